package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tupu/extractor/text"
)

// writer walks a document's clauses in order, carries subject, modality and
// speaker from one to the next, and writes triples.
type writer struct {
	doc         *document
	triples     []Triple
	steps       []Step               // of all triples
	spanBlock   []Span               // of which terms and triggers have theirs
	fullOffices map[*Entity][]string // see fullerOffice
	collectives map[string]Term      // node and members of the groups named so far
	s           *sent
	par         int
	within

	subj      []Term // holder or agent of the chain of clauses
	last      []Term // last agent named, for 他们
	person    *Term  // last person that acted, for 他
	modal     Modality
	soft      bool
	speaker   *Entity      // person who speaks, for 我
	saying    []Term       // holder in whose mouth the following sentences are
	scope     *scope       // open complement of a speech verb
	pending   *scope       // speech verb whose complement begins in the next clause
	listed    *listed      // 双方商定：——…——…
	we        *listed      // 我们 of a speech and what it ought to do
	prev      *clause      // last clause that gave triples, for its list to go on
	points    bool         // 我愿提出几点建议: numbered points are proposals
	proposed  []Term       // to whom it was proposed to do something: whose the points are
	home      []Term       // first party that acts: the subject of a text that leaves it out
	agent     []Term       // last subject that can act, for after a thing's clauses
	inherited bool         // modal comes from the sentence before, for a clause without subject
	thing     bool         // the chain's subject is a thing that cannot act
	awaiting  *predication // stance whose object is the next clause
	signing   *predication // 签署下列文件：, of which the items follow
	met       []Term       // those whom the subject of the clause before met
	ours      bool         // 我们 of a speech are all present, see noteOurs
	joint     []Term       // partners in the clause before, who act in a clause that 并 adds
	chair     []Term       // 会议 that speaks through the text (会议指出，)
	inviter   []Term       // X of 应X邀请, and the token of 邀请
	invitedAt int
	tasks     bool   // the section tells what is to be done
	voiced    bool   // somebody speaks in the paragraph
	main      *Term  // first event that the text tells of
	event     *Term  // event named last as hosted, for 出席 without an object
	named     bool   // the stretch before was nothing but a subject
	yield     *yield // another party that the last stance is about
}

// within is what holds within one sentence.
type within struct {
	possible  bool     // a clause told what can be done, see clause
	actual    Modality // the modality before it
	head      []Term   // holder of the sentence's first clause, and its modality
	headModal Modality
	headSoft  bool
	headThing bool
	cond      bool    // the sentence has a condition: nothing behind it is a fact
	when      []int   // date that opens the sentence
	field     []group // 在X领域， at the head of the sentence
	leading   []Term  // X of 在X主导下， at the head of the sentence
	proposal  *Term   // what the sentence last proposed, for 对此
	matter    []Term  // what the clause before is about, for a stance that leaves it out
	anyone    bool    // the sentence has a condition that is said of nobody
	acted     bool    // the sentence has had a clause with a subject or a predicate
	listing   []Term  // persons named before the comma of a list of those present
	called    bool    // the modality is that of what was called for, for one sentence
	explored  bool    // the sentence tells of something that is only considered
	reported  bool    // the sentence gives somebody's words
}

func newWriter(d *document) *writer {
	n := len(d.src.Text)/40 + 8 // about as many triples as texts give
	return &writer{doc: d, steps: make([]Step, 0, 4*n), collectives: map[string]Term{}, triples: make([]Triple, 0, n)}
}

// listed is what the items of a list inherit from the sentence before.
type listed struct {
	subj  []Term
	modal Modality
	soft  bool
	told  int // the sentence that said so
}

// asks says whether a sentence asks something: it tells no fact.
func (s *sent) asks() bool {
	body := strings.TrimSpace(s.doc.src.Text[s.span.Start:s.span.End])
	if !strings.ContainsAny(lastRune(strings.TrimRight(body, "”’")), "？?") {
		return false
	}
	return slices.ContainsFunc(questionWords, func(w string) bool { return strings.Contains(body, w) })
}

