// The timeline: events by year, those without a date at the end, in view.
import * as api from "./api";
import { fill, h } from "./dom";
import { address, get, note } from "./state";
import { showStatement } from "./evidence";
import { saveCSV, csv } from "./table";
import { column, lang, t } from "./words";

type Row = { event: string; place: string; date: string; modality: string; statement: string };

/** timeline draws the events of all documents. */
export async function timeline(main: HTMLElement) {
  const answer = await api.saved("events", [["modality", "all"]]);
  const rows = join(answer.rows as unknown as Row[]);
  const list = h("div", { class: "years-list" });
  const number = h("span", { class: "dim" });
  const filter = h<HTMLInputElement>("input", { type: "search", placeholder: t("filterText"), "aria-label": t("filterText"), value: get("text"), oninput: () => { note({ text: filter.value.trim() }); draw(); } });
  const shown = () => rows.filter((r) => `${r.event} ${r.place} ${r.date}`.toLowerCase().includes(filter.value.trim().toLowerCase()));
  const take = () => saveCSV("tupu-events.csv", csv(["event", "place", "date", "modality", "statement"].map(column), shown().map((r) => [r.event, r.place, r.date, r.modality, r.statement])));

  function draw() {
    const found = shown();
    number.textContent = t("eventsN", { n: found.length });
    fill(list, found.length ? years(found).map(([year, events]) => h("section", { class: year ? "year-block" : "year-block undated" }, h("h2", {}, year || t("undatedEvents"), h("span", { class: "count" }, " " + events.length)), h("ol", {}, events.map(entry)))) : h("p", { class: "dim" }, t("none")));
  }
  fill(main, h("div", { class: "timeline" }, h("h1", {}, t("timeline")), h("p", { class: "toolbar" }, number, filter, h("button", { class: "quiet", onclick: take }, "CSV")), list));
  draw();
}

/** join puts what is known of one event on one day into one row. */
function join(rows: Row[]): Row[] {
  const by = new Map<string, Row>();
  for (const r of rows) {
    const key = r.event + "\u0001" + r.date;
    const there = by.get(key);
    if (!there) by.set(key, { ...r });
    else if (r.place && !there.place.split("、").includes(r.place)) there.place = [there.place, r.place].filter(Boolean).join("、");
  }
  return [...by.values()].sort((a, b) => (a.date || "9999").localeCompare(b.date || "9999") || a.event.localeCompare(b.event, "zh"));
}

function years(rows: Row[]): [string, Row[]][] {
  const by = new Map<string, Row[]>();
  for (const r of rows) {
    const year = /^-?\d{4}/.exec(r.date)?.[0] ?? "";
    by.set(year, [...(by.get(year) ?? []), r]);
  }
  return [...by].sort((a, b) => (a[0] || "9999").localeCompare(b[0] || "9999"));
}

function entry(r: Row): HTMLElement {
  return h("li", {},
    h("time", { datetime: r.date.split("/")[0] || undefined }, span(r.date)),
    h("span", { class: "grow" }, h("a", { href: address({ view: "network", node: r.event }) }, r.event), r.place ? h("span", { class: "dim" }, " · " + r.place) : null,
      r.modality && r.modality !== "asserted" ? h("span", { class: "badge " + r.modality }, t(r.modality)) : null),
    h("button", { class: "link", "aria-label": `${t("showEvidence")}: ${r.event}`, onclick: () => showStatement(r.statement) }, t("showEvidence")));
}

/** span writes a day or an interval without saying the year of its heading again. */
function span(date: string): string {
  const [from, to] = date.split("/");
  if (!from) return "—";
  if (!to) return from.split("、").map((d) => day(d, false)).join(lang() === "zh" ? "、" : ", ");
  return `${day(from, false)} – ${day(to, to.slice(0, 4) !== from.slice(0, 4))}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** day writes a date in the language of the page. */
function day(date: string, withYear: boolean): string {
  const [y, m, d] = date.split("-").map(Number);
  if (!m) return String(y);
  if (lang() === "zh") return (withYear ? `${y}年` : "") + `${m}月` + (d ? `${d}日` : "");
  return (d ? `${d} ` : "") + MONTHS[m - 1] + (withYear ? ` ${y}` : "");
}
