package graph

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A review file is tab-separated UTF-8 text that a spreadsheet opens and version
// control compares line by line. Its first line names the columns; lines that
// begin with # are comments. A tab, line break or backslash inside a cell is
// written \t, \n, \\.
var reviewColumns = []struct {
	name string
	cell func(*ReviewLine) *string
}{
	{"verdict", func(l *ReviewLine) *string { return &l.Verdict }},
	{"statement", func(l *ReviewLine) *string { return &l.Statement }},
	{"subject", func(l *ReviewLine) *string { return &l.Subject }},
	{"relation", func(l *ReviewLine) *string { return &l.Relation }},
	{"object", func(l *ReviewLine) *string { return &l.Object }},
	{"modality", func(l *ReviewLine) *string { return &l.Modality }},
	{"sentence", func(l *ReviewLine) *string { return &l.Sentence }},
	{"document", func(l *ReviewLine) *string { return &l.Document }},
	{"rule", func(l *ReviewLine) *string { return &l.Rule }},
	{"sample", func(l *ReviewLine) *string { return &l.Sample }},
	{"by", func(l *ReviewLine) *string { return &l.By }},
	{"time", func(l *ReviewLine) *string { return &l.Time }},
	{"note", func(l *ReviewLine) *string { return &l.Note }},
}

var (
	escapeCell   = strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n", "\r", "\\r")
	unescapeCell = strings.NewReplacer("\\\\", "\\", "\\t", "\t", "\\n", "\n", "\\r", "\r")
)

// verdictWords are what a reviewer may write; all are case-insensitive.
var verdictWords = map[string]string{
	"": "", Unreviewed: "", Accepted: Accepted, "accept": Accepted, "y": Accepted, Rejected: Rejected, "reject": Rejected, "n": Rejected,
}

// WriteReview writes a review file.
func WriteReview(w io.Writer, lines []ReviewLine) error {
	b := bufio.NewWriter(w)
	names := make([]string, len(reviewColumns))
	for i, c := range reviewColumns {
		names[i] = c.name
	}
	fmt.Fprintln(b, strings.Join(names, "\t"))
	cells := make([]string, len(reviewColumns))
	for i := range lines {
		for j, c := range reviewColumns {
			cells[j] = escapeCell.Replace(*c.cell(&lines[i]))
		}
		fmt.Fprintln(b, strings.Join(cells, "\t"))
	}
	return b.Flush()
}

// ReadReview reads a review file. Columns may stand in any order and be left
// out, but for verdict and statement. All errors come at once, with their lines.
func ReadReview(r io.Reader) ([]ReviewLine, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 16<<20)
	var (
		columns []func(*ReviewLine) *string
		lines   []ReviewLine
		errs    []error
	)
	for n := 1; sc.Scan(); n++ {
		text := strings.TrimSuffix(strings.TrimPrefix(sc.Text(), "\ufeff"), "\r")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(text, "\t")
		var err error
		if columns == nil {
			if columns, err = readHeader(cells); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			continue
		}
		l, err := readLine(columns, cells)
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", n, err))
			continue
		}
		lines = append(lines, l)
	}
	if columns == nil && sc.Err() == nil {
		errs = append(errs, errors.New("no line with the names of the columns; `tupu sample` writes a file to start from"))
	}
	return lines, errors.Join(append(errs, sc.Err())...)
}

func readHeader(cells []string) ([]func(*ReviewLine) *string, error) {
	var out []func(*ReviewLine) *string
	have := map[string]bool{}
	for _, name := range cells {
		name = strings.TrimSpace(name)
		found := false
		for _, c := range reviewColumns {
			if c.name == name {
				out, found, have[name] = append(out, c.cell), true, true
			}
		}
		if !found {
			return nil, fmt.Errorf("unknown column %q", name)
		}
	}
	if !have["verdict"] || !have["statement"] {
		return nil, errors.New("the columns verdict and statement are needed")
	}
	return out, nil
}

func readLine(columns []func(*ReviewLine) *string, cells []string) (ReviewLine, error) {
	var l ReviewLine
	if len(cells) > len(columns) {
		return l, fmt.Errorf("%d cells, but only %d columns are named", len(cells), len(columns))
	}
	for i, c := range cells {
		*columns[i](&l) = unescapeCell.Replace(c)
	}
	verdict, ok := verdictWords[strings.ToLower(strings.TrimSpace(l.Verdict))]
	if !ok {
		return l, fmt.Errorf("verdict %q: want %s, %s or nothing", l.Verdict, Accepted, Rejected)
	}
	l.Verdict = verdict
	l.Statement = strings.Trim(strings.TrimSpace(l.Statement), "<>")
	if !strings.HasPrefix(l.Statement, "stmt/") {
		return l, fmt.Errorf("statement %q: want an id such as stmt/9f3c2a71d04e55b8", l.Statement)
	}
	return l, nil
}
