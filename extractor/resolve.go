package extractor

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"tupu/extractor/text"
)

// profile is what the document as a whole tells: for whom it speaks.
type profile struct {
	collective string   // 双方, 各方: who stands for a subject left out
	members    []string // the parties behind it
	speaker    *Entity  // who says 我, in a speech
	party      *Entity  // whom 我们, 我国 stand for
	unnamed    bool     // it is a speech whose speaker it does not name

	subjectless bool    // most sentences leave their subject out
	behalf      *Entity // X of 我代表X: for whom a speaker reports
}

var (
	monthDayRE   = regexp.MustCompile(`(\d{1,2})月(\d{1,2})$`)
	headerDateRE = regexp.MustCompile(`(?:^|\D)(20\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?:\D|$)`)
	fullDateRE   = regexp.MustCompile(`^(\d{4})年(\d{1,2})月(\d{1,2})日`)
	urlDateRE    = regexp.MustCompile(`/(20\d{2})/(\d{2})/(\d{2})/`)
)

// findDate finds the document's date: given, else in a dateline, else the first
// full date. A dateline's year comes from the full date nearest to it.
func (d *document) findDate() {
	if d.meta.Date == "" {
		if d.meta.Date = inferDate(d.src.Text); d.meta.Date != "" {
			d.meta.Inferred = append(d.meta.Inferred, "date")
		}
	}
	d.cal.setAnchor(d.meta.Date)
}

func inferDate(s string) string {
	full, at := firstFullDate(s)
	s = ends(s, 2400)
	if strings.Contains(s, "/20") {
		if m := urlDateRE.FindStringSubmatch(s); m != nil {
			return isoDay(m[1], m[2], m[3])
		}
	}
	header := headerDate(s)
	if m := dateline(s); m != nil {
		if header != nil && !(header[2] == "01" && m[1] == "12") {
			return isoDay(header[1], m[1], m[2])
		}
		if full != nil {
			return isoDay(full[1], m[1], m[2])
		}
		return ""
	}
	if header != nil {
		return isoDay(header[1], header[2], header[3])
	}
	if full != nil && opensWith(s, at) {
		return isoDay(full[1], full[2], full[3])
	}
	return ""
}

// headerDate reads year, month and day written in numbers before the first sentence
// ends: 2023-11-24 20:15 来源：新华社, 《新闻联播》 20240902 19:00.
func headerDate(s string) []string {
	opening, _, _ := strings.Cut(s[:min(len(s), 600)], "。")
	return headerDateRE.FindStringSubmatch(opening)
}

// opensWith says whether the date at byte at dates the text: it stands on a line
// of its own before it, or its first sentence tells what happened then.
func opensWith(s string, at int) bool {
	if at > 900 || at > len(s) {
		return false
	}
	from := strings.LastIndexAny(s[:at], "\n")
	line, _, _ := strings.Cut(s[from+1:], "\n")
	if utf8.RuneCountInString(line) < 60 && !strings.Contains(line, "。") {
		return true
	}
	first, _, _ := strings.Cut(s, "。")
	if at > len(first) {
		return false
	}
	for _, w := range []string{"举行", "发表", "签署", "出席", "会见", "会谈", "访问", "主持"} {
		if strings.Contains(first, w) {
			return true
		}
	}
	return false
}

// dateline reads month and day of 新华社北京11月27日电.
func dateline(s string) []string {
	at := strings.Index(s, "日电")
	if at < 0 {
		return nil
	}
	before := s[max(0, at-60):at]
	if !strings.ContainsAny(before, "社网报") {
		return nil
	}
	return monthDayRE.FindStringSubmatch(before)
}

// firstFullDate is the first date with year, month and day, and its offset.
func firstFullDate(s string) ([]string, int) {
	for at := 0; ; {
		k := strings.Index(s[at:], "年")
		if k < 0 {
			return nil, 0
		}
		if from := at + k - 4; from >= 0 && isDigit(s[from]) && !otherCalendar(s[:from]) {
			if m := fullDateRE.FindStringSubmatch(s[from:min(len(s), from+24)]); m != nil {
				return m, from
			}
		}
		at += k + len("年")
	}
}

// ends is the beginning and the end of a text, where datelines stand.
func ends(s string, n int) string {
	if len(s) <= 2*n {
		return s
	}
	return s[:n] + "\n" + s[len(s)-n:]
}

func isoDay(y, m, d string) string {
	c := &calendar{}
	return c.makeDay(number(y), number(m), number(d))
}

