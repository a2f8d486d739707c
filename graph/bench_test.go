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
	"github.com/cayleygraph/cayley/query/path"
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

// benchQuads are about how many quads a benchmark stores: TEST_TUPU_BENCH_QUADS, or
// 10,000.
func benchQuads() int {
	if n, err := strconv.Atoi(os.Getenv("TEST_TUPU_BENCH_QUADS")); err == nil {
		return n
	}
	return 10_000
}

// BenchmarkStore puts documents in, one transaction each and twenty each, about what a build puts into one, and
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

func documents(b testing.TB, g *Graph) int {
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
	for n := documents(b, g); ; {
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
		st, err := g.QuadStore().Stats(ctx, true)
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

// BenchmarkQueries times query shapes on a graph of TEST_TUPU_BENCH_QUADS quads, each
// with few results.
func BenchmarkQueries(b *testing.B) {
	g := openTest(b)
	fill(b, g, benchQuads(), 50)
	qs := g.QuadStore()
	statement := extractor.StatementID(extractor.GroupIRI([]string{"国0", "国7", "国14", "国21", "国28"}, "", ""), "supports", "领域0", extractor.Asserted, false)
	some := quad.IRI("推进第7号文件第1项工作")
	for _, shape := range []struct {
		name string
		path *path.Path
	}{
		{"Out", path.StartPath(qs, quad.IRI("国1")).Out(quad.IRI("supports")).Limit(500)},
		{"In.Out", path.StartPath(qs, some).In().Out(quad.IRI("supports")).Limit(500)},
		{"In.Out lexicon", path.StartPath(qs, quad.IRI("国1")).In(quad.IRI(PredAbout)).Out(quad.IRI(PredName)).Limit(500)},
		{"LabelContext", path.StartPath(qs, some).LabelContextWithTags([]string{"stmt"}, path.StartPath(qs)).In().Limit(500)},
		{"LabelContext Has", path.StartPath(qs, quad.IRI("国1")).LabelContextWithTags([]string{"stmt"},
			path.StartPath(qs).Has(quad.IRI(PredReview), quad.String(Accepted))).Out(quad.IRI("supports")).Limit(500)},
		{"Both", path.StartPath(qs, some).Both().Limit(500)},
		{"Both hub", path.StartPath(qs, quad.IRI("国1")).Both().Limit(500)},
		{"evidence", path.StartPath(qs, quad.IRI(statement)).Out(quad.IRI(PredEvidence)).Out(quad.IRI(PredSentence)).Out(quad.IRI(PredText)).Limit(500)},
		{"by name", path.StartPath(qs).Has(quad.IRI(PredName), quad.String("国5")).Out(quad.IRI("welcomes")).Limit(500)},
		{"by subject string", path.StartPath(qs, quad.String(string(some))).In(quad.IRI(PredObject)).Out(quad.IRI(PredEvidence)).Limit(500)},
	} {
		b.Run(shape.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = 0
				err := shape.path.Iterate(context.Background()).EachValue(qs, func(quad.Value) error { n++; return nil })
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n), "results")
		})
	}
}

// BenchmarkGrowth puts documents in until TEST_TUPU_BENCH_QUADS and says what the last
// tenth cost against the first, and how long opening takes.
func BenchmarkGrowth(b *testing.B) {
	for b.Loop() {
		addr := filepath.Join(b.TempDir(), "x.db")
		g := openAt(b, addr)
		first, took := fill(b, g, benchQuads()/10, 20)
		early := float64(first) / took.Seconds()
		before, _ := fill(b, g, benchQuads()*9/10, 20)
		after, took := fill(b, g, benchQuads(), 20)
		late := float64(after-before) / took.Seconds()
		b.ReportMetric(early/late, "slower")
		b.ReportMetric(late, "late-quads/s")
		b.ReportMetric(float64(after)/float64(documents(b, g)), "quads/document")
		_ = g.Close()
		info, err := os.Stat(addr)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/float64(after), "bytes/quad")
		start := time.Now()
		g = openAt(b, addr)
		b.ReportMetric(float64(time.Since(start).Microseconds())/1000, "ms-open")
		_ = g.Close()
	}
}
