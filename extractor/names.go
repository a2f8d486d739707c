package extractor

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tupu/extractor/text"
)

// findNames finds persons that no lexicon lists, by the office before them or
// by the dot in their name, cuts the sentences that name them anew, and joins
// offices and names into one token each.
func (d *document) findNames() {
	before := len(d.names)
	for _, s := range d.sents {
		d.dottedNames(s)
	}
	for _, s := range d.sents {
		d.namesAfterOffice(s)
		d.namesBeforeOffice(s)
		d.namesListed(s)
		d.shortForms(s)
	}
	if len(d.names) > before {
		d.nameOrder = d.nameList()
		for _, s := range d.sents {
			if d.namesIn(s) {
				d.tokenizeSentence(s)
			}
		}
	}
	for _, s := range d.sents {
		d.mergeOffices(s)
		s.parsed, s.segs = nil, nil
	}
}

// shownName is how the triples of this text name an entity: by the name of the lexicon,
// a person by the fullest form that the text itself gives (夏巴兹·谢里夫), which may be
// shorter than the lexicon's.
func (d *document) shownName(e *Entity) string {
	if e.Type != Person {
		return plainName(e.Name)
	}
	if d.fullNames == nil {
		d.fullNames = d.gatherNames()
	}
	if n := d.fullNames[e]; n != "" {
		return n
	}
	return plainName(e.Name)
}

// gatherNames is the persons whom the text names by a form with dots that is longer than
// the lexicon's, or only by a shorter one.
func (d *document) gatherNames() map[*Entity]string {
	out := map[*Entity]string{}
	for _, s := range d.sents {
		for k := range s.tok {
			t := &s.tok[k]
			if t.ent == nil || t.ent.Type != Person || t.name.Len() == 0 {
				continue
			}
			form := d.src.Text[t.name.Start:t.name.End]
			name := plainName(t.ent.Name)
			if !strings.Contains(form, "·") {
				form = withoutOffice(form)
			}
			longer := strings.Contains(form, "·") && len(form) > len(name) || !strings.Contains(d.src.Text, name)
			if longer && len(form) > len(out[t.ent]) {
				out[t.ent] = cleanName(form)
			}
		}
	}
	return out
}

// withoutOffice takes the office off the end of a form that names both (萨勒曼|国王).
func withoutOffice(form string) string {
	for _, end := range officeEndings[lastRune(form)] {
		if name, ok := strings.CutSuffix(form, end); ok && utf8.RuneCountInString(name) > 1 {
			return name
		}
	}
	return form
}

func (d *document) namesIn(s *sent) bool {
	body := d.src.Text[s.span.Start:s.span.End]
	for n := range d.names {
		if strings.Contains(body, n) {
			return true
		}
	}
	return false
}

func (d *document) addPerson(name string) *Entity {
	if e := d.entity(name); e != nil {
		return e
	}
	e := d.namedInFull(name)
	if e == nil {
		e = &Entity{Name: name, Type: Person, Source: "text"}
	}
	d.names[name] = e
	return e
}

// namedInFull is the person whom the text names elsewhere by a longer name with
// dots of which name is a part, or nil. The longer name then stays whole.
func (d *document) namedInFull(name string) *Entity {
	for _, s := range d.sents {
		for k := range s.tok {
			t := &s.tok[k]
			if t.ent == nil || t.ent.Type != Person || !strings.Contains(t.s, "·") {
				continue
			}
			if slices.Contains(strings.Split(t.s, "·"), name) {
				d.names[t.s] = t.ent
				return t.ent
			}
		}
	}
	return nil
}

// dottedNames finds foreign names written with a dot (苏尔坦·贾贝尔) and takes
// their first part as a short form.
func (d *document) dottedNames(s *sent) {
	for i := 1; i < len(s.tok)-1; i++ {
		if !isDot(&s.tok[i]) {
			continue
		}
		from := i
		for from > 0 && i-from < 6 && d.nameSyllables(&s.tok[from-1]) {
			from--
		}
		to := i + 1
		for from > 1 && i-from < 6 && s.tok[from-1].kind == kWord && utf8.RuneCountInString(s.tok[from-1].s) == 1 && d.office(&s.tok[from-2]) && !strings.ContainsAny(s.tok[from-1].s, "和与及") {
			from-- // 总统|内通·X
		}
		for to < len(s.tok) && (isDot(&s.tok[to]) || d.nameSyllables(&s.tok[to]) || to+1 < len(s.tok) && s.tok[to].isMark("-－‐") && d.nameSyllables(&s.tok[to-1]) && d.nameSyllables(&s.tok[to+1])) {
			to++
		}
		if from == i || to == i+1 {
			continue
		}
		full := s.text(rng{from, to})
		if s.namesBuilding(to) {
			i = to
			continue // 穆罕默德·本·拉希德|航天中心
		}
		e := d.addPerson(full)
		for n, part := range strings.Split(full, "·") {
			if utf8.RuneCountInString(part) >= 2 && d.entity(part) == nil && (n == 0 || e.Source == "text") && !d.othersCalled(part, full) {
				d.names[part] = e // the text goes on with the first name or the last
			}
		}
		i = to
	}
}

