package graph

import (
	"context"
	"fmt"
	"strings"

	"tupu/extractor"
)

// Statement is what the graph holds about one distinct (subject, relation,
// object, modality, negated).
type Statement struct {
	ID          string             `json:"id"`
	Subject     string             `json:"subject"` // IRIs
	Relation    string             `json:"relation"`
	Object      string             `json:"object"`
	Modality    extractor.Modality `json:"modality"`
	Negated     bool               `json:"negated"`
	FirstYear   int                `json:"first_year,omitempty"` // 0 where no date is known
	LastYear    int                `json:"last_year,omitempty"`
	Review      string             `json:"review"`                 // Unreviewed, Accepted or Rejected
	Decision    *Decision          `json:"decision,omitempty"`     // the last one taken on it
	Holds       bool               `json:"holds"`                  // it has a quad of its own, so that queries see it
	DerivedOnly bool               `json:"derived_only"`           // no document says it itself
	DerivedFrom []string           `json:"derived_from,omitempty"` // group statements of which this is a member's
	Members     []string           `json:"members,omitempty"`      // IRIs of the members of which it holds too
	Evidence    []Evidence         `json:"evidence"`               // in order of documents and places; empty where it is only derived
}

// Evidence is one place in a document that says a statement.
type Evidence struct {
	ID       string           `json:"id"`
	Document string           `json:"document"`
	Title    string           `json:"title,omitempty"`
	Date     string           `json:"date,omitempty"`
	Triple   extractor.Triple `json:"triple"` // with sentence, spans, rule, trigger
	Steps    []extractor.Step `json:"steps"`  // from text to triple
}

// Statement is a statement with all its evidence; id with or without "stmt/",
// and it may be cut short as long as it stays the only one that fits.
func (g *Graph) Statement(ctx context.Context, id string) (*Statement, error) {
	id, err := g.completeID(ctx, id)
	if err != nil {
		return nil, err
	}
	s, err := loadState(ctx, g.store, id)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, fmt.Errorf("statement %q is %w", id, ErrUnknown)
	}
	out := s.public()
	if out.Decision, err = loadDecision(ctx, g.store, id); err != nil {
		return nil, err
	}
	out.Evidence, err = g.evidence(ctx, id)
	return out, err
}

func (s *state) public() *Statement {
	out := &Statement{
		ID: s.id, Subject: s.core.S, Relation: s.core.R, Object: s.core.O, Modality: s.core.M, Negated: s.core.N,
		FirstYear: s.years.First, LastYear: s.years.Last, Review: s.review, Holds: s.holds(), DerivedOnly: s.tally.Count == 0, Members: s.tally.All.Members,
	}
	for _, src := range s.sources {
		out.DerivedFrom = append(out.DerivedFrom, src.id)
	}
	return out
}

// evidence reads the documents that support a statement.
func (g *Graph) evidence(ctx context.Context, id string) ([]Evidence, error) {
	prefix := stmtKey(keyEv, id) + "/"
	var docs []string
	err := g.store.Scan(ctx, prefix, func(key string, _ []byte) error {
		docs = append(docs, key[len(prefix):])
		return nil
	})
	if err != nil {
		return nil, err
	}
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return nil, err
	}
	var out []Evidence
	for _, doc := range docs {
		ev, err := g.evidenceIn(ctx, doc, id, merges)
		if err != nil {
			return nil, err
		}
		out = append(out, ev...)
	}
	return out, nil
}

func (g *Graph) evidenceIn(ctx context.Context, doc, id string, merges Merges) ([]Evidence, error) {
	info, err := g.Document(ctx, doc)
	if err != nil {
		return nil, err
	}
	r, err := loadResult(ctx, g.store, doc)
	if err != nil {
		return nil, err
	}
	var out []Evidence
	seen := map[string]bool{}
	for _, t := range r.Triples {
		t = merges.triple(t)
		ev := evidenceID(doc, &t)
		if t.Statement != id || seen[ev] {
			continue
		}
		seen[ev] = true
		out = append(out, Evidence{ID: ev, Document: doc, Title: info.Meta.Title, Date: info.Meta.Date, Triple: t, Steps: t.Steps})
	}
	return out, nil
}

// completeID finds the one statement whose id begins as given.
func (g *Graph) completeID(ctx context.Context, id string) (string, error) {
	id = strings.TrimPrefix(strings.Trim(strings.TrimSpace(id), "<>"), "stmt/")
	if len(id) >= 16 {
		return "stmt/" + id, nil
	}
	if id == "" {
		return "", fmt.Errorf("empty statement id; `tupu query` shows them in the column statement")
	}
	found := map[string]bool{}
	for _, prefix := range []string{keyStmt, keyFrom} {
		err := g.store.Scan(ctx, prefix+id, func(key string, _ []byte) error {
			hash, _, _ := strings.Cut(key[len(prefix):], "/")
			found[hash] = true
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("statement %q is %w", id, ErrUnknown)
	case 1:
		for hash := range found {
			id = hash
		}
		return "stmt/" + id, nil
	}
	return "", fmt.Errorf("%d statements begin with %q; give more of the id", len(found), id)
}
