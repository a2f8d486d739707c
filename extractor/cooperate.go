package extractor

import "strings"

// cooperationHead is the index of the noun of cooperation that heads r, or -1.
// A general noun may stand behind it (合作水平, 合作关系).
func (s *sent) cooperationHead(r rng) int {
	if k := r.j - 3; k >= r.i && s.tok[k].is(cCooperation) && s.tok[k].kind == kWord && s.tok[k+1].is(cCoordinator) && (s.tok[k+2].is(cCoopAttribute) || s.tok[k+2].s == "伙伴关系") {
		return k // 合作与协调
	}
	if k := s.withTails(r); k > r.i {
		return k // X领域合作的水平和规模
	}
	for k := r.j - 1; k >= r.i && k >= r.j-2; k-- {
		if s.tok[k].is(cCooperation) && s.tok[k].kind == kWord {
			if k == r.j-1 || s.tok[r.j-1].is(cCoopTail) {
				return k
			}
		}
	}
	return -1
}

// withTails is the noun of cooperation before several measures of it, or before 的 and one
// (X合作广度和深度, X合作的水平), or -1.
func (s *sent) withTails(r rng) int {
	k := r.j - 1
	for k > r.i+2 && s.tok[k].is(cCoopTail) && s.tok[k-1].is(cCoordinator) {
		k -= 2
	}
	if k <= r.i || !s.tok[k].is(cCoopTail) {
		return -1
	}
	measure := s.tok[k].is(cDimension) || strings.HasSuffix(s.tok[k].s, "度") || s.tok[k].s == "潜力"
	if k--; isDe(&s.tok[k]) && measure {
		k--
	} else if k == r.j-2 {
		return -1
	}
	if k <= r.i || !s.tok[k].is(cCooperation) || s.tok[k].kind != kWord {
		return -1
	}
	return k
}

// fields reads the fields of cooperation of a noun phrase that cooperationHead
// accepts: what stands before 合作, less the parties and the attributes.
func (s *sent) fields(r rng) []phrase {
	head := s.cooperationHead(r)
	if head < 0 || s.find(rng{r.i, head}, func(t *token) bool { return t.s == "对接" }) >= 0 {
		return nil
	}
	if s.communication(r, head) && s.find(r, func(t *token) bool { return t.is(cField) }) < 0 {
		return nil
	}
	if s.actInside(rng{r.i, head}) || s.bodies(rng{r.i, head}) {
		return nil
	}
	if s.besides(rng{r.i, head}) || s.apart(rng{r.i, head}) {
		return nil
	}
	return s.fieldList(rng{r.i, head})
}

// communication says whether the noun of cooperation at head is one of talks: 战略沟通|协作.
func (s *sent) communication(r rng, head int) bool {
	return head > r.i && s.tok[head].s == "协作" && s.tok[head-1].s == "沟通"
}

