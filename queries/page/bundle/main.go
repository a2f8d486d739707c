// Command bundle makes the folder dist of the web page from its sources. Run it by
// go generate ./queries/page.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	if err := write("."); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// write makes dist in the folder of the page.
func write(page string) error {
	files, err := Build(page)
	if err != nil {
		return err
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(page, "dist", name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// copied are files that go into dist as they are.
var copied = []string{"index.html", "icon.svg"}

// libraries are the names under which the sources import what is in vendor.
var libraries = map[string]string{
	"cytoscape":       "cytoscape/cytoscape.esm.min.mjs",
	"cytoscape-fcose": "cytoscape-fcose/cytoscape-fcose.js",
	"cose-base":       "cose-base/cose-base.js",
	"layout-base":     "layout-base/layout-base.js",
}

// Build makes the files of dist from the folder of the page.
func Build(page string) (map[string][]byte, error) {
	root, err := filepath.Abs(page)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range copied {
		if files[name], err = os.ReadFile(filepath.Join(root, "src", name)); err != nil {
			return nil, err
		}
	}
	if files["licences.txt"], err = licences(root); err != nil {
		return nil, err
	}
	result := api.Build(options(root))
	for _, message := range result.Errors {
		err = errors.Join(err, fmt.Errorf("%s:%d:%d: %s", message.Location.File, message.Location.Line, message.Location.Column, message.Text))
	}
	for _, f := range result.OutputFiles {
		files[filepath.Base(f.Path)] = f.Contents
	}
	return files, err
}

func options(root string) api.BuildOptions {
	alias := map[string]string{}
	for name, file := range libraries {
		alias[name] = filepath.Join(root, "vendor", file)
	}
	return api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       []string{"src/app.ts"},
		Outdir:            "dist",
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		Alias:             alias,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		LegalComments:     api.LegalCommentsNone, // they are in licences.txt
	}
}

// licences joins the licences of the libraries.
func licences(root string) ([]byte, error) {
	var all []byte
	for _, name := range []string{"cytoscape", "cytoscape-fcose", "cose-base", "layout-base"} {
		text, err := os.ReadFile(filepath.Join(root, "vendor", name, "LICENSE"))
		if err != nil {
			return nil, err
		}
		all = append(all, name+"\n\n"+string(text)+"\n\n"...)
	}
	return all, nil
}
