package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"tupu/extractor"
	"tupu/graph"
	"tupu/queries"
)

// ownServer serves the graph of one short document.
func ownServer(t *testing.T) *httptest.Server {
	t.Helper()
	g, err := graph.Open("memory:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	const text = "甲国支持修建铁路。"
	triple := extractor.Triple{
		Doc: "会谈.txt", Sentence: extractor.Sentence{N: 1, Text: text},
		Subject:  extractor.Term{IRI: "甲国", Name: "甲国", Text: "甲国", Type: extractor.Country, Spans: []extractor.Span{{Start: 0, End: 6}}},
		Relation: "supports", Modality: extractor.Asserted, Rule: "stance.support",
		Object:    extractor.Term{IRI: "修建铁路", Name: "修建铁路", Text: "修建铁路", Type: extractor.Measure, Spans: []extractor.Span{{Start: 12, End: 24}}},
		Trigger:   extractor.Trigger{Text: "支持", Spans: []extractor.Span{{Start: 6, End: 12}}},
		Statement: extractor.StatementID("甲国", "supports", "修建铁路", extractor.Asserted, false),
	}
	r := &extractor.Result{
		Meta: extractor.Metadata{Doc: "会谈.txt", Date: "2024-05-06"}, Triples: []extractor.Triple{triple},
		Entities: []*extractor.Entity{{Name: "甲国", Type: extractor.Country, Aliases: []string{"甲方"}, EN: "First Country"}},
	}
	if _, err := g.Put(context.Background(), graph.Document{Meta: extractor.Metadata{Doc: "会谈.txt"}, Bytes: []byte(text)}, r); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(New(Config{Store: g.QuadStore, Graph: func() *graph.Graph { return g }, Limits: queries.DefaultLimits, Base: "https://graph.example/", Version: "test", Token: "secret", Review: reviewIn(g)}))
	t.Cleanup(s.Close)
	return s
}

// reviewIn judges without giving the store up, which memory does not ask for.
func reviewIn(g *graph.Graph) func(context.Context, string, graph.Decision) error {
	return func(ctx context.Context, id string, d graph.Decision) error {
		if d.Verdict == "" {
			return g.Undo(ctx, id)
		}
		return g.Judge(ctx, id, d)
	}
}

func TestReview(t *testing.T) {
	s := ownServer(t)
	id := extractor.StatementID("甲国", "supports", "修建铁路", extractor.Asserted, false)
	judge := `{"statement":"` + id + `","verdict":"rejected","note":"主语有误","by":"读者"}`
	const path, program = "/api/reviews", `g.V("<甲国>").Out("<supports>").All()`
	bearer := []string{"Authorization", "Bearer secret"}
	for _, tt := range []struct {
		method, path, body string
		head               []string
		status             int
	}{
		{"POST", path, judge, nil, 401},
		{"POST", path, judge, []string{"Authorization", "Bearer wrong"}, 401},
		{"POST", path, `{"statement":"` + id + `","verdict":"maybe"}`, bearer, 400},
		{"POST", path, `{"statment":"` + id + `"}`, bearer, 400},
		{"POST", path, `{"statement":"ffffffff","verdict":"rejected"}`, bearer, 404},
		{"POST", path, strings.Repeat(" ", DefaultMaxBody+1), bearer, 413},
		{"DELETE", path + "/" + id, "", bearer, 400},
		{"POST", path, judge, bearer, 200},
	} {
		if status, body, _ := send(t, tt.method, s.URL+tt.path, tt.body, tt.head...); status != tt.status {
			t.Errorf("%s %s %.60s: %d %s, want %d", tt.method, tt.path, tt.body, status, body, tt.status)
		}
	}
	if _, body, _ := send(t, "POST", s.URL+"/api/v2/query?lang=gizmo", program); !strings.Contains(body, `{"result":null}`) {
		t.Errorf("after a rejection: %s", body)
	}
	if _, body, _ := send(t, "GET", s.URL+"/api/statements/"+id, ""); !strings.Contains(body, `"note":"主语有误"`) {
		t.Errorf("the decision is not shown: %s", body)
	}
	if status, body, _ := send(t, "DELETE", s.URL+path+"/"+id, "", bearer...); status != 200 {
		t.Errorf("undo: %d %s", status, body)
	}
	if _, body, _ := send(t, "POST", s.URL+"/api/v2/query?lang=gizmo", program); !strings.Contains(body, `<修建铁路>`) {
		t.Errorf("after undo: %s", body)
	}
}

func TestNoTokenNoWriting(t *testing.T) {
	g, err := graph.Open("memory:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	s := httptest.NewServer(New(Config{Store: g.QuadStore, Graph: func() *graph.Graph { return g }, Limits: queries.DefaultLimits, Review: reviewIn(g)}))
	t.Cleanup(s.Close)
	for _, token := range []string{"", "Bearer ", "Bearer x"} {
		if status, _, _ := send(t, "POST", s.URL+"/api/reviews", `{}`, "Authorization", token); status != 403 {
			t.Errorf("a server without a token, asked with %q: %d, want 403", token, status)
		}
	}
}

func TestOwnPaths(t *testing.T) {
	s := ownServer(t)
	id := strings.TrimPrefix(extractor.StatementID("甲国", "supports", "修建铁路", extractor.Asserted, false), "stmt/")
	tests := []struct {
		path   string
		status int
		want   string // part of the body
	}{
		{"/api/queries", 200, `"name":"who-supports"`},
		{"/api/queries/who-supports?party=甲方", 200, `"target":"修建铁路"`},
		{"/api/queries/who-supports?party=乙国", 200, `"warnings":["there is no node <乙国>: did you mean <甲国>?"]`},
		{"/api/queries/who-suports", 404, `did you mean`},
		{"/api/queries/stances", 400, `stances needs party=`},
		{"/api/entities?q=first", 200, `[{"iri":"甲国","name":"甲国","match":"First Country"}]`},
		{"/api/entities?q=路&limit=1", 200, `"iri":"修建铁路"`},
		{"/api/entities?q=无此名", 200, `[]`},
		{"/api/entities", 400, `the parameter q is missing`},
		{"/api/entities?q=x&limit=many", 400, `limit is no number`},
		{"/api/entities/甲方", 200, `"label":["First Country (en)","甲国 (zh)"]`},
		{"/api/entities/乙国", 404, `"status":404`},
		{"/api/graph?node=甲方", 200, `"edges":[{"from":"甲国","relation":"supports","to":"修建铁路","modality":"asserted","statement":"stmt/` + id + `"}]`},
		{"/api/graph?node=甲方&relation=opposes&modality=all", 200, `"edges":[]`},
		{"/api/graph?node=甲方&depth=many", 400, `depth is no number`},
		{"/api/graph?node=甲方&modality=wished", 400, `no modality`},
		{"/api/graph?node=乙国", 404, `there is no entity`},
		{"/api/statements/stmt/" + id, 200, `"spans":[[6,12]]`},
		{"/api/statements/" + id[:6], 200, `"relation":"supports"`},
		{"/api/statements/ffffffff", 404, `"title":"not in the graph"`},
		{"/api/documents", 200, `"doc":"会谈.txt"`},
		{"/api/documents/会谈.txt", 200, `"text":"甲国支持修建铁路。"`},
		{"/api/documents/none.txt", 404, `not in the graph`},
		{"/api/stats", 200, `"statements":1`},
		{"/api/export/nquads", 200, `<https://graph.example/甲国> <https://graph.example/supports>`},
		{"/api/export/word", 404, `unknown export format`},
		{"/metrics", 200, `tupu_requests_total{path="GET /api/stats",status="200"} 1`},
	}
	for _, tt := range tests {
		status, body, head := send(t, "GET", s.URL+tt.path, "")
		if status != tt.status || !strings.Contains(body, tt.want) {
			t.Errorf("%s: %d %s, want %d with %s", tt.path, status, body, tt.status, tt.want)
		}
		if status >= 400 && head.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: an error as %s", tt.path, head.Get("Content-Type"))
		}
	}
	if status, _, _ := send(t, "POST", s.URL+"/api/stats", ""); status < 400 {
		t.Errorf("POST to a path that only reads: %d", status)
	}
}

// TestOpenAPI holds the answers to the document that describes them.
func TestOpenAPI(t *testing.T) {
	s := ownServer(t)
	_, body, _ := send(t, "GET", s.URL+"/api/openapi.json", "")
	var doc struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Content map[string]struct{ Schema object }
			}
		}
	}
	if err := json.Unmarshal([]byte(body), &doc); err != nil {
		t.Fatal(err)
	}
	for path, example := range map[string]string{
		"/api/queries": "/api/queries", "/api/queries/{name}": "/api/queries/who-supports",
		"/api/entities": "/api/entities?q=甲", "/api/entities/{name}": "/api/entities/甲国",
		"/api/statements/{id}": "/api/statements/" + extractor.StatementID("甲国", "supports", "修建铁路", extractor.Asserted, false),
		"/api/documents":       "/api/documents", "/api/documents/{doc}": "/api/documents/会谈.txt", "/api/stats": "/api/stats", "/api/graph": "/api/graph?node=甲国",
	} {
		schema := doc.Paths[path]["get"].Responses["200"].Content["application/json"].Schema
		if schema == nil {
			t.Errorf("%s is not described", path)
			continue
		}
		status, answer, _ := send(t, "GET", s.URL+example, "")
		var v any
		if err := json.Unmarshal([]byte(answer), &v); err != nil || status != 200 {
			t.Errorf("%s: %d, %v", example, status, err)
			continue
		}
		if err := conforms(v, schema, path); err != nil {
			t.Error(err)
		}
	}
	for _, rt := range routes {
		if doc.Paths[strings.ReplaceAll(rt.path, "...}", "}")] == nil {
			t.Errorf("%s is not described", rt.path)
		}
	}
}

// conforms checks a JSON value against a schema; null stands for what is not there.
func conforms(v any, schema object, at string) error {
	want, _ := schema["type"].(string)
	kinds := map[string]reflect.Kind{
		"string": reflect.String, "boolean": reflect.Bool, "integer": reflect.Float64, "number": reflect.Float64,
		"array": reflect.Slice, "object": reflect.Map,
	}
	if v == nil || want == "" {
		return nil
	}
	if reflect.TypeOf(v).Kind() != kinds[want] {
		return fmt.Errorf("%s: %v, want %s", at, v, want)
	}
	switch v := v.(type) {
	case []any:
		for i, x := range v {
			if err := conforms(x, schema["items"].(object), fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	case object:
		return conformsObject(v, schema, at)
	}
	return nil
}

func conformsObject(v, schema object, at string) error {
	properties, closed := schema["properties"].(object)
	for name, x := range v {
		sub, ok := properties[name].(object)
		if !closed {
			sub, ok = schema["additionalProperties"].(object)
		}
		if !ok {
			return fmt.Errorf("%s: %s is not described", at, name)
		}
		if err := conforms(x, sub, at+"."+name); err != nil {
			return err
		}
	}
	return nil
}
