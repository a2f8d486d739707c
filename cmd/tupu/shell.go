package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tupu/graph"
	"tupu/queries"
	"tupu/queries/worker"
)

const shellHelp = `Gizmo, as in g.V("<中国>").Out("<supports>").All()
NAME [PARAMETER=VALUE...]   a saved query, as in who-supports party=中国
list                        the saved queries
why STATEMENT               why a statement is there
help, quit`

func (a *app) shellCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "shell",
		Short:   "Ask one question after the other",
		Long:    "Asks one question after the other, each on a line; a line that ends with \\ goes on.\n\n" + shellHelp,
		Example: "  tupu shell\n  tupu shell < questions.txt",
		GroupID: "main",
		Args:    withArgs(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.shell(cmd.Context()) },
	}
	flagsOf(cmd.Flags(), "store", "timeout", "rows")
	return cmd
}

// shell answers line by line. An error is told and the next line is read; the
// shell fails only where it cannot go on.
func (a *app) shell(ctx context.Context) error {
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
	prompt := func(s string) {
		if isTerminal(a.in) {
			fmt.Fprint(a.errs, s)
		}
	}
	lines := bufio.NewScanner(a.in)
	lines.Buffer(nil, 1<<20)
	question := ""
	prompt("tupu> ")
	for lines.Scan() {
		if more, ok := strings.CutSuffix(lines.Text(), `\`); ok {
			question += more + "\n"
			prompt("    > ")
			continue
		}
		question = strings.TrimSpace(question + lines.Text())
		if question == "quit" || question == "exit" || ctx.Err() != nil {
			return ctx.Err()
		}
		if err := a.line(ctx, g, pool, question); err != nil && !errors.Is(err, context.Canceled) {
			a.complain(err)
		}
		question = ""
		prompt("tupu> ")
	}
	return lines.Err()
}

// line answers one question.
func (a *app) line(ctx context.Context, g *graph.Graph, pool *worker.Pool, question string) error {
	words := strings.Fields(question)
	if len(words) == 0 {
		return nil
	}
	switch words[0] {
	case "help", "?":
		_, err := fmt.Fprintln(a.out, shellHelp)
		return err
	case "list":
		return a.listQueries()
	case "why":
		if len(words) != 2 {
			return usagef("want why STATEMENT")
		}
		return a.whyIn(ctx, g, words[1])
	}
	if strings.ContainsAny(words[0], "(.=;{[") {
		return a.gizmoIn(ctx, pool, question, writeTable)
	}
	q, err := queries.Find(words[0])
	if err != nil {
		return next(err, "list shows them; Gizmo begins with g.V(")
	}
	return a.askIn(ctx, g, q, words[1:], writeTable)
}