// infer reads title, parties, issuer and speaker from the opening.
func (d *document) infer() {
	if d.meta.Title == "" {
		if d.meta.Title = d.titleLine(); d.meta.Title != "" {
			d.meta.Inferred = append(d.meta.Inferred, "title")
		}
	}
	d.inferSpeaker()
	d.inferParty()
	d.inferCollective()
	d.inferSubjectless()
	if len(d.meta.Parties) == 0 {
		if d.meta.Parties = d.roles.members; len(d.meta.Parties) > 0 {
			d.meta.Inferred = append(d.meta.Inferred, "parties")
		}
	}
	if d.meta.Issuer == "" && d.roles.speaker != nil {
		d.meta.Issuer = d.roles.speaker.Name
		d.meta.Inferred = append(d.meta.Inferred, "issuer")
	}
}

// titleLine is the first line if it does not end like a sentence.
func (d *document) titleLine() string {
	line, _, _ := strings.Cut(d.src.Text, "\n")
	line = strings.TrimSpace(line)
	if n := utf8.RuneCountInString(line); n > 0 && n <= 70 && !strings.HasSuffix(line, "。") {
		return line
	}
	return ""
}

// inferSpeaker takes the person named with an office in the opening of a text
// in the first person as its speaker.
func (d *document) inferSpeaker() {
	if strings.Count(d.src.Text, "我")*400 < utf8.RuneCountInString(d.src.Text) {
		return
	}
	for _, s := range d.sents {
		if s.n > 6 {
			return
		}
		if fs := d.facts[s.n]; len(fs) > 0 && len(s.tok) <= 6 && !s.ended() && s.find(s.all(), func(t *token) bool { return t.kind == kWord && (t.verb != nil || t.is(cFreePreposition)) }) < 0 {
			d.roles.speaker = fs[0].person
			d.roles.party = d.officeCountry(fs[0].office)
			return
		}
	}
}

// inferParty takes the one country whose will a speech tells (中方愿X, 中方建议Y) as the party
// of a speaker whom the text does not name.
func (d *document) inferParty() {
	lines := strings.Split(d.src.Text, "\n")
	d.roles.unnamed = d.roles.speaker == nil && strings.Count(d.src.Text, "我")*400 >= utf8.RuneCountInString(d.src.Text) &&
		slices.ContainsFunc(lines, func(line string) bool { return addresses(strings.TrimSpace(line)) })
	if !d.roles.unnamed {
		return
	}
	told := map[*Entity]int{}
	for _, s := range d.sents {
		for k := range s.tok {
			t, next := &s.tok[k], s.at(k+1)
			if t.ent != nil && t.ent.Type == Country && strings.HasSuffix(t.s, "方") && (next.is(cModalIntended) || next.verb.rule(FrameStance) != nil) {
				told[t.ent]++
			}
		}
	}
	if len(told) != 1 {
		return
	}
	for e, n := range told {
		if n > 1 {
			d.roles.party = e
		}
	}
}

// officeCountry is the country that an office names; an office of state that
// names none is China's in the texts of the genre.
func (d *document) officeCountry(office string) *Entity {
	for _, n := range []int{7, 6, 5, 4, 3, 2} {
		if r := []rune(office); len(r) > n {
			if e := d.entity(string(r[:n])); e != nil && e.Type == Country {
				return e
			}
		}
	}
	return d.x.lex.Entity("中国")
}

// inferCollective finds the collective for which the document speaks and the
// parties behind it.
func (d *document) inferCollective() {
	best := 0
	if d.roles.speaker == nil && d.opensWithWe() {
		d.roles.collective, best = "我们", len(d.src.Text)
	}
	for _, name := range []string{"双方", "各方", "两国元首", "与会各方", "我们"} {
		if name == "我们" && (d.roles.speaker != nil || !strings.Contains(d.meta.Title, "声明") && !strings.Contains(d.meta.Title, "宣言") && !strings.Contains(d.meta.Title, "公报")) {
			continue
		}
		if n := d.count(name); n > best {
			d.roles.collective, best = name, n
		}
	}
	parties := d.openingParties()
	if len(parties) >= 2 {
		d.roles.members = parties
		for _, name := range []string{"双方", "两国"} {
			if len(parties) == 2 {
				d.groups[name] = parties
			}
		}
		for n, name := range map[int]string{3: "三国", 4: "四国", 5: "五国", 6: "六国"} {
			if len(parties) == n {
				d.groups[name] = parties
			}
		}
		for _, name := range []string{"各方", "与会各方", "各成员国"} {
			d.groups[name] = parties
		}
	}
}

