package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"tupu/graph"
)

func (a *app) reviewCommand() *cobra.Command {
	cmd := parent("review", "Judge statements")
	cmd.GroupID = "care"
	cmd.Long = "Judges statements. A rejected statement leaves every query and export; undo brings\nit back. Decisions can be kept in a file of one line each, under version control."
	cmd.Example = "  tupu review reject stmt/9f3c2a71d04e55b8 --note '主语有误'\n  tupu review list > decisions.tsv\n  tupu review apply decisions.tsv"
	for _, c := range []struct{ name, verdict, short string }{
		{"accept", graph.Accepted, "Say that a statement is right"},
		{"reject", graph.Rejected, "Say that a statement is wrong"},
		{"undo", "", "Take a judgement back"},
	} {
		cmd.AddCommand(a.judgeCommand(c.name, c.verdict, c.short))
	}
	apply := &cobra.Command{
		Use:   "apply FILE",
		Short: "Take over the judgements of a review file",
		Args:  withArgs(cobra.ExactArgs(1)),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.applyReview(cmd.Context(), args[0]) },
	}
	list := &cobra.Command{
		Use:   "list",
		Short: "Print every judgement in the graph as a review file",
		Args:  withArgs(cobra.NoArgs),
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.listReview(cmd.Context()) },
	}
	for _, c := range []*cobra.Command{apply, list} {
		flagsOf(c.Flags(), "store")
		cmd.AddCommand(c)
	}
	return cmd
}

func (a *app) judgeCommand(name, verdict, short string) *cobra.Command {
	d := graph.Decision{Verdict: verdict}
	cmd := &cobra.Command{
		Use:   name + " STATEMENT",
		Short: short,
		Args:  withArgs(cobra.ExactArgs(1)),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.judge(cmd.Context(), args[0], d) },
	}
	if verdict != "" {
		cmd.Flags().StringVar(&d.Note, "note", "", "why")
		cmd.Flags().StringVar(&d.By, "by", person(), "who judges")
	}
	flagsOf(cmd.Flags(), "store")
	return cmd
}

// judge records a verdict, or takes one back where there is none.
func (a *app) judge(ctx context.Context, id string, d graph.Decision) error {
	g, err := a.openExisting()
	if err != nil {
		return err
	}
	defer g.Close()
	s, err := g.Statement(ctx, id)
	if err != nil {
		return unknownStatement(err)
	}
	word := d.Verdict
	if d.Verdict == "" {
		err, word = g.Undo(ctx, s.ID), "undone"
	} else {
		err = g.Judge(ctx, s.ID, d)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s: %s\n", word, statementLine(s))
	return err
}

func unknownStatement(err error) error {
	if errors.Is(err, graph.ErrUnknown) {
		return next(err, "the column statement of tupu query shows ids, such as in tupu query who-supports")
	}
	return err
}

func (a *app) applyReview(ctx context.Context, path string) error {
	in := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	lines, err := graph.ReadReview(in)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	g, err := a.openExisting()
	if err != nil {
		return err
	}
	defer g.Close()
	report, err := g.ApplyReview(ctx, lines)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return a.printReview(path, report)
}

// printReview says what became of the lines; one that fits nothing any more is
// shown, never dropped in silence.
func (a *app) printReview(path string, r graph.ReviewReport) error {
	_, err := fmt.Fprintf(a.out, "applied %d, known already %d, not judged %d, found under another id %d, fit nothing %d\n",
		r.Applied, r.Known, r.Unjudged, len(r.Found), len(r.Lost))
	if err != nil || len(r.Lost) == 0 {
		return err
	}
	for _, l := range r.Lost {
		fmt.Fprintf(a.errs, "tupu: %s: fits nothing: %s %s %s %s: %s\n", path, l.Statement, l.Subject, l.Relation, l.Object, l.Sentence)
	}
	return partError{next(fmt.Errorf("%d lines fit nothing in the graph any more", len(r.Lost)),
		"look for what they say now (tupu query), judge that, and take the lines out")}
}

func (a *app) listReview(ctx context.Context) error {
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	lines, err := g.Decisions(ctx)
	if err != nil {
		return err
	}
	return graph.WriteReview(a.out, lines)
}

func (a *app) sampleCommand() *cobra.Command {
	var opt graph.SampleOptions
	cmd := &cobra.Command{
		Use:   "sample",
		Short: "Draw statements at random, as a review file to judge",
		Long: "Draws statements at random, as a review file: write accepted or rejected in its\nfirst column, take it over with tupu review apply, and tupu stats gives the precision.\n" +
			"The same graph, options and seed give the same sample.",
		Example: "  tupu sample --n 100 > sample.tsv\n  tupu sample --by relation",
		GroupID: "care",
		Args:    withArgs(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.sample(cmd.Context(), opt) },
	}
	cmd.Flags().IntVar(&opt.N, "n", 50, "how many")
	cmd.Flags().StringVar(&opt.By, "by", "", "relation, rule or document: as many of each as there are")
	cmd.Flags().IntVar(&opt.Seed, "seed", 1, "another number, another sample")
	flagsOf(cmd.Flags(), "store")
	return cmd
}

func (a *app) sample(ctx context.Context, opt graph.SampleOptions) error {
	switch opt.By {
	case "", "relation", "rule", "document":
	default:
		return usagef("--by %s: want relation, rule or document", opt.By)
	}
	if opt.N < 1 {
		return usagef("--n %d: want 1 or more", opt.N)
	}
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	lines, err := g.Sample(ctx, opt)
	if err != nil {
		return err
	}
	return graph.WriteReview(a.out, lines)
}
