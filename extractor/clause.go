package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// clause is the analysis of a stretch between clause marks: adverbials, a
// subject, a modal, one predicate and what it governs. Ranges are of tokens.
type clause struct {
	s        *sent
	r        rng
	heading  bool    // begins with numbering: 一是, 第一
	dash     bool    // item of a list opened by a dash
	purpose  bool    // opened by 以: what is done for
	topic    bool    // nothing but adverbials or a noun phrase: no predicate
	subject  rng     // empty where left out
	groups   []group // closed phrases before the predicate
	frees    []free  // free phrases before the predicate
	dates    []int   // date tokens before the predicate
	modal    Modality
	will     bool // the modal is one of will (愿), not of mere future (将)
	soft     bool // the modal is one of agreeing (同意, 商定): stances stay asserted
	possible bool // the modal is one of ability (可以)
	neg      bool
	cond     bool  // 如果, 一旦
	verbs    []int // the predicate, coordinated verbs included
	object   rng
	score    float64
	runner   string // the second best predicate and its score, for `why`
}

// verb is the predicate's first verb, or nil.
func (c *clause) verb() *token {
	if len(c.verbs) == 0 {
		return nil
	}
	return &c.s.tok[c.verbs[0]]
}

// governing is the verb whose frame decides: the last of coordinated ones that
// has rules.
func (c *clause) trigger() (int, *verb) {
	for _, k := range c.verbs {
		if v := c.s.tok[k].verb; v != nil {
			return k, v
		}
	}
	return -1, nil
}

// parse analyses a range that holds no clause mark outside brackets. It tries
// every word that can be the predicate and keeps the best by score.
func (s *sent) parse(r rng) *clause {
	c, ok := s.parsed[r]
	if !ok {
		c = s.analyse(r)
		if s.parsed == nil {
			s.parsed = map[rng]*clause{}
		}
		s.parsed[r] = c
	}
	own := s.doc.newClause(c) // frames add to what they are given
	own.groups, own.frees, own.dates = slices.Clip(c.groups), slices.Clip(c.frees), slices.Clip(c.dates)
	return own
}

// newClause copies a clause into memory that the document's clauses share: most
// live as long as the document, and one at a time they cost more to make.
func (d *document) newClause(c *clause) *clause {
	own := append(d.scratch.clauses.take(1), *c)
	return &own[0]
}

func (s *sent) analyse(r rng) *clause {
	base := s.lead(r)
	if base.r.empty() || base.r.len() > maxClause || s.causative(base.r) {
		base.topic = true
		return base
	}
	if last := &s.tok[base.r.j-1]; last.kind == kWord && base.r.len() > 1 && (last.is(cTemporal) || strings.HasSuffix(last.s, "来") && strings.HasSuffix(s.text(base.r), "年来")) {
		base.topic = true // 会谈后, 建交以来: a clause of time
		s.timedSubject(base)
		return base
	}
	if s.regarded(base) {
		return base
	}
	gs := s.groups(base.r)
	shield := s.shield(base.r, gs)
	var best, second *clause
	spare := s.doc.newClause(base) // what lost, to try the next one in
	for k := base.r.i; k < base.r.j; k++ {
		if shield[k-base.r.i] || !s.canPredicate(k) || !s.mayPredicate(base, k) {
			continue
		}
		if spare == nil {
			spare = s.doc.newClause(base)
		}
		c := spare
		*c = *base
		s.tryPredicate(c, gs, k)
		spare = second
		switch {
		case best == nil || c.score > best.score:
			best, second = c, best
		case second == nil || c.score > second.score:
			second = c
		default:
			spare = c
		}
	}
	if best == nil || best.score < minScore {
		base.topic = true
		s.takeAdverbials(base, gs, rng{base.r.i, base.r.j})
		return base
	}
	if second != nil {
		best.runner = second.verb().s
	}
	return best
}

