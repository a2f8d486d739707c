package extractor

import (
	"slices"
	"strings"
)

// stance: the object is the noun phrases, the verb phrase or the clause behind
// the verb (R2, R3, R5).
func (w *writer) stance(p *predication) {
	if p.obj.empty() {
		w.stanceAlone(p)
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
	if k := p.s.find(p.obj, func(t *token) bool { return t.isMark("，") && t.kind == kPunct }); k > p.obj.i && k+3 < p.obj.j && (p.s.tok[k+1].s == "以及" && p.s.apartBehind(rng{p.obj.i, k}, rng{k + 2, p.obj.j}) || p.s.tok[k+1].s == "及其" && p.s.hasDe(rng{p.obj.i, k})) {
		w.stance(p.governing(rng{p.obj.i, k})) // 谴责宣扬A，以及|基于B的行为; 赞赏A旨在X的倡议，及其|旨在Y的努力
		w.stance(p.governing(rng{k + 2, p.obj.j}))
		return
	}
	obj := p.s.stripLead(p.obj)
	if w.hoped(p, obj) || strings.HasSuffix(p.s.tok[p.trigger].s, "动员") && p.s.objectKind(obj) == objectNoun {
		return // 动员资金: nobody is asked
	}
	if rel == "proposes" && w.modal == "" && p.modal == Asserted && !p.s.tok[p.obj.j-1].is(cContentHypothetical) && !(p.s.tok[p.trigger].s == "提出" && (p.s.objectKind(obj) == objectNoun || principle(p.s.tok[obj.j-1].s))) {
		defer func() { w.modal = Hypothetical }() // what goes on behind a proposal is proposed
	}
	if rel == "calls-for" && w.modal == "" && p.modal == Asserted && p.s.objectKind(obj) == objectVerb {
		m := Obligated
		if p.s.tok[p.trigger].s == "倡导" {
			m = Hypothetical // what is advocated is asked of nobody
		}
		defer func() { w.modal, w.soft, w.called = m, true, true }() // 呼吁停火，防止外溢
	}
	w.stanceTarget(p, obj, modal)
}

// apartBehind says whether what stands before ，以及 is an object of its own: a verb phrase,
// or with a clause of its own as what stands behind has one (A提供的X，以及|B宣布的Y).
func (s *sent) apartBehind(left, right rng) bool {
	kind := s.objectKind(left)
	if kind == objectVerb {
		return true
	}
	if first := s.tok[right.i].s; !s.agentLike(rng{right.i, right.i + 1}) && !strings.HasPrefix(first, "两国") && !strings.HasPrefix(first, "双方") {
		return false
	}
	return kind == objectClause && right.len() > 3 || s.hasDe(left) && (s.objectKind(right) == objectClause || s.hasDe(right))
}

// stanceAlone: the object stands elsewhere, or there is none.
func (w *writer) stanceAlone(p *predication) {
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
}

// hoped handles what the holder hopes to do or looks forward to, which is no call upon
// others, and says whether the stance is of that kind.
func (w *writer) hoped(p *predication, obj rng) bool {
	s, v := p.s, p.s.tok[p.trigger].s
	if !hopes(&s.tok[p.trigger]) {
		return false
	}
	if p.rule.Relation == "calls-for" && !obj.empty() && s.parse(obj).topic && s.isGroup(obj) {
		w.modal, w.soft = Intended, false // 希望以X为契机，做Y
		return true
	}
	if p.rule.Relation == "calls-for" && s.objectKind(obj) == objectVerb {
		w.modal, w.soft = Intended, false // A希望做X: a wish for what the holder does
		w.dispatch(s.parse(obj), p.subj, Intended)
		return true
	}
	if v == "希望" || s.objectKind(obj) != objectNoun && !s.awaited(obj) {
		return false
	}
	if s.objectKind(obj) == objectNoun {
		w.innerRelatives(p, obj)
	} else {
		w.clauseTarget(p, obj)
	}
	return true // 期待X: looked forward to, not called for
}

// awaited says whether a clause tells how a thing turns out, of which nobody is asked:
// 期待|E取得成功.
func (s *sent) awaited(r rng) bool {
	c := s.parse(r)
	return !c.topic && !c.subject.empty() && !s.canAct(c.subject)
}

// hopes says whether a word tells of hope rather than of a call.
func hopes(t *token) bool { return t.s == "希望" || t.s == "期望" || t.s == "期待" }

// stanceTarget writes what the stance is about, and what that tells itself.
func (w *writer) stanceTarget(p *predication, obj rng, modal Modality) {
	rel := p.rule.Relation
	if first := &p.s.tok[obj.i]; first.kind == kWord && (first.s == "将" || first.s == "把") && (rel == "opposes" || rel == "condemns") {
		w.give(p, rel, phrase{obj}, modal) // 反对将X政治化、武器化
		return
	}
	switch kind := p.s.objectKind(obj); {
	case kind == objectNoun && rel == "calls-for" && (obj.len() > 2 || obj.len() == 2 && idiom(&p.s.tok[obj.i+1])) && p.s.agentLike(rng{obj.i, obj.i + 1}) && !isDe(&p.s.tok[obj.i+1]):
		if parts := p.s.conjuncts(obj); len(parts) > 1 && p.s.tok[obj.j-1].tag == "a" {
			w.nounTargets(p, rel, obj, modal) // 倡导各国水权平等、通行平等
			return
		}
		w.give(p, rel, phrase{obj}, modal) // 呼吁各方以X为怀，坚守Y
		if c := p.s.parse(obj); !c.topic && !c.subject.empty() && c.subject.i == obj.i && p.s.agentLike(c.subject) && !hopes(&p.s.tok[p.trigger]) {
			w.dispatch(c, w.subjects(p.s, c.subject), Obligated) // 敦促各国兑现作出的承诺
		}
		w.yield = &yield{subj: w.subjects(p.s, rng{obj.i, obj.i + 1}), modal: Obligated}
	case kind == objectNoun:
		w.nounTargets(p, rel, obj, modal)
	default:
		obj = w.clauseTarget(p, obj)
		if rel == "supports" || rel == "calls-for" || rel == "proposes" {
			w.give(p, rel, p.s.withoutDated(p.s.beforeMark(p.s.firstVP(obj))), modal)
		} else if parts := p.s.partsAt(obj, p.s.coordinators(obj)); (rel == "opposes" || rel == "condemns") && len(parts) > 1 && p.s.fourEach(parts) {
			for _, part := range parts {
				w.give(p, rel, phrase{part}, modal) // 反对以大欺小、恃强凌弱
			}
		} else {
			w.give(p, rel, phrase{p.s.unquoted(p.s.beforeMark(obj))}, modal)
		}
		w.embedded(p, obj, modal)
		if rel == "calls-for" && w.yield == nil && p.modal == Asserted {
			w.yield = &yield{modal: Obligated} // 主张A是X，各国做Y
		}
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
		if t := &s.tok[k+1]; s.tok[k].isMark("、") && t.kind == kWord && (t.verb.acts() && !t.nominal() || t.s == "参与" || t.s == "选派" || (t.s == "协调" || t.s == "发展") && k+3 < r.j && !s.tok[k+2].verbal()) && !isDe(&s.tok[k+2]) && !s.hasDe(rng{k, r.j}) {
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
		if w := s.at(b.i).s; g.prep != "在" || w != "涉及" && w != "事关" && !strings.HasSuffix(s.text(g.rng), "问题上") {
			continue
		} else if w == "涉及" || w == "事关" {
			b.i++
		}
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

// stanceModality: a stance is taken unless its own clause or a chain of will
// says otherwise; what was merely agreed does not make it a plan.
func (w *writer) stanceModality(p *predication) Modality {
	if p.clause.modal == "" && w.soft || p.clause.soft {
		return Asserted
	}
	switch p.rule.Relation {
	case "supports", "opposes":
		return p.modal
	}
	switch v := p.s.tok[p.trigger].s; {
	case v == "倡导", strings.HasSuffix(v, "动员"):
		return p.modal // what one does rather than what one thinks
	}
	if p.clause.modal != "" || p.cond {
		return p.modal
	}
	return Asserted
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
	if k <= r.i || !s.tok[r.j-1].is(cContentHypothetical) {
		return
	}
	proposers := p.subj // A提及其关于X的倡议
	if k > r.i+1 || s.tok[r.i].s != "其" {
		if !s.agentLike(rng{r.i, k}) {
			return
		}
		proposers = w.subjects(s, rng{r.i, k})
	}
	for _, a := range proposers {
		w.fact(p, "stance.propose", a, "proposes", w.term(s, phrase{{k, r.j}}, ""), Asserted)
	}
}

// embedded writes what a verb phrase or clause in a stance's object says beside:
// fields of cooperation, what another party would do, facts of events. None of
// it is a fact yet.
func (w *writer) embedded(p *predication, r rng, _ Modality) {
	inner := *p
	inner.modal = Hypothetical
	if p.rule.Relation == "calls-for" {
		inner.modal = Obligated
		if hopes(&p.s.tok[p.trigger]) {
			inner.modal = Hypothetical
		}
	}
	if p.rule.Relation == "praises" || p.rule.Relation == "notes" {
		inner.modal = Asserted // what is praised goes on already
	}
	inner.neg = false
	c := p.s.parse(p.s.firstVP(r))
	if de := p.s.find(r, isDe); p.s.tok[r.i].s == "有" && de > r.i && de+1 < r.j {
		c = p.s.parse(rng{de + 1, r.j}) // 鼓励有实力的|企业做X
	}
	if k := p.s.passive(r); k > 0 {
		if p.rule.Relation == "welcomes" {
			inner.modal = Asserted // what has been decided
		}
		w.declaredPassive(&inner, r, k)
		return
	}
	if c.topic {
		return
	}
	if c.modal == Intended && p.rule.Relation != "calls-for" && p.rule.Relation != "supports" {
		inner.modal = Intended // 注意到A将举办E
	}
	if !c.subject.empty() && p.s.agentLike(c.subject) {
		w.otherParty(&inner, c)
		return
	}
	if _, v := c.trigger(); v.rule(FrameHost) != nil && c.object.empty() && !c.subject.empty() && p.s.eventLike(c.subject) {
		w.eventFacts(&inner, c.subject, c.groups, c.dates, inner.modal) // 欢迎E在P举行
		return
	}
	if rel := p.rule.Relation; (rel == "praises" || rel == "notes" || rel == "welcomes") && !c.subject.empty() && p.s.cooperationHead(c.subject) == c.subject.j-1 {
		going := inner
		going.modal = Asserted
		w.giveFields(&going, p.s.fields(c.subject)) // 对X合作不断加深表示满意
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
	case v.rule(FrameStance) != nil && v.rule(FrameStance).Relation == "supports" && c.subject.empty() && c.object.empty() && len(c.groups) > 0 && c.verb().verb == v: // 重申在涉及X问题上相互支持
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
	case v.rule(FrameSign, FrameProvide, FrameHost) != nil && !c.topic && c.subject.empty() && c.modal == Intended:
		w.give(p, p.rule.Relation, phrase{p.s.stripLead(rng{c.verbs[0], r.j})}, Asserted)
		w.modal, w.soft = Intended, true
		w.dispatch(c, p.subj, Intended) // 重申愿签署X
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
		if prev := w.prev; w.proposal == nil && prev != nil && prev.s == p.s && prev.r.j == p.r.i-1 && p.subject.i == p.r.i {
			q := *p
			q.rule, q.trigger = rule, at
			w.give(&q, rule.Relation, phrase{prev.r}, Asserted) // A与B签署D，双方对此表示欢迎
			return true
		}
		w.toProposal(p, rule, at)
		return true
	}
	toward := slices.ContainsFunc(p.frees, func(f free) bool { return f.prep == "对" || f.prep == "就" || f.prep == "对于" })
	for _, f := range p.frees {
		switch f.prep {
		case "对", "就", "对于", "为":
		case "向":
			if toward || rule.Relation != "welcomes" && rule.Relation != "praises" {
				continue // 就X向A表示祝贺: on X
			}
		default:
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
	if verb == nil || !gets(verb) || obj.len() < 2 {
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
	targets := subj
	if c.subject.empty() || len(subj) != 1 {
		targets = nil
		if w.proposal != nil {
			targets = []Term{*w.proposal}
		}
	} else if parts := s.conjuncts(c.subject); len(parts) > 1 && !s.hasDe(c.subject) {
		targets = nil
		for _, part := range parts {
			targets = append(targets, w.term(s, phrase{part}, "")) // A倡议、B倡议得到C支持
		}
	}
	rel := "supports"
	if s.tok[obj.j-1].s == "欢迎" {
		rel = "welcomes"
	}
	q := &predication{clause: c, trigger: c.verbs[0]}
	for _, h := range w.subjects(s, by) {
		for _, t := range targets {
			w.fact(q, "attitude.support", h, rel, t, Asserted)
		}
	}
	return true
}

func (s *sent) onlyMarks(r rng) bool {
	return s.find(r, func(t *token) bool {
		return t.kind != kPunct && !t.is(cAttitudeVerb) && t.s != "和" && t.verb.rule(FrameAttitude) == nil
	}) < 0
}
