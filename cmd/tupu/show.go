package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
	entries, err := queries.About(ctx, g.QuadStore(), name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		a.facts(e)
	}
	t.Columns = []string{"from", "relation", "to", "modality", "via", "statement"}
	fmt.Fprintln(a.out)
	return a.answer(t, writeTable)
}

// shown are the predicates about a node, in the order in which they are shown.
var shown = []string{
	graph.PredType, graph.PredName, graph.PredLabel, graph.PredAlias, graph.PredMember, graph.PredTitle, graph.PredDate,
	graph.PredFirstDay, graph.PredLastDay, graph.PredLatitude, graph.PredLongitude, graph.PredFamily, graph.PredPlover,
}

// facts prints what is known about one node: the usual first, then ids.
func (a *app) facts(e queries.Entry) {
	fmt.Fprintln(a.out, e.Name)
	order := slices.Clone(shown)
	for _, p := range sortedKeys(e.Facts) {
		if !slices.Contains(order, p) && p != graph.PredAbout {
			order = append(order, p)
		}
	}
	for _, p := range order {
		if v := e.Facts[p]; len(v) > 0 {
			fmt.Fprintf(a.out, "  %-10s %s\n", p, strings.Join(v, "、"))
		}
	}
}
