package ordered

import (
	"bytes"
	"context"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	cayley "github.com/cayleygraph/cayley/graph"
)

// scan is the quads with some parts given: a range of one order, in which the
// parts that do not stand at its beginning are looked at one by one.
type scan struct {
	s     *QuadStore
	order *order
	want  key // 0: any
	depth int // how many parts of the order the range fixes

	once  sync.Once // the planner asks for the size again and again
	known refs.Size
	err   error
}

// newScan picks the order that fixes most of the given parts.
func (s *QuadStore) newScan(want key) *scan {
	best := &scan{s: s, order: spol, want: want}
	for _, o := range orders {
		if o == lspo && s.isHub(want[at(quad.Label)]) {
			continue
		}
		depth := 0
		for depth < 4 && want[at(o.dirs[depth])] != 0 {
			depth++
		}
		// A label with an order stands on few quads, a predicate on many.
		if depth > best.depth || o == lspo && depth > 0 {
			best.order, best.depth = o, depth
		}
	}
	return best
}

// isHub tells a label without order.
func (s *QuadStore) isHub(n node) bool {
	if n == 0 {
		return false
	}
	is := false
	_ = s.db.View(func(tx *bbolt.Tx) error {
		is = tx.Bucket(countBucket).Get(countKey(quad.Label, n)) != nil
		return nil
	})
	return is
}

func (it *scan) prefix() []byte {
	return it.order.append(nil, it.order.row(it.want), it.depth)
}

func (it *scan) matches(k key) bool {
	for i, n := range it.want {
		if n != 0 && n != k[i] {
			return false
		}
	}
	return true
}

// countUpTo is how many entries are counted one by one for a size; beyond, it is
// a guess. Too low a bound makes a thousand results look like a hub, and the
// planner walk over a whole predicate rather than over them.
const countUpTo = 4096

func (it *scan) size() (refs.Size, error) {
	it.once.Do(func() { it.known, it.err = it.count() })
	return it.known, it.err
}

func (it *scan) count() (refs.Size, error) {
	size := refs.Size{Exact: it.filters() == 0}
	err := it.s.db.View(func(tx *bbolt.Tx) error {
		total := number(tx.Bucket(metaBucket), keyQuads)
		if it.depth == 0 {
			size.Value = total
			if l := it.want[at(quad.Label)]; l != 0 {
				size.Value = number(tx.Bucket(countBucket), countKey(quad.Label, l))
			}
			return nil
		}
		if it.order == psol && it.depth == 1 {
			size.Value = number(tx.Bucket(countBucket), countKey(quad.Predicate, it.want[at(quad.Predicate)]))
			return nil
		}
		c := it.order.in(tx).Cursor()
		prefix := it.prefix()
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			if size.Value++; size.Value == countUpTo {
				size = refs.Size{Value: max(countUpTo, total/16), Exact: false}
				return nil
			}
		}
		return nil
	})
	return size, err
}

// filters is the number of given parts that the range does not fix.
func (it *scan) filters() int {
	n := -it.depth
	for _, part := range it.want {
		if part != 0 {
			n++
		}
	}
	return n
}

// Iterate lists the quads.
func (it *scan) Iterate() iterator.Scanner { return &scanner{scan: it} }

// Lookup tells whether a quad is one of them.
func (it *scan) Lookup() iterator.Index { return &lookup{scan: it} }

// Stats are what the planner weighs.
func (it *scan) Stats(context.Context) (iterator.Costs, error) {
	size, err := it.size()
	return iterator.Costs{ContainsCost: 1, NextCost: 2, Size: size}, err
}

// Optimize has nothing to do.
func (it *scan) Optimize(context.Context) (iterator.Shape, bool) { return it, false }

// SubIterators has none.
func (it *scan) SubIterators() []iterator.Shape { return nil }

func (it *scan) String() string { return fmt.Sprintf("Ordered(%s, %v)", it.order.bucket, it.want) }

// scanner reads a range in batches, each in a transaction of its own.
type scanner struct {
	*scan
	buf   []key
	last  []byte // where the next batch begins, exclusive
	batch int
	done  bool
	now   key
	err   error
}