// questionWords are the words of which a question has one.
var questionWords = []string{"什么", "怎么", "怎样", "如何", "还是", "是否", "能否", "吗", "呢", "为何", "哪", "多少", "谁"}

// headsParagraph says whether a sentence is the heading of the paragraph that it opens (R11):
// （十二）加强能力建设。, with more behind it.
func (s *sent) headsParagraph() bool {
	if s.tok[0].kind != kParen || s.numbering(s.all()) == 0 || len(s.segments()) > 1 {
		return false
	}
	next := s.n // sentences count from 1
	return next < len(s.doc.sents) && s.doc.sents[next].par == s.par && s.tok[len(s.tok)-1].isMark("。")
}

// headline says whether the sentence is a title or a heading: it does not end
// like a sentence and stands alone in its paragraph.
func (w *writer) headline(s *sent) bool {
	body := strings.TrimSpace(w.doc.src.Text[s.span.Start:s.span.End])
	if addresses(body) && !strings.HasSuffix(body, "。") {
		return true
	}
	if strings.ContainsAny(lastRune(body), "。！？!?；;：:”") {
		return false
	}
	return s.n < len(w.doc.sents) || s.n == 1 || !strings.Contains(body, "，")
}

// tellsOffices says whether the offices beside names in a sentence are facts: those of a
// headline that is a sentence are not (R14i), the line of who speaks is.
func (w *writer) tellsOffices(s *sent) bool {
	return !w.headline(s) || s.find(s.all(), func(t *token) bool { return t.kind == kWord && t.verb != nil && !t.nominal() }) < 0
}

func lastRune(s string) string {
	_, w := utf8.DecodeLastRuneInString(s)
	return s[len(s)-w:]
}

// sentence writes the triples of one sentence.
func (w *writer) sentence(s *sent) {
	w.s = s
	if w.tellsOffices(s) {
		w.offices(s)
	}
	w.datedBelow(s)
	if w.headline(s) {
		if s.numbering(s.all()) > 0 {
			w.tasks = s.setsTasks()
		}
		if w.home != nil && w.doc.roles.collective == "" {
			w.subj, w.thing = w.home, false // a new section is not about whom the last one ended with
		}
		return
	}
	w.begin(s)
	if s.asks() || s.headsParagraph() {
		return
	}
	w.datedEvents(s)
	segs := slices.Clone(s.segments()) // consensus takes words off
	if len(segs) > 0 && !s.ended() {
		segs = segs[:len(segs)-1] // cut off by the end of the file: only what is complete
	}
	w.within, w.named = within{}, false
	agreed := s.consensus(segs)
	for i, g := range segs {
		if s.subjectOf(segs, i) {
			if p := w.pending; p != nil {
				p.reach(&clause{r: g.rng}) // 认为，做X，|是Y
			}
			continue
		}
		if w.valuedBelow(segs, i) {
			continue
		}
		if agreed.i <= i && i < agreed.j {
			w.modal, w.soft = Intended, false
		}
		if i > 0 && w.head != nil && semicolon(segs[i-1].end) && !w.goesOn(s, g) {
			w.closeScope()
			w.subj, w.modal, w.soft, w.yield, w.thing = w.head, w.headModal, w.headSoft, nil, w.headThing // parts between semicolons are parallel
		}
		w.clause(s, g)
		w.hold(s, segs, i)
	}
	announced := w.announced()
	w.closeSentence(s)
	if n := len(segs); n > 0 && colon(segs[n-1].end) {
		w.listAhead(s, segs[n-1], announced)
	}
}

// closeSentence ends what holds for one sentence only.
func (w *writer) closeSentence(s *sent) {
	if p := w.pending; p != nil && w.scope == nil && p.to > p.from+2 {
		p.s, p.missing = s, true // 认为，A后B平稳。: what is said, though its predicate has no rule
		w.scope = p
	}
	w.closeScope()
	w.pending, w.yield, w.awaiting = nil, nil, nil
	if w.called {
		w.modal, w.soft = "", false
	}
	if w.possible && w.modal == Hypothetical {
		w.modal = w.actual // what can be done is said of one sentence
	}
}

