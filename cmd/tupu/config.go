package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func (a *app) configCommand() *cobra.Command {
	cmd := parent("config", "Settings and where they come from")
	show := &cobra.Command{
		Use:   "show",
		Short: "Print each setting, its value and where it came from",
		Long:  "Prints each setting, its value and where it came from: flag, TUPU_* variable,\n--config file, ./tupu.yaml, the user's configuration folder, or default.",
		Args:  withArgs(cobra.NoArgs),
		RunE:  func(*cobra.Command, []string) error { return a.configShow() },
	}
	flagsOf(show.Flags(), "store", "seeds", "metadata", "listen", "timeout", "rows", "base", "token")
	cmd.AddCommand(show)
	return cmd
}

func (a *app) configShow() error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, k := range known {
		value := a.set.text(k.key)
		if k.key == "token" && value != "" {
			value = "(set)"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", k.key, value, a.set.origin[k.key])
	}
	return w.Flush()
}

// parent is a command that only holds others.
func parent(use, short string) *cobra.Command {
	return &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
}
