package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tupu/extractor"
	"tupu/graph/internal/pgtest"
	"tupu/graph/store"
)

var (
	supports = rel("supports")
	allSides = []string{"甲国", "乙国"}
)

func TestShape(t *testing.T) {
	g := openTest(t)
	pipeline := measure("加快修建管道", "乙国")
	mustPut(t, g, item("a.txt", "2023-05-19",
		said{n: 1, s: group("各方", "a.txt", allSides...), r: supports, o: pipeline},
		said{n: 2, s: country("甲国"), r: rel("cooperates-in"), o: term("教育", extractor.Field), modality: extractor.Intended, time: "2025"},
		said{n: 3, s: country("乙国"), r: rel("strengthens"), o: term("敌意", extractor.Concept), negated: true},
		said{n: 4, s: group("各方", "a.txt", allSides...), r: rel("meets-with"), o: country("丙国")},
		said{n: 5, s: term("峰会", extractor.Event), r: rel("held-on"), o: term("2023-03-09/2023-03-10", extractor.Date)},
	))
	grp := extractor.GroupIRI(allSides, "", "")
	stmt := extractor.StatementID(grp, "supports", "加快修建管道", extractor.Asserted, false)
	derived := extractor.StatementID("甲国", "supports", "加快修建管道", extractor.Asserted, false)
	intended := extractor.StatementID("甲国", "cooperates-in", "教育", extractor.Intended, false)
	negated := extractor.StatementID("乙国", "strengthens", "敌意", extractor.Asserted, true)
	meets := extractor.StatementID("甲国", "meets-with", "丙国", extractor.Asserted, false)
	lines(t, dump(t, g), []string{
		fmt.Sprintf("<%s> <supports> <加快修建管道> <%s> .", grp, stmt),
		fmt.Sprintf("<甲国> <supports> <加快修建管道> <%s> .", derived),
		fmt.Sprintf("<%s> <derived-from> <%s> <meta> .", derived, stmt),
		fmt.Sprintf("<%s> <first-year> \"2023\"^^<http://schema.org/Integer> <meta> .", derived),
		fmt.Sprintf("<%s> <review> \"unreviewed\" <meta> .", derived),
		fmt.Sprintf("<甲国> <cooperates-in/intended> <教育> <%s> .", intended),
		fmt.Sprintf("<%s> <modality> \"intended\" <meta> .", intended),
		fmt.Sprintf("<%s> <last-year> \"2025\"^^<http://schema.org/Integer> <meta> .", intended),
		fmt.Sprintf("<%s> <subject> \"乙国\" <meta> .", negated),
		fmt.Sprintf("<%s> <negated> \"true\"^^<http://schema.org/Boolean> <meta> .", negated),
		fmt.Sprintf("<%s> <member> <乙国> <meta> .", grp),
		fmt.Sprintf("<%s> <name> \"各方\" <meta> .", grp),
		fmt.Sprintf("<%s> <document> <doc/a.txt> <meta> .", grp),
		"<加快修建管道> <about> <乙国> <lexicon> .",
		"<甲国> <type> <Country> <lexicon> .",
		"<甲国> <alias> \"甲国方\" <lexicon> .",
		"<甲国> <label> \"EN 甲国\"@en <lexicon> .",
		"<甲国> <iso3166-1-alpha3> \"X甲国\" <lexicon> .",
		"<supports> <plover> \"SUPPORT\" <lexicon> .",
		"<2023-03-09/2023-03-10> <first-day> \"2023-03-09\" <lexicon> .",
		"<2023-03-09/2023-03-10> <last-day> \"2023-03-10\" <lexicon> .",
		"<2023-03-09/2023-03-10> <precision> \"day\" <lexicon> .",
		"<doc/a.txt> <date> \"2023-05-19\" <meta> .",
		"<sent/a.txt/1> <number> \"1\"^^<http://schema.org/Integer> <meta> .",
	}, []string{
		fmt.Sprintf("<乙国> <strengthens> <敌意> <%s> .", negated),
		fmt.Sprintf("<甲国> <meets-with> <丙国> <%s> .", meets),
		fmt.Sprintf("<%s> <subject> \"甲国\" <meta> .", derived),
	})
}

func TestOutcomes(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	it := item("a.txt", "2020", said{n: 1, s: country("甲国"), r: supports, o: measure("修路")})
	for i, want := range []Outcome{Added, Unchanged, Replaced, Unchanged} {
		if i == 2 {
			it.Document.Rules = "r2"
		}
		known, err := g.Unchanged(ctx, it.Document)
		if err != nil || known != (want == Unchanged) {
			t.Errorf("step %d: Unchanged = %v, %v", i, known, err)
		}
		got, err := g.Put(ctx, it.Document, it.Result)
		if err != nil || got != want {
			t.Errorf("step %d: Put = %v, %v; want %v", i, got, err, want)
		}
	}
}

