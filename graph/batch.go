package graph

import "context"

// Batch brings documents into a graph several at a time, and while it writes some
// the caller may extract the next. A transaction waits for the disk once, however
// much is in it, so that this is faster than Put; what it promises is the same:
// each document is in whole or not at all, and done is told of a document only
// when it is on the disk. Flush has to be called at the end.
type Batch struct {
	g       *Graph
	done    func(Item, Outcome, error)
	items   []Item
	triples int
	writing chan []written // one value, when the writer has finished
}

// written is what became of a document.
type written struct {
	item    Item
	outcome Outcome
	err     error
}

// A batch is written when it has so many documents or triples. More would not be
// faster, and would keep more in memory and lose more when the power goes.
const (
	batchDocuments = 20
	batchTriples   = 1200
)

// NewBatch begins a batch. done is called for every document, in order, by the
// goroutine that calls Put or Flush.
func (g *Graph) NewBatch(done func(it Item, o Outcome, err error)) *Batch {
	return &Batch{g: g, done: done}
}

// Put takes a document, and begins to write those that wait when they are enough.
func (b *Batch) Put(ctx context.Context, it Item) {
	b.items = append(b.items, it)
	b.triples += len(it.Result.Triples)
	if len(b.items) >= batchDocuments || b.triples >= batchTriples {
		b.start(ctx)
	}
}

// Flush writes what waits, and returns when everything is written.
func (b *Batch) Flush(ctx context.Context) {
	b.start(ctx)
	b.wait()
}

// start writes what waits in the background, once what was begun before is done.
func (b *Batch) start(ctx context.Context) {
	b.wait()
	items := b.items
	b.items, b.triples = nil, 0
	if len(items) == 0 {
		return
	}
	b.writing = make(chan []written, 1)
	go func(out chan<- []written) { out <- b.g.write(ctx, items) }(b.writing)
}

func (b *Batch) wait() {
	if b.writing == nil {
		return
	}
	for _, w := range <-b.writing {
		b.done(w.item, w.outcome, w.err)
	}
	b.writing = nil
}

// write puts documents in together. Where they do not go in, each is tried alone,
// so that one that fails takes no other with it.
func (g *Graph) write(ctx context.Context, items []Item) []written {
	out := make([]written, len(items))
	outcomes, err := g.PutAll(ctx, items)
	for i, it := range items {
		out[i] = written{item: it, err: err}
		switch {
		case err == nil:
			out[i].outcome = outcomes[i]
		case len(items) > 1 && ctx.Err() == nil:
			out[i].outcome, out[i].err = g.Put(ctx, it.Document, it.Result)
		}
	}
	return out
}
