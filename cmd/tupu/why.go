package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"tupu/extractor"
	"tupu/graph"
)

func (a *app) whyCommand() *cobra.Command {
	var sentence string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "why STATEMENT",
		Short: "Show why a statement is there, or what the rules make of a sentence",
		Long: "Shows the sentence behind a statement with subject, trigger and object marked in the\noriginal text, the rule, and the steps from text to triple. With --text it shows what\n" +
			"the rules make of a sentence: which fired, which nearly did and what was missing.",
		Example: "  tupu why stmt/9f3c2a71d04e55b8\n  tupu why --text '双方支持扩大农业合作。'",
		GroupID: "main",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch text := cmd.Flags().Changed("text"); {
			case text && len(args) == 0:
				return a.whyText(sentence)
			case !text && len(args) == 1:
				return a.why(cmd.Context(), args[0], asJSON)
			}
			return usagef("want the id of one statement (the column statement of tupu query), or --text SENTENCE")
		},
	}
	cmd.Flags().StringVar(&sentence, "text", "", "a sentence to look at")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	flagsOf(cmd.Flags(), "store", "seeds")
	return cmd
}

// why shows a statement with its evidence. One that follows from a group's
// statement is explained by that.
func (a *app) why(ctx context.Context, id string, asJSON bool) error {
	g, err := a.open(true)
	if err != nil {
		return err
	}
	defer g.Close()
	if !asJSON {
		return a.whyIn(ctx, g, id)
	}
	s, err := g.Statement(ctx, id)
	if err != nil {
		return unknownStatement(err)
	}
	return encodeJSON(a.out, s)
}

func (a *app) whyIn(ctx context.Context, g *graph.Graph, id string) error {
	s, err := g.Statement(ctx, id)
	if err != nil {
		return unknownStatement(err)
	}
	if err := a.explain(ctx, g, s); err != nil {
		return err
	}
	for _, from := range s.DerivedFrom {
		behind, err := g.Statement(ctx, from)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "\n%s is one of %s, who say:\n\n", graph.UnescapeIRI(s.Subject), subjectName(behind))
		if err := a.explain(ctx, g, behind); err != nil {
			return err
		}
	}
	return nil
}

// whyText shows what the rules make of a sentence.
func (a *app) whyText(sentence string) error {
	x, err := a.extractor()
	if err != nil {
		return err
	}
	e := x.Explain(sentence)
	if len(e.Sentences) == 0 {
		return usagef("there is no sentence in --text %q", sentence)
	}
	_, err = fmt.Fprint(a.out, e)
	return err
}

// explain prints one statement and each piece of evidence.
func (a *app) explain(ctx context.Context, g *graph.Graph, s *graph.Statement) error {
	fmt.Fprintln(a.out, statementLine(s))
	if s.Decision != nil {
		fmt.Fprintf(a.out, "%s by %s %s %s\n", s.Decision.Verdict, s.Decision.By, s.Decision.Time, s.Decision.Note)
	}
	for _, e := range s.Evidence {
		if err := a.evidence(ctx, g, e); err != nil {
			return err
		}
	}
	return nil
}

// evidence prints one sentence with what was found in it.
func (a *app) evidence(ctx context.Context, g *graph.Graph, e graph.Evidence) error {
	src, err := g.Text(ctx, e.Document)
	if err != nil {
		return err
	}
	t := e.Triple
	fmt.Fprintf(a.out, "\n%s, sentence %d", e.Document, t.Sentence.N)
	if e.Title != "" {
		fmt.Fprintf(a.out, " (%s)", strings.TrimSpace(e.Title+" "+e.Date))
	}
	fmt.Fprintf(a.out, "\n  %s\n", a.marked(src, t))
	fmt.Fprintf(a.out, "  subject  %s%s\n  trigger  %s%s\n  object   %s%s\n  rule     %s\n",
		t.Subject.Name, placed(t.Subject), t.Trigger.Text, spansText(t.Trigger.Spans), t.Object.Name, placed(t.Object), t.Rule)
	printCircumstances(a.out, t)
	if len(e.Steps) > 0 {
		fmt.Fprintln(a.out, "  steps")
	}
	for i, step := range e.Steps {
		fmt.Fprintf(a.out, "   %2d %s: %s\n", i+1, step.Stage, step.Note)
	}
	return nil
}

