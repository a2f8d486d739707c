// A document: its text with what was found marked, and the triples beside it.
import * as api from "./api";
import { fill, h, say } from "./dom";
import { address, get } from "./state";
import { showStatement } from "./evidence";
import { table, saveCSV } from "./table";
import { Source, pieces, type Mark, type Piece } from "./text";
import { relationName, t } from "./words";

/** documents lists what was read. */
export async function documents(main: HTMLElement) {
  const docs = await api.documents();
  const name = (d: api.DocInfo) => api.metaOf(d, "doc");
  const view = table(t("documents"), [
    { title: t("title_"), value: (d) => api.metaOf(d, "title") || name(d), cell: (d) => h("a", { href: address({ view: "document", doc: name(d) }) }, api.metaOf(d, "title") || name(d)) },
    { title: t("date"), value: (d) => api.metaOf(d, "date"), cell: (d) => h("span", { class: "one-line" }, api.metaOf(d, "date")) },
    { title: t("issuer"), value: (d) => api.metaOf(d, "issuer") },
    { title: t("sentences", { n: "" }).trim(), value: (d) => d.sentences },
    { title: t("triples", { n: "" }).trim(), value: (d) => Number(d.triples) },
    { title: t("network"), value: (d) => name(d), cell: (d) => h("a", { class: "one-line", href: address({ view: "network", doc: name(d) }) }, t("showNetwork")) },
  ], docs);
  fill(main, h("div", { class: "plain" }, h("h1", {}, t("documents")), h("p", { class: "toolbar" }, h("span", { class: "dim" }, String(docs.length)), h("button", { class: "quiet", onclick: () => saveCSV("tupu-documents.csv", view.csv()) }, "CSV")), view.element));
}

/** documentView draws one document. */
export async function documentView(main: HTMLElement) {
  const name = get("doc");
  fill(main, h("p", { class: "dim" }, t("loading")));
  const doc = await api.documentOf(name);
  const source = new Source(doc.text, name);
  const marks = marksOf(doc.triples);
  const list = h("ol", { class: "triples" });
  const reader = new Reader(doc, list);
  const text = h("article", { class: "text", lang: "zh" }, paragraphs(source, marks, reader));
  const filter = h<HTMLInputElement>("input", { type: "search", placeholder: t("filterText"), "aria-label": t("filterText"), oninput: () => reader.filter(filter.value) });
  fill(main, h("div", { class: "document" }, heading(doc, name), h("div", { class: "columns" }, text,
    h("section", { class: "beside", "aria-label": t("triples", { n: doc.triples.length }) }, h("div", { class: "beside-head" }, h("h2", {}, t("triples", { n: doc.triples.length })), filter, reader.all), list))));
  reader.text = text;
  reader.draw();
  const at = Number(get("at"));
  if (get("stmt")) reader.show(get("stmt"), at);
}

function heading(doc: api.Doc, name: string): HTMLElement {
  const meta = (k: string) => api.metaOf(doc, k);
  const title = meta("title") || name;
  const inferred = (doc.meta.inferred ?? doc.meta.Inferred ?? []) as string[];
  const note = (k: string) => (inferred?.includes(k) ? h("span", { class: "dim small" }, ` (${t("inferred")})`) : null);
  const url = meta("url");
  return h("header", {}, h("h1", { lang: "zh" }, title), h("p", { class: "dim" },
    title === name ? null : [name, " · "], meta("date") ? [meta("date"), note("date"), " · "] : null, meta("issuer") ? [meta("issuer"), " · "] : null, t("sentences", { n: doc.sentences }), " · ",
    h("a", { href: address({ view: "network", doc: name }) }, t("showNetwork")),
    /^https?:/.test(url) ? [" · ", h("a", { href: url, rel: "noreferrer", target: "_blank" }, t("source"))] : null));
}

function marksOf(triples: api.Triple[]): Mark[] {
  return triples.flatMap((tr, triple) => [
    ...(tr.subject.spans ?? []).map((span) => ({ span, role: "subject", triple })),
    ...(tr.trigger.spans ?? []).map((span) => ({ span, role: "trigger", triple })),
    ...(tr.object.spans ?? []).map((span) => ({ span, role: "object", triple })),
  ]);
}