// count is how many words of the text end in name (双方, 与会各方).
func (d *document) count(name string) int {
	n := 0
	for _, s := range d.sents {
		for k := range s.tok {
			if strings.HasSuffix(s.tok[k].s, name) {
				n++
			}
		}
	}
	return n
}

// inferSubjectless says whether most sentences begin with their predicate, as in
// statements that list what was agreed.
func (d *document) inferSubjectless() {
	n, all := 0, 0
	for _, s := range d.sents {
		if len(s.tok) < 6 {
			continue
		}
		segs := s.segments()
		if len(segs) == 0 {
			continue
		}
		all++
		first := segs[0].rng
		if s.tok[first.i].kind == kName { // begins with a subject: not worth an analysis
			continue
		}
		if c := s.parse(first); !c.topic && c.subject.empty() && c.verb().verb != nil {
			n++
		}
	}
	d.roles.subjectless = all > 0 && n*2 > all
	d.roles.behalf = d.onBehalf()
}

// onBehalf is X of 我代表X in the opening of a report, or nil.
func (d *document) onBehalf() *Entity {
	for n := 0; n < len(d.sents) && n < 12; n++ {
		s := d.sents[n]
		for k := 1; k+1 < len(s.tok); k++ {
			if s.tok[k].s != "代表" || s.tok[k-1].s != "我" && s.tok[k-1].s != "谨" {
				continue
			}
			if e := s.tok[k+1].ent; e != nil && (e.Type == Organization || e.Type == Country) {
				return e
			}
		}
	}
	return nil
}

// opensWithWe says whether one of the first sentences has 我们 for its subject,
// as joint statements of many states do.
func (d *document) opensWithWe() bool {
	for n := 0; n < len(d.sents) && n < 4; n++ {
		for k := range d.sents[n].tok {
			t := &d.sents[n].tok[k]
			if t.s == "我们" && (k == 0 || d.sents[n].tok[k-1].kind == kPunct) {
				return true
			}
		}
	}
	return false
}

// openingParties is the countries of the title and, where it names fewer than
// two, of the first sentence. Groups with known members stand for them.
func (d *document) openingParties() []string {
	if out := d.titleParties(); len(out) >= 2 {
		return out
	}
	for n := 0; n < len(d.sents) && n < 3; n++ {
		set := map[string]bool{}
		for k := range d.sents[n].tok {
			d.addParties(set, &d.sents[n].tok[k])
		}
		if len(set) >= 2 {
			out := make([]string, 0, len(set))
			for p := range set {
				out = append(out, p)
			}
			sort.Strings(out)
			return out
		}
	}
	return nil
}

// titleParties is the countries that the title names, also inside a name
// (中国—中亚峰会) or a contraction (中俄).
func (d *document) titleParties() []string {
	title := d.meta.Title
	set := map[string]bool{}
	for i, r := range title { // every substring that can be a name, not every name
		for j, n := i+utf8.RuneLen(r), 1; j < len(title) && n < 12; n++ {
			_, w := utf8.DecodeRuneInString(title[j:])
			j += w
			if e := d.x.lex.byName[title[i:j]]; e != nil && e.Type == Country {
				set[e.Name] = true
			}
		}
	}
	if strings.Contains(title, "中国") && strings.Contains(title, "中亚") {
		for _, m := range d.membersOf("中亚五国") {
			set[m] = true
		}
	}
	if strings.Contains(title, "中日韩") {
		for _, m := range d.membersOf("中日韩") {
			set[m] = true
		}
	}
	for r := []rune(title); len(r) >= 2; r = r[1:] {
		if len(r) > 2 && r[1] == '中' && d.x.pairOf(string(r[1:3])) != nil {
			continue // 建[立中]乌
		}
		for _, es := range d.x.pairOf(string(r[:2])) {
			if es[0].Type == Country {
				set[d.choose(es).Name] = true
			}
		}
	}
	out := make([]string, 0, len(set))
	for p := range set {
		out = append(out, p)
	}
	sort.Strings(out)
	return out
}

