package extractor

import (
	"strings"

	"tupu/extractor/text"
)

// stance: the object is the noun phrases, the verb phrase or the clause behind
// the verb (R2, R3, R5).
func (w *writer) stance(p *predication) {
	if p.obj.empty() {
		if p.rule.Relation == "proposes" || p.rule.Relation == "calls-for" {
			w.awaiting = p // 中方建议，A…: the object is the next clause
		}
		if p.rule.Relation == "supports" {
			w.mutualSupport(p)
		}
		w.onMatter(p)
		if p.rule.Relation == "notes" && p.verbs[len(p.verbs)-1] == p.r.j-1 && p.s.at(p.r.j).isMark("，") && !p.s.tok[p.trigger].nominal() {
			w.pending = &scope{s: p.s, holder: p.subj, trigger: p.trigger, rule: p.rule, neg: p.neg, missing: true} // 注意到，A是B
		}
		return
	}
	if p.s.tok[p.obj.i].is(cCoordinator) && p.s.tok[p.obj.i].kind != kName {
		w.onMatter(p)
		return // 相互声援和支持: no object
	}
	rel := p.rule.Relation
	if v := p.s.tok[p.trigger].s; v == "回顾" && p.clause.subject.empty() && p.trigger == p.r.i && p.s.at(p.r.j).isMark("，") && w.scope == nil && p.modal == Asserted {
		return // 回顾X，A是B
	}
	if rel == "notes" && w.importance(&clause{s: p.s, r: p.obj}, p.subj, p.trigger) {
		return
	}
	w.fieldsAbout(p)
	modal := w.stanceModality(p)
	if rel == "proposes" && p.s.tok[p.obj.j-1].is(cContentHypothetical) {
		w.points = true
		if s := p.s; s.bareThing(p.obj).len() == 1 && p.obj.len() > 1 && s.tok[p.obj.j-1].s == "建议" && strings.HasPrefix(s.tok[p.obj.i].s, "几") {
			return // 提出几点建议：what they are follows
		}
	}
	if k := p.s.find(p.obj, func(t *token) bool { return t.isMark("，") && t.kind == kPunct }); k > p.obj.i && k+3 < p.obj.j && p.s.tok[k+1].s == "以及" && p.s.objectKind(rng{p.obj.i, k}) == objectVerb {
		w.stance(p.governing(rng{p.obj.i, k})) // 谴责宣扬A，以及|基于B的行为
		w.stance(p.governing(rng{k + 2, p.obj.j}))
		return
	}
	obj := p.s.stripLead(p.obj)
	if v := p.s.tok[p.trigger].s; rel == "calls-for" && (v == "希望" || v == "期望" || v == "期待") && !obj.empty() && p.s.parse(obj).topic && p.s.isGroup(obj) {
		w.modal, w.soft = Intended, false // 希望以X为契机，做Y
		return
	} else if rel == "calls-for" && (v == "希望" || v == "期望" || v == "期待") && p.s.objectKind(obj) == objectVerb {
		w.modal, w.soft = Intended, false // A希望做X: a wish for what the holder does
		w.dispatch(p.s.parse(obj), p.subj, Intended)
		return
	}
	if v := p.s.tok[p.trigger].s; (v == "期待" || v == "期望") && p.s.objectKind(obj) == objectNoun {
		return // 期待X: looked forward to, not called for
	}
	if rel == "proposes" && w.modal == "" && p.modal == Asserted && !p.s.tok[p.obj.j-1].is(cContentHypothetical) {
		defer func() { w.modal = Hypothetical }() // what goes on behind a proposal is proposed
	}
	if rel == "calls-for" && w.modal == "" && p.modal == Asserted && p.s.objectKind(obj) == objectVerb {
		defer func() { w.modal, w.soft = Obligated, true }() // 呼吁停火，防止外溢
	}
	switch kind := p.s.objectKind(obj); {
	case kind == objectNoun && rel == "calls-for" && (obj.len() > 2 || obj.len() == 2 && idiom(&p.s.tok[obj.i+1])) && p.s.agentLike(rng{obj.i, obj.i + 1}) && !isDe(&p.s.tok[obj.i+1]):
		w.give(p, rel, phrase{obj}, modal) // 呼吁各方以X为怀，坚守Y
		w.yield = &yield{subj: w.subjects(p.s, rng{obj.i, obj.i + 1}), modal: Obligated}
	case kind == objectNoun:
		w.nounTargets(p, rel, obj, modal)
	default:
		obj = w.clauseTarget(p, obj)
		if rel == "supports" || rel == "calls-for" || rel == "proposes" {
			w.give(p, rel, p.s.withoutDated(p.s.firstVP(obj)), modal)
		} else {
			w.give(p, rel, phrase{p.s.unquoted(p.s.beforeMark(obj))}, modal)
		}
		w.embedded(p, obj, modal)
	}
}

