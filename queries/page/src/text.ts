// Spans count bytes of the original file; JavaScript counts UTF-16 units. Text is
// cut here as bytes, so that a highlight is exactly what the rule saw.
import type { Span } from "./api";

/** Source is the text of a document as bytes. */
export class Source {
  readonly bytes: Uint8Array;
  private readonly hidden: Span[];
  private readonly html: boolean;

  constructor(text: string, name: string) {
    this.bytes = new TextEncoder().encode(text);
    this.html = /\.html?$/i.test(name);
    this.hidden = markup(text, this.html ? TAGS : MARKDOWN);
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
    return this.html ? unescape(out) : out;
  }

  private raw(from: number, to: number): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes.subarray(from, to));
  }

  /** passage widens a span to whole sentences, and by one sentence more on each side. */
  passage(from: number, to: number): { before: number; start: number; end: number; after: number } {
    const start = this.back(from), end = this.forth(to);
    return { before: this.back(Math.max(0, this.over(start, -1) - 1)), start, end, after: this.forth(this.over(end, 1) + 1) };
  }

  /** over steps over line breaks. */
  private over(at: number, step: number): number {
    const next = () => this.bytes[step < 0 ? at - 1 : at];
    while (next() === 10 || next() === 13) at += step;
    return at;
  }

  /** back is where the sentence begins in which a place stands. */
  private back(at: number): number {
    while (at > 0 && this.bytes[at - 1] !== 10 && !this.stops(at)) at--;
    return at;
  }

  private forth(at: number): number {
    while (at < this.bytes.length && this.bytes[at] !== 10 && !this.stops(at)) at++;
    return Math.min(at, this.bytes.length);
  }

  /** stops says whether a sentence ends right before a byte: with 。！？, and a quotation mark after it where there is one. */
  private stops(i: number): boolean {
    if (this.ends(i, QUOTE)) return STOPS.some((s) => this.ends(i - 3, s));
    return STOPS.some((s) => this.ends(i, s)) && !this.ends(i + 3, QUOTE);
  }

  private ends(i: number, mark: number[]): boolean {
    return i >= mark.length && mark.every((b, k) => this.bytes[i - mark.length + k] === b);
  }
}

const bytesOf = (s: string) => [...new TextEncoder().encode(s)];
const STOPS = ["。", "！", "？"].map(bytesOf);
const QUOTE = bytesOf("”");

const TAGS = /<!--[\s\S]*?-->|<(script|style|head)\b[\s\S]*?<\/\1>|<[^>]*>/gi;
const MARKDOWN = /\*\*|^#{1,6} +/gm;

/** markup lists the byte ranges of what a reader does not see. */
function markup(text: string, pattern: RegExp): Span[] {
  const out: Span[] = [];
  const size = (s: string) => new TextEncoder().encode(s).length;
  let at = 0, chars = 0;
  for (const m of text.matchAll(pattern)) {
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
