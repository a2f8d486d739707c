package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"tupu/extractor"
)

// FromTriples makes rows of what the extractor gave.
func FromTriples(triples []extractor.Triple) []Row {
	rows := make([]Row, 0, len(triples))
	for _, t := range triples {
		rows = append(rows, Row{
			Subject: t.Subject.Name, Relation: t.Relation, Object: t.Object.Name,
			Modality: string(t.Modality), Negated: t.Negated,
		})
	}
	return rows
}

// ReadOutput reads rows from lines as `tupu extract` prints them. The name is
// for messages.
func ReadOutput(r io.Reader, name string) ([]Row, error) {
	var rows []Row
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<26)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		row, err := outputLine(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: not an output line: %w", name, n, err)
		}
		rows = append(rows, row)
	}
	return rows, lines.Err()
}

// outputLine reads what the scorer needs of one line.
func outputLine(line []byte) (Row, error) {
	type named struct{ Name *string }
	var t struct {
		Subject, Object named
		Relation        *string
		Modality        string
		Negated         bool
	}
	if err := json.Unmarshal(line, &t); err != nil {
		return Row{}, err
	}
	if t.Subject.Name == nil || t.Object.Name == nil || t.Relation == nil {
		return Row{}, fmt.Errorf("subject.name, relation or object.name is missing")
	}
	return Row{Subject: *t.Subject.Name, Relation: *t.Relation, Object: *t.Object.Name, Modality: t.Modality, Negated: t.Negated}, nil
}

// prepare gives output rows their one name, and leaves out repeats and
// relations outside the inventory.
func (g *Gold) prepare(out []Row) []Row {
	var rows []Row
	for _, r := range out {
		if familyOf[r.Relation] == "" {
			continue
		}
		r.Subject = g.name(r.Subject)
		if r.Modality == "" {
			r.Modality = "asserted"
		}
		rows = append(rows, r)
	}
	return distinct(rows, func(r Row) Row {
		key := Row{Subject: normalize(r.Subject), Relation: r.Relation, Object: normalize(r.Object), Negated: r.Negated}
		if exact[r.Relation] {
			key.Object = normalizeDate(r.Object)
		}
		return key
	})
}
