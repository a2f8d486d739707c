package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"tupu/extractor"
)

// contribution is everything that one document puts into the graph. What other
// documents say has no part in it.
type contribution struct {
	own        map[quad.Quad]bool    // quads that no other document can give
	facts      factSet               // about nodes; several documents may give the same
	statements map[string]*supported // by id
}

// supported is a statement and what this document says about it.
type supported struct {
	core    core
	support support
}

// core is what makes a statement this one.
type core struct {
	S string             `json:"s"` // IRIs
	R string             `json:"r"`
	O string             `json:"o"`
	M extractor.Modality `json:"m"`
	N bool               `json:"n,omitempty"`
}

func coreOf(t *extractor.Triple) core {
	return core{t.Subject.IRI, t.Relation, t.Object.IRI, t.Modality, t.Negated}
}

func (c core) id() string { return extractor.StatementID(c.S, c.R, c.O, c.M, c.N) }

// of is the same said of one member of the group.
func (c core) of(member string) core {
	c.S = member
	return c
}

// support is what one document adds to a statement.
type support struct {
	First   int      `json:"f,omitempty"` // years; 0 where no date is known
	Last    int      `json:"l,omitempty"`
	Members []string `json:"m,omitempty"` // IRIs of the members of which it holds too; sorted
}

func (s *support) equal(o *support) bool {
	if s == nil || o == nil {
		return s == o
	}
	return s.First == o.First && s.Last == o.Last && slices.Equal(s.Members, o.Members)
}

// widen takes the other's years and members in.
func (s *support) widen(o support) {
	s.First, s.Last = widenYears(s.First, s.Last, o.First, o.Last)
	s.Members = union(s.Members, o.Members)
}

func widenYears(first, last, f, l int) (int, int) {
	if f != 0 && (first == 0 || f < first) {
		first = f
	}
	return first, max(last, l)
}

// union is the sorted union of two sorted lists.
func union(a, b []string) []string {
	if len(b) == 0 || slices.Equal(a, b) {
		return a
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// contribute translates what the extractor found in a document.
func contribute(info DocumentInfo, r *extractor.Result, merges Merges) *contribution {
	c := &contribution{own: map[quad.Quad]bool{}, facts: factSet{}, statements: map[string]*supported{}}
	c.addOwn(info.quads()...)
	for i := range r.Triples {
		c.addTriple(info, &r.Triples[i], merges)
	}
	for _, e := range r.Entities {
		c.facts.entity(e, merges)
	}
	c.facts.normalise()
	return c
}

func (c *contribution) addOwn(quads ...quad.Quad) {
	for _, q := range quads {
		c.own[q] = true
	}
}

func (c *contribution) addTriple(info DocumentInfo, from *extractor.Triple, merges Merges) {
	t := merges.triple(*from)
	c.facts.term(t.Subject, from.Subject)
	c.facts.term(t.Object, from.Object)
	c.facts.relation(t.Relation)
	c.addGroup(info, t.Subject)
	c.addGroup(info, t.Object)
	c.addStatement(info, &t)
	c.addOwn(evidenceQuads(info.Meta.Doc, &t)...)
}

// addGroup says in which documents a group is met.
func (c *contribution) addGroup(info DocumentInfo, t extractor.Term) {
	if isGroup(t) {
		c.addOwn(metaQuad(t.IRI, PredDocument, quad.IRI(DocumentIRI(info.Meta.Doc))))
	}
}

func (c *contribution) addStatement(info DocumentInfo, t *extractor.Triple) {
	s, ok := c.statements[t.Statement]
	if !ok {
		s = &supported{core: coreOf(t)}
		c.statements[t.Statement] = s
	}
	s.support.widen(supportOf(info, t))
}

// supportOf takes the years from the triple's own time, else from the document.
func supportOf(info DocumentInfo, t *extractor.Triple) support {
	var s support
	if t.Qualifiers.Time != nil {
		s.First, s.Last = years(*t.Qualifiers.Time)
	}
	if s.First == 0 {
		s.First, s.Last = years(info.Meta.Date)
	}
	rel, known := FindRelation(t.Relation)
	if isGroup(t.Subject) && !t.Negated && known && Distributes(rel) {
		for _, m := range t.Subject.Members {
			s.Members = append(s.Members, EscapeIRI(m))
		}
		slices.Sort(s.Members)
	}
	return s
}

// evidenceQuads are the quads about one triple as evidence of its statement, and
// about the sentence it stands in.
func evidenceQuads(doc string, t *extractor.Triple) []quad.Quad {
	ev, sent := evidenceID(doc, t), sentenceIRI(doc, t.Sentence.N)
	q := []quad.Quad{
		metaQuad(sent, PredNumber, quad.Int(t.Sentence.N)),
		metaQuad(sent, PredText, quad.String(t.Sentence.Text)),
		metaQuad(t.Statement, PredEvidence, quad.IRI(ev)),
		metaQuad(ev, PredDocument, quad.IRI(DocumentIRI(doc))),
		metaQuad(ev, PredSentence, quad.IRI(sent)),
		metaQuad(ev, PredRule, quad.String(t.Rule)),
		metaQuad(ev, PredTrigger, quad.String(t.Trigger.Text)),
		metaQuad(ev, PredSpans, quad.String(spansText(t))),
	}
	return append(q, circumstances(ev, t)...)
}

// circumstances are the parts of evidence that most triples do not have.
func circumstances(ev string, t *extractor.Triple) []quad.Quad {
	var q []quad.Quad
	one := func(p string, v *string) {
		if v != nil && *v != "" {
			q = append(q, metaQuad(ev, p, quad.String(*v)))
		}
	}
	many := func(p string, vs []string) {
		for _, v := range vs {
			q = append(q, metaQuad(ev, p, quad.String(v)))
		}
	}
	one(PredAttributed, t.AttributedTo)
	one(PredTime, t.Qualifiers.Time)
	one(PredPlace, t.Qualifiers.Place)
	many(PredWith, t.Qualifiers.With)
	many(PredRecipient, t.Qualifiers.Recipient)
	return q
}

func sentenceIRI(doc string, n int) string { return fmt.Sprintf("sent/%s/%d", EscapeIRI(doc), n) }

// spansText is where subject, object and trigger stand in the original file, as
// JSON: one quad instead of two for each span, as no query asks for an offset.
func spansText(t *extractor.Triple) string {
	orEmpty := func(s []extractor.Span) []extractor.Span {
		return append([]extractor.Span{}, s...)
	}
	b, err := json.Marshal(struct {
		Subject []extractor.Span `json:"subject"`
		Object  []extractor.Span `json:"object"`
		Trigger []extractor.Span `json:"trigger"`
	}{orEmpty(t.Subject.Spans), orEmpty(t.Object.Spans), orEmpty(t.Trigger.Spans)})
	if err != nil {
		panic(err) // numbers only: cannot fail
	}
	return string(b)
}

// evidenceID is a hash of where a triple was found and by which rule. It begins
// with a part that a document's evidence has in common, so that it lies together
// in a store.
func evidenceID(doc string, t *extractor.Triple) string {
	where := sha256.Sum256([]byte(doc))
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%d\x00%s\x00%s", doc, t.Statement, t.Sentence.N, spansText(t), t.Rule)
	return "ev/" + hex.EncodeToString(where[:3]) + hex.EncodeToString(h.Sum(nil)[:7])
}
