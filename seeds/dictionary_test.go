package seeds_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// readDictionary reads the lines of a dictionary: word, frequency, tag.
func readDictionary(t *testing.T, path, separator string, skip int) [][]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]string
	for i, s := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		if i < skip || skip > 0 && strings.HasPrefix(s, "#") {
			continue
		}
		f := strings.Split(s, separator)
		if len(f) != 3 || strings.ContainsAny(s, "\x00\ufeff\r") {
			t.Errorf("%s:%d: %q is not word, frequency and tag", path, i+1, s)
			continue
		}
		lines = append(lines, append(f, fmt.Sprintf("%s:%d", path, i+1)))
	}
	return lines
}

var tags = strings.Fields("a ad ag an b c d df dg e f g h i ig j k l m mg mq n ng nr nrfg nrt ns nt nz o p q qe qg r rg rr rz " +
	"s t tg u ud ug uj ul uv uz v vd vg vi vn vq x y z zg")

// TestDictionary refuses what a segmenter's loader drops in silence or is broken by.
func TestDictionary(t *testing.T) {
	for _, file := range []struct {
		path, separator string
		skip            int
	}{{"dictionary/base.txt", " ", 0}, {"dictionary/terms.tsv", "\t", 1}} {
		first := map[string]string{}
		for _, f := range readDictionary(t, file.path, file.separator, file.skip) {
			word, at := f[0], f[3]
			if word == "" || strings.ContainsAny(word, " \t") {
				t.Errorf("%s: bad word %q", at, word)
			}
			if n, err := strconv.Atoi(f[1]); err != nil || n < 2 {
				t.Errorf("%s: bad frequency %q", at, f[1])
			}
			if !slices.Contains(tags, f[2]) {
				t.Errorf("%s: unknown tag %q", at, f[2])
			}
			key := strings.ToLower(word)
			if first[key] != "" {
				t.Errorf("%s: %s already stands at %s", at, word, first[key])
			}
			first[key] = at
		}
	}
}

// TestDictionarySize: each line of the base costs time at every start, and every
// common character must be there, else words that swallow it win.
func TestDictionarySize(t *testing.T) {
	lines := readDictionary(t, "dictionary/base.txt", " ", 0)
	if len(lines) > 20_000 {
		t.Errorf("%d lines, more than 20000", len(lines))
	}
	words := map[string]bool{}
	for _, f := range lines {
		words[f[0]] = true
	}
	for _, w := range strings.Fields("的 及 以 和 在 为 向 愿 并 国 方 将 应 等 于 与 同 就 对 由") {
		if !words[w] {
			t.Errorf("no line for %s", w)
		}
	}
	for _, w := range strings.Fields("及第 但有 别的") {
		if words[w] {
			t.Errorf("%s straddles borders", w)
		}
	}
}
