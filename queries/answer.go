package queries

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"tupu/extractor"
	"tupu/graph"
)

// Table is the answer of a saved query.
type Table struct {
	Columns   []string         `json:"columns"`
	Rows      []map[string]any `json:"rows"`
	Truncated string           `json:"truncated,omitempty"`
	Warnings  []string         `json:"warnings,omitempty"`
}

// UsageError is a question that cannot be asked like this.
type UsageError struct{ error }

func (e UsageError) Unwrap() error { return e.error }

// Ask answers a saved query.
func (q Query) Ask(ctx context.Context, qs cayley.QuadStore, args map[string]string, lim Limits) (*Table, error) {
	full, err := q.check(args)
	if err != nil {
		return nil, UsageError{err}
	}
	t := &Table{Columns: q.Columns, Rows: []map[string]any{}}
	nodes := map[string][]string{}
	for _, p := range q.Parameters {
		if name := full[p.Name]; p.Type == Entity && name != "" {
			if nodes[p.Name], err = Resolve(ctx, qs, name); err != nil {
				return nil, err
			}
			if len(nodes[p.Name]) == 0 {
				t.Warnings = append(t.Warnings, unknownEntity(ctx, qs, name)...)
			}
		}
	}
	if len(t.Warnings) > 0 {
		return t, nil
	}
	program, err := q.program(full, nodes)
	if err != nil {
		return nil, err
	}
	wide := lim
	wide.Rows *= rowsPerShown
	answer, err := Run(ctx, qs, program, wide)
	if err != nil {
		return nil, err
	}
	t.Truncated = answer.Truncated
	f := filler{t: t, ctx: ctx, qs: qs, named: named(nodes)}
	if err := f.fill(answer.Rows); err != nil {
		return nil, err
	}
	if len(t.Rows) > lim.Rows {
		t.Rows, t.Truncated = t.Rows[:lim.Rows], fmt.Sprintf("%d rows", lim.Rows)
	}
	return t, nil
}

// rowsPerShown is how many rows a program may give for one that is shown: a
// statement of a group comes back for each of its members.
const rowsPerShown = 8

// named are the nodes that a question names.
func named(nodes map[string][]string) map[string]bool {
	all := map[string]bool{}
	for _, list := range nodes {
		for _, node := range list {
			all[bare(node)] = true
		}
	}
	return all
}

func unknownEntity(ctx context.Context, qs cayley.QuadStore, name string) []string {
	h := hinter{ctx: ctx, qs: qs}
	h.node(name)
	return h.hints
}

// Resolve finds the nodes that a name stands for: the node of that name, and
// those that have it as name, alias or label. Each is in angle brackets.
func Resolve(ctx context.Context, qs cayley.QuadStore, name string) ([]string, error) {
	var nodes []string
	add := func(iri quad.IRI) {
		if s := "<" + string(iri) + ">"; !slices.Contains(nodes, s) {
			nodes = append(nodes, s)
		}
	}
	for _, form := range forms(bare(name)) {
		own := quad.IRI(graph.EscapeIRI(form))
		if ref, err := qs.ValueOf(own); err != nil {
			return nil, err
		} else if ref != nil {
			add(own)
		}
	}
	texts := []quad.Value{quad.String(name), quad.LangString{Value: quad.String(name), Lang: "zh"}, quad.LangString{Value: quad.String(name), Lang: "en"}}
	for _, text := range texts {
		err := subjects(ctx, qs, text, []string{graph.PredName, graph.PredAlias, graph.PredLabel}, add)
		if err != nil {
			return nil, err
		}
	}
	return nodes, nil
}

// marks are the pairs of quotation marks that belong to a name but are often left
// out when it is asked for.
var marks = [][2]string{{"“", "”"}, {"《", "》"}}

// forms are a name as it is, without its marks, and with each kind of marks.
func forms(name string) []string {
	all := []string{name}
	for _, m := range marks {
		if strings.HasPrefix(name, m[0]) && strings.HasSuffix(name, m[1]) {
			all = append(all, strings.TrimSuffix(strings.TrimPrefix(name, m[0]), m[1]))
		}
		all = append(all, m[0]+name+m[1])
	}
	return all
}

// bare is a name without the angle brackets that people copy from Gizmo.
func bare(name string) string {
	if n := len(name); n > 2 && name[0] == '<' && name[n-1] == '>' {
		return name[1 : n-1]
	}
	return name
}

