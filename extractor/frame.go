package extractor

import "strings"

// predication is a predicate with its arguments, ready for a frame.
type predication struct {
	*clause
	subj    []Term
	modal   Modality
	neg     bool
	trigger int
	rule    *Rule
	obj     rng   // the first verb phrase's object
	more    []rng // further verb phrases of the same stretch
}

// dispatch hands a clause to the frame of its predicate's rule, then goes on
// with the further verb phrases of the stretch.
func (w *writer) dispatch(c *clause, subj []Term, modal Modality) {
	if obj := c.s.unquoted(c.object); len(w.field) > 0 && !c.s.anyField(c.groups) && (c.s.cooperationHead(obj) >= obj.j-1 || obj.empty() && c.verb() != nil && c.verb().is(cCooperation)) {
		c.groups = append(c.groups, w.field...) // 在X领域，A加强合作
	}
	k, v := c.trigger()
	if v != nil && c.s.endsImportant(c) && w.importance(c, w.holder(subj), c.r.j-1) {
		return
	}
	if v == nil && c.verb() != nil && c.verb().is(cMotion) {
		if next := c.s.find(c.object, func(t *token) bool { return t.verb != nil && !t.nominal() && t.kind == kWord }); next > c.object.i {
			w.dispatch(c.s.parse(rng{next, c.object.j}), subj, modal)
			return
		}
	}
	if v == nil && (w.spelledOut(c, subj) || w.received(c, subj) || w.stands(c, modal)) || w.published(c, modal) {
		return
	}
	if v == nil {
		w.withoutRule(c, subj, modal)
		return
	}
	if obj := c.s.unquoted(c.object); obj.empty() && c.subject.len() > 1 && c.s.tok[c.subject.j-1].is(cCooperation) && c.modal == "" && !c.neg && v.rule(FrameAction, FrameLight) != nil && len(c.frees) == 0 {
		w.cooperationIn(c) // A、B等领域合作稳步推进
		return
	}
	p := &predication{clause: c, subj: subj, modal: modal, neg: c.neg, trigger: k, obj: c.object}
	w.guided(p)
	p.rule = w.pick(p, v)
	if p.rule == nil && w.disposedAs(p) {
		return
	}
	if p.rule == nil && v.rule(FrameAttitude) != nil {
		w.attitude(p) // 对X深表关切
		return
	}
	if p.rule == nil || w.idle(p) || c.s.tok[k].is(cExploring) && c.aspect() && !c.s.contentHead(c.s.unquoted(c.object)) {
		return
	}
	if p.rule.Frame != FrameSpeech && p.rule.Frame != FrameImportance && p.rule.Frame != FrameCopula && !p.s.wholeClause(p.rule, c.object) {
		p.obj, p.more = c.s.splitVPs(c.object)
	} else if k := c.s.find(c.object, func(t *token) bool { return t.s == "并" && t.kind == kWord }); p.rule.Frame == FrameStance && k > c.object.i+2 && c.s.at(k+1).verb.rule(FrameStance) != nil && (!c.s.at(k+1).nominal() || c.s.at(k+2).kind == kName) {
		p.obj, p.more = rng{c.object.i, k}, []rng{{k + 1, c.object.j}} // 欢迎A访问B并感谢C
	}
	if p.rule.Relation == "adheres-to" && len(p.more) == 0 {
		p.obj, p.more = c.s.afterPrinciple(p.obj)
	}
	w.run(p)
	w.otherVerbs(p)
	for _, r := range p.more {
		w.further(p, r)
	}
}

// withoutRule writes what a clause tells whose verb has no rule: an attitude, importance,
// cooperation that goes on, relatives.
func (w *writer) withoutRule(c *clause, subj []Term, modal Modality) {
	if c.verb() != nil && c.verb().is(cAttitudeVerb|cImportant|cImporter) {
		p := &predication{clause: c, subj: subj, modal: modal, neg: c.neg, trigger: c.verbs[0], obj: c.object}
		if !w.attitude(p) {
			if c.verb().s == "有必要" {
				c.r.i = c.verbs[0] // 我们有必要做X
			}
			w.importance(c, w.holder(subj), c.verbs[0])
		}
		return
	}
	w.cooperationIn(c)
	if c.verb() == nil {
		return
	}
	w.innerRelatives(&predication{clause: c, trigger: c.verbs[0], rule: w.doc.x.rules.named["structure.held"]}, c.beforeVerb()) // 期待在P举行的E取得成果
	w.namedRelatives(c)
}

