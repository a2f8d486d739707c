package api

import (
	"net/http"

	"tupu/queries"
)

// gizmoAnswer is what a program gave, with what it may have got wrong.
type gizmoAnswer struct {
	Result    []any    `json:"result"`
	Value     any      `json:"value,omitempty"` // of the last statement, where it gave no rows
	Truncated string   `json:"truncated,omitempty"`
	Hints     []string `json:"hints"`
}

// gizmo runs a program for the web page, which shows the hints that Cayley's
// bodies have no place for.
func (s *server) gizmo(w http.ResponseWriter, r *http.Request) {
	program, err := s.body(w, r)
	answer, err := s.query(r, program, s.Limits, err)
	if err != nil {
		problem(w, statusOf(w, err), "the query failed", err.Error())
		return
	}
	out := gizmoAnswer{Result: answer.Rows, Truncated: answer.Truncated, Hints: answer.Hints}
	if answer.HasLast && queries.IsValue(answer.Last) {
		out.Value = answer.Last
	}
	if out.Hints == nil {
		out.Hints = append([]string{}, queries.Hints(r.Context(), s.Graph().QuadStore(), program, answer)...)
	}
	if out.Result == nil {
		out.Result = []any{}
	}
	writeJSON(w, out)
}
