package extractor

import (
	"strings"
	"unicode/utf8"
)

// coordinators are the top-level coordinators of a noun phrase.
func (s *sent) coordinators(r rng) []int {
	var out []int
	if s.at(r.i).s == "关于" {
		if !s.hasDe(r) {
			return nil
		}
		r.i = max(r.i, s.aboutEnd(r))
	}
	shield := s.shield(r, s.groups(r))
	if k := s.find(rng{r.i + 1, r.j}, func(t *token) bool { return t.s == "其他" || t.s == "其它" }); k > 0 && s.tok[k-1].is(cCoordinator) {
		for d := s.rfind(rng{k, r.j}, isDe) - 1; d > k; d-- {
			shield[d-r.i] = true // A、B和其他|具有C、D性质的N
		}
	}
	from := r.i + 1
	if de := s.find(r, isDe); s.at(r.i).s == "面向" && de > r.i && de+1 < r.j {
		from = de // 面向A与B的|N
	}
	if about := s.find(r, func(t *token) bool { return t.s == "关于" }); about > r.i && !s.hasDe(rng{r.i, about}) && s.find(rng{r.i, about}, func(t *token) bool { return t.is(cCoordinator) }) < 0 {
		from = max(from, s.aboutEnd(rng{about, r.j})) // A关于改革和完善X的|倡议
	}
	if k := s.find(r, func(t *token) bool { return t.s == "不分" }); k >= r.i {
		return nil // 国家不分大小、强弱一律平等
	}
	for k := from; k+1 < r.j; k++ {
		t := &s.tok[k]
		if t.isMark("、") && k > r.i && isDe(&s.tok[k-1]) && s.hasDe(rng{k, r.j}) {
			continue // 可持续的、综合性的N
		}
		if t.is(cConnective) && s.tok[k-1].isMark("，") && (t.s == "特别是" || t.s == "尤其是") {
			continue // 对A，特别是B的N
		}
		if t.is(cCoordinator) && !shield[k-r.i] && (t.kind == kPunct || t.kind == kWord) && t.s != "并" && t.s != "或" && t.s != "及其" {
			out = append(out, k)
		}
	}
	return s.topLevel(out)
}

// aboutEnd is where 关于X的 ends that begins r: at the 的 before a noun that has X as
// its content, else at the last one; -1 without any.
func (s *sent) aboutEnd(r rng) int {
	for k := r.i + 1; k+1 < r.j; k++ {
		if m := s.find(rng{k + 2, min(k+4, r.j-1)}, func(t *token) bool { return t.is(cCoordinator) && t.kind != kName }); isDe(&s.tok[k]) && m > 0 && s.tok[m+1].s == "关于" {
			return k // 关于X的谅解备忘录、关于Y的协议
		}
		if isDe(&s.tok[k]) && s.tok[k+1].is(cContent) && (k+2 == r.j || s.tok[k+2].is(cCoordinator) || s.tok[k+2].kind == kPunct) {
			return k
		}
	}
	return s.rfind(r, isDe)
}

// topLevel leaves out the word coordinators inside an item. 和 and its like join
// the last item of a list to the rest, so that one before a 、 joins words of an
// item (A、B和C、D is A, B和C and D); 与 joins closer than 和 (A和B与C is A and B与C).
func (s *sent) topLevel(ks []int) []int {
	last, joined := -1, false // the last 、; whether 和 joins the items
	for i, k := range ks {
		switch w := s.tok[k].s; {
		case s.tok[k].isMark("、"):
			if i > 0 && s.tok[ks[i-1]].s == "以及" && i > 1 {
				return s.topLevel(ks[:i]) // A、B以及C、D和E: what goes on behind 以及 is one item
			}
			last = i
		case w == "和" || w == "以及" || w == "及":
			joined = true
		}
	}
	var out []int
	for i, k := range ks {
		w := s.tok[k].s
		if inner := s.tok[k].kind == kWord && w != "以及" && !s.at(k+1).is(cQuantifier) && !(w == "和" && i < last && named(s.at(k-1).s) && named(s.at(ks[i+1]-1).s)); inner && (i < last || joined && w == "与") {
			continue
		}
		out = append(out, k)
	}
	return out
}

// named says whether a word ends the name of an initiative or a concept: A理念和|B倡议、C倡议.
func named(w string) bool {
	return strings.HasSuffix(w, "理念") || strings.HasSuffix(w, "倡议")
}