// regarded: A将X作为Y tells how A sees X; no rule is about that.
func (s *sent) regarded(c *clause) bool {
	k := s.find(c.r, func(t *token) bool { return t.kind == kWord && t.s == "把" })
	if k < 0 {
		k = s.find(c.r, func(t *token) bool { return t.kind == kWord && t.s == "将" })
	}
	if k < 0 {
		return false
	}
	as := s.find(rng{k + 2, c.r.j}, func(t *token) bool {
		return t.kind == kWord && (t.s == "作为" || t.s == "视为" || t.s == "视作" || t.s == "看作" || t.s == "列为" || t.s == "置于")
	})
	if as < k || as+1 >= c.r.j {
		return false
	}
	e, q := k, *c
	for e > c.r.i && s.tok[e-1].is(cAdverb|cModal) && s.tok[e-1].kind == kWord {
		e--
		s.takeModal(&q, &s.tok[e])
	}
	if e > c.r.i && !s.agentLike(rng{c.r.i, e}) {
		return false
	}
	*c = q
	c.topic, c.subject = true, rng{c.r.i, e}
	c.frees = append(c.frees, free{rng{k, as}, s.tok[k].s})
	return true
}

// timedSubject finds the subject that stands before a clause of time and goes
// on behind it: 中国在疫情趋稳后，….
func (s *sent) timedSubject(c *clause) {
	from := c.r.i
	for s.tok[from].kind == kDate && from < c.r.j-2 {
		from++
	}
	for q := from + 1; q < min(from+5, c.r.j-1); q++ {
		if t := &s.tok[q]; (t.s == "在" || t.kind == kDate || t.is(cAdverb) || t.tag == "d" || t.verb != nil && !t.nominal()) && s.agentLike(rng{from, q}) {
			c.subject = rng{from, q}
			c.groups = append(c.groups, group{rng{q, c.r.j}, "在", s.tok[c.r.j-1].s})
			return
		}
	}
}

// laterPredicate says whether a free-standing predicate follows in the stretch,
// so that 为 opens a phrase and not a clause of purpose.
func (s *sent) laterPredicate(r rng) bool {
	for k := r.i + 1; k+1 < r.j; k++ {
		t := &s.tok[k]
		if t.verb != nil && !t.nominal() && t.kind == kWord && s.tok[k-1].kind == kWord && !isDe(&s.tok[k+1]) && !isDe(&s.tok[k-1]) && !s.tok[k-1].is(cCoordinator) && !s.tok[k-1].is(cAdverb) && s.tok[k-1].verb == nil {
			return true
		}
	}
	return false
}

// causative says whether a stretch begins with 使, 让, 令: what follows is an
// effect, said of nobody.
func (s *sent) causative(r rng) bool {
	w := s.tok[r.i].s
	if n := s.at(r.i + 1); (w == "为" || w == "为了") && r.len() > 2 && (n.verb != nil && n.kind == kWord && (!n.nominal() || s.at(r.i+2).verb == nil) || n.is(cAdverb)) && !s.laterPredicate(rng{r.i + 2, r.j}) {
		return true // a purpose: 为加强X，
	}
	if s.at(r.i-1).s == "就是" {
		return true // 我提出X，就是要做Y: what X is for
	}
	if k := s.find(rng{r.i + 2, r.j - 1}, func(t *token) bool { return t.kind == kWord && t.s == "使" }); k > 0 && (s.tok[k+1].kind == kName || s.tok[k+1].is(cCollective)) && s.tok[k-1].kind == kWord && !s.tok[k-1].is(cCoordinator|cModal|cAdverb) && !s.agentLike(rng{r.i, k}) && s.hasDe(rng{r.i, k}) {
		return true // A的开通使B实现了C
	}
	return w == "作为" || w == "使" || w == "让" || w == "令" || w == "使得" || w == "有助于" || w == "有利于"
}

// maxClause is the number of tokens beyond which a stretch is no clause: tables,
// lists of names and broken files, whose analysis would cost its square.
const maxClause = 250

