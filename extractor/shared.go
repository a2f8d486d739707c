package extractor

import (
	"strings"
	"unicode/utf8"
)

// sharedScope says whether the conjuncts share a modifier or a head.
func (s *sent) sharedScope(parts []rng) bool {
	if len(parts) < 2 {
		return true
	}
	first, last := parts[0], parts[len(parts)-1]
	deFirst, deLast := s.hasDe(first), s.hasDe(last)
	switch {
	case s.eachItsOwn(parts):
		return false
	case s.fourBeforeDe(parts):
		return true // 理念共通、繁荣共享、责任共担的|N
	case deFirst && !deLast && s.at(last.i-1).s == "以及" && s.find(rng{s.find(first, isDe), first.j}, func(t *token) bool { return t.s == "和" || t.s == "与" }) > 0:
		return false // 《D》的宗旨和原则以及国际法
	case deLast && !deFirst && len(parts) == 2 && s.wordBetween(first, last) && s.tok[first.j-1].verbal() && s.tok[last.i].verb.rule(FrameStance) != nil && s.find(first, func(t *token) bool { return !t.verbal() && !t.is(cAdverb) && t.tag != "d" }) < 0:
		return true // 长期关心和支持A的|B
	case s.at(last.i-1).is(cQuantifier) && strings.HasSuffix(s.at(last.i-1).s, "形式的"):
		return false // 饥饿和一切形式的营养不良
	case s.tok[last.i].kind == kWord && (s.tok[last.i].s == "四大" || s.tok[last.i].s == "三大" || s.tok[last.i].s == "四项" || s.tok[last.i].s == "三项") && s.tok[first.i].tag != "m" && len(parts) == 2:
		return false // 构建A理念和四大倡议
	case s.begunAlike(parts):
		return false // 核安全、核安保和核保障
	case s.tok[last.i].s == "其他" && deLast && s.tok[last.i+1].verbal():
		return false // A和其他具有X的B
	case s.events(parts):
		return false // 新一届论坛和卫生对话
	case s.tok[last.j-1].is(cResult) && s.eventLike(first) && s.eventLike(s.withoutResult(last)):
		return true // A会议和B演习|成果
	case s.ismsBefore(parts):
		return true // 单边主义和保护主义|措施
	case s.oneEvent(parts):
		return true // 第六届技术转移与|创新合作大会
	case s.isms(parts):
		return false // 单边主义、保护主义和出口限制措施
	case s.countedFields(parts[len(parts)-1]):
		return true // 经济、人文五大领域|信任措施
	case s.heads(parts):
		return true // 国家元首和政府首脑|第四次峰会
	case s.principles(parts), s.dangers(parts), s.things(parts):
		return false
	case s.openedAlike(parts), s.ofOneNoun(parts):
		return true
	case s.allHaveDe(parts):
		return false // 以A为核心的体系、以B为基础的秩序
	case s.bareQualities(parts), s.alike(parts):
		return true
	case deLast && !deFirst && s.actsOf(parts):
		return true
	case deLast && !deFirst && s.tok[first.j-1].kind == kTitle:
	case deLast && !deFirst && s.sharedBefore(parts):
		return true // A和B的N
	case deFirst && !deLast:
		return !s.fieldsApart(parts) // M的A和B
	case (s.tok[first.i].tag == "m" && !ordinal(s.tok[first.i].s) || isDigit(s.tok[first.i].s[0])) && s.tok[first.i].kind == kWord && first.len() > 1:
		return !(isDigit(s.tok[last.i].s[0]) && s.wordBetween(parts[len(parts)-2], last)) // 1000名A和B, not 100亿元A和50亿元B
	}
	return s.actsBefore(parts) || s.actBeforeHead(parts) || s.joined(parts) || s.manners(parts) || s.kinds(parts) ||
		s.sharedTail(parts) || s.sharedModifier(parts) || s.sharedOwner(parts) || s.sharedPlaces(parts) || s.dimensions(parts)
}

