package queries

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func TestPicture(t *testing.T) {
	g := testGraph(t)
	tests := []struct {
		name  string
		ask   NetworkAsk
		links string // from relation to modality sentences
		left  int
	}{
		{"a phrase is drawn as what it is about", NetworkAsk{Start: []string{"<跨境铁路>"}}, `
			各方 member 甲国  0
			各方 supports 跨境铁路 asserted 1
			甲国 supports 跨境铁路 intended 1
			甲国 welcomes 跨境铁路 asserted 1`, 0},
		{"modality", NetworkAsk{Start: []string{"跨境铁路"}, Modalities: []string{"intended"}}, `甲国 supports 跨境铁路 intended 1`, 0},
		{"a party and its groups", NetworkAsk{Start: []string{"<乙国>"}}, `
			各方 cooperates-in 教育 intended 1
			各方 member 乙国  0
			各方 supports 跨境铁路 asserted 1
			河城 located-in 乙国 asserted 1`, 0},
		{"little room", NetworkAsk{Start: []string{"<跨境铁路>"}, MaxNodes: 2}, `
			甲国 supports 跨境铁路 intended 1
			甲国 welcomes 跨境铁路 asserted 1`, 1},
		{"rejected and negated statements are not there", NetworkAsk{Start: []string{"<提高关税>"}}, ``, 0},
		{"what a document says", NetworkAsk{Document: "会谈.txt", Modalities: []string{"hypothetical"}}, `各方 implements “清风倡议” hypothetical 1`, 0},
	}
	for _, tt := range tests {
		got, err := Picture(context.Background(), g.QuadStore(), tt.ask)
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]string{}
		for _, n := range got.Nodes {
			names[n.IRI] = n.Name
		}
		var lines []string
		for _, l := range got.Links {
			lines = append(lines, fmt.Sprint(names[l.From], " ", l.Relation, " ", names[l.To], " ", l.Modality, " ", l.Sentences))
		}
		if text := strings.Join(lines, "\n"); text != tidy(tt.links) || got.LeftOut != tt.left {
			t.Errorf("%s: left out %d\n%s\nwant %d\n%s", tt.name, got.LeftOut, text, tt.left, tidy(tt.links))
		}
	}
}

func TestThings(t *testing.T) {
	g := testGraph(t)
	things, err := Things(context.Background(), g.QuadStore(), []string{"Country", "Initiative"}, 3)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, x := range things {
		lines = append(lines, fmt.Sprint(x.Name, " ", x.EN, " ", x.Statements))
	}
	if got, want := strings.Join(lines, "\n"), tidy(`
		甲国 First Country 8
		乙国 Second Country 4
		“清风倡议”  1`); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