func colon(mark string) bool { return mark == "：" || mark == ":" }

func semicolon(mark string) bool { return mark == "；" || mark == ";" }

// hold keeps whose the stretches behind stretch i are: those that a colon opens, and
// the parts between semicolons.
func (w *writer) hold(s *sent, segs []segment, i int) {
	g, more := segs[i], i+1 < len(segs)
	if s.tok[g.j-1].s == "建议" && more && (w.points && colon(g.end) || g.end == "，" && s.at(segs[i+1].i).is(cHeading)) {
		w.subj, w.modal, w.soft = w.party(), Hypothetical, false // 提出X点建议：一是A; 建议，一是A
		w.head, w.headModal, w.headSoft = w.subj, w.modal, false
		w.awaiting, w.pending = nil, nil
	}
	if a := w.announced(); a != nil && colon(g.end) && more {
		w.scope = nil
		w.subj, w.modal, w.soft = a, Intended, true // X宣布A采取Y举措：做B；做C
		w.head, w.headModal, w.headSoft = a, Intended, true
	}
	if colon(g.end) && w.modal != "" && w.head != nil {
		w.headModal, w.headSoft = w.modal, w.soft
	}
	if w.head == nil && len(w.subj) > 0 && w.acted {
		w.head, w.headModal, w.headSoft, w.headThing = w.subj, w.modal, w.soft, w.thing
	}
}

// listAhead sets what the items of the list inherit that a sentence announces with
// its last stretch.
func (w *writer) listAhead(s *sent, last segment, announced []Term) {
	w.listed = &listed{subj: w.subj, modal: w.modal, soft: w.soft}
	if k, v := s.parse(last.rng).trigger(); k >= 0 && s.tok[k].s == "宣布" && v.rule(FrameSpeech) != nil && w.listed.modal == "" {
		w.listed.modal, w.listed.soft = Intended, true // 兹宣布：1．做A
	}
	if s.consensusReached(last.rng) && w.listed.modal == "" {
		w.listed.modal, w.listed.soft = Intended, true // 达成如下共识：一、做A
	}
	if announced != nil {
		w.listed = &listed{subj: announced, modal: Intended, soft: true} // A宣布B采取X举措：what follows is what B takes upon itself
	}
	if w.points && s.find(s.all(), func(t *token) bool { return t.s == "建议" }) >= 0 {
		w.listed = &listed{subj: w.party(), modal: Hypothetical}
	}
}

// consensusReached says whether a stretch announces what was agreed on (R14f).
func (s *sent) consensusReached(r rng) bool {
	k := s.find(r, func(t *token) bool { return t.kind == kWord && strings.HasPrefix(t.s, "达成") })
	return k >= 0 && s.find(rng{k, r.j}, func(t *token) bool { return t.s == "共识" || t.s == "一致" || t.s == "协议" }) >= 0
}

// goesOn says whether a part behind a semicolon still tells what the party of an open
// complement means to do: X表示，中方愿做A；继续做B.
func (w *writer) goesOn(s *sent, g segment) bool {
	if y := w.yield; y != nil && y.proposed {
		c := s.parse(g.rng)
		_, v := c.trigger()
		return !c.topic && c.subject.empty() && c.modal == "" && v.acts() // A建议，B应做X；做Y
	}
	sp := w.scope
	if sp == nil || sp.agent == nil || sp.agent[0].Type == Person || sp.inner != Intended {
		return false
	}
	c := s.parse(g.rng)
	return !c.topic && c.subject.empty() && c.modal == ""
}

// announced is the party of which a speaker tells at the end of a sentence (A宣布，B采取
// X举措), or nil.
func (w *writer) announced() []Term {
	if sp := w.scope; sp != nil && sp.agent != nil && sp.agent[0].Type != Person {
		return sp.agent
	}
	return nil
}

func (s *sent) ended() bool {
	body := strings.TrimSpace(s.doc.src.Text[s.span.Start:s.span.End])
	return strings.ContainsAny(lastRune(body), "。！？!?；;：:”）)")
}

