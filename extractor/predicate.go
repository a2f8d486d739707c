package extractor

import "strings"

// minScore is what a predicate must reach; below it the range is a noun phrase.
const minScore = 1.2

// scoreVerb weighs the word itself.
func (s *sent) scoreVerb(c *clause, k int) float64 {
	t := &s.tok[k]
	score := 1.0
	switch {
	case t.verb != nil:
		score = 2
	case t.is(cMore):
		score = 2.4
	case t.is(cImportant):
		score = 1.8
	case t.tag == "a":
		score = 0.2
	}
	if t.nominal() {
		score -= s.nominalCost(c, k)
	}
	if t.verb.rule(FrameSpeech) != nil && c.object.empty() && k+1 == c.r.j && s.at(k+1).isMark("，：") && s.at(c.r.i).s != "从" {
		score += 3.5 // X称，…: what is said stands behind the mark
		if s.find(c.subject, publishes) > c.subject.i {
			score += 2 // X发表文章称，…
		}
	}
	if r := t.verb.rule(FrameStance); r != nil && (r.Relation == "proposes" || r.Relation == "calls-for") && c.object.empty() && k+1 == c.r.j && s.at(k+1).isMark("，") && s.agentLike(c.subject) {
		score += 2.5 // 中方建议，A做X
	}
	if t.verb.rule(FrameAttitude) != nil && !t.is(cAttitudeVerb) && !s.at(k-1).is(cAttitudeVerb) && !s.at(k-2).is(cAttitudeVerb) && c.object.empty() && k > c.r.i+1 {
		for _, f := range c.frees {
			if f.prep == "对" && f.j <= k {
				score += 2.5 // 对X深表关切
				break
			}
		}
	}
	if t.is(cAttitudeVerb) && s.attitudeBehind(c) {
		score += 2
	}
	return score - 0.03*float64(k-c.r.i)
}

// nominalCost is what speaks against a word that is as often a noun: much behind
// a noun, nothing where it stands like a predicate and governs another one.
func (s *sent) nominalCost(c *clause, k int) float64 {
	if k > c.r.i && s.nounBefore(c, k) {
		return 2.5
	}
	for _, f := range c.frees {
		if p := s.at(k - 1); f.j == k && (f.prep == "依托" || f.prep == "利用" || f.prep == "借助") && (p.nominal() || p.ent != nil && p.ent.Type == Field) {
			return 5 // 依托农业技术|培训基地: part of a name
		}
	}
	v := s.tok[k].verb
	next := s.at(c.object.i)
	for _, f := range c.frees {
		if f.j == k && (f.prep == "给" || f.prep == "为" || f.prep == "把") && next.kind == kWord && next.tag == "v" && !next.nominal() && c.object.len() > 1 {
			return 4 // 给人类发展|制造障碍
		}
	}
	if t := s.at(c.subject.j - 1); !c.subject.empty() && !c.object.empty() && v.acts() && (t.ent != nil && t.ent.Type == Person || strings.HasSuffix(t.s, "方")) {
		return 0.3 // a person or a party before it acts
	}
	switch {
	case c.object.empty():
		return 1.3
	case v.rule(FrameStance, FrameInvite) != nil, s.at(k+1).is(cAspect) && s.at(k+1).kind == kWord, next.kind == kTitle, next.kind == kQuote, next.is(cAspect):
		return 0
	case next.verb != nil && !next.nominal() && next.kind == kWord:
		return 0.2
	case s.tok[k].is(cCooperation) && next.verbal() && next.verb == nil:
		return 2.5
	}
	return 1
}

// nounBefore says whether the word before k is a noun that would make k part of
// a compound, not an agent, an adverb or a phrase beside the predicate.
func (s *sent) nounBefore(c *clause, k int) bool {
	if c.subject.j != k {
		return false
	}
	return !c.subject.empty() && !s.canAct(c.subject)
}

// attitudeBehind says whether the object ends in an attitude: 表示赞赏.
func (s *sent) attitudeBehind(c *clause) bool {
	return !c.object.empty() && s.tok[c.object.j-1].verb.rule(FrameAttitude) != nil && len(c.frees) > 0
}

