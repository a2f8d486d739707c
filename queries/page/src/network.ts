// The network view: who stands with whom on what, as a picture and as a table.
import * as api from "./api";
import { fill, h, icon, save, say } from "./dom";
import { address, all, changed, get, go, note } from "./state";
import { apply, panel, read, write, type Filters, type Shown } from "./filters";
import { Picture, keyOf, type Places } from "./picture";
import { close, onClose, showLink } from "./evidence";
import { onJudged } from "./review";
import { drawing, graphml, linksCSV } from "./takeaway";
import { table } from "./table";
import { label, listed, relationName, t, typeName } from "./words";
import { home } from "./home";
import { dot } from "./shapes";

const LIMIT = 60; // nodes at first: what a person can read
const MORE = 25; // nodes that a click adds
const SIZES = [30, 60, 100, 150, 300, 500, 1000];

/** Net is what was loaded so far. */
interface Net { nodes: Map<string, api.NetNode>; links: Map<string, api.NetLink>; start: Set<string>; opened: Set<string>; expanded: Map<string, number>; left: number; kinds: Record<string, number> }

let view: NetworkView | null = null;
let kept: { key: string; net: Net; places: Places } | null = null; // so that a change of language moves nothing

/** network draws the view of the address. */
export async function network(main: HTMLElement) {
  leave();
  if (!all("node").length && !get("doc")) {
    await home(main);
    main.querySelector("h1")?.replaceChildren(t("emptyNetwork"));
    return;
  }
  fill(main, h("p", { class: "dim plain" }, t("loading")));
  const key = [get("doc"), ...all("node"), get("clauses"), get("n")].join("\u0001");
  const again = kept?.key === key ? kept : null;
  let net: Net;
  try {
    net = again?.net ?? (await load());
  } catch (e) {
    if (!(e instanceof api.Problem) || e.status !== 404) throw e;
    return unknown(main);
  }
  view = new NetworkView(main, net, key);
  await view.begin(again?.places);
}

/** leave lets the picture go and remembers where things stood. */
export function leave() {
  if (!view) return;
  kept = { key: view.key, net: view.net, places: view.picture.places() };
  view.picture.destroy();
  view = null;
}

/** networkKeys acts on a key where a network is shown. */
export function networkKeys(key: string) {
  if (!view || !view.root.isConnected) return;
  if (key === "t") view.turn();
  else if (key === "f") view.picture.fit();
  else if (key === "+" || key === "=") view.picture.zoom(1.25);
  else if (key === "-") view.picture.zoom(0.8);
}

/** unknown says that there is no such thing, and what there is that is called alike. */
async function unknown(main: HTMLElement) {
  const name = all("node")[0] || get("doc");
  const found = (await Promise.all([name, name.slice(0, 2), name.slice(-2)].map((s) => api.search(s, 6).catch(() => [])))).flat();
  const names = [...new Set(found.map((f) => f.name))].slice(0, 10);
  fill(main, h("div", { class: "plain" }, h("h1", {}, t("unknownThing", { name })),
    names.length ? [h("p", { class: "dim" }, t("alike")), h("p", { class: "questions" }, names.map((n) => h("a", { class: "card", href: address({ view: "network", node: n }) }, n)))] : null));
}

function askFor(nodes: string[], doc: string, limit: number): Promise<api.Network> {
  return api.network({ nodes, doc, modality: "all", clauses: get("clauses") === "1", limit });
}

async function load(): Promise<Net> {
  const net: Net = { nodes: new Map(), links: new Map(), start: new Set(), opened: new Set(all("open")), expanded: new Map(), left: 0, kinds: {} };
  const first = await askFor(all("node"), get("doc"), Number(get("n")) || LIMIT);
  merge(net, first);
  net.start = new Set(first.start);
  net.left = first.left_out;
  net.kinds = first.left_out_by_type;
  for (const x of all("x")) {
    const more = await askFor([x], "", MORE);
    merge(net, more);
    net.expanded.set(x, more.left_out);
  }
  return net;
}

/** merge takes an answer in. Members of groups wait in the wings until a group is opened. */
function merge(net: Net, more: api.Network) {
  for (const n of more.nodes) {
    net.nodes.set(n.iri, n);
    for (const m of n.members ?? []) {
      if (!net.nodes.has(m.iri)) net.nodes.set(m.iri, m);
      const l: api.NetLink = { from: n.iri, relation: "member", to: m.iri, sentences: 0, statements: [] };
      net.links.set(keyOf(l), l);
    }
  }
  for (const l of more.links) if (l.relation !== "member") net.links.set(keyOf(l), l);
}