// begin sets what a sentence inherits: within a paragraph the subject before
// it, at a new one the document's collective.
func (w *writer) begin(s *sent) {
	first := s.at(0)
	if w.thing && !(s.par == w.par && len(w.subj) == 1 && w.subj[0].Type == Initiative) {
		w.subj, w.thing = w.agent, false // what an initiative does goes on in its paragraph
	}
	item := first.is(cHeading) && first.kind == kWord || first.isMark("—") && first.kind == kPunct || w.listed != nil && s.numbering(s.all()) > 0
	if item && w.listed == nil && len(w.subj) > 0 {
		w.listed = w.itemsOf(s)
	}
	if !item {
		w.signing = nil
	}
	sameParagraph := s.par == w.par
	if !sameParagraph {
		if !item && !first.is(cHeading) {
			w.listed = nil
		}
		w.par = s.par
		w.paragraph(item)
	}
	if w.doc.roles.subjectless {
		w.leftOut()
	}
	w.prev = nil
	switch {
	case item && w.listed != nil:
		w.subj, w.modal, w.soft = w.listed.subj, w.listed.modal, w.listed.soft
	case item:
	case sameParagraph:
		w.inherited = w.modal != ""
	default:
		w.modal, w.soft, w.inherited = "", false, false
	}
	if w.tasks && w.modal == "" {
		w.modal = Obligated
	}
}

// itemsOf is what the items of a list inherit that no sentence announced.
func (w *writer) itemsOf(s *sent) *listed {
	l := &listed{subj: w.subj, modal: w.modal, soft: w.soft}
	if w.proposed != nil && s.par == w.par {
		return &listed{subj: w.proposed, modal: Hypothetical}
	}
	if w.points {
		return &listed{subj: w.party(), modal: Hypothetical}
	}
	if s.par != w.par && w.we != nil && (s.at(0).isMark("—") || w.we.told == s.n-1) {
		return w.we // points of a speech to all present
	}
	if home := w.homeOf(w.subj); home != nil {
		l.subj = home // points of a person's speech are his country's
		if w.modal == "" {
			l.modal = Intended
		}
	}
	return l
}

// paragraph begins a new one: with its speaker, or the document's collective.
func (w *writer) paragraph(item bool) {
	w.saying, w.event, w.voiced, w.proposed = nil, nil, false, nil
	if e := w.doc.roles.speaker; e != nil {
		w.speaker = e
		if !item {
			w.subj, w.thing = []Term{w.entityTerm(e, text.Span{})}, false
		}
	} else if w.doc.roles.unnamed && !item && (len(w.subj) == 0 || w.subj[0].Type == Person) {
		w.subj, w.thing = []Term{w.unnamedSpeaker("我")}, false
	}
	if !item && w.declaration() {
		w.subj = w.collective()
	}
}

// leftOut sets whom a text is about whose sentences leave their subject out.
func (w *writer) leftOut() {
	switch {
	case w.chair != nil:
		w.subj = w.chair
	case w.doc.roles.collective == "我们":
		w.subj = w.collective()
	case w.doc.roles.behalf != nil:
		w.subj = []Term{w.entityTerm(w.doc.roles.behalf, text.Span{})}
	case w.home != nil:
		w.subj = w.home
	}
}

// setsTasks says whether a section of this heading tells what is to be done rather than
// what was: 三、今年的工作任务, not 任务落实情况.
func (s *sent) setsTasks() bool {
	has := func(c class) bool { return s.find(s.all(), func(t *token) bool { return t.is(c) }) >= 0 }
	return has(cTaskHeading) && !has(cReviewHeading)
}

// devoted says whether 致力于 alone makes the clause one of will.
func (c *clause) devoted() bool {
	k := c.s.find(rng{c.r.i, c.verbs[0]}, func(t *token) bool { return t.is(cModal) && t.kind == kWord })
	return k >= 0 && (c.s.tok[k].s == "致力于" || c.s.tok[k].s == "寻求")
}

