package extractor

import "strings"

// group is a phrase beside the predicate that its own words close: 在…领域,
// 以…为契机, 在阿拉木图.
type group struct {
	rng
	prep string // the preposition
	loc  string // the localizer that closes it, or "" for a bare place
}

// body is what stands between preposition and localizer.
func (g group) body() rng {
	if g.loc != "" {
		return rng{g.i + 1, g.j - 1}
	}
	return rng{g.i + 1, g.j}
}

// groups finds the closed phrases of a range, outermost, left to right.
func (s *sent) groups(r rng) []group {
	var out []group
	for i := r.i; i < r.j; i++ {
		if !s.tok[i].is(cOpener) {
			continue
		}
		if g, ok := s.groupAt(rng{i, r.j}); ok {
			out = append(out, g)
			i = g.j - 1
		}
	}
	return out
}

// openers are the words that begin a closed phrase, and how each finds its end.
var openers = map[string]func(*sent, rng) (group, bool){
	"在": (*sent).placeGroup, "于": (*sent).placeGroup, "当": (*sent).placeGroup, "自": (*sent).placeGroup,
	"从": (*sent).placeGroup, "到": (*sent).placeGroup, "值": (*sent).placeGroup,
	"受": (*sent).entrustedGroup, "以": (*sent).meansGroup, "除": (*sent).exceptGroup, "除了": (*sent).exceptGroup,
}

// groupAt reads the closed phrase that begins r, if one does.
func (s *sent) groupAt(r rng) (group, bool) {
	if t := s.at(r.i); t.is(cOpener) && t.kind == kWord && r.len() > 1 {
		return openers[t.s](s, r)
	}
	return group{}, false
}

// entrustedGroup closes 受A委托.
func (s *sent) entrustedGroup(r rng) (group, bool) {
	k := s.find(rng{r.i + 1, r.j}, func(t *token) bool { return t.s == "委托" || t.s == "委派" || t.s == "指派" || t.s == "邀请" })
	if k <= r.i+1 || !s.agentLike(rng{r.i + 1, k}) {
		return group{}, false
	}
	return group{rng{r.i, k + 1}, s.tok[r.i].s, s.tok[k].s}, true
}

// exceptGroup closes 除X外.
func (s *sent) exceptGroup(r rng) (group, bool) {
	k := s.find(rng{r.i + 1, r.j}, func(t *token) bool { return t.s == "外" || t.s == "以外" || t.s == "之外" })
	if k < 0 {
		return group{}, false
	}
	return group{rng{r.i, k + 1}, s.tok[r.i].s, s.tok[k].s}, true
}

// placeGroup closes 在… at a run of places or dates, else at a localizer.
func (s *sent) placeGroup(r rng) (group, bool) {
	prep := s.tok[r.i].s
	k := r.i + 1
	for k < r.j && (s.placeLike(k) || k > r.i+1 && s.tok[k].s == "首都" && s.placeLike(k+1) || k > r.i+1 && s.tok[k].is(cCoordinator) && s.at(k+1).kind == kName && s.placeLike(k+1)) {
		k++
	}
	if k > r.i+2 && k+1 < r.j && s.tok[k].s == "等" && (s.tok[k+1].s == "地区" || s.tok[k+1].s == "国家" || s.tok[k+1].s == "国" || s.tok[k+1].s == "地") {
		k += 2 // 在A和B等地区
	}
	if k > r.i+1 && (k == r.j || s.endsPlace(k)) && !s.signedBefore(k, r.j) {
		return group{rng{r.i, k}, prep, ""}, true
	}
	if prep == "到" {
		return group{}, false
	}
	if e := s.timeRun(rng{r.i + 1, r.j}); prep == "在" && e > r.i+2 {
		return group{rng{r.i, e}, prep, ""}, true // 在未来3年|邀请X
	}
	if out := s.find(rng{r.i + 2, r.j}, func(t *token) bool { return t.s == "出发" && t.kind == kWord }); prep == "从" && out > 0 {
		return group{rng{r.i, out + 1}, prep, "出发"}, true
	}
	for k = max(k, r.i+2); k < r.j; k++ {
		t := &s.tok[k]
		if e := s.etcField(rng{k + 1, r.j}); e > 0 && t.is(cField) && !s.insideName(k) {
			return group{rng{r.i, e + 1}, prep, s.tok[e].s}, true // 在A、促进B领域C、D等领域
		}
		if in := s.find(rng{k + 1, min(k+8, r.j)}, func(t *token) bool {
			return t.kind == kPunct || isDe(t) || t.s == "框架内" || t.s == "框架下" || t.s == "机制下"
		}); t.s == "领域" && prep == "在" && in > k+1 && s.tok[in].is(cLocalizer) && s.tok[in].kind == kWord {
			continue // 在A领域B框架内
		}
		if t.is(cLocalizer) && !s.insideName(k) && (t.s != "间" || s.at(k-1).tag == "m" || s.at(k-1).s == "年" || s.at(k-1).kind == kDate) {
			return group{rng{r.i, k + 1}, prep, t.s}, true
		}
		if t.kind == kPunct && !t.isMark("、—－―-·") {
			break
		}
	}
	if prep == "在" || prep == "于" {
		return s.untilEvent(r, prep)
	}
	return group{}, false
}

