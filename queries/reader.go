package queries

import (
	"cmp"
	"context"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"tupu/extractor"
	"tupu/graph"
)

// reader looks nodes up and remembers what it read. The first error stays; what
// is read after it is empty.
type reader struct {
	ctx   context.Context
	qs    cayley.QuadStore
	known map[string]map[string][]string // values by node and predicate
	err   error
}

func newReader(ctx context.Context, qs cayley.QuadStore) *reader {
	return &reader{ctx: ctx, qs: qs, known: map[string]map[string][]string{}}
}

// targets are the values of a node under one of the predicates that a picture
// needs, sorted.
func (r *reader) targets(node, predicate string) []string {
	values, ok := r.known[node]
	if !ok && r.err == nil {
		values, r.err = r.describe(node)
		r.known[node] = values
	}
	return values[predicate]
}

// described are the predicates that a picture needs.
var described = map[quad.IRI]bool{graph.PredType: true, graph.PredName: true, graph.PredLabel: true, graph.PredMember: true, graph.PredAbout: true}

// describe reads what a picture says of a node, in one go.
func (r *reader) describe(node string) (map[string][]string, error) {
	values := map[string][]string{}
	ref, err := r.qs.ValueOf(quad.IRI(node))
	if err != nil || ref == nil {
		return values, err
	}
	err = iterator.Iterate(r.ctx, r.qs.QuadIterator(quad.Subject, ref)).Each(func(ref refs.Ref) error {
		q, err := r.qs.Quad(ref)
		if p, ok := q.Predicate.(quad.IRI); err == nil && ok && described[p] {
			values[string(p)] = append(values[string(p)], bare(quad.ToString(q.Object)))
		}
		return err
	})
	for _, v := range values {
		slices.Sort(v)
	}
	return values, err
}

// sources are the nodes that have a node as value under a predicate, sorted.
func (r *reader) sources(node, predicate string) ([]string, error) {
	var all []string
	err := path.StartPath(r.qs, quad.IRI(node)).In(quad.IRI(predicate)).Iterate(r.ctx).EachValue(r.qs, func(v quad.Value) error {
		if iri, ok := v.(quad.IRI); ok {
			all = append(all, string(iri))
		}
		return nil
	})
	slices.Sort(all)
	return all, err
}

// kind is the type of a node; of several the first.
func (r *reader) kind(node string) string {
	if types := r.targets(node, graph.PredType); len(types) > 0 {
		return types[0]
	}
	return ""
}

// name is what people call a node.
func (r *reader) name(node string) string {
	if strings.HasPrefix(node, "group/") {
		return strings.Join(texts(r.targets(node, graph.PredName)), "/")
	}
	return graph.UnescapeIRI(node)
}

// texts are values without the quotation marks of texts.
func texts(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.Trim(v, `"`)
	}
	return out
}

// english is the English label of a node, empty where there is none.
func (r *reader) english(node string) string {
	for _, label := range r.targets(node, graph.PredLabel) {
		if text, ok := strings.CutSuffix(label, `@en`); ok {
			return strings.Trim(text, `"`)
		}
	}
	return ""
}

// foldable tells a phrase, which a picture shows as the things it is about.
func foldable(kind string) bool {
	switch extractor.Type(kind) {
	case extractor.Measure, extractor.Concept, extractor.Clause:
		return true
	}
	return false
}

// folded are the nodes that stand for a node in a picture: of a phrase the named
// things that it is about. A phrase that is about parties and places alone stays
// as it is: who supports a partnership of two countries does not support one of
// them.
func (r *reader) folded(node, other string) []string {
	if !foldable(r.kind(node)) {
		return []string{node}
	}
	var things []string
	for _, about := range r.targets(node, graph.PredAbout) {
		if about != other && !isPartyOrPlace(r.kind(about)) {
			things = append(things, about)
		}
	}
	if len(things) == 0 {
		return []string{node}
	}
	return things
}

