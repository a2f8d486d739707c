package extractor

import (
	"regexp"
	"strings"

	"tupu/extractor/text"
)

// contentFacts writes the structure that a noun phrase's own clause tells:
// 关于在P建立X的倡议, 由X主导的Y, 宣布A为B的决议, 2025年举行E.
func (w *writer) contentFacts(p *predication, r rng) {
	s := p.s
	m := p.modal
	if p.rule != nil {
		if rel := RelationNamed(p.rule.Relation); rel != nil && rel.Family == Stance && !(rel.Name == "notes" && m == Intended) {
			m = Hypothetical
		}
	}
	w.innerRelatives(p, r)
	for k := r.i; k < r.j; k++ {
		t := &s.tok[k]
		switch {
		case t.kind == kDate && s.at(k+1).s == "第":
			w.datedName(p, rng{k, r.j}, m)
		case t.kind == kDate && s.at(k+1).kind == kTitle && k+1 < r.j && t.val != "":
			w.fact(p, "structure.issued", w.term(s, phrase{{k + 1, k + 2}}, Document), "issued-on", w.term(s, phrase{{k, k + 1}}, Date), Asserted)
		case t.kind == kTitle || t.kind == kQuote:
			w.titledSpan(p, k)
		}
		if t.kind != kWord || !t.is(cTelling|cStanding) {
			continue
		}
		q := *p
		q.trigger, q.neg = k, false
		kind := contentKind[t.s]
		if kind == "led" || t.s == "主导" && s.at(k+1).s == "下" {
			w.ledUnder(&q, r, k, m)
		}
		switch relativeVerb(t.s) {
		case "held":
			w.plannedEvent(&q, r, k, m)
		case "built":
			w.plannedThing(&q, r, k, m)
		case "led":
			w.contentLed(&q, r, k, m)
		case "adopted":
			if s.at(k+1).kind == kTitle && k+1 < r.j {
				w.contentAdopted(&q, r, k)
			}
		}
		switch {
		case t.is(cStanding), kind == "stands":
			w.standing(&q, r, k)
		case kind == "named" && w.datedAs(&q, r, k, m):
		case kind == "named":
			w.declaredAs(&q, r, k, m)
		case kind == "lasts":
			w.effective(&q, r, k, m)
		}
	}
}

// contentKind sorts the words of contentFacts that are no relative verbs, or tell
// more than as such, by what they tell.
var contentKind = map[string]string{
	"主导下": "led", "领导下": "led", "牵头下": "led", "设": "stands",
	"宣布": "named", "确定": "named", "定为": "named", "命名": "named", "实施": "lasts", "执行": "lasts",
}

// innerRelatives writes what relative clauses deep inside a phrase tell:
// 落实[中方提出的|X倡议].
func (w *writer) innerRelatives(p *predication, r rng) {
	s := p.s
	for d := r.i + 2; d+1 < r.j; d++ {
		v := d - 1
		if !isDe(&s.tok[d]) || relativeVerb(s.tok[v].s) == "" {
			continue
		}
		from := s.clauseStart(r.i, v)
		if from == v || !s.ownArguments(rng{from, v}) || from > r.i && s.tok[from].is(cAgentHead) && (s.tok[from-1].ent != nil || s.tok[from-1].tag == "n" || s.tok[from-1].tag == "vn") {
			continue
		}
		head := s.objectAfter(r, d)
		if !head.empty() {
			w.relativeFacts(p, &relative{clause: rng{from, d}, verb: v, head: head})
		}
	}
}

// namedRelatives writes what relative clauses before documents and events tell in a stretch
// of which the predicate has no rule: 第六届大会通过的|《D》明确采纳X.
func (w *writer) namedRelatives(c *clause) {
	s := c.s
	for d := c.r.i + 2; d+1 < c.r.j; d++ {
		v := d - 1
		kind := relativeVerb(s.tok[v].s)
		if !isDe(&s.tok[d]) || kind == "" {
			continue
		}
		head := s.eventName(d + 1)
		if kind != "held" {
			head = s.titlesFrom(d + 1)
		}
		from := s.clauseStart(c.r.i, v)
		if !head.empty() && from < v {
			p := &predication{clause: c, trigger: v, rule: w.doc.x.rules.named["structure.held"]}
			w.relativeFacts(p, &relative{clause: rng{from, d}, verb: v, head: head})
		}
	}
}