// scoreLeft weighs what stands before: an agent, a modal or nothing speaks for
// a predicate, a noun phrase with an open verb against it.
func (s *sent) scoreLeft(c *clause, k int) float64 {
	score := 0.0
	if c.modal != "" || c.neg {
		score += 1.5
	}
	if s.at(k-1).is(cAdverb) && k-1 >= c.r.i {
		score += 0.8
	}
	switch {
	case c.subject.empty():
		score += 1.3
	case s.agentLike(c.subject):
		score += 2
	default:
		score += 0.2
	}
	held := s.tok[k].verb.rule(FrameHost) != nil && c.object.empty() && s.eventLike(c.subject) && len(c.groups) > 0 && s.find(c.subject, func(t *token) bool { return t.verb.rule(FrameStance) != nil }) < 0 // 治理与发展会议在P|举行
	if !held && s.openVerb(c.subject) && !(s.tok[k].is(cLinking) && s.tok[s.firstVerb(c.subject)].verb != nil) {
		score -= 2.2
	}
	if c.subject.empty() {
		return score
	}
	return score - s.openingCost(c, k) - s.subjectCost(c, k)
}

// openingCost is what the first words of a subject say against a predicate at k: a verb that
// takes what follows it as its object, the predicate too (推动X|成为Y).
func (s *sent) openingCost(c *clause, k int) float64 {
	cost := 0.0
	if t := s.at(c.subject.i); c.subject.len() == 2 && t.kind == kWord && t.verb.rule(FrameAction, FrameProvide) != nil && !t.is(cCooperation) && (s.at(c.subject.i+1).is(cAgentHead) && s.tok[k].nominal() || s.at(c.subject.i+1).kind == kName && t.nominal() && (s.tok[k].verb == nil || s.tok[k].nominal())) {
		cost += 4 // 提升国家|创新体系
	}
	if t := s.at(c.subject.i); c.subject.len() > 1 && t.kind == kWord && t.verb.rule(FrameAction) != nil && !t.nominal() && !s.hasDe(c.subject) && s.hasDe(c.object) && s.tok[c.object.j-1].s == "能力" {
		cost += 4 // 提升A|应对X的能力
	}
	if t := s.at(c.subject.i); c.subject.len() > 2 && t.kind == kWord && t.verb.rule(FrameStance) != nil && s.tok[c.subject.i+1].kind == kWord && (s.tok[c.subject.i+1].is(cNegation) || s.tok[c.subject.i+1].s == "尚未") {
		cost += 4 // 呼吁尚未加入X的国家|做Y
	}
	if t := s.at(c.subject.i); c.subject.len() > 2 && t.kind == kWord && t.verb.rule(FrameSpeech) != nil && !t.nominal() && s.at(c.subject.i+1).is(cQuantifier) {
		cost += 4 // 强调任何国家|不得做X
	}
	if t := s.at(c.subject.i); c.subject.len() > 1 && t.kind == kWord && (t.s == "抓好" || t.s == "做好" || t.s == "用好") {
		cost += 4 // 抓好军队|建设
	}
	if t := s.at(c.subject.i); c.subject.len() > 2 && t.kind == kWord && (t.s == "出资" || t.s == "斥资") {
		cost += 4 // 出资2亿元支持A|实施B
	}
	if b := s.at(c.subject.j); b.s == "并" && c.subject.j < k && s.find(c.subject, func(t *token) bool { return t.kind == kWord && t.verbal() && !t.nominal() }) > c.subject.i {
		cost += 3 // A做X并|对B做Y: 并 joins verb phrases
	}
	if t := s.at(c.subject.i); c.subject.len() == 2 && t.kind == kWord && !t.is(cContent) && t.verb.rule(FrameStance) != nil && s.agentLike(rng{c.subject.i + 1, c.subject.j}) {
		cost += 3 // 欢迎中方|愿做X
	}
	if t := s.at(c.subject.i); c.subject.len() > 2 && t.kind == kWord && t.verb.rule(FrameStance) != nil && !t.is(cContent) && s.tok[k].is(cResultVerb) && s.opensClause(s.at(c.subject.i+1)) {
		cost += 3 // 欢迎A关系|取得进展
	}
	if t := s.at(c.subject.i); c.subject.len() > 2 && t.kind == kWord && t.verb.rule(FrameStance) != nil && s.at(c.subject.i+1).is(cStanding) {
		cost += 3 // 支持设在P的X|发挥Y
	}
	if n := s.at(c.subject.i + 2); c.subject.len() > 2 && s.at(c.subject.i).tag == "v" && s.at(c.subject.i+1).is(cCoordinator) && n.kind == kWord && n.verb.rule(FrameStance) != nil {
		cost += 4 // 理解并支持A|做X
	}
	if t := s.at(c.subject.i); s.tok[k].s == "成为" && c.subject.len() > 1 && t.kind == kWord && (t.verb.rule(FrameLight, FrameStance) != nil || t.verb.acts() && !t.nominal()) && !t.is(cContent) {
		cost += 3 // 推动X|成为Y
	}
	if t := s.at(c.subject.i); c.subject.len() > 1 && t.kind == kWord && t.verb == nil && t.tag == "v" && !isDe(s.at(c.subject.i+1)) {
		switch n := s.at(c.subject.i + 1); {
		case n.kind == kName || n.is(cPronoun|cCollective):
			cost += 3
		case !s.tok[k].is(cLinking):
			cost += 1.2
		}
	}
	return cost
}

