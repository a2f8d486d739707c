package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"tupu/graph"
	"tupu/graph/export"
	"tupu/queries"
)

// route is one path of Tupu's own API. The OpenAPI document is made from these,
// so that it cannot say anything else than the handlers do.
type route struct {
	path    string // as net/http wants it; {name...} takes slashes
	summary string
	query   []param
	answer  any // a value of the type that is answered
	handle  func(s *server, r *http.Request) (any, error)
}

// param is a parameter in the query part of the address.
type param struct {
	name, about string
	required    bool
}

// routes are all paths of the own API.
var routes = []route{
	{"/api/queries", "The saved queries with their parameters", nil, []queries.Query{}, (*server).listQueries},
	{"/api/queries/{name}", "The answer of a saved query; its parameters stand in the query part", nil, queries.Table{}, (*server).askQuery},
	{"/api/entities", "Entities whose name, alias or label holds a text", []param{{"q", "the text", true}, {"limit", "how many, 20 without it", false}}, []queries.Found{}, (*server).search},
	{"/api/entities/{name...}", "What the graph knows about an entity", nil, []queries.Entry{}, (*server).entity},
	{"/api/graph", "What lies around an entity", []param{
		{"node", "name, alias or label of the entity", true},
		{"depth", "steps, 1 to 3; 1 without it", false},
		{"relation", "relations with commas between; all without it", false},
		{"modality", "modalities with commas between, or all", false},
		{"limit", "nodes, 300 without it", false},
		{"clauses", "true: also whole clauses", false},
		{"members", "true: also statements that follow for members of groups", false},
	}, &queries.Neighbourhood{}, (*server).neighbourhood},
	{"/api/network", "Who stands with whom on what, with phrases folded into the things they are about", []param{
		{"node", "name, alias or label of an entity; may be repeated", false},
		{"document", "instead: all that a document says", false},
		{"modality", "modalities with commas between, or all", false},
		{"clauses", "true: also whole clauses", false},
		{"limit", "nodes, 300 without it", false},
	}, &queries.Network{}, (*server).network},
	{"/api/things", "The entities of some types that have statements, those with most first", []param{
		{"type", "types with commas between, such as Country,Organization", true}, {"limit", "how many, 200 without it", false},
	}, []queries.Thing{}, (*server).things},
	{"/api/about", "The version, whether judgements are taken, and the relations with their labels in Chinese and English", nil, aboutAnswer{}, (*server).about},
	{"/api/statements/{id...}", "A statement with its evidence: sentences, spans, rules, steps", nil, &graph.Statement{}, (*server).statement},
	{"/api/documents", "The documents that were read", nil, []graph.DocumentInfo{}, (*server).documents},
	{"/api/documents/{doc...}", "A document with its text and the triples found in it", nil, documentAnswer{}, (*server).document},
	{"/api/stats", "What the graph holds, in numbers", nil, &graph.Stats{}, (*server).stats},
}

// statusError is an error that knows its status.
type statusError struct {
	status int
	error
}

func (e statusError) Unwrap() error { return e.error }

// own registers the paths of the own API.
func (s *server) own(mux *http.ServeMux) {
	for _, rt := range routes {
		mux.Handle("GET "+rt.path, s.reading(func(w http.ResponseWriter, r *http.Request) {
			answer, err := rt.handle(s, r)
			if err != nil {
				s.refuse(w, err)
				return
			}
			writeJSON(w, answer)
		}))
	}
	mux.Handle("GET /api/export/{format}", s.reading(s.export))
	mux.Handle("POST /api/gizmo", s.reading(s.gizmo))
	mux.HandleFunc("POST /api/reviews", s.withToken(s.judge))
	mux.HandleFunc("DELETE /api/reviews/{id...}", s.withToken(s.undo))
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, openAPI()) })
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // the client may be gone
}

// refuse answers with the problem that an error is.
func (s *server) refuse(w http.ResponseWriter, err error) {
	var with statusError
	var usage queries.UsageError
	var program *queries.Error
	switch {
	case errors.As(err, &with):
		problem(w, with.status, http.StatusText(with.status), err.Error())
	case errors.As(err, &usage):
		problem(w, http.StatusBadRequest, "this cannot be asked like this", err.Error())
	case errors.Is(err, graph.ErrUnknown):
		problem(w, http.StatusNotFound, "not in the graph", err.Error())
	case errors.As(err, &program):
		problem(w, http.StatusRequestTimeout, "the query took too long", err.Error())
	default:
		s.Log.Error("request failed", "error", err)
		problem(w, http.StatusInternalServerError, "the request failed", "see the log of the server")
	}
}

