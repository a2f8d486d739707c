package queries

import (
	"context"
	"strings"
	"testing"
)

func TestNeighbours(t *testing.T) {
	g := testGraph(t)
	tests := []struct {
		name  string
		start string
		near  Near
		edges string
		left  int
	}{
		{"one step", "乙国", Near{}, `
			各方 member 乙国
			河城 located-in 乙国`, 0},
		{"also what follows for members", "乙国", Near{Members: true, Relations: []string{"supports"}}, `乙国 supports 修建跨境铁路`, 0},
		{"one relation in two steps", "乙国", Near{Depth: 2, Relations: []string{"located-in", "held-in"}}, `
			“山水论坛” held-in 河城
			河城 located-in 乙国`, 0},
		{"modality", "甲国", Near{Modalities: []string{"intended"}, Relations: []string{"supports"}}, `甲国 supports 开通跨境铁路班列`, 0},
		{"little room", "跨境铁路", Near{MaxNodes: 2}, `修建跨境铁路 about 跨境铁路`, 2},
	}
	for _, tt := range tests {
		got, err := Neighbours(context.Background(), g.QuadStore(), []string{"<" + tt.start + ">"}, tt.near)
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]string{}
		for _, n := range got.Nodes {
			names[n.IRI] = n.Name
		}
		var lines []string
		for _, e := range got.Edges {
			lines = append(lines, names[e.From]+" "+e.Relation+" "+names[e.To])
		}
		if text := strings.Join(lines, "\n"); text != tidy(tt.edges) || got.LeftOut != tt.left {
			t.Errorf("%s: left out %d\n%s\nwant %d\n%s", tt.name, got.LeftOut, text, tt.left, tidy(tt.edges))
		}
	}
}