// subjectCost is what other words of a subject say against a predicate at k: a mark, a
// preposition, another predicate.
func (s *sent) subjectCost(c *clause, k int) float64 {
	cost := 0.0
	if s.at(c.subject.i).is(cModal|cNegation) || s.find(c.subject, func(t *token) bool { return t.kind == kPunct && t.isMark("，；：") }) >= 0 {
		cost += 4
	}
	if n := s.at(c.subject.j - 1); isDe(n) || n.is(cCoordinator) {
		cost += 3
	} else if s.tok[k].is(cLinking) && c.subject.len() > 1 && c.subject.j == k && n.kind == kWord && n.verb.acts() && !n.nominal() && !isDe(s.at(k-2)) && s.hasDe(c.object) {
		cost += 3 // 实施|符合X的N
	}
	if s.tok[k].verb.rule(FrameStance, FrameAttitude) != nil && c.object.empty() && s.find(c.subject, gets) > c.subject.i {
		cost += 4 // X得到A|欢迎
	}
	if at := s.find(c.subject, func(t *token) bool { return t.kind == kWord && t.is(cLinking) }); at > c.subject.i && s.at(at+1).s == "了" && !s.hasDe(rng{at, c.subject.j}) {
		cost += 4 // A达成协议表明了B|做X
	}
	if rule := s.at(c.subject.i).verb.rule(FrameAction); c.subject.len() > 1 && rule != nil && rule.Relation == "protects" && !s.hasDe(c.subject) && s.tok[c.subject.j-1].is(cAgentHead) {
		cost += 4 // 保障A|做X
	}
	if at := s.find(c.subject, func(t *token) bool { return t.s == "在" && t.kind == kWord }); at > c.subject.i && !s.hasDe(c.subject) && s.agentLike(rng{c.subject.i, at}) {
		cost += 3 // 领导人在P共商|组织
	}
	if s.tok[c.subject.i].is(cPreposition) && s.tok[c.subject.i].kind == kWord {
		cost += 1.5
	}
	return cost
}

// publishes says whether a word tells that a text was given out.
func publishes(t *token) bool {
	return t.kind == kWord && (t.s == "发表" || t.s == "发布" || t.s == "刊登" || t.s == "刊发")
}

// gets says whether a word tells that its subject receives what follows.
func gets(t *token) bool {
	return t.kind == kWord && (t.s == "得到" || t.s == "获得" || t.s == "赢得" || t.s == "受到")
}