func (s *server) listQueries(*http.Request) (any, error) { return queries.Saved() }

func (s *server) askQuery(r *http.Request) (any, error) {
	q, err := queries.Find(r.PathValue("name"))
	if err != nil {
		return nil, statusError{http.StatusNotFound, err}
	}
	args := map[string]string{}
	for name, values := range r.URL.Query() {
		args[name] = values[0]
	}
	return q.Ask(r.Context(), s.Graph().QuadStore(), args, s.Limits)
}

// Limits on how much one request gives.
const (
	maxFound = 200
	maxNodes = 5000
)

func (s *server) search(r *http.Request) (any, error) {
	text := strings.TrimSpace(r.URL.Query().Get("q"))
	if text == "" {
		return nil, statusError{http.StatusBadRequest, errors.New("the parameter q is missing")}
	}
	limit, err := number(r, "limit", 20, maxFound)
	if err != nil {
		return nil, err
	}
	return queries.Search(r.Context(), s.Graph().QuadStore(), text, limit)
}

// number reads a parameter that is a number, up to a largest one.
func number(r *http.Request, name string, without, largest int) (int, error) {
	v := r.URL.Query().Get(name)
	if v == "" {
		return without, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 {
		return 0, statusError{http.StatusBadRequest, errors.New(name + " is no number above zero")}
	}
	return min(n, largest), nil
}

func (s *server) neighbourhood(r *http.Request) (any, error) {
	q := r.URL.Query()
	start, err := queries.Resolve(r.Context(), s.Graph().QuadStore(), q.Get("node"))
	if err != nil {
		return nil, err
	}
	if len(start) == 0 {
		return nil, statusError{http.StatusNotFound, errors.New("there is no entity " + strconv.Quote(q.Get("node")))}
	}
	near := queries.Near{Clauses: q.Get("clauses") == "true", Members: q.Get("members") == "true"}
	var errDepth, errLimit, errModality error
	near.Depth, errDepth = number(r, "depth", 1, 3)
	near.MaxNodes, errLimit = number(r, "limit", 300, maxNodes)
	if v := q.Get("modality"); v != "" {
		near.Modalities, errModality = queries.ReadModalities(v)
	}
	if v := q.Get("relation"); v != "" {
		near.Relations = strings.Split(v, ",")
	}
	if err := errors.Join(errDepth, errLimit, errModality); err != nil {
		return nil, statusError{http.StatusBadRequest, err}
	}
	return queries.Neighbours(r.Context(), s.Graph().QuadStore(), start, near)
}

func (s *server) entity(r *http.Request) (any, error) {
	name := r.PathValue("name")
	entries, err := queries.About(r.Context(), s.Graph().QuadStore(), name)
	if err == nil && len(entries) == 0 {
		err = statusError{http.StatusNotFound, errors.New(name + " is not in the graph")}
	}
	return entries, err
}

func (s *server) statement(r *http.Request) (any, error) {
	return s.Graph().Statement(r.Context(), r.PathValue("id"))
}

func (s *server) documents(r *http.Request) (any, error) {
	docs, err := s.Graph().Documents(r.Context())
	if docs == nil {
		docs = []graph.DocumentInfo{}
	}
	return docs, err
}

func (s *server) stats(r *http.Request) (any, error) { return s.Graph().Stats(r.Context()) }

// export streams the whole graph in one of the formats of tupu export.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	f, err := export.Find(r.PathValue("format"))
	if err != nil {
		problem(w, http.StatusNotFound, "no such format", err.Error())
		return
	}
	w.Header().Set("Content-Type", f.MediaType)
	w.Header().Set("Content-Disposition", `attachment; filename="tupu`+f.Ext+`"`)
	opt := export.Options{Base: s.Base, Version: s.Version, Members: r.URL.Query().Get("members") == "true"}
	if err := f.Write(r.Context(), s.Graph(), w, opt); err != nil {
		s.Log.Error("export failed", "format", f.Name, "error", err)
		panic(http.ErrAbortHandler) // what was sent is no whole file: break the connection
	}
}
