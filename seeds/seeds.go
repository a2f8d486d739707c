// Package seeds embeds the rules, lexicons, dictionary and documents that Tupu
// ships. It imports nothing of the project.
package seeds

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"sort"
)

//go:embed rules lexicon grammar dictionary documents
var bundled embed.FS

// FS is the bundled seeds: folders rules, lexicon, grammar, dictionary, documents.
func FS() fs.FS { return bundled }

// Overlay is the bundled seeds with the files of dir laid over them: a file of
// the same path replaces the bundled one, other files are added.
// It fails if dir is not a readable folder.
func Overlay(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("seeds: %w; name a folder made by `tupu rules copy`", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("seeds: %s is not a folder; name a folder made by `tupu rules copy`", dir)
	}
	return overlay{top: os.DirFS(dir), below: bundled}, nil
}

// overlay is a file system in which the files of top hide those of below.
type overlay struct{ top, below fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.top.Open(name)
	if err == nil {
		return f, nil
	}
	return o.below.Open(name)
}

// ReadDir merges both layers, sorted by name, top first where both have a name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	top, errTop := fs.ReadDir(o.top, name)
	below, errBelow := fs.ReadDir(o.below, name)
	if errTop != nil && errBelow != nil {
		return nil, errBelow
	}
	seen := map[string]bool{}
	var all []fs.DirEntry
	for _, e := range append(top, below...) {
		if !seen[e.Name()] {
			seen[e.Name()] = true
			all = append(all, e)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name() < all[j].Name() })
	return all, nil
}