// openVerb says whether a noun phrase holds a verb that no 的 closes.
func (s *sent) openVerb(r rng) bool {
	lastDe := s.rfind(r, isDe)
	for r.len() > 1 && (s.tok[r.i].is(cAdverb) || s.tok[r.i].tag == "i" || s.tok[r.i].tag == "d") && s.tok[r.i].verb == nil && s.tok[r.i].kind == kWord {
		r.i++
	}
	if n := s.at(r.i + 1); r.len() > 1 && (n.s == "着" || n.s == "了" || n.s == "好" && s.tok[r.i].verb != nil) {
		return true
	}
	if t := s.at(r.i); r.len() > 1 && t.kind == kWord && t.verb.rule(FrameStance, FrameInvite, FrameLight) != nil && !isDe(s.at(r.i+1)) && s.at(r.i+1).kind != kPunct && (!t.is(cContent) && t.s != "发展" || s.opensClause(s.at(r.i+1))) {
		return true
	}
	if t := s.at(r.i); r.len() == 1 && t.verb != nil && !t.is(cCooperation|cMeetingNoun|cVisitNoun|cCollective|cAgentHead) {
		return true
	}
	for k := r.i + 1; k < lastDe; k++ {
		if t := &s.tok[k]; t.kind == kWord && t.verb.rule(FrameStance, FrameInvite) != nil && s.agentLike(rng{r.i, k}) && (s.at(k+1).kind == kName || s.at(k+1).is(cCollective|cStanding)) && s.rfind(rng{k, lastDe}, func(t *token) bool { return t.verb != nil && !t.nominal() }) < 0 {
			return true // A欢迎|B符合条件的N
		}
		if t := &s.tok[k]; t.kind == kWord && t.verb.rule(FrameStance) != nil && !t.is(cContent) && s.agentLike(rng{r.i, k}) && s.tok[k+1].kind == kWord && s.tok[k+1].is(cNegation|cAdverb) && s.tok[k+1].verb == nil && s.agentLike(rng{lastDe + 1, r.j}) {
			return true // A呼吁|尚未加入X的B做Y
		}
	}
	for k := r.i + 1; k+1 < lastDe; k++ {
		if t := &s.tok[k]; t.kind == kWord && t.verb.rule(FrameStance) != nil && !t.is(cContent) && s.agentLike(rng{r.i, k}) && s.tok[k+1].kind == kDate {
			return true // A欢迎|2021年举行的E宣布X
		}
	}
	if lastDe > r.i && lastDe == r.j-2 {
		return false // X的|建立
	}
	for k := max(r.i, lastDe+1); k < r.j; k++ {
		t := &s.tok[k]
		if k > r.i && k+1 < r.j && t.kind == kWord && t.verb.rule(FrameStance, FrameInvite) != nil && s.agentLike(s.withoutAdverbs(rng{r.i, k})) && s.opensClause(s.at(k+1)) {
			return true
		}
		if k == r.i+1 && t.kind == kWord && t.verb.rule(FrameStance) != nil && !t.is(cContent) && (s.tok[r.i].is(cCollective) || s.tok[r.i].kind == kName && s.tok[r.i].ent != nil && s.tok[r.i].ent.Type == Country) && s.agentLike(rng{k + 1, r.j}) {
			return true // 双方欢迎A银行|吸收B
		}
		if t.verb != nil && (!t.nominal() || k == r.i && t.verb.rule(FrameStance, FrameInvite) != nil && !t.is(cContent)) && t.kind == kWord && !t.is(cAgentHead) {
			return true
		}
	}
	return false
}

// opensClause says whether a word begins a clause or a verb phrase rather than
// a compound.
func (s *sent) opensClause(t *token) bool {
	return t.kind == kName || t.kind == kTitle || t.is(cCollective|cPronoun|cAdverb|cModal|cNegation|cQuantifier) || t.verb != nil && !t.nominal()
}