// eachItsOwn says whether every part begins with its own number or owner: 第二届论坛和第五次对话,
// A盛情邀请和B周到接待, 东盟团结和东盟在X中的地位.
func (s *sent) eachItsOwn(parts []rng) bool {
	last := parts[len(parts)-1]
	return ordinal(s.tok[last.i].s) && s.eventLike(parts[len(parts)-2]) || s.ownedEach(parts) || s.ownedAlike(parts)
}

// begunAlike says whether every part is a word with the same one before it: 水运输、水灌溉和
// 水治理.
func (s *sent) begunAlike(parts []rng) bool {
	first := parts[0]
	return every(parts, func(p rng) bool {
		same := p.len() == 2 && s.tok[p.i].s == s.tok[first.i].s
		short := len(parts) > 2 && s.chars(p) == 3 && firstRune(s.text(p)) == firstRune(s.text(first))
		return s.tok[p.i].kind == kWord && (same || short)
	})
}

// oneEvent says whether a number (第六届) begins the first part and only the last ends
// like an event, so that all are its name.
func (s *sent) oneEvent(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	return first.len() > 1 && ordinal(s.tok[first.i].s) && len(parts) == 2 && s.wordBetween(first, last) && s.eventLike(s.withoutResult(last)) && !s.eventLike(first) && s.tok[last.i].kind == kWord && (!s.hasDe(last) || s.withoutResult(last) != last)
}

// heads says whether the last part is a meeting of those whom all parts name.
func (s *sent) heads(parts []rng) bool {
	before, last := parts[len(parts)-2], parts[len(parts)-1]
	return last.len() > 1 && s.eventLike(last) && s.wordBetween(before, last) && s.tok[before.j-1].kind == kWord && person(&s.tok[before.j-1]) && person(&s.tok[last.i])
}

// openedAlike says whether a word before the parts, or before each of them, holds
// for the noun behind the last: 为A与B所作|努力, 从A到B、从C到D的N.
func (s *sent) openedAlike(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	deFirst, deLast := s.hasDe(first), s.hasDe(last)
	opener := &s.tok[first.i]
	switch {
	case deLast && last.len() > 3 && s.tok[last.i].kind == kName && s.tok[last.i+1].s == "在" && s.allNames(parts[:len(parts)-1]):
		return true // A、B和C在X中的|地位
	case opener.s == "为" && s.find(last, func(t *token) bool { return t.s == "所" }) > 0:
		return true // 为A与B所作|努力
	case deLast && opener.s == "使" && opener.kind == kWord:
		return true // 使A复杂化、扩大化的|行动
	case s.beforePrinciple(parts):
		return true // 相互尊重、互利合作|原则
	case deLast && !deFirst && opener.kind == kWord && (opener.s == "同" || opener.s == "与"):
		return true // 同A、B的|会议
	case !deFirst && !deLast && s.closedBetween(parts):
		return true // A和B的|宗旨和原则
	case deLast && opener.is(cAdverb) && opener.kind == kWord && opener.s == s.tok[last.i].s:
		return true // 更加成熟、更加开放的N
	}
	return deLast && opener.s == "从" && s.tok[last.i].s == "从" // 从A到B、从C到D的N
}

// ofOneNoun says whether the parts before the last are attributes or owners of the
// noun that ends the last.
func (s *sent) ofOneNoun(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	deFirst, deLast := s.hasDe(first), s.hasDe(last)
	switch {
	case deFirst && deLast && len(parts) > 2 && s.attributes(parts):
		return true // M的开放、包容的N
	case deLast && !deFirst && (len(parts) > 2 || s.tok[first.i].s == "以") && s.allAttributes(parts):
		return true // 以A为核心、以B为基础、开放的N
	case deLast && !deFirst && len(parts) == 2 && s.wordBetween(first, last) && s.tok[last.j-2].s == "的" && relational(s.tok[last.j-1].s):
		return true // A与B的关系
	case s.closesHere(first) && last.len() == 1:
		return true // 以A为核心、以B为基础的N, which is a name
	}
	return !deLast && s.ownersOf(parts) // A及B有关决议
}

