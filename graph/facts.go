package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"tupu/extractor"
)

// fact is one thing that documents say about a node: a predicate and a value,
// both as text, so that records can hold it.
type fact struct {
	P string `json:"p"`
	V string `json:"v"` // kind, colon, value: "i:Country", "s:中国", "n:2023", "f:39.9", "l:en:China"
}

func iriFact(p, v string) fact { return fact{p, "i:" + v} }
func strFact(p, v string) fact { return fact{p, "s:" + v} }
func floatFact(p string, v float64) fact {
	return fact{p, "f:" + strconv.FormatFloat(v, 'g', -1, 64)}
}
func langFact(p, lang, v string) fact { return fact{p, "l:" + lang + ":" + v} }

// value is the fact's value as Cayley keeps it.
func (f fact) value() quad.Value {
	kind, v, _ := strings.Cut(f.V, ":")
	switch kind {
	case "i":
		return quad.IRI(v)
	case "f":
		n, _ := strconv.ParseFloat(v, 64) // written by floatFact
		return quad.Float(n)
	case "l":
		lang, text, _ := strings.Cut(v, ":")
		return quad.LangString{Value: quad.String(text), Lang: lang}
	}
	return quad.String(v)
}

func compareFacts(a, b fact) int {
	if c := strings.Compare(a.P, b.P); c != 0 {
		return c
	}
	return strings.Compare(a.V, b.V)
}

// factSet is the facts about some nodes, by IRI.
type factSet map[string][]fact

func (s factSet) add(node string, facts ...fact) {
	s[node] = append(s[node], facts...)
}

// normalise sorts each node's facts and drops what is said twice.
func (s factSet) normalise() {
	for node, facts := range s {
		slices.SortFunc(facts, compareFacts)
		s[node] = slices.Compact(facts)
	}
}

// term adds what a triple tells about its subject or object; from is the term
// before merging.
func (s factSet) term(t, from extractor.Term) {
	switch {
	case t.Type == extractor.Date:
		s.add(t.IRI, dateFacts(UnescapeIRI(t.IRI))...)
	case isGroup(t):
		s.add(t.IRI, iriFact(PredType, string(extractor.Group)), strFact(PredName, t.Name))
		for _, m := range t.Members {
			s.add(t.IRI, iriFact(PredMember, EscapeIRI(m)))
		}
	case t.IRI != from.IRI:
		s.add(t.IRI, iriFact(PredType, string(t.Type)), strFact(PredName, UnescapeIRI(t.IRI)), strFact(PredAlias, from.Name))
	default:
		s.add(t.IRI, iriFact(PredType, string(t.Type)), strFact(PredName, t.Name))
	}
	for _, name := range t.About {
		s.add(t.IRI, iriFact(PredAbout, EscapeIRI(name)))
	}
}

// entity adds what the lexicon says about a named thing. One that is merged
// into another leaves it its names and ids.
func (s factSet) entity(e *extractor.Entity, rename Merges) {
	iri := EscapeIRI(e.Name)
	target := rename.iri(iri)
	if target == iri {
		s.add(iri, iriFact(PredType, string(e.Type)), strFact(PredName, e.Name), langFact(PredLabel, "zh", e.Name))
		if e.EN != "" {
			s.add(iri, langFact(PredLabel, "en", e.EN))
		}
		s.position(iri, e)
	} else {
		s.add(target, strFact(PredAlias, e.Name))
	}
	for _, a := range e.Aliases {
		s.add(target, strFact(PredAlias, a))
	}
	for scheme, id := range e.IDs {
		s.add(target, strFact(EscapeIRI(scheme), id))
	}
}

func (s factSet) position(iri string, e *extractor.Entity) {
	if e.Position == ([2]float64{}) {
		return
	}
	s.add(iri, floatFact(PredLatitude, e.Position[0]), floatFact(PredLongitude, e.Position[1]))
}

// relation adds what the inventory says; one of the researcher's own has a type
// alone.
func (s factSet) relation(name string) {
	s.add(name, iriFact(PredType, TypeRelation))
	r, ok := FindRelation(name)
	if !ok {
		return
	}
	s.add(name, strFact(PredFamily, string(r.Family)), langFact(PredLabel, "zh", r.ZH), langFact(PredLabel, "en", r.EN))
	event, mode := plover(r)
	if event != "" {
		s.add(name, strFact(PredPlover, event))
	}
	if mode != "" {
		s.add(name, strFact(PredPloverMode, mode))
	}
}

// dateFacts are a date's first and last day and how exact it is.
func dateFacts(iso string) []fact {
	facts := []fact{iriFact(PredType, string(extractor.Date)), strFact(PredName, iso)}
	if d, ok := ParseDate(iso); ok {
		facts = append(facts, strFact(PredFirstDay, d.First), strFact(PredLastDay, d.Last), strFact(PredPrecision, d.Precision))
	}
	return facts
}

// isGroup tells a collective party whose node is its set of members.
func isGroup(t extractor.Term) bool {
	return t.Type == extractor.Group && strings.HasPrefix(t.IRI, "group/")
}

// label is the graph in which a fact about a node stands.
func (f fact) label(node string) quad.IRI {
	if strings.HasPrefix(node, "group/") && (f.P == PredName || f.P == PredMember) {
		return LabelMeta
	}
	return LabelLexicon
}

func (f fact) quad(node string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(node), Predicate: quad.IRI(f.P), Object: f.value(), Label: f.label(node)}
}
