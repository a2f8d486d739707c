package graph

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"tupu/extractor"
	"tupu/graph/store"
)

// judged is a graph with decisions and a merge.
func judged(t *testing.T) *Graph {
	t.Helper()
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	err := errors.Join(
		g.Judge(ctx, extractor.StatementID("甲国", "supports", "架桥", extractor.Asserted, false), Decision{Verdict: Rejected, Note: "错"}),
		g.Judge(ctx, extractor.StatementID(extractor.GroupIRI(allSides, "", ""), "supports", "修路", extractor.Asserted, false), Decision{Verdict: Rejected}),
		g.Merge(ctx, "丙国", "乙国", "某人"),
	)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestBackupAndRestore(t *testing.T) {
	ctx := context.Background()
	g := judged(t)
	var b bytes.Buffer
	if err := g.Backup(ctx, &b); err != nil {
		t.Fatal(err)
	}
	for _, addr := range []string{"memory:", filepath.Join(t.TempDir(), "r.db")} {
		r := openAt(t, addr)
		for range 2 { // restoring again changes nothing
			if err := r.Restore(ctx, bytes.NewReader(b.Bytes())); err != nil {
				t.Fatal(err)
			}
			same(t, "restored "+addr, dump(t, r), dump(t, g))
			same(t, "records", recordsOf(t, r), recordsOf(t, g))
		}
	}
	for _, bad := range [][]byte{b.Bytes()[:b.Len()-20], b.Bytes()[:b.Len()/2], []byte("no gzip"), nil} {
		r := openAt(t, "memory:")
		if err := r.Restore(ctx, bytes.NewReader(bad)); err == nil {
			t.Errorf("restored %d bytes of %d", len(bad), b.Len())
		}
		if len(dump(t, r)) > 0 {
			t.Error("a damaged backup left something behind")
		}
	}
}

func TestDoctor(t *testing.T) {
	ctx := context.Background()
	any1 := quad.Quad{Subject: quad.IRI("甲国"), Predicate: quad.IRI("supports"), Object: quad.IRI("谎言"), Label: quad.IRI("stmt/1")}
	for _, c := range []struct {
		name, want string
		harm       func(g *Graph) store.Change
	}{
		{"well", "", func(*Graph) store.Change { return store.Change{} }},
		{"stray quad", "should not be there, such as <甲国>", func(*Graph) store.Change { return store.Change{Add: []quad.Quad{any1}} }},
		{"lost quad", "1 quads are missing", func(g *Graph) store.Change { return store.Change{Del: allQuads(t, g.QuadStore())[:1]} }},
		{"text", "does not match its checksum", func(g *Graph) store.Change {
			v, _ := g.store.Get(ctx, keyText+"b.txt")
			return store.Change{Records: map[string][]byte{keyText + "a.txt": v}}
		}},
		{"result", "record of a.txt is damaged", func(*Graph) store.Change {
			return store.Change{Records: map[string][]byte{keyResult + "a.txt": []byte("x")}}
		}},
		{"lost books", "has no record", func(g *Graph) store.Change {
			gone := map[string][]byte{}
			_ = g.store.Scan(ctx, keyStmt, func(k string, _ []byte) error { gone[k] = nil; return nil })
			return store.Change{Records: gone}
		}},
	} {
		g := judged(t)
		if err := g.store.Apply(ctx, c.harm(g)); err != nil {
			t.Fatal(err)
		}
		problems, err := g.Doctor(ctx)
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(problems, func(p Problem) bool { return strings.Contains(p.What, c.want) && p.Mend != "" })
		if c.want == "" && len(problems) > 0 || c.want != "" && !found {
			t.Errorf("%s: %q", c.name, problems)
		}
	}
}

func TestSchemaNamesEveryPredicate(t *testing.T) {
	known := map[string]bool{"iso3166-1-alpha3": true}
	for _, s := range sections {
		for _, p := range s.predicates {
			known[p.name] = true
		}
	}
	for _, q := range allQuads(t, judged(t).QuadStore()) {
		p := string(q.Predicate.(quad.IRI))
		if q.Label == LabelMeta || q.Label == LabelLexicon {
			if !known[p] {
				t.Errorf("schema does not have %s", p)
			}
		} else if relation, _, _ := strings.Cut(p, "/"); !slices.ContainsFunc(Relations, func(r Relation) bool { return r.Name == relation }) {
			t.Errorf("unknown relation %s", p)
		}
	}
	if text := Schema(); !strings.Contains(text, "cooperates-in") || !strings.Contains(text, "derived-from") {
		t.Error(text)
	}
}

func TestSampleAndPrecision(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	first, err := g.Sample(ctx, SampleOptions{N: 4})
	again, _ := g.Sample(ctx, SampleOptions{N: 4})
	other, _ := g.Sample(ctx, SampleOptions{N: 4, Seed: 7})
	if err != nil || len(first) != 4 || !slices.Equal(first, again) || slices.Equal(first, other) {
		t.Errorf("%v %v %v", first, other, err)
	}
	byRelation, _ := g.Sample(ctx, SampleOptions{N: 2, By: "relation"})
	if len(byRelation) != 2 || byRelation[0].Relation == byRelation[1].Relation {
		t.Errorf("%v", byRelation)
	}
	for i := range first {
		first[i].Verdict = Accepted
	}
	first[0].Verdict = Rejected
	if _, err := g.ApplyReview(ctx, first); err != nil {
		t.Fatal(err)
	}
	s, err := g.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p := s.Precision["all"]
	if p.Judged != 4 || p.Value != 0.75 || p.Low < 0.300 || p.Low > 0.302 || p.High < 0.954 || p.High > 0.955 {
		t.Errorf("%+v", p)
	}
	if s.Documents != 4 || s.Statements != 7 || s.Derived != 3 || s.Quads != int64(len(dump(t, g))) || s.ByType["Country"] != 3 || s.FirstYear != 2018 {
		t.Errorf("%+v", s)
	}
}