const (
	firstBatch = 16 // many queries want only a few
	largeBatch = 1024
)

// Next goes on to the next quad.
func (it *scanner) Next(ctx context.Context) bool {
	for len(it.buf) == 0 {
		if it.done || it.err != nil {
			return false
		}
		if it.err = ctx.Err(); it.err == nil {
			it.err = it.scan.s.db.View(it.read)
		}
	}
	it.now, it.buf = it.buf[0], it.buf[1:]
	return true
}

// read fills the buffer; at most largeBatch keys are looked at.
func (it *scanner) read(tx *bbolt.Tx) error {
	it.batch = min(largeBatch, max(firstBatch, 4*it.batch))
	c, prefix := it.order.in(tx).Cursor(), it.prefix()
	k, _ := c.Seek(prefix)
	if it.last != nil {
		if k, _ = c.Seek(it.last); bytes.Equal(k, it.last) {
			k, _ = c.Next()
		}
	}
	it.buf = it.buf[:0]
	for range it.batch {
		if k == nil || !bytes.HasPrefix(k, prefix) {
			it.done = true
			return nil
		}
		if q := it.order.decode(k); it.matches(q) {
			it.buf = append(it.buf, q)
		}
		it.last = append(it.last[:0], k...)
		k, _ = c.Next()
	}
	return nil
}

func (it *scanner) Result() refs.Ref              { return it.now }
func (it *scanner) NextPath(context.Context) bool { return false }
func (it *scanner) TagResults(map[string]refs.Ref) {
}
func (it *scanner) Err() error { return it.err }
func (it *scanner) Close() error {
	it.done, it.buf = true, nil
	return nil
}

// lookup checks quads.
type lookup struct {
	*scan
	now key
}

// Contains takes the quad for one of the store, as all references are.
func (it *lookup) Contains(_ context.Context, r refs.Ref) bool {
	k, ok := r.(key)
	it.now = k
	return ok && it.matches(k)
}

func (it *lookup) Result() refs.Ref              { return it.now }
func (it *lookup) NextPath(context.Context) bool { return false }
func (it *lookup) TagResults(map[string]refs.Ref) {
}
func (it *lookup) Err() error   { return nil }
func (it *lookup) Close() error { return nil }

// QuadIterator are the quads with a node in a direction.
func (s *QuadStore) QuadIterator(d quad.Direction, r refs.Ref) iterator.Shape {
	if r == nil {
		return iterator.NewNull()
	}
	n, ok := r.(node)
	if !ok {
		return iterator.NewError(fmt.Errorf("reference %T is no node of this store", r))
	}
	var want key
	want[at(d)] = n
	return s.newScan(want)
}

// QuadIteratorSize is the size of that.
func (s *QuadStore) QuadIteratorSize(_ context.Context, d quad.Direction, r refs.Ref) (refs.Size, error) {
	n, ok := r.(node)
	if !ok {
		return refs.Size{Exact: true}, nil
	}
	var want key
	want[at(d)] = n
	return s.newScan(want).size()
}

// QuadsAllIterator are all quads.
func (s *QuadStore) QuadsAllIterator() iterator.Shape { return s.newScan(key{}) }

// OptimizeShape makes one range of several parts that are given.
func (s *QuadStore) OptimizeShape(_ context.Context, sh shape.Shape) (shape.Shape, bool) {
	a, ok := sh.(shape.QuadsAction)
	if !ok || len(a.Filter) == 0 {
		return sh, false
	}
	var want key
	for d, r := range a.Filter {
		n, ok := r.(node)
		if !ok {
			return sh, false
		}
		want[at(d)] = n
	}
	return a.SimplifyFrom(scanShape{want}), true
}

// scanShape is a scan in a plan.
type scanShape struct{ want key }

// BuildIterator gives the scan.
func (s scanShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	own, ok := qs.(*QuadStore)
	if !ok {
		return iterator.NewError(fmt.Errorf("a plan of this store cannot run on %T", qs))
	}
	return own.newScan(s.want)
}

// Optimize has nothing to do.
func (s scanShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }
