package packed

import (
	"bytes"
	"sort"
)

// Change puts an entry, or deletes it.
type Change struct {
	Key, Value []byte
	Delete     bool
}

// Apply makes changes, which are sorted by keys and have each key once. Deleting
// what is not there is no error. Keys and values must stay as they are until the
// transaction ends.
func (b Bucket) Apply(changes []Change) error {
	c := b.b.Cursor()
	for len(changes) > 0 {
		first, block := floor(c, changes[0].Key)
		if first == nil {
			first, block = c.First()
		}
		n := len(changes)
		if first != nil {
			if end, _ := c.Next(); end != nil {
				n = sort.Search(n, func(i int) bool { return bytes.Compare(changes[i].Key, end) >= 0 })
			}
		}
		if err := b.rewrite(first, block, changes[:n]); err != nil {
			return err
		}
		changes = changes[n:]
	}
	return nil
}

// rewrite makes the changes that fall into one block; nil where the bucket is
// empty.
func (b Bucket) rewrite(first, block []byte, changes []Change) error {
	m := merge(first, block, changes, b.width)
	if first != nil && !bytes.Equal(m.first, first) {
		if err := b.b.Delete(first); err != nil {
			return err
		}
	}
	for _, p := range m.split(b.width) {
		if err := b.b.Put(p.first, p.block); err != nil {
			return err
		}
	}
	return nil
}

// piece is a block with its first key; nil where it has no entry.
type piece struct{ first, block []byte }

// merge makes one block, of whatever size, of another and changes.
func merge(first, block []byte, changes []Change, width int) piece {
	w := writer{width: width}
	w.block = make([]byte, 0, len(block)+room(changes))
	r := reader{width: width}
	have := first != nil
	if have {
		r.start(first, block)
	}
	for _, c := range changes {
		for have && bytes.Compare(r.key, c.Key) < 0 {
			w.add(r.key, r.value)
			have = r.next()
		}
		if have && bytes.Equal(r.key, c.Key) {
			have = r.next()
		}
		if !c.Delete {
			w.add(c.Key, c.Value)
		}
	}
	if have {
		w.add(r.key, r.value)
		w.block = append(w.block, r.rest...) // each says only how it differs from the one before
	}
	return w.piece
}

// room is more than what changes add to a block.
func room(changes []Change) int {
	n := 0
	for _, c := range changes {
		n += len(c.Key) + len(c.Value) + 8
	}
	return n
}

// writer makes a block of entries that come in order.
type writer struct {
	piece
	width  int
	before []byte // the key before; its own memory
}

func (w *writer) add(key, value []byte) {
	if w.first == nil {
		w.first = bytes.Clone(key)
	}
	w.block = appendEntry(w.block, w.before, key, value, w.width)
	w.before = append(w.before[:0], key...)
}

// split cuts a block that is too large into some of about one size.
func (p piece) split(width int) []piece {
	if p.first == nil {
		return nil
	}
	if len(p.block) <= full {
		return []piece{p}
	}
	n := (len(p.block) + full - 1) / full
	size := len(p.block) / n
	out := make([]piece, 0, n+1)
	r := reader{width: width}
	r.start(p.first, p.block)
	now := piece{p.first, nil}
	from := 0 // what of the block is in no piece yet
	for {
		end := len(p.block) - len(r.rest)
		if !r.next() {
			break
		}
		if len(now.block)+end-from < size {
			continue
		}
		now.block = append(now.block, p.block[from:end]...)
		out = append(out, now)
		now = piece{bytes.Clone(r.key), appendEntry(nil, nil, r.key, r.value, width)}
		from = len(p.block) - len(r.rest)
	}
	now.block = append(now.block, p.block[from:]...)
	return append(out, now)
}
