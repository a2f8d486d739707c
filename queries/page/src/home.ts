// The start: a question, or a list to begin from.
import * as api from "./api";
import { fill, h } from "./dom";
import { address } from "./state";
import { label, lang, listed, t, typeName } from "./words";
import { searchBox } from "./search";
import { dot } from "./shapes";

const SHOWN = 12;

/** home draws the start page. */
export async function home(main: HTMLElement) {
  const numbers = h("p", { class: "dim numbers" });
  const questions = h("div", { class: "questions" });
  const lists = h("div", { class: "lists" });
  fill(main, h("div", { class: "home" },
    h("section", { class: "hero" }, h("h1", {}, t("lead")), h("p", { class: "dim" }, t("sub")), searchBox("start"), numbers),
    h("section", {}, h("h2", {}, t("questions")), questions), lists));
  const [stats, queries] = await Promise.all([api.stats(), api.queries()]);
  const years = stats.first_year ? ` · ${stats.first_year}–${stats.last_year}` : "";
  numbers.textContent = !stats.documents ? t("emptyGraph") : t("numbers", { documents: stats.documents, sentences: stats.sentences, statements: stats.statements, years });
  fill(questions, queries.filter((q) => q.name !== "sources" && q.name !== "around").map((q) => h("a", { class: "card", href: address({ view: "ask", q: q.name }) }, lang() === "zh" ? q.zh : q.en)));
  fill(lists, thingList("parties", ["Country", "Organization", "Group"]), thingList("initiatives", ["Initiative", "Project"]), thingList("events", ["Event"]), documentList());
}

/** thingList lists the things of some types, most talked of first. */
function thingList(title: string, types: string[]): HTMLElement {
  const list = h("ul", {});
  const box = h("section", { class: "list" }, h("h2", {}, t(title)), list);
  let shown = SHOWN;
  const draw = async () => {
    const found = await api.things(types, 1000);
    fill(list, found.length ? found.slice(0, shown).map(item) : h("li", { class: "dim" }, t("none")),
      found.length > shown ? h("li", {}, h("button", { class: "quiet", onclick: () => { shown = shown * 4; void draw(); } }, `${t("more")} (${found.length - shown})`)) : null);
  };
  void draw();
  return box;
}

function item(x: api.Thing): HTMLElement {
  const members = x.members?.length ? ` (${listed(x.members.map((m) => label(m)))})` : "";
  return h("li", {}, h("a", { href: address({ view: "network", node: x.iri.startsWith("group/") ? x.iri : x.name }), title: typeName(x.type) + members }, dot(x.type), h("span", { class: "grow" }, label(x), members ? h("span", { class: "dim" }, members) : null)), h("span", { class: "count" }, x.statements));
}

function documentList(): HTMLElement {
  const list = h("ul", {});
  void api.documents().then((docs) => fill(list, docs.length ? docs.slice(0, SHOWN).map((d) =>
    h("li", {}, h("a", { href: address({ view: "document", doc: api.metaOf(d, "doc") }) }, dot("Document"), h("span", { class: "grow" }, api.metaOf(d, "title") || api.metaOf(d, "doc"))), h("span", { class: "count" }, String(d.triples)))) : h("li", { class: "dim" }, t("none")),
    docs.length > SHOWN ? h("li", {}, h("a", { class: "quiet", href: address({ view: "documents" }) }, `${t("more")} (${docs.length - SHOWN})`)) : null));
  return h("section", { class: "list" }, h("h2", {}, t("documents")), list);
}