func (d *document) addParties(set map[string]bool, t *token) {
	switch {
	case t.kind == kName && t.ent == nil:
		for _, es := range d.x.pairOf(t.val) {
			set[d.choose(es).Name] = true
		}
	case t.ent == nil || t.kind != kName:
	case t.ent.Type == Country:
		set[t.ent.Name] = true
	case t.ent.Name == "中亚":
		for _, m := range d.membersOf("中亚五国") {
			set[m] = true
		}
	}
}

// membersOf is the members of a collective: those this text gives, else those
// of the lexicon on the document's date.
func (d *document) membersOf(name string) []string {
	if m := d.groups[name]; m != nil {
		return m
	}
	if e := d.entity(name); e != nil && e.Type == Group {
		return e.MembersOn(d.meta.Date)
	}
	return nil
}

// subjects reads the holders or agents of a noun phrase; several where
// coordinated ones each can act.
func (w *writer) subjects(s *sent, r rng) []Term {
	from := r.i
	if r = s.trimNoun(r); r.i == from+1 && s.tok[from].s == "任何" {
		r.i = from // 任何国家: which, not how many
	}
	if k := s.includingEnd(r); k > 0 {
		r.i = k // 包括A在内的X is X
	}
	if k := s.find(r, func(t *token) bool { return t.s == "特别是" || t.s == "尤其是" }); k > r.i {
		r.j = k // 各国特别是主要经济体: the others are among the first
	}
	if etc := s.etcetera(r); etc > 0 && (r.j-etc == 2 && s.tok[etc-1].kind == kTitle || s.personsIn(rng{r.i, etc}) && s.agentLike(r)) {
		var out []Term
		for _, p := range s.partsAt(rng{r.i, etc}, s.coordinators(rng{r.i, etc})) {
			out = append(out, w.subjects(s, p)...)
		}
		return out
	}
	if k := r.i + 1; r.len() > 2 && s.tok[r.i].ent != nil && s.tok[r.i].ent.Type == Person && s.tok[k].is(cCoordinator) && (s.tok[k].s == "和" || s.tok[k].s == "与" || s.etcetera(r) < 0 && !s.hasDe(r)) && s.agentLike(rng{k + 1, r.j}) {
		return append(w.subjects(s, rng{r.i, k}), w.subjects(s, rng{k + 1, r.j})...) // 国家主席X和A国家元首、代表
	}
	if !r.empty() {
		if body := s.underCore(r); !body.empty() {
			r = body
		}
	}
	r = s.standingThing(r)
	r, _ = s.splitRelative(w.visitors(s, r))
	if r.empty() || s.noSubject(r) {
		return nil
	}
	parts := []rng{r}
	if cs := s.coordinators(r); len(cs) > 0 && !s.hasDe(r) {
		split := s.partsAt(r, cs)
		number := func(p rng) bool { return s.tok[p.i].kind == kWord && (s.tok[p.i].tag == "m" || s.tok[p.i].tag == "x") }
		counted := number(r) && !every(split, number) // 1000名A、B人士
		if !counted && s.allAgents(split) && s.etcetera(r) < 0 && !s.sharedAgentHead(split) {
			parts = split
		}
	}
	if etc := s.etcetera(r); etc > 0 && (r.j-etc == 2 || r.j-etc == 3 && s.tok[etc+1].is(cCoopAttribute)) && s.tok[r.j-1].is(cDroppable) {
		parts = s.conjuncts(r)
	}
	if etc := s.etcetera(r); etc > 0 && r.j-etc == 2 && s.tok[r.j-1].s == "国" {
		parts = s.partsAt(rng{r.i, etc}, s.coordinators(rng{r.i, etc})) // A、B等国
	}
	var out []Term
	for _, p := range parts {
		if t := w.subject(s, p); t != nil {
			out = append(out, *t)
		}
	}
	return out
}

// personsIn says whether a list holds nothing but persons named: A、B|等领导人.
func (s *sent) personsIn(r rng) bool {
	for k := r.i; k < r.j; k += 2 {
		if t := &s.tok[k]; t.ent == nil || t.ent.Type != Person || t.name.Len() == 0 {
			return false
		}
	}
	return r.len() > 1
}

