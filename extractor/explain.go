package extractor

import (
	"fmt"
	"strings"
)

// Explanation shows what each stage makes of a sentence.
type Explanation struct {
	Sentences []SentenceExplanation
}

// SentenceExplanation is one sentence stage by stage.
type SentenceExplanation struct {
	Text    string
	Tokens  []string // word/tag, names marked with their type
	Clauses []string // subject, modality, predicate, object of each
	Triples []Triple
	Misses  []Miss
}

// Miss is a rule whose trigger stands in the sentence and that gave nothing,
// with the first condition that failed.
type Miss struct{ Rule, Trigger, Reason string }

// Explain analyses a text and shows every stage.
func (x *Extractor) Explain(sentence string) Explanation {
	d := x.read([]byte(sentence), Metadata{Doc: "text"})
	d.tokenize()
	d.findNames()
	d.infer()
	w := newWriter(d)
	var e Explanation
	for _, s := range d.sents {
		before := len(w.triples)
		w.sentence(s)
		se := SentenceExplanation{Text: strings.TrimSpace(d.src.Text[s.span.Start:s.span.End]), Triples: w.triples[before:]}
		for i := range s.tok {
			se.Tokens = append(se.Tokens, s.tok[i].describe())
		}
		for _, g := range s.segments() {
			c := s.parse(g.rng)
			se.Clauses = append(se.Clauses, c.describe())
			se.Misses = append(se.Misses, w.misses(c, se.Triples)...)
		}
		e.Sentences = append(e.Sentences, se)
	}
	return e
}

func (t *token) describe() string {
	if t.ent != nil {
		return t.s + "/" + string(t.ent.Type)
	}
	return t.s + "/" + map[kind]string{kWord: t.tag, kPunct: "mark", kDate: "date:" + t.val, kTitle: "title", kQuote: "quotation", kSpeech: "speech", kParen: "bracket", kName: "party"}[t.kind]
}

func (c *clause) describe() string {
	s := c.s
	if c.topic {
		return "no predicate: " + s.text(c.r)
	}
	var b strings.Builder
	if !c.subject.empty() {
		fmt.Fprintf(&b, "subject %s | ", s.text(c.subject))
	}
	for _, g := range c.groups {
		fmt.Fprintf(&b, "beside %s | ", s.text(g.rng))
	}
	for _, f := range c.frees {
		fmt.Fprintf(&b, "beside %s | ", s.text(f.rng))
	}
	if c.modal != "" || c.neg {
		fmt.Fprintf(&b, "modality %s%s | ", c.modal, map[bool]string{true: " negated"}[c.neg])
	}
	var verbs []string
	for _, k := range c.verbs {
		verbs = append(verbs, s.tok[k].s)
	}
	fmt.Fprintf(&b, "predicate %s (score %.1f", strings.Join(verbs, "+"), c.score)
	if c.runner != "" {
		fmt.Fprintf(&b, ", next best %s", c.runner)
	}
	fmt.Fprintf(&b, ") | object %s", s.text(c.object))
	return b.String()
}

// misses says of every trigger in a clause that gave no triple why it did not.
func (w *writer) misses(c *clause, triples []Triple) []Miss {
	s := c.s
	fired := map[string]bool{}
	for i := range triples {
		fired[triples[i].Trigger.Text+"\x00"+triples[i].Rule] = true
	}
	shield := s.shield(c.r, s.groups(c.r))
	var out []Miss
	for k := c.r.i; k < c.r.j; k++ {
		v := s.tok[k].verb
		if v == nil {
			continue
		}
		for _, r := range v.rules {
			if !fired[s.tok[k].s+"\x00"+r.Name] {
				out = append(out, Miss{r.Name, s.tok[k].s, s.whyNot(c, k, shield[k-c.r.i])})
			}
		}
	}
	return out
}

// whyNot is the first condition of a predicate that token k fails.
func (s *sent) whyNot(c *clause, k int, shielded bool) string {
	isPredicate := false
	for _, v := range c.verbs {
		isPredicate = isPredicate || v == k
	}
	switch {
	case shielded:
		return "stands inside a phrase beside the predicate"
	case isDe(s.at(k + 1)):
		return "stands before 的 and so modifies a noun"
	case isDe(s.at(k - 1)):
		return "stands behind 的 and so is a noun"
	case c.topic:
		return "the stretch has no predicate: no subject, modal or object speaks for one"
	case !isPredicate:
		return fmt.Sprintf("is not the predicate; %s is", c.verb().s)
	case c.object.empty():
		return "has no object"
	case c.neg:
		return "is negated"
	}
	return "another rule of the same word applies, or its frame finds no argument that fits"
}

// String prints the stages in order.
func (e Explanation) String() string {
	var b strings.Builder
	for i, s := range e.Sentences {
		fmt.Fprintf(&b, "sentence %d: %s\n", i+1, s.Text)
		fmt.Fprintf(&b, "  tokens   %s\n", strings.Join(s.Tokens, " "))
		for _, c := range s.Clauses {
			fmt.Fprintf(&b, "  clause   %s\n", c)
		}
		for k := range s.Triples {
			t := &s.Triples[k]
			fmt.Fprintf(&b, "  triple   %s   [%s, trigger %s]\n", t, t.Rule, t.Trigger.Text)
		}
		for _, m := range s.Misses {
			fmt.Fprintf(&b, "  no       %s (%s): %s\n", m.Rule, m.Trigger, m.Reason)
		}
	}
	return b.String()
}