class NetworkView {
  readonly root = h("div", { class: "network" });
  readonly picture: Picture;
  private canvas = h("div", { class: "canvas", role: "img" });
  private side = h("div", { class: "filters" });
  private status = h("p", { class: "status", role: "status" });
  private card = h("div", { class: "node-card", hidden: true });
  private rows = h("div", { class: "as-table" });
  private filters: Filters = read();
  private shown: Shown = { nodes: new Set(), links: new Set(), list: [], hidden: 0 };
  private drawn = new Set<string>(); // nodes in the picture

  constructor(main: HTMLElement, readonly net: Net, readonly key: string) {
    fill(this.root, this.sidebar(), h("div", { class: "stage" }, this.toolbar(), h("div", { class: "view" }, this.canvas, this.card, this.rows), this.status));
    fill(main, this.root);
    this.picture = new Picture(this.canvas, { node: (iri) => void this.touch(iri), link: (key) => this.open(key), background: () => this.choose("") });
    onClose(() => this.picture.choose(""));
    onJudged(() => void this.reload());
    (window as unknown as Record<string, unknown>).tupuPicture = this.picture; // for tests
  }

  async begin(places?: Places) {
    this.turn(get("as") === "table");
    const link = get("link");
    if (link) this.open(link); // first, since the panel takes room from the picture
    this.draw(undefined, places);
    fill(this.side, this.options(), panel(this.filters, this.visible(), this.net.links, () => this.filtered()));
    this.picture.fit();
    this.picture.choose(link);
    if (get("doc")) void this.entitle(get("doc"));
  }

  /** entitle names the document that is shown by its title. */
  private async entitle(doc: string) {
    const info = (await api.documents()).find((d) => api.metaOf(d, "doc") === doc);
    const a = this.root.querySelector(".of-doc");
    if (a && info) a.textContent = api.metaOf(info, "title") || doc;
  }

  /** visible are the nodes that the legend counts: all but members in the wings. */
  private visible(): Map<string, api.NetNode> {
    const here = new Set(this.net.start);
    for (const l of this.net.links.values()) if (l.statements.length) here.add(l.from).add(l.to);
    return new Map([...this.net.nodes].filter(([iri]) => here.has(iri)));
  }

  private filtered() {
    write(this.filters);
    this.draw();
  }

  /** draw brings picture, table and line of numbers to what is loaded and left by the filters. */
  private draw(near?: string, places?: Places) {
    this.shown = apply(this.filters, this.net.nodes, this.net.links, this.net.start, this.net.opened);
    for (const iri of this.shown.nodes) this.drawn.add(iri);
    const nodes = [...this.drawn].flatMap((iri) => this.net.nodes.get(iri) ?? []);
    const links = [...this.net.links].filter(([, l]) => this.drawn.has(l.from) && this.drawn.has(l.to) && (l.statements.length || this.shown.links.has(keyOf(l)))).map(([, l]) => l);
    this.picture.put(nodes, links, near, places);
    this.picture.show(this.shown.nodes, this.shown.links);
    this.picture.mark(this.net.start, this.net.opened);
    this.tell();
    this.list();
  }

  /** tell says in numbers what is shown and what is not. */
  private tell() {
    const numbers = t("state", { nodes: t("nodes", { n: this.shown.nodes.size }), links: t("links", { n: this.shown.list.length }) });
    const kinds = listed(Object.entries(this.net.kinds).sort((a, b) => b[1] - a[1]).map(([k, n]) => `${typeName(k)} ${n}`));
    const now = Number(get("n")) || LIMIT;
    const more = SIZES.find((s) => s > now);
    fill(this.status, h("span", { class: "numbers" }, numbers), this.shown.hidden ? h("span", { class: "dim" }, " · " + t("hiddenN", { n: this.shown.hidden })) : null,
      this.net.left ? h("span", { class: "left-out", title: kinds }, " · ", t("leftOut", { n: this.net.left }), h("span", { class: "dim" }, ` (${kinds}) `), more ? h("button", { class: "quiet", onclick: () => go(changed({ n: String(more) })) }, t("showMore")) : null) : null);
    this.canvas.setAttribute("aria-label", `${t("picture")}: ${numbers}`);
  }

