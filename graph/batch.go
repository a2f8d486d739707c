package graph

import "context"

// Batch brings documents into a graph several at a time. A transaction waits for
// the disk once, however much is in it, so that this is faster than Put; what it
// promises is the same: each document is in whole or not at all, and Done is told
// of a document only when it is on the disk.
type Batch struct {
	g       *Graph
	done    func(Item, Outcome, error)
	items   []Item
	triples int
}

// A batch is written when it has so many documents or triples. More would not be
// faster, and would keep more in memory and lose more when the power goes.
const (
	batchDocuments = 20
	batchTriples   = 2000
)

// NewBatch begins a batch; done is called for every document, in order.
func (g *Graph) NewBatch(done func(it Item, o Outcome, err error)) *Batch {
	return &Batch{g: g, done: done}
}

// Put takes a document, and writes those that wait when they are enough. The same
// document may not wait twice: the second waits for the first to be written.
func (b *Batch) Put(ctx context.Context, it Item) {
	for _, other := range b.items {
		if other.Document.Meta.Doc == it.Document.Meta.Doc {
			b.Flush(ctx)
			break
		}
	}
	b.items = append(b.items, it)
	b.triples += len(it.Result.Triples)
	if len(b.items) >= batchDocuments || b.triples >= batchTriples {
		b.Flush(ctx)
	}
}

// Flush writes the documents that wait. Where they do not go in together, each
// is tried alone, so that one that fails takes no other with it.
func (b *Batch) Flush(ctx context.Context) {
	items := b.items
	b.items, b.triples = nil, 0
	if len(items) == 0 {
		return
	}
	outcomes, err := b.g.PutAll(ctx, items)
	for i, it := range items {
		switch {
		case err == nil:
			b.done(it, outcomes[i], nil)
		case len(items) == 1 || ctx.Err() != nil:
			b.done(it, "", err)
		default:
			o, err := b.g.Put(ctx, it.Document, it.Result)
			b.done(it, o, err)
		}
	}
}
