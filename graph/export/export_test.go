package export

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/parquet-go/parquet-go"

	"tupu/extractor"
	"tupu/graph"
)

const doc = "示例 文件.txt"

func term(name string, t extractor.Type) extractor.Term {
	return extractor.Term{IRI: graph.EscapeIRI(name), Name: name, Text: name, Type: t}
}

func triple(n int, s extractor.Term, relation string, o extractor.Term) extractor.Triple {
	return extractor.Triple{
		Doc: doc, Sentence: extractor.Sentence{N: n, Text: "第一行\n<第二行> & \"引号\"\t\\"}, Subject: s, Relation: relation, Object: o,
		Modality: extractor.Asserted, Trigger: extractor.Trigger{Text: "支持"}, Rule: "test.rule",
	}
}

// sample has a group, a modality, a negation, a rejection, a date, and names
// that try every format's quoting. Its edges: group supports 修路 (2 sentences),
// 甲国 cooperates-in/intended =教育, 峰会 held-on a date; and two members, one thing in a phrase.
func sample(t *testing.T) *graph.Graph {
	t.Helper()
	ctx := context.Background()
	members := []string{"甲国", "乙国"}
	both := term("各方", extractor.Group)
	both.IRI, both.Members = extractor.GroupIRI(members, "", ""), members
	road := term("修<路> & \"桥\"、#1?[甲]", extractor.Measure)
	road.About = []string{"甲国"}
	intended := triple(2, term("甲国", extractor.Country), "cooperates-in", term("=教育+1", extractor.Field))
	intended.Modality = extractor.Intended
	negated := triple(2, term("甲国", extractor.Country), "supports", term("不支持的事", extractor.Concept))
	negated.Negated = true
	rejected := triple(3, term("乙国", extractor.Country), "opposes", term("误读的事", extractor.Concept))
	r := &extractor.Result{
		Meta: extractor.Metadata{Doc: doc, Title: "示例", Date: "2023-05"},
		Triples: []extractor.Triple{
			triple(1, both, "supports", road), triple(4, both, "supports", road), intended, negated, rejected,
			triple(5, term("峰会", extractor.Event), "held-on", term("2023-03-09/2023-03-10", extractor.Date)),
		},
		Entities: []*extractor.Entity{{Name: "甲国", Type: extractor.Country, Aliases: []string{"甲方"}, EN: "Alpha", Position: [2]float64{1.5, -2}}},
	}
	g, err := graph.Open("memory:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	d := graph.Document{Meta: extractor.Metadata{Doc: doc}, Bytes: []byte("x"), Rules: "r1", Version: "v9.9.9"}
	if _, err := g.Put(ctx, d, r); err != nil {
		t.Fatal(err)
	}
	id := extractor.StatementID("乙国", "opposes", "误读的事", extractor.Asserted, false)
	if err := g.Judge(ctx, id, graph.Decision{Verdict: graph.Rejected}); err != nil {
		t.Fatal(err)
	}
	return g
}

func write(t *testing.T, g *graph.Graph, name string, opt Options) []byte {
	t.Helper()
	f, err := Find(name)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(context.Background(), g, &b, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// plain is a file's text: zip files and parquet are opened.
func plain(t *testing.T, name string, data []byte) string {
	t.Helper()
	switch name {
	case "csv":
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(text)
		}
		return all.String()
	case "parquet":
		rows, err := parquet.Read[row](bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, r := range rows {
			all.WriteString(r.Subject + r.SubjectName + r.Object + r.ObjectName + r.Modality + r.IRI)
		}
		f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		generator, _ := f.Lookup("generator")
		return all.String() + generator
	}
	return string(data)
}

// TestEveryFormat checks what all formats promise.
func TestEveryFormat(t *testing.T) {
	opt := Options{Base: "https://kg.example/", Version: "v1.2.3"}
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			g := sample(t)
			data := write(t, g, f.Name, opt)
			if again := write(t, sample(t), f.Name, opt); !bytes.Equal(data, again) {
				t.Error("the same graph gives other bytes")
			}
			text := plain(t, f.Name, data)
			for _, want := range []string{"https://kg.example/", "intended", "v1.2.3", "v9.9.9", "rules r1", "教育"} {
				if !strings.Contains(text, want) {
					t.Errorf("%q is missing", want)
				}
			}
			if strings.Contains(text, "误读的事") {
				t.Error("a rejected statement is in it")
			}
			derived := extractor.StatementID("乙国", "supports", graph.EscapeIRI("修<路> & \"桥\"、#1?[甲]"), extractor.Asserted, false)
			if strings.Contains(text, derived) {
				t.Error("a derived statement is in it")
			}
			opt := opt
			opt.Members = true
			if !strings.Contains(plain(t, f.Name, write(t, g, f.Name, opt)), derived) {
				t.Error("a derived statement is missing where it was asked for")
			}
		})
	}
}

