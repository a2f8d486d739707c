package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of its bundled rules",
		Args:  withArgs(cobra.NoArgs),
		RunE:  func(*cobra.Command, []string) error { return a.printVersion() },
	}
}

func (a *app) printVersion() error {
	x, err := a.extractor()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "tupu %s (%s, %s/%s)\nrules %s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, x.Fingerprint())
	return err
}

// version is that of the module, or of the commit that a checkout was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "unknown"
	}
	return info.Main.Version
}