func (s *sent) canPredicate(k int) bool {
	t := &s.tok[k]
	if t.kind != kWord || t.is(cModal|cNegation|cAdverb) && t.verb == nil && !t.is(cAttitudeVerb|cImporter|cMotion) || t.ent != nil && t.ent.Type == Field && t.verb == nil {
		return false
	}
	return t.verbal() && !t.is(cField) || t.is(cMore) || t.is(cImportant) || t.tag == "a" && t.verb == nil && !t.is(cAdverb)
}

// lead skips what opens a clause: dashes, numbering, connectives.
func (s *sent) lead(r rng) *clause {
	c := s.doc.newClause(&clause{s: s})
	for r.i < r.j {
		t := &s.tok[r.i]
		switch {
		case t.is(cHeading) && t.kind == kWord && (strings.HasSuffix(t.s, "是") || strings.HasSuffix(t.s, "要") || strings.HasPrefix(t.s, "第") && r.len() == 1):
			c.heading = true
		case s.numbering(r) > 0:
			c.heading = true
			r.i += s.numbering(r) - 1
		case t.kind == kPunct && t.isMark("—－-―─·•●■◆ "):
			c.dash = c.dash || t.s != " "
		case t.s == "通过" && r.len() > 2 && s.tok[r.i+1].verb != nil && s.tok[r.i+1].kind == kWord && (s.soleVerbPhrase(rng{r.i + 1, r.j}) || s.at(r.i-1).s == "包括" && s.tok[r.i+1].verb.acts()):
		case t.s == "包括" && r.len() > 2 && s.includingEnd(r) == 0 && s.at(r.i-1).isMark("，") && (s.at(r.i+1).verb.acts() && !s.at(r.i+1).nominal() || s.at(r.i+1).s == "通过"):
		case t.is(cConditional):
			c.cond = true
		case t.s == "以" && r.len() > 2 && !s.isGroup(r) && s.at(r.i-1).isMark("，") && (s.at(r.i+1).verbal() || s.at(r.i+1).is(cAdverb)):
			c.purpose = true
		case t.is(cConnective) && !(t.s == "以" && (s.isGroup(r) || !s.at(r.i+1).verbal() && !s.at(r.i+1).is(cAdverb))) && !(t.is(cPreposition) && t.s != "以" && t.s != "并"):
		case t.kind == kParen:
		default:
			c.r = r
			return c
		}
		r.i++
	}
	c.r = r
	return c
}

// meansBefore says whether a verb with an object follows the noun behind 通过, which
// then only names the means.
func (s *sent) meansBefore(r rng) bool {
	for k := r.i + 1; k+1 < r.j; k++ {
		t, n := &s.tok[k], &s.tok[k+1]
		if t.kind == kWord && t.verb.acts() && (!t.nominal() || s.tok[r.i].kind == kWord) && !isDe(n) && !n.is(cCoordinator) && n.kind != kPunct && !isDe(&s.tok[k-1]) && !s.tok[k-1].is(cCoordinator) {
			return true
		}
	}
	return false
}

// soleVerbPhrase says whether a verb phrase behind 通过 is all that the stretch
// holds, so that it is read like a clause of its own.
func (s *sent) soleVerbPhrase(r rng) bool {
	return s.find(rng{r.i + 2, r.j}, func(t *token) bool { return t.verb != nil && !t.nominal() && t.kind == kWord }) < 0
}

// numbering is how many tokens of 二十一、 or 3． r begins with, the mark included; 0
// for none.
func (s *sent) numbering(r rng) int {
	if t := s.at(r.i); t.kind == kParen && r.len() > 1 && utf8.RuneCountInString(t.s) > 2 && strings.Trim(t.s, "（()）一二三四五六七八九十百零0123456789") == "" {
		return 1 // （一）做A
	}
	k := r.i
	for k < r.j && s.tok[k].kind == kWord && strings.Trim(s.tok[k].s, "一二三四五六七八九十百零0123456789") == "" {
		k++
	}
	if k == r.i || k+1 >= r.j || s.tok[k].kind != kPunct || !s.tok[k].isMark("、．.") {
		return 0
	}
	return k + 1 - r.i
}

