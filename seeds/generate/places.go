package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Names says which short names may stand alone.
type names struct {
	common map[string]string // names.tsv: name to reason
	taken  map[string]bool   // names of earlier tables
	// omitted are the codes of territories that the table of countries leaves out.
	omitted map[string]bool
}

func readNames(taken ...[]entry) (names, error) {
	n := names{common: map[string]string{}, taken: map[string]bool{}, omitted: map[string]bool{}}
	territories, err := readCorrections("countries.tsv")
	if err != nil {
		return n, err
	}
	for _, r := range territories {
		n.omitted[r["a2"]] = r["type"] == "-"
	}
	rows, err := readCorrections("names.tsv")
	for _, r := range rows {
		n.common[r["name"]] = r["reason"]
	}
	for _, table := range taken {
		n.take(table)
	}
	return n, err
}

// take marks all names and aliases of a table as used.
func (n names) take(table []entry) {
	for _, e := range table {
		n.taken[e.name] = true
		for _, a := range e.aliases {
			n.taken[a] = true
		}
	}
}

// free says that a name is neither a common word nor another entry's.
func (n names) free(name string) bool {
	return utf8.RuneCountInString(name) > 1 && n.common[name] == "" && !n.taken[name]
}

// citySuffixes are the endings that a city's everyday name does without.
var citySuffixes = []string{"特别市", "广域市", "市"}

// shortCity is a city's name without its ending, where one stays that may stand alone.
func shortCity(full string) string {
	for _, s := range citySuffixes {
		if short, ok := strings.CutSuffix(full, s); ok && utf8.RuneCountInString(short) > 1 {
			return short
		}
	}
	return full
}

// isSimplified says that a name is written with the simplified characters of
// GB 2312 alone. The catalogue of GeoNames mixes scripts, and its traditional
// names are mostly Taiwan's readings, so they are not converted but left to the
// table of corrections.
func isSimplified(name string) bool {
	_, err := simplifiedchinese.HZGB2312.NewEncoder().String(name)
	return err == nil
}

func position(lat, lon float64) string { return fmt.Sprintf("%.4f,%.4f", lat, lon) }