// actsBefore says whether a bare verb and one with an object stand before the noun that
// heads both: 控制和预防传染病|能力.
func (s *sent) actsBefore(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	tail := &s.tok[last.j-1]
	return len(parts) == 2 && first.len() == 1 && last.len() > 2 && s.wordBetween(first, last) && s.tok[first.i].verbal() && s.tok[last.i].verbal() && s.tok[last.i].verb.acts() && tail.kind == kWord && tail.is(cSharedHead|cContent)
}

// actsOf says whether the parts are acts before the noun behind 的 that they are of.
func (s *sent) actsOf(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	if s.tok[last.j-1].is(cContent) && s.tok[first.i].verb.acts() && s.tok[last.i].verb.acts() {
		return true // 建立A、设立B的|可行性
	}
	if s.actOn(first) && conduct(s.tok[last.j-1].s) && s.tok[last.i].verb.acts() {
		return true // 利用A散布B和实施C的|行为
	}
	return s.actOn(first) && !s.tok[last.i].verbal() // 侵犯A、B和C的|行为
}

// fieldsApart says whether two parts are cooperation in fields and an exchange of its
// own (M的渔业合作|和青年交往), or an exchange and cooperation in nothing that it names
// (M的政策对话|和互利合作).
func (s *sent) fieldsApart(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	if len(parts) == 2 && exchange(s.tok[first.j-1].s) && s.bareCooperation(last) && last.len() > 1 {
		return true
	}
	return len(parts) == 2 && s.cooperationHead(first) == first.j-1 && len(s.fields(rng{s.rfind(first, isDe) + 1, first.j})) > 0 && s.eventive(&s.tok[last.j-1])
}

// actBeforeHead says whether two acts stand before the head of the last part:
// 资源开发和利用|工作组.
func (s *sent) actBeforeHead(parts []rng) bool {
	before, last := parts[len(parts)-2], parts[len(parts)-1]
	t := &s.tok[last.i]
	return last.len() > 2 && len(t.s) == 6 && t.kind == kWord && t.tag == "v" && t.verb == nil && s.wordBetween(before, last) && s.tok[before.j-1].verbal()
}

// beforePrinciple says whether idioms and the like stand before the noun of the last
// part, which alone says that they are principles.
func (s *sent) beforePrinciple(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	if last.len() < 2 && s.chars(last) < 6 || !principle(s.tok[last.j-1].s) || s.hasDe(last) {
		return false
	}
	return every(before, func(p rng) bool {
		n := s.chars(p)
		return (n == 4 || len(parts) > 2 && n == 2) && !principle(s.tok[p.j-1].s) && s.tok[p.i].kind != kTitle
	})
}

// closedBetween says whether the 的 of a part between the first and bare last ones
// closes what stands before it: A、B乃至C的|和平、稳定与发展.
func (s *sent) closedBetween(parts []rng) bool {
	n := len(parts)
	for m := 1; m < n-2; m++ {
		if de := s.find(parts[m], isDe); de > parts[m].i && de+2 == parts[m].j && s.barely(parts[m+1:], 1) && s.at(de-2).s == "乃至" {
			return true
		}
	}
	return n > 2 && s.hasDe(parts[n-2]) && parts[n-1].len() == 1 && s.tok[parts[n-1].i].kind == kWord && s.tok[parts[n-2].j-2].s == "的"
}

// alike says whether bare words before the last part end like the attribute that
// begins it: 市场化、|国际化环境.
func (s *sent) alike(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	first, head := &s.tok[last.i], &s.tok[last.j-1]
	if first.kind != kWord {
		return false
	}
	if (last.len() == 2 || last.len() == 1 && len(first.s) >= 12) && quality(first) && s.eventive(head) && len(parts) > 2 &&
		every(before, func(p rng) bool { return p.len() == 1 && quality(&s.tok[p.i]) }) {
		return true // 绿色、低碳、高质量|发展
	}
	if (last.len() == 2 || last.len() == 3 && !s.hasDe(last)) && len(parts) > 2 && (quality(first) || first.is(cAdverb) && s.eventive(head)) && s.plainQualities(before) {
		return true // 科学、公正、客观|立场
	}
	_, n := utf8.DecodeLastRuneInString(first.s)
	end := first.s[len(first.s)-n:]
	return last.len() > 1 && strings.Contains("化性型式级", end) && every(before, func(p rng) bool {
		return p.len() == 1 && strings.HasSuffix(s.tok[p.i].s, end)
	})
}