func (s *sent) isGroup(r rng) bool {
	_, ok := s.groupAt(r)
	return ok
}

// mayPredicate says whether token k can be the predicate of a clause, by what
// stands beside it.
func (s *sent) mayPredicate(base *clause, k int) bool {
	if s.tok[k].nominal() && s.at(k+1).is(cField) && s.at(k+1).kind == kWord && k+1 < base.r.j {
		return false // 建设|领域
	}
	if p := s.at(k - 1).s; k > base.r.i && k+1 == base.r.j && (p == "本" || p == "该" || p == "此" || p == "上述") {
		return false // 落实本|声明
	}
	if p := s.at(k - 1); k > base.r.i && s.tok[k].verb == nil && utf8.RuneCountInString(s.tok[k].s) == 1 && p.kind == kWord && isDigit(p.s[len(p.s)-1]) {
		return false // 1000|例
	}
	if n := s.at(k + 1); s.tok[k].s == "通过" && !isAbout(n) && (n.kind == kWord || n.kind == kName || n.kind == kQuote) && s.meansBefore(rng{k + 1, base.r.j}) {
		return false // 通过对话|实现X
	}
	if n := s.at(k + 1); s.tok[k].s == "与会" && (n.kind == kName || n.is(cCollective|cAgentHead) || n.s == "其他" || n.s == "各" || n.s == "的") {
		return false // 与会|东盟国家领导人
	}
	if about := s.rfind(rng{base.r.i, k}, isAbout); about > base.r.i && s.tok[about-1].is(cCoordinator) && !s.hasDe(rng{about, k}) && s.hasDe(rng{k, base.r.j}) {
		return false // A以及关于|维护B的声明
	}
	if p, n := s.at(k-1), s.at(k+1); k > base.r.i && k+2 == base.r.j && n.kind == kWord && (n.s == "措施" || n.s == "政策") && p.kind == kWord && (p.nominal() || strings.HasPrefix(p.tag, "n")) && !p.is(cCollective|cAgentHead|cAdverb|cModal|cPronoun) {
		return false // 出口限制|措施
	}
	if s.tok[k].s == "包括" && s.includingEnd(rng{k, base.r.j}) > 0 || s.at(k+1).s == "者" || s.at(k+1).s == "之" {
		return false
	}
	if s.tok[k].is(cCooperation) && k > base.r.i && k+2 == base.r.j && s.at(k+1).is(cContent|cSharedHead) && s.at(k+1).kind == kWord {
		return false // A合作|倡议
	}
	if n := s.at(k + 1); k+1 < base.r.j && n.kind == kWord && (s.tok[k].nominal() && n.is(cAttitudeVerb) && n.verb == nil || s.felt(rng{base.r.i, k}, n)) {
		return false // 对制裁升级|深表担忧
	}
	if s.tok[k].nominal() && (s.at(k+1).is(cMore|cLinking) && s.at(k+1).kind == kWord || s.at(k+1).s == "得益于") && k+1 < base.r.j {
		return false // 合作|迈上新台阶, 发展|是X
	}
	if n := s.at(k + 1); k > base.r.i && k+2 == base.r.j && n.kind == kWord && (n.s == "情况" || n.s == "进展" || n.s == "进度" || n.s == "工作" && s.tok[k].s == "落实") {
		return false // 评估X落实|情况
	}
	if n := s.at(k + 1); k > base.r.i && k+2 == base.r.j && (s.tok[k].s == "恢复" || s.tok[k].s == "发展" || s.tok[k].s == "增长") && (n.s == "特点" || n.s == "态势" || n.s == "趋势" || n.s == "规律" || n.s == "现状") {
		return false // 经济恢复|特点
	}
	if s.at(k+1).s == "地" && k+2 < base.r.j {
		return false // 赞赏地|注意到
	}
	if isDe(s.at(k+1)) && k+1 < base.r.j || k > base.r.i && (isDe(s.at(k-1)) || s.at(k-1).kind == kQuote && s.tok[k].nominal()) {
		return false
	}
	if n := s.at(k + 1); k+2 < base.r.j && n.kind == kWord && n.is(cTemporal) {
		return false // 视察|时 opens no clause of its own
	}
	if k > base.r.i && s.at(k-1).is(cCoordinator) && !s.at(k-1).is(cAdverb) && s.at(k-1).s != "并" {
		return false
	}
	if p := s.at(k - 1); k > base.r.i && k+1 == base.r.j && s.tok[k].nominal() && !(s.tok[k].is(cCooperation) && p.is(cField|cLocalizer)) && (p.tag == "a" || p.tag == "n" || p.tag == "b" || p.tag == "vn") && p.kind == kWord && !p.is(cAdverb|cAgentHead|cCollective) {
		return false // 良好|发展 at the end is a noun
	}
	if p := s.at(k - 1); k > base.r.i && p.kind == kWord && strings.Contains("对就同与向为从把被以由于", p.s) && p.is(cFreePreposition) {
		return false
	}
	return true
}

