// Command vulndb lays out the reports of the module golang.org/x/vulndb as the
// database that govulncheck reads, so that the check needs the module proxy only.
//
//	vulndb MODULE_FOLDER DATABASE_FOLDER
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// entry is what the indexes need of a report.
type entry struct {
	ID       string    `json:"id"`
	Modified time.Time `json:"modified"`
	Aliases  []string  `json:"aliases,omitempty"`
	Affected []struct {
		Package struct{ Name string } `json:"package"`
		Ranges  []struct {
			Events []struct{ Fixed string }
		} `json:"ranges"`
	} `json:"affected"`
}

// vuln is a line of an index.
type vuln struct {
	ID       string    `json:"id"`
	Modified time.Time `json:"modified"`
	Aliases  []string  `json:"aliases,omitempty"`
	Fixed    string    `json:"fixed,omitempty"`
}

type module struct {
	Path  string `json:"path"`
	Vulns []vuln `json:"vulns"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: vulndb MODULE_FOLDER DATABASE_FOLDER")
		os.Exit(2)
	}
	if err := layOut(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "vulndb:", err)
		os.Exit(1)
	}
}

func layOut(from, to string) error {
	files, err := filepath.Glob(filepath.Join(from, "data", "osv", "*.json"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no reports in %s: %w", from, err)
	}
	var entries []entry
	for _, f := range files {
		e, err := copyReport(f, to)
		if err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
		entries = append(entries, e)
	}
	return writeIndexes(entries, to)
}

func copyReport(from, to string) (entry, error) {
	var e entry
	data, err := os.ReadFile(from)
	if err != nil {
		return e, err
	}
	if err := json.Unmarshal(data, &e); err != nil {
		return e, err
	}
	return e, write(filepath.Join(to, "ID", e.ID+".json"), data)
}

func writeIndexes(entries []entry, to string) error {
	var db struct {
		Modified time.Time `json:"modified"`
	}
	var vulns []vuln
	modules := map[string]*module{}
	for _, e := range entries {
		if e.Modified.After(db.Modified) {
			db.Modified = e.Modified
		}
		vulns = append(vulns, vuln{ID: e.ID, Modified: e.Modified, Aliases: e.Aliases})
		for path, fixed := range e.fixes() {
			if modules[path] == nil {
				modules[path] = &module{Path: path}
			}
			modules[path].Vulns = append(modules[path].Vulns, vuln{ID: e.ID, Modified: e.Modified, Fixed: fixed})
		}
	}
	var list []*module
	for _, m := range modules {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b *module) int { return strings.Compare(a.Path, b.Path) })
	return errors.Join(
		writeJSON(filepath.Join(to, "index", "db.json"), db),
		writeJSON(filepath.Join(to, "index", "vulns.json"), vulns),
		writeJSON(filepath.Join(to, "index", "modules.json"), list),
	)
}

// fixes are the modules of a report with the last version that fixes it, or none.
func (e entry) fixes() map[string]string {
	fixes := map[string]string{}
	for _, a := range e.Affected {
		fixes[a.Package.Name] = ""
		for _, r := range a.Ranges {
			for _, ev := range r.Events {
				if ev.Fixed != "" {
					fixes[a.Package.Name] = ev.Fixed
				}
			}
		}
	}
	return fixes
}

func writeJSON(path string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return write(path, data)
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
