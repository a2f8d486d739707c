package extractor

import (
	"strings"
)

// scope is the complement of a speech verb, open until another holder speaks.
type scope struct {
	s        *sent
	from, to int // tokens
	holder   []Term
	trigger  int
	rule     *Rule
	neg      bool
	agent    []Term   // the complement's own acting subject, if any
	party    []Term   // the party of which it says what it is (中国是X，愿做Y)
	inner    Modality // its modality
	missing  bool     // some clause of it gave no triple of its own
	subject  rng      // the subject of its first clause
	will     bool     // it tells what its subject is willing to do
	thing    bool     // its first stretch is nothing but a thing, of which the next one tells
}

// subjectOf says whether a verb phrase is the subject of a later stretch that
// begins with a linking verb: 把握大势，坚持开放，是必由之路.
func (s *sent) subjectOf(segs []segment, i int) bool {
	if i+1 == len(segs) || s.find(rng{segs[i+1].i, segs[len(segs)-1].j}, func(t *token) bool { return t.is(cLinking) || t.s == "就是" || t.s == "在" || t.s == "在于" }) < 0 {
		return false // no word that could link them
	}
	for j := i + 1; j < len(segs); j++ {
		from := segs[j].i
		if w := s.tok[from].s; w == "首先" || w == "其次" || w == "特别" || w == "尤其" {
			return false // 首先是X: goes on with the list
		}
		for from+2 < segs[j].j && (s.tok[from].is(cAdverb) || s.tok[from].s == "将") && s.tok[from].kind == kWord && s.tok[from].verb == nil {
			from++
		}
		if from+1 < segs[j].j && s.tok[from].s == "这" && s.tok[from+1].is(cLinking) {
			from++ // 做X，这是Y
		}
		first := &s.tok[from]
		key := (first.s == "关键" || first.s == "根本" || first.s == "核心" || first.s == "重点") && from+1 < segs[j].j && (s.tok[from+1].s == "在" || s.tok[from+1].s == "在于" || s.tok[from+1].s == "是")
		if key || first.s == "就是" || first.is(cLinking) && first.kind == kWord && first.s != "成为" && first.s != "体现" && first.s != "反映" {
			for h := range i {
				if w := first.s; w == "是" || w == "具有" || w == "符合" || strings.HasPrefix(w, "有") {
					break // 我们相聚，做X，具有意义
				}
				if s.tok[segs[h].j-1].verb.rule(FrameSpeech) != nil {
					break
				}
				if c := s.parse(segs[h].rng); !c.topic && !c.subject.empty() && c.verb().verb.rule(FrameSpeech, FrameReaffirm) == nil && !c.verb().is(cLinking) && s.agentLike(c.subject) {
					return false // A做X，做Y，代表着Z: its acts
				}
			}
			c := s.parse(segs[i].rng)
			return !c.topic && c.subject.empty() && c.modal == "" && !c.verb().is(cLinking) && c.verb().verb.rule(FrameSpeech, FrameReaffirm) == nil
		}
		if c := s.parse(segs[j].rng); c.topic || !c.subject.empty() || c.modal != "" {
			return false
		}
	}
	return false
}

// consensus finds the stretches of 就A，B，C达成共识, which tell aims agreed on. It
// cuts the frame off the first and the last and gives their indices.
func (s *sent) consensus(segs []segment) rng {
	for i := range segs {
		if s.tok[segs[i].i].s != "就" || segs[i].end != "，" {
			continue
		}
		for j := i + 1; j < len(segs); j++ {
			k := s.find(segs[j].rng, func(t *token) bool { return t.s == "达成" })
			if k < 0 || s.tok[segs[j].j-1].s != "共识" {
				continue
			}
			if s.tok[k-1].s == "等" {
				k--
			}
			segs[i].i++
			segs[j].j = k
			return rng{i, j + 1}
		}
	}
	return rng{-1, -1}
}

