package page_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"tupu/extractor"
	"tupu/graph"
)

// TestFromSearchToUndo walks the way of a person who looks something up, reads
// the sentence, rejects the statement and changes their mind.
func TestFromSearchToUndo(t *testing.T) {
	b := visit(t, seed(t), "/?lang=zh")
	b.do(chromedp.WaitVisible("#start"), chromedp.SendKeys("#start", "天然气管道"))
	b.wait(`document.querySelector("[role=option]")`)
	b.do(chromedp.SendKeys("#start", kb.ArrowDown+kb.Enter))
	b.drawn()
	if node := get[string](b, `new URLSearchParams(location.search).get("node")`); node != "中国—中亚天然气管道D线" {
		t.Fatalf("opened %q", node)
	}
	b.run(`tupuPicture.cy.edges(".stance").first().emit("tap")`)
	b.wait(`document.querySelector("#panel mark.trigger")`)
	checkEvidence(t, b)

	const edges = `tupuPicture.cy.edges(".stance").not(".gone").length`
	before := get[int](b, edges)
	b.do(chromedp.SendKeys("#panel .token input", "wrong"+kb.Enter), chromedp.WaitVisible("#panel .reject"), chromedp.Click("#panel .reject"))
	b.wait(`document.querySelector("#panel .error")?.innerText === "令牌不对。"`)
	b.do(chromedp.SendKeys("#panel .token input", token+kb.Enter), chromedp.WaitVisible("#panel .reject"),
		chromedp.SendKeys("#panel .note", "主体有误"), chromedp.Click("#panel .reject"))
	b.wait(`document.querySelector("#panel .decision.rejected")?.innerText.includes("主体有误")`)
	b.wait(edges + fmt.Sprintf(" === %d", before-1))
	b.click("#panel .undo", "撤销")
	b.wait(`!document.querySelector("#panel .decision")`)
	b.wait(edges + fmt.Sprintf(" === %d", before))
}

// checkEvidence wants the highlights to be the words of the source.
func checkEvidence(t *testing.T, b *tab) {
	t.Helper()
	for role, want := range map[string]string{"subject": "各方", "trigger": "支持", "object": "加快中国—中亚天然气管道D线建设"} {
		got := get[string](b, fmt.Sprintf(`[...document.querySelectorAll("#panel blockquote mark.%s")].map((m) => m.textContent).join("")`, role))
		if got != want {
			t.Errorf("%s: %q is marked, want %q", role, got, want)
		}
	}
	if text := b.text("#panel"); !strings.Contains(text, "stance.support") {
		t.Errorf("the panel says\n%s", text)
	}
}

func TestExpandMovesNothing(t *testing.T) {
	b := visit(t, seed(t), "/?view=network&node=塔吉克斯坦&lang=zh")
	b.drawn()
	b.run(`window.before = new Map(tupuPicture.cy.nodes().map((n) => [n.id(), {...n.position()}]))`)
	b.run(`tupuPicture.cy.getElementById("联合国水事会议").emit("tap")`)
	b.wait(`tupuPicture.cy.nodes().length > before.size`)
	if moved := get[float64](b, `Math.max(...[...before].map(([id, p]) => Math.hypot(tupuPicture.cy.getElementById(id).position("x") - p.x, tupuPicture.cy.getElementById(id).position("y") - p.y)))`); moved >= 1 {
		t.Errorf("a node moved by %.1f", moved)
	}
	b.do(chromedp.Reload())
	b.drawn()
	b.wait(`tupuPicture.cy.getElementById("纽约").nonempty()`)
}

func TestGroupsOpen(t *testing.T) {
	b := visit(t, seed(t), "/?view=network&doc="+seedDocument+"&lang=zh")
	b.drawn()
	b.run(`window.size = tupuPicture.cy.nodes().not(".gone").length; tupuPicture.cy.nodes().filter((n) => n.data("label").startsWith("中亚五国")).emit("tap")`)
	b.wait(`tupuPicture.cy.nodes().not(".gone").length > size`)
	b.click(".node-card button", "收起成员")
	b.wait(`tupuPicture.cy.nodes().not(".gone").length === size`)
}

