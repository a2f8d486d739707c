package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const smallGold = `# a comment
#alias	两国	双方
1	双方	supports	扩大双边贸易规模
1	双方	strengthens	战略互信	intended
2	甲国	held-in	日内瓦
2	论坛	held-on	2024-05-06
3	双方	opposes	单边制裁		negated
3	双方	praises	东道主	asserted	?
`

func row(subject, relation, object string) Row {
	return Row{Subject: subject, Relation: relation, Object: object, Modality: "asserted"}
}

func TestAdd(t *testing.T) {
	g, err := ReadGold(strings.NewReader(smallGold), "small.tsv")
	if err != nil {
		t.Fatal(err)
	}
	r := NewReport()
	r.Add("small", g, []Row{
		row("两国", "supports", "扩大双边贸易"),                 // alias, boundary: 6 of 8 characters
		row("双方", "strengthens", "战略互信"),                // modality
		row("甲国", "held-in", "瑞士日内瓦"),                   // larger place before it
		row("论坛", "held-on", "2024-05-07"),              // another day
		row("双方", "opposes", "单边制裁"),                    // polarity
		row("双方", "praises", "东道主"),                     // optional
		row("双方", "likes", "东道主"),                       // outside the inventory
		row("丙国", "visits", "甲国"),                       // spurious
		row("双方", "strengthens", "“战略 互信”"),             // repeat
		{"", "双方", "supports", "扩大双边", "", true, false}, // negated: no pair
	})
	if r.All.Gold != 5 || r.All.Out != 7 {
		t.Errorf("gold %d, out %d, want 5 and 7", r.All.Gold, r.All.Out)
	}
	if r.All.StrictGold != 3 || math.Abs(r.All.SoftGold-(2+12.0/14)) > 1e-9 {
		t.Errorf("strict %d, soft %v, want 3 and 2.857", r.All.StrictGold, r.All.SoftGold)
	}
	if r.ModalityRight != 2 || r.ModalityOf != 3 {
		t.Errorf("modality %d/%d, want 2/3", r.ModalityRight, r.ModalityOf)
	}
	want := map[string]int{causeModality: 1, "missed held-on": 1, causePolarity: 1, "spurious held-on": 1, "spurious visits": 1, "spurious supports": 1}
	got := map[string]int{}
	for _, e := range r.Errors {
		got[e.Cause]++
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("causes %v, want %v", got, want)
	}
	var b bytes.Buffer
	if err := r.PrintErrors(&b); err != nil || !strings.Contains(b.String(), "gold 论坛 | held-on | 2024-05-06") {
		t.Errorf("printed errors %q, %v", b.String(), err)
	}
}

func TestAssignPrefersTheBestSum(t *testing.T) {
	// The greedy choice (0.9 first) gives 0.9; the best pairing gives 1.5.
	got := assign([][]float64{{0.9, 0.8}, {0.7, 0}})
	if got[0] != 1 || got[1] != 0 {
		t.Errorf("assign = %v, want [1 0]", got)
	}
}

func TestReadGoldNamesTheLine(t *testing.T) {
	for _, bad := range []string{"1\t双方\tsupport\t贸易", "1\t双方\tsupports", "#alias\t两国"} {
		_, err := ReadGold(strings.NewReader("# head\n"+bad+"\n"), "bad.tsv")
		if err == nil || !strings.HasPrefix(err.Error(), "bad.tsv:2: ") {
			t.Errorf("ReadGold(%q) = %v, want an error at bad.tsv:2", bad, err)
		}
	}
}

// TestSameFiguresAsReference compares the report, to the byte, with that of the
// Python scorer on outputs made of the gold by known damage.
func TestSameFiguresAsReference(t *testing.T) {
	script, _ := filepath.Abs("../../../shared/gold/score.py")
	golds, _ := filepath.Glob("../../../shared/gold/dev/*.tsv")
	if _, err := os.Stat(script); err != nil || len(golds) == 0 {
		t.Skip("skipped: ../shared/gold/score.py is not there")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("TEST_TUPU_TOOLS") != "" {
			t.Fatal(err)
		}
		t.Skip("skipped: python3 is not there")
	}
	dir, report := t.TempDir(), NewReport()
	args := []string{script}
	for _, path := range golds {
		g := readGoldFile(t, path)
		out := damaged(g.Rows)
		file := filepath.Join(dir, filepath.Base(path)+".jsonl")
		writeOutput(t, file, out)
		args = append(args, path, file)
		rows := readOutputFile(t, file)
		report.Add(filepath.Base(path), g, rows)
	}
	want, err := exec.Command(python, args...).Output()
	if err != nil {
		t.Fatalf("score.py: %v", err)
	}
	var got bytes.Buffer
	if err := report.Print(&got); err != nil {
		t.Fatal(err)
	}
	if sortDocuments(got.String()) != sortDocuments(string(want)) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// damaged makes an output of gold rows: some cut short, some of another
// relation, subject or modality, some left out, some twice.
func damaged(rows []Row) []Row {
	var out []Row
	for i, r := range rows {
		object := []rune(r.Object)
		switch i % 9 {
		case 0:
			continue
		case 1:
			r.Object = string(object[:(len(object)+1)/2])
		case 2:
			r.Object = string(object[len(object)/4:])
		case 3:
			r.Relation = "supports"
		case 4:
			r.Subject = "某方"
		case 5:
			r.Modality, r.Negated = "intended", i%2 == 0
		case 6:
			out = append(out, r)
		}
		out = append(out, r)
	}
	return out
}

func readGoldFile(t *testing.T, path string) *Gold {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g, err := ReadGold(f, path)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func readOutputFile(t *testing.T, path string) []Row {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := ReadOutput(f, path)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func writeOutput(t *testing.T, path string, rows []Row) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, r := range rows {
		if err := enc.Encode(map[string]any{
			"subject": map[string]string{"name": r.Subject}, "relation": r.Relation,
			"object": map[string]string{"name": r.Object}, "modality": r.Modality, "negated": r.Negated,
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// sortDocuments puts the lines of documents in one order.
func sortDocuments(s string) string {
	lines := strings.Split(s, "\n")
	var docs, rest []string
	for _, l := range lines {
		if strings.HasPrefix(l, "doc ") {
			docs = append(docs, l)
		} else {
			rest = append(rest, l)
		}
	}
	return strings.Join(rest, "\n") + strings.Join(docs, "\n")
}
