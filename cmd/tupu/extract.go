package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tupu/extractor"
	"tupu/graph"
	"tupu/graph/export"
)

// printer prints the triples of documents, one document after the other.
type printer interface {
	print(src []byte, r *extractor.Result) error
	end(ctx context.Context) error
}

// tripleFormats are the formats of extract, the first is the default.
var tripleFormats = []struct {
	name string
	open func(a *app, w io.Writer) (printer, error)
}{
	{"jsonl", func(_ *app, w io.Writer) (printer, error) { return jsonLines{w}, nil }},
	{"tsv", func(_ *app, w io.Writer) (printer, error) { return tabs{w}, printHead(w) }},
	{"nquads", openQuads},
}

func (a *app) extractCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "extract [PATH...]",
		Short:   "Print the triples of documents; nothing is stored",
		Long:    "Prints the triples of documents (files, folders, globs, - for stdin) in document\norder; nothing is stored. Without PATH it reads the bundled document.",
		Example: "  tupu extract declaration.txt\n  tupu extract documents/ --format tsv\n  cat declaration.txt | tupu extract -",
		GroupID: "main",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.extract(cmd, args, format)
		},
	}
	var names []string
	for _, f := range tripleFormats {
		names = append(names, f.name)
	}
	cmd.Flags().StringVar(&format, "format", names[0], strings.Join(names, ", "))
	flagsOf(cmd.Flags(), "seeds", "metadata", "base")
	return cmd
}

// extract prints the triples of every document as soon as it is done.
func (a *app) extract(cmd *cobra.Command, args []string, format string) error {
	meta, err := a.loadMetadata()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	var p printer
	for _, f := range tripleFormats {
		if f.name == format {
			if p, err = f.open(a, out); err != nil {
				return err
			}
		}
	}
	if p == nil {
		return usagef("unknown format %q", format)
	}
	x, err := a.extractor()
	if err != nil {
		return err
	}
	err = a.each(cmd.Context(), args, func(f file, src []byte) error {
		result, err := x.Extract(src, meta.of(f))
		if err != nil {
			return err
		}
		if err := p.print(src, result); err != nil {
			return stopError{err}
		}
		return nil
	})
	err = errors.Join(err, p.end(cmd.Context()))
	if flushed := out.Flush(); !errors.Is(err, flushed) { // a writer that failed repeats its error
		err = errors.Join(err, flushed)
	}
	return err
}

// jsonLines prints one JSON object a line.
type jsonLines struct{ w io.Writer }

func (p jsonLines) print(_ []byte, r *extractor.Result) error {
	enc := json.NewEncoder(p.w)
	enc.SetEscapeHTML(false)
	for i := range r.Triples {
		if err := enc.Encode(&r.Triples[i]); err != nil {
			return err
		}
	}
	return nil
}

func (jsonLines) end(context.Context) error { return nil }

// tabs prints what fits in a table; tabs and line ends become spaces.
type tabs struct{ w io.Writer }

func printHead(w io.Writer) error {
	_, err := fmt.Fprintln(w, "doc\tsentence\tsubject\trelation\tobject\tmodality\tnegated\ttrigger\trule\tstatement")
	return err
}

func (p tabs) print(_ []byte, r *extractor.Result) error {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for _, t := range r.Triples {
		cells := []string{
			t.Doc, strconv.Itoa(t.Sentence.N), t.Subject.Name, t.Relation, t.Object.Name,
			string(t.Modality), strconv.FormatBool(t.Negated), t.Trigger.Text, t.Rule, t.Statement,
		}
		for i := range cells {
			cells[i] = clean.Replace(cells[i])
		}
		if _, err := fmt.Fprintln(p.w, strings.Join(cells, "\t")); err != nil {
			return err
		}
	}
	return nil
}

func (tabs) end(context.Context) error { return nil }

// quads collects the documents in a graph in memory and prints that: what several
// documents say of one thing stands there once.
type quads struct {
	w   io.Writer
	g   *graph.Graph
	opt export.Options
}

func openQuads(a *app, w io.Writer) (printer, error) {
	g, err := graph.Open("memory:", graph.Options{})
	return quads{w, g, export.Options{Base: a.set.text("base"), Members: true, Version: version()}}, err
}

func (p quads) print(src []byte, r *extractor.Result) error {
	_, err := p.g.Put(context.Background(), graph.Document{Meta: r.Meta, Bytes: src, Version: p.opt.Version}, r)
	return err
}

func (p quads) end(ctx context.Context) error {
	f, err := export.Find("nquads")
	if err != nil {
		return err
	}
	return errors.Join(f.Write(ctx, p.g, p.w, p.opt), p.g.Close())
}
