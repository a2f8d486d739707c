package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man [DIR]",
		Short:   "Print the manual page, or write those of all commands to a folder",
		Example: "  tupu man | man -l -\n  tupu man /usr/local/share/man/man1",
		Args:    withArgs(cobra.MaximumNArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.man(cmd.Root(), args) },
	}
}

func (a *app) man(root *cobra.Command, args []string) error {
	header := &doc.GenManHeader{Title: "TUPU", Section: "1", Source: "Tupu " + version()}
	root.DisableAutoGenTag = true
	if len(args) == 0 {
		return doc.GenMan(root, header, a.out)
	}
	if err := os.MkdirAll(args[0], 0o755); err != nil { // #nosec G301 -- manual pages are no secret
		return err
	}
	if err := doc.GenManTree(root, header, args[0]); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out, "manual pages in %s\n", args[0])
	return err
}
