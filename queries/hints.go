package queries

import (
	"context"
	"fmt"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"

	"tupu/extractor"
	"tupu/graph"
)

// finals are the calls that give rows; the keys are in lower case.
var finals = []string{"all", "getlimit", "foreach", "map", "emit", "toarray", "tagarray", "tovalue", "tagvalue", "count"}

// Hints says why a program may have given nothing. Gizmo answers a missing
// .All(), a name without angle brackets, an unknown node and a misspelt relation
// all alike: with silence.
func Hints(ctx context.Context, qs cayley.QuadStore, program string, a *Answer) []string {
	if len(a.Rows) > 0 || a.HasLast && IsValue(a.Last) {
		return nil
	}
	if hint := unfinished(program, a); hint != "" {
		return []string{hint}
	}
	h := hinter{ctx: ctx, qs: qs}
	for _, l := range literals(program) {
		h.literal(l)
	}
	return h.hints
}

// IsValue tells a number, text or list from an unfinished path or function.
func IsValue(v any) bool {
	switch v.(type) {
	case string, bool, int64, float64, int, []any, map[string]any:
		return true
	}
	return false
}

// unfinished recognises a path that nothing asks for its rows.
func unfinished(program string, a *Answer) string {
	kind := fmt.Sprintf("%T", a.Last)
	names := called(program)
	switch {
	case a.HasLast && strings.HasPrefix(kind, "func"):
		return "the query ends with the name of a function: add brackets, as in .All()"
	case a.HasLast && strings.HasSuffix(kind, "pathObject"):
		return "the query ends with a path and asks for no rows: add .All()"
	}
	for _, f := range finals {
		if names[f] {
			return ""
		}
	}
	return "the query asks for no rows: end a path with .All()"
}

// hinter looks up what a program names.
type hinter struct {
	ctx   context.Context
	qs    cayley.QuadStore
	nodes []string // names of nodes, read when first needed
	hints []string
}

func (h *hinter) add(format string, args ...any) {
	hint := fmt.Sprintf(format, args...)
	for _, old := range h.hints {
		if old == hint {
			return
		}
	}
	h.hints = append(h.hints, hint)
}

// isPredicate says whether an argument of a call stands for a predicate.
func (l literal) isPredicate() bool {
	switch strings.ToLower(l.call) {
	case "out", "in", "both", "has", "hasr", "save", "saver", "saveopt", "saveoptr":
		return l.arg == 0
	}
	return false
}

// isNode says whether an argument of a call stands for a node.
func (l literal) isNode() bool {
	switch strings.ToLower(l.call) {
	case "v", "vertex", "is":
		return true
	case "has", "hasr":
		return l.arg > 0
	}
	return false
}

func (h *hinter) literal(l literal) {
	iri, bracketed := strings.CutPrefix(l.text, "<")
	iri, closed := strings.CutSuffix(iri, ">")
	switch {
	case !l.isPredicate() && !l.isNode():
	case bracketed && closed && l.isPredicate():
		h.predicate(iri)
	case bracketed && closed:
		h.node(iri)
	case l.isPredicate() || h.has(quad.IRI(l.text)):
		h.add("%q is a text, not a name: write %q", l.text, "<"+l.text+">")
		if l.isPredicate() {
			h.predicate(l.text)
		}
	case !h.has(quad.String(l.text)):
		h.add("%q is a text that is nowhere in the graph; names stand in angle brackets: %q", l.text, "<"+l.text+">")
		h.node(l.text)
	}
}

// has says whether a value is in the graph.
func (h *hinter) has(v quad.Value) bool {
	ref, err := h.qs.ValueOf(v)
	return err == nil && ref != nil
}

// predicate looks a relation up.
func (h *hinter) predicate(name string) {
	if h.has(quad.IRI(name)) {
		return
	}
	all := predicates()
	for _, p := range all {
		if p == name {
			h.add("no statement of this graph has <%s>", name)
			return
		}
	}
	if near := Nearest(name, all); near != "" {
		h.add("there is no relation <%s>: did you mean <%s>?", name, near)
		return
	}
	h.add("there is no relation <%s>: tupu schema lists them", name)
}

// predicates are all that a graph can hold: relations in each modality, and what
// the graph says about statements, documents and nodes.
func predicates() []string {
	var names []string
	for _, r := range graph.Relations {
		for _, m := range []extractor.Modality{extractor.Asserted, extractor.Intended, extractor.Obligated, extractor.Hypothetical} {
			names = append(names, graph.Predicate(r.Name, m))
		}
	}
	return append(names, graph.PredSubject, graph.PredRelation, graph.PredObject, graph.PredModality, graph.PredNegated,
		graph.PredFirstYear, graph.PredLastYear, graph.PredReview, graph.PredEvidence, graph.PredDerivedFrom,
		graph.PredDocument, graph.PredSentence, graph.PredRule, graph.PredTrigger, graph.PredSpans, graph.PredAttributed,
		graph.PredTime, graph.PredPlace, graph.PredWith, graph.PredRecipient, graph.PredNumber, graph.PredText,
		graph.PredTitle, graph.PredDate, graph.PredYear, graph.PredIssuer, graph.PredParty, graph.PredURL,
		graph.PredType, graph.PredName, graph.PredAlias, graph.PredLabel, graph.PredMember, graph.PredAbout,
		graph.PredLatitude, graph.PredLongitude, graph.PredFirstDay, graph.PredLastDay, graph.PredPrecision,
		graph.PredFamily, graph.PredPlover, graph.PredPloverMode)
}

// node looks a node up: first as another name of one, then as a mistyped one.
func (h *hinter) node(name string) {
	if h.has(quad.IRI(name)) {
		return
	}
	if iri := h.named(name); iri != "" {
		h.add("there is no node <%s>: it is another name of <%s>", name, iri)
		return
	}
	if near := Nearest(name, h.names()); near != "" {
		h.add("there is no node <%s>: did you mean <%s>?", name, near)
		return
	}
	h.add("there is no node <%s> in this graph", name)
}

// named is a node that has the name as alias or label.
func (h *hinter) named(name string) string {
	found := ""
	nodes, err := Resolve(h.ctx, h.qs, name)
	if err == nil && len(nodes) > 0 {
		found = bare(nodes[0])
	}
	return found
}

// names are nodes of the graph; in a very large one the first that are read in
// a fifth of a second.
func (h *hinter) names() []string {
	if h.nodes != nil {
		return h.nodes
	}
	ctx, cancel := context.WithTimeout(h.ctx, 200*time.Millisecond)
	defer cancel()
	h.nodes = []string{}
	_ = iterator.Iterate(ctx, h.qs.NodesAllIterator()).EachValue(h.qs, func(v quad.Value) error {
		if iri, ok := v.(quad.IRI); ok {
			h.nodes = append(h.nodes, string(iri))
		}
		return nil
	}) // what was read in time is what is offered
	return h.nodes
}