// address gives what ought to be done, said without a subject by a person or by a
// speaker behind a sentence on the own party (中方愿X。要Y), to all who are addressed.
func (w *writer) address(c *clause) {
	if !c.subject.empty() || c.modal != Obligated || len(w.subj) == 0 {
		return
	}
	if c.r.i == 0 && w.we != nil && w.subj[0].Type == Country {
		w.subj = w.we.subj // 我们要X。中方愿Y。要Z: the third sentence speaks to all again
		return
	}
	party := w.doc.roles.party
	if w.subj[0].Type == Person || party != nil && c.r.i == 0 && w.subj[0].IRI == w.entityTerm(party, c.s.span).IRI {
		if all := w.obliged(); all != nil {
			w.subj = all
		}
	}
}

// valueAhead says whether a stretch without predicate is a value statement.
func (w *writer) valueAhead(c *clause) bool {
	_, ok := w.valued(c.s, c.s.unquoted(c.r))
	return ok
}

// speech opens a complement, which begins here or in the next clause.
func (w *writer) speech(p *predication) {
	if !p.obj.empty() && w.importance(&clause{s: p.s, r: p.obj, object: p.obj, topic: true}, p.subj, p.trigger) {
		w.takeVoice(p)
		return
	}
	if s := p.s; s.tok[p.trigger].s == "宣布" && !p.obj.empty() && w.declaredAs(p, p.obj, p.trigger, Asserted) {
		return
	}
	if p.s.tok[p.trigger].s == "宣布" && w.announcedName(p) {
		return
	}
	if w.attitude(p) || w.quoted(p) || !p.obj.empty() && (p.s.tok[p.trigger].is(cReporting) || p.s.at(p.trigger+1).s == "了") {
		return
	}
	if v := p.s.tok[p.trigger].s; (v == "认识到" || v == "意识到") && (p.s.broughtAbout(p.obj) || !p.obj.empty() && p.clause.modal == "" && p.s.hasDe(p.obj) && p.s.plainNounPhrase(p.s.unquoted(p.obj))) {
		q := *p
		q.rule = w.doc.x.rules.named["stance.note"]
		w.nounTargets(&q, q.rule.Relation, p.s.unquoted(p.obj), Asserted)
		return
	}
	if w := p.s.tok[p.trigger].s; (w == "表示" || w == "表达") && p.s.condolence(p.s.unquoted(p.obj)) {
		return // 表示诚挚慰问
	}
	if w.stressed(p) {
		w.takeVoice(p)
		return
	}
	sp := &scope{s: p.s, holder: p.subj, trigger: p.trigger, rule: p.rule, neg: p.neg}
	w.takeVoice(p)
	if p.obj.empty() {
		w.pending = sp
		return
	}
	w.complement(p.s.parse(p.obj), sp)
}

// announcedName: A宣布“九项工程” proposes what it names; no clause is stated.
func (w *writer) announcedName(p *predication) bool {
	s, obj := p.s, p.s.unquoted(p.obj)
	if obj.empty() || s.objectKind(obj) != objectNoun || s.tok[obj.j-1].kind != kQuote && !s.tok[obj.j-1].is(cContentHypothetical) {
		return false
	}
	q := *p
	q.rule = w.doc.x.rules.named["stance.propose"]
	w.give(&q, q.rule.Relation, phrase{obj}, p.modal)
	return true
}

// performs says whether to announce a clause is to do what it says: 宣布建立X关系, 宣布将
// X提升为Y, 宣布启动X.
func (c *clause) performs() bool {
	switch verb := c.verb().s; verb {
	case "建立", "成立", "设立", "启动":
		return true
	case "提升":
		return (&predication{clause: c}).disposed().len() > 0
	}
	return false
}

// condolence says whether an object is nothing but a feeling with its attribute.
func (s *sent) condolence(r rng) bool {
	if r.empty() || r.len() > 3 {
		return false
	}
	switch s.tok[r.j-1].s {
	case "慰问", "哀悼", "缅怀", "悼念", "问候", "祝愿", "同情", "敬意", "谢意":
		return true
	}
	return false
}

// stressed: 强调X, 确认X with nothing but a noun phrase X values or reaffirms it.
func (w *writer) stressed(p *predication) bool {
	name := map[string]string{"强调": "stance.value", "突出": "stance.value", "铭记": "stance.value", "确认": "stance.reaffirm", "重点强调": "stance.value"}[p.s.tok[p.trigger].s]
	r := p.s.unquoted(p.obj)
	if name == "" || r.len() < 3 || !p.s.plainNounPhrase(r) {
		return false
	}
	q := *p
	q.rule = w.doc.x.rules.named[name]
	w.nounTargets(&q, q.rule.Relation, r, Asserted)
	return true
}

