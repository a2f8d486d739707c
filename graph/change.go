package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"tupu/graph/store"
)

// Prefixes of record keys; the package comment says what each holds.
const (
	keyDoc    = "doc/"
	keyText   = "text/"
	keyResult = "result/"
	keyNode   = "node/"
	keyStmt   = "stmt/"
	keyEv     = "ev/"
	keyFrom   = "from/"
	keyReview = "review/"
	keyMerge  = "merge/"
)

// stmtKey is the key of a record about a statement: ids begin with "stmt/"
// themselves, which the key does not repeat.
func stmtKey(prefix, id string) string { return prefix + strings.TrimPrefix(id, "stmt/") }

// records reads records: the store, or the store with changes over it.
type records interface {
	Get(ctx context.Context, key string) ([]byte, error)
	Scan(ctx context.Context, prefix string, fn func(key string, value []byte) error) error
}

// overlay is the store's records with changes that are not written yet.
type overlay struct {
	base    records
	changed map[string][]byte   // nil: deleted
	under   map[string][]string // keys of changed with two segments or more, by the first two
}

func newOverlay(base records) *overlay {
	return &overlay{base, map[string][]byte{}, map[string][]string{}}
}

func (o *overlay) set(key string, v []byte) {
	if _, again := o.changed[key]; !again {
		if stem, ok := twoSegments(key); ok {
			o.under[stem] = append(o.under[stem], key)
		}
	}
	o.changed[key] = v
}

// twoSegments is a key up to and with its second slash: what Scan is asked for
// again and again, and what must not cost a look at every change.
func twoSegments(key string) (string, bool) {
	first := strings.IndexByte(key, '/')
	second := strings.IndexByte(key[first+1:], '/')
	if first < 0 || second < 0 {
		return "", false
	}
	return key[:first+second+2], true
}

func (o *overlay) Get(ctx context.Context, key string) ([]byte, error) {
	if v, ok := o.changed[key]; ok {
		return v, nil
	}
	return o.base.Get(ctx, key)
}

