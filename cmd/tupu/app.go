package main

import (
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tupu/extractor"
	"tupu/graph"
	"tupu/queries"
	"tupu/seeds"
)

// app is one run of the program: its streams, settings and log.
type app struct {
	in   io.Reader
	out  io.Writer
	errs io.Writer
	set  *settings
	log  *slog.Logger
}

// root is the command tree.
func (a *app) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "tupu",
		Short:             "Chinese diplomatic documents as a knowledge graph that answers questions",
		Long:              "Tupu (图谱) turns Chinese diplomatic documents into a knowledge graph that\nanswers questions and names the sentence behind every answer.",
		Args:              cobra.ArbitraryArgs,
		RunE:              a.bare,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Version:           version(),
		PersistentPreRunE: a.prepare,
	}
	cmd.SetVersionTemplate("tupu {{.Version}}\n")
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	cmd.PersistentFlags().String("config", "", "configuration file")
	flagsOf(cmd.PersistentFlags(), "log-level", "log-format")
	cmd.AddGroup(
		&cobra.Group{ID: "main", Title: "From documents to answers:"},
		&cobra.Group{ID: "care", Title: "Looking after a graph:"},
		&cobra.Group{ID: "rules", Title: "Rules and their quality:"},
	)
	cmd.SetHelpCommand(helpCommand())
	for _, c := range a.commands() {
		cmd.AddCommand(c)
	}
	return cmd
}

// commands lists the commands in the order of the help page.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.buildCommand(),
		a.queryCommand(),
		a.whyCommand(),
		a.shellCommand(),
		a.serveCommand(),
		a.workerCommand(),
		a.extractCommand(),
		a.exportCommand(),
		a.showCommand(),
		a.statsCommand(),
		a.reviewCommand(),
		a.sampleCommand(),
		a.rmCommand(),
		a.mergeCommand(),
		a.backupCommand(),
		a.restoreCommand(),
		a.doctorCommand(),
		a.schemaCommand(),
		a.rulesCommand(),
		a.evalCommand(),
		a.configCommand(),
		a.versionCommand(),
		a.manCommand(),
	}
}

// bare answers a call without a command.
func (a *app) bare(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	_, err := fmt.Fprint(a.out, "tupu build [PATH...]      read documents into a graph (without PATH: the bundled one)\n"+
		"tupu query who-supports   ask it; all saved queries: tupu query --list\n"+
		"tupu --help               everything else\n")
	return err
}

// unknownCommand names the nearest command there is.
func unknownCommand(cmd *cobra.Command, name string) error {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if near := queries.Nearest(name, names); near != "" {
		return usagef("unknown command %q: did you mean %q?", name, near)
	}
	return usagef("unknown command %q", name)
}

// prepare reads the settings and opens the log before any command runs.
func (a *app) prepare(cmd *cobra.Command, _ []string) error {
	var err error
	if a.set, err = loadSettings(cmd.Flags()); err != nil {
		return err
	}
	a.log = a.logger()
	return nil
}

// logger writes to stderr: text on a terminal, else JSON.
func (a *app) logger() *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(a.set.text("log-level"))) // checked with the settings
	opt := &slog.HandlerOptions{Level: level}
	format := a.set.text("log-format")
	if format == "text" || format == "auto" && isTerminal(a.errs) {
		return slog.New(slog.NewTextHandler(a.errs, opt))
	}
	return slog.New(slog.NewJSONHandler(a.errs, opt))
}

// isTerminal says whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// seedFiles are the bundled seeds with those of --seeds laid over them.
func (a *app) seedFiles() (fs.FS, error) {
	dir := a.set.text("seeds")
	if dir == "" {
		return seeds.FS(), nil
	}
	return seeds.Overlay(dir)
}

// extractor loads rules and lexicons.
func (a *app) extractor() (*extractor.Extractor, error) {
	files, err := a.seedFiles()
	if err != nil {
		return nil, next(err, "check --seeds, or start from a copy: tupu rules copy DIR")
	}
	x, err := extractor.New(files)
	if err != nil {
		return nil, next(err, "mend the places named, then look again: tupu rules lint")
	}
	return x, nil
}

// open opens the graph of --store.
func (a *app) open(readOnly bool) (*graph.Graph, error) {
	return graph.Open(a.set.text("store"), graph.Options{ReadOnly: readOnly})
}

// limits bound a query.
func (a *app) limits() queries.Limits {
	return queries.Limits{Time: a.set.duration("timeout"), Rows: a.set.number("rows"), Bytes: queries.DefaultLimits.Bytes}
}

// withArgs makes a wrong number of arguments a usage error.
func withArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check(cmd, args) != nil {
			return usagef("wrong number of arguments (%d): want %s", len(args), strings.TrimSuffix(cmd.UseLine(), " [flags]"))
		}
		return nil
	}
}
