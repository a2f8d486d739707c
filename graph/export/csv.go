package export

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"tupu/graph"
)

func writeCSV(ctx context.Context, g *graph.Graph, w io.Writer, opt Options) error {
	v, err := newView(ctx, g, opt)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, table := range []struct {
		name string
		rows [][]string
	}{
		{"nodes.csv", nodeRows(v, opt)}, {"edges.csv", edgeRows(v, opt)}, {"about.csv", aboutRows(v, opt)},
	} {
		f, err := z.Create(table.name)
		if err != nil {
			return err
		}
		if err := writeTable(f, table.rows, opt); err != nil {
			return err
		}
	}
	return z.Close()
}

func writeTable(w io.Writer, rows [][]string, opt Options) error {
	var bom error
	if !opt.NoBOM {
		_, bom = io.WriteString(w, "\ufeff")
	}
	c := csv.NewWriter(w)
	for i, row := range rows {
		if i > 0 {
			for j := range row {
				row[j] = safe(row[j])
			}
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return errors.Join(bom, c.Error())
}

// safe keeps a spreadsheet from running a cell as a formula. Numbers stay as
// they are, negative ones too.
func safe(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

func nodeRows(v *view, opt Options) [][]string {
	rows := [][]string{{"id", "label", "type", "label_en", "aliases", "members", "about", "first_day", "last_day", "latitude", "longitude", "iso3", "geonames", "iri"}}
	for _, n := range v.nodes {
		rows = append(rows, []string{
			n.IRI, label(n), strings.Join(n.Types, "; "), n.Labels["en"], strings.Join(n.Aliases, "; "),
			memberNames(n.Members), memberNames(n.About), n.FirstDay, n.LastDay, n.Latitude, n.Longitude,
			n.IDs["iso3166-1-alpha3"], n.IDs["geonames"], opt.iri(n.IRI),
		})
	}
	return rows
}

func edgeRows(v *view, opt Options) [][]string {
	rows := [][]string{{"source", "target", "source_label", "target_label", "relation", "modality", "family", "weight", "first_year", "last_year", "review", "derived", "statement", "iri"}}
	for _, e := range v.edges {
		iri := ""
		if e.statement != "" {
			iri = opt.iri(e.statement)
		}
		rows = append(rows, []string{
			e.subject, e.object, label(v.byIRI[e.subject]), label(v.byIRI[e.object]), e.relation, e.modality, e.family,
			strconv.Itoa(e.sentences), year(e.first), year(e.last), e.review, strconv.FormatBool(e.derived), e.statement, iri,
		})
	}
	return rows
}

func aboutRows(v *view, opt Options) [][]string {
	rows := [][]string{{"key", "value"}, {"exported_by", "tupu " + opt.Version}, {"base", opt.Base}}
	for _, made := range v.versions {
		rows = append(rows, []string{"made_by", made})
	}
	return rows
}

// year is empty where no year is known.
func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
