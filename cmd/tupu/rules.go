package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tupu/seeds"
)

func (a *app) rulesCommand() *cobra.Command {
	cmd := parent("rules", "Test, check and copy the rules")
	cmd.GroupID = "rules"
	cmd.Example = "  tupu rules test\n  tupu rules copy mine\n  tupu rules lint --seeds mine"
	test := &cobra.Command{
		Use:   "test",
		Short: "Run the examples and counter-examples beside the rules",
		Args:  withArgs(cobra.NoArgs),
		RunE:  func(*cobra.Command, []string) error { return a.testRules() },
	}
	lint := &cobra.Command{
		Use:   "lint",
		Short: "Report everything that is wrong or useless in rules and lexicons",
		Args:  withArgs(cobra.NoArgs),
		RunE:  func(*cobra.Command, []string) error { return a.lintRules() },
	}
	dup := &cobra.Command{
		Use:   "copy [DIR]",
		Short: "Copy the bundled rules and lexicons to a folder, as a start for one's own",
		Args:  withArgs(cobra.MaximumNArgs(1)),
		RunE:  func(_ *cobra.Command, args []string) error { return a.copyRules(append(args, "seeds")[0]) },
	}
	flagsOf(test.Flags(), "seeds")
	flagsOf(lint.Flags(), "seeds")
	cmd.AddCommand(test, lint, dup, a.impactCommand())
	return cmd
}

func (a *app) testRules() error {
	x, err := a.extractor()
	if err != nil {
		return err
	}
	failures := x.TestRules()
	for _, f := range failures {
		fmt.Fprintln(a.out, f)
	}
	if len(failures) > 0 {
		return next(fmt.Errorf("%d examples fail", len(failures)), "see what the rules make of one: tupu why --text SENTENCE")
	}
	_, err = fmt.Fprintf(a.out, "%d rules: every example gives its triples, every counter-example none\n", len(x.Rules()))
	return err
}

// lintRules reports the errors that keep the seeds from loading, and where they
// load what is useless in them.
func (a *app) lintRules() error {
	x, err := a.extractor()
	if err != nil {
		return err
	}
	problems := x.Lint()
	for _, p := range problems {
		fmt.Fprintln(a.out, p)
	}
	if len(problems) > 0 {
		return fmt.Errorf("%d problems", len(problems))
	}
	_, err = fmt.Fprintln(a.out, "no problems")
	return err
}

// copied are the folders of the seeds that people change.
var copied = []string{"rules", "lexicon", "grammar"}

// copyRules writes the bundled files to a folder; what is there already stays.
func (a *app) copyRules(dir string) error {
	written := 0
	for _, top := range copied {
		err := fs.WalkDir(seeds.FS(), top, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			ok, err := copyOut(path, filepath.Join(dir, filepath.FromSlash(path)))
			if ok {
				written++
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(a.out, "%d files in %s; use them with --seeds %s, delete those you do not change\n", written, dir, dir)
	return err
}

// copyOut writes one bundled file, unless there is one already.
func copyOut(from, to string) (bool, error) {
	data, err := fs.ReadFile(seeds.FS(), from)
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(to); err == nil {
		return false, next(fmt.Errorf("%s is there already", to), "choose a new folder: tupu rules copy DIR")
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil { // #nosec G301 -- rules are no secret
		return false, err
	}
	return true, os.WriteFile(to, data, 0o644) // #nosec G306 -- nor are the files
}
