package extractor

import (
	"strings"
	"unicode/utf8"

	"tupu/extractor/text"
)

// placed gives where a new thing will stand: 在P设立X.
func (w *writer) placed(p *predication, thing rng) {
	switch p.s.tok[thing.j-1].s {
	case "空间", "体系", "秩序", "格局", "环境", "关系", "氛围", "共同体", "局面":
		return // stands nowhere
	}
	rule := w.doc.x.rules.named["structure.located"]
	for _, g := range p.groups {
		for _, at := range w.placesOf(p.s, g) {
			subj := w.term(p.s, phrase{p.s.bareThing(thing)}, "")
			w.emit(emission{s: p.s, subj: subj, rel: "located-in", obj: at, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: rule})
		}
	}
}

// placesOf is the places that a closed phrase names: several in 在A和B等地区.
func (w *writer) placesOf(s *sent, g group) []Term {
	b := g.body()
	if etc := s.find(b, func(t *token) bool { return t.s == "等" }); etc > b.i {
		b.j = etc
	}
	cs := s.coordinators(b)
	if len(cs) == 0 {
		if at, ok := w.placeOf(s, g); ok {
			return []Term{at}
		}
		return nil
	}
	var out []Term
	for _, part := range s.partsAt(b, cs) {
		if !s.placeLike(part.j - 1) {
			return nil
		}
		if at, ok := w.place(s, part); ok {
			out = append(out, at)
		}
	}
	return out
}

// placeOf is the place that a closed phrase names.
func (w *writer) placeOf(s *sent, g group) (Term, bool) {
	b := g.body()
	if g.loc != "" && g.loc != "境内" && g.loc != "全境" && g.loc != "地区" || g.prep != "在" && g.prep != "于" || b.empty() {
		return Term{}, false
	}
	for b.i < b.j && s.tok[b.i].kind == kDate {
		b.i++
	}
	for b.i < b.j && s.tok[b.j-1].kind == kDate {
		b.j--
	}
	if g.loc != "" {
		b.j = g.j
	}
	if b.empty() || s.timeOnly(b) || timeWord(s.tok[b.j-1].s) {
		return Term{}, false
	}
	return w.place(s, b)
}

// unknownPart says whether a token is one character of a name unknown to the
// lexicon: a word without a role of its own.
func (s *sent) unknownPart(k int) bool {
	t := &s.tok[k]
	return t.kind == kWord && t.cls == 0 && t.verb == nil && t.ent == nil && utf8.RuneCountInString(t.s) == 1
}

// timeWord says whether a word names a time rather than a place (下半年, 年底).
func timeWord(w string) bool {
	for _, end := range []string{"年", "半年", "年底", "年初", "年末", "季度", "月底", "月初", "上旬", "中旬", "下旬", "期间", "近日", "日前"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// buildingWord says whether words name a building or a square, of whose name what
// stands before them is a part: 塞尔维亚|大厦.
func buildingWord(w string) bool {
	for _, end := range []string{"大厦", "广场", "宫", "大厅", "大会堂", "宾馆", "使馆"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// namedWithin: 北京人民大会堂 is one name, which says where the building stands.
func (w *writer) namedWithin(s *sent, r rng, t Term) {
	tok := &s.tok[r.j-1]
	if tok.ent == nil || tok.ent.Type != Place || !buildingWord(tok.s) {
		return
	}
	for i := range tok.s {
		if e := w.doc.entity(tok.s[:i]); e != nil && e.Type == Place && e != tok.ent {
			outer := w.entityTerm(e, text.Span{Start: tok.Start, End: tok.Start + i})
			w.emit(emission{s: s, subj: t, rel: "located-in", obj: outer, modal: Asserted, trigger: r.j - 1, rule: w.doc.x.rules.named["structure.located"]})
			return
		}
	}
}

// place is the most specific place of a chain (R9); the chain itself is a fact.
func (w *writer) place(s *sent, r rng) (Term, bool) {
	last := rng{r.j - 1, r.j}
	if s.tok[last.i].s == "境内" || s.tok[last.i].is(cLocalizer) {
		last.i = r.i
	} else if !s.placeLike(last.i) {
		last = r
		for last.len() > 1 && s.placeLike(last.i) && s.tok[last.i].ent != nil {
			last.i++
		}
	}
	for last.i > r.i && s.tok[last.i].ent == nil && s.unknownPart(last.i-1) {
		last.i-- // 贝|伦: a name that no lexicon has, cut by the segmenter
	}
	if last.i > r.i && len(s.tok[last.i-1].s) == 3 && s.tok[last.i-1].ent != nil && s.tok[last.i].kind == kWord && len(s.tok[last.i].s) == 3 {
		last.i-- // 莫|罗戈罗省: no short form of a country
	}
	t := w.term(s, phrase{last}, "")
	w.namedWithin(s, last, t)
	if t.Type != Country && t.Type != Group {
		t.Type = Place
	}
	if last.i > r.i+1 && s.tok[last.i-1].s == "首都" {
		last.i-- // 意大利首都|罗马
	}
	if last.i > r.i && s.tok[last.i-1].ent != nil && !(s.tok[last.i-1].ent.Type == Country && buildingWord(s.text(last))) {
		if outer := &s.tok[last.i-1]; outer.ent.Type == Country || outer.ent.Type == Place {
			rule := w.doc.x.rules.named["structure.located"]
			w.emit(emission{s: s, subj: t, rel: "located-in", obj: w.term(s, phrase{{last.i - 1, last.i}}, ""), modal: Asserted, trigger: last.i, rule: rule})
		}
	}
	return t, true
}
