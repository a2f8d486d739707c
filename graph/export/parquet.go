package export

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"

	"tupu/graph"
)

// row is an edge with what is needed of its ends, so that one table is enough.
type row struct {
	Subject     string `parquet:"subject,dict"`
	SubjectName string `parquet:"subject_name,dict"`
	SubjectType string `parquet:"subject_type,dict"`
	Relation    string `parquet:"relation,dict"`
	Object      string `parquet:"object"`
	ObjectName  string `parquet:"object_name"`
	ObjectType  string `parquet:"object_type,dict"`
	Modality    string `parquet:"modality,dict"`
	Family      string `parquet:"family,dict"`
	Sentences   int32  `parquet:"sentences"`
	FirstYear   *int32 `parquet:"first_year,optional"`
	LastYear    *int32 `parquet:"last_year,optional"`
	Review      string `parquet:"review,dict"`
	Derived     bool   `parquet:"derived"`
	Statement   string `parquet:"statement"`
	IRI         string `parquet:"iri"`
}

func writeParquet(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	v, err := newView(ctx, g, opt)
	if err != nil {
		return err
	}
	p := parquet.NewGenericWriter[row](w,
		parquet.Compression(&parquet.Snappy), parquet.CreatedBy("tupu", opt.Version, ""),
		parquet.KeyValueMetadata("generator", v.generator(opt)), parquet.KeyValueMetadata("base", opt.Base))
	rows := make([]row, 0, len(v.edges))
	for _, e := range v.edges {
		rows = append(rows, v.row(e, opt))
	}
	_, err = p.Write(rows)
	return errors.Join(err, p.Close())
}

func (v *view) row(e edge, opt Options) row {
	s, o := v.byIRI[e.subject], v.byIRI[e.object]
	r := row{
		Subject: e.subject, SubjectName: label(s), SubjectType: strings.Join(s.Types, "; "), Relation: e.relation,
		Object: e.object, ObjectName: label(o), ObjectType: strings.Join(o.Types, "; "),
		Modality: e.modality, Family: e.family, Sentences: int32(min(e.sentences, 1<<30)), FirstYear: optional(e.first), LastYear: optional(e.last), // #nosec G115 -- bounded
		Review: e.review, Derived: e.derived, Statement: e.statement,
	}
	if e.statement != "" {
		r.IRI = opt.iri(e.statement)
	}
	return r
}

func optional(year int) *int32 {
	if year == 0 {
		return nil
	}
	y := int32(year) // #nosec G115 -- four digits
	return &y
}
