package extractor

import "strings"

// valuedBelow: behind 认为， the first of several verb phrases of which the last ends
// in 十分重要 is valued as the last is: 认为，完善A，维护B十分重要.
func (w *writer) valuedBelow(segs []segment, i int) bool {
	p := w.pending
	if p == nil || i+1 >= len(segs) || segs[i].end != "，" {
		return false
	}
	s := w.s
	for j := i; j < len(segs); j++ {
		c := s.parse(segs[j].rng)
		if c.topic || !c.subject.empty() || c.modal != "" {
			return false
		}
		if last := &s.tok[segs[j].j-1]; j > i && last.is(cImportant) && last.kind == kWord {
			break
		}
		if j+1 == len(segs) {
			return false
		}
	}
	rule := w.doc.x.rules.named["stance.importance"]
	q := &predication{clause: &clause{s: s, r: segs[i].rng}, subj: p.holder, trigger: p.trigger, rule: rule}
	for _, part := range w.valueTargets(q, segs[i].rng) {
		w.give(q, "values", s.withoutDated(part), Asserted)
	}
	return true
}

// importance reads X的重要性, X对Y具有重要意义, X至关重要, 有必要X in a clause and
// gives `values` X from the holder. It says whether the clause is of that kind.
func (w *writer) importance(c *clause, holder []Term, trigger int) bool {
	s := c.s
	r := s.unquoted(c.r)
	if x := s.unacceptable(r); !x.empty() {
		rule := w.doc.x.rules.named["stance.oppose"]
		w.give(&predication{clause: &clause{s: s, r: r}, subj: holder, modal: Asserted, trigger: trigger, rule: rule, obj: x}, rule.Relation, phrase{x}, Asserted)
		return true
	}
	if k := s.measuresApart(r); k > 0 { // A的重要性|和B的必要性
		left, right := *c, *c
		left.r, right.r = rng{r.i, k}, rng{k + 1, r.j}
		if left.r = s.unquoted(left.r); strings.HasSuffix(s.tok[left.r.j-1].s, "地位") {
			p := &predication{clause: &left, subj: holder, modal: Asserted, trigger: trigger, rule: w.doc.x.rules.named["stance.importance"], obj: left.r}
			w.give(p, "values", phrase{left.r}, Asserted) // A的中心地位，以及B的重要性
			w.importance(&right, holder, trigger)
			return true
		}
		both := w.importance(&left, holder, trigger)
		return w.importance(&right, holder, trigger) || both
	}
	target, ok := w.valued(s, r)
	if !ok {
		return false
	}
	if as := s.find(target, func(t *token) bool { return t.s == "作为" && t.kind == kWord }); as > target.i && !s.tok[target.i].verb.acts() {
		target.j = as // X作为Y的重要性
	}
	if s.find(r, func(t *token) bool { return t.s == "有必要" }) >= 0 && w.scope == nil && w.modal == "" {
		w.modal, w.soft = Obligated, true // 各方有必要做A，做B
	}
	rule := w.doc.x.rules.named["stance.importance"]
	if rule == nil || target.empty() || (s.tok[target.i].s == "对" || s.tok[target.i].s == "对于") && s.tok[target.i].kind == kWord || target.len() == 1 && (s.tok[target.i].is(cPronoun) || s.tok[target.i].tag == "d" || s.tok[target.i].tag == "c") || s.tok[target.i].is(cImporter) && s.tok[target.i].kind == kWord {
		return ok
	}
	p := &predication{clause: &clause{s: s, r: r}, subj: holder, modal: Asserted, trigger: trigger, rule: rule, obj: target}
	if last := &s.tok[target.j-1]; last.is(cCooperation) && len(s.coordinators(target)) > 0 && s.find(target, func(t *token) bool { return t.is(cField) && t.kind == kWord }) > 0 {
		inner := *p
		inner.modal = Obligated
		w.giveFields(&inner, s.fields(target)) // A、B领域合作的重要性
	}
	for _, part := range w.valueTargets(p, target) {
		if part.empty() {
			continue // 《有重要性: nothing but marks
		}
		w.give(p, "values", s.withoutDated(part), Asserted)
		w.datedFacts(p, part)
		inner := *p
		inner.modal = Obligated
		if k := s.objectKind(part); k == objectVerb || s.cooperationHead(part) >= 0 {
			w.fieldsOf(&inner, s.parse(part))
		}
	}
	return true
}

