package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"

	"tupu/graph"
	"tupu/queries"
)

// Config says what a server answers from and how much it may do.
type Config struct {
	Store   func() cayley.QuadStore // asked for each request, since a store may be reopened
	Graph   func() *graph.Graph     // of the own API; nil: Cayley's paths alone
	Reading sync.Locker             // held while a request reads; may be nil
	Run     queries.Runner          // runs Gizmo; nil: in this process
	Limits  queries.Limits
	MaxBody int64        // bytes of a request
	AnyHost bool         // answer under any host name; else only under those of this machine
	Page    http.Handler // the web page, at / and under /page/; may be nil
	Base    string       // of the IRIs in exports
	Version string       // of the program, written into exports
	Log     *slog.Logger

	// Review records a judgement, or takes one back where the verdict is empty. It is
	// called for requests that carry the token; without a token for none.
	Review func(ctx context.Context, id string, d graph.Decision) error
	Token  string
}

// DefaultMaxBody is the size of the largest request.
const DefaultMaxBody = 64 << 10

// server answers requests.
type server struct {
	Config
	metrics *metrics
}

// New is the handler of all paths.
func New(c Config) http.Handler {
	if c.MaxBody == 0 {
		c.MaxBody = DefaultMaxBody
	}
	if c.Run == nil {
		c.Run = queries.Local(c.Store, 2)
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{c, newMetrics()}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/query/{lang}", s.reading(s.v1))
	mux.Handle("/api/v2/query", s.reading(s.v2))
	mux.HandleFunc("GET /healthz", s.healthy)
	mux.Handle("GET /readyz", s.reading(s.ready))
	mux.Handle("GET /metrics", s.metrics.handler)
	mux.HandleFunc("/", s.unknown)
	if c.Graph != nil {
		s.own(mux)
	}
	if c.Page != nil {
		mux.Handle("GET /{$}", c.Page)
		mux.Handle("GET /page/", c.Page)
	}
	return s.logged(s.guarded(mux))
}

// reading keeps the store from being given up while a handler runs.
func (s *server) reading(handle http.HandlerFunc) http.Handler {
	if s.Reading == nil {
		return handle
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Reading.Lock()
		defer s.Reading.Unlock()
		handle(w, r)
	})
}

// healthy says that the process answers.
func (s *server) healthy(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = fmt.Fprintln(w, "ok") // the client may be gone
}

// ready says that the store answers.
func (s *server) ready(w http.ResponseWriter, r *http.Request) {
	if _, err := s.Store().Stats(r.Context(), false); err != nil {
		problem(w, http.StatusServiceUnavailable, "the store does not answer", err.Error())
		return
	}
	s.healthy(w, r)
}

func (s *server) unknown(w http.ResponseWriter, r *http.Request) {
	problem(w, http.StatusNotFound, "there is nothing at this path", r.URL.Path)
}

// problem answers with an error as RFC 9457 says.
func problem(w http.ResponseWriter, status int, title, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(map[string]any{"type": "about:blank", "status": status, "title": title, "detail": detail})
}

// guarded refuses what a page of another site could send through a browser on
// this machine: a foreign name for this host (its name server may point here) or
// a foreign origin.
func (s *server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		switch origin := r.Header.Get("Origin"); {
		case !s.AnyHost && !isLocal(r.Host):
			problem(w, http.StatusForbidden, "this host name is not served", r.Host)
		case origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host:
			problem(w, http.StatusForbidden, "requests from other sites are not answered", origin)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isLocal says whether a host, with or without a port, is this machine.
func isLocal(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// IsLocal says whether an address to listen on is reached from this machine only.
func IsLocal(address string) bool { return isLocal(address) }

// logged writes a line for each request, and answers for a handler that panics.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, rec := time.Now(), &recorder{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			p := recover()
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(p)
			}
			if p != nil {
				s.Log.Error("request failed", "path", r.URL.Path, "panic", fmt.Sprint(p))
				problem(rec, http.StatusInternalServerError, "the request failed", "see the log of the server")
			}
			s.metrics.count(r.Pattern, rec.status, time.Since(start))
			s.Log.Info("request", "method", r.Method, "path", r.URL.Path, "status", rec.status,
				"bytes", rec.bytes, "ms", time.Since(start).Milliseconds())
		}()
		next.ServeHTTP(rec, r)
	})
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}
