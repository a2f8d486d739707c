package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tupu/graph"
	"tupu/graph/export"
)

func (a *app) exportCommand() *cobra.Command {
	var output string
	var opt export.Options
	var about strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&about, "\n  %-8s  %s", f.Name, f.Title)
	}
	cmd := &cobra.Command{
		Use:     "export FORMAT",
		Short:   "Write the whole graph for other programs",
		Long:    "Writes the whole graph for other programs; rejected statements are left out. Formats:\n" + about.String(),
		Example: "  tupu export gexf -o graph.gexf\n  tupu export csv -o graph.zip\n  tupu export nquads | gzip > graph.nq.gz",
		GroupID: "main",
		Args:    withArgs(cobra.ExactArgs(1)),

		ValidArgsFunction: completeFormat,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), args[0], output, opt)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "-", "file to write; - is stdout")
	cmd.Flags().BoolVar(&opt.Members, "members", false, "also statements that follow for members of groups")
	cmd.Flags().BoolVar(&opt.NoBOM, "no-bom", false, "csv: no byte order mark, which Excel needs")
	flagsOf(cmd.Flags(), "store", "base")
	return cmd
}

func (a *app) export(ctx context.Context, format, output string, opt export.Options) error {
	f, err := export.Find(format)
	if err != nil {
		return usageError{err}
	}
	opt.Base, opt.Version = a.set.text("base"), version()
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	write := func(w io.Writer) error {
		out := bufio.NewWriter(w)
		if err := f.Write(ctx, g, out, opt); err != nil {
			return err
		}
		return out.Flush()
	}
	if output != "-" {
		return intoFile(output, write)
	}
	if isTerminal(a.out) && (f.Name == "csv" || f.Name == "parquet") {
		return usageError{next(fmt.Errorf("%s is no text for a terminal", f.Name), "name a file: -o graph%s", f.Ext)}
	}
	return write(a.out)
}

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Describe what the graph holds and under which names",
		GroupID: "care",
		Args:    withArgs(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.out, strings.TrimSpace(graph.Schema()))
			return err
		},
	}
}

func (a *app) doctorCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "doctor",
		Short:   "Check the graph from the ground up",
		Long:    "Checks every document against its checksum and every quad against the documents, and\nsays how to mend what is wrong.",
		GroupID: "care",
		Args:    withArgs(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context()) },
	}
	flagsOf(cmd.Flags(), "store")
	return cmd
}

func (a *app) doctor(ctx context.Context) error {
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	problems, err := g.Doctor(ctx)
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintf(a.out, "%s\n  mend: %s\n", p.What, p.Mend)
	}
	if len(problems) > 0 {
		return fmt.Errorf("%d problems", len(problems))
	}
	_, err = fmt.Fprintln(a.out, "all is well")
	return err
}