// namesBuilding says whether a body or a building follows at k that is named after the
// person before it.
func (s *sent) namesBuilding(k int) bool {
	for j := k; j < k+3 && s.at(j).kind == kWord && s.at(j).verb == nil && !isDe(s.at(j)); j++ {
		switch s.tok[j].s {
		case "中心", "大学", "学院", "研究院", "研究所", "机场", "基金会", "医院", "图书馆", "博物馆", "广场", "大桥", "体育场":
			return true
		}
	}
	return false
}

// othersCalled says whether the text has another name with dots that begins with part.
func (d *document) othersCalled(part, full string) bool {
	for text := d.src.Text; ; {
		at := strings.Index(text, part+"·")
		if at < 0 {
			return false
		}
		if text = text[at:]; !strings.HasPrefix(text, full) {
			return true
		}
		text = text[len(full):]
	}
}

func isDot(t *token) bool { return t.s == "·" || t.s == "•" || t.s == "・" }

// notSyllables are function words of one character that end a transcribed name.
const notSyllables = "了过所和与同在于对向就由为将应从是的及等说称也还都已曾正再又则不未均仍才愿要须需能可会先后前内外上下一"

// nameSyllables says whether a token can be part of a transcribed name.
func (d *document) nameSyllables(t *token) bool {
	if t.ent != nil && t.ent.Type == Person {
		return true
	}
	n := utf8.RuneCountInString(t.s)
	if t.kind != kWord && !(t.kind == kName && n == 1) || isDe(t) || d.office(t) || t.is(cHonorific) {
		return false
	}
	if n == 1 {
		return !strings.ContainsAny(t.s, notSyllables)
	}
	if t.cls&^(cSurname|cPreposition|cAspect|cLocalizer) != 0 {
		return false
	}
	return t.verb == nil && (strings.HasPrefix(t.tag, "nr") || strings.HasPrefix(t.tag, "ns") && t.ent == nil || t.tag == "nz")
}

// officeEndings are the words that offices end in, by their last character.
var officeEndings = func() map[string][]string {
	m := map[string][]string{}
	for _, w := range strings.Fields("主席 总统 总理 首相 国王 书记 经理 大使 代表 主任 委员 总裁 发言人 总监 工程师 院士 教授 元首 参赞 特使 顾问 负责人 " +
		"大臣 太后 亲王 王储 埃米尔 苏丹 酋长 大公 首席执行官 领事 司令 参谋 秘书 议员 记者 专员 大法官 干事") {
		m[lastRune(w)] = append(m[lastRune(w)], w)
	}
	return m
}()

// notOffice are words that end so and name no office.
var notOffice = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("增长 成长 延长 生长 特长 漫长 擅长 周长 全长 身长 加长 助长 不断增长 持续增长 快速增长 见长 总长 代表 委员 记者 专长 家长") {
		m[w] = true
	}
	return m
}()

// office says whether a token names an office.
func (d *document) office(t *token) bool {
	if t.ent != nil && t.ent.Type == Office {
		return true
	}
	return t.kind == kWord && t.verb == nil && t.tag != "v" && t.tag != "vn" && officeWord(t.s)
}

// officeWord says whether a word of two characters and more ends like an office.
func officeWord(w string) bool {
	if len(w) < 6 {
		return false
	}
	last := lastRune(w)
	if last == "长" {
		return !notOffice[w]
	}
	for _, end := range officeEndings[last] {
		if strings.HasSuffix(w, end) {
			return !notOffice[w]
		}
	}
	return false
}

