package packed

import (
	"bytes"
	"encoding/binary"
)

// Varying is the width of values that are not all of one size.
const Varying = -1

// nibble is the greatest number that half a head holds: this and more goes on in a
// varint.
const nibble = 15

// reader goes through the entries of a block.
type reader struct {
	rest  []byte // not read yet
	width int
	key   []byte // of the entry read last; its own memory
	value []byte
}

// start reads the first entry.
func (r *reader) start(key, block []byte) {
	r.key, r.rest = append(r.key[:0], key...), block
	r.readValue(r.size())
}

// next reads an entry, and tells whether there was one.
func (r *reader) next() bool {
	if len(r.rest) == 0 {
		return false
	}
	head := int(r.rest[0])
	r.rest = r.rest[1:]
	shared, more := r.long(head>>4), r.long(head&nibble)
	size := r.size()
	if shared < 0 || shared > len(r.key) || more < 0 || size < 0 || more+size > len(r.rest) || more+size < 0 {
		r.rest = nil // a damaged file: the block ends here, and doctor misses what is gone
		return false
	}
	r.key = append(r.key[:shared], r.rest[:more]...)
	r.rest = r.rest[more:]
	r.readValue(size)
	return true
}

func (r *reader) long(n int) int {
	if n < nibble {
		return n
	}
	return nibble + r.varint()
}

func (r *reader) varint() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		return -1 << 32 // damaged: no length that fits
	}
	r.rest = r.rest[size:]
	return int(n) // #nosec G115 -- the size of something in memory
}

func (r *reader) size() int {
	if r.width != Varying {
		return r.width
	}
	return r.varint()
}

func (r *reader) readValue(size int) {
	if size < 0 || size > len(r.rest) {
		r.value, r.rest = nil, nil // damaged
		return
	}
	r.value, r.rest = r.rest[:size:size], r.rest[size:]
}

// find goes to the first entry whose key is not below the given one, beginning
// with the one that was read last, and tells whether there is one.
func (r *reader) find(key []byte) bool {
	for bytes.Compare(r.key, key) < 0 {
		if !r.next() {
			return false
		}
	}
	return true
}

// appendEntry writes an entry after one with the key before; nil for the first,
// whose own key is not written.
func appendEntry(block, before, key, value []byte, width int) []byte {
	var shared int
	if before != nil {
		shared = common(before, key)
		more := len(key) - shared
		block = append(block, byte(min(shared, nibble)<<4|min(more, nibble))) // #nosec G115 -- two halves of a byte
		block = appendLong(appendLong(block, shared), more)
	} else {
		shared = len(key)
	}
	if width == Varying {
		block = binary.AppendUvarint(block, uint64(len(value)))
	}
	return append(append(block, key[shared:]...), value...)
}

func appendLong(block []byte, n int) []byte {
	if n < nibble {
		return block
	}
	return binary.AppendUvarint(block, uint64(n-nibble)) // #nosec G115 -- not negative
}

func common(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
