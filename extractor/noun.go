package extractor

import (
	"strings"
	"unicode/utf8"
)

// phrase is a term's words: one range, or several where the words do not stand
// together (打击A、B: 打击 + B).
type phrase []rng

// trimNoun takes marks, quantifying phrases and stray particles off both ends
// of a noun phrase.
func (s *sent) trimNoun(r rng) rng {
	for r.i < r.j {
		t := &s.tok[r.i]
		if t.kind == kPunct && !t.isMark("“《") || t.is(cQuantifier) && r.len() > 1 && !s.countsHead(r) || isDe(t) || t.kind == kWord && t.is(cAspect) && r.len() > 1 && len(t.s) == 3 && t.verb == nil && t.s != "好" {
			if t.is(cQuantifier) && isDe(s.at(r.i+1)) {
				r.i++
			}
			r.i++
			continue
		}
		break
	}
	for r.i < r.j {
		t := &s.tok[r.j-1]
		if t.kind == kPunct && t.s != "%" || t.s == "等" || isDe(t) || t.s == "等等" {
			r.j--
			continue
		}
		break
	}
	return r
}

// countsHead says whether the quantifier that begins r counts within a list
// or a name and so stays.
func (s *sent) countsHead(r rng) bool {
	return s.at(r.i).s == "多" || s.at(r.i).s == "几" || s.at(r.i).s == "有关"
}

// relative is a clause before a noun that has its own agent, time or place.
type relative struct {
	clause rng // without the 的
	verb   int
	head   rng // the noun phrase it stands before
}

// splitRelative takes a relative clause off the front of a noun phrase, if it
// has one with an agent, time or place of its own: 在P举行的|E.
func (s *sent) splitRelative(r rng) (rng, *relative) {
	if s.at(r.i).s == "关于" {
		return r, nil
	}
	if k := s.rfind(rng{max(r.i, r.j-3), r.j - 1}, func(t *token) bool { return t.s == "作" || t.s == "做" }); k > r.i+1 && s.tok[k-1].s == "所" && !s.hasDe(rng{k, r.j}) {
		return rng{k + 1, r.j}, &relative{clause: rng{r.i, k + 1}, verb: k, head: rng{k + 1, r.j}} // 为X所作|贡献
	}
	for d := r.j - 2; d > r.i; d-- {
		if !isDe(&s.tok[d]) {
			continue
		}
		v := d - 1
		for v > r.i && s.tok[v].is(cAspect) && s.tok[v].verb == nil {
			v--
		}
		t := &s.tok[v]
		if !t.verbal() && !strings.HasPrefix(t.s, "所") || t.kind != kWord || t.nominal() && relativeVerb(t.s) != "proposed" || t.is(cAgentHead|cCollective) && t.verb == nil {
			continue
		}
		if v > r.i && t.verb == nil && s.tok[v-1].verb.acts() && !s.tok[v-1].nominal() && s.tok[v-1].kind == kWord {
			continue // 建立|独立的N
		}
		if v > r.i && (s.ownArguments(rng{r.i, v}) || strings.HasPrefix(t.s, "所")) && !(r.j-d == 2 && s.tok[d+1].s == "作用") {
			return rng{d + 1, r.j}, &relative{clause: rng{r.i, d}, verb: v, head: rng{d + 1, r.j}}
		}
	}
	return r, nil
}

