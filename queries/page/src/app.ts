// What happens when the address changes.
import "./app.css";
import { about } from "./api";
import { fill, h, say } from "./dom";
import { address, all, changed, get, go, watch } from "./state";
import { lang, learn, t } from "./words";
import { searchBox } from "./search";
import { ask } from "./ask";
import { home } from "./home";
import { documents, documentView } from "./document";
import { network, networkKeys } from "./network";
import { timeline } from "./timeline";
import { consoleView } from "./console";
import { close, showStatement } from "./evidence";

type View = (main: HTMLElement) => Promise<void> | void;

/** views by the name that the address has for them. */
const views: Record<string, View> = { "": home, ask, documents, document: documentView, network, timeline, console: consoleView };

const main = document.getElementById("main") as HTMLElement;
let last = "";

/** draw shows the view of the address. What only concerns the panel leaves the view alone. */
async function draw() {
  head();
  const p = new URLSearchParams(location.search);
  const statement = p.get("stmt");
  p.delete("stmt"); p.delete("at"); p.delete("link");
  const now = p.toString();
  if (now !== last || !main.childElementCount) {
    const turn = last.split("&")[0] !== now.split("&")[0];
    last = now;
    if (!statement) close();
    await show(views[get("view")] ?? home);
    if (turn) { scrollTo(0, 0); say(document.title); }
  }
  if (statement) showStatement(statement);
  else if (!get("link")) close();
}

async function show(view: View) {
  main.dataset.view = get("view") || "home";
  try {
    await view(main);
  } catch (e) {
    const offline = e instanceof TypeError;
    fill(main, h("div", { class: "plain" }, h("h1", {}, t("failed")), h("p", { class: "error", role: "alert" }, offline ? t("offline") : (e as Error).message)));
  }
}

/** head draws the line at the top, in the language of the page. */
function head() {
  document.documentElement.lang = lang() === "zh" ? "zh-CN" : "en";
  const names = all("node").map((n) => (n.startsWith("group/") ? "" : n)).filter(Boolean);
  document.title = [names[0] || get("doc"), t("title")].filter(Boolean).join(" · ");
  (document.querySelector(".skip") as HTMLElement).textContent = t("skip");
  const view = get("view");
  const tab = (name: string, to: string, on: boolean) => h("a", { href: address({ view: to }), "aria-current": on ? "page" : undefined }, t(name));
  fill(document.getElementById("top") as HTMLElement,
    h("a", { class: "brand", href: address({}), title: t("home") }, h("img", { src: "/page/icon.svg", alt: "", width: 26, height: 26 }), h("span", {}, "图谱"), h("small", {}, "Tupu")),
    view ? searchBox("search") : h("span", { class: "grow" }),
    h("nav", { "aria-label": t("home") }, tab("network", "network", view === "network"), tab("documents", "documents", view.startsWith("document")),
      tab("timeline", "timeline", view === "timeline"), tab("console", "console", view === "console")),
    h("span", { class: "tools" },
      h("button", { class: "icon lang", lang: lang() === "zh" ? "en" : "zh", onclick: switchLanguage }, t("language")),
      h("button", { class: "icon", title: t("theme"), "aria-label": t("theme"), onclick: switchTheme }, "◐"),
      h("button", { class: "icon help", title: t("keys"), "aria-label": t("keys"), onclick: keys }, "?")));
}

function switchLanguage() {
  const next = lang() === "zh" ? "en" : "zh";
  localStorage.setItem("lang", next);
  go(changed({ lang: next }), true);
}

function switchTheme() {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(dark ? "light" : "dark");
  localStorage.setItem("theme", dark ? "light" : "dark");
}

function setTheme(theme: string) {
  if (theme) document.documentElement.dataset.theme = theme;
  dispatchEvent(new Event("theme"));
}

/** keys lists the keys. */
async function keys() {
  const rows: [string, string][] = [["/", "keySearch"], ["Esc", "keyClose"], ["t", "keyTable"], ["f", "keyFit"], ["+ −", "zoomIn"], ["Ctrl+Enter", "keyRun"], ["?", "keyHelp"]];
  const dialog = h<HTMLDialogElement>("dialog", { "aria-label": t("keys") }, h("h2", {}, t("keys")),
    h("dl", {}, rows.map(([k, what]) => [h("dt", {}, h("kbd", {}, k)), h("dd", {}, t(what))])),
    h("p", { class: "dim small" }, t("version", { v: (await about()).version }), " · ", h("a", { href: "/page/licences.txt" }, t("licences")), " · ", h("a", { href: "/api/openapi.json" }, t("apiDoc"))),
    h("button", { class: "primary", onclick: () => dialog.close() }, t("close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

addEventListener("keydown", (e) => {
  const writing = (e.target as HTMLElement).closest("input, textarea, select");
  if (e.key === "Escape" && !document.querySelector("dialog[open]")) close();
  if (writing || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "/") {
    e.preventDefault();
    (document.querySelector("#search, #start") as HTMLElement | null)?.focus();
  } else if (e.key === "?") void keys();
  else networkKeys(e.key);
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event("theme")));
setTheme(localStorage.getItem("theme") ?? "");
watch(() => void draw());
void learn().catch(() => {}).then(draw);
