package extractor

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"

	"tupu/extractor/text"
)

// Span is a range of bytes of the original file, end exclusive.
type Span = text.Span

// Type is the kind of thing a term stands for.
type Type string

// The types of SPEC.
const (
	Country      Type = "Country"
	Group        Type = "Group"
	Organization Type = "Organization"
	Person       Type = "Person"
	Place        Type = "Place"
	Event        Type = "Event"
	Document     Type = "Document"
	Initiative   Type = "Initiative"
	Project      Type = "Project"
	Measure      Type = "Measure"
	Clause       Type = "Clause"
	Field        Type = "Field"
	Date         Type = "Date"
	Office       Type = "Office"
	Threat       Type = "Threat"
	Concept      Type = "Concept"
)

// Modality says how the text puts a triple forward.
type Modality string

// The modalities of ANNOTATION R10.
const (
	Asserted     Modality = "asserted"
	Intended     Modality = "intended"
	Obligated    Modality = "obligated"
	Hypothetical Modality = "hypothetical"
)

// Sentence is a sentence of the document: its number from 1, its repaired text
// and where it stands in the original file.
type Sentence struct {
	N     int    `json:"n"`
	Text  string `json:"text"`
	Spans []Span `json:"-"`
}

// Term is the subject or object of a triple.
type Term struct {
	IRI     string   `json:"iri"`               // node in the graph
	Name    string   `json:"name"`              // canonical name
	Text    string   `json:"text"`              // the source's own characters
	Type    Type     `json:"type"`              //
	Members []string `json:"members,omitempty"` // parties behind a group, names of entities
	About   []string `json:"about,omitempty"`   // named entities inside a phrase
	Spans   []Span   `json:"spans"`             // bytes of the original file; empty where the text does not name it
}

// Qualifiers are circumstances of a triple.
type Qualifiers struct {
	Time      *string  `json:"time"`
	Place     *string  `json:"place"`
	With      []string `json:"with"`
	Recipient []string `json:"recipient"`
}

// Trigger is the word that made a rule fire.
type Trigger struct {
	Text  string `json:"text"`
	Spans []Span `json:"spans"`
}

// Triple is what one place in a text says.
type Triple struct {
	Doc          string     `json:"doc"`
	Sentence     Sentence   `json:"sentence"`
	Subject      Term       `json:"subject"`
	Relation     string     `json:"relation"`
	Object       Term       `json:"object"`
	Modality     Modality   `json:"modality"`
	Negated      bool       `json:"negated"`
	AttributedTo *string    `json:"attributed_to"`
	Qualifiers   Qualifiers `json:"qualifiers"`
	Trigger      Trigger    `json:"trigger"`
	Rule         string     `json:"rule"`
	Statement    string     `json:"statement"`
	Steps        []Step     `json:"-"` // from text to triple, for `why`
}

// Step is one move from text to triple: which operator of the engine acted and
// what it did, in words.
type Step struct {
	Stage string `json:"stage"` // "clause", "subject", "object", "conjunct", "modality", "resolve", …
	Note  string `json:"note"`
}

// Metadata is what is known about a document as a whole.
type Metadata struct {
	Doc      string   `json:"doc"`      // path as seen from the argument, or the id that --metadata gives
	Title    string   `json:"title"`    //
	Date     string   `json:"date"`     // ISO 8601
	Issuer   string   `json:"issuer"`   //
	Parties  []string `json:"parties"`  // names of entities
	URL      string   `json:"url"`      //
	Inferred []string `json:"inferred"` // which of the fields above were read from the text: "title", "date", …
}

// Result is everything that one document gave.
type Result struct {
	Meta      Metadata
	Sentences []Sentence
	Triples   []Triple
	Entities  []*Entity // lexicon entities that terms, members and about-links name, sorted by name
}

// StatementID is the id of a statement: a hash of what it says.
func StatementID(subject, relation, object string, m Modality, negated bool) string {
	neg := "0"
	if negated {
		neg = "1"
	}
	return shortHash("stmt/", subject, relation, object, string(m), neg)
}

// GroupIRI is the node of a group: one per set of members, and where these are
// unknown one per document and name.
func GroupIRI(members []string, doc, name string) string {
	if len(members) > 0 {
		m := append([]string(nil), members...)
		sort.Strings(m)
		return shortHash("group/", append([]string{"members"}, m...)...)
	}
	return shortHash("group/", "named", doc, name)
}

// shortHash is a prefix and the first 16 hex digits of SHA-256 over the parts, each
// ended by NUL.
func shortHash(prefix string, parts ...string) string {
	buf := make([]byte, 0, 512) // stays on the stack for all but very long names
	for _, p := range parts {
		buf = append(append(buf, p...), 0)
	}
	sum := sha256.Sum256(buf)
	return string(hex.AppendEncode(append(make([]byte, 0, 32), prefix...), sum[:8]))
}