// beforeMark is a clause without the verb phrases that marks join to its first one:
// 欢迎A支持B、|参与C.
func (s *sent) beforeMark(r rng) rng {
	c := s.parse(r)
	if c.topic || c.subject.empty() || !s.agentLike(c.subject) || len(c.verbs) == 0 {
		return r
	}
	for k := c.verbs[0] + 2; k+2 < r.j; k++ {
		if t := &s.tok[k+1]; s.tok[k].isMark("、") && t.kind == kWord && (t.verb.acts() && !t.nominal() || t.s == "参与") && !isDe(&s.tok[k+2]) && !s.hasDe(rng{k, r.j}) {
			return rng{r.i, k}
		}
	}
	return r
}

// matterOf keeps what a clause that no party acts in is about, for a stance on it that
// leaves it out: A倡议对X至关重要，B全力支持.
func (w *writer) matterOf(c *clause) {
	w.matter = nil
	s := c.s
	r, cl := s.splitRelative(s.trimNoun(c.subject))
	p := &predication{clause: c, trigger: c.subject.i, rule: w.doc.x.rules.named["structure.held"]}
	if cl != nil {
		w.relativeFacts(p, cl)
	}
	for _, part := range s.conjuncts(r) {
		if !part.empty() {
			w.matter = append(w.matter, w.term(s, phrase{part}, ""))
		}
	}
}

