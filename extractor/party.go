package extractor

import (
	"strings"

	"tupu/extractor/text"
)

// yield is the party called upon by the clause before: 敦促A做X，做Y. Verb phrases
// that follow are its own; behind 鼓励 they give nothing (R14a).
type yield struct {
	subj     []Term // nil: whoever is the subject of the next clause (主张A是X，各国做Y)
	modal    Modality
	silent   bool
	proposed bool // A建议，B做X；做Y: parts behind semicolons are B's too
	charged  bool // 责成A做X，并于D做Y: A's as well
	moved    bool // 引导A做X，坚持Y: what A holds to is A's too
	hosted   bool // 欢迎A做X，做Y: only what is an act of A's own goes to A
}

// yielded gives a clause without a subject to the party that the stance before
// it is about, and says whether it did.
func (w *writer) yielded(c *clause) bool {
	y := w.yield
	_, v := c.trigger()
	if y != nil && !y.silent && y.modal == Obligated && c.modal == "" && !c.subject.empty() && c.s.tok[c.subject.j-1].is(cCollective) && c.s.canAct(c.subject) && v.rule(FrameStance, FrameSpeech) == nil {
		y.subj = w.subjects(c.s, c.subject) // 主张各国X，各国Y: still what is called for
		w.dispatch(c, y.subj, y.modal)
		return true
	}
	if y != nil && y.subj == nil && !y.silent {
		return false
	}
	if y != nil && y.moved && c.subject.empty() && c.modal == "" && v.rule(FrameAction, FrameProvide, FrameSign, FrameHost) != nil {
		return true
	}
	if y != nil && y.hosted {
		r := v.rule(FrameAction, FrameProvide, FrameHost)
		if !c.subject.empty() || c.modal != "" || r == nil || r.Relation != "participates-in" && r.Relation != "provides" && r.Relation != "hosts" {
			return false
		}
		w.dispatch(c, y.subj, Hypothetical)
		return true
	}
	if y == nil || !c.subject.empty() || c.modal == Intended || v.rule(FrameAction, FrameLight, FrameProvide, FrameSign, FrameHost) == nil && v.rule(FrameStance) != nil && !y.obliges() {
		return false
	}
	if y.silent {
		r := v.rule(FrameAction, FrameProvide, FrameHost, FrameSign)
		return (c.verbs[0] == c.r.i || len(c.groups)+len(c.dates)+len(c.frees) > 0 && y.charged) && (r != nil && r.Relation != "adheres-to" || r == nil && (v.rule(FrameLight) != nil && !y.charged && !c.verb().is(cExploring) || v.rule(FrameStance) != nil && helps(v)))
	}
	if r := v.rule(FrameStance); v.rule(FrameSpeech, FrameReaffirm) != nil || r != nil && !(helps(v) && c.verb().s != "支持") && !(r.Relation == "adheres-to" || r.Relation == "opposes" && (y.proposed || y.modal == Hypothetical)) {
		return false
	}
	w.dispatch(c, y.subj, y.modal)
	return true
}

// moves says whether a verb makes another party act: 引导A做X.
func moves(t *token) bool {
	switch t.s {
	case "引导", "激励", "动员", "号召", "督促", "指导", "组织", "吸引", "促使", "带动":
		return t.kind == kWord
	}
	return false
}

// movedYield leaves what follows to those whom a party moves to act: 引导A做X，做Y.
func movedYield() *yield { return &yield{silent: true, moved: true} }

// movesOthers says whether a stretch begins with such a word and those whom it moves.
func (s *sent) movesOthers(r rng) bool {
	if r.len() < 3 || !moves(&s.tok[r.i]) {
		return false
	}
	k := s.find(rng{r.i + 2, r.j}, func(t *token) bool { return t.verbal() })
	return k > 0 && s.agentLike(rng{r.i + 1, k})
}

func (y *yield) obliges() bool { return !y.silent }

// helps says whether a stance word is one that a called-upon party does (帮助).
func helps(v *verb) bool {
	return v.rule(FrameStance).Relation == "supports"
}

// proposedModal is the modality of a clause that is proposed: its own duty, else none of
// it is a fact yet.
func (c *clause) proposedModal() Modality {
	if c.modal == Obligated {
		return Obligated
	}
	return Hypothetical
}

// otherParty writes what a called-upon or welcomed party would do itself.
func (w *writer) otherParty(p *predication, c *clause) {
	switch p.rule.Relation {
	case "proposes":
		if c.s.tok[c.subject.j-1].is(cCollective) {
			w.proposed = w.subjects(p.s, c.subject) // 建议双方做X: the points that follow are theirs
			w.dispatch(c, w.proposed, c.proposedModal())
			return
		}
		w.contentFacts(p, c.r)
		return
	case "calls-for", "welcomes", "praises", "invites", "notes":
	default:
		if v := p.s.tok[p.trigger].s; v == "鼓励" || v == "帮助" || v == "协助" {
			w.yield = &yield{silent: true}
		}
		w.contentFacts(p, c.r)
		return
	}
	m := p.modal
	if p.rule.Relation == "notes" {
		if m = c.modal; m == "" {
			m = Asserted // what is noted was done
		}
	}
	if p.rule.Relation == "praises" {
		m = Asserted
		w.yield = &yield{silent: true, charged: true} // 赞赏A做X，做Y: Y is A's too
	}
	subj := w.subjects(p.s, c.subject)
	if p.rule.Relation == "calls-for" && len(subj) == 0 {
		w.yield = &yield{silent: true, charged: true} // 敦促其做X，做Y: whose acts they are, the text does not say
		return
	}
	if p.rule.Relation == "welcomes" {
		w.yield = &yield{subj: subj, hosted: true}
	}
	if p.rule.Relation == "calls-for" && p.s.tok[p.trigger].s == "倡导" {
		return // what is advocated is said of all in general
	}
	if p.rule.Relation == "calls-for" {
		entrusted := p.s.tok[p.trigger].is(cEntrusting)
		w.yield = &yield{subj: subj, modal: m, silent: entrusted, charged: entrusted}
		if !entrusted {
			w.dispatch(c, subj, m)
		}
		return
	}
	w.partysAct(p, c, subj, m)
}

