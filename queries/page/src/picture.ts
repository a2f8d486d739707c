// The drawing itself: Cytoscape.js with fcose. It knows nodes, links and places,
// and nothing of filters or the server.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import type { NetLink, NetNode } from "./api";
import { lookOf } from "./shapes";
import { separate, type Box } from "./separate";
import { familyOf, label, relationName } from "./words";

cytoscape.use(fcose);

/** keyOf tells links apart. */
export const keyOf = (l: { from: string; relation: string; to: string; modality?: string }) => [l.from, l.relation, l.to, l.modality ?? ""].join("\u0001");

export interface Hands { node: (iri: string) => void; link: (key: string) => void; background: () => void }

const FONTS = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif';
const FEW_LINKS = 45; // up to here every link bears its relation
const ROOM = 1.7; // space for each label, in its own size
const LARGEST = 1.35; // zoom to which few nodes are fitted
const DRAFT = 400; // nodes above which the layout is quick rather than fine

export type Places = Map<string, { x: number; y: number }>;

/** chinese says whether a name may be broken anywhere. */
const chinese = (s: string) => /[\u3000-\u9fff]/.test(s);

/** short is a label that fits beside a node. */
function short(s: string): string {
  const most = chinese(s) ? 22 : 42;
  return s.length > most ? s.slice(0, most - 1) + "…" : s;
}

/** Picture is one drawing in a box. */
export class Picture {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly cy: any;
  private restyle = () => this.cy.style(style());

  constructor(box: HTMLElement, hands: Hands) {
    this.cy = cytoscape({ container: box, style: style(), minZoom: 0.08, maxZoom: 4, hideEdgesOnViewport: false, boxSelectionEnabled: false });
    this.cy.on("tap", "node", (e: any) => hands.node(e.target.id()));
    this.cy.on("tap", "edge", (e: any) => hands.link(e.target.id()));
    this.cy.on("tap", (e: any) => { if (e.target === this.cy) hands.background(); });
    this.cy.on("dragpan scrollzoom pinchzoom grab", () => { this.moved = true; });
    this.cy.on("mouseover", "node, edge", (e: any) => this.hover(e.target));
    this.cy.on("mouseout", "node, edge", () => this.hover(null));
    addEventListener("theme", this.restyle);
    this.watch.observe(box);
  }

  private watch = new ResizeObserver(() => { this.cy.resize(); if (!this.moved) this.fit(); });
  private moved = false; // the person chose what is seen

  destroy() {
    this.watch.disconnect();
    removeEventListener("theme", this.restyle);
    this.cy.destroy();
  }

  /** put brings the drawing to these nodes and links. What is there stays where it is; what is new comes near the node that brought it. */
  put(nodes: NetNode[], links: NetLink[], near?: string, places: Places = new Map()) {
    const old: Places = new Map(nodes.flatMap((n) => { const p = places.get(n.iri); return p ? [[n.iri, p] as const] : []; }));
    this.cy.nodes().forEach((n: any) => { old.set(n.id(), { ...n.position() }); });
    const wanted = new Set([...nodes.map((n) => n.iri), ...links.map(keyOf)]);
    const degree = weights(links);
    this.cy.batch(() => {
      this.cy.elements().forEach((e: any) => { if (!wanted.has(e.id())) e.remove(); });
      const centre = near ? old.get(near) : undefined;
      nodes.forEach((n, i) => {
        const data = nodeData(n, degree.get(n.iri) ?? 0);
        const there = this.cy.getElementById(n.iri);
        if (there.nonempty()) there.data(data);
        else this.cy.add({ group: "nodes", data, classes: chinese(data.label) ? "" : "latin", position: old.get(n.iri) ?? around(centre, i) });
      });
      for (const l of links) {
        const id = keyOf(l);
        if (this.cy.getElementById(id).empty()) this.cy.add({ group: "edges", data: linkData(l, id), classes: !l.modality ? "tie" : familyOf(l.relation) + (l.modality === "asserted" ? "" : " unasserted") });
      }
    });
    this.lay(old);
  }

