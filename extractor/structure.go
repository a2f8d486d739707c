package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tupu/extractor/text"
)

// relativeFacts writes what a relative clause says of the noun phrase behind it:
// 2023年3月在P举行的|E, 第41届大会通过的|D, X提出的|Y.
func (w *writer) relativeFacts(p *predication, rel *relative) {
	s := p.s
	rel = w.chainedRelatives(p, rel)
	verb := &s.tok[rel.verb]
	before := rng{rel.clause.i, rel.verb}
	before = w.outerRelatives(p, before, rel.head)
	gs := s.groups(before)
	head := w.headOf(s, rel.head)
	agents := w.relativeAgents(s, before, gs)
	if p.modal == "" {
		p.modal = Asserted
	}
	q := *p
	q.trigger, q.neg = rel.verb, false
	if q.modal == "" || p.rule.Relation != "invites" {
		q.modal = Asserted
	}
	if s.find(before, func(t *token) bool { return t.kind == kWord && t.is(cModalIntended) }) >= 0 {
		q.modal = Intended // 将于D在P举行的E
	}
	switch relativeVerb(verb.s) {
	case "held":
		w.eventFacts(&q, head, gs, s.datesIn(before), q.modal)
		w.fromAgents(&q, agents, "hosts", head)
	case "adopted":
		w.adopted(&q, before, gs, head, agents)
	case "signed":
		w.issued(&q, before, head)
		w.fromAgents(&q, agents, "signs", head)
	case "issued":
		w.issued(&q, before, head)
	case "submitted":
		w.fromAgents(&q, agents, "submits", head)
	case "upheld":
		w.fromAgents(&q, agents, "adheres-to", head)
	case "joined":
		w.fromAgents(&q, agents, "participates-in", head)
	case "proposed":
		w.fromAgents(&q, agents, "proposes", head)
	case "led":
		w.ledBy(&q, agents, head, p.modal)
	case "made":
		w.visitMade(&q, before, rel.head)
	case "provided":
		w.fromAgents(&q, agents, "provides", head)
	case "carried":
		w.inEffect(&predication{clause: &clause{s: s, dates: s.datesIn(before), groups: gs}, modal: q.modal, trigger: q.trigger}, head)
		if last := &s.tok[head.j-1]; s.cooperationHead(head) < 0 && !exchange(last.s) {
			w.fromAgents(&q, agents, "implements", head)
		}
		w.locatedAt(&q, gs, head)
	case "built":
		w.fromAgents(&q, agents, "establishes", head)
		w.locatedAt(&q, gs, head)
	}
	w.contentFacts(p, rel.head)
}

// locatedAt writes where a thing is, as the groups beside the verb of its relative clause tell.
func (w *writer) locatedAt(p *predication, gs []group, head rng) {
	for _, g := range gs {
		if at, ok := w.placeOf(p.s, g); ok {
			w.fact(p, "structure.located", w.term(p.s, phrase{head}, ""), "located-in", at, p.modal)
		}
	}
}

// chainedRelatives writes what the first of several relative clauses of one noun tell, and
// gives the last: 由A发起、|B加入的X.
func (w *writer) chainedRelatives(p *predication, rel *relative) *relative {
	s := p.s
	for k := rel.clause.i + 2; k+1 < rel.verb; k++ {
		if v := k - 1; s.tok[k].isMark("、") && s.tok[v].kind == kWord && relativeVerb(s.tok[v].s) != "" && s.ownArguments(rng{rel.clause.i, v}) {
			w.relativeFacts(p, &relative{clause: rng{rel.clause.i, k}, verb: v, head: rel.head})
			last := *rel
			last.clause.i = k + 1
			return w.chainedRelatives(p, &last)
		}
	}
	return rel
}

// visitMade: A对P进行的|国事访问(成果) tells that A visited P.
func (w *writer) visitMade(p *predication, before, head rng) {
	s := p.s
	k := s.rfind(before, func(t *token) bool { return t.s == "对" && t.kind == kWord })
	if k <= before.i || k+1 >= before.j || !s.tok[head.i].is(cVisitNoun) {
		return
	}
	for _, a := range w.relativeAgents(s, rng{before.i, k}, nil) {
		for _, at := range w.subjects(s, rng{k + 1, before.j}) {
			w.fact(p, "action.visit", a, "visits", at, p.modal)
		}
	}
}

// relativeVerb sorts the verbs of relative clauses by what they tell.
func relativeVerb(v string) string {
	return relativeKind[v]
}