// unacceptable is what a clause says is not to be accepted (R13l), or empty: X|不可接受.
func (s *sent) unacceptable(r rng) rng {
	k := r.j
	if k-1 > r.i && s.tok[k-1].kind == kWord && strings.HasSuffix(s.tok[k-1].s, "接受") {
		k--
	}
	if n := s.at(k - 1); k < r.j && (n.s == "不可" || n.s == "不能" || n.s == "无法") && k-1 > r.i {
		return s.trimNoun(rng{r.i, k - 1})
	}
	if k < r.j && (s.tok[k].s == "不可接受" || s.tok[k].s == "不能接受") {
		return s.trimNoun(rng{r.i, k})
	}
	return rng{}
}

// endsImportant says whether a clause ends by saying that what stands before is important,
// whatever verbs that has: A保持友好关系|非常重要.
func (s *sent) endsImportant(c *clause) bool {
	k := c.r.j - 1
	t := &s.tok[k]
	judged := t.kind == kWord && t.is(cImportant) && c.r.len() > 2 && (t.s == "至关重要" || s.tok[k-1].is(cAdverb)) || !c.topic && !s.unacceptable(c.r).empty()
	return judged && s.find(c.r, func(t *token) bool { return t.verb.rule(FrameStance, FrameSpeech, FrameReaffirm) != nil }) < 0
}

// measuresApart is the coordinator between two measures of importance that are of
// different things, or -1.
func (s *sent) measuresApart(r rng) int {
	if r.len() < 5 || !s.tok[r.j-1].is(cImportance) {
		return -1
	}
	k := s.find(rng{r.i + 2, r.j - 2}, func(t *token) bool { return t.is(cCoordinator) && t.kind != kName })
	for ; k > 0 && k < r.j-2; k++ {
		before := &s.tok[k-1]
		if before.isMark("，") {
			before = &s.tok[k-2]
		}
		if s.tok[k].is(cCoordinator) && (before.is(cImportance) || strings.HasSuffix(before.s, "地位") && before.kind == kWord) && s.hasDe(rng{r.i, k}) && s.hasDe(rng{k + 1, r.j}) {
			return k
		}
	}
	return -1
}

// valued finds the target of a value statement in a range.
func (w *writer) valued(s *sent, r rng) (rng, bool) {
	if r.len() < 2 {
		return r, false
	}
	if s.tok[r.i].s == "有必要" {
		return rng{r.i + 1, r.j}, true
	}
	if r.len() > 3 && s.text(rng{r.i, r.i + 2}) == "迫切需要" {
		return rng{r.i + 2, r.j}, true
	}
	r = s.beforeGrowing(r)
	last := &s.tok[r.j-1]
	if de := r.j - 2; isDe(&s.tok[de]) && de > r.i+1 && s.tok[de-1].is(cImportant) && (last.s == "作用" || last.s == "地位" || last.s == "意义" || last.s == "角色") {
		return w.valued(s, rng{r.i, de}) // X在Y中日益重要的|作用
	}
	switch {
	case last.is(cImportance):
		if k := s.rfind(r, func(t *token) bool { return t.is(cImporter) && t.kind == kWord }); k > r.i && !isDe(s.at(k+1)) {
			return w.beforeImporter(s, rng{r.i, k}), s.find(rng{k, r.j}, isImportanceWord) >= 0
		}
		de := s.rfind(r, isDe)
		if de > r.i && s.valueTail(rng{de + 1, r.j}) {
			return w.aboutness(s, r), true
		}
		if about := w.aboutness(s, r); de == r.j-2 && last.s != "意义" && last.s != "价值" && about.j < de && s.at(about.j).s == "在" {
			return about, true // X在Y中的作用
		}

	case last.is(cImportant) && last.kind == kWord:
		e := r.j - 1
		for e > r.i && s.tok[e-1].is(cAdverb) {
			e--
		}
		if de := s.rfind(rng{r.i, e}, isDe); de > r.i && isImportanceWord(&s.tok[e-1]) {
			e = de // X的重要性|不容忽视
		}
		return w.beforeImporter(s, rng{r.i, e}), e > r.i && !isDe(&s.tok[e-1])
	}
	return r, false
}

// beforeGrowing takes 日益凸显 off the end of X的重要性日益凸显.
func (s *sent) beforeGrowing(r rng) rng {
	e := r.j
	if !s.tok[e-1].is(cGrowing) {
		return r
	}
	for e--; e > r.i && (s.tok[e-1].is(cAdverb) || s.tok[e-1].tag == "d"); e-- {
	}
	if e > r.i && s.tok[e-1].is(cImportance) {
		return rng{r.i, e}
	}
	return r
}

