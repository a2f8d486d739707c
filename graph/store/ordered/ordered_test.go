package ordered

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

func openTest(t testing.TB, hubs ...quad.Value) *QuadStore {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "x.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if err := Init(db, hubs...); err != nil {
		t.Fatal(err)
	}
	s, err := New(db)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestCayleysSuite is the suite that Cayley's own stores have to pass: once with
// every label in order, once without the one it uses.
func TestCayleysSuite(t *testing.T) {
	besideData(t)
	for name, hubs := range map[string][]quad.Value{"ordered labels": nil, "hub label": {quad.String("status_graph")}} {
		t.Run(name, func(t *testing.T) {
			graphtest.TestAll(t, func(t testing.TB) (cayley.QuadStore, cayley.Options) {
				return openTest(t, hubs...), nil
			}, &graphtest.Config{AlwaysRunIntegration: os.Getenv("TEST_TUPU_FULL") != ""})
		})
	}
}

// besideData goes to a folder from which the suite finds its data, three and four
// levels up.
func besideData(t *testing.T) {
	t.Helper()
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatal("Cayley's module, with the data of its suite, is not to be found: ", err)
	}
	root := t.TempDir()
	dir := filepath.Join(root, "1", "2", "3", "4")
	if err := os.MkdirAll(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	for _, up := range []string{root, filepath.Join(root, "1")} {
		if err := os.CopyFS(filepath.Join(up, "data"), os.DirFS(filepath.Join(strings.TrimSpace(string(module)), "data"))); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

// TestAgainstModel adds and removes quads at random, and compares the store with
// a set: all quads, every lookup, sizes and nodes.
func TestAgainstModel(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(7, 7))
	hub := quad.IRI("meta")
	s := openTest(t, hub)
	some := func(kind string, n int) quad.Value { return quad.IRI(fmt.Sprint(kind, r.IntN(n))) }
	model := map[quad.Quad]bool{}
	for round := range 60 {
		var deltas []cayley.Delta
		next := maps.Clone(model)
		for range 30 {
			q := quad.Quad{Subject: some("n", 12), Predicate: some("p", 3), Object: some("n", 12), Label: hub}
			switch r.IntN(4) {
			case 0:
				q.Label = some("stmt/", 5)
			case 1:
				q.Object = quad.String(strings.Repeat("长", r.IntN(60)))
			}
			if r.IntN(5) < 3 {
				deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
				next[q] = true
			} else {
				deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Delete})
				delete(next, q)
			}
		}
		if err := s.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
			t.Fatal(err)
		}
		model = next
		compare(ctx, t, s, model)
		if t.Failed() {
			t.Fatal("round ", round)
		}
	}
}

func compare(ctx context.Context, t *testing.T, s *QuadStore, model map[quad.Quad]bool) {
	t.Helper()
	nodes := map[quad.Value]bool{}
	by := map[quad.Direction]map[quad.Value]int{}
	for q := range model {
		for _, d := range quad.Directions {
			nodes[q.Get(d)] = true
			if by[d] == nil {
				by[d] = map[quad.Value]int{}
			}
			by[d][q.Get(d)]++
		}
	}
	st, err := s.Stats(ctx, true)
	if err != nil || st.Quads.Value != int64(len(model)) || st.Nodes.Value != int64(len(nodes)) {
		t.Errorf("%+v, want %d quads, %d nodes; %v", st, len(model), len(nodes), err)
	}
	if got := graphtest.IteratedQuads(t, s, s.QuadsAllIterator()); len(got) != len(model) {
		t.Errorf("%d quads, want %d", len(got), len(model))
	}
	for d, counts := range by {
		for v, n := range counts {
			ref, err := s.ValueOf(v)
			if err != nil || ref == nil {
				t.Fatalf("%v is not found: %v", v, err)
			}
			got := graphtest.IteratedQuads(t, s, s.QuadIterator(d, ref))
			size, err := s.QuadIteratorSize(ctx, d, ref)
			if err != nil || len(got) != n || size.Exact && size.Value != int64(n) {
				t.Errorf("%v %v: %d quads, size %+v, want %d; %v", d, v, len(got), size, n, err)
			}
			for _, q := range got {
				if !model[q] || q.Get(d) != v {
					t.Errorf("%v %v: %v", d, v, q)
				}
			}
		}
	}
}

// TestFailedChangeLeavesNothing checks a change that fails half way, and that the
// next one is not spoilt by it.
func TestFailedChangeLeavesNothing(t *testing.T) {
	s := openTest(t)
	a, b := quad.MakeIRI("a", "p", "b", "l"), quad.MakeIRI("新", "p", "c", "l")
	missing := quad.MakeIRI("no", "such", "quad", "l")
	err := s.ApplyDeltas([]cayley.Delta{{Quad: a, Action: cayley.Add}, {Quad: missing, Action: cayley.Delete}}, cayley.IgnoreOpts{})
	if !cayley.IsQuadNotExist(err) {
		t.Fatal(err)
	}
	compare(t.Context(), t, s, nil)
	if err := s.ApplyDeltas([]cayley.Delta{{Quad: b, Action: cayley.Add}}, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	compare(t.Context(), t, s, map[quad.Quad]bool{b: true})
}