var relativeKind = func() map[string]string {
	m := map[string]string{}
	for kind, words := range relativeVerbs {
		for _, w := range words {
			m[w] = kind
		}
	}
	return m
}()

var relativeVerbs = map[string][]string{
	"held":      {"举行", "召开", "举办", "主办", "承办", "联合主办", "共同主办", "主持召开", "共同举办", "联合举办"},
	"adopted":   {"通过", "审议通过", "核准", "批准", "一致通过"},
	"signed":    {"签署", "签订", "缔结"},
	"issued":    {"发表", "发布", "公布", "颁布", "宣布"},
	"submitted": {"提交", "递交"},
	"proposed":  {"提出", "倡议", "发起", "提议", "首倡", "倡导", "共同倡议", "共同提出"},
	"led":       {"主导", "牵头", "领导"},
	"provided":  {"提供", "给予"},
	"made":      {"进行"},
	"carried":   {"实施", "开展"},
	"joined":    {"加入"},
	"upheld":    {"秉持", "奉行", "恪守"},
	"built":     {"建立", "设立", "建设", "建成", "成立", "开设"},
}

// outerRelatives handles a relative clause that itself stands before the event
// of this one (…举行的会晤上通过的D) and gives what is left of the clause.
func (w *writer) outerRelatives(p *predication, before, final rng) rng {
	s := p.s
	d := s.rfind(before, isDe)
	if d < 0 {
		return before
	}
	head, cl := s.splitRelative(before)
	if cl == nil {
		return before
	}
	if kind := relativeVerb(s.tok[cl.verb].s); s.tok[head.i].s == "由" || (kind == "submitted" || kind == "proposed") && s.eventLike(head) { // D通过的由B提交的N: both tell of N
		cl.head = final
		w.relativeFacts(p, cl)
		return head
	}
	if e := head.j - 1; e > head.i && s.tok[e].is(cLocalizer) {
		cl.head.j = e
	}
	if cl.head.j > cl.head.i && (s.tok[cl.head.j-1].s == "上") {
		cl.head.j--
	}
	w.relativeFacts(p, cl)
	return head
}

// headOf is the noun phrase that a relative clause is about: of E的成果 it is E.
func (w *writer) headOf(s *sent, r rng) rng {
	r = s.trimNoun(r)
	if de := s.rfind(r, isDe); de > r.i && s.tok[r.j-1].is(cImportance) {
		return w.aboutness(s, r)
	}
	if k := s.find(rng{r.i + 1, r.j}, func(t *token) bool { return t.kind == kWord && (t.s == "宣布" || t.s == "决定") }); k > r.i && s.eventLike(rng{r.i, k}) {
		r.j = k // E|宣布成立X
	} else if e := s.withoutResult(r); s.eventLike(e) {
		r = e
	} else if k := s.find(rng{r.i + 1, r.j}, func(t *token) bool {
		return t.kind == kWord && (strings.HasPrefix(t.s, "取得") || t.s == "成功" || t.s == "圆满成功" || t.s == "所")
	}); k > r.i && s.eventLike(rng{r.i, k}) {
		r.j = k // E|取得成功
	}
	if r.len() > 1 && isDe(&s.tok[r.j-1]) {
		r.j--
	}
	if h, cl := s.splitRelative(r); cl != nil {
		return h
	}
	return r
}

// withoutResult takes 成果, 共识 and the like off the end of a noun phrase.
func (s *sent) withoutResult(r rng) rng {
	for r.len() > 1 && s.tok[r.j-1].is(cResult) {
		r.j--
	}
	return r
}

func (s *sent) eventLike(r rng) bool {
	t := s.text(r)
	if strings.HasSuffix(t, "对话") && (strings.HasPrefix(t, "首次") || strings.HasPrefix(t, "第") && r.len() > 2) {
		return true // 首次对话
	}
	for _, e := range typeEndings[0].ends {
		if strings.HasSuffix(t, e) || strings.HasSuffix(t, e+"的") {
			return true
		}
	}
	return false
}

// datesIn is the date tokens of a range.
func (s *sent) datesIn(r rng) []int {
	var out []int
	for k := r.i; k < r.j; k++ {
		if s.tok[k].kind == kDate {
			out = append(out, k)
		}
	}
	return out
}

// datesBeside is the dates beside a predicate, those in closed phrases (于5月1日) last.
func (s *sent) datesBeside(gs []group, dates []int) []int {
	dates = slices.Clip(dates)
	for _, g := range gs {
		dates = append(dates, s.datesIn(g.body())...)
	}
	return dates
}

