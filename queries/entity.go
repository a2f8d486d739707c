package queries

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"tupu/graph"
)

// Entry is what the graph knows about a node beside statements.
type Entry struct {
	IRI   string              `json:"iri"`
	Name  string              `json:"name"`
	Facts map[string][]string `json:"facts"` // by predicate: type, name, alias, label, ids …
}

// About looks a name up and gives what the lexicon and the documents say about
// each node that it stands for.
func About(ctx context.Context, qs cayley.QuadStore, name string) ([]Entry, error) {
	nodes, err := Resolve(ctx, qs, name)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, node := range nodes {
		e := Entry{IRI: bare(node), Name: graph.UnescapeIRI(bare(node)), Facts: map[string][]string{}}
		if err := e.read(ctx, qs); err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// read fills in the facts.
func (e *Entry) read(ctx context.Context, qs cayley.QuadStore) error {
	var predicates []quad.IRI
	start := path.StartPath(qs, quad.IRI(e.IRI))
	err := start.OutPredicates().Iterate(ctx).EachValue(qs, func(v quad.Value) error {
		if p, ok := v.(quad.IRI); ok && !isStatement(string(p)) {
			predicates = append(predicates, p)
		}
		return nil
	})
	for _, p := range predicates {
		err = errors.Join(err, start.Out(p).Iterate(ctx).EachValue(qs, func(v quad.Value) error {
			e.Facts[string(p)] = append(e.Facts[string(p)], readable(v))
			return nil
		}))
		slices.Sort(e.Facts[string(p)])
	}
	return err
}

// isStatement tells a predicate of statements from those of the lexicon.
func isStatement(predicate string) bool {
	relation, _, _ := strings.Cut(predicate, "/")
	_, ok := graph.FindRelation(relation)
	return ok
}

// readable is a value as people read it.
func readable(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return graph.UnescapeIRI(string(v))
	case quad.LangString:
		return string(v.Value) + " (" + v.Lang + ")"
	}
	return Plain(v.Native())
}

// Found is an entity that a search met.
type Found struct {
	IRI   string `json:"iri"`
	Name  string `json:"name"`
	Match string `json:"match"` // the name, alias or label that holds the text
}

// Search lists entities whose name, alias or label holds a text: the text itself
// first, then what begins with it, then the shortest.
func Search(ctx context.Context, qs cayley.QuadStore, text string, limit int) ([]Found, error) {
	lower := strings.ToLower(text)
	found := []Found{}
	seen := map[string]bool{}
	err := iterator.Iterate(ctx, qs.NodesAllIterator()).EachValue(qs, func(v quad.Value) error {
		name, ok := nameText(v)
		if !ok || !strings.Contains(strings.ToLower(name), lower) {
			return nil
		}
		return subjects(ctx, qs, v, []string{graph.PredName, graph.PredAlias, graph.PredLabel}, func(s quad.IRI) {
			if iri := string(s); !seen[iri] {
				seen[iri] = true
				found = append(found, Found{iri, displayName(iri, name), name})
			}
		})
	})
	slices.SortFunc(found, func(a, b Found) int {
		return cmp.Or(rank(a.Match, lower)-rank(b.Match, lower), len(a.Match)-len(b.Match), cmp.Compare(a.IRI, b.IRI))
	})
	return found[:min(len(found), limit)], err
}

// nameText is the text of a value that may be a name.
func nameText(v quad.Value) (string, bool) {
	switch v := v.(type) {
	case quad.String:
		return string(v), true
	case quad.LangString:
		return string(v.Value), true
	}
	return "", false
}

// displayName is what people call a node; a group's IRI says nothing to them.
func displayName(iri, match string) string {
	if strings.HasPrefix(iri, "group/") {
		return match
	}
	return graph.UnescapeIRI(iri)
}

func rank(match, lower string) int {
	switch match = strings.ToLower(match); {
	case match == lower:
		return 0
	case strings.HasPrefix(match, lower):
		return 1
	}
	return 2
}
