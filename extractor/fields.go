package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// giveFields emits cooperates-in for every field; false if there are none.
func (w *writer) giveFields(p *predication, fields []phrase) bool {
	rule := w.doc.x.rules.named["action.cooperate"]
	holders := p.subj
	if p.modal == Asserted && p.clause != nil && p.rule != nil && p.rule.Relation != "strengthens" { // A同B开展X合作: both do
		if fam := RelationNamed(p.rule.Relation); fam != nil && fam.Family == Action {
			holders = append(slices.Clip(holders), w.partners(p)...)
		}
	}
	gave := false
	for _, f := range fields {
		if !p.s.namesField([]phrase{f}) {
			continue // 以下领域合作, 政治上互信
		}
		gave = true
		if p.s.timeOnly(f[0]) {
			continue // 下一阶段合作
		}
		for _, h := range holders {
			obj := w.term(p.s, p.s.withoutIncluded(f), "")
			if obj.Type == Concept || obj.Type == Measure {
				obj.Type = Field
			}
			w.emit(emission{s: p.s, subj: h, rel: "cooperates-in", obj: obj, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: rule, quals: w.qualifiers(p)})
		}
	}
	return gave
}

// namesField says whether one of the phrases is a field.
func (s *sent) namesField(fields []phrase) bool {
	return slices.ContainsFunc(fields, func(f phrase) bool {
		first := s.tok[f[0].i].s
		return !(f[0].len() == 1 && noField(first)) && first != "以下" && first != "如下" && first != "下列" && !s.manner(f[0]) && !(s.agentLike(f[0]) && strings.HasSuffix(s.tok[f[0].j-1].s, "国家"))
	})
}

// manner says whether a phrase tells in what respect and how (政治上高度互信), which is no
// field; 对华 alone is none either.
func (s *sent) manner(r rng) bool {
	if r.len() == 2 && s.tok[r.i].s == "对" && (s.tok[r.i+1].kind == kName || s.tok[r.i+1].s == "华") {
		return true
	}
	k := s.find(r, func(t *token) bool { return t.s == "上" && t.kind == kWord })
	return k > r.i && k+1 < r.j && s.tok[k+1].is(cAdverb)
}

// noField says whether a word before 合作 tells where or which rather than in what.
func noField(w string) bool {
	if utf8.RuneCountInString(w) == 1 {
		return w != "核"
	}
	switch w {
	case "支持", "其他", "其它", "新兴", "传统", "优先", "重点", "关键", "本", "往来", "交往", "交流", "对话", "沟通", "以下", "下列", "国际", "地区", "次区域", "区域", "双边", "多边", "各国":
		return true
	}
	return false
}

// fieldsOf gives the fields in which a predicate is about cooperation: those
// before 合作 in its object, else those of 在…领域 before it.
func (w *writer) fieldsOf(p *predication, c *clause) bool {
	s := p.s
	obj := s.unquoted(c.object)
	gave, other := false, false
	first, _ := s.splitVPs(obj)
	inGroup := s.anyField(c.groups)
	if k := s.find(obj, func(t *token) bool { return t.s == "上述" }); k >= 0 && s.at(k+1).is(cField) {
		return w.giveFields(p, s.fieldsNamed(k))
	}
	for _, part := range s.cooperationParts(s.unquoted(first)) {
		if inGroup && (s.onlyAttributes(part) || part.len() == 2 && (s.tok[part.i].verbal() || s.listedFields(c.groups))) {
			other = true
			continue // 在A方面加强执法合作
		}
		if w.giveFields(p, s.fields(part)) {
			gave = true
		}
	}
	if gave {
		return true
	}
	mentions := s.find(obj, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord }) >= 0 || c.verb() != nil && c.verb().is(cCooperation)
	if itself := c.verb() != nil && c.verb().is(cCooperation); !mentions || !itself && !other && !s.cooperationAmong(first) && s.cooperationHead(obj) < 0 && !s.cooperationInside(obj) {
		return false
	}
	for _, g := range append(append([]group{}, c.groups...), s.groups(obj)...) {
		if g.prep == "在" && s.fieldLocalizer(g) && w.giveFields(p, s.fieldsIn(g.body())) {
			gave = true
		}
	}
	for _, f := range c.frees {
		if b := f.body(); !gave && (f.prep == "就" || f.prep == "围绕" && s.tok[f.j-1].s != "主题") && !b.empty() && s.objectKind(b) != objectClause {
			gave = w.giveFields(p, s.fieldsIn(b)) // 就A、B进行合作
		}
	}
	return gave
}

