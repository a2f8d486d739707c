package extractor

import (
	"fmt"
	"strings"
)

// RuleFailure is an example that its rule does not live up to.
type RuleFailure struct {
	Rule    *Rule
	Example string
	Want    string // empty for a counter-example
	Got     string
}

func (f RuleFailure) String() string {
	if f.Want == "" {
		return fmt.Sprintf("%s:%d: rule %s: counter-example %q gives %s", f.Rule.File, f.Rule.Line, f.Rule.Name, f.Example, f.Got)
	}
	return fmt.Sprintf("%s:%d: rule %s: example %q\n  want %s\n  got  %s", f.Rule.File, f.Rule.Line, f.Rule.Name, f.Example, f.Want, f.Got)
}

// TestRules runs every rule's examples and counter-examples. An example must
// give all triples behind its =>, and its rule no others; a counter-example none
// of its rule.
func (x *Extractor) TestRules() []RuleFailure {
	var out []RuleFailure
	for _, r := range x.rules.rules {
		for _, ex := range r.Examples {
			sentence, want, _ := strings.Cut(ex, "=>")
			if got, ok := x.meets(r, strings.TrimSpace(sentence), splitList(want)); !ok {
				out = append(out, RuleFailure{r, strings.TrimSpace(sentence), strings.TrimSpace(want), got})
			}
		}
		for _, ex := range r.Counterexamples {
			if got := linesOf(x.triplesOf(ex), r.Name); len(got) > 0 {
				out = append(out, RuleFailure{r, ex, "", strings.Join(got, "; ")})
			}
		}
	}
	return out
}

func splitList(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ";") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (x *Extractor) triplesOf(sentence string) []Triple {
	r, err := x.Extract([]byte(sentence), Metadata{Doc: "example"})
	if err != nil {
		return nil
	}
	return r.Triples
}

// meets says whether a sentence gives what is wanted, and what it gave.
func (x *Extractor) meets(r *Rule, sentence string, want []string) (string, bool) {
	triples := x.triplesOf(sentence)
	got := map[string]bool{}
	for _, l := range linesOf(triples, "") {
		got[l] = true
	}
	wanted := map[string]bool{}
	ok := len(want) > 0
	for _, l := range want {
		wanted[l] = true
		ok = ok && got[l]
	}
	for _, l := range linesOf(triples, r.Name) {
		ok = ok && wanted[l]
	}
	return strings.Join(linesOf(triples, ""), "; "), ok
}

// linesOf writes triples as examples do; of one rule, or of all for "".
func linesOf(ts []Triple, rule string) []string {
	var out []string
	for i := range ts {
		if rule == "" || ts[i].Rule == rule {
			out = append(out, ts[i].String())
		}
	}
	return out
}

// String writes a triple on one line: subject relation object, then modality and
// negation in brackets where they are not plain.
func (t *Triple) String() string {
	s := t.Subject.Name + " " + t.Relation + " " + t.Object.Name
	var marks []string
	if t.Modality != Asserted {
		marks = append(marks, string(t.Modality))
	}
	if t.Negated {
		marks = append(marks, "negated")
	}
	if len(marks) > 0 {
		s += " (" + strings.Join(marks, ", ") + ")"
	}
	return s
}

// Problem is something useless or doubtful in the seeds.
type Problem struct {
	File         string
	Line, Column int
	Message      string
}

func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Lint reports triggers that an earlier rule of the same frame shadows, and
// lexicon lines that can never be found.
func (x *Extractor) Lint() []Problem {
	var out []Problem
	for _, r := range x.rules.rules {
		for _, w := range r.Triggers {
			first := x.rules.verbs[w].rule(r.Frame)
			if first != r && len(r.Objects) == 0 && len(first.Objects) == 0 {
				out = append(out, Problem{r.File, r.Line, 1, fmt.Sprintf("rule %s: trigger %s is shadowed by rule %s of the same frame", r.Name, w, first.Name)})
			}
		}
		for _, w := range r.Nominal {
			if x.rules.verbs[w] == nil {
				out = append(out, Problem{r.File, r.Line, 1, fmt.Sprintf("rule %s: nominal %s is no trigger", r.Name, w)})
			}
		}
	}
	return append(out, x.lex.problems(x.rules)...)
}