  /** lay finds places for the nodes that have none. */
  private lay(old: Places) {
    const nodes = this.cy.nodes();
    if (nodes.length === 0 || nodes.every((n: any) => old.has(n.id()))) return;
    const first = old.size === 0;
    const fixed = nodes.filter((n: any) => old.has(n.id())).map((n: any) => ({ nodeId: n.id(), position: old.get(n.id()) }));
    const random = Math.random;
    Math.random = seeded(7); // the same picture each time
    try {
      this.cy.layout({
        name: "fcose", quality: nodes.length > DRAFT ? "draft" : "default", animate: false, randomize: first, fit: first, padding: 36,
        nodeDimensionsIncludeLabels: nodes.length <= 160, idealEdgeLength: () => 58, nodeRepulsion: () => 5200, nodeSeparation: 70, gravity: 0.5, gravityRange: 2.4, numIter: nodes.length > 150 ? 1200 : 2500,
        packComponents: false, fixedNodeConstraint: fixed.length ? fixed : undefined,
      }).run();
    } finally {
      Math.random = random;
    }
    for (const [id, position] of old) this.cy.getElementById(id).position(position);
    const components = this.cy.elements().components().sort((a: any, b: any) => b.nodes().length - a.nodes().length);
    if (first) this.widen(components[0].nodes(), components.length > 1 ? 1.3 : 1); // rows below take height
    this.part(old);
    if (first) this.row(components);
  }

  /** widen stretches a first layout to the shape of the box, and gives the labels room. */
  private widen(nodes: any, flatter: number) {
    const b = nodes.boundingBox();
    const shape = (flatter * this.cy.width()) / Math.max(this.cy.height(), 1);
    let wanted = 0;
    nodes.forEach((n: any) => { const box = n.boundingBox({ includeEdges: false }); wanted += box.w * box.h; });
    const area = Math.max(b.w * b.h, ROOM * wanted);
    const x = Math.sqrt(area * shape) / Math.max(b.w, 1), y = Math.sqrt(area / shape) / Math.max(b.h, 1);
    const most = Math.max(1, Math.min(x, y)) * 1.9; // a line of nodes stays a line
    nodes.positions((n: any) => ({ x: n.position("x") * Math.min(x, most), y: n.position("y") * Math.min(y, most) }));
  }

  /** row puts what hangs together with nothing else in rows below the largest part. */
  private row(components: any[]) {
    const main = components[0].nodes().boundingBox();
    let x = main.x1, y = main.y2 + 30, tall = 0;
    for (const c of components.slice(1)) {
      const b = c.nodes().boundingBox();
      if (x > main.x1 && x + b.w > main.x2) { x = main.x1; y += tall + 24; tall = 0; }
      c.nodes().shift({ x: x - b.x1, y: y - b.y1 });
      x += b.w + 30;
      tall = Math.max(tall, b.h);
    }
  }

  /** part moves nodes and their labels off each other. */
  private part(old: Places) {
    const boxes: Box[] = this.cy.nodes().map((n: any) => {
      const b = n.boundingBox({ includeEdges: false, includeOverlays: false }), p = n.position();
      return { id: n.id(), x: p.x, y: p.y, left: p.x - b.x1, right: b.x2 - p.x, up: p.y - b.y1, down: b.y2 - p.y, fixed: old.has(n.id()) };
    });
    separate(boxes);
    this.cy.batch(() => boxes.forEach((b) => { if (!b.fixed) this.cy.getElementById(b.id).position({ x: b.x, y: b.y }); }));
  }

  /** show hides everything but these. */
  show(nodes: Set<string>, links: Set<string>) {
    this.cy.batch(() => {
      this.cy.nodes().forEach((n: any) => n.toggleClass("gone", !nodes.has(n.id())));
      this.cy.edges().forEach((e: any) => { e.toggleClass("gone", !links.has(e.id())); e.toggleClass("named", links.size <= FEW_LINKS); });
    });
  }

  /** choose marks a node or link, or nothing. */
  choose(id: string) {
    this.cy.elements().removeClass("chosen beside");
    if (!id) return;
    const e = this.cy.getElementById(id).addClass("chosen");
    if (e.nonempty() && e.isNode()) e.connectedEdges().addClass("beside");
  }

  private hover(e: any) {
    this.cy.elements().removeClass("faint lit");
    if (!e) return;
    const near = e.isNode() ? e.closedNeighborhood() : e.union(e.connectedNodes());
    this.cy.elements().not(near).addClass("faint");
    near.edges().addClass("lit");
  }

  /** fit shows all, but never larger than is good to read. */
  fit() {
    this.moved = false;
    this.cy.resize();
    this.cy.fit(this.cy.elements().not(".gone"), 36);
    if (this.cy.zoom() > LARGEST) { this.cy.zoom(LARGEST); this.cy.center(this.cy.elements().not(".gone")); }
  }

