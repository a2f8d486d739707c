package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/maphash"

	"github.com/cayleygraph/quad"
)

// Problem is something wrong with a graph, and how to mend it.
type Problem struct {
	What string `json:"what"`
	Mend string `json:"mend"`
}

const mendByRestore = "write a backup (tupu backup FILE) and restore it into a new store (tupu restore FILE --store NEW), which works everything out afresh"

// doctor works out from the documents what the graph should hold.
type doctor struct {
	g        *Graph
	ctx      context.Context
	seed     maphash.Seed
	want     map[uint64]bool // quads, by hash; true once met in the store
	support  map[string]int  // documents by statement
	problems []Problem
}

// Doctor checks a graph from the ground up: every document against its
// checksum, the books against the documents, every quad against both. It gives
// what is wrong; nothing when all is well.
func (g *Graph) Doctor(ctx context.Context) ([]Problem, error) {
	d := &doctor{g: g, ctx: ctx, seed: maphash.MakeSeed(), want: map[uint64]bool{}, support: map[string]int{}}
	for _, step := range []func() error{d.documents, d.statements, d.quads} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return d.problems, nil
}

func (d *doctor) report(mend, format string, args ...any) {
	d.problems = append(d.problems, Problem{fmt.Sprintf(format, args...), mend})
}

func (d *doctor) expect(q quad.Quad) { d.want[d.hash(q)] = false }

func (d *doctor) hash(q quad.Quad) uint64 { return maphash.String(d.seed, q.NQuad()) }

// documents works out what each document gives.
func (d *doctor) documents() error {
	merges, err := loadMerges(d.ctx, d.g.store)
	if err != nil {
		return err
	}
	docs, err := d.g.Documents(d.ctx)
	if err != nil {
		return err
	}
	for _, info := range docs {
		doc := info.Meta.Doc
		d.checkText(info)
		r, err := loadResult(d.ctx, d.g.store, doc)
		if err != nil {
			d.report("take it out and build it again", "%s: %v", doc, err)
			continue
		}
		c := contribute(info, r, merges)
		for q := range c.own {
			d.expect(q)
		}
		for node, facts := range c.facts {
			for _, f := range facts {
				d.expect(f.quad(node))
			}
		}
		for id := range c.statements {
			d.support[id]++
		}
	}
	return nil
}

func (d *doctor) checkText(info DocumentInfo) {
	text, err := d.g.Text(d.ctx, info.Meta.Doc)
	if err != nil {
		d.report("build the document again", "%s: its kept text cannot be read: %v", info.Meta.Doc, err)
		return
	}
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != info.SHA256 {
		d.report("build the document again", "%s: its kept text does not match its checksum", info.Meta.Doc)
	}
}

// statements compares the books with the documents, then works out their quads.
func (d *doctor) statements() error {
	ids := map[string]bool{}
	err := d.g.store.Scan(d.ctx, keyStmt, func(key string, v []byte) error {
		id := "stmt/" + key[len(keyStmt):]
		ids[id] = true
		var t tally
		if err := json.Unmarshal(v, &t); err != nil {
			d.report(mendByRestore, "record of %s cannot be read: %v", id, err)
			return nil
		}
		if t.Count != d.support[id] {
			d.report(mendByRestore, "%s counts %d documents; %d support it", id, t.Count, d.support[id])
		}
		return nil
	})
	if err != nil {
		return err
	}
	for id := range d.support {
		if !ids[id] {
			d.report(mendByRestore, "%s is supported by documents and has no record", id)
		}
	}
	return d.statementQuads()
}

// statementQuads works out the quads of every statement from the books.
func (d *doctor) statementQuads() error {
	r, err := loadBooks(d.ctx, d.g.store)
	if err != nil {
		return err
	}
	ids, err := statementIDs(d.ctx, r)
	if err != nil {
		return err
	}
	for _, id := range ids {
		quads, err := statementQuads(d.ctx, r, id)
		if err != nil {
			return err
		}
		for _, q := range quads {
			d.expect(q)
		}
	}
	return nil
}

// quads compares the store with what it should hold.
func (d *doctor) quads() error {
	var extra, twice []string
	err := EachQuad(d.ctx, d.g.QuadStore(), func(q quad.Quad) error {
		h := d.hash(q)
		switch met, wanted := d.want[h]; {
		case !wanted:
			extra = append(extra, q.NQuad())
		case met:
			twice = append(twice, q.NQuad())
		}
		d.want[h] = true
		return nil
	})
	if err != nil {
		return err
	}
	missing := 0
	for _, met := range d.want {
		if !met {
			missing++
		}
	}
	if missing > 0 {
		d.report(mendByRestore, "%d quads are missing", missing)
	}
	d.reportQuads("should not be there", extra)
	d.reportQuads("are there more than once", twice)
	return nil
}

func (d *doctor) reportQuads(what string, lines []string) {
	if len(lines) > 0 {
		d.report(mendByRestore, "%d quads %s, such as %s", len(lines), what, lines[0])
	}
}
