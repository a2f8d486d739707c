package extractor

import "strings"

// exchanged gives the fields of an exchange or of projects, and says whether the object
// is of that kind.
func (w *writer) exchanged(p *predication, obj rng) bool {
	switch p.rule.Relation {
	case "strengthens":
		if p.s.tok[obj.j-1].s == "交流" && w.exchangedIn(p, obj) {
			return true
		}
	case "implements":
		if w.exchangedIn(p, obj) || w.projectsIn(p, obj) {
			return true
		}
	}
	return w.exchangedFields(p, obj)
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

// projectsIn: 开展X领域30个合作项目 is cooperation in X.
func (w *writer) projectsIn(p *predication, obj rng) bool {
	s, k := p.s, obj.j-2
	if s.tok[p.trigger].s != "开展" || k <= obj.i || s.tok[k+1].s != "项目" || !s.tok[k].is(cCooperation) {
		return false
	}
	r := rng{obj.i, k}
	for r.len() > 1 && (isDigit(s.tok[r.j-1].s[0]) || strings.HasPrefix(s.tok[r.j-1].tag, "m") || s.tok[r.j-1].tag == "q") {
		r.j--
	}
	return s.tok[r.j-1].is(cField) && w.giveFields(p, s.fieldList(r))
}

// exchangedFields: 开展A、B等领域交流, 加强A、B交流 is cooperation in A and B where these
// are fields.
func (w *writer) exchangedFields(p *predication, obj rng) bool {
	s := p.s
	k := obj.j - 1
	for k > obj.i && (s.tok[k-1].is(cCoopAttribute) && s.tok[k-1].ent == nil || s.tok[k-1].s == "经验" && isDe(s.at(k-2)) || s.tok[k-1].s == "人文" && s.at(k-2).s == "领域") {
		k--
	}
	if w := s.tok[obj.j-1].s; p.rule.Relation != "strengthens" && p.rule.Relation != "implements" || !strings.HasSuffix(w, "交流") && w != "交往" && w != "协作" || s.find(obj, func(t *token) bool { return t.isMark("、") }) < 0 {
		return false
	}
	fields := s.fieldList(rng{obj.i, k})
	if f := &s.tok[k-1]; f.is(cField) && f.s == "领域" || isDe(f) && (s.at(k-2).s == "方面" || s.at(k-2).s == "领域") {
		return w.giveFields(p, fields)
	}
	for _, f := range fields {
		if s.tok[f[0].i].is(cAgentHead) {
			return false // 青年、媒体和智库交流: who, not in what
		}
		if e := s.tok[f[0].i].ent; len(f) != 1 || f[0].len() != 1 || e == nil || e.Type != Field {
			return false
		}
	}
	return w.giveFields(p, fields)
}
