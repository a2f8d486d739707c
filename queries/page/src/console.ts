// The query console: Gizmo with completion, history and saved programs; one result
// as graph, table and JSON; and why a query that gives nothing may be mistaken.
import * as api from "./api";
import { fill, h, save, say } from "./dom";
import { address, get, note } from "./state";
import { Completer } from "./complete";
import { Picture, keyOf } from "./picture";
import { csv, saveCSV, table, type Column } from "./table";
import { hint } from "./hints";
import { column, lang, t } from "./words";

const EXAMPLES: [string, string, string][] = [
  ["谁支持什么", "Who supports what", 'g.V().Tag("source").Out("<supports>", "relation").Tag("target").GetLimit(50)'],
  ["中国支持什么", "What China supports", 'g.V("<中国>").Tag("source").Out("<supports>").Tag("target").All()'],
  ["也包括意愿", "Wishes too", 'g.V("<中国>").Tag("source").Out(["<cooperates-in>", "<cooperates-in/intended>"], "relation").Tag("target").All()'],
  ["集体的成员", "Members of groups", 'g.V().Tag("source").Out("<member>").Tag("target").All()'],
  ["何时何地", "Where and when", 'g.V().Has("<type>", "<Event>").Save("<held-in>", "place").SaveOpt("<held-on>", "date").All()'],
];
const HISTORY = "console.history", SAVED = "console.saved", MOST = 40;

let drawn: Picture | null = null;

/** consoleView draws the console. */
export async function consoleView(main: HTMLElement) {
  const code = h<HTMLTextAreaElement>("textarea", { class: "code-box", spellcheck: "false", autocapitalize: "off", rows: 6, "aria-label": t("writeQuery"), placeholder: t("writeQuery") });
  code.value = get("code") || EXAMPLES[0][2];
  const result = h("div", { class: "console-result" });
  const side = h("div", { class: "console-side" });
  const run = () => void execute(code.value, result, () => shelves(side, code, run));
  code.addEventListener("keydown", (e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); run(); } });
  const name = h<HTMLInputElement>("input", { placeholder: t("remember"), "aria-label": t("nameIt") });
  const keepIt = (e: Event) => {
    e.preventDefault();
    if (!name.value.trim()) return name.focus();
    store(SAVED, [{ name: name.value.trim(), code: code.value }, ...stored<Kept>(SAVED).filter((k) => k.name !== name.value.trim())]);
    name.value = "";
    shelves(side, code, run);
  };
  fill(main, h("div", { class: "console" }, h("h1", {}, t("console")),
    h("div", { class: "console-grid" }, h("div", { class: "console-main" }, new Completer(code).element,
      h("div", { class: "toolbar" }, h("button", { class: "primary run", onclick: run }, t("run")), h("span", { class: "dim small" }, "Ctrl+Enter"), h("span", { class: "grow" }), h("form", { class: "save-form", onsubmit: keepIt }, name, h("button", {}, t("saveAs")))), result), side)));
  shelves(side, code, run);
  if (get("code")) run();
}

interface Kept { name: string; code: string }

function stored<T>(key: string): T[] {
  try { return JSON.parse(localStorage.getItem(key) ?? "[]") as T[]; } catch { return []; }
}

const store = (key: string, list: unknown[]) => localStorage.setItem(key, JSON.stringify(list.slice(0, MOST)));

/** shelves lists examples, saved programs, the saved questions, and what was run. */
function shelves(side: HTMLElement, code: HTMLTextAreaElement, run: () => void) {
  const use = (text: string, title: string, forget?: () => void) => h("li", {}, h("button", { class: "quiet take", title: text, onclick: () => { code.value = text; run(); } }, title), forget ? h("button", { class: "icon", "aria-label": `${t("forget")}: ${title}`, onclick: forget }, "✕") : null);
  const own = stored<Kept>(SAVED);
  const past = stored<string>(HISTORY);
  const questions = h("ul", {});
  fill(side,
    shelf("examples", h("ul", {}, EXAMPLES.map(([zh, en, text]) => use(text, lang() === "zh" ? zh : en)))),
    shelf("savedQueries", h("ul", {}, own.map((k) => use(k.code, k.name, () => { store(SAVED, own.filter((x) => x !== k)); shelves(side, code, run); }))), questions),
    past.length ? shelf("history", h("ul", { class: "past" }, past.map((text) => use(text, text)))) : null);
  void api.queries().then((all) => fill(questions, all.map((q) => h("li", {}, h("a", { class: "quiet", href: address({ view: "ask", q: q.name }) }, lang() === "zh" ? q.zh : q.en)))));
}

const shelf = (title: string, ...body: Node[]) => h("section", { class: "shelf" }, h("h2", {}, t(title)), ...body);

async function execute(program: string, box: HTMLElement, done: () => void) {
  note({ code: program });
  store(HISTORY, [program, ...stored<string>(HISTORY).filter((x) => x !== program)]);
  done();
  fill(box, h("p", { class: "dim" }, t("loading")));
  const begin = performance.now();
  try {
    const answer = await api.gizmo(program);
    show(box, answer, Math.round(performance.now() - begin));
  } catch (e) {
    const busy = e instanceof api.Problem && e.status === 429;
    fill(box, h("p", { class: "error", role: "alert" }, busy ? t("busy") : (e as Error).message));
  }
}

