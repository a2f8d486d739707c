package graph

import (
	"context"
	"maps"
	"slices"

	"tupu/graph/store"
)

// fetched is a store's records where each read is a journey: what a change will
// need is fetched at once and kept until it ends. What was not foreseen is read
// as ever.
type fetched struct {
	records
	bulk   store.Bulk
	values map[string][]byte   // by key; nil: there is none
	under  map[string][]string // keys by prefix
}

// foresee wraps a store that can fetch at once; others stay as they are.
func foresee(r records) records {
	if bulk, ok := r.(store.Bulk); ok {
		return &fetched{r, bulk, map[string][]byte{}, map[string][]string{}}
	}
	return r
}

func (f *fetched) Get(ctx context.Context, key string) ([]byte, error) {
	if v, ok := f.values[key]; ok {
		return v, nil
	}
	return f.records.Get(ctx, key)
}

func (f *fetched) Scan(ctx context.Context, prefix string, fn func(string, []byte) error) error {
	keys, ok := f.under[prefix]
	if !ok {
		return f.records.Scan(ctx, prefix, fn)
	}
	for _, k := range keys {
		if err := fn(k, f.values[k]); err != nil {
			return err
		}
	}
	return nil
}

// fetch reads what is not there yet.
func (f *fetched) fetch(ctx context.Context, keys, prefixes []string) error {
	keys = slices.DeleteFunc(keys, func(k string) bool { _, ok := f.values[k]; return ok })
	prefixes = slices.DeleteFunc(prefixes, func(p string) bool { _, ok := f.under[p]; return ok })
	if len(keys) == 0 && len(prefixes) == 0 {
		return nil
	}
	for _, k := range keys {
		f.values[k] = nil
	}
	for _, p := range prefixes {
		f.under[p] = nil
	}
	return f.bulk.Fetch(ctx, keys, prefixes, func(prefix, key string, v []byte) {
		f.values[key] = v
		if prefix != "" {
			f.under[prefix] = append(f.under[prefix], key)
		}
	})
}

// foreseeSwap fetches what swap reads.
func (c *change) foreseeSwap(before, after *contribution) error {
	f, ok := c.base.(*fetched)
	if !ok {
		return nil
	}
	var keys, prefixes []string
	for _, node := range keysOf(before.facts, after.facts) {
		keys = append(keys, keyNode+node)
	}
	for _, id := range keysOf(before.statements, after.statements) {
		keys = append(keys, stmtKey(keyStmt, id))
	}
	for id := range before.statements {
		prefixes = append(prefixes, stmtKey(keyEv, id)+"/")
	}
	return f.fetch(c.ctx, keys, prefixes)
}

// foreseeFinish fetches what working out the quads of touched statements reads.
func (c *change) foreseeFinish() error {
	f, ok := c.base.(*fetched)
	if !ok {
		return nil
	}
	keys, prefixes := []string{}, []string{}
	ids := slices.Sorted(maps.Keys(c.touched))
	for _, id := range ids {
		keys = append(keys, stmtKey(keyStmt, id), stmtKey(keyReview, id))
		prefixes = append(prefixes, stmtKey(keyFrom, id)+"/")
	}
	if err := f.fetch(c.ctx, keys, prefixes); err != nil {
		return err
	}
	keys = nil
	for _, id := range ids {
		prefix := stmtKey(keyFrom, id) + "/"
		for _, key := range f.under[prefix] {
			keys = append(keys, keyStmt+key[len(prefix):], keyReview+key[len(prefix):])
		}
	}
	return f.fetch(c.ctx, keys, nil)
}