// felt says whether a word tells what is felt about what 对 opens in r: 对局势恶化|深感担忧.
func (s *sent) felt(r rng, t *token) bool {
	if !strings.HasPrefix(t.s, "深表") && !strings.HasPrefix(t.s, "深感") && t.s != "表示" {
		return false
	}
	return s.find(r, func(t *token) bool { return t.kind == kWord && (t.s == "对" || t.s == "就") }) >= 0
}

// tryPredicate analyses the clause c with token k as its predicate.
func (s *sent) tryPredicate(c *clause, gs []group, k int) {
	c.verbs = s.coordinatedVerbs(k, c.r.j)
	last := c.verbs[len(c.verbs)-1]
	for last+1 < c.r.j && s.tok[last+1].is(cAspect) && s.tok[last+1].kind == kWord {
		last++
	}
	c.object = rng{last + 1, c.r.j}
	s.takeAdverbials(c, gs, rng{c.r.i, k})
	if c.modal == Obligated && c.subject.len() > 2 && !s.hasDe(c.subject) {
		acts := s.find(rng{c.subject.i + 1, c.subject.j - 1}, func(t *token) bool { return t.kind == kWord && t.verb.rule(FrameAction) != nil && !t.nominal() })
		if acts > 0 && s.agentLike(rng{c.subject.i, acts}) && !s.agentLike(c.subject) {
			c.subject.j = acts // 各国|开展X应遵循Y
		}
	}
	c.score = s.scoreVerb(c, k) + s.scoreLeft(c, k) + s.scoreRight(c, k)
}

// coordinatedVerbs is k and the verbs that share its object: 巩固和发展X.
func (s *sent) coordinatedVerbs(k, end int) []int {
	out := []int{k}
	for k+3 < end && (s.tok[k].verb != nil || s.tok[k].tag == "v") && s.tok[k+1].is(cCoordinator) {
		v := k + 2
		for v+2 < end && s.tok[v].kind == kWord && s.tok[v].is(cAdverb|cModal) && s.tok[v].verb == nil {
			v++
		}
		if s.tok[v].verb.rule(FrameLight) != nil && v+2 < end && s.tok[v+1].kind == kWord && s.tok[v+1].verb != nil && !s.tok[v+1].nominal() {
			v++ // 提出并推动达成X
		}
		n := s.at(v + 1)
		if !s.tok[v].verbal() || s.tok[v].verb == nil && s.tok[v].tag != "v" || s.tok[v].kind != kWord || v+1 >= end || isDe(n) || (n.kind == kPunct || n.is(cCoordinator)) && !(n.is(cCoordinator) && s.tok[v].verb != nil && s.at(v+2).verb != nil && s.at(v+2).kind == kWord && v+3 < end) {
			break
		}
		k = v
		out = append(out, k)
	}
	return out
}

// takeAdverbials peels modals, adverbs and phrases off the right end of what
// stands before the predicate; the rest is the subject.
func (s *sent) takeAdverbials(c *clause, gs []group, left rng) {
	e := left.j
	for e > left.i {
		n := s.peel(c, gs, rng{left.i, e})
		if n == e {
			break
		}
		e = n
	}
	c.subject = s.trimSubject(c, gs, rng{left.i, e})
}

