package extractor

import (
	"sort"
	"strings"

	"tupu/extractor/text"
)

// document is a document under analysis.
type document struct {
	scratch   *scratch           // see newClause
	fullNames map[*Entity]string // see shownName
	x         *Extractor
	src       *text.Doc
	meta      Metadata
	sents     []*sent
	cal       calendar
	names     map[string]*Entity   // persons and short forms that this text introduces
	nameOrder []string             // names, longest first, as far as the finders know them
	abbr      map[string]*Entity   // 中, 沙 …: the country that this text means
	roles     profile              // who speaks, for whom
	groups    map[string][]string  // members of the collectives, by surface
	chosen    map[*Entity]*Entity  // see choose, by the first that shares the form
	used      map[string]*Entity   // lexicon entities that terms name
	facts     map[int][]officeFact // by sentence number: offices found with names
}

// officeFact is a person with an office named at one place.
type officeFact struct {
	person  *Entity
	name    text.Span // of the person's name
	office  string
	offSpan text.Span
	trigger text.Span
}

// read repairs the source and cuts it into sentences.
func (x *Extractor) read(src []byte, meta Metadata) *document {
	d := &document{
		x: x, scratch: scratches.Get().(*scratch), meta: meta, names: map[string]*Entity{}, abbr: map[string]*Entity{}, groups: map[string][]string{},
		used: map[string]*Entity{}, chosen: map[*Entity]*Entity{}, facts: map[int][]officeFact{},
	}
	d.src = text.New(src, text.Options{Continues: x.continues})
	for i, s := range d.src.Sentences() {
		d.sents = append(d.sents, &sent{doc: d, n: i + 1, span: s.Span, par: s.Par})
	}
	d.findDate()
	return d
}

// continues decides whether a paragraph that breaks off without a mark goes on
// in the next line: it does when a word of the dictionary spans the break, when
// it is long enough to be running text, or when it begins like a statement.
func (x *Extractor) continues(para, next string) bool {
	if addresses(next) || placeAndDay(para) {
		return false
	}
	if strings.Contains(para, "，") || strings.Contains(para, "、") && strings.Contains(next, "，") {
		return len(next) > 0 && !strings.HasSuffix(para, "电")
	}
	first := firstWord(x, para)
	if first != "" && (x.gram.is(first, cCollective) || x.partyForm(first) != nil) && len(para) < 120 && !strings.HasPrefix(next, first) && !(len(para) > 36 && opensAnew(x, next)) {
		return strings.ContainsAny(next, "，。、")
	}
	return false
}

// opensAnew says whether a line begins with a party of its own and tells of a day, so
// that it is a text and the line before it a title.
func opensAnew(x *Extractor, line string) bool {
	first := firstWord(x, line)
	return (x.partyForm(first) != nil || x.lex.byAlias[first] != nil) && strings.Contains(head(line, 40), "日")
}

// placeAndDay says whether a line is a place and the day: 北京，2024年5月18日.
func placeAndDay(line string) bool {
	return len(line) < 75 && strings.HasSuffix(line, "日") && strings.ContainsAny(line, "0123456789") && !strings.ContainsAny(line, "至在举召")
}

// head is the first n characters of s.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func firstWord(x *Extractor, s string) string {
	seg := x.seg.Segment([]byte(head(s, 24)))
	if len(seg) == 0 {
		return ""
	}
	w := s[seg[0].Start():seg[0].End()]
	if len(seg) > 1 && s[seg[1].Start():seg[1].End()] == "方" {
		w += "方"
	}
	return w
}

// result gathers what the document gave.
func (d *document) result(triples []Triple) *Result {
	r := &Result{Meta: d.meta, Triples: triples}
	for _, s := range d.sents {
		r.Sentences = append(r.Sentences, d.sentenceOf(s))
	}
	for _, e := range d.used {
		r.Entities = append(r.Entities, e)
	}
	sort.Slice(r.Entities, func(i, j int) bool { return r.Entities[i].Name < r.Entities[j].Name })
	return r
}

func (d *document) sentenceOf(s *sent) Sentence {
	if s.public.N > 0 {
		return s.public
	}
	s.public = Sentence{N: s.n, Text: strings.TrimSpace(d.src.Text[s.span.Start:s.span.End]), Spans: d.src.SourceSpans(s.span)}
	return s.public
}
