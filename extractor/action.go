package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// action: one triple per noun phrase behind the verb (R5), fields where it is
// about cooperation (R6).
func (w *writer) action(p *predication) {
	s := p.s
	if k := s.find(p.obj, func(t *token) bool { return t.isMark("，") && t.kind == kPunct }); p.rule.Relation == "adheres-to" && k > p.obj.i && s.continuesList(rng{k + 1, p.obj.j}) && k+2 < p.obj.j {
		w.action(p.governing(rng{p.obj.i, k})) // 恪守A的宗旨和原则，以及B
		w.action(p.governing(rng{k + 2, p.obj.j}))
		return
	}
	if first, second := s.resumed(p.obj); !second.empty() {
		w.action(p.governing(first))
		w.action(p.governing(second))
		return
	}
	if w.extended(p) {
		return
	}
	obj := w.disposedObject(p)
	if obj.empty() {
		w.attends(p)
		return
	}
	if w.provisionBehind(p, obj) || w.visitBehind(p) || w.meetingBehind(p) {
		return
	}
	if s.tok[obj.i].s == "于" && p.rule.Relation != "participates-in" {
		return // 成立于2000年: the subject is what was founded
	}
	rest := s.behindSecondVerb(obj)
	if rest.empty() {
		return
	}
	if rest != obj {
		obj, p.obj = rest, rest
	}
	empty := s.emptyObject(p.clause, obj)
	if p.rule.Relation == "strengthens" && !empty && s.partyClause(obj) && w.nounAndMore(p, obj) {
		return
	}
	if p.rule.Relation != "adheres-to" && w.fieldsOf(p, p.clause) && s.cooperationHead(p.obj) >= 0 || empty {
		return
	}
	if !w.exchanged(p, obj) {
		w.actionOn(p, obj)
	}
}

// actionOn writes an action on an object that is neither cooperation nor exchange.
func (w *writer) actionOn(p *predication, obj rng) {
	s := p.s
	if first := s.tok[obj.i].s; p.rule.Relation == "adheres-to" && (first == "通过" && s.objectKind(obj) == objectVerb || first == "以" && !s.isGroup(obj)) {
		w.give(p, p.rule.Relation, phrase{obj}, p.modal) // 坚持通过A和B解决C
		return
	}
	if obj.len() == 1 && s.tok[obj.i].verb.rule(FrameAction) != nil && s.tok[obj.i].s == "落实" {
		w.carriedOut(p)
		return
	}
	if obj.len() == 1 && s.tok[obj.i].s == "工作" {
		w.workedOn(p)
		return
	}
	if w.secondDecides(p, obj) {
		w.dispatch(s.parse(obj), p.subj, p.modal)
		return
	}
	if p.rule.Relation == "strengthens" && w.nounAndMore(p, obj) {
		return
	}
	if s.keptWhole(p.rule.Relation, obj) {
		w.give(p, p.rule.Relation, phrase{obj}, p.modal)
		return
	}
	w.actionTargets(p, obj)
}

// carriedOut: 支持X倡议，愿推动落实 implements what the clause before took a stance on.
func (w *writer) carriedOut(p *predication) {
	c := w.prev
	if c == nil || c.s != p.s || c.object.empty() || p.s.objectKind(c.object) != objectNoun {
		return
	}
	if _, v := c.trigger(); v.rule(FrameStance) == nil {
		return
	}
	q := *p
	q.rule = w.doc.x.rules.named["action.implement"]
	head, _ := p.s.splitRelative(p.s.trimNoun(c.object))
	for _, part := range p.s.conjuncts(head) {
		w.give(&q, q.rule.Relation, phrase{part}, p.modal)
	}
}

// provisionBehind: 加大向X提供Y provides Y. It says whether the object is of that kind.
func (w *writer) provisionBehind(p *predication, obj rng) bool {
	first := &p.s.tok[obj.i]
	if p.rule.Relation != "strengthens" || first.kind != kWord || first.s != "向" {
		return false
	}
	c := p.s.parse(obj)
	if c.topic || !c.subject.empty() || c.verb().verb.rule(FrameProvide) == nil {
		return false
	}
	w.dispatch(c, p.subj, p.modal)
	return true
}

