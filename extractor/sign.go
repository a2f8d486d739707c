package extractor

import "strings"

// sign: A同B签署D gives both; D is split into documents.
func (w *writer) sign(p *predication) {
	s := p.s
	obj := s.unquoted(p.obj)
	if obj.empty() {
		return
	}
	if obj.len() > 1 && s.tok[obj.j-1].s == "如下" {
		obj.j-- // 达成共识如下
	}
	all := *p
	all.subj = append(append([]Term{}, p.subj...), w.partners(p)...)
	w.joint = all.subj[len(p.subj):]
	agreed := s.tok[obj.j-1].s == "共识" || s.tok[obj.j-1].s == "一致" || s.tok[obj.j-1].s == "愿景" || s.tok[obj.j-1].s == "谅解"
	for _, f := range p.frees {
		if c := s.parse(f.body()); f.prep == "就" && agreed && !c.topic && c.subject.empty() {
			w.dispatch(c, p.subj, Intended) // 就深化X达成共识
			continue
		}
		if f.prep == "就" && s.find(rng{f.i, obj.j}, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord }) >= 0 {
			inner := *p
			inner.modal = Asserted
			w.giveFields(&inner, s.fieldsIn(f.body()))
		}
	}
	if agreed || s.tok[p.trigger].s == "达成" && strings.HasSuffix(strings.Trim(s.text(obj), "》”"), "倡议") {
		return
	}
	if w := s.tok[p.trigger].s; p.rule.Relation == "adopts" && !s.documentLike(obj) && w != "批准" && w != "核准" {
		return
	}
	if p.rule.Relation == "signs" && !p.subject.empty() && s.eventSubject(p.subject) && s.hasDe(p.subject) {
		return // …举行的大会达成X
	}
	if p.rule.Relation == "adopts" && !p.subject.empty() && s.eventSubject(p.subject) {
		if s.objectKind(obj) == objectVerb {
			return // 大会批准设立X
		}
		w.adoptedAt(p, obj)
		return
	}
	if p.rule.Relation == "adopts" && !p.subject.empty() && s.bareEvent(p.subject) {
		if e := w.namedEvent(s, p.subject); e != nil {
			q := *p
			q.subj = []Term{*e} // 会议通过D
			w.adoptedAt(&q, obj)
			return
		}
	}
	if p.rule.Relation == "adopts" && p.subject.empty() && len(p.subj) == 1 && p.subj[0].Type == Event {
		w.adoptedAt(p, obj) // E在P举行，通过了D
		return
	}
	w.signTargets(&all, obj)
}

// eventSubject says whether a subject is a meeting with a name of its own.
func (s *sent) eventSubject(r rng) bool {
	t := s.text(r)
	return r.len() > 1 && (strings.HasSuffix(t, "全会") || strings.HasSuffix(t, "大会") || strings.HasSuffix(t, "会议") || strings.HasSuffix(t, "峰会"))
}

// adoptedAt: an event that adopts a document is where it was adopted.
func (w *writer) adoptedAt(p *predication, obj rng) {
	head, cl := p.s.splitRelative(p.s.trimNoun(obj))
	if cl != nil {
		w.relativeFacts(p, cl) // 大会核准A提交的D
	}
	for _, part := range p.s.conjuncts(head) {
		for _, e := range p.subj {
			w.fact(p, "structure.adopted", w.term(p.s, phrase{part}, ""), "adopted-at", e, p.modal)
		}
	}
}

// signedItem gives an item of the list that 签署下列文件： opens.
func (w *writer) signedItem(s *sent, g segment) bool {
	r := g.rng
	for !r.empty() && s.tok[r.i].kind == kPunct && !s.tok[r.i].isMark("《“") {
		r.i++
	}
	r.i += s.numbering(r)
	if r.empty() || s.tok[r.j-1].kind != kTitle && !endsLike(Document, s.text(r)) {
		w.signing = nil
		return false
	}
	p := *w.signing
	p.clause = &clause{s: s, r: r}
	p.trigger = r.i
	w.give(&p, p.rule.Relation, phrase{r}, p.modal)
	return true
}

