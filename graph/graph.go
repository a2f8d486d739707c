package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	cayley "github.com/cayleygraph/cayley/graph"

	"tupu/extractor"
	"tupu/graph/store"
)

// Options say how to open a graph. The zero value opens for reading and writing
// and makes the store where there is none.
type Options struct {
	ReadOnly bool // never writes; the store must exist
}

// Graph is an open graph. Its methods may be called from several goroutines;
// changes happen one after the other.
type Graph struct {
	store store.Store
	mu    sync.Mutex // held by the one who changes something
}

// ErrUnknown is what errors about a document, statement or entity that the graph
// does not have are.
var ErrUnknown = errors.New("not in the graph")

// Open opens the graph at an address: the path of a file, "memory:" or
// "postgres://…". A file that another process writes is an error at once that
// names the process (store.ErrLocked).
func Open(addr string, opt Options) (*Graph, error) {
	ctx := context.Background()
	s, err := store.Open(ctx, addr, store.Options{ReadOnly: opt.ReadOnly})
	if err != nil {
		return nil, err
	}
	g := &Graph{store: s}
	if err := g.checkFormat(ctx, addr); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return g, nil
}

// Close lets go of the store.
func (g *Graph) Close() error { return g.store.Close() }

// ReadOnly tells whether the graph was opened for reading only.
func (g *Graph) ReadOnly() bool { return g.store.ReadOnly() }

// QuadStore is what Gizmo runs on.
func (g *Graph) QuadStore() cayley.QuadStore { return g.store.QuadStore() }

// format of the records. A store of another format is refused with the way on.
const (
	formatKey = "format"
	format    = "2"
)

func (g *Graph) checkFormat(ctx context.Context, addr string) error {
	v, err := g.store.Get(ctx, formatKey)
	switch {
	case err != nil:
		return err
	case v == nil && g.store.ReadOnly():
		return nil
	case v == nil:
		return g.store.Apply(ctx, store.Change{Records: map[string][]byte{formatKey: []byte(format)}})
	case string(v) != format:
		return fmt.Errorf("store %s has format %s and this version of tupu reads format %s: write a backup with the version "+
			"that made it and restore that with this one, or build again into a new store", addr, v, format)
	}
	return nil
}

// Unchanged tells whether the graph has this document, with the same bytes,
// metadata and rules, so that it need not be extracted again.
func (g *Graph) Unchanged(ctx context.Context, d Document) (bool, error) {
	fp, err := d.fingerprint()
	if err != nil {
		return false, err
	}
	var info DocumentInfo
	ok, err := load(ctx, g.store, keyDoc+d.Meta.Doc, &info)
	return ok && info.Fingerprint == fp, err
}

// Item is a document with what the extractor found in it.
type Item struct {
	Document Document
	Result   *extractor.Result
}

// Put brings a document into the graph, in one transaction: it is there in whole
// or not at all. What the same document had put in before is taken out, what
// others say stays.
func (g *Graph) Put(ctx context.Context, d Document, r *extractor.Result) (Outcome, error) {
	out, err := g.PutAll(ctx, []Item{{d, r}})
	if err != nil {
		return "", err
	}
	return out[0], nil
}

// PutAll brings several documents into the graph in one transaction, which is
// faster than one each; if it fails none is in.
func (g *Graph) PutAll(ctx context.Context, items []Item) ([]Outcome, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return nil, err
	}
	c := newChange(ctx, g.store)
	out := make([]Outcome, len(items))
	for i, it := range items {
		if out[i], err = c.putDocument(it, merges); err != nil {
			return nil, fmt.Errorf("%s: %w", it.Document.Meta.Doc, err)
		}
	}
	return out, g.apply(ctx, c)
}

// apply writes a change. The lock is held.
func (g *Graph) apply(ctx context.Context, c *change) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	todo, err := c.finish()
	if err != nil || todo.Empty() {
		return err
	}
	return g.store.Apply(ctx, todo)
}

// putDocument replaces what a document gave by what it gives now.
func (c *change) putDocument(it Item, merges Merges) (Outcome, error) {
	d := it.Document
	if err := checkName(d.Meta.Doc); err != nil {
		return "", err
	}
	fp, err := d.fingerprint()
	if err != nil {
		return "", err
	}
	before, old, err := c.contributionOf(d.Meta.Doc, merges)
	if err != nil {
		return "", err
	}
	if old != nil && old.Fingerprint == fp {
		return Unchanged, nil
	}
	data, result, err := encodeResult(it.Result)
	if err != nil {
		return "", err
	}
	info := d.info(fp, result)
	if err := c.swap(d.Meta.Doc, before, contribute(info, result, merges)); err != nil {
		return "", err
	}
	if err := c.keep(info, d.Bytes, data); err != nil {
		return "", err
	}
	if old != nil {
		return Replaced, nil
	}
	return Added, nil
}

