// Years as bars: drag over them to keep a span of years. What has no date is a
// bar of its own, with a box to leave it out.
import { h, svg } from "./dom";
import { t } from "./words";

export interface Years { from: number; to: number; undated: boolean } // 0: open

const H = 54, W = 240;

/** histogram draws the sentences of each year. changed is called with what was chosen. */
export function histogram(counts: Map<number, number>, undated: number, now: Years, changed: (y: Years) => void): HTMLElement {
  const years = [...counts.keys()].sort((a, b) => a - b);
  const most = Math.max(1, ...counts.values());
  const wide = undated && years.length ? W - 40 : W; // the rest is for what has no date
  const step = wide / Math.max(years.length, 1);
  const bars = years.map((y, i) => {
    const tall = Math.max(2, (H - 4) * Math.sqrt((counts.get(y) ?? 0) / Math.max(most, undated)));
    const inside = (!now.from || y >= now.from) && (!now.to || y <= now.to);
    return svg("rect", { class: inside ? "bar" : "bar out", x: i * step + 0.5, y: H - tall, width: Math.max(1, step - 1), height: tall }, svg("title", {}, `${y}: ${t("sentences", { n: counts.get(y) ?? 0 })}`));
  });
  const without = undated && years.length ? svg("rect", { class: now.undated ? "bar without" : "bar out", x: W - 30, y: H - Math.max(2, (H - 4) * Math.sqrt(undated / Math.max(most, undated))), width: 30, height: Math.max(2, (H - 4) * Math.sqrt(undated / Math.max(most, undated))) }, svg("title", {}, `${t("undated")}: ${t("sentences", { n: undated })}`)) : null;
  const brush = svg("rect", { class: "brush", y: 0, height: H, width: 0 });
  const drawing = svg("svg", { viewBox: `0 0 ${W} ${H}`, class: "bars", role: "img", "aria-label": t("years") }, bars, without, brush);
  drag(drawing, brush, years, step, (from, to) => changed({ ...now, from, to }));
  const box = (name: "from" | "to") => h<HTMLInputElement>("input", {
    type: "number", class: "year", value: now[name] || "", placeholder: String((name === "from" ? years[0] : years.at(-1)) ?? ""), "aria-label": t(name),
    onchange: (e: Event) => changed({ ...now, [name]: Number((e.target as HTMLInputElement).value) || 0 }),
  });
  const keep = h<HTMLInputElement>("input", { type: "checkbox", class: "undated", checked: now.undated, onchange: () => changed({ ...now, undated: keep.checked }) });
  return h("div", { class: "histogram" }, years.length ? drawing : null,
    h("div", { class: "years" }, box("from"), "–", box("to")),
    h("label", { class: "undated-row" }, keep, h("span", { class: "grow" }, t("undated")), h("span", { class: "count" }, undated)));
}

/** drag lets a span of years be chosen with a pointer; a click chooses one. */
function drag(drawing: SVGElement, brush: SVGElement, years: number[], step: number, chosen: (from: number, to: number) => void) {
  let start = -1;
  const at = (e: PointerEvent) => {
    const r = drawing.getBoundingClientRect();
    return Math.max(0, Math.min(years.length - 1, Math.floor((((e.clientX - r.left) / r.width) * W) / step)));
  };
  drawing.addEventListener("pointerdown", (e) => { start = at(e); drawing.setPointerCapture(e.pointerId); });
  drawing.addEventListener("pointermove", (e) => {
    if (start < 0) return;
    const [a, b] = [Math.min(start, at(e)), Math.max(start, at(e))];
    brush.setAttribute("x", String(a * step));
    brush.setAttribute("width", String((b - a + 1) * step));
  });
  drawing.addEventListener("pointerup", (e) => {
    if (start < 0) return;
    const [a, b] = [Math.min(start, at(e)), Math.max(start, at(e))];
    start = -1;
    chosen(years[a], years[b]);
  });
}
