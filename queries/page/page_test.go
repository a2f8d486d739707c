package page

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHandler(t *testing.T) {
	tests := []struct {
		path, kind, holds string
		status            int
	}{
		{"/", "text/html; charset=utf-8", `<script type="module" src="/page/app.js">`, 200},
		{"/page/app.js", "text/javascript; charset=utf-8", "cytoscape", 200},
		{"/page/app.css", "text/css; charset=utf-8", "--paper", 200},
		{"/page/icon.svg", "image/svg+xml", "<svg", 200},
		{"/page/licences.txt", "text/plain; charset=utf-8", "Permission is hereby granted", 200},
		{"/page/none.js", "text/plain; charset=utf-8", "not found", 404},
		{"/page/../page.go", "text/plain; charset=utf-8", "not found", 404},
	}
	for _, tt := range tests {
		w := httptest.NewRecorder()
		Handler().ServeHTTP(w, httptest.NewRequest("GET", tt.path, nil))
		if w.Code != tt.status || w.Header().Get("Content-Type") != tt.kind || !strings.Contains(w.Body.String(), tt.holds) {
			t.Errorf("%s: %d %s", tt.path, w.Code, w.Header().Get("Content-Type"))
		}
	}
}

func TestNothingFromElsewhere(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	policy := w.Header().Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "http") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q", policy)
	}
	if strings.Contains(w.Body.String(), "http:") || strings.Contains(w.Body.String(), "https:") {
		t.Error("the page names another site")
	}
}

func TestUnchangedFilesAreNotSentAgain(t *testing.T) {
	first := httptest.NewRecorder()
	Handler().ServeHTTP(first, httptest.NewRequest("GET", "/page/app.js", nil))
	again := httptest.NewRequest("GET", "/page/app.js", nil)
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, again)
	if w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("%d, %d bytes", w.Code, w.Body.Len())
	}
}
