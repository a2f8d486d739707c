package extractor_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"tupu/extractor"
	"tupu/seeds"
)

var ownFile = regexp.MustCompile("(?s)`mine/([a-z/.]+)`\n\n```[a-z]+\n(.*?)```")

// ownSeeds writes the files that README.md shows as one's own into a folder.
func ownSeeds(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files := ownFile.FindAllSubmatch(page, -1)
	if len(files) != 2 {
		t.Fatalf("README.md shows %d files, want 2", len(files))
	}
	for _, f := range files {
		path := filepath.Join(dir, string(f[1]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f[2], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestOwnSeeds does what README.md says of an actor, a relation and a rule of
// one's own.
func TestOwnSeeds(t *testing.T) {
	fsys, err := seeds.Overlay(ownSeeds(t))
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range x.TestRules() {
		t.Error(f)
	}
	r, err := x.Extract([]byte("拯救咸海国际基金会将贷款给塔吉克斯坦。"), extractor.Metadata{Doc: "own"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Triples) != 1 || r.Triples[0].String() != "拯救咸海国际基金会 lends-to 塔吉克斯坦 (intended)" || r.Triples[0].Subject.IRI != "咸海基金会" {
		t.Errorf("got %v", r.Triples)
	}
	if x.Fingerprint() == newExtractor(t).Fingerprint() {
		t.Error("own seeds have the fingerprint of the bundled ones")
	}
}

// TestFaultySeeds wants every fault named with file, line and column, all at once.
func TestFaultySeeds(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"rules/bad.yaml":   "- rule: bad.one\n  relation: supports\n  frame: stanze\n  trigers: [x]\n- rule: bad.two\n  relation: supports\n  frame: stance\n  triggers: [x]\n",
		"lexicon/bad.tsv":  "name\ttype\taliases\tabbr\ten\tids\tposition\tmembers\tfrom\tuntil\tsource\n甲\tPlanet\t\t\t\t\t\t\t\t\tx\n乙\tPlace\n",
		"grammar/zzz.tsv":  "",
		"dictionary/x.txt": "",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fsys, err := seeds.Overlay(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = extractor.New(fsys)
	if err == nil {
		t.Fatal("faulty seeds load")
	}
	for _, want := range []string{`rules/bad.yaml:4:3: unknown key "trigers"`, `rules/bad.yaml:5:`, "needs both examples and counterexamples", `lexicon/bad.tsv:2:3: unknown type "Planet"`, "lexicon/bad.tsv:3:1: 2 columns"} {
		if !regexp.MustCompile(regexp.QuoteMeta(want)).MatchString(err.Error()) {
			t.Errorf("%q is not in:\n%v", want, err)
		}
	}
}