// clauseStart is where the relative clause begins whose verb is token v, i at the earliest.
func (s *sent) clauseStart(i, v int) int {
	from := v
	for k := v - 2; k >= max(i, v-8); k-- {
		if s.ordinalTo(k) && s.eventName(k) == (rng{k, v}) {
			from = k // 第六届流域大会|通过
		}
	}
	for from > i && s.relativePart(from-1) {
		from--
	}
	return from
}

// titlesFrom is the titles of documents that stand at i, side by side.
func (s *sent) titlesFrom(i int) rng {
	e := i
	for e < len(s.tok) && s.tok[e].kind == kTitle {
		if e++; e+1 < len(s.tok) && s.tok[e].isMark("、") && s.tok[e+1].kind == kTitle {
			e++
		}
	}
	return rng{i, e}
}

// relativePart says whether token k can stand before the verb of a relative
// clause: who, when, where and how.
func (s *sent) relativePart(k int) bool {
	t := &s.tok[k]
	return t.kind == kName || t.kind == kDate || t.is(cCollective|cPronoun|cAdverb|cAgentHead) && t.kind == kWord && t.verb == nil || t.s == "由" || t.s == "所" || t.s == "在" || t.s == "于" ||
		s.ordinalTo(k)
}

// ordinalTo says whether token k goes on with an ordinal: 第|二十|五|届.
func (s *sent) ordinalTo(k int) bool {
	if t := &s.tok[k]; t.kind != kWord || t.tag != "m" && t.tag != "q" {
		return false
	}
	for k > 0 && !ordinal(s.tok[k].s) && s.tok[k-1].kind == kWord && s.tok[k-1].tag == "m" {
		k--
	}
	return ordinal(s.tok[k].s)
}

var titledSpanRE = regexp.MustCompile(`(?:^|[^/\d])(\d{4})年?[至到—―–－-](\d{4})(?:[^/\d]|$)`)

// titledSpan: the years that a plan's own title names are those of its effect.
func (w *writer) titledSpan(p *predication, k int) {
	s := p.s
	m := titledSpanRE.FindStringSubmatch(s.tok[k].s)
	if m == nil || m[1] >= m[2] {
		return
	}
	iso := m[1] + "/" + m[2]
	at := strings.Index(s.tok[k].s, m[1])
	spans := w.doc.src.SourceSpans(text.Span{Start: s.tok[k].Start + at, End: s.tok[k].Start + strings.LastIndex(s.tok[k].s, m[2]) + len(m[2])})
	date := Term{IRI: iso, Name: iso, Text: stripBlanks(w.doc.src.SourceText(spans)), Type: Date, Spans: spans}
	w.fact(p, "structure.effective", w.term(s, phrase{{k, k + 1}}, ""), "effective-during", date, Asserted)
}

// datedName: 2023年第六届博览会 was or is to be held in 2023.
func (w *writer) datedName(p *predication, r rng, m Modality) {
	s := p.s
	for e := r.i + 2; e < min(r.j, r.i+14); e++ {
		if name := (rng{r.i + 1, e + 1}); s.tok[e].kind != kPunct && s.eventLike(name) && s.tok[r.i].val != "" {
			if m == Hypothetical {
				m = Asserted
			}
			w.fact(p, "structure.held", w.term(s, phrase{name}, Event), "held-on", w.term(s, phrase{{r.i, r.i + 1}}, Date), m)
			return
		}
	}
}

// objectAfter is the noun phrase behind the verb at k inside r: up to a
// coordinator before a verb, or the 的 that closes the clause.
func (s *sent) objectAfter(r rng, k int) rng {
	e := k + 1
	for e < r.j {
		t := &s.tok[e]
		if t.s == "并" || t.s == "并将" || t.isMark("，；") || t.s == "以及" && e > k+1 {
			break
		}
		if t.s == "和" && s.at(e+1).verbal() && !s.at(e+1).nominal() {
			break
		}
		e++
	}
	obj := rng{k + 1, e}
	if e == r.j { // a 的 in front of the head noun closes the clause
		if de := s.rfind(obj, isDe); de > obj.i && s.tok[r.j-1].is(cContent) && de >= r.j-4 && !s.hasDe(rng{de + 1, r.j}) {
			obj.j = de
		}
	}
	return s.trimNoun(obj)
}

