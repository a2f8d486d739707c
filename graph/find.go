package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
)

// Find is the node that a name means: the one with this IRI, else the only one
// that has it as name, alias or label. A name of several is an error that lists
// them, so that a homonym is never taken for its namesake.
func (g *Graph) Find(ctx context.Context, name string) (string, error) {
	iri := nodeIRI(name)
	node, err := g.store.Get(ctx, keyNode+iri)
	if err != nil || node != nil {
		return iri, err
	}
	found, err := g.named(ctx, strings.Trim(strings.TrimSpace(name), "<>"))
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", fmt.Errorf("%q is %w", name, ErrUnknown)
	case len(found) > 1:
		return "", fmt.Errorf("%q is a name of several: %s; give one of these", name, strings.Join(found, ", "))
	}
	return found[0], nil
}

// named are the nodes with a name, alias or label, sorted.
func (g *Graph) named(ctx context.Context, name string) ([]string, error) {
	qs := g.QuadStore()
	var values []quad.Value
	for _, v := range []quad.Value{quad.String(name), quad.LangString{Value: quad.String(name), Lang: "en"}} {
		ref, err := qs.ValueOf(v)
		if err != nil {
			return nil, err
		}
		if ref != nil {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return nil, nil
	}
	p := path.StartPath(qs, values...).LabelContext(LabelLexicon).
		In([]quad.Value{quad.IRI(PredName), quad.IRI(PredAlias), quad.IRI(PredLabel)}).Unique()
	vals, err := p.Iterate(ctx).AllValues(qs)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, v := range vals {
		if iri, ok := v.(quad.IRI); ok {
			out = append(out, string(iri))
		}
	}
	slices.Sort(out)
	return out, nil
}