// scoreRight weighs what follows: a transitive verb wants an object.
func (s *sent) scoreRight(c *clause, k int) float64 {
	next := s.at(c.object.i)
	switch {
	case c.object.empty():
		return s.scoreAlone(c, k)
	case next.is(cCoordinator) && next.kind != kName:
		return -1.8
	case isDe(next):
		return -4
	case s.tok[k].nominal() && s.tok[k].verb.rule(FrameSpeech, FrameStance) == nil && next.kind == kWord && next.verb == nil && (next.s == "都" || next.s == "将" && s.willBehind(rng{k, c.object.j}) || next.s == "均" || next.s == "也" || next.s == "已" || next.s == "已经" || next.s == "正在"):
		return -4 // 各自发展|都已进入X
	}
	if next.is(cLocalizer) && c.object.len() == 1 && strings.HasPrefix(next.s, "之") {
		return -4 // 寓于共同发展|之中
	}
	score := 0.5
	if s.relativeHazard(c.object) {
		score--
	}
	if at := s.find(c.object, func(t *token) bool { return t.s == "在" && t.kind == kWord }); at > c.object.i && s.tok[k].nominal() && s.tok[k].verb.rule(FrameStance) == nil && s.at(at+1).is(cAdverb) {
		score -= 4 // 发展动力|在不断积聚
	}
	if next.is(cResultVerb) && next.kind == kWord && s.tok[k].verb.acts() && !c.subject.empty() {
		score -= 3 // X共建|取得进展
	}
	if s.linkedBehind(c, k) {
		score -= 3
	}
	if must := s.find(rng{min(c.object.i+1, c.object.j), c.object.j}, func(t *token) bool {
		return t.kind == kWord && (t.s == "应" || t.s == "应当" || t.s == "必须" || t.s == "不应" || t.s == "不得" || t.s == "须")
	}); must > 0 && must+1 < c.object.j && (!c.subject.empty() || strings.HasPrefix(s.tok[must].s, "不")) && s.tok[k].verb.rule(FrameAction) != nil && c.modal == "" && !s.hasDe(rng{c.object.i, must}) && s.find(rng{c.object.i, must}, func(t *token) bool { return t.kind == kName || t.is(cCollective) }) < 0 {
		score -= 4 // A开展X|应遵循Y, 履行承诺|不应附加Y
	}
	if at := s.find(c.object, func(t *token) bool { return t.is(cLinking) && t.kind == kWord }); at > c.object.i && s.at(at+1).s == "了" && !s.hasDe(rng{c.object.i, at}) && s.tok[k].verb.rule(FrameSign) != nil {
		score -= 3 // A达成协议|表明了X
	}
	if s.innerVerb(c) {
		score -= 2
	}
	if at := s.find(rng{min(c.object.i+2, c.object.j), c.object.j}, func(t *token) bool { return t.s == "将" && t.kind == kWord }); at > 0 && !c.subject.empty() && s.tok[k].verb.acts() && c.modal == "" && (s.at(at+1).s == "为" || s.at(at+1).s == "对") && !s.hasDe(rng{c.object.i, at}) {
		score -= 4 // A推进X|将为B带来Y
	}
	if s.subjectPhrase(c) || s.tok[k].nominal() && !c.subject.empty() && next.kind == kWord && next.nominal() && s.willBehind(c.object) {
		score -= 4 // A持续繁荣发展|将为B创造X
	}
	if t := &s.tok[k]; t.is(cFreePreposition) && t.verb == nil && s.meansTo(c.object) {
		score -= 1.5 // 充分利用X|增强Y
	}
	return score
}

// scoreAlone is scoreRight of a predicate without an object.
func (s *sent) scoreAlone(c *clause, k int) float64 {
	switch t := &s.tok[k]; {
	case t.verb.rule(FrameMeet) != nil && s.partnered(c):
		return 1
	case t.verb.rule(FrameHost) != nil && !c.subject.empty() && s.eventLike(c.subject) && len(c.groups)+len(c.dates) > 0:
		return 1 // 第五次会晤在P|举行
	case t.verb.rule(FrameStance) != nil && s.mutual(k) && len(c.groups) > 0:
		return 0.5 // 在涉及X问题上相互|支持
	case t.is(cImportant), t.tag == "a", t.tag == "i", t.tag == "l":
		return 0.5
	case t.verb == nil && !t.nominal():
		return 0
	}
	return -1.5
}

// mutual says whether 相互 stands before the verb at k, adverbs between them left out.
func (s *sent) mutual(k int) bool {
	for k--; k > 0 && s.tok[k].is(cAdverb) && s.tok[k].s != "相互" && s.tok[k].s != "互相"; k-- {
	}
	return s.at(k).s == "相互" || s.at(k).s == "互相"
}

