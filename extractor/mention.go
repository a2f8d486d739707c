package extractor

import (
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tupu/extractor/text"
)

// tokenize cuts every sentence into tokens: first what the finders recognise as
// a whole, then the segmenter's words in the gaps between.
func (d *document) tokenize() {
	for _, s := range d.sents {
		s.last = d.cal.last
		d.tokenizeSentence(s)
	}
}

// finders look for stretches that stay whole, in order of precedence.
var finders = []func(d *document, s *sent) []token{findQuoted, findNamesKnown, findDateTokens}

func (d *document) tokenizeSentence(s *sent) {
	d.cal.year, d.cal.last = 0, s.last
	var atoms []token
	for _, f := range finders {
		for _, t := range f(d, s) {
			if !overlaps(atoms, t.Span) {
				atoms = append(atoms, t)
			}
		}
	}
	sort.Slice(atoms, func(i, j int) bool { return atoms[i].Start < atoms[j].Start })
	if s.tok == nil {
		s.tok = d.scratch.tokens.take(s.span.Len()/5 + 4)
	}
	s.tok, s.parsed, s.segs = s.tok[:0], nil, nil
	pos := s.span.Start
	for _, a := range atoms {
		d.segment(s, text.Span{Start: pos, End: a.Start})
		a.s = d.src.Text[a.Start:a.End]
		if a.kind == kQuote || a.kind == kTitle {
			a.ent = d.quotedEntity(a.s)
		}
		s.tok = append(s.tok, a)
		pos = a.End
	}
	d.segment(s, text.Span{Start: pos, End: s.span.End})
	d.mergeParties(s)
	d.splitOught(s)
	d.furthered(s)
	s.jointly()
	s.dropDateline()
}

// jointly makes 高质量 an adverb where an initiative to build together follows:
// 高质量|共建“X”.
func (s *sent) jointly() {
	for k := range s.tok {
		if t, next := &s.tok[k], s.at(k+1); t.kind == kWord && t.s == "高质量" && next.kind == kName && strings.HasPrefix(next.s, "共建") {
			t.cls |= cAdverb
		}
	}
}

// furthered makes 持续发展 and its like verbs where an object follows (愿持续发展|伙伴关系).
func (d *document) furthered(s *sent) {
	for k := range s.tok {
		t, before, next := &s.tok[k], s.at(k-1), s.at(k+1)
		if !t.is(cMore) || t.verb != nil || !strings.HasSuffix(t.s, "发展") || next.kind != kWord && next.kind != kName || isDe(next) || next.is(cLocalizer|cCoordinator|cAdverb|cModal|cTemporal) || next.verbal() {
			continue
		}
		if before.kind == kPunct && !before.isMark("、") || before.is(cModal|cAdverb) && before.kind == kWord {
			t.verb, t.tag = d.x.words["发展"].verb, "v"
		}
	}
}

// splitOught reads 应对X进行Y behind a word of speech as 应|对X进行Y.
func (d *document) splitOught(s *sent) {
	for k := 0; k+2 < len(s.tok); k++ {
		t := s.tok[k]
		if t.s == "同日" && s.tok[k+1].s == "本" && s.tok[k+1].Start == t.End {
			d.moveFirst(s, k) // 同|日本
			continue
		}
		if s.tok[k+1].s == "方向" && s.tok[k+1].Start == t.End && utf8.RuneCountInString(t.s) == 1 && d.x.partyForm(t.s+"方") != nil && s.tok[k+2].kind != kPunct && !isDe(&s.tok[k+2]) {
			d.splitToward(s, k) // 中|方向X
			continue
		}
		if k == 0 || t.s != "应对" || s.tok[k-1].verb.rule(FrameSpeech) == nil && s.tok[k-1].s != "不" {
			continue
		}
		for j := k + 2; j < len(s.tok) && s.tok[j].kind != kPunct; j++ {
			if s.tok[j].s == "进行" || s.tok[k-1].s == "不" && s.tok[j].verb.acts() && !s.tok[j].nominal() {
				at := t.Start + len("应")
				ought, to := t, t
				ought.End, ought.s, ought.tag = at, d.src.Text[t.Start:at], "v"
				to.Start, to.s, to.tag = at, d.src.Text[at:t.End], "p"
				d.classify(&ought)
				d.classify(&to)
				s.tok = slices.Replace(s.tok, k, k+1, ought, to)
				break
			}
		}
	}
}

