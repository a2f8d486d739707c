package extractor_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"tupu/extractor"
	"tupu/extractor/score"
	"tupu/seeds"
)

var bundled = sync.OnceValues(func() (*extractor.Extractor, error) { return extractor.New(seeds.FS()) })

func newExtractor(t testing.TB) *extractor.Extractor {
	t.Helper()
	x, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

const seedName = "xian-declaration-3.txt"

func seedDocument(t testing.TB) []byte {
	t.Helper()
	b, err := fs.ReadFile(seeds.FS(), "documents/"+seedName)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func extract(t testing.TB, src []byte) *extractor.Result {
	t.Helper()
	r, err := newExtractor(t).Extract(src, extractor.Metadata{Doc: seedName})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRules runs the examples and counter-examples that stand beside the rules.
func TestRules(t *testing.T) {
	for _, f := range newExtractor(t).TestRules() {
		t.Error(f)
	}
}

func TestRulesLint(t *testing.T) {
	for _, p := range newExtractor(t).Lint() {
		t.Error(p)
	}
}

// TestSeedScore holds the extraction of the seed to its gold.
func TestSeedScore(t *testing.T) {
	f, err := os.Open("testdata/xian-declaration-3.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := score.ReadGold(f, f.Name())
	if err != nil {
		t.Fatal(err)
	}
	report := score.NewReport()
	report.Add("seed", gold, score.FromTriples(extract(t, seedDocument(t)).Triples))
	strict := report.All.Strict()
	t.Logf("strict P %.3f R %.3f F1 %.3f", strict.P, strict.R, strict.F1)
	if strict.F1 < 0.90 {
		t.Errorf("strict F1 on the seed is %.3f, want at least 0.90", strict.F1)
	}
}

// TestSeedDates wants the nine dates of the seed's whole sentences as subject or
// object of a triple, and no other.
func TestSeedDates(t *testing.T) {
	want := map[string]bool{
		"2023": true, "2023-03-09/2023-03-10": true, "2022-07-21": true, "2021-11": true, "2022": true,
		"2023/2027": true, "2022-09-19": true, "2025": true, "2023-03-22/2023-03-24": true,
	}
	got := map[string]bool{}
	for _, tr := range extract(t, seedDocument(t)).Triples {
		for _, term := range []extractor.Term{tr.Subject, tr.Object} {
			if term.Type == extractor.Date {
				got[term.Name] = true
			}
		}
	}
	for d := range want {
		if !got[d] {
			t.Errorf("date %s is not found", d)
		}
	}
	for d := range got {
		if !want[d] {
			t.Errorf("date %s is false", d)
		}
	}
}

// bare is text with white space taken out.
func bare(s string) string { return strings.Join(strings.Fields(s), "") }

// checkSpans compares the bytes at a term's spans with its text.
func checkSpans(t *testing.T, src []byte, what, text string, spans []extractor.Span) {
	t.Helper()
	var b bytes.Buffer
	for _, s := range spans {
		if s.Start < 0 || s.End > len(src) || s.Start >= s.End {
			t.Errorf("%s %q: span %v outside the file of %d bytes", what, text, s, len(src))
			return
		}
		b.Write(src[s.Start:s.End])
	}
	if bare(b.String()) != bare(text) {
		t.Errorf("%s: text %q, bytes at its spans %q", what, text, b.String())
	}
}

// checkDocument checks every span of a document and counts terms without one.
func checkDocument(t *testing.T, src []byte) (terms, without int) {
	t.Helper()
	for _, tr := range extract(t, src).Triples {
		checkSpans(t, src, "trigger", tr.Trigger.Text, tr.Trigger.Spans)
		for _, term := range []extractor.Term{tr.Subject, tr.Object} {
			checkSpans(t, src, "term", term.Text, term.Spans)
			terms++
			if len(term.Spans) == 0 {
				without++
			}
		}
	}
	return terms, without
}

func TestSpans(t *testing.T) {
	checkDocument(t, seedDocument(t))
	for _, src := range []string{
		"\ufeff各方支持**加快跨境\r\n\r\n铁路**建设。\r\n",
		"　　双方愿在２０２３年加强 <b>能源</b>&nbsp;合作。",
		"各方欢迎[“绿色丝路”倡议](https://example.org/a)，𠮷方案除外，👍反对单边制裁。",
	} {
		checkDocument(t, []byte(src))
	}
}

// TestSpansOfSharedDocuments checks every document beside the checkout.
func TestSpansOfSharedDocuments(t *testing.T) {
	files := sharedDocuments(t)
	terms, without := 0, 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		n, m := checkDocument(t, src)
		terms, without = terms+n, without+m
	}
	t.Logf("%d documents, %d terms, %d without a span", len(files), terms, without)
	if without*5 > terms {
		t.Errorf("%d of %d terms have no span, want at most one in five", without, terms)
	}
}

func sharedDocuments(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"gold/dev/*.txt", "corpus/*.txt"} {
		m, _ := filepath.Glob(filepath.Join("..", "..", "shared", pattern))
		files = append(files, m...)
	}
	if len(files) == 0 {
		t.Skip("skipped: no documents in ../shared")
	}
	return files
}

// TestSameOutput wants the same bytes whatever the number of processors and from
// goroutines that share an extractor.
func TestSameOutput(t *testing.T) {
	src := seedDocument(t)
	want := encode(t, extract(t, src))
	for _, n := range []int{1, 4} {
		old := runtime.GOMAXPROCS(n)
		outs := make([][]byte, 4)
		var wg sync.WaitGroup
		for i := range outs {
			wg.Go(func() { outs[i] = encode(t, extract(t, src)) })
		}
		wg.Wait()
		runtime.GOMAXPROCS(old)
		for i := range outs {
			if !bytes.Equal(outs[i], want) {
				t.Fatalf("GOMAXPROCS %d, goroutine %d: other output", n, i)
			}
		}
	}
}

func encode(t testing.TB, r *extractor.Result) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i := range r.Triples {
		if err := e.Encode(&r.Triples[i]); err != nil {
			t.Error(err)
		}
	}
	return b.Bytes()
}

// TestSentences is a table of sentences and the triples they give, by ability.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split(string(data), "\n\n") {
		checkBlock(t, strings.TrimSpace(block))
	}
}

