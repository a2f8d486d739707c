package export

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"tupu/extractor"
	"tupu/graph"
)

// view is a graph as nodes and edges, which is what most programs want.
type view struct {
	nodes    []*graph.Node
	byIRI    map[string]*graph.Node
	edges    []edge
	versions []string
}

// edge is a statement, or a link between a group and a member or between a
// phrase and a thing in it.
type edge struct {
	subject, object string // IRIs
	predicate       string // R or R/modality
	relation        string
	family          string // stance, action, structure; "lexicon" for links
	modality        string
	statement       string // empty for links
	sentences       int    // weight
	first, last     int    // years, 0 where unknown
	review          string
	derived         bool
}

func newView(ctx context.Context, g *graph.Graph, opt Options) (*view, error) {
	v := &view{byIRI: map[string]*graph.Node{}}
	err := g.EachStatement(ctx, func(s *graph.Statement, sentences int) error {
		if opt.keeps(s) && s.Holds {
			v.edges = append(v.edges, statementEdge(s, sentences))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := v.addNodes(ctx, g); err != nil {
		return nil, err
	}
	slices.SortFunc(v.edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.subject, b.subject), cmp.Compare(a.predicate, b.predicate), cmp.Compare(a.object, b.object))
	})
	v.versions, err = g.Versions(ctx)
	return v, err
}

func statementEdge(s *graph.Statement, sentences int) edge {
	family := ""
	if r, ok := graph.FindRelation(s.Relation); ok {
		family = string(r.Family)
	}
	return edge{
		subject: s.Subject, object: s.Object, predicate: graph.Predicate(s.Relation, s.Modality), relation: s.Relation,
		family: family, modality: string(s.Modality), statement: s.ID, sentences: max(1, sentences),
		first: s.FirstYear, last: s.LastYear, review: s.Review, derived: s.DerivedOnly,
	}
}

// addNodes takes in the nodes that edges name, those that these name in turn,
// and the links between them.
func (v *view) addNodes(ctx context.Context, g *graph.Graph) error {
	all := map[string]*graph.Node{}
	err := g.EachNode(ctx, func(n *graph.Node) error {
		all[n.IRI] = n
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range slices.Clone(v.edges) {
		v.take(all, e.subject)
		v.take(all, e.object)
	}
	slices.SortFunc(v.nodes, func(a, b *graph.Node) int { return cmp.Compare(a.IRI, b.IRI) })
	return nil
}

func (v *view) take(all map[string]*graph.Node, iri string) {
	if v.byIRI[iri] != nil {
		return
	}
	n := all[iri]
	if n == nil {
		n = &graph.Node{IRI: iri, Names: []string{graph.UnescapeIRI(iri)}}
	}
	v.byIRI[iri] = n
	v.nodes = append(v.nodes, n)
	v.link(all, n, graph.PredMember, n.Members)
	v.link(all, n, graph.PredAbout, n.About)
}

func (v *view) link(all map[string]*graph.Node, n *graph.Node, relation string, to []string) {
	for _, iri := range to {
		v.edges = append(v.edges, edge{
			subject: n.IRI, object: iri, predicate: relation, relation: relation,
			family: "lexicon", modality: string(extractor.Asserted), sentences: 1,
		})
		v.take(all, iri)
	}
}

// label is what a picture shows under a node.
func label(n *graph.Node) string {
	if len(n.Names) == 0 {
		return graph.UnescapeIRI(n.IRI)
	}
	return strings.Join(n.Names, "/")
}

// memberNames are the names behind a list of IRIs.
func memberNames(iris []string) string {
	names := make([]string, len(iris))
	for i, iri := range iris {
		names[i] = graph.UnescapeIRI(iri)
	}
	return strings.Join(names, "; ")
}

// generator says what made the file.
func (v *view) generator(opt Options) string {
	return strings.Join(append([]string{"exported by tupu " + cmp.Or(opt.Version, "(unknown)")}, v.versions...), "; ")
}
