// Package store opens the places where a graph is kept: a file (bbolt, see package
// ordered), memory, or PostgreSQL.
//
// A store holds two things and changes them in one transaction: the quads, read
// through Cayley's QuadStore, and records, small values under string keys with
// which package graph keeps its books (documents, counts, decisions). A change
// is in whole or not at all, on every store.
package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Change is what one transaction does. No quad may be in both Add and Del, none
// of Add may be there already and all of Del must be. A nil value deletes the
// record.
type Change struct {
	Add, Del []quad.Quad
	Records  map[string][]byte
}

// Empty tells whether the change does nothing.
func (c Change) Empty() bool { return len(c.Add) == 0 && len(c.Del) == 0 && len(c.Records) == 0 }

// Store is an open store. One writer at a time; any number of readers.
type Store interface {
	// QuadStore is the quads as Cayley reads them.
	QuadStore() cayley.QuadStore
	// Apply makes the change, or leaves everything as it was and says why.
	Apply(ctx context.Context, c Change) error
	// Get reads a record; nil when there is none.
	Get(ctx context.Context, key string) ([]byte, error)
	// Scan calls fn with every record whose key begins with prefix, in order of
	// keys. The value is only valid until fn returns, and fn must not use the store:
	// a reader that begins to read once more can wait for a writer who waits for it.
	Scan(ctx context.Context, prefix string, fn func(key string, value []byte) error) error
	ReadOnly() bool
	Close() error
}

// Bulk is a store where each read is a journey, and which therefore gives many
// records at once.
type Bulk interface {
	// Fetch calls fn with every record that has one of the keys, with an empty
	// prefix, and with every record under one of the prefixes, in order of keys.
	Fetch(ctx context.Context, keys, prefixes []string, fn func(prefix, key string, value []byte)) error
}

// Options say how to open a store. The zero value opens for reading and
// writing and makes the store where there is none.
type Options struct {
	ReadOnly bool // never writes; the store must exist
}

// Errors that callers tell apart with errors.Is.
var (
	ErrNoStore  = errors.New("no store")
	ErrLocked   = errors.New("store in use")
	ErrReadOnly = errors.New("store opened for reading only")
	ErrForeign  = errors.New("not a store of Tupu")
)

// backend is one kind of store: how its addresses look and how it opens.
type backend struct {
	name    string
	matches func(addr string) bool
	open    func(ctx context.Context, addr string, opt Options) (Store, error)
}

// backends in the order in which an address is tried; the last takes the rest.
var backends = []backend{
	{"memory", hasScheme("memory:"), openMemory},
	{"postgres", hasScheme("postgres://", "postgresql://"), openPostgres},
	{"embedded", func(addr string) bool { return !strings.Contains(addr, "://") }, openEmbedded},
}

func hasScheme(schemes ...string) func(string) bool {
	return func(addr string) bool {
		for _, s := range schemes {
			if strings.HasPrefix(addr, s) {
				return true
			}
		}
		return false
	}
}

// Open opens the store at an address: the path of a file, "memory:" or
// "postgres://…".
func Open(ctx context.Context, addr string, opt Options) (Store, error) {
	if addr == "" {
		return nil, fmt.Errorf("store: empty address; give the path of a file, such as tupu.db")
	}
	for _, b := range backends {
		if b.matches(addr) {
			return b.open(ctx, addr, opt)
		}
	}
	scheme, _, _ := strings.Cut(addr, ":")
	return nil, fmt.Errorf("store: unknown kind of address %q; known are a path, memory: and postgres://", scheme+"://")
}
