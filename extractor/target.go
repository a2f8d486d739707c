package extractor

import "strings"

// withoutDated is a verb phrase without a relative clause that dates the document
// which is its object: 落实[2014年签署的]《D》.
func (s *sent) withoutDated(r rng) phrase {
	last := &s.tok[r.j-1]
	de := r.j - 2
	if r.len() > 5 && last.kind == kTitle && isDe(&s.tok[r.j-3]) {
		de-- // 通过的|新版《D》
	}
	if r.len() < 5 || last.kind != kTitle || !isDe(&s.tok[de]) || relativeVerb(s.tok[de-1].s) == "" {
		return phrase{r}
	}
	if c := s.parse(r); !c.topic && c.subject.empty() && c.object.i < de { // also a clause within the clause: …举行的会议上通过的
		if _, cl := s.splitRelative(c.object); cl != nil && cl.clause.j == de && s.find(cl.clause, func(t *token) bool { return t.kind == kDate }) >= 0 {
			return phrase{{r.i, c.object.i}, {de + 1, r.j}}
		}
	}
	from := de - 1
	for from > r.i+1 && s.relativePart(from-1) {
		from--
	}
	if s.find(rng{from, de}, func(t *token) bool { return t.kind == kDate }) < 0 {
		return phrase{r}
	}
	return phrase{{r.i, from}, {de + 1, r.j}}
}

// datedFacts writes what the relative clause tells that withoutDated leaves out.
func (w *writer) datedFacts(p *predication, r rng) {
	if c := p.s.parse(r); !c.topic && c.subject.empty() {
		if _, cl := p.s.splitRelative(p.s.trimNoun(c.object)); cl != nil {
			w.relativeFacts(p, cl)
			return
		}
	}
	w.innerRelatives(p, r)
}

// clauseTarget takes a relative clause off the subject of a clause target.
func (w *writer) clauseTarget(p *predication, r rng) rng {
	if thing := p.s.standingThing(r); thing != r && !p.s.hasDe(rng{r.i + 1, thing.i - 1}) {
		w.standing(p, r, r.i) // 支持位于P的X|做Y
		return thing
	}
	c := p.s.parse(r)
	if c.topic || c.subject.empty() || !p.s.hasDe(c.subject) {
		return r
	}
	head, cl := p.s.splitRelative(rng{r.i, c.subject.j}) // dates before the subject are the relative clause's
	if cl == nil || head.len() == 1 && p.s.tok[head.i].kind != kTitle && p.s.tok[head.i].kind != kName {
		return r
	}
	w.relativeFacts(p, cl)
	r.i = head.i
	return r
}

type objectKind int

const (
	objectNoun objectKind = iota
	objectVerb
	objectClause
)

// objectKind tells noun phrase, verb phrase and clause apart.
func (s *sent) objectKind(r rng) objectKind {
	if r.empty() {
		return objectNoun
	}
	if s.contentHead(r) || s.relativeNoun(r) || s.partPlayed(r) {
		return objectNoun
	}
	if thing := s.standingThing(r); thing != r {
		return s.objectKind(thing)
	}
	c := s.parse(r)
	switch {
	case s.circumstanced(r):
		return objectClause
	case s.passive(r) > 0:
		return objectClause
	case c.topic:
		return objectNoun
	case c.subject.empty():
		if s.verbIsModifier(c) {
			return objectNoun
		}
		return objectVerb
	case s.compounds(c):
		return objectNoun
	}
	return objectClause
}

// compounds says whether what looks like a clause is a list of compounds, in one of
// which a verb stands before the head: 贸易限制|措施和经济胁迫.
func (s *sent) compounds(c *clause) bool {
	v := c.verbs[0]
	if c.subject.j != v || s.hasDe(c.r) || s.canAct(c.subject) || endsLike(Organization, s.text(c.subject)) || person(&s.tok[c.subject.j-1]) {
		return false
	}
	if s.find(c.r, func(t *token) bool { return t.isMark("，") || t.tag == "p" && t.kind == kWord }) >= 0 {
		return false
	}
	cs := s.coordinators(c.r)
	if len(cs) == 0 {
		return false
	}
	for _, p := range s.partsAt(c.r, cs) {
		head := &s.tok[p.j-1]
		if p.i <= v && v < p.j && p.j != v+2 {
			return false
		}
		if head.kind != kWord || !s.eventive(head) && !strings.HasPrefix(head.tag, "n") {
			return false
		}
	}
	return true
}

// partPlayed says whether a noun phrase tells of the part that one thing plays for another:
// X对Y的|战略引领作用.
func (s *sent) partPlayed(r rng) bool {
	if r.len() < 5 || !s.tok[r.j-1].is(cImportance) {
		return false
	}
	to := s.find(r, func(t *token) bool { return t.kind == kWord && t.s == "对" })
	de := s.rfind(r, isDe)
	return to > r.i && de > to+1 && r.j-de <= 4 && !s.hasDe(rng{r.i, de}) && s.find(rng{r.i, de}, func(t *token) bool { return t.kind == kWord && t.verbal() && !t.nominal() }) < 0
}

