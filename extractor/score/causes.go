package score

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Error is one thing that is wrong in the output, with its likely cause.
type Error struct {
	Cause    string
	Document string
	Gold     *Row // nil where the output says what the gold does not
	Out      *Row // nil where the output says nothing like it
}

// The causes of errors. Missed and spurious triples are told apart by relation.
const (
	causeBoundary = "object boundary"
	causeSubject  = "subject wrong"
	causeRelation = "relation wrong"
	causePolarity = "polarity wrong"
	causeModality = "modality wrong"
	causeMissed   = "missed "
	causeSpurious = "spurious "
)

// causes explains every gold row that was not found and every output row that
// is wrong. An output row that explains a miss is not counted again as spurious.
func (g *Gold) causes(name string, out []Row, byGold, byOut map[int]pair) []Error {
	var errs []Error
	blamed := map[int]bool{}
	for i := range g.Rows {
		gold := &g.Rows[i]
		p, paired := byGold[i]
		if gold.Optional || paired && p.weight >= strictAt && out[p.out].Modality == gold.Modality {
			continue
		}
		e := Error{Document: name, Gold: gold}
		j := p.out
		switch {
		case paired && p.weight >= strictAt:
			e.Cause = causeModality
		case paired:
			e.Cause = causeBoundary
		default:
			e.Cause, j = g.nearMiss(gold, out, byOut, blamed)
		}
		if j >= 0 {
			e.Out, blamed[j] = &out[j], true
		}
		errs = append(errs, e)
	}
	for j := range out {
		if _, paired := byOut[j]; !paired && !blamed[j] {
			errs = append(errs, Error{Cause: causeSpurious + out[j].Relation, Document: name, Out: &out[j]})
		}
	}
	return errs
}

// nearMiss looks for an unpaired output row that differs from a missed gold row
// in one respect only.
func (g *Gold) nearMiss(gold *Row, out []Row, byOut map[int]pair, blamed map[int]bool) (string, int) {
	for j, o := range out {
		if _, paired := byOut[j]; paired || blamed[j] {
			continue
		}
		sameSubject := Similarity(g.name(gold.Subject), o.Subject) >= strictAt
		sameObject := g.objects(*gold, o) >= strictAt
		switch {
		case !sameObject:
		case gold.Relation == o.Relation && sameSubject:
			return causePolarity, j
		case gold.Relation == o.Relation:
			return causeSubject, j
		case sameSubject:
			return causeRelation, j
		}
	}
	return causeMissed + gold.Relation, -1
}

// PrintErrors writes the errors by cause, the most frequent cause first.
func (r *Report) PrintErrors(w io.Writer) error {
	groups := map[string][]Error{}
	for _, e := range r.Errors {
		groups[e.Cause] = append(groups[e.Cause], e)
	}
	names := make([]string, 0, len(groups))
	for name := range groups {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(len(groups[b])-len(groups[a]), cmp.Compare(a, b))
	})
	for _, name := range names {
		if _, err := fmt.Fprintf(w, "%4d  %s\n", len(groups[name]), name); err != nil {
			return err
		}
	}
	for _, name := range names {
		fmt.Fprintf(w, "\n%s (%d)\n", name, len(groups[name]))
		for _, e := range groups[name] {
			if _, err := fmt.Fprintln(w, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// String is one line: where, what the gold says, what the output says.
func (e Error) String() string {
	switch {
	case e.Gold == nil:
		return fmt.Sprintf("\t%s\t-\tout  %v", e.Document, *e.Out)
	case e.Out == nil:
		return fmt.Sprintf("\t%s\t%s\tgold %v", e.Document, e.Gold.Sentence, *e.Gold)
	}
	return fmt.Sprintf("\t%s\t%s\tgold %v\n\t\t\tout  %v", e.Document, e.Gold.Sentence, *e.Gold, *e.Out)
}

// String is the row as people write triples.
func (r Row) String() string {
	s := fmt.Sprintf("%s | %s | %s", r.Subject, r.Relation, r.Object)
	if r.Modality != "asserted" {
		s += " | " + r.Modality
	}
	if r.Negated {
		s += " | negated"
	}
	return s
}