// plainNounPhrase says whether a range is a noun phrase for sure: nothing in it can be a
// predicate but what stands before its 的.
func (s *sent) plainNounPhrase(r rng) bool {
	de := s.rfind(r, isDe)
	head := rng{max(r.i, de+1), r.j}
	if head.empty() || de < 0 && s.find(r, func(t *token) bool { return t.is(cCoordinator) }) < 0 || !s.parse(r).topic {
		return false
	}
	return s.find(head, func(t *token) bool {
		return t.kind == kPunct && !t.isMark("、") || t.kind == kWord && (t.is(cAdverb|cModal|cNegation|cLinking|cPreposition) && !t.is(cCoordinator) || t.verb != nil && !t.nominal() || t.tag == "d")
	}) < 0 && s.tok[head.j-1].tag != "v" && s.tok[head.j-1].tag != "a"
}

// broughtAbout says whether a phrase is what something brings with it rather than a
// clause: X带来的挑战.
func (s *sent) broughtAbout(r rng) bool {
	r = s.unquoted(r)
	if r.len() < 4 || s.find(r, func(t *token) bool { return t.is(cLinking) }) >= 0 {
		return false
	}
	switch s.tok[r.j-1].s {
	case "挑战", "影响", "威胁", "风险", "危险", "机遇", "后果", "进展", "成就", "成果", "进步":
		de := s.rfind(r, isDe)
		return de >= r.j-3 && s.tok[de-1].verbal() && s.find(rng{r.i, de - 1}, func(t *token) bool { return t.s == "构成" }) < 0
	}
	return false
}

// takeVoice notes who speaks from here on in the paragraph.
func (w *writer) takeVoice(p *predication) {
	if len(p.subj) == 0 {
		return
	}
	w.voiced = true
	w.saying = p.subj
	if w.doc.roles.speaker == nil && w.doc.roles.party == nil && meets(p.subj[0].Name) {
		w.chair = p.subj
	}
	if w.speaker == nil || p.subj[0].IRI != w.speaker.Name {
		w.we = nil
	}
	if p.subj[0].Type == Person {
		if e := w.doc.entity(p.subj[0].IRI); e != nil {
			w.speaker = e
		}
	} else {
		w.saying = nil
	}
}

// meets says whether a name is that of a meeting which speaks through a text.
func meets(name string) bool {
	return name == "会议" || name == "全会" || name == "大会"
}

// quoted: X说：“…” and “…”，X说.
func (w *writer) quoted(p *predication) bool {
	s := p.s
	at := s.find(rng{p.obj.i, min(p.obj.i+3, len(s.tok))}, func(t *token) bool { return t.kind == kSpeech })
	if at < 0 {
		at = s.rfind(rng{0, p.r.i}, func(t *token) bool { return t.kind == kSpeech })
	}
	if at < 0 {
		return false
	}
	body := s.text(rng{at, at + 1})
	body = strings.TrimRight(strings.Trim(body, "“”"), "。，")
	for _, h := range p.subj {
		t := w.term(s, phrase{{at, at + 1}}, Clause)
		t.Name, t.IRI = body, body
		w.emit(emission{s: s, subj: h, rel: p.rule.Relation, obj: t, modal: Asserted, trigger: p.trigger, rule: p.rule})
	}
	return true
}