// relativeAgents reads who acts in a relative clause: 由X, or the noun phrase
// that its adverbials leave.
func (w *writer) relativeAgents(s *sent, r rng, gs []group) []Term {
	if by := s.find(r, func(t *token) bool { return t.s == "由" && t.kind == kWord }); by >= 0 {
		r.i = by + 1
	}
	c := &clause{s: s}
	s.takeAdverbials(c, gs, r)
	a := c.subject
	for a.i < a.j && (s.tok[a.j-1].s == "所" || s.tok[a.j-1].is(cAdverb)) {
		a.j--
	}
	for _, f := range c.frees {
		if f.prep == "由" {
			a = f.body()
		}
	}
	for a.i < a.j && s.tok[a.i].kind == kDate {
		a.i++
	}
	if a.empty() || !s.agentLike(a) {
		return nil
	}
	return w.subjects(s, a)
}

func (w *writer) fact(p *predication, rule string, subj Term, rel string, obj Term, m Modality) {
	w.emit(emission{s: p.s, subj: subj, rel: rel, obj: obj, modal: m, neg: p.neg, trigger: p.trigger, rule: w.doc.x.rules.named[rule]})
}

var ruleOfRelation = map[string]string{"hosts": "action.host", "signs": "action.sign", "submits": "action.submit", "proposes": "stance.propose", "provides": "action.provide", "participates-in": "action.participate", "adheres-to": "stance.adhere", "adopts": "action.adopt", "establishes": "action.establish", "implements": "action.implement"}

func (w *writer) fromAgents(p *predication, agents []Term, rel string, head rng) {
	for _, part := range p.s.conjuncts(head) {
		for _, a := range agents {
			w.fact(p, ruleOfRelation[rel], a, rel, w.term(p.s, phrase{part}, ""), p.modal)
		}
	}
}

// eventFacts gives place and time of an event.
func (w *writer) eventFacts(p *predication, event rng, gs []group, dates []int, m Modality) {
	s := p.s
	if event.empty() || s.tok[event.j-1].is(cMeetingNoun|cVisitNoun) && event.len() == 1 {
		return
	}
	subj := w.term(s, phrase{s.bareThing(event)}, Event)
	if m == Hypothetical && w.past(s, gs, dates) {
		m = Asserted // welcomed when it had been held
	}
	for _, g := range gs {
		if at, ok := w.placeOf(s, g); ok {
			w.fact(p, "structure.held", subj, "held-in", at, m)
		}
	}
	for _, k := range s.datesBeside(gs, dates) {
		if s.tok[k].val != "" {
			w.fact(p, "structure.held", subj, "held-on", w.term(s, phrase{{k, k + 1}}, Date), m)
			break
		}
	}
}

// datedEvents tells the date of each event that a year stands right before:
// 2023年|第六届流域博览会.
func (w *writer) datedEvents(s *sent) {
	for k := 0; k+1 < len(s.tok); k++ {
		t := &s.tok[k]
		if t.kind != kDate || !strings.HasSuffix(t.s, "年") || len(t.val) != len("2023") {
			continue
		}
		if event := s.eventName(k + 1); !event.empty() {
			p := &predication{clause: &clause{s: s}, trigger: k}
			m := Asserted
			if d := w.doc.meta.Date; len(d) >= len(t.val) && t.val > d[:len(t.val)] {
				m = Intended
			}
			w.eventFacts(p, event, nil, []int{k}, m)
		}
	}
}

// eventName is the name of an event that begins at token i, or empty: a word for an event
// (大会) alone is none.
func (s *sent) eventName(i int) rng {
	for e := i; e < min(i+8, len(s.tok)); e++ {
		t := &s.tok[e]
		if t.kind != kWord && t.kind != kName || isDe(t) || t.is(cAdverb|cModal|cPreposition|cCoordinator|cLocalizer) && t.kind == kWord || t.tag == "v" && !t.nominal() && t.verb != nil && !t.is(cCooperation) {
			return rng{}
		}
		if r := (rng{i, e + 1}); r.len() > 1 && s.eventLike(r) && !s.tok[e].is(cMeetingNoun|cVisitNoun) && t.s != "活动" && t.s != "启动" {
			if s.bareEvent(rng{e + 1, e + 2}) {
				r.j++ // 中非合作论坛|峰会
			}
			return r
		}
	}
	return rng{}
}

