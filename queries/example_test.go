package queries_test

import (
	"context"
	"io/fs"
	"testing"

	"tupu/extractor"
	"tupu/graph"
	"tupu/queries"
	"tupu/seeds"
)

// bundled is the graph of the bundled document.
func bundled(t *testing.T) *graph.Graph {
	t.Helper()
	x, err := extractor.New(seeds.FS())
	if err != nil {
		t.Fatal(err)
	}
	const name = "xian-declaration-3.txt"
	src, err := fs.ReadFile(seeds.FS(), "documents/"+name)
	if err != nil {
		t.Fatal(err)
	}
	meta := extractor.Metadata{Doc: name}
	result, err := x.Extract(src, meta)
	if err != nil {
		t.Fatal(err)
	}
	g, err := graph.Open("memory:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	if _, err := g.Put(context.Background(), graph.Document{Meta: meta, Bytes: src}, result); err != nil {
		t.Fatal(err)
	}
	return g
}

// TestExamples asks what the heads of the saved queries ask and wants their whole
// answer, in their order, in the columns that they name.
func TestExamples(t *testing.T) {
	g := bundled(t)
	all, err := queries.Saved()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		if len(q.Example.Answer) == 0 {
			t.Errorf("%s has no example", q.Name)
			continue
		}
		table, err := q.Ask(context.Background(), g.QuadStore(), q.Example.Ask, queries.DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
			continue
		}
		if len(table.Rows) != len(q.Example.Answer) {
			t.Errorf("%s %v: %d rows, want %d: %v %v", q.Name, q.Example.Ask, len(table.Rows), len(q.Example.Answer), table.Rows, table.Warnings)
			continue
		}
		for i, want := range q.Example.Answer {
			for column, cell := range want {
				if got := queries.Plain(table.Rows[i][column]); got != cell {
					t.Errorf("%s %v: row %d: %s is %q, want %q", q.Name, q.Example.Ask, i+1, column, got, cell)
				}
			}
		}
	}
}