func isPartyOrPlace(kind string) bool {
	switch extractor.Type(kind) {
	case extractor.Country, extractor.Group, extractor.Place, extractor.Person, extractor.Organization:
		return true
	}
	return false
}

// statementFact is the quad of a statement, taken apart.
type statementFact struct{ subject, relation, object, modality, id string }

// factsAt lists the statements that start or end at a node.
func (r *reader) factsAt(node string) ([]statementFact, error) {
	ref, err := r.qs.ValueOf(quad.IRI(node))
	if err != nil || ref == nil {
		return nil, err
	}
	var facts []statementFact
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		err := iterator.Iterate(r.ctx, r.qs.QuadIterator(d, ref)).Each(func(ref refs.Ref) error {
			q, err := r.qs.Quad(ref)
			if err != nil {
				return err
			}
			if f, ok := factOf(q); ok {
				facts = append(facts, f)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return facts, nil
}

// factOf takes the quad of a statement apart.
func factOf(q quad.Quad) (statementFact, bool) {
	s, ok1 := q.Subject.(quad.IRI)
	p, ok2 := q.Predicate.(quad.IRI)
	o, ok3 := q.Object.(quad.IRI)
	label, ok4 := q.Label.(quad.IRI)
	if !ok1 || !ok2 || !ok3 || !ok4 || !strings.HasPrefix(string(label), "stmt/") || strings.HasPrefix(string(s), "stmt/") {
		return statementFact{}, false
	}
	relation, modality, _ := strings.Cut(string(p), "/")
	return statementFact{string(s), relation, string(o), cmp.Or(modality, string(extractor.Asserted)), string(label)}, true
}

// documentFacts lists the statements that a document is evidence for and that
// hold.
func (r *reader) documentFacts(doc string) ([]statementFact, error) {
	p := path.StartPath(r.qs, quad.IRI(graph.DocumentIRI(doc))).In(quad.IRI(graph.PredDocument)).In(quad.IRI(graph.PredEvidence)).Unique()
	values, err := p.Iterate(r.ctx).AllValues(r.qs)
	if err != nil {
		return nil, err
	}
	var facts []statementFact
	for _, v := range values {
		iri, ok := v.(quad.IRI)
		if !ok {
			continue
		}
		own, err := r.labelled(iri)
		if err != nil {
			return nil, err
		}
		facts = append(facts, own...)
	}
	return facts, nil
}

// labelled is the quad of a statement, where it has one.
func (r *reader) labelled(statement quad.IRI) ([]statementFact, error) {
	ref, err := r.qs.ValueOf(statement)
	if err != nil || ref == nil {
		return nil, err
	}
	var facts []statementFact
	err = iterator.Iterate(r.ctx, r.qs.QuadIterator(quad.Label, ref)).Each(func(ref refs.Ref) error {
		q, err := r.qs.Quad(ref)
		if f, ok := factOf(q); err == nil && ok {
			facts = append(facts, f)
		}
		return err
	})
	return facts, err
}

// weigh reads in how many sentences a statement stands, and its years.
func (r *reader) weigh(statement string) (NetworkStatement, error) {
	var w NetworkStatement
	ref, err := r.qs.ValueOf(quad.IRI(statement))
	if err != nil || ref == nil {
		return w, err
	}
	err = iterator.Iterate(r.ctx, r.qs.QuadIterator(quad.Subject, ref)).Each(func(ref refs.Ref) error {
		q, err := r.qs.Quad(ref)
		if err != nil {
			return err
		}
		predicate, _ := q.Predicate.(quad.IRI)
		year, _ := q.Object.(quad.Int)
		switch string(predicate) {
		case graph.PredEvidence:
			w.Sentences++
		case graph.PredFirstYear:
			w.FirstYear = int(year)
		case graph.PredLastYear:
			w.LastYear = int(year)
		}
		return nil
	})
	return w, err
}
