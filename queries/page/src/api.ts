// What the server answers, as /api/openapi.json describes it.

export type Span = [number, number];
export interface Term { iri: string; name: string; text: string; type: string; members?: string[]; about?: string[]; spans: Span[] | null }
export interface Triple {
  doc: string; sentence: { n: number; text: string }; subject: Term; relation: string; object: Term;
  modality: string; negated: boolean; attributed_to: string | null;
  qualifiers: { time: string | null; place: string | null; with: string[] | null; recipient: string[] | null };
  trigger: { text: string; spans: Span[] | null }; rule: string; statement: string;
}
export interface Evidence { id: string; document: string; title?: string; date?: string; triple: Triple; steps: { stage: string; note: string }[] | null }
export interface Statement {
  id: string; subject: string; relation: string; object: string; modality: string; negated: boolean;
  first_year?: number; last_year?: number; review: string; holds: boolean; derived_only: boolean;
  decision?: { verdict: string; note?: string; by?: string; time?: string };
  derived_from?: string[]; members?: string[]; evidence: Evidence[] | null;
}
export interface Member { iri: string; name: string; en?: string; type: string }
export interface NetNode extends Member { members?: Member[] }
export interface NetStatement { id: string; subject: string; object: string; sentences: number; first_year?: number; last_year?: number }
export interface NetLink { from: string; relation: string; to: string; modality?: string; sentences: number; first_year?: number; last_year?: number; statements: NetStatement[] }
export interface Network { start: string[]; nodes: NetNode[]; links: NetLink[]; left_out: number; left_out_by_type: Record<string, number> }
export interface Thing extends Member { statements: number; members?: Member[] }
export interface Found { iri: string; name: string; match: string }
export interface Relation { name: string; family: string; zh: string; en: string }
export interface About { version: string; writable: boolean; relations: Relation[] }
export interface Parameter { name: string; type: string; zh: string; en: string; required?: boolean; default?: string }
export interface Query { name: string; zh: string; en: string; parameters: Parameter[]; columns: string[]; example: { ask: Record<string, string> } }
export interface Table { columns: string[]; rows: Record<string, unknown>[]; truncated?: string; warnings?: string[] }
export interface DocInfo {
  meta: Record<string, unknown>; size: number; sentences: number; triples: number | Triple[]; rules: string; version: string;
}
export interface Doc extends Omit<DocInfo, "triples"> { text: string; triples: Triple[] }
export interface Stats { documents: number; sentences: number; triples: number; statements: number; first_year: number; last_year: number }
export interface Gizmo { result: unknown[]; truncated?: string; hints: string[]; value?: unknown }

/** Problem is an error that the server explains. */
export class Problem extends Error {
  constructor(readonly status: number, message: string) { super(message); }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const text = await response.text();
  try {
    const p = JSON.parse(text);
    throw new Problem(response.status, [p.title, p.detail].filter(Boolean).join(": ") || text);
  } catch (e) {
    throw e instanceof Problem ? e : new Problem(response.status, text || response.statusText);
  }
}

const kept = new Map<string, Promise<unknown>>();

function ask<T>(path: string, params: [string, string][] = []): Promise<T> {
  const q = new URLSearchParams(params.filter(([, v]) => v)).toString();
  return fetch(path + (q ? "?" + q : "")).then((r) => answer<T>(r));
}

/** keep asks once and remembers the answer until something is judged. */
function keep<T>(path: string, params: [string, string][] = []): Promise<T> {
  const key = path + "?" + new URLSearchParams(params).toString();
  let p = kept.get(key) as Promise<T> | undefined;
  if (!p) {
    p = ask<T>(path, params);
    kept.set(key, p);
    p.catch(() => kept.delete(key));
  }
  return p;
}

const part = (name: string) => name.split("/").map(encodeURIComponent).join("/");

export const about = () => keep<About>("/api/about");
export const queries = () => keep<Query[]>("/api/queries");
export const stats = () => keep<Stats>("/api/stats");
export const documents = () => keep<DocInfo[]>("/api/documents");
export const documentOf = (doc: string) => keep<Doc>("/api/documents/" + part(doc));
export const things = (types: string[], limit: number) => keep<Thing[]>("/api/things", [["type", types.join(",")], ["limit", String(limit)]]);
export const search = (q: string, limit = 12) => ask<Found[]>("/api/entities", [["q", q], ["limit", String(limit)]]);
export const entity = (name: string) => keep<{ iri: string; name: string; facts: Record<string, string[]> }[]>("/api/entities/" + part(name));
export const statement = (id: string) => ask<Statement>("/api/statements/" + part(id.replace(/^stmt\//, "")));
export const saved = (name: string, args: [string, string][]) => ask<Table>("/api/queries/" + part(name), args);

export interface NetworkAsk { nodes: string[]; doc: string; modality: string; clauses: boolean; limit: number }

export function network(a: NetworkAsk): Promise<Network> {
  const params: [string, string][] = [["document", a.doc], ["modality", a.modality], ["clauses", a.clauses ? "true" : ""], ["limit", String(a.limit)]];
  return ask<Network>("/api/network", [...a.nodes.map((n): [string, string] => ["node", n]), ...params]);
}

export function gizmo(program: string): Promise<Gizmo> {
  return fetch("/api/gizmo", { method: "POST", body: program }).then((r) => answer<Gizmo>(r));
}

/** judge records a judgement, or takes one back where there is no verdict. */
export async function judge(token: string, statement: string, verdict: string, note: string): Promise<Statement> {
  const headers = { Authorization: "Bearer " + token, "Content-Type": "application/json" };
  const after = verdict
    ? fetch("/api/reviews", { method: "POST", headers, body: JSON.stringify({ statement, verdict, note }) })
    : fetch("/api/reviews/" + part(statement.replace(/^stmt\//, "")), { method: "DELETE", headers });
  const s = await answer<Statement>(await after);
  kept.clear();
  return s;
}

/** metaOf reads a document's metadata, whatever the case of its keys. */
export function metaOf(d: { meta: Record<string, unknown> }, name: string): string {
  const v = d.meta[name] ?? d.meta[name[0].toUpperCase() + name.slice(1)];
  return typeof v === "string" ? v : "";
}