  zoom(by: number) { this.moved = true; this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } }); }

  png(): Blob { return this.cy.png({ output: "blob", full: true, scale: 2, bg: colour("--paper"), maxWidth: 6000, maxHeight: 6000 }); }

  /** places are where the nodes stand. */
  places(): Places {
    const all: Places = new Map();
    this.cy.nodes().forEach((n: any) => { all.set(n.id(), { ...n.position() }); });
    return all;
  }

  /** mark sets nodes apart from which the picture starts, and those that were opened. */
  mark(start: Set<string>, opened: Set<string>) {
    this.cy.nodes().forEach((n: any) => { n.toggleClass("start", start.has(n.id())); n.toggleClass("opened", opened.has(n.id())); });
  }
}

/** weights are the sentences at each node. */
function weights(links: NetLink[]): Map<string, number> {
  const w = new Map<string, number>();
  for (const l of links) for (const end of [l.from, l.to]) w.set(end, (w.get(end) ?? 0) + Math.max(l.sentences, 0.5));
  return w;
}

function nodeData(n: NetNode, weight: number) {
  const look = lookOf(n.type);
  const name = label(n) + (n.members?.length ? `\u2060·\u2060${n.members.length}` : "");
  return {
    id: n.iri, label: short(name), full: name, type: n.type, colour: look.colour, size: 13 + 4.4 * Math.min(7, Math.sqrt(weight)), font: 11 + Math.min(6, 1.1 * Math.sqrt(weight)),
    shape: look.points ? "polygon" : "ellipse", points: look.points ? look.points.join(" ") : "-1 -1 1 -1 1 1 -1 1",
  };
}

function linkData(l: NetLink, id: string) {
  return { id, source: l.from, target: l.to, label: relationName(l.relation), width: 1.2 + Math.min(6, 1.4 * Math.log2(Math.max(l.sentences, 1))) };
}

function around(centre: { x: number; y: number } | undefined, i: number) {
  const angle = i * 2.399963; // the golden angle
  const r = centre ? 70 + 9 * Math.sqrt(i) : 60 * Math.sqrt(i);
  return { x: (centre?.x ?? 0) + r * Math.cos(angle), y: (centre?.y ?? 0) + r * Math.sin(angle) };
}

/** seeded is a small generator of random numbers that always begins alike. */
function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

export const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** familyColour is the colour of a family's links. */
export function familyColour(family: string): string {
  return colour(family === "stance" ? "--stance" : family === "action" ? "--action" : "--structure");
}

function style() {
  const edge = (family: string) => ({ selector: "edge." + family, style: { "line-color": familyColour(family), "target-arrow-color": familyColour(family) } });
  return [
    { selector: "node", style: {
      width: "data(size)", height: "data(size)", shape: "data(shape)", "shape-polygon-points": "data(points)", "background-color": "data(colour)", "border-width": 1.5, "border-color": colour("--card"),
      label: "data(label)", "font-size": "data(font)", "font-family": FONTS, color: colour("--ink"), "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap", "text-overflow-wrap": "anywhere", "text-max-width": 118,
      "text-outline-color": colour("--paper"), "text-outline-width": 2.4, "min-zoomed-font-size": 7.5, "z-index": 2 } },
    { selector: "node.latin", style: { "text-overflow-wrap": "whitespace" } },
    { selector: "node.start", style: { "outline-width": 3, "outline-color": colour("--accent"), "outline-offset": 1, "font-weight": "bold" } },
    { selector: "node.opened", style: { "border-style": "double", "border-width": 5 } },
    { selector: "edge", style: {
      width: "data(width)", "curve-style": "bezier", "control-point-step-size": 26, "target-arrow-shape": "triangle", "arrow-scale": 0.8, opacity: 0.72, "font-family": FONTS, "font-size": 9, color: colour("--ink"),
      "text-rotation": "autorotate", "text-background-color": colour("--paper"), "text-background-opacity": 0.9, "text-background-padding": 1.5, "min-zoomed-font-size": 6 } },
    edge("stance"), edge("action"), edge("structure"),
    { selector: "edge.unasserted", style: { "line-style": "dashed", "line-dash-pattern": [7, 4] } },
    { selector: "edge.tie", style: { "line-color": colour("--structure"), "line-style": "dotted", "target-arrow-shape": "none", width: 1, opacity: 0.55 } },
    { selector: "edge.named, edge.lit, edge.chosen", style: { label: "data(label)" } },
    { selector: "edge.tie", style: { label: "" } },
    { selector: ".faint", style: { opacity: 0.13 } },
    { selector: "node.chosen", style: { "overlay-color": colour("--focus"), "overlay-opacity": 0.18, "overlay-padding": 5 } },
    { selector: "edge.chosen", style: { opacity: 1, "overlay-color": colour("--focus"), "overlay-opacity": 0.2, "overlay-padding": 4 } },
    { selector: "edge.beside", style: { opacity: 1 } },
    { selector: ".gone", style: { display: "none" } },
  ];
}