// peel takes one adverbial off the end of r and gives the new end.
func (s *sent) peel(c *clause, gs []group, r rng) int {
	t := &s.tok[r.j-1]
	for _, g := range gs {
		if g.j == r.j && g.i >= r.i {
			c.groups = append(c.groups, g)
			return g.i
		}
	}
	switch {
	case t.kind == kDate:
		c.dates = append(c.dates, r.j-1)
		return r.j - 1
	case t.kind == kParen:
		return r.j - 1
	case t.kind != kWord && t.kind != kName && t.kind != kTitle && t.kind != kQuote:
		return r.j
	case t.is(cModal) || t.is(cNegation):
		s.takeModal(c, t)
		return r.j - 1
	case r.len() > 1 && s.tok[r.j-2].kind == kDate && dayPart(t.s):
		return r.j - 1
	case t.is(cTemporal) && r.len() > 1:
		return s.beforeTime(r)
	case t.is(cMotion):
		return r.j - 1
	case t.kind == kName && r.len() > 1 && s.tok[r.j-2].is(cMotion) && s.tok[r.j-2].kind == kWord:
		return r.j - 2
	case t.s == "努力" && r.len() > 2 && (s.tok[r.j-2].tag == "a" || isDe(&s.tok[r.j-2])) && s.hasDe(r) && s.at(r.j).is(cAttitudeVerb):
		// 对A付出的辛勤努力|表示感谢: a noun
	case t.is(cAdverb|cConnective) && !t.is(cPreposition) && t.verb == nil:
		return r.j - 1
	case (t.s == "年" || t.s == "届" || t.s == "次") && r.len() > 3 && s.tok[r.j-3].s == "连续": // A连续8年|是B
		return r.j - 3
	case t.s == "各" && r.len() > 1 && t.kind == kWord: // A、B将各|设立X
		return r.j - 1
	case t.s == "地" && r.len() > 1:
		return r.j - 2
	case t.s == "来" || t.s == "去":
		return r.j - 1
	case (t.s == "高质量" || t.s == "高标准" || t.s == "高水平" || t.s == "高效") && s.at(r.j).verb != nil && !s.at(r.j).nominal():
		return r.j - 1 // 高质量|实施X
	}
	if p := s.freeStart(r); p >= 0 {
		if t := &s.tok[p]; t.is(cModal) && t.s == "将" && s.tok[p+1].kind == kWord && s.tok[p+1].is(cAdverb) {
			return r.j
		}
		c.frees = append(c.frees, free{rng{p, r.j}, s.tok[p].s})
		return p
	}
	return r.j
}

// dayPart says whether a word is a part of the day that follows a date (15日下午).
func dayPart(w string) bool {
	switch w {
	case "上午", "下午", "中午", "晚", "晚上", "晚间", "傍晚", "清晨", "凌晨", "早上", "夜间":
		return true
	}
	return false
}

// beforeTime is where the clause of time that ends r begins: behind the first
// agent, which is the subject of what follows too.
func (s *sent) beforeTime(r rng) int {
	for q := r.i; q < r.j-1; q++ {
		if s.agentLike(rng{r.i, q + 1}) {
			return q + 1
		}
	}
	return r.i
}

func (s *sent) takeModal(c *clause, t *token) {
	if t.is(cNegation) {
		c.neg = true
		if strings.Contains(t.s, "应") || strings.Contains(t.s, "得") || strings.Contains(t.s, "必") || strings.Contains(t.s, "宜") || strings.Contains(t.s, "准") || t.s == "不能" || t.s == "不可" {
			c.modal = Obligated
		}
	}
	// Read right to left, so the modal named first is seen last and wins.
	switch {
	case t.is(cModalObligated):
		c.modal, c.soft = Obligated, false
	case t.is(cSoftModal) && c.modal == Obligated: // 同意应做X
	case t.is(cModalIntended):
		c.modal, c.soft, c.will = Intended, t.is(cSoftModal), t.s != "将" && t.s != "即将" && t.s != "将要" && t.s != "商定" && t.s != "一致商定"
	case t.is(cModalPossible) && t.s != "得以":
		c.modal, c.soft, c.possible = Hypothetical, false, true // what can happen is no fact
	}
}

