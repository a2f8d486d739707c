package ordered

import (
	"bytes"
	"errors"
	"maps"
	"math"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"tupu/graph/store/packed"
)

// ApplyDeltas makes the changes in one transaction, or none of them.
func (s *QuadStore) ApplyDeltas(in []cayley.Delta, opts cayley.IgnoreOpts) error {
	return s.db.Update(func(tx *bbolt.Tx) error { return ApplyTx(tx, in, opts) })
}

// ApplyTx makes the changes in a transaction of the caller's, who has to take it
// back after an error.
func ApplyTx(tx *bbolt.Tx, in []cayley.Delta, opts cayley.IgnoreOpts) error {
	w := newWrite(tx, opts)
	w.readNumbers(in)
	for _, d := range in {
		if err := w.delta(d); err != nil {
			return &cayley.DeltaError{Delta: d, Err: err}
		}
	}
	return w.finish()
}

// write collects a transaction: what becomes of each quad is known before any
// index is touched, and then each index is written in its own order.
type write struct {
	tx       *bbolt.Tx
	opts     cayley.IgnoreOpts
	ids      map[quad.Value]node // of all values of the change; 0 where there is none yet
	fresh    map[node]quad.Value // made here
	hubs     map[node]bool
	next     node
	was, is  map[key]bool // quads this transaction deals with: there before, there after
	nodes, n int64        // by how much the store grows
}

func newWrite(tx *bbolt.Tx, opts cayley.IgnoreOpts) *write {
	return &write{
		tx: tx, opts: opts, next: node(number(tx.Bucket(metaBucket), keyNext)), // #nosec G115 -- checked by add
		ids: map[quad.Value]node{}, fresh: map[node]quad.Value{}, hubs: map[node]bool{},
		was: map[key]bool{}, is: map[key]bool{},
	}
}

// readNumbers reads the numbers of all values of a change at once, in the order
// in which they lie.
func (w *write) readNumbers(in []cayley.Delta) {
	type asked struct {
		key   []byte
		value quad.Value
	}
	var list []asked
	for i := range in {
		for _, d := range quad.Directions {
			v := in[i].Quad.Get(d)
			if _, again := w.ids[v]; v != nil && !again {
				w.ids[v] = 0
				list = append(list, asked{valueKey(v), v})
			}
		}
	}
	slices.SortFunc(list, func(a, b asked) int { return bytes.Compare(a.key, b.key) })
	keys := make([][]byte, len(list))
	for i := range list {
		keys[i] = list[i].key
	}
	ids(w.tx).Lookup(keys, func(i int, n []byte) { w.ids[list[i].value] = nodeOf(n) })
}

func (w *write) delta(d cayley.Delta) error {
	switch d.Action {
	case cayley.Add:
		return w.add(d.Quad)
	case cayley.Delete:
		return w.remove(d.Quad)
	}
	return cayley.ErrInvalidAction
}

func (w *write) add(q quad.Quad) error {
	var k key
	known := true // all parts were there before: so may the quad
	for _, d := range quad.Directions {
		n, err := w.number(q.Get(d), d == quad.Label)
		if err != nil {
			return err
		}
		k[at(d)] = n
		known = known && w.fresh[n] == nil
	}
	if w.there(k, known) {
		if w.opts.IgnoreDup {
			return nil
		}
		return cayley.ErrQuadExists
	}
	w.is[k] = true
	w.n++
	return nil
}

func (w *write) remove(q quad.Quad) error {
	var k key
	found := true
	for _, d := range quad.Directions {
		v := q.Get(d)
		if v == nil {
			continue
		}
		n, ok := w.lookup(v, d == quad.Label)
		found = found && ok
		k[at(d)] = n
	}
	if !found || !w.there(k, true) {
		if w.opts.IgnoreMissing {
			return nil
		}
		return cayley.ErrQuadNotExist
	}
	w.is[k] = false
	w.n--
	return nil
}

// there tells whether the quad is there at this point of the transaction.
func (w *write) there(k key, maybe bool) bool {
	if is, ok := w.is[k]; ok {
		return is
	}
	was := maybe && spol.has(w.tx, k)
	w.was[k], w.is[k] = was, was
	return was
}

// lookup is the number of a value, without making one.
func (w *write) lookup(v quad.Value, label bool) (node, bool) {
	n := w.ids[v]
	if _, asked := w.hubs[n]; label && n != 0 && !asked {
		w.hubs[n] = hub(w.tx, valueKey(v))
	}
	return n, n != 0
}

// number is the number of a value, a new one where it has none.
func (w *write) number(v quad.Value, label bool) (node, error) {
	if v == nil {
		return 0, nil
	}
	if n, ok := w.lookup(v, label); ok {
		return n, nil
	}
	if w.next == math.MaxUint32 {
		return 0, errors.New("the store is full: no numbers are left for new values")
	}
	w.next++
	w.ids[v], w.fresh[w.next] = w.next, v
	n, _ := w.lookup(v, label)
	return n, nil
}

