package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tupu/extractor"
	"tupu/extractor/score"
)

func (a *app) evalCommand() *cobra.Command {
	var causes bool
	cmd := &cobra.Command{
		Use:   "eval GOLD.tsv DOCUMENT [GOLD.tsv DOCUMENT...]",
		Short: "Score the extraction against triples annotated by hand",
		Long: "Extracts each document and scores it against the gold file before it: strict and\nsoft precision, recall and F1, by family and relation. A DOCUMENT that ends in\n" +
			".jsonl is taken as output of extract. --errors lists what is missed and what is\nwrong by cause, the most frequent first.",
		Example: "  tupu eval declaration.tsv declaration.txt\n  tupu eval --errors declaration.tsv declaration.txt",
		GroupID: "rules",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || len(args)%2 != 0 {
				return usagef("want pairs of a gold file and a document, got %d arguments", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.eval(args, causes) },
	}
	cmd.Flags().BoolVar(&causes, "errors", false, "list misses and false triples by cause")
	flagsOf(cmd.Flags(), "seeds", "metadata")
	return cmd
}

func (a *app) eval(args []string, causes bool) error {
	meta, err := a.loadMetadata()
	if err != nil {
		return err
	}
	x, err := a.extractor()
	if err != nil {
		return err
	}
	report := score.NewReport()
	for i := 0; i < len(args); i += 2 {
		gold, err := readGold(args[i])
		if err != nil {
			return err
		}
		rows, err := a.rows(x, meta, args[i+1])
		if err != nil {
			return fmt.Errorf("%s: %w", args[i+1], err)
		}
		report.Add(filepath.Base(args[i]), gold, rows)
	}
	if err := report.Print(a.out); err != nil || !causes {
		return err
	}
	fmt.Fprintln(a.out)
	return report.PrintErrors(a.out)
}

func readGold(path string) (*score.Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return score.ReadGold(f, path)
}

// rows extracts a document, or reads what was extracted before.
func (a *app) rows(x *extractor.Extractor, meta *metadata, path string) ([]score.Row, error) {
	if strings.HasSuffix(path, ".jsonl") {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return score.ReadOutput(f, path)
	}
	doc := file{doc: filepath.Base(path), path: path}
	src, err := a.read(doc)
	if err != nil {
		return nil, err
	}
	result, err := x.Extract(src, meta.of(doc))
	if err != nil {
		return nil, err
	}
	return score.FromTriples(result.Triples), nil
}
