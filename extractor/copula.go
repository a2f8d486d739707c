package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tupu/extractor/text"
)

// copula: X是Y, asserted by the text itself (R14h).
func (w *writer) copula(p *predication) {
	s := p.s
	obj := s.unquoted(p.obj)
	if !obj.empty() && !p.neg && w.membership(p, obj) {
		return
	}
	if !p.subject.empty() && p.clause.modal == "" && !w.cond {
		p.modal = Asserted // a remark among proposals
		if !s.canAct(p.subject) {
			p.subj = w.subjects(s, p.subject)
		}
	}
	if w.scope != nil || w.reported || w.voiced || p.subject.empty() && (w.prev == nil || w.prev.subject.empty() || w.prev.verb().verb.rule(FrameCopula) == nil) || obj.empty() || len(w.saying) > 0 || p.modal != Asserted || p.neg || len(p.subj) == 0 {
		return
	}
	if head, cl := s.splitRelative(obj); cl != nil && s.tok[obj.i].s == "被" {
		obj = head // 被A列名的|X
	}
	if p.subject.len() == 1 && keyWord(s.tok[p.subject.i].s) && s.objectKind(obj) == objectVerb {
		return // 关键是做A: what ought to be done
	}
	last := &s.tok[obj.j-1]
	if utf8.RuneCountInString(s.text(obj)) < 4 {
		return // 全是沙
	}
	if t := s.at(p.subject.i); p.subject.len() > 1 && s.tok[p.trigger].s == "成为" && t.kind == kWord && t.tag == "v" && t.verb == nil {
		return // 避免X成为Y
	}
	if isDe(last) || last.verbal() && !last.nominal() && !s.described(obj) || s.tok[obj.i].is(cPreposition) || w.secondVerb(s, obj) && s.objectKind(obj) == objectVerb && !s.hasDe(obj) {
		return
	}
	if s.rfind(p.subject, func(t *token) bool { return t.is(cPronoun) }) >= 0 {
		return
	}
	if whole := s.clauseSubject(p); !whole.empty() {
		p.subj = []Term{w.term(s, phrase{whole}, Clause)}
		w.subj, w.thing = p.subj, true // …，也是X: said of the same
	} else if parts := s.conjuncts(p.subject); len(parts) > 1 && len(p.subj) == 1 && !s.tok[p.subject.i].verb.acts() {
		p.subj = nil
		for _, part := range parts {
			p.subj = append(p.subj, w.term(s, phrase{part}, ""))
		}
	}
	parts := []rng{obj}
	if ps := s.partsAt(obj, s.coordinators(obj)); len(ps) > 1 && s.allHaveDe(ps) {
		parts = ps // A的B、C的D
	}
	for _, part := range parts {
		w.give(p, "is", phrase{part}, p.modal)
	}
}

// keyWord says whether a word only opens what matters most: 关键是做A.
func keyWord(w string) bool {
	switch w {
	case "关键", "核心", "重点", "根本", "目的", "出路", "首要":
		return true
	}
	return false
}

// described says whether the last word of a phrase is a noun by what stands before it:
// 多边主义的生动|实践, 最基本|需求.
func (s *sent) described(r rng) bool {
	k := r.j - 2
	for k > r.i && s.tok[k].is(cAdverb) && isDe(&s.tok[k-1]) {
		k--
	}
	t := s.at(k)
	if r.len() < 2 || t.kind != kWord || t.is(cAdverb) {
		return false
	}
	return isDe(t) || strings.HasPrefix(t.tag, "a") || t.tag == "b" || t.tag == "vn" || s.find(r, func(t *token) bool { return t.s == "最" }) >= 0
}

// clauseSubject is the clause that a copula says something of, or empty:
// 各国走向现代化|是一件大事.
func (s *sent) clauseSubject(p *predication) rng {
	r := rng{p.subject.i, p.trigger}
	for r.j > p.subject.j && (s.tok[r.j-1].is(cAdverb|cModal) || s.tok[r.j-1].tag == "d") {
		r.j--
	}
	if p.subject.empty() || s.find(rng{p.subject.j, r.j}, func(t *token) bool { return t.kind == kWord && t.verbal() && !t.is(cAdverb|cModal|cPreposition) }) < 0 {
		return rng{}
	}
	return r
}