// complement handles the first clause behind a speech verb.
func (w *writer) complement(c *clause, sp *scope) {
	if w.importance(c, sp.holder, sp.trigger) {
		w.subj, w.modal = sp.holder, ""
		if c.s.at(c.r.i).s == "有必要" {
			w.modal, w.soft = Obligated, true // 一致认为，有必要做A，做B
		}
		return
	}
	if c.topic && c.modal != "" && c.subject.empty() {
		w.subj = sp.holder // 强调应根据A、B，做X
		w.address(c)
		w.modal, w.soft = c.modal, c.soft
		return
	}
	if c.topic && w.agentAhead(c) && !c.subject.empty() && c.modal == Obligated && sp.to == 0 && c.s.agentLike(c.subject) {
		sp.s, sp.from, sp.to = c.s, c.r.i, c.r.j
		sp.agent, sp.inner = w.subjects(c.s, c.subject), c.modal // 强调各国应守望相助，|做X
		w.scope = sp
		return
	}
	if _, v := c.trigger(); c.topic || c.subject.empty() && c.modal == "" && v == nil {
		sp.thing = sp.to == 0 && c.isThing()
		sp.reach(c)
		w.pending = sp // nothing but adverbials: the complement begins behind them
		return
	}
	if _, v := c.trigger(); c.subject.empty() && v.rule(FrameCopula) != nil && (c.verbs[0] > c.r.i || sp.to > 0) && c.modal == "" {
		w.statement(c, sp) // 今年是X: a time is its subject
		return
	}
	if c.subject.empty() && sp.agent != nil {
		sp.s, sp.to = c.s, c.r.j
		w.scope = sp
		w.inner(c)
		return
	}
	if w.stanceBehind(c, sp) {
		return
	}
	if c.subject.empty() && sp.thing && c.modal == "" && sp.to > 0 {
		w.statement(c, sp) // X指出，A和B，为C提供了D: said of A and B
		return
	}
	if c.subject.empty() {
		w.holdersOwn(c, sp)
		return
	}
	if w.ownVoice(c, sp) {
		w.setSubject(c)
		w.dispatch(c, w.subj, w.modality(c))
		return
	}
	sp.reach(c)
	sp.s = c.s
	sp.will, sp.subject = c.will && c.modal == Intended, c.subject
	w.scope = sp
	w.inner(c)
}

// statement opens a complement that has to be stated, whatever triples its clauses give.
func (w *writer) statement(c *clause, sp *scope) {
	sp.reach(c)
	sp.s, sp.missing = c.s, true
	w.scope = sp
}

// stanceBehind: A表示，X纯属Y，反对Z is a statement, and a stance of A's. It says whether the
// clause is the latter.
func (w *writer) stanceBehind(c *clause, sp *scope) bool {
	_, v := c.trigger()
	if !c.subject.empty() || sp.to == 0 || c.modal != "" || v.rule(FrameStance) == nil || v.rule(FrameAction) != nil || len(sp.holder) == 0 || sp.holder[0].Type == Person {
		return false
	}
	sp.s, sp.missing = c.s, true
	w.scope = sp
	w.closeScope()
	w.dispatch(c, sp.holder, w.modality(c))
	w.prev = c
	return true
}

// isThing says whether a stretch is nothing but a noun phrase for a thing.
func (c *clause) isThing() bool {
	s, r := c.s, c.r
	if !c.topic || r.len() < 2 || c.modal != "" || len(c.groups)+len(c.frees)+len(c.dates) > 0 || s.agentLike(r) || s.tok[r.i].is(cPreposition) && s.tok[r.i].kind == kWord {
		return false
	}
	last := &s.tok[r.j-1]
	return last.kind == kWord && !last.is(cLocalizer|cTemporal|cAdverb|cConnective) && strings.HasPrefix(last.tag, "n")
}

// reach takes a clause into the words of a complement.
func (sp *scope) reach(c *clause) {
	if sp.to == 0 {
		sp.from = c.r.i
	}
	sp.to = c.r.j
}

// holdersOwn writes a complement without a subject, which tells of the holder.
func (w *writer) holdersOwn(c *clause, sp *scope) {
	w.subj = sp.holder
	w.address(c)
	w.modal, w.soft = c.modal, c.soft
	if sp.s != nil && sp.s.tok[sp.trigger].s == "宣布" && c.modal == "" && !c.done() && !c.performs() {
		c.modal, w.modal, w.soft = Intended, Intended, true // 宣布做A，做B: announced, not done
		c.soft = true
	}
	if _, v := c.trigger(); sp.rule.Frame == FrameReaffirm && c.modal == Intended && sp.to == 0 && !c.object.empty() && v.rule(FrameStance) == nil { // 重申，将做X: a commitment
		w.give(&predication{clause: c, subj: sp.holder, trigger: sp.trigger, rule: sp.rule}, sp.rule.Relation, phrase{{c.verbs[0], c.r.j}}, Asserted)
	}
	w.dispatch(c, w.subj, w.modality(c))
	w.prev = c
}

