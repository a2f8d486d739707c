package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tupu runs a command in the folder of now.
func tupu(ctx context.Context, args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = run(ctx, args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

// TestInterrupt ends a build between two documents: what is done is told and
// stored, and the same command does the rest.
func TestInterrupt(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(name, []byte("甲国支持扩大水果贸易。"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if status, _, errs := tupu(t.Context(), "build", "a.txt"); status != statusDone {
		t.Fatal(status, errs)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	status, out, errs := tupu(ctx, "build", ".")
	if status != statusInterrupted || !strings.Contains(out, "added 0") || !strings.Contains(errs, "interrupted") {
		t.Errorf("interrupted build: status %d, %q, %q", status, out, errs)
	}
	if status, out, _ := tupu(t.Context(), "build", "."); status != statusDone || !strings.HasPrefix(out, "added 1, unchanged 1,") {
		t.Errorf("the same again: status %d, %q", status, out)
	}
}

// TestSameOutput wants the same bytes from every run.
func TestSameOutput(t *testing.T) {
	seed, err := filepath.Abs("../../seeds/documents")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, format := range []string{"jsonl", "tsv", "nquads"} {
		_, first, _ := tupu(t.Context(), "extract", seed, "--format", format)
		status, second, errs := tupu(t.Context(), "extract", seed, "--format", format)
		if status != statusDone || first != second || first == "" {
			t.Errorf("%s: two runs differ, status %d, %s", format, status, errs)
		}
	}
}

// TestHelpIsComplete wants an example and a line of help from every command.
func TestHelpIsComplete(t *testing.T) {
	a := &app{}
	for _, c := range a.root().Commands() {
		if c.Short == "" {
			t.Errorf("%s has no line of help", c.Name())
		}
		if c.GroupID != "" && c.Example == "" && c.Args == nil {
			t.Errorf("%s has no example", c.Name())
		}
	}
}