// subjects calls f for the nodes that have a value under one of the predicates.
func subjects(ctx context.Context, qs cayley.QuadStore, v quad.Value, predicates []string, f func(quad.IRI)) error {
	for _, p := range predicates {
		err := path.StartPath(qs, v).In(quad.IRI(p)).Iterate(ctx).EachValue(qs, func(s quad.Value) error {
			if iri, ok := s.(quad.IRI); ok {
				f(iri)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// objects lists the values of a node under a predicate.
func objects(ctx context.Context, qs cayley.QuadStore, node, predicate string) ([]string, error) {
	var values []string
	err := path.StartPath(qs, quad.IRI(node)).Out(quad.IRI(predicate)).Iterate(ctx).EachValue(qs, func(v quad.Value) error {
		values = append(values, bare(quad.ToString(v)))
		return nil
	})
	return values, err
}

// filler makes the rows of a table of what a program gave.
type filler struct {
	t     *Table
	ctx   context.Context
	qs    cayley.QuadStore
	named map[string]bool
}

// fill makes rows: the statement's id, and through which group it holds where the
// table has a column for that. Rows come in order of their rank, then of their
// columns, whatever the order of the store.
func (f filler) fill(rows []any) error {
	t, ranks := f.t, map[string]float64{}
	for _, r := range rows {
		row, ok := r.(map[string]any)
		if !ok {
			return fmt.Errorf("a saved query gave %v, want an object of columns", r)
		}
		wanted, err := f.complete(row)
		if err != nil {
			return err
		}
		rank := number(row["rank"])
		delete(row, "rank")
		key := t.key(row)
		if _, repeated := ranks[key]; wanted && !repeated {
			ranks[key] = rank
			t.Rows = append(t.Rows, row)
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b map[string]any) int {
		return cmp.Or(cmp.Compare(ranks[t.key(a)], ranks[t.key(b)]), t.compare(a, b))
	})
	return nil
}

// key tells rows apart.
func (t *Table) key(row map[string]any) string {
	s := ""
	for _, c := range t.Columns {
		s += Plain(row[c]) + "\x00"
	}
	return s
}

// compare orders rows by their columns from left to right.
func (t *Table) compare(a, b map[string]any) int {
	for _, c := range t.Columns {
		x, xok := a[c].(int64)
		y, yok := b[c].(int64)
		if xok && yok && x != y {
			return cmp.Compare(x, y)
		}
		if d := cmp.Compare(Plain(a[c]), Plain(b[c])); d != 0 {
			return d
		}
	}
	return 0
}

func number(v any) float64 {
	switch n := v.(type) {
	case int64:
		return float64(n)
	case float64:
		return n
	}
	return 0
}

// complete adds what the edge of a row tells, and says whether the row is wanted:
// what only follows for a member of a group repeats the group's statement, so it
// is for those who name the member.
func (f filler) complete(row map[string]any) (bool, error) {
	subject := ""
	if e, ok := row["edge"].([]any); ok && len(e) == 4 {
		subject = Plain(e[0])
		row["statement"] = extractor.StatementID(subject, Plain(e[1]), Plain(e[2]), extractor.Modality(Plain(e[3])), false)
	}
	for _, c := range f.t.Columns {
		if _, ok := row[c]; !ok {
			row[c] = ""
		}
	}
	if err := f.addMembers(row, subject); err != nil {
		return false, err
	}
	maps.DeleteFunc(row, func(c string, _ any) bool { return c != "rank" && !slices.Contains(f.t.Columns, c) })
	if !slices.Contains(f.t.Columns, "via") || row["statement"] == "" {
		return true, nil
	}
	statement := Plain(row["statement"])
	via, err := groups(f.ctx, f.qs, statement)
	row["via"] = via
	if err != nil || via == "" || f.named[subject] {
		return true, err
	}
	evidence, err := objects(f.ctx, f.qs, statement, graph.PredEvidence)
	return len(evidence) > 0, err
}

// addMembers tells who is behind a group, where the table has a column for that.
func (f filler) addMembers(row map[string]any, subject string) error {
	if !strings.HasPrefix(subject, "group/") || !slices.Contains(f.t.Columns, "members") {
		return nil
	}
	members, err := objects(f.ctx, f.qs, subject, graph.PredMember)
	for i := range members {
		members[i] = graph.UnescapeIRI(members[i])
	}
	slices.Sort(members)
	row["members"] = strings.Join(members, "、")
	return err
}

// groups names the groups from whose statements a member's follows.
func groups(ctx context.Context, qs cayley.QuadStore, statement string) (string, error) {
	behind, err := objects(ctx, qs, statement, graph.PredDerivedFrom)
	if err != nil {
		return "", err
	}
	var names []string
	for _, st := range behind {
		group, err := objects(ctx, qs, st, graph.PredSubject)
		if err != nil {
			return "", err
		}
		for _, iri := range group {
			called, err := objects(ctx, qs, iri, graph.PredName)
			if err != nil {
				return "", err
			}
			names = append(names, called...)
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), "、"), nil
}