// past says whether the event's date lies before the document's.
func (w *writer) past(s *sent, gs []group, dates []int) bool {
	for _, k := range s.datesBeside(gs, dates) {
		if v := s.tok[k].val; len(v) >= 10 && w.doc.meta.Date != "" && v[:10] <= w.doc.meta.Date {
			return true
		}
	}
	return false
}

// adopted: D was adopted at an event, or by those who act.
func (w *writer) adopted(p *predication, before rng, gs []group, head rng, agents []Term) {
	s := p.s
	event := before
	for event.i < event.j && (s.tok[event.i].kind == kDate || s.tok[event.i].is(cPreposition) && s.tok[event.i].kind == kWord && s.tok[event.i].s != "在" && s.tok[event.i].s != "由") {
		event.i++
	}
	for _, g := range gs {
		if g.j == before.j && g.loc != "" {
			event = g.body()
		}
	}
	if e := w.event; e != nil && (s.bareEvent(event) || event.len() <= 2 && strings.HasPrefix(s.text(event), "会")) {
		for _, part := range s.conjuncts(head) {
			w.fact(p, "structure.adopted", w.term(s, phrase{part}, ""), "adopted-at", *e, Asserted) // 会上通过的D
		}
		return
	}
	if e := s.eventBefore(event); !e.empty() {
		q := *p
		q.modal = Asserted
		w.eventFacts(&q, e, gs, s.datesIn(before), Asserted) // E于D在P通过的|N
		event, before = e, rng{}
	}
	for event.i < event.j && (s.tok[event.j-1].kind == kDate || s.tok[event.j-1].is(cLocalizer) && s.tok[event.j-1].kind == kWord || s.tok[event.j-1].is(cAdverb|cModalIntended) || s.tok[event.j-1].s == "所") {
		event.j--
	}
	if event.empty() || !(s.eventLike(event) && (ordinal(s.tok[event.i].s) || strings.Contains(s.text(event), "周年"))) && s.find(event, func(t *token) bool { return t.verb != nil && !t.nominal() && t.kind == kWord }) >= 0 || !s.eventLike(event) && !strings.HasSuffix(s.text(event), "会") {
		w.fromAgents(p, agents, "adopts", head)
		if s.documentLike(head) {
			w.issued(p, before, head) // 2021年通过的D
		}
		return
	}
	e, m := w.term(s, phrase{event}, Event), Asserted
	if s.find(before, func(t *token) bool { return t.is(cModalIntended) && t.kind == kWord }) >= 0 {
		m = Intended // 峰会将通过的D
	}
	for _, part := range s.conjuncts(head) {
		w.fact(p, "structure.adopted", w.term(s, phrase{part}, ""), "adopted-at", e, m)
	}
	for _, k := range s.datesIn(before) {
		if s.tok[k].val != "" {
			w.fact(p, "structure.held", e, "held-on", w.term(s, phrase{{k, k + 1}}, Date), Asserted)
		}
	}
}

// eventBefore is the event that begins r, where its own day or place follows; empty
// where none does.
func (s *sent) eventBefore(r rng) rng {
	k := s.find(rng{min(r.i+1, r.j), r.j}, func(t *token) bool {
		return t.kind == kDate || t.kind == kWord && (t.s == "在" || t.s == "于")
	})
	if k < 0 || !s.eventLike(rng{r.i, k}) || s.hasDe(rng{r.i, k}) {
		return rng{}
	}
	return rng{r.i, k}
}

// issued gives the day on which a document was signed or published (R13e).
func (w *writer) issued(p *predication, before rng, head rng) {
	for _, k := range p.s.datesIn(before) {
		if p.s.tok[k].val == "" {
			continue
		}
		for _, part := range p.s.conjuncts(head) {
			w.fact(p, "structure.issued", w.term(p.s, phrase{part}, ""), "issued-on", w.term(p.s, phrase{{k, k + 1}}, Date), Asserted)
		}
	}
}

// datelinePlaces is how many characters the places behind the day of a dateline take at
// most: two of five with the marks and the word between them.
const datelinePlaces = 12

