package api

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"tupu/graph"
)

// withToken lets a request write only where the server was started with a token
// and the request carries it.
func (s *server) withToken(handle http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		switch {
		case s.Token == "" || s.Review == nil:
			problem(w, http.StatusForbidden, "this server only reads", "it was started without a token")
		case !ok || subtle.ConstantTimeCompare([]byte(given), []byte(s.Token)) != 1:
			w.Header().Set("WWW-Authenticate", "Bearer")
			problem(w, http.StatusUnauthorized, "the token is missing or wrong", "send it as Authorization: Bearer TOKEN")
		default:
			handle(w, r)
		}
	}
}

// reviewRequest is the body of POST /api/reviews.
type reviewRequest struct {
	Statement string `json:"statement"`
	Verdict   string `json:"verdict"` // accepted or rejected
	Note      string `json:"note"`
	By        string `json:"by"`
}

// judge records a judgement.
func (s *server) judge(w http.ResponseWriter, r *http.Request) {
	var req reviewRequest
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, s.MaxBody))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&req); err != nil {
		status := http.StatusBadRequest
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			status = http.StatusRequestEntityTooLarge
		}
		s.refuse(w, statusError{status, err})
		return
	}
	if req.Verdict != graph.Accepted && req.Verdict != graph.Rejected {
		s.refuse(w, statusError{http.StatusBadRequest, fmt.Errorf("verdict %q: want %s or %s", req.Verdict, graph.Accepted, graph.Rejected)})
		return
	}
	s.record(w, r, req.Statement, graph.Decision{Verdict: req.Verdict, Note: req.Note, By: req.By})
}

// undo takes a judgement back.
func (s *server) undo(w http.ResponseWriter, r *http.Request) {
	s.record(w, r, r.PathValue("id"), graph.Decision{})
}

// record judges the one statement whose id begins as given, and answers with it.
func (s *server) record(w http.ResponseWriter, r *http.Request, id string, d graph.Decision) {
	before, err := s.lookUp(r, id)
	switch {
	case err != nil:
		s.refuse(w, err)
		return
	case d.Verdict == "" && before.Decision == nil:
		s.refuse(w, statusError{http.StatusBadRequest, errors.New("there is no judgement to take back")})
		return
	}
	if err := s.Review(r.Context(), before.ID, d); err != nil {
		s.refuse(w, err)
		return
	}
	after, err := s.lookUp(r, before.ID)
	if err != nil {
		s.refuse(w, err)
		return
	}
	writeJSON(w, after)
}

// lookUp reads a statement. The store is not held while it is being judged.
func (s *server) lookUp(r *http.Request, id string) (*graph.Statement, error) {
	if s.Reading != nil {
		s.Reading.Lock()
		defer s.Reading.Unlock()
	}
	return s.Graph().Statement(r.Context(), id)
}
