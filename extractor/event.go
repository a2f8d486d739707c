package extractor

import (
	"slices"
	"strings"
)

// host: the object is the event; its place and time stand beside the verb.
func (w *writer) host(p *predication) {
	s := p.s
	obj := s.unquoted(p.obj)
	if obj.empty() && !p.subject.empty() && s.eventLike(p.subject) {
		w.held(p)
		if !p.byAgent().empty() { // E由A主持
			for _, h := range p.subj {
				w.emit(emission{s: s, subj: h, rel: p.rule.Relation, obj: *w.event, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
			}
		}
		return
	}
	if obj.empty() && p.subject.empty() && !p.byAgent().empty() && w.event != nil && p.s.at(p.r.i-1).isMark("，") {
		for _, h := range p.subj { // E将于D举行，由A主办
			w.emit(emission{s: s, subj: h, rel: p.rule.Relation, obj: *w.event, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
		}
		return
	}
	if obj.empty() || w.meetingBehind(p) {
		return
	}
	head, cl := s.splitRelative(s.trimNoun(s.stripLead(obj)))
	if cl != nil {
		w.relativeFacts(p, cl)
	}
	if strings.HasPrefix(s.tok[p.trigger].s, "共同") {
		p.subj = append(slices.Clip(p.subj), w.partners(p)...) // A同B共同主持E
	}
	for _, part := range s.conjuncts(head) {
		if s.tok[p.trigger].s == "办好" && !s.eventLike(part) && !s.occasions([]rng{part}) {
			continue // 办好“两国双园”: no event
		}
		if e := w.namedEvent(s, part); e != nil {
			for _, h := range p.subj { // 主持会议
				w.emit(emission{s: s, subj: h, rel: p.rule.Relation, obj: *e, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: p.rule})
			}
			continue
		}
		if s.tok[part.j-1].is(cMeetingNoun|cVisitNoun) && part.len() == 1 || part.empty() {
			continue
		}
		if !p.neg {
			w.eventFacts(p, part, p.groups, p.dates, p.modal)
		}
		w.give(p, p.rule.Relation, phrase{part}, p.modal)
		w.noteEvent(s, part)
	}
}

// held: E在P举行 tells place and time of E.
func (w *writer) held(p *predication) {
	event, cl := p.s.splitRelative(p.s.trimNoun(p.subject))
	if cl != nil {
		w.relativeFacts(p, cl)
	}
	w.eventFacts(p, event, p.groups, p.dates, p.modal)
	w.noteEvent(p.s, event)
}

// noteEvent keeps the event for clauses that leave it out: A、B出席.
func (w *writer) noteEvent(s *sent, event rng) {
	if s.bareEvent(event) && w.event != nil {
		return // 会议: the event named before
	}
	t := w.term(s, phrase{event}, Event)
	t.Text, t.Spans = "", []Span{}
	w.event = &t
	if w.main == nil {
		w.main = &t
	}
}

// bareEvent says whether a noun phrase is nothing but a word for events (会议,
// 此次峰会), which stands for one named before.
func (s *sent) bareEvent(r rng) bool {
	for r.len() > 1 && (s.tok[r.i].s == "本次" || s.tok[r.i].s == "此次" || s.tok[r.i].s == "这次" || s.tok[r.i].s == "该" || s.tok[r.i].s == "本届" || s.tok[r.i].s == "此" || s.tok[r.i].s == "本") {
		r.i++
	}
	switch w := s.at(r.i).s; w {
	case "会议", "会晤", "峰会", "论坛", "大会", "年会":
		return r.len() == 1
	}
	return false
}

// namedEvent is the event that a bare word for events stands for, or nil.
func (w *writer) namedEvent(s *sent, r rng) *Term {
	if !s.bareEvent(r) {
		return nil
	}
	e := w.event
	if e == nil {
		e = w.main
	}
	if e == nil {
		return nil
	}
	whole := *e
	for _, end := range []string{"开幕式", "闭幕式"} {
		if name, ok := strings.CutSuffix(e.Name, end); ok && strings.HasSuffix(name, s.tok[r.j-1].s) {
			whole.Name, whole.IRI = name, strings.TrimSuffix(e.IRI, end) // 峰会 behind 峰会开幕式 is the whole
		}
	}
	return &whole
}

// meetingBehind: A同B举行会谈, A和B举行会晤: both meet, also where the meeting has
// a name (R14e).
func (w *writer) meetingBehind(p *predication) bool {
	s := p.s
	obj := s.unquoted(p.obj)
	if obj.empty() || p.rule.Frame != FrameHost && p.rule.Relation != "implements" || strings.HasSuffix(s.tok[p.trigger].s, "办") || strings.HasSuffix(s.tok[p.trigger].s, "主持") && obj.len() > 1 {
		return false // 举办会晤: an event, held by its hosts
	}
	partners := w.partners(p)
	if last := &s.tok[obj.j-1]; !last.is(cMeetingNoun) && !strings.HasSuffix(last.s, "会晤") && !(len(partners) > 0 && p.rule.Frame == FrameHost && exchange(last.s)) {
		return false
	}
	if len(partners) == 0 && len(p.subj) < 2 {
		if len(p.subj) == 1 && p.subj[0].Type == Group && p.rule.Frame == FrameHost && obj.len() > 1 && s.hasNumberOrName(obj) {
			w.eventFacts(p, obj, p.groups, p.dates, p.modal) // 双方举行A总理第九次定期会晤: they meet, nobody hosts
			return true
		}
		return p.rule.Frame == FrameHost && obj.len() == 1
	}
	for _, g := range p.groups {
		w.placeOf(s, g) // 在北京人民大会堂: the chain is a fact
	}
	w.meeting(p, p.subj, partners)
	if obj.len() > 1 && s.hasNumberOrName(obj) {
		w.eventFacts(p, obj, p.groups, p.dates, p.modal)
	}
	return true
}

func (s *sent) hasNumberOrName(r rng) bool {
	return s.find(r, func(t *token) bool { return t.kind == kName || t.kind == kQuote || t.tag == "m" }) >= 0
}

// partners is those with whom the subject acts: 同B, 与B.
func (w *writer) partners(p *predication) []Term {
	if p.clause.will && p.modal == Intended {
		return nil // A愿同B商签X: A's will
	}
	var out []Term
	for _, f := range p.frees {
		if b := f.body(); (f.prep == "同" || f.prep == "与" || f.prep == "和" || f.prep == "跟") && !p.s.at(b.i).is(cQuantifier) && p.s.at(b.i).s != "更多" {
			out = append(out, w.subjects(p.s, b)...)
		}
	}
	return out
}

// meeting gives meets-with both ways.
func (w *writer) meeting(p *predication, a, b []Term) {
	rule := w.doc.x.rules.named["action.meet"]
	one := func(x, y Term) {
		w.emit(emission{s: p.s, subj: x, rel: "meets-with", obj: y, modal: p.modal, neg: p.neg, trigger: p.trigger, rule: rule, quals: w.qualifiers(p)})
	}
	if len(b) == 0 {
		for i := range a {
			for j := range a {
				if i != j {
					one(a[i], a[j])
				}
			}
		}
		return
	}
	w.met = b
	for _, x := range a {
		for _, y := range b {
			one(x, y)
			if y.Type == Person || y.Type == Country || oneByOffice(y.Name) {
				one(y, x)
			}
		}
	}
}

// meet: A会见B, A同B会谈.
func (w *writer) meet(p *predication) {
	for _, g := range p.groups {
		w.placeOf(p.s, g) // 在北京人民大会堂: the chain is a fact
	}
	obj := p.s.unquoted(p.obj)
	if obj.len() == 1 && p.s.tok[obj.i].verb.rule(FrameMeet) != nil {
		obj.i++ // 会面|交谈
	}
	if ps := w.partners(p); len(ps) > 0 {
		if obj.empty() {
			w.meeting(p, p.subj, ps)
			return
		}
		p.subj = append(append([]Term{}, p.subj...), ps...) // A同B共同会见C
	}
	if obj.empty() {
		if len(p.subj) > 1 {
			w.meeting(p, p.subj, nil)
		}
		return
	}
	if p.s.agentLike(obj) || p.s.objectKind(obj) == objectNoun && p.s.etcetera(obj) > 0 {
		w.meeting(p, p.subj, w.subjects(p.s, obj))
	}
}

// visit: 访问X; a bare 访问 is a noun.
func (w *writer) visit(p *predication) {
	obj := p.s.unquoted(p.obj)
	if obj.empty() {
		w.visitBehind(p)
		return
	}
	if p.s.tok[obj.i].is(cAspect) {
		obj.i++
	}
	for _, part := range p.s.destinations(obj) {
		if p.s.find(part, func(t *token) bool { return t.kind == kName || t.tag == "ns" || t.s == "华" }) >= 0 {
			w.give(p, "visits", phrase{part}, p.modal)
		}
	}
}

// destinations is the places of a journey, one by one where all that a list holds is
// places: A、B等地, A、B和C三国.
func (s *sent) destinations(r rng) []rng {
	list := r
	if etc := s.find(r, func(t *token) bool { return t.s == "等" || t.s == "等地" || t.s == "等国" }); etc > r.i {
		list.j = etc
	} else if last := s.tok[r.j-1].s; last == "两国" || last == "三国" || last == "四国" || last == "五国" {
		list.j--
	}
	if cs := s.coordinators(list); len(cs) > 0 {
		parts := s.partsAt(list, cs)
		if !slices.ContainsFunc(parts, func(p rng) bool { return p.len() != 1 || !s.placeLike(p.i) }) {
			return parts
		}
	}
	return s.conjuncts(r)
}

// visitBehind: 对X进行国事访问.
func (w *writer) visitBehind(p *predication) bool {
	obj := p.s.unquoted(p.obj)
	named := !obj.empty() && p.s.tok[obj.j-1].is(cVisitNoun)
	if !named && !(obj.empty() && p.rule.Frame == FrameVisit) {
		return false
	}
	for _, f := range p.frees {
		if f.prep == "对" || f.prep == "到" || f.prep == "赴" {
			q := *p
			q.rule = w.doc.x.rules.named["action.visit"]
			w.give(&q, "visits", phrase{f.body()}, p.modal)
		}
	}
	return named
}
