package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tupu/graph"
	"tupu/queries"
)

func (a *app) rmCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "rm DOCUMENT...",
		Short:   "Take out what documents put in",
		Example: "  tupu query documents\n  tupu rm xian-declaration-3.txt",
		GroupID: "care",
		Args:    withArgs(cobra.MinimumNArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.rm(cmd.Context(), args) },
	}
	flagsOf(cmd.Flags(), "store")
	return cmd
}

func (a *app) rm(ctx context.Context, docs []string) error {
	g, err := a.openExisting()
	if err != nil {
		return err
	}
	defer g.Close()
	for _, doc := range docs {
		if err := g.Remove(ctx, doc); err != nil {
			return a.unknownDocument(ctx, g, doc, err)
		}
		fmt.Fprintf(a.out, "removed %s\n", doc)
	}
	return nil
}

// unknownDocument names the nearest document there is.
func (a *app) unknownDocument(ctx context.Context, g *graph.Graph, doc string, err error) error {
	all, listErr := g.Documents(ctx)
	if !errors.Is(err, graph.ErrUnknown) || listErr != nil {
		return err
	}
	var names []string
	for _, d := range all {
		names = append(names, d.Meta.Doc)
	}
	if near := queries.Nearest(doc, names); near != "" {
		return next(err, "did you mean %q?", near)
	}
	return next(err, "its documents: %s", strings.Join(names[:min(len(names), 20)], ", "))
}

// openExisting opens a graph for writing that must be there already: what only
// changes a graph has no use for a new, empty one.
func (a *app) openExisting() (*graph.Graph, error) {
	address := a.set.text("store")
	if _, err := os.Stat(address); errors.Is(err, os.ErrNotExist) && !strings.Contains(address, ":") {
		return nil, next(fmt.Errorf("there is no store %s", address), "tupu build first, or name another with --store")
	}
	return a.open(false)
}

func (a *app) mergeCommand() *cobra.Command {
	var undo bool
	cmd := &cobra.Command{
		Use:     "merge A B",
		Short:   "Say that A is another name of B",
		Long:    "Says that A is another name of B: A's statements become B's, also those of documents\nthat come later. --undo takes it back.",
		Example: "  tupu merge 联合国教育、科学及文化组织 联合国教科文组织\n  tupu merge --undo 联合国教育、科学及文化组织",
		GroupID: "care",
		Args:    withArgs(cobra.RangeArgs(1, 2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if undo != (len(args) == 1) {
				return usagef("want two names, or one name and --undo")
			}
			return a.merge(cmd.Context(), args, undo)
		},
	}
	cmd.Flags().BoolVar(&undo, "undo", false, "take the merge of A back")
	flagsOf(cmd.Flags(), "store")
	return cmd
}

func (a *app) merge(ctx context.Context, names []string, undo bool) error {
	g, err := a.openExisting()
	if err != nil {
		return err
	}
	defer g.Close()
	if undo {
		if err := g.Unmerge(ctx, names[0]); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.out, "%s stands for itself again\n", names[0])
		return err
	}
	if err := g.Merge(ctx, names[0], names[1], person()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s is now %s; take it back: tupu merge --undo %s\n", names[0], names[1], names[0])
	return err
}

func (a *app) backupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "backup FILE",
		Short:   "Write everything that is in the graph to a file",
		Example: "  tupu backup tupu.backup.gz",
		GroupID: "care",
		Args:    withArgs(cobra.ExactArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0]) },
	}
	flagsOf(cmd.Flags(), "store")
	return cmd
}

func (a *app) backup(ctx context.Context, path string) error {
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	if path == "-" {
		return g.Backup(ctx, a.out)
	}
	return intoFile(path, func(w io.Writer) error { return g.Backup(ctx, w) })
}

// intoFile writes a file that is there in whole or not at all.
func intoFile(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return intoDevice(path, write) // /dev/stdout or a pipe: renaming would put a file in its place
	}
	f, err := os.CreateTemp(folderOf(path), ".tupu-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // it is gone by then if all went well
	if err := errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// intoDevice writes to what is there already and no plain file.
func intoDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

func folderOf(path string) string {
	if i := strings.LastIndexByte(path, os.PathSeparator); i >= 0 {
		return path[:i+1]
	}
	return "."
}

func (a *app) restoreCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "restore FILE",
		Short:   "Bring everything of a backup into the graph",
		Example: "  tupu restore tupu.backup.gz --store again.db",
		GroupID: "care",
		Args:    withArgs(cobra.ExactArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0]) },
	}
	flagsOf(cmd.Flags(), "store")
	return cmd
}

func (a *app) restore(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	g, err := a.open(false)
	if err != nil {
		return err
	}
	defer g.Close()
	if err := g.Restore(ctx, f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	docs, err := g.Documents(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "the graph %s holds %d documents\n", a.set.text("store"), len(docs))
	return err
}

func (a *app) statsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "stats",
		Short:   "Count what the graph holds, and how right it is",
		Long:    "Counts documents, statements and nodes. Once a sample is judged (tupu sample, tupu\nreview apply), it gives the precision with its 95 % interval.",
		GroupID: "care",
		Args:    withArgs(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.stats(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	flagsOf(cmd.Flags(), "store")
	return cmd
}

func (a *app) stats(ctx context.Context, asJSON bool) error {
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	s, err := g.Stats(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return encodeJSON(a.out, s)
	}
	return printStats(a.out, s)
}

func printStats(w io.Writer, s *graph.Stats) error {
	var b strings.Builder
	fmt.Fprintf(&b, "documents   %d\nsentences   %d\ntriples     %d\nstatements  %d and %d that follow for members of groups\nquads       %d\n",
		s.Documents, s.Sentences, s.Triples, s.Statements, s.Derived, s.Quads)
	if s.FirstYear != 0 {
		fmt.Fprintf(&b, "years       %d to %d\n", s.FirstYear, s.LastYear)
	}
	for _, part := range []struct {
		title  string
		counts map[string]int
	}{{"relation", s.ByRelation}, {"modality", s.ByModality}, {"type of node", s.ByType}, {"review", s.Reviews}} {
		if len(part.counts) > 0 {
			fmt.Fprintf(&b, "\nby %s\n", part.title)
			printCounts(&b, part.counts)
		}
	}
	if len(s.Precision) > 0 {
		fmt.Fprintf(&b, "\nprecision of judged samples (95 %% interval)\n")
		for _, name := range sortedKeys(s.Precision) {
			p := s.Precision[name]
			fmt.Fprintf(&b, "  %.3f  %.3f to %.3f  %d of %d  %s\n", p.Value, p.Low, p.High, p.Accepted, p.Judged, name)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// printCounts prints the largest first.
func printCounts(w io.Writer, counts map[string]int) {
	names := sortedKeys(counts)
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	for _, n := range names {
		fmt.Fprintf(w, "  %6d  %s\n", counts[n], n)
	}
}