// joined: what is brought together is one: A与B|对接, A和B|融合.
func (s *sent) joined(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	if last.len() > 2 && s.tok[last.j-1].is(cCooperation) {
		last.j-- // 对接合作
	}
	switch w := s.tok[last.j-1].s; w {
	case "对接", "衔接", "融合", "相衔接", "相对接":
		if exchange(s.tok[first.j-1].s) && first.len() > 1 {
			return false // 政策沟通和规划对接
		}
		return len(parts) == 2 && last.len() > 1 && s.wordBetween(first, last) && s.tok[first.j-1].s != w
	}
	return false
}

// kinds: attributes of the cooperation that ends the list: 区域和|多边合作.
func (s *sent) kinds(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	return last.len() > 1 && s.tok[last.j-1].is(cCooperation) && s.tok[last.i].is(cCoopAttribute) && every(before, func(p rng) bool {
		return p.len() == 1 && s.tok[p.i].is(cCoopAttribute) && !exchange(s.tok[p.i].s)
	})
}

// manners: attributes of the same action or noun: 全面、|公正解决.
func (s *sent) manners(parts []rng) bool {
	manner := func(t *token) bool {
		return t.kind == kWord && t.verb == nil && (t.tag == "a" || t.tag == "ad" || t.tag == "b" || t.tag == "d")
	}
	last := parts[len(parts)-1]
	if last.len() == 2 && s.tok[last.i].s == "依法" && s.tok[last.i+1].verbal() && every(parts[:len(parts)-1], func(p rng) bool { return p.len() == 1 && s.chars(p) == 2 }) {
		return true // 科学、民主、依法|决策
	}
	return len(parts) == 2 && parts[0].len() > 1 && last.len() > 1 && manner(&s.tok[parts[0].j-1]) && manner(&s.tok[last.i]) && s.tok[last.i+1].verbal()
}

// dimensions: bare measures or states behind one that says of what:
// 合作质量|、水平和规模, 地区和平|与稳定.
func (s *sent) dimensions(parts []rng) bool {
	return parts[0].len() > 1 && every(parts[1:], func(p rng) bool {
		t := &s.tok[p.i]
		return p.len() == 1 && t.kind == kWord && t.is(cDimension)
	})
}

// sharedPlaces: places before a common head: 中亚及阿富汗|地区中心.
func (s *sent) sharedPlaces(parts []rng) bool {
	before, last := &s.tok[parts[len(parts)-2].j-1], parts[len(parts)-1]
	next := &s.tok[last.i]
	if tail := s.tok[last.j-1].s; last.len() > 1 && (strings.HasSuffix(tail, "利益") || strings.HasSuffix(tail, "权益")) && (before.kind == kName || before.is(cCollective)) && (next.kind == kName || next.is(cCollective)) {
		return true // 非洲和发展中国家|共同利益
	}
	if before.s == "国际" && next.kind == kWord && strings.HasPrefix(next.s, "地区") {
		return true // 解决国际和地区|热点问题
	}
	if last.len() > 1 && s.region(before) && (s.region(next) || s.region(s.at(last.i+1)) && last.len() > 2) {
		return true // 两国和地区|和平安宁
	}
	return last.len() > 1 && before.kind == kName && next.kind == kName && before.ent != nil && next.ent != nil && place(before.ent) && place(next.ent)
}

