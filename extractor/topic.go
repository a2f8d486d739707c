package extractor

import "strings"

// topic handles a stretch without a predicate: it may go on with the list of
// the clause before (特别是X) or belong to an open complement.
func (w *writer) topic(c *clause) {
	s := c.s
	if s.at(c.r.i).s == "让" && s.at(c.r.i+1).s == "我们" {
		w.exhort(c)
		return
	}
	if w.setsScene(c) {
		return
	}
	if c.modal == Intended && c.subject.empty() {
		w.yield = nil // A期待B做X，愿同C一道，: the holder goes on
	}
	if sp := w.scope; sp != nil && c.modal == Intended && c.subject.empty() && sp.agent == nil && len(sp.holder) > 0 && sp.holder[0].Type != Person {
		w.closeScope() // A强调X是Y，同意以Z为契机，…: the holder goes on
	}
	if w.scope != nil && c.subject.empty() && w.partysWill(c) {
		return
	}
	if w.scope != nil {
		w.topicInScope(c)
		return
	}
	if w.named && len(w.subj) == 1 && w.subj[0].Type == Group && s.agentLike(rng{c.r.i, c.r.i + 1}) {
		return // 我们，A与B领导人，: the second names the first again
	}
	if s.outcome(c.r) || w.builtTogether(c) {
		return
	}
	if t := s.at(c.r.i); c.modal == "" && t.kind == kWord && t.is(cModalObligated) && (s.at(c.r.i+1).s == "把" || s.at(c.r.i+1).s == "将") {
		c.subject = rng{}
		s.takeModal(c, t) // 要把X摆上Y，做Z
	}
	if w.agentAhead(c) {
		w.namedRelatives(c)
		w.setSubject(c)
		w.address(c)
		return
	}
	if ts := w.personsOnly(c.r); ts != nil {
		w.listing = append(w.listing, ts...) // A，B，C等出席
		return
	}
	if first := c.s.at(c.r.i); w.opening(c) && c.s.agentLike(c.r) && !first.is(cAdverb|cPreposition|cFreePreposition) {
		if ts := w.subjects(c.s, c.r); len(ts) > 0 {
			w.subj, w.last, w.named = ts, ts, true
		}
		return
	}
	if w.detached(c) {
		w.thing = true // 管网的完善，有效降低了X
		if t := s.at(c.r.i); t.ent != nil && t.ent.Type == Initiative && t.kind == kName {
			w.subj = []Term{w.term(s, phrase{{c.r.i, c.r.i + 1}}, "")} // 共建“X”以Y为原则，坚持Z
		}
		return
	}
	w.namedRelatives(c)
	w.addition(c)
}

// addition takes what 特别是, 包括 and the like add for an object of the verb before.
func (w *writer) addition(c *clause) {
	s := c.s
	if w.prev != nil && s.adds(c) && !(len(c.groups) == 1 && c.groups[0].rng == c.r) { // not 特别是在X下
		more := *w.prev
		if inner := s.parse(more.object); more.s == s && more.verb() != nil && more.verb().verb.rule(FrameReaffirm) != nil && !inner.topic && inner.subject.empty() && inner.verb() != nil && inner.verb().verb.rule(FrameStance, FrameAction) != nil {
			more = *inner // 重申恪守A，特别是B
		}
		more.object = c.r
		w.dispatch(&more, w.subj, w.modality(&more))
	}
}

// setsScene keeps what a stretch at the head of a sentence says for all of it (the day, the
// field, who leads, of what it is), and says whether it does only that.
func (w *writer) setsScene(c *clause) bool {
	s := c.s
	if day := s.dayAlone(c.r); day >= 0 {
		w.when = []int{day} // 2024年6月3日，E在P举行
		return true
	}
	if k := s.sinceThen(c.r); k > c.r.i && w.scope == nil && w.opening(c) && !s.agentLike(rng{c.r.i, k}) {
		w.subj, w.thing = []Term{w.term(s, phrase{{c.r.i, k}}, "")}, true // X倡议提出3年来，已经做Y
		return true
	}
	if len(c.groups) != 1 || c.groups[0].rng != c.r {
		return false
	}
	switch g := c.groups[0]; {
	case s.fieldLocalizer(g):
		w.field = c.groups // 在X领域，A加强合作
		return true
	case g.loc == "主导下":
		w.leading = w.subjects(s, g.body()) // 在X主导下，A制定Y
		return true
	}
	return false
}