  /** list is the same as a table. */
  private list() {
    if (this.rows.hidden) return;
    const name = (iri: string) => label(this.net.nodes.get(iri) ?? { name: iri });
    const end = (iri: string) => h("a", { class: "end", href: address({ view: "network", node: iri.startsWith("group/") ? iri : this.net.nodes.get(iri)?.name ?? iri, as: "table" }) }, dot(this.net.nodes.get(iri)?.type ?? ""), name(iri));
    const rows = [...this.shown.list].sort((a, b) => b.sentences - a.sentences);
    fill(this.rows, table(t("table"), [
      { title: t("subject"), value: (l: api.NetLink) => name(l.from), cell: (l) => end(l.from) },
      { title: t("relation"), value: (l) => relationName(l.relation) },
      { title: t("object"), value: (l) => name(l.to), cell: (l) => end(l.to) },
      { title: t("modality"), value: (l) => t(l.modality ?? ""), cell: (l) => h("span", { class: "badge " + l.modality }, t(l.modality ?? "")) },
      { title: t("sentences", { n: "" }).trim(), value: (l) => l.sentences },
      { title: t("years"), value: (l) => l.first_year || 0, cell: (l) => (l.first_year ? (l.last_year && l.last_year !== l.first_year ? `${l.first_year}–${l.last_year}` : String(l.first_year)) : t("undated")) },
      { title: t("evidence"), value: (l) => l.statements.length, cell: (l) => h("button", { class: "link", "aria-label": `${t("showEvidence")}: ${name(l.from)} ${relationName(l.relation)} ${name(l.to)}, ${t("sentences", { n: l.sentences })}`, onclick: () => this.open(keyOf(l)) }, t("showEvidence")) },
    ], rows, 300).element);
  }

  /** open shows the evidence of a link. */
  private open(key: string) {
    const l = this.net.links.get(key);
    if (!l) return;
    note({ link: key, stmt: "" });
    this.picture.choose(key);
    this.card.hidden = true;
    showLink(l, this.net.nodes.get(l.from) ?? { name: l.from }, this.net.nodes.get(l.to) ?? { name: l.to });
  }

  /** touch is a click on a node: a group opens into its members, anything else into its neighbours. */
  private async touch(iri: string) {
    const n = this.net.nodes.get(iri);
    if (!n) return;
    this.choose(iri);
    if (n.members?.length && !this.net.opened.has(iri)) this.members(iri);
    else if (!n.members?.length && !this.net.start.has(iri) && !this.net.expanded.has(iri)) await this.expand(iri);
  }

  /** members opens a group, or closes it. */
  private members(iri: string) {
    if (this.net.opened.has(iri)) this.net.opened.delete(iri);
    else this.net.opened.add(iri);
    note({ open: [...this.net.opened] });
    this.draw(iri);
    this.choose(iri);
  }

  /** expand brings the neighbours of a node in. What is there stays where it is. */
  private async expand(iri: string, limit = MORE) {
    this.net.expanded.set(iri, 0);
    note({ x: [...this.net.expanded.keys()] });
    this.root.classList.add("busy");
    try {
      const more = await askFor([iri], "", limit);
      merge(this.net, more);
      this.net.expanded.set(iri, more.left_out);
      this.draw(iri);
      fill(this.side, this.options(), panel(this.filters, this.visible(), this.net.links, () => this.filtered()));
      this.choose(iri);
      say(this.status.textContent ?? "");
    } catch (e) {
      this.status.textContent = (e as Error).message;
    }
    this.root.classList.remove("busy");
  }

  /** choose shows the card of a node. */
  private choose(iri: string) {
    this.picture.choose(iri);
    const n = this.net.nodes.get(iri);
    this.card.hidden = !n;
    if (!n) { close(); return; }
    const name = n.iri.startsWith("group/") ? n.iri : n.name;
    const names = h("div", { class: "names" });
    fill(this.card,
      h("p", { class: "title" }, dot(n.type), h("b", {}, label(n)), h("span", { class: "dim" }, typeName(n.type)), h("button", { class: "icon", "aria-label": t("close"), onclick: () => this.choose("") }, "✕")),
      n.en && label(n) !== n.en ? h("p", { class: "dim small" }, n.en) : n.en ? h("p", { class: "dim small", lang: "zh" }, n.name) : null,
      n.members?.length ? h("p", { class: "small" }, t("membersOf"), ": ", listed(n.members.map((m) => label(m)))) : null,
      h("p", { class: "actions" },
        n.members?.length ? h("button", { onclick: () => this.members(iri) }, t(this.net.opened.has(iri) ? "fold" : "open")) : null,
        this.net.expanded.has(iri) || this.net.start.has(iri) ? null : h("button", { onclick: () => void this.expand(iri) }, t("expand")),
        h("a", { class: "button", href: address({ view: "network", node: name }) }, t("focus")),
        this.net.start.has(iri) ? null : h("button", { onclick: () => this.remove(iri) }, t("remove")),
        h("button", { onclick: () => void this.names(n.iri, names) }, t("names"))), this.rest(iri), names);
  }

  /** rest says how many neighbours an expanded node has beside those drawn. */
  private rest(iri: string): HTMLElement | null {
    const left = this.net.expanded.get(iri);
    if (!left) return null;
    const now = this.picture.cy.getElementById(iri).neighborhood("node").length;
    return h("p", { class: "dim small rest" }, t("restOf", { n: left }), h("button", { class: "quiet", onclick: () => void this.expand(iri, now + 2 * MORE) }, t("showMore")));
  }

