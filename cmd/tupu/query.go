package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tupu/graph"
	"tupu/queries"
	"tupu/queries/worker"
)

func (a *app) queryCommand() *cobra.Command {
	var program, format string
	var list bool
	cmd := &cobra.Command{
		Use:   "query NAME [PARAMETER=VALUE...]",
		Short: "Ask the graph: a saved query, or Gizmo with -e",
		Long:  "Asks the graph with a saved query (tupu query --list) or with a Gizmo program\n(-e; - reads it from stdin).",
		Example: "  tupu query --list\n  tupu query who-supports party=中国\n  tupu query events from=2023 --format csv\n" +
			"  tupu query -e 'g.V(\"<中国>\").Out(\"<supports>\").All()'",
		GroupID:           "main",
		ValidArgsFunction: completeQuery,
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := answerFormat(format)
			switch {
			case err != nil:
				return err
			case list:
				return a.listQueries()
			case cmd.Flags().Changed("eval"):
				return a.gizmo(cmd.Context(), program, args, write)
			case len(args) == 0:
				return usagef("want the name of a saved query (tupu query --list) or -e 'GIZMO'")
			}
			return a.ask(cmd.Context(), args[0], args[1:], write)
		},
	}
	cmd.Flags().StringVarP(&program, "eval", "e", "", "Gizmo program; - reads it from stdin")
	cmd.Flags().StringVar(&format, "format", answerFormats[0].name, answerFormatNames())
	cmd.Flags().BoolVar(&list, "list", false, "list the saved queries with their parameters")
	flagsOf(cmd.Flags(), "store", "timeout", "rows")
	return cmd
}

// listQueries prints every saved query with its parameters.
func (a *app) listQueries() error {
	all, err := queries.Saved()
	if err != nil {
		return err
	}
	for _, q := range all {
		fmt.Fprintf(a.out, "%s\n  %s\n  %s\n", q.Name, q.ZH, q.EN)
		for _, p := range q.Parameters {
			mark := ""
			if p.Required {
				mark = " (required)"
			}
			fmt.Fprintf(a.out, "    %-10s %s; %s%s\n", p.Name, p.ZH, p.EN, mark)
		}
		if _, err := fmt.Fprintf(a.out, "    %s\n\n", exampleOf(q)); err != nil {
			return err
		}
	}
	return nil
}

// exampleOf is how to ask the example of a query, which the bundled document answers.
func exampleOf(q queries.Query) string {
	line := self() + " query " + q.Name
	for _, p := range q.Parameters {
		if v := q.Example.Ask[p.Name]; v != "" {
			line += " " + p.Name + "=" + v
		}
	}
	return line
}

// ask answers a saved query.
func (a *app) ask(ctx context.Context, name string, params []string, write func(io.Writer, *queries.Table) error) error {
	q, err := queries.Find(name)
	if err != nil {
		return usageError{next(err, "see them all: tupu query --list")}
	}
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	return a.askIn(ctx, g, q, params, write)
}

func (a *app) askIn(ctx context.Context, g *graph.Graph, q queries.Query, params []string, write func(io.Writer, *queries.Table) error) error {
	args := map[string]string{}
	for _, p := range params {
		k, v, ok := strings.Cut(p, "=")
		if !ok {
			return usagef("%q is no parameter: want NAME=VALUE, such as party=中国", p)
		}
		if _, again := args[k]; again {
			return usagef("the parameter %q is given twice", k)
		}
		args[k] = v
	}
	t, err := q.Ask(ctx, g.QuadStore(), args, a.limits())
	if err != nil {
		return a.queryError(ctx, err)
	}
	return a.answer(t, write)
}

// answer prints a table; what is cut off or seems wrong is said beside it.
func (a *app) answer(t *queries.Table, write func(io.Writer, *queries.Table) error) error {
	if err := write(a.out, t); err != nil {
		return err
	}
	for _, w := range t.Warnings {
		fmt.Fprintln(a.errs, "tupu: "+w)
	}
	switch {
	case t.Truncated != "":
		fmt.Fprintf(a.errs, "tupu: cut off at %s; narrow the question, or give it more: --rows\n", t.Truncated)
	case len(t.Rows) == 0 && len(t.Warnings) == 0:
		fmt.Fprintln(a.errs, "tupu: nothing in the graph answers this")
	}
	return nil
}

// queryError says what to do about a failed query.
func (a *app) queryError(ctx context.Context, err error) error {
	var usage queries.UsageError
	var program *queries.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &usage):
		return usageError{err}
	case errors.As(err, &program) && program.Timeout:
		return next(fmt.Errorf("the query took longer than %s and was ended", a.set.text("timeout")),
			"narrow it, look for a loop that does not end, or give it more time: --timeout 1m")
	case errors.As(err, &program):
		return next(err, "check the Gizmo at that place; a path looks like g.V(\"<中国>\").Out(\"<supports>\").All()")
	}
	return err
}

// gizmo runs a program of the user's own.
func (a *app) gizmo(ctx context.Context, program string, args []string, write func(io.Writer, *queries.Table) error) error {
	if len(args) > 0 {
		return usagef("-e takes no more arguments, got %q", args)
	}
	if program == "-" {
		src, err := io.ReadAll(a.in)
		if err != nil {
			return err
		}
		program = string(src)
	}
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	pool, err := a.workers(1)
	if err != nil {
		return err
	}
	defer func() { _ = pool.Close() }() // it is killed: there is nothing to report
	return a.gizmoIn(ctx, pool, program, write)
}

func (a *app) gizmoIn(ctx context.Context, pool *worker.Pool, program string, write func(io.Writer, *queries.Table) error) error {
	answer, err := pool.Run(ctx, program, a.limits())
	if err != nil {
		return a.queryError(ctx, err)
	}
	t := tableOf(answer)
	t.Warnings = answer.Hints
	return a.answer(t, write)
}

// tableOf lays out the rows of a Gizmo program: a column for each tag, the node
// at the end of the path last.
func tableOf(a *queries.Answer) *queries.Table {
	t := &queries.Table{Columns: []string{}, Rows: []map[string]any{}, Truncated: a.Truncated}
	rows := a.Rows
	if len(rows) == 0 && a.HasLast && queries.IsValue(a.Last) {
		rows = []any{a.Last}
	}
	for _, r := range rows {
		if raw, ok := r.(json.RawMessage); ok { // as a worker sends it
			var v any
			if err := json.Unmarshal(raw, &v); err == nil {
				r = v
			}
		}
		row, ok := r.(map[string]any)
		if !ok {
			row = map[string]any{"value": r}
		}
		for c := range row {
			if !slices.Contains(t.Columns, c) {
				t.Columns = append(t.Columns, c)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	slices.SortFunc(t.Columns, func(x, y string) int {
		switch {
		case x == y:
			return 0
		case x == "id":
			return 1
		case y == "id":
			return -1
		}
		return strings.Compare(x, y)
	})
	return t
}