// corpus is some documents that share groups, statements, phrases and names.
func corpus() []Item {
	both := func(doc string) extractor.Term { return group("各方", doc, allSides...) }
	return []Item{
		item("a.txt", "2021-01-02",
			said{n: 1, s: both("a.txt"), r: supports, o: measure("修路", "甲国")},
			said{n: 1, s: both("a.txt"), r: supports, o: measure("架桥")},
			said{n: 2, s: country("甲国"), r: supports, o: measure("架桥")}),
		item("b.txt", "2019",
			said{n: 1, s: group("双方", "b.txt", allSides...), r: supports, o: measure("修路", "乙国")},
			said{n: 3, s: group("双方", "b.txt"), r: rel("opposes"), o: term("制裁", extractor.Threat)}),
		item("c.txt", "",
			said{n: 1, s: group("三方", "c.txt", "甲国", "乙国", "丙国"), r: supports, o: measure("修路")},
			said{n: 2, s: country("甲国"), r: supports, o: measure("修路"), modality: extractor.Obligated, time: "2030-05"},
			said{n: 2, s: country("甲国"), r: supports, o: measure("修路")}),
		item("d.txt", "2024-06-30",
			said{n: 7, s: both("d.txt"), r: supports, o: measure("架桥"), time: "2018/2019"}),
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	items := corpus()
	first := openTest(t)
	mustPut(t, first, items...)
	want := dump(t, first)
	wantRecords := recordsOf(t, first)
	for _, order := range [][]int{{3, 2, 1, 0}, {1, 3, 0, 2}} {
		g := openTest(t)
		for _, i := range order {
			mustPut(t, g, items[i])
		}
		same(t, fmt.Sprint("order ", order), dump(t, g), want)
		same(t, fmt.Sprint("records, order ", order), recordsOf(t, g), wantRecords)
	}
	batch := openTest(t)
	if _, err := batch.PutAll(context.Background(), items); err != nil {
		t.Fatal(err)
	}
	same(t, "one transaction", dump(t, batch), want)
	memory := openAt(t, "memory:")
	mustPut(t, memory, items...)
	same(t, "memory", dump(t, memory), want)
}

// TestPostgresHoldsTheSame goes through everything that changes a graph.
func TestPostgresHoldsTheSame(t *testing.T) {
	ctx := context.Background()
	id := extractor.StatementID(extractor.GroupIRI(allSides, "", ""), "supports", "修路", extractor.Asserted, false)
	work := func(g *Graph) [][]string {
		var seen [][]string
		look := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			seen = append(seen, dump(t, g), recordsOf(t, g))
		}
		mustPut(t, g, corpus()...)
		look(nil)
		look(g.Judge(ctx, id, Decision{Verdict: Rejected, Time: "2024-01-02T03:04:05Z"}))
		look(g.Remove(ctx, "c.txt"))
		mustPut(t, g, item("b.txt", "2022", said{n: 1, s: country("乙国"), r: supports, o: measure("修路")}))
		look(nil)
		look(g.Undo(ctx, id))
		return seen
	}
	want := work(openTest(t))
	for i, have := range work(openAt(t, pgtest.Database(t))) {
		same(t, fmt.Sprint("step ", i/2), have, want[i])
	}
}

