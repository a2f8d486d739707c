package graph

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"
)

// derive brings the statements of members in line with those of their groups:
// links to group statements that came, went or lost members, and everything that
// reads from a group statement is touched.
func (c *change) derive() error {
	for _, id := range slices.Sorted(maps.Keys(c.touched)) {
		var before, after tally
		_, err1 := load(c.ctx, c.base, stmtKey(keyStmt, id), &before)
		_, err2 := load(c.ctx, c.now, stmtKey(keyStmt, id), &after)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		c.link(id, before, after)
	}
	return nil
}

func (c *change) link(id string, before, after tally) {
	for _, m := range before.All.Members {
		member := before.Core.of(m).id()
		c.touched[member] = true
		if !slices.Contains(after.All.Members, m) {
			c.delete(fromKey(member, id))
		}
	}
	for _, m := range after.All.Members {
		member := after.Core.of(m).id()
		c.touched[member] = true
		if !slices.Contains(before.All.Members, m) {
			c.now.set(fromKey(member, id), []byte(m))
		}
	}
}

func fromKey(member, group string) string {
	return stmtKey(keyFrom, member) + "/" + stmtKey("", group)
}

// source is a group's statement from which a member's is derived.
type source struct {
	id     string
	tally  tally
	member string // IRI
	review string
}

// sources are the group statements behind a member's statement, sorted by id.
func sources(ctx context.Context, r records, id string) ([]source, error) {
	prefix := stmtKey(keyFrom, id) + "/"
	var out []source
	err := r.Scan(ctx, prefix, func(key string, v []byte) error {
		out = append(out, source{id: "stmt/" + key[len(prefix):], member: string(v)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range out {
		s := &out[i]
		if _, err := load(ctx, r, stmtKey(keyStmt, s.id), &s.tally); err != nil {
			return nil, err
		}
		if s.review, err = verdict(ctx, r, s.id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// state is everything the graph says about one statement.
type state struct {
	id      string
	tally   tally // of its own; Count is zero where it is only derived
	sources []source
	review  string
	core    core
	years   support
}

// loadState reads a statement; nil where nothing supports it.
func loadState(ctx context.Context, r records, id string) (*state, error) {
	s := &state{id: id}
	own, err := load(ctx, r, stmtKey(keyStmt, id), &s.tally)
	if err != nil {
		return nil, err
	}
	if s.sources, err = sources(ctx, r, id); err != nil {
		return nil, err
	}
	if !own && len(s.sources) == 0 {
		return nil, nil
	}
	if s.review, err = verdict(ctx, r, id); err != nil {
		return nil, err
	}
	if own {
		s.core = s.tally.Core
	} else {
		s.core = s.sources[0].tally.Core.of(s.sources[0].member)
	}
	s.years = s.tally.All
	for _, src := range s.sources {
		s.years.First, s.years.Last = widenYears(s.years.First, s.years.Last, src.tally.All.First, src.tally.All.Last)
	}
	return s, nil
}

// holds tells whether the graph has the statement's own quad: it is not negated,
// nobody has rejected it, and something that is not rejected supports it.
func (s *state) holds() bool {
	if s.core.N || s.review == Rejected {
		return false
	}
	return s.tally.Count > 0 || slices.ContainsFunc(s.sources, func(src source) bool { return src.review != Rejected })
}

// statementQuads are a statement's own quad, where it holds, and the quads about
// it that do not belong to one document.
func statementQuads(ctx context.Context, r records, id string) ([]quad.Quad, error) {
	s, err := loadState(ctx, r, id)
	if s == nil || err != nil {
		return nil, err
	}
	q := []quad.Quad{metaQuad(id, PredReview, quad.String(s.review))}
	for _, src := range s.sources {
		q = append(q, metaQuad(id, PredDerivedFrom, quad.IRI(src.id)))
	}
	if s.years.First != 0 {
		q = append(q, metaQuad(id, PredFirstYear, quad.Int(s.years.First)), metaQuad(id, PredLastYear, quad.Int(s.years.Last)))
	}
	if s.holds() {
		q = append(q, s.edge())
	}
	// What a member's statement says is read from its edge or its group's; where
	// the edge is gone it has to say it itself, to be found again.
	if s.tally.Count > 0 || !s.holds() {
		q = append(q, s.core.quads(id)...)
	}
	return q, nil
}

// edge is the quad that is the statement.
func (s *state) edge() quad.Quad {
	return quad.Quad{
		Subject: quad.IRI(s.core.S), Predicate: quad.IRI(Predicate(s.core.R, s.core.M)),
		Object: quad.IRI(s.core.O), Label: quad.IRI(s.id),
	}
}

// quads say what a statement is about, with names as plain strings: In() on an
// entity must not meet them.
func (c core) quads(id string) []quad.Quad {
	return []quad.Quad{
		metaQuad(id, PredSubject, quad.String(c.S)),
		metaQuad(id, PredRelation, quad.String(c.R)),
		metaQuad(id, PredObject, quad.String(c.O)),
		metaQuad(id, PredModality, quad.String(string(c.M))),
		metaQuad(id, PredNegated, quad.Bool(c.N)),
	}
}
