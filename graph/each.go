package graph

import (
	"context"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// EachQuad calls fn with every quad of a store, in no order.
func EachQuad(ctx context.Context, qs cayley.QuadStore, fn func(quad.Quad) error) (err error) {
	it := qs.QuadsAllIterator().Iterate()
	defer func() { err = errors.Join(err, it.Close()) }()
	for it.Next(ctx) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			return err
		}
		if err := fn(q); err != nil {
			return err
		}
	}
	return it.Err()
}