// oneByOffice says whether words stand for one person by the office (埃及外长), not for
// several (中外记者, 各国代表).
func oneByOffice(words string) bool {
	return officeWord(words) && !strings.HasSuffix(words, "记者") && !strings.HasSuffix(words, "代表")
}

// namesAfterOffice finds names that stand behind an office.
func (d *document) namesAfterOffice(s *sent) {
	for i := range s.tok {
		if !d.office(&s.tok[i]) && s.tok[i].s != "夫人" || i+1 >= len(s.tok) || i > 0 && s.tok[i-1].ent != nil && s.tok[i-1].ent.Type == Person || s.tok[i+1].ent != nil && s.tok[i+1].ent.Type == Person {
			continue
		}
		at := i + 1
		if s.tok[at].s == " " {
			at++ // 国务院副总理 李明: the line of who speaks
		}
		if name := d.nameAt(s, at); name != "" && (at == i+1 || at+s.countTokens(at, name) == len(s.tok)) {
			d.addPerson(name)
		}
	}
}

// namesBeforeOffice finds Chinese names that stand before a title (李明|部长).
func (d *document) namesBeforeOffice(s *sent) {
	for i := 1; i < len(s.tok); i++ {
		if !s.tok[i].is(cTitleBehind) {
			continue
		}
		from := i
		for from > 0 && i-from < 3 && s.tok[from-1].kind == kWord && s.tok[from-1].verb == nil && s.tok[from-1].ent == nil && !s.tok[from-1].is(cPreposition|cFreePreposition|cCoordinator|cAspect) && (utf8.RuneCountInString(s.tok[from-1].s) == 1 || s.tok[from-1].tag == "nr") {
			from--
		}
		name := s.text(rng{from, i})
		if n := utf8.RuneCountInString(name); (n == 2 || n == 3) && d.x.gram.is(firstRune(name), cSurname) && (from == 0 || s.tok[from-1].kind == kPunct || s.tok[from-1].is(cPreposition|cFreePreposition|cCoordinator|cAspect) || s.tok[from-1].verbal()) {
			d.addPerson(name)
		}
	}
}

// namesListed finds Chinese names in lists of those present: A、B、C等参加会见.
func (d *document) namesListed(s *sent) {
	for i := range s.tok {
		v := s.tok[i].verb.rule(FrameAction)
		if v == nil || v.Relation != "participates-in" || i < 3 {
			continue
		}
		end := i
		for end > 0 && (s.tok[end-1].s == "等" || s.tok[end-1].is(cAdverb)) {
			end--
		}
		d.nameItems(s, rng{0, end})
	}
}

// nameItems takes the items of a list that look like Chinese names.
func (d *document) nameItems(s *sent, r rng) {
	for end := r.j; end > r.i; {
		from := end
		for from > r.i && s.tok[from-1].kind != kPunct && s.tok[from-1].s != "和" {
			from--
		}
		name := s.text(rng{from, end})
		n := utf8.RuneCountInString(name)
		if from == end || n < 2 || n > 3 || !d.x.gram.is(firstRune(name), cSurname) || strings.IndexFunc(name, notHan) >= 0 {
			return
		}
		if from > r.i && !s.tok[from-1].isMark("、") && s.tok[from-1].s != "和" && !s.tok[from-1].isMark("，") || end-from > 1 || s.tok[from].ent == nil {
			if d.entity(name) == nil && (from > r.i || end < r.j) {
				d.addPerson(name)
			}
		}
		end = from - 1
	}
}

// nameAt reads a name that begins at token i: two or three characters behind a
// Chinese surname, or a transcribed name.
func (d *document) nameAt(s *sent, i int) string {
	name := ""
	chinese := d.x.gram.is(firstRune(s.at(i).s), cSurname) && utf8.RuneCountInString(s.at(i).s) <= 3
	for k := i; k < len(s.tok); k++ {
		t := &s.tok[k]
		n := utf8.RuneCountInString(name)
		if n+utf8.RuneCountInString(t.s) > 10 || !d.nameSyllables(t) && !d.syllablesToo(s, i, k) && !(chinese && n == 2 && s.thirdCharacter(k)) {
			break
		}
		if chinese && n+utf8.RuneCountInString(t.s) > 3 {
			chinese = false
		}
		name += t.s
	}
	if k := i + s.countTokens(i, name); isDot(s.at(k)) {
		return "" // dottedNames reads it whole
	}
	if n := utf8.RuneCountInString(name); n < 2 || n > 10 || strings.IndexFunc(name, notHan) >= 0 {
		return ""
	}
	return name
}

