package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tupu/extractor"
)

func TestRejectAndUndo(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	before := dump(t, g)
	groupStmt := extractor.StatementID(extractor.GroupIRI(allSides, "", ""), "supports", "修路", extractor.Asserted, false)
	direct := extractor.StatementID("甲国", "supports", "修路", extractor.Asserted, false)
	member := extractor.StatementID("乙国", "supports", "修路", extractor.Asserted, false)
	three := extractor.StatementID(extractor.GroupIRI([]string{"甲国", "乙国", "丙国"}, "", ""), "supports", "修路", extractor.Asserted, false)
	edge := func(s, id string) string { return fmt.Sprintf("<%s> <supports> <修路> <%s> .", s, id) }
	judge := func(id, v string) {
		t.Helper()
		if err := g.Judge(ctx, id, Decision{Verdict: v, By: "某人"}); err != nil {
			t.Fatal(err)
		}
	}

	judge(groupStmt, Rejected)
	lines(t, dump(t, g), []string{
		edge("甲国", direct), edge("乙国", member), // 三方 still supports it
		fmt.Sprintf("<%s> <review> \"rejected\" <meta> .", groupStmt),
		fmt.Sprintf("<%s> <object> \"修路\" <meta> .", groupStmt),
	}, []string{edge(extractor.GroupIRI(allSides, "", ""), groupStmt)})

	judge(three, Rejected)
	lines(t, dump(t, g), []string{
		edge("甲国", direct), // it says so itself
		fmt.Sprintf("<%s> <subject> \"乙国\" <meta> .", member),
	}, []string{edge("乙国", member)})

	judge(direct, Rejected)
	lines(t, dump(t, g), nil, []string{edge("甲国", direct)})
	judge(direct, Accepted)
	lines(t, dump(t, g), []string{edge("甲国", direct), fmt.Sprintf("<%s> <review> \"accepted\" <meta> .", direct)}, nil)

	for _, id := range []string{groupStmt, three, direct} {
		if err := g.Undo(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "after undo", dump(t, g), before)
}

func TestDecisionSurvivesItsDocument(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	it := corpus()[1]
	mustPut(t, g, it)
	id := extractor.StatementID(extractor.GroupIRI(nil, "b.txt", "双方"), "opposes", "制裁", extractor.Asserted, false)
	if err := g.Judge(ctx, id, Decision{Verdict: Rejected, Time: "2024-01-02T03:04:05Z"}); err != nil {
		t.Fatal(err)
	}
	want := dump(t, g)
	if err := g.Remove(ctx, "b.txt"); err != nil {
		t.Fatal(err)
	}
	if left := dump(t, g); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
	mustPut(t, g, it)
	same(t, "built again", dump(t, g), want)
}

func TestReviewFile(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	id := extractor.StatementID("甲国", "supports", "架桥", extractor.Asserted, false)
	if err := g.Judge(ctx, id, Decision{Verdict: Rejected, Note: "不对\t真的\n不对\\t", By: "某人", Time: "2024-01-02T03:04:05Z"}); err != nil {
		t.Fatal(err)
	}
	want := dump(t, g)
	have, err := g.Decisions(ctx)
	if err != nil || len(have) != 1 || have[0].Sentence != "a.txt的第2句。" || have[0].Rule != "test.supports" {
		t.Fatalf("%+v %v", have, err)
	}
	var b bytes.Buffer
	if err := WriteReview(&b, have); err != nil {
		t.Fatal(err)
	}
	back, err := ReadReview(&b)
	if err != nil || !slices.Equal(back, have) {
		t.Fatalf("%+v %v", back, err)
	}

	other := openTest(t)
	mustPut(t, other, corpus()...)
	renamed := back[0] // the lexicon knew another name then
	renamed.Statement, renamed.Subject = "stmt/1111111111111111", "甲方"
	lost := renamed
	lost.Sentence = "没有这句。"
	rep, err := other.ApplyReview(ctx, []ReviewLine{renamed, lost, {Statement: id}})
	if err != nil || rep.Applied != 1 || len(rep.Found) != 1 || rep.Found[0].ID != id || len(rep.Lost) != 1 || rep.Unjudged != 1 {
		t.Errorf("%+v %v", rep, err)
	}
	same(t, "applied", dump(t, other), want)
	if rep, err = other.ApplyReview(ctx, back); err != nil || rep.Known != 1 || rep.Applied != 0 {
		t.Errorf("again: %+v %v", rep, err)
	}
}

func TestReadReviewErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "no line with the names"},
		{"verdict\tstatment\n", `line 1: unknown column "statment"`},
		{"verdict\tsubject\n", "needed"},
		{"verdict\tstatement\nmaybe\tstmt/1\nreject\t1\n", `line 2: verdict "maybe"`},
		{"verdict\tstatement\nmaybe\tstmt/1\nreject\t1\n", "line 3: statement"},
		{"verdict\tstatement\nreject\tstmt/1\tx\n", "3 cells"},
	} {
		if _, err := ReadReview(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.in, err)
		}
	}
	ok := "\ufeffstatement\tverdict\r\n# note\r\n<stmt/1>\tY\r\n"
	if l, err := ReadReview(strings.NewReader(ok)); err != nil || len(l) != 1 || l[0].Verdict != Accepted || l[0].Statement != "stmt/1" {
		t.Errorf("%+v %v", l, err)
	}
}

