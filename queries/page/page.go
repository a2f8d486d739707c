// Package page is the web page of tupu serve: networks that can be seen, read and
// judged, in Chinese and English.
//
// The sources are in src: TypeScript, a style sheet and one HTML file. The
// libraries are in vendor, as published. go generate bundles both into dist,
// which is embedded, so that neither building nor running needs Node.js or a
// network. A test of the package bundle compares dist with the sources.
//
//	src/main.ts      what happens when the address changes: the table of contents
//	src/state.ts     the view as it stands in the address
//	src/api.ts       what the server answers
//	src/evidence.ts  why a statement is there, and the judgement of it
//	src/network.ts   the picture, with picture.ts, filters.ts, histogram.ts …
//	src/dom.ts, table.ts, text.ts, words.ts   elements, tables, bytes to text, languages
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:generate go run ./bundle

//go:embed dist
var dist embed.FS

// policy lets the page load nothing from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// mediaTypes are those of the files in dist.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
}

// Handler serves the page at / and what it consists of under /page/.
func Handler() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/page/")
	if r.URL.Path == "/" {
		name = "index.html"
	}
	data, err := dist.ReadFile(path.Join("dist", path.Clean("/"+name)))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	sum := sha256.Sum256(data)
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Content-Type", mediaTypes[path.Ext(name)])
	h.Set("Cache-Control", "no-cache") // asked for again each time, and answered with 304
	h.Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}