func TestFindAndBase(t *testing.T) {
	if _, err := Find("xls"); err == nil || !strings.Contains(err.Error(), "graphml") {
		t.Error(err)
	}
	for _, base := range []string{"no base", "kg/", "http://a b/"} {
		if err := Formats[0].Write(context.Background(), sample(t), io.Discard, Options{Base: base}); err == nil {
			t.Errorf("base %q is taken", base)
		}
	}
}

func TestNQuadsReadBack(t *testing.T) {
	data := write(t, sample(t), "nquads", Options{})
	r := nquads.NewReader(bytes.NewReader(data), false)
	n, negated := 0, 0
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		n++
		if !strings.HasPrefix(string(q.Subject.(quad.IRI)), DefaultBase) {
			t.Errorf("not absolute: %v", q)
		}
		if strings.HasSuffix(string(q.Predicate.(quad.IRI)), "/negated") && strings.Contains(strings.ToLower(q.Object.String()), "true") {
			negated++
		}
	}
	if n != bytes.Count(data, []byte("\n")) || negated != 1 {
		t.Errorf("%d quads of %d lines, %d negated", n, bytes.Count(data, []byte("\n")), negated)
	}
}

func TestCSVCells(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-3.5": "-3.5", "+甲": "'+甲", "甲=乙": "甲=乙", "": ""} {
		if got := safe(cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
	var b bytes.Buffer
	if err := writeTable(&b, edgeRows(mustView(t), Options{Base: "x:"}), Options{}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != 7 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("\ufeff")) {
		t.Error("no byte order mark")
	}
}

func mustView(t *testing.T) *view {
	t.Helper()
	v, err := newView(context.Background(), sample(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// foreign are programs of others that read each format and say what they see.
var foreign = []struct {
	name, format string
	module       string   // of python, or of the program
	program      []string // empty: python
	script       string
	want         string
}{
	{"rapper", "nquads", "", []string{"rapper", "-q", "-c", "-i", "nquads"}, "", ""},
	{"rapper", "turtle", "", []string{"rapper", "-q", "-c", "-i", "turtle"}, "", ""},
	{"rdflib", "nquads", "rdflib", nil, `
from rdflib import Dataset, URIRef
d = Dataset(); d.parse(path, format="nquads")
b = "https://example.org/tupu/"
print(len(list(d.quads((None, URIRef(b+"supports"), None, None)))), len(list(d.quads((None, URIRef(b+"negated"), None, None)))))`, "1 4"},
	{"rdflib", "turtle", "rdflib", nil, `
from rdflib import Graph
g = Graph(); g.parse(path, format="turtle")
q = "prefix t: <https://example.org/tupu/> select ?s ?l { ?s t:supports ?o . ?o <http://www.w3.org/2000/01/rdf-schema#label> ?l }"
print([str(r.l) for r in g.query(q)])`, `['修<路> & "桥"、#1?[甲]']`},
	{"networkx", "graphml", "networkx", nil, `
import networkx as nx
g = nx.read_graphml(path)
e = [d for _,_,d in g.edges(data=True) if d["relation"]=="supports"][0]
print(len(g), g.number_of_edges(), e["weight"], e["modality"], g.nodes["甲国"]["label_en"], g.nodes["甲国"]["longitude"])`, "7 6 2.0 asserted Alpha -2.0"},
	{"networkx", "gexf", "networkx", nil, `
import networkx as nx
g = nx.read_gexf(path)
e = [d for _,_,d in g.edges(data=True) if d["relation"]=="supports"][0]
print(len(g), g.number_of_edges(), e["weight"], e["modality"], e["start"], g.nodes["甲国"]["label"])`, "7 6 2.0 asserted 2023-01-01 甲国"},
	{"pandas", "csv", "pandas", nil, `
import pandas as pd, zipfile
z = zipfile.ZipFile(path)
n, e = pd.read_csv(z.open("nodes.csv")), pd.read_csv(z.open("edges.csv"))
print(len(n), len(e), list(n.columns)[0], e[e.relation=="supports"].weight.iloc[0], "'=教育+1" in set(e.target_label))`, "7 6 id 2 True"},
	{"hyparquet", "parquet", "hyparquet", []string{"node", "--input-type=module"}, `
import { asyncBufferFromFile, parquetReadObjects, parquetMetadataAsync } from "hyparquet"
const file = await asyncBufferFromFile(path)
const rows = await parquetReadObjects({ file }), meta = await parquetMetadataAsync(file)
const d = Object.fromEntries(rows.map(r => [r.relation, r]))
console.log(rows.length, d.supports.sentences, d.supports.first_year, d.member.first_year ?? null, d.supports.object_name,
  meta.key_value_metadata.some(m => m.value.includes("v9.9.9")))`, `6 2 2023 null 修<路> & "桥"、#1?[甲] true`},
}

// TestForeignReaders reads every format with a program that is not ours. With
// TEST_TUPU_TOOLS=1 a program that is missing is a failure. TEST_TUPU_PYTHON names another
// python, TEST_TUPU_NODE a folder with node_modules.
func TestForeignReaders(t *testing.T) {
	g := sample(t)
	for _, f := range foreign {
		t.Run(f.name+" "+f.format, func(t *testing.T) {
			cmd := foreignCommand(t, f.program, f.module, f.script)
			format, err := Find(f.format)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "x"+format.Ext)
			if err := os.WriteFile(path, write(t, g, f.format, Options{Version: "v1"}), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd.Args = append(cmd.Args, path)
			out, err := cmd.CombinedOutput()
			if got := strings.TrimSpace(string(out)); err != nil || f.want != "" && got != f.want {
				t.Errorf("%v\ngot  %s\nwant %s", err, got, f.want)
			}
		})
	}
}

// foreignCommand is the command that reads the file named after it; it skips
// the test where something is missing.
func foreignCommand(t *testing.T, program []string, module, script string) *exec.Cmd {
	t.Helper()
	missing := t.Skipf
	if os.Getenv("TEST_TUPU_TOOLS") != "" {
		missing = t.Fatalf
	}
	switch {
	case module == "":
		if _, err := exec.LookPath(program[0]); err != nil {
			missing("%s is not installed (Debian: raptor2-utils)", program[0])
		}
		return exec.Command(program[0], program[1:]...) // #nosec G204 -- of the table above
	case program != nil:
		return nodeCommand(missing, program, module, script)
	}
	for _, python := range []string{os.Getenv("TEST_TUPU_PYTHON"), "python3", "/usr/bin/python3"} {
		if python != "" && exec.Command(python, "-c", "import "+module).Run() == nil { // #nosec G204 -- a test
			return exec.Command(python, "-c", "import sys; path = sys.argv[1]\n"+script) // #nosec G204 -- a test
		}
	}
	missing("no python has the module %s (Debian: python3-%s)", module, module)
	return nil
}

// nodeCommand runs a script under node, in a folder that has the module.
func nodeCommand(missing func(string, ...any), program []string, module, script string) *exec.Cmd {
	dir := os.Getenv("TEST_TUPU_NODE")
	if _, err := os.Stat(filepath.Join(dir, "node_modules", module)); dir == "" || err != nil {
		missing("TEST_TUPU_NODE names no folder with node_modules/%s (npm install %s)", module, module)
	}
	cmd := exec.Command(program[0], append(program[1:], "-e", "const path = process.argv[1]\n"+script)...) // #nosec G204 -- of the table above
	cmd.Dir = dir
	return cmd
}