// sharedOwner: the first part begins with whose it is, the others are bare
// nouns: 《宪章》|宗旨、原则; 两国|政府和议会.
func (s *sent) sharedOwner(parts []rng) bool {
	first := parts[0]
	owner := &s.tok[first.i]
	if (owner.s == "相互" || owner.s == "彼此") && first.len() == 2 && s.barely(parts[1:], 1) {
		return true // 相互了解|和信任
	}
	if (owner.s == "人民" || owner.s == "民众") && first.len() > 1 && s.barely(parts[1:], 1) {
		return true // 人民福祉|和繁荣
	}
	if s.region(owner) && first.len() > 1 && s.eventive(&s.tok[first.j-1]) && s.barely(parts[1:], 2) && s.states(parts[1:]) {
		return true // 世界和平稳定|与发展繁荣
	}
	if e := owner.ent; e != nil && (e.Type == Field || e.Type == Threat || e.Type == Concept) {
		return false
	}
	if end := s.tok[first.j-1].s; len(end) >= 6 && first.len() > 2 && every(parts[1:], func(p rng) bool { return p.len() > 1 && s.tok[p.j-1].s == end }) {
		return false // 各国水权平等、通行平等
	}
	if first.len() < 2 || owner.kind != kTitle && owner.kind != kName && !owner.is(cCollective|cPronoun) || s.tok[first.j-1].kind == kName || s.tok[first.j-1].kind == kTitle || s.tok[first.j-1].kind == kQuote {
		return false
	}
	return s.barely(parts[1:], 2)
}

