package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// SampleOptions say what to draw.
type SampleOptions struct {
	N    int    // how many statements; 0: 50
	By   string // "", "relation", "rule" or "document": as many of each as there are
	Seed int    // another seed, another sample
}

func (o SampleOptions) name() string {
	return fmt.Sprintf("n=%d by=%s seed=%d", o.N, cmp.Or(o.By, "none"), o.Seed)
}

var strata = map[string]func(ReviewLine) string{
	"":         func(ReviewLine) string { return "" },
	"relation": func(l ReviewLine) string { return l.Relation },
	"rule":     func(l ReviewLine) string { return l.Rule },
	"document": func(l ReviewLine) string { return l.Document },
}

// Sample draws statements at random, as lines of a review file to judge. The
// same graph, seed and options always give the same lines. With By, strata take
// turns, so that rare ones are seen too.
func (g *Graph) Sample(ctx context.Context, opt SampleOptions) ([]ReviewLine, error) {
	opt.N = cmp.Or(opt.N, 50)
	stratum, ok := strata[opt.By]
	if !ok {
		return nil, fmt.Errorf("sample by %q: want relation, rule or document", opt.By)
	}
	all, err := g.evidenceLines(ctx)
	if err != nil {
		return nil, err
	}
	byStratum := map[string][]ReviewLine{}
	for _, l := range shuffled(all, opt.Seed) {
		byStratum[stratum(l)] = append(byStratum[stratum(l)], l)
	}
	out := takeTurns(byStratum, opt.N)
	slices.SortFunc(out, func(a, b ReviewLine) int { return cmp.Compare(a.Statement, b.Statement) })
	for i := range out {
		out[i].Sample = opt.name()
	}
	return out, nil
}

func takeTurns(byStratum map[string][]ReviewLine, n int) []ReviewLine {
	var out []ReviewLine
	names := keysOf(byStratum, nil)
	for round := 0; len(out) < n; round++ {
		before := len(out)
		for _, name := range names {
			if s := byStratum[name]; round < len(s) && len(out) < n {
				out = append(out, s[round])
			}
		}
		if len(out) == before {
			break
		}
	}
	return out
}

// shuffled orders statements by a hash of seed and id: as good as random, and
// the same wherever it is done.
func shuffled(lines []ReviewLine, seed int) []ReviewLine {
	rank := make(map[string]string, len(lines))
	for _, l := range lines {
		sum := sha256.Sum256([]byte(strconv.Itoa(seed) + "\x00" + l.Statement))
		rank[l.Statement] = hex.EncodeToString(sum[:])
	}
	slices.SortFunc(lines, func(a, b ReviewLine) int { return cmp.Compare(rank[a.Statement], rank[b.Statement]) })
	return lines
}

// evidenceLines are all statements that have evidence of their own, each with
// its first piece, in the order of documents.
func (g *Graph) evidenceLines(ctx context.Context) ([]ReviewLine, error) {
	docs, err := g.Documents(ctx)
	if err != nil {
		return nil, err
	}
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return nil, err
	}
	var out []ReviewLine
	seen := map[string]bool{}
	for _, d := range docs {
		r, err := loadResult(ctx, g.store, d.Meta.Doc)
		if err != nil {
			return nil, err
		}
		for _, t := range r.Triples {
			t = merges.triple(t)
			if seen[t.Statement] {
				continue
			}
			seen[t.Statement] = true
			l := coreOf(&t).line(t.Statement)
			l.called(t)
			l.Sentence, l.Document, l.Rule = t.Sentence.Text, d.Meta.Doc, t.Rule
			out = append(out, l)
		}
	}
	return out, nil
}

// Precision is how many of the judged statements of a sample were right.
type Precision struct {
	Judged   int     `json:"judged"`
	Accepted int     `json:"accepted"`
	Value    float64 `json:"value"`
	Low      float64 `json:"low"` // 95 % Wilson interval
	High     float64 `json:"high"`
}

// wilson fills in the share and its interval. Unlike the textbook's normal
// interval it is right for small samples and shares near one.
func (p Precision) wilson() Precision {
	if p.Judged == 0 {
		return Precision{Low: 0, High: 1}
	}
	const z = 1.959964 // 95 %
	n := float64(p.Judged)
	share := float64(p.Accepted) / n
	centre := share + z*z/(2*n)
	spread := z * math.Sqrt(share*(1-share)/n+z*z/(4*n*n))
	p.Value, p.Low, p.High = share, max(0, (centre-spread)/(1+z*z/n)), min(1, (centre+spread)/(1+z*z/n))
	return p
}