func printCircumstances(w io.Writer, t extractor.Triple) {
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %-8s %s\n", name, value)
		}
	}
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	line("said by", text(t.AttributedTo))
	line("time", text(t.Qualifiers.Time))
	line("place", text(t.Qualifiers.Place))
	line("with", strings.Join(t.Qualifiers.With, "、"))
	line("for", strings.Join(t.Qualifiers.Recipient, "、"))
}

// placed says what the text calls a term, where it stands, and who it is.
func placed(t extractor.Term) string {
	s := ""
	if t.Text != "" && t.Text != t.Name {
		s += fmt.Sprintf(" (in the text: %s)", printable(t.Text))
	}
	if len(t.Spans) == 0 {
		s += ", not named in the sentence"
	}
	s += spansText(t.Spans)
	if len(t.Members) > 0 {
		s += " = " + strings.Join(t.Members, "、")
	}
	return s
}

func spansText(spans []extractor.Span) string {
	if len(spans) == 0 {
		return ""
	}
	var parts []string
	for _, s := range spans {
		parts = append(parts, fmt.Sprintf("%d–%d", s.Start, s.End))
	}
	return " [bytes " + strings.Join(parts, ", ") + "]"
}

// statementLine is a statement in one line, with the names that people know.
func statementLine(s *graph.Statement) string {
	line := fmt.Sprintf("%s  %s  %s  %s", subjectName(s), s.Relation, graph.UnescapeIRI(s.Object), s.Modality)
	if s.Negated {
		line += "  negated"
	}
	return line + "  " + s.ID
}

// subjectName is the name of a statement's subject; a group is called as its
// evidence calls it.
func subjectName(s *graph.Statement) string {
	if len(s.Evidence) > 0 {
		return s.Evidence[0].Triple.Subject.Name
	}
	return graph.UnescapeIRI(s.Subject)
}

// mark is a part of the text that stands out.
type mark struct {
	span  extractor.Span
	name  string // S, T or O
	color string // of a terminal
}

// marks lists subject, trigger and object of a triple.
func marks(t extractor.Triple) []mark {
	var all []mark
	for _, part := range []struct {
		spans       []extractor.Span
		name, color string
	}{{t.Subject.Spans, "S", "\x1b[34m"}, {t.Trigger.Spans, "T", "\x1b[31m"}, {t.Object.Spans, "O", "\x1b[32m"}} {
		for _, s := range part.spans {
			all = append(all, mark{s, part.name, part.color})
		}
	}
	return all
}

// marked is the sentence in the original file, white space made narrow, with
// colours on a terminal and brackets elsewhere.
func (a *app) marked(src []byte, t extractor.Triple) string {
	from, to := len(src), 0
	for _, s := range t.Sentence.Spans {
		from, to = min(from, s.Start), max(to, s.End)
	}
	for _, m := range marks(t) {
		from, to = min(from, m.span.Start), max(to, m.span.End)
	}
	if from >= to || to > len(src) {
		return printable(t.Sentence.Text)
	}
	color := isTerminal(a.out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return render(src, from, to, marks(t), color)
}

// render inserts the marks. Marks that begin earlier or end later enclose the
// others.
func render(src []byte, from, to int, all []mark, color bool) string {
	sort.SliceStable(all, func(i, j int) bool {
		return all[i].span.Start < all[j].span.Start || all[i].span.Start == all[j].span.Start && all[i].span.End > all[j].span.End
	})
	opens, closes := map[int]string{}, map[int]string{}
	for _, m := range all {
		open, shut := "[", "]"+m.name
		if color {
			open, shut = m.color, "\x1b[0m"
		}
		opens[m.span.Start] += open
		closes[m.span.End] = shut + closes[m.span.End]
	}
	var b strings.Builder
	start := from
	for i := from; i <= to; i++ {
		if closes[i] == "" && opens[i] == "" {
			continue
		}
		b.WriteString(oneLine(src[start:i]) + closes[i] + opens[i])
		start = i
	}
	b.WriteString(oneLine(src[start:to]))
	return b.String()
}

// oneLine keeps text of several lines on one.
func oneLine(text []byte) string {
	return printable(strings.Join(strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' || r == '\r' }), ""))
}
