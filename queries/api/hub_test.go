package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"tupu/extractor"
	"tupu/graph"
	"tupu/queries"
)

// hubFacts is the number of statements at one node.
const hubFacts = 5_000

// TestHub wants the surroundings of a node with very many statements at once.
func TestHub(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a large graph takes its time")
	}
	g, err := graph.Open("memory:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	r := &extractor.Result{Meta: extractor.Metadata{Doc: "众.txt"}}
	hub := extractor.Term{IRI: "中枢", Name: "中枢", Text: "中枢", Type: extractor.Country}
	for i := range hubFacts {
		name := fmt.Sprintf("事%d", i)
		r.Triples = append(r.Triples, extractor.Triple{
			Doc: "众.txt", Sentence: extractor.Sentence{N: i, Text: name}, Subject: hub, Relation: "supports", Modality: extractor.Asserted, Rule: "made.up",
			Object:    extractor.Term{IRI: name, Name: name, Text: name, Type: extractor.Project},
			Statement: extractor.StatementID("中枢", "supports", name, extractor.Asserted, false),
		})
	}
	if _, err := g.Put(context.Background(), graph.Document{Meta: extractor.Metadata{Doc: "众.txt"}, Bytes: []byte("众")}, r); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(New(Config{Store: g.QuadStore, Graph: func() *graph.Graph { return g }, Limits: queries.DefaultLimits}))
	t.Cleanup(s.Close)
	start := time.Now()
	status, answer, _ := send(t, "GET", s.URL+"/api/network?node=中枢&limit=300", "")
	took := time.Since(start)
	var n queries.Network
	if err := json.Unmarshal([]byte(answer), &n); err != nil || status != 200 {
		t.Fatal(status, err)
	}
	if len(n.Nodes) != 300 || n.LeftOut != hubFacts-299 || n.Kinds["Project"] != n.LeftOut {
		t.Errorf("%d nodes, %d left out, by type %v", len(n.Nodes), n.LeftOut, n.Kinds)
	}
	if took > 2*time.Second { // a tenth of this where nothing else runs
		t.Errorf("the answer took %v", took)
	}
}
