package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// every says whether all parts of a list are what ok asks.
func every(parts []rng, ok func(rng) bool) bool {
	return !slices.ContainsFunc(parts, func(p rng) bool { return !ok(p) })
}

// ownedAlike says whether every part begins with the same name and goes on with what is
// that one's.
func (s *sent) ownedAlike(parts []rng) bool {
	owner := s.tok[parts[0].i].s
	return every(parts, func(p rng) bool {
		t := &s.tok[p.i]
		return p.len() > 1 && t.kind == kName && t.s == owner && s.tok[p.i+1].kind == kWord
	})
}

// ownedEach says whether every part begins with another person or country and goes on with
// an act of that one's.
func (s *sent) ownedEach(parts []rng) bool {
	return len(parts) == 2 && s.tok[parts[0].i].s != s.tok[parts[1].i].s && every(parts, func(p rng) bool {
		t := &s.tok[p.i]
		return (p.len() == 2 || p.len() == 3) && t.kind == kName && t.ent != nil && (t.ent.Type == Person || t.ent.Type == Country) && s.tok[p.j-1].verbal()
	})
}

// fourEach says whether every part is a phrase of four characters.
func (s *sent) fourEach(parts []rng) bool {
	return every(parts, func(p rng) bool { return s.chars(p) == 4 })
}

// fourBeforeDe says whether a list of three and more is one of phrases of four
// characters, of which the 的 behind the last closes all.
func (s *sent) fourBeforeDe(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	de := s.find(last, isDe)
	return len(parts) > 2 && de >= 0 && s.chars(rng{last.i, de}) == 4 && every(before, func(p rng) bool {
		t := &s.tok[p.j-1]
		return s.chars(p) == 4 && (p.len() > 1 || t.kind == kWord) && !ism(t)
	})
}

// events says whether every part is an event that it tells apart (论坛 alone does not).
func (s *sent) events(parts []rng) bool {
	return every(parts, func(p rng) bool {
		return p.len() > 1 && !s.hasDe(p) && (s.eventLike(p) || s.tok[p.j-1].s == "对话") && s.at(p.i-1).s != "暨"
	})
}

// ismsBefore says whether every part is a name that ends in 主义 and the last has a noun
// behind it that is of all.
func (s *sent) ismsBefore(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	if last.len() != 2 || !ism(&s.tok[last.i]) || !every(before, func(p rng) bool { return p.len() == 1 && ism(&s.tok[p.i]) }) {
		return false
	}
	switch s.tok[last.j-1].s {
	case "措施", "做法", "政策", "行为":
		return true
	}
	return false
}

func ism(t *token) bool { return strings.HasSuffix(t.s, "主义") }

// isms says whether all parts but the last are names that end in 主义 and the last is none.
func (s *sent) isms(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	if !every(before, func(p rng) bool { return p.len() <= 2 && ism(&s.tok[p.j-1]) }) || last.len() < 2 || s.find(last, ism) >= 0 {
		return false
	}
	first, de := &s.tok[last.i], s.find(last, isDe)
	return strings.HasSuffix(s.tok[last.j-1].s, "措施") || de > last.i+1 && first.tag == "v" && first.kind == kWord // 保护主义和违反X的Y
}

// countedFields says whether a part counts the fields named before and has a noun behind
// that is of all of them.
func (s *sent) countedFields(r rng) bool {
	k := s.find(rng{r.i + 1, r.j - 1}, func(t *token) bool { return t.s == "领域" || t.s == "方面" })
	if k < 0 {
		return false
	}
	n := &s.tok[k-1]
	return n.kind == kWord && (n.s == "大" || n.tag == "m" || strings.HasSuffix(n.s, "大") || strings.HasSuffix(n.s, "个"))
}

// person says whether a common noun is that of an office.
func person(t *token) bool {
	switch t.s {
	case "元首", "国家元首", "首脑", "政府首脑", "领导人", "总理", "外长", "部长":
		return true
	}
	return false
}

