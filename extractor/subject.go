package extractor

import (
	"slices"
	"strings"

	"tupu/extractor/text"
)

// homeOf is the country whose office a person holds, for points of a speech;
// nil for other subjects.
func (w *writer) homeOf(subj []Term) []Term {
	if len(subj) != 1 || subj[0].Type != Person {
		return nil
	}
	for n := 1; n <= len(w.doc.sents); n++ {
		for _, f := range w.doc.facts[n] {
			if f.person.Name == subj[0].IRI && len(f.office) > 6 {
				if e := w.doc.officeCountry(f.office); e != nil {
					return []Term{w.entityTerm(e, text.Span{})}
				}
			}
		}
	}
	return nil
}

// party is whom a speaker's proposals bind: the speaker's party, else the
// speaker.
func (w *writer) party() []Term {
	if w.doc.roles.party != nil {
		return []Term{w.entityTerm(w.doc.roles.party, text.Span{})}
	}
	if home := w.homeOf(w.subj); home != nil {
		return home
	}
	return w.subj
}

// declaration says whether the document speaks for a collective throughout, so
// that a subject left out is that collective.
func (w *writer) declaration() bool {
	name := w.doc.roles.collective
	if name == "我们" || name != "" && joint(w.doc.meta.Title) {
		return true
	}
	return name != "" && strings.Count(w.doc.src.Text, name)*4 >= len(w.doc.sents)
}