// TestDocuments is a table of texts whose sentences lean on one another, and the
// triples they give.
func TestDocuments(t *testing.T) {
	for _, c := range []struct {
		about, text string
		want        []string
	}{
		{
			"what follows the announcement of a party's measures is that party's",
			"甲国总统李明宣布，中方采取两项举措：\n第一，欢迎哈方扩大出口，加快铁路建设。\n第二，邀请300名哈萨克斯坦学生访华。\n",
			[]string{"中国 welcomes 哈方扩大出口", "中国 strengthens 铁路建设 (intended)"},
		},
		{
			"what a section of tasks tells is to be done, not done",
			"水利工作年报\n\n各位同事：\n\n我代表国务院，汇报水利工作。\n\n一、去年工作回顾\n\n新建灌溉渠道300公里，治理水土流失，扩大供水范围。\n\n二、今年工作任务\n\n扩大灌溉面积，加快农田水利建设，推进节水改造。加强水质监测，完善应急机制，防范水污染。\n",
			[]string{"国务院 establishes 灌溉渠道300公里", "国务院 strengthens 灌溉面积 (obligated)", "国务院 strengthens 水质监测 (obligated)"},
		},
		{
			"我们 of a speech are all after what all share, and the speaker's country after what is its own",
			"在流域合作论坛上的致辞\n中华人民共和国主席 李海明\n尊敬的各位同事：\n十年来，中国—东盟水利合作成果丰硕。我们建立了水文信息共享机制。中国经济稳步增长。我们完善了灌溉体系。我愿提出几点建议。\n第一，坚持节水优先。节水是共同的责任。\n",
			[]string{"我们 establishes 水文信息共享机制", "中国 strengthens 灌溉体系", "节水 is 共同的责任"},
		},
		{
			"those named before a comma are present too",
			"首届流域峰会在阿斯塔纳举行。哈萨克斯坦总统托卡耶夫、蒙古国总统巴特尔等沿岸国领导人，观察员国代表与会。\n",
			[]string{"托卡耶夫 participates-in 首届流域峰会", "巴特尔 participates-in 首届流域峰会", "观察员国代表 participates-in 首届流域峰会"},
		},
		{
			"what was agreed on is meant to be done, under headings too",
			"流域峰会宣言\n（2031年8月24日）\n双方举行会谈。为此，双方达成如下共识：\n一、水利事务\n（一）扩大灌溉面积，支持设立水文中心。\n二、农业事务\n（二）实施节水计划。\n",
			[]string{"双方 strengthens 灌溉面积 (intended)", "双方 supports 设立水文中心", "双方 implements 节水计划 (intended)", "流域峰会宣言 issued-on 2031-08-24"},
		},
		{
			"who agrees to what follows is named, though it was named with a comma before",
			"关于林业合作的联合声明\n\n我们，流域各国国家元首，出席了2024年10月10日在老挝万象举行的会议。\n\n我们兹同意：\n\n一、完善治理\n\n1. 加强水质监测，制定《节水计划》。\n",
			[]string{"我们 strengthens 水质监测 (intended)", "我们 establishes 《节水计划》 (intended)", "我们 participates-in 会议"},
		},
		{
			"a meeting speaks through the sentences that leave their subject out",
			"流域工作会议\n\n会议指出，我们不断深化对节水的认识。\n\n一是扩大灌溉面积。完善应急机制。\n\n会议要求，要加强水质监测。制定节水指引。\n",
			[]string{"会议 strengthens 水质监测 (obligated)", "会议 establishes 节水指引 (obligated)"},
		},
		{
			"an initiative has principles, and what it does is nobody's act",
			"中国建设铁路。\n\n共建“一带一路”以共商为原则，积极推动牧场改造，坚持节水优先。遵循市场规律，扩大灌溉面积。\n",
			[]string{"共建“一带一路” adheres-to 节水优先", "共建“一带一路” adheres-to 市场规律"},
		},
		{
			"a sentence that is cut anew for a name found later leans on the dates before it, not on the last ones of the document",
			"会议新闻稿\n2023-11-24 20:15 来源：新华社\n11月24日，甲国总统斯克利亚尔主持召开水资源论坛第一次会议。同日，水资源论坛第二次会议在阿拉木图举行。\n水资源论坛第三次会议将于2025年3月5日在阿斯塔纳举行。斯克利亚尔出席会议。\n",
			[]string{"水资源论坛第一次会议 held-on 2023-11-24", "水资源论坛第二次会议 held-on 2023-11-24", "水资源论坛第三次会议 held-on 2025-03-05 (intended)"},
		},
	} {
		got := given(t, c.text)
		for _, want := range c.want {
			if !got[want] {
				t.Errorf("%s: no %s in %v", c.about, want, keys(got))
			}
		}
	}
}

// given is the set of a text's triples, as they print.
func given(t *testing.T, text string) map[string]bool {
	t.Helper()
	got := map[string]bool{}
	for _, tr := range extract(t, []byte(text)).Triples {
		got[tr.String()] = true
	}
	return got
}

// checkBlock checks one sentence and the lines below it: "+ triple" must be
// given, "- triple" must not, "= none" nothing at all.
func checkBlock(t *testing.T, block string) {
	t.Helper()
	lines := strings.Split(block, "\n")
	for len(lines) > 0 && strings.HasPrefix(lines[0], "#") {
		lines = lines[1:]
	}
	if len(lines) < 2 {
		return
	}
	got := given(t, lines[0])
	for _, l := range lines[1:] {
		want := strings.TrimSpace(l[1:])
		switch {
		case l[0] == '+' && !got[want], l[0] == '-' && got[want], l[0] == '=' && len(got) > 0:
			t.Errorf("%s\n  %s\n  got %v", lines[0], l, keys(got))
		}
	}
}

func keys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}