// splitToward reads 中|方向 as 中方|向.
func (d *document) splitToward(s *sent, k int) {
	t, next := &s.tok[k], &s.tok[k+1]
	t.End, t.s, t.tag, t.kind = t.End+len("方"), t.s+"方", "n", kName
	d.classify(t)
	t.ent, t.kind = d.choose(d.x.partyForm(t.s)), kName
	next.Start, next.s, next.tag = t.End, "向", "p"
	d.classify(next)
}

// moveFirst gives the last character of token k to the one behind it (同日|本 is 同|日本).
func (d *document) moveFirst(s *sent, k int) {
	t, next := &s.tok[k], &s.tok[k+1]
	at := t.End - len("日")
	t.End, next.Start = at, at
	t.s, next.s = d.src.Text[t.Start:t.End], d.src.Text[next.Start:next.End]
	t.tag, next.tag, t.kind, next.kind, t.val = "p", "ns", kWord, kWord, ""
	d.classify(t)
	d.classify(next)
}

// dropDateline takes 新华社北京6月9日电（记者刘华） off the front of a sentence: it
// dates the text and says nothing else.
func (s *sent) dropDateline() {
	for i := 1; i < min(len(s.tok), 14); i++ {
		if w := s.tok[i].s; w != "电" && w != "讯" && w != "日电" || s.tok[i-1].kind != kDate && (s.at(i+1).kind != kParen || !strings.Contains(s.at(i+1).s, "记者")) {
			continue
		}
		for i+1 < len(s.tok) && (s.tok[i+1].kind == kParen || s.tok[i+1].s == " ") {
			i++
		}
		s.tok = s.tok[i+1:]
		return
	}
}

// quotedEntity is the entity named by a quotation or a title, with its marks or
// without.
func (d *document) quotedEntity(s string) *Entity {
	if e := d.entity(s); e != nil {
		return e
	}
	return d.entity(strings.Trim(s, "“”《》「」『』〈〉"))
}

// overlaps says whether a span shares bytes with one of the tokens.
func overlaps(ts []token, s text.Span) bool {
	for i := range ts {
		if ts[i].Start < s.End && s.Start < ts[i].End {
			return true
		}
	}
	return false
}

// segment appends the words of a gap.
func (d *document) segment(s *sent, gap text.Span) {
	if gap.Len() <= 0 {
		return
	}
	buf := append(d.scratch.gap[:0], d.src.Text[gap.Start:gap.End]...)
	d.scratch.gap = buf
	for _, g := range d.x.seg.Segment(buf) {
		s.tok = append(s.tok, token{Span: text.Span{Start: gap.Start + g.Start(), End: gap.Start + g.End()}, tag: g.Token().Pos()})
		t := &s.tok[len(s.tok)-1]
		t.s = d.src.Text[t.Start:t.End]
		d.classify(t)
	}
}

// classify looks a word up in the grammar, the rules and the lexicon.
func (d *document) classify(t *token) {
	known := d.x.words[t.s]
	t.cls = known.cls
	if t.s == "，" || t.s == "、" || t.s == "。" { // most marks
		t.kind = kPunct
		return
	}
	if r, _ := utf8.DecodeRuneInString(t.s); !ideograph(r) && t.s != "·" && (unicode.IsPunct(r) || unicode.IsSymbol(r) || unicode.IsSpace(r)) && t.s != "%" {
		t.kind = kPunct
		return
	}
	t.verb, t.ent = known.verb, known.ent
	if t.tag == "d" && t.cls == 0 && t.verb == nil && t.ent == nil {
		t.cls = cAdverb // an adverb that the grammar does not list
	}
	if len(d.names) > 0 {
		if e := d.names[t.s]; e != nil {
			t.ent = e
		}
	}
	if e := t.ent; e != nil && t.verb == nil && e.Type != Office && e.Type != Field && e.Type != Concept {
		t.kind = kName
	}
}