// sharedBefore says whether the 的 of the last part closes all parts: so unless
// the part before the 的 is itself long enough to stand alone.
func (s *sent) sharedBefore(parts []rng) bool {
	last := parts[len(parts)-1]
	if len(parts) > 2 && s.at(last.i-1).s == "以及" && s.at(last.i-2).kind == kWord {
		return false // A、B以及C的N
	}
	if s.find(last, func(t *token) bool { return t.s == "关于" }) >= 0 {
		return false // A倡议和B关于X的|倡议
	}
	de := s.find(last, isDe)
	if t := &s.tok[de-1]; de > last.i && (t.tag == "a" || t.tag == "b" || t.tag == "i" || t.tag == "v" || s.tok[last.i].is(cAdverb)) && s.plainNouns(parts) {
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

// sharedTail: the last part ends in an action or a general head that the parts
// before lack: 重点项目、大型活动|安保经验交流.
func (s *sent) sharedTail(parts []rng) bool {
	sh := s.tailWord(parts)
	if sh == unsaid {
		sh = s.tailForm(parts)
	}
	if sh == unsaid {
		return s.tailAct(parts)
	}
	return sh == shares
}

// sharing is what one sign tells of a list.
type sharing int

const (
	unsaid  sharing = iota
	shares          // the head or modifier is that of all parts
	divides         // every part stands on its own
)

// tailWord is what single words of the last part tell: a head that is never one part's own
// (利益, 短板), a quantifier that begins it.
func (s *sent) tailWord(parts []rng) sharing {
	before, last := parts[len(parts)-2], parts[len(parts)-1]
	b, tail := &s.tok[before.j-1], &s.tok[last.j-1]
	if strings.HasSuffix(s.text(last), "利益") && s.tok[last.i-2].s == "安全" {
		return shares // 主权、安全、发展|利益
	}
	if strings.HasSuffix(tail.s, "权益") && last.len() > 1 && s.find(parts[0], func(t *token) bool { return t.s == "合法" || t.s == "正当" }) >= 0 {
		return shares // 合法土地和财产|权益
	}
	if tail.s == "建设" && len(parts) > 2 && s.tok[last.i].kind == kName && last.len() == 2 && every(parts[:len(parts)-1], func(p rng) bool { return p.len() == 1 && s.chars(p) == 2 }) {
		return shares // 健康、绿色、数字丝绸之路|建设
	}
	if tail.s == "短板" && last.len() > 1 && !b.is(cContent) && b.s != tail.s {
		return shares // 港口和电网|短板
	}
	if f := s.at(last.j - 2); last.len() > 2 && (f.s == "领域" || f.s == "方面") && f.kind == kWord && s.eventive(tail) {
		return shares // 海关、标准|领域协调
	}
	if n := s.at(last.i + 1); last.len() > 2 && (n.s == "双重" || n.s == "两大" || n.s == "三大" || n.s == "双向") {
		return shares // 数量和质量|双重目标
	}
	if s.tok[last.i].is(cQuantifier) && s.tok[last.i].kind == kWord {
		return divides // 努力及有关倡议
	}
	if last.len() < 2 { // 情报和|经验交流
		if before.len() == 1 && s.wordBetween(before, last) && len(tail.s) >= 12 && exchange(tail.s) && len(b.s) <= 6 && b.tag == "n" && b.kind == kWord {
			return shares
		}
		return divides
	}
	return unsaid
}

// tailForm is what the shapes of the last two parts tell: names, idioms, things, events.
func (s *sent) tailForm(parts []rng) sharing {
	before, last := parts[len(parts)-2], parts[len(parts)-1]
	b, tail := &s.tok[before.j-1], &s.tok[last.j-1]
	if b.tag == "i" && (tail.is(cSharedHead|cContent) || tail.s == "精神") || b.kind == kQuote && s.tok[last.i].kind == kQuote && tail.is(cSharedHead) && tail.s != "原则" {
		return shares // 睦邻互信、合作共赢|精神; “A”和“B”|网络
	}
	if tail.s == "建设" && before.len() == 1 && b.kind == kName && s.tok[last.i].kind == kName && last.len() == 2 {
		return shares // 陆海新通道、空中丝绸之路|建设
	}
	if b.kind == kQuote || b.kind == kTitle || before.len() == 1 && len(b.s) >= 12 && len(parts) == 2 && last.len() <= 2 && !b.is(cCollective|cAgentHead) && !(last.len() == 2 && sameEnd(b.s, s.tok[last.i].s)) {
		return divides
	}
	if sameEnd(b.s, tail.s) || tail.is(cCooperation) && exchange(b.s) && (before.len() > 1 || len(b.s) > 6) {
		return divides
	}
	if len(parts) == 2 && s.wordBetween(before, last) && s.eventive(b) && !b.is(cCooperation) && thingLike(s.text(last)) && !thingLike(s.text(before)) && s.eventive(s.at(last.j-2)) {
		return shares // 发展与合作|论坛
	}
	if len(parts) == 2 && s.tok[before.j].s == "与" && before.len() <= 2 && last.len() <= 3 && s.eventLike(last) && !s.eventLike(before) && !s.hasDe(last) && b.kind == kWord {
		return shares // 青年与渔业|论坛
	}
	if first := &s.tok[before.i]; len(parts) == 2 && before.len() > 1 && first.kind == kName && !strings.HasSuffix(b.s, "库") && s.wordBetween(before, last) && s.tok[last.i].kind == kWord && thingLike(s.text(last)) && !thingLike(s.text(before)) && !b.verbal() && strings.HasPrefix(b.tag, "n") && !b.is(cAgentHead) && b.kind == kWord {
		return shares // 两国联合海洋和|遥感研究中心
	}
	if (tail.is(cSharedHead) || (s.eventive(tail) || strings.HasSuffix(tail.s, "转型")) && !tail.is(cCooperation)) && s.find(rng{last.i, last.j - 1}, func(t *token) bool { return t.s == b.s }) >= 0 && before.len() > 1 {
		return shares // 能源领域、金融领域|监管规则
	}
	if last.len() == 2 && s.wordBetween(before, last) && s.tok[last.i].verbal() && b.verbal() && before.len() > 1 && (tail.s == "机制" || tail.s == "体系" || tail.s == "制度" || tail.s == "能力") {
		return shares // 人才发现和培养|机制
	}
	if len(parts) == 2 && s.fieldBody(before, last) {
		return shares // 环境和气候变化|分委会
	}
	if before.len() == 1 && last.len() == 2 && strings.HasSuffix(tail.s, "主义") && !s.threat(before) && b.kind == kWord && !s.threat(rng{last.i, last.i + 1}) {
		return shares // 贸易和投资|保护主义
	}
	return unsaid
}

// tailAct says whether the action or general head at the end of the last part is that of the
// parts before it, which lack one.
func (s *sent) tailAct(parts []rng) bool {
	before, last := parts[len(parts)-2], parts[len(parts)-1]
	b, tail := &s.tok[before.j-1], &s.tok[last.j-1]
	if s.eventive(tail) && s.threat(before) && (last.len() > 2 || !sameEnd(b.s, s.tok[last.i].s)) {
		return false // 走私和商业瞒骗
	}
	if tail.is(cSharedHead) && !b.is(cSharedHead) && s.tok[last.i].kind == kName && (b.kind == kName || endsLike(Organization, b.s)) && b.ent != nil && b.ent.Type == Organization {
		return true // A委员会和B联合体|潜力
	}
	if (tail.s == "支持" || tail.s == "援助") && (len(parts) > 2 || before.len() > 1) && s.chars(before) > 3 {
		return false // 试剂盒、防护装备和技术支持
	}
	if tail.s == "经验交流" && !exchange(b.s) {
		return true // 森林保护和火灾防治|经验交流
	}
	if s.eventive(tail) && len(parts) > 2 && every(parts, func(p rng) bool { return s.chars(p) >= 4 && !s.hasDe(p) }) && !(tail.is(cCooperation) || exchange(tail.s)) && s.tok[last.j-2].verbal() {
		return false // 防灾减灾、早期预警和灾后恢复重建
	}
	if s.eventive(tail) && b.is(cContent) && before.len() > 2 && !tail.is(cCooperation) {
		return false // 贸易限制措施和经济胁迫
	}
	if s.eventive(tail) || strings.HasSuffix(tail.s, "发展") || strings.HasSuffix(tail.s, "畅通") {
		return !s.eventive(b) && !exchange(b.s) || before.len() == 1 && len(b.s) <= 6 && b.tag != "v" && last.len() > 2 && !s.eventive(&s.tok[last.j-2])
	}
	if s.deed(before) && s.deed(last) {
		return false // 制售假药、非法贩运医疗产品
	}
	return tail.is(cSharedHead) && b.s != tail.s && !b.is(cSharedHead) && before.len() <= last.len() && b.kind != kName && (b.ent == nil || b.ent.Type == Field || b.ent.Type == Concept)
}

// deed says whether r is a verb that is no noun with what it is done to, attributes before
// them: 非法|贩运医疗产品.
func (s *sent) deed(r rng) bool {
	for r.len() > 2 && (s.tok[r.i].tag == "a" || s.tok[r.i].tag == "b") {
		r.i++
	}
	return r.len() > 1 && s.tok[r.i].kind == kWord && s.tok[r.i].tag == "v" && len(s.tok[r.i].s) >= 6 && !s.hasDe(r)
}

// fieldBody says whether the last part is a body named after a field and the part
// before it a field alone.
func (s *sent) fieldBody(before, last rng) bool {
	if before.len() != 1 || last.len() != 2 || !s.wordBetween(before, last) {
		return false
	}
	field := func(t *token) bool { return t.kind == kWord && t.ent != nil && t.ent.Type == Field }
	tail := s.tok[last.j-1].s
	return field(&s.tok[before.i]) && field(&s.tok[last.i]) && (strings.HasSuffix(tail, "委会") || strings.HasSuffix(tail, "委员会") || strings.HasSuffix(tail, "组") || strings.HasSuffix(tail, "中心"))
}

// sharedModifier: bare actions behind one with an object: 疫苗生产、研发、使用.
func (s *sent) sharedModifier(parts []rng) bool {
	first, made := &s.tok[parts[0].j-1], act(s.text(parts[0]))
	if parts[0].len() < 2 && !act(first.s) || parts[0].len() > 1 && !s.eventive(first) && !exchange(first.s) {
		return false
	}
	return every(parts[1:], func(p rng) bool {
		t := &s.tok[p.i]
		if t.ent != nil && t.ent.Type == Field && t.verb == nil && !made {
			return false // 跨境运输、旅游、体育
		}
		return p.len() == 1 && t.verbal() && s.chars(p) <= 2
	})
}