// cooperation: 合作+verb phrase names the field (合作研发疫苗); else the fields stand
// beside the verb.
func (w *writer) cooperation(p *predication) {
	obj := p.s.unquoted(p.obj)
	if obj.len() > 2 && isDe(&p.s.tok[obj.i+1]) && p.s.tok[obj.i].verbal() {
		return // A与B合作共建的X超过Y
	}
	if n := p.s.at(obj.i + 1); obj.len() >= 3 && p.s.tok[obj.i].verb.acts() && !p.s.tok[obj.i].nominal() && (n.tag == "m" || isDigit(n.s[0])) && n.kind == kWord {
		w.fieldsOf(p, p.clause)
		w.dispatch(p.s.parse(obj), p.subj, p.modal) // 在X领域合作共建10家Y
		return
	}
	if obj.len() >= 3 && p.s.tok[obj.i].verb != nil && p.s.tok[obj.i+1].s == "了" {
		w.dispatch(p.s.parse(obj), p.subj, p.modal) // 合作建设了X: what was done, not in what
		return
	}
	if r := p.s.at(obj.i).verb.rule(FrameAction); r != nil && r.Relation == "protects" && obj.len() > 1 {
		w.dispatch(p.s.parse(obj), p.subj, p.modal) // 合作保障X
		return
	}
	if first := p.s.at(obj.i); obj.len() >= 2 && first.kind == kWord && (first.verb != nil || first.verbal()) {
		if fields := p.s.splitFields(obj); governsList(&p.s.tok[obj.i]) && len(fields) > 1 {
			w.giveFields(p, fields) // 合作打击A和B
			return
		}
		w.giveFields(p, []phrase{{obj}})
		return
	}
	w.fieldsOf(p, p.clause)
}

// spelledOut: 签署合作协议，涉及A、B等领域 names the fields of what was signed.
func (w *writer) spelledOut(c *clause, subj []Term) bool {
	s := c.s
	obj := s.unquoted(c.object)
	if w.prev == nil || c.verb() == nil || !c.verb().is(cCovering) || obj.empty() || !s.tok[obj.j-1].is(cField) {
		return false
	}
	if s.find(w.prev.object, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord }) < 0 {
		return false
	}
	p := &predication{clause: c, subj: subj, modal: Asserted, trigger: c.verbs[0], rule: w.doc.x.rules.named["action.cooperate"]}
	return w.giveFields(p, s.fieldsIn(obj))
}

// fieldsAbout: 就A在X、Y等领域合作提出倡议 names fields of A's cooperation.
func (w *writer) fieldsAbout(p *predication) {
	s := p.s
	for _, f := range p.frees {
		b := f.body()
		if f.prep != "就" || b.len() < 3 || !s.tok[b.j-1].is(cCooperation) {
			continue
		}
		q := *p
		q.modal = Hypothetical
		if at := s.find(b, func(t *token) bool { return t.s == "在" }); at > b.i && s.agentLike(rng{b.i, at}) {
			q.subj = w.subjects(s, rng{b.i, at})
			b.i = at + 1
		}
		if c := s.parse(b); !c.topic && c.subject.empty() && !c.object.empty() && !c.verb().nominal() {
			b = c.object // 就深化X合作
		}
		w.giveFields(&q, s.fieldsIn(b))
	}
}

// fieldsNamed is the list of fields named last before token k: 在A、B等方面…上述领域.
func (s *sent) fieldsNamed(k int) []phrase {
	end := s.rfind(rng{0, k}, func(t *token) bool { return t.is(cField) && t.kind == kWord })
	if end < 0 {
		return nil
	}
	from := s.rfind(rng{0, end}, func(t *token) bool { return t.s == "在" && t.kind == kWord })
	if from < 0 {
		return nil
	}
	return s.fieldList(rng{from + 1, end})
}

func (s *sent) anyField(gs []group) bool {
	for _, g := range gs {
		if g.prep == "在" && s.fieldLocalizer(g) {
			return true
		}
	}
	return false
}

