// A saved query: its parameters as a form, its answer as a table whose rows open
// their evidence.
import * as api from "./api";
import { fill, h } from "./dom";
import { address, get, go } from "./state";
import { column, lang, relationName, relationNames, t } from "./words";
import { hint } from "./hints";
import { combo, entities } from "./search";
import { saveCSV, table, type Column } from "./table";
import { showStatement } from "./evidence";

const KINDS = ["asserted", "intended", "obligated", "hypothetical"];

/** ask draws a saved query. */
export async function ask(main: HTMLElement) {
  const all = await api.queries();
  const q = all.find((x) => x.name === get("q")) ?? all[0];
  const result = h("div", { class: "answer" });
  fill(main, h("div", { class: "ask" },
    h("nav", { class: "tabs", "aria-label": t("questions") }, all.map((x) => h("a", { href: address({ view: "ask", q: x.name }), "aria-current": x === q ? "page" : undefined }, lang() === "zh" ? x.zh : x.en))),
    h("h1", {}, lang() === "zh" ? q.zh : q.en), form(q), result));
  if (q.parameters.some((p) => p.required && !get(p.name))) return;
  fill(result, h("p", { class: "dim" }, t("loading")));
  try {
    const args = q.parameters.map((p): [string, string] => [p.name, get(p.name)]);
    fill(result, answer(q.name, await api.saved(q.name, args)));
  } catch (e) {
    fill(result, h("p", { class: "error", role: "alert" }, (e as Error).message));
  }
}

function form(q: api.Query): HTMLElement {
  const values = new Map<string, () => string>();
  const fields = q.parameters.map((p) => {
    const { element, value } = field(p, q.example?.ask?.[p.name]);
    values.set(p.name, value);
    return h("label", { class: "for-" + p.type, title: lang() === "zh" ? p.zh : p.en }, h("span", {}, column(p.name), p.required ? h("em", {}, " " + t("required")) : null), element);
  });
  const submit = (e: Event) => {
    e.preventDefault();
    const view: Record<string, string> = { view: "ask", q: q.name };
    for (const [name, value] of values) view[name] = value();
    go(address(view));
  };
  return h("form", { class: "parameters", onsubmit: submit }, fields, h("button", { class: "primary" }, t("ask")));
}

function field(p: api.Parameter, example?: string): { element: HTMLElement; value: () => string } {
  if (p.type === "modality") return modalities(p);
  if (p.type === "relation") {
    const s = h<HTMLSelectElement>("select", {}, h("option", { value: "" }, t("all")), relationNames().map((r) => h("option", { value: r, selected: get(p.name) === r }, relationName(r))));
    return { element: s, value: () => s.value };
  }
  const input = h<HTMLInputElement>("input", { value: get(p.name), placeholder: example ?? (p.type === "date" ? "2023-05" : ""), inputmode: p.type === "number" ? "numeric" : undefined });
  if (p.type !== "entity") return { element: input, value: () => input.value.trim() };
  return { element: combo(input, entities, (c) => { input.value = c.value; }), value: () => input.value.trim() };
}

function modalities(p: api.Parameter): { element: HTMLElement; value: () => string } {
  const chosen = (get(p.name) || p.default || "").split(",");
  const boxes = KINDS.map((m) => h<HTMLInputElement>("input", { type: "checkbox", checked: chosen.includes(m) || chosen.includes("all"), value: m }));
  const element = h("span", { class: "checks" }, boxes.map((b) => h("label", {}, b, t(b.value))));
  const value = () => {
    const list = boxes.filter((b) => b.checked).map((b) => b.value).join(",");
    return list === p.default ? "" : list;
  };
  return { element, value };
}

/** answer shows a table that the server gave. */
export function answer(name: string, result: api.Table): HTMLElement {
  const columns = result.columns.map((c): Column<Record<string, unknown>> => ({ title: column(c), value: (r) => valueOf(c, r[c]), cell: (r) => cell(c, r) }));
  const view = table(name, columns, result.rows);
  return h("div", {},
    result.warnings?.map((w) => h("p", { class: "warning", role: "status" }, hint(w))),
    h("p", { class: "toolbar" }, h("span", { class: "dim" }, t("rows", { n: result.rows.length }), result.truncated ? " · " + t("truncated", { what: result.truncated }) : ""),
      h("button", { class: "quiet", onclick: () => saveCSV(`tupu-${name}.csv`, view.csv()) }, "CSV")),
    result.rows.length ? view.element : h("p", { class: "dim" }, t("none")));
}

function valueOf(c: string, v: unknown): string | number {
  if (typeof v === "number") return v;
  const s = v === null || v === undefined ? "" : String(v);
  return c === "relation" ? relationName(s) : c === "modality" || c === "kind" ? t(s) : s;
}

const LINKED = new Set(["document", "party", "target", "entity", "event", "initiative", "field", "other", "from", "to", "subject", "object", "with", "place"]);

function cell(c: string, row: Record<string, unknown>): Node | string {
  const v = String(row[c] ?? "");
  if (!v) return "";
  if (c === "relation" || c === "kind" || typeof row[c] === "number") return String(valueOf(c, row[c]));
  if (c === "statement") return h("button", { class: "link", onclick: () => showStatement(v), "aria-label": `${t("showEvidence")} ${v}` }, t("showEvidence"));
  if (c === "file" || (c === "document" && (!row.kind || row.file))) return h("a", { href: address({ view: "document", doc: String(row.file || v) }) }, v);
  if (c === "members") return h("details", { class: "members" }, h("summary", {}, v.split("、").length), v);
  if (c === "modality") return h("span", { class: "badge " + v }, t(v));
  if (LINKED.has(c)) return h("a", { href: address({ view: "network", node: v.split("/")[0] }) }, v);
  return String(valueOf(c, row[c]));
}
