package extractor

import (
	"slices"
	"strings"
)

// phrase is a term's words: one range, or several where the words do not stand
// together (打击A、B: 打击 + B).
type phrase []rng

// withoutIncluded takes 包括A在内的 out of a phrase (R13i): 应对[包括A在内的]X.
func (s *sent) withoutIncluded(ph phrase) phrase {
	for i, r := range ph {
		k := s.find(r, func(t *token) bool { return t.s == "包括" && t.kind == kWord })
		if k <= r.i {
			continue
		}
		if end := s.includingEnd(rng{k, r.j}); end > 0 && end < r.j {
			out := append(ph[:i:i], rng{r.i, k}, rng{end, r.j})
			return append(out, ph[i+1:]...)
		}
	}
	return ph
}

// trimNoun takes marks, quantifying phrases and stray particles off both ends
// of a noun phrase.
func (s *sent) trimNoun(r rng) rng {
	if k := s.includingEnd(r); k > 0 && k < r.j {
		r.i = k // 包括A在内的X is X
	}
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
	if s.at(r.i).s == "大量" && r.len() == 2 && s.at(r.i+1).is(cContent|cEmptyHead) {
		return true // 大量工作: the noun alone says nothing
	}
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
	if k := s.rfind(rng{max(r.i, r.j-3), r.j - 1}, func(t *token) bool { return t.s == "作" || t.s == "做" }); k > r.i+1 && s.tok[k-1].s == "所" && !s.hasDe(rng{k, r.j}) && s.tok[r.i].s != "为" {
		return rng{k + 1, r.j}, &relative{clause: rng{r.i, k + 1}, verb: k, head: rng{k + 1, r.j}} // 为X所作|贡献
	}
	gs := s.groups(r)
	for d := r.j - 2; d > r.i; d-- {
		if !isDe(&s.tok[d]) || slices.ContainsFunc(gs, func(g group) bool { return g.i > r.i && g.i < d && d < g.j-1 && g.loc != "" }) {
			continue // X在[演变的N中]
		}
		if about := s.rfind(rng{r.i, d}, isAbout); about > r.i && s.find(rng{about, d}, isDe) < 0 && (s.agentLike(rng{r.i, about}) || isDe(&s.tok[about-1])) {
			continue // 两国政府关于|便利签证安排的协定
		}
		v := d - 1
		for v > r.i && s.tok[v].is(cAspect) && s.tok[v].verb == nil {
			v--
		}
		if g := s.rfind(rng{r.i + 1, d}, func(t *token) bool { return t.s == "给予" && t.kind == kWord }); g > r.i && g+1 < d && s.agentLike(rng{g + 1, d}) {
			v = g // A给予B的|N
		}
		t := &s.tok[v]
		if !t.verbal() && !strings.HasPrefix(t.s, "所") || t.kind != kWord || t.nominal() && relativeVerb(t.s) != "proposed" && relativeVerb(t.s) != "carried" && !s.datedThere(rng{r.i, v}) || t.is(cAgentHead|cCollective) && t.verb == nil {
			continue
		}
		if g, ok := s.groupAt(r); ok && g.prep == "以" && s.at(g.j).isMark("、") && g.j < v && s.find(rng{g.j, v}, func(t *token) bool { return t.s == "由" || t.kind == kDate }) < 0 {
			continue // 以A为主体、B和C相互促进的|N: attributes
		}
		if f := &s.tok[r.i]; v > r.i+1 && f.kind == kWord && f.tag == "v" && f.verb == nil && !f.is(cPreposition) && s.tok[r.j-1].is(cContent) && s.find(rng{r.i, v}, func(t *token) bool { return t.kind == kDate || t.s == "由" }) < 0 {
			continue // 导致平民伤亡的|行径: what it does, not who does it
		}
		if v > r.i && t.verb == nil && s.tok[v-1].verb.acts() && !s.tok[v-1].nominal() && s.tok[v-1].kind == kWord {
			continue // 建立|独立的N
		}
		if etc := s.rfind(rng{r.i, v}, func(t *token) bool { return t.s == "等" && t.kind == kWord }); etc > r.i && etc+1 < v && s.find(rng{r.i, etc}, func(t *token) bool { return t.isMark("、") }) > r.i && !s.hasDe(rng{r.i, etc}) && s.agentLike(rng{etc + 1, v}) {
			continue // A、B等X主导的|N
		}
		if v > r.i && (t.s == "面临" || s.ownArguments(rng{r.i, v}) || strings.HasPrefix(t.s, "所")) && !(r.j-d == 2 && s.tok[d+1].s == "作用") {
			return rng{d + 1, r.j}, &relative{clause: rng{r.i, d}, verb: v, head: rng{d + 1, r.j}}
		}
	}
	return r, nil
}

// datedThere says whether the words before a verb end in when and where, so that it is no
// noun: 11月18日在P|启动的N.
func (s *sent) datedThere(r rng) bool {
	for r.len() > 1 && s.tok[r.j-1].kind == kWord && (s.tok[r.j-1].is(cAdverb) || s.tok[r.j-1].tag == "ad" || s.tok[r.j-1].tag == "d") {
		r.j--
	}
	gs := s.groups(r)
	return len(gs) > 0 && gs[len(gs)-1].j == r.j && s.find(r, func(t *token) bool { return t.kind == kDate }) >= 0
}

// ownArguments says whether the words before a relative clause's verb give it
// an agent, a time or a place.
func (s *sent) ownArguments(r rng) bool {
	e := r.j
	for e > r.i && (s.tok[e-1].is(cAdverb) && s.tok[e-1].verb == nil || s.tok[e-1].s == "所" || s.tok[e-1].is(cModal) || s.tok[e-1].tag == "ad" && s.tok[e-1].kind == kWord) {
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
	if s.find(rng{r.i, e}, func(t *token) bool {
		return t.kind == kWord && (t.s == "以来" || t.s == "来" || strings.HasSuffix(t.s, "年来"))
	}) > r.i {
		return true // 建交31年来X取得的N
	}
	if v := s.at(r.j).s; (v == "取得" || v == "带来") && e == r.i+1 && s.tok[r.i].ent != nil {
		return true // 中国式现代化取得的N
	}
	if s.tok[r.i].kind == kTitle && e == r.i+1 {
		return true // 《D》取得的N
	}
	if gs := s.groups(rng{r.i, e}); len(gs) > 0 {
		return true
	}
	if v := s.at(r.j).s; relativeVerb(v) == "adopted" && (s.eventLike(rng{r.i, e}) || s.text(rng{r.i, e}) == "会上" || s.text(rng{r.i, e}) == "会议上") {
		return true // 本次会议通过的D, 会上通过的D
	}
	return s.agentLike(rng{r.i, e}) || e == r.i+1 && s.region(&s.tok[r.i]) || s.find(rng{r.i, e}, func(t *token) bool { return t.kind == kName || t.is(cCollective) }) >= 0
}