// extended writes the fields that cooperation is extended to: 将合作|扩大到A、B.
func (w *writer) extended(p *predication) bool {
	s, before, obj := p.s, p.disposed(), p.s.unquoted(p.obj)
	if before.empty() || obj.empty() || p.rule.Relation != "strengthens" || s.cooperationHead(before) < before.i {
		return false
	}
	if to := s.tok[obj.i].s; to == "到" || to == "至" {
		obj.i++
	} else if s.tok[obj.i-1].s != "到" {
		return false
	}
	return !obj.empty() && w.giveFields(p, s.fieldList(obj))
}

// disposedObject is the object of an action, before the verb where 将 stands before it
// (将X提升至Y), and sets it in p.
func (w *writer) disposedObject(p *predication) rng {
	s, obj, before := p.s, p.s.unquoted(p.obj), p.disposed()
	switch {
	case before.empty():
		return obj
	case p.rule.Relation == "establishes" && obj.len() > 1 && (s.tok[obj.i].s == "成为" || s.tok[obj.i].s == "成" || s.tok[obj.i].s == "为"):
		obj.i++ // 将A打造成为B
		p.obj = obj
	case p.rule.Relation == "submits", obj.empty() || complementOfDegree(s.tok[obj.i].s) || s.tok[obj.i-1].s == "到":
		obj = before // 将X提交Y审议, 将X提升至Y
		p.obj, p.more = obj, nil
	}
	return obj
}

// behindSecondVerb takes a verb that shares the object off its head: 养护|和可持续利用X.
// Empty where no verb follows the coordinator.
func (s *sent) behindSecondVerb(obj rng) rng {
	if first := &s.tok[obj.i]; !first.is(cCoordinator) || first.kind != kWord || first.is(cFreePreposition) && obj.len() > 2 && s.hasDe(obj) && s.agentLike(rng{obj.i + 1, s.find(obj, isDe)}) {
		return obj // 推进|与A的X
	}
	k := s.find(rng{obj.i + 1, min(obj.i+4, obj.j-1)}, func(t *token) bool { return t.verbal() && t.kind == kWord })
	if k < 0 {
		return rng{}
	}
	return rng{k + 1, obj.j}
}

// keptWhole says whether an object is a clause that stays whole: 防止A再次沦为B、C和D,
// 保证A做X、做Y.
func (s *sent) keptWhole(relation string, obj rng) bool {
	if v := s.at(obj.i - 1).s; strings.HasPrefix(v, "统筹") || v == "好" && s.at(obj.i-2).s == "统筹" {
		return len(s.coordinators(obj)) == 1 && !s.hasDe(obj) // 统筹A和B: the two together
	}
	if n := len(s.coordinators(obj)); n > 0 && relation == "implements" && measure(s.tok[obj.j-1].s) && s.find(rng{obj.i, obj.j - 1}, func(t *token) bool { return measure(t.s) || t.kind == kTitle || t.kind == kQuote }) < 0 && strings.HasPrefix(s.at(obj.i-1).s, "采取") {
		return true // 采取惠农户、暖牧民|举措
	}
	if s.issues(obj.i-1, obj) && s.tok[obj.i].kind == kWord && s.tok[obj.i].verb.acts() {
		return true // 出台稳定X、支持Y举措
	}
	if relation == "combats" {
		k := s.find(obj, func(t *token) bool { return t.s == "沦为" || t.s == "成为" })
		return k > obj.i && s.agentLike(s.withoutAdverbs(rng{obj.i, k}))
	}
	if relation != "protects" {
		return false
	}
	c := s.parse(obj)
	if !c.topic && !c.subject.empty() && len(s.coordinators(c.subject)) > 0 && s.allPeople(c.subject) && (!c.verb().nominal() || !c.object.empty()) {
		return true // 保障妇女、儿童和青年平等参与X
	}
	return !c.topic && !c.subject.empty() && !c.object.empty() && s.find(c.object, func(t *token) bool { return t.isMark("、") }) >= 0 && c.verb().verb.acts() && !c.verb().nominal()
}