// inParticular: 聚焦合作，特别是A、B等领域 names fields of the cooperation before the comma.
func (w *writer) inParticular(c *clause) bool {
	s := c.s
	if k := c.r.i - 3; !s.tok[c.r.j-1].is(cField) || !s.at(k).is(cCooperation) || !s.at(k+1).isMark("，") || s.at(k).kind != kWord {
		return false
	}
	return w.giveFields(&predication{clause: c, subj: w.subj, modal: w.modality(c), trigger: c.r.i - 3, rule: w.doc.x.rules.named["action.cooperate"]}, s.fieldsIn(c.r))
}

// builtTogether: A愿同B高质量共建“X”, where what is built and that it is done together are one
// name, is cooperation in it.
func (w *writer) builtTogether(c *clause) bool {
	s, k := c.s, c.r.j-1
	t := &s.tok[k]
	if t.ent == nil || t.ent.Type != Initiative || !strings.HasPrefix(t.s, "共建") {
		return false
	}
	q := s.doc.newClause(&clause{s: s, r: c.r})
	left := rng{c.r.i, k}
	for left.j > left.i && s.tok[left.j-1].kind == kWord && (s.tok[left.j-1].s == "高质量" || s.tok[left.j-1].s == "扎实") {
		left.j--
	}
	if left.empty() && w.modal == "" && w.opening(c) && !c.heading && !c.dash {
		return false // 共建“X”，既做了Y: what the sentence is about
	}
	s.takeAdverbials(q, s.groups(left), left)
	if last := s.at(q.subject.j - 1); !q.subject.empty() && !last.is(cCollective|cPronoun) && (last.ent == nil || last.ent.Type != Country && last.ent.Type != Group && last.ent.Type != Person) {
		return false
	}
	w.setSubject(q)
	w.address(q)
	m := q.modal
	if m == "" {
		m = w.modal
	}
	if m == "" {
		m = Asserted
	}
	w.giveFields(&predication{clause: q, subj: w.subj, modal: m, trigger: k, rule: w.doc.x.rules.named["action.cooperate"]}, []phrase{{{k, k + 1}}})
	return true
}

// dayAlone is the date of a range that tells nothing but the day (当地时间6月3日上午), or -1.
func (s *sent) dayAlone(r rng) int {
	for r.len() > 1 && (s.tok[r.i].s == "当地" || s.tok[r.i].s == "北京" || s.tok[r.i].s == "时间" || s.tok[r.i].s == "当地时间") {
		r.i++
	}
	if r.empty() || s.tok[r.i].kind != kDate || s.find(r, func(t *token) bool { return t.kind != kDate && !dayPart(t.s) }) >= 0 {
		return -1
	}
	return r.i
}

// topicInScope takes a stretch without a predicate into the open complement.
func (w *writer) topicInScope(c *clause) {
	s, sp := c.s, w.scope
	sp.to = c.r.j
	as := s.find(c.r, func(t *token) bool { return t.s == "作为" })
	switch {
	case sp.agent != nil && w.prev != nil && s.adds(c):
		more := *w.prev
		more.object = c.r
		w.dispatch(&more, sp.agent, sp.modality())
	case as > c.r.i && s.agentLike(rng{c.r.i, as}):
		sp.agent = w.subjects(s, rng{c.r.i, as}) // A作为X，要做Y
	case sp.agent != nil && c.modal != "" && c.subject.empty():
		sp.inner = c.modal // 愿密切协作，: gives nothing and needs no statement
	case sp.agent != nil && c.subject.empty() && s.tok[c.r.i].s == "把":
		// 把A转化为B gives nothing (R15e)
	default:
		sp.missing = true
	}
}

// agentAhead finds the subject, and the modal, of a stretch whose predicate has no
// rule or stands behind the comma. It says whether there is one.
func (w *writer) agentAhead(c *clause) bool {
	s := c.s
	if !c.subject.empty() && c.subject.j < c.r.j && s.agentLike(c.subject) && len(c.groups)+len(c.frees) > 0 || c.modal != "" && (c.subject.empty() || s.agentLike(c.subject)) {
		return true // 中方愿同X一道，
	}
	if first := s.leadAgent(c.r); !first.empty() {
		c.subject = first // 中国始终扎根X，
		return true
	}
	if m := s.find(c.r, func(t *token) bool { return t.is(cModal) && t.kind == kWord }); m > c.r.i && s.agentLike(rng{c.r.i, m}) {
		c.subject = rng{c.r.i, m} // 中方愿同X以此为Y，
		s.takeModal(c, &s.tok[m])
		return true
	}
	if t := s.at(c.r.i + 1); c.r.len() > 3 && s.agentLike(rng{c.r.i, c.r.i + 1}) && (t.s == "对" || t.s == "就") && t.kind == kWord && !s.tok[c.r.j-1].is(cTemporal|cLocalizer) {
		c.subject = rng{c.r.i, c.r.i + 1} // A对X表示哀悼
		return true
	}
	if k := s.sinceThen(c.r); k > c.r.i && w.opening(c) && s.agentLike(rng{c.r.i, k}) {
		c.subject = rng{c.r.i, k} // A成立10年来，不断做X
		return true
	}
	if c.r.len() < 2 {
		return false
	}
	first, next := rng{c.r.i, c.r.i + 1}, &s.tok[c.r.i+1]
	predicative := next.verbal() && !next.nominal() || next.tag == "a" || next.tag == "i" || next.is(cAdverb)
	if s.tok[c.r.i].is(cPronoun|cCollective) && predicative || c.r.len() == 2 && s.agentLike(first) && len(next.s) >= 12 && next.kind == kWord {
		c.subject = first // 我们坚定信心，; 双方守望相助，
		return true
	}
	return false
}

