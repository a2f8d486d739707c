package extractor

import (
	"slices"
	"strings"
)

// segment is a stretch of a sentence between clause marks.
type segment struct {
	rng
	end string // the mark that ends it
}

// segments cuts a sentence at its clause marks. A stretch that begins with 以及
// goes on with the list before it.
func (s *sent) segments() []segment {
	if s.segs == nil {
		s.segs = s.cutSegments()
	}
	return s.segs
}

func (s *sent) cutSegments() []segment {
	out := make([]segment, 0, 8)
	start := s.vocativeEnd()
	cut := func(k int, mark string) {
		r := rng{start, k}
		if !r.empty() {
			if n := len(out); n > 0 && out[n-1].end == "，" && (s.continuesList(r) || s.attitudeAhead(out[n-1].rng, r) || s.openTarget(out[n-1].rng, r)) {
				out[n-1].j, out[n-1].end = k, mark
			} else {
				out = append(out, segment{r, mark})
			}
		}
		start = k + 1
	}
	for k := start; k < len(s.tok); k++ {
		t := &s.tok[k]
		switch {
		case t.s == "的同时" && t.kind == kWord && start < k && s.tok[start].s != "在" && k+2 < len(s.tok) && s.tok[k+1].kind == kWord:
			cut(k, "，") // 加强A的同时|鼓励B
		case t.kind != kPunct:
		case strings.Contains("，；：:;,。！？!?", t.s) || t.s == " ":
			cut(k, t.s)
		case t.isMark("—") && s.at(k+1).isMark("—") && k+2 < len(s.tok) && k > start:
			cut(k, t.s)
			start = k
		}
	}
	cut(len(s.tok), "")
	return out
}

// openTarget says whether what a predicate is on goes on behind the comma.
func (s *sent) openTarget(before, r rng) bool {
	return s.openValue(before, r) || s.openEffort(before, r) || s.openCircumstance(before, r) || s.openRecipients(before, r) || s.openParty(before, r)
}

// openValue: 强调做A、做B，|并做C的重要性.
func (s *sent) openValue(before, r rng) bool {
	last := &s.tok[r.j-1]
	if first := s.tok[r.i].s; first != "并" && first != "和" || r.len() < 4 || !last.is(cImportance) || last.kind != kWord || !isDe(&s.tok[r.j-2]) {
		return false
	}
	k := s.find(before, func(t *token) bool { return t.kind == kWord && t.verb.rule(FrameSpeech, FrameReaffirm) != nil })
	if k < 0 || k+2 >= before.j || s.tok[before.j-1].is(cImportance) {
		return false
	}
	return s.tok[k+1].kind == kWord && s.tok[k+1].verb.acts() && s.find(rng{k + 1, before.j}, func(t *token) bool { return t.is(cModal|cLinking) && t.kind == kWord }) < 0
}

// openEffort: 肯定A为X，|包括为Y所做的工作.
func (s *sent) openEffort(before, r rng) bool {
	if s.tok[r.i].s != "包括" || s.find(r, func(t *token) bool { return t.s == "所" }) < 0 {
		return false
	}
	k := s.find(before, func(t *token) bool { return t.kind == kWord && t.verb.rule(FrameStance) != nil })
	at := s.find(rng{k + 1, before.j}, func(t *token) bool { return t.s == "为" && t.kind == kWord })
	if k < before.i || at < 0 {
		return false
	}
	acts := func(t *token) bool { return t.kind == kWord && t.verb.acts() && !t.nominal() }
	first := s.find(rng{at + 1, before.j}, acts)
	return first < 0 || s.find(rng{first + 1, before.j}, acts) < 0 // not 为促进A发挥B
}

// openParty: 敦促X各方，|加快Y.
func (s *sent) openParty(before, r rng) bool {
	k := s.find(before, func(t *token) bool { return t.kind == kWord && t.verb.rule(FrameStance) != nil })
	if k < 0 || k+1 >= before.j {
		return false
	}
	first := &s.tok[r.i]
	acts := first.kind == kWord && (first.verb.acts() && !first.nominal() || first.is(cAdverb) && s.at(r.i+1).verb.acts())
	rule := s.tok[k].verb.rule(FrameStance)
	return acts && rule.Relation == "calls-for" && !s.tok[before.j-1].is(cContent) && s.agentLike(rng{k + 1, before.j}) && s.find(rng{k + 1, before.j - 2}, func(t *token) bool { return t.verb.acts() && !t.nominal() }) < 0
}

