package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"tupu/extractor"
)

// Decision is a person's judgement of a statement.
type Decision struct {
	Verdict string `json:"verdict"` // Accepted or Rejected
	Note    string `json:"note,omitempty"`
	By      string `json:"by,omitempty"`
	Time    string `json:"time,omitempty"`   // RFC 3339; empty: now
	Sample  string `json:"sample,omitempty"` // the random sample it was drawn in
	Rule    string `json:"rule,omitempty"`   // that found the evidence judged
	Core    core   `json:"core"`             // what was judged; filled in by Judge
	From    string `json:"from,omitempty"`   // the statement it was taken on, before a merge gave it another id
}

// check refuses a decision that says nothing.
func (d Decision) check() error {
	if d.Verdict != Accepted && d.Verdict != Rejected {
		return fmt.Errorf("verdict %q: want %s or %s", d.Verdict, Accepted, Rejected)
	}
	return nil
}

func loadDecision(ctx context.Context, r records, id string) (*Decision, error) {
	d := &Decision{}
	ok, err := load(ctx, r, stmtKey(keyReview, id), d)
	if !ok {
		return nil, err
	}
	return d, err
}

// verdict is what the reviewers say about a statement, as <review> has it.
func verdict(ctx context.Context, r records, id string) (string, error) {
	d, err := loadDecision(ctx, r, id)
	if d == nil || err != nil {
		return Unreviewed, err
	}
	return d.Verdict, nil
}

// Judge records a decision on a statement. A rejected statement loses its quad,
// and members their derived one unless something else supports it; what is
// known about the statement stays.
func (g *Graph) Judge(ctx context.Context, id string, d Decision) error {
	id, err := g.completeID(ctx, id)
	if err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	c := newChange(ctx, g.store)
	if err := c.judge(id, d); err != nil {
		return err
	}
	return g.apply(ctx, c)
}

func (c *change) judge(id string, d Decision) error {
	if err := d.check(); err != nil {
		return err
	}
	s, err := loadState(c.ctx, c.now, id)
	if err != nil {
		return err
	}
	if s == nil {
		return fmt.Errorf("statement %q is %w", id, ErrUnknown)
	}
	d.Core = s.core
	if d.Time == "" {
		d.Time = time.Now().UTC().Format(time.RFC3339)
	}
	c.touched[id] = true
	return c.put(stmtKey(keyReview, id), d)
}

// Undo takes a decision back: the statement is as if nobody had judged it, under
// this id or under one that it had before a merge.
func (g *Graph) Undo(ctx context.Context, id string) error {
	id, err := g.completeID(ctx, id)
	if err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	c := newChange(ctx, g.store)
	d, err := loadDecision(ctx, g.store, id)
	if err != nil {
		return err
	}
	if d == nil {
		return fmt.Errorf("statement %q: there is no decision to undo", id)
	}
	merges, err := loadMerges(ctx, g.store)
	if err != nil {
		return err
	}
	if err := c.forget(id, merges); err != nil {
		return err
	}
	return g.apply(ctx, c)
}

// forget deletes the decision on a statement, and those on statements that the
// merges made this one.
func (c *change) forget(id string, merges Merges) error {
	c.delete(stmtKey(keyReview, id))
	c.touched[id] = true
	if len(merges) == 0 {
		return nil
	}
	all, err := c.decisions()
	if err != nil {
		return err
	}
	for other, d := range all {
		if merges.core(d.Core).id() == id {
			c.delete(stmtKey(keyReview, other))
			c.touched[other] = true
		}
	}
	return nil
}

// decisions are all decisions, by statement.
func (c *change) decisions() (map[string]Decision, error) {
	all := map[string]Decision{}
	err := c.now.Scan(c.ctx, keyReview, func(key string, v []byte) error {
		var d Decision
		err := json.Unmarshal(v, &d)
		all["stmt/"+key[len(keyReview):]] = d
		return err
	})
	return all, err
}

// ReviewLine is one line of a review file: a statement in words, and what a
// person says about it.
type ReviewLine struct {
	Verdict   string // Accepted, Rejected, or empty: not judged
	Statement string
	Subject   string // IRIs
	Relation  string
	Object    string
	Modality  string // with "negated" after it where the text denies it
	Sentence  string
	Document  string
	Rule      string
	Sample    string
	By        string
	Time      string
	Note      string
}