func (o *overlay) Scan(ctx context.Context, prefix string, fn func(string, []byte) error) error {
	merged := map[string][]byte{}
	err := o.base.Scan(ctx, prefix, func(k string, v []byte) error {
		merged[k] = bytes.Clone(v)
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range o.changedUnder(prefix) {
		merged[k] = o.changed[k]
	}
	for _, k := range slices.Sorted(maps.Keys(merged)) {
		if merged[k] == nil {
			continue
		}
		if err := fn(k, merged[k]); err != nil {
			return err
		}
	}
	return nil
}

func (o *overlay) changedUnder(prefix string) []string {
	if stem, ok := twoSegments(prefix); ok && stem == prefix {
		return o.under[prefix]
	}
	var keys []string
	for k := range o.changed {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	return keys
}

// change collects what one transaction will do. Documents, decisions and merges
// change records first; finish works out which quads differ.
type change struct {
	ctx     context.Context
	base    records
	now     *overlay
	quads   map[quad.Quad]int // net count of quads that belong to one document
	touched map[string]bool   // statements whose quads may differ
}

func newChange(ctx context.Context, base records) *change {
	base = foresee(base)
	return &change{
		ctx: ctx, base: base, now: newOverlay(base),
		quads: map[quad.Quad]int{}, touched: map[string]bool{},
	}
}

func (c *change) put(key string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	c.now.set(key, data)
	return nil
}

func (c *change) delete(key string) { c.now.set(key, nil) }

// load reads a JSON record into v and tells whether there is one.
func load(ctx context.Context, r records, key string, v any) (bool, error) {
	data, err := r.Get(ctx, key)
	if err != nil || data == nil {
		return false, err
	}
	return true, json.Unmarshal(data, v)
}

// swap replaces what a document gave before by what it gives now; either may be
// nil.
func (c *change) swap(doc string, before, after *contribution) error {
	empty := &contribution{}
	before, after = cmp.Or(before, empty), cmp.Or(after, empty)
	if err := c.foreseeSwap(before, after); err != nil {
		return err
	}
	for q := range before.own {
		c.quads[q]--
	}
	for q := range after.own {
		c.quads[q]++
	}
	for _, node := range keysOf(before.facts, after.facts) {
		if err := c.swapFacts(node, before.facts[node], after.facts[node]); err != nil {
			return err
		}
	}
	for _, id := range keysOf(before.statements, after.statements) {
		if err := c.swapSupport(id, doc, before.statements[id], after.statements[id]); err != nil {
			return err
		}
	}
	return nil
}

// keysOf are the keys of both maps, sorted.
func keysOf[V any](a, b map[string]V) []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(keys)
	return slices.Compact(keys)
}

// version is a set of facts about a node and the number of documents giving
// exactly this set.
type version struct {
	Count int    `json:"c"`
	Facts []fact `json:"f"`
}

// swapFacts counts one document's facts about a node out and in, and adds and
// removes the quads that nobody gave before or gives any more.
func (c *change) swapFacts(node string, before, after []fact) error {
	if slices.Equal(before, after) {
		return nil
	}
	var versions []version
	if _, err := load(c.ctx, c.now, keyNode+node, &versions); err != nil {
		return err
	}
	old := unionFacts(versions)
	versions = count(count(versions, after, +1), before, -1)
	c.diffFacts(node, old, unionFacts(versions))
	if len(versions) == 0 {
		c.delete(keyNode + node)
		return nil
	}
	return c.put(keyNode+node, versions)
}

func count(versions []version, facts []fact, n int) []version {
	if facts == nil {
		return versions
	}
	i := slices.IndexFunc(versions, func(v version) bool { return slices.Equal(v.Facts, facts) })
	if i < 0 {
		versions = append(versions, version{0, facts})
		i = len(versions) - 1
	}
	versions[i].Count += n
	versions = slices.DeleteFunc(versions, func(v version) bool { return v.Count <= 0 })
	// In one order, so that the record does not tell the order of building.
	slices.SortFunc(versions, func(a, b version) int { return slices.CompareFunc(a.Facts, b.Facts, compareFacts) })
	return versions
}

func unionFacts(versions []version) map[fact]bool {
	u := map[fact]bool{}
	for _, v := range versions {
		for _, f := range v.Facts {
			u[f] = true
		}
	}
	return u
}

func (c *change) diffFacts(node string, before, after map[fact]bool) {
	for f := range before {
		if !after[f] {
			c.quads[f.quad(node)]--
		}
	}
	for f := range after {
		if !before[f] {
			c.quads[f.quad(node)]++
		}
	}
}

// swapSupport changes what one document says about a statement.
func (c *change) swapSupport(id, doc string, before, after *supported) error {
	var b, a *support
	if before != nil {
		b = &before.support
	}
	if after != nil {
		a = &after.support
	}
	if a.equal(b) {
		return nil
	}
	c.touched[id] = true
	key := stmtKey(keyEv, id) + "/" + doc
	if a == nil {
		c.delete(key)
		return c.recount(id, before.core)
	}
	if err := c.put(key, a); err != nil {
		return err
	}
	if b != nil {
		return c.recount(id, after.core)
	}
	return c.support(id, after.core, *a)
}

// tally is a statement with what all documents together say about it.
type tally struct {
	Core  core    `json:"core"`
	Count int     `json:"count"` // documents
	All   support `json:"all"`
}

// support adds one more document to a statement: no need to read the others.
func (c *change) support(id string, k core, s support) error {
	t := tally{Core: k}
	if _, err := load(c.ctx, c.now, stmtKey(keyStmt, id), &t); err != nil {
		return err
	}
	t.Count++
	t.All.widen(s)
	return c.put(stmtKey(keyStmt, id), t)
}

// recount reads what every document says, since a year or member may have gone.
func (c *change) recount(id string, k core) error {
	t := tally{Core: k}
	err := c.now.Scan(c.ctx, stmtKey(keyEv, id)+"/", func(_ string, v []byte) error {
		var s support
		if err := json.Unmarshal(v, &s); err != nil {
			return err
		}
		t.Count++
		t.All.widen(s)
		return nil
	})
	if err != nil {
		return err
	}
	if t.Count == 0 {
		c.delete(stmtKey(keyStmt, id))
		return nil
	}
	return c.put(stmtKey(keyStmt, id), t)
}

// finish works out the quads that differ and gives the whole transaction.
func (c *change) finish() (store.Change, error) {
	if err := c.derive(); err != nil {
		return store.Change{}, err
	}
	if err := c.foreseeFinish(); err != nil {
		return store.Change{}, err
	}
	for _, id := range slices.Sorted(maps.Keys(c.touched)) {
		before, err1 := statementQuads(c.ctx, c.base, id)
		after, err2 := statementQuads(c.ctx, c.now, id)
		if err := errors.Join(err1, err2); err != nil {
			return store.Change{}, err
		}
		for _, q := range before {
			c.quads[q]--
		}
		for _, q := range after {
			c.quads[q]++
		}
	}
	return c.collect(), nil
}

func (c *change) collect() store.Change {
	out := store.Change{Records: c.now.changed}
	for q, n := range c.quads {
		switch {
		case n > 0:
			out.Add = append(out.Add, q)
		case n < 0:
			out.Del = append(out.Del, q)
		}
	}
	sortQuads(out.Add)
	sortQuads(out.Del)
	return out
}

// sortQuads brings quads into one order, so that a store's file does not depend
// on the order of a map and what belongs together is numbered together.
func sortQuads(quads []quad.Quad) {
	slices.SortFunc(quads, func(a, b quad.Quad) int {
		if c := compareValues(a.Subject, b.Subject); c != 0 {
			return c
		}
		if c := compareValues(a.Predicate, b.Predicate); c != 0 {
			return c
		}
		return cmp.Or(compareValues(a.Object, b.Object), compareValues(a.Label, b.Label))
	})
}

// compareValues compares IRIs, which most values are, without writing them out.
func compareValues(a, b quad.Value) int {
	x, ok1 := a.(quad.IRI)
	y, ok2 := b.(quad.IRI)
	if ok1 && ok2 {
		return strings.Compare(string(x), string(y))
	}
	return strings.Compare(quad.StringOf(a), quad.StringOf(b))
}