func TestFilters(t *testing.T) {
	b := visit(t, seed(t), "/?view=network&doc="+seedDocument+"&lang=en&n=300")
	b.drawn()
	const links = `tupuPicture.cy.edges().not(".gone").not(".tie").length`
	all := get[int](b, links)
	b.do(chromedp.Click(`.row input[value="supports"]`))
	b.wait(fmt.Sprintf("%s < %d", links, all))
	if got := get[string](b, `new URLSearchParams(location.search).get("norel")`); got != "supports" {
		t.Errorf("the address holds %q", got)
	}
	b.do(chromedp.Click(`.row input[value="supports"]`), chromedp.Click(`.row input[value="intended"]`))
	b.wait(`tupuPicture.cy.edges(".unasserted").not(".gone").filter((e) => e.id().endsWith("intended")).length === 0`)
	b.do(chromedp.Click(`.row input[value="intended"]`))
	b.wait(fmt.Sprintf("%s === %d", links, all))
	b.do(chromedp.Click(`input.undated`))
	b.wait(fmt.Sprintf(`%s < %d && location.search.includes("undated=no")`, links, all))
	if status := b.text(".status"); !strings.Contains(status, "filtered out") {
		t.Errorf("the line below says %q", status)
	}
}

func TestTableByKeyboard(t *testing.T) {
	b := visit(t, seed(t), "/?view=network&node=中国—中亚天然气管道D线&lang=en")
	b.drawn()
	b.do(chromedp.KeyEvent("t"))
	b.wait(`document.querySelector(".as-table table tbody tr")`)
	b.do(chromedp.Focus(`.as-table th button`), chromedp.KeyEvent(kb.Enter))
	b.wait(`document.querySelector(".as-table th").getAttribute("aria-sort") === "ascending"`)
	b.do(chromedp.Focus(`.as-table td button`), chromedp.KeyEvent(kb.Enter))
	b.wait(`document.querySelector("#panel blockquote mark.object")`)
	if name := get[string](b, `document.querySelector(".as-table td button").getAttribute("aria-label")`); !strings.Contains(name, "supports") || !strings.Contains(name, "1 sentence") {
		t.Errorf("a screen reader hears %q", name)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	b.wait(`document.querySelector("#panel").hidden && document.activeElement.matches(".as-table td button")`)
	b.do(chromedp.KeyEvent("/"))
	b.wait(`document.activeElement.id === "search"`)
}

func TestDownloads(t *testing.T) {
	b := visit(t, seed(t), "/?view=network&node=塔吉克斯坦&lang=zh")
	b.drawn()
	dir := b.downloads()
	checks := map[string]func([]byte) error{
		"PNG": func(data []byte) error {
			if !bytes.HasPrefix(data, []byte("\x89PNG")) {
				return fmt.Errorf("no PNG")
			}
			return nil
		},
		"SVG":     func(data []byte) error { return wellFormed(data, "塔吉克斯坦") },
		"GraphML": func(data []byte) error { return wellFormed(data, `<data key="edge_interaction">`) },
		"CSV": func(data []byte) error {
			rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
			if err == nil && (len(rows) < 2 || !bytes.HasPrefix(data, []byte("\ufeff"))) {
				err = fmt.Errorf("%d rows", len(rows))
			}
			return err
		},
	}
	for name, check := range checks {
		b.click(".menu-items button", name)
		file := filepath.Join(dir, "tupu."+strings.ToLower(name))
		var data []byte
		for end := time.Now().Add(5 * time.Second); len(data) == 0 && time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
			data, _ = os.ReadFile(file)
		}
		if err := check(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// wellFormed wants XML that holds some text.
func wellFormed(data []byte, holds string) error {
	if !bytes.Contains(data, []byte(holds)) {
		return fmt.Errorf("%q is not in it", holds)
	}
	return xml.Unmarshal(data, &struct{ XMLName xml.Name }{})
}

func TestLanguages(t *testing.T) {
	b := visit(t, seed(t), "/?lang=zh")
	b.wait(`document.querySelector("h1")?.innerText.includes("谁和谁")`)
	b.click("button.lang", "English")
	b.wait(`document.querySelector("h1")?.innerText.includes("Who stands") && document.documentElement.lang === "en"`)
	b.click(".list a", "Tajikistan")
	b.drawn()
	if label := get[string](b, `tupuPicture.cy.getElementById("塔吉克斯坦").data("label")`); label != "Tajikistan" {
		t.Errorf("the node is called %q", label)
	}
	if got := get[[]string](b, `[...document.querySelectorAll("#top nav a")].map((a) => a.innerText)`); strings.Join(got, " ") != "Network Documents Timeline Console" {
		t.Errorf("%q", got)
	}
}

func TestSavedQuery(t *testing.T) {
	b := visit(t, seed(t), "/?view=ask&q=who-supports&lang=zh&target=中国—中亚天然气管道D线")
	b.wait(`document.querySelector("tbody tr")`)
	if row := b.text("tbody tr"); !strings.Contains(row, "加快中国—中亚天然气管道D线建设") {
		t.Errorf("%q", row)
	}
	b.click("tbody button", "看原句")
	b.wait(`document.querySelector("#panel mark.trigger")`)
	checkEvidence(t, b)
}

func TestDocument(t *testing.T) {
	b := visit(t, seed(t), "/?view=document&doc="+seedDocument+"&lang=zh")
	b.wait(`document.querySelector(".triples li")`)
	b.do(chromedp.SetValue(".beside-head input", "D线"), chromedp.Evaluate(`document.querySelector(".beside-head input").dispatchEvent(new Event("input"))`, nil))
	b.wait(`document.querySelectorAll(".triples li").length < 5`)
	b.click(".triple", "D线")
	b.wait(`document.querySelector("#panel mark.trigger")`)
	marked := get[string](b, `[...document.querySelectorAll(".text .m.object")].map((e) => e.textContent).join("")`)
	if marked != "加快中国—中亚天然气管道D线建设" {
		t.Errorf("marked in the text: %q", marked)
	}
}

func TestTimeline(t *testing.T) {
	b := visit(t, seed(t), "/?view=timeline&lang=en")
	b.wait(`document.querySelector(".year-block")`)
	if text := b.text(".years-list"); !strings.Contains(text, "联合国水事会议") || !strings.Contains(text, "22 Mar – 24 Mar") {
		t.Errorf("%s", text)
	}
}

func TestConsole(t *testing.T) {
	b := visit(t, seed(t), "/?view=console&lang=en")
	write := func(program string) {
		b.do(chromedp.SetValue(".code-box", program), chromedp.Click("button.run"))
	}
	b.do(chromedp.WaitVisible(".code-box"))
	write(`g.V("<联合国水事会议>").Tag("source").Out("<held-in>").Tag("target").All()`)
	b.wait(`document.querySelector(".canvas.small canvas")`)
	b.click("[role=tab]", "Table")
	b.wait(`document.querySelector(".tab-body td")?.innerText.includes("联合国水事会议") || document.querySelector(".tab-body")?.innerText.includes("纽约")`)
	b.click("[role=tab]", "JSON")
	b.wait(`document.querySelector(".tab-body pre")?.innerText.includes("<纽约>")`)
	for program, hint := range map[string]string{
		`g.V("<联合国水事会议>").Out("<held-in>")`:       ".All()",
		`g.V("联合国水事会议").Out("<held-in>").All()`:   "is a text, not a name",
		`g.V("<联合国水事会义>").Out("<held-in>").All()`: "did you mean",
	} {
		write(program)
		b.wait(fmt.Sprintf(`document.querySelector(".hint")?.innerText.includes(%q)`, hint))
	}
	b.run(`document.querySelector(".code-box").value = ""`)
	b.do(chromedp.SendKeys(".code-box", `g.V("水事`))
	b.wait(`document.querySelector(".completer [role=option]")?.innerText.includes("联合国水事会议")`)
	b.do(chromedp.SendKeys(".code-box", kb.Enter))
	if code := get[string](b, `document.querySelector(".code-box").value.trim()`); code != `g.V("<联合国水事会议>` {
		t.Errorf("completed to %q", code)
	}
}

// crowd is a graph of many statements, made up.
func crowd(t *testing.T, nodes, links int) *graph.Graph {
	t.Helper()
	r := &extractor.Result{Meta: extractor.Metadata{Doc: "众.txt"}}
	random := rand.New(rand.NewPCG(1, 2))
	term := func(i int) extractor.Term {
		name := fmt.Sprintf("第%d国", i)
		return extractor.Term{IRI: name, Name: name, Text: name, Type: extractor.Country}
	}
	for i := range links {
		s, o := term(0), term(i%nodes) // the first country knows all others
		if i >= nodes {
			s, o = term(random.IntN(nodes)), term(random.IntN(nodes))
		}
		if s.IRI == o.IRI {
			continue
		}
		relation := extractor.Relations[random.IntN(20)].Name
		r.Triples = append(r.Triples, extractor.Triple{
			Doc: "众.txt", Sentence: extractor.Sentence{N: i + 1, Text: fmt.Sprint(i)}, Subject: s, Relation: relation, Object: o, Modality: extractor.Asserted,
			Rule: "made.up", Statement: extractor.StatementID(s.IRI, relation, o.IRI, extractor.Asserted, false),
		})
	}
	return graphOf(t, graph.Item{Document: graph.Document{Meta: extractor.Metadata{Doc: "众.txt"}, Bytes: []byte("众")}, Result: r})
}

// TestLargePicture wants a picture of a thousand links to be there in seconds and
// to answer clicks.
func TestLargePicture(t *testing.T) {
	g := crowd(t, 300, 1100)
	start := time.Now()
	b := visit(t, g, "/?view=network&node=第0国&lang=zh&n=300")
	b.drawn()
	there := time.Since(start)
	links := get[int](b, `tupuPicture.cy.edges().length`)
	start = time.Now()
	b.run(`tupuPicture.cy.edges().first().emit("tap")`)
	b.wait(`document.querySelector("#panel .said")`)
	t.Logf("%d links drawn after %v, the panel after %v", links, there, time.Since(start))
	if links < 1000 || there > 20*time.Second {
		t.Errorf("%d links after %v", links, there)
	}
}

// TestHighlightsAreBytes wants the words between the bytes of a span, whatever
// stands before them: characters of four bytes, line ends of two, markup.
func TestHighlightsAreBytes(t *testing.T) {
	documents := map[string]string{
		"字.txt":  "𠮷野家🎉开张。\r\n“会谈🤝结束！”\r\n甲国坚决**支持**\r\n修建“跨境🚄铁路”。\r\n此后无话。",
		"页.html": "<html><head><title>甲国支持</title></head><body><p>𠮷&nbsp;你好。</p>\n<p>甲国坚决<b>支持</b>修建“跨境🚄铁路”。</p></body></html>",
	}
	for name, source := range documents {
		b := visit(t, graphOf(t, marked(name, source)), "/?view=document&lang=zh&doc="+name)
		b.click(".triple", "甲国")
		b.wait(`document.querySelector("#panel mark.object")`)
		for role, want := range map[string]string{"subject": "甲国", "trigger": "支持", "object": "修建“跨境🚄铁路”"} {
			for _, place := range []string{"#panel blockquote mark." + role, ".text .m." + role} {
				if got := get[string](b, fmt.Sprintf(`[...document.querySelectorAll(%q)].map((m) => m.textContent).join("")`, place)); got != want {
					t.Errorf("%s: %s is %q, want %q", name, place, got, want)
				}
			}
		}
		if text := b.text("#panel blockquote"); strings.ContainsAny(text, "*<>") || !strings.Contains(text, "甲国坚决支持") {
			t.Errorf("%s: the panel shows %q", name, text)
		}
	}
}

// marked is a document with one triple, found by its words.
func marked(name, source string) graph.Item {
	last := func(word string) []extractor.Span {
		at := strings.LastIndex(source, word)
		return []extractor.Span{{Start: at, End: at + len(word)}}
	}
	const object = "修建“跨境🚄铁路”"
	r := &extractor.Result{Meta: extractor.Metadata{Doc: name}, Triples: []extractor.Triple{{
		Doc: name, Sentence: extractor.Sentence{N: 1, Text: "甲国坚决支持" + object + "。"}, Relation: "supports", Modality: extractor.Asserted, Rule: "made.up",
		Subject:   extractor.Term{IRI: "甲国", Name: "甲国", Text: "甲国", Type: extractor.Country, Spans: last("甲国")},
		Object:    extractor.Term{IRI: object, Name: object, Text: object, Type: extractor.Measure, Spans: last(object)},
		Trigger:   extractor.Trigger{Text: "支持", Spans: last("支持")},
		Statement: extractor.StatementID("甲国", "supports", object, extractor.Asserted, false),
	}}}
	return graph.Item{Document: graph.Document{Meta: extractor.Metadata{Doc: name}, Bytes: []byte(source)}, Result: r}
}

func TestUnknownName(t *testing.T) {
	b := visit(t, seed(t), "/?view=network&node=联合国水事会义&lang=zh")
	b.wait(`document.querySelector("h1")?.innerText.includes("图谱里没有")`)
	b.click(".card", "联合国水事会议")
	b.drawn()
	b.mu.Lock()
	b.trouble = nil // the 404 that was wanted
	b.mu.Unlock()
}

// views are the addresses of every view.
var views = []string{
	"/?", "/?view=network&node=塔吉克斯坦", "/?view=network&node=塔吉克斯坦&as=table", "/?view=network", "/?view=documents", "/?view=document&doc=" + seedDocument,
	"/?view=ask&q=who-supports", "/?view=timeline", "/?view=console&code=g.V().Out(%22%3Csupports%3E%22).All()",
}

// TestNarrow wants every view to fit a telephone, in both languages.
func TestNarrow(t *testing.T) {
	b := visit(t, seed(t), "/")
	b.do(chromedp.EmulateViewport(390, 844))
	for _, view := range views {
		for _, lang := range []string{"zh", "en"} {
			b.do(chromedp.Navigate(b.server + view + "&lang=" + lang))
			b.settled()
			if width := get[int](b, "document.documentElement.scrollWidth"); width > 390 {
				t.Errorf("%s in %s is %d wide", view, lang, width)
			}
		}
	}
}

// TestEverythingHasAName wants whatever can be pressed or filled in to have a name
// that a screen reader can say.
func TestEverythingHasAName(t *testing.T) {
	b := visit(t, seed(t), "/")
	for _, view := range views {
		b.do(chromedp.Navigate(b.server + view + "&lang=en"))
		b.settled()
		nameless := get[[]string](b, `[...document.querySelectorAll("button, a, input, select, textarea, summary, [tabindex='0']")]
			.filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.title || e.labels?.length || e.type === "hidden"))
			.map((e) => e.outerHTML.slice(0, 120))`)
		if len(nameless) > 0 {
			t.Errorf("%s: %q", view, nameless)
		}
	}
}