// ownVoice says whether the complement's subject is the holder again with a will
// of its own: 双方强调，双方愿….
func (w *writer) ownVoice(c *clause, sp *scope) bool {
	ts := w.subjects(c.s, c.subject)
	return c.modal == Intended && len(ts) > 0 && len(sp.holder) > 0 && ts[0].IRI == sp.holder[0].IRI
}

// obliged is who 要, 应 without a subject addresses in a person's speech.
func (w *writer) obliged() []Term {
	if w.doc.roles.party == nil && len(w.doc.roles.members) < 2 && w.doc.roles.collective == "" {
		return nil
	}
	t := Term{Name: "各方", Spans: []Span{}}
	if len(w.doc.roles.members) == 2 {
		t.Name = "双方"
	}
	w.makeGroup(&t)
	return []Term{t}
}

// inner writes the triples of a clause inside a complement for its own subject.
func (w *writer) inner(c *clause) {
	sp := w.scope
	if c.s.endsImportant(c) && w.importance(c, sp.holder, sp.trigger) {
		return
	}
	before := len(w.triples)
	if !c.subject.empty() {
		sp.agent, sp.inner = nil, c.modal
		if _, v := c.trigger(); !c.s.agentLike(c.subject) {
			sp.party = nil
		} else if v.rule(FrameCopula) != nil {
			sp.party = w.subjects(c.s, c.subject)
		} else {
			sp.agent, sp.party = w.subjects(c.s, c.subject), nil
			w.invited(c, sp.agent)
			w.noteObliged(c, sp.agent)
		}
	} else if c.modal != "" {
		sp.inner = c.modal
	}
	if sp.agent != nil {
		w.dispatch(c, sp.agent, sp.modality())
		w.prev = c
	} else {
		sp.missing = true
		w.cooperationIn(c)
		if v := c.s.parse(c.subject); !c.subject.empty() && !v.topic && v.subject.empty() { // 加强能源合作|是…
			p := &predication{clause: v, subj: sp.holder, modal: Asserted, trigger: v.verbs[0], rule: sp.rule}
			w.fieldsOf(p, v)
		}
	}
	role := c.verb() != nil && c.verb().s == "作为" // A作为B，应做X
	if len(w.triples) == before && !(sp.agent != nil && (role || w.idleWords(c))) {
		sp.missing = true
	}
}

// idleWords says whether a clause of a party is one that by the rules gives
// nothing: 创造良好条件, 密切协作. It needs no statement then.
func (w *writer) idleWords(c *clause) bool {
	obj := c.s.unquoted(c.object)
	if r := c.verb(); r != nil && obj.empty() && r.verb.rule(FrameStance) != nil && r.verb.rule(FrameStance).Relation == "supports" {
		return true // 双方要坚定相互支持
	}
	if v := c.verb(); v != nil && (v.s == "办好" || v.s == "用好") {
		return true // 办好“X”
	}
	return !c.topic && c.subject.empty() && !obj.empty() && (c.s.at(c.r.i).s == "把" || c.s.emptyObject(c, obj) || c.s.bareCooperation(obj))
}