// syllablesToo says whether a place is cut out of a transcribed name that begins at token
// i: 卡|西亚|诺夫.
func (d *document) syllablesToo(s *sent, i, k int) bool {
	t := &s.tok[k]
	return k > i && k+1 < len(s.tok) && t.kind == kName && t.ent != nil && (t.ent.Type == Place && utf8.RuneCountInString(s.tok[k-1].s) == 1 || t.ent.Type == Country) && utf8.RuneCountInString(t.s) == 2 && d.nameSyllables(&s.tok[k+1])
}

// thirdCharacter says whether a function character is the last of a name: it is
// where a verb of its own follows (赵恩会|表示, 陈大有|回忆).
func (s *sent) thirdCharacter(k int) bool {
	t := &s.tok[k]
	return utf8.RuneCountInString(t.s) == 1 && t.kind == kWord && !strings.ContainsAny(t.s, "于在对同与和向为将就从说称是的及也都还则均已应要需") && s.at(k+1).verbal() && !s.at(k+1).is(cAspect)
}

// countTokens is how many tokens from i on make up the name.
func (s *sent) countTokens(i int, name string) int {
	n := 0
	for rest := len(name); rest > 0 && i+n < len(s.tok); n++ {
		rest -= len(s.tok[i+n].s)
	}
	return n
}

func firstRune(s string) string {
	_, w := utf8.DecodeRuneInString(s)
	return s[:w]
}

