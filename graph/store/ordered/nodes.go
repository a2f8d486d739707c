package ordered

import (
	"bytes"
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"go.etcd.io/bbolt"
)

// allNodes is every node of the store.
type allNodes struct{ s *QuadStore }

// NodesAllIterator are all nodes.
func (s *QuadStore) NodesAllIterator() iterator.Shape { return &allNodes{s} }

func (it *allNodes) Iterate() iterator.Scanner { return &nodeScanner{s: it.s} }
func (it *allNodes) Lookup() iterator.Index    { return &nodeLookup{} }

func (it *allNodes) Stats(ctx context.Context) (iterator.Costs, error) {
	st, err := it.s.Stats(ctx, true)
	return iterator.Costs{ContainsCost: 1, NextCost: 2, Size: st.Nodes}, err
}

func (it *allNodes) Optimize(context.Context) (iterator.Shape, bool) { return it, false }
func (it *allNodes) SubIterators() []iterator.Shape                  { return nil }
func (it *allNodes) String() string                                  { return "OrderedNodes" }

// nodeScanner reads nodes in batches, like scanner.
type nodeScanner struct {
	s    *QuadStore
	buf  []node
	last []byte
	done bool
	now  node
	err  error
}

func (it *nodeScanner) Next(ctx context.Context) bool {
	for len(it.buf) == 0 {
		if it.done || it.err != nil {
			return false
		}
		if it.err = ctx.Err(); it.err == nil {
			it.err = it.s.db.View(it.read)
		}
	}
	it.now, it.buf = it.buf[0], it.buf[1:]
	return true
}

func (it *nodeScanner) read(tx *bbolt.Tx) error {
	c := tx.Bucket(valueBucket).Cursor()
	k, _ := c.First()
	if it.last != nil {
		if k, _ = c.Seek(it.last); bytes.Equal(k, it.last) {
			k, _ = c.Next()
		}
	}
	it.buf = it.buf[:0]
	for ; k != nil && len(it.buf) < largeBatch; k, _ = c.Next() {
		it.buf = append(it.buf, nodeOf(k))
		it.last = append(it.last[:0], k...)
	}
	it.done = k == nil
	return nil
}

func (it *nodeScanner) Result() refs.Ref               { return it.now }
func (it *nodeScanner) NextPath(context.Context) bool  { return false }
func (it *nodeScanner) TagResults(map[string]refs.Ref) {}
func (it *nodeScanner) Err() error                     { return it.err }
func (it *nodeScanner) String() string                 { return "OrderedNodesNext" }
func (it *nodeScanner) Close() error {
	it.done, it.buf = true, nil
	return nil
}

// nodeLookup takes every reference for a node of the store, as all are.
type nodeLookup struct{ now refs.Ref }

func (it *nodeLookup) Contains(_ context.Context, r refs.Ref) bool {
	_, ok := r.(node)
	it.now = r
	return ok
}

func (it *nodeLookup) Result() refs.Ref               { return it.now }
func (it *nodeLookup) NextPath(context.Context) bool  { return false }
func (it *nodeLookup) TagResults(map[string]refs.Ref) {}
func (it *nodeLookup) Err() error                     { return nil }
func (it *nodeLookup) String() string                 { return "OrderedNodesContains" }
func (it *nodeLookup) Close() error                   { return nil }