// setting says whether a stretch only tells since when, or whatever happens: nobody's act
// (自D开通X至今, 无论X如何).
func (s *sent) setting(r rng) bool {
	switch t := s.at(r.i); t.s {
	case "无论", "不论", "不管":
		return t.kind == kWord
	case "自", "从", "自从":
		last := s.at(r.j - 1).s
		return t.kind == kWord && (last == "至今" || last == "以来" || last == "起")
	}
	return false
}

// clause analyses one stretch and writes what it says.
func (w *writer) clause(s *sent, g segment) {
	if w.signing != nil && w.signedItem(s, g) || s.definedBefore(g) || g.end == "，" && s.setting(g.rng) {
		return
	}
	c := s.parse(g.rng)
	w.cond = w.cond || c.cond
	w.reported = w.reported || s.reports(c, g)
	w.acted = w.acted || !c.topic || c.modal != "" || s.agentLike(c.subject)
	w.noteOurs(c)
	if w.namedYear(c) || w.datedDocument(c) {
		return
	}
	w.metThen(c)
	w.noteInviter(c)
	if w.expected(c, g) || w.scope == nil && s.adds(c) && w.inParticular(c) {
		return
	}
	if c.topic {
		w.topic(c)
		if s.movesOthers(c.r) {
			w.yield = movedYield() // 引导A做X，做Y
		}
		return
	}
	if n := s.at(g.j + 1); g.end == "，" && n.kind == kWord && n.s == "就" && s.at(g.j+2).is(cModalObligated) && (c.modal == Obligated || c.modal == "" && !c.topic) {
		w.setSubject(c)
		return // 要做X，就必须做Y: nothing is said of X
	}
	if w.scope != nil && w.inScope(c) {
		return
	}
	w.closeScope()
	if w.yielded(c) || s.at(c.r.i-1).s == "包括" && w.prev != nil && w.prev.verb() != nil && w.prev.verb().verb.rule(FrameStance) != nil {
		return // 支持A的努力，包括做X: what A does
	}
	if c.subject.empty() || s.canAct(c.subject) {
		w.yield = nil
	}
	if !c.subject.empty() && (s.outcome(c.subject) || s.actBefore(c.subject)) {
		if moves(s.at(c.subject.i)) || moves(s.at(c.subject.i+1)) {
			w.yield = movedYield() // 激励A做X，做Y
		}
		return
	}
	if s.remark(c.subject) {
		w.thing = w.thing || w.head == nil
		return
	}
	if by := c.byAgent(); !by.empty() {
		w.byOther(c, by)
		return
	}
	if !w.aside(c) {
		w.ownClause(c)
	}
}

// byOther writes a clause that names who does it behind 由: 由B主办X, D由E通过.
func (w *writer) byOther(c *clause, by rng) {
	s := c.s
	w.setSubject(c)
	agents := w.subjects(s, by)
	if v := c.verb(); v != nil && relativeVerb(v.s) == "adopted" && s.unquoted(c.object).empty() && s.eventSubject(by) && !c.subject.empty() && s.documentLike(c.subject) {
		p := &predication{clause: c, trigger: c.verbs[0], neg: c.neg}
		for _, e := range agents { // D由E通过
			e.Type = Event
			w.fact(p, "structure.adopted", w.term(s, phrase{c.subject}, Document), "adopted-at", e, w.modality(c))
		}
		return
	}
	w.dispatch(c, agents, w.modality(c)) // 由B主办X, said inside another's clause
	if c.subject.empty() && !c.object.empty() && w.opening(c) {
		w.subj = agents // 由A协调X，成立Y
	}
}

// definedBefore says whether a stretch goes on with what 是 before its comma began to call
// something: X，是做A，|做B的应有之义.
func (s *sent) definedBefore(g segment) bool {
	r := s.unquoted(g.rng)
	k := s.rfind(rng{0, g.i}, func(t *token) bool { return t.s == "是" && t.kind == kWord })
	if k < 1 || !s.tok[k-1].isMark("，") || r.len() < 3 || !s.tok[r.i].verbal() || s.tok[r.i].kind != kWord {
		return false
	}
	if !isDe(&s.tok[r.j-2]) && !isDe(&s.tok[r.j-3]) || s.hasDe(rng{k, g.i}) {
		return false
	}
	switch s.tok[r.j-1].s {
	case "之义", "应有之义", "要求", "选择", "举措", "途径", "保障", "任务", "方式", "体现":
		return s.tok[k+1].kind == kWord && s.tok[k+1].verbal()
	}
	return false
}

