package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tupu/extractor"
	"tupu/extractor/text"
	"tupu/graph"
	"tupu/queries"
)

// metadataColumns are those that the file of --metadata may have.
var metadataColumns = []string{"doc", "title", "date", "issuer", "parties", "url"}

// metadata holds what is known about documents beside their text.
type metadata struct {
	path string
	rows []extractor.Metadata
	used map[int]bool
}

// loadMetadata reads the file of --metadata; without one nothing is known.
func (a *app) loadMetadata() (*metadata, error) {
	m := &metadata{path: a.set.text("metadata"), used: map[int]bool{}}
	if m.path == "" {
		return m, nil
	}
	data, err := os.ReadFile(m.path)
	if err != nil {
		return nil, usagef("--metadata: %w", err)
	}
	if err := text.Check(data); err != nil {
		return nil, usageError{faultOf(m.path, fmt.Errorf("%s: %w", m.path, err))}
	}
	if err := m.read(bytes.NewReader(data)); err != nil {
		return nil, usageError{err}
	}
	return m, nil
}

// read takes in the whole file and reports everything that is wrong in it.
func (m *metadata) read(r io.Reader) error {
	in := csv.NewReader(r)
	head, err := in.Read()
	if err != nil {
		return fmt.Errorf("%s: no line with the names of the columns: %w", m.path, err)
	}
	head[0] = strings.TrimPrefix(head[0], "\uFEFF") // spreadsheets write a byte order mark
	if err := checkColumns(m.path, head); err != nil {
		return err
	}
	var errs []error
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return errors.Join(errs...)
		}
		if err == nil {
			err = m.add(head, row)
		}
		if err != nil {
			line, _ := in.FieldPos(0)
			errs = append(errs, fmt.Errorf("%s:%d: %w", m.path, line, err))
			var parse *csv.ParseError
			if errors.As(err, &parse) && !errors.Is(err, csv.ErrFieldCount) {
				return errors.Join(errs...)
			}
		}
	}
}

func checkColumns(path string, head []string) error {
	for _, name := range head {
		if slices.Contains(metadataColumns, name) {
			continue
		}
		hint := "want " + strings.Join(metadataColumns, ",")
		if near := queries.Nearest(name, metadataColumns); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return fmt.Errorf("%s:1: unknown column %q: %s", path, name, hint)
	}
	if !slices.Contains(head, "doc") {
		return fmt.Errorf("%s:1: the column doc is missing, which says which document a line is about", path)
	}
	return nil
}

// add reads one line.
func (m *metadata) add(head, row []string) error {
	var d extractor.Metadata
	for i, name := range head {
		value := strings.TrimSpace(row[i])
		switch name {
		case "doc":
			d.Doc = value
		case "title":
			d.Title = value
		case "date":
			d.Date = value
		case "issuer":
			d.Issuer = value
		case "parties":
			d.Parties = strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(";；、|，,", r) })
		case "url":
			d.URL = value
		}
	}
	if _, ok := graph.ParseDate(d.Date); d.Date != "" && !ok {
		return fmt.Errorf("date %q is not one such as 2023, 2023-05 or 2023-05-19", d.Date)
	}
	if d.Doc == "" {
		return fmt.Errorf("no document is named in the column doc")
	}
	m.rows = append(m.rows, d)
	return nil
}

// of is what is known about a file. A line names it by the document's name, by
// the path given on the command line, or by either without its ending; the
// document is then called as the line calls it.
func (m *metadata) of(f file) extractor.Metadata {
	whole := filepath.ToSlash(f.path)
	for _, name := range []string{f.doc, whole, strings.TrimSuffix(f.doc, path.Ext(f.doc)), strings.TrimSuffix(whole, path.Ext(whole))} {
		for i, row := range m.rows {
			if row.Doc == name {
				m.used[i] = true
				return row
			}
		}
	}
	return extractor.Metadata{Doc: f.doc}
}

// unused lists the documents of lines that fitted no file.
func (m *metadata) unused() []string {
	var docs []string
	for i, row := range m.rows {
		if !m.used[i] {
			docs = append(docs, row.Doc)
		}
	}
	return docs
}
