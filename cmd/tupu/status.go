package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	statusDone        = 0
	statusFailed      = 1
	statusUsage       = 2
	statusPart        = 3
	statusInterrupted = 130
)

// usageError is a command line, setting or parameter that cannot be.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// usagef is a usageError with a message.
func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// partError says that the rest was done.
type partError struct{ error }

func (e partError) Unwrap() error { return e.error }

// nextError is an error that knows the next step.
type nextError struct {
	error
	next string
}

func (e nextError) Unwrap() error { return e.error }

// next adds the next step to an error.
func next(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return nextError{err, fmt.Sprintf(format, args...)}
}

// status prints an error, if there is one, and gives the exit status.
func (a *app) status(ctx context.Context, cmd *cobra.Command, err error) int {
	if err == nil {
		return statusDone
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		fmt.Fprintln(a.errs, "tupu: interrupted")
		return statusInterrupted
	}
	a.complain(err)
	var usage usageError
	var part partError
	switch {
	case errors.As(err, &usage), unknownToCobra(err):
		fmt.Fprintf(a.errs, "  help: %s --help\n", cmd.CommandPath())
		return statusUsage
	case errors.As(err, &part):
		return statusPart
	}
	return statusFailed
}

// unknownToCobra recognises the errors about the command line that cobra makes
// before any of our code runs.
func unknownToCobra(err error) bool {
	s := err.Error()
	return strings.HasPrefix(s, "unknown command") || strings.HasPrefix(s, "required flag")
}

// complain prints an error with its next step.
func (a *app) complain(err error) {
	fmt.Fprintf(a.errs, "tupu: %s\n", strings.TrimSpace(err.Error()))
	var n nextError
	if errors.As(err, &n) {
		fmt.Fprintf(a.errs, "  next: %s\n", n.next)
	}
}