// circumstanced says whether an agent and a circumstance stand before a comma in r, so
// that r is a clause: A根据X，提供Y.
func (s *sent) circumstanced(r rng) bool {
	k := s.find(r, func(t *token) bool { return t.isMark("，") && t.kind == kPunct })
	if k <= r.i {
		return false
	}
	at := s.circumstance(rng{r.i, k})
	return at > r.i && s.agentLike(rng{r.i, at})
}

// passive is the verb of A被宣布为B, or -1.
func (s *sent) passive(r rng) int {
	k := s.find(rng{r.i + 1, r.j - 2}, func(t *token) bool { return t.s == "被" && t.kind == kWord })
	if k < 0 || s.tok[k+1].verb == nil || s.tok[k+2].s != "为" && !strings.HasSuffix(s.tok[k+1].s, "为") {
		return -1
	}
	return k + 1
}

// standingThing is what stands somewhere, where r begins by telling where: 设在P的|X.
func (s *sent) standingThing(r rng) rng {
	if de := s.find(r, isDe); s.at(r.i).is(cStanding) && de > r.i && de+1 < r.j {
		return rng{de + 1, r.j}
	}
	return r
}

// relativeNoun says whether r is a relative clause and a plain noun phrase
// behind it: 中方为X给予的|宝贵支持.
func (s *sent) relativeNoun(r rng) bool {
	if first := &s.tok[s.stripLead(r).i]; first.verb != nil && first.kind == kWord && !first.nominal() {
		return false // a verb phrase with a relative clause inside
	}
	head, cl := s.splitRelative(s.trimNoun(r))
	if cl != nil && s.at(cl.verb-1).s == "所" && !s.hasDe(head) {
		return true // A为B所作的|精心准备
	}
	if cl == nil || s.hasDe(head) || head.len() > 4 && !(head.len() < 7 && s.tok[head.j-1].is(cContent)) && !s.eventLike(s.withoutResult(head)) && !(endsLike(Project, s.text(head)) && head.len() <= 8) {
		return false
	}
	if s.actsIn(r, cl) {
		return false // A参加|在P举办的E
	}
	return s.find(head, func(t *token) bool { return t.verb != nil && !t.nominal() && t.kind == kWord && t.s != "磋商" }) < 0
}

// actsIn says whether an agent and its act stand before the relative clause that has
// its own time or place (A积极参加|将在P举办的E), so that the act is no part of it.
func (s *sent) actsIn(r rng, cl *relative) bool {
	k := s.find(rng{r.i + 1, cl.verb}, func(t *token) bool {
		return t.kind == kWord && t.s != "通过" && t.verb.acts() && (!t.nominal() || t.s == "参与")
	})
	if k < 0 {
		return false
	}
	e, n := k, k+1
	for e > r.i+1 && s.tok[e-1].is(cAdverb) && s.tok[e-1].kind == kWord {
		e--
	}
	for n < cl.verb && s.tok[n].is(cModal) && s.tok[n].kind == kWord {
		n++
	}
	if cl.verb-1 > k && s.agentLike(rng{cl.verb - 1, cl.verb}) {
		c := s.parse(r) // A在X中参加|B主导的C
		return !c.topic && c.verbs[0] <= k && s.agentLike(c.subject)
	}
	return s.agentLike(rng{r.i, e}) && (s.isGroup(rng{n, r.j}) || s.tok[n].kind == kDate)
}

// contentHead says whether r is a clause with 的 before a noun that has it as
// its content (…的倡议) and so a noun phrase whatever stands inside.
func (s *sent) contentHead(r rng) bool {
	if r.len() < 3 {
		return false
	}
	de := s.rfind(r, isDe)
	if s.at(r.i).s == "关于" {
		return true
	}
	if de < 0 || de+1 >= r.j {
		return false
	}
	head := &s.tok[r.j-1]
	if !head.is(cContent) {
		return false
	}
	first := &s.tok[r.i]
	counted := de + 1
	for counted < r.j-1 && (s.tok[counted].tag == "m" || s.tok[counted].tag == "q") && s.tok[counted].kind == kWord {
		counted++ // 关于X的六点|倡议
	}
	return r.j-counted <= 2 && !(first.verb != nil && !first.nominal() && s.find(rng{r.i + 1, de}, func(t *token) bool { return t.verb != nil && !t.nominal() && t.kind == kWord }) < 0 && s.chainedDe(rng{r.i + 1, r.j}))
}

// chainedDe says whether the noun phrase behind a verb can be its object as it
// stands: X的计划 with a nominal X (实施X领域的计划).
func (s *sent) chainedDe(r rng) bool {
	de := s.find(r, isDe)
	return de > 0 && s.find(rng{r.i, de}, func(t *token) bool { return t.verb != nil && !t.nominal() }) < 0
}

