package graph

import (
	"context"
	"encoding/json"
	"strings"
)

// Stats is what a graph holds, in numbers.
type Stats struct {
	Documents  int                  `json:"documents"`
	Sentences  int                  `json:"sentences"`
	Triples    int                  `json:"triples"`
	Statements int                  `json:"statements"` // with evidence of their own
	Derived    int                  `json:"derived"`    // of members, with none of their own
	Quads      int64                `json:"quads"`
	FirstYear  int                  `json:"first_year,omitempty"`
	LastYear   int                  `json:"last_year,omitempty"`
	ByRelation map[string]int       `json:"by_relation"` // statements
	ByModality map[string]int       `json:"by_modality"`
	ByType     map[string]int       `json:"by_type"` // nodes
	Reviews    map[string]int       `json:"reviews"` // decisions by verdict
	Merges     int                  `json:"merges"`
	Precision  map[string]Precision `json:"precision"` // of judged samples: "relation supports", "rule stance.support"; "all" from samples drawn over everything
}

// Stats counts what the graph holds. Precision comes from decisions on lines of
// random samples alone: what people happen to judge is no sample.
func (g *Graph) Stats(ctx context.Context) (*Stats, error) {
	s := &Stats{
		ByRelation: map[string]int{}, ByModality: map[string]int{}, ByType: map[string]int{},
		Reviews: map[string]int{}, Precision: map[string]Precision{},
	}
	for _, part := range []struct {
		prefix string
		count  func(key string, v []byte) error
	}{
		{keyDoc, s.countDocument},
		{keyStmt, s.countStatement},
		{keyNode, s.countNode},
		{keyReview, s.countReview},
		{keyMerge, s.countMerge},
	} {
		if err := g.store.Scan(ctx, part.prefix, part.count); err != nil {
			return nil, err
		}
	}
	for name, p := range s.Precision {
		s.Precision[name] = p.wilson()
	}
	if err := g.countDerived(ctx, s); err != nil {
		return nil, err
	}
	st, err := g.QuadStore().Stats(ctx, true)
	s.Quads = st.Quads.Value
	return s, err
}

func (s *Stats) countDocument(_ string, v []byte) error {
	var d DocumentInfo
	err := json.Unmarshal(v, &d)
	s.Documents++
	s.Sentences += d.Sentences
	s.Triples += d.Triples
	return err
}

func (s *Stats) countStatement(_ string, v []byte) error {
	var t tally
	err := json.Unmarshal(v, &t)
	s.Statements++
	s.ByRelation[t.Core.R]++
	m := string(t.Core.M)
	if t.Core.N {
		m += " negated"
	}
	s.ByModality[m]++
	s.FirstYear, s.LastYear = widenYears(s.FirstYear, s.LastYear, t.All.First, t.All.Last)
	return err
}

func (s *Stats) countNode(_ string, v []byte) error {
	var versions []version
	err := json.Unmarshal(v, &versions)
	for f := range unionFacts(versions) {
		if f.P == PredType {
			s.ByType[strings.TrimPrefix(f.V, "i:")]++
		}
	}
	return err
}

func (s *Stats) countReview(_ string, v []byte) error {
	var d Decision
	if err := json.Unmarshal(v, &d); err != nil || d.From != "" {
		return err
	}
	s.Reviews[d.Verdict]++
	if d.Sample == "" {
		return nil
	}
	names := []string{"relation " + d.Core.R, "rule " + d.Rule}
	if strings.Contains(d.Sample, "by=none") {
		names = append(names, "all")
	}
	for _, n := range names {
		p := s.Precision[n]
		p.Judged++
		if d.Verdict == Accepted {
			p.Accepted++
		}
		s.Precision[n] = p
	}
	return nil
}

func (s *Stats) countMerge(string, []byte) error {
	s.Merges++
	return nil
}

// countDerived counts the members' statements that no document makes itself.
func (g *Graph) countDerived(ctx context.Context, s *Stats) error {
	var ids []string
	last := ""
	err := g.store.Scan(ctx, keyFrom, func(key string, _ []byte) error {
		if id, _, _ := strings.Cut(key[len(keyFrom):], "/"); id != last {
			ids, last = append(ids, id), id
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		own, err := g.store.Get(ctx, keyStmt+id)
		if err != nil {
			return err
		}
		if own == nil {
			s.Derived++
		}
	}
	return nil
}
