package store

import (
	"context"
	"sort"
	"strings"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
)

// memory keeps everything in the process and forgets it on Close. Its quads
// must not be read while a change is applied.
type memory struct {
	mu       sync.RWMutex
	quads    *memstore.QuadStore
	records  map[string][]byte
	readOnly bool
}

func openMemory(_ context.Context, _ string, opt Options) (Store, error) {
	return &memory{quads: memstore.New(), records: map[string][]byte{}, readOnly: opt.ReadOnly}, nil
}

func (m *memory) QuadStore() cayley.QuadStore { return m.quads }
func (m *memory) ReadOnly() bool              { return m.readOnly }
func (m *memory) Close() error                { return nil }

func (m *memory) Apply(_ context.Context, c Change) error {
	if m.readOnly {
		return ErrReadOnly
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.quads.ApplyDeltas(deltas(c.Add, cayley.Add), ignoreAll); err != nil {
		return err
	}
	if err := m.quads.ApplyDeltas(deltas(c.Del, cayley.Delete), ignoreAll); err != nil {
		return err
	}
	for k, v := range c.Records {
		if v == nil {
			delete(m.records, k)
		} else {
			m.records[k] = v
		}
	}
	return nil
}

func (m *memory) Get(_ context.Context, key string) ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.records[key], nil
}

func (m *memory) Scan(_ context.Context, prefix string, fn func(string, []byte) error) error {
	for _, k := range m.keys(prefix) {
		m.mu.RLock()
		v := m.records[k]
		m.mu.RUnlock()
		if err := fn(k, v); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) keys(prefix string) []string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var keys []string
	for k := range m.records {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	return keys
}
