package extractor

// provide: 向R提供X. Nothing where X is only 便利, 条件, 更多机遇.
func (w *writer) provide(p *predication) {
	s := p.s
	obj := s.unquoted(p.obj)
	if before := p.disposed(); obj.empty() && !before.empty() {
		obj = before // 将X同B分享
	}
	if obj.empty() || s.emptyObject(p.clause, obj) && !s.qualified(obj) {
		return
	}
	if v := s.tok[p.trigger].s; v == "给予" || v == "赠送" {
		obj = s.given(obj)
	}
	if k := s.find(rng{obj.i + 1, obj.j}, func(t *token) bool { return t.kind == kWord && (t.s == "赴" || t.s == "前往") }); k > obj.i && !s.hasDe(obj) {
		obj.j = k // 派出A|赴P做X
	}
	w.actionTargets(p, obj)
}

// given is what is given, without the party that it is given to: 给予A|X.
func (s *sent) given(r rng) rng {
	if s.tok[r.i].is(cPronoun) && r.len() > 1 && !s.tok[r.i+1].is(cAgentHead) {
		return rng{r.i + 1, r.j} // 给予其|X
	}
	names := r.i
	for names < r.j-1 && (s.tok[names].kind == kName || s.tok[names].is(cCoordinator)) {
		names++
	}
	if names > r.i && s.tok[names-1].kind == kName && !isDe(&s.tok[names]) && !s.tok[names].is(cAgentHead) {
		return rng{names, r.j} // 给予A、B|X
	}
	for k := r.j - 2; k >= r.i; k-- {
		if n := s.at(k + 1); s.agentLike(rng{r.i, k + 1}) && s.tok[k].kind != kPunct && !isDe(n) && !n.is(cCoordinator) && n.kind != kPunct {
			return rng{k + 1, r.j}
		}
	}
	return r
}
