package extractor

import (
	"slices"
	"strconv"
	"strings"
)

// emission is a triple about to be written.
type emission struct {
	s       *sent
	subj    Term
	rel     string
	obj     Term
	modal   Modality
	neg     bool
	trigger int // token
	rule    *Rule
	quals   Qualifiers
	note    string
}

// said says whether the sentence has said the same before, modality apart. What an
// open complement gives belongs to the sentence before at most, so that the search
// ends there.
func (w *writer) said(e *emission) bool {
	for i := len(w.triples) - 1; i >= 0 && w.triples[i].Sentence.N >= e.s.n-1; i-- {
		if t := &w.triples[i]; t.Sentence.N == e.s.n && t.Relation == e.rel && t.Negated == e.neg && t.Object.Name == e.obj.Name && t.Subject.IRI == e.subj.IRI {
			return true
		}
	}
	return false
}

// emit writes a triple, once per sentence and statement, and says whether it is
// there.
func (w *writer) emit(e emission) bool {
	if e.subj.Name == "" || e.obj.Name == "" || e.subj.IRI == e.obj.IRI || e.rule == nil || e.subj.Type == Date && e.rel != "designated-as" {
		return false
	}
	if e.modal == "" {
		e.modal = Asserted
	}
	if e.rule.Modality != "" {
		e.modal = e.rule.Modality
	}
	if w.said(&e) {
		return true
	}
	w.triples = append(w.triples, Triple{
		Doc: w.doc.meta.Doc, Sentence: w.doc.sentenceOf(e.s), Subject: e.subj, Relation: e.rel, Object: e.obj, Modality: e.modal,
		Negated: e.neg, Qualifiers: e.quals, Rule: e.rule.Name,
	})
	t := &w.triples[len(w.triples)-1]
	if t.Qualifiers.With == nil {
		t.Qualifiers.With = []string{}
	}
	if t.Qualifiers.Recipient == nil {
		t.Qualifiers.Recipient = []string{}
	}
	t.Statement = StatementID(t.Subject.IRI, t.Relation, t.Object.IRI, t.Modality, t.Negated)
	tr := rng{e.trigger, e.trigger + 1}
	if e.trigger >= 0 && e.trigger < len(e.s.tok) {
		t.Trigger = Trigger{Text: e.s.text(tr), Spans: w.spans(e.s, tr)}
	}
	if len(w.saying) > 0 && w.saying[0].IRI != t.Subject.IRI {
		name := w.saying[0].Name
		t.AttributedTo = &name
	}
	t.Steps = w.stepsOf(&e, t)
	return true
}

// steps says in words how the triple came about.
func (w *writer) stepsOf(e *emission, t *Triple) []Step {
	from := len(w.steps)
	steps := append(w.steps, Step{"trigger", "\"" + t.Trigger.Text + "\" fires rule " + e.rule.Name + " (frame " + string(e.rule.Frame) + ")"})
	switch {
	case len(t.Subject.Spans) == 0:
		steps = append(steps, Step{"subject", "left out; taken over: " + t.Subject.Name})
	case t.Subject.Text != t.Subject.Name:
		steps = append(steps, Step{"subject", t.Subject.Text + " stands for " + t.Subject.Name})
	default:
		steps = append(steps, Step{"subject", t.Subject.Text})
	}
	steps = append(steps, Step{"object", t.Object.Text})
	if t.Modality != Asserted || t.Negated {
		steps = append(steps, Step{"modality", string(t.Modality) + ", negated: " + strconv.FormatBool(t.Negated)})
	}
	if e.note != "" {
		steps = append(steps, Step{"note", e.note})
	}
	w.steps = steps
	return steps[from:len(steps):len(steps)]
}

// offices writes the offices found beside names.
func (w *writer) offices(s *sent) {
	rule := w.doc.x.rules.named["structure.office"]
	for _, f := range w.doc.facts[s.n] {
		if len(f.office) <= len("总书记") && w.fullerOffice(f) {
			continue // 习近平主席, named with the whole office elsewhere
		}
		subj := w.entityTerm(f.person, f.name)
		spans := w.doc.src.SourceSpans(f.offSpan)
		obj := Term{IRI: f.office, Name: f.office, Text: stripBlanks(w.doc.src.SourceText(spans)), Type: Office, Spans: spans}
		w.emit(emission{s: s, subj: subj, rel: "holds-office", obj: obj, modal: Asserted, trigger: s.tokenAt(f.trigger.Start), rule: rule})
		for _, e := range s.sharingOffice(f) {
			w.emit(emission{s: s, subj: w.entityTerm(e.ent, e.Span), rel: "holds-office", obj: obj, modal: Asserted, trigger: s.tokenAt(f.trigger.Start), rule: rule})
		}
	}
}

// sharedOffices are the ends of offices that several hold at a time.
var sharedOffices = []string{"常委", "委员", "副主席", "副总理", "副委员长", "副总统", "副首相", "议员"}

// sharingOffice is the persons listed behind one with an office that several hold, who have
// it too: 国务委员A、|B、|C.
func (s *sent) sharingOffice(f officeFact) []token {
	k := s.tokenAt(f.name.Start)
	if k < 0 || s.tok[k].name.Start != f.name.Start || f.name.Start < f.offSpan.Start || !slices.ContainsFunc(sharedOffices, func(end string) bool { return strings.HasSuffix(f.office, end) }) {
		return nil
	}
	var out []token
	for k++; k+1 < len(s.tok) && s.tok[k].isMark("、"); k += 2 {
		t := s.tok[k+1]
		if t.ent == nil || t.ent.Type != Person || t.name.Len() > 0 && t.name != t.Span {
			break
		}
		out = append(out, t)
	}
	return out
}

// fullerOffice says whether the text names the person's office in full somewhere.
func (w *writer) fullerOffice(f officeFact) bool {
	if w.fullOffices == nil {
		w.fullOffices = map[*Entity][]string{}
		for n, fs := range w.doc.facts {
			if len(fs) == 0 || !w.tellsOffices(w.doc.sents[n-1]) {
				continue
			}
			for _, g := range fs {
				if !slices.Contains(w.fullOffices[g.person], g.office) {
					w.fullOffices[g.person] = append(w.fullOffices[g.person], g.office)
				}
			}
		}
	}
	return slices.ContainsFunc(w.fullOffices[f.person], func(office string) bool {
		return len(office) > len(f.office) && strings.HasSuffix(office, f.office)
	})
}

// tokenAt is the token that holds the byte, or -1.
func (s *sent) tokenAt(pos int) int {
	return s.find(s.all(), func(t *token) bool { return t.Start <= pos && pos < t.End })
}
