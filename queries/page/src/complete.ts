// Completion in the console: methods after a dot, relations and entities in
// angle brackets or quotation marks.
import * as api from "./api";
import { fill, h } from "./dom";
import { relationName, relationNames } from "./words";

const METHODS = ["All()", "Out()", "In()", "Both()", "Has()", "Tag()", "Save()", "SaveOpt()", "Back()", "Is()", "And()", "Or()", "Except()", "Unique()", "Limit()", "Skip()", "GetLimit()", "Count()", "ToArray()", "ForEach()", "Follow()", "FollowRecursive()", "LabelContext()", "Labels()", "Filter()", "order()", "Difference()", "Intersect()", "Union()"];
const OWN = ["type", "name", "alias", "label", "member", "about", "evidence", "document", "sentence", "rule", "first-year", "last-year"];

interface Word { text: string; detail?: string }

/** Completer adds a list of words to a text box. */
export class Completer {
  private list = h("ul", { class: "options", role: "listbox", hidden: true });
  readonly element: HTMLElement;
  private words: Word[] = [];
  private at = 0;
  private from = 0; // where the word begins that is being written
  private asked = 0;

  constructor(private box: HTMLTextAreaElement) {
    this.element = h("div", { class: "combo completer" }, box, this.list);
    box.addEventListener("input", () => void this.update());
    box.addEventListener("blur", () => setTimeout(() => this.shut(), 150));
    box.addEventListener("keydown", (e) => this.key(e));
  }

  private shut() { this.list.hidden = true; }

  private async update() {
    const mine = ++this.asked;
    const before = this.box.value.slice(0, this.box.selectionStart);
    const found = await this.find(before).catch(() => []);
    if (mine !== this.asked) return;
    this.words = found.slice(0, 10);
    this.at = 0;
    this.list.hidden = !this.words.length;
    this.draw();
  }

  /** find lists what may follow the text before the cursor. */
  private async find(before: string): Promise<Word[]> {
    const method = /\.(\w*)$/.exec(before);
    if (method && !insideText(before)) {
      this.from = before.length - method[1].length;
      const m = method[1].toLowerCase();
      return METHODS.filter((x) => x.toLowerCase().startsWith(m) && x.toLowerCase() !== m).map((text) => ({ text }));
    }
    const name = /["'](<?)([^"'<>]*)$/.exec(before);
    if (!name || !insideText(before)) return [];
    this.from = before.length - name[1].length - name[2].length;
    const relation = /\.(?:Out|In|Both|Has|HasR|Save|SaveR|SaveOpt|SaveOptR|Follow|Labels)\(\[?(?:["'][^"']*["'],\s*)*["']<?[^"']*$/i.test(before);
    const wanted = name[2].toLowerCase();
    if (relation && !/\.Has\("[^"]*",\s*["'][^"']*$/i.test(before)) {
      return [...relationNames(), ...OWN].filter((r) => r.includes(wanted) || relationName(r).toLowerCase().includes(wanted)).map((r) => ({ text: `<${r}>`, detail: relationName(r) === r ? undefined : relationName(r) }));
    }
    if (!wanted) return [];
    return (await api.search(name[2], 10)).map((f) => ({ text: `<${f.iri}>`, detail: f.match === f.iri ? undefined : f.match }));
  }

  private draw() {
    fill(this.list, this.words.map((w, i) => h("li", { role: "option", "aria-selected": String(i === this.at), onmousedown: (e: Event) => { e.preventDefault(); this.take(i); } }, h("span", { class: "code" }, w.text), w.detail ? h("span", { class: "dim" }, w.detail) : null)));
  }

  private take(i: number) {
    const w = this.words[i].text, end = this.box.selectionStart;
    const rest = this.box.value.slice(end).replace(w.startsWith("<") ? /^>/ : /^(?!)/, "");
    this.box.value = this.box.value.slice(0, this.from) + w + rest;
    const cursor = this.from + w.length - (/\(\)$/.test(w) && !/^(All|Unique|Count|ToArray|Labels)\(/.test(w) ? 1 : 0);
    this.box.setSelectionRange(cursor, cursor);
    this.box.focus();
    this.shut();
  }

  private key(e: KeyboardEvent) {
    if (this.list.hidden || e.isComposing) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      this.at = (this.at + (e.key === "ArrowDown" ? 1 : -1) + this.words.length) % this.words.length;
      this.draw();
    } else if (e.key === "Tab" || (e.key === "Enter" && !e.ctrlKey && !e.metaKey)) {
      e.preventDefault();
      this.take(this.at);
    } else if (e.key === "Escape") {
      e.stopPropagation();
      this.shut();
    }
  }
}

/** insideText says whether the cursor stands in a text in quotation marks. */
function insideText(before: string): boolean {
  let mark = "";
  for (const c of before) if (mark) mark = c === mark ? "" : mark; else if (c === '"' || c === "'") mark = c;
  return mark !== "";
}