// allNames says whether every part is one name.
func (s *sent) allNames(parts []rng) bool {
	return every(parts, func(p rng) bool { return p.len() == 1 && s.tok[p.i].kind == kName })
}

// things says whether every part names a thing with at least three words.
func (s *sent) things(parts []rng) bool {
	return every(parts, func(p rng) bool { return p.len() > 2 && !s.hasDe(p) && s.tok[p.j-1].is(cBody) })
}

// dangers says whether a list begins with a danger or what is quoted as one and ends with
// one.
func (s *sent) dangers(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	if len(parts) < 3 || !s.threat(first) && !strings.HasSuffix(s.tok[first.j-1].s, "势力”") {
		return false
	}
	w := s.tok[last.j-1].s
	return s.threat(last) || w == "活动" && last.len() > 1 && s.threat(rng{last.i, last.j - 1})
}

// relational says whether a noun is of what stands between two.
func relational(w string) bool {
	switch w {
	case "关系", "联系", "差距", "差异", "纽带", "桥梁", "平衡", "界限":
		return true
	}
	return false
}

// principles says whether every part is a principle of its own.
func (s *sent) principles(parts []rng) bool {
	return every(parts, func(p rng) bool { return (p.len() > 1 || s.chars(p) >= 4) && principle(s.tok[p.j-1].s) })
}

// actOn says whether a part begins with a verb that has no rule and takes what
// follows for its object.
func (s *sent) actOn(r rng) bool {
	t := &s.tok[r.i]
	return r.len() > 1 && t.kind == kWord && t.tag == "v" && t.verb == nil
}

func (s *sent) allHaveDe(parts []rng) bool { return every(parts, s.hasDe) }

// attributes says whether a list is one of attributes of the noun behind its
// last 的: what stands between the marks has no noun of its own.
func (s *sent) attributes(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	first.i = s.rfind(first, isDe) + 1
	last.j = s.find(last, isDe)
	return every(append([]rng{first, last}, parts[1:len(parts)-1]...), func(p rng) bool {
		return (p.len() == 1 || p.len() == 2) && !s.hasDe(p) && s.attributive(&s.tok[p.j-1])
	})
}

// allAttributes says whether every part but the last is an attribute: a quality or
// a closed phrase (以A为核心). One of four may be a word that the dictionary takes for
// a noun (开放、公平、包容).
func (s *sent) allAttributes(parts []rng) bool {
	nouns := 0
	for _, p := range parts[:len(parts)-1] {
		g, ok := s.groupAt(p)
		switch {
		case ok && g.j == p.j:
		case p.len() > 2 || s.hasDe(p):
			return false
		case !s.attributive(&s.tok[p.j-1]):
			if nouns++; p.len() > 1 || len(parts) < 4*nouns {
				return false
			}
		}
	}
	return true
}

// attributive says whether a word can stand before 的 like an adjective.
func (s *sent) attributive(t *token) bool {
	return t.kind == kWord && (strings.HasPrefix(t.tag, "a") || t.tag == "b" || t.tag == "i" || t.tag == "z" || t.verbal() || strings.HasSuffix(t.s, "性") || strings.HasSuffix(t.s, "化") || strings.HasSuffix(t.s, "共赢"))
}

// plainQualities says whether parts are single words of two characters, most of them
// adjectives.
func (s *sent) plainQualities(parts []rng) bool {
	n := 0
	for _, p := range parts {
		if p.len() != 1 || len(s.tok[p.i].s) != 6 {
			return false
		}
		if quality(&s.tok[p.i]) {
			n++
		}
	}
	return n*2 >= len(parts)
}

// quality says whether a word is an adjective by its tag or by what it is of.
func quality(t *token) bool {
	return t.kind == kWord && t.verb == nil && (strings.HasPrefix(t.tag, "a") || t.tag == "b" || t.tag == "z" || strings.HasPrefix(t.s, "高") || strings.HasPrefix(t.s, "低") || t.s == "绿色" || strings.HasPrefix(t.s, "可"))
}