// freeStart is where a free phrase that ends r begins, or -1. The leftmost
// preposition counts that nothing but such phrases separates from the subject.
func (s *sent) freeStart(r rng) int {
	for p := r.j - 2; p >= r.i; p-- {
		t := &s.tok[p]
		if t.kind == kPunct && t.isMark("，；：") {
			return -1
		}
		if t.s == "至" && p > r.i && (s.tok[p-1].tag == "x" || s.tok[p-1].tag == "m") {
			continue // 3至5年
		}
		if t.kind == kWord && t.is(cFreePreposition) && s.freeFits(t.s, rng{p + 1, r.j}, p == r.i || s.tok[p-1].is(cModal|cAdverb) && s.tok[p-1].kind == kWord) {
			if p > r.i && s.tok[p-1].s == "对" && s.tok[p-1].kind == kWord {
				return p - 1 // 对利用X的行为|表示Y
			}
			return p
		}
	}
	return -1
}

// freeFits says whether body can be the object of the preposition.
func (s *sent) freeFits(prep string, body rng, first bool) bool {
	head := &s.tok[body.j-1]
	if isDe(head) || head.is(cCoordinator) || isDe(&s.tok[body.i]) || prep == "以" && s.agentLike(rng{body.i - 1, body.j}) {
		return false
	}
	switch prep {
	case "同", "与", "和", "跟", "会同", "携手":
		if first := &s.tok[body.i]; body.len() > 1 && first.kind == kWord && !first.is(cCollective|cAgentHead|cPronoun|cQuantifier) && s.eventLike(body) {
			return false // 安全与|发展会议: inside a name
		}
		if first := &s.tok[body.i]; first.s == "建交" && body.len() > 1 && first.kind == kWord {
			body.i++ // 同建交国家
		}
		return s.agentLike(body) && (prep != "和" || first) && !s.acting(body)
	case "将", "把":
		first := &s.tok[body.i]
		if to := s.at(body.j + 1).s; first.is(cCooperation) && body.len() < 3 && (to == "到" || to == "至") {
			return true // 将合作|扩大到A
		}
		return !first.verbal() && !first.is(cPreposition) && !(first.is(cAdverb) && (body.len() < 2 || !strings.HasPrefix(s.tok[body.i+1].tag, "n")))
	case "应":
		return head.s == "邀请" || head.s == "邀" || head.s == "请求"
	case "携", "发挥", "抓住", "秉持", "遵循", "着眼", "聚焦":
		return first && !s.tok[body.i].verbal()
	case "通过":
		return !s.tok[body.i].is(cAspect)
	case "代表":
		return s.agentLike(body) && !s.tok[body.i].is(cCoordinator)
	case "为", "向", "给":
		if body.len() > 1 && head.kind == kWord && (head.verb.rule(FrameProvide) != nil || head.s == "带来" || head.s == "创造") && !head.nominal() {
			return false // 为友好的各国提供|更多N
		}
	}
	return first || prep == "对" || prep == "就" || prep == "对于" || prep == "针对" || prep == "关于" || prep == "围绕" || !s.closedByDe(body)
}

// closedByDe says whether the object of a preposition holds a verb that 的 closes,
// so that the phrase stands in a relative clause: 对|X给Y造成的影响.
func (s *sent) closedByDe(body rng) bool {
	de := s.rfind(body, isDe)
	return de > body.i && s.find(rng{body.i, de}, func(t *token) bool { return t.verbal() && !t.nominal() && t.kind == kWord }) >= 0 && s.find(rng{body.i, de}, func(t *token) bool { return t.kind == kPunct && !t.isMark("、") }) < 0
}

