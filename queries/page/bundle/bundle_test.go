package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestBundle wants the committed files to be those that the sources give.
func TestBundle(t *testing.T) {
	files, err := Build("..")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "dist", name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("dist/%s is older than its sources: run go generate ./queries/page", name)
		}
	}
	there, err := os.ReadDir("../dist")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range there {
		if files[f.Name()] == nil {
			t.Errorf("dist/%s is made from nothing", f.Name())
		}
	}
}