// openCircumstance: 支持在X指引下，|采取Y; 支持A根据X，|提供Y; 重申在X基础上，|推进Y的重要性.
func (s *sent) openCircumstance(before, r rng) bool {
	at := s.circumstance(before)
	if at <= before.i {
		return false
	}
	k := at - 1
	for k > before.i && s.tok[k].verb == nil && at-k < 12 {
		k--
	}
	between := rng{k + 1, at}
	switch v := s.tok[k].verb; {
	case v.rule(FrameStance) == nil && v.rule(FrameReaffirm) == nil || s.tok[k].nominal() && k > before.i && isDe(s.at(k-1)):
		return false
	case strings.HasSuffix(s.tok[r.j-1].s, "重要性"):
		return between.empty()
	case v.rule(FrameReaffirm) != nil:
		return false
	}
	return between.empty() || s.agentLike(between)
}

// circumstance is where the phrase begins that ends a stretch and only tells how or where
// something is done (在X指引下, 根据X), or -1.
func (s *sent) circumstance(r rng) int {
	if at := s.find(r, func(t *token) bool { return t.s == "在" && t.kind == kWord }); at > r.i {
		if g, ok := s.groupAt(rng{at, r.j}); ok && g.j == r.j && g.loc != "" && !s.fieldLocalizer(g) {
			return at
		}
	}
	at := s.rfind(r, func(t *token) bool {
		return t.kind == kWord && (t.s == "根据" || t.s == "按照" || t.s == "依据" || t.s == "本着")
	})
	if at <= r.i || s.find(rng{at + 1, r.j}, func(t *token) bool { return t.kind == kWord && (t.verb.acts() && !t.nominal() || t.s == "选择") }) >= 0 {
		return -1
	}
	return at
}

// openRecipients: 加强对A，|特别是B的帮助.
func (s *sent) openRecipients(before, r rng) bool {
	if w := s.tok[r.i].s; w != "特别是" && w != "尤其是" || r.len() < 3 {
		return false
	}
	if k := s.find(before, func(t *token) bool { return t.kind == kWord && t.verb.rule(FrameStance) != nil }); k >= 0 && s.agentLike(rng{k + 1, before.j}) && s.tok[before.j-1].kind == kWord {
		v := s.find(rng{r.i + 2, r.j}, func(t *token) bool { return t.kind == kWord && t.verb.acts() && !t.is(cAgentHead) })
		return v > 0 && v+1 < r.j && s.agentLike(rng{r.i + 1, v}) // 鼓励各国，|特别是A参与B
	}
	k := s.rfind(before, func(t *token) bool { return t.s == "对" && t.kind == kWord })
	if k <= before.i || s.tok[k-1].verb.rule(FrameAction, FrameLight) == nil || s.tok[before.j-1].verbal() {
		return false
	}
	return s.tok[r.j-1].verbal() && isDe(&s.tok[r.j-2]) && s.find(r, func(t *token) bool { return t.verb.acts() && !t.nominal() }) < 0
}

// attitudeAhead: 对X，|表示赞赏.
func (s *sent) attitudeAhead(before, r rng) bool {
	w := s.tok[before.i].s
	return (w == "对" || w == "就" || w == "对于") && s.tok[r.i].is(cAttitudeVerb)
}

func (s *sent) continuesList(r rng) bool {
	w := s.tok[r.i].s
	return w == "以及" || w == "及" || w == "及其"
}

// vocatives are the words with which a speech addresses those present.
var vocatives = []string{"尊敬的", "各位", "女士们", "朋友们"}

// addresses says whether a line begins by naming those whom a speech addresses.
func addresses(line string) bool {
	return slices.ContainsFunc(vocatives, func(v string) bool { return strings.HasPrefix(line, v) })
}

// vocativeEnd is where a sentence begins behind those whom it addresses
// (尊敬的总理，各位同事：|很高兴…).
func (s *sent) vocativeEnd() int {
	if !addresses(s.text(rng{0, min(len(s.tok), 2)})) {
		return 0
	}
	for k := range s.tok {
		if t := &s.tok[k]; t.isMark("：:") {
			return k + 1
		} else if t.verb != nil && !t.verb.nominal {
			return 0
		}
	}
	return 0
}