func (w *writer) signTargets(p *predication, obj rng) {
	s := p.s
	if first := &s.tok[obj.i]; first.s == "下列" || first.s == "以下" || first.s == "如下" {
		w.signing = p
		return
	}
	counted := s.bareThing(obj).i > obj.i
	head, cl := s.splitRelative(s.trimNoun(obj))
	if cl != nil {
		w.relativeFacts(p, cl)
	} else if s.find(head, isAbout) >= 0 && s.find(head, func(t *token) bool { return t.kind == kTitle }) < 0 {
		w.contentFacts(p, head) // 批准关于宣布A为B的决议
	}
	for k := head.i; k < head.j; k++ {
		if s.tok[k].kind == kTitle {
			w.titledSpan(p, k)
		}
	}
	parts := s.conjuncts(head)
	if doc := w.fieldsSigned(p, head); !doc.empty() {
		parts, counted = s.conjuncts(doc), false
	}
	if n := len(parts); n > 1 && s.documentLike(parts[n-1]) && !s.documentLike(parts[0]) && parts[0].len() < 5 {
		parts = []rng{head} // 野生水产品、蜂蜜输华议定书
	}
	if counted {
		parts = []rng{s.bareThing(head)} // 20项A和B: what is counted together stays together
	}
	for _, part := range parts {
		if !part.empty() {
			w.give(p, p.rule.Relation, phrase{part}, p.modal)
			w.signedOn(p, part)
		}
	}
}

// signedOn tells the day on which a document that the text names is signed (R13e).
func (w *writer) signedOn(p *predication, part rng) {
	s := p.s
	if p.rule.Relation != "signs" || p.neg || s.find(part, func(t *token) bool { return t.kind == kTitle || isAbout(t) }) < 0 {
		return
	}
	for _, k := range s.datesBeside(p.groups, p.dates) {
		own := k >= p.r.i || w.prev == nil || w.prev.s != s // not that of another act before
		if v := s.tok[k].val; own && v != "" && !strings.Contains(v, "/") {
			w.fact(p, "structure.issued", w.term(s, phrase{part}, Document), "issued-on", w.term(s, phrase{{k, k + 1}}, Date), p.modal)
			return
		}
	}
}

// fieldsSigned: 签署A、B等领域多项合作文件 gives the fields and leaves the documents;
// empty if the noun phrase is not of that form.
func (w *writer) fieldsSigned(p *predication, r rng) rng {
	s := p.s
	field := s.rfind(r, func(t *token) bool { return t.s == "领域" || t.s == "方面" })
	if field > r.i && s.tok[r.i].is(cCovering) && isDe(s.at(field+1)) {
		r.i++ // 涵盖A、B等领域的|协议
	} else if s.hasDe(r) {
		return rng{}
	}
	if field <= r.i || s.at(r.i).s == "关于" || !endsLike(Document, s.text(r)) || s.find(r, func(t *token) bool { return t.kind == kTitle }) >= 0 {
		return rng{}
	}
	doc := s.bareThing(s.trimNoun(rng{field + 1, r.j}))
	if s.find(doc, func(t *token) bool { return t.is(cCooperation) }) < 0 {
		return rng{}
	}
	w.giveFields(p, s.fieldsIn(rng{r.i, field + 1}))
	return doc
}

// documentLike says whether a noun phrase can be adopted: 通过 is a preposition
// before anything else.
func (s *sent) documentLike(r rng) bool {
	last := &s.tok[r.j-1]
	return last.kind == kTitle || last.ent != nil && last.ent.Type == Document || s.find(r, func(t *token) bool { return t.kind == kTitle }) >= 0 || last.s == "决定" || last.s == "建议" || last.s == "方案" || last.s == "法案" || last.s == "计划" || endsLike(Document, s.text(r))
}