// datedBelow tells the day of a text that is a document by its title, from the dateline
// below the title: （2022年11月3日，北京）. The parser passes over what stands in brackets,
// so the term is made from the text.
func (w *writer) datedBelow(s *sent) {
	if s.n < 2 || s.n > 4 || w.doc.meta.Date == "" {
		return
	}
	title, body := w.doc.sents[s.n-2], w.doc.src.Text[s.span.Start:s.span.End]
	line := strings.Trim(strings.TrimSpace(body), "（()）")
	date := fullDateRE.FindString(line)
	if date == "" || utf8.RuneCountInString(line[len(date):]) > datelinePlaces || !w.headline(title) || !endsLike(Document, title.text(title.all())) {
		return
	}
	at := s.span.Start + strings.Index(body, date)
	spans := w.doc.src.SourceSpans(text.Span{Start: at, End: at + len(date)})
	day := Term{IRI: w.doc.meta.Date, Name: w.doc.meta.Date, Text: stripBlanks(w.doc.src.SourceText(spans)), Type: Date, Spans: spans}
	p := &predication{clause: &clause{s: s}}
	w.fact(p, "structure.issued", w.term(title, phrase{title.all()}, Document), "issued-on", day, Asserted)
}

func (w *writer) ledBy(p *predication, agents []Term, thing rng, m Modality) {
	for _, a := range agents {
		w.fact(p, "structure.led", w.term(p.s, phrase{thing}, ""), "led-by", a, m)
	}
}

// datedDocument: 《D》于2022年11月11日在P签署 tells the day of D. It says whether the clause is
// of that kind.
func (w *writer) datedDocument(c *clause) bool {
	s, r := c.s, c.s.unquoted(c.r)
	verb := r.j - 1
	if w.adoptedThere(c, r) {
		return true
	}
	switch relativeVerb(s.at(verb).s) {
	case "adopted", "signed", "issued":
	default:
		return false
	}
	k := s.find(r, func(t *token) bool { return t.kind == kDate && t.val != "" })
	doc := rng{r.i, k}
	for doc.len() > 1 && (s.tok[doc.j-1].s == "于" || s.tok[doc.j-1].s == "在") {
		doc.j--
	}
	if k <= r.i || s.hasDe(doc) || !s.documentLike(doc) {
		return false
	}
	for i := k + 1; i < verb; i++ {
		if t := &s.tok[i]; t.s != "在" && !s.placeLike(i) && !t.is(cAdverb) {
			return false
		}
	}
	m := Asserted
	if c.modal != "" {
		m = c.modal
	}
	p := &predication{clause: c, trigger: verb, neg: c.neg}
	w.fact(p, "structure.issued", w.term(s, phrase{doc}, Document), "issued-on", w.term(s, phrase{{k, k + 1}}, Date), m)
	return true
}

// adoptedThere: D于…举行的E上通过 tells where D was adopted. It says whether the clause is of
// that kind.
func (w *writer) adoptedThere(c *clause, r rng) bool {
	s := c.s
	if r.len() < 6 || relativeVerb(s.tok[r.j-1].s) != "adopted" || s.tok[r.j-2].s != "上" && s.tok[r.j-2].s != "会上" {
		return false
	}
	at := s.find(r, func(t *token) bool { return t.kind == kWord && (t.s == "于" || t.s == "在") })
	if at <= r.i || !s.documentLike(rng{r.i, at}) || s.hasDe(rng{r.i, at}) {
		return false
	}
	event, cl := s.splitRelative(rng{at + 1, r.j - 2})
	if cl == nil || !s.eventLike(event) {
		return false
	}
	p := &predication{clause: c, trigger: r.j - 1, neg: c.neg, rule: w.doc.x.rules.named["structure.adopted"]}
	w.relativeFacts(p, cl)
	w.fact(p, "structure.adopted", w.term(s, phrase{{r.i, at}}, Document), "adopted-at", w.term(s, phrase{event}, Event), Asserted)
	return true
}

// published: 当天，双方发表《D》 tells the day of D. It says whether the clause is of that kind.
func (w *writer) published(c *clause, modal Modality) bool {
	s, obj := c.s, c.s.unquoted(c.object)
	if c.verb() == nil || relativeVerb(c.verb().s) != "issued" || obj.empty() || c.neg || s.tok[obj.j-1].kind != kTitle {
		return false
	}
	p := &predication{clause: c, trigger: c.verbs[0]}
	for _, k := range s.datesBeside(c.groups, c.dates) {
		if s.tok[k].val == "" {
			continue
		}
		for _, part := range s.conjuncts(obj) {
			if s.tok[part.j-1].kind == kTitle {
				w.fact(p, "structure.issued", w.term(s, phrase{{part.j - 1, part.j}}, Document), "issued-on", w.term(s, phrase{{k, k + 1}}, Date), modal)
			}
		}
		return true
	}
	return false
}