// visitors takes 来华进行国事访问的 off a person; that the person visits China and what
// the visit is for are facts.
func (w *writer) visitors(s *sent, r rng) rng {
	de := s.rfind(r, isDe)
	if de <= r.i || s.tok[r.j-1].ent == nil || s.tok[r.j-1].ent.Type != Person {
		return r
	}
	before, person := rng{r.i, de}, rng{de + 1, r.j}
	visited := s.placeVisited(before)
	at := s.find(before, func(t *token) bool { return t.s == "来华" || t.s == "访华" || t.s == "赴华" || t.s == "华" })
	attends := s.find(before, func(t *token) bool { return t.s == "出席" || t.s == "参加" })
	if attends+1 >= de {
		attends = -1
	}
	if at < 0 && attends < 0 && visited < 0 {
		return r
	}
	said := func(k int, rule, relation string, obj Term) {
		q := &predication{clause: &clause{s: s}, trigger: k}
		for _, p := range w.subjects(s, person) {
			w.fact(q, rule, p, relation, obj, Asserted)
		}
	}
	if visited >= 0 && at < 0 {
		said(visited+1, "action.visit", "visits", w.term(s, phrase{{visited, visited + 1}}, "")) // 正在P进行访问的X
	}
	if attends >= 0 {
		said(attends, "action.participate", "participates-in", w.term(s, phrase{{attends + 1, de}}, "")) // 来华出席E的X
	}
	if at >= 0 && (attends < 0 || s.find(before, func(t *token) bool { return t.is(cVisitNoun) && t.kind == kWord }) >= 0) {
		said(at, "action.visit", "visits", w.entityTerm(w.doc.x.lex.Entity("中国"), text.Span{})) // 来华进行国事访问的X
	}
	return person
}

// placeVisited is the country in which a clause before a person's name says that the person is
// on a visit (正在P|进行正式访问), or -1.
func (s *sent) placeVisited(r rng) int {
	if r.len() < 3 || !s.tok[r.j-1].is(cVisitNoun) || s.tok[r.j-2].s != "进行" {
		return -1
	}
	if e := s.tok[r.j-3].ent; e == nil || e.Type != Country && e.Type != Place {
		return -1
	}
	return r.j - 3
}

// sharedAgentHead says whether names share the head of the last (A和B|领导人).
func (s *sent) sharedAgentHead(parts []rng) bool {
	first, last := parts[0], parts[len(parts)-1]
	f, l := &s.tok[first.j-1], &s.tok[last.j-1]
	if owner := &s.tok[first.i]; first.len() > 1 && owner.kind == kName && s.barely(parts[1:], 2) && s.tok[last.i].s != "国际" && s.find(rng{parts[1].i, last.j}, func(t *token) bool { return t.kind == kName || t.is(cCollective) }) < 0 {
		return true // 阿盟国家元首、政府首脑及代表
	}
	return first.len() == 1 && f.kind == kName && (f.ent == nil || f.ent.Type != Person && f.ent.Type != Organization) && last.len() > 1 && l.kind == kWord && l.is(cAgentHead|cCollective)
}

func (s *sent) allAgents(parts []rng) bool { return every(parts, s.agentLike) }

// subject makes a term of one holder, resolving party forms and pronouns.
func (w *writer) subject(s *sent, r rng) *Term {
	t := &s.tok[r.j-1]
	if t.is(cPronoun) && r.len() == 1 && t.kind == kWord {
		return w.pronoun(s, r)
	}
	if first := &s.tok[r.i]; first.ent != nil && first.ent.Type == Person && first.name.Len() > 0 && r.len() <= 3 && (t.is(cVisitNoun) || strings.HasSuffix(t.s, "访")) {
		term := w.entityTerm(first.ent, first.name) // 习近平主席此访
		return &term
	}
	if t.ent != nil && t.ent.Type == Person && t.name.Len() > 0 {
		term := w.entityTerm(t.ent, t.name)
		return &term
	}
	if t.kind == kName && t.ent != nil && t.ent.Type == Country && r.len() > 1 && (s.tok[r.j-2].s == "轮值主席国" || s.tok[r.j-2].s == "主席国" || s.tok[r.j-2].s == "东道国") {
		r.i = r.j - 1 // 轮值主席国|老挝
	}
	term := w.term(s, phrase{r}, "")
	if s.collectiveLike(r) {
		w.makeGroup(&term)
	}
	return &term
}

func (s *sent) collectiveLike(r rng) bool {
	t := &s.tok[r.j-1]
	return r.len() == 1 && (t.is(cCollective) || t.kind == kName && (t.ent == nil || t.ent.Type == Group))
}