func TestMergeAndUnmerge(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	id := extractor.StatementID("甲国", "supports", "架桥", extractor.Asserted, false)
	if err := g.Judge(ctx, id, Decision{Verdict: Rejected, Time: "2024-01-02T03:04:05Z"}); err != nil {
		t.Fatal(err)
	}
	before, records := dump(t, g), recordsOf(t, g)
	if err := g.Merge(ctx, "甲国", "丙国", "某人"); err != nil {
		t.Fatal(err)
	}
	merged := dump(t, g)
	carried := extractor.StatementID("丙国", "supports", "架桥", extractor.Asserted, false)
	lines(t, merged, []string{
		"<丙国> <alias> \"甲国\" <lexicon> .", "<丙国> <alias> \"甲国方\" <lexicon> .",
		fmt.Sprintf("<丙国> <supports> <修路> <%s> .", extractor.StatementID("丙国", "supports", "修路", extractor.Asserted, false)),
		fmt.Sprintf("<%s> <review> \"rejected\" <meta> .", carried),
		"<修路> <about> <丙国> <lexicon> .",
	}, []string{"<甲国> <type> <Country> <lexicon> ."})
	for _, line := range merged {
		if strings.Contains(line, "<甲国>") {
			t.Errorf("left: %s", line)
		}
	}

	later := openTest(t) // documents that come after the merge
	mustPut(t, later, corpus()[2])
	if err := later.Merge(ctx, "甲国", "丙国", "某人"); err != nil {
		t.Fatal(err)
	}
	mustPut(t, later, corpus()...)
	if err := later.Judge(ctx, carried, Decision{Verdict: Rejected}); err != nil {
		t.Fatal(err)
	}
	same(t, "merged before", dump(t, later), merged)

	if err := g.Unmerge(ctx, "甲国"); err != nil {
		t.Fatal(err)
	}
	same(t, "after unmerge", dump(t, g), before)
	same(t, "records after unmerge", recordsOf(t, g), records)
}

func TestMergeRefuses(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	if err := g.Merge(ctx, "<甲国>", "丙国", ""); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{{"甲国", "乙国"}, {"丙国", "甲国"}, {"丙国", "丙国"}, {"没有", "丙国"}, {"乙国", "没有"}, {"supports", "乙国"}, {"group/1", "乙国"}} {
		if err := g.Merge(ctx, c[0], c[1], ""); err == nil {
			t.Errorf("merged %s into %s", c[0], c[1])
		}
	}
	if err := g.Unmerge(ctx, "乙国"); err == nil {
		t.Error("unmerged what is not merged")
	}
}

func TestFind(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	it := corpus()[2]
	for _, e := range it.Result.Entities {
		if e.Name != "丙国" {
			e.Aliases = append(e.Aliases, "邻国")
		}
	}
	mustPut(t, g, it)
	for name, want := range map[string]string{"甲国": "甲国", "<甲国>": "甲国", "甲国方": "甲国", "EN 乙国": "乙国", "修路": "修路"} {
		if got, err := g.Find(ctx, name); got != want || err != nil {
			t.Errorf("%s: %s %v", name, got, err)
		}
	}
	if _, err := g.Find(ctx, "没有"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if _, err := g.Find(ctx, "邻国"); err == nil || !strings.Contains(err.Error(), "乙国, 甲国") {
		t.Errorf("homonyms: %v", err)
	}
	if err := g.Merge(ctx, "甲国方", "EN 乙国", ""); err != nil {
		t.Error(err)
	}
	if m, err := g.Merges(ctx); err != nil || m["甲国"] != "乙国" {
		t.Errorf("%v %v", m, err)
	}
}

// TestReviewOfGroups wants the names of groups in a review file, and lines found
// again by them.
func TestReviewOfGroups(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	sides := group("各方", "d.txt", "甲国", "乙国")
	mustPut(t, g, item("d.txt", "2024", said{n: 1, s: sides, r: rel("supports"), o: measure("架桥")}))
	drawn, err := g.Sample(ctx, SampleOptions{N: 1})
	if err != nil || len(drawn) != 1 || drawn[0].Subject != "各方" {
		t.Fatalf("%+v %v", drawn, err)
	}
	changed := drawn[0] // the object had another name when this was judged
	changed.Statement, changed.Object, changed.Verdict = "stmt/1111111111111111", "架设桥梁", Accepted
	rep, err := g.ApplyReview(ctx, []ReviewLine{changed})
	if err != nil || len(rep.Found) != 1 || rep.Found[0].ID != drawn[0].Statement {
		t.Errorf("%+v %v", rep, err)
	}
	if have, err := g.Decisions(ctx); err != nil || len(have) != 1 || have[0].Subject != "各方" {
		t.Errorf("%+v %v", have, err)
	}
}

// TestReviewNames wants names as people write them: a group's and a percent
// sign's nodes are called otherwise.
func TestReviewNames(t *testing.T) {
	g := openTest(t)
	two := group("两国", "d.txt", "甲国", "乙国")
	mustPut(t, g, item("d.txt", "2024",
		said{n: 1, s: country("丙国"), r: rel("meets-with"), o: two},
		said{n: 2, s: country("丙国"), r: rel("provides"), o: term("100%税目零关税待遇", extractor.Measure)}))
	drawn, err := g.Sample(context.Background(), SampleOptions{N: 9})
	if err != nil {
		t.Fatal(err)
	}
	var objects []string
	for _, l := range drawn {
		objects = append(objects, l.Object)
	}
	for _, want := range []string{"两国", "100%税目零关税待遇"} {
		if !slices.Contains(objects, want) {
			t.Errorf("%s is not among %q", want, objects)
		}
	}
}
