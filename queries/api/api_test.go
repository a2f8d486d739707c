package api

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"

	"tupu/queries"
)

// fiveQuads are the quads behind the recorded answers.
func fiveQuads() cayley.QuadStore {
	iri := func(s string) quad.Value { return quad.IRI(s) }
	return memstore.New(
		quad.Quad{Subject: iri("中国"), Predicate: iri("supports"), Object: iri("全球发展倡议"), Label: iri("stmt/1")},
		quad.Quad{Subject: iri("中国"), Predicate: iri("supports"), Object: iri("D线建设"), Label: iri("stmt/2")},
		quad.Quad{Subject: iri("哈萨克斯坦"), Predicate: iri("supports"), Object: iri("D线建设"), Label: iri("stmt/3")},
		quad.Quad{Subject: iri("中国"), Predicate: iri("name"), Object: quad.String("中国"), Label: iri("lexicon")},
		quad.Quad{Subject: iri("stmt/1"), Predicate: iri("year"), Object: quad.Int(2023), Label: iri("meta")},
	)
}

func testServer(t *testing.T) *httptest.Server {
	t.Helper()
	qs := fiveQuads()
	s := httptest.NewServer(New(Config{
		Store:   func() cayley.QuadStore { return qs },
		Limits:  queries.Limits{Time: 500 * time.Millisecond, Rows: 1000, Bytes: 1 << 20},
		MaxBody: 4096,
	}))
	t.Cleanup(s.Close)
	return s
}

func send(t *testing.T, method, url, body string, head ...string) (int, string, http.Header) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(head); i += 2 {
		if head[i] == "Host" {
			req.Host = head[i+1]
		}
		req.Header.Set(head[i], head[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data), resp.Header
}

func TestPaths(t *testing.T) {
	s := testServer(t)
	v1, v2 := s.URL+"/api/v1/query/gizmo", s.URL+"/api/v2/query?lang=gizmo"
	tests := []struct {
		name, method, url, body string
		status                  int
		want                    string
	}{
		{"rows escaped", "POST", v1, `g.V("<哈萨克斯坦>").Out("<supports>").All()`, 200, `{"result":[{"id":"\u003cD线建设\u003e"}]}` + "\n"},
		{"rows as they are", "POST", v2, `g.V("<哈萨克斯坦>").Out("<supports>").All()`, 200, `{"result":[{"id":"<D线建设>"}]}` + "\n"},
		{"in the address", "GET", v2 + "&qu=" + url.QueryEscape(`g.Emit("有")`), "", 200, `{"result":["有"]}` + "\n"},
		{"no rows", "POST", v1, `g.V("<无>").All()`, 200, `{"result":null}` + "\n"},
		{"unfinished", "POST", v1, `g.V("<中国>")`, 200, `{"result":[null]}` + "\n"},
		{"client's limit", "POST", v1 + "?limit=1", `g.V().All()`, 200, `{"result":[{"id":"\u003c中国\u003e"}]}` + "\n"},
		{"cut off", "POST", v1, `for (var i = 0; i < 101; i++) g.Emit("")`, 200, `{"result":[` + strings.Repeat(`"",`, 99) + `""],"truncated":true}` + "\n"},
		{"syntax", "POST", v2, `g.V(((`, 400, ""},
		{"endless", "POST", v1, `while(true){}`, 408, `{"error" : "context deadline exceeded"}`},
		{"large body", "POST", v1, strings.Repeat(" ", 5000), 413, `{"error" : "http: request body too large"}`},
		{"method", "PUT", v2, "", 405, "Method Not Allowed\n"},
		{"method v1", "GET", v1, "", 405, "Method Not Allowed\n"},
		{"language", "POST", s.URL + "/api/v2/query?lang=sql", "", 400, `{"error": "unknown query language"}`},
		{"health", "GET", s.URL + "/healthz", "", 200, "ok\n"},
		{"ready", "GET", s.URL + "/readyz", "", 200, "ok\n"},
		{"nothing there", "GET", s.URL + "/api/v3/query", "", 404, `{"detail":"/api/v3/query","status":404,"title":"there is nothing at this path","type":"about:blank"}` + "\n"},
	}
	for _, tt := range tests {
		status, body, head := send(t, tt.method, tt.url, tt.body)
		if status != tt.status || tt.want != "" && body != tt.want {
			t.Errorf("%s: %d %q, want %d %q", tt.name, status, body, tt.status, tt.want)
		}
		if head.Get("X-Content-Type-Options") != "nosniff" || head.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: headers %v", tt.name, head)
		}
	}
}

