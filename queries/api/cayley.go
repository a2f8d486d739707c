package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"tupu/queries"
)

// v1Rows is what Cayley's first path gives where the client sets no limit.
const v1Rows = 100

// v1 is Cayley's first query path.
func (s *server) v1(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		notAllowed(w, r, "POST, OPTIONS")
		return
	}
	if r.PathValue("lang") != "gizmo" {
		fail(w, http.StatusBadRequest, `{"error": %s}`, "Unknown query language.")
		return
	}
	lim := s.Limits
	asked, _ := strconv.Atoi(r.URL.Query().Get("limit")) // as Cayley: what is no number is no limit of the client's
	switch {
	case asked > 0:
		lim.Rows = min(asked, lim.Rows)
	case asked == 0:
		lim.Rows = min(v1Rows, lim.Rows)
	}
	program, err := s.body(w, r)
	answer, err := s.query(r, program, lim, err)
	if err != nil {
		fail(w, statusOf(w, err), `{"error" : %s}`, err.Error())
		return
	}
	if asked > 0 && asked == lim.Rows { // the client's own limit cuts nothing off
		answer.Truncated = ""
	}
	respond(w, answer, true)
}

// v2 is Cayley's second query path.
func (s *server) v2(w http.ResponseWriter, r *http.Request) {
	var program string
	var err error
	switch r.Method {
	case http.MethodPost:
		program, err = s.body(w, r)
	case http.MethodGet:
		program = r.URL.Query().Get("qu")
	default:
		notAllowed(w, r, "GET, POST, OPTIONS")
		return
	}
	switch r.URL.Query().Get("lang") {
	case "gizmo":
	case "":
		fail(w, http.StatusBadRequest, `{"error": %s}`, "query language not specified")
		return
	default:
		fail(w, http.StatusBadRequest, `{"error": %s}`, "unknown query language")
		return
	}
	answer, err := s.query(r, program, s.Limits, err)
	if err != nil {
		fail(w, statusOf(w, err), "{\"error\": %s}\n", err.Error())
		return
	}
	respond(w, answer, false)
}

// notAllowed answers requests with another method than a path has.
func notAllowed(w http.ResponseWriter, r *http.Request, methods string) {
	w.Header().Set("Allow", methods)
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
}

// body reads the program that a request brings.
func (s *server) body(w http.ResponseWriter, r *http.Request) (string, error) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.MaxBody))
	return string(data), err
}

// query runs a program. An error in reading it is handed through.
func (s *server) query(r *http.Request, program string, lim queries.Limits, err error) (*queries.Answer, error) {
	if err != nil {
		return nil, err
	}
	return s.Run(r.Context(), program, lim)
}

// statusOf is the status that fits an error.
func statusOf(w http.ResponseWriter, err error) int {
	var tooLarge *http.MaxBytesError
	var program *queries.Error
	switch {
	case errors.Is(err, queries.ErrBusy):
		w.Header().Set("Retry-After", "1")
		return http.StatusTooManyRequests
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &program) && program.Timeout:
		return http.StatusRequestTimeout
	case errors.As(err, &program):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// fail answers with Cayley's error body; the format holds its white space.
func fail(w http.ResponseWriter, status int, format, message string) {
	text, err := json.Marshal(message)
	if err != nil {
		text = []byte(`"error"`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, format, text)
}

// respond answers with Cayley's result body. Where the last statement is a value
// and no row, Cayley gives one row that is null.
func respond(w http.ResponseWriter, a *queries.Answer, escape bool) {
	body := struct {
		Result    []any `json:"result"`
		Truncated bool  `json:"truncated,omitempty"`
	}{Result: a.Rows, Truncated: a.Truncated != ""}
	if a.HasLast {
		body.Result = append(body.Result, nil)
	}
	w.Header().Set("Content-Type", "application/json")
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(escape)
	_ = enc.Encode(body) // rows were encoded once already; the client may be gone
}