// before is the adverbials that stand before the verb at k inside r.
func (s *sent) adverbialsBefore(r rng, k int) ([]group, []int) {
	c := &clause{s: s}
	from := max(r.i, s.rfind(rng{r.i, k}, isDe)+1)
	s.takeAdverbials(c, s.groups(rng{from, min(k+1, len(s.tok))}), rng{from, k})
	return c.groups, append(c.dates, s.leadingDates(rng{from, k})...)
}

func (s *sent) leadingDates(r rng) []int {
	for k := r.i; k < r.j; k++ {
		if s.tok[k].kind == kDate {
			return []int{k}
		}
		if s.tok[k].s != "关于" {
			break
		}
	}
	return nil
}

func (w *writer) plannedEvent(p *predication, r rng, k int, m Modality) {
	if isDe(p.s.at(k + 1)) {
		return
	}
	obj := p.s.objectAfter(r, k)
	if obj.empty() || p.s.tok[obj.j-1].kind == kPunct {
		return
	}
	gs, dates := p.s.adverbialsBefore(r, k)
	for _, part := range p.s.conjuncts(obj) {
		w.eventFacts(p, part, gs, dates, m)
	}
}

func (w *writer) plannedThing(p *predication, r rng, k int, m Modality) {
	s := p.s
	if isDe(s.at(k+1)) || k+1 >= r.j {
		return
	}
	gs, _ := s.adverbialsBefore(r, k)
	if len(gs) == 0 {
		return
	}
	obj := s.objectAfter(r, k)
	if obj.empty() {
		return
	}
	led := s.find(obj, func(t *token) bool { return relativeVerb(t.s) == "led" })
	if led >= 0 && isDe(s.at(led+1)) {
		obj.i = led + 2
	}
	for _, part := range s.conjuncts(obj) {
		part = s.bareThing(part)
		for _, g := range gs {
			if at, ok := w.placeOf(s, g); ok {
				w.fact(p, "structure.located", w.term(s, phrase{part}, ""), "located-in", at, m)
			}
		}
	}
}

// contentLed: 由X主导的Y, 在X主导下制定Y.
func (w *writer) contentLed(p *predication, r rng, k int, m Modality) {
	s := p.s
	thing := rng{}
	if isDe(s.at(k + 1)) {
		thing = s.objectAfter(r, k+1)
	}
	by := s.rfind(rng{r.i, k}, func(t *token) bool { return t.s == "由" })
	if by < 0 || thing.empty() {
		return
	}
	if e := s.find(thing, func(t *token) bool { return t.s == "并" }); e > 0 {
		thing.j = e
	}
	agents := rng{by + 1, k}
	for agents.len() > 1 && s.tok[agents.j-1].is(cAdverb) {
		agents.j-- // A和B共同|主导
	}
	w.ledBy(p, w.subjects(s, agents), thing, m)
}

// standing: 设在P的X stands in P.
func (w *writer) standing(p *predication, r rng, k int) {
	s := p.s
	at := k + 1
	if s.at(at).s == "在" || s.at(at).s == "于" {
		at++
	}
	de := at
	for de < r.j && (s.placeLike(de) || s.tok[de].s == "首都" || s.tok[de].tag == "nr" || s.tok[de].tag == "nz") {
		de++
	}
	if de == at || de >= r.j || !isDe(&s.tok[de]) {
		return
	}
	thing := s.objectAfter(r, de)
	if end := s.find(thing, isDe); end > thing.i {
		thing.j = end // 设在P的X|的N
	}
	if end := s.find(rng{min(thing.i+1, thing.j), thing.j}, func(t *token) bool {
		return t.kind == kWord && (t.s == "为此" || t.s == "对" || t.verb.acts() && !t.nominal())
	}); end > thing.i && !s.bodyNamed(rng{end, thing.j}) {
		thing.j = end // 设在P的X|发挥作用
	}
	if thing.empty() {
		return
	}
	if place, ok := w.place(s, rng{at, de}); ok {
		w.fact(p, "structure.located", w.term(s, phrase{thing}, ""), "located-in", place, Asserted)
	}
}

