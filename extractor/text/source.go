// Package text reads a document: bytes in, repaired text and sentences out, with
// every position kept. It knows no rule of the language.
package text

import "sort"

// Doc is a document: its bytes as they came and the repaired text that the
// extractor reads, with a way back from every byte of the second to the first.
type Doc struct {
	Source []byte // the original file
	Text   string // repaired: paragraphs separated by '\n', no markup, no broken words
	runs   []run  // sorted by at
}

// run maps n bytes of Text from at on to m bytes of Source from src on. Where
// n == m the bytes correspond one to one; else the run is a single character
// that the repair replaced (a full-width digit, an HTML entity).
type run struct{ at, n, src, m int }

// SourceSpans maps a span of Text to the spans of Source that it was read from,
// in order. Markup and white space that the repair dropped is left out, so the
// result has several spans where they stand inside.
func (d *Doc) SourceSpans(s Span) []Span { return d.AppendSourceSpans(nil, s) }

// AppendSourceSpans appends the source spans of s to out; a span that begins
// where the last one ends is joined to it.
func (d *Doc) AppendSourceSpans(out []Span, s Span) []Span {
	i := sort.Search(len(d.runs), func(i int) bool { return d.runs[i].at+d.runs[i].n > s.Start })
	for ; i < len(d.runs) && d.runs[i].at < s.End; i++ {
		r := d.runs[i]
		part := Span{r.src, r.src + r.m}
		if r.n == r.m { // one to one: cut to the span
			part = Span{r.src + max(0, s.Start-r.at), r.src + min(r.n, s.End-r.at)}
		}
		if k := len(out); k > 0 && out[k-1].End == part.Start {
			out[k-1].End = part.End
			continue
		}
		out = append(out, part)
	}
	return out
}

// SourceText is the original characters behind spans of Source, joined.
func (d *Doc) SourceText(spans []Span) string {
	if len(spans) == 1 {
		return string(d.Source[spans[0].Start:spans[0].End])
	}
	var b []byte
	for _, s := range spans {
		b = append(b, d.Source[s.Start:s.End]...)
	}
	return string(b)
}

// builder collects the repaired text and its runs.
type builder struct {
	text []byte
	runs []run
}

// keep appends source[from:to] unchanged.
func (b *builder) keep(source []byte, from, to int) {
	if from >= to {
		return
	}
	if k := len(b.runs) - 1; k >= 0 && b.runs[k].n == b.runs[k].m && b.runs[k].src+b.runs[k].m == from && b.runs[k].at+b.runs[k].n == len(b.text) {
		b.runs[k].n += to - from
		b.runs[k].m += to - from
	} else {
		b.runs = append(b.runs, run{len(b.text), to - from, from, to - from})
	}
	b.text = append(b.text, source[from:to]...)
}

// replace appends s, which stands for source[from:to]. A run of unequal length
// maps as a whole, so s is one character.
func (b *builder) replace(s string, from, to int) {
	b.runs = append(b.runs, run{len(b.text), len(s), from, to - from})
	b.text = append(b.text, s...)
}

// insert appends s, which stands for nothing in the source (a paragraph break).
func (b *builder) insert(s string) { b.text = append(b.text, s...) }
