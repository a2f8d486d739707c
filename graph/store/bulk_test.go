package store

import (
	"database/sql"
	"fmt"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	dialect "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/cayleygraph/quad"

	"tupu/graph/internal/pgtest"
)

// someQuads are like those of documents: statements with eight quads about each.
func someQuads(n int) []quad.Quad {
	var list []quad.Quad
	for i := 0; len(list) < n; i++ {
		id := fmt.Sprintf("stmt/%016x", uint64(i)*0x9e3779b97f4a7c15)
		list = append(list, q(fmt.Sprint("国", i%40), "supports", fmt.Sprint("第", i, "项工作"), id))
		for p := range 8 {
			list = append(list, quad.Quad{
				Subject: quad.IRI(id), Predicate: quad.IRI(fmt.Sprint("p", p)),
				Object: quad.String(fmt.Sprint("值", i%(10<<p))), Label: quad.IRI("meta"),
			})
		}
	}
	return list
}

const chunk = 2000

// BenchmarkPostgres writes the same quads by COPY and as Cayley does.
func BenchmarkPostgres(b *testing.B) {
	quads := someQuads(10_000)
	var rate [2]float64
	for b.Loop() {
		rate[0] = writeBulk(b, quads)
		rate[1] = writeRows(b, quads)
	}
	b.ReportMetric(rate[0], "bulk-quads/s")
	b.ReportMetric(rate[1], "rows-quads/s")
	b.ReportMetric(rate[0]/rate[1], "ratio")
}

func writeBulk(b *testing.B, list []quad.Quad) float64 {
	s, err := Open(b.Context(), pgtest.Database(b), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	start := time.Now()
	for i := 0; i < len(list); i += chunk {
		if err := s.Apply(b.Context(), Change{Add: list[i:min(i+chunk, len(list))]}); err != nil {
			b.Fatal(err)
		}
	}
	return float64(len(list)) / time.Since(start).Seconds()
}

func writeRows(b *testing.B, list []quad.Quad) float64 {
	addr := pgtest.Database(b)
	if err := csql.Init(dialect.Type, addr, nil); err != nil {
		b.Fatal(err)
	}
	qs, err := csql.New(dialect.Type, addr, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer qs.Close()
	start := time.Now()
	for i := 0; i < len(list); i += chunk {
		if err := qs.ApplyDeltas(deltas(list[i:min(i+chunk, len(list))], cayley.Add), ignoreAll); err != nil {
			b.Fatal(err)
		}
	}
	return float64(len(list)) / time.Since(start).Seconds()
}

// TestBulkContent checks that COPY leaves the same tables as Cayley's own way.
func TestBulkContent(t *testing.T) {
	list := someQuads(500)
	s := open(t, pgtest.Database(t))
	apply(t, s, Change{Add: list})
	addr := pgtest.Database(t)
	if err := csql.Init(dialect.Type, addr, nil); err != nil {
		t.Fatal(err)
	}
	theirs, err := csql.New(dialect.Type, addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	if err := theirs.ApplyDeltas(deltas(list, cayley.Add), ignoreAll); err != nil {
		t.Fatal(err)
	}
	want(t, s, list...)
	if a, b := quads(t, s.QuadStore()), quads(t, theirs); fmt.Sprint(a) != fmt.Sprint(b) {
		t.Error("other quads")
	}
	other := &postgres{}
	if other.db = openDB(t, addr); nodeTable(t, s.(*postgres)) != nodeTable(t, other) {
		t.Error("other nodes")
	}
	apply(t, s, Change{Del: list})
	if left := nodeTable(t, s.(*postgres)); left != "" {
		t.Errorf("nodes left: %s", left)
	}
}

func openDB(t *testing.T, addr string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// nodeTable is the whole table of nodes as text.
func nodeTable(t *testing.T, s *postgres) string {
	t.Helper()
	var text sql.NullString
	if err := s.db.QueryRow(`SELECT string_agg(n::text, '|' ORDER BY hash) FROM nodes n`).Scan(&text); err != nil {
		t.Fatal(err)
	}
	return text.String
}