// exchange says whether a word names talks or traffic rather than a field.
func exchange(w string) bool {
	for _, end := range []string{"沟通", "协调", "对话", "磋商", "对接", "交流", "往来", "交往", "互鉴", "协作"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// besides says whether the list before 合作 holds something that is no field but
// stands beside it: 政策协调和|务实合作, 文化交流、|经贸合作.
func (s *sent) besides(r rng) bool {
	if s.find(r, func(t *token) bool { return t.is(cField) || t.s == "等" }) >= 0 {
		return false
	}
	for k := r.i + 1; k < r.j; k++ {
		if w := s.tok[k-1].s; s.tok[k].is(cCoordinator) && k+1 < r.j && (k-1 > r.i || len(w) > 6) && s.tok[k-1].kind != kQuote && (exchange(w) || strings.HasSuffix(w, "互信")) {
			return true
		}
	}
	return false
}

// actInside says whether what stands before 合作 tells what somebody does rather than a
// field: A与B开展X(合作), 省市建立友好(合作).
func (s *sent) actInside(r rng) bool {
	k := s.find(rng{r.i + 1, r.j}, func(t *token) bool {
		return t.kind == kWord && (t.s == "开展" || t.s == "加强" || t.s == "深化" || t.s == "建立") && t.verb != nil
	})
	return k > r.i && !s.tok[k-1].is(cCoordinator) && !s.tok[k-1].is(cFreePreposition) && !isDe(s.at(k+1))
}

// bodies says whether what stands before 合作 names bodies that cooperate: 执法、安全和防务
// 部门交流与(合作).
func (s *sent) bodies(r rng) bool {
	if s.find(r, func(t *token) bool { return t.is(cField) && t.kind == kWord || t.s == "在" }) >= 0 {
		return false
	}
	between := false
	for r.len() > 1 && (s.tok[r.j-1].is(cCoopAttribute|cCoordinator) || isDe(&s.tok[r.j-1])) {
		between = between || s.tok[r.j-1].s == "之间" || s.tok[r.j-1].s == "间"
		r.j--
	}
	w := s.tok[max(r.i, r.j-1)].s
	if between && r.len() > 1 && s.find(r, func(t *token) bool { return t.is(cAgentHead) && t.kind == kWord }) >= 0 {
		return true // 政府部门、政党和地方间的(合作)
	}
	return strings.HasSuffix(w, "部门") || strings.HasSuffix(w, "院校") || strings.HasSuffix(w, "机构") || w == "代表团"
}

// apart says whether the last item before 合作 begins with whose it is, so that what
// stands before it is something else: 论坛建设和|中拉整体合作.
func (s *sent) apart(r rng) bool {
	for k := r.i + 1; k+1 < r.j; k++ {
		n := &s.tok[k+1]
		if s.tok[k].is(cCoordinator) && s.tok[k].kind == kWord && n.kind == kName && n.ent == nil && s.tok[k-1].kind != kName && !s.tok[k-1].is(cCollective) {
			return true
		}
	}
	return false
}

// fieldList reads the fields of a range that stands before 合作 or in 在…领域.
func (s *sent) fieldList(r rng) []phrase {
	r.i = max(r.i, s.framed(r))
	if k := s.find(r, func(t *token) bool { return t.s == "背景下" || t.s == "形势下" || t.s == "条件下" }); k > r.i && k+1 < r.j {
		r.i = k + 1 // X背景下|A(合作)
	}
	if k := s.rfind(r, func(t *token) bool { return t.s == "领域" && t.kind == kWord }); k > r.i && isDe(s.at(k+1)) && k+2 < r.j && s.find(rng{k + 2, r.j}, func(t *token) bool { return !t.is(cCoopAttribute | cCoordinator) }) < 0 {
		r.j = k // A、B领域的投资和技术(合作)
	}
	r = s.trimFieldEnd(r)
	if head, cl := s.splitRelative(r); cl != nil && relativeVerb(s.tok[cl.verb].s) == "held" && !head.empty() {
		r = head // 在P举行的|大型活动安保(合作)
	}
	r = s.trimFieldStart(r)
	if g, ok := s.groupAt(r); ok && g.prep == "在" && s.fieldLocalizer(g) && g.j < r.j && isDe(&s.tok[g.j]) {
		r = s.trimFieldEnd(g.body()) // 在A领域的B合作: the field is A
	}
	if at := s.find(r, func(t *token) bool { return t.s == "在" && t.kind == kWord }); at > r.i && s.agentLike(rng{r.i, at}) {
		de := s.find(rng{at, r.j}, isDe)
		if g, ok := s.groupAt(rng{at, r.j}); ok && s.fieldLocalizer(g) {
			return s.fieldList(g.body()) // A部门在X领域的(合作)
		}
		if de > at {
			return s.fieldList(rng{de + 1, r.j}) // A和B在第三国的X(合作)
		}
	}
	if r.empty() || s.agentsOnly(r) || r.len() == 1 && s.tok[r.i].is(cContent) && s.tok[r.i].kind == kWord {
		return nil
	}
	if s.at(r.i).s == "在" {
		r.i++
	}
	if etc := s.find(r, func(t *token) bool { return t.s == "等" && t.kind == kWord }); etc > 0 {
		return s.fieldsAround(r, etc)
	}
	return s.splitFields(r)
}

// agentsOnly says whether those who cooperate stand before 合作 rather than a
// field: 邮政部门合作, 医疗和教育机构合作.
func (s *sent) agentsOnly(r rng) bool {
	t := &s.tok[r.j-1]
	if !t.is(cAgentHead) || t.kind != kWord || t.s == "智库" || t.s == "媒体" {
		return false
	}
	cs := s.coordinators(r)
	return len(cs) == 0 || len(cs) == 1 && r.j-cs[0] == 3
}

// fieldsAround reads A、B等N: the items before 等 are the fields; a list that goes
// on behind N gives more.
func (s *sent) fieldsAround(r rng, etc int) []phrase {
	if last := &s.tok[r.j-1]; len(s.coordinators(rng{r.i, r.j})) == 0 && r.j-etc > 2 && !last.is(cField|cCoopAttribute) && s.find(rng{etc, r.j}, func(t *token) bool { return t.is(cField) || isDe(t) }) < 0 {
		return []phrase{{r}} // 铀矿等关键矿产勘探开发(合作)
	}
	out := s.splitFields(rng{r.i, etc})
	for k := etc + 1; k < r.j; k++ {
		if s.tok[k].s == "、" {
			return append(out, s.fieldList(rng{k + 1, r.j})...)
		}
	}
	return out
}

// trimFieldEnd takes 领域, 方面, 的, 等 and attributes of 合作 off the end.
func (s *sent) trimFieldEnd(r rng) rng {
	for r.i < r.j {
		t := &s.tok[r.j-1]
		switch {
		case isDe(t), t.s == "等", t.kind == kPunct, t.kind == kParen:
		case t.s == "产业" && (r.len() == 2 && quality(&s.tok[r.i]) || r.len() > 1 && (s.at(r.j).s == "等" || s.at(r.j).isMark("、"))): // 新兴产业, 健康产业等领域
			return r
		case t.is(cField), t.is(cLocalizer) && t.s != "农业":
		case t.s == "支柱" && r.len() > 1 && s.counts(rng{r.i, r.j - 1}) > 0: // A、B三大|支柱
		case s.counts(r) > 0:
			r.j -= s.counts(r) - 1
		case t.is(cCoopAttribute) && t.kind == kWord:
			if fieldToo(t.s, r.len() == 1) && !s.attributeHere(r) && !(t.s == "国际" && r.len() > 1 && !s.tok[r.j-2].is(cCoordinator)) {
				return r
			}
		case t.is(cCoordinator) && t.kind == kWord:
		default:
			return r
		}
		r.j--
	}
	return r
}

// counts is how many tokens at the end of r only count the fields named before: A、B|三个
// 重点(领域), A、B|五大(领域); 0 for none.
func (s *sent) counts(r rng) int {
	k := r.j
	if w := s.tok[k-1].s; w == "重点" || w == "优先" || w == "关键" || w == "主要" {
		k--
	}
	at := k
	for k > r.i && s.tok[k-1].kind == kWord && (s.tok[k-1].tag == "m" || s.tok[k-1].tag == "q" || s.tok[k-1].s == "大" || s.tok[k-1].s == "个") && s.tok[k-1].ent == nil {
		k--
	}
	if k == at || s.find(rng{r.i, k}, func(t *token) bool { return t.is(cCoordinator) }) < 0 {
		return 0
	}
	return r.j - k
}

// fieldToo says whether an attribute of 合作 can be its field as well: 投资合作 is
// cooperation in investment; 战略 and its like are fields in a list only.
func fieldToo(w string, alone bool) bool {
	switch w {
	case "技术", "投资", "创新":
		return true
	case "战略", "人才", "国际", "交流":
		return !alone
	}
	return false
}

// attributeHere says whether the attribute that ends r belongs to 合作: it does
// behind a field (数字经济领域投资合作), not as a field of its own (贸易和投资合作).
func (s *sent) attributeHere(r rng) bool {
	p := s.at(r.j - 2)
	return p.is(cField|cCoopAttribute) || isDe(p)
}

// trimFieldStart takes parties, adverbs and attributes off the front.
func (s *sent) trimFieldStart(r rng) rng {
	if k := s.includingEnd(r); k > 0 {
		r.i = k
	}
	for r.i < r.j {
		t := &s.tok[r.i]
		switch {
		case s.framed(r) > 0:
			r.i = s.framed(r) - 1
		case t.kind == kDate, t.kind == kParen, isDe(t):
		case t.kind == kPunct && !t.isMark("“《"):
		case (t.s == "本" || t.s == "该" || t.s == "此") && s.region(s.at(r.i+1)) && r.len() > 1:
			r.i++
		case t.s == "同" || t.s == "与" || t.s == "和":
		case t.kind == kQuote && t.ent != nil && (t.ent.Type == Group || t.ent.Type == Organization) && r.len() > 1:
		case t.kind == kName && (t.ent == nil || t.ent.Type == Country || t.ent.Type == Group || t.ent.Type == Organization || t.ent.Type == Place) && r.len() >= 1:
		case t.is(cCollective|cPronoun) && t.kind == kWord, t.is(cAdverb|cConnective) && t.verb == nil && t.kind == kWord && (t.ent == nil || t.ent.Type != Field):
		case t.is(cCoopAttribute|cQuantifier) && t.kind == kWord && (!fieldToo(t.s, r.len() == 1) || t.s == "国际" && r.len() > 1 && !s.tok[r.i+1].is(cCoordinator)):
		case t.kind == kWord && (t.tag == "t" || t.tag == "m" || t.tag == "q") && t.ent == nil:
		case t.kind == kWord && t.verb == nil && r.len() > 1 && strings.HasSuffix(t.s, "国家") && len(t.s) > 6:
		case t.verb == nil && s.at(r.i+1).s == "国家" && r.len() > 2 && !s.at(r.i+2).is(cCoordinator):
			r.i++ // 澜湄|国家|执法
		case (t.s == "提升" || t.s == "深化" || t.s == "加强") && r.len() > 1 && s.tok[r.i+1].ent != nil && s.tok[r.i+1].ent.Type == Field:
		case t.s == "国家" || t.s == "间" || t.s == "之间" || t.s == "国" || t.s == "各国":
		default:
			return r
		}
		r.i++
	}
	return r
}

// framed is the end of 在…框架下的 at the front of r, which says where parties
// cooperate and not in what; 0 if r does not begin so.
func (s *sent) framed(r rng) int {
	if s.at(r.i).s != "在" {
		return 0
	}
	if g, ok := s.groupAt(r); ok && g.loc != "" && !s.fieldLocalizer(g) && g.j < r.j {
		if isDe(s.at(g.j)) {
			return g.j + 1
		}
		if strings.HasPrefix(g.loc, "框架") {
			return g.j
		}
	}
	return 0
}

// includingEnd is the end of 包括…在内的 at the front of r, or 0.
func (s *sent) includingEnd(r rng) int {
	if s.at(r.i).s != "包括" {
		return 0
	}
	k := s.find(r, func(t *token) bool { return t.s == "在内" })
	if k < 0 {
		k = s.find(r, func(t *token) bool { return t.s == "内" })
	}
	if k > 0 && isDe(s.at(k+1)) {
		return k + 2
	}
	if n := s.at(k + 1); k > 0 && s.tok[k].s == "在内" && k+2 < r.j && (n.is(cQuantifier|cCollective) || strings.HasPrefix(n.s, "各")) {
		return k + 1 // 包括A在内|各类X
	}
	return 0
}

// splitFields splits a list of fields. A verb before the first one governs all:
// 打击A、B is 打击A and 打击B.
func (s *sent) splitFields(r rng) []phrase {
	cs := s.coordinators(r)
	parts := s.rejoinFields(s.knownApart(s.partsAt(r, cs)))
	lead := -1
	if t := s.at(r.i); len(parts) > 1 && t.kind == kWord && governsList(t) && parts[0].len() > 1 {
		lead = r.i
		for _, p := range parts[1:] {
			if s.tok[p.i].verb != nil && p.len() > 1 {
				lead = -1
			}
		}
	}
	var out []phrase
	for i, p := range parts {
		if t := s.at(p.i); lead < 0 && i > 0 && i+1 < len(parts) && p.len() > 1 && t.kind == kWord && governsList(t) && s.bareThreats(parts[i+1:]) {
			out = append(out, phrase{p})
			lead = p.i // 反腐败、打击A、B
			continue
		}
		switch {
		case p.empty() || s.at(p.i).is(cField) && p.len() == 1:
		case lead >= 0 && i > 0 && (s.threat(p) || !s.eventive(&s.tok[p.j-1]) && !s.fieldItself(p)):
			out = append(out, phrase{{lead, lead + 1}, p})
		default:
			out = append(out, phrase{p})
		}
	}
	return out
}

// knownApart cuts the parts of a list at a 和 inside that has a field by itself before it:
// A、公共卫生和|老龄化社会、B.
func (s *sent) knownApart(parts []rng) []rng {
	out := make([]rng, 0, len(parts))
	for i, p := range parts {
		if e := s.at(p.i).ent; len(parts) > 2 && p.len() > 2 && s.tok[p.i+1].s == "和" && s.tok[p.i].kind == kWord && e != nil && e.Type == Field {
			out = append(out, rng{p.i, p.i + 1})
			p.i += 2
		}
		if k := s.find(p, func(t *token) bool { return t.s == "和" && t.kind == kWord }); i == 0 && k > p.i && k+1 < p.j && act(s.text(rng{k + 1, p.j})) && len(parts) > 1 && s.tok[parts[1].i].verbal() && parts[1].len() == 1 {
			out = append(out, rng{p.i, k}) // A分享和|B生产、研发
			p.i = k + 1
		}
		out = append(out, p)
	}
	return out
}

// bareThreats says whether no part has a verb of its own and the first is a danger.
func (s *sent) bareThreats(parts []rng) bool {
	return every(parts, func(p rng) bool { return !p.empty() && (s.tok[p.i].verb == nil || p.len() == 1) }) && s.threat(parts[0])
}

// fieldItself says whether a part is a field by its own name.
func (s *sent) fieldItself(r rng) bool {
	e := s.tok[r.j-1].ent
	return r.len() == 1 && e != nil && e.Type == Field
}

// governsList says whether a verb before a list of fields governs each of them:
// so verbs against dangers and for goods (打击A、B), not 举办A、联合B.
func governsList(t *token) bool {
	r := t.verb.rule(FrameAction)
	return r != nil && (r.Relation == "combats" || r.Relation == "protects")
}

// rejoinFields joins the parts that only a word coordinator divides and that
// share a head (草药种植及加工); a list mark always divides.
func (s *sent) rejoinFields(parts []rng) []rng {
	if len(parts) < 2 {
		return parts
	}
	if s.sharedModifier(parts) {
		return []rng{{parts[0].i, parts[len(parts)-1].j}}
	}
	var out []rng
	for i, p := range parts {
		ahead := i+1 < len(parts) && p.len() == 1 && s.wordBetween(p, parts[i+1]) && s.sharesField(p, parts[i+1]) // 、预防和消除X
		long := len(out) > 0 && s.chars(p) >= 6 && s.chars(out[len(out)-1]) >= 6 && s.eventive(&s.tok[out[len(out)-1].j-1])
		if n := len(out); n > 0 && !ahead && !long && (s.wordBetween(out[n-1], p) || p.len() == 1 && s.tok[p.i].verbal() && len(s.tok[p.i].s) < 12) && s.sharesField(out[n-1], p) {
			out[n-1].j = p.j
			continue
		}
		out = append(out, p)
	}
	return out
}

// sameEnd says whether two words end in the same two characters (职业教育, 补充|教育):
// then neither leans on the other.
func sameEnd(a, b string) bool {
	return len(a) >= 6 && len(b) >= 6 && a[len(a)-6:] == b[len(b)-6:]
}

func (s *sent) wordBetween(a, b rng) bool {
	return b.i-a.j == 1 && s.tok[a.j].kind == kWord
}

// sharesField says whether two parts are one field: a bare noun before a longer
// part that ends in an action, or a bare action behind a longer part.
func (s *sent) sharesField(a, b rng) bool {
	if s.hasDe(b) || s.tok[a.j-1].kind == kQuote || sameEnd(s.tok[a.j-1].s, s.tok[b.j-1].s) {
		return false
	}
	if a.len() > 1 && b.len() > 1 && s.tok[a.i].s == s.tok[b.i].s {
		return false // 支付系统和支付服务
	}
	if a.len() == 1 && b.len() > 1 && s.tok[a.i].verbal() && s.tok[b.i].verbal() && s.tok[a.i].tag == "v" {
		return true // 建设和使用X
	}
	if e := s.tok[b.i].ent; b.len() == 1 && e != nil && e.Type == Field && s.tok[b.i].verb == nil {
		return false // 电网互联互通和|节能
	}
	if b.len() == 1 && (a.len() > 1 && s.eventive(&s.tok[a.j-1]) || act(s.text(a))) && s.tok[b.i].verbal() {
		return true
	}
	if tail := s.tok[b.j-1].s; s.chars(a) == 2 && b.len() > 1 && (tail == "监管" || tail == "检验" || tail == "研发" || tail == "生产") {
		return true // 药品和|医疗器械监管
	}
	if e := s.tok[a.j-1].ent; a.len() == 1 && e != nil && e.Type == Field {
		return false // 交通和|物流服务: a field by itself
	}
	return b.len() > 1 && s.eventive(&s.tok[b.j-1]) && !s.eventive(&s.tok[a.j-1]) && s.tok[a.j-1].kind != kName
}