// closesHere says whether a range is one phrase that its own words close: 以A为核心.
func (s *sent) closesHere(r rng) bool {
	g, ok := s.groupAt(r)
	return ok && g.prep == "以" && g.j == r.j
}

// ownersOf says whether every part but the last is the name of one who can act and
// the last such a name and what all of them do or issue.
func (s *sent) ownersOf(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	if last.len() < 2 || last.len() > 3 || !s.tok[last.j-1].verbal() && s.tok[last.j-1].s != "决议" {
		return false
	}
	owner := func(p rng) bool {
		t := &s.tok[p.i]
		return t.kind == kName && t.ent != nil && (t.ent.Type == Organization || t.ent.Type == Group || t.ent.Type == Country)
	}
	return owner(last) && every(before, func(p rng) bool { return p.len() == 1 && owner(p) })
}

// bareQualities says whether every part but the last is nothing but a quality, which
// the noun of the last must own: 绿色和低碳经济.
func (s *sent) bareQualities(parts []rng) bool {
	before, last := parts[:len(parts)-1], parts[len(parts)-1]
	if !every(before, func(p rng) bool { return p.len() == 1 && quality(&s.tok[p.i]) }) {
		return false
	}
	t := &s.tok[last.i]
	return last.len() > 1 && quality(t) && !t.is(cQuantifier) || t.ent != nil && t.ent.Type == Field
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

// barely says whether parts are bare nouns of at most n words.
func (s *sent) barely(parts []rng, n int) bool {
	return every(parts, func(p rng) bool {
		t := &s.tok[p.i]
		return p.len() <= n && t.kind == kWord && (t.verb == nil || t.nominal())
	})
}

// states says whether parts are words for states and actions and nothing else.
func (s *sent) states(parts []rng) bool {
	other := func(t *token) bool { return !s.eventive(t) && !t.is(cDimension) }
	return every(parts, func(p rng) bool { return s.find(p, other) < 0 })
}

// plainNouns says whether every part but the last ends in a noun that is no
// attribute of the last (创新、开放|的理念 are attributes).
func (s *sent) plainNouns(parts []rng) bool {
	return every(parts[:len(parts)-1], func(p rng) bool {
		t := &s.tok[p.j-1]
		return s.chars(p) >= 4 && strings.HasPrefix(t.tag, "n") && (t.kind == kWord || t.kind == kName) && !s.eventive(t) && !t.is(cCollective|cAgentHead)
	})
}

// ordinal says whether a number word belongs to a name (首届, 第六届).
func ordinal(w string) bool {
	return strings.ContainsAny(w, "首第届次") && w != "一次" && w != "两次" && w != "多次"
}

// chars is the length of a range in characters.
func (s *sent) chars(r rng) int { return utf8.RuneCountInString(s.text(r)) }

func (s *sent) hasDe(r rng) bool { return s.find(r, isDe) >= 0 }

// act says whether words name a thing and what is made of it: 疫苗研发.
func act(words string) bool {
	if len(words) < 12 {
		return false
	}
	switch words[len(words)-6:] {
	case "研发", "生产", "制造", "开发", "加工", "勘探", "开采", "销售", "设计":
		return true
	}
	return false
}

// thingLike says whether a noun phrase ends like an event, a project, a document
// or an organisation.
func thingLike(text string) bool {
	return endsLike(Event, text) || endsLike(Project, text) || endsLike(Document, text) || endsLike(Organization, text)
}

// eventive says whether a noun names an action or a state.
func (s *sent) eventive(t *token) bool {
	return t.kind == kWord && (t.verbal() || t.is(cCooperation) || strings.HasSuffix(t.s, "化") && t.s != "文化" || t.tag == "an" || t.tag == "a" || t.tag == "ad")
}