// stands: X位于P, told by a predicate of its own.
func (w *writer) stands(c *clause, modal Modality) bool {
	s := c.s
	if c.verb() == nil || c.subject.empty() || c.neg {
		return false
	}
	at := c.object
	if !c.verb().is(cStanding) {
		return false
	}
	if w := s.at(at.i).s; w == "在" || w == "于" {
		at.i++
	}
	if at = s.unquoted(at); at.empty() || s.find(at, func(t *token) bool { return t.kind == kName || t.tag == "ns" }) < 0 {
		return false
	}
	thing, cl := s.splitRelative(s.trimNoun(c.subject))
	p := &predication{clause: c, trigger: c.verbs[0], rule: w.doc.x.rules.named["structure.located"]}
	if cl != nil {
		w.relativeFacts(p, cl)
	}
	if place, ok := w.place(s, at); ok {
		w.fact(p, "structure.located", w.term(s, phrase{thing}, ""), "located-in", place, modal)
	}
	return true
}

// contentAdopted: E于2019年5月通过《D》, told inside a phrase.
func (w *writer) contentAdopted(p *predication, r rng, k int) {
	s := p.s
	event := rng{r.i, k}
	var dates []int
	for event.i < event.j && (s.tok[event.j-1].kind == kDate || s.tok[event.j-1].s == "于" || s.tok[event.j-1].is(cAdverb)) {
		event.j--
		if s.tok[event.j].kind == kDate {
			dates = append(dates, event.j)
		}
	}
	if event.empty() || s.hasDe(event) || !s.eventSubject(event) {
		return
	}
	w.fact(p, "structure.adopted", w.term(s, phrase{{k + 1, k + 2}}, Document), "adopted-at", w.term(s, phrase{event}, Event), Asserted)
	w.eventFacts(p, event, nil, dates, Asserted)
}

// ledUnder: 在X主导下建立Y.
func (w *writer) ledUnder(p *predication, r rng, k int, m Modality) {
	s := p.s
	at := s.rfind(rng{r.i, k}, func(t *token) bool { return t.s == "在" })
	v := s.find(rng{k + 1, r.j}, func(t *token) bool { return t.verb != nil && t.kind == kWord })
	if at < 0 || v < 0 || v > k+3 {
		return
	}
	if thing := s.objectAfter(r, v); !thing.empty() {
		w.ledBy(p, w.subjects(s, rng{at + 1, k}), thing, m)
	}
}

// declaredAs: 宣布A为B. It says whether that is what k and the words behind it say.
func (w *writer) declaredAs(p *predication, r rng, k int, m Modality) bool {
	s := p.s
	as := s.find(rng{k + 1, r.j}, func(t *token) bool { return t.s == "为" || isDe(t) || t.verb.acts() && !t.nominal() })
	if as < k+2 || as > k+9 || s.tok[as].s != "为" || s.tok[k+1].is(cFreePreposition) {
		return false
	}
	obj := s.objectAfter(r, as)
	if de := s.find(obj, isDe); de > 0 {
		obj.j = de
	}
	if tail := s.at(obj.j - 1); tail.is(cContent) && obj.len() > 1 && s.rfind(rng{r.i, k}, func(t *token) bool { return t.s == "关于" }) >= 0 {
		obj = s.dropDocument(obj)
	}
	if m == Hypothetical && p.rule != nil && p.rule.Relation != "supports" && p.rule.Relation != "welcomes" && s.tok[r.j-1].s == "决议" {
		m = Asserted
	}
	thing := s.trimNoun(rng{k + 1, as})
	if thing.len() > 1 && s.tok[thing.i].verb != nil {
		thing.i++ // 开放A为B
	}
	for thing.len() > 1 && s.tok[thing.i].ent != nil && s.tok[thing.i].ent.Type == Country && s.tok[thing.i+1].kind != kPunct {
		w.place(s, thing)
		thing.i++
	}
	w.fact(p, "structure.designated", w.term(s, phrase{thing}, ""), "designated-as", w.term(s, phrase{s.trimNoun(obj)}, ""), m)
	return true
}