// conjuncts splits a noun phrase into the parts that stand on their own; one
// part, the whole, where they share what cannot be dropped.
func (s *sent) conjuncts(r rng) []rng {
	r = s.trimNoun(r)
	if etc := s.etcetera(r); etc >= 0 {
		return s.conjunctsBefore(r, etc)
	}
	cs := s.coordinators(r)
	if len(cs) == 0 {
		return s.appendTitles(make([]rng, 0, 1), r)
	}
	if pairs := s.pairings(r, cs); pairs != nil {
		return pairs
	}
	parts := s.rejoinKnown(s.withAttributes(s.partsAt(r, cs)))
	if n := s.leadingTitles(parts); n > 0 && n < len(parts) && s.tok[parts[n].i].kind == kTitle && parts[n].len() > 1 && (strings.HasPrefix(s.tok[parts[n].i+1].s, "所") || s.tok[parts[n].i+1].s == "宗旨" || s.tok[parts[n].i+1].s == "原则" || s.tok[parts[n].i+1].s == "精神") {
		return []rng{r} // 《A》和《B》|宗旨和原则
	}
	if n := s.leadingTitles(parts); n > 0 && n < len(parts)-1 { // 《A》、《B》和C、D: what C and D share is theirs
		return append(parts[:n:n], s.conjuncts(rng{parts[n].i, r.j})...)
	}
	if s.sharedScope(parts) {
		return []rng{r}
	}
	return parts
}

// rejoinKnown joins the last two parts where the head of the last makes a term that the
// lexicon has of the bare word before it: 能源、粮食安全, 网络和跨国有组织犯罪.
func (s *sent) rejoinKnown(parts []rng) []rng {
	n := len(parts)
	if n < 2 || parts[n-2].len() != 1 {
		return parts
	}
	before, last := &s.tok[parts[n-2].i], s.text(parts[n-1])
	if len(last) < 12 || before.kind != kWord || strings.HasSuffix(before.s, last[len(last)-6:]) || s.doc.x.lex.Entity(before.s+last[len(last)-6:]) == nil {
		return parts
	}
	i := n - 2
	for i > 0 && parts[i-1].len() == 1 && quality(&s.tok[parts[i-1].i]) {
		i-- // 宜居、智慧、韧性|城市
	}
	return append(parts[:i:i], rng{parts[i].i, parts[n-1].j})
}