// checkName refuses names that no store could give back.
func checkName(doc string) error {
	switch {
	case doc == "":
		return errors.New("a document needs a name")
	case !utf8.ValidString(doc) || strings.ContainsRune(doc, 0):
		return fmt.Errorf("the name %q is no UTF-8; rename the file", doc)
	}
	return nil
}

// keep records the document, its text and what was found in it.
func (c *change) keep(info DocumentInfo, original, result []byte) error {
	text, err := compress(original)
	if err != nil {
		return err
	}
	c.now.set(keyText+info.Meta.Doc, text)
	c.now.set(keyResult+info.Meta.Doc, result)
	return c.put(keyDoc+info.Meta.Doc, info)
}

// contributionOf is what a document in the graph has put in; nil where it is
// not in the graph.
func (c *change) contributionOf(doc string, merges Merges) (*contribution, *DocumentInfo, error) {
	var info DocumentInfo
	ok, err := load(c.ctx, c.now, keyDoc+doc, &info)
	if !ok || err != nil {
		return nil, nil, err
	}
	r, err := loadResult(c.ctx, c.now, doc)
	if err != nil {
		return nil, nil, err
	}
	return contribute(info, r, merges), &info, nil
}

func loadResult(ctx context.Context, r records, doc string) (*extractor.Result, error) {
	data, err := r.Get(ctx, keyResult+doc)
	if err != nil {
		return nil, err
	}
	res, err := decodeResult(data)
	if err != nil {
		return nil, fmt.Errorf("record of %s is damaged; restore a backup, or build it again after `tupu rm`: %w", doc, err)
	}
	return res, nil
}

// Remove takes out what a document put in, and nothing that others say.
func (g *Graph) Remove(ctx context.Context, doc string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return err
	}
	c := newChange(ctx, g.store)
	before, info, err := c.contributionOf(doc, merges)
	if err != nil {
		return err
	}
	if info == nil {
		return fmt.Errorf("document %q is %w", doc, ErrUnknown)
	}
	if err := c.swap(doc, before, nil); err != nil {
		return err
	}
	for _, prefix := range []string{keyDoc, keyText, keyResult} {
		c.delete(prefix + doc)
	}
	return g.apply(ctx, c)
}

// Documents lists the documents in the graph, sorted by name.
func (g *Graph) Documents(ctx context.Context) ([]DocumentInfo, error) {
	var out []DocumentInfo
	err := g.store.Scan(ctx, keyDoc, func(_ string, v []byte) error {
		var info DocumentInfo
		err := json.Unmarshal(v, &info)
		out = append(out, info)
		return err
	})
	return out, err
}

// Document is what is known about one document.
func (g *Graph) Document(ctx context.Context, doc string) (DocumentInfo, error) {
	var info DocumentInfo
	ok, err := load(ctx, g.store, keyDoc+doc, &info)
	if err == nil && !ok {
		err = fmt.Errorf("document %q is %w", doc, ErrUnknown)
	}
	return info, err
}

// Text is the original file of a document, as it was when it was put in.
func (g *Graph) Text(ctx context.Context, doc string) ([]byte, error) {
	data, err := g.store.Get(ctx, keyText+doc)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, fmt.Errorf("document %q is %w", doc, ErrUnknown)
	}
	return decompress(data)
}

// Result is what the extractor found in a document, without the sentences that
// gave no triple.
func (g *Graph) Result(ctx context.Context, doc string) (*extractor.Result, error) {
	if _, err := g.Document(ctx, doc); err != nil {
		return nil, err
	}
	return loadResult(ctx, g.store, doc)
}

func loadMerges(ctx context.Context, r records) (Merges, error) {
	m := Merges{}
	err := r.Scan(ctx, keyMerge, func(k string, v []byte) error {
		var rec mergeRecord
		err := json.Unmarshal(v, &rec)
		m[k[len(keyMerge):]] = rec.Into
		return err
	})
	return m, err
}

// mergeRecord is a person's word that one node is the same as another.
type mergeRecord struct {
	Into string `json:"into"` // IRI
	By   string `json:"by,omitempty"`
	Time string `json:"time,omitempty"`
}
