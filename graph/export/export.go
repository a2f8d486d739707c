// Package export writes a whole graph in formats that other programs open.
//
// Rejected statements are in none of them. Statements of members that only
// follow from their groups' are in on request. The edge formats (csv, graphml,
// gexf, parquet) leave negated statements out too, as an edge that says the
// contrary would be read wrongly; nquads has them, as statements without a quad
// of their own. The same graph gives the same bytes.
package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"tupu/graph"
)

// DefaultBase makes IRIs absolute where nothing else is asked for.
const DefaultBase = "https://example.org/tupu/"

// Options say how to write. The zero value is right for most.
type Options struct {
	Base    string // what short IRIs are relative to; empty: DefaultBase
	Members bool   // also statements of members that are only derived
	NoBOM   bool   // csv: no byte order mark, which Excel needs and other programs pass over
	Version string // of tupu, written into the file
}

// Format is one format.
type Format struct {
	Name      string
	MediaType string
	Ext       string // of files, with the dot
	Title     string
	write     func(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error
}

// Formats are all formats.
var Formats = []Format{
	{"nquads", "application/n-quads", ".nq", "everything, as N-Quads with absolute IRIs", writeNQuads},
	{"turtle", "text/turtle", ".ttl", "statements and names, as Turtle without named graphs", writeTurtle},
	{"csv", "application/zip", ".zip", "nodes.csv, edges.csv and about.csv in a zip file", writeCSV},
	{"graphml", "application/graphml+xml", ".graphml", "GraphML, for Gephi, Cytoscape, yEd, igraph, networkx", writeGraphML},
	{"gexf", "application/gexf+xml", ".gexf", "GEXF 1.2draft with dates, for Gephi", writeGEXF},
	{"parquet", "application/vnd.apache.parquet", ".parquet", "edges with the names and types of both ends, as Parquet", writeParquet},
}

// Find is the format of that name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown export format %q; known are %s", name, strings.Join(names, ", "))
}

// Write writes the whole graph.
func (f Format) Write(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	if opt.Base == "" {
		opt.Base = DefaultBase
	}
	if scheme, rest, ok := strings.Cut(opt.Base, ":"); !ok || scheme == "" || rest == "" || strings.ContainsAny(opt.Base, " <>\"{}|\\^`") {
		return fmt.Errorf("base %q is no absolute IRI; give one such as %s", opt.Base, DefaultBase)
	}
	return f.write(ctx, g, w, opt)
}

// keeps tells whether a statement is exported at all.
func (o Options) keeps(s *graph.Statement) bool {
	if s.Review == graph.Rejected || s.DerivedOnly && !o.Members {
		return false
	}
	return s.Holds || s.Negated
}

// iri makes a short IRI absolute. Characters that would end a path are escaped
// only here: inside they are part of a name.
func (o Options) iri(short string) string {
	return o.Base + iriEscaper.Replace(short)
}

var iriEscaper = strings.NewReplacer("#", "%23", "?", "%3F", "[", "%5B", "]", "%5D")