// meansTo says whether a noun and then an action with an object follow, so that what
// comes before only names the means: 充分利用X|增强Y.
func (s *sent) meansTo(r rng) bool {
	for k := r.i + 1; k+1 < r.j; k++ {
		t, before, next := &s.tok[k], &s.tok[k-1], &s.tok[k+1]
		if t.kind == kWord && t.verb.acts() && before.kind == kWord && before.verb == nil && strings.HasPrefix(before.tag, "n") && next.kind != kPunct && !isDe(next) && !next.verbal() && !next.is(cCoordinator) && !s.hasDe(rng{k, r.j}) {
			return true
		}
	}
	return false
}

// subjectPhrase says whether an action without a subject and its object are
// themselves the subject of what 已经 or 始终 opens: 构建X|已经从A扩大为B.
func (s *sent) subjectPhrase(c *clause) bool {
	if r := c.verb().verb.rule(FrameStance, FrameAction); r != nil && r.Relation != "calls-for" && r.Relation != "welcomes" {
		if de := s.find(c.object, isDe); de > c.object.i && s.find(rng{de + 2, c.object.j}, func(t *token) bool {
			return t.kind == kWord && (t.s == "也" || t.s == "越来越" || t.s == "不会" || t.s == "从未")
		}) >= 0 {
			return true // A支持B的力度|也越来越大
		}
	}
	r := c.verb().verb.rule(FrameAction, FrameLight)
	if !c.subject.empty() || c.modal != "" || r == nil || r.Relation == "protects" {
		return false
	}
	if done := s.find(rng{min(c.object.i+1, c.object.j), c.object.j}, func(t *token) bool { return t.s == "了" && t.kind == kWord }); done > 0 && c.verb().verb.rule(FrameLight) == nil && s.tok[done-1].verbal() && !s.hasDe(rng{c.object.i, done}) {
		return true // 构建X理念实现了|Y
	}
	if been := s.find(c.object, func(t *token) bool { return t.kind == kWord && (t.s == "已经" || t.s == "已") }); been > c.object.i && (s.at(been+1).s == "成" || s.at(been+1).s == "成为") {
		return true // 提供X的方案已经成了Y
	}
	if s.hasDe(c.object) {
		return false
	}
	if must := s.find(rng{min(c.object.i+1, c.object.j), c.object.j}, func(t *token) bool {
		return t.kind == kWord && (t.s == "要" || t.s == "应" || t.s == "必须" || t.s == "需要")
	}); must > 0 && (strings.HasPrefix(s.tok[must-1].tag, "n") || s.tok[must-1].tag == "vn") && !s.agentLike(rng{c.object.i, must}) {
		return true // 实施政策要强化协同
	}
	return s.find(rng{c.object.i + 1, c.object.j}, func(t *token) bool {
		return t.kind == kWord && (t.s == "已经" || t.s == "已" || t.s == "始终" || t.s == "正在")
	}) >= 0 || s.willBehind(c.object)
}

// willBehind says whether 将 and a predicate follow a noun in r: 推进X|将为Y带来Z.
func (s *sent) willBehind(r rng) bool {
	k := s.find(rng{r.i + 1, r.j}, func(t *token) bool { return t.s == "将" && t.kind == kWord })
	if k < 0 || k+2 >= r.j {
		return false
	}
	n := &s.tok[k+1]
	return n.s == "为" || n.s == "对" || n.is(cLinking) || n.s == "有助于" || n.s == "有利于"
}

// partnered says whether 同, 与 or 和 names a partner before the predicate.
func (s *sent) partnered(c *clause) bool {
	for _, f := range c.frees {
		if f.prep == "同" || f.prep == "与" || f.prep == "和" {
			return true
		}
	}
	return false
}

