package queries

import (
	"cmp"
	"context"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"

	"tupu/graph"
)

// Thing is a node in a list, with the number of its statements.
type Thing struct {
	IRI        string          `json:"iri"`
	Name       string          `json:"name"`
	EN         string          `json:"en,omitempty"`
	Type       string          `json:"type"`
	Statements int             `json:"statements"`
	Members    []NetworkMember `json:"members,omitempty"` // of a group
}

// Things lists the nodes of some types that have statements, those with most
// statements first.
func Things(ctx context.Context, qs cayley.QuadStore, types []string, limit int) ([]Thing, error) {
	r := newReader(ctx, qs)
	things := []Thing{}
	for _, kind := range types {
		nodes, err := r.sources(kind, graph.PredType)
		if err != nil {
			return nil, err
		}
		for _, iri := range nodes {
			facts, err := r.factsAt(iri)
			if err != nil {
				return nil, err
			}
			if len(facts) > 0 {
				things = append(things, Thing{iri, r.name(iri), r.english(iri), kind, len(facts), r.members(iri)})
			}
		}
	}
	slices.SortFunc(things, func(a, b Thing) int { return cmp.Or(b.Statements-a.Statements, cmp.Compare(a.IRI, b.IRI)) })
	return things[:min(len(things), limit)], r.err
}

// members are the parties behind a group.
func (r *reader) members(node string) []NetworkMember {
	var all []NetworkMember
	for _, m := range r.targets(node, graph.PredMember) {
		all = append(all, NetworkMember{m, r.name(m), r.english(m), r.kind(m)})
	}
	return all
}
