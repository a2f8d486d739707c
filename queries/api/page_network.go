package api

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"tupu/graph"
	"tupu/queries"
)

// network answers with a picture for the web page.
func (s *server) network(r *http.Request) (any, error) {
	q := r.URL.Query()
	ask := queries.NetworkAsk{Document: q.Get("document"), Clauses: q.Get("clauses") == "true"}
	var errLimit, errModality error
	ask.MaxNodes, errLimit = number(r, "limit", 300, maxNodes)
	if v := q.Get("modality"); v != "" {
		ask.Modalities, errModality = queries.ReadModalities(v)
	}
	if err := errors.Join(errLimit, errModality); err != nil {
		return nil, statusError{http.StatusBadRequest, err}
	}
	if ask.Document != "" {
		if _, err := s.Graph().Document(r.Context(), ask.Document); err != nil {
			return nil, err
		}
	} else if err := s.resolveAll(r, &ask, q["node"]); err != nil {
		return nil, err
	}
	return queries.Picture(r.Context(), s.Graph().QuadStore(), ask)
}

// resolveAll finds the nodes that names stand for.
func (s *server) resolveAll(r *http.Request, ask *queries.NetworkAsk, names []string) error {
	if len(names) == 0 {
		return statusError{http.StatusBadRequest, errors.New("the parameter node or document is missing")}
	}
	for _, name := range names {
		found, err := queries.Resolve(r.Context(), s.Graph().QuadStore(), name)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return statusError{http.StatusNotFound, errors.New("there is no entity " + strconv.Quote(name))}
		}
		ask.Start = append(ask.Start, found...)
	}
	return nil
}

func (s *server) things(r *http.Request) (any, error) {
	types := r.URL.Query().Get("type")
	if types == "" {
		return nil, statusError{http.StatusBadRequest, errors.New("the parameter type is missing")}
	}
	limit, err := number(r, "limit", 200, maxNodes)
	if err != nil {
		return nil, err
	}
	return queries.Things(r.Context(), s.Graph().QuadStore(), strings.Split(types, ","), limit)
}

// aboutAnswer is what a page needs to know of the server.
type aboutAnswer struct {
	Version   string           `json:"version"`
	Writable  bool             `json:"writable"` // judgements are taken, with the token
	Relations []relationLabels `json:"relations"`
}

// relationLabels names a relation.
type relationLabels struct {
	Name   string `json:"name"`
	Family string `json:"family"`
	ZH     string `json:"zh"`
	EN     string `json:"en"`
}

func (s *server) about(*http.Request) (any, error) {
	a := aboutAnswer{Version: s.Version, Writable: s.Token != "" && s.Review != nil}
	for _, rel := range graph.Relations {
		a.Relations = append(a.Relations, relationLabels{rel.Name, string(rel.Family), rel.ZH, rel.EN})
	}
	return a, nil
}
