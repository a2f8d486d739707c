package main

import (
	"github.com/spf13/cobra"

	"tupu/graph/export"
	"tupu/queries"
)

// completeQuery offers the saved queries, then the parameters of the one chosen.
func completeQuery(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var words []string
	if len(args) == 0 {
		all, err := queries.Saved()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		for _, q := range all {
			words = append(words, cobra.CompletionWithDesc(q.Name, q.EN))
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
	q, err := queries.Find(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for _, p := range q.Parameters {
		words = append(words, cobra.CompletionWithDesc(p.Name+"=", p.EN))
	}
	return words, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

// completeFormat offers the formats of export.
func completeFormat(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, f := range export.Formats {
		if len(args) == 0 {
			words = append(words, cobra.CompletionWithDesc(f.Name, f.Title))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// helpCommand shows the help of a command; of one that is not there it says so.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			var words []string
			for _, c := range cmd.Root().Commands() {
				words = append(words, cobra.CompletionWithDesc(c.Name(), c.Short))
			}
			return words, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(found, args[len(args)-1])
			}
			return found.Help()
		},
	}
}