func (w *write) finish() error {
	var add, del []key
	for k, is := range w.is {
		switch was := w.was[k]; {
		case is && !was:
			add = append(add, k)
		case was && !is:
			del = append(del, k)
		}
	}
	for _, step := range []func() error{
		func() error { return w.dropUnused(add) },
		w.values,
		func() error { return w.indexes(add, del) },
		func() error { return w.counts(add, del) },
		func() error { return w.collect(del) },
		w.totals,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// dropUnused forgets values that were made for quads which came and went within
// the transaction.
func (w *write) dropUnused(add []key) error {
	used := map[node]bool{}
	for _, k := range add {
		for _, n := range k {
			used[n] = true
		}
	}
	for n := range w.fresh {
		if !used[n] {
			delete(w.fresh, n)
		}
	}
	return nil
}

// values writes the new values.
func (w *write) values() error {
	byKey := make([]packed.Change, 0, len(w.fresh))
	b := w.tx.Bucket(valueBucket)
	b.FillPercent = 0.95 // numbers only grow
	for _, n := range slices.Sorted(maps.Keys(w.fresh)) {
		v := w.fresh[n]
		data, err := encodeValue(v)
		if err != nil {
			return err
		}
		if err := b.Put(n.bytes(), data); err != nil {
			return err
		}
		byKey = append(byKey, packed.Change{Key: valueKey(v), Value: n.bytes()})
	}
	w.nodes += int64(len(w.fresh))
	sortChanges(byKey)
	return ids(w.tx).Apply(byKey)
}

func sortChanges(changes []packed.Change) {
	slices.SortFunc(changes, func(a, b packed.Change) int { return bytes.Compare(a.Key, b.Key) })
}

// indexes writes the quads in each order.
func (w *write) indexes(add, del []key) error {
	for _, o := range orders {
		b := w.tx.Bucket(o.bucket)
		b.FillPercent = 0.8 // most keys come at the end of a range
		if err := packed.In(b, 0).Apply(w.changes(o, add, del)); err != nil {
			return err
		}
	}
	return nil
}

// changes are what happens to an index, sorted.
func (w *write) changes(o *order, add, del []key) []packed.Change {
	type change struct {
		row
		delete bool
	}
	list := make([]change, 0, len(add)+len(del))
	for i, quads := range [][]key{add, del} {
		for _, k := range quads {
			if l := k[at(quad.Label)]; o != lspo || l != 0 && !w.hubs[l] {
				list = append(list, change{o.row(k), i == 1})
			}
		}
	}
	slices.SortFunc(list, func(a, b change) int { return o.compare(a.row, b.row) })
	out := make([]packed.Change, len(list))
	buf := make([]byte, 0, len(list)*len(o.dirs)*nodeSize)
	for i, c := range list {
		start := len(buf)
		buf = o.append(buf, c.row, len(o.dirs))
		out[i] = packed.Change{Key: buf[start:len(buf):len(buf)], Delete: c.delete}
	}
	return out
}

// countKey is where the number of quads with a node as predicate or label is.
func countKey(d quad.Direction, n node) []byte { return append([]byte{d.Prefix()}, n.bytes()...) }

// counts keeps the numbers of quads of predicates and of labels without order,
// which would take long to count.
func (w *write) counts(add, del []key) error {
	change := map[string]int64{}
	for _, part := range []struct {
		quads []key
		n     int64
	}{{add, +1}, {del, -1}} {
		for _, k := range part.quads {
			change[string(countKey(quad.Predicate, k[at(quad.Predicate)]))] += part.n
			if l := k[at(quad.Label)]; w.hubs[l] {
				change[string(countKey(quad.Label, l))] += part.n
			}
		}
	}
	b := w.tx.Bucket(countBucket)
	for name, n := range change {
		if n += number(b, []byte(name)); n == 0 {
			if err := b.Delete([]byte(name)); err != nil {
				return err
			}
			continue
		}
		if err := putNumber(b, []byte(name), n); err != nil {
			return err
		}
	}
	return nil
}

// collect takes out the values that no quad has any more.
func (w *write) collect(del []key) error {
	maybe := map[node]bool{}
	for _, k := range del {
		for _, n := range k {
			maybe[n] = true
		}
	}
	delete(maybe, 0)
	var gone []packed.Change
	values := w.tx.Bucket(valueBucket)
	for n := range maybe {
		if w.inUse(n) {
			continue
		}
		v, err := loadValue(w.tx, n)
		if err != nil {
			return err
		}
		if err := values.Delete(n.bytes()); err != nil {
			return err
		}
		gone = append(gone, packed.Change{Key: valueKey(v), Delete: true})
		w.nodes--
	}
	sortChanges(gone)
	return ids(w.tx).Apply(gone)
}

func (w *write) inUse(n node) bool {
	for _, o := range orders {
		prefix := o.append(nil, row{n}, 1)
		if k, _ := o.in(w.tx).Cursor().Seek(prefix); bytes.HasPrefix(k, prefix) {
			return true
		}
	}
	return w.tx.Bucket(countBucket).Get(countKey(quad.Label, n)) != nil
}

func (w *write) totals() error {
	meta := w.tx.Bucket(metaBucket)
	return errors.Join(
		putNumber(meta, keyNext, int64(w.next)),
		putNumber(meta, keyNodes, number(meta, keyNodes)+w.nodes),
		putNumber(meta, keyQuads, number(meta, keyQuads)+w.n),
	)
}

// NewQuadWriter writes in batches; quads that are there already are passed over.
func (s *QuadStore) NewQuadWriter() (quad.WriteCloser, error) { return &quadWriter{s: s}, nil }

type quadWriter struct {
	s   *QuadStore
	buf []cayley.Delta
}

const writerBatch = 10_000

// WriteQuad adds a quad.
func (w *quadWriter) WriteQuad(q quad.Quad) error {
	w.buf = append(w.buf, cayley.Delta{Quad: q, Action: cayley.Add})
	if len(w.buf) < writerBatch {
		return nil
	}
	return w.flush()
}

// WriteQuads adds quads.
func (w *quadWriter) WriteQuads(quads []quad.Quad) (int, error) {
	for i, q := range quads {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(quads), nil
}

func (w *quadWriter) flush() error {
	err := w.s.ApplyDeltas(w.buf, cayley.IgnoreOpts{IgnoreDup: true})
	w.buf = w.buf[:0]
	return err
}

// Close writes what is left.
func (w *quadWriter) Close() error { return w.flush() }
