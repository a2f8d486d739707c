package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNotices wants every module that is linked into the program listed with its
// licence.
func TestNotices(t *testing.T) {
	notices, err := os.ReadFile("../../THIRD_PARTY_NOTICES.md")
	if err != nil {
		t.Fatal(err)
	}
	list, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", ".").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, module := range strings.Fields(string(list)) {
		if module != "tupu" && !strings.Contains(string(notices), "| "+module+" |") {
			t.Errorf("THIRD_PARTY_NOTICES.md does not list %s", module)
		}
	}
}
