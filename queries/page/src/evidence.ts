// The panel that says why a statement is there: its sentence in the document with
// subject, trigger and object marked, the rule and its steps, who says it, and
// what people judged.
import * as api from "./api";
import { fill, h, say } from "./dom";
import { address, note } from "./state";
import { Source, pieces, type Mark } from "./text";
import { label, relationName, t } from "./words";
import { judgement } from "./review";

const panel = () => document.getElementById("panel") as HTMLElement;

let opener: Element | null = null;
let closed: () => void = () => {};

/** close shuts the panel. */
export function close() {
  if (panel().hidden) return;
  panel().hidden = true;
  document.body.classList.remove("with-panel");
  fill(panel());
  note({ stmt: undefined, link: undefined });
  closed();
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
}

function open(title: string, ...body: Node[]) {
  if (panel().hidden) opener = document.activeElement;
  panel().hidden = false;
  document.body.classList.add("with-panel");
  const head = h("h2", { tabindex: "-1" }, title);
  panel().setAttribute("aria-label", title);
  fill(panel(),
    h("div", { class: "panel-head" }, head, h("button", { class: "icon", "aria-label": t("close"), title: t("close"), onclick: close }, "✕")),
    h("div", { class: "panel-body" }, ...body));
  panel().scrollTop = 0;
  head.focus({ preventScroll: true });
}

/** onClose is called when the panel shuts. */
export function onClose(f: () => void) { closed = f; }

/** showStatement opens the evidence of one statement. */
export function showStatement(id: string) {
  note({ stmt: id });
  const box = h("div", { class: "statement" }, h("p", { class: "dim" }, t("loading")));
  open(t("evidence"), box);
  void load(box, id);
}

interface Named { name: string; en?: string; type?: string; members?: { name: string; en?: string }[] }

/** showLink opens the evidence of all statements behind a link of the picture. */
export function showLink(link: api.NetLink, from: Named, to: Named) {
  const title = t("linkTitle", { from: label(from), relation: relationName(link.relation), to: label(to) });
  if (!link.statements.length) {
    open(title, h("p", {}, t(link.relation === "member" ? "memberTie" : "aboutTie")));
    return;
  }
  if (link.statements.length === 1) {
    const box = h("div", { class: "statement" }, h("p", { class: "dim" }, t("loading")));
    open(title, box);
    void load(box, link.statements[0].id);
    return;
  }
  const items = link.statements.map((s, i) => disclosure(s, i === 0));
  open(title, h("p", { class: "dim" }, t("statements", { n: link.statements.length }), " · ", t("sentences", { n: link.sentences })), ...items);
}

/** disclosure is a statement that loads when it is opened. */
function disclosure(s: api.NetStatement, first: boolean): HTMLElement {
  const box = h("div", { class: "statement" });
  let loaded = false;
  const d = h<HTMLDetailsElement>("details", { class: "of-link", open: first }, h("summary", {}, h("b", {}, s.subject), " … ", h("b", {}, s.object), h("span", { class: "dim" }, " " + t("sentences", { n: s.sentences }))), box);
  const fetchIt = () => {
    if (loaded || !d.open) return;
    loaded = true;
    fill(box, h("p", { class: "dim" }, t("loading")));
    void load(box, s.id);
  };
  d.addEventListener("toggle", fetchIt);
  fetchIt();
  return d;
}

async function load(box: HTMLElement, id: string) {
  try {
    const s = await api.statement(id);
    await draw(box, s);
  } catch (e) {
    fill(box, h("p", { class: "error", role: "alert" }, (e as Error).message));
  }
}

async function draw(box: HTMLElement, s: api.Statement) {
  const behind = s.evidence?.length ? [] : await Promise.all((s.derived_from ?? []).map((id) => api.statement(id)));
  const evidence = [...(s.evidence ?? []), ...behind.flatMap((g) => g.evidence ?? [])];
  const parts = await Promise.all(evidence.map((e) => quote(e).catch((err) => h("p", { class: "error" }, String(err.message)))));
  const first = s.evidence?.[0]?.triple;
  fill(box,
    sentenceOf(s, first),
    badges(s),
    judgement(s, (after) => void draw(box, after)),
    s.derived_from?.length ? derived(s.derived_from, behind) : null,
    evidence.length ? h("h3", {}, evidence.length > 1 ? t("sameStatement", { n: evidence.length }) : t("onlySentence")) : null,
    parts,
    s.members?.length ? h("p", { class: "dim" }, t("membersOf"), ": ", s.members.map(unescape).join("、")) : null,
    identity(s.id));
  say(`${t("evidence")}: ${t("sentences", { n: evidence.length })}`);
}

