package graph

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hbolt "github.com/hidal-go/hidalgo/kv/bbolt"
	"go.etcd.io/bbolt"

	"tupu/extractor"
)

// synthetic is a document like those that are read: 60 triples in 25 sentences, a
// third of them a group's, most objects phrases of this document alone, the rest
// shared with others.
func synthetic(n int) Item {
	doc := fmt.Sprintf("doc-%06d.txt", n)
	var members []string
	for i := range 5 {
		members = append(members, fmt.Sprint("国", (n+i*7)%40))
	}
	var says []said
	for i := range 60 {
		x := said{n: i*25/60 + 1, s: country(fmt.Sprint("国", (n+i)%40))}
		x.r = rel(Relations[(n+i*5)%28].Name)
		if i%3 == 0 {
			x.s = group("各方", doc, members...)
		}
		switch {
		case i%5 == 0:
			x.o = term(fmt.Sprint("领域", (n*3+i)%200), extractor.Field)
		default:
			x.o = measure(fmt.Sprintf("推进第%d号文件第%d项工作", n, i), fmt.Sprint("国", i%40))
		}
		if i%4 == 1 {
			x.modality = extractor.Intended
		}
		says = append(says, x)
	}
	return item(doc, strconv.Itoa(2000+n%25)+"-06-15", says...)
}

// benchQuads are about how many quads a benchmark stores: TUPU_BENCH_QUADS, or
// 10,000.
func benchQuads() int {
	if n, err := strconv.Atoi(os.Getenv("TUPU_BENCH_QUADS")); err == nil {
		return n
	}
	return 10_000
}

// BenchmarkStore puts documents in, one transaction each and twenty each, and
// writes the same quads in a plain loop of Cayley's key-value layer, in chunks of
// the size of a document. quads/s is what to compare.
func BenchmarkStore(b *testing.B) {
	for _, per := range []int{1, 20} {
		b.Run(fmt.Sprintf("documents=%d", per), func(b *testing.B) {
			for b.Loop() {
				g := openTest(b)
				n, took := fill(b, g, benchQuads(), per)
				report(b, n, took)
				_ = g.Close()
			}
		})
	}
	b.Run("plain", func(b *testing.B) {
		g := openTest(b)
		fill(b, g, benchQuads(), 20)
		quads := allQuads(b, g.QuadStore())
		chunk := len(quads) / max(1, documents(b, g))
		for b.Loop() {
			start := time.Now()
			plainLoop(b, quads, chunk)
			report(b, len(quads), time.Since(start))
		}
	})
}

func documents(b *testing.B, g *Graph) int {
	docs, err := g.Documents(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return len(docs)
}

func report(b *testing.B, quads int, took time.Duration) {
	b.ReportMetric(float64(quads)/took.Seconds(), "quads/s")
	b.ReportMetric(0, "ns/op")
}

// fill puts documents in until the graph has so many quads; it gives their
// number and the time that Put took.
func fill(b testing.TB, g *Graph, quads, perTransaction int) (int, time.Duration) {
	ctx := context.Background()
	var took time.Duration
	for n := 0; ; {
		var items []Item
		for range perTransaction {
			items = append(items, synthetic(n))
			n++
		}
		start := time.Now()
		if _, err := g.PutAll(ctx, items); err != nil {
			b.Fatal(err)
		}
		took += time.Since(start)
		st, err := g.QuadStore().Stats(ctx, false)
		if err != nil {
			b.Fatal(err)
		}
		if int(st.Quads.Value) >= quads {
			return int(st.Quads.Value), took
		}
	}
}

// plainLoop is what storing costs without any of our books.
func plainLoop(b *testing.B, quads []quad.Quad, chunk int) {
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "plain.db"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	opt := cayley.Options{kv.OptNoBloom: true}
	if err := kv.Init(hbolt.New(db), opt); err != nil {
		b.Fatal(err)
	}
	qs, err := kv.New(hbolt.New(db), opt)
	if err != nil {
		b.Fatal(err)
	}
	for len(quads) > 0 {
		n := min(chunk, len(quads))
		deltas := make([]cayley.Delta, n)
		for i, q := range quads[:n] {
			deltas[i] = cayley.Delta{Quad: q, Action: cayley.Add}
		}
		if err := qs.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
			b.Fatal(err)
		}
		quads = quads[n:]
	}
}
