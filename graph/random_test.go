package graph

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"tupu/extractor"
)

// history does random things to a graph: documents come, change and go,
// statements are judged, names merged, and all of it taken back.
type history struct {
	t   *testing.T
	g   *Graph
	r   *rand.Rand
	log []string
}

func (h *history) name() string { return fmt.Sprint("国", h.r.IntN(5)) }

func (h *history) term() extractor.Term {
	switch h.r.IntN(4) {
	case 0:
		members := []string{h.name(), h.name(), h.name()}
		return group("各方", "x", members...)
	case 1:
		return measure(fmt.Sprint("修路", h.r.IntN(3)), h.name())
	case 2:
		return term("2020-0"+fmt.Sprint(1+h.r.IntN(3)), extractor.Date)
	}
	return country(h.name())
}

func (h *history) put() {
	var says []said
	for i := range h.r.IntN(5) {
		says = append(says, said{
			n: i + 1, s: h.term(), r: rel([]string{"supports", "meets-with", "held-on"}[h.r.IntN(3)]), o: h.term(),
			negated: h.r.IntN(6) == 0, modality: []extractor.Modality{"", extractor.Intended}[h.r.IntN(2)],
		})
	}
	date := ""
	if h.r.IntN(3) > 0 {
		date = fmt.Sprint(2000 + h.r.IntN(5))
	}
	mustPut(h.t, h.g, item(fmt.Sprintf("%d/文件.txt", h.r.IntN(4)), date, says...))
}

// step does one thing; what is refused, because it makes no sense now, is fine.
func (h *history) step() {
	ctx := context.Background()
	what := h.r.IntN(10)
	h.log = append(h.log, fmt.Sprint(what))
	switch what {
	case 0, 1, 2, 3:
		h.put()
	case 4:
		_ = h.g.Remove(ctx, fmt.Sprintf("%d/文件.txt", h.r.IntN(4)))
	case 5, 6:
		_ = h.g.Judge(ctx, h.statement(), Decision{Verdict: []string{Accepted, Rejected}[h.r.IntN(2)], Time: "2024-01-01T00:00:00Z"})
	case 7:
		_ = h.g.Undo(ctx, h.statement())
	case 8:
		_ = h.g.Merge(ctx, h.name(), h.name(), "")
	case 9:
		_ = h.g.Unmerge(ctx, h.name())
	}
}

// statement is one of the graph, or none.
func (h *history) statement() string {
	ids, err := statementIDs(context.Background(), h.g.store)
	if err != nil {
		h.t.Fatal(err)
	}
	if len(ids) == 0 {
		return "stmt/0000000000000000"
	}
	return ids[h.r.IntN(len(ids))]
}

// TestRandomHistories checks after each history that the graph is sound, and the
// same as one worked out afresh from what went into it.
func TestRandomHistories(t *testing.T) {
	ctx := context.Background()
	histories := uint64(60)
	if testing.Short() {
		histories = 10
	}
	for seed := range histories {
		h := &history{t: t, g: openAt(t, "memory:"), r: rand.New(rand.NewPCG(seed, 1))}
		for range 40 {
			h.step()
		}
		problems, err := h.g.Doctor(ctx)
		if err != nil || len(problems) > 0 {
			t.Fatalf("history %d %v: %q %v", seed, h.log, problems, err)
		}
		var b bytes.Buffer
		if err := h.g.Backup(ctx, &b); err != nil {
			t.Fatal(err)
		}
		fresh := openAt(t, "memory:")
		if err := fresh.Restore(ctx, bytes.NewReader(b.Bytes())); err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint("history ", seed), dump(t, h.g), dump(t, fresh))
		same(t, fmt.Sprint("records of history ", seed), recordsOf(t, h.g), recordsOf(t, fresh))
		if t.Failed() {
			t.Fatal(h.log)
		}
	}
}
