// The view as a file: SVG with text as text, GraphML, CSV.
import type { NetLink, NetNode } from "./api";
import { svg } from "./dom";
import { lookOf, shape } from "./shapes";
import { csv } from "./table";
import { label, relationName, t } from "./words";
import { colour, keyOf, type Picture } from "./picture";

const xml = (s: string) => s.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] as string);

/** graphml writes nodes and links with the attributes that Gephi, Cytoscape and yEd look for. */
export function graphml(nodes: NetNode[], links: NetLink[]): string {
  const keys = [["label", "node"], ["en", "node"], ["type", "node"], ["label", "edge"], ["interaction", "edge"], ["modality", "edge"], ["weight", "edge"], ["first_year", "edge"], ["last_year", "edge"], ["statements", "edge"]];
  const data = (kind: string, name: string, value: string | number | undefined) => (value === undefined || value === "" ? "" : `<data key="${kind}_${name}">${xml(String(value))}</data>`);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(([name, kind]) => `<key id="${kind}_${name}" for="${kind}" attr.name="${name}" attr.type="${name === "weight" || name.endsWith("year") ? "int" : "string"}"/>`),
    '<graph edgedefault="directed">',
    ...nodes.map((n) => `<node id="${xml(n.iri)}">${data("node", "label", n.name)}${data("node", "en", n.en)}${data("node", "type", n.type)}</node>`),
    ...links.map((l, i) => `<edge id="e${i}" source="${xml(l.from)}" target="${xml(l.to)}">${data("edge", "label", relationName(l.relation))}${data("edge", "interaction", l.relation)}${data("edge", "modality", l.modality)}${data("edge", "weight", l.sentences || 1)}${data("edge", "first_year", l.first_year || undefined)}${data("edge", "last_year", l.last_year || undefined)}${data("edge", "statements", l.statements.map((s) => s.id).join(" "))}</edge>`),
    "</graph>", "</graphml>", ""];
  return lines.join("\n");
}

/** linksCSV writes one line for each link. */
export function linksCSV(nodes: Map<string, NetNode>, links: NetLink[]): string {
  const name = (iri: string) => nodes.get(iri)?.name ?? iri;
  return csv([t("subject"), t("relation"), t("object"), t("modality"), t("sentences", { n: "" }).trim(), t("from"), t("to"), t("statement")],
    links.map((l) => [name(l.from), l.relation, name(l.to), l.modality ?? "", l.sentences, l.first_year || "", l.last_year || "", l.statements.map((s) => s.id).join(" ")]));
}

/** drawing writes what the picture shows as SVG. */
export function drawing(picture: Picture, nodes: Map<string, NetNode>): string {
  const shown = picture.cy.elements().not(".gone");
  const box = shown.boundingBox();
  const pad = 24;
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [box.x1 - pad, box.y1 - pad, box.w + 2 * pad, box.h + 2 * pad].map(Math.round).join(" "), width: Math.round(box.w + 2 * pad), height: Math.round(box.h + 2 * pad), "font-family": "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif" });
  root.append(svg("rect", { x: box.x1 - pad, y: box.y1 - pad, width: box.w + 2 * pad, height: box.h + 2 * pad, fill: colour("--paper") }));
  shown.edges().forEach((e: any) => root.append(...lineOf(e)));
  shown.nodes().forEach((n: any) => root.append(...nodeOf(n, nodes.get(n.id()))));
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(root);
}

const at = (v: number) => Math.round(v * 10) / 10;

function lineOf(e: any): SVGElement[] {
  const a = e.sourceEndpoint(), b = e.targetEndpoint(), c = e.controlPoints()?.[0];
  if (!a || !b || !isFinite(a.x) || !isFinite(b.x)) return [];
  const stroke = e.style("line-color"), width = parseFloat(e.style("width"));
  const dash = e.style("line-style") === "dashed" ? "7 4" : e.style("line-style") === "dotted" ? "1 3" : undefined;
  const path = c ? `M${at(a.x)} ${at(a.y)}Q${at(c.x)} ${at(c.y)} ${at(b.x)} ${at(b.y)}` : `M${at(a.x)} ${at(a.y)}L${at(b.x)} ${at(b.y)}`;
  const out = [svg("path", { d: path, fill: "none", stroke, "stroke-width": at(width), "stroke-dasharray": dash, opacity: 0.75 }, svg("title", {}, e.data("label")))];
  if (e.hasClass("tie")) return out;
  const from = c ?? a;
  const turn = (Math.atan2(b.y - from.y, b.x - from.x) * 180) / Math.PI;
  out.push(svg("path", { d: "M0 0L-8 -3.5L-8 3.5Z", fill: stroke, transform: `translate(${at(b.x)} ${at(b.y)}) rotate(${at(turn)})` }));
  if (e.hasClass("named")) {
    const m = e.midpoint();
    out.push(svg("text", { x: at(m.x), y: at(m.y), "font-size": 9, "text-anchor": "middle", fill: colour("--dim") }, e.data("label")));
  }
  return out;
}

function nodeOf(n: any, node?: NetNode): SVGElement[] {
  const p = n.position(), r = n.width() / 2, size = at(n.data("font"));
  const text = { x: at(p.x), y: at(p.y + r + size + 2), "font-size": size, "text-anchor": "middle" };
  return [
    shape(node?.type ?? "", p.x, p.y, r, { stroke: lookOf(node?.type ?? "").colour }),
    svg("text", { ...text, stroke: colour("--paper"), "stroke-width": 3, "stroke-linejoin": "round", fill: colour("--paper") }, n.data("label")),
    svg("text", { ...text, fill: colour("--ink") }, svg("title", {}, node ? label(node) : n.id()), n.data("label")),
  ];
}

export { keyOf };
