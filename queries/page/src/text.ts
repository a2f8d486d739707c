// Spans count bytes of the original file; JavaScript counts UTF-16 units. Text is
// cut here as bytes, so that a highlight is exactly what the rule saw.
import type { Span } from "./api";

/** Source is the text of a document as bytes. */
export class Source {
  readonly bytes: Uint8Array;
  private readonly hidden: Span[];

  constructor(text: string, name: string) {
    this.bytes = new TextEncoder().encode(text);
    this.hidden = /\.html?$/i.test(name) ? markup(text) : [];
  }

  /** cut is the text of a span, without markup. */
  cut(from: number, to: number): string {
    let out = "";
    for (const [start, end] of this.hidden) {
      if (end <= from || start >= to) continue;
      if (start > from) out += this.raw(from, start);
      from = Math.max(from, end);
    }
    if (to > from) out += this.raw(from, to);
    return this.hidden.length ? unescape(out) : out;
  }

  private raw(from: number, to: number): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes.subarray(from, to));
  }

  /** passage widens a span to whole sentences, and by one sentence more on each side. */
  passage(from: number, to: number): { before: number; start: number; end: number; after: number } {
    const start = this.back(from);
    const end = this.forth(to);
    return { before: this.back(start), start, end, after: this.forth(end) };
  }

  private back(at: number): number {
    let i = at;
    while (i > 0 && this.bytes[i - 1] === 10) i--; // line breaks before the place
    for (; i > 0; i--) if ((i < at && this.stops(i)) || this.bytes[i - 1] === 10) break;
    return i;
  }

  private forth(at: number): number {
    const n = this.bytes.length;
    let i = at;
    while (i < n && this.bytes[i] === 10) i++;
    for (; i < n; i++) if (this.bytes[i] === 10 || (i > at && this.stops(i))) break;
    return i;
  }

  /** stops says whether a sentence ends right before a byte: 。！？； or a quotation mark after one. */
  private stops(i: number): boolean {
    return STOPS.some((s) => i >= 3 && s.every((b, k) => this.bytes[i - 3 + k] === b)) && !this.closes(i);
  }

  private closes(i: number): boolean {
    return this.bytes[i] === 0xe2 && this.bytes[i + 1] === 0x80 && this.bytes[i + 2] === 0x9d;
  }
}

const STOPS = ["。", "！", "？"].map((s) => [...new TextEncoder().encode(s)]);

/** markup lists the byte ranges of tags and of what a browser does not show. */
function markup(text: string): Span[] {
  const out: Span[] = [];
  const size = (s: string) => new TextEncoder().encode(s).length;
  let at = 0, chars = 0;
  for (const m of text.matchAll(/<!--[\s\S]*?-->|<(script|style|head)\b[\s\S]*?<\/\1>|<[^>]*>/gi)) {
    at += size(text.slice(chars, m.index));
    out.push([at, at + size(m[0])]);
    at += size(m[0]);
    chars = m.index + m[0].length;
  }
  return out;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", ldquo: "“", rdquo: "”", mdash: "—" };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, dec, hex, name) =>
    name ? ENTITIES[name] ?? all : String.fromCodePoint(parseInt(dec ?? hex, dec ? 10 : 16)));
}

/** Mark is a span with what it is. */
export interface Mark { span: Span; role: string; triple: number }

/** Piece is a stretch of text under the same marks. */
export interface Piece { from: number; to: number; marks: Mark[] }

/** pieces cuts a range where marks begin and end. */
export function pieces(from: number, to: number, marks: Mark[]): Piece[] {
  const inside = marks.filter((m) => m.span[1] > from && m.span[0] < to);
  const cuts = new Set([from, to]);
  for (const m of inside) for (const at of m.span) if (at > from && at < to) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  const begin = [...inside].sort((a, b) => a.span[0] - b.span[0]);
  const out: Piece[] = [];
  let open: Mark[] = [], next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const at = sorted[i];
    while (next < begin.length && begin[next].span[0] <= at) open.push(begin[next++]);
    open = open.filter((m) => m.span[1] > at);
    out.push({ from: at, to: sorted[i + 1], marks: [...open] });
  }
  return out;
}