// reports says whether a stretch opens somebody's words: X称， and 重申.
func (s *sent) reports(c *clause, g segment) bool {
	last := &s.tok[g.j-1]
	if last.verb.rule(FrameSpeech) != nil && last.kind == kWord && (g.end == "，" || g.end == "：") {
		return true
	}
	_, v := c.trigger()
	return v.rule(FrameReaffirm) != nil
}

// ownClause writes what a clause says of its subject, or of the one before it.
func (w *writer) ownClause(c *clause) {
	if c.s.tellsOfEvent(c.subject) {
		if _, cl := c.s.splitRelative(c.subject); cl != nil {
			w.relativeFacts(&predication{clause: c, trigger: cl.verb, rule: w.doc.x.rules.named["structure.held"]}, cl)
		}
	}
	w.setSubject(c)
	w.address(c)
	w.asMember(c, w.subj)
	w.invited(c, w.subj)
	if _, v := c.trigger(); c.subject.empty() && len(w.joint) > 0 && c.s.at(c.r.i-1).s == "并" && v.rule(FrameProvide) == nil {
		w.subj = append(slices.Clip(w.subj), w.joint...)
	}
	if c.subject.empty() && len(w.met) > 0 && c.s.at(c.r.i-1).s == "并" && strings.HasPrefix(c.s.tok[c.r.i].s, "共同") {
		w.subj = append(slices.Clip(w.subj), w.met...) // A会见B，并共同主持E
	}
	w.joint, w.met = nil, nil
	if len(c.dates) == 0 {
		c.dates = w.when
	}
	w.anyone = c.subject.empty() && (c.cond || w.anyone)
	if !w.anyone { // 只要坚持X，…: a condition, said of nobody
		all := w.withPartners(c)
		w.dispatch(c, all, w.modality(c))
		if v := c.verb(); v != nil && v.is(cCooperation) && c.object.empty() {
			w.subj = all // A与B通力合作，做X: both do
		}
	}
	w.prev = c
}

// expected gives a stretch to the stance or the speech verb that waits for its
// object, and says whether it did.
func (w *writer) expected(c *clause, g segment) bool {
	if p := w.awaiting; p != nil {
		w.awaiting = nil
		if who := c.s.beforeAdverb(c.r); c.topic && p.rule.Relation == "calls-for" && !hopes(&p.s.tok[p.trigger]) && c.s.agentLike(who) {
			w.give(p, p.rule.Relation, phrase{c.r}, p.modal) // 大会号召，A更加紧密地团结起来，做X
			w.yield = &yield{subj: w.subjects(c.s, who), modal: Obligated, proposed: true}
			return true
		}
		if !c.topic && !c.subject.empty() {
			p.obj = c.r
			w.stance(p)
			modal := c.proposedModal()
			if p.rule.Relation == "calls-for" && !hopes(&p.s.tok[p.trigger]) {
				modal = Obligated // 会议号召，A做X，做Y
			}
			w.yield = &yield{subj: w.subjects(c.s, c.subject), modal: modal, proposed: true}
			return true
		}
		if _, v := c.trigger(); !c.topic && c.subject.empty() && c.modal == "" && v.acts() {
			p.obj = c.r // 中方提议，设立X: what is proposed is no fact
			w.stance(p)
			return true
		}
	}
	remark := !c.r.empty() && c.s.remark(rng{c.r.i, c.r.i + 1})
	if w.pending != nil && c.topic && c.modal != "" && g.end == "，" && !remark {
		w.pending = nil
		w.topic(c) // 他说，中方愿同X一道，…: a will of its own, no statement
		return true
	}
	if w.pending != nil && c.topic && g.end != "" && !w.valueAhead(c) {
		if day := c.s.dayAlone(c.r); day >= 0 {
			w.when = []int{day} // A指出，2022年12月，E在P举行
		}
		if w.pending.to == 0 {
			w.pending.from, w.pending.thing = c.r.i, c.isThing()
		}
		w.pending.thing = w.pending.thing || remark
		w.pending.to = c.r.j
		if c.s.agentLike(c.subject) && len(c.frees) > 0 {
			w.pending.agent = w.subjects(c.s, c.subject) // A同B一道，|做X
		}
		return true
	}
	if w.pending != nil {
		p := w.pending
		w.pending = nil
		w.complement(c, p)
		return true
	}
	return false
}

