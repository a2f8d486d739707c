package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"tupu/graph/internal/pgtest"
	"tupu/graph/store/ordered"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

// places are the stores that must behave alike; each gives an address of a fresh
// store, or skips.
var places = []struct {
	name       string
	persistent bool
	addr       func(t *testing.T) string
}{
	{"embedded", true, func(t *testing.T) string { return filepath.Join(t.TempDir(), "x.db") }},
	{"memory", false, func(*testing.T) string { return "memory:" }},
	{"postgres", true, func(t *testing.T) string { return pgtest.Database(t) }},
}

func open(t *testing.T, addr string) Store {
	t.Helper()
	s, err := Open(context.Background(), addr, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func q(s, p, o, l string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o), Label: quad.IRI(l)}
}

func apply(t *testing.T, s Store, c Change) {
	t.Helper()
	if err := s.Apply(context.Background(), c); err != nil {
		t.Fatal(err)
	}
}

func quads(t *testing.T, qs cayley.QuadStore) []string {
	t.Helper()
	ctx := context.Background()
	it := qs.QuadsAllIterator().Iterate()
	defer it.Close()
	var out []string
	for it.Next(ctx) {
		x, err := qs.Quad(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x.NQuad())
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func want(t *testing.T, s Store, list ...quad.Quad) {
	t.Helper()
	var lines []string
	for _, x := range list {
		lines = append(lines, x.NQuad())
	}
	slices.Sort(lines)
	if have := quads(t, s.QuadStore()); !slices.Equal(have, lines) {
		t.Errorf("have %q\nwant %q", have, lines)
	}
}

func TestConformance(t *testing.T) {
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			t.Run("values", func(t *testing.T) { testValues(t, open(t, p.addr(t))) })
			t.Run("mixed", func(t *testing.T) { testMixedChange(t, open(t, p.addr(t))) })
			t.Run("labels", func(t *testing.T) { testLabels(t, open(t, p.addr(t))) })
			t.Run("records", func(t *testing.T) { testRecords(t, open(t, p.addr(t))) })
			if p.persistent {
				t.Run("reopen", func(t *testing.T) { testReopen(t, p.addr(t)) })
				t.Run("failed write", func(t *testing.T) { testFailedWrite(t, open(t, p.addr(t))) })
			}
		})
	}
}

func testValues(t *testing.T, s Store) {
	var list []quad.Quad
	for _, v := range []quad.Value{
		quad.IRI("关于\u201c一带一路\u201d"), quad.String("多行\n“引号”\t𠮷\""), quad.Int(2023), quad.Float(39.5), quad.Bool(true),
		quad.LangString{Value: "China", Lang: "en"},
		quad.String(""), quad.String(strings.Repeat("长", 50000)),
	} {
		list = append(list, quad.Quad{Subject: quad.IRI("甲"), Predicate: quad.IRI("p"), Object: v, Label: quad.IRI("meta")})
	}
	apply(t, s, Change{Add: list})
	want(t, s, list...)
}

// testMixedChange removes more quads of a node than it adds in one change, which
// a single call of Cayley's key-value layer writes with a hole.
func testMixedChange(t *testing.T, s Store) {
	a, b, c := q("a", "review", "open", "m"), q("b", "review", "open", "m"), q("c", "review", "done", "m")
	apply(t, s, Change{Add: []quad.Quad{a, b}})
	apply(t, s, Change{Add: []quad.Quad{c}, Del: []quad.Quad{a, b}})
	want(t, s, c)
	apply(t, s, Change{Add: []quad.Quad{a}, Del: []quad.Quad{c}})
	want(t, s, a)
}

func testLabels(t *testing.T, s Store) {
	one, two := q("甲", "p", "乙", "stmt/1"), q("甲", "p", "乙", "stmt/2")
	apply(t, s, Change{Add: []quad.Quad{one, two}})
	want(t, s, one, two)
	apply(t, s, Change{Del: []quad.Quad{one}})
	want(t, s, two)
}

