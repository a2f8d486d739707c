package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/spf13/cobra"

	"tupu/queries/api"
	"tupu/queries/page"
	"tupu/queries/worker"
)

func (a *app) serveCommand() *cobra.Command {
	var remote bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer over HTTP",
		Long: "Answers over HTTP on this machine: a page for the browser at /, Cayley's query\npaths /api/v1/query/gizmo and /api/v2/query?lang=gizmo, Tupu's own API as\n" +
			"/api/openapi.json describes it, /healthz, /readyz and /metrics. Queries run in\nprocesses of their own under a time, row, size and memory limit.\n\n" +
			"Nothing can be written, unless there is a token (best in TUPU_TOKEN) and a request\ncarries it: then statements can be judged.",
		Example: "  tupu serve\n  curl -d 'g.V(\"<中国>\").Out(\"<supports>\").All()' 'http://127.0.0.1:7474/api/v2/query?lang=gizmo'",
		GroupID: "main",
		Args:    withArgs(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), remote) },
	}
	cmd.Flags().BoolVar(&remote, "allow-remote", false, "listen on an address that other machines reach")
	flagsOf(cmd.Flags(), "store", "listen", "timeout", "rows", "base", "token")
	return cmd
}

// shutdownTime is what requests under way get when the server ends.
const shutdownTime = 5 * time.Second

func (a *app) serve(ctx context.Context, remote bool) error {
	address := a.set.text("listen")
	if _, _, err := net.SplitHostPort(address); err != nil {
		return usagef("--listen: want HOST:PORT, such as 127.0.0.1:7474: %w", err)
	}
	if !remote && !api.IsLocal(address) {
		return usageError{next(fmt.Errorf("%s is reached from other machines", address),
			"listen on 127.0.0.1, or allow it with --allow-remote")}
	}
	h, err := a.hold()
	if err != nil {
		return err
	}
	defer func() { _ = h.Close() }() // its workers are killed: there is nothing to report
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return next(err, "stop what uses the port, or choose another: --listen 127.0.0.1:7475")
	}
	limits := a.limits()
	config := api.Config{
		Store: h.quadStore, Graph: h.graph, Reading: h.mu.RLocker(), Run: h.run, Limits: limits, AnyHost: remote,
		Log: a.log, Base: a.set.text("base"), Version: version(), Token: a.set.text("token"), Review: h.review, Page: page.Handler(),
	}
	server := &http.Server{
		Handler:           api.New(config),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      limits.Time + 30*time.Second,
		IdleTimeout:       time.Minute,
	}
	fmt.Fprintf(a.errs, "serving %s on http://%s (Ctrl-C ends it)\n", a.set.text("store"), listener.Addr())
	return serveUntil(ctx, server, listener)
}

// atOnce is how many programs may run at the same time.
const atOnce = 2

// workers are n processes that run Gizmo: a program may take more memory or time
// than its own process should lose.
func (a *app) workers(n int) (*worker.Pool, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return worker.Start(n, program, "worker", "--store", a.set.text("store"))
}

// workerCommand is such a process: programs come in and answers go out by the
// standard streams. People do not call it.
func (a *app) workerCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:    "worker",
		Hidden: true,
		Args:   withArgs(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if err := worker.Confine(); err != nil {
				return err
			}
			g, err := a.open(true)
			if err != nil {
				return err
			}
			defer g.Close()
			return worker.Serve(a.in, a.out, g.QuadStore())
		},
	}
	flagsOf(cmd.Flags(), "store")
	return cmd
}

// serveUntil answers until the context ends; then requests under way are finished.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.Background(), shutdownTime)
	defer cancel()
	if err := server.Shutdown(end); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}
