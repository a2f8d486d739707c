// The search box: completion while typing, arrows and Enter to choose.
import * as api from "./api";
import { fill, h } from "./dom";
import { address, go } from "./state";
import { t } from "./words";

export interface Choice { label: string; detail?: string; value: string }

/** combo is an input that completes. choose is called with what was taken. */
export function combo(input: HTMLInputElement, find: (text: string) => Promise<Choice[]>, choose: (c: Choice) => void): HTMLElement {
  const id = "list" + Math.random().toString(36).slice(2);
  const list = h("ul", { role: "listbox", id, class: "options", hidden: true });
  Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false", autocomplete: "off", spellcheck: "false" }).forEach(([k, v]) => input.setAttribute(k, v));
  let found: Choice[] = [], at = -1, asked = 0, timer = 0;

  const shut = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; };
  const take = (c: Choice) => { shut(); choose(c); };

  function mark(i: number) {
    at = i;
    [...list.children].forEach((li, k) => li.setAttribute("aria-selected", String(k === at)));
    if (at >= 0) { input.setAttribute("aria-activedescendant", id + at); list.children[at]?.scrollIntoView({ block: "nearest" }); }
  }

  async function update() {
    const mine = ++asked, text = input.value.trim();
    if (!text) return shut();
    const answer = await find(text).catch(() => []);
    if (mine !== asked) return;
    found = answer;
    fill(list, found.length ? found.map((c, i) => h("li", { role: "option", id: id + i, "aria-selected": "false", onmousedown: (e: Event) => { e.preventDefault(); take(c); } }, h("span", {}, c.label), c.detail ? h("span", { class: "dim" }, c.detail) : null)) : h("li", { class: "dim" }, t("none")));
    list.hidden = false;
    at = -1;
    input.setAttribute("aria-expanded", "true");
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = window.setTimeout(() => void update(), 120); });
  input.addEventListener("blur", () => setTimeout(shut, 150));
  input.addEventListener("keydown", (e) => {
    if (e.isComposing) return; // an input method has the keys
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (list.hidden) void update();
      else mark((at + (e.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(found.length, 1));
    } else if (e.key === "Enter" && !list.hidden && found.length) {
      e.preventDefault();
      take(found[Math.max(at, 0)]);
    } else if (e.key === "Escape" && !list.hidden) {
      e.stopPropagation();
      shut();
    }
  });
  return h("div", { class: "combo" }, input, list);
}

/** entities finds things by name, alias or label. */
export async function entities(text: string): Promise<Choice[]> {
  const found = await api.search(text);
  return found.map((f) => ({ label: f.name, detail: f.match === f.name ? undefined : f.match, value: f.iri.startsWith("group/") ? f.iri : f.name }));
}

/** searchBox opens the network of what is chosen. */
export function searchBox(id: string): HTMLElement {
  const input = h<HTMLInputElement>("input", { type: "search", id, placeholder: t("searchHint"), "aria-label": t("searchHint") });
  const open = (c: Choice) => { input.value = ""; input.blur(); go(address({ view: "network", node: c.value })); };
  const box = combo(input, entities, open);
  input.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || e.isComposing || e.defaultPrevented || !input.value.trim()) return;
    void entities(input.value.trim()).then((found) => { if (found.length) open(found[0]); });
  });
  return h("div", { class: "search", role: "search" }, box);
}
