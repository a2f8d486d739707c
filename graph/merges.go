package graph

import (
	"slices"

	"tupu/extractor"
)

// Merges tells which nodes stand for others: from the IRI that is merged to the
// one that takes its place.
type Merges map[string]string

// iri is the node that stands for iri.
func (m Merges) iri(iri string) string {
	for range len(m) {
		to, ok := m[iri]
		if !ok {
			break
		}
		iri = to
	}
	return iri
}

func (m Merges) name(name string) string { return UnescapeIRI(m.iri(EscapeIRI(name))) }

// renames tells whether any of the names stands for another.
func (m Merges) renames(names []string) bool {
	return len(m) > 0 && slices.ContainsFunc(names, func(n string) bool { return m.name(n) != n })
}

// names are the names that stand for these, each once. Where none is merged the
// list stays as it is: a merge must not touch what it is not about.
func (m Merges) names(names []string) []string {
	if !m.renames(names) {
		return names
	}
	out := make([]string, 0, len(names))
	for _, n := range names {
		if n = m.name(n); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// term is the term with every name replaced by the one that stands for it, and
// its IRI escaped.
func (m Merges) term(t extractor.Term, doc string) extractor.Term {
	t.IRI = m.iri(EscapeIRI(t.IRI))
	if isGroup(t) && m.renames(t.Members) {
		t.IRI = extractor.GroupIRI(m.names(t.Members), doc, t.Name)
	}
	t.Members, t.About = m.names(t.Members), m.names(t.About)
	return t
}

// core is what a statement says once its names are merged.
func (m Merges) core(k core) core {
	k.S, k.O = m.iri(k.S), m.iri(k.O)
	return k
}

// triple is the triple with merged names, and the id of the statement it makes.
func (m Merges) triple(t extractor.Triple) extractor.Triple {
	t.Subject, t.Object = m.term(t.Subject, t.Doc), m.term(t.Object, t.Doc)
	if t.Modality == "" {
		t.Modality = extractor.Asserted
	}
	t.Statement = extractor.StatementID(t.Subject.IRI, t.Relation, t.Object.IRI, t.Modality, t.Negated)
	if len(m) == 0 {
		return t
	}
	if t.AttributedTo != nil {
		name := m.name(*t.AttributedTo)
		t.AttributedTo = &name
	}
	t.Qualifiers.With, t.Qualifiers.Recipient = m.names(t.Qualifiers.With), m.names(t.Qualifiers.Recipient)
	return t
}
