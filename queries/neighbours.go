package queries

import (
	"cmp"
	"context"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"tupu/extractor"
	"tupu/graph"
)

// Near asks for what lies around some nodes.
type Near struct {
	Depth      int      // steps, 1 to 3
	Relations  []string // empty: all
	Modalities []string // empty: asserted, intended, obligated
	MaxNodes   int      // the rest is counted, not given
	Clauses    bool     // also whole clauses, which are ends of the road
	Members    bool     // also statements that only follow for members of groups
}

// Neighbourhood is a part of the graph, as a picture needs it.
type Neighbourhood struct {
	Nodes   []Node `json:"nodes"`
	Edges   []Edge `json:"edges"`
	LeftOut int    `json:"left_out"` // nodes that there was no room for
}

// Node is one thing in a picture.
type Node struct {
	IRI  string `json:"iri"`
	Name string `json:"name"`
	Type string `json:"type"`
	Step int    `json:"step"` // from the nodes asked for
}

// Edge is one statement, or a link from a phrase to what it is about or from a
// group to a member; these have no statement.
type Edge struct {
	From      string `json:"from"`
	Relation  string `json:"relation"`
	To        string `json:"to"`
	Modality  string `json:"modality,omitempty"`
	Statement string `json:"statement,omitempty"`
}

// walk is one search for a neighbourhood.
type walk struct {
	ctx   context.Context
	qs    cayley.QuadStore
	near  Near
	nodes map[string]*Node
	edges map[Edge]bool
	left  map[string]bool
}

// Neighbours walks step by step. What has most edges to the nodes already there
// comes in first.
func Neighbours(ctx context.Context, qs cayley.QuadStore, start []string, near Near) (*Neighbourhood, error) {
	w := &walk{ctx: ctx, qs: qs, near: near, nodes: map[string]*Node{}, edges: map[Edge]bool{}, left: map[string]bool{}}
	var here []string
	for _, node := range start {
		here = append(here, bare(node))
	}
	if err := w.admit(here, 0); err != nil {
		return nil, err
	}
	for step := 1; step <= min(max(near.Depth, 1), 3); step++ {
		edges, err := w.around(here)
		if err != nil {
			return nil, err
		}
		here = w.rank(edges)
		if err := w.admit(here, step); err != nil {
			return nil, err
		}
		for _, e := range edges {
			if w.nodes[e.From] != nil && w.nodes[e.To] != nil {
				w.edges[e] = true
			}
		}
		here = slices.DeleteFunc(here, func(iri string) bool { return w.nodes[iri] == nil })
	}
	return w.result(), nil
}

// around lists the edges that start or end at some nodes.
func (w *walk) around(nodes []string) ([]Edge, error) {
	var edges []Edge
	for _, iri := range nodes {
		ref, err := w.qs.ValueOf(quad.IRI(iri))
		if err != nil || ref == nil {
			return edges, err
		}
		for _, d := range []quad.Direction{quad.Subject, quad.Object} {
			err := iterator.Iterate(w.ctx, w.qs.QuadIterator(d, ref)).Each(func(r refs.Ref) error {
				q, err := w.qs.Quad(r)
				if err != nil {
					return err
				}
				if e, ok := w.edge(q); ok {
					edges = append(edges, e)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return w.stated(edges)
}

// edge is a quad as an edge, where it is one that is asked for.
func (w *walk) edge(q quad.Quad) (Edge, bool) {
	s, ok1 := q.Subject.(quad.IRI)
	p, ok2 := q.Predicate.(quad.IRI)
	o, ok3 := q.Object.(quad.IRI)
	label, _ := q.Label.(quad.IRI)
	if !ok1 || !ok2 || !ok3 {
		return Edge{}, false
	}
	e := Edge{From: string(s), Relation: string(p), To: string(o)}
	if p == graph.PredAbout || p == graph.PredMember {
		return e, len(w.near.Relations) == 0 && !strings.HasPrefix(e.From, "stmt/")
	}
	relation, modality, _ := strings.Cut(string(p), "/")
	if _, known := graph.FindRelation(relation); !known || !strings.HasPrefix(string(label), "stmt/") {
		return Edge{}, false
	}
	e.Relation, e.Modality, e.Statement = relation, cmp.Or(modality, string(extractor.Asserted)), string(label)
	return e, w.wants(e)
}

// wants applies the filters on relation and modality.
func (w *walk) wants(e Edge) bool {
	modalities := w.near.Modalities
	if len(modalities) == 0 {
		modalities = []string{string(extractor.Asserted), string(extractor.Intended), string(extractor.Obligated)}
	}
	return slices.Contains(modalities, e.Modality) && (len(w.near.Relations) == 0 || slices.Contains(w.near.Relations, e.Relation))
}

// stated leaves out what only follows for members, unless that is asked for: one
// group with its members says the same without copies of every edge.
func (w *walk) stated(edges []Edge) ([]Edge, error) {
	if w.near.Members {
		return edges, nil
	}
	var kept []Edge
	for _, e := range edges {
		if e.Statement != "" {
			evidence, err := objects(w.ctx, w.qs, e.Statement, graph.PredEvidence)
			if err != nil {
				return nil, err
			}
			if len(evidence) == 0 {
				continue
			}
		}
		kept = append(kept, e)
	}
	return kept, nil
}

// rank lists the new ends of edges: those with most edges first.
func (w *walk) rank(edges []Edge) []string {
	count := map[string]int{}
	for _, e := range edges {
		for _, end := range []string{e.From, e.To} {
			if w.nodes[end] == nil {
				count[end]++
			}
		}
	}
	ends := make([]string, 0, len(count))
	for end := range count {
		ends = append(ends, end)
	}
	slices.SortFunc(ends, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return ends
}

// admit takes nodes in as long as there is room.
func (w *walk) admit(iris []string, step int) error {
	for _, iri := range iris {
		if w.near.MaxNodes > 0 && len(w.nodes) >= w.near.MaxNodes {
			w.left[iri] = true
			continue
		}
		n := &Node{IRI: iri, Name: graph.UnescapeIRI(iri), Step: step}
		types, err := objects(w.ctx, w.qs, iri, graph.PredType)
		if err != nil {
			return err
		}
		n.Type = strings.Join(types, " ")
		if n.Type == string(extractor.Clause) && !w.near.Clauses && step > 0 {
			continue
		}
		if strings.HasPrefix(iri, "group/") {
			names, err := objects(w.ctx, w.qs, iri, graph.PredName)
			if err != nil {
				return err
			}
			slices.Sort(names)
			n.Name = strings.Join(names, "/")
		}
		w.nodes[iri] = n
	}
	return nil
}

// result puts everything in one order.
func (w *walk) result() *Neighbourhood {
	n := &Neighbourhood{Nodes: []Node{}, Edges: []Edge{}, LeftOut: len(w.left)}
	for _, node := range w.nodes {
		n.Nodes = append(n.Nodes, *node)
	}
	for e := range w.edges {
		n.Edges = append(n.Edges, e)
	}
	slices.SortFunc(n.Nodes, func(a, b Node) int { return cmp.Or(a.Step-b.Step, cmp.Compare(a.IRI, b.IRI)) })
	slices.SortFunc(n.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.To, b.To), cmp.Compare(a.Modality, b.Modality))
	})
	return n
}
