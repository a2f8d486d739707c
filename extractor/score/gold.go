package score

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"
)

// Row is a triple as the scorer sees it. Sentence and Optional are of gold only.
type Row struct {
	Sentence string
	Subject  string
	Relation string
	Object   string
	Modality string
	Negated  bool
	Optional bool
}

// Gold is what people annotated in one document.
type Gold struct {
	Rows  []Row
	alias map[string]string // normalized surface form to name
}

// ReadGold reads a gold file: UTF-8, tab-separated: sentence number, subject,
// relation, object, modality (empty: asserted), flags ("?" optional, "negated").
// Lines that start with # are comments, but "#alias<TAB>surface<TAB>name" makes
// two names one. The name is for messages.
func ReadGold(r io.Reader, name string) (*Gold, error) {
	g := &Gold{alias: map[string]string{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if err := g.line(strings.TrimSuffix(lines.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	g.once()
	return g, nil
}

// line reads one line of a gold file.
func (g *Gold) line(s string) error {
	f := strings.Split(s, "\t")
	switch {
	case f[0] == "#alias":
		if len(f) != 3 {
			return fmt.Errorf("not an alias: %q, want #alias<TAB>surface<TAB>name", s)
		}
		g.alias[normalize(f[1])] = f[2]
		return nil
	case strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#"):
		return nil
	case len(f) < 4 || familyOf[f[2]] == "":
		return fmt.Errorf("not a gold line: %q, want number, subject, relation of the inventory, object, separated by tabs", s)
	}
	row := Row{Sentence: f[0], Subject: f[1], Relation: f[2], Object: f[3], Modality: "asserted"}
	if len(f) > 4 && f[4] != "" {
		row.Modality = f[4]
	}
	if len(f) > 5 {
		row.Negated, row.Optional = strings.Contains(f[5], "negated"), strings.Contains(f[5], "?")
	}
	g.Rows = append(g.Rows, row)
	return nil
}

// once drops repeats; a firm line wins over its optional repeat.
func (g *Gold) once() {
	sort.SliceStable(g.Rows, func(i, j int) bool { return !g.Rows[i].Optional && g.Rows[j].Optional })
	g.Rows = distinct(g.Rows, func(r Row) Row {
		return Row{Subject: normalize(g.name(r.Subject)), Relation: r.Relation, Object: normalizeDate(r.Object), Negated: r.Negated}
	})
}

// name is the one name of things that the gold file says are the same.
func (g *Gold) name(surface string) string {
	if name, ok := g.alias[normalize(surface)]; ok {
		return name
	}
	return surface
}

// distinct keeps the first row of each key.
func distinct(rows []Row, key func(Row) Row) []Row {
	seen := map[Row]bool{}
	var kept []Row
	for _, r := range rows {
		if k := key(r); !seen[k] {
			seen[k] = true
			kept = append(kept, r)
		}
	}
	return kept
}