// partysAct writes what a welcomed or praised party does, where the stance tells of it
// as done or as an act of the party's own.
func (w *writer) partysAct(p *predication, c *clause, subj []Term, m Modality) {
	_, v := c.trigger()
	if r := v.rule(FrameStance); r != nil && r.Relation == "proposes" {
		w.dispatch(c, subj, Asserted)
		return
	}
	if r := v.rule(FrameAction, FrameProvide, FrameStance); p.rule.Relation == "praises" && r != nil {
		switch r.Relation {
		case "adheres-to", "supports", "praises", "provides", "protects", "implements", "establishes":
			w.dispatch(c, subj, Asserted) // 感谢A支持X: A supports it
			return
		}
	}
	if r := v.rule(FrameAction); p.rule.Relation == "welcomes" && r != nil && r.Relation == "establishes" && c.modal == "" && !c.verb().nominal() {
		w.dispatch(c, subj, Asserted) // 欢迎A设立B
		return
	}
	if v.rule(FrameSpeech) != nil && c.verb().s == "宣布" && p.s.objectKind(c.object) == objectVerb {
		w.dispatch(c.s.parse(c.object), subj, Intended) // 欢迎A宣布做X
		return
	}
	if p.rule.Relation == "welcomes" && c.takesIn() {
		m = Asserted // 欢迎A加入O, 欢迎O吸收A为成员: the body has taken A in
	}
	if v.rule(FrameCopula) != nil && !c.object.empty() && strings.HasPrefix(p.s.tok[c.object.j-1].s, "成员") {
		w.dispatch(c, subj, Asserted) // 欢迎A成为O成员国
		return
	}
	if v.rule(FrameMember) != nil {
		w.dispatch(c, subj, m) // 欢迎A吸收B为成员
		return
	}
	if r := v.rule(FrameAction, FrameSign, FrameHost, FrameProvide); r != nil {
		switch r.Relation {
		case "participates-in", "signs", "hosts", "member-of", "adopts", "provides":
			if r.Relation == "signs" || r.Relation == "adopts" || r.Relation == "provides" || c.s.find(c.object, func(t *token) bool { return t.s == "本次" || t.s == "此次" || t.s == "本届" }) >= 0 {
				m = Asserted
			}
			w.dispatch(c, subj, m)
		}
	}
}

// takesIn says whether a clause tells that an organisation takes somebody in.
func (c *clause) takesIn() bool {
	org := func(k int) bool {
		e := c.s.at(k).ent
		return e != nil && e.Type == Organization
	}
	switch v := c.verb(); {
	case v == nil:
		return false
	case v.s == "加入":
		return !c.object.empty() && org(c.object.j-1)
	default:
		return v.verb.rule(FrameMember) != nil && org(c.subject.j-1)
	}
}

// toProposal: A建议X，B对此表示支持: B supports X.
func (w *writer) toProposal(p *predication, rule *Rule, at int) {
	if w.proposal == nil {
		return
	}
	for _, h := range p.subj {
		w.emit(emission{s: p.s, subj: h, rel: rule.Relation, obj: *w.proposal, modal: Asserted, neg: p.neg, trigger: at, rule: rule})
	}
}

// invite: the object is the invited party; what it is invited to do is
// hypothetical.
func (w *writer) invite(p *predication) {
	c := p.s.parse(p.obj)
	party := p.obj
	if !c.topic && !c.subject.empty() {
		party = c.subject
	}
	if p.obj.empty() {
		return
	}
	visit := p.s.find(rng{p.obj.i + 1, p.obj.j}, func(t *token) bool { return t.s == "访华" || t.s == "来华" || t.s == "赴华" })
	if visit > 0 && (c.topic || c.subject.empty() || c.subject.j > visit) {
		party = rng{p.obj.i, visit}
	}
	invited := w.subjects(p.s, party)
	if visit > 0 {
		q := &predication{clause: p.clause, trigger: visit}
		for _, o := range invited {
			w.fact(q, "action.visit", o, "visits", w.entityTerm(w.doc.x.lex.Entity("中国"), text.Span{}), Hypothetical)
		}
	}
	modal := w.stanceModality(p)
	if first := &p.s.tok[p.obj.i]; first.tag == "m" || isDigit(first.s[0]) || visit > 0 && !w.soft {
		modal = p.modal // 愿A，邀请100名X来华: a plan among others
	}
	for _, h := range p.subj {
		for _, o := range invited {
			w.emit(emission{s: p.s, subj: h, rel: p.rule.Relation, obj: o, modal: modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
		}
	}
	if !c.topic && !c.subject.empty() {
		w.dispatch(c, invited, Hypothetical)
		w.contentFacts(p, c.object)
		w.yield = &yield{subj: invited, hosted: true} // 邀请A参与X，为Y提供Z
	}
}
