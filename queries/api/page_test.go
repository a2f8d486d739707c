package api

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestPagePaths asks what the web page asks, and wants answers as the OpenAPI
// document describes them.
func TestPagePaths(t *testing.T) {
	s := ownServer(t)
	_, description, _ := send(t, "GET", s.URL+"/api/openapi.json", "")
	var doc struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Content map[string]struct {
					Schema object `json:"schema"`
				} `json:"content"`
			} `json:"responses"`
		} `json:"paths"`
	}
	if err := json.Unmarshal([]byte(description), &doc); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		method, path, body string
		status             int
		want               string // part of the answer
	}{
		{"GET", "/api/about", "", 200, `{"name":"supports","family":"stance","zh":"支持","en":"supports"}`},
		{"GET", "/api/network?node=甲方", "", 200, `{"from":"甲国","relation":"supports","to":"修建铁路","modality":"asserted","sentences":1,"first_year":2024,"last_year":2024,`},
		{"GET", "/api/network?document=会谈.txt", "", 200, `"name":"修建铁路"`},
		{"GET", "/api/network?document=无.txt", "", 404, `not in the graph`},
		{"GET", "/api/network?node=乙国", "", 404, `there is no entity`},
		{"GET", "/api/network?node=甲国&modality=perhaps", "", 400, `is no modality`},
		{"GET", "/api/network?node=甲国&limit=none", "", 400, `limit is no number`},
		{"GET", "/api/network", "", 400, `node or document is missing`},
		{"GET", "/api/things?type=Country,Field", "", 200, `"name":"甲国","en":"First Country","type":"Country","statements":1`},
		{"GET", "/api/things", "", 400, `type is missing`},
		{"POST", "/api/gizmo", `g.V("<甲国>").Out("<supports>").All()`, 200, `{"result":[{"id":"<修建铁路>"}],"hints":[]}`},
		{"POST", "/api/gizmo", `g.V("<甲国>").Out("<supports>")`, 200, `.All()`},
		{"POST", "/api/gizmo", `g.V("甲国").Out("<supports>").All()`, 200, `is a text, not a name`},
		{"POST", "/api/gizmo", `g.V(((`, 400, `"title":"the query failed"`},
		{"POST", "/api/gizmo", strings.Repeat(" ", DefaultMaxBody+1), 413, `too large`},
	}
	for _, tt := range tests {
		status, answer, _ := send(t, tt.method, s.URL+tt.path, tt.body)
		if status != tt.status || !strings.Contains(answer, tt.want) {
			t.Errorf("%s %.60s: %d %s, want %d %s", tt.path, tt.body, status, answer, tt.status, tt.want)
		}
		path, _, _ := strings.Cut(tt.path, "?")
		schema := doc.Paths[path][strings.ToLower(tt.method)].Responses["200"].Content["application/json"].Schema
		var v any
		if err := json.Unmarshal([]byte(answer), &v); err != nil || schema == nil {
			t.Errorf("%s: no JSON, or not described: %v", tt.path, err)
		} else if err := conforms(v, schema, path); status == 200 && err != nil {
			t.Error(err)
		}
	}
}
