package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"tupu/graph/internal/pgtest"
)

func TestPostgresWritersAndReaders(t *testing.T) {
	ctx := context.Background()
	addr := pgtest.Database(t)
	if _, err := Open(ctx, addr, Options{ReadOnly: true}); !errors.Is(err, ErrNoStore) {
		t.Errorf("reading an empty database: %v", err)
	}
	s := open(t, addr)
	x := q("甲", "p", "乙", "m")
	apply(t, s, Change{Add: []quad.Quad{x}, Records: map[string][]byte{"k": []byte("v")}})

	_, err := Open(ctx, addr, Options{})
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint("process ", os.Getpid())) {
		t.Errorf("second writer: %v", err)
	}
	r, err := Open(ctx, addr, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	want(t, r, x)
	if err := r.Apply(ctx, Change{Del: []quad.Quad{x}}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("reader writes: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, addr) // the lock is free again
}

// TestPostgresConnectionLost ends the server's side of every connection, as a
// restart does.
func TestPostgresConnectionLost(t *testing.T) {
	addr := pgtest.Database(t)
	s := open(t, addr)
	x, y := q("甲", "p", "乙", "m"), q("甲", "p", "丙", "m")
	apply(t, s, Change{Add: []quad.Quad{x}})
	if _, err := openDB(t, addr).Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
		t.Fatal(err)
	}
	_, _ = s.Get(t.Context(), "k") // the first to read meets the broken connection
	_, _ = s.QuadStore().Stats(t.Context(), true)
	apply(t, s, Change{Add: []quad.Quad{y}})
	want(t, s, x, y)
}

func TestPostgresOfAnotherProgram(t *testing.T) {
	addr := pgtest.Database(t)
	if _, err := openDB(t, addr).Exec(`CREATE TABLE nodes (id INT); INSERT INTO nodes VALUES (1)`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), addr, Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("foreign tables: %v", err)
	}
	_, err := Open(context.Background(), "postgres://someone:secret@127.0.0.1:1/none", Options{})
	if err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "127.0.0.1:1/none") {
		t.Errorf("no server: %v", err)
	}
}