func notHan(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' }

var shortRE = regexp.MustCompile(`^[（(](?:以下)?(?:统称|简称|下称)(?:为|“|"|：)*“?([^”"（）()]{1,12})[”"]?[）)]$`)

// introduces says whether a token is a bracket that introduces a short form.
func (t *token) introduces() bool {
	return t.kind == kParen && (strings.Contains(t.s, "简称") || strings.Contains(t.s, "统称") || strings.Contains(t.s, "下称"))
}

// shortForms learns （以下简称“X”） for the name before it.
func (d *document) shortForms(s *sent) {
	for i := 1; i < len(s.tok); i++ {
		if !s.tok[i].introduces() {
			continue
		}
		m := shortRE.FindStringSubmatch(s.tok[i].s)
		if m == nil {
			continue
		}
		if e := s.tok[i-1].ent; e != nil && d.entity(m[1]) == nil && !d.x.gram.is(m[1], cCollective) {
			d.names[m[1]] = e
		}
	}
}

// mergeOffices joins office and name into one token and notes the office.
func (d *document) mergeOffices(s *sent) {
	if s.find(s.all(), func(t *token) bool { return t.ent != nil && t.ent.Type == Person }) < 0 {
		return
	}
	out := make([]token, 0, len(s.tok))
	for i := 0; i < len(s.tok); i++ {
		t := s.tok[i]
		if t.ent == nil || t.ent.Type != Person || t.kind == kParen {
			out = append(out, t)
			continue
		}
		t.name = t.Span
		if n := len(out); n > 1 && out[n-1].s == " " && d.office(&out[n-2]) {
			out = out[:n-1]
		}
		from := d.officeStart(out)
		if from < len(out) {
			d.noteOffices(s, &t, out[from:])
			for from > 1 && out[from-1].isMark("、") && d.endsInOffice(out[:from-1]) { // 政治局委员、外交部长X
				start := d.officeStart(out[:from-1])
				if start > 1 && isDe(&out[start-1]) && !out[start-2].is(cVisitNoun) {
					break // not 来华访问的A总书记、B主席X
				}
				d.noteOffices(s, &t, out[start:from-1])
				from = start
			}
			t.Start = out[from].Start
			out = out[:from]
		}
		for i+1 < len(s.tok) && (s.tok[i+1].is(cHonorific) || d.titleBehind(s, i+1)) {
			i++
			if !s.tok[i].is(cHonorific) {
				d.facts[s.n] = append(d.facts[s.n], officeFact{t.ent, t.name, s.tok[i].s, s.tok[i].Span, s.tok[i].Span})
			}
			t.End = s.tok[i].End
		}
		out = append(out, t)
	}
	s.tok = out
}

// titleBehind says whether token i is an office that belongs to the name before
// it (习近平主席) and not to a name behind.
func (d *document) titleBehind(s *sent, i int) bool {
	next := s.at(i + 1)
	return d.office(s.at(i)) && s.at(i).Start == s.at(i-1).End && (next.ent == nil || next.ent.Type != Person) && !next.is(cAgentHead)
}

// officeStart is where the office that ends the tokens begins, or their number
// if they do not end in an office.
func (d *document) officeStart(ts []token) int {
	n := len(ts)
	if n == 0 || !d.endsInOffice(ts) {
		return n
	}
	i := n - 1
	for i > 0 && !roleBefore(ts, i) && (d.officePart(&ts[i-1]) || ts[i-1].kind == kParen && i > 1 && d.officePart(&ts[i-2]) || i > 2 && (i < n-1 || len(ts[i].s) > 9) && (ts[i-1].s == "与" || ts[i-1].s == "和") && d.bodyName(ts[max(0, i-5):i])) {
		i--
	}
	for i < n-1 && (ts[i].is(cAdverb|cConnective) || ts[i].s == "兼") {
		i++
	}
	return i
}

// endsInOffice says whether tokens end in an office; 委员 is one behind its body.
func (d *document) endsInOffice(ts []token) bool {
	n := len(ts)
	return d.office(&ts[n-1]) || n > 1 && ts[n-1].s == "委员" && ts[n-1].kind == kWord && ts[n-2].kind != kPunct && d.officePart(&ts[n-2])
}

// roleBefore says whether the country at i begins the office and what stands before it
// is another role of the country or of its head: 轮值主席国|塞内加尔总统.
func roleBefore(ts []token, i int) bool {
	t, before := &ts[i], &ts[i-1]
	return t.ent != nil && t.ent.Type == Country && before.kind == kWord && (strings.HasSuffix(before.s, "国") || strings.HasSuffix(before.s, "代表"))
}

// bodyName says whether a name and nouns stand before the 与 that ends ts, as in the
// name of a body (哈萨克斯坦|科学|与|高等教育部).
func (d *document) bodyName(ts []token) bool {
	n := len(ts) - 2 // the noun before 与
	if n < 1 || ts[n].kind != kWord || !d.officePart(&ts[n]) || d.office(&ts[n]) {
		return false
	}
	before := &ts[n-1]
	field := ts[n].ent != nil && ts[n].ent.Type == Field // 由外贸与旅游部长X主持
	if before.s == "兼" || field && (before.kind == kPunct || before.is(cPreposition|cCoordinator)) {
		return true // 副总理兼|经济和|气候保护部部长X
	}
	for n--; n > 0 && ts[n].kind == kWord && d.officePart(&ts[n]) && !d.office(&ts[n]); n-- {
	}
	return ts[n].kind == kName && ts[n].ent != nil && ts[n].ent.Type == Country
}

func (d *document) officePart(t *token) bool {
	switch {
	case t.kind == kName:
		return t.ent == nil || t.ent.Type != Person
	case t.s == "兼", t.s == "第一", t.s == "联合", t.s == "常务", t.s == "执行": // 第一副总统, 联合秘书
		return true
	case t.kind != kWord || isDe(t) || t.cls&(cPreposition|cModal|cNegation|cAdverb|cAspect|cPronoun|cCollective|cHeading|cCoordinator) != 0:
		return false
	}
	return t.verb == nil && !strings.HasPrefix(t.tag, "v") || strings.HasPrefix(t.tag, "vn") || t.ent != nil || t.verb != nil && t.verb.rule(FrameLight, FrameAction, FrameCooperation) != nil && t.nominal()
}

// noteOffices notes the offices before a name. Parts joined by 兼 are offices of
// their own where the later one names its own organisation.
func (d *document) noteOffices(s *sent, person *token, ts []token) {
	start := 0
	for i := 1; i <= len(ts); i++ {
		if i < len(ts) && !(ts[i].s == "兼" && d.ownOffice(ts[i+1:])) {
			continue
		}
		span := text.Span{Start: ts[start].Start, End: ts[i-1].End}
		office := strings.ReplaceAll(d.src.Text[span.Start:span.End], " ", "")
		d.facts[s.n] = append(d.facts[s.n], officeFact{person.ent, person.name, office, span, ts[i-1].Span})
		start = i + 1
	}
}

func (d *document) ownOffice(ts []token) bool {
	return len(ts) > 1 && !d.office(&ts[0]) && ts[0].kind != kPunct
}