// sinceThen is the word that tells what happened at the time since which a stretch speaks
// (A|成立10年来, A|自成立以来), or -1.
func (s *sent) sinceThen(r rng) int {
	if last := s.at(r.j - 1); last.s != "以来" && last.s != "来" {
		return -1
	}
	return s.find(r, func(t *token) bool {
		return t.kind == kWord && (t.s == "自" || t.s == "成立" || t.s == "建立" || t.s == "诞生" || t.s == "提出" || t.s == "启动" || t.s == "开通")
	})
}

// exhort: 让我们做X is proposed to all of us.
func (w *writer) exhort(c *clause) {
	c.subject, c.modal = rng{c.r.i + 1, c.r.i + 2}, Hypothetical
	w.setSubject(c)
	if inner := c.s.parse(rng{c.r.i + 2, c.r.j}); !inner.topic && inner.subject.empty() {
		w.dispatch(inner, w.subj, Hypothetical)
	}
}

// apposed says whether the clause's subject may stand in apposition to the one
// just named.
func (w *writer) apposed(c *clause) bool {
	return len(w.subj) == 1 && w.subj[0].Type == Group && c.s.agentLike(c.subject) && c.subject.len() > 1
}

// leadAgent is the agent that an adverb parts from the rest of r; empty if r does
// not begin so.
func (s *sent) leadAgent(r rng) rng {
	if r.len() < 3 {
		return rng{}
	}
	t, next := &s.tok[r.i], &s.tok[r.i+1]
	if (t.is(cPronoun|cCollective) && t.kind == kWord || t.kind == kName && s.agentLike(rng{r.i, r.i + 1})) && next.kind == kWord && next.is(cAdverb) && next.verb == nil {
		return rng{r.i, r.i + 1}
	}
	return rng{}
}

// ownSubject cuts a subject that has words of a predicate without a rule in it to
// the agent before them: 中国始终…, 中方将…, 中国团结|各方.
func (c *clause) ownSubject() {
	s, r := c.s, c.subject
	if first := s.leadAgent(r); !first.empty() {
		c.subject = first
		return
	}
	if k := s.find(r, publishes); k > r.i && s.documentNoun(s.at(r.j-1)) && !s.hasDe(r) {
		for k > r.i+1 && s.tok[k-1].kind == kDate {
			k--
		}
		c.subject.j = k // A于D日|发表文章称
		return
	}
	if t := s.at(r.j - 1); r.len() > 1 && t.kind == kWord && (t.s == "投资" || t.s == "出资" || t.s == "斥资") && s.agentLike(s.withoutAdverbs(rng{r.i, r.j - 1})) {
		c.subject = s.withoutAdverbs(rng{r.i, r.j - 1}) // A公司投资|兴建X
		return
	}
	if k := s.find(rng{min(r.i+1, r.j), r.j}, func(t *token) bool { return t.kind == kWord && (t.s == "占" || t.s == "达" || t.s == "居") }); k > 0 {
		c.subject.j = k // X|占A一半
		return
	}
	if r.len() < 3 || s.hasDe(r) {
		return
	}
	k := s.find(rng{r.i + 1, r.j - 1}, func(t *token) bool {
		return t.kind == kWord && (t.is(cModal) || t.s == "团结" || t.s == "完全" || t.tag == "v" && t.verb == nil && t.cls == 0 && len(t.s) > 3)
	})
	if k > r.i && s.tok[k].is(cSoftModal) && s.agentLike(rng{r.i, k}) && !s.tok[k+1].is(cFreePreposition) && s.agentLike(rng{k + 1, r.j}) {
		s.takeModal(c, &s.tok[k]) // 双方同意两国领导人做X
		c.subject = rng{k + 1, r.j}
		return
	}
	if k > r.i && s.agentLike(rng{r.i, k}) {
		if s.tok[k].is(cModal) && c.modal == "" {
			s.takeModal(c, &s.tok[k])
		}
		c.subject = rng{r.i, k}
	}
}