// acting says whether a phrase that ends in an agent has a predicate inside, so
// that it is no name of one: 有关方共同设立X三方.
func (s *sent) acting(r rng) bool {
	if s.hasDe(r) {
		return false
	}
	return s.find(rng{r.i + 1, r.j - 1}, func(t *token) bool {
		return t.kind == kWord && (t.verb.acts() && !t.nominal() || t.verb.rule(FrameSign) != nil || t.is(cLinking))
	}) >= 0
}

// trimSubject takes topic phrases and dates off the left end of the subject.
func (s *sent) trimSubject(c *clause, gs []group, r rng) rng {
	if s.tellsOfEvent(r) {
		return r // D在P举行的E|通过了X
	}
	for r.i < r.j {
		t := &s.tok[r.i]
		moved := false
		for _, g := range gs {
			if g.i == r.i && g.j <= r.j && (g.j == r.j || !isDe(&s.tok[g.j])) {
				c.groups = append(c.groups, g)
				r.i, moved = g.j, true
				break
			}
		}
		switch {
		case moved:
		case t.kind == kWord && (t.s == "下次" || t.s == "下届" || t.s == "上次" || t.s == "上届") && s.eventLike(r):
			return r
		case t.kind == kWord && (t.tag == "t" || t.tag == "m" && !ordinal(t.s) || t.tag == "q") && t.ent == nil && s.nameSoon(r):
			r.i++
		case t.kind == kDate && (r.len() == 1 || !s.dateInName(r)):
			c.dates = append(c.dates, r.i)
			r.i++
		case t.kind == kPunct && !t.isMark("“《"), t.is(cAdverb|cConnective) && t.kind == kWord && !t.is(cPreposition) && r.len() > 1 && t.verb == nil && s.adverbLead(r) && !(ordinal(t.s) && s.eventLike(r)):
			r.i++
		default:
			if s.timeOnly(r) {
				r.i = r.j // 未来5年
			}
			return r
		}
	}
	return r
}

// tellsOfEvent says whether a subject begins with the day and place of the event that it is:
// 2023年9月在P举行的|E.
func (s *sent) tellsOfEvent(r rng) bool {
	k := r.i
	for k < r.j && s.tok[k].kind == kDate {
		k++
	}
	if g, ok := s.groupAt(rng{k, r.j}); ok && g.prep == "在" {
		k = g.j
	}
	return k > r.i && k+2 < r.j && relativeVerb(s.tok[k].s) == "held" && isDe(&s.tok[k+1]) && s.eventLike(r)
}

// timeOnly says whether a range is nothing but words of time and number.
func (s *sent) timeOnly(r rng) bool {
	time := false
	for k := r.i; k < r.j; k++ {
		t := &s.tok[k]
		time = time || t.tag == "t" || t.s == "年"
		if t.kind != kWord || t.ent != nil || t.tag != "t" && t.tag != "m" && t.tag != "q" && t.tag != "x" && t.s != "年" {
			return false
		}
	}
	return time
}

// nameSoon says whether words of time (未来3年) stand before a name.
func (s *sent) nameSoon(r rng) bool {
	for k := r.i; k < min(r.j, r.i+5); k++ {
		t := &s.tok[k]
		if t.kind == kName || t.is(cCollective) {
			return k > r.i
		}
		if t.tag != "t" && t.tag != "m" && t.tag != "q" && t.s != "年" && t.s != "个" && t.s != "月" {
			return false
		}
	}
	return false
}

// adverbLead says whether an adverb at the head of a noun phrase belongs to the
// clause and not to the phrase (共同利益 keeps it).
func (s *sent) adverbLead(r rng) bool {
	n := &s.tok[r.i+1]
	return n.kind == kName || n.is(cCollective|cPronoun) || s.tok[r.i].is(cConnective)
}

// dateInName says whether the date that begins r belongs to the name behind it
// (2030年世博会): it does where no agent follows.
func (s *sent) dateInName(r rng) bool {
	return !s.agentLike(rng{r.i + 1, r.j})
}