// ownArguments says whether the words before a relative clause's verb give it
// an agent, a time or a place.
func (s *sent) ownArguments(r rng) bool {
	e := r.j
	for e > r.i && (s.tok[e-1].is(cAdverb) && s.tok[e-1].verb == nil || s.tok[e-1].s == "所" || s.tok[e-1].is(cModal)) {
		if s.tok[e-1].s == "所" {
			return true
		}
		e--
	}
	if e == r.i {
		return false
	}
	if s.find(rng{r.i, e}, func(t *token) bool { return t.kind == kDate || t.s == "由" }) >= 0 {
		return true
	}
	if gs := s.groups(rng{r.i, e}); len(gs) > 0 {
		return true
	}
	return s.agentLike(rng{r.i, e}) || s.find(rng{r.i, e}, func(t *token) bool { return t.kind == kName || t.is(cCollective) }) >= 0
}

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
	from := r.i + 1
	if about := s.find(r, func(t *token) bool { return t.s == "关于" }); about > r.i && !s.hasDe(rng{r.i, about}) && s.find(rng{r.i, about}, func(t *token) bool { return t.is(cCoordinator) }) < 0 {
		from = max(from, s.aboutEnd(rng{about, r.j})) // A关于改革和完善X的|倡议
	}
	for k := from; k+1 < r.j; k++ {
		t := &s.tok[k]
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
			last = i
		case w == "和" || w == "以及" || w == "及":
			joined = true
		}
	}
	var out []int
	for i, k := range ks {
		w := s.tok[k].s
		if inner := s.tok[k].kind == kWord && w != "以及"; inner && (i < last || joined && w == "与") {
			continue
		}
		out = append(out, k)
	}
	return out
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
		return s.appendTitles(nil, r)
	}
	parts := s.withAttributes(s.partsAt(r, cs))
	if s.sharedScope(parts) {
		return []rng{r}
	}
	return parts
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
		if t := &s.tok[k]; (t.s == "和" || t.s == "以及" || t.s == "及") && !s.tok[k-1].is(cCoopAttribute) {
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
	if head.len() <= 2 && s.tok[head.j-1].is(cDroppable) && (s.namesOnly(items) || s.tok[head.j-1].s == "挑战" && head.len() == 1 || s.tok[head.j-1].s == "活动" && head.len() == 1 && s.occasions(items)) {
		return append(items, rest...)
	}
	return append([]rng{{r.i, head.j}}, rest...)
}

// occasions says whether every item of a list ends like an event or a time set
// aside for one (论坛, 文化年, 媒体周).
func (s *sent) occasions(items []rng) bool {
	for _, it := range items {
		t := s.text(it)
		_, size := utf8.DecodeLastRuneInString(t)
		if !s.eventLike(it) && !strings.Contains("年周节月日营赛展会", t[len(t)-size:]) {
			return false
		}
	}
	return true
}

// namesOnly says whether every item names a thing: then the list needs no head.
func (s *sent) namesOnly(items []rng) bool {
	for _, it := range items {
		t := &s.tok[it.j-1]
		if t.kind != kTitle && t.kind != kQuote && !s.projectName(it) && (t.ent == nil || t.ent.Type == Field || t.ent.Type == Concept) && !s.threat(it) {
			return false
		}
	}
	return len(items) > 0
}

// projectName says whether a noun phrase names one project: it ends like one and
// begins with a name (中哈石油管道).
func (s *sent) projectName(r rng) bool {
	first := &s.tok[r.i]
	return r.len() > 1 && (first.kind == kName || first.kind == kQuote) && endsLike(Project, s.text(r))
}

