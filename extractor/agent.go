package extractor

import (
	"strings"
	"unicode/utf8"
)

// agentLike says whether a noun phrase names someone who can act.
func (s *sent) agentLike(r rng) bool {
	if r.empty() {
		return false
	}
	for r.len() > 1 && (s.tok[r.j-1].kind == kParen || s.tok[r.j-1].s == "等") {
		r.j--
	}
	t := &s.tok[r.j-1]
	if t.s == "组织" && r.len() == 1 && t.kind == kWord && s.at(r.j).verbal() && !s.at(r.j).nominal() {
		return false // 组织|打好X: an act
	}
	if t.s == "其" && r.len() > 1 {
		return false // 提升|其(潜力)
	}
	if body := s.underCore(r); !body.empty() {
		return s.agentLike(body)
	}
	if first := &s.tok[r.i]; r.len() > 1 && first.kind == kWord && (first.s == "以" || first.s == "便利" || first.s == "引导" || strings.HasPrefix(first.tag, "v") && first.verb == nil && first.cls == 0 && len(first.s) > 3 && first.s != "包括" && (t.kind == kName || t.is(cCollective))) {
		return false // 以A为总机制, 学习借鉴|中国, 回应|各国
	}
	if t.is(cCollective|cPronoun|cAgentHead) && t.kind != kPunct || strings.HasSuffix(t.s, "们") {
		return true
	}
	if t.ent != nil {
		switch t.ent.Type {
		case Country, Group, Organization, Person:
			return true
		case Place:
			if p := s.at(r.j - 2); r.len() > 2 && (p.isMark("、") || p.is(cCoordinator) && p.kind == kWord) {
				return s.agentLike(rng{r.i, r.j - 2}) // 阿拉木图、阿斯塔纳
			}
			return r.len() == 1
		}
	}
	if first := &s.tok[r.i]; first.ent != nil && first.ent.Type == Person && r.len() <= 3 && (t.is(cVisitNoun) || strings.HasSuffix(t.s, "访")) {
		return true
	}
	return t.kind == kName && t.ent == nil || s.doc.agentSuffix(t.s) || s.doc.office(t)
}

// underCore is the body that is named after who leads it: 以A为核心的|党中央. Empty where r
// is no such name.
func (s *sent) underCore(r rng) rng {
	if s.tok[r.i].s != "以" || s.tok[r.i].kind != kWord {
		return rng{}
	}
	g, ok := s.meansGroup(r)
	if !ok || !strings.HasSuffix(g.loc, "核心") || !isDe(s.at(g.j)) || g.j+1 >= r.j || s.hasDe(rng{g.j + 1, r.j}) {
		return rng{}
	}
	return rng{g.j + 1, r.j}
}

// agentSuffix says whether a word ends like an organisation or a body of people.
func (d *document) agentSuffix(w string) bool {
	if len(w) > 6 && d.x.gram.is(w[len(w)-6:], cNoAgent) || d.x.gram.is(w, cNoAgent) {
		return false // 社会大局
	}
	for n, i := 0, len(w); n < 3 && i > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(w[:i])
		i -= size
		if d.x.gram.is(w[i:], cAgentHead|cCollective) && (n > 0 || i == 0 || strings.ContainsAny(w[i:], "部局署院党国社")) {
			return true
		}
	}
	return false
}
