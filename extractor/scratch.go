package extractor

import "sync"

// scratch is the memory that analysing one document takes and the next one can take
// over: tokens and clauses, of which nothing that a Result holds is made.
type scratch struct {
	tokens  arena[token]
	clauses arena[clause]
	gap     []byte // what the segmenter reads
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// release gives a document's scratch memory back. The document is of no use after it.
func (d *document) release() {
	d.scratch.tokens.reset()
	d.scratch.clauses.reset()
	scratches.Put(d.scratch)
	d.scratch = nil
}

// arena hands out slices of a few large blocks.
type arena[T any] struct {
	blocks [][]T // each as long as what has been handed out of it
	at     int   // the block in use
}

// arenaBlock is how many elements a block has at least.
const arenaBlock = 512

// take is an empty slice with room for n elements.
func (a *arena[T]) take(n int) []T {
	for ; a.at < len(a.blocks); a.at++ {
		if b := a.blocks[a.at]; cap(b)-len(b) >= n {
			a.blocks[a.at] = b[:len(b)+n]
			return b[len(b) : len(b) : len(b)+n]
		}
	}
	b := make([]T, n, max(n, arenaBlock))
	a.blocks = append(a.blocks, b)
	return b[:0:n]
}

// reset takes everything back and forgets what it pointed to.
func (a *arena[T]) reset() {
	for i, b := range a.blocks {
		clear(b)
		a.blocks[i] = b[:0]
	}
	a.at = 0
}