const unescape = (iri: string) => { try { return decodeURIComponent(iri); } catch { return iri; } };

/** sentenceOf says the statement in three words, each a way into the network. */
function sentenceOf(s: api.Statement, triple?: api.Triple): HTMLElement {
  const node = (iri: string, term?: api.Term) =>
    h("a", { href: address({ view: "network", node: iri.startsWith("group/") ? iri : unescape(iri) }) }, term && (term.iri === iri || iri.startsWith("group/")) ? term.name : unescape(iri));
  return h("p", { class: "said" },
    h("span", { class: "role subject" }, node(s.subject, triple?.subject)),
    h("span", { class: "role trigger" }, s.negated ? t("negated") + " " : "", relationName(s.relation)),
    h("span", { class: "role object" }, node(s.object, triple?.object)));
}

function badges(s: api.Statement): HTMLElement {
  const years = s.first_year ? (s.last_year && s.last_year !== s.first_year ? `${s.first_year}–${s.last_year}` : String(s.first_year)) : t("undated");
  return h("p", { class: "badges" },
    h("span", { class: "badge " + s.modality }, t(s.modality)),
    s.negated ? h("span", { class: "badge negated" }, t("negated")) : null,
    h("span", { class: "badge" }, years),
    h("span", { class: "badge review " + s.review }, t(s.review)));
}

/** derived names the statements of groups from which a member's follows. */
function derived(ids: string[], behind: api.Statement[]): HTMLElement {
  const words = (id: string) => {
    const triple = behind.find((g) => g.id === id)?.evidence?.[0]?.triple;
    return triple ? `${triple.subject.name} ${relationName(triple.relation)} ${triple.object.name}` : id;
  };
  return h("div", { class: "derived" }, h("p", {}, t("derived"), ":"),
    h("ul", {}, ids.map((id) => h("li", {}, h("button", { class: "link wraps", onclick: () => showStatement(id) }, words(id))))));
}

function identity(id: string): HTMLElement {
  const b = h("button", { class: "quiet" }, t("copyId"));
  b.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(id).catch(() => {});
    b.textContent = t("copied");
  });
  return h("p", { class: "identity" }, h("code", {}, id), b);
}

/** quote shows one place in a document that says the statement. */
async function quote(e: api.Evidence): Promise<HTMLElement> {
  const doc = await api.documentOf(e.document);
  const source = new Source(doc.text, e.document);
  const triple = e.triple;
  const open = address({ view: "document", doc: e.document, stmt: triple.statement, at: String(firstByte(triple)) });
  return h("article", { class: "evidence" },
    h("header", {}, h("a", { href: open, title: t("openDocument") }, e.title || e.document),
      h("span", { class: "dim" }, [e.date, t("sentenceN", { n: triple.sentence.n })].filter(Boolean).join(" · "))),
    passages(source, triple),
    h("p", { class: "marks" }, unnamed("subject", triple.subject.spans, triple.subject.name), unnamed("trigger", triple.trigger.spans, triple.trigger.text), unnamed("object", triple.object.spans, triple.object.name)),
    particulars(triple), steps(e.steps ?? []), neighbours(doc, triple));
}

/** neighbours lists what else was read from the sentence. */
function neighbours(doc: api.Doc, triple: api.Triple): HTMLElement | null {
  const others = doc.triples.filter((x) => x.sentence.n === triple.sentence.n && x.statement !== triple.statement);
  if (!others.length) return null;
  return h("details", { class: "steps" }, h("summary", {}, t("sameSentence", { n: others.length })),
    h("ul", {}, others.map((x) => h("li", {}, h("button", { class: "link wraps", onclick: () => showStatement(x.statement) }, `${x.subject.name} ${x.negated ? "¬" : ""}${relationName(x.relation)} ${x.object.name}`)))));
}

/** unnamed is a key to the colours; it names what the text does not. */
function unnamed(role: string, spans: api.Span[] | null, name: string): HTMLElement {
  return h("span", { class: "key" }, h("mark", { class: role }, t(role)), spans?.length ? null : ` ${name}`);
}