// signedBefore says whether a date only dates the document on which something is based:
// 在2013年|签订的《协议》基础上.
func (s *sent) signedBefore(k, end int) bool {
	return k+3 < end && s.tok[k-1].kind == kDate && s.tok[k].verb != nil && isDe(&s.tok[k+1]) && s.tok[k+2].kind == kTitle && s.tok[k+3].is(cLocalizer)
}

// timeRun is where the words of time and number end that begin r, or -1.
func (s *sent) timeRun(r rng) int {
	e := r.i
	for e < r.j && s.tok[e].kind == kWord && s.tok[e].ent == nil && s.tok[e].verb == nil && (s.tok[e].tag == "t" || s.tok[e].tag == "m" || s.tok[e].tag == "x" || s.tok[e].s == "年" || s.tok[e].s == "个" || s.tok[e].s == "月") {
		e++
	}
	if e <= r.i+1 || e >= r.j || !s.timeOnly(rng{r.i, e}) || s.tok[e].is(cLocalizer) || s.tok[e].kind != kWord {
		return -1
	}
	return e
}

// etcField is the 领域 or 方面 behind the 等 of a list that begins with a mark in r, or -1.
func (s *sent) etcField(r rng) int {
	mark := s.find(r, func(t *token) bool { return t.kind == kPunct })
	if mark < 0 || !s.tok[mark].isMark("、") {
		return -1
	}
	for k := mark + 1; k+1 < r.j; k++ {
		if t := &s.tok[k]; t.kind == kPunct && !t.isMark("、") || t.s == "在" {
			return -1
		}
		if n := &s.tok[k+1]; s.tok[k].s == "等" && n.is(cField) && n.is(cLocalizer) {
			return k + 1
		}
	}
	return -1
}

// untilEvent closes 在+place that no lexicon knows at the verb that needs a place.
func (s *sent) untilEvent(r rng, prep string) (group, bool) {
	for k := r.i + 1; k < r.j && k < r.i+16; k++ {
		t := &s.tok[k]
		if v := t.verb; v != nil && k > r.i+1 && (!v.nominal || (s.tok[k-1].kind == kName || strings.HasSuffix(s.tok[k-1].s, "国家")) && k+1 < r.j && (t.s == "建设" || t.s == "开展")) && !isDe(s.at(k+1)) && v.rule(FrameHost, FrameEvent, FrameSign, FrameAction) != nil {
			for k > r.i+2 && s.tok[k-1].is(cAdverb) {
				k--
			}
			return group{rng{r.i, k}, prep, ""}, true
		}
		if t.s == "以" && k > r.i+1 {
			if _, ok := s.meansGroup(rng{k, r.j}); ok {
				return group{rng{r.i, k}, prep, ""}, true // 在P|以X方式举行
			}
		}
		if k > r.i+1 && t.kind == kWord && strings.Contains("同与为向对就和由将", t.s) && t.is(cFreePreposition) {
			return group{rng{r.i, k}, prep, ""}, true // 在人民大会堂|同X会谈
		}
		if t.kind == kPunct && !t.isMark("－—-―·、") || isDe(t) {
			break
		}
	}
	return group{}, false
}

