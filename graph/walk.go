package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"tupu/extractor"
)

// EachStatement calls fn with every statement, derived and rejected ones too, in
// order of ids. Evidence is left out; the number of its sentences is given.
func (g *Graph) EachStatement(ctx context.Context, fn func(s *Statement, sentences int) error) error {
	weights, err := g.sentences(ctx)
	if err != nil {
		return err
	}
	r, err := loadBooks(ctx, g.store)
	if err != nil {
		return err
	}
	ids, err := statementIDs(ctx, r)
	if err != nil {
		return err
	}
	for _, id := range ids {
		s, err := loadState(ctx, r, id)
		if err != nil {
			return err
		}
		if s == nil {
			continue // its links went while we were reading
		}
		if err := fn(s.public(), s.weight(weights)); err != nil {
			return err
		}
	}
	return nil
}

// weight is the number of sentences behind a statement: its own, else those of
// the groups' statements it is derived from.
func (s *state) weight(sentences map[string]int) int {
	if n := sentences[s.id]; n > 0 {
		return n
	}
	n := 0
	for _, src := range s.sources {
		if src.review != Rejected {
			n += sentences[src.id]
		}
	}
	return n
}

// statementIDs are the ids of all statements, sorted.
func statementIDs(ctx context.Context, r records) ([]string, error) {
	ids := map[string]bool{}
	for _, prefix := range []string{keyStmt, keyFrom} {
		err := r.Scan(ctx, prefix, func(key string, _ []byte) error {
			hash, _, _ := strings.Cut(key[len(prefix):], "/")
			ids["stmt/"+hash] = true
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(ids)), nil
}

// sentences counts the sentences that are evidence of each statement.
func (g *Graph) sentences(ctx context.Context) (map[string]int, error) {
	n := map[string]int{}
	err := g.eachResult(ctx, func(_ DocumentInfo, triples []extractor.Triple) error {
		type place struct {
			id string
			n  int
		}
		seen := map[place]bool{}
		for _, t := range triples {
			if p := (place{t.Statement, t.Sentence.N}); !seen[p] {
				seen[p] = true
				n[t.Statement]++
			}
		}
		return nil
	})
	return n, err
}

// eachResult calls fn with each document and its triples as the graph has them.
func (g *Graph) eachResult(ctx context.Context, fn func(DocumentInfo, []extractor.Triple) error) error {
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return err
	}
	docs, err := g.Documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range docs {
		r, err := loadResult(ctx, g.store, d.Meta.Doc)
		if err != nil {
			return err
		}
		for i := range r.Triples {
			r.Triples[i] = merges.triple(r.Triples[i])
		}
		if err := fn(d, r.Triples); err != nil {
			return err
		}
	}
	return nil
}

// Node is what the graph knows about the subject or object of statements.
type Node struct {
	IRI       string
	Types     []string
	Names     []string // canonical; a group has all that documents call it
	Aliases   []string
	Labels    map[string]string // by language
	IDs       map[string]string // by scheme
	Members   []string          // IRIs
	About     []string          // IRIs
	Latitude  string
	Longitude string
	FirstDay  string
	LastDay   string
	Precision string
}

// EachNode calls fn with every node but relations, in order of IRIs; fn must not
// ask the graph for anything.
func (g *Graph) EachNode(ctx context.Context, fn func(*Node) error) error {
	return g.store.Scan(ctx, keyNode, func(key string, v []byte) error {
		var versions []version
		if err := json.Unmarshal(v, &versions); err != nil {
			return err
		}
		n := &Node{IRI: key[len(keyNode):], Labels: map[string]string{}, IDs: map[string]string{}}
		for _, f := range slices.SortedFunc(maps.Keys(unionFacts(versions)), compareFacts) {
			n.add(f)
		}
		if slices.Contains(n.Types, TypeRelation) {
			return nil
		}
		return fn(n)
	})
}

func (n *Node) add(f fact) {
	_, v, _ := strings.Cut(f.V, ":")
	lists := map[string]*[]string{
		PredType: &n.Types, PredName: &n.Names, PredAlias: &n.Aliases, PredMember: &n.Members, PredAbout: &n.About,
	}
	single := map[string]*string{
		PredLatitude: &n.Latitude, PredLongitude: &n.Longitude,
		PredFirstDay: &n.FirstDay, PredLastDay: &n.LastDay, PredPrecision: &n.Precision,
	}
	switch {
	case lists[f.P] != nil:
		*lists[f.P] = append(*lists[f.P], v)
	case single[f.P] != nil:
		*single[f.P] = v
	case f.P == PredLabel:
		lang, text, _ := strings.Cut(v, ":")
		n.Labels[lang] = text
	default:
		n.IDs[f.P] = v
	}
}

// Quads calls fn with every quad that belongs to the statements for which keep
// says yes, to their nodes and to all documents. The order is always the same:
// statements, nodes, documents.
func (g *Graph) Quads(ctx context.Context, keep func(*Statement) bool, fn func(quad.Quad) error) error {
	w := &walk{g: g, ctx: ctx, fn: fn, kept: map[string]bool{}, nodes: map[string]bool{}}
	err := g.EachStatement(ctx, func(s *Statement, _ int) error {
		if keep(s) {
			w.keep(s)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, step := range []func() error{w.statements, w.facts, w.documents} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type walk struct {
	g     *Graph
	ctx   context.Context
	fn    func(quad.Quad) error
	kept  map[string]bool // statements
	nodes map[string]bool // that kept statements name
}

func (w *walk) keep(s *Statement) {
	w.kept[s.ID] = true
	w.nodes[s.Subject], w.nodes[s.Object], w.nodes[s.Relation] = true, true, true
}

func (w *walk) each(quads []quad.Quad) error {
	for _, q := range quads {
		if err := w.fn(q); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) statements() error {
	r, err := loadBooks(w.ctx, w.g.store)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(w.kept)) {
		quads, err := statementQuads(w.ctx, r, id)
		if err != nil {
			return err
		}
		quads = slices.DeleteFunc(quads, func(q quad.Quad) bool {
			src, ok := q.Object.(quad.IRI)
			return ok && q.Predicate == quad.IRI(PredDerivedFrom) && !w.kept[string(src)]
		})
		if err := w.each(quads); err != nil {
			return err
		}
	}
	return nil
}

// facts writes the facts about nodes that are named, and about those that these
// name in turn: members of groups, things in phrases.
func (w *walk) facts() error {
	err := w.g.EachNode(w.ctx, func(n *Node) error {
		if w.nodes[n.IRI] {
			for _, iri := range slices.Concat(n.Members, n.About) {
				w.nodes[iri] = true
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, iri := range slices.Sorted(maps.Keys(w.nodes)) {
		var versions []version
		if _, err := load(w.ctx, w.g.store, keyNode+iri, &versions); err != nil {
			return err
		}
		for _, f := range slices.SortedFunc(maps.Keys(unionFacts(versions)), compareFacts) {
			if err := w.fn(f.quad(iri)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walk) documents() error {
	return w.g.eachResult(w.ctx, func(info DocumentInfo, triples []extractor.Triple) error {
		quads := info.quads()
		for i := range triples {
			if t := &triples[i]; w.kept[t.Statement] {
				quads = append(quads, evidenceQuads(info.Meta.Doc, t)...)
				quads = append(quads, w.groups(info.Meta.Doc, t)...)
			}
		}
		return w.each(unique(quads))
	})
}

func (w *walk) groups(doc string, t *extractor.Triple) []quad.Quad {
	var quads []quad.Quad
	for _, term := range []extractor.Term{t.Subject, t.Object} {
		if isGroup(term) {
			quads = append(quads, metaQuad(term.IRI, PredDocument, quad.IRI(DocumentIRI(doc))))
		}
	}
	return quads
}

// unique keeps the first of equal quads.
func unique(quads []quad.Quad) []quad.Quad {
	seen := map[quad.Quad]bool{}
	return slices.DeleteFunc(quads, func(q quad.Quad) bool {
		again := seen[q]
		seen[q] = true
		return again
	})
}

// Versions tells which versions of tupu and of the rules made what is in the
// graph: "tupu v1.2.0, rules 3f2a" for each pair.
func (g *Graph) Versions(ctx context.Context) ([]string, error) {
	docs, err := g.Documents(ctx)
	if err != nil {
		return nil, err
	}
	pairs := map[string]bool{}
	for _, d := range docs {
		pairs[fmt.Sprintf("tupu %s, rules %s", d.Version, d.Rules)] = true
	}
	return slices.Sorted(maps.Keys(pairs)), nil
}
