package graph

import (
	"bytes"
	"context"
	"slices"
	"strings"
)

// loaded is a store's records with the books about statements in memory, for work
// that goes through all of them.
type loaded struct {
	records
	keys   []string // sorted
	values map[string][]byte
}

// books are the prefixes of the records that are read once for each statement.
var books = []string{keyFrom, keyReview, keyStmt}

func loadBooks(ctx context.Context, r records) (*loaded, error) {
	l := &loaded{r, nil, map[string][]byte{}}
	for _, prefix := range books {
		err := r.Scan(ctx, prefix, func(k string, v []byte) error {
			l.keys = append(l.keys, k)
			l.values[k] = bytes.Clone(v)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *loaded) has(key string) bool {
	return slices.ContainsFunc(books, func(p string) bool { return strings.HasPrefix(key, p) })
}

func (l *loaded) Get(ctx context.Context, key string) ([]byte, error) {
	if l.has(key) {
		return l.values[key], nil
	}
	return l.records.Get(ctx, key)
}

func (l *loaded) Scan(ctx context.Context, prefix string, fn func(string, []byte) error) error {
	if !l.has(prefix) {
		return l.records.Scan(ctx, prefix, fn)
	}
	i, _ := slices.BinarySearch(l.keys, prefix)
	for ; i < len(l.keys) && strings.HasPrefix(l.keys[i], prefix); i++ {
		if err := fn(l.keys[i], l.values[l.keys[i]]); err != nil {
			return err
		}
	}
	return nil
}
