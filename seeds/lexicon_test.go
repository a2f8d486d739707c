package seeds_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const header = "name\ttype\taliases\tabbr\ten\tids\tposition\tmembers\tfrom\tuntil\tsource"

// line is one line of a lexicon table and where it stands.
type line struct {
	at, name, kind, ids, position, members, from, until, source string
	aliases, abbr                                               []string
}

// readTable reads a table; a line of another form is an error of the test.
func readTable(t *testing.T, path string) []line {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	if text[0] != header {
		t.Errorf("%s:1: header is %q", path, text[0])
	}
	var lines []line
	for i, s := range text[1:] {
		if strings.HasPrefix(s, "#") {
			continue
		}
		at := fmt.Sprintf("%s:%d", path, i+2)
		f := strings.Split(s, "\t")
		if len(f) != 11 {
			t.Errorf("%s: %d columns, want 11", at, len(f))
			continue
		}
		lines = append(lines, line{
			at: at, name: f[0], kind: f[1], aliases: list(f[2]), abbr: list(f[3]),
			ids: f[5], position: f[6], members: f[7], from: f[8], until: f[9], source: f[10],
		})
	}
	return lines
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// readLexicon reads every table.
func readLexicon(t *testing.T) []line {
	t.Helper()
	paths, err := filepath.Glob("lexicon/*.tsv")
	if err != nil || len(paths) == 0 {
		t.Fatal("no tables", err)
	}
	var lines []line
	for _, p := range paths {
		lines = append(lines, readTable(t, p)...)
	}
	return lines
}

var kinds = []string{
	"Country", "Place", "Organization", "Group", "Person", "Document", "Initiative", "Event",
	"Project", "Field", "Threat", "Office", "Concept",
}

func TestLexiconLines(t *testing.T) {
	for _, l := range readLexicon(t) {
		if l.name == "" || l.source == "" {
			t.Errorf("%s: no name or no source", l.at)
		}
		if !slices.Contains(kinds, l.kind) {
			t.Errorf("%s: type %q, want one of %v", l.at, l.kind, kinds)
		}
		for _, s := range append(append([]string{l.name}, l.aliases...), l.abbr...) {
			if s == "" || s != strings.TrimSpace(s) {
				t.Errorf("%s: %q is empty or has a blank at its border", l.at, s)
			}
		}
		for _, s := range append([]string{l.name}, l.aliases...) {
			if len([]rune(s)) < 2 {
				t.Errorf("%s: %q is a single character, which belongs in abbr", l.at, s)
			}
		}
	}
}

// TestLexiconNames: a surface form leads to one entry. Where two things bear one
// name, one of them is declared with a disambiguator: 李晨（演员）.
func TestLexiconNames(t *testing.T) {
	first := map[string]string{}
	for _, l := range readLexicon(t) {
		for _, s := range append([]string{l.name}, l.aliases...) {
			if other, ok := first[s]; ok {
				t.Errorf("%s: %s already stands at %s", l.at, s, other)
			}
			first[s] = l.at
		}
	}
}

var date = regexp.MustCompile(`^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$`)

func TestLexiconDates(t *testing.T) {
	for _, l := range readLexicon(t) {
		for _, d := range []string{l.from, l.until} {
			if !date.MatchString(d) {
				t.Errorf("%s: %q is no date of ISO 8601", l.at, d)
			}
		}
		if l.from != "" && l.until != "" && l.from > l.until {
			t.Errorf("%s: ends %s before it begins %s", l.at, l.until, l.from)
		}
	}
}

func TestLexiconMembers(t *testing.T) {
	lines := readLexicon(t)
	kind := map[string]string{}
	for _, l := range lines {
		kind[l.name] = l.kind
	}
	for _, l := range lines {
		for _, m := range list(l.members) {
			name, period, _ := strings.Cut(m, "@")
			from, until, _ := strings.Cut(period, "..")
			if kind[name] == "" {
				t.Errorf("%s: member %q has no line of its own", l.at, name)
			}
			if !date.MatchString(from) || !date.MatchString(until) || until != "" && from > until {
				t.Errorf("%s: member %q: bad period %q", l.at, name, period)
			}
		}
	}
}

var schemes = map[string]*regexp.Regexp{
	"iso3166-1-alpha2":  regexp.MustCompile(`^[A-Z]{2}$`),
	"iso3166-1-alpha3":  regexp.MustCompile(`^[A-Z]{3}$`),
	"iso3166-1-numeric": regexp.MustCompile(`^\d{3}$`),
	"iso3166-2":         regexp.MustCompile(`^[A-Z]{2}-[A-Z0-9]{1,3}$`),
	"geonames":          regexp.MustCompile(`^\d+$`),
	"un-m49":            regexp.MustCompile(`^\d{3}$`),
	"gb-t-2260":         regexp.MustCompile(`^\d{2}(\d{2}(\d{2})?)?$`),
	"cldr":              regexp.MustCompile(`^[A-Z]{2}$`),
	"country":           regexp.MustCompile(`^[A-Z]{2}$`),
}

var coordinates = regexp.MustCompile(`^(-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?)?$`)

// TestLexiconIDs: ids are of known schemes and name one thing, and only lines
// that come from data have them.
func TestLexiconIDs(t *testing.T) {
	first := map[string]string{}
	for _, l := range readLexicon(t) {
		for _, id := range list(l.ids) {
			scheme, value, _ := strings.Cut(id, ":")
			if re := schemes[scheme]; re == nil || !re.MatchString(value) {
				t.Errorf("%s: id %q", l.at, id)
			}
			if scheme == "country" {
				continue
			}
			if strings.HasPrefix(l.source, "own") {
				t.Errorf("%s: id %s without a data file as its source", l.at, id)
			}
			if first[id] != "" {
				t.Errorf("%s: id %s already stands at %s", l.at, id, first[id])
			}
			first[id] = l.at
		}
		if !coordinates.MatchString(l.position) {
			t.Errorf("%s: position %q", l.at, l.position)
		}
	}
	for _, l := range readLexicon(t) {
		for _, id := range list(l.ids) {
			if code, ok := strings.CutPrefix(id, "country:"); ok && first["iso3166-1-alpha2:"+code] == "" && first["cldr:"+code] == "" {
				t.Errorf("%s: no country has the code %s", l.at, code)
			}
		}
	}
}

// TestLexiconSize: the lexicon is loaded at every start.
func TestLexiconSize(t *testing.T) {
	if n := len(readLexicon(t)); n > 4000 {
		t.Errorf("%d lines, more than 4000", n)
	}
}
