package page_test

import (
	"context"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"tupu/extractor"
	"tupu/graph"
	"tupu/queries"
	"tupu/queries/api"
	"tupu/queries/page"
	"tupu/seeds"
)

// chromium starts the browser that all tests share, when the first one needs it.
var chromium = sync.OnceValues(func() (context.Context, error) {
	program := os.Getenv("TUPU_TEST_CHROMIUM")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); program == "" && err == nil {
			program = found
		}
	}
	if program == "" {
		return nil, fmt.Errorf("no Chromium: install Debian's package chromium, or name it in TUPU_TEST_CHROMIUM")
	}
	dir, err := os.MkdirTemp("", "tupu-page")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(dir), chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(allocator)
	ended = func() { end(); stop(); _ = os.RemoveAll(dir) }
	return ctx, chromedp.Run(ctx)
})

var ended = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	ended()
	os.Exit(code)
}

// seedDocument is the name of the bundled document.
const seedDocument = "xian-declaration-3.txt"

// seed is the graph of the bundled document.
func seed(t *testing.T) *graph.Graph {
	t.Helper()
	src, err := fs.ReadFile(seeds.FS(), "documents/"+seedDocument)
	if err != nil {
		t.Fatal(err)
	}
	result, err := seedResult()
	if err != nil {
		t.Fatal(err)
	}
	return graphOf(t, graph.Item{Document: graph.Document{Meta: extractor.Metadata{Doc: seedDocument}, Bytes: src}, Result: result})
}

// seedResult extracts the bundled document once for all tests.
var seedResult = sync.OnceValues(func() (*extractor.Result, error) {
	x, err := extractor.New(seeds.FS())
	if err != nil {
		return nil, err
	}
	src, err := fs.ReadFile(seeds.FS(), "documents/"+seedDocument)
	if err != nil {
		return nil, err
	}
	return x.Extract(src, extractor.Metadata{Doc: seedDocument})
})

func graphOf(t *testing.T, items ...graph.Item) *graph.Graph {
	t.Helper()
	g, err := graph.Open("memory:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	if _, err := g.PutAll(t.Context(), items); err != nil {
		t.Fatal(err)
	}
	return g
}

// token lets the tests judge.
const token = "a secret of the tests"

// tab is one page in the browser.
type tab struct {
	t       *testing.T
	ctx     context.Context
	server  string
	mu      sync.Mutex
	trouble []string // requests to elsewhere, errors of the page
}

// visit serves a graph and opens the page at an address.
func visit(t *testing.T, g *graph.Graph, address string) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: a browser takes its time")
	}
	parent, err := chromium()
	if err != nil {
		if os.Getenv("TEST_TUPU_TOOLS") != "" {
			t.Fatal(err)
		}
		t.Skipf("skipped: %v", err)
	}
	s := httptest.NewServer(api.New(api.Config{
		Store: g.QuadStore, Graph: func() *graph.Graph { return g }, Limits: queries.DefaultLimits, Base: "https://graph.example/", Version: "test",
		Page: page.Handler(), Token: token, Review: func(ctx context.Context, id string, d graph.Decision) error {
			if d.Verdict == "" {
				return g.Undo(ctx, id)
			}
			return g.Judge(ctx, id, d)
		},
	}))
	t.Cleanup(s.Close)
	ctx, end := chromedp.NewContext(parent) // each server is an origin of its own, so tabs share nothing
	t.Cleanup(end)
	ctx, stop := context.WithTimeout(ctx, 40*time.Second)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx, server: s.URL}
	chromedp.ListenTarget(ctx, b.listen)
	b.do(network.Enable(), log.Enable(), chromedp.Navigate(s.URL+address))
	t.Cleanup(b.checkTrouble)
	return b
}

// listen notes what must not happen.
func (b *tab) listen(event any) {
	trouble := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		u, err := url.Parse(e.Request.URL)
		if err != nil || u.Scheme != "data" && u.Scheme != "blob" && !strings.HasPrefix(e.Request.URL, b.server) {
			trouble = "request to " + e.Request.URL
		}
	case *runtime.EventExceptionThrown:
		trouble = e.ExceptionDetails.Error()
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError && !strings.Contains(e.Entry.Text, "401") && !strings.Contains(e.Entry.Text, "400") {
			trouble = e.Entry.Text
		}
	}
	if trouble != "" {
		b.mu.Lock()
		b.trouble = append(b.trouble, trouble)
		b.mu.Unlock()
	}
}

func (b *tab) checkTrouble() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, x := range b.trouble {
		b.t.Error(x)
	}
}

func (b *tab) do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// run executes a script.
func (b *tab) run(script string) {
	b.t.Helper()
	b.do(chromedp.Evaluate("void (() => {"+script+"})()", nil))
}

// wait waits until an expression is true.
func (b *tab) wait(expression string) {
	b.t.Helper()
	for end := time.Now().Add(15 * time.Second); ; time.Sleep(30 * time.Millisecond) {
		var ok bool
		b.do(chromedp.Evaluate("!!("+expression+")", &ok))
		if ok {
			return
		}
		if time.Now().After(end) {
			var text string
			b.do(chromedp.Evaluate("document.body.innerText", &text))
			b.t.Fatalf("never true: %s\n%.1500s", expression, text)
		}
	}
}

// get is the value of an expression.
func get[T any](b *tab, expression string) T {
	b.t.Helper()
	var v T
	b.do(chromedp.Evaluate(expression, &v))
	return v
}

// text is what a person reads in an element.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return get[string](b, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector))
}

// click clicks the first element of a selector whose text holds some words.
func (b *tab) click(selector, words string) {
	b.t.Helper()
	find := fmt.Sprintf("[...document.querySelectorAll(%q)].find((e) => e.textContent.includes(%q))", selector, words)
	b.wait(find)
	b.run(find + ".click()")
}

// downloads lets files be saved into a folder, which is given.
func (b *tab) downloads() string {
	dir := b.t.TempDir()
	b.do(chromedp.ActionFunc(func(ctx context.Context) error {
		return browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir).Do(ctx)
	}))
	return dir
}

// settled waits until a view is there and loads nothing any more.
func (b *tab) settled() {
	b.t.Helper()
	b.wait(`document.querySelector("#main")?.childElementCount && !/载入中|Loading/.test(document.body.innerText) && performance.now() > 150`)
}

// drawn waits until the picture is there.
func (b *tab) drawn() {
	b.t.Helper()
	b.wait("window.tupuPicture && tupuPicture.cy.nodes().length > 0")
}
