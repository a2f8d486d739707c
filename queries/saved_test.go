package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tupu/extractor"
	"tupu/graph"
)

func node(name string, typ extractor.Type, about ...string) extractor.Term {
	return extractor.Term{IRI: graph.EscapeIRI(name), Name: name, Text: name, Type: typ, About: about, Spans: []extractor.Span{}}
}

func allSides(doc string) extractor.Term {
	members := []string{"甲国", "乙国"}
	return extractor.Term{IRI: extractor.GroupIRI(members, doc, "各方"), Name: "各方", Text: "各方", Type: extractor.Group, Members: members, Spans: []extractor.Span{}}
}

// says is one triple of the test's document.
type says struct {
	s        extractor.Term
	relation string
	o        extractor.Term
	modality extractor.Modality
	negated  bool
	with     []string
}

// testGraph holds one document in which two states speak together and alone.
func testGraph(t *testing.T) *graph.Graph {
	t.Helper()
	a, all := node("甲国", extractor.Country), allSides("会谈.txt")
	forum, forum2 := node("“山水论坛”", extractor.Event), node("海岛会议", extractor.Event)
	plan := node("“清风倡议”", extractor.Initiative)
	triples := []says{
		{all, "supports", node("修建跨境铁路", extractor.Measure, "跨境铁路"), extractor.Asserted, false, nil},
		{a, "supports", node("开通跨境铁路班列", extractor.Measure, "跨境铁路"), extractor.Intended, false, nil},
		{a, "welcomes", node("跨境铁路", extractor.Project), extractor.Asserted, false, nil},
		{a, "supports", node("提高关税", extractor.Measure), extractor.Asserted, true, nil},
		{a, "opposes", node("单边制裁", extractor.Concept), extractor.Asserted, false, nil},
		{a, "supports", plan, extractor.Asserted, false, nil},
		{all, "implements", node("落实“清风倡议”", extractor.Measure, "“清风倡议”"), extractor.Hypothetical, false, nil},
		{all, "cooperates-in", node("教育", extractor.Field), extractor.Intended, false, nil},
		{a, "cooperates-in", node("渔业", extractor.Field), extractor.Asserted, false, []string{"丙国"}},
		{forum, "held-in", node("河城", extractor.Place), extractor.Asserted, false, nil},
		{node("河城", extractor.Place), "located-in", node("乙国", extractor.Country), extractor.Asserted, false, nil},
		{forum, "held-on", node("2024-05-06/2024-05-08", extractor.Date), extractor.Asserted, false, nil},
		{forum2, "held-on", node("2022", extractor.Date), extractor.Asserted, false, nil},
		{node("《铁路公约》", extractor.Document), "adopted-at", forum, extractor.Asserted, false, nil},
		{node("《铁路公约》", extractor.Document), "issued-on", node("2024-05-08", extractor.Date), extractor.Asserted, false, nil},
	}
	r := &extractor.Result{Meta: extractor.Metadata{Doc: "会谈.txt", Title: "会谈公报", Date: "2024-06-01", Inferred: []string{"date"}}}
	for i, x := range triples {
		r.Triples = append(r.Triples, x.triple(i+1))
	}
	r.Entities = []*extractor.Entity{
		{Name: "丙国", Type: extractor.Country, EN: "Third Country"},
		{Name: "乙国", Type: extractor.Country, EN: "Second Country"},
		{Name: "甲国", Type: extractor.Country, Aliases: []string{"甲方"}, EN: "First Country"},
	}
	g, err := graph.Open("memory:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	doc := graph.Document{Meta: extractor.Metadata{Doc: "会谈.txt"}, Bytes: []byte("会谈公报"), Rules: "test"}
	if _, err := g.Put(context.Background(), doc, r); err != nil {
		t.Fatal(err)
	}
	return g
}

func (x says) triple(n int) extractor.Triple {
	return extractor.Triple{
		Doc: "会谈.txt", Sentence: extractor.Sentence{N: n, Text: fmt.Sprintf("第%d句。", n)},
		Subject: x.s, Relation: x.relation, Object: x.o, Modality: x.modality, Negated: x.negated,
		Qualifiers: extractor.Qualifiers{With: x.with}, Trigger: extractor.Trigger{Text: x.relation}, Rule: "test." + x.relation,
		Statement: extractor.StatementID(x.s.IRI, x.relation, x.o.IRI, x.modality, x.negated),
	}
}

// asked are questions to the test's document, columns of the answer, and its rows.
var asked = []struct{ ask, columns, rows string }{
	{"who-supports target=跨境铁路", "relation party target modality via members", `
		supports 各方 修建跨境铁路 asserted - 乙国、甲国
		supports 甲国 开通跨境铁路班列 intended - -
		welcomes 甲国 跨境铁路 asserted - -`},
	{"who-supports target=跨境铁路 party=乙国", "party target via", "乙国 修建跨境铁路 各方"},
	{"who-supports party=甲方 word=班列", "party target modality", "甲国 开通跨境铁路班列 intended"},
	{"who-supports party=甲国 word=班列 modality=asserted", "party", ""},
	{"who-supports word=关税", "party", ""},
	{"who-supports word=修建", "party target via", "各方 修建跨境铁路 -"},
	{"who-supports target=铁路", "party", "! there is no node <铁路>: did you mean <跨境铁路>?"},
	{"stances party=甲国 relation=opposes", "relation target", "opposes 单边制裁"},
	{"stances party=乙国", "relation target via", "supports 修建跨境铁路 各方"},
	{"cooperation-fields", "field party modality", "教育 各方 intended\n渔业 甲国 asserted"},
	{"cooperation-fields party=甲国 with=乙国", "field party via", "教育 甲国 各方"},
	{"cooperation-fields party=甲国 with=丙国", "field party", "渔业 甲国"},
	{"events", "event place date", "“山水论坛” 河城 2024-05-06/2024-05-08\n海岛会议 - 2022"},
	{"events place=Second\u00a0Country", "event", "“山水论坛”"},
	{"events from=2023", "event", "“山水论坛”"},
	{"events to=2022-03", "event", "海岛会议"},
	{"events from=2024-05-07 to=2024-05-07", "event", "“山水论坛”"},
	{"initiatives", "initiative party relation target", "“清风倡议” 甲国 supports “清风倡议”"},
	{"initiatives entity=清风倡议", "party relation", "甲国 supports"},
	{"initiatives entity=“清风倡议” modality=hypothetical", "party relation target via", `
		各方 implements 落实“清风倡议” -`},
	{"initiatives entity=乙国 modality=hypothetical", "party relation target via", "乙国 implements 落实“清风倡议” 各方"},
	{"around entity=单边制裁", "step from relation to", "1 甲国 opposes 单边制裁"},
	{"around entity=修建跨境铁路", "step from relation to via", `
		1 修建跨境铁路 about 跨境铁路 -
		1 各方 supports 修建跨境铁路 -`},
	{"around entity=乙国", "from relation to via", `
		乙国 cooperates-in 教育 各方
		乙国 supports 修建跨境铁路 各方
		各方 member 乙国 -
		河城 located-in 乙国 -`},
	{"around entity=海岛会议 depth=2", "step from relation to", "1 海岛会议 held-on 2022"},
	{"documents event=“山水论坛”", "kind document date event", `
		read 会谈公报 2024-06-01 -
		named 《铁路公约》 2024-05-08 “山水论坛”`},
	{"documents from=2024-06", "kind document", "read 会谈公报"},
}

func TestAsk(t *testing.T) {
	g := testGraph(t)
	for _, tt := range asked {
		words := strings.Fields(strings.ReplaceAll(tt.ask, "\u00a0", "_"))
		q, err := Find(words[0])
		if err != nil {
			t.Fatal(err)
		}
		args := map[string]string{}
		for _, w := range words[1:] {
			k, v, _ := strings.Cut(w, "=")
			args[k] = strings.ReplaceAll(v, "_", " ")
		}
		table, err := q.Ask(context.Background(), g.QuadStore(), args, DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", tt.ask, err)
			continue
		}
		if got, want := show(table, strings.Fields(tt.columns)), tidy(tt.rows); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.ask, got, want)
		}
	}
}