// verbIsModifier says whether the verb that a parse found only modifies a noun:
// [合作|发展|规划].
func (s *sent) verbIsModifier(c *clause) bool {
	t := c.verb()
	return t.nominal() && c.modal == "" && c.verbs[0] == c.r.i && !c.object.empty() && c.object.len() <= 2 && (s.tok[c.object.j-1].is(cSharedHead|cContent) || c.object.len() == 1 && s.eventive(&s.tok[c.object.i]))
}

// firstVP is a verb phrase without the ones coordinated behind it.
func (s *sent) firstVP(r rng) rng {
	first, _ := s.splitVPs(r)
	return s.unquoted(first)
}

// nounTargets gives one triple per noun target, relative clauses split off.
func (w *writer) nounTargets(p *predication, rel string, r rng, modal Modality) {
	if parts := p.s.ownRelatives(p.s.trimNoun(r)); len(parts) > 1 {
		for _, part := range parts {
			w.nounTargets(p, rel, part, modal)
		}
		return
	}
	if thing := p.s.standingThing(r); thing != r {
		w.standing(p, r, r.i)
		r = thing
	}
	r = w.targetHead(p, p.s.trimNoun(r), rel)
	if w.cooperationTarget(p, rel, r, modal) {
		return
	}
	w.othersFields(p, r)
	head, cl := p.s.splitRelative(r)
	if cl != nil {
		w.relativeFacts(p, cl)
	} else {
		w.contentFacts(p, head)
	}
	if cl == nil && p.s.clauseContent(head) {
		w.ownProposal(p, head)
		w.give(p, rel, phrase{head}, modal) // A不接受“B”、“C”的立场
		return
	}
	for _, part := range p.s.conjuncts(head) {
		w.ownProposal(p, part)
		if part = w.eventPrefix(p, part); !part.empty() {
			w.give(p, rel, phrase{part}, modal)
		}
	}
}

// clauseContent says whether a noun phrase is a clause with its own agent and the noun
// that has it as its content: 第三国在境内从事X的|行为.
func (s *sent) clauseContent(r rng) bool {
	de := r.j - 2
	if r.len() < 5 || !isDe(&s.tok[de]) || !s.tok[r.j-1].is(cContent) {
		return false
	}
	if k := s.find(r, isAbout); k > r.i && s.tok[k-1].is(cCoordinator) {
		return false // “A”构想和|关于B的倡议
	}
	c := s.parse(rng{r.i, de})
	return !c.topic && !c.subject.empty() && c.subject.i == r.i && !s.hasDe(c.subject) && !c.object.empty() && !c.verb().nominal() && s.agentLike(c.subject)
}

// targetHead takes an aboutness tail off a target: X对Y的作用 is X.
func (w *writer) targetHead(p *predication, r rng, rel string) rng {
	if len(p.s.tok) == 0 || r.len() < 3 {
		return r
	}
	if rel == "supports" || !p.s.tok[r.j-1].is(cImportance) {
		return r
	}
	if de := p.s.rfind(r, isDe); de > r.i && (p.s.tok[de-1].s == "发挥" || p.s.tok[de-1].s == "作出" || p.s.tok[de-1].s == "做出") && p.s.find(rng{r.i, de}, func(t *token) bool { return t.s == "为" && t.kind == kWord }) >= 0 {
		return rng{de + 1, r.j} // A为B发挥的|重要作用
	}
	return w.aboutness(p.s, r)
}

// aboutness is X of X对Y的作用, X的作用.
func (w *writer) aboutness(s *sent, r rng) rng {
	if s.partPlayed(r) {
		return rng{r.i, s.find(r, func(t *token) bool { return t.kind == kWord && t.s == "对" })}
	}
	e := r.j - 1
	for e > r.i && !isDe(&s.tok[e]) && (isDe(&s.tok[e-1]) || s.tok[e-1].is(cImportance|cImportant|cCoordinator|cAdverb) && s.tok[e-1].kind != kName || s.tok[e-1].tag == "a" || s.tok[e-1].verbal() && e-2 > r.i && s.tok[e-2].is(cImportant|cImportance)) {
		e--
	}
	if e <= r.i {
		return r
	}
	if k := s.rfind(rng{r.i + 1, e}, func(t *token) bool { return t.s == "对" || t.s == "对于" }); k > r.i && !(s.tok[k-1].verbal() && !s.tok[k-1].nominal()) {
		return rng{r.i, k}
	}
	for _, g := range s.groups(rng{r.i + 1, e}) { // X在Y中(发挥)的作用
		if g.prep == "在" && g.loc != "" && s.find(rng{g.j, e}, func(t *token) bool { return t.s != "发挥" && t.s != "所" && !t.is(cAdverb) && !isDe(t) }) < 0 {
			return rng{r.i, g.i}
		}
	}
	if k := s.rfind(rng{r.i, e}, func(t *token) bool { return t.s == "在" && t.kind == kWord }); k > r.i && e-k > 2 && s.tok[e-1].s == "中" {
		return rng{r.i, k} // X在疫后复苏中: a localizer inside closed the phrase early
	}
	return rng{r.i, e}
}