// personsOnly is the persons that a stretch names if it names nothing else.
func (w *writer) personsOnly(r rng) []Term {
	s := w.s
	if s.find(r, func(t *token) bool {
		return (t.ent == nil || t.ent.Type != Person) && !t.isMark("、") && (!t.is(cCoordinator) || t.kind != kWord) && t.s != "等" && !w.doc.office(t)
	}) >= 0 || s.find(r, func(t *token) bool { return t.ent != nil && t.ent.Type == Person }) < 0 {
		return nil
	}
	var out []Term
	for k := r.i; k < r.j; k++ {
		if t := &s.tok[k]; t.ent != nil && t.ent.Type == Person {
			out = append(out, w.entityTerm(t.ent, t.name))
		}
	}
	return out
}

// detached says whether a stretch at the head of its sentence is a thing whose
// predicate stands behind the comma.
func (w *writer) detached(c *clause) bool {
	if k := c.s.find(c.r, func(t *token) bool {
		return t.kind == kWord && (t.s == "已经" || t.s == "已" || t.s == "始终" || t.s == "了")
	}); k > c.r.i+1 && c.subject.empty() && c.s.at(c.r.i).verb.acts() && c.s.at(c.r.i).kind == kWord && w.opening(c) {
		return true // 构建X已经从A扩大为B，推动Y
	}
	if t := c.s.at(c.r.i); t.kind == kName && t.ent != nil && t.ent.Type == Initiative && c.modal == "" && (!c.s.tok[c.r.j-1].is(cTemporal|cLocalizer) || strings.HasPrefix(c.s.tok[c.r.j-1].s, "为")) && !c.s.agentLike(c.r) && w.opening(c) {
		return true // 共建“X”跨越Y，推动Z
	}
	if c.heading || c.dash || c.r.len() < 2 || len(c.frees) > 0 || len(c.groups) > 0 || !w.opening(c) {
		return false
	}
	first, last := c.s.at(c.r.i), c.s.at(c.r.j-1)
	noun := strings.HasPrefix(last.tag, "n") || last.tag == "vn" || last.kind == kName && (last.ent == nil || last.ent.Type == Event) ||
		isDe(c.s.at(c.r.j-2)) && last.kind == kWord && last.verbal() // 管网的|联通
	return noun && !last.is(cTemporal) && c.s.hasDe(c.r) && !first.is(cPreposition|cAdverb|cModal|cHeading) && first.verb == nil && !c.s.canAct(c.r)
}

// adds says whether a stretch goes on with the list before it: 特别是X.
func (s *sent) adds(c *clause) bool {
	first := s.at(c.r.i - 1)
	return first.s == "特别是" || first.s == "尤其是"
}

// opening says whether a stretch begins its sentence or follows nothing but
// numbering: 我们，…国家元首，… names the subject of what follows.
func (w *writer) opening(c *clause) bool {
	return c.s.find(rng{0, c.r.i}, func(t *token) bool { return t.kind != kPunct && !t.is(cHeading) && t.kind != kDate && t.tag != "m" }) < 0
}

// noteInviter reads 应X(的)邀请，: X invites the subject of the clause behind it.
func (w *writer) noteInviter(c *clause) {
	s := c.s
	if c.r.len() < 3 || s.tok[c.r.i].s != "应" {
		return
	}
	k := s.find(c.r, func(t *token) bool { return t.s == "邀请" || t.s == "盛情邀请" || t.s == "邀" })
	if k < 0 {
		return
	}
	by := rng{c.r.i + 1, k}
	for by.i < by.j && (isDe(&s.tok[by.j-1]) || s.tok[by.j-1].tag == "n" && s.tok[by.j-1].s == "盛情" || s.tok[by.j-1].is(cAdverb) || s.tok[by.j-1].s == "盛" || s.tok[by.j-1].s == "情") {
		by.j--
	}
	for k := by.j - 1; k > by.i; k-- { // 两圣地的仆人、国王X: the name counts
		if s.tok[k].isMark("、") && s.tok[by.j-1].ent != nil {
			by.i = k + 1
			break
		}
	}
	if s.agentLike(by) {
		w.inviter, w.invitedAt = w.subjects(s, by), k
	}
}

// invited gives who invited the clause's subject.
func (w *writer) invited(c *clause, subj []Term) {
	if w.inviter == nil || c.subject.empty() {
		return
	}
	for _, x := range w.inviter {
		for _, y := range subj {
			if y.Type == Person || y.Type == Country {
				w.emit(emission{s: c.s, subj: x, rel: "invites", obj: y, modal: Asserted, trigger: w.invitedAt, rule: w.doc.x.rules.named["stance.invite"]})
			}
		}
	}
	w.inviter = nil
}