func TestForeignPagesAreRefused(t *testing.T) {
	s := testServer(t)
	v1, program := s.URL+"/api/v1/query/gizmo", `g.V().All()`
	if status, _, _ := send(t, "POST", v1, program, "Origin", "http://elsewhere.example"); status != 403 {
		t.Errorf("foreign origin: %d, want 403", status)
	}
	if status, _, _ := send(t, "POST", v1, program, "Host", "elsewhere.example"); status != 403 {
		t.Errorf("foreign host: %d, want 403", status)
	}
	if status, _, _ := send(t, "POST", v1, program, "Origin", s.URL); status != 200 {
		t.Errorf("own origin: %d, want 200", status)
	}
}

func TestOneTooManyIsRefusedAtOnce(t *testing.T) {
	qs, started := fiveQuads(), make(chan bool, 10)
	store := func() cayley.QuadStore { started <- true; return qs } // asked when a program has its slot
	s := httptest.NewServer(New(Config{
		Store:  store,
		Run:    queries.Local(store, 1),
		Limits: queries.Limits{Time: time.Second, Rows: 10, Bytes: 1 << 10},
	}))
	t.Cleanup(s.Close)
	v1 := s.URL + "/api/v1/query/gizmo"
	first := make(chan int)
	go func() {
		resp, err := http.Post(v1, "", strings.NewReader(`while(true){}`))
		if err != nil {
			first <- 0
			return
		}
		resp.Body.Close()
		first <- resp.StatusCode
	}()
	<-started
	if status, _, head := send(t, "POST", v1, `g.Emit(1)`); status != 429 || head.Get("Retry-After") == "" {
		t.Errorf("while one runs: %d, want 429 and when to come again", status)
	}
	if status := <-first; status != 408 {
		t.Errorf("endless: %d, want 408", status)
	}
	if status, _, _ := send(t, "POST", v1, `g.Emit(1)`); status != 200 {
		t.Errorf("afterwards: %d, want 200", status)
	}
}

// TestRecordedAnswers replays what Cayley's own server was asked and compares
// the bodies. Where Cayley sends 200 with an error, the status is the one that
// fits. Positions inside error texts differ between versions of the JavaScript
// engine.
func TestRecordedAnswers(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/notes/cayley-http/*.txt")
	if len(files) == 0 {
		t.Skip("skipped: ../shared/notes/cayley-http is not there")
	}
	s := testServer(t)
	status := map[string]int{
		"05": 400, "06": 400, "07": 408, "08": 400, "09": 405, "16": 400, "17": 400,
		"13": 404, "19": 404, // other paths of Cayley's, which Tupu does not have
		"20": 403, // Cayley answers any page of any site
	}
	for _, file := range files {
		name := filepath.Base(file)
		r := readRecording(t, file)
		want := status[name[:2]]
		if want == 0 {
			want = 200
		}
		got, body, _ := send(t, r.method, s.URL+r.path, r.body, r.head...)
		if got != want {
			t.Errorf("%s: status %d, want %d", name, got, want)
		}
		if want == 404 || want == 403 {
			continue
		}
		if steady(body) != steady(r.answer) {
			t.Errorf("%s: body %q, want %q", name, body, r.answer)
		}
	}
}

// position is what goja says about a place in the code.
var position = regexp.MustCompile(`:\d+:\d+\(\d+\)`)

func steady(body string) string {
	return position.ReplaceAllString(strings.TrimSpace(body), "")
}

type recording struct {
	method, path, body, answer string
	head                       []string
}

// readRecording reads a curl command and the answer below it.
func readRecording(t *testing.T, file string) recording {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Scan()
	r := parseCurl(lines.Text())
	_, r.answer, _ = strings.Cut(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n\n")
	return r
}

var shellWord = regexp.MustCompile(`'[^']*'|\S+`)

func parseCurl(line string) recording {
	r := recording{method: "GET"}
	words := shellWord.FindAllString(strings.TrimPrefix(line, "$ curl -i "), -1)
	var params []string
	get := false
	for i := 0; i < len(words); i++ {
		arg := func() string { i++; return strings.Trim(words[i], "'") }
		switch words[i] {
		case "-G":
			get = true
		case "-H":
			name, value, _ := strings.Cut(arg(), ": ")
			r.head = append(r.head, name, value)
		case "-d", "--data-urlencode":
			encode := words[i] == "--data-urlencode"
			v := arg()
			if encode {
				k, rest, _ := strings.Cut(v, "=")
				v = k + "=" + url.QueryEscape(rest)
			}
			params = append(params, v)
		default:
			_, path, _ := strings.Cut(strings.Trim(words[i], "'"), "64210")
			r.path = path
		}
	}
	switch {
	case get:
		r.path += "?" + strings.Join(params, "&")
	case len(params) > 0:
		r.method, r.body = "POST", strings.Join(params, "&")
	}
	return r
}
