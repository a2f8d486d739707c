package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tupu/graph"
)

// attribute is a column of a GraphML or GEXF file.
type attribute[T any] struct {
	name, kind string // kind: string, int, double, boolean
	value      func(T) string
}

var nodeAttributes = []attribute[*graph.Node]{
	{"type", "string", func(n *graph.Node) string { return strings.Join(n.Types, "; ") }},
	{"label_en", "string", func(n *graph.Node) string { return n.Labels["en"] }},
	{"aliases", "string", func(n *graph.Node) string { return strings.Join(n.Aliases, "; ") }},
	{"members", "string", func(n *graph.Node) string { return memberNames(n.Members) }},
	{"first_day", "string", func(n *graph.Node) string { return n.FirstDay }},
	{"last_day", "string", func(n *graph.Node) string { return n.LastDay }},
	{"latitude", "double", func(n *graph.Node) string { return n.Latitude }},
	{"longitude", "double", func(n *graph.Node) string { return n.Longitude }},
}

var edgeAttributes = []attribute[edge]{
	{"interaction", "string", func(e edge) string { return e.predicate }},
	{"relation", "string", func(e edge) string { return e.relation }},
	{"modality", "string", func(e edge) string { return e.modality }},
	{"family", "string", func(e edge) string { return e.family }},
	{"first_year", "int", func(e edge) string { return year(e.first) }},
	{"last_year", "int", func(e edge) string { return year(e.last) }},
	{"review", "string", func(e edge) string { return e.review }},
	{"derived", "boolean", func(e edge) string { return strconv.FormatBool(e.derived) }},
	{"statement", "string", func(e edge) string { return e.statement }},
}

// esc is text as XML may hold it; what it may not hold becomes U+FFFD.
func esc(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}

func writeGraphML(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	v, err := newView(ctx, g, opt)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="g_generator" for="graph" attr.name="generator" attr.type="string"/>
  <key id="n_label" for="node" attr.name="label" attr.type="string"/>
  <key id="n_iri" for="node" attr.name="iri" attr.type="string"/>
`)
	graphMLKeys(b, "node", nodeAttributes)
	fmt.Fprint(b, "  <key id=\"e_label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n  <key id=\"e_weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n")
	graphMLKeys(b, "edge", edgeAttributes)
	fmt.Fprintf(b, "  <graph id=\"tupu\" edgedefault=\"directed\">\n    <data key=\"g_generator\">%s</data>\n", esc(v.generator(opt)))
	for _, n := range v.nodes {
		fmt.Fprintf(b, "    <node id=\"%s\"><data key=\"n_label\">%s</data><data key=\"n_iri\">%s</data>", esc(n.IRI), esc(label(n)), esc(opt.iri(n.IRI)))
		graphMLData(b, "n_", nodeAttributes, n)
		fmt.Fprint(b, "</node>\n")
	}
	for i, e := range v.edges {
		fmt.Fprintf(b, "    <edge id=\"e%d\" source=\"%s\" target=\"%s\"><data key=\"e_label\">%s</data><data key=\"e_weight\">%d</data>",
			i, esc(e.subject), esc(e.object), esc(e.predicate), e.sentences)
		graphMLData(b, "e_", edgeAttributes, e)
		fmt.Fprint(b, "</edge>\n")
	}
	fmt.Fprint(b, "  </graph>\n</graphml>\n")
	return b.Flush()
}

func graphMLKeys[T any](w io.Writer, kind string, attributes []attribute[T]) {
	for _, a := range attributes {
		fmt.Fprintf(w, "  <key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", kind[0], a.name, kind, a.name, a.kind)
	}
}

func graphMLData[T any](w io.Writer, prefix string, attributes []attribute[T], x T) {
	for _, a := range attributes {
		if s := a.value(x); s != "" {
			fmt.Fprintf(w, "<data key=\"%s%s\">%s</data>", prefix, a.name, esc(s))
		}
	}
}

// writeGEXF writes version 1.2draft: 1.3 is not read by what people have.
func writeGEXF(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	v, err := newView(ctx, g, opt)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <meta><creator>tupu</creator><description>%s</description></meta>
  <graph mode="dynamic" timeformat="date" defaultedgetype="directed">
`, esc(v.generator(opt)))
	withIRI := append(slices.Clone(nodeAttributes), attribute[*graph.Node]{"iri", "string", func(n *graph.Node) string { return opt.iri(n.IRI) }})
	gexfAttributes(b, "node", withIRI)
	gexfAttributes(b, "edge", edgeAttributes)
	fmt.Fprint(b, "    <nodes>\n")
	for _, n := range v.nodes {
		fmt.Fprintf(b, "      <node id=\"%s\" label=\"%s\">", esc(n.IRI), esc(label(n)))
		gexfValues(b, withIRI, n)
		fmt.Fprint(b, "</node>\n")
	}
	fmt.Fprint(b, "    </nodes>\n    <edges>\n")
	for i, e := range v.edges {
		fmt.Fprintf(b, "      <edge id=\"%d\" source=\"%s\" target=\"%s\" label=\"%s\" weight=\"%d\"%s>",
			i, esc(e.subject), esc(e.object), esc(e.predicate), e.sentences, spell(e))
		gexfValues(b, edgeAttributes, e)
		fmt.Fprint(b, "</edge>\n")
	}
	fmt.Fprint(b, "    </edges>\n  </graph>\n</gexf>\n")
	return b.Flush()
}

// spell is the time in which an edge is shown; one that is not dated always is.
func spell(e edge) string {
	if e.first == 0 {
		return ""
	}
	return fmt.Sprintf(" start=\"%04d-01-01\" end=\"%04d-12-31\"", e.first, e.last)
}

func gexfAttributes[T any](w io.Writer, class string, attributes []attribute[T]) {
	kinds := map[string]string{"int": "integer"}
	fmt.Fprintf(w, "    <attributes class=\"%s\" mode=\"static\">\n", class)
	for i, a := range attributes {
		kind := a.kind
		if k, ok := kinds[kind]; ok {
			kind = k
		}
		fmt.Fprintf(w, "      <attribute id=\"%d\" title=\"%s\" type=\"%s\"/>\n", i, a.name, kind)
	}
	fmt.Fprint(w, "    </attributes>\n")
}

func gexfValues[T any](w io.Writer, attributes []attribute[T], x T) {
	fmt.Fprint(w, "<attvalues>")
	for i, a := range attributes {
		if s := a.value(x); s != "" {
			fmt.Fprintf(w, "<attvalue for=\"%d\" value=\"%s\"/>", i, esc(s))
		}
	}
	fmt.Fprint(w, "</attvalues>")
}
