package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tupu/extractor"
	"tupu/graph"
	"tupu/queries"
)

func (a *app) buildCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build [PATH...]",
		Short: "Read documents into the graph",
		Long: "Reads documents (files, folders, globs, - for stdin), extracts their triples and\nstores them as a graph. A document that has not changed is left alone; one that has\n" +
			"replaces what it put in before. Without PATH it reads the bundled document.",
		Example: "  tupu build\n  tupu build documents/ --metadata documents.csv\n  tupu build 'archive/**/*.txt' --store archive.db",
		GroupID: "main",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.build(cmd.Context(), args) },
	}
	flagsOf(cmd.Flags(), "store", "seeds", "metadata")
	return cmd
}

// builder is one run of build.
type builder struct {
	*app
	x       *extractor.Extractor
	g       *graph.Graph
	batch   *graph.Batch
	broken  error // what kept a document from being stored
	meta    *metadata
	counts  map[graph.Outcome]int
	failed  int
	triples int
	told    time.Time // when progress was last told
	started time.Time
}

// build reads every document and stores it, whole or not at all.
func (a *app) build(ctx context.Context, args []string) error {
	b := &builder{app: a, counts: map[graph.Outcome]int{}, started: time.Now(), told: time.Now()}
	var err error
	if b.meta, err = a.loadMetadata(); err != nil {
		return err
	}
	if b.x, err = a.extractor(); err != nil {
		return err
	}
	if b.g, err = a.open(false); err != nil {
		return err
	}
	defer b.g.Close()
	b.batch = b.g.NewBatch(b.stored)
	done := a.each(ctx, args, func(f file, src []byte) error { return b.put(f, src) })
	b.batch.Flush(context.Background())
	if b.broken != nil && done == nil {
		done = stopError{b.broken}
	}
	var failed failedError
	if errors.As(done, &failed) {
		b.failed = failed.failed
	}
	b.warnUnused()
	if err := b.summary(); err != nil {
		return err
	}
	if ctx.Err() == nil && b.counts[graph.Added]+b.counts[graph.Replaced]+b.counts[graph.Unchanged] > 0 {
		if err := b.firstAnswer(ctx); err != nil {
			return err
		}
	}
	return done
}

// put extracts one document and hands it on to be stored, while the next is read.
// It does not look at the context, so that an interrupt lets the documents at hand
// be finished.
func (b *builder) put(f file, src []byte) error {
	if b.broken != nil {
		return stopError{b.broken}
	}
	ctx := context.Background()
	doc := graph.Document{Meta: b.meta.of(f), Bytes: src, Rules: b.x.Fingerprint(), Version: version()}
	same, err := b.g.Unchanged(ctx, doc)
	if err != nil {
		return stopError{err}
	}
	if same {
		b.count(graph.Unchanged)
		return nil
	}
	result, err := b.x.Extract(src, doc.Meta)
	if err != nil {
		return err
	}
	b.batch.Put(ctx, graph.Item{Document: doc, Result: result})
	return nil
}

// stored is told of every document once it is on the disk.
func (b *builder) stored(it graph.Item, outcome graph.Outcome, err error) {
	if err != nil {
		b.broken = next(fmt.Errorf("%s: %w", it.Document.Meta.Doc, err), "the documents before it are stored; run the same command again")
		return
	}
	b.triples += len(it.Result.Triples)
	b.count(outcome)
}

func (b *builder) count(outcome graph.Outcome) {
	b.counts[outcome]++
	b.progress()
}

// progress tells how far a long run is, every ten seconds.
func (b *builder) progress() {
	if time.Since(b.told) < 10*time.Second {
		return
	}
	b.told = time.Now()
	n := b.counts[graph.Added] + b.counts[graph.Replaced] + b.counts[graph.Unchanged]
	fmt.Fprintf(b.errs, "%d documents after %s\n", n, time.Since(b.started).Round(time.Second))
}

func (b *builder) warnUnused() {
	if docs := b.meta.unused(); len(docs) > 0 {
		fmt.Fprintf(b.errs, "tupu: %s: no file was read for %s\n", b.meta.path, strings.Join(docs, ", "))
	}
}

func (b *builder) summary() error {
	_, err := fmt.Fprintf(b.out, "added %d, unchanged %d, replaced %d, failed %d; %d triples; store %s\n",
		b.counts[graph.Added], b.counts[graph.Unchanged], b.counts[graph.Replaced], b.failed, b.triples, b.set.text("store"))
	return err
}

// firstAnswerRows is how much of the first answer is shown.
const firstAnswerRows = 8

// firstQuestions are asked in turn until the graph has an answer to one.
var firstQuestions = []string{"who-supports", "cooperation-fields", "events", "documents"}

// firstAnswer shows an answer, and says what to type next.
func (b *builder) firstAnswer(ctx context.Context) error {
	for _, name := range firstQuestions {
		q, err := queries.Find(name)
		if err != nil {
			return err
		}
		t, err := q.Ask(ctx, b.g.QuadStore(), nil, b.limits())
		if err != nil {
			return err
		}
		if len(t.Rows) > 0 {
			return b.showFirst(q, t)
		}
	}
	return nil
}

// showFirst prints the first rows of an answer.
func (b *builder) showFirst(q queries.Query, t *queries.Table) error {
	all := len(t.Rows)
	t.Rows = t.Rows[:min(all, firstAnswerRows)]
	t.Columns = slices.DeleteFunc(slices.Clone(t.Columns), func(c string) bool { return c == "via" })
	fmt.Fprintf(b.out, "\n%s %s (%d of %d)\n", q.ZH, q.EN, len(t.Rows), all)
	statement := queries.Plain(t.Rows[0]["statement"])
	if err := writeTable(b.out, clipped(t)); err != nil {
		return err
	}
	b.suggest(b.errs, q.Name, statement)
	return nil
}

// clipped shortens long cells, so that the first answer fits a terminal.
func clipped(t *queries.Table) *queries.Table {
	const most = 30
	short := &queries.Table{Columns: t.Columns}
	for _, row := range t.Rows {
		cut := map[string]any{}
		for c, v := range row {
			cut[c] = v
			if r := []rune(queries.Plain(v)); len(r) > most && c != "members" {
				cut[c] = string(r[:most]) + "…"
			}
		}
		short.Rows = append(short.Rows, cut)
	}
	return short
}

// suggest says what to type next.
func (b *builder) suggest(w io.Writer, question, statement string) {
	store := ""
	if b.set.origin["store"] != "default" {
		store = " --store " + b.set.text("store")
	}
	commands := []string{"query --list", "query " + question + store, "serve" + store}
	if statement != "" {
		commands = slices.Insert(commands, 2, "why "+statement+store)
	}
	fmt.Fprint(w, "\nnext:\n")
	for _, c := range commands {
		fmt.Fprintf(w, "  %s %s\n", self(), c)
	}
}

// self is what a person types to start this program.
func self() string {
	if path, err := os.Executable(); err == nil && strings.Contains(path, "go-build") {
		return "go run ./cmd/tupu"
	}
	return "tupu"
}
