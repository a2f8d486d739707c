package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"

	"tupu/graph"
	"tupu/queries"
	"tupu/queries/worker"
)

// holder keeps the store of a server open for reading, with the workers that read
// it too. The embedded store lets readers share a file, never with a writer: for
// the moment of a write it lets go of the store and takes it up again.
type holder struct {
	*app
	mu   sync.RWMutex // held for reading by every request
	g    *graph.Graph
	pool *worker.Pool
}

// hold opens the store and starts the workers.
func (a *app) hold() (*holder, error) {
	h := &holder{app: a}
	return h, h.take()
}

func (h *holder) take() error {
	g, err := h.app.open(true)
	if err != nil {
		return err
	}
	pool, err := h.workers(atOnce)
	if err != nil {
		return errors.Join(err, g.Close())
	}
	h.g, h.pool = g, pool
	return nil
}

// Close lets go of the store.
func (h *holder) Close() error { return errors.Join(h.pool.Close(), h.g.Close()) }

func (h *holder) graph() *graph.Graph { return h.g }

func (h *holder) quadStore() cayley.QuadStore { return h.g.QuadStore() }

func (h *holder) run(ctx context.Context, program string, lim queries.Limits) (*queries.Answer, error) {
	return h.pool.Run(ctx, program, lim)
}

// write waits for the requests under way, changes the store, and opens it for
// reading again. Requests that come meanwhile wait.
func (h *holder) write(change func(*graph.Graph) error) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.Close(); err != nil {
		return errors.Join(err, h.takeAgain())
	}
	g, err := h.app.open(false)
	if err == nil {
		err = errors.Join(change(g), g.Close())
	}
	return errors.Join(err, h.takeAgain())
}

// takeAgain opens the store for reading. Where another process writes it just
// now, it tries for a while.
func (h *holder) takeAgain() error {
	var err error
	for range 50 {
		if err = h.take(); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	// Without a store there is nothing to serve; the next request would fail on it.
	panic(fmt.Sprintf("tupu: the store cannot be read any more: %v", err))
}

// review records a person's judgement, or takes one back where the verdict is empty.
func (h *holder) review(ctx context.Context, id string, d graph.Decision) error {
	return h.write(func(g *graph.Graph) error {
		if d.Verdict == "" {
			return g.Undo(ctx, id)
		}
		return g.Judge(ctx, id, d)
	})
}