const spansOf = (tr: api.Triple): Mark[] => [
  ...(tr.subject.spans ?? []).map((span) => ({ span, role: "subject", triple: 0 })),
  ...(tr.trigger.spans ?? []).map((span) => ({ span, role: "trigger", triple: 0 })),
  ...(tr.object.spans ?? []).map((span) => ({ span, role: "object", triple: 0 })),
];

function firstByte(tr: api.Triple): number {
  const marks = spansOf(tr);
  return marks.length ? Math.min(...marks.map((m) => m.span[0])) : 0;
}

const AROUND = 48; // characters of the sentences before and after
const NEAR = 900; // bytes between spans that are still shown in one piece

/** passages shows the sentence with its marks, with the sentences around it; what stands far away has a passage of its own. */
function passages(source: Source, tr: api.Triple): HTMLElement {
  const marks = spansOf(tr).sort((a, b) => a.span[0] - b.span[0]);
  if (!marks.length) return h("blockquote", { lang: "zh" }, tr.sentence.text);
  const groups: Mark[][] = [];
  for (const m of marks) {
    const last = groups.at(-1);
    if (last && m.span[0] - Math.max(...last.map((x) => x.span[1])) < NEAR) last.push(m);
    else groups.push([m]);
  }
  return h("blockquote", { lang: "zh" }, groups.map((g) => passage(source, g, tr.sentence.text)));
}

function passage(source: Source, marks: Mark[], sentence: string): HTMLElement {
  const p = whole(source, Math.min(...marks.map((m) => m.span[0])), Math.max(...marks.map((m) => m.span[1])), sentence);
  const around = (from: number, to: number) => source.cut(from, to).replace(/\s+/g, " ");
  const before = around(p.before, p.start), after = around(p.end, p.after);
  return h("p", {},
    h("span", { class: "around" }, before.length > AROUND ? "…" + before.slice(-AROUND) : before),
    h("span", { class: "core" }, marked(source, p.start, p.end, marks)),
    h("span", { class: "around" }, after.length > AROUND ? after.slice(0, AROUND) + "…" : after));
}

/** whole finds the passage of a sentence; where a line break cuts the sentence in two, both parts. */
function whole(source: Source, from: number, to: number, sentence: string) {
  const bare = (s: string) => s.replace(/\s+/g, "");
  const within = (a: number, b: number) => { const s = bare(source.cut(a, b)); return s !== "" && bare(sentence).includes(s); };
  let p = source.passage(from, to);
  for (let i = 0; i < 8; i++) {
    if (p.before < p.start && within(p.before, p.start)) p = { ...source.passage(p.before, p.before), start: p.before, end: p.end, after: p.after };
    else if (p.after > p.end && within(p.end, p.after)) p = { ...p, end: p.after, after: source.passage(p.after, p.after).after };
    else break;
  }
  return p;
}

/** marked is a stretch of text with its highlights. */
export function marked(source: Source, from: number, to: number, marks: Mark[]): Node[] {
  return pieces(from, to, marks).map((piece) => {
    const text = source.cut(piece.from, piece.to);
    if (!piece.marks.length) return document.createTextNode(text);
    const roles = [...new Set(piece.marks.map((m) => m.role))];
    const starts = piece.marks.some((m) => m.span[0] === piece.from);
    return h("mark", { class: roles.join(" ") + (starts ? " starts" : ""), title: roles.map((r) => t(r)).join(" · ") }, text);
  });
}

function particulars(tr: api.Triple): HTMLElement {
  const q = tr.qualifiers;
  const rows: [string, string | null | undefined][] = [
    [t("saidBy"), tr.attributed_to ?? t("textItself")], [t("rule"), tr.rule], [t("modality"), t(tr.modality) + (tr.negated ? " · " + t("negated") : "")],
    [t("time"), q.time], [t("place"), q.place], [t("with"), q.with?.join("、")], [t("recipient"), q.recipient?.join("、")],
  ];
  return h("dl", {}, rows.filter(([, v]) => v).map(([k, v]) => [h("dt", {}, k), h("dd", k === t("rule") ? { class: "code" } : {}, v)]));
}

function steps(list: { stage: string; note: string }[]): HTMLElement | null {
  if (!list.length) return null;
  return h("details", { class: "steps" }, h("summary", {}, t("steps")), h("ol", {}, list.map((s) => h("li", {}, h("b", {}, t(s.stage)), " ", s.note))));
}