// beforeAdverb is what stands before the first adverb of r; empty where none does.
func (s *sent) beforeAdverb(r rng) rng {
	k := s.find(r, func(t *token) bool { return t.kind == kWord && t.is(cAdverb) && t.verb == nil })
	return rng{r.i, max(r.i, k)}
}

// outcome says whether a stretch tells what comes of the clause before it (使其能够
// X) or what others are asked for (请各位X): no act of the holder, who goes on.
func (s *sent) outcome(r rng) bool {
	t := s.at(r.i)
	return t.kind == kWord && (t.s == "使" || t.s == "使得" || t.s == "令" || t.s == "请")
}

// remark says whether a subject stands for what was just told (这将开辟X): no act of the
// holder, who goes on behind it in the same sentence.
func (s *sent) remark(r rng) bool {
	return r.len() == 1 && s.tok[r.i].kind == kWord && (s.tok[r.i].s == "这" || s.tok[r.i].s == "此" || s.tok[r.i].s == "此举")
}

// aside: a definition within a chain (A重申X，B是C，反对D) leaves the holder as it
// is. It says whether the clause is one.
func (w *writer) aside(c *clause) bool {
	if _, v := c.trigger(); v.rule(FrameCopula) == nil || c.subject.empty() || w.prev == nil || w.thing || len(w.subj) == 0 || !w.prev.s.agentLike(w.prev.subject) {
		return false
	}
	subj, modal, soft, agent := w.subj, w.modal, w.soft, w.agent
	w.setSubject(c)
	w.dispatch(c, w.subj, w.modality(c))
	w.subj, w.modal, w.soft, w.agent, w.thing = subj, modal, soft, agent, false
	w.prev = c
	return true
}

// done says whether a clause tells of something that has happened: it has a
// date or an aspect particle (通过了).
func (c *clause) done() bool {
	return len(c.dates) > 0 || c.aspect()
}

// aspect says whether 了 or 过 follows the predicate.
func (c *clause) aspect() bool {
	next := c.s.at(c.object.i - 1)
	return !c.topic && (next.s == "了" || next.s == "过" || next.verb != nil && strings.HasSuffix(next.s, "了"))
}

// speakingTexts are the ends of words for texts that can take a stance.
var speakingTexts = []string{"声明", "宣言", "公报", "决议", "文章", "报告"}

// documentNoun says whether a word names a text that can take a stance.
func (s *sent) documentNoun(t *token) bool {
	return t.kind == kWord && len(t.s) >= 6 && slices.ContainsFunc(speakingTexts, func(end string) bool { return strings.HasSuffix(t.s, end) })
}

// modality is the clause's own, else the chain's.
func (w *writer) modality(c *clause) Modality {
	switch {
	case c.cond || w.cond:
		w.cond = true
		return Hypothetical
	case c.modal != "":
		return c.modal
	case c.aspect():
		return Asserted
	case w.modal != "":
		return w.modal
	case c.purpose:
		return Intended
	case w.explored && c.subject.empty() && (c.s.at(c.r.i-1).s == "并" || c.s.at(c.r.i-1).s == "包括"):
		return Intended // 探讨做A，包括做B
	}
	return Asserted
}

// modality is that of the complement's own subject.
func (sp *scope) modality() Modality {
	if sp.inner == "" {
		return Asserted
	}
	return sp.inner
}