// inScope decides whether a clause goes on with the open complement, and if so
// takes it in.
func (w *writer) inScope(c *clause) bool {
	sp := w.scope
	person := len(sp.holder) > 0 && sp.holder[0].Type == Person
	_, v := c.trigger()
	stance := v.rule(FrameStance, FrameReaffirm, FrameSpeech, FrameInvite, FrameAttitude) != nil && !(v.nominal && c.object.empty())
	if w.valuedBefore(c) {
		return true
	}
	if c.subject.empty() && person && sp.s.tok[sp.trigger].s != "表示" && c.verb() != nil && c.verb().is(cAttitudeVerb) && c.s.attitudeBehind(c) {
		w.subj, w.modal = sp.holder, "" // X指出A做B，对C表示关切: X's attitude
		return false
	}
	if c.subject.empty() && w.partysWill(c) {
		return false
	}
	if c.subject.empty() {
		if sp.rule.Frame == FrameStance && sp.agent != nil && c.modal == "" { // 忆及，A做X，提议Y
			sp.to = c.r.j
			w.inner(c)
			return true
		}
		if sp.agent != nil && sp.inner == Obligated && c.modal == "" && v.rule(FrameStance) != nil && c.s.tok[c.verbs[0]].s == "帮助" {
			w.dispatch(c, sp.agent, Obligated) // A强调B应做X，帮助C做Y
			return true
		}
		if !person && (stance && v.rule(FrameAction, FrameLight) == nil || (c.will || c.modal == Obligated && !(c.neg && sp.inner == Obligated)) && sp.agent == nil || c.will && c.modal == Intended && sp.inner == Obligated || v.rule(FrameSign) != nil && c.s.at(c.r.i-1).s == "并") {
			w.subj, w.modal = sp.holder, ""
			return false
		}
		sp.to = c.r.j
		w.inner(c)
		return true
	}
	if r := c.s.unquoted(c.r); c.modal == "" && strings.HasSuffix(c.s.tok[r.j-1].s, "意义") && c.verb() != nil && c.verb().is(cImporter) {
		comma := c.s.rfind(rng{sp.from, max(sp.from, c.r.i-1)}, func(t *token) bool { return t.isMark("，") && t.kind == kPunct })
		if target, ok := w.valued(c.s, r); ok && !target.empty() && c.s.tok[comma+1].s != "对" {
			w.closeScope() // A强调，X是Y，B对C具有重要意义: what is valued stands by itself
			w.importance(c, sp.holder, sp.trigger)
			w.subj, w.modal = sp.holder, ""
			return true
		}
	}
	if c.s.agentLike(c.subject) {
		ts := w.subjects(c.s, c.subject)
		if len(ts) > 0 && len(sp.holder) > 0 && (ts[0].IRI == sp.holder[0].IRI || !person && (stance || c.modal == Intended)) {
			return false
		}
		if person && stance && v.rule(FrameSpeech) != nil {
			return false
		}
	}
	sp.to = c.r.j
	w.inner(c)
	return true
}

// partysWill says whether a stretch without a subject tells what the party wants of which
// the open complement said what it is (A强调，中国是X，|愿做Y), and closes the complement.
func (w *writer) partysWill(c *clause) bool {
	party := w.scope.party
	if len(party) == 0 || !c.will || c.modal != Intended || party[0].Type != Country && party[0].Type != Group {
		return false
	}
	w.closeScope()
	w.subj, w.modal, w.soft, w.thing = party, Intended, c.soft, false
	return true
}

// valuedBefore: A强调，X致力于Y，对Z具有重要意义 values X, and no statement is needed.
func (w *writer) valuedBefore(c *clause) bool {
	s, sp := c.s, w.scope
	r := s.unquoted(c.r)
	if !c.subject.empty() || c.modal != "" || sp.subject.empty() || s != sp.s || s.tok[r.i].s != "对" && s.tok[r.i].s != "对于" || r.len() < 4 {
		return false
	}
	last := s.tok[r.j-1].s
	if !strings.HasSuffix(last, "意义") && last != "至关重要" && last != "意义重大" || s.find(rng{sp.from, c.r.i - 1}, func(t *token) bool { return t.isMark("，") && t.kind == kPunct }) >= 0 {
		return false
	}
	w.scope = nil
	p := &predication{clause: c, subj: sp.holder, trigger: sp.trigger, rule: w.doc.x.rules.named["stance.importance"]}
	w.give(p, "values", phrase{sp.subject}, Asserted)
	w.subj, w.modal = sp.holder, ""
	return true
}

// closeScope ends the open complement and states it, unless every clause of it
// stands as a triple of its own.
func (w *writer) closeScope() {
	sp := w.scope
	w.scope = nil
	if sp == nil {
		return
	}
	if !sp.missing || sp.will && sp.agent != nil && sp.agent[0].Type != Person {
		return // 中方愿做X: a will, which its actions tell
	}
	for _, h := range sp.holder {
		w.emit(emission{s: sp.s, subj: h, rel: sp.rule.Relation, obj: w.term(sp.s, phrase{{sp.from, sp.to}}, Clause), modal: Asserted, neg: sp.neg, trigger: sp.trigger, rule: sp.rule})
	}
	w.subj, w.modal = sp.holder, ""
}