  private async names(iri: string, box: HTMLElement) {
    const entries = await api.entity(iri).catch(() => []);
    const facts = Object.entries(entries[0]?.facts ?? {}).filter(([k]) => !["type", "member", "document"].includes(k));
    fill(box, facts.length ? h("dl", {}, facts.map(([k, v]) => [h("dt", {}, k), h("dd", {}, v.join("、"))])) : h("p", { class: "dim" }, t("none")));
  }

  private remove(iri: string) {
    this.net.nodes.delete(iri);
    this.drawn.delete(iri);
    for (const [key, l] of this.net.links) if (l.from === iri || l.to === iri) this.net.links.delete(key);
    this.choose("");
    this.draw();
  }

  /** reload asks again after a judgement: what was rejected goes, what was undone comes back. */
  private async reload() {
    const places = this.picture.places();
    const fresh = await load();
    this.net.nodes = fresh.nodes;
    this.net.links = fresh.links;
    this.drawn = new Set();
    this.draw(undefined, places);
  }

  /** turn switches between picture and table. */
  turn(asTable = this.rows.hidden) {
    this.rows.hidden = !asTable;
    this.canvas.classList.toggle("behind", asTable);
    this.card.hidden = true;
    this.root.querySelectorAll("[data-as]").forEach((b) => b.setAttribute("aria-pressed", String((b.getAttribute("data-as") === "table") === asTable)));
    note({ as: asTable ? "table" : "" });
    this.list();
  }

  private toolbar(): HTMLElement {
    const title = get("doc") ? h("a", { href: address({ view: "document", doc: get("doc") }), class: "of-doc" }, get("doc")) : listed([...this.net.start].map((iri) => label(this.net.nodes.get(iri) ?? { name: iri })));
    const as = (what: string) => h("button", { "data-as": what, onclick: () => this.turn(what === "table") }, t(what));
    const tool = (sign: string | Node, key: string, act: () => void) => h("button", { title: t(key), "aria-label": t(key), onclick: act }, sign);
    return h("div", { class: "bar" }, h("h1", {}, title), h("span", { class: "group" }, as("picture"), as("table")),
      h("span", { class: "group" }, tool("−", "zoomOut", () => this.picture.zoom(0.8)), tool("+", "zoomIn", () => this.picture.zoom(1.25)), tool(icon("M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"), "fit", () => this.picture.fit())),
      this.downloads());
  }

  private downloads(): HTMLElement {
    const nodes = () => [...this.shown.nodes].flatMap((iri) => this.net.nodes.get(iri) ?? []);
    const links = () => [...this.net.links.values()].filter((l) => this.shown.links.has(keyOf(l)));
    const files: [string, () => void][] = [
      ["PNG", () => save("tupu.png", this.picture.png())],
      ["SVG", () => save("tupu.svg", drawing(this.picture, this.net.nodes), "image/svg+xml")],
      ["GraphML", () => save("tupu.graphml", graphml(nodes(), links()), "application/graphml+xml")],
      ["CSV", () => save("tupu.csv", linksCSV(this.net.nodes, this.shown.list), "text/csv;charset=utf-8")],
    ];
    const menu = h<HTMLDetailsElement>("details", { class: "menu" }, h("summary", {}, t("download")),
      h("div", { class: "menu-items" }, files.map(([name, act]) => h("button", { onclick: () => { act(); menu.open = false; } }, name)),
        h("button", { onclick: async () => { await navigator.clipboard?.writeText(location.href).catch(() => {}); say(t("copied")); menu.open = false; } }, t("copyLink"))));
    menu.addEventListener("focusout", (e) => { if (!menu.contains(e.relatedTarget as Node | null)) menu.open = false; });
    menu.addEventListener("keydown", (e) => { if (e.key === "Escape" && menu.open) { e.stopPropagation(); menu.open = false; } });
    return menu;
  }

  private sidebar(): HTMLElement {
    return h<HTMLDetailsElement>("details", { class: "sidebar", open: innerWidth > 900 }, h("summary", {}, t("filters")), this.side);
  }

  private options(): HTMLElement {
    const size = h<HTMLSelectElement>("select", { "aria-label": t("nodesShown"), onchange: () => go(changed({ n: size.value === String(LIMIT) ? "" : size.value })) },
      SIZES.map((s) => h("option", { value: s, selected: s === (Number(get("n")) || LIMIT) }, s)));
    const clauses = h<HTMLInputElement>("input", { type: "checkbox", checked: get("clauses") === "1", onchange: () => go(changed({ clauses: clauses.checked ? "1" : "" })) });
    return h("div", { class: "options-row" }, h("label", {}, t("nodesShown"), " ", size), h("label", {}, clauses, t("clauses")),
      h("button", { class: "quiet", onclick: () => go(changed({ notype: "", norel: "", nomod: "", from: "", to: "", undated: "", clauses: "", n: "" })) }, t("reset")));
  }
}
