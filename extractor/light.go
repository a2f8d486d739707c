package extractor

import "strings"

// light: 推动, 促进, 积极 + verb phrase: the second verb decides (R7); else as an
// action verb.
func (w *writer) light(p *predication) {
	s := p.s
	if de := p.obj.j - 2; s.tok[p.trigger].is(cExploring) && p.obj.len() > 3 && wayOf(s.tok[de+1].s) {
		if s.tok[de].tag == "a" && isDe(s.at(de-1)) {
			de-- // 探索做X的|有效方式
		}
		if isDe(&s.tok[de]) {
			p.obj.j = de // 探索做X的方式
		}
	}
	if k := s.rfind(rng{max(p.obj.i, p.obj.j-3), p.obj.j}, func(t *token) bool { return t.is(cCooperation) && t.kind == kWord }); s.tok[p.trigger].is(cExploring) && k > p.obj.i && !isDe(&s.tok[k-1]) && cooperationForm(s.tok[p.obj.j-1].s) {
		p = p.governing(rng{p.obj.i, k + 1}) // 探讨X领域合作|新形式
	}
	if head := s.at(p.obj.j - 1).s; (head == "进程" || head == "事业") && p.obj.len() > 3 && p.obj.j-s.rfind(p.obj, isDe) <= 3 {
		w.give(p, p.rule.Relation, phrase{p.obj}, p.modal) // 推进做X的伟大进程
		return
	}
	if w.secondVerb(s, p.obj) && !(s.tok[p.trigger].is(cExploring) && (s.contentHead(p.obj) || s.hasDe(p.obj) && s.tok[p.obj.j-1].is(cContentHypothetical))) {
		c := s.parse(p.obj)
		if !c.topic && c.subject.empty() {
			c.groups = append(c.groups, p.groups...)
			c.frees = append(c.frees, p.frees...)
			m := p.modal
			if c.modal != "" {
				m = c.modal
			}
			if s.tok[p.trigger].is(cExploring) && m == Asserted {
				m = Intended
				w.explored = true
			}
			w.dispatch(c, p.subj, m)
			return
		}
	}
	switch r := s.tok[p.trigger].verb.rule(FrameAction); {
	case r != nil:
		p.rule = r
		w.action(p)
	case s.tok[p.trigger].is(cExploring):
		if p.modal == Asserted {
			p.modal = Intended
		}
		if obj := s.unquoted(p.obj); s.contentHead(obj) { // 探讨在X领域合作的机会
			obj.j = s.rfind(obj, isDe)
			inner := s.parse(obj)
			w.fieldsOf(p, inner)
			return
		}
		w.fieldsOf(p, p.clause)
	default:
		w.action(p)
	}
}

// wayOf says whether a noun tells in what way something is done.
func wayOf(w string) bool {
	switch w {
	case "方式", "途径", "办法", "形式", "路径":
		return true
	}
	return false
}

// cooperationForm says whether a noun behind 合作 tells in what form one cooperates.
func cooperationForm(w string) bool {
	for _, end := range []string{"形式", "模式", "方式", "路径", "途径"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