// pairings cuts a list of which each part tells how two things go together: A和B结合、
// C和D并重. Nil where it is no such list.
func (s *sent) pairings(r rng, cs []int) []rng {
	var marks []int
	for _, k := range cs {
		if s.tok[k].kind == kPunct {
			marks = append(marks, k)
		}
	}
	parts := s.partsAt(r, marks)
	for _, p := range parts {
		switch s.tok[p.j-1].s {
		case "结合", "并重", "并举", "并行", "并进", "统一":
		default:
			return nil
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// ownRelatives cuts a list of which each item has a relative clause of its own, at
// the coordinators behind which such a clause begins: 2月3日举行的A、在P举行的B以及由X
// 主导的C. One part, the whole, where it is no such list.
func (s *sent) ownRelatives(r rng) []rng {
	var cuts []int
	for k := r.i + 1; k+3 < r.j; k++ {
		next := &s.tok[k+1]
		if s.offeredBy(rng{r.i, k}, rng{k + 1, r.j}) {
			cuts = append(cuts, k) // A提出的X和|B提出的Y
			continue
		}
		if !s.tok[k].is(cCoordinator) || s.tok[k].kind == kName || next.kind != kDate && !(next.kind == kWord && (next.s == "在" || next.s == "由" || next.s == "为")) {
			continue
		}
		if by := s.find(rng{k + 2, r.j - 1}, func(t *token) bool { return t.s == "所" && t.kind == kWord }); next.s == "为" && by > 0 && by >= r.j-4 {
			cuts = append(cuts, k) // A和为X所作努力
			continue
		}
		if next.s == "为" {
			continue
		}
		de := s.find(rng{k + 2, r.j - 1}, isDe)
		if de < 0 || relativeVerb(s.tok[de-1].s) == "" || s.find(rng{k + 2, de}, func(t *token) bool { return t.is(cCoordinator) && t.kind == kPunct }) >= 0 {
			continue
		}
		if first := s.find(rng{r.i, k}, isDe); first < 0 && (s.find(rng{r.i, k}, func(t *token) bool { return t.verbal() && !t.nominal() || t.kind == kDate }) >= 0 || next.s == "在") {
			return []rng{r} // 2019年和2021年举行的E: one clause for both
		}
		cuts = append(cuts, k)
	}
	if len(cuts) == 0 {
		return []rng{r}
	}
	return s.partsAt(r, cuts)
}

// offeredBy says whether two phrases that a coordinator joins each begin with who offered,
// proposed or made what they name.
func (s *sent) offeredBy(left, right rng) bool {
	if t := &s.tok[right.i-1]; !t.is(cCoordinator) || t.kind == kName {
		return false
	}
	offered := func(r rng) bool {
		de := s.find(rng{min(r.i+2, r.j), r.j}, isDe)
		if de < 0 || de+1 >= r.j {
			return false
		}
		v := &s.tok[de-1]
		if v.kind != kWord || relativeVerb(v.s) == "" && v.s != "宣布" && !strings.HasPrefix(v.s, "所") && s.at(de-2).s != "所" {
			return false
		}
		e := r.i + 1
		for e < de-1 && s.agentLike(rng{r.i, e + 1}) {
			e++
		}
		return s.agentLike(rng{r.i, e}) && s.find(rng{e, de}, func(t *token) bool { return t.is(cCoordinator) && t.kind == kPunct }) < 0
	}
	return offered(left) && offered(right)
}

// leadingTitles is how many of the first parts are titles of documents.
func (s *sent) leadingTitles(parts []rng) int {
	n := 0
	for n < len(parts) && parts[n].len() == 1 && s.tok[parts[n].i].kind == kTitle {
		n++
	}
	return n
}

// withAttributes joins bare attributes to the noun that they stand before with
// another one: in 开放、包容的环境和秩序 the first part is 开放、包容的环境.
func (s *sent) withAttributes(parts []rng) []rng {
	var out []rng
	for i, p := range parts {
		de := s.find(p, isDe)
		if i == len(parts)-1 || de <= p.i || de-p.i > 2 || !s.attributive(&s.tok[de-1]) {
			out = append(out, p)
			continue
		}
		for n := len(out); n > 0 && out[n-1].len() <= 2 && s.attributive(&s.tok[out[n-1].j-1]) && !s.hasDe(out[n-1]) && s.tok[p.i-1].isMark("、"); n-- {
			p.i = out[n-1].i
			out = out[:n-1]
		}
		out = append(out, p)
	}
	return out
}

func (s *sent) partsAt(r rng, cs []int) []rng {
	var parts []rng
	start := r.i
	for _, k := range append(cs, r.j) {
		if p := s.trimNoun(rng{start, k}); !p.empty() {
			parts = s.appendTitles(parts, p)
		}
		start = k + 1
	}
	return parts
}

// appendTitles appends r, cut where titles or quoted names stand side by side
// (《A》《B》).
func (s *sent) appendTitles(out []rng, r rng) []rng {
	for k := r.i + 1; k < r.j; k++ {
		if kind := s.tok[k].kind; (kind == kTitle || kind == kQuote) && s.tok[k-1].kind == kind {
			out = append(out, rng{r.i, k})
			r.i = k
		}
	}
	return append(out, r)
}

// etcetera is the 等 that closes a list in r and has a head behind it, or -1.
func (s *sent) etcetera(r rng) int {
	k := s.find(rng{r.i + 1, r.j - 1}, func(t *token) bool { return t.s == "等" && t.kind == kWord })
	if k < 0 || s.find(rng{r.i, k}, func(t *token) bool { return t.is(cCoordinator) }) < 0 && s.tok[k-1].kind != kTitle && s.tok[k-1].kind != kQuote {
		return -1
	}
	return k
}

// conjunctsBefore splits A、B等N: into A and B where the head is general and the
// items are names, else into the whole and what is coordinated behind it.
func (s *sent) conjunctsBefore(r rng, etc int) []rng {
	head := rng{etc + 1, r.j}
	var rest []rng
	for k := head.i + 1; k < head.j-1; k++ {
		if t := &s.tok[k]; (t.s == "和" || t.s == "以及" || t.s == "及") && !s.tok[k-1].is(cCoopAttribute) && s.find(rng{head.i, k}, isAbout) < 0 {
			rest = s.conjuncts(rng{k + 1, head.j})
			head.j = k
			break
		}
	}
	var titles []rng
	for _, k := range s.coordinators(rng{r.i, etc}) {
		if s.tok[k-1].kind == kTitle && k > r.i && s.find(rng{k + 1, etc}, func(t *token) bool { return t.kind == kTitle }) < 0 {
			titles = s.partsAt(rng{r.i, k}, s.coordinators(rng{r.i, k}))
			r.i = k + 1
			break
		}
	}
	if len(titles) > 0 {
		return append(titles, append([]rng{{r.i, head.j}}, rest...)...)
	}
	items := s.conjuncts(rng{r.i, etc})
	if last := s.tok[head.j-1].s; head.len() <= 4 && (last == "项目" || last == "工程") && s.namesOnly(items) {
		return append(items, rest...) // 中老铁路、雅万高铁等一批标志性项目
	}
	if head.len() <= 2 && gathers(s.tok[head.j-1].s) && s.thingsNamed(items) {
		return append(items, rest...) // A中心、B中心等平台
	}
	if (s.countedDocuments(head) || head.len() == 1 && s.tok[head.i].s == "文件") && s.documents(items) {
		return append(items, rest...) // A议定书、B协定等15份合作文件
	}
	if head.len() <= 2 && s.tok[head.j-1].is(cDroppable) && (s.namesOnly(items) || strings.Contains(s.text(head), "犯罪") && every(items, func(it rng) bool { return s.chars(it) > 3 && s.tok[it.j-1].tag != "a" }) || s.tok[head.j-1].s == "挑战" && head.len() == 1 || s.tok[head.j-1].s == "活动" && head.len() == 1 && s.occasions(items)) {
		return append(items, rest...)
	}
	return append([]rng{{r.i, head.j}}, rest...)
}

// gathers says whether a noun behind 等 only tells what the things named before have in
// common.
func gathers(w string) bool {
	switch w {
	case "平台", "活动", "项目", "工程", "机构", "机制", "设施", "场所":
		return true
	}
	return false
}

// thingsNamed says whether every item ends like an event, a project or an organisation
// and says which.
func (s *sent) thingsNamed(items []rng) bool {
	return len(items) > 1 && every(items, func(it rng) bool {
		t := s.text(it)
		if it.len() == 1 && s.tok[it.i].kind == kQuote {
			return true
		}
		return s.chars(it) >= 4 && !s.hasDe(it) && (endsLike(Event, t) || endsLike(Project, t) || endsLike(Organization, t) || s.things([]rng{it}) || s.occasions([]rng{it}))
	})
}

// countedDocuments says whether a head is nothing but a number of documents: 等|15份合作文件.
func (s *sent) countedDocuments(head rng) bool {
	return (head.len() <= 5 || s.hasDe(head)) && endsLike(Document, s.text(head)) && s.find(head, func(t *token) bool { return t.tag == "m" || isDigit(t.s[0]) || t.is(cQuantifier) }) >= 0
}

func (s *sent) documents(items []rng) bool { return len(items) > 1 && every(items, s.documentLike) }

// occasions says whether every item of a list ends like an event or a time set
// aside for one (论坛, 文化年, 媒体周).
func (s *sent) occasions(items []rng) bool {
	return every(items, func(it rng) bool {
		t := s.text(it)
		_, size := utf8.DecodeLastRuneInString(t)
		return s.eventLike(it) || strings.Contains("年周节月日营赛展会", t[len(t)-size:])
	})
}

// namesOnly says whether every item names a thing: then the list needs no head.
func (s *sent) namesOnly(items []rng) bool {
	return len(items) > 0 && every(items, func(it rng) bool {
		t := &s.tok[it.j-1]
		return t.kind == kTitle || t.kind == kQuote || s.projectName(it) || t.ent != nil && t.ent.Type != Field && t.ent.Type != Concept || s.threat(it)
	})
}

// projectName says whether a noun phrase names one project: it ends like one and
// begins with a name (中哈石油管道).
func (s *sent) projectName(r rng) bool {
	first := &s.tok[r.i]
	text := s.text(r)
	return r.len() > 1 && ((first.kind == kName || first.kind == kQuote) && endsLike(Project, text) || utf8.RuneCountInString(text) > 4 && (strings.HasSuffix(text, "园") || strings.HasSuffix(text, "码头") || strings.HasSuffix(text, "期")))
}

// threat says whether a noun phrase names a crime or a danger.
func (s *sent) threat(r rng) bool {
	w := s.tok[r.j-1].s
	for _, end := range []string{"犯罪", "走私", "主义", "势力", "贩运", "洗钱", "袭击", "威胁", "移民", "腐败", "诈骗", "贩毒", "赌博", "疫情", "贫困"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
