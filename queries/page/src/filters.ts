// What of a network is shown. Filters hide; they never move what stays.
import type { NetLink, NetNode } from "./api";
import { h, svg } from "./dom";
import { get, list, note } from "./state";
import { familyOf, relationName, t, typeName } from "./words";
import { dot } from "./shapes";
import { familyColour, keyOf } from "./picture";
import { histogram, type Years } from "./histogram";

export interface Filters { types: Set<string>; relations: Set<string>; modalities: Set<string>; years: Years } // the sets hold what is hidden

/** read takes the filters from the address. */
export function read(): Filters {
  const modalities = get("nomod") ? list("nomod") : ["hypothetical"];
  return {
    types: new Set(list("notype")), relations: new Set(list("norel")), modalities: new Set(modalities.filter((m) => m !== "-")),
    years: { from: Number(get("from")) || 0, to: Number(get("to")) || 0, undated: get("undated") !== "no" },
  };
}

/** write puts them into the address. */
export function write(f: Filters) {
  const modalities = [...f.modalities].sort().join(",");
  note({
    notype: [...f.types].sort().join(","), norel: [...f.relations].sort().join(","), nomod: modalities === "hypothetical" ? "" : modalities || "-",
    from: f.years.from ? String(f.years.from) : "", to: f.years.to ? String(f.years.to) : "", undated: f.years.undated ? "" : "no",
  });
}

/** inYears says whether something falls into the years chosen. */
export function inYears(x: { first_year?: number; last_year?: number }, y: Years): boolean {
  if (!x.first_year) return y.undated;
  return (!y.from || (x.last_year || x.first_year) >= y.from) && (!y.to || x.first_year <= y.to);
}

export interface Shown { nodes: Set<string>; links: Set<string>; list: NetLink[]; hidden: number }

/** apply says which nodes and links the filters leave. */
export function apply(f: Filters, nodes: Map<string, NetNode>, links: Map<string, NetLink>, start: Set<string>, opened: Set<string>): Shown {
  const typeShown = (iri: string) => start.has(iri) || !f.types.has(nodes.get(iri)?.type ?? "");
  const shown: Shown = { nodes: new Set(), links: new Set(), list: [], hidden: 0 };
  const ties: NetLink[] = [];
  for (const l of links.values()) {
    if (!l.statements.length) { ties.push(l); continue; }
    const keep = !f.relations.has(l.relation) && !f.modalities.has(l.modality ?? "") && typeShown(l.from) && typeShown(l.to) && l.statements.some((s) => inYears(s, f.years));
    if (!keep) { shown.hidden++; continue; }
    shown.links.add(keyOf(l));
    shown.list.push(l);
    shown.nodes.add(l.from).add(l.to);
  }
  for (const iri of start) if (nodes.has(iri)) shown.nodes.add(iri);
  for (const l of ties) {
    if (!shown.nodes.has(l.from) || !typeShown(l.to)) continue;
    if (opened.has(l.from) && l.relation === "member") shown.nodes.add(l.to);
    if (shown.nodes.has(l.to)) shown.links.add(keyOf(l));
  }
  return shown;
}

/** panel draws the filters, which are the legend too. */
export function panel(f: Filters, nodes: Map<string, NetNode>, links: Map<string, NetLink>, changed: () => void): HTMLElement[] {
  const real = [...links.values()].filter((l) => l.statements.length);
  const types = count([...nodes.values()].map((n) => n.type));
  const relations = count(real.map((l) => l.relation));
  const modalities = count(real.map((l) => l.modality ?? ""));
  return [
    group(t("types"), [...types].map(([type, n]) => check(f.types, type, n, changed, dot(type), typeName(type)))),
    group(t("relations"), [...relations].map(([r, n]) => check(f.relations, r, n, changed, stroke(familyColour(familyOf(r))), relationName(r)))),
    group(t("modalities"), [...modalities].map(([m, n]) => check(f.modalities, m, n, changed, stroke(familyColour("action"), m !== "asserted"), t(m))), h("p", { class: "dim small key-lines" }, t("solid"), " · ", t("dashed"), " · ", t("width"))),
    group(t("years"), [years(f, real, changed)]),
  ];
}

function group(title: string, ...rows: (Node | Node[])[]): HTMLElement {
  return h("fieldset", {}, h("legend", {}, title), ...rows);
}

function count(values: string[]): Map<string, number> {
  const n = new Map<string, number>();
  for (const v of values) n.set(v, (n.get(v) ?? 0) + 1);
  return new Map([...n].sort((a, b) => b[1] - a[1]));
}

function check(hidden: Set<string>, value: string, n: number, changed: () => void, sign: Node, name: string): HTMLElement {
  const box = h<HTMLInputElement>("input", { type: "checkbox", checked: !hidden.has(value), value, onchange: () => { if (box.checked) hidden.delete(value); else hidden.add(value); changed(); } });
  const only = h("button", { class: "only", type: "button", title: t("focus"), "aria-label": `${t("focus")}: ${name}`, onclick: (e: Event) => { e.preventDefault(); solo(box, hidden, changed); } }, "◎");
  return h("label", { class: "row" }, box, sign, h("span", { class: "grow" }, name), only, h("span", { class: "count" }, n));
}

/** solo leaves one row of a group checked, or all if it is the only one already. */
function solo(box: HTMLInputElement, hidden: Set<string>, changed: () => void) {
  const boxes = [...(box.closest("fieldset") as HTMLElement).querySelectorAll<HTMLInputElement>(".row input")];
  const alone = box.checked && boxes.filter((b) => b.checked).length === 1;
  for (const b of boxes) {
    b.checked = alone || b === box;
    if (b.checked) hidden.delete(b.value);
    else hidden.add(b.value);
  }
  changed();
}

function stroke(colour: string, dashed = false): SVGElement {
  return svg("svg", { viewBox: "0 0 18 8", width: 18, height: 8, "aria-hidden": "true", class: "stroke" }, svg("line", { x1: 0, y1: 4, x2: 18, y2: 4, stroke: colour, "stroke-width": 2.6, "stroke-dasharray": dashed ? "5 3" : undefined }));
}

function years(f: Filters, links: NetLink[], changed: () => void): HTMLElement {
  const counts = new Map<number, number>();
  let undated = 0;
  for (const l of links) for (const s of l.statements) {
    if (!s.first_year) undated += s.sentences;
    else for (const y of new Set([s.first_year, s.last_year || s.first_year])) counts.set(y, (counts.get(y) ?? 0) + s.sentences);
  }
  const box = h("div");
  const draw = () => box.replaceChildren(histogram(counts, undated, f.years, (y) => { f.years = y; draw(); changed(); }));
  draw();
  return box;
}
