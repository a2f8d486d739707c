package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"

	"tupu/graph"
)

const xsd = "http://www.w3.org/2001/XMLSchema#"

func writeNQuads(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	b := bufio.NewWriter(w)
	if err := writeVersions(ctx, g, b, opt); err != nil {
		return err
	}
	err := g.Quads(ctx, opt.keeps, func(q quad.Quad) error {
		_, err := fmt.Fprintf(b, "%s %s %s %s .\n", opt.ntriple(q.Subject), opt.ntriple(q.Predicate), opt.ntriple(q.Object), opt.ntriple(q.Label))
		return err
	})
	return errors.Join(err, b.Flush())
}

// writeVersions says in quads about the base itself what made the graph.
func writeVersions(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	versions, err := g.Versions(ctx)
	if err != nil {
		return err
	}
	for _, v := range append([]string{"exported by tupu " + opt.Version}, versions...) {
		fmt.Fprintf(w, "<%s> %s %s %s .\n", opt.Base, opt.ntriple(quad.IRI("generator")), literal(v), opt.ntriple(graph.LabelMeta))
	}
	return nil
}

// ntriple is a value as N-Quads and Turtle both write it.
func (o Options) ntriple(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return "<" + o.iri(string(v)) + ">"
	case quad.Int:
		return fmt.Sprintf("\"%d\"^^<%sinteger>", int64(v), xsd)
	case quad.Float:
		return fmt.Sprintf("\"%v\"^^<%sdouble>", float64(v), xsd)
	case quad.Bool:
		return fmt.Sprintf("\"%v\"^^<%sboolean>", bool(v), xsd)
	case quad.LangString:
		return literal(string(v.Value)) + "@" + v.Lang
	case quad.String:
		return literal(string(v))
	}
	return literal(quad.ToString(v))
}

// literal is a quoted string. Control characters are escaped all, though the
// grammar asks for few: readers differ.
func literal(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// writeTurtle writes no named graphs, so that a plain query finds everything:
// names, edges, and each statement once more as an rdf:Statement with what is
// known about it.
func writeTurtle(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	v, err := newView(ctx, g, opt)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n@prefix t: <%s> .\n@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"+
		"@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"+
		"@prefix xsd: <%s> .\n\n", v.generator(opt), opt.Base, xsd)
	for _, n := range v.nodes {
		opt.turtleNode(b, n)
	}
	for _, e := range v.edges {
		opt.turtleEdge(b, e)
	}
	return b.Flush()
}

func (o Options) turtleNode(w io.Writer, n *graph.Node) {
	var lines []string
	add := func(predicate, object string) { lines = append(lines, predicate+" "+object) }
	for _, t := range n.Types {
		add("a", o.ntriple(quad.IRI(t)))
	}
	for _, name := range n.Names {
		add("rdfs:label", literal(name)+"@zh")
	}
	if en := n.Labels["en"]; en != "" {
		add("rdfs:label", literal(en)+"@en")
	}
	for _, a := range n.Aliases {
		add("skos:altLabel", literal(a))
	}
	for _, p := range []struct{ name, value string }{{graph.PredFirstDay, n.FirstDay}, {graph.PredLastDay, n.LastDay}} {
		if p.value != "" {
			add("t:"+p.name, literal(p.value)+"^^xsd:date")
		}
	}
	if len(lines) > 0 {
		fmt.Fprintf(w, "%s\n    %s .\n\n", o.ntriple(quad.IRI(n.IRI)), strings.Join(lines, " ;\n    "))
	}
}

func (o Options) turtleEdge(w io.Writer, e edge) {
	s, p, obj := o.ntriple(quad.IRI(e.subject)), o.ntriple(quad.IRI(e.predicate)), o.ntriple(quad.IRI(e.object))
	fmt.Fprintf(w, "%s %s %s .\n", s, p, obj)
	if e.statement == "" {
		return
	}
	fmt.Fprintf(w, "%s a rdf:Statement ; rdf:subject %s ; rdf:predicate %s ; rdf:object %s ;\n    t:relation %s ; t:modality %s ; t:review %s ; t:sentences %d ; t:derived %v",
		o.ntriple(quad.IRI(e.statement)), s, p, obj, literal(e.relation), literal(e.modality), literal(e.review), e.sentences, e.derived)
	if e.first != 0 {
		fmt.Fprintf(w, " ; t:first-year %d ; t:last-year %d", e.first, e.last)
	}
	fmt.Fprint(w, " .\n\n")
}
