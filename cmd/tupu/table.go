package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tupu/queries"
)

// answerFormats are the formats of query, the first is the default.
var answerFormats = []struct {
	name  string
	write func(io.Writer, *queries.Table) error
}{
	{"table", writeTable},
	{"json", writeJSON},
	{"csv", writeCSV},
}

func answerFormatNames() string {
	var names []string
	for _, f := range answerFormats {
		names = append(names, f.name)
	}
	return strings.Join(names, ", ")
}

// answerFormat is the writer of a format.
func answerFormat(name string) (func(io.Writer, *queries.Table) error, error) {
	for _, f := range answerFormats {
		if f.name == name {
			return f.write, nil
		}
	}
	return nil, usagef("unknown format %q: want %s", name, answerFormatNames())
}

// writeTable prints columns that line up on a terminal, where a Chinese character
// is two cells wide.
func writeTable(w io.Writer, t *queries.Table) error {
	columns, notes := withoutMembers(t)
	if len(columns) == 0 {
		return nil
	}
	lines := [][]string{columns}
	for _, row := range t.Rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, printable(queries.Plain(row[c])))
		}
		lines = append(lines, cells)
	}
	widths := make([]int, len(columns))
	for _, cells := range lines {
		for i, c := range cells {
			widths[i] = max(widths[i], cellWidth(c))
		}
	}
	for _, cells := range lines {
		var b strings.Builder
		for i, c := range cells {
			b.WriteString(c + strings.Repeat(" ", widths[i]-cellWidth(c)+2))
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	for _, n := range notes {
		if _, err := fmt.Fprintln(w, n); err != nil {
			return err
		}
	}
	return nil
}

// withoutMembers takes the members of groups out of the rows and into a note for
// each group, unless groups of one name differ in their members.
func withoutMembers(t *queries.Table) (columns, notes []string) {
	i := slices.Index(t.Columns, "members")
	if i < 0 {
		return t.Columns, nil
	}
	known := map[string]string{}
	for _, row := range t.Rows {
		party, members := queries.Plain(row["party"]), queries.Plain(row["members"])
		first, again := known[party]
		switch {
		case again && first != members:
			return t.Columns, nil
		case !again && members != "":
			notes = append(notes, printable(party+" = "+members))
		}
		known[party] = members
	}
	return slices.Delete(slices.Clone(t.Columns), i, i+1), notes
}

// printable keeps a cell on one line, and control characters of a document from
// reaching the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// cellWidth is the number of cells that a text takes on a terminal.
func cellWidth(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
				n++
			}
		}
	}
	return n
}

// writeJSON prints one object, with what was cut off and what seems wrong.
func writeJSON(w io.Writer, t *queries.Table) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(struct {
		Columns   []string         `json:"columns"`
		Result    []map[string]any `json:"result"`
		Truncated bool             `json:"truncated,omitempty"`
		Warnings  []string         `json:"warnings,omitempty"`
	}{t.Columns, t.Rows, t.Truncated != "", t.Warnings})
}

// writeCSV prints a table for spreadsheets. A cell that these would take for a
// formula gets a quotation mark before it.
func writeCSV(w io.Writer, t *queries.Table) error {
	if len(t.Columns) == 0 {
		return nil
	}
	out := csv.NewWriter(w)
	if err := out.Write(t.Columns); err != nil {
		return err
	}
	for _, row := range t.Rows {
		var cells []string
		for _, c := range t.Columns {
			s := queries.Plain(row[c])
			if _, isText := row[c].(string); isText && strings.HasPrefix(strings.TrimLeft(s, " \t\r\n"), "=") || strings.ContainsAny(s[:min(1, len(s))], "+-@") {
				s = "'" + s
			}
			cells = append(cells, s)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