type Row = Record<string, unknown>;

/** show draws one result under three tabs. */
function show(box: HTMLElement, answer: api.Gizmo, ms: number) {
  const rows = answer.result.map((r): Row => (r !== null && typeof r === "object" && !Array.isArray(r) ? (r as Row) : { value: r }));
  say(t("rows", { n: rows.length }));
  const body = h("div", { class: "tab-body" });
  const tabs: [string, () => void][] = [["graph", () => graph(body, rows)], ["table", () => asTable(body, rows)], ["json", () => fill(body, h("pre", { tabindex: "0" }, JSON.stringify(answer.result, null, 1)))]];
  const buttons = tabs.map(([name, draw]) => h("button", { role: "tab", "aria-selected": "false", onclick: () => pick(name, draw) }, t(name)));
  const pick = (name: string, draw: () => void) => {
    drawn?.destroy();
    drawn = null;
    buttons.forEach((b, i) => b.setAttribute("aria-selected", String(tabs[i][0] === name)));
    draw();
  };
  const files = h("span", {}, h("button", { class: "quiet", onclick: () => saveCSV("tupu-query.csv", rowsCSV(rows)) }, "CSV"), h("button", { class: "quiet", onclick: () => save("tupu-query.json", JSON.stringify(answer.result, null, 1), "application/json") }, "JSON"));
  fill(box, hints(answer, rows.length),
    h("div", { class: "toolbar" }, h("span", { class: "group", role: "tablist" }, buttons), h("span", { class: "dim" }, t("rows", { n: rows.length }), " · ", t("ms", { n: ms }), answer.truncated ? " · " + t("truncated", { what: answer.truncated }) : ""), h("span", { class: "grow" }), files), body);
  const [name, draw] = tabs[ends(rows).length ? 0 : 1];
  pick(name, draw);
}

/** hints say what may be wrong with a query that gave nothing. */
function hints(answer: api.Gizmo, rows: number): HTMLElement | null {
  if (rows) return null;
  if (!answer.hints.length) return h("p", { class: "warning hint", role: "status" }, t("noHints"));
  return h("div", { class: "warning hint", role: "status" }, h("b", {}, t("hints")), h("ul", {}, answer.hints.map((x) => h("li", {}, hint(x)))));
}

const bare = (v: unknown) => { const s = String(v ?? "").replace(/^<(.*)>$/s, "$1"); try { return decodeURIComponent(s); } catch { return s; } };

interface End { from: string; to: string; relation: string }

/** ends finds the links in rows: those tagged source and target. */
function ends(rows: Row[]): End[] {
  return rows.flatMap((r) => {
    const from = r.source ?? r.subject, to = r.target ?? r.object;
    return typeof from === "string" && typeof to === "string" ? [{ from: bare(from), to: bare(to), relation: bare(r.relation ?? r.predicate ?? "") }] : [];
  });
}

function graph(body: HTMLElement, rows: Row[]) {
  const links = ends(rows).slice(0, 1000).map((e): api.NetLink => ({ from: e.from, to: e.to, relation: e.relation.split("/")[0], modality: e.relation.split("/")[1] || "asserted", sentences: 1, statements: [] }));
  if (!links.length) return fill(body, h("p", { class: "dim" }, t("graphNeeds")));
  const canvas = h("div", { class: "canvas small", role: "img", "aria-label": t("graph") });
  fill(body, canvas);
  const names = [...new Set(links.flatMap((l) => [l.from, l.to]))];
  const once = new Map(links.map((l) => [keyOf(l), l]));
  drawn = new Picture(canvas, { node: (iri) => location.assign(address({ view: "network", node: iri })), link: () => {}, background: () => {} });
  drawn.put(names.map((n) => ({ iri: n, name: n, type: "" })), [...once.values()]);
  drawn.show(new Set(names), new Set(once.keys()));
  drawn.fit();
}

const columnsOf = (rows: Row[]) => [...new Set(rows.flatMap(Object.keys))];

function asTable(body: HTMLElement, rows: Row[]) {
  if (!rows.length) return fill(body);
  fill(body, table(t("result"), columnsOf(rows).map((c): Column<Row> => ({ title: column(c), value: (r) => plain(r[c]), cell: (r) => cell(r[c]) })), rows).element);
}

const plain = (v: unknown): string | number => (typeof v === "number" ? v : v !== null && typeof v === "object" ? JSON.stringify(v) : bare(v ?? ""));

function cell(v: unknown): Node | string {
  if (typeof v !== "string" || !/^<.+>$/s.test(v)) return String(plain(v));
  const name = bare(v);
  if (name.startsWith("stmt/")) return h("a", { href: address({ view: "console", code: get("code"), stmt: name }) }, name);
  return h("a", { href: address({ view: "network", node: name }) }, name);
}

const rowsCSV = (rows: Row[]) => csv(columnsOf(rows), rows.map((r) => columnsOf(rows).map((c) => plain(r[c]))));
