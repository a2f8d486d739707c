package score

import (
	"fmt"
	"io"
	"strings"
)

// Tally counts gold and output triples and what of them is right.
type Tally struct {
	Gold, Out             int
	StrictGold, StrictOut int
	SoftGold, SoftOut     float64
}

// PRF is precision, recall and their harmonic mean.
type PRF struct{ P, R, F1 float64 }

// Strict counts a pair 1 where the objects' similarity is at least 0.8.
func (t Tally) Strict() PRF {
	return prf(float64(t.StrictOut), t.Out, float64(t.StrictGold), t.Gold)
}

// Soft counts a pair the objects' similarity, where that is at least 0.5.
func (t Tally) Soft() PRF { return prf(t.SoftOut, t.Out, t.SoftGold, t.Gold) }

func prf(rightOut float64, out int, rightGold float64, gold int) PRF {
	var x PRF
	if out > 0 {
		x.P = rightOut / float64(out)
	}
	if gold > 0 {
		x.R = rightGold / float64(gold)
	}
	if x.P+x.R > 0 {
		x.F1 = 2 * x.P * x.R / (x.P + x.R)
	}
	return x
}

// Report is the score of one or more documents.
type Report struct {
	All           Tally
	Family        map[string]*Tally
	Relation      map[string]*Tally
	Document      map[string]*Tally
	Documents     []string // in the order they were added
	ModalityRight int      // of the strict pairs
	ModalityOf    int
	Errors        []Error
}

// NewReport is an empty report.
func NewReport() *Report {
	return &Report{Family: map[string]*Tally{}, Relation: map[string]*Tally{}, Document: map[string]*Tally{}}
}

// Add scores one document. The name stands for it in the report.
func (r *Report) Add(name string, g *Gold, output []Row) {
	out := g.prepare(output)
	byGold, byOut := map[int]pair{}, map[int]pair{}
	for _, p := range g.match(out) {
		byGold[p.gold], byOut[p.out] = p, p
	}
	if r.Document[name] == nil {
		r.Documents = append(r.Documents, name)
	}
	r.addGold(name, g, out, byGold)
	r.addOut(name, g, out, byOut)
	r.Errors = append(r.Errors, g.causes(name, out, byGold, byOut)...)
}

// addGold counts how much of the gold was found.
func (r *Report) addGold(name string, g *Gold, out []Row, paired map[int]pair) {
	for i, row := range g.Rows {
		if row.Optional {
			continue
		}
		p, strict := paired[i], 0
		if p.weight >= strictAt {
			strict = 1
			r.ModalityOf++
			if row.Modality == out[p.out].Modality {
				r.ModalityRight++
			}
		}
		for _, t := range r.tallies(name, row.Relation) {
			t.Gold++
			t.StrictGold += strict
			t.SoftGold += p.weight
		}
	}
}

// addOut counts how much of the output is right.
func (r *Report) addOut(name string, g *Gold, out []Row, paired map[int]pair) {
	for j, row := range out {
		p, ok := paired[j]
		if ok && g.Rows[p.gold].Optional {
			continue
		}
		strict := 0
		if p.weight >= strictAt {
			strict = 1
		}
		for _, t := range r.tallies(name, row.Relation) {
			t.Out++
			t.StrictOut += strict
			t.SoftOut += p.weight
		}
	}
}

// tallies are those that a triple of a relation in a document counts in.
func (r *Report) tallies(name, relation string) []*Tally {
	return []*Tally{
		&r.All, entry(r.Family, familyOf[relation]), entry(r.Relation, relation), entry(r.Document, name),
	}
}

func entry(m map[string]*Tally, key string) *Tally {
	if m[key] == nil {
		m[key] = &Tally{}
	}
	return m[key]
}

// Print writes the report as a table: all, families, documents, relations.
func (r *Report) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%28s gold  out |  strict P     R    F1 |  soft P     R    F1\n", "")
	if r.All != (Tally{}) {
		line(&b, "ALL", &r.All)
	}
	for _, f := range Families {
		line(&b, f.Name, r.Family[f.Name])
	}
	for _, name := range r.Documents {
		line(&b, "doc "+name, r.Document[name])
	}
	for _, f := range Families {
		for _, relation := range f.Relations {
			line(&b, relation, r.Relation[relation])
		}
	}
	if r.ModalityOf > 0 {
		fmt.Fprintf(&b, "modality right on %d/%d of the strict pairs = %.3f\n",
			r.ModalityRight, r.ModalityOf, float64(r.ModalityRight)/float64(r.ModalityOf))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func line(w io.Writer, name string, t *Tally) {
	if t == nil {
		return
	}
	s, f := t.Strict(), t.Soft()
	fmt.Fprintf(w, "%-28s %4d %4d |  %8.3f %5.3f %5.3f |  %6.3f %5.3f %5.3f\n",
		name, t.Gold, t.Out, s.P, s.R, s.F1, f.P, f.R, f.F1)
}
