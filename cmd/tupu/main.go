// Command tupu turns Chinese diplomatic documents into a knowledge graph that
// answers questions and names the sentence behind every answer.
//
// There is a file for every command. Each command reads its settings in one
// place (settings.go), prints data on stdout and everything else on stderr, and
// ends with a status of status.go.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(start(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// start runs the program until it is done or interrupted. After the first
// interrupt the work at hand is finished; a second one ends the process.
func start(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return run(ctx, args, in, out, errs)
}

// run is the program without the process around it.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{in: in, out: out, errs: errs}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	cmd, err := root.ExecuteContextC(ctx)
	return a.status(ctx, cmd, err)
}
