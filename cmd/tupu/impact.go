package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"tupu/extractor"
	"tupu/seeds"
)

func (a *app) impactCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "impact A B [PATH...]",
		Short: "Show which triples come and go between two sets of rules",
		Long: "Extracts documents with two sets of rules (folders as for --seeds; \"bundled\" is the\nbundled one) and shows the triples that only one of them gives: - for A, + for B.\n" +
			"Without PATH it reads the bundled document.",
		Example: "  tupu rules copy mine\n  tupu rules impact bundled mine documents/",
		Args:    withArgs(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.impact(cmd.Context(), args[0], args[1], args[2:])
		},
	}
	flagsOf(cmd.Flags(), "metadata")
	return cmd
}

// load makes an extractor of a set of rules.
func load(dir string) (*extractor.Extractor, error) {
	files := seeds.FS()
	if dir != "bundled" {
		var err error
		if files, err = seeds.Overlay(dir); err != nil {
			return nil, err
		}
	}
	x, err := extractor.New(files)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return x, nil
}

// difference counts the triples that only one set of rules gives.
type difference struct {
	same, gone, come int
	byRule           map[string][2]int // gone, come
}

func (a *app) impact(ctx context.Context, before, after string, paths []string) error {
	meta, err := a.loadMetadata()
	if err != nil {
		return err
	}
	x, err := load(before)
	if err != nil {
		return err
	}
	y, err := load(after)
	if err != nil {
		return err
	}
	d := difference{byRule: map[string][2]int{}}
	err = a.each(ctx, paths, func(f file, src []byte) error {
		m := meta.of(f)
		old, err := x.Extract(src, m)
		if err != nil {
			return err
		}
		now, err := y.Extract(src, m)
		if err != nil {
			return err
		}
		return d.compare(a.out, old.Triples, now.Triples)
	})
	if printed := d.print(a.out); printed != nil {
		return printed
	}
	return err
}

// compare prints what one document loses and gains.
func (d *difference) compare(w io.Writer, old, now []extractor.Triple) error {
	gone, come := only(old, now), only(now, old)
	d.same += len(old) - len(gone)
	d.gone += len(gone)
	d.come += len(come)
	for _, t := range gone {
		d.byRule[t.Rule] = [2]int{d.byRule[t.Rule][0] + 1, d.byRule[t.Rule][1]}
		if err := changed(w, "-", t); err != nil {
			return err
		}
	}
	for _, t := range come {
		d.byRule[t.Rule] = [2]int{d.byRule[t.Rule][0], d.byRule[t.Rule][1] + 1}
		if err := changed(w, "+", t); err != nil {
			return err
		}
	}
	return nil
}

// only lists the triples of a that b does not have in the same sentence.
func only(a, b []extractor.Triple) []extractor.Triple {
	type place struct {
		statement string
		sentence  int
	}
	have := map[place]bool{}
	for _, t := range b {
		have[place{t.Statement, t.Sentence.N}] = true
	}
	var rest []extractor.Triple
	for _, t := range a {
		if !have[place{t.Statement, t.Sentence.N}] {
			rest = append(rest, t)
		}
	}
	return rest
}

func changed(w io.Writer, sign string, t extractor.Triple) error {
	_, err := fmt.Fprintf(w, "%s %s:%d  %s  %s  %s  %s  %s\n", sign, t.Doc, t.Sentence.N, t.Subject.Name, t.Relation, t.Object.Name, t.Modality, t.Rule)
	return err
}

// print sums up, the rule with most changes first.
func (d *difference) print(w io.Writer) error {
	rules := sortedKeys(d.byRule)
	slices.SortStableFunc(rules, func(a, b string) int {
		return cmp.Compare(d.byRule[b][0]+d.byRule[b][1], d.byRule[a][0]+d.byRule[a][1])
	})
	for _, r := range rules {
		fmt.Fprintf(w, "%5d gone %5d come  %s\n", d.byRule[r][0], d.byRule[r][1], r)
	}
	_, err := fmt.Fprintf(w, "%d triples in both, %d gone, %d come\n", d.same, d.gone, d.come)
	return err
}
