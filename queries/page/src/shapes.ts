// Colour and shape of each type: in the picture, its legend and its SVG alike. The
// colours are Okabe and Ito's, so that they differ for colour-blind readers too.
import { h, svg } from "./dom";

export interface Look { colour: string; points: number[] | null } // no points: a circle

const square = [-1, -1, 1, -1, 1, 1, -1, 1].map((x) => x * 0.86);
const diamond = [0, -1, 1, 0, 0, 1, -1, 0];
const hexagon = [-0.5, -0.9, 0.5, -0.9, 1, 0, 0.5, 0.9, -0.5, 0.9, -1, 0];
const triangle = [0, -1, 1, 0.8, -1, 0.8];
const pentagon = [0, -1, 0.98, -0.2, 0.6, 0.95, -0.6, 0.95, -0.98, -0.2];
const page = [-0.75, -1, 0.35, -1, 0.75, -0.55, 0.75, 1, -0.75, 1];
const octagon = [-0.42, -1, 0.42, -1, 1, -0.42, 1, 0.42, 0.42, 1, -0.42, 1, -1, 0.42, -1, -0.42];
const flat = [-1, -0.62, 1, -0.62, 1, 0.62, -1, 0.62];
const cross = [-0.35, -1, 0.35, -1, 0.35, -0.35, 1, -0.35, 1, 0.35, 0.35, 0.35, 0.35, 1, -0.35, 1, -0.35, 0.35, -1, 0.35, -1, -0.35, -0.35, -0.35];

const LOOKS: Record<string, Look> = {
  Country: { colour: "#0072b2", points: null },
  Group: { colour: "#56b4e9", points: octagon },
  Organization: { colour: "#009e73", points: square },
  Person: { colour: "#cc79a7", points: pentagon },
  Place: { colour: "#7f8a99", points: triangle },
  Event: { colour: "#d55e00", points: diamond },
  Document: { colour: "#e69f00", points: page },
  Initiative: { colour: "#b5342b", points: hexagon },
  Project: { colour: "#8a5fb0", points: flat },
  Field: { colour: "#a89a00", points: hexagon },
  Threat: { colour: "#444b57", points: cross },
};
const OTHER: Look = { colour: "#97a0ad", points: null };

/** lookOf is how a type is drawn. */
export const lookOf = (type: string): Look => LOOKS[type] ?? OTHER;

/** typesDrawn lists the types that have a look of their own. */
export const typesDrawn = Object.keys(LOOKS);

/** shape draws a type's shape around a point. */
export function shape(type: string, x: number, y: number, r: number, attributes: Record<string, unknown> = {}): SVGElement {
  const { colour, points } = lookOf(type);
  if (!points) return svg("circle", { cx: round(x), cy: round(y), r: round(r), fill: colour, ...attributes });
  const at = points.map((p, i) => round(p * r + (i % 2 ? y : x))).reduce((s, v, i) => s + (i ? (i % 2 ? "," : " ") : "") + v, "");
  return svg("polygon", { points: at, fill: colour, ...attributes });
}

const round = (v: number) => Math.round(v * 10) / 10;

/** dot is a type's shape in running text. */
export function dot(type: string): HTMLElement {
  return h("span", { class: "dot" }, svg("svg", { viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true" }, shape(type, 0, 0, 6.4)));
}