// guided: A秉持X原则推进Y adheres to X too.
func (w *writer) guided(p *predication) {
	for _, f := range p.frees {
		if b := f.body(); (f.prep == "秉持" || f.prep == "遵循") && !b.empty() && principle(p.s.tok[b.j-1].s) && !p.neg {
			q := *p
			q.rule, q.trigger = w.doc.x.rules.named["stance.adhere"], f.i
			if !w.idle(&q) {
				w.actionTargets(&q, b)
			}
		}
	}
}

// beforeVerb is what stands before the predicate, what stands beside it left out.
func (c *clause) beforeVerb() rng {
	if !c.subject.empty() {
		return rng{c.r.i, c.subject.j}
	}
	return rng{c.r.i, c.verbs[0]}
}

// afterPrinciple cuts what follows a principle without a mark: 秉持X理念|同各国共谋发展.
func (s *sent) afterPrinciple(r rng) (rng, []rng) {
	for k := r.i; k+2 < r.j; k++ {
		t, n := &s.tok[k], &s.tok[k+1]
		if !t.is(cContent) && !principle(t.s) || t.kind != kWord || n.kind != kWord || isDe(n) || n.is(cCoordinator) {
			continue
		}
		if n.is(cFreePreposition) && n.s != "和" && n.s != "与" || n.is(cAdverb) && n.verb == nil && s.tok[k+2].verb.acts() || n.verb.acts() && (!n.nominal() || s.tok[k+2].kind == kName || s.tok[k+2].is(cFreePreposition)) {
			return rng{r.i, k + 1}, []rng{{k + 1, r.j}}
		}
	}
	return r, nil
}

