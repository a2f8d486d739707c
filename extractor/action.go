package extractor

import (
	"strings"
	"unicode/utf8"
)

// action: one triple per noun phrase behind the verb (R5), fields where it is
// about cooperation (R6).
func (w *writer) action(p *predication) {
	s := p.s
	if first, second := s.resumed(p.obj); !second.empty() {
		w.action(p.governing(first))
		w.action(p.governing(second))
		return
	}
	obj := s.unquoted(p.obj)
	if before := p.disposed(); !before.empty() && (obj.empty() || complementOfDegree(s.tok[obj.i].s)) { // 将X提升至Y
		obj = before
		p.obj, p.more = obj, nil
	}
	event := w.event
	if event == nil {
		event = w.main
	}
	if obj.empty() && p.rule.Relation == "participates-in" && event != nil {
		for _, h := range p.subj { // 托卡耶夫出席: the event of the paragraph, else of the text
			w.emit(emission{s: s, subj: h, rel: p.rule.Relation, obj: *event, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
		}
		return
	}
	if obj.empty() || w.visitBehind(p) || w.meetingBehind(p) {
		return
	}
	if s.tok[obj.i].s == "于" {
		return // 成立于2000年: the subject is what was founded
	}
	if first := &s.tok[obj.i]; first.is(cCoordinator) && first.kind == kWord { // 养护和可持续利用X
		k := s.find(rng{obj.i + 1, min(obj.i+4, obj.j-1)}, func(t *token) bool { return t.verbal() && t.kind == kWord })
		if k < 0 {
			return
		}
		obj.i = k + 1
		p.obj = obj
	}
	empty := s.emptyObject(p.clause, obj)
	if p.rule.Relation == "strengthens" && !empty && s.partyClause(obj) && w.nounAndMore(p, obj) {
		return
	}
	if p.rule.Relation != "adheres-to" && w.fieldsOf(p, p.clause) && s.cooperationHead(p.obj) >= 0 || empty {
		return
	}
	if p.rule.Relation == "implements" && w.exchangedIn(p, obj) {
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
	if c := s.parse(obj); p.rule.Relation == "protects" && !c.topic && !c.subject.empty() && !c.object.empty() && s.find(c.object, func(t *token) bool { return t.isMark("、") }) >= 0 && c.verb().verb.acts() && !c.verb().nominal() {
		w.give(p, p.rule.Relation, phrase{obj}, p.modal) // 保证A做X、做Y
		return
	}
	w.actionTargets(p, obj)
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

// secondDecides says whether the verb phrase that an object is tells the action:
// 加强|落实X, not 完善|实施X机制 or 设立|落实X的中心.
func (w *writer) secondDecides(p *predication, obj rng) bool {
	s, trigger := p.s, p.s.tok[p.trigger].s
	switch p.rule.Relation {
	case "strengthens", "establishes":
		if s.hasDe(obj) && s.tok[p.trigger].verb.rule(FrameLight) == nil {
			return false
		}
	case "implements", "participates-in":
		switch s.tok[obj.j-1].s {
		case "承诺", "义务", "协议", "协定":
			return false // 履行加入X|承诺
		}
	default:
		return false
	}
	switch trigger {
	case "设立", "成立", "组建":
		return false
	case "完善", "健全", "建立", "构建":
		switch s.tok[obj.j-1].s {
		case "制度", "机制", "体制", "体系", "体制机制":
			return false
		}
	}
	return w.secondVerb(s, obj) && s.objectKind(obj) == objectVerb
}

// resumed cuts an object that is whole before ，以及 and goes on behind it:
// 政策协调和务实合作，以及|在A等方面的合作.
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

// exchangedIn: 在A、B等领域开展联合研究和技术交流 is cooperation in A and B.
func (w *writer) exchangedIn(p *predication, obj rng) bool {
	s := p.s
	if !s.listedFields(p.groups) {
		return false
	}
	for _, part := range s.conjuncts(obj) {
		if t := s.tok[part.j-1].s; !exchange(t) && !strings.HasSuffix(t, "研究") && t != "培训" || s.hasDe(part) {
			return false
		}
	}
	gave := false
	for _, g := range p.groups {
		if g.prep == "在" && s.fieldLocalizer(g) {
			gave = w.giveFields(p, s.fieldsIn(g.body())) || gave
		}
	}
	return gave
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
	if p.rule.Relation == "submits" && obj.len() > 1 && (s.tok[obj.j-1].s == "审议" || s.tok[obj.j-1].s == "讨论") {
		return // 提交会议审议: to whom, not what
	}
	if p.rule.Relation == "participates-in" && obj.len() > 2 {
		if c := s.parse(obj); !c.topic && !c.subject.empty() && c.subject.i == obj.i && !c.verb().nominal() && len(p.verbs) > 1 {
			obj = c.subject // 参与并推动X|在Y落地
		}
	}
	if p.rule.Relation == "participates-in" && obj.len() == 1 && s.tok[obj.i].verb.acts() && !s.tok[obj.i].is(cCooperation|cMeetingNoun) {
		return // 积极参与落实: in what is not said
	}
	if p.rule.Relation == "implements" && s.tok[obj.j-1].is(cExploring) && s.find(rng{obj.i, obj.j - 1}, func(t *token) bool { return !t.is(cAdverb) && t.tag != "a" }) < 0 {
		return // 进行积极探索
	}
	if r := s.tok[obj.i].verb.rule(FrameAction); p.rule.Relation == "strengthens" && r != nil && r.Relation == "strengthens" && obj.i == p.trigger+1 && obj.len() > 2 && s.tok[obj.i+1].kind == kName {
		obj.i++ // 夯实提升|X平台
	}
	if obj.len() > 1 && s.tok[obj.j-1].is(cMore) {
		obj.j-- // 构建X|走深走实
	}
	head, cl := s.splitRelative(s.trimNoun(obj))
	if cl != nil {
		w.relativeFacts(p, cl)
	} else {
		w.contentFacts(p, head)
	}
	for _, part := range s.conjuncts(head) {
		if part.empty() || strings.Contains("哪什么何谁", firstRune(s.text(part))) || s.bareCooperation(part) && (p.rule.Relation != "adheres-to" || utf8.RuneCountInString(s.text(part)) < 4) {
			continue
		}
		if s.cooperationHead(part) == part.j-1 && p.rule.Relation != "adheres-to" && p.rule.Relation != "protects" && w.giveFields(p, s.fields(part)) {
			continue
		}
		w.give(p, p.rule.Relation, phrase{part}, p.modal)
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

// bareCooperation says whether a noun phrase is 合作 with nothing that says in what.
func (s *sent) bareCooperation(r rng) bool {
	if end := s.framed(r); end > 0 {
		r.i = end
	}
	h := s.cooperationHead(r)
	if h < 0 || h != r.j-1 || len(s.fields(r)) > 0 || s.find(rng{r.i, h}, func(t *token) bool { return t.s == "对接" }) >= 0 {
		return false
	}
	return s.find(rng{r.i, h}, func(t *token) bool {
		return t.kind == kQuote || t.kind == kTitle || t.tag == "n" && t.ent == nil && !t.is(cCoopAttribute|cCollective|cField|cQuantifier)
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

// placed gives where a new thing will stand: 在P设立X.
func (w *writer) placed(p *predication, thing rng) {
	rule := w.doc.x.rules.named["structure.located"]
	for _, g := range p.groups {
		for _, at := range w.placesOf(p.s, g) {
			subj := w.term(p.s, phrase{p.s.bareThing(thing)}, "")
			w.emit(emission{s: p.s, subj: subj, rel: "located-in", obj: at, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: rule})
		}
	}
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

// placesOf is the places that a closed phrase names: several in 在A和B等地区.
func (w *writer) placesOf(s *sent, g group) []Term {
	b := g.body()
	if etc := s.find(b, func(t *token) bool { return t.s == "等" }); etc > b.i {
		b.j = etc
	}
	cs := s.coordinators(b)
	if len(cs) == 0 {
		if at, ok := w.placeOf(s, g); ok {
			return []Term{at}
		}
		return nil
	}
	var out []Term
	for _, part := range s.partsAt(b, cs) {
		if !s.placeLike(part.j - 1) {
			return nil
		}
		if at, ok := w.place(s, part); ok {
			out = append(out, at)
		}
	}
	return out
}

// placeOf is the place that a closed phrase names.
func (w *writer) placeOf(s *sent, g group) (Term, bool) {
	b := g.body()
	if g.loc != "" && g.loc != "境内" && g.loc != "地区" || g.prep != "在" && g.prep != "于" || b.empty() {
		return Term{}, false
	}
	for b.i < b.j && s.tok[b.i].kind == kDate {
		b.i++
	}
	for b.i < b.j && s.tok[b.j-1].kind == kDate {
		b.j--
	}
	if g.loc != "" {
		b.j = g.j
	}
	if b.empty() || s.timeOnly(b) || timeWord(s.tok[b.j-1].s) {
		return Term{}, false
	}
	return w.place(s, b)
}

// unknownPart says whether a token is one character of a name unknown to the
// lexicon: a word without a role of its own.
func (s *sent) unknownPart(k int) bool {
	t := &s.tok[k]
	return t.kind == kWord && t.cls == 0 && t.verb == nil && t.ent == nil && utf8.RuneCountInString(t.s) == 1
}

// timeWord says whether a word names a time rather than a place (下半年, 年底).
func timeWord(w string) bool {
	for _, end := range []string{"年", "半年", "年底", "年初", "年末", "季度", "月底", "月初", "上旬", "中旬", "下旬", "期间", "近日", "日前"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// building says whether a range names a building or a square, of which what stands
// before it is a part: 塞尔维亚|大厦.
func (s *sent) building(r rng) bool {
	for _, end := range []string{"大厦", "广场", "宫", "大厅", "大会堂", "宾馆", "使馆"} {
		if strings.HasSuffix(s.text(r), end) {
			return true
		}
	}
	return false
}

// place is the most specific place of a chain (R9); the chain itself is a fact.
func (w *writer) place(s *sent, r rng) (Term, bool) {
	last := rng{r.j - 1, r.j}
	if s.tok[last.i].s == "境内" || s.tok[last.i].is(cLocalizer) {
		last.i = r.i
	} else if !s.placeLike(last.i) {
		last = r
		for last.len() > 1 && s.placeLike(last.i) && s.tok[last.i].ent != nil {
			last.i++
		}
	}
	for last.i > r.i && s.tok[last.i].ent == nil && s.unknownPart(last.i-1) {
		last.i-- // 贝|伦: a name that no lexicon has, cut by the segmenter
	}
	t := w.term(s, phrase{last}, "")
	if t.Type != Country && t.Type != Group {
		t.Type = Place
	}
	if last.i > r.i && s.tok[last.i-1].ent != nil && !(s.tok[last.i-1].ent.Type == Country && s.building(last)) {
		if outer := &s.tok[last.i-1]; outer.ent.Type == Country || outer.ent.Type == Place {
			rule := w.doc.x.rules.named["structure.located"]
			w.emit(emission{s: s, subj: t, rel: "located-in", obj: w.term(s, phrase{{last.i - 1, last.i}}, ""), modal: Asserted, trigger: last.i, rule: rule})
		}
	}
	return t, true
}

// nounAndMore: 推动X走深走实 strengthens X; 推动A开展B strengthens the whole.
func (w *writer) nounAndMore(p *predication, obj rng) bool {
	s := p.s
	if last := &s.tok[obj.j-1]; obj.len() > 1 && last.kind == kQuote && w.doc.x.gram.is(strings.Trim(last.s, "“”"), cMore) {
		w.actionTargets(p, rng{obj.i, obj.j - 1})
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
	v := c.verb()
	if v.nominal() && c.object.empty() {
		return false
	}
	if v.is(cMore) || s.moreTail(rng{c.verbs[0], obj.j}) {
		w.strengthened(p, c.subject)
		return true
	}
	w.give(p, p.rule.Relation, phrase{s.stripLead(obj)}, p.modal)
	return true
}

// strengthened gives what is furthered, or the fields of a cooperation that is.
func (w *writer) strengthened(p *predication, np rng) {
	if s := p.s; !s.bareCooperation(np) && !w.giveFields(p, s.fields(np)) {
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
	text := s.text(r)
	for _, g := range []string{"取得", "迈上", "再上", "迈向", "登上", "不断", "走深", "行稳", "持续", "稳定", "健康", "向前", "进入"} {
		if len(text) >= len(g) && text[:len(g)] == g && s.find(r, func(t *token) bool { return t.kind == kName || t.kind == kTitle }) < 0 && r.len() <= 7 {
			return true
		}
	}
	return false
}

// light: 推动, 促进, 积极 + verb phrase: the second verb decides (R7); else as an
// action verb.
func (w *writer) light(p *predication) {
	s := p.s
	if w.secondVerb(s, p.obj) && !(s.tok[p.trigger].is(cExploring) && (s.contentHead(p.obj) || s.hasDe(p.obj) && s.tok[p.obj.j-1].is(cContentHypothetical))) {
		c := s.parse(p.obj)
		if !c.topic && c.subject.empty() {
			c.groups = append(c.groups, p.groups...)
			c.frees = append(c.frees, p.frees...)
			m := p.modal
			if c.modal != "" {
				m = c.modal
			}
			if s.tok[p.trigger].is(cExploring) && m == Asserted {
				m = Intended
			}
			w.dispatch(c, p.subj, m)
			return
		}
	}
	switch r := s.tok[p.trigger].verb.rule(FrameAction); {
	case r != nil:
		p.rule = r
		w.action(p)
	case s.tok[p.trigger].is(cExploring):
		if p.modal == Asserted {
			p.modal = Intended
		}
		if obj := s.unquoted(p.obj); s.contentHead(obj) { // 探讨在X领域合作的机会
			obj.j = s.rfind(obj, isDe)
			inner := s.parse(obj)
			w.fieldsOf(p, inner)
			return
		}
		w.fieldsOf(p, p.clause)
	default:
		w.action(p)
	}
}

// provide: 向R提供X. Nothing where X is only 便利, 条件, 基础.
func (w *writer) provide(p *predication) {
	s := p.s
	obj := s.unquoted(p.obj)
	if before := p.disposed(); obj.empty() && !before.empty() {
		obj = before // 将X同B分享
	}
	if obj.empty() || s.emptyObject(p.clause, obj) {
		return
	}
	if v := s.tok[p.trigger].s; v == "给予" || v == "赠送" {
		obj = s.given(obj)
	}
	w.actionTargets(p, obj)
}

// given is what is given, without the party that it is given to: 给予A|X.
func (s *sent) given(r rng) rng {
	if s.tok[r.i].is(cPronoun) && r.len() > 1 {
		return rng{r.i + 1, r.j} // 给予其|X
	}
	for k := r.j - 2; k >= r.i; k-- {
		if n := s.at(k + 1); s.agentLike(rng{r.i, k + 1}) && s.tok[k].kind != kPunct && !isDe(n) && !n.is(cCoordinator) && n.kind != kPunct {
			return rng{k + 1, r.j}
		}
	}
	return r
}

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
	agreed := s.tok[obj.j-1].s == "共识" || s.tok[obj.j-1].s == "一致"
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
	if agreed {
		return
	}
	if p.rule.Relation == "adopts" && !s.documentLike(obj) {
		return
	}
	if p.rule.Relation == "adopts" && !p.subject.empty() && s.eventSubject(p.subject) {
		w.adoptedAt(p, obj)
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
	for _, part := range p.s.conjuncts(p.s.trimNoun(obj)) {
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
	q := *p
	q.modal = Asserted
	w.giveFields(&q, s.fieldsIn(rng{r.i, field + 1}))
	return doc
}

// documentLike says whether a noun phrase can be adopted: 通过 is a preposition
// before anything else.
func (s *sent) documentLike(r rng) bool {
	last := &s.tok[r.j-1]
	return last.kind == kTitle || last.ent != nil && last.ent.Type == Document || s.find(r, func(t *token) bool { return t.kind == kTitle }) >= 0 || last.s == "决定" || last.s == "建议" || last.s == "方案" || last.s == "法案" || last.s == "计划" || endsLike(Document, s.text(r))
}

// copula: X是Y, asserted by the text itself (R14h).
func (w *writer) copula(p *predication) {
	s := p.s
	obj := s.unquoted(p.obj)
	if !obj.empty() && !p.neg && w.membership(p, obj) {
		return
	}
	if w.scope != nil || w.reported || p.subject.empty() && (w.prev == nil || w.prev.subject.empty() || w.prev.verb().verb.rule(FrameCopula) == nil) || obj.empty() || len(w.saying) > 0 || p.modal != Asserted || p.neg || len(p.subj) == 0 {
		return
	}
	last := &s.tok[obj.j-1]
	if utf8.RuneCountInString(s.text(obj)) < 4 {
		return // 全是沙
	}
	if t := s.at(p.subject.i); p.subject.len() > 1 && s.tok[p.trigger].s == "成为" && t.kind == kWord && t.tag == "v" && t.verb == nil {
		return // 避免X成为Y
	}
	if isDe(last) || last.verbal() && !last.nominal() || s.tok[obj.i].is(cPreposition) || w.secondVerb(s, obj) && s.objectKind(obj) == objectVerb && !s.hasDe(obj) {
		return
	}
	if s.rfind(p.subject, func(t *token) bool { return t.is(cPronoun) }) >= 0 {
		return
	}
	if whole := s.clauseSubject(p); !whole.empty() {
		p.subj = []Term{w.term(s, phrase{whole}, Clause)}
		w.subj, w.thing = p.subj, true // …，也是X: said of the same
	} else if parts := s.conjuncts(p.subject); len(parts) > 1 && len(p.subj) == 1 {
		p.subj = nil
		for _, part := range parts {
			p.subj = append(p.subj, w.term(s, phrase{part}, ""))
		}
	}
	w.give(p, "is", phrase{obj}, p.modal)
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

// membership: X是O的重要成员国 is member-of O.
func (w *writer) membership(p *predication, obj rng) bool {
	s := p.s
	if last := s.tok[obj.j-1].s; last != "成员国" && last != "成员" && last != "创始成员国" && last != "创始成员" {
		return false
	}
	org := rng{obj.i, obj.j - 1}
	for org.len() > 1 && s.tok[org.j-1].kind != kName {
		org.j--
	}
	if s.tok[org.j-1].kind != kName {
		return false
	}
	p.rule = w.doc.x.rules.named["structure.join"]
	w.give(p, "member-of", phrase{org}, p.modal)
	return true
}

// member: 接收A、B为成员国.
func (w *writer) member(p *predication) {
	s := p.s
	k := s.rfind(p.obj, func(t *token) bool { return t.s == "为" })
	if k <= p.obj.i || s.find(rng{k, p.obj.j}, func(t *token) bool { return t.s == "成员" || t.s == "成员国" }) < 0 {
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