func (s *sent) placeLike(k int) bool {
	t := &s.tok[k]
	if t.kind == kDate {
		return true
	}
	if t.ent != nil && t.kind == kName {
		switch t.ent.Type {
		case Place, Country:
			return true
		case Group, Organization:
			return false
		}
	}
	return t.s == "华" || t.tag == "ns" && t.kind == kWord && t.verb == nil || t.s == "境内" || t.s == "两国境内" || t.s == "当地"
}

// endsPlace says whether what stands at k cannot go on with the place name.
func (s *sent) endsPlace(k int) bool {
	t := &s.tok[k]
	if t.isMark("－—-–") && s.at(k+1).kind == kName {
		return false // 在中国－东盟X框架下
	}
	if t.kind == kPunct || isDe(t) || t.is(cAdverb|cModal|cCoordinator|cNegation|cPreposition) && t.kind == kWord || t.kind == kDate {
		return true
	}
	return t.verbal() && (!t.nominal() || t.verb != nil && s.at(k+1).kind != kPunct) && !t.is(cLocalizer)
}

// insideName says whether a one-character localizer is glued to a noun phrase
// that goes on (中国, 上海 are tokens of their own; 会上 is not).
func (s *sent) insideName(k int) bool {
	t := &s.tok[k]
	n := s.at(k + 1)
	if len(t.s) == 3 && n.kind == kWord && buildingWord(n.s) {
		return true // 在大厦|前|广场
	}
	return len(t.s) == 3 && n.kind == kName && t.s == "中" && s.at(k-1).kind != kWord
}

// meansGroup closes 以…为N and 以…方式; 以 before a verb phrase is a connective
// and no phrase.
func (s *sent) meansGroup(r rng) (group, bool) {
	for k := r.i + 2; k < r.j; k++ {
		t := &s.tok[k]
		switch {
		case t.s == "以" && t.kind == kWord:
			return group{}, false // 以做X|以Y为Z的N
		case t.is(cLocalizer) && strings.HasPrefix(t.s, "为"):
			return group{rng{r.i, k + 1}, "以", t.s}, true
		case t.s == "为" && k+1 < r.j:
			e := k + 2
			for e < r.j && s.tok[e].kind == kWord && !s.tok[e].verbal() && !s.tok[e].is(cAdverb|cModal) && !isDe(&s.tok[e]) {
				e++
			}
			if e < r.j && r.j-k <= 5 && !s.tok[r.j-1].verbal() && s.at(r.j).isMark("，") && s.find(rng{k, r.j}, func(t *token) bool { return t.kind != kWord || t.verb.acts() || isDe(t) }) < 0 {
				e = r.j // 以A为管总机制，
			}
			return group{rng{r.i, e}, "以", s.text(rng{k, e})}, true
		case t.s == "方式" || t.s == "形式" || t.s == "名义" || t.s == "身份" || t.s == "态度" || t.s == "姿态":
			return group{rng{r.i, k + 1}, "以", t.s}, true
		case t.isMark("，；"):
			return group{}, false
		}
	}
	return group{}, false
}

// shield marks the tokens of a range that stand inside closed phrases; no
// predicate of the range stands there.
func (s *sent) shield(r rng, gs []group) []bool {
	m := make([]bool, r.len())
	for _, g := range gs {
		for k := g.i; k < g.j; k++ {
			m[k-r.i] = true
		}
	}
	return m
}

// free is a phrase opened by a free preposition.
type free struct {
	rng
	prep string
}

func (f free) body() rng { return rng{f.i + 1, f.j} }
