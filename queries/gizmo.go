package queries

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
)

// Limits bound one query. A program from a stranger can loop, and can ask for
// everything.
type Limits struct {
	Time  time.Duration
	Rows  int
	Bytes int // of all rows as JSON
}

// DefaultLimits are for a person at a terminal.
var DefaultLimits = Limits{Time: 10 * time.Second, Rows: 10_000, Bytes: 32 << 20}

// Answer is what a Gizmo program gave.
type Answer struct {
	Rows      []any    // what Cayley's JSON collation gives: an object of tags, or the emitted value
	Last      any      // value of the last statement, where it has one and gave no row
	HasLast   bool     //
	Truncated string   // which limit cut the rows off; empty where none did
	Hints     []string // from a worker, which has the store: see Hints
}

// Error is a failure of the program, not of the store.
type Error struct {
	Message string
	Timeout bool
}

func (e *Error) Error() string { return e.Message }

// Run executes a Gizmo program. A session of Cayley is good for one program, so
// there is a new one each time.
func Run(ctx context.Context, qs graph.QuadStore, program string, lim Limits) (*Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, lim.Time)
	defer cancel()
	it, err := gizmo.NewSession(qs).Execute(ctx, program, query.Options{Limit: lim.Rows + 1, Collation: query.Raw})
	if err != nil {
		return nil, &Error{Message: err.Error()}
	}
	defer func() { _ = it.Close() }() // what is ended on purpose has no error to report
	c := collector{qs: qs, lim: lim, answer: &Answer{}}
	for it.Next(ctx) {
		full, err := c.take(it.Result())
		if err != nil {
			return nil, err
		}
		if full {
			return c.answer, nil
		}
	}
	return c.answer, failure(ctx, it)
}

// failure makes an Error of what stopped the program. The text of a thrown value
// is made by the program's own toString, which may loop as well: it gets the rest
// of the time, then it is interrupted.
func failure(ctx context.Context, it query.Iterator) error {
	err := it.Err()
	if err == nil {
		return nil
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return &Error{Message: err.Error(), Timeout: true}
	}
	text := make(chan string, 1)
	go func() {
		defer func() {
			if recover() != nil {
				text <- "the value thrown has no text"
			}
		}()
		text <- err.Error()
	}()
	select {
	case s := <-text:
		return &Error{Message: s}
	case <-ctx.Done():
		_ = it.Close()
		return &Error{Message: ctx.Err().Error(), Timeout: true}
	}
}

// collector gathers rows until a limit is reached.
type collector struct {
	qs     graph.QuadStore
	lim    Limits
	bytes  int
	answer *Answer
}

// take adds one result and says whether that was all there is room for.
func (c *collector) take(result any) (bool, error) {
	r, ok := result.(*gizmo.Result)
	switch {
	case !ok:
		return false, nil
	case r.Meta:
		c.answer.Last, c.answer.HasLast = r.Val, true
		return false, nil
	case len(c.answer.Rows) == c.lim.Rows:
		c.answer.Truncated = fmt.Sprintf("%d rows", c.lim.Rows)
		return true, nil
	}
	row := r.Val
	if r.Tags != nil {
		tags, err := c.tags(r.Tags)
		if err != nil {
			return false, err
		}
		row = tags
	}
	data, err := json.Marshal(row)
	if err != nil {
		return false, &Error{Message: "a row cannot be written as JSON: " + err.Error()}
	}
	if c.bytes += len(data); c.bytes > c.lim.Bytes {
		c.answer.Truncated = fmt.Sprintf("%d MB", c.lim.Bytes>>20)
		return true, nil
	}
	c.answer.Rows = append(c.answer.Rows, row)
	return false, nil
}

// tags names the nodes of a row.
func (c *collector) tags(refs map[string]graph.Ref) (map[string]any, error) {
	row := make(map[string]any, len(refs))
	for tag, ref := range refs {
		v, err := c.qs.NameOf(ref)
		if err != nil {
			return nil, err
		}
		if v != nil {
			row[tag] = native(v)
		}
	}
	return row, nil
}

// native is a value as Cayley gives it in JSON: numbers and texts as they are,
// IRIs in angle brackets.
func native(v quad.Value) any {
	out := v.Native()
	if same, ok := out.(quad.Value); ok && same == v {
		return quad.StringOf(v)
	}
	return out
}

// Plain is a value of a row without angle brackets or type marks.
func Plain(v any) string {
	s, ok := v.(string)
	if !ok {
		data, err := json.Marshal(v)
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(data)
	}
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return s[1 : len(s)-1]
	}
	return s
}
