package graph_test

import (
	"context"
	"fmt"

	"tupu/extractor"
	"tupu/graph"
)

// A document goes in with what was found in it, and comes out as statements, each
// with the sentence behind it.
func Example() {
	ctx := context.Background()
	g, err := graph.Open("memory:", graph.Options{}) // a path keeps it
	if err != nil {
		fmt.Println(err)
		return
	}
	defer g.Close()

	china := extractor.Term{IRI: "中国", Name: "中国", Type: extractor.Country}
	road := extractor.Term{IRI: "修建公路", Name: "修建公路", Type: extractor.Measure}
	found := &extractor.Result{Triples: []extractor.Triple{{
		Sentence: extractor.Sentence{N: 1, Text: "中方支持修建公路。"},
		Subject:  china, Relation: "supports", Object: road, Modality: extractor.Asserted, Rule: "stance.support",
	}}}
	doc := graph.Document{Meta: extractor.Metadata{Doc: "note.txt"}, Bytes: []byte("中方支持修建公路。")}
	outcome, err := g.Put(ctx, doc, found)
	fmt.Println(outcome, err)

	s, err := g.Statement(ctx, extractor.StatementID("中国", "supports", "修建公路", extractor.Asserted, false))
	fmt.Println(s.Subject, s.Relation, s.Object, err)
	fmt.Println(s.Evidence[0].Document, s.Evidence[0].Triple.Sentence.Text)
	// Output:
	// added <nil>
	// 中国 supports 修建公路 <nil>
	// note.txt 中方支持修建公路。
}
