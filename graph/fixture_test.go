package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	cayley "github.com/cayleygraph/cayley/graph"

	"tupu/extractor"
)

// said is a short way to write a triple in a test.
type said struct {
	n        int // sentence
	s, r, o  extractor.Term
	modality extractor.Modality
	negated  bool
	time     string
}

func term(name string, t extractor.Type) extractor.Term {
	return extractor.Term{IRI: EscapeIRI(name), Name: name, Text: name, Type: t, Spans: []extractor.Span{{Start: 0, End: len(name)}}}
}

func country(name string) extractor.Term { return term(name, extractor.Country) }
func measure(name string, about ...string) extractor.Term {
	t := term(name, extractor.Measure)
	t.About = about
	return t
}

func group(name, doc string, members ...string) extractor.Term {
	t := term(name, extractor.Group)
	t.IRI, t.Members = extractor.GroupIRI(members, doc, name), members
	return t
}

// result makes what the extractor would have found.
func result(doc, date string, sayings ...said) *extractor.Result {
	r := &extractor.Result{Meta: extractor.Metadata{Doc: doc, Title: "关于" + doc, Date: date, Inferred: []string{"date", "title"}}}
	named := map[string]bool{}
	for _, x := range sayings {
		r.Triples = append(r.Triples, x.triple(doc))
		for _, t := range []extractor.Term{x.s, x.o} {
			for _, name := range append(append([]string{}, t.Members...), t.About...) {
				named[name] = true
			}
			if t.Type == extractor.Country {
				named[t.Name] = true
			}
		}
	}
	for name := range named {
		r.Entities = append(r.Entities, &extractor.Entity{
			Name: name, Type: extractor.Country, Aliases: []string{name + "方"}, EN: "EN " + name,
			IDs: map[string]string{"iso3166-1-alpha3": "X" + name}, Position: [2]float64{39.5, 116.25},
		})
	}
	slices.SortFunc(r.Entities, func(a, b *extractor.Entity) int { return cmpString(a.Name, b.Name) })
	return r
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (x said) triple(doc string) extractor.Triple {
	m := x.modality
	if m == "" {
		m = extractor.Asserted
	}
	text := fmt.Sprintf("%s的第%d句。", doc, x.n)
	t := extractor.Triple{
		Doc: doc, Sentence: extractor.Sentence{N: x.n, Text: text, Spans: []extractor.Span{{Start: 10 * x.n, End: 10*x.n + 9}}},
		Subject: x.s, Relation: x.r.Name, Object: x.o, Modality: m, Negated: x.negated,
		Trigger: extractor.Trigger{Text: x.r.Name, Spans: []extractor.Span{{Start: 3, End: 9}}},
		Rule:    "test." + x.r.Name, Steps: []extractor.Step{{Stage: "clause", Note: text}},
	}
	if x.time != "" {
		t.Qualifiers.Time = &x.time
	}
	t.Statement = extractor.StatementID(t.Subject.IRI, t.Relation, t.Object.IRI, m, x.negated)
	return t
}

func rel(name string) extractor.Term { return extractor.Term{Name: name} }

func document(doc, content string) Document {
	return Document{Meta: extractor.Metadata{Doc: doc}, Bytes: []byte(content), Rules: "r1", Version: "v0"}
}

// item is a document whose bytes follow from what it says.
func item(doc, date string, sayings ...said) Item {
	r := result(doc, date, sayings...)
	content, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return Item{document(doc, string(content)), r}
}

func openTest(t testing.TB) *Graph {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "test.db"))
}

func openAt(t testing.TB, addr string) *Graph {
	t.Helper()
	g, err := Open(addr, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}

func mustPut(t testing.TB, g *Graph, items ...Item) {
	t.Helper()
	for _, it := range items {
		if _, err := g.Put(context.Background(), it.Document, it.Result); err != nil {
			t.Fatal(err)
		}
	}
}

// dump is every quad of the store as N-Quads, sorted.
func dump(t testing.TB, g *Graph) []string {
	t.Helper()
	var out []string
	for _, q := range allQuads(t, g.QuadStore()) {
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return out
}

func allQuads(t testing.TB, qs cayley.QuadStore) []quad.Quad {
	t.Helper()
	var out []quad.Quad
	err := EachQuad(context.Background(), qs, func(q quad.Quad) error {
		out = append(out, q)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// lines checks that every wanted line is there once and no unwanted one is.
func lines(t *testing.T, have []string, want, unwanted []string) {
	t.Helper()
	for _, w := range want {
		if n := occurrences(have, normal(t, w)); n != 1 {
			t.Errorf("%d times, want once: %s", n, w)
		}
	}
	for _, u := range unwanted {
		if n := occurrences(have, normal(t, u)); n != 0 {
			t.Errorf("%d times, want none: %s", n, u)
		}
	}
}

func occurrences(have []string, line string) int {
	n := 0
	for _, h := range have {
		if h == line {
			n++
		}
	}
	return n
}

// normal brings a quad into the form in which dump writes it.
func normal(t *testing.T, line string) string {
	t.Helper()
	q, err := nquads.Parse(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return q.NQuad()
}