// namedYear: 宣布2024年为X年, 将2025至2026年确定为“X年” designate the time. It says
// whether the clause is of that kind.
func (w *writer) namedYear(c *clause) bool {
	s, r := c.s, c.s.unquoted(c.r)
	k := s.find(r, func(t *token) bool { return t.kind == kDate && t.val != "" })
	if k < 0 || s.find(rng{r.i, k}, func(t *token) bool { return t.verb.rule(FrameStance) != nil || t.s == "关于" }) >= 0 {
		return false
	}
	as := k + 1
	for as < r.j && (s.tok[as].s == "确定" || s.tok[as].s == "命名" || s.tok[as].s == "定") {
		as++
	}
	if as+1 < r.j && s.tok[as].s == "是" && k == r.i && (s.tok[as+1].kind == kQuote || s.tok[as+1].kind == kName) {
		return w.yearIs(c, k, rng{as + 1, r.j})
	}
	if as >= r.j || s.tok[as].s != "为" && s.tok[as].s != "作为" && s.tok[as].s != "定为" && s.tok[as].s != "命名为" && s.tok[as].s != "确定为" {
		return false
	}
	title := s.trimNoun(rng{as + 1, r.j})
	if title.empty() || s.hasDe(title) || !timeTitle(s.text(title)) {
		return false
	}
	p := &predication{clause: c, trigger: as, neg: c.neg}
	m := Asserted
	before := rng{r.i, k}
	if s.at(k-1).s == "将" {
		before.j-- // 将2021年定为X: 将 only puts the date first
		if c.modal == Intended && !c.will && !c.soft {
			c.modal = ""
		}
	}
	if j := s.find(before, func(t *token) bool { return t.is(cModalIntended) }); j >= 0 && s.find(before, func(t *token) bool { return t.s == "宣布" }) < 0 {
		m = Intended
	}
	if m == Asserted && c.subject.empty() && c.modal == "" && w.modal == Intended {
		m = Intended // 双方将做A，将2031年定为X
	}
	w.fact(p, "structure.designated", w.term(s, phrase{{k, k + 1}}, Date), "designated-as", w.term(s, phrase{title}, ""), m)
	if !c.subject.empty() {
		w.setSubject(c)
	}
	return true
}

// yearIs: 今年是“X年” designates the year as well, no matter when it was so decided.
func (w *writer) yearIs(c *clause, k int, r rng) bool {
	title := c.s.trimNoun(r)
	if title.empty() || c.s.hasDe(title) || c.neg || len(c.s.tok[k].val) != 4 || !strings.HasSuffix(strings.Trim(c.s.text(title), "“”"), "年") || !timeTitle(c.s.text(title)) {
		return false
	}
	p := &predication{clause: c, trigger: r.i - 1}
	w.fact(p, "structure.designated", w.term(c.s, phrase{{k, k + 1}}, Date), "designated-as", w.term(c.s, phrase{title}, ""), Asserted)
	return true
}

// timeTitle says whether a title is one of a year, month, week or day.
func timeTitle(t string) bool {
	t = strings.Trim(t, "“”")
	for _, end := range []string{"年", "月", "周", "日"} {
		if strings.HasSuffix(t, end) && !strings.HasSuffix(t, "周年") {
			return true
		}
	}
	return false
}

// metThen: in A同B举行会谈时指出 and A在会见B时强调, A and B meet.
func (w *writer) metThen(c *clause) {
	s := c.s
	k := s.find(c.r, func(t *token) bool { return (t.s == "时" || t.s == "后") && t.kind == kWord })
	if k < c.r.i+3 {
		return
	}
	in, who := rng{c.r.i, k}, rng{}
	if at := s.find(in, func(t *token) bool { return t.s == "在" && t.kind == kWord }); at > c.r.i && s.agentLike(rng{c.r.i, at}) && s.tok[at+1].verb.rule(FrameMeet) != nil {
		in.i, who = at+1, rng{c.r.i, at}
	}
	met := s.parse(in)
	_, v := met.trigger()
	if who.empty() {
		who = met.subject
	}
	named := v.rule(FrameHost) != nil && !met.object.empty() && s.tok[met.object.j-1].is(cMeetingNoun)
	if met.topic || who.empty() || !s.agentLike(who) || met.modal != "" || met.neg || v.rule(FrameMeet) == nil && !named {
		return
	}
	w.dispatch(met, w.subjects(s, who), Asserted)
}