// show is some columns of a table as text; an empty cell is a dash.
func show(t *Table, columns []string) string {
	lines := make([]string, 0, len(t.Rows))
	for _, row := range t.Rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, strings.ReplaceAll(Plain(row[c]), " ", "_"))
			if cells[len(cells)-1] == "" {
				cells[len(cells)-1] = "-"
			}
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	for _, w := range t.Warnings {
		lines = append(lines, "! "+w)
	}
	return strings.Join(lines, "\n")
}

func tidy(s string) string {
	var lines []string
	for _, l := range strings.Split(strings.TrimSpace(s), "\n") {
		lines = append(lines, strings.TrimSpace(l))
	}
	return strings.Join(lines, "\n")
}

func TestSourcesOfAMembersStatement(t *testing.T) {
	g := testGraph(t)
	q, err := Find("sources")
	if err != nil {
		t.Fatal(err)
	}
	id := extractor.StatementID("乙国", "supports", "修建跨境铁路", extractor.Asserted, false)
	for _, form := range []string{id, strings.TrimPrefix(id, "stmt/"), "<" + id + ">"} {
		table, err := q.Ask(context.Background(), g.QuadStore(), map[string]string{"statement": form}, DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		if got := show(table, []string{"document", "number", "sentence", "rule", "modality"}); got != "会谈.txt 1 第1句。 test.supports asserted" {
			t.Errorf("sources of %s: %q", form, got)
		}
	}
}

func TestWrongQuestions(t *testing.T) {
	g := testGraph(t)
	tests := []struct{ query, name, value, want string }{
		{"who-supports", "traget", "x", `did you mean "target"?`},
		{"stances", "relation", "opposes", "stances needs party="},
		{"stances", "relation", "oposes", `did you mean "opposes"?`},
		{"events", "from", "soon", "not a date"},
		{"events", "modality", "asserted,wished", `"wished" is no modality`},
		{"around", "depth", "two", "not a number"},
	}
	for _, tt := range tests {
		q, err := Find(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = q.Ask(context.Background(), g.QuadStore(), map[string]string{tt.name: tt.value}, DefaultLimits)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s %s=%s: %v, want %q", tt.query, tt.name, tt.value, err, tt.want)
		}
	}
	if _, err := Find("who-suports"); err == nil || !strings.Contains(err.Error(), `did you mean "who-supports"?`) {
		t.Errorf("Find: %v", err)
	}
}

func TestSavedQueriesAreComplete(t *testing.T) {
	all, err := Saved()
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, q := range all {
		found = append(found, q.Name)
		if !slices.Contains(q.Columns, "modality") {
			t.Errorf("%s shows no modality", q.Name)
		}
	}
	if !slices.Equal(found, names) {
		t.Errorf("queries %v, want %v", found, names)
	}
}