// Decisions lists every decision in the graph as lines of a review file, sorted
// by statement. Decisions on statements that are gone are among them.
func (g *Graph) Decisions(ctx context.Context) ([]ReviewLine, error) {
	var out []ReviewLine
	err := g.store.Scan(ctx, keyReview, func(key string, v []byte) error {
		var d Decision
		if err := json.Unmarshal(v, &d); err != nil {
			return err
		}
		if d.From == "" {
			out = append(out, d.line("stmt/"+key[len(keyReview):]))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range out {
		if err := g.addSentence(ctx, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (d Decision) line(id string) ReviewLine {
	l := d.Core.line(id)
	l.Verdict, l.Rule, l.Sample, l.By, l.Time, l.Note = d.Verdict, d.Rule, d.Sample, d.By, d.Time, d.Note
	return l
}

func (c core) line(id string) ReviewLine {
	m := string(c.M)
	if c.N {
		m += " negated"
	}
	return ReviewLine{Statement: id, Subject: UnescapeIRI(c.S), Relation: c.R, Object: UnescapeIRI(c.O), Modality: m}
}

func (l ReviewLine) decision() Decision {
	return Decision{Verdict: l.Verdict, Note: l.Note, By: l.By, Time: l.Time, Sample: l.Sample, Rule: l.Rule}
}

// addSentence fills in the words that let a person, and a later search, find the
// statement again.
func (g *Graph) addSentence(ctx context.Context, l *ReviewLine) error {
	ev, err := g.evidence(ctx, l.Statement)
	if err != nil || len(ev) == 0 {
		return err
	}
	l.called(ev[0].Triple)
	l.Document, l.Sentence = ev[0].Document, ev[0].Triple.Sentence.Text
	l.Rule = cmp.Or(l.Rule, ev[0].Triple.Rule)
	return nil
}

// called gives a group the name that the text has for it: the node's tells a
// reader nothing.
func (l *ReviewLine) called(t extractor.Triple) {
	for name, term := range map[*string]extractor.Term{&l.Subject: t.Subject, &l.Object: t.Object} {
		if strings.HasPrefix(*name, "group/") {
			*name = term.Name
		}
	}
}

// ReviewReport is what became of the lines of a review file.
type ReviewReport struct {
	Applied  int // decisions taken over
	Unjudged int // lines without a verdict
	Known    int // lines that say what the graph has already
	Found    []FoundLine
	Lost     []ReviewLine // lines that fit nothing in the graph any more
}

// FoundLine is a line whose statement has another id now, and that id.
type FoundLine struct {
	Line ReviewLine
	ID   string
}

// ApplyReview takes over the decisions of a review file in one transaction. A
// line whose statement is gone is looked for by its words; one that fits nothing
// is reported.
func (g *Graph) ApplyReview(ctx context.Context, lines []ReviewLine) (ReviewReport, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	var rep ReviewReport
	c := newChange(ctx, g.store)
	for _, l := range lines {
		if l.Verdict == "" {
			rep.Unjudged++
			continue
		}
		if err := g.applyLine(c, l, &rep); err != nil {
			return ReviewReport{}, err
		}
	}
	return rep, g.apply(ctx, c)
}

func (g *Graph) applyLine(c *change, l ReviewLine, rep *ReviewReport) error {
	id, err := g.findLine(c.ctx, l)
	if err != nil {
		return err
	}
	if id == "" {
		rep.Lost = append(rep.Lost, l)
		return nil
	}
	if id != l.Statement {
		rep.Found = append(rep.Found, FoundLine{l, id})
	}
	old, err := loadDecision(c.ctx, c.now, id)
	if err != nil {
		return err
	}
	if d := l.decision(); old != nil && old.Verdict == d.Verdict && old.Note == d.Note && old.By == d.By && old.Sample == d.Sample {
		rep.Known++
		return nil
	}
	rep.Applied++
	return c.judge(id, l.decision())
}

// findLine is the statement that a line means: the one with its id, else the
// only one that says the same with one name changed in the same sentence.
func (g *Graph) findLine(ctx context.Context, l ReviewLine) (string, error) {
	s, err := loadState(ctx, g.store, l.Statement)
	if s != nil || err != nil || l.Sentence == "" {
		if s == nil {
			return "", err
		}
		return l.Statement, err
	}
	candidates, err := g.saidIn(ctx, l.Sentence)
	if err != nil {
		return "", err
	}
	var found []string
	for _, id := range candidates {
		s, err := loadState(ctx, g.store, id)
		if err != nil {
			return "", err
		}
		if s == nil {
			continue
		}
		if ok, err := g.resembles(ctx, s.core, l); err != nil {
			return "", err
		} else if ok {
			found = append(found, id)
		}
	}
	if len(found) != 1 {
		return "", nil
	}
	return found[0], nil
}

// resembles tells whether a statement says what a line says, but for one name.
func (g *Graph) resembles(ctx context.Context, c core, l ReviewLine) (bool, error) {
	m := c.line("")
	switch {
	case m.Relation != l.Relation || m.Modality != l.Modality:
		return false, nil
	case m.Subject == UnescapeIRI(l.Subject) || m.Object == UnescapeIRI(l.Object):
		return true, nil
	case !strings.HasPrefix(c.S, "group/"):
		return false, nil
	}
	names, err := path.StartPath(g.QuadStore(), quad.IRI(c.S)).Out(quad.IRI(PredName)).Iterate(ctx).AllValues(g.QuadStore())
	return slices.Contains(names, quad.Value(quad.String(l.Subject))), err
}

// saidIn are the statements for which a sentence is evidence.
func (g *Graph) saidIn(ctx context.Context, sentence string) ([]string, error) {
	p := path.StartPath(g.QuadStore(), quad.String(sentence)).
		In(quad.IRI(PredText)).In(quad.IRI(PredSentence)).In(quad.IRI(PredEvidence)).Unique()
	vals, err := p.Iterate(ctx).AllValues(g.QuadStore())
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, v := range vals {
		if iri, ok := v.(quad.IRI); ok && strings.HasPrefix(string(iri), "stmt/") {
			ids = append(ids, string(iri))
		}
	}
	slices.Sort(ids)
	return ids, nil
}
