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
	dup := &cobra.Command{
		Use:   "copy [DIR]",
		Short: "Copy the bundled rules and lexicons to a folder, as a start for one's own",
		Args:  withArgs(cobra.MaximumNArgs(1)),
		RunE:  func(_ *cobra.Command, args []string) error { return a.copyRules(append(args, "seeds")[0]) },
	}
	cmd.AddCommand(dup)
	return cmd
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
