// Tables that sort by click or key and can be taken away as CSV.
import { h, fill, save, say } from "./dom";

export interface Column<T> {
  title: string;
  value: (row: T) => string | number;
  cell?: (row: T) => Node | string;
}

export interface TableView { element: HTMLElement; csv: () => string }

/** table shows rows; a click on a head sorts by it. */
export function table<T>(caption: string, columns: Column<T>[], rows: T[], most = 500): TableView {
  let by = -1, down = false, shown = most;
  const body = h("tbody");
  const more = h("button", { class: "quiet", onclick: () => { shown += most; draw(); } });
  const heads = columns.map((c, i) =>
    h("th", { scope: "col", "aria-sort": "none" }, h("button", { onclick: () => sort(i) }, c.title, h("span", { class: "arrow", "aria-hidden": "true" }))));
  const sorted = () => (by < 0 ? rows : [...rows].sort((a, b) => compare(columns[by].value(a), columns[by].value(b)) * (down ? -1 : 1)));

  function sort(i: number) {
    down = by === i ? !down : typeof (rows[0] && columns[i].value(rows[0])) === "number";
    by = i;
    heads.forEach((th, k) => th.setAttribute("aria-sort", k !== by ? "none" : down ? "descending" : "ascending"));
    say(columns[i].title);
    draw();
  }

  function draw() {
    const now = sorted();
    fill(body, now.slice(0, shown).map((row) => h("tr", {}, columns.map((c) => h("td", {}, c.cell ? c.cell(row) : String(c.value(row)))))));
    more.hidden = now.length <= shown;
    more.textContent = `+ ${Math.min(most, now.length - shown)} / ${now.length}`;
  }

  draw();
  const element = h("div", { class: "tablebox", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {}, h("caption", { class: "unseen" }, caption), h("thead", {}, h("tr", {}, heads)), body), more);
  return { element, csv: () => csv(columns.map((c) => c.title), sorted().map((r) => columns.map((c) => c.value(r)))) };
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
}

/** csv writes rows for a spreadsheet: with a byte order mark, and no cell that it would run as a formula. */
export function csv(heads: string[], rows: (string | number)[][]): string {
  const cell = (v: string | number) => {
    let s = String(v);
    if (typeof v === "string" && /^[=+\-@\t\r]/.test(s)) s = "'" + s;
    return /[",\n\r]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
  };
  return "\ufeff" + [heads, ...rows].map((r) => r.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** saveCSV hands a table to the person. */
export const saveCSV = (name: string, text: string) => save(name, text, "text/csv;charset=utf-8");