func isImportanceWord(t *token) bool {
	return t.is(cImportance) && (t.s != "作用" && t.s != "贡献" && t.s != "价值") || t.s == "重要" || t.s == "重大"
}

// valueTail says whether the words behind the last 的 are nothing but a measure
// of importance (重要性, 重要作用).
func (s *sent) valueTail(r rng) bool {
	return s.find(r, func(t *token) bool {
		return !t.is(cImportance|cImportant|cAdverb|cCoordinator) && t.tag != "a" && !(t.verbal() && r.len() > 2) // 重要|推动|作用
	}) < 0 &&
		s.find(r, isImportanceWord) >= 0
}

// beforeImporter is X of X对Y(具有…): a 对 phrase at the end is left out.
func (w *writer) beforeImporter(s *sent, r rng) rng {
	if k := s.rfind(rng{r.i + 1, r.j}, func(t *token) bool { return t.s == "对" || t.s == "对于" }); k > r.i {
		r.j = k
	}
	for r.i < r.j && s.tok[r.j-1].is(cAdverb|cModal) {
		r.j--
	}
	for _, g := range s.groups(rng{r.i, r.j}) { // X在Y中(发挥重要作用)
		if g.prep == "在" && g.j == r.j && g.i > r.i {
			r.j = g.i
		}
	}
	if k := s.rfind(r, func(t *token) bool { return t.s == "在" }); k > r.i && r.j-k > 2 && s.tok[r.j-1].s == "中" {
		r.j = k // X在疫后复苏中: a localizer inside closed the phrase early
	}
	return s.unquoted(r)
}

// valueTargets splits the target into the things or measures that are valued.
func (w *writer) valueTargets(p *predication, r rng) []rng {
	s := p.s
	r = s.stripLead(r)
	if c := s.parse(r); !s.contentHead(r) && !c.topic && c.subject.empty() {
		first, more := s.splitVPs(r)
		if one := s.unquoted(first); len(more) > 0 && one.len() <= 2 && s.tok[one.j-1].verbal() && !(one.len() == 2 && s.tok[one.i].verb.acts() && s.tok[one.i].tag == "v") {
			return []rng{r} // 合理利用和保护X
		}
		out := []rng{s.stripLead(first)}
		for _, m := range more {
			out = append(out, s.stripLead(s.unquoted(m)))
		}
		return out
	}
	if c := s.parse(r); !c.topic && !c.subject.empty() && s.agentLike(c.subject) && !s.hasDe(c.subject) && !c.object.empty() && !c.verb().nominal() && c.subject.i == r.i {
		w.contentFacts(p, r)
		return []rng{r} // A就X和Y进行沟通|十分重要
	}
	var out []rng
	for _, part := range w.valueNouns(s, r) {
		head, cl := s.splitRelative(s.trimNoun(part))
		if cl != nil {
			w.relativeFacts(p, cl)
		} else {
			w.contentFacts(p, head)
		}
		out = append(out, w.eventPrefix(p, head))
	}
	return out
}

// eventPrefix takes the meeting that adopted a document off its name: in
// 第76届联大关于X的决议 the document is 关于X的决议.
func (w *writer) eventPrefix(p *predication, r rng) rng {
	s := p.s
	k := s.find(r, func(t *token) bool { return t.s == "关于" || t.kind == kQuote || t.kind == kTitle })
	if k <= r.i+1 || !endsLike(Document, s.text(r)) || !s.eventSubject(rng{r.i, k}) {
		return r
	}
	w.fact(p, "structure.adopted", w.term(s, phrase{{k, r.j}}, Document), "adopted-at", w.term(s, phrase{{r.i, k}}, Event), Asserted)
	return rng{k, r.j}
}

// valueNouns splits coordinated noun phrases of which each has a clause of its
// own with 的 before it, else as every noun phrase.
func (w *writer) valueNouns(s *sent, r rng) []rng {
	cs := s.coordinators(r)
	var own []int
	for i, k := range cs {
		end := r.j
		if i+1 < len(cs) {
			end = cs[i+1]
		}
		if part := (rng{k + 1, end}); s.hasDe(part) || s.find(part, func(t *token) bool { return t.kind == kQuote || t.kind == kTitle }) >= 0 {
			own = append(own, k)
		}
	}
	if len(own) > 0 && s.hasDe(rng{r.i, cs[0]}) {
		return s.partsAt(r, own)
	}
	if s.hasDe(r) {
		if head, cl := s.splitRelative(r); cl != nil && len(s.coordinators(head)) == 0 {
			return []rng{r}
		}
	}
	return s.conjuncts(r)
}
