package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"

	"tupu/queries"
)

// request is one program; a line of JSON on the worker's standard input.
type request struct {
	Program string        `json:"program"`
	Time    time.Duration `json:"time"`
	Rows    int           `json:"rows"`
	Bytes   int           `json:"bytes"`
}

// response is its answer; a line of JSON on the worker's standard output.
type response struct {
	Rows      []json.RawMessage `json:"rows,omitempty"`
	HasLast   bool              `json:"has_last,omitempty"`
	Last      json.RawMessage   `json:"last,omitempty"` // where it is a plain value
	Truncated string            `json:"truncated,omitempty"`
	Hints     []string          `json:"hints,omitempty"`
	Error     string            `json:"error,omitempty"`
	Timeout   bool              `json:"timeout,omitempty"`
	Fault     bool              `json:"fault,omitempty"` // the store's, not the program's
}

// Serve answers programs until the input ends; then the process ends at once,
// whatever it is doing, since nobody waits for the answer.
func Serve(in io.Reader, out io.Writer, qs cayley.QuadStore) error {
	requests := make(chan request)
	go func() {
		dec := json.NewDecoder(in)
		for {
			var r request
			if err := dec.Decode(&r); err != nil {
				os.Exit(0)
			}
			requests <- r
		}
	}()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for r := range requests {
		if err := enc.Encode(answer(qs, r)); err != nil {
			return err
		}
	}
	return nil
}

// answer runs one program.
func answer(qs cayley.QuadStore, r request) response {
	ctx := context.Background()
	a, err := queries.Run(ctx, qs, r.Program, queries.Limits{Time: r.Time, Rows: r.Rows, Bytes: r.Bytes})
	var program *queries.Error
	switch {
	case errors.As(err, &program):
		return response{Error: program.Message, Timeout: program.Timeout}
	case err != nil:
		return response{Error: err.Error(), Fault: true}
	}
	resp := response{HasLast: a.HasLast, Truncated: a.Truncated, Hints: queries.Hints(ctx, qs, r.Program, a)}
	if a.HasLast && queries.IsValue(a.Last) {
		if data, err := encode(a.Last); err == nil {
			resp.Last = data
		}
	}
	for _, row := range a.Rows {
		data, err := encode(row)
		if err != nil {
			return response{Error: err.Error()}
		}
		resp.Rows = append(resp.Rows, data)
	}
	return resp
}

// encode leaves angle brackets as they are; whoever prints the row may escape them.
func encode(row any) (json.RawMessage, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(row)
	return bytes.TrimSpace(b.Bytes()), err
}
