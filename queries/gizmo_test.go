package queries

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
)

// smallStore holds what two states say about a pipeline, in the graph's shape.
func smallStore() *memstore.QuadStore {
	iri := func(s string) quad.Value { return quad.IRI(s) }
	return memstore.New(
		quad.Quad{Subject: iri("甲国"), Predicate: iri("supports"), Object: iri("修建天然气管道"), Label: iri("stmt/1")},
		quad.Quad{Subject: iri("乙国"), Predicate: iri("supports/intended"), Object: iri("修建天然气管道"), Label: iri("stmt/2")},
		quad.Quad{Subject: iri("修建天然气管道"), Predicate: iri("about"), Object: iri("天然气管道"), Label: iri("lexicon")},
		quad.Quad{Subject: iri("甲国"), Predicate: iri("alias"), Object: quad.String("甲方"), Label: iri("lexicon")},
	)
}

var shortLimits = Limits{Time: 500 * time.Millisecond, Rows: 3, Bytes: 1 << 16}

func TestRun(t *testing.T) {
	tests := []struct{ program, rows string }{
		{`g.V("<甲国>").Out("<supports>").All()`, `[{"id":"<修建天然气管道>"}]`},
		{`g.V("<甲国>").Tag("who").Out("<supports>", "how").All()`, `[{"how":"<supports>","id":"<修建天然气管道>","who":"<甲国>"}]`},
		{`g.V("<丙国>").Out().All()`, `null`},
		{`g.Emit({n: g.V("<甲国>").Out().Count()}); g.Emit(2)`, `[{"n":2},2]`},
		{`g.V("<甲国>").Out("<alias>").All()`, `[{"id":"甲方"}]`},
	}
	for _, tt := range tests {
		a, err := Run(context.Background(), smallStore(), tt.program, shortLimits)
		if err != nil {
			t.Errorf("%s: %v", tt.program, err)
			continue
		}
		if got, _ := json.Marshal(a.Rows); unescape(string(got)) != tt.rows || a.Truncated != "" {
			t.Errorf("%s = %s (%s), want %s", tt.program, unescape(string(got)), a.Truncated, tt.rows)
		}
	}
}

func unescape(s string) string {
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(s)
}

func TestRunSaysWhatIsCutOff(t *testing.T) {
	for program, want := range map[string]string{
		`for (var i = 0; i < 9; i++) g.Emit(i)`:                          "3 rows",
		`g.V().GetLimit(-1)`:                                             "3 rows",
		`g.Emit(Array(40000).join("x")); g.Emit(Array(40000).join("y"))`: "0 MB",
		`g.Emit(1); g.Emit(2); g.Emit(3)`:                                "",
	} {
		a, err := Run(context.Background(), smallStore(), program, shortLimits)
		if err != nil || a.Truncated != want {
			t.Errorf("%s: truncated %q, %v; want %q", program, a.Truncated, err, want)
		}
	}
}

func TestRunEndsWhatDoesNotEnd(t *testing.T) {
	for _, program := range []string{
		`while(true){}`,
		`try { while(true){} } catch (e) { while(true){} }`,
		`g.V().ForEach(function(){ while(true){} })`,
		`throw {toString: function(){ while(true){} }}`,
	} {
		start := time.Now()
		_, err := Run(context.Background(), smallStore(), program, shortLimits)
		var e *Error
		if !errors.As(err, &e) || !e.Timeout || time.Since(start) > 5*time.Second {
			t.Errorf("%s: %v after %v, want a timeout", program, err, time.Since(start))
		}
	}
}

func TestRunReportsErrors(t *testing.T) {
	for program, want := range map[string]string{
		`g.V(((`:             "SyntaxError",
		`g.V().Outt().All()`: "Outt",
		`throw "no"`:         "no",
	} {
		_, err := Run(context.Background(), smallStore(), program, shortLimits)
		var e *Error
		if !errors.As(err, &e) || e.Timeout || !strings.Contains(e.Message, want) {
			t.Errorf("%s: %v, want %q", program, err, want)
		}
	}
}

func TestHints(t *testing.T) {
	tests := []struct{ program, hint string }{
		{`g.V("<甲国>").Out("<supports>").All()`, ""},
		{`g.V("<甲国>").Out("<supports>")`, "add .All()"},
		{`g.V("<甲国>").Out("<supports>").All`, "add brackets, as in .All()"},
		{`var x = g.V("<甲国>")`, "end a path with .All()"},
		{`g.V("甲国").Out("<supports>").All()`, `write "<甲国>"`},
		{`g.V("<甲国>").Out("supports").All()`, `write "<supports>"`},
		{`g.V("<甲方>").Out("<supports>").All()`, "another name of <甲国>"},
		{`g.V("<修建天燃气管道>").In("<supports>").All()`, "did you mean <修建天然气管道>?"},
		{`g.V("<甲国>").Out("<suports>").All()`, "did you mean <supports>?"},
		{`g.V("<甲国>").Out(["<opposes>"]).All()`, "no statement of this graph has <opposes>"},
		{`g.V("<甲国>").Out("<supports>").Count()`, ""},
		{`g.V("<甲国>").Has("<about>", "天然气管道").All()`, `write "<天然气管道>"`},
	}
	for _, tt := range tests {
		qs := smallStore()
		a, err := Run(context.Background(), qs, tt.program, shortLimits)
		if err != nil {
			t.Errorf("%s: %v", tt.program, err)
			continue
		}
		got := strings.Join(Hints(context.Background(), qs, tt.program, a), "\n")
		if tt.hint == "" && got != "" || !strings.Contains(got, tt.hint) {
			t.Errorf("%s: hint %q, want %q", tt.program, got, tt.hint)
		}
	}
}

func TestLiterals(t *testing.T) {
	program := `// "no"
	g.V("<甲>", '<乙>').Has("<p>", /* "no" */ "x\"y").Out(["<a>", "<b>"], "tag").Filter(like("%z%"))`
	var got []string
	for _, l := range literals(program) {
		got = append(got, l.call+"/"+string(rune('0'+l.arg))+"/"+l.text)
	}
	want := `V/0/<甲> V/1/<乙> Has/0/<p> Has/1/x"y Out/0/<a> Out/0/<b> Out/1/tag like/0/%z%`
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

// FuzzLiterals reads programs that do not compile without going wrong.
func FuzzLiterals(f *testing.F) {
	f.Add(`g.V("<甲>").Out(["<a>", '<b>'], "t").All() // "x" /* */`)
	f.Add("g.V(`\\")
	f.Fuzz(func(_ *testing.T, program string) {
		literals(program)
		called(program)
	})
}