// noSubject says whether a stretch before a predicate begins with adverbials, so
// that the subject is one before: 多次|赴南太岛国, 充分|调动各方.
func (s *sent) noSubject(r rng) bool {
	first, next := &s.tok[r.i], s.at(r.i+1)
	if r.len() < 2 || first.kind != kWord {
		return false
	}
	return first.s == "赴" || first.s == "在" || first.is(cAdverb) && next.kind == kWord && (next.verbal() && !next.nominal() || next.s == "在" && !s.hasDe(r))
}

// actBefore says whether a stretch before a predicate holds a predicate of its own
// that no rule reads: 《规划》分析了|两国.
func (s *sent) actBefore(r rng) bool {
	if r.len() > 2 && s.tok[r.i].s == "教育" && moves(&s.tok[r.i+1]) {
		r.i++ // 教育引导人士|坚定信心
	}
	if t := &s.tok[r.i]; r.len() > 1 && t.kind == kWord && (t.verb != nil && !t.verb.nominal && t.s != "与会" || moves(t)) && !s.hasDe(r) && (s.agentLike(r) || moves(t) && s.agentLike(rng{r.i + 1, r.j})) {
		return true // 引导人士|坚定信心
	}
	return s.find(rng{max(r.i, s.rfind(r, isDe)) + 1, r.j}, func(t *token) bool { return t.kind == kWord && t.s == "了" }) >= 0
}

// pronoun resolves 我, 我们, 他们 …; nil where the text does not tell.
func (w *writer) pronoun(s *sent, r rng) *Term {
	word := s.text(r)
	spans := s.doc.src.SourceSpans(text.Span{Start: s.tok[r.i].Start, End: s.tok[r.j-1].End})
	as := func(e *Entity) *Term {
		t := w.entityTerm(e, text.Span{})
		t.Text, t.Spans = s.doc.src.SourceText(spans), spans
		return &t
	}
	switch word {
	case "我", "本人":
		if len(w.saying) == 1 {
			t := w.saying[0] // X表示，我…
			t.Text, t.Spans = s.doc.src.SourceText(spans), spans
			return &t
		}
		if w.speaker != nil {
			return as(w.speaker)
		}
		t := w.unnamedSpeaker(word)
		t.Text, t.Spans = s.doc.src.SourceText(spans), spans
		return &t
	case "我们", "我国", "我方":
		if s.doc.roles.party != nil {
			return as(s.doc.roles.party)
		}
		if word != "我们" {
			return as(s.doc.x.lex.Entity("中国"))
		}
		t := w.term(s, phrase{r}, Group)
		w.makeGroup(&t)
		return &t
	case "他", "她", "他们", "她们":
		if w.person != nil && (word == "他" || word == "她") {
			t := *w.person
			t.Text, t.Spans = s.doc.src.SourceText(spans), spans
			return &t
		}
		if len(w.last) > 0 {
			t := w.last[0]
			t.Text, t.Spans = s.doc.src.SourceText(spans), spans
			return &t
		}
	}
	return nil
}

// unnamedSpeaker is who says 我 in a text that does not name its speaker.
func (w *writer) unnamedSpeaker(word string) Term {
	return Term{IRI: GroupIRI(nil, w.doc.meta.Doc, word), Name: word, Type: Person, Spans: []Span{}}
}

// makeGroup makes a term a group, with the members that are known.
func (w *writer) makeGroup(t *Term) {
	if g, ok := w.collectives[t.Name]; ok {
		t.Type, t.Members, t.IRI = Group, g.Members, g.IRI
		return
	}
	defer func() { w.collectives[t.Name] = Term{IRI: t.IRI, Members: t.Members} }()
	t.Type = Group
	if pair := w.doc.x.pairOf(t.Name); pair != nil {
		t.Members = []string{w.doc.choose(pair[0]).Name, w.doc.choose(pair[1]).Name}
	} else {
		t.Members = w.doc.membersOf(t.Name)
	}
	for _, m := range t.Members {
		if e := w.doc.x.lex.Entity(m); e != nil {
			w.doc.used[m] = e
		}
	}
	t.IRI = GroupIRI(t.Members, w.doc.meta.Doc, t.Name)
}

// collective is the term for a subject that the document leaves out.
func (w *writer) collective() []Term {
	d := w.doc
	if d.roles.collective == "" {
		if d.roles.party != nil {
			return []Term{{IRI: d.roles.party.Name, Name: d.roles.party.Name, Type: d.roles.party.Type, Spans: []Span{}}}
		}
		return nil
	}
	t := Term{Name: d.roles.collective, Spans: []Span{}}
	w.makeGroup(&t)
	return []Term{t}
}