// datedAs: 将2027年定为B, told inside a phrase. It says whether that is what k says.
func (w *writer) datedAs(p *predication, r rng, k int, m Modality) bool {
	s := p.s
	if k-2 < r.i || s.tok[k-1].kind != kDate || s.tok[k-1].val == "" || s.tok[k-2].s != "将" && s.tok[k-2].s != "把" {
		return false
	}
	as := k + 1
	if s.at(as).s == "为" {
		as++
	} else if !strings.HasSuffix(s.tok[k].s, "为") {
		return false
	}
	title := rng{as, r.j}
	if de := s.find(title, isDe); de > 0 {
		title.j = de
	}
	if title = s.trimNoun(title); title.empty() || !timeTitle(s.text(title)) {
		return false
	}
	w.fact(p, "structure.designated", w.term(s, phrase{{k - 1, k}}, Date), "designated-as", w.term(s, phrase{title}, ""), m)
	return true
}

// declaredPassive: A被宣布为B, with the verb at k.
func (w *writer) declaredPassive(p *predication, r rng, k int) {
	s := p.s
	thing, title := s.trimNoun(rng{r.i, k - 1}), s.trimNoun(rng{k + 1, r.j})
	if s.tok[title.i].s == "为" {
		title.i++
	}
	switch s.tok[k].s {
	case "宣布", "确定", "命名", "确定为", "命名为", "定为":
	default:
		return
	}
	if thing.empty() || title.empty() {
		return
	}
	w.fact(p, "structure.designated", w.term(s, phrase{thing}, ""), "designated-as", w.term(s, phrase{title}, ""), p.modal)
}

// disposedAs: 将X确定为Y.
func (w *writer) disposedAs(p *predication) bool {
	s := p.s
	obj := s.unquoted(p.obj)
	switch w := s.tok[p.trigger].s; {
	case w == "确定" || w == "命名":
		if obj.len() < 2 || s.tok[obj.i].s != "为" {
			return false
		}
		obj.i++
	case !strings.HasSuffix(w, "为"):
		return false
	}
	if thing := p.disposed(); !thing.empty() {
		w.fact(p, "structure.designated", w.term(s, phrase{thing}, ""), "designated-as", w.term(s, phrase{obj}, ""), p.modal)
		return true
	}
	return false
}

// dropDocument takes the name of a document off the end of a title: in
// 宣布X为Y联大特别决议 the title is Y.
func (s *sent) dropDocument(r rng) rng {
	e := r.j - 1
	for e > r.i+1 && (s.tok[e-1].kind == kName || s.tok[e-1].s == "联大" || s.tok[e-1].s == "特别" || s.tok[e-1].s == "联合国大会") {
		e--
	}
	return rng{r.i, e}
}

// inEffect: A在2024年至2028年实施X tells when X is in effect.
func (w *writer) inEffect(p *predication, part rng) {
	s := p.s
	for _, d := range s.datesBeside(p.groups, p.dates) {
		if v := s.tok[d].val; strings.Contains(v, "/") {
			w.fact(p, "structure.effective", w.term(s, phrase{part}, ""), "effective-during", w.term(s, phrase{{d, d + 1}}, Date), p.modal)
			return
		}
	}
}

// effective: 在2024年至2028年实施X.
func (w *writer) effective(p *predication, r rng, k int, m Modality) {
	s := p.s
	obj := s.objectAfter(r, k)
	if obj.empty() {
		return
	}
	gs, dates := s.adverbialsBefore(r, k)
	for _, g := range gs {
		dates = append(dates, s.datesIn(g.body())...)
	}
	for _, d := range dates {
		if v := s.tok[d].val; len(v) == 9 || len(v) > 10 {
			w.fact(p, "structure.effective", w.term(s, phrase{obj}, ""), "effective-during", w.term(s, phrase{{d, d + 1}}, Date), m)
		}
	}
}
