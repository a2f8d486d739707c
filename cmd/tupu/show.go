package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"tupu/graph"
	"tupu/queries"
)

func (a *app) showCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "show ENTITY",
		Short:   "Show what the graph knows about an entity",
		Long:    "Shows names, type, ids and members of an entity, and the statements about it.",
		Example: "  tupu show 中国\n  tupu show Kazakhstan",
		GroupID: "care",
		Args:    withArgs(cobra.ExactArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.show(cmd.Context(), args[0]) },
	}
	flagsOf(cmd.Flags(), "store", "timeout", "rows")
	return cmd
}

func (a *app) show(ctx context.Context, name string) error {
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	around, err := queries.Find("around")
	if err != nil {
		return err
	}
	t, err := around.Ask(ctx, g.QuadStore(), map[string]string{"entity": name}, a.limits())
	if err != nil {
		return a.queryError(ctx, err)
	}
	if len(t.Warnings) > 0 {
		return next(fmt.Errorf("%s", strings.Join(t.Warnings, "; ")), "see what there is: tupu query around entity=…, tupu stats")
	}
	nodes, err := queries.Resolve(ctx, g.QuadStore(), name)
	if err != nil {
		return err
	}
	for _, node := range nodes {
		if err := a.facts(ctx, g, strings.Trim(node, "<>")); err != nil {
			return err
		}
	}
	t.Columns = []string{"from", "relation", "to", "modality", "statement"}
	fmt.Fprintln(a.out)
	return a.answer(t, writeTable)
}

// shown are the predicates about a node, in the order in which they are shown.
var shown = []string{
	graph.PredType, graph.PredName, graph.PredLabel, graph.PredAlias, graph.PredMember, graph.PredTitle, graph.PredDate,
	graph.PredFirstDay, graph.PredLastDay, graph.PredLatitude, graph.PredLongitude, graph.PredFamily, graph.PredPlover,
}

// facts prints what the lexicon and the documents know about one node: the usual
// first, then ids.
func (a *app) facts(ctx context.Context, g *graph.Graph, node string) error {
	fmt.Fprintln(a.out, graph.UnescapeIRI(node))
	values := map[string][]string{}
	qs := g.QuadStore()
	preds := path.StartPath(qs, quad.IRI(node)).OutPredicates()
	err := preds.Iterate(ctx).EachValue(qs, func(p quad.Value) error {
		name, _ := p.(quad.IRI)
		if relation, _, _ := strings.Cut(string(name), "/"); isRelation(relation) || name == graph.PredAbout {
			return nil
		}
		return path.StartPath(qs, quad.IRI(node)).Out(name).Iterate(ctx).EachValue(qs, func(v quad.Value) error {
			values[string(name)] = append(values[string(name)], valueText(v))
			return nil
		})
	})
	if err != nil {
		return err
	}
	order := slices.Clone(shown)
	for _, p := range sortedKeys(values) {
		if !slices.Contains(order, p) {
			order = append(order, p)
		}
	}
	for _, p := range order {
		if v := values[p]; len(v) > 0 {
			slices.Sort(v)
			fmt.Fprintf(a.out, "  %-10s %s\n", p, strings.Join(v, "、"))
		}
	}
	return nil
}

func isRelation(name string) bool {
	_, ok := graph.FindRelation(name)
	return ok
}

// valueText is a value as people read it.
func valueText(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return graph.UnescapeIRI(string(v))
	case quad.LangString:
		return string(v.Value) + " (" + v.Lang + ")"
	}
	return fmt.Sprint(v.Native())
}