/** paragraphs cuts the text at line breaks and where marks begin and end. */
function paragraphs(source: Source, marks: Mark[], reader: Reader): Node[] {
  const out: Node[] = [];
  const byStart = [...marks].sort((a, b) => a.span[0] - b.span[0]);
  let from = 0, first = 0;
  while (from < source.bytes.length) {
    let to = source.bytes.indexOf(10, from);
    if (to < 0) to = source.bytes.length;
    while (first < byStart.length && byStart[first].span[1] <= from && byStart[first].span[0] < from - 4000) first++;
    const inside = byStart.slice(first).filter((m) => m.span[0] < to && m.span[1] > from);
    const nodes = pieces(from, to, inside).map((p) => reader.piece(p, source));
    if (nodes.some((n) => n.textContent?.trim())) out.push(h("p", {}, nodes));
    from = to + 1;
  }
  return out;
}

/** Reader ties text and list together. */
class Reader {
  text = h("article");
  readonly all = h("button", { class: "quiet", hidden: true, onclick: () => this.draw() }, t("showAll"));
  private items: HTMLElement[];

  constructor(private doc: api.Doc, private list: HTMLElement) {
    this.items = doc.triples.map((tr, i) => this.item(tr, i));
  }

  /** piece is a stretch of text; a click on a marked one lists its triples. */
  piece(p: Piece, source: Source): Node {
    const text = source.cut(p.from, p.to);
    if (!p.marks.length) return document.createTextNode(text);
    const triples = [...new Set(p.marks.map((m) => m.triple))];
    const entity = p.marks.some((m) => m.role !== "trigger");
    return h("span", { class: entity ? "m" : "m trigger-word", "data-t": triples.join(" "), "data-from": p.from, onclick: () => this.draw(triples) }, text);
  }

  private item(tr: api.Triple, i: number): HTMLElement {
    return h("li", { value: i + 1, onmouseenter: () => this.light(i), onfocusin: () => this.light(i), onmouseleave: () => this.light(-1) },
      h("button", { class: "triple", onclick: () => { this.light(i, true); showStatement(tr.statement); } },
        h("span", { class: "s" }, tr.subject.name), h("span", { class: "r" }, (tr.negated ? "¬ " : "") + relationName(tr.relation)), h("span", { class: "o" }, tr.object.name),
        tr.modality === "asserted" ? null : h("span", { class: "badge " + tr.modality }, t(tr.modality))));
  }

  /** draw lists all triples, or some. */
  draw(some?: number[]) {
    this.all.hidden = !some;
    fill(this.list, some ? some.map((i) => this.items[i]) : this.items);
    if (some) { say(t("triples", { n: some.length })); this.list.scrollTop = 0; }
  }

  filter(words: string) {
    const w = words.trim().toLowerCase();
    this.draw(w ? this.doc.triples.flatMap((tr, i) => ([tr.subject.name, relationName(tr.relation), tr.relation, tr.object.name, tr.rule].some((s) => s.toLowerCase().includes(w)) ? [i] : [])) : undefined);
  }

  /** light marks the words of one triple in the text. */
  light(i: number, scroll = false) {
    const tr = this.doc.triples[i];
    const within = (from: number, spans: api.Span[] | null | undefined) => (spans ?? []).some(([a, b]) => from >= a && from < b);
    let first: Element | null = null;
    for (const e of this.text.querySelectorAll<HTMLElement>(".m")) {
      const from = Number(e.dataset.from);
      const on = tr && e.dataset.t?.split(" ").includes(String(i));
      e.classList.toggle("subject", !!on && within(from, tr.subject.spans));
      e.classList.toggle("trigger", !!on && within(from, tr.trigger.spans));
      e.classList.toggle("object", !!on && within(from, tr.object.spans));
      if (on && !first) first = e;
    }
    if (scroll) first?.scrollIntoView({ block: "center", behavior: "auto" });
  }

  /** show scrolls to a statement. */
  show(statement: string, at: number) {
    const i = this.doc.triples.findIndex((tr) => tr.statement === statement && (!at || [tr.subject, tr.trigger, tr.object].some((x) => x.spans?.some(([a]) => a === at))));
    const found = i >= 0 ? i : this.doc.triples.findIndex((tr) => tr.statement === statement);
    if (found >= 0) this.light(found, true);
  }
}
