package packed

import (
	"bytes"

	"go.etcd.io/bbolt"
)

// full is how many bytes a block has at most, unless it has one entry alone. Large
// ones take less room, small ones less work to change.
const full = 640

// Bucket is a bucket of blocks.
type Bucket struct {
	b     *bbolt.Bucket
	width int
}

// In takes a bucket for one of blocks; width is the size of its values, or
// Varying.
func In(b *bbolt.Bucket, width int) Bucket { return Bucket{b, width} }

// Get is the value of a key, and whether there is one. It is only valid in the
// transaction.
func (b Bucket) Get(key []byte) ([]byte, bool) {
	k, block := floor(b.b.Cursor(), key)
	if k == nil {
		return nil, false
	}
	r := reader{width: b.width}
	r.start(k, block)
	if !r.find(key) || !bytes.Equal(r.key, key) {
		return nil, false
	}
	return r.value, true
}

// floor is the last block that does not begin after a key; nil where all do.
func floor(c *bbolt.Cursor, key []byte) (first, block []byte) {
	k, v := c.Seek(key)
	switch {
	case k == nil:
		return c.Last()
	case bytes.Equal(k, key):
		return k, v
	}
	return c.Prev()
}

// Lookup calls fn with those of the sorted keys that are there.
func (b Bucket) Lookup(keys [][]byte, fn func(i int, value []byte)) {
	c := b.b.Cursor()
	r := reader{width: b.width}
	var end []byte // where the block after the reader's begins; nil for the last
	open := false
	for i, key := range keys {
		if !open || end != nil && bytes.Compare(key, end) >= 0 {
			k, block := floor(c, key)
			if open = k != nil; !open {
				continue
			}
			r.start(k, block)
			end, _ = c.Next()
		}
		if r.find(key) && bytes.Equal(r.key, key) {
			fn(i, r.value)
		}
	}
}

// Cursor goes through entries in order of keys. What it gives is only valid until
// it goes on, and it does not outlive a change of the bucket.
type Cursor struct {
	c *bbolt.Cursor
	r reader
}

// Cursor begins nowhere; Seek comes first.
func (b Bucket) Cursor() *Cursor { return &Cursor{b.b.Cursor(), reader{width: b.width}} }

// Seek goes to the first entry whose key is not below the given one; nil where
// there is none.
func (c *Cursor) Seek(key []byte) (k, v []byte) {
	first, block := floor(c.c, key)
	if first == nil {
		first, block = c.c.First()
	}
	if first == nil {
		return nil, nil
	}
	c.r.start(first, block)
	if !c.r.find(key) {
		return c.Next()
	}
	return c.r.key, c.r.value
}

// Next goes to the entry after this one; nil where there is none.
func (c *Cursor) Next() (k, v []byte) {
	if !c.r.next() {
		first, block := c.c.Next()
		if first == nil {
			return nil, nil
		}
		c.r.start(first, block)
	}
	return c.r.key, c.r.value
}