// memberRoles are the words for one that belongs to an organisation, the longer first.
var memberRoles = []string{"常任理事国", "创始成员国", "创始成员", "理事国", "成员国", "成员"}

// membership: X是O的重要成员国 is member-of O.
func (w *writer) membership(p *predication, obj rng) bool {
	s, last := p.s, &p.s.tok[obj.j-1]
	i := slices.IndexFunc(memberRoles, func(role string) bool { return strings.HasSuffix(last.s, role) })
	if i < 0 {
		return false
	}
	if name := strings.TrimSuffix(last.s, memberRoles[i]); name != "" { // 欧盟成员国 is one name
		e := w.doc.entity(name)
		if e == nil || e.Type != Organization && e.Type != Group {
			return false
		}
		org := w.entityTerm(e, text.Span{Start: last.Start, End: last.Start + len(name)})
		org.Name = name
		for _, m := range p.subj {
			w.fact(p, "structure.join", m, "member-of", org, p.modal)
		}
		return true
	}
	org := rng{obj.i, obj.j - 1}
	for org.len() > 1 && s.tok[org.j-1].kind != kName {
		org.j--
	}
	if org.empty() || s.tok[org.j-1].kind != kName {
		return false
	}
	if memberRoles[i] == "成员" && s.find(rng{org.j, obj.j - 1}, func(t *token) bool { return !isDe(t) }) > 0 {
		return false // X是O的重要成员: what it is like
	}
	p.rule = w.doc.x.rules.named["structure.join"]
	w.give(p, "member-of", phrase{org}, p.modal)
	return true
}

// asMember: A作为O成员国做X tells that A is a member of O.
func (w *writer) asMember(c *clause, subj []Term) {
	s := c.s
	if c.neg || c.subject.empty() || !s.agentLike(c.subject) {
		return
	}
	role, at := rng{}, 0
	if v := c.verb(); v != nil && v.s == "作为" {
		role, at = c.object, c.verbs[0]
	}
	for _, f := range c.frees {
		if f.prep == "作为" {
			role, at = f.body(), f.i
		}
	}
	k := s.find(role, func(t *token) bool {
		return slices.ContainsFunc(memberRoles, func(role string) bool { return strings.HasSuffix(t.s, role) })
	})
	if k >= 0 && k <= role.i+3 {
		w.membership(&predication{clause: c, subj: subj, trigger: at, modal: Asserted}, rng{role.i, k + 1})
	}
}

// takesOffice: X担任Y, 由X接任Y. An event has hosts and guests, and no office.
func (w *writer) takesOffice(p *predication) {
	s, obj := p.s, p.s.unquoted(p.obj)
	if obj.empty() && !p.byAgent().empty() {
		obj = s.trimNoun(p.subject) // 下任主席国由A担任
	}
	for obj.len() > 1 && s.tok[obj.i].kind == kDate {
		obj.i++
	}
	if obj.len() > 1 && s.tok[obj.i].s == "度" {
		obj.i++ // 2025年度|轮值主席国
	}
	if obj.empty() || !s.doc.office(s.at(obj.j-1)) && !strings.HasSuffix(s.text(obj), "主席国") {
		return
	}
	w.give(p, p.rule.Relation, phrase{obj}, p.modal)
}

// member: 接收A、B为成员国.
func (w *writer) member(p *predication) {
	s := p.s
	k := s.rfind(p.obj, func(t *token) bool { return t.s == "为" })
	if k <= p.obj.i || s.find(rng{k, p.obj.j}, func(t *token) bool { return strings.HasSuffix(t.s, "成员") || strings.HasSuffix(t.s, "成员国") }) < 0 {
		return
	}
	if !p.subject.empty() && s.eventLike(p.subject) {
		return // a meeting takes members in for an organisation that it does not name
	}
	orgs := p.subj
	if e := s.rfind(rng{k + 1, p.obj.j}, func(t *token) bool { return t.kind == kName && t.ent != nil }); e > k {
		orgs = []Term{w.term(s, phrase{{e, e + 1}}, "")} // 接收A为O成员国
	}
	for _, m := range w.subjects(s, rng{p.obj.i, k}) {
		for _, o := range orgs {
			if o.Type == Event || endsLike(Event, o.Name) {
				continue // a meeting takes members in for an organisation that it does not name
			}
			w.emit(emission{s: s, subj: m, rel: p.rule.Relation, obj: o, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
		}
	}
}