// principle says whether a word ends like what one adheres to.
func principle(w string) bool {
	for _, end := range []string{"观", "理念", "原则", "精神", "方针", "宗旨", "初心"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// wholeClause says whether a stance takes a clause with all its verb phrases:
// 赞赏A重视并获得B.
func (s *sent) wholeClause(r *Rule, obj rng) bool {
	switch r.Relation {
	case "welcomes", "praises", "notes", "opposes", "concerned-about", "states":
		return s.partyClause(obj)
	case "reaffirms":
		return !obj.empty() && s.tok[obj.j-1].is(cImportance) // 重申做A和做B的重要性
	case "adheres-to":
		return s.at(obj.i).s == "以" && !s.isGroup(obj) || // 坚持以A做B、做C
			!obj.empty() && principle(s.tok[obj.j-1].s) && !s.hasDe(obj) && s.find(obj, func(t *token) bool { return t.isMark("、") }) >= 0 // 共商、共建、共享原则
	}
	return false
}

// otherVerbs applies the rules of further verbs that share the object and mean
// another relation: 欢迎并赞赏X.
func (w *writer) otherVerbs(p *predication) {
	for _, k := range p.verbs {
		v := p.s.tok[k].verb
		if k == p.trigger || v == nil {
			continue
		}
		q := *p
		q.trigger = k
		if k > p.trigger && p.s.find(rng{p.trigger, k}, func(t *token) bool { return t.is(cModalIntended) && t.kind == kWord }) >= 0 {
			q.modal, w.modal = Intended, Intended // 赞赏并愿深化X
		}
		if q.rule = w.pick(&q, v); q.rule != nil && q.rule.Relation != p.rule.Relation && q.rule.Frame != FrameSpeech && q.rule.Frame != FrameImportance {
			w.run(&q)
		}
	}
}

// idle says whether the subject is a thing, of which only copula and value
// statements are facts.
func (w *writer) idle(p *predication) bool {
	if p.rule.Relation == "adheres-to" && w.upholds(p.clause) {
		return false // X合作坚持Y原则
	}
	if c := p.clause; !c.subject.empty() && !p.s.canAct(c.subject) || c.subject.empty() && w.thing {
		return p.rule.Frame != FrameCopula && p.rule.Frame != FrameImportance && !(p.rule.Frame == FrameHost && p.obj.empty())
	}
	return len(p.subj) == 0
}

// upholds says whether the subject is cooperation or an initiative, which can have principles.
func (w *writer) upholds(c *clause) bool {
	if !c.subject.empty() {
		e := c.s.tok[c.subject.j-1].ent
		return c.s.tok[c.subject.j-1].is(cCooperation) && c.subject.len() > 1 || e != nil && e.Type == Initiative
	}
	return w.thing && len(w.subj) == 1 && (w.subj[0].Type == Initiative || strings.HasSuffix(w.subj[0].Name, "国家合作"))
}

// further handles a verb phrase coordinated in the same stretch. Behind a stance
// on what another party does it gives nothing (R14a).
func (w *writer) further(p *predication, r rng) {
	c := p.s.parse(r)
	if c.topic || p.rule.Frame == FrameStance && (p.s.partyClause(p.obj) || p.s.at(p.obj.i).s == "有" && p.s.hasDe(p.obj)) {
		return
	}
	if p.rule.Relation == "strengthens" && p.s.find(r, func(t *token) bool { return !t.is(cMore | cAdverb) }) < 0 {
		return // 推动X持续向好、|行稳致远
	}
	m := p.modal
	if c.modal != "" {
		m = c.modal
	} else if p.rule.Relation == "calls-for" && m == Asserted && !hopes(&p.s.tok[p.trigger]) {
		m = Obligated // 呼吁停火并保护平民
	}
	c.groups = append(c.groups, p.groups...)
	c.dates = append(c.dates, p.dates...)
	w.dispatch(c, p.subj, m)
}

// pick chooses among the rules of a verb by what stands around it.
func (w *writer) pick(p *predication, v *verb) *Rule {
	if v.rule(FrameImportance) != nil && len(v.rules) == 1 {
		return v.rules[0]
	}
	if r := v.rule(FrameLight); r != nil && w.secondVerb(p.s, p.obj) {
		return r
	}
	if r := v.rule(FrameSpeech); r != nil && p.obj.empty() && p.s.tok[p.trigger].s == "提出" {
		return r // X提出，A是B
	}
	for _, r := range v.rules {
		if len(r.Objects) > 0 && r.fits(p.s.text(p.s.trimNoun(p.obj))) {
			return r
		}
	}
	if r := v.rule(FrameStance, FrameInvite, FrameReaffirm); r != nil {
		if light := v.rule(FrameLight); light != nil && !p.s.partyClause(p.obj) {
			return light // 助力X, but 助力A做Y
		}
		return r
	}
	for _, r := range v.rules {
		switch r.Frame {
		case FrameLight, FrameEvent, FrameAttitude, FrameImportance:
		default:
			if r.fits(p.s.text(p.s.trimNoun(p.obj))) {
				return r
			}
		}
	}
	if r := v.rule(FrameLight); r != nil {
		return r
	}
	return v.rule(FrameImportance)
}

// fits says whether an object ends as the rule wants.
func (r *Rule) fits(object string) bool {
	for _, end := range r.Objects {
		if strings.HasSuffix(object, end) {
			return true
		}
	}
	return len(r.Objects) == 0
}

// run applies the frame.
func (w *writer) run(p *predication) {
	switch p.rule.Frame {
	case FrameStance:
		w.stance(p)
	case FrameReaffirm:
		w.reaffirm(p)
	case FrameSpeech:
		w.speech(p)
	case FrameImportance:
		w.importance(p.clause, w.holder(p.subj), p.trigger)
	case FrameInvite:
		w.invite(p)
	case FrameAction:
		w.action(p)
	case FrameLight:
		w.light(p)
	case FrameProvide:
		w.provide(p)
	case FrameHost:
		w.host(p)
	case FrameSign:
		w.sign(p)
	case FrameVisit:
		w.visit(p)
	case FrameMeet:
		w.meet(p)
	case FrameCopula:
		w.copula(p)
	case FrameMember:
		w.member(p)
	case FrameOffice:
		w.takesOffice(p)
	case FrameCooperation:
		w.cooperation(p)
	}
}

// holder is who takes the stance: the subject, or where that is a thing the
// document's collective.
func (w *writer) holder(subj []Term) []Term {
	if len(w.saying) > 0 {
		return w.saying
	}
	return subj
}

// give emits one relation from every subject to a phrase.
func (w *writer) give(p *predication, rel string, ph phrase, modal Modality) {
	if r := RelationNamed(rel); r != nil && r.Family == Action {
		ph = p.s.withoutIncluded(ph)
	}
	for _, h := range p.subj {
		obj := w.term(p.s, ph, "")
		if rel == "proposes" {
			w.proposal = &obj
		}
		w.emit(emission{s: p.s, subj: h, rel: rel, obj: obj, modal: modal, neg: p.neg, trigger: p.trigger, rule: p.rule, quals: w.qualifiers(p)})
	}
}

// qualifiers reads time, place, partners and recipients beside the predicate.
func (w *writer) qualifiers(p *predication) Qualifiers {
	var q Qualifiers
	for _, k := range p.dates {
		if v := p.s.tok[k].val; v != "" && q.Time == nil {
			q.Time = &v
		}
	}
	for _, g := range p.groups {
		if g.loc == "" && (g.prep == "在" || g.prep == "于") && g.body().len() > 0 && p.s.tok[g.body().j-1].kind != kDate {
			v := p.s.text(g.body())
			q.Place = &v
		}
	}
	for _, f := range p.frees {
		name := p.s.text(f.body())
		switch f.prep {
		case "同", "与", "和", "会同", "携手":
			q.With = append(q.With, name)
		case "向", "给", "为":
			if p.s.agentLike(f.body()) {
				q.Recipient = append(q.Recipient, name)
			}
		}
	}
	return q
}

// commitment says whether a range is a resolve or a promise with what it is to do
// before it: 做A、做B的|决心.
func (s *sent) commitment(r rng) bool {
	de := s.rfind(r, isDe)
	if r.len() <= 3 || de < r.j-3 || !s.tok[r.j-1].is(cCommitment) {
		return false
	}
	from := r.i
	if s.agentLike(rng{r.i, r.i + 1}) {
		from++ // 双方做A、做B的坚定承诺
	}
	return s.tok[from].verb != nil && from < de || s.tok[from].is(cAdverb) || from > r.i && (s.tok[from].tag == "i" || s.tok[from].tag == "l")
}

// splitVPs splits what follows a predicate at the coordinators behind which a
// new verb phrase begins.
func (s *sent) splitVPs(r rng) (rng, []rng) {
	if r.empty() || s.verbsInside(r) {
		return r, nil
	}
	cuts := s.vpCuts(r)
	if len(cuts) == 0 {
		return r, nil
	}
	first := rng{r.i, cuts[0].end}
	var more []rng
	for i, k := range cuts {
		end := r.j
		if i+1 < len(cuts) {
			end = cuts[i+1].end
		}
		more = append(more, rng{k.next, end})
	}
	return first, more
}

// verbsInside says whether the verbs of a range belong to what its head names, so
// that it is one.
func (s *sent) verbsInside(r rng) bool {
	etc := s.rfind(r, func(t *token) bool { return t.s == "等" && t.kind == kWord })
	if etc > r.i && (s.listsFields(r, etc) || s.tok[r.j-1].is(cContent) && r.j-etc <= 3 && !s.hasDe(rng{etc, r.j})) {
		return true // 坚持A、守护B等重要主张
	}
	if about := s.find(r, isAbout); about == r.i || about > r.i && s.agentLike(rng{r.i, about}) {
		return true
	}
	if e := s.tok[r.i].ent; e != nil && e.Type == Field && s.tok[r.i].kind == kWord && s.tok[r.j-1].is(cCooperation) && s.at(r.i+1).isMark("、") && !s.hasDe(r) {
		return true // A、B和应对C合作
	}
	if s.tok[r.i].is(cExploring) && r.len() > 3 && s.tok[r.j-1].is(cContent) && isDe(&s.tok[r.j-2]) {
		return true // 探讨建立A、设立B的可行性
	}
	if r.len() > 4 && conduct(s.tok[r.j-1].s) && isDe(&s.tok[r.j-2]) && s.tok[r.i].kind == kWord && (s.tok[r.i].verbal() && !s.tok[r.i].nominal() || s.tok[r.i].s == "利用") && combats(s.at(r.i-1)) {
		return true // 打击利用A散布B和实施C的行为
	}
	if s.tok[r.i].is(cQuantifier) && s.tok[r.j-1].is(cContent) && isDe(s.at(r.j-2)) {
		return true // 一切帮助A做B、促进C的倡议
	}
	return s.commitment(r)
}

// conduct says whether a noun names what somebody does.
func conduct(w string) bool { return w == "行为" || w == "行径" || w == "做法" }

// listsFields says whether the items of a list that etc closes are fields, whatever
// verbs they have: A、打击B等领域合作, A、打击B等非传统安全合作.
func (s *sent) listsFields(r rng, etc int) bool {
	h := s.cooperationHead(r)
	if h < etc {
		return false
	}
	if s.find(rng{r.i, h}, func(t *token) bool { return t.is(cField) }) > 0 && s.at(r.i).s != "在" {
		return true
	}
	return h == r.j-1 && s.find(rng{r.i, etc}, func(t *token) bool { return t.isMark("、") }) > r.i && s.find(rng{etc + 1, h}, func(t *token) bool { return isDe(t) || t.kind == kPunct || t.verb.acts() }) < 0
}

// vpCut is where one verb phrase ends and the next begins.
type vpCut struct{ end, next int }

// vpCuts finds the places at which splitVPs cuts.
func (s *sent) vpCuts(r rng) []vpCut {
	shield := s.shield(r, s.groups(r))
	if e := s.includingEnd(r); e > 0 {
		for k := r.i; k < e; k++ {
			shield[k-r.i] = true
		}
	}
	from := r.i
	if _, cl := s.splitRelative(r); cl != nil {
		from = cl.clause.j // what stands in a relative clause is not the holder's
	}
	verb := s.firstVerb(r) // which one behind 并 may share the object with
	var cuts []vpCut
	for k := r.i + 1; k+3 < from; k++ {
		if s.tok[k].s == "并" && s.at(k+2).s == "了" && s.vpAt(rng{k + 1, r.j}, "并") {
			cuts = append(cuts, vpCut{k, k + 1}) // 出席A举行的E|并考察了B承建的F
		}
	}
	for k := from; k+2 < r.j; k++ {
		switch t := &s.tok[k]; {
		case k == verb+1 && t.is(cCoordinator) && s.tok[verb].verb != nil && s.tok[verb].kind == kWord && !s.tok[verb].nominal():
		case t.isMark("、") && s.tok[k-1].s == "能力" && s.tok[r.j-1].s == "能力" && combats(&s.tok[k+1]): // A能力、应对B能力
		case t.is(cCoordinator) && (s.sameThing(k, r.j-1) || s.bodyNamed(rng{k + 1, r.j})): // A中心和打击B|中心
		case shield[k-r.i] || k == r.i && !measure(t.s) || t.isMark("、") && (s.attributeRun(rng{r.i, k}) || s.basisRun(rng{r.i, k})) && s.hasDe(rng{k, r.j}):
		case t.is(cCoordinator) && t.kind != kName && s.vpAt(rng{k + 1, r.j}, t.s), t.s == "以" && s.vpAt(rng{k + 1, r.j}, "以"):
			cuts = append(cuts, vpCut{k, k + 1})
		case t.isMark("、") && s.developing(r, k+1):
			cuts = append(cuts, vpCut{k, k + 1})
		case s.tok[k-1].is(cCooperation) && t.is(cJointly) && s.vpAt(rng{k + 1, r.j}, "并"):
			cuts = append(cuts, vpCut{k, k}) // 深化合作|共同抗击X
		case t.s == "供" && t.kind == kWord && k+2 < r.j && s.agentLike(rng{k + 1, r.j - 1}) && s.tok[r.j-1].verbal():
			cuts = append(cuts, vpCut{k, k}) // 提交X|供A审议
		case measure(t.s) && s.vpAt(rng{k + 1, r.j}, "并"):
			cuts = append(cuts, vpCut{k + 1, k + 1})
		}
	}
	return cuts
}

// developing says whether 发展 at k governs a thing, as the verbs of its list do: 加快X、|发展
// 可再生能源、提高Y.
func (s *sent) developing(r rng, k int) bool {
	first := &s.tok[r.i]
	if s.tok[k].s != "发展" || first.kind != kWord || !first.verb.acts() || first.nominal() {
		return false
	}
	e := k + 1
	for e < r.j && !s.tok[e].is(cCoordinator) {
		e++
	}
	return e > k+1 && !s.eventive(&s.tok[e-1]) && !s.hasDe(rng{k, e}) && s.tok[e-1].kind == kWord && s.chars(rng{k + 1, e}) > 2 && !s.tok[e-1].is(cContent|cSharedHead)
}

// combats says whether a verb is one against dangers.
func combats(t *token) bool {
	r := t.verb.rule(FrameAction)
	return r != nil && r.Relation == "combats"
}

// basisRun says whether a verb and a closed phrase stand before a list mark: 构建以A为基础|、
// 摒弃B的N.
func (s *sent) basisRun(r rng) bool {
	return r.len() > 2 && s.closesHere(r) || r.len() > 3 && s.closesHere(rng{r.i + 1, r.j})
}

// measure says whether a word names steps taken, behind which a verb tells to what end.
func measure(w string) bool {
	return w == "方法" || w == "措施" || w == "举措" || w == "新举措" || w == "步骤" || w == "行动"
}

// firstVerb is the token behind the adverbials that a range begins with.
func (s *sent) firstVerb(r rng) int {
	verb := r.i
	for verb+1 < r.j {
		if g, ok := s.groupAt(rng{verb, r.j}); ok {
			verb = g.j
		} else if s.tok[verb].is(cAdverb|cModal) && s.tok[verb].kind == kWord && s.tok[verb].verb == nil {
			verb++
		} else {
			break
		}
	}
	return min(verb, r.j-1)
}

// bodyNamed says whether a range is a body named after what it counters: 应对X合作|中心.
func (s *sent) bodyNamed(r rng) bool {
	return r.len() > 2 && combats(s.at(r.i)) && s.tok[r.i].kind == kWord && s.tok[r.j-1].is(cBody) && !s.hasDe(r)
}

// sameThing says whether the words before k and at end name the same kind of thing,
// so that a verb between them belongs to a name.
func (s *sent) sameThing(k, end int) bool {
	return k > 0 && s.tok[k-1].s == s.tok[end].s && (s.tok[end].is(cBody) || s.tok[end].s == "机制")
}

// attributeRun says whether a range is nothing but attributes between marks
// (互信、互利、平等): what goes on behind them with 的 belongs to the same noun.
func (s *sent) attributeRun(r rng) bool {
	n, start := 0, r.i
	for k := r.i; k <= r.j; k++ {
		if k < r.j && !s.tok[k].isMark("、") {
			continue
		}
		p := rng{start, k}
		if p.empty() || p.len() > 2 || s.hasDe(p) || !s.attributive(&s.tok[p.j-1]) && p.len() == 1 && s.tok[p.i].tag != "l" {
			return false
		}
		n, start = n+1, k+1
	}
	return n > 1
}

// vpAt says whether a verb phrase with an object begins r, behind a coordinator.
func (s *sent) vpAt(r rng, coordinator string) bool {
	adverb := false
	if e := s.mannerEnd(r); e > 0 {
		adverb, r.i = true, e
	}
	for r.i < r.j && (s.tok[r.i].kind == kDate || s.tok[r.i].kind == kWord && (s.tok[r.i].is(cAdverb|cModal) && s.tok[r.i].verb == nil && s.tok[r.i].ent == nil || s.tok[r.i].s == "前" || s.isGroup(r))) {
		adverb = true
		if g, ok := s.groupAt(r); ok {
			r.i = g.j
			continue
		}
		r.i++
	}
	if w := s.at(r.i - 1).s; (w == "将" || w == "把") && coordinator == "并" && r.len() > 2 && s.tok[r.i].kind == kWord && !s.tok[r.i].verbal() && s.find(r, func(t *token) bool { return t.kind == kWord && t.tag == "v" }) > r.i {
		return true // 并|将A置于B
	}
	if s.at(r.i).is(cPreposition) && s.at(r.i).kind == kWord && coordinator == "并" && r.len() > 3 {
		return s.find(rng{r.i + 2, r.j}, func(t *token) bool { return t.kind == kWord && t.verbal() && !isDe(t) }) > 0 // 并|对A进行B
	}
	if r.len() < 2 || s.tok[r.i].kind != kWord || s.at(r.i-1).s == "及其" {
		return false
	}
	t, next := &s.tok[r.i], &s.tok[r.i+1]
	strong := coordinator == "并" && t.verbal() && next.s == "了" || t.verb != nil && !t.nominal() && t.verb.acts() || (t.verb == nil || !t.nominal() && !t.verb.acts()) && strings.HasPrefix(t.tag, "v") && (coordinator == "并" || coordinator == "以" && !t.nominal())
	if t.verb != nil && t.nominal() && (adverb || coordinator == "并" || coordinator == "以及" || next.kind == kName || next.is(cCollective) || next.kind == kTitle) {
		strong = true
	}
	if coordinator == "、" && t.verb == nil && t.tag == "v" && r.len() <= 4 && next.kind != kPunct && !isDe(next) && s.find(r, isDe) < 0 && !next.is(cCoordinator) && !next.verbal() {
		strong = true // 提出倡议、展现担当
	}
	switch t.s {
	case "提升", "完善", "改善", "增强", "丰富", "优化", "维护", "保障", "保护":
		if coordinator == "、" && (strings.HasPrefix(next.tag, "n") || next.kind == kName || next.nominal()) {
			strong = true // 加强协调、完善治理
		}
	}
	if strong && coordinator == "和" && r.len() == 2 && next.kind == kWord && next.is(cSharedHead|cDimension) && (t.nominal() || governsList(t)) {
		return false // 风险防范和应对|能力
	}
	if strong && coordinator == "和" && r.len() == 3 && next.kind == kWord && next.nominal() && s.tok[r.j-1].is(cSharedHead) {
		return false // 干旱处置和灌溉保障|能力
	}
	if strong && r.len() == 2 && next.kind == kWord && next.is(cImportance) && next.s == "作用" {
		return false // 协调和推动|作用
	}
	if !strong || isDe(next) || next.kind == kPunct && !next.isMark("“《") || next.is(cCoordinator) && next.kind != kName {
		return false
	}
	if de := s.find(rng{r.i, r.j}, isDe); de > 0 && !adverb && coordinator != "并" && de-r.i <= 3 && s.tok[de-1].kind != kName {
		return t.verb.rule(FrameStance, FrameReaffirm) != nil || !s.relativeLike(rng{r.i, de})
	}
	return true
}

// mannerEnd is where a manner that 地 closes ends at the head of r (透明地|分享X, behind
// 及时、), or 0.
func (s *sent) mannerEnd(r rng) int {
	for k := r.i; k < min(r.i+4, r.j-1); k++ {
		switch t := &s.tok[k]; {
		case t.s == "地" && k > r.i:
			return k + 1
		case t.isMark("、") && k > r.i, t.kind == kWord && t.verb == nil && (strings.HasPrefix(t.tag, "a") || t.tag == "d" || t.tag == "v" || t.is(cAdverb)):
		default:
			return 0
		}
	}
	return 0
}

// relativeLike says whether a short stretch before 的 reads as a clause about
// the noun behind it (打击犯罪的|行动).
func (s *sent) relativeLike(r rng) bool { return r.len() <= 2 }

// secondVerb says whether a verb phrase follows: then the second verb decides.
func (w *writer) secondVerb(s *sent, r rng) bool {
	for r.i < r.j && (s.tok[r.i].is(cAdverb) && s.tok[r.i].verb == nil || s.isGroup(r) || s.tok[r.i].kind == kDate || s.tok[r.i].tag == "t" && s.tok[r.i].kind == kWord && s.tok[r.i].verb == nil) {
		if g, ok := s.groupAt(r); ok {
			r.i = g.j
			continue
		}
		r.i++
	}
	if r.len() < 2 {
		return false
	}
	t := &s.tok[r.i]
	n := s.at(r.i + 1)
	if t.verb == nil || t.kind != kWord || !t.verb.acts() || isDe(n) || n.is(cCoordinator) && s.at(r.i+2).verb == nil {
		return false
	}
	if combats(t) && !s.hasDe(r) && (s.tok[r.j-1].s == "行动" || s.tok[r.j-1].s == "工作") {
		return false // 防止|返贫|攻坚行动
	}
	if s.bodyNamed(r) {
		return false // 应对|气候变化合作中心
	}
	if n.is(cSharedHead) && (r.i+2 == r.j || s.at(r.i+2).is(cCoordinator)) {
		return false // 应对|能力 is a compound
	}
	return !t.nominal() || n.tag == "m" && n.kind == kWord || n.kind == kQuote || n.kind == kTitle || w.nounVerbObject(s, r)
}

// nounVerbObject says whether an often nominal verb at the head of r governs
// what follows: it does where that is no action itself (组织|代表团, not 合作|发展).
func (w *writer) nounVerbObject(s *sent, r rng) bool {
	last := &s.tok[r.j-1]
	return r.len() >= 3 && !s.eventive(last) && (!s.eventive(s.at(r.i+1)) || s.at(r.i+2).isMark("、") && s.hasDe(r))
}

// partyClause says whether a range is another party and what it does.
func (s *sent) partyClause(r rng) bool {
	c := s.parse(r)
	return !c.topic && !c.subject.empty() && s.agentLike(c.subject)
}

// stripLead takes leading adverbs and modals off a verb phrase.
func (s *sent) stripLead(r rng) rng {
	for r.len() > 1 && s.tok[r.i].kind == kWord && !(s.tok[r.i].s == "最" && r.len() > 2 || s.tok[r.i].s == "定期" && s.tok[r.j-1].is(cSharedHead)) && s.tok[r.i].is(cAdverb|cModal|cConnective) && (s.tok[r.i].verb == nil || s.tok[r.i+1].verb != nil) && !s.tok[r.i].is(cPreposition) && s.tok[r.i].s != "不" && s.tok[r.i].s != "相互" && s.tok[r.i].s != "互相" && s.adverbBefore(r) {
		r.i++
	}
	if t := &s.tok[r.i]; r.len() > 2 && t.is(cQuantifier) && strings.HasSuffix(t.s, "形式的") {
		r.i++ // 任何形式的|“X”活动
	}
	if g, ok := s.groupAt(r); ok && g.prep == "以" && g.j+1 < r.j && strings.HasPrefix(s.at(r.i+1).s, "任何") {
		r.i = g.j // 以任何形式|做X
	}
	return r
}

// adverbBefore says whether the adverb that begins r stands before a verb or
// another adverb rather than a noun (共同|维护 but 共同利益).
func (s *sent) adverbBefore(r rng) bool {
	k := r.i + 1
	for k+1 < r.j && s.tok[k].kind == kWord && s.tok[k].is(cAdverb|cModal) && s.tok[k].verb == nil {
		k++
	}
	n := &s.tok[k]
	if next := s.at(k + 1); k+1 < r.j && (isDe(next) || n.nominal() && next.is(cCoordinator) && k == r.i+1) {
		return false
	}
	return n.verbal() && (!n.nominal() || r.j-k > 1) || s.isGroup(rng{k, r.j}) || n.is(cPreposition) && n.kind == kWord
}