// threat says whether a noun phrase names a crime or a danger.
func (s *sent) threat(r rng) bool {
	w := s.tok[r.j-1].s
	for _, end := range []string{"犯罪", "走私", "主义", "势力", "贩运", "洗钱", "袭击", "威胁", "移民", "腐败", "诈骗", "疫情", "贫困"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// sharedScope says whether the conjuncts share a modifier or a head.
func (s *sent) sharedScope(parts []rng) bool {
	if len(parts) < 2 {
		return true
	}
	first, last := parts[0], parts[len(parts)-1]
	deFirst, deLast := s.hasDe(first), s.hasDe(last)
	switch {
	case deLast && s.tok[first.i].s == "从" && s.tok[last.i].s == "从":
		return true // 从A到B、从C到D的N
	case deFirst && deLast && len(parts) > 2 && s.attributes(parts):
		return true // M的开放、包容的N
	case s.allHaveDe(parts):
		return false // 以A为核心的体系、以B为基础的秩序
	case s.alike(parts):
		return true // 市场化、法治化、国际化环境
	case deLast && !deFirst && s.tok[last.j-1].is(cContent) && s.tok[first.i].verb.acts() && s.tok[last.i].verb.acts():
		return true // 建立A、设立B的|可行性
	case deLast && !deFirst && s.tok[first.j-1].kind == kTitle:
	case deLast && !deFirst && s.sharedBefore(parts):
		return true // A和B的N
	case deFirst && !deLast:
		return true // M的A和B
	case (s.tok[first.i].tag == "m" && !ordinal(s.tok[first.i].s) || isDigit(s.tok[first.i].s[0])) && s.tok[first.i].kind == kWord && first.len() > 1:
		return true // 1000名A和B
	}
	if t := &s.tok[last.i]; last.len() > 2 && len(t.s) == 6 && t.kind == kWord && t.tag == "v" && t.verb == nil && s.wordBetween(parts[len(parts)-2], last) && s.tok[parts[len(parts)-2].j-1].verbal() {
		return true // 资源开发和利用|工作组
	}
	if s.joined(parts) || s.manners(parts) {
		return true
	}
	return s.sharedTail(parts) || s.bareBefore(parts) || s.sharedModifier(parts) || s.sharedOwner(parts) || s.sharedPlaces(parts) || s.dimensions(parts)
}

func (s *sent) allHaveDe(parts []rng) bool {
	for _, p := range parts {
		if !s.hasDe(p) {
			return false
		}
	}
	return true
}

// attributes says whether a list is one of attributes of the noun behind its
// last 的: what stands between the marks has no noun of its own.
func (s *sent) attributes(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	first.i = s.rfind(first, isDe) + 1
	last.j = s.find(last, isDe)
	for _, p := range append([]rng{first, last}, parts[1:len(parts)-1]...) {
		if p.len() == 0 || p.len() > 2 || s.hasDe(p) || !s.attributive(&s.tok[p.j-1]) {
			return false
		}
	}
	return true
}

// attributive says whether a word can stand before 的 like an adjective.
func (s *sent) attributive(t *token) bool {
	return t.kind == kWord && (strings.HasPrefix(t.tag, "a") || t.tag == "b" || t.tag == "i" || t.tag == "z" || t.verbal() || strings.HasSuffix(t.s, "性") || strings.HasSuffix(t.s, "化") || strings.HasSuffix(t.s, "共赢"))
}

// alike says whether bare words before the last part end like the attribute that
// begins it: 市场化、|国际化环境.
func (s *sent) alike(parts []rng) bool {
	last := parts[len(parts)-1]
	_, n := utf8.DecodeLastRuneInString(s.tok[last.i].s)
	w := s.tok[last.i].s
	end := w[len(w)-n:]
	if s.tok[last.i].kind != kWord {
		return false
	}
	if (last.len() == 2 || last.len() == 1 && len(w) >= 12) && quality(&s.tok[last.i]) && s.eventive(&s.tok[last.j-1]) && len(parts) > 2 {
		bare := true // 绿色、低碳、高质量|发展
		for _, p := range parts[:len(parts)-1] {
			bare = bare && p.len() == 1 && quality(&s.tok[p.i])
		}
		if bare {
			return true
		}
	}
	if last.len() < 2 || !strings.Contains("化性型式级", end) {
		return false
	}
	for _, p := range parts[:len(parts)-1] {
		if p.len() != 1 || !strings.HasSuffix(s.tok[p.i].s, end) {
			return false
		}
	}
	return true
}

// quality says whether a word is an adjective by its tag or by what it is of.
func quality(t *token) bool {
	return t.kind == kWord && t.verb == nil && (strings.HasPrefix(t.tag, "a") || t.tag == "b" || t.tag == "z" || strings.HasPrefix(t.s, "高") || strings.HasPrefix(t.s, "低") || t.s == "绿色" || strings.HasPrefix(t.s, "可"))
}

// joined: what is brought together is one: A与B|对接, A和B|融合.
func (s *sent) joined(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	if last.len() > 2 && s.tok[last.j-1].is(cCooperation) {
		last.j-- // 对接合作
	}
	switch w := s.tok[last.j-1].s; w {
	case "对接", "衔接", "融合", "相衔接", "相对接":
		return len(parts) == 2 && last.len() > 1 && s.wordBetween(first, last) && s.tok[first.j-1].s != w
	}
	return false
}

// manners: attributes of the same action or noun: 全面、|公正解决.
func (s *sent) manners(parts []rng) bool {
	manner := func(t *token) bool {
		return t.kind == kWord && t.verb == nil && (t.tag == "a" || t.tag == "ad" || t.tag == "b" || t.tag == "d")
	}
	last := parts[len(parts)-1]
	return len(parts) == 2 && parts[0].len() > 1 && last.len() > 1 && manner(&s.tok[parts[0].j-1]) && manner(&s.tok[last.i]) && s.tok[last.i+1].verbal()
}

// dimensions: bare measures behind one that says of what: 合作质量|、水平和规模.
func (s *sent) dimensions(parts []rng) bool {
	for _, p := range parts[1:] {
		switch t := &s.tok[p.i]; {
		case p.len() > 1 || t.kind != kWord:
			return false
		case t.s != "水平" && t.s != "规模" && t.s != "质量" && t.s != "层次" && t.s != "深度" && t.s != "广度" && t.s != "效率" && t.s != "效益":
			return false
		}
	}
	return parts[0].len() > 1
}

// sharedPlaces: places before a common head: 中亚及阿富汗|地区中心.
func (s *sent) sharedPlaces(parts []rng) bool {
	before, last := &s.tok[parts[len(parts)-2].j-1], parts[len(parts)-1]
	next := &s.tok[last.i]
	if last.len() > 1 && s.region(before) && (s.region(next) || s.region(s.at(last.i+1)) && last.len() > 2) {
		return true // 两国和地区|和平安宁
	}
	return last.len() > 1 && before.kind == kName && next.kind == kName && before.ent != nil && next.ent != nil && place(before.ent) && place(next.ent)
}

// region says whether a common noun stands for a place or those who live there.
func (s *sent) region(t *token) bool {
	switch t.s {
	case "地区", "世界", "全球", "区域", "所在地", "国际", "本国", "境内":
		return t.kind == kWord
	}
	return t.is(cCollective) && strings.HasSuffix(t.s, "国")
}

func place(e *Entity) bool { return e.Type == Place || e.Type == Country }

// sharedOwner: the first part begins with whose it is, the others are bare
// nouns: 《宪章》|宗旨、原则; 两国|政府和议会.
func (s *sent) sharedOwner(parts []rng) bool {
	first := parts[0]
	owner := &s.tok[first.i]
	if e := owner.ent; e != nil && (e.Type == Field || e.Type == Threat || e.Type == Concept) {
		return false
	}
	if first.len() < 2 || owner.kind != kTitle && owner.kind != kName && !owner.is(cCollective|cPronoun) || s.tok[first.j-1].kind == kName || s.tok[first.j-1].kind == kTitle || s.tok[first.j-1].kind == kQuote {
		return false
	}
	for _, p := range parts[1:] {
		if t := &s.tok[p.i]; p.len() > 2 || t.kind != kWord || t.verb != nil && !t.nominal() {
			return false
		}
	}
	return true
}

// plainNoun says whether every part but the last ends in a noun that is no
// attribute of the last (创新、开放|的理念 are attributes).
func (s *sent) plainNoun(parts []rng) bool {
	for _, p := range parts[:len(parts)-1] {
		t := &s.tok[p.j-1]
		if utf8.RuneCountInString(s.text(p)) < 4 || !strings.HasPrefix(t.tag, "n") || t.kind != kWord && t.kind != kName || s.eventive(t) || t.is(cCollective|cAgentHead) {
			return false
		}
	}
	return true
}

// ordinal says whether a number word belongs to a name (首届, 第六届).
func ordinal(w string) bool { return strings.ContainsAny(w, "首第届次") }

// sharedBefore says whether the 的 of the last part closes all parts: so unless
// the part before the 的 is itself long enough to stand alone.
func (s *sent) sharedBefore(parts []rng) bool {
	last := parts[len(parts)-1]
	if s.find(last, func(t *token) bool { return t.s == "关于" }) >= 0 {
		return false // A倡议和B关于X的|倡议
	}
	de := s.find(last, isDe)
	if t := &s.tok[de-1]; de > last.i && (t.tag == "a" || t.tag == "b" || t.tag == "i" || t.tag == "v" || s.tok[last.i].is(cAdverb)) && s.plainNoun(parts) {
		return false // 多边主义和开放的|贸易体制: the attribute is the last part's own
	}
	if v := s.find(rng{last.i, de}, func(t *token) bool { return t.verbal() && !t.nominal() }); v >= 0 && parts[0].len() > 2 {
		return false
	}
	if g, ok := s.groupAt(last); ok && g.j <= de {
		return false // 多边主义和以规则为基础的|体系
	}
	return s.parallel(parts, de)
}

// parallel says whether the parts before the last match, in length, what stands
// before its 的 better than the whole of it: then 的 closes all of them.
func (s *sent) parallel(parts []rng, de int) bool {
	last := parts[len(parts)-1]
	if s.attributive(&s.tok[de-1]) {
		return true // 安全、稳定的N
	}
	attribute, whole := s.chars(rng{last.i, de}), s.chars(last)
	for _, p := range parts[:len(parts)-1] {
		if n := s.chars(p); max(n-attribute, attribute-n) > max(n-whole, whole-n) {
			return false
		}
	}
	return true
}

// chars is the length of a range in characters.
func (s *sent) chars(r rng) int { return utf8.RuneCountInString(s.text(r)) }

func (s *sent) hasDe(r rng) bool { return s.find(r, isDe) >= 0 }

// sharedTail: the last part ends in an action or a general head that the parts
// before lack: 重点项目、大型活动|安保经验交流.
func (s *sent) sharedTail(parts []rng) bool {
	last := parts[len(parts)-1]
	if strings.HasSuffix(s.text(last), "利益") && s.tok[last.i-2].s == "安全" {
		return true // 主权、安全、发展|利益
	}
	tail := &s.tok[last.j-1]
	before := parts[len(parts)-2]
	b := &s.tok[before.j-1]
	if last.len() < 2 { // 情报和|经验交流
		return before.len() == 1 && s.wordBetween(before, last) && len(tail.s) >= 12 && exchange(tail.s) && len(b.s) <= 6 && b.tag == "n" && b.kind == kWord
	}
	if b.tag == "i" && (tail.is(cSharedHead|cContent) || tail.s == "精神") || b.kind == kQuote && s.tok[last.i].kind == kQuote && tail.is(cSharedHead) {
		return true // 开放包容、合作共赢|精神; “A”和“B”|网络
	}
	if b.kind == kQuote || b.kind == kTitle || before.len() == 1 && len(b.s) >= 12 && len(parts) == 2 && last.len() <= 2 && !b.is(cCollective|cAgentHead) && !(last.len() == 2 && sameEnd(b.s, s.tok[last.i].s)) {
		return false
	}
	if sameEnd(b.s, tail.s) || tail.is(cCooperation) && exchange(b.s) && (before.len() > 1 || len(b.s) > 6) {
		return false
	}
	if len(parts) == 2 && s.wordBetween(before, last) && s.eventive(b) && !b.is(cCooperation) && thingLike(s.text(last)) && !thingLike(s.text(before)) && s.eventive(s.at(last.j-2)) {
		return true // 发展与合作|论坛
	}
	if s.eventive(tail) && s.threat(before) && (last.len() > 2 || !sameEnd(b.s, s.tok[last.i].s)) {
		return false // 走私和商业瞒骗
	}
	if s.eventive(tail) {
		return !s.eventive(b) && !exchange(b.s) || before.len() == 1 && len(b.s) <= 6 && b.tag != "v" && last.len() > 2 && !s.eventive(&s.tok[last.j-2])
	}
	return tail.is(cSharedHead) && b.s != tail.s && !b.is(cSharedHead) && before.len() <= last.len() && b.kind != kName && (b.ent == nil || b.ent.Type == Field || b.ent.Type == Concept)
}

// bareBefore: bare words before a long part are parts of it (卫生、外交和金融机构
// 负责人交流机制).
func (s *sent) bareBefore(parts []rng) bool {
	last := parts[len(parts)-1]
	for _, p := range parts[:len(parts)-1] {
		if t := &s.tok[p.i]; p.len() != 1 || utf8.RuneCountInString(t.s) > 2 || t.kind != kWord {
			return false
		}
	}
	return last.len() >= 4
}

// sharedModifier: bare actions behind one with an object: 疫苗生产、研发、使用.
func (s *sent) sharedModifier(parts []rng) bool {
	if last := &s.tok[parts[0].j-1]; parts[0].len() < 2 || !s.eventive(last) && !exchange(last.s) {
		return false
	}
	for _, p := range parts[1:] {
		if p.len() != 1 || !s.tok[p.i].verbal() || utf8.RuneCountInString(s.tok[p.i].s) > 2 {
			return false
		}
	}
	return true
}

// thingLike says whether a noun phrase ends like an event, a project, a document
// or an organisation.
func thingLike(text string) bool {
	return endsLike(Event, text) || endsLike(Project, text) || endsLike(Document, text) || endsLike(Organization, text)
}

// eventive says whether a noun names an action or a state.
func (s *sent) eventive(t *token) bool {
	return t.kind == kWord && (t.verbal() || strings.HasSuffix(t.s, "化") && t.s != "文化" || t.tag == "an" || t.tag == "a" || t.tag == "ad")
}