// joint says whether a title is that of a text which several parties issue.
func joint(title string) bool {
	for _, w := range []string{"联合声明", "宣言", "联合公报", "共同声明", "行动计划"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// setSubject takes over the clause's own subject, if it has one that can act.
func (w *writer) setSubject(c *clause) {
	if c.possible && !w.possible {
		w.possible, w.actual = true, w.modal
	}
	if c.subject.empty() {
		if c.modal == Intended && w.modal == Obligated && c.devoted() {
			c.modal = Obligated // 要A，致力于B
		}
		if c.modal != "" {
			w.modal, w.soft = c.modal, c.soft
		} else if w.inherited && c.done() {
			w.modal, w.soft = "", false
		}
		w.inherited = false
		return
	}
	w.inherited = false
	c.ownSubject()
	if _, v := c.trigger(); v.rule(FrameHost) != nil && c.object.empty() && c.s.eventLike(c.subject) && w.head != nil && len(w.subj) > 0 {
		w.modal, w.soft = c.modal, c.soft
		return // 双方商定，E将在P举行，并责成X: the holder goes on
	}
	if !c.s.canAct(c.subject) {
		if w.modal != "" && c.modal == "" {
			return // a remark within a chain of will: the holder goes on behind it
		}
		w.subj, w.thing = w.subjects(c.s, c.subject), true
		if t := c.s.at(c.subject.i); c.subject.len() > 1 && t.kind == kName && t.ent != nil && t.ent.Type == Initiative && c.s.tok[c.subject.i+1].verbal() {
			w.subj = []Term{w.term(c.s, phrase{{c.subject.i, c.subject.i + 1}}, "")} // 共建“X”对接Y|和Z
		}
		w.matterOf(c)
		w.modal, w.soft = c.modal, c.soft
		return
	}
	w.thing = false
	if ts := w.actors(c); len(ts) > 0 {
		switch {
		case w.named && w.apposed(c):
			ts = w.subj // 我们，A和B领导人，…: the second names the first again
		case w.named && c.attends() && w.subj[0].Type == Person:
			ts = append(slices.Clip(w.subj), ts...) // A、B等领导人，C的代表出席E
		}
		w.named = false
		if len(w.listing) > 0 && ts[0].Type == Person {
			ts = append(slices.Clip(w.listing), ts...)
		}
		w.subj, w.agent = ts, ts
		if w.home == nil && c.s.agentLike(c.subject) && ts[0].Type != Person && ts[0].Type != Concept && !c.s.eventLike(c.subject) {
			w.home = ts
		}
		if c.s.agentLike(c.subject) {
			w.last = ts
			if ts[0].Type == Person {
				w.person = &ts[0]
			}
		}
		w.noteObliged(c, ts)
	}
	w.modal, w.soft = c.modal, c.soft
}

// attends says whether the clause tells who was present.
func (c *clause) attends() bool {
	_, v := c.trigger()
	r := v.rule(FrameAction)
	return r != nil && r.Relation == "participates-in"
}

// noteObliged keeps who is told what ought to be done, for sentences with 要 that leave
// them out.
func (w *writer) noteObliged(c *clause, ts []Term) {
	if c.subject.len() == 1 && c.modal == Obligated && (c.s.tok[c.subject.i].s == "我们" || len(w.saying) == 1 && len(ts) == 1 && ts[0].Type == Group) {
		w.we = &listed{subj: ts, modal: c.modal, told: c.s.n}
	}
	if all := w.obliged(); c.modal == Obligated && len(w.saying) == 1 && len(ts) == 1 && ts[0].Type == Organization && all != nil {
		w.we = &listed{subj: all, modal: c.modal, told: c.s.n} // 上合组织要X: asked of its members
	}
}

// actors is the subject of a clause. 我们 of a speech that says what ought to be
// done is all present, not the speaker's party.
func (w *writer) actors(c *clause) []Term {
	if w.doc.roles.party != nil && (w.ours || c.modal == Obligated || c.modal == Hypothetical) && c.subject.len() == 1 && c.s.tok[c.subject.i].s == "我们" {
		t := w.term(c.s, phrase{c.subject}, Group)
		w.makeGroup(&t)
		return []Term{t}
	}
	return w.subjects(c.s, c.subject)
}

// noteOurs keeps whom a speech was talking of, for 我们: the speaker's country after what
// is its own (中国经济), all present after what is shared (中国－X国家合作, 双方贸易).
func (w *writer) noteOurs(c *clause) {
	s, r, party := c.s, c.subject, w.doc.roles.party
	if party == nil {
		return
	}
	if c.topic {
		r = c.r
	}
	own := s.find(r, func(t *token) bool { return t.ent == party || t.s == "我国" })
	others := s.find(r, func(t *token) bool {
		return t.kind == kName && t.ent != nil && t.ent != party && !strings.HasSuffix(t.s, "各国") && (t.ent.Type == Group || t.ent.Type == Country || t.ent.Type == Organization)
	})
	both := s.find(r, func(t *token) bool { return t.s == "双方" || t.s == "两国" || t.s == "各方" || t.s == "彼此" })
	switch {
	case both >= 0 || own >= 0 && others >= 0:
		w.ours = true
	case own >= 0:
		w.ours = false
	}
}

// byAgent is the agent that 由 names before the predicate, or empty.
func (c *clause) byAgent() rng {
	for _, f := range c.frees {
		if f.prep == "由" && c.s.agentLike(f.body()) {
			return f.body()
		}
	}
	return rng{}
}

// withPartners is who acts in a clause: its subject and the partners named in it, who do
// not go on behind it.
func (w *writer) withPartners(c *clause) []Term {
	if c.subject.empty() && !c.topic && c.attends() && len(w.subj) == 1 && w.subj[0].Type == Person {
		return append(slices.Clip(w.subj), w.together(c)...) // A会见X，并同B共同出席E
	}
	if c.subject.empty() || !c.s.canAct(c.subject) {
		return w.subj
	}
	if ps := w.together(c); len(ps) > 0 {
		return append(slices.Clip(w.subj), ps...)
	}
	return w.subj
}

// together is the partners with whom the subject already acts (A同B携手推动X);
// a partner of a will is none (A愿同B加强X).
func (w *writer) together(c *clause) []Term {
	agreed := len(c.frees) == 1 && strings.HasSuffix(c.s.at(c.frees[0].j).s, "商定")
	if c.topic || c.modal != "" && !agreed {
		return nil
	}
	var out []Term
	for _, f := range c.frees {
		if agreed && f.prep == "同" {
			return w.subjects(c.s, f.body()) // A同B商定做X
		}
		if (f.prep == "同" || f.prep == "与" || f.prep == "和") && f.j < c.verbs[0] && c.s.at(f.j).is(cJointly) || f.prep != "同" && (f.prep == "与" || f.prep == "和") && f.i == c.subject.j {
			out = append(out, w.subjects(c.s, f.body())...)
		}
	}
	return out
}

// canAct says whether a subject can act or take a stance: an agent, or a
// document that speaks.
func (s *sent) canAct(r rng) bool {
	return s.agentLike(r) || s.tok[r.j-1].kind == kTitle || s.documentNoun(&s.tok[r.j-1]) || s.etcetera(r) > 0 && s.tok[r.j-1].is(cDroppable) && s.find(r, func(t *token) bool { return t.kind == kTitle }) >= 0
}