func testRecords(t *testing.T, s Store) {
	ctx := context.Background()
	apply(t, s, Change{Records: map[string][]byte{"b/2": []byte("二"), "b/1": {0, 1}, "a": []byte("x"), "c": []byte("y")}})
	apply(t, s, Change{Records: map[string][]byte{"c": nil, "a": []byte("z")}})
	for key, value := range map[string]string{"a": "z", "b/1": "\x00\x01", "b/2": "二", "c": "", "b": ""} {
		if v, err := s.Get(ctx, key); err != nil || string(v) != value || (v == nil) != (value == "") {
			t.Errorf("%s: %q %v", key, v, err)
		}
	}
	for prefix, keys := range map[string]string{"b/": "b/1 b/2", "": "a b/1 b/2", "x": ""} {
		var have []string
		err := s.Scan(ctx, prefix, func(k string, _ []byte) error {
			have = append(have, k)
			return nil
		})
		if err != nil || strings.Join(have, " ") != keys {
			t.Errorf("scan %q: %q %v", prefix, have, err)
		}
	}
	stop := errors.New("stop")
	if err := s.Scan(ctx, "", func(string, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error of the caller: %v", err)
	}
}

func testReopen(t *testing.T, addr string) {
	x := q("甲", "p", "乙", "m")
	s := open(t, addr)
	apply(t, s, Change{Add: []quad.Quad{x}, Records: map[string][]byte{"k": []byte("v")}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, addr)
	want(t, s, x)
	if v, err := s.Get(context.Background(), "k"); err != nil || string(v) != "v" {
		t.Errorf("%q %v", v, err)
	}
}

// testFailedWrite makes a change fail after its quads were handed over, and
// checks that nothing of it shows, neither at once nor in later writes.
func testFailedWrite(t *testing.T, s Store) {
	first, second := q("甲", "p", "乙", "m"), q("新甲", "p", "新乙", "m")
	apply(t, s, Change{Add: []quad.Quad{first}})
	bad := Change{
		Add: []quad.Quad{q("坏", "p", "糟", "m")}, Del: []quad.Quad{first},
		Records: map[string][]byte{"a": []byte("1"), longKey(): []byte("no store takes this key")},
	}
	if err := s.Apply(context.Background(), bad); err == nil {
		t.Fatal("the change should fail")
	}
	want(t, s, first)
	if v, _ := s.Get(context.Background(), "a"); v != nil {
		t.Errorf("record of the failed change: %q", v)
	}
	apply(t, s, Change{Add: []quad.Quad{second}})
	want(t, s, first, second)
}

func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "x.db")
	if _, err := Open(ctx, path, Options{ReadOnly: true}); !errors.Is(err, ErrNoStore) {
		t.Errorf("missing: %v", err)
	}
	s := open(t, path)
	apply(t, s, Change{Add: []quad.Quad{q("甲", "p", "乙", "m")}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // readers share
		r, err := Open(ctx, path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if err := r.Apply(ctx, Change{Add: []quad.Quad{q("a", "b", "c", "d")}}); !errors.Is(err, ErrReadOnly) {
			t.Errorf("write: %v", err)
		}
		want(t, r, q("甲", "p", "乙", "m"))
	}
}

func TestWhatIsNoStore(t *testing.T) {
	dir := t.TempDir()
	junk := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(junk, []byte(strings.Repeat("just text\n", 2000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for addr, target := range map[string]error{
		dir: ErrForeign, junk: ErrForeign, "": nil, "mysql://x": nil, filepath.Join(dir, "no", "such", "x.db"): nil,
	} {
		_, err := Open(context.Background(), addr, Options{})
		if err == nil || target != nil && !errors.Is(err, target) {
			t.Errorf("%q: %v", addr, err)
		}
	}
}

// TestLocked opens the store in a second process while this one holds it.
func TestLocked(t *testing.T) {
	path := os.Getenv("TUPU_TEST_LOCKED")
	if path != "" {
		_, err := Open(context.Background(), path, Options{})
		fmt.Println("child:", errors.Is(err, ErrLocked), err)
		return
	}
	path = filepath.Join(t.TempDir(), "x.db")
	open(t, path)
	cmd := exec.Command(os.Args[0], "-test.run", "^TestLocked$")
	cmd.Env = append(os.Environ(), "TUPU_TEST_LOCKED="+path)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "child: true") {
		t.Errorf("%s %v", out, err)
	}
	if me := fmt.Sprint("process ", os.Getpid()); canNameHolder && !strings.Contains(string(out), me) {
		t.Errorf("does not name %s: %s", me, out)
	}
}

var canNameHolder = func() bool { _, err := os.Stat("/proc/locks"); return err == nil }()

// longKey is longer than any index takes, and does not compress.
func longKey() string {
	r := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- a test
	var b strings.Builder
	for range 5000 {
		fmt.Fprintf(&b, "%016x", r.Uint64())
	}
	return b.String()
}

// TestStoreOfAnotherFormat opens a file whose quads another version wrote.
func TestStoreOfAnotherFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s := open(t, path)
	apply(t, s, Change{Add: []quad.Quad{q("甲", "p", "乙", "m")}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("quads.meta")).Put([]byte("format"), binary.AppendVarint(nil, 1))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), path, Options{}); !errors.Is(err, ordered.ErrFormat) || !strings.Contains(err.Error(), "backup") {
		t.Errorf("want the way on: %v", err)
	}
}
