package ordered

import (
	"bytes"
	"errors"
	"math"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// ApplyDeltas makes the changes in one transaction, or none of them.
func (s *QuadStore) ApplyDeltas(in []cayley.Delta, opts cayley.IgnoreOpts) error {
	return s.db.Update(func(tx *bbolt.Tx) error { return ApplyTx(tx, in, opts) })
}

// ApplyTx makes the changes in a transaction of the caller's, who has to take it
// back after an error.
func ApplyTx(tx *bbolt.Tx, in []cayley.Delta, opts cayley.IgnoreOpts) error {
	w := newWrite(tx, opts)
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
	ids      map[quad.Value]node // looked up or made here
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
	b := spol.encode(k)
	was := maybe && w.tx.Bucket(spol.bucket).Get(b[:]) != nil
	w.was[k], w.is[k] = was, was
	return was
}

// lookup is the number of a value, without making one.
func (w *write) lookup(v quad.Value, label bool) (node, bool) {
	if n, ok := w.ids[v]; ok {
		return n, true
	}
	n := find(w.tx, v)
	if n == 0 {
		return 0, false
	}
	w.remember(n, v, label)
	return n, true
}

func (w *write) remember(n node, v quad.Value, label bool) {
	w.ids[v] = n
	if label {
		w.hubs[n] = hub(w.tx, valueKey(v))
	}
}

// number is the number of a value, a new one where it has none.
func (w *write) number(v quad.Value, label bool) (node, error) {
	if v == nil {
		return 0, nil
	}
	if n, ok := w.lookup(v, label); ok {
		if _, asked := w.hubs[n]; label && !asked {
			w.hubs[n] = hub(w.tx, valueKey(v))
		}
		return n, nil
	}
	if w.next == math.MaxUint32 {
		return 0, errors.New("the store is full: no numbers are left for new values")
	}
	w.next++
	w.remember(w.next, v, label)
	w.fresh[w.next] = v
	return w.next, nil
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
	type entry struct{ k, v []byte }
	byKey, byNumber := make([]entry, 0, len(w.fresh)), make([]entry, 0, len(w.fresh))
	for n, v := range w.fresh {
		data, err := encodeValue(v)
		if err != nil {
			return err
		}
		byKey = append(byKey, entry{valueKey(v), n.bytes()})
		byNumber = append(byNumber, entry{n.bytes(), data})
	}
	w.nodes += int64(len(w.fresh))
	for _, part := range []struct {
		bucket []byte
		list   []entry
		fill   float64
	}{{idBucket, byKey, bbolt.DefaultFillPercent}, {valueBucket, byNumber, 0.95}} {
		slices.SortFunc(part.list, func(a, b entry) int { return bytes.Compare(a.k, b.k) })
		b := w.tx.Bucket(part.bucket)
		b.FillPercent = part.fill
		for _, e := range part.list {
			if err := b.Put(e.k, e.v); err != nil {
				return err
			}
		}
	}
	return nil
}

// indexes writes the quads in each order.
func (w *write) indexes(add, del []key) error {
	for _, o := range orders {
		b := w.tx.Bucket(o.bucket)
		b.FillPercent = 0.8 // most keys come at the end of a range
		for _, k := range w.encoded(o, add) {
			if err := b.Put(k[:], nil); err != nil {
				return err
			}
		}
		for _, k := range w.encoded(o, del) {
			if err := b.Delete(k[:]); err != nil {
				return err
			}
		}
	}
	return nil
}

// encoded are the keys of quads for an index, sorted.
func (w *write) encoded(o *order, quads []key) [][16]byte {
	out := make([][16]byte, 0, len(quads))
	for _, k := range quads {
		if o == lspo && (k[at(quad.Label)] == 0 || w.hubs[k[at(quad.Label)]]) {
			continue
		}
		out = append(out, o.encode(k))
	}
	slices.SortFunc(out, func(a, b [16]byte) int { return bytes.Compare(a[:], b[:]) })
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
	ids, values := w.tx.Bucket(idBucket), w.tx.Bucket(valueBucket)
	for n := range maybe {
		if w.inUse(n) {
			continue
		}
		v, err := loadValue(w.tx, n)
		if err != nil {
			return err
		}
		if err := errors.Join(ids.Delete(valueKey(v)), values.Delete(n.bytes())); err != nil {
			return err
		}
		w.nodes--
	}
	return nil
}

func (w *write) inUse(n node) bool {
	for _, o := range orders {
		if k, _ := w.tx.Bucket(o.bucket).Cursor().Seek(n.bytes()); bytes.HasPrefix(k, n.bytes()) {
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
