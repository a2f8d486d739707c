package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tupu/extractor"
)

// writer prints the triples of one document.
type writer func(w io.Writer, r *extractor.Result) error

// tripleFormats are the formats of extract, the first is the default.
var tripleFormats = []struct {
	name  string
	head  string
	write writer
}{
	{"jsonl", "", writeJSONL},
	{"tsv", "doc\tsentence\tsubject\trelation\tobject\tmodality\tnegated\ttrigger\trule\tstatement\n", writeTSV},
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
	flagsOf(cmd.Flags(), "seeds", "metadata")
	return cmd
}

// extract prints the triples of every document as soon as it is done.
func (a *app) extract(cmd *cobra.Command, args []string, format string) error {
	for _, f := range tripleFormats {
		if f.name == format {
			return a.extractAs(cmd, args, f.head, f.write)
		}
	}
	return usagef("unknown format %q", format)
}

func (a *app) extractAs(cmd *cobra.Command, args []string, head string, write writer) error {
	meta, err := a.loadMetadata()
	if err != nil {
		return err
	}
	x, err := a.extractor()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	if _, err := out.WriteString(head); err != nil {
		return err
	}
	err = a.each(cmd.Context(), args, func(f file, src []byte) error {
		result, err := x.Extract(src, meta.of(f))
		if err != nil {
			return err
		}
		if err := write(out, result); err != nil {
			return stopError{err}
		}
		return nil
	})
	if flushed := out.Flush(); flushed != nil {
		return flushed
	}
	return err
}

// writeJSONL prints one JSON object a line.
func writeJSONL(w io.Writer, r *extractor.Result) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range r.Triples {
		if err := enc.Encode(&r.Triples[i]); err != nil {
			return err
		}
	}
	return nil
}

// writeTSV prints what fits in a table; tabs and line ends become spaces.
func writeTSV(w io.Writer, r *extractor.Result) error {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for _, t := range r.Triples {
		cells := []string{
			t.Doc, strconv.Itoa(t.Sentence.N), t.Subject.Name, t.Relation, t.Object.Name,
			string(t.Modality), strconv.FormatBool(t.Negated), t.Trigger.Text, t.Rule, t.Statement,
		}
		for i := range cells {
			cells[i] = clean.Replace(cells[i])
		}
		if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
			return err
		}
	}
	return nil
}
