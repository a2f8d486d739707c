package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Merge says that two names, as Find takes them, mean the same: from's statements become into's, its
// names aliases. Documents that come later are read the same way. Unmerge undoes
// it to the quad.
func (g *Graph) Merge(ctx context.Context, from, into, by string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return err
	}
	if to, ok := merges[nodeIRI(from)]; ok {
		return fmt.Errorf("%s is merged into %s already; undo that first", from, to)
	}
	from, err1 := g.Find(ctx, from)
	into, err2 := g.Find(ctx, into)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if err := checkMerge(merges, from, into); err != nil {
		return err
	}
	after := maps.Clone(merges)
	after[from] = into
	c := newChange(ctx, g.store)
	if err := c.put(keyMerge+from, mergeRecord{Into: into, By: by, Time: time.Now().UTC().Format(time.RFC3339)}); err != nil {
		return err
	}
	return g.remerge(c, merges, after)
}

// Unmerge takes a merge back.
func (g *Graph) Unmerge(ctx context.Context, from string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	from = nodeIRI(from)
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return err
	}
	if _, ok := merges[from]; !ok {
		return fmt.Errorf("%s is not merged into anything", from)
	}
	after := maps.Clone(merges)
	delete(after, from)
	c := newChange(ctx, g.store)
	c.delete(keyMerge + from)
	return g.remerge(c, merges, after)
}

// Merges lists what is merged into what.
func (g *Graph) Merges(ctx context.Context) (Merges, error) { return loadMerges(ctx, g.store) }

func nodeIRI(name string) string { return EscapeIRI(strings.Trim(strings.TrimSpace(name), "<>")) }

func checkMerge(merges Merges, from, into string) error {
	if merges.iri(into) == merges.iri(from) {
		return fmt.Errorf("cannot merge %s into %s: they are the same, or would be merged in a circle", from, into)
	}
	for _, iri := range []string{from, into} {
		if strings.HasPrefix(iri, "group/") {
			return fmt.Errorf("cannot merge %s: a group is its members", iri)
		}
		if _, relation := FindRelation(iri); relation {
			return fmt.Errorf("cannot merge %s: it is a relation", iri)
		}
	}
	return nil
}

// remerge reads every document that names something whose node changes once
// more, with the new merges in place of the old.
func (g *Graph) remerge(c *change, before, after Merges) error {
	names := changedNames(before, after)
	docs, err := g.Documents(c.ctx)
	if err != nil {
		return err
	}
	for _, info := range docs {
		doc := info.Meta.Doc
		if hit, err := g.mentions(c.ctx, doc, names); err != nil || !hit {
			if err != nil {
				return err
			}
			continue
		}
		r, err := loadResult(c.ctx, g.store, doc)
		if err != nil {
			return err
		}
		if err := c.swap(doc, contribute(info, r, before), contribute(info, r, after)); err != nil {
			return err
		}
	}
	if err := c.carryDecisions(after); err != nil {
		return err
	}
	return g.apply(c.ctx, c)
}

// changedNames are the names that stand for other nodes after than before.
func changedNames(before, after Merges) []string {
	all := maps.Clone(before)
	maps.Copy(all, after)
	var out []string
	for iri := range all {
		if before.iri(iri) != after.iri(iri) {
			out = append(out, UnescapeIRI(iri))
		}
	}
	slices.Sort(out)
	return out
}

// mentions tells whether what was found in a document may name one of these: a
// look at the text of the record, which spares reading most documents.
func (g *Graph) mentions(ctx context.Context, doc string, names []string) (bool, error) {
	data, err := g.store.Get(ctx, keyResult+doc)
	if err != nil {
		return false, err
	}
	raw, err := decompress(data)
	if err != nil {
		return false, err
	}
	for _, n := range names {
		quoted, err := json.Marshal(n) // the record's own spelling
		if err != nil || bytes.Contains(raw, quoted[1:len(quoted)-1]) {
			return true, err
		}
		if iri := EscapeIRI(n); iri != n && bytes.Contains(raw, []byte(iri)) {
			return true, nil
		}
	}
	return false, nil
}

// carryDecisions gives statements whose ids a merge changed the decisions that
// were taken on them under their old ids.
func (c *change) carryDecisions(merges Merges) error {
	taken, err := c.decisions()
	if err != nil {
		return err
	}
	for id, d := range taken {
		if d.From != "" {
			c.delete(stmtKey(keyReview, id))
			c.touched[id] = true
			delete(taken, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(taken)) {
		d := taken[id]
		k := merges.core(d.Core)
		if _, judged := taken[k.id()]; judged {
			continue
		}
		d.From = id
		c.touched[k.id()] = true
		if err := c.put(stmtKey(keyReview, k.id()), d); err != nil {
			return err
		}
	}
	return nil
}