func recordsOf(t *testing.T, g *Graph) []string {
	t.Helper()
	var out []string
	err := g.store.Scan(context.Background(), "", func(k string, v []byte) error {
		out = append(out, fmt.Sprintf("%s %x", k, v))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func same(t *testing.T, what string, have, want []string) {
	t.Helper()
	if slices.Equal(have, want) {
		return
	}
	t.Errorf("%s: %d lines, want %d", what, len(have), len(want))
	report := func(sign string, a, b []string) {
		n := 0
		for _, x := range a {
			if !slices.Contains(b, x) && n < 10 {
				n++
				t.Logf("%s %.200s", sign, x)
			}
		}
	}
	report("+", have, want)
	report("-", want, have)
}

func TestRemoveAndReplaceLeaveTheOthers(t *testing.T) {
	ctx := context.Background()
	items := corpus()
	for out := range items {
		var rest []Item
		for i, it := range items {
			if i != out {
				rest = append(rest, it)
			}
		}
		without := openTest(t)
		mustPut(t, without, rest...)
		g := openTest(t)
		mustPut(t, g, items...)
		if err := g.Remove(ctx, items[out].Document.Meta.Doc); err != nil {
			t.Fatal(err)
		}
		same(t, "removed "+items[out].Document.Meta.Doc, dump(t, g), dump(t, without))
		same(t, "records", recordsOf(t, g), recordsOf(t, without))

		changed := item(items[out].Document.Meta.Doc, "2022", said{n: 1, s: country("乙国"), r: supports, o: measure("修路")})
		with := openTest(t)
		mustPut(t, with, append(rest, changed)...)
		mustPut(t, g, items[out], changed)
		same(t, "replaced "+items[out].Document.Meta.Doc, dump(t, g), dump(t, with))
	}
}

func TestRemoveAllLeavesNothing(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	for _, it := range corpus() {
		if err := g.Remove(ctx, it.Document.Meta.Doc); err != nil {
			t.Fatal(err)
		}
	}
	if left := dump(t, g); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
	if err := g.Remove(ctx, "a.txt"); !errors.Is(err, ErrUnknown) {
		t.Errorf("second time: %v", err)
	}
}

func TestStatement(t *testing.T) {
	ctx := context.Background()
	g := openTest(t)
	mustPut(t, g, corpus()...)
	id := extractor.StatementID(extractor.GroupIRI(allSides, "", ""), "supports", "架桥", extractor.Asserted, false)
	s, err := g.Statement(ctx, id[:12])
	if err != nil {
		t.Fatal(err)
	}
	if s.ID != id || s.FirstYear != 2018 || s.LastYear != 2021 || len(s.Evidence) != 2 || !s.Holds {
		t.Errorf("%+v", s)
	}
	ev := s.Evidence[0]
	if ev.Document != "a.txt" || ev.Triple.Sentence.N != 1 || len(ev.Steps) != 1 || ev.Triple.Object.Spans[0].End != 6 {
		t.Errorf("%+v", ev)
	}
	member, err := g.Statement(ctx, extractor.StatementID("乙国", "supports", "架桥", extractor.Asserted, false))
	if err != nil || len(member.Evidence) != 0 || !slices.Equal(member.DerivedFrom, []string{id}) || member.FirstYear != 2018 {
		t.Errorf("%+v %v", member, err)
	}
	if _, err := g.Statement(ctx, "stmt/0000000000000000"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

func TestKeptText(t *testing.T) {
	g := openTest(t)
	it := corpus()[0]
	mustPut(t, g, it)
	text, err := g.Text(context.Background(), "a.txt")
	if err != nil || string(text) != string(it.Document.Bytes) {
		t.Errorf("%q %v", text, err)
	}
	docs, err := g.Documents(context.Background())
	if err != nil || len(docs) != 1 || docs[0].Meta.Title != "关于a.txt" || docs[0].Triples != 3 {
		t.Errorf("%+v %v", docs, err)
	}
}

func TestReadOnlyRefusesToWrite(t *testing.T) {
	path := t.TempDir() + "/x.db"
	if _, err := Open(path, Options{ReadOnly: true}); !errors.Is(err, store.ErrNoStore) {
		t.Errorf("missing store: %v", err)
	}
	g, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, g, corpus()[0])
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	ro, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer ro.Close()
	it := corpus()[1]
	if _, err := ro.Put(context.Background(), it.Document, it.Result); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("write: %v", err)
	}
	if len(dump(t, ro)) == 0 {
		t.Error("nothing to read")
	}
}

func TestBatch(t *testing.T) {
	ctx := context.Background()
	one, many := openTest(t), openTest(t)
	var told []string
	b := many.NewBatch(func(it Item, o Outcome, err error) {
		told = append(told, fmt.Sprint(it.Document.Meta.Doc, " ", o, " ", err))
	})
	items := append(corpus(), item("", "2020"), corpus()[0])
	for n := range batchDocuments {
		items = append(items, synthetic(n))
	}
	for _, it := range items {
		b.Put(ctx, it)
		_, _ = one.Put(ctx, it.Document, it.Result) // the nameless one fails
	}
	b.Flush(ctx)
	same(t, "in batches", dump(t, many), dump(t, one))
	if len(told) != len(items) || told[0] != "a.txt added <nil>" || told[4] != "  : a document needs a name" || told[5] != "a.txt unchanged <nil>" {
		t.Errorf("%q", told)
	}
}

func TestStoreOfAnotherFormat(t *testing.T) {
	path := t.TempDir() + "/x.db"
	g, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = g.store.Apply(context.Background(), store.Change{Records: map[string][]byte{formatKey: []byte("0")}})
	if err := errors.Join(err, g.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), "backup") {
		t.Errorf("want the way on: %v", err)
	}
}

func TestWhatIsNoUTF8(t *testing.T) {
	ctx := context.Background()
	for _, addr := range []string{t.TempDir() + "/x.db", "memory:"} {
		g := openAt(t, addr)
		it := item("a.txt", "2020", said{n: 1, s: country("甲国"), r: supports, o: measure("修\xff路")})
		it.Result.Triples[0].Sentence.Text = "坏\xfe字\x00。"
		mustPut(t, g, it)
		if problems, err := g.Doctor(ctx); err != nil || len(problems) > 0 {
			t.Errorf("%q %v", problems, err)
		}
		if err := g.Remove(ctx, "a.txt"); err != nil || len(dump(t, g)) > 0 {
			t.Errorf("left: %q %v", dump(t, g), err)
		}
		it.Document.Meta.Doc = "\xff.txt"
		if _, err := g.Put(ctx, it.Document, it.Result); err == nil {
			t.Error("a name that is no UTF-8 is taken")
		}
	}
}