// listedFields says whether a closed phrase lists several fields.
func (s *sent) listedFields(gs []group) bool {
	for _, g := range gs {
		if g.prep == "在" && s.fieldLocalizer(g) && s.find(g.body(), func(t *token) bool { return t.isMark("、") }) >= 0 {
			return true
		}
	}
	return false
}

// onlyAttributes says whether nothing before 合作 is a field of its own.
func (s *sent) onlyAttributes(r rng) bool {
	return s.find(r, func(t *token) bool {
		return !t.is(cCoopAttribute|cCooperation|cCoordinator|cAdverb|cCollective|cField) && !isDe(t) && t.s != "关系"
	}) < 0
}

// cooperationParts is the conjuncts of an object of which each is about
// cooperation, or the object itself.
func (s *sent) cooperationParts(obj rng) []rng {
	if obj.empty() {
		return nil
	}
	if cs := s.coordinators(obj); len(cs) > 0 {
		var out []rng
		all := true
		for _, part := range s.partsAt(obj, cs) {
			if s.cooperationHead(part) < 0 || part.len() < 2 {
				all = false
				break
			}
			out = append(out, part)
		}
		if all {
			return out
		}
	}
	if s.cooperationHead(obj) >= 0 {
		return []rng{obj}
	}
	return nil
}

// cooperationAmong says whether one of the conjuncts of an object is cooperation
// with no field of its own: 加强合作、协调立场.
func (s *sent) cooperationAmong(r rng) bool {
	for _, part := range s.partsAt(r, s.coordinators(r)) {
		if s.cooperationHead(part) == part.j-1 && s.onlyAttributes(part) {
			return true
		}
	}
	return false
}

// cooperationInside says whether an object that is not headed by 合作 still is
// about it (合作亮点).
func (s *sent) cooperationInside(obj rng) bool {
	k := s.rfind(obj, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord })
	return k >= 0 && k >= obj.j-2
}

func (s *sent) fieldLocalizer(g group) bool {
	return g.loc == "领域" || g.loc == "方面" || g.loc == "问题上" || g.loc == "方面上" || s.tok[g.j-2].is(cField) || g.loc == "上" && s.at(g.j-2).is(cField)
}

// fieldsIn reads the fields of a range such as the body of 在…领域.
func (s *sent) fieldsIn(r rng) []phrase {
	if k := s.find(r, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord }); k == r.j-1 {
		r.j = k
	}
	return s.fieldList(r)
}

// cooperationIn gives the fields of cooperation that a clause without a rule of
// its own mentions as going on: 两国经贸、能源等领域合作顺利.
func (w *writer) cooperationIn(c *clause) {
	s := c.s
	r := s.unquoted(c.r)
	k := s.find(r, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord })
	if k < 0 {
		return
	}
	if n := s.at(k + 1); k+1 < r.j && n.kind == kWord && strings.HasPrefix(n.tag, "n") && endsLike(Event, n.s) {
		return // 环境合作|论坛: a name
	}
	parties := func(t *token) bool { return t.is(cCollective) || t.kind == kName && t.ent == nil }
	from, at := s.rfind(rng{r.i, k}, parties), 0
	switch {
	case from >= 0:
		at = from + 1
	case (s.at(k-1).is(cField) || s.at(k-1).s == "各领域") && k-1 > r.i && s.find(rng{r.i, k}, func(t *token) bool { return t.isMark("、") }) > r.i:
		if from, at = s.rfind(rng{0, r.i}, parties), r.i; from < 0 { // 双方关系良好，A、B等领域合作蓬勃发展
			return
		}
	default:
		return
	}
	fields := s.fields(rng{at, k + 1})
	if s.find(rng{at, k}, func(t *token) bool {
		return t.verbal() && !t.nominal() && t.kind == kWord || t.kind == kPunct && !t.isMark("、")
	}) >= 0 {
		return
	}
	if slices.ContainsFunc(fields, func(f phrase) bool { return s.agentLike(f[0]) }) {
		return // 地区国家、国际组织和N: who cooperates, not in what
	}
	p := &predication{clause: c, subj: w.subjects(s, rng{from, from + 1}), modal: Asserted, trigger: k}
	switch s.at(k + 1).s {
	case "空间", "潜力", "前景":
		p.modal = Hypothetical // there is room for it
	}
	w.giveFields(p, fields)
}
