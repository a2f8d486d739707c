package extractor

import "strconv"

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

// said is what a sentence says, modality apart.
type said struct {
	sentence                  int
	subject, relation, object string
	negated                   bool
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
	key := said{e.s.n, e.subj.IRI, e.rel, e.obj.Name, e.neg}
	if w.seen[key] {
		return true
	}
	w.seen[key] = true
	t := Triple{
		Doc: w.doc.meta.Doc, Sentence: w.doc.sentenceOf(e.s), Subject: e.subj, Relation: e.rel, Object: e.obj, Modality: e.modal,
		Negated: e.neg, Qualifiers: e.quals, Rule: e.rule.Name,
	}
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
	t.Steps = w.steps(&e, &t)
	w.triples = append(w.triples, t)
	return true
}

// steps says in words how the triple came about.
func (w *writer) steps(e *emission, t *Triple) []Step {
	steps := make([]Step, 0, 5)
	steps = append(steps, Step{"trigger", strconv.Quote(t.Trigger.Text) + " fires rule " + e.rule.Name + " (frame " + string(e.rule.Frame) + ")"})
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
	return steps
}

// offices writes the offices found beside names.
func (w *writer) offices(s *sent) {
	rule := w.doc.x.rules.named["structure.office"]
	for _, f := range w.doc.facts[s.n] {
		subj := w.entityTerm(f.person, f.name)
		spans := w.doc.src.SourceSpans(f.offSpan)
		obj := Term{IRI: f.office, Name: f.office, Text: stripBlanks(w.doc.src.SourceText(spans)), Type: Office, Spans: spans}
		w.emit(emission{s: s, subj: subj, rel: "holds-office", obj: obj, modal: Asserted, trigger: s.tokenAt(f.trigger.Start), rule: rule})
	}
}

// tokenAt is the token that holds the byte, or -1.
func (s *sent) tokenAt(pos int) int {
	return s.find(s.all(), func(t *token) bool { return t.Start <= pos && pos < t.End })
}