// onMatter takes the stance on the matter of the clause before.
func (w *writer) onMatter(p *predication) {
	switch p.rule.Relation {
	case "supports", "praises", "welcomes":
	default:
		return
	}
	if p.clause.subject.empty() || !p.s.agentLike(p.clause.subject) || p.clause.subject.i == 0 {
		return
	}
	for _, m := range w.matter {
		for _, h := range p.subj {
			w.emit(emission{s: p.s, subj: h, rel: p.rule.Relation, obj: m, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
		}
	}
}

// idiom says whether a word of four characters stands for a whole predicate (同心协力).
func idiom(t *token) bool {
	return t.kind == kWord && len(t.s) == 12 && (t.tag == "i" || t.tag == "l" || t.is(cAdverb))
}

// mutualSupport: 在涉及X问题上相互支持 is support for X.
func (w *writer) mutualSupport(p *predication) {
	s := p.s
	for _, g := range p.groups {
		b := rng{g.i + 1, g.j}
		if w := s.at(b.i).s; g.prep != "在" || w != "涉及" && w != "事关" {
			continue
		}
		b.i++
		issue := false
		for ; !b.empty(); b.j-- {
			t := &s.tok[b.j-1]
			if strings.HasPrefix(t.s, "问题") {
				issue = true
			} else if !t.is(cLocalizer) && !isDe(t) && t.s != "等" {
				break
			}
		}
		if issue && !b.empty() {
			w.give(p, p.rule.Relation, phrase{b}, p.modal)
		}
	}
}

// withoutDated is a verb phrase without a relative clause that dates the document
// which is its object: 落实[2014年签署的]《D》.
func (s *sent) withoutDated(r rng) phrase {
	last := &s.tok[r.j-1]
	de := r.j - 2
	if r.len() > 5 && last.kind == kTitle && isDe(&s.tok[r.j-3]) {
		de-- // 通过的|新版《D》
	}
	if r.len() < 5 || last.kind != kTitle || !isDe(&s.tok[de]) || relativeVerb(s.tok[de-1].s) == "" {
		return phrase{r}
	}
	if c := s.parse(r); !c.topic && c.subject.empty() && c.object.i < de { // also a clause within the clause: …举行的会议上通过的
		if _, cl := s.splitRelative(c.object); cl != nil && cl.clause.j == de && s.find(cl.clause, func(t *token) bool { return t.kind == kDate }) >= 0 {
			return phrase{{r.i, c.object.i}, {de + 1, r.j}}
		}
	}
	from := de - 1
	for from > r.i+1 && s.relativePart(from-1) {
		from--
	}
	if s.find(rng{from, de}, func(t *token) bool { return t.kind == kDate }) < 0 {
		return phrase{r}
	}
	return phrase{{r.i, from}, {de + 1, r.j}}
}

// datedFacts writes what the relative clause tells that withoutDated leaves out.
func (w *writer) datedFacts(p *predication, r rng) {
	if c := p.s.parse(r); !c.topic && c.subject.empty() {
		if _, cl := p.s.splitRelative(p.s.trimNoun(c.object)); cl != nil {
			w.relativeFacts(p, cl)
			return
		}
	}
	w.innerRelatives(p, r)
}

// clauseTarget takes a relative clause off the subject of a clause target.
func (w *writer) clauseTarget(p *predication, r rng) rng {
	c := p.s.parse(r)
	if c.topic || c.subject.empty() || !p.s.hasDe(c.subject) {
		return r
	}
	head, cl := p.s.splitRelative(rng{r.i, c.subject.j}) // dates before the subject are the relative clause's
	if cl == nil || head.len() == 1 && p.s.tok[head.i].kind != kTitle && p.s.tok[head.i].kind != kName {
		return r
	}
	w.relativeFacts(p, cl)
	r.i = head.i
	return r
}

// stanceModality: a stance is taken unless its own clause or a chain of will
// says otherwise; what was merely agreed does not make it a plan.
func (w *writer) stanceModality(p *predication) Modality {
	if p.clause.modal == "" && w.soft || p.clause.soft {
		return Asserted
	}
	switch p.rule.Relation {
	case "supports", "opposes":
		return p.modal
	case "calls-for":
		if p.s.tok[p.trigger].s == "倡导" {
			return p.modal
		}
	}
	if p.clause.modal != "" || p.cond {
		return p.modal
	}
	return Asserted
}

type objectKind int

const (
	objectNoun objectKind = iota
	objectVerb
	objectClause
)

// objectKind tells noun phrase, verb phrase and clause apart.
func (s *sent) objectKind(r rng) objectKind {
	if r.empty() {
		return objectNoun
	}
	if s.contentHead(r) || s.relativeNoun(r) {
		return objectNoun
	}
	c := s.parse(r)
	switch {
	case c.topic:
		return objectNoun
	case c.subject.empty():
		if s.verbIsModifier(c) {
			return objectNoun
		}
		return objectVerb
	}
	return objectClause
}

// relativeNoun says whether r is a relative clause and a plain noun phrase
// behind it: 中方为X给予的|宝贵支持.
func (s *sent) relativeNoun(r rng) bool {
	if first := &s.tok[s.stripLead(r).i]; first.verb != nil && first.kind == kWord && !first.nominal() {
		return false // a verb phrase with a relative clause inside
	}
	head, cl := s.splitRelative(s.trimNoun(r))
	if cl == nil || s.hasDe(head) || head.len() > 4 && !s.eventLike(s.withoutResult(head)) {
		return false
	}
	if s.actsIn(r, cl) {
		return false // A参加|在P举办的E
	}
	return s.find(head, func(t *token) bool { return t.verb != nil && !t.nominal() && t.kind == kWord }) < 0
}

// actsIn says whether an agent and its act stand before the relative clause that has
// its own time or place (A积极参加|将在P举办的E), so that the act is no part of it.
func (s *sent) actsIn(r rng, cl *relative) bool {
	k := s.find(rng{r.i + 1, cl.verb}, func(t *token) bool { return t.kind == kWord && t.verb.acts() && (!t.nominal() || t.s == "参与") })
	if k < 0 {
		return false
	}
	e, n := k, k+1
	for e > r.i+1 && s.tok[e-1].is(cAdverb) && s.tok[e-1].kind == kWord {
		e--
	}
	for n < cl.verb && s.tok[n].is(cModal) && s.tok[n].kind == kWord {
		n++
	}
	if cl.verb-1 > k && s.agentLike(rng{cl.verb - 1, cl.verb}) {
		c := s.parse(r) // A在X中参加|B主导的C
		return !c.topic && c.verbs[0] <= k && s.agentLike(c.subject)
	}
	return s.agentLike(rng{r.i, e}) && (s.isGroup(rng{n, r.j}) || s.tok[n].kind == kDate)
}

// contentHead says whether r is a clause with 的 before a noun that has it as
// its content (…的倡议) and so a noun phrase whatever stands inside.
func (s *sent) contentHead(r rng) bool {
	if r.len() < 3 {
		return false
	}
	de := s.rfind(r, isDe)
	if s.at(r.i).s == "关于" {
		return true
	}
	if de < 0 || de+1 >= r.j {
		return false
	}
	head := &s.tok[r.j-1]
	if !head.is(cContent) {
		return false
	}
	first := &s.tok[r.i]
	return r.j-de <= 3 && !(first.verb != nil && !first.nominal() && s.find(rng{r.i + 1, de}, func(t *token) bool { return t.verb != nil && !t.nominal() && t.kind == kWord }) < 0 && s.chainedDe(rng{r.i + 1, r.j}))
}

// chainedDe says whether the noun phrase behind a verb can be its object as it
// stands: X的计划 with a nominal X (实施X领域的计划).
func (s *sent) chainedDe(r rng) bool {
	de := s.find(r, isDe)
	return de > 0 && s.find(rng{r.i, de}, func(t *token) bool { return t.verb != nil && !t.nominal() }) < 0
}

// verbIsModifier says whether the verb that a parse found only modifies a noun:
// [合作|发展|规划].
func (s *sent) verbIsModifier(c *clause) bool {
	t := c.verb()
	return t.nominal() && c.modal == "" && c.verbs[0] == c.r.i && !c.object.empty() && c.object.len() <= 2 && (s.tok[c.object.j-1].is(cSharedHead|cContent) || c.object.len() == 1 && s.eventive(&s.tok[c.object.i]))
}

// firstVP is a verb phrase without the ones coordinated behind it.
func (s *sent) firstVP(r rng) rng {
	first, _ := s.splitVPs(r)
	return s.unquoted(first)
}

// nounTargets gives one triple per noun target, relative clauses split off.
func (w *writer) nounTargets(p *predication, rel string, r rng, modal Modality) {
	if parts := p.s.ownRelatives(p.s.trimNoun(r)); len(parts) > 1 {
		for _, part := range parts {
			w.nounTargets(p, rel, part, modal)
		}
		return
	}
	r = w.targetHead(p, p.s.trimNoun(r), rel)
	if w.cooperationTarget(p, rel, r, modal) {
		return
	}
	w.othersFields(p, r)
	head, cl := p.s.splitRelative(r)
	if cl != nil {
		w.relativeFacts(p, cl)
	} else {
		w.contentFacts(p, head)
	}
	if cl == nil && p.s.clauseContent(head) {
		w.ownProposal(p, head)
		w.give(p, rel, phrase{head}, modal) // A不接受“B”、“C”的立场
		return
	}
	for _, part := range p.s.conjuncts(head) {
		w.ownProposal(p, part)
		if part = w.eventPrefix(p, part); !part.empty() {
			w.give(p, rel, phrase{part}, modal)
		}
	}
}

// clauseContent says whether a noun phrase is a clause with its own agent and the noun
// that has it as its content: 第三国在境内从事X的|行为.
func (s *sent) clauseContent(r rng) bool {
	de := r.j - 2
	if r.len() < 5 || !isDe(&s.tok[de]) || !s.tok[r.j-1].is(cContent) {
		return false
	}
	c := s.parse(rng{r.i, de})
	return !c.topic && !c.subject.empty() && c.subject.i == r.i && !s.hasDe(c.subject) && !c.object.empty() && !c.verb().nominal() && s.agentLike(c.subject)
}

// cooperationTarget: a stance on A、B合作 is on the whole, and A and B are fields
// in which its holder wants, needs or has cooperation (R6).
func (w *writer) cooperationTarget(p *predication, rel string, r rng, modal Modality) bool {
	s := p.s
	if h := s.cooperationHead(r); h != r.j-1 || rel == "adheres-to" {
		return false
	}
	if _, cl := s.splitRelative(r); cl != nil {
		return false
	}
	fields := s.fields(r)
	if len(fields) == 0 {
		return false
	}
	w.give(p, rel, phrase{r}, modal)
	if e := s.tok[r.i].ent; e != nil && s.tok[r.i].kind == kName && (e.Type == Organization || e.Type == Group || e.Type == Country) {
		return true // another's cooperation
	}
	q := *p
	switch rel {
	case "values":
		q.modal = Obligated
	case "praises", "notes", "welcomes":
		q.modal = Asserted
	default:
		q.modal = Hypothetical
	}
	w.giveFields(&q, fields)
	return true
}

// othersFields: in A在X、Y等领域的合作水平, which a stance is on, A cooperates in X and
// Y already.
func (w *writer) othersFields(p *predication, r rng) {
	s := p.s
	at := s.find(r, func(t *token) bool { return t.s == "在" && t.kind == kWord })
	if at <= r.i || !s.agentLike(rng{r.i, at}) {
		return
	}
	g, ok := s.groupAt(rng{at, r.j})
	if !ok || !s.fieldLocalizer(g) || s.find(rng{g.j, min(g.j+4, r.j)}, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord }) < 0 {
		return
	}
	q := *p
	q.subj, q.modal, q.neg = w.subjects(s, rng{r.i, at}), Asserted, false
	w.giveFields(&q, s.fieldsIn(g.body()))
}

// ownProposal: in X关于Y的倡议, X proposes it (R13f).
func (w *writer) ownProposal(p *predication, r rng) {
	s := p.s
	if k := s.find(r, func(t *token) bool { return t.kind == kWord && relativeVerb(t.s) == "proposed" }); k > r.i && s.agentLike(rng{r.i, k}) && s.contentHead(rng{k + 1, r.j}) && s.tok[r.j-1].is(cContentHypothetical) {
		for _, a := range w.subjects(s, rng{r.i, k}) {
			w.fact(p, "stance.propose", a, "proposes", w.term(s, phrase{{k + 1, r.j}}, ""), Asserted) // A提出做X的倡议
		}
		return
	}
	k := s.find(r, isAbout)
	if k <= r.i || !s.agentLike(rng{r.i, k}) || !s.tok[r.j-1].is(cContentHypothetical) {
		return
	}
	for _, a := range w.subjects(s, rng{r.i, k}) {
		w.fact(p, "stance.propose", a, "proposes", w.term(s, phrase{{k, r.j}}, ""), Asserted)
	}
}

// targetHead takes an aboutness tail off a target: X对Y的作用 is X.
func (w *writer) targetHead(p *predication, r rng, rel string) rng {
	if len(p.s.tok) == 0 || r.len() < 3 {
		return r
	}
	if rel == "supports" || !p.s.tok[r.j-1].is(cImportance) {
		return r
	}
	if de := p.s.rfind(r, isDe); de > r.i && (p.s.tok[de-1].s == "发挥" || p.s.tok[de-1].s == "作出" || p.s.tok[de-1].s == "做出") && p.s.find(rng{r.i, de}, func(t *token) bool { return t.s == "为" && t.kind == kWord }) >= 0 {
		return rng{de + 1, r.j} // A为B发挥的|重要作用
	}
	return w.aboutness(p.s, r)
}

// aboutness is X of X对Y的作用, X的作用.
func (w *writer) aboutness(s *sent, r rng) rng {
	e := r.j - 1
	for e > r.i && !isDe(&s.tok[e]) && (isDe(&s.tok[e-1]) || s.tok[e-1].is(cImportance|cImportant|cCoordinator|cAdverb) && s.tok[e-1].kind != kName || s.tok[e-1].tag == "a" || s.tok[e-1].verbal() && e-2 > r.i && s.tok[e-2].is(cImportant|cImportance)) {
		e--
	}
	if e <= r.i {
		return r
	}
	if k := s.rfind(rng{r.i + 1, e}, func(t *token) bool { return t.s == "对" || t.s == "对于" }); k > r.i {
		return rng{r.i, k}
	}
	for _, g := range s.groups(rng{r.i + 1, e}) { // X在Y中(发挥)的作用
		if g.prep == "在" && g.loc != "" && s.find(rng{g.j, e}, func(t *token) bool { return t.s != "发挥" && t.s != "所" && !t.is(cAdverb) && !isDe(t) }) < 0 {
			return rng{r.i, g.i}
		}
	}
	return rng{r.i, e}
}

// embedded writes what a verb phrase or clause in a stance's object says beside:
// fields of cooperation, what another party would do, facts of events. None of
// it is a fact yet.
func (w *writer) embedded(p *predication, r rng, _ Modality) {
	inner := *p
	inner.modal = Hypothetical
	if p.rule.Relation == "calls-for" {
		inner.modal = Obligated
		if w := p.s.tok[p.trigger].s; w == "希望" || w == "期望" || w == "期待" {
			inner.modal = Hypothetical
		}
	}
	if p.rule.Relation == "praises" || p.rule.Relation == "notes" {
		inner.modal = Asserted // what is praised goes on already
	}
	inner.neg = false
	c := p.s.parse(p.s.firstVP(r))
	if c.topic {
		return
	}
	if !c.subject.empty() && p.s.agentLike(c.subject) {
		w.otherParty(&inner, c)
		return
	}
	if _, v := c.trigger(); v.rule(FrameHost) != nil && c.object.empty() && !c.subject.empty() && p.s.eventLike(c.subject) {
		w.eventFacts(&inner, c.subject, c.groups, c.dates, inner.modal) // 欢迎E在P举行
		return
	}
	if p.rule.Relation != "opposes" && p.rule.Relation != "condemns" {
		w.fieldsOf(&inner, c)
	}
	if _, v := c.trigger(); v.rule(FrameSign) != nil {
		inner.modal = Asserted
		for _, f := range c.frees {
			if f.prep == "就" {
				w.giveFields(&inner, p.s.fieldsIn(f.body()))
			}
		}
		inner.modal = Hypothetical
	}
	w.contentFacts(&inner, r)
}

// otherParty writes what a called-upon or welcomed party would do itself.
func (w *writer) otherParty(p *predication, c *clause) {
	switch p.rule.Relation {
	case "proposes":
		if c.s.tok[c.subject.j-1].is(cCollective) {
			w.proposed = w.subjects(p.s, c.subject) // 建议双方做X: the points that follow are theirs
			w.dispatch(c, w.proposed, Hypothetical)
			return
		}
		w.contentFacts(p, c.r)
		return
	case "calls-for", "welcomes", "praises", "invites":
	default:
		if v := p.s.tok[p.trigger].s; v == "鼓励" || v == "帮助" || v == "协助" {
			w.yield = &yield{silent: true}
		}
		w.contentFacts(p, c.r)
		return
	}
	m := p.modal
	if p.rule.Relation == "praises" {
		m = Asserted
		w.yield = &yield{silent: true} // 赞赏A做X，做Y: Y is A's too
	}
	subj := w.subjects(p.s, c.subject)
	if p.rule.Relation == "welcomes" {
		w.yield = &yield{subj: subj, hosted: true}
	}
	if p.rule.Relation == "calls-for" && p.s.tok[p.trigger].s == "倡导" {
		return // what is advocated is said of all in general
	}
	if p.rule.Relation == "calls-for" {
		entrusted := p.s.tok[p.trigger].is(cEntrusting)
		w.yield = &yield{subj: subj, modal: m, silent: entrusted}
		if !entrusted {
			w.dispatch(c, subj, m)
		}
		return
	}
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
	if r := v.rule(FrameAction, FrameSign, FrameHost); r != nil {
		switch r.Relation {
		case "participates-in", "signs", "hosts", "member-of", "adopts":
			if r.Relation == "signs" || r.Relation == "adopts" {
				m = Asserted
			}
			w.dispatch(c, subj, m)
		}
	}
}

// reaffirm: 重申愿X is a commitment and a stance; 重申支持X is the inner stance.
func (w *writer) reaffirm(p *predication) {
	r := p.obj
	if r.empty() { // 双方重申，A是B
		w.pending = &scope{s: p.s, holder: p.subj, trigger: p.trigger, rule: p.rule, neg: p.neg}
		return
	}
	if p.s.find(r, func(t *token) bool { return t.s == "作为" }) < 0 && p.s.tok[r.i].verb.rule(FrameStance) == nil && w.importance(&clause{s: p.s, r: r}, p.subj, p.trigger) {
		return
	}
	c := p.s.parse(r)
	_, v := c.trigger()
	inner := v.rule(FrameStance, FrameAction) != nil && !c.topic && c.subject.empty()
	switch {
	case c.topic && c.modal == Intended && c.subject.empty() && p.s.at(r.j).isMark("，"):
		w.subj, w.modal, w.soft = p.subj, Intended, false // 重申愿根据X，做Y
	case p.s.commitment(r):
		w.give(p, p.rule.Relation, phrase{p.s.stripLead(r)}, Asserted)
		promised := p.s.parse(rng{r.i, p.s.rfind(r, isDe)})
		switch {
		case promised.topic:
		case promised.subject.empty():
			w.dispatch(promised, p.subj, Intended)
		case p.s.agentLike(promised.subject):
			w.dispatch(promised, w.subjects(p.s, promised.subject), Intended)
		}
	case v.rule(FrameStance) != nil && v.rule(FrameStance).Relation == "supports" && c.subject.empty() && c.object.empty() && len(c.groups) > 0: // 重申在涉及X问题上相互支持
		w.dispatch(c, p.subj, p.modal)
	case v.rule(FrameAttitude) != nil && c.subject.empty() && c.object.empty(): // 重申对X深表关切
		w.dispatch(c, p.subj, Asserted)
	case inner && v.rule(FrameStance) == nil && v.rule(FrameAction).Relation != "adheres-to":
		body := p.s.stripLead(rng{c.verbs[0], r.j})
		w.give(p, p.rule.Relation, phrase{body}, Asserted)
		m := c.modal
		if m == "" {
			m = Asserted
		} else {
			w.modal, w.soft = m, true
		}
		w.dispatch(c, p.subj, m)
	case inner:
		m := p.modal
		if c.modal != "" {
			m = c.modal
			w.modal = m
		}
		w.dispatch(c, p.subj, m)
	case c.topic:
		w.give(p, p.rule.Relation, phrase{p.s.trimNoun(r)}, Asserted)
	case w.toldByItself(p, c):
	default:
		w.give(p, p.rule.Relation, phrase{p.s.stripLead(r)}, Asserted)
	}
}

// toldByItself writes what a clause says of a party of its own and says whether that
// gave anything: then no statement of it is needed (R4).
func (w *writer) toldByItself(p *predication, c *clause) bool {
	if c.subject.empty() || !p.s.agentLike(c.subject) || c.s.hasDe(c.subject) || c.neg {
		return false
	}
	before := len(w.triples)
	m := c.modal
	if m == "" {
		m = Asserted
	}
	w.dispatch(c, w.subjects(p.s, c.subject), m)
	return len(w.triples) > before
}

// attitude: 对X表示赞赏, 就X向Y表示祝贺.
func (w *writer) attitude(p *predication) bool {
	var rule *Rule
	at := -1
	last := len(p.s.tok)
	for k := p.verbs[0]; k < p.obj.j && k < last; k++ {
		if r := p.s.tok[k].verb.rule(FrameAttitude); r != nil {
			rule, at = r, k
		}
	}
	if rule == nil || !p.verb().is(cAttitudeVerb) && p.verb().verb.rule(FrameAttitude) == nil || p.obj.j-at > 1 && !p.s.onlyMarks(rng{at + 1, p.obj.j}) {
		return false
	}
	if p.s.find(rng{p.r.i, p.verbs[0]}, func(t *token) bool { return t.s == "对此" }) >= 0 {
		w.toProposal(p, rule, at)
		return true
	}
	for _, f := range p.frees {
		if f.prep != "对" && f.prep != "就" && f.prep != "对于" && f.prep != "为" {
			continue
		}
		q := *p
		q.rule, q.trigger = rule, at
		body := p.s.unquoted(f.body())
		if body.len() == 1 && p.s.tok[body.i].is(cPronoun) {
			return true
		}
		switch p.s.objectKind(body) {
		case objectNoun:
			w.nounTargets(&q, rule.Relation, body, Asserted)
		default:
			w.give(&q, rule.Relation, phrase{p.s.stripLead(body)}, Asserted)
			w.embedded(&q, body, Asserted)
		}
		return true
	}
	return len(p.frees) > 0
}

// received: X得到B支持, A提出X，得到B的积极响应: B supports X.
func (w *writer) received(c *clause, subj []Term) bool {
	s := c.s
	verb := c.verb()
	obj := s.unquoted(c.object)
	if verb == nil || verb.s != "得到" && verb.s != "获得" && verb.s != "赢得" || obj.len() < 2 {
		return false
	}
	e := obj.j
	for e > obj.i && (s.tok[e-1].is(cCoordinator|cAdverb) || s.tok[e-1].tag == "a" || s.tok[e-1].tag == "ad" || isDe(&s.tok[e-1]) || s.tok[e-1].verb.rule(FrameAttitude, FrameStance) != nil || s.tok[e-1].s == "响应" || s.tok[e-1].s == "认同" || s.tok[e-1].s == "赞誉") {
		e--
	}
	by := rng{obj.i, e}
	if by.empty() || e == obj.j || !s.agentLike(by) {
		return false
	}
	target := w.proposal
	if !c.subject.empty() && len(subj) == 1 {
		target = &subj[0]
	}
	rel := "supports"
	if s.tok[obj.j-1].s == "欢迎" {
		rel = "welcomes"
	}
	if target == nil {
		return true
	}
	q := &predication{clause: c, trigger: c.verbs[0]}
	for _, h := range w.subjects(s, by) {
		w.fact(q, "attitude.support", h, rel, *target, Asserted)
	}
	return true
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

func (s *sent) onlyMarks(r rng) bool {
	return s.find(r, func(t *token) bool {
		return t.kind != kPunct && !t.is(cAttitudeVerb) && t.s != "和" && t.verb.rule(FrameAttitude) == nil
	}) < 0
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
	if first := &p.s.tok[p.obj.i]; first.tag == "m" || isDigit(first.s[0]) {
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
	}
}
