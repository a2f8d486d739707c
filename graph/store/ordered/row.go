package ordered

import (
	"cmp"

	"go.etcd.io/bbolt"

	"tupu/graph/store/packed"
)

// newestFirst is where a row goes down instead of up: among the objects of a
// subject and predicate the newest come first. Cayley's recursive paths give a
// wrong tag where they meet the way back of a loop before its other branches,
// which in order of numbers they nearly always would.
const newestFirst = 2 // of spol

// row is a quad as an index holds it: the numbers of its parts in the order of
// the index.
type row [4]node

func (o *order) row(k key) row {
	var r row
	for i, d := range o.dirs {
		r[i] = k[at(d)]
	}
	return r
}

func (o *order) quad(r row) key {
	var k key
	for i, d := range o.dirs {
		k[at(d)] = r[i]
	}
	return k
}

func (o *order) down(part int) bool { return o == spol && part == newestFirst }

// compare tells which row comes first.
func (o *order) compare(a, b row) int {
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if o.down(i) {
			return cmp.Compare(b[i], a[i])
		}
		return cmp.Compare(a[i], b[i])
	}
	return 0
}

// append writes the first parts of a row as bytes that are in the order of rows.
func (o *order) append(b []byte, r row, parts int) []byte {
	for i, n := range r[:parts] {
		start := len(b)
		b = appendNode(b, n)
		if o.down(i) {
			complement(b[start:])
		}
	}
	return b
}

// decode is the way back.
func (o *order) decode(b []byte) key {
	var r row
	var padded [4 * longest]byte // what is damaged gives a wrong quad and no crash
	copy(padded[:], b)
	b = padded[:]
	for i := range r {
		if o.down(i) {
			var part [longest]byte
			copy(part[:], b)
			complement(part[:])
			var size int
			r[i], size = readNode(part[:])
			b = b[size:]
			continue
		}
		var size int
		r[i], size = readNode(b)
		b = b[size:]
	}
	return o.quad(r)
}

func complement(b []byte) {
	for i := range b {
		b[i] = ^b[i]
	}
}

// A number in a row takes as few bytes as it can, and numbers and their bytes are
// in one order: the first byte is the number itself, or says how many follow.
const (
	oneByte  = 240 // the greatest number of one byte
	twoBytes = oneByte + 8*256 - 1
	follow2  = 249 // first byte where two follow, and one more for each one more
	nodeSize = 5   // bytes at most
	longest  = 9   // bytes that a first byte can ask for
)

func appendNode(b []byte, n node) []byte {
	switch {
	case n <= oneByte:
		return append(b, byte(n))
	case n <= twoBytes:
		n -= oneByte
		return append(b, byte(oneByte+1+n>>8), byte(n)) // #nosec G115 -- the low byte
	case n <= 1<<16-1:
		return append(b, follow2, byte(n>>8), byte(n)) // #nosec G115 -- the low byte
	case n <= 1<<24-1:
		return append(b, follow2+1, byte(n>>16), byte(n>>8), byte(n)) // #nosec G115 -- the low byte
	}
	return append(b, follow2+2, byte(n>>24), byte(n>>16), byte(n>>8), byte(n)) // #nosec G115 -- the low byte
}

// readNode gives a number and how many bytes it takes.
func readNode(b []byte) (node, int) {
	switch first := b[0]; {
	case first <= oneByte:
		return node(first), 1
	case first < follow2:
		return oneByte + node(first-oneByte-1)<<8 + node(b[1]), 2
	default:
		size := int(first-follow2) + 3
		var n node
		for _, x := range b[1:size] {
			n = n<<8 | node(x)
		}
		return n, size
	}
}

// in is the index in a transaction.
func (o *order) in(tx *bbolt.Tx) packed.Bucket { return packed.In(tx.Bucket(o.bucket), 0) }

// has tells whether a quad is there.
func (o *order) has(tx *bbolt.Tx, k key) bool {
	var buf [4 * nodeSize]byte
	_, ok := o.in(tx).Get(o.append(buf[:0], o.row(k), len(o.dirs)))
	return ok
}