// linkedBehind says whether a linking verb in the object makes what stands
// before it, this verb included, its subject: 加强合作|符合共同利益. A verb that takes
// clauses keeps it.
func (s *sent) linkedBehind(c *clause, k int) bool {
	if v := s.tok[k].verb; v.rule(FrameStance, FrameSpeech, FrameReaffirm, FrameImportance, FrameInvite, FrameCopula) != nil || s.tok[k].is(cLinking) {
		return false
	}
	if s.find(c.object, func(t *token) bool { return t.is(cLinking) }) < 0 {
		return false
	}
	v := s.tok[k].verb
	causes := v.rule(FrameLight) != nil || v.rule(FrameAction) != nil && v.rule(FrameAction).Relation == "protects"
	shield := s.shield(c.object, s.groups(c.object))
	for i := c.object.i; i+1 < c.object.j; i++ {
		if causes && s.tok[i].s == "成为" && i > c.object.i {
			continue // 推动A|成为B, 确保A|成为B
		}
		if before := &s.tok[i-1]; (i == c.object.i || before.kind == kWord && before.verb.acts() && !before.nominal()) && s.find(rng{i, c.object.j}, isDe) > i && !s.tok[c.object.j-1].is(cContent) {
			continue // 实施|符合X的N
		}
		if t := &s.tok[i]; t.is(cLinking) && t.kind == kWord && !shield[i-c.object.i] && !isDe(&s.tok[i+1]) && (s.laterDe(rng{i, c.object.j}) || s.at(i+1).s == "了" || t.s == "符合" && !causes && i > c.object.i && (strings.HasPrefix(s.tok[i-1].tag, "n") || s.tok[i-1].tag == "vn") && !s.hasDe(rng{c.object.i, i})) {
			return true
		}
	}
	return false
}

// innerVerb says whether the predicate rather stands inside a phrase that 为, 对
// or 就 opens and a later verb closes: 为各国|开展合作|搭建平台.
func (s *sent) innerVerb(c *clause) bool {
	opened, nounFirst := false, false
	for _, f := range c.frees {
		opened = opened || f.prep == "为" || f.prep == "对" || f.prep == "就" || f.prep == "以"
	}
	if t := c.verb(); t.nominal() && c.modal == "" && c.verbs[0] == c.r.i && s.at(c.object.i).kind == kWord && !s.at(c.object.i).verbal() && !s.at(c.object.i).is(cAdverb|cPreposition) && t.verb.rule(FrameStance, FrameInvite) == nil && t.s != "保障" && t.s != "保护" {
		nounFirst = true // 发展|战略|加快|对接
	}
	if !opened && !nounFirst {
		return false
	}
	from := c.object.i + 1
	if c.verb().nominal() {
		from--
	}
	if last := c.object.j - 1; nounFirst && last > c.object.i+1 && s.tok[last-1].is(cAdverb) && s.tok[last-1].kind == kWord && (s.tok[last].tag == "v" || s.tok[last].tag == "a" || s.tok[last].tag == "i") && s.tok[last].verb == nil {
		return true // 发展战略|高度契合
	}
	for i := from; i+1 < c.object.j; i++ {
		t := &s.tok[i]
		if t.kind == kWord && (t.verb != nil || t.is(cResultVerb) || opened && t.tag == "v" && s.tok[i+1].kind == kWord) && !t.nominal() && !isDe(&s.tok[i+1]) && !isDe(&s.tok[i-1]) && !s.tok[i-1].is(cCoordinator) && !s.tok[i+1].is(cCoordinator) {
			return true
		}
	}
	return false
}

// laterDe says whether the linking verb that begins r is not itself inside a
// clause before a noun that only the last 的 closes: it is free unless a content
// noun ends the range right behind that 的.
func (s *sent) laterDe(r rng) bool {
	de := s.rfind(r, isDe)
	return de < 0 || !(s.tok[r.j-1].is(cContent) && r.j-de == 2 && s.tok[r.i].s != "是")
}

// relativeHazard says whether a stronger predicate follows a 的 in the object,
// so that the verb may stand in a relative clause of the subject.
func (s *sent) relativeHazard(r rng) bool {
	de := s.find(r, isDe)
	if de < 0 {
		return false
	}
	for k := de + 2; k+1 < r.j; k++ {
		t := &s.tok[k]
		if t.verb != nil && !t.nominal() && t.kind == kWord && !isDe(&s.tok[k+1]) && !s.tok[k-1].is(cCoordinator) && !isDe(&s.tok[k-1]) {
			return s.find(rng{k, r.j}, isDe) < 0
		}
	}
	return false
}