// allPeople says whether every part of a list is a common noun for people.
func (s *sent) allPeople(r rng) bool {
	for _, p := range s.partsAt(r, s.coordinators(r)) {
		t := &s.tok[p.j-1]
		_, size := utf8.DecodeLastRuneInString(t.s)
		if p.len() > 2 || t.kind != kWord || t.verbal() || !t.is(cAgentHead) && !strings.Contains("户民女童年工生人者", t.s[len(t.s)-size:]) {
			return false
		}
	}
	return true
}

// withoutAdverbs takes adverbs off the end of a range.
func (s *sent) withoutAdverbs(r rng) rng {
	for r.len() > 1 && s.tok[r.j-1].kind == kWord && s.tok[r.j-1].is(cAdverb) {
		r.j--
	}
	return r
}

// attends: 托卡耶夫出席 is of the event of the paragraph, else of the text.
func (w *writer) attends(p *predication) {
	event := w.event
	if event == nil {
		event = w.main
	}
	if p.rule.Relation != "participates-in" || event == nil || strings.HasPrefix(p.s.tok[p.trigger].s, "参与") {
		return
	}
	for _, h := range p.subj {
		w.emit(emission{s: p.s, subj: h, rel: p.rule.Relation, obj: *event, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
	}
}

// disposed is the object that 将 or 把 puts before the verb, or empty.
func (p *predication) disposed() rng {
	for _, f := range p.frees {
		if f.prep == "将" || f.prep == "把" {
			return f.body()
		}
	}
	return rng{}
}

// complementOfDegree says whether a word behind a verb opens what its object comes
// to rather than an object (提升|至Y).
func complementOfDegree(w string) bool {
	switch w {
	case "至", "到", "为", "成", "好":
		return true
	}
	return false
}

// undertakings are the ends of nouns for what is carried out, named after what it is for.
var undertakings = []string{"承诺", "义务", "协议", "协定", "对话", "磋商", "演习", "举措", "措施", "任务", "部署", "行动", "政策", "计划", "规划", "工程", "战略", "方案"}

// secondDecides says whether the verb phrase that an object is tells the action:
// 加强|落实X, not 完善|实施X机制 or 设立|落实X的中心.
func (w *writer) secondDecides(p *predication, obj rng) bool {
	s, trigger := p.s, p.s.tok[p.trigger].s
	if b := s.at(obj.j - 2); p.rule.Relation == "implements" && obj.len() > 2 && s.tok[obj.j-1].kind == kTitle && b.kind == kWord && !b.verbal() && !isDe(b) && !b.is(cCoordinator|cPreposition) {
		return false // 落实应对气候变化《协定》
	}
	if s.issues(p.trigger, obj) {
		return false
	}
	switch p.rule.Relation {
	case "strengthens", "establishes":
		if s.hasDe(obj) && s.tok[p.trigger].verb.rule(FrameLight) == nil {
			return false
		}
	case "implements", "participates-in":
		if slices.ContainsFunc(undertakings, func(end string) bool { return strings.HasSuffix(s.tok[obj.j-1].s, end) }) {
			return false // 履行加入X|承诺, 落实防范X的|举措
		}
	default:
		return false
	}
	switch trigger {
	case "设立", "成立", "组建":
		return false
	case "完善", "健全", "建立", "构建":
		switch s.tok[obj.j-1].s {
		case "制度", "机制", "体制", "体系", "体制机制", "伙伴关系":
			return false
		}
	}
	return w.secondVerb(s, obj) && s.objectKind(obj) == objectVerb
}

// issues says whether the verb at k brings out a policy that is named after what it is
// for: 出台|促进X|政策, not 制定|实施|X计划.
func (s *sent) issues(k int, obj rng) bool {
	switch s.tok[k].s {
	case "出台", "制定", "制订":
		first, last := &s.tok[obj.i], &s.tok[obj.j-1]
		r := first.verb.rule(FrameAction)
		return obj.len() > 2 && (last.is(cContent) || last.s == "办法") && !s.hasDe(obj) && !(r != nil && r.Relation == "implements") && !s.at(obj.i+1).is(cAspect)
	}
	return false
}

// resumed cuts an object that is whole before ，以及 and goes on behind it:
// 规划对接和技术合作，以及|在A等方面的合作.
func (s *sent) resumed(r rng) (first, second rng) {
	k := s.find(r, func(t *token) bool { return t.isMark("，") && t.kind == kPunct })
	if k <= r.i || !s.continuesList(rng{k + 1, r.j}) || s.cooperationHead(rng{r.i, k}) != k-1 {
		return r, rng{}
	}
	return rng{r.i, k}, rng{k + 2, r.j}
}

// governing is the predication with another object.
func (p *predication) governing(obj rng) *predication {
	q, c := *p, *p.clause
	c.object, q.clause, q.obj = obj, &c, obj
	return &q
}

// workedOn: 在做X方面开展工作 is doing X.
func (w *writer) workedOn(p *predication) {
	for _, g := range p.groups {
		if c := p.s.parse(g.body()); g.prep == "在" && p.s.fieldLocalizer(g) && !c.topic && c.subject.empty() {
			w.dispatch(c, p.subj, p.modal)
		}
	}
}

// actionTargets gives the relation to each noun phrase of the object.
func (w *writer) actionTargets(p *predication, obj rng) {
	s := p.s
	if obj.len() > 2 {
		obj = s.stripLead(obj)
	}
	if obj = s.targetOf(p, obj); obj.empty() {
		return
	}
	if r := s.tok[obj.i].verb.rule(FrameAction); p.rule.Relation == "strengthens" && r != nil && r.Relation == "strengthens" && obj.i == p.trigger+1 && obj.len() > 2 && (s.tok[obj.i+1].kind == kName || !s.tok[obj.i].nominal() && s.tok[obj.i].kind == kWord && !isDe(&s.tok[obj.i+1]) && !s.tok[obj.i+1].is(cCoordinator) && !s.tok[obj.j-1].is(cContent|cSharedHead) && s.tok[obj.j-1].s != "体制机制" && s.tok[obj.j-1].s != "合力") {
		obj.i++ // 夯实提升|X平台, 培育形成|人才队伍
	}
	if obj.len() > 1 && s.carriesOut(p.trigger, &s.tok[obj.i]) {
		obj.i++ // 着力抓好|X, 制定修改|X
	}
	if s.tok[p.trigger].s != "实现" {
		obj.j = s.beforeMore(obj) // 构建X|不断走深走实
	}
	if parts := s.ownRelatives(s.trimNoun(obj)); len(parts) > 1 {
		for _, part := range parts {
			w.actionTargets(p, part)
		}
		return
	}
	head, cl := s.splitRelative(s.trimNoun(obj))
	if cl != nil {
		w.relativeFacts(p, cl)
	} else {
		w.contentFacts(p, head)
	}
	for _, part := range s.conjuncts(head) {
		if part.empty() || s.saysNothing(part) || s.bareCooperation(part) && (p.rule.Relation != "adheres-to" || utf8.RuneCountInString(s.text(part)) < 4) {
			continue
		}
		if s.cooperationHead(part) == part.j-1 && p.rule.Relation != "adheres-to" && p.rule.Relation != "protects" && w.giveFields(p, s.fields(part)) {
			continue
		}
		if last := part.j - 1; part.len() > 3 && s.tok[part.i].s == "对" && s.tok[last].s == "支持" && isDe(&s.tok[last-1]) && p.rule.Relation == "strengthens" {
			q := *p
			q.rule = w.doc.x.rules.named["stance.support"]
			w.give(&q, "supports", phrase{{part.i + 1, last - 1}}, p.modal) // 加大对X的支持
			continue
		}
		w.give(p, p.rule.Relation, phrase{part}, p.modal)
		switch p.rule.Relation {
		case "establishes":
			w.ledBy(p, w.leading, part, p.modal) // 在X主导下，A制定Y
		case "implements":
			w.inEffect(p, part)
		}
		switch {
		case p.rule.Relation == "participates-in" && s.eventLike(part):
			w.noteEvent(s, part)
			if len(p.groups) > 0 {
				w.eventFacts(p, part, p.groups, p.dates, p.modal)
			}
		case p.rule.Relation == "establishes", p.rule.Relation == "implements" && endsLike(Project, s.text(part)):
			w.placed(p, part)
		}
	}
}

// carriesOut says whether a word behind the verb at k only goes on with it, so that the
// object is what follows.
func (s *sent) carriesOut(k int, t *token) bool {
	switch t.s {
	case "抓好", "抓实", "搞好", "用好", "管好", "办好", "守好":
		return t.kind == kWord
	case "规范":
		return s.tok[k].s == "引导"
	case "修改", "修订", "完善":
		return s.tok[k].s == "制定" || s.tok[k].s == "制订"
	}
	return false
}

// saysNothing says whether a part names nothing that can be acted on: 什么, 20个, 进来,
// X十周年 behind a date.
func (s *sent) saysNothing(r rng) bool {
	text := s.text(r)
	switch text {
	case "很快", "迅速", "较快", "行动", "警惕", "高度警惕", "克制", "冷静", "努力", "进来", "其中", "进去", "过去", "到底", "下去", "起来":
		return true
	}
	return strings.HasPrefix(text, "以下") || strings.HasPrefix(text, "下列") || strings.HasSuffix(text, "周年") || strings.Contains("哪什么何谁", firstRune(text)) || strings.Contains(text, "什么样") || s.find(r, func(t *token) bool {
		return t.kind != kWord || t.tag != "m" && t.tag != "q" && t.tag != "x" && !isDigit(t.s[0])
	}) < 0
}

// targetOf is what of an object an action is on: empty where the object does not say.
func (s *sent) targetOf(p *predication, obj rng) rng {
	last := &s.tok[obj.j-1]
	switch p.rule.Relation {
	case "submits":
		if obj.len() > 1 && (last.s == "审议" || last.s == "讨论" || last.s == "通过" || last.s == "批准" || last.s == "核准") {
			return rng{} // 提交会议审议: to whom, not what
		}
	case "participates-in":
		if k := s.find(rng{obj.i + 1, obj.j}, func(t *token) bool { return t.is(cLinking) && t.kind == kWord }); k > 0 && s.tok[p.trigger].s != "参与" {
			obj.j = k // 出席E|体现了X
			last = &s.tok[k-1]
		}
		if obj.len() == 1 && last.verb.acts() && !last.is(cCooperation|cMeetingNoun) {
			return rng{} // 积极参与落实: in what is not said
		}
		if c := s.parse(obj); len(p.verbs) > 1 && !c.topic && !c.subject.empty() && c.subject.i == obj.i && !c.verb().nominal() {
			return c.subject // 参与并推动X|在Y落地
		}
	case "implements":
		if s.tok[p.trigger].s == "进行了" || s.tok[p.trigger].s == "进行" && s.tok[p.trigger+1].s == "了" {
			if last.verbal() && last.verb == nil && obj.len() > 1 && s.find(rng{obj.i, obj.j - 1}, func(t *token) bool { return !t.is(cAdverb) && !strings.HasPrefix(t.tag, "a") && t.tag != "d" }) < 0 {
				return rng{} // 进行了明确界定
			}
		}
		if last.is(cExploring) && s.find(rng{obj.i, obj.j - 1}, func(t *token) bool { return !t.is(cAdverb) && t.tag != "a" }) < 0 {
			return rng{} // 进行积极探索
		}
	}
	return obj
}

// bareCooperation says whether a noun phrase is 合作 with nothing that says in what.
func (s *sent) bareCooperation(r rng) bool {
	if end := s.framed(r); end > 0 {
		r.i = end
	}
	h := s.cooperationHead(r)
	if h < 0 || h != r.j-1 || s.communication(r, h) || s.namesField(s.fields(r)) || s.find(rng{r.i, h}, func(t *token) bool { return t.s == "对接" }) >= 0 {
		return false
	}
	return s.find(rng{r.i, h}, func(t *token) bool {
		return t.s == "往来" || t.s == "交往" || t.kind == kQuote || t.kind == kTitle || t.tag == "n" && t.ent == nil && !t.is(cCoopAttribute|cCollective|cField|cQuantifier)
	}) < 0
}

// emptyObject says whether verb and object together say nothing (创造条件).
func (s *sent) emptyObject(c *clause, obj rng) bool {
	head := &s.tok[obj.j-1]
	if !head.is(cEmptyHead | cImportance) {
		return false
	}
	for _, k := range c.verbs {
		if s.tok[k].is(cEmptyVerb) {
			return true
		}
	}
	return false
}

// qualified says whether a noun or verb before the head tells what kind it is of:
// 安全|保障, 公平的竞争|条件, but not 更多|机遇, 有力|支撑.
func (s *sent) qualified(r rng) bool {
	return s.find(rng{r.i, r.j - 1}, func(t *token) bool {
		return t.kind == kName || t.kind == kWord && (t.ent != nil || strings.HasPrefix(t.tag, "n") || strings.HasPrefix(t.tag, "v")) && !t.is(cAdverb|cQuantifier|cLocalizer)
	}) >= 0
}

// bareThing is a noun phrase without a quantifier before it (更多|文化中心).
func (s *sent) bareThing(r rng) rng {
	for r.len() > 1 && (s.tok[r.i].is(cQuantifier|cAdverb) || s.tok[r.i].tag == "m" || s.tok[r.i].tag == "q" || isDigit(s.tok[r.i].s[0])) && !ordinal(s.tok[r.i].s) && s.tok[r.i].kind == kWord {
		r.i++
	}
	if r.len() > 1 && isDe(&s.tok[r.i]) {
		r.i++ // 更多的|N
	}
	return r
}

// nounAndMore: 推动X走深走实 strengthens X; 推动A开展B strengthens the whole.
func (w *writer) nounAndMore(p *predication, obj rng) bool {
	s := p.s
	if s.relativeNoun(obj) {
		return false // 推进A在P实施的X
	}
	if last := &s.tok[obj.j-1]; obj.len() > 1 && last.kind == kQuote && w.doc.x.gram.is(strings.Trim(last.s, "“”"), cMore) {
		w.actionTargets(p, rng{obj.i, obj.j - 1})
		return true
	}
	if e := s.beforeMore(obj); e < obj.j {
		w.strengthened(p, rng{obj.i, e})
		return true
	}
	if k := s.towards(obj); k > 0 {
		w.strengthened(p, rng{obj.i, k})
		return true
	}
	c := s.parse(obj)
	if c.topic || c.subject.empty() || s.contentHead(obj) || s.hasDe(rng{c.verbs[0], obj.j}) && s.tok[obj.j-1].is(cContent) {
		return false
	}
	if s.tok[obj.j-1].is(cCooperation) && !s.hasDe(obj) && len(c.groups)+len(c.frees) == 0 && w.giveFields(p, s.fields(obj)) {
		return true // A和B联合研制X|合作
	}
	v := c.verb()
	if v.nominal() && c.object.empty() {
		return false
	}
	if v.is(cMore) || !s.agentLike(c.subject) && s.moreTail(rng{c.verbs[0], obj.j}) || !s.agentLike(c.subject) && s.moreTail(rng{c.subject.j, obj.j}) {
		w.strengthened(p, c.subject)
		return true
	}
	if s.tok[p.trigger].verb.rule(FrameLight) == nil && s.cooperationHead(s.unquoted(c.object)) >= 0 && w.fieldsOf(p, c) {
		return true // 深化A与B在X领域开展合作
	}
	w.give(p, p.rule.Relation, phrase{s.stripLead(obj)}, p.modal)
	if moves(&s.tok[p.trigger]) && s.agentLike(c.subject) {
		w.yield = movedYield() // 引导A做X，做Y
	}
	return true
}

// beforeMore is where the words begin, at the end of r, that only say "better": X|优化升级、
// 创新发展, X|不断迈上新台阶. It is the end of r where there are none.
func (s *sent) beforeMore(r rng) int {
	if e := s.beforeNumber(r); e < r.j {
		if !s.better(e - 1) {
			return r.j
		}
		return e - 1 // X|增长50%
	}
	e := r.j
	for e-2 > r.i && s.better(e-1) && (s.tok[e-2].isMark("、") || s.tok[e-2].is(cCoordinator) && s.tok[e-2].kind == kWord) {
		e -= 2
	}
	if e-1 <= r.i || !s.better(e-1) || !s.tok[e-1].is(cMore) && !s.tok[e-2].is(cProgress) && !(s.better(e-2) && e-2 > r.i+1) {
		return r.j
	}
	for e-2 > r.i && s.better(e-1) && s.better(e-2) {
		e-- // X|发展完善
	}
	for e--; e-1 > r.i && (s.tok[e-1].is(cAdverb) && s.tok[e-1].kind == kWord || s.tok[e-1].is(cProgress) || s.tok[e-1].isMark("、") && s.tok[e-2].is(cProgress)); e-- {
	}
	if s.tok[e-1].s == "实现" || s.tok[e-1].s == "取得" || s.agentLike(rng{r.i, e}) {
		return r.j // 推动A实现更好发展: what A does
	}
	return e
}

// beforeNumber is where the number at the end of r begins, behind at least two words
// (X增长|50%): the end of r where there is none.
func (s *sent) beforeNumber(r rng) int {
	e := r.j
	for e-2 > r.i && s.tok[e-1].kind == kWord && (s.tok[e-1].s == "%" || isDigit(s.tok[e-1].s[0]) || s.tok[e-1].tag == "m" || s.tok[e-1].tag == "q") {
		e--
	}
	return e
}

// better says whether a word only says that a thing gets better.
func (s *sent) better(k int) bool {
	t := &s.tok[k]
	return t.kind == kWord && t.is(cMore|cImproving)
}

// strengthened gives what is furthered, or the fields of a cooperation that is.
func (w *writer) strengthened(p *predication, np rng) {
	s := p.s
	if parts := s.conjuncts(np); len(parts) > 1 {
		for _, part := range parts {
			w.strengthened(p, part)
		}
		return
	}
	if !s.bareCooperation(np) && !w.giveFields(p, s.fields(np)) {
		w.actionTargets(p, np)
	}
}

// towards is where the words begin that only tell in what direction a thing moves
// (X|朝着更加公正的方向发展, X|向更高水平迈进), or -1.
func (s *sent) towards(r rng) int {
	switch s.tok[r.j-1].s {
	case "发展", "迈进", "前进", "演进", "推进", "转变", "转型", "深入", "延伸", "拓展":
	default:
		return -1
	}
	return s.find(rng{r.i + 1, r.j - 1}, func(t *token) bool {
		return t.kind == kWord && (t.s == "朝着" || t.s == "朝" || t.s == "向着" || t.s == "沿着" || t.s == "向")
	})
}

// moreTail says whether a verb phrase only says "more" or "better".
func (s *sent) moreTail(r rng) bool {
	if last := &s.tok[r.j-1]; s.tok[r.i].is(cProgress) && !last.verbal() && !last.is(cMore) && !quality(last) && s.at(r.j-2).verbal() && s.at(r.j-2).nominal() {
		return false // X健康发展|生态
	}
	text := s.text(r)
	for _, g := range []string{"取得", "迈上", "再上", "迈向", "登上", "不断", "走深", "行稳", "持续", "稳定", "健康", "向前", "进入", "实现更", "实现新", "更上", "再创", "迈入", "发挥更", "发挥积极作用", "发挥重要作用"} {
		if strings.HasPrefix(text, g) && s.find(r, func(t *token) bool { return t.kind == kName || t.kind == kTitle }) < 0 && r.len() <= 7 {
			return true
		}
	}
	return false
}
