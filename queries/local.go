package queries

import (
	"context"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
)

// Runner runs a Gizmo program under limits.
type Runner func(ctx context.Context, program string, lim Limits) (*Answer, error)

// ErrBusy says that as many programs run as may run at once.
var ErrBusy = errors.New("too many queries at once, try again")

// Local runs programs in this process, a few at once. The store is asked for each
// time, since it may be reopened.
func Local(store func() cayley.QuadStore, atOnce int) Runner {
	slots := make(chan struct{}, atOnce)
	return func(ctx context.Context, program string, lim Limits) (*Answer, error) {
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		default:
			return nil, ErrBusy
		}
		return Run(ctx, store(), program, lim)
	}
}