// ideograph says whether a character is one of the common Chinese ones, which
// spares a search in Unicode's tables.
func ideograph(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// word is what grammar, rules and lexicon know of a surface form.
type word struct {
	cls  class
	verb *verb
	ent  *Entity
}

// words gathers what is known of every form, so that a token needs one look.
func (x *Extractor) gatherWords() map[string]word {
	out := make(map[string]word, len(x.lex.byAlias)+len(x.gram.words)+len(x.rules.verbs))
	for s, es := range x.lex.byAlias {
		out[s] = word{ent: es[0]}
	}
	for s, c := range x.gram.words {
		k := out[s]
		k.cls = c
		out[s] = k
	}
	for s, v := range x.rules.verbs {
		k := out[s]
		k.verb = v
		out[s] = k
	}
	mark(out, cOpener, maps.Keys(openers))
	mark(out, cTelling, maps.Keys(contentKind))
	mark(out, cTelling, maps.Keys(relativeKind))
	return out
}

// mark adds a class of the engine's own to words.
func mark(words map[string]word, c class, forms iter.Seq[string]) {
	for s := range forms {
		k := words[s]
		k.cls |= c
		words[s] = k
	}
}

// entity is the entity that a surface form stands for in this document.
func (d *document) entity(surface string) *Entity {
	if e := d.names[surface]; e != nil {
		return e
	}
	if es := d.x.lex.byAlias[surface]; len(es) > 0 {
		return es[0]
	}
	return nil
}

// findQuoted finds 《…》, “…” and （…）, the outermost of nested ones.
func findQuoted(d *document, s *sent) []token {
	var out []token
	body := d.src.Text[s.span.Start:s.span.End]
	for i := 0; i < len(body); {
		if b := body[i]; b != '(' && b != 0xE2 && b != 0xE3 && b != 0xEF { // the first bytes of opening marks
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(body[i:])
		closer := closerOf(r)
		if closer == 0 {
			i += w
			continue
		}
		end := closeAt(body[i+w:min(len(body), i+w+maxQuoted)], r, closer)
		if end < 0 {
			i += w
			continue
		}
		end += i + w
		out = append(out, token{Span: text.Span{Start: s.span.Start + i, End: s.span.Start + end}, kind: quoteKind(r, body[i:end])})
		i = end
	}
	return out
}

// closerOf is the mark that closes what a mark opens, or 0.
func closerOf(open rune) rune {
	switch open {
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '“':
		return '”'
	case '「':
		return '」'
	case '『':
		return '』'
	case '（':
		return '）'
	case '(':
		return ')'
	}
	return 0
}

// maxQuoted is how many bytes ahead a closing mark is looked for.
const maxQuoted = 3000

// closeAt is the offset after the closing mark that matches, or -1.
func closeAt(s string, open, closer rune) int {
	depth := 1
	for i, r := range s {
		switch r {
		case open:
			depth++
		case closer:
			depth--
		}
		if depth == 0 {
			return i + utf8.RuneLen(closer)
		}
	}
	return -1
}

func quoteKind(open rune, s string) kind {
	switch {
	case open == '《' || open == '〈':
		return kTitle
	case open == '（' || open == '(':
		return kParen
	case strings.ContainsAny(s, "，。！？；") && !strings.Contains(s, "《"):
		return kSpeech
	}
	return kQuote
}

// findNamesKnown finds the names that this document introduced.
func findNamesKnown(d *document, s *sent) []token {
	var out []token
	body := d.src.Text[s.span.Start:s.span.End]
	for _, name := range d.nameOrder {
		for i := 0; ; {
			k := strings.Index(body[i:], name)
			if k < 0 {
				break
			}
			at := text.Span{Start: s.span.Start + i + k, End: s.span.Start + i + k + len(name)}
			i += k + len(name)
			if !overlaps(out, at) {
				out = append(out, token{Span: at, kind: kName, ent: d.names[name]})
			}
		}
	}
	return out
}

// nameList is the document's own names, longest first.
func (d *document) nameList() []string {
	out := make([]string, 0, len(d.names))
	for n := range d.names {
		out = append(out, n)
	}
	sort.Slice(out, func(i, j int) bool { return len(out[i]) > len(out[j]) || len(out[i]) == len(out[j]) && out[i] < out[j] })
	return out
}

// findDateTokens finds dates. Years inside a name (2030年世博会) are left to it
// only as words: the token is a date, the noun phrase keeps it.
func findDateTokens(d *document, s *sent) []token {
	var out []token
	for _, m := range d.cal.findDates(d.src.Text[s.span.Start:s.span.End], s.span.Start) {
		out = append(out, token{Span: m.Span, kind: kDate, val: m.value, tag: "t"})
	}
	return out
}

// mergeParties joins what the segmenter cuts in party forms (哈|方) and
// contracted pairs (中|哈), and looks up what they stand for.
func (d *document) mergeParties(s *sent) {
	out := s.tok[:0]
	for i := 0; i < len(s.tok); i++ {
		t := &s.tok[i]
		if i > 0 && len(t.s) == len("中") && !d.joins(s, i) && !s.unknownName(i+1) && d.abbreviated(&s.tok[i-1], t, s.at(i+1)) {
			out = append(out, *t)
			continue
		}
		if (t.kind == kWord || t.kind == kName && t.ent.Type == Organization) && (t.verb == nil || t.s == "共建") && !t.is(cCollective) {
			if n := d.mergeAt(s.tok[i:], t); n > 0 {
				i += n - 1
			}
		}
		if len(out) == i {
			out = s.tok[:i+1] // nothing merged so far: the token stays where it is
			continue
		}
		out = append(out, *t)
	}
	s.tok = out
}

// joins says whether token i and the next one are a party form or a pair that
// was cut (支持|中|方).
func (d *document) joins(s *sent, i int) bool {
	t, next := &s.tok[i], s.at(i+1)
	if next.kind != kWord || next.Start != t.End || utf8.RuneCountInString(t.s) != 1 {
		return false
	}
	return d.x.partyForm(t.s+next.s) != nil || d.x.pairOf(t.s+next.s) != nil
}

// unknownName says whether two characters that are words of no class stand at i, as in a
// place's name that no lexicon has (在布|特|拉|加亚).
func (s *sent) unknownName(i int) bool {
	single := func(t *token) bool {
		return t.kind == kWord && t.verb == nil && t.ent == nil && utf8.RuneCountInString(t.s) == 1 && !strings.Contains("puc", t.tag) && !t.is(cNegation|cModal|cCoordinator)
	}
	return single(s.at(i)) && single(s.at(i+1)) && s.at(i+1).Start == s.at(i).End
}

// abbreviated makes a country of one character behind the words that such
// short forms stand with (对华, 访乌, 助力乌).
func (d *document) abbreviated(before, t, next *token) bool {
	if next.kind == kWord && next.Start == t.End && next.cls == 0 && next.verb == nil && strings.HasPrefix(next.tag, "n") && utf8.RuneCountInString(next.s) == 1 {
		return false // 在尼|斯举行: part of a name that no lexicon has
	}
	if before.kind != kWord || t.kind == kPunct || t.kind == kDate || t.tag == "p" || t.is(cNegation|cAdverb|cQuantifier) || !strings.Contains("对在赴访来驻向助力帮助支持", before.s) {
		return false
	}
	es := d.x.lex.byAbbr[t.s]
	if es == nil || es[0].Type != Country {
		return false
	}
	t.ent, t.kind = d.choose(es), kName
	return true
}

// mergeAt makes t a party form or pair if the tokens begin with one; it gives
// the number of tokens that went into it.
func (d *document) mergeAt(ts []token, t *token) int {
	word, n := t.s, 1
	if !mergeable(word, ts[1:]) {
		return 0
	}
	if len(ts) > 1 && (ts[1].s == "方" || word == "中" || ts[1].s == "中") && ts[1].kind == kWord && ts[1].Start == t.End && utf8.RuneCountInString(word) <= 2 && utf8.RuneCountInString(ts[1].s) == 1 {
		joined := word + ts[1].s
		if d.x.partyForm(joined) != nil || utf8.RuneCountInString(word) == 1 && d.x.pairOf(joined) != nil {
			word, n = joined, 2
		}
	}
	if len(ts) > 2 && ts[1].s == "委" && ts[2].s == "会" && ts[1].Start == t.End && ts[0].kind == kWord { // 青|委|会
		t.s, t.End, t.ent, t.kind, t.tag, t.cls, t.verb = word+"委会", ts[2].End, nil, kWord, "nt", cAgentHead, nil
		return 3
	}
	if len(ts) > 1 && ts[1].s == "门" && strings.HasSuffix(word, "部") { // 应急管理部|门
		t.s, t.End, t.ent, t.kind = word+"门", ts[1].End, nil, kWord
		t.cls = cAgentHead
		return 2
	}
	if len(ts) > 1 && ts[1].s == "长" && ts[1].Start == t.End && strings.HasSuffix(word, "部") { // 中国商务部|长
		t.s, t.End, t.ent, t.kind, t.tag, t.cls = word+"长", ts[1].End, nil, kWord, "n", cAgentHead
		return 2
	}
	if len(ts) > 1 && ts[1].kind == kQuote { // 共建|“一带一路”
		if e := d.entity(word + ts[1].s); e != nil {
			t.s, t.End, t.ent, t.kind, t.cls, t.verb = word+ts[1].s, ts[1].End, e, kName, 0, nil
			return 2
		}
	}
	if e := d.x.partyForm(word); e != nil {
		t.ent, t.kind = d.choose(e), kName
	} else if pair := d.x.pairOf(word); pair != nil {
		t.kind, t.val = kName, word
	} else {
		return 0
	}
	t.s, t.End, t.cls, t.verb = word, ts[n-1].End, 0, nil
	return n
}

// mergeable says whether mergeAt need look at a word at all: most are spared.
func mergeable(word string, behind []token) bool {
	if strings.HasSuffix(word, "方") || len(word) <= len("中哈") && strings.Contains(word, "中") {
		return true
	}
	if len(behind) == 0 {
		return false
	}
	next := &behind[0]
	return next.kind == kQuote || next.s == "方" || next.s == "中" || next.s == "门" || next.s == "长" || next.s == "委"
}

// partyForm is the countries that a form like 哈方 can stand for.
func (x *Extractor) partyForm(word string) []*Entity {
	stem, ok := strings.CutSuffix(word, "方")
	if !ok || stem == "" {
		return nil
	}
	if es := x.lex.byAbbr[stem]; es != nil {
		return es
	}
	var out []*Entity
	for _, e := range x.lex.byAlias[stem] {
		if e.Type == Country || e.Type == Organization || e.Type == Group {
			out = append(out, e)
		}
	}
	return out
}

// pairOf is the two parties of a contraction like 中哈, of which one is 中.
func (x *Extractor) pairOf(word string) [][]*Entity {
	first := firstRune(word)
	second := word[len(first):]
	if first != "中" && second != "中" || utf8.RuneCountInString(second) != 1 || x.gram.is(word, cNotPair) {
		return nil
	}
	a, b := x.lex.byAbbr[first], x.lex.byAbbr[second]
	if a == nil || b == nil {
		return nil
	}
	return [][]*Entity{a, b}
}

// choose picks among entities that share a form the one that the text names in
// full; without any, the one that texts of the genre usually mean, else the first.
func (d *document) choose(es []*Entity) *Entity {
	if len(es) == 1 {
		return es[0]
	}
	e, ok := d.chosen[es[0]]
	if !ok {
		e = d.meant(es)
		d.chosen[es[0]] = e
	}
	return e
}

// meant is what choose finds: a name in the title or the opening counts more than one
// further down, where it may be part of another (阿曼湾).
func (d *document) meant(es []*Entity) *Entity {
	for _, where := range []string{head(d.src.Text, 120), d.src.Text} {
		for _, e := range es {
			if strings.Contains(where, e.Name) || slices.ContainsFunc(e.Aliases, func(a string) bool { return len(a) > 12 && strings.Contains(where, a) }) {
				return e
			}
		}
	}
	for _, e := range es {
		if d.x.gram.is(e.Name, cPreferred) {
			return e
		}
	}
	return es[0]
}
