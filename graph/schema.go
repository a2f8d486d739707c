package graph

import (
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"
)

// Labels: the fourth part of every quad that is not a statement's own.
const (
	LabelMeta    = quad.IRI("meta")    // about statements, evidence, groups, documents
	LabelLexicon = quad.IRI("lexicon") // about entities, phrases, dates, relations
)

// Predicates under <meta> and <lexicon>; the table below says what each holds.
const (
	PredSubject     = "subject"
	PredRelation    = "relation"
	PredObject      = "object"
	PredModality    = "modality"
	PredNegated     = "negated"
	PredFirstYear   = "first-year"
	PredLastYear    = "last-year"
	PredReview      = "review"
	PredEvidence    = "evidence"
	PredDerivedFrom = "derived-from"
	PredDocument    = "document"
	PredSentence    = "sentence"
	PredRule        = "rule"
	PredTrigger     = "trigger"
	PredSpans       = "spans"
	PredAttributed  = "attributed-to"
	PredTime        = "time"
	PredPlace       = "place"
	PredWith        = "with"
	PredRecipient   = "recipient"
	PredNumber      = "number"
	PredText        = "text"
	PredTitle       = "title"
	PredDate        = "date"
	PredYear        = "year"
	PredIssuer      = "issuer"
	PredParty       = "party"
	PredURL         = "url"
	PredInferred    = "inferred"
	PredRules       = "rules"
	PredSHA256      = "sha256"
	PredType        = "type"
	PredName        = "name"
	PredAlias       = "alias"
	PredLabel       = "label"
	PredMember      = "member"
	PredAbout       = "about"
	PredLatitude    = "latitude"
	PredLongitude   = "longitude"
	PredFirstDay    = "first-day"
	PredLastDay     = "last-day"
	PredPrecision   = "precision"
	PredFamily      = "family"
	PredPlover      = "plover"
	PredPloverMode  = "plover-mode"
)

// predicate is a line of the schema.
type predicate struct {
	name, object, what string
}

// section is the predicates of one kind of node.
type section struct {
	node, label, what string
	predicates        []predicate
}

// sections are the whole schema, but for the ids of entities, whose predicate is
// the scheme (iso3166-1-alpha3, geonames).
var sections = []section{
	{"<stmt/HASH>", "meta", "a statement; the id is a hash of subject, relation, object, modality and negated", []predicate{
		{PredSubject, "string", "IRI of the subject, as a string: In() on an entity never meets it"},
		{PredRelation, "string", "name of the relation"},
		{PredObject, "string", "IRI of the object, as a string"},
		{PredModality, "string", "asserted, intended, obligated or hypothetical"},
		{PredNegated, "boolean", "the text denies it; then the statement has no quad of its own"},
		{PredFirstYear, "integer", "first year that its evidence speaks of, else of the documents' dates; none where nothing is dated"},
		{PredLastYear, "integer", "last such year"},
		{PredReview, "string", "unreviewed, accepted or rejected; a rejected statement has no quad of its own"},
		{PredEvidence, "<ev/HASH>", "one for each place that says it; none where it is only derived"},
		{PredDerivedFrom, "<stmt/HASH>", "the group's statement of which this is a member's. Beside it a derived statement has years and review alone, " +
			"and subject to negated where its own quad is gone"},
	}},
	{"<ev/HASH>", "meta", "evidence: one place in one document", []predicate{
		{PredDocument, "<doc/ID>", "the document"},
		{PredSentence, "<sent/ID/N>", "the sentence"},
		{PredRule, "string", "the rule that fired"},
		{PredTrigger, "string", "the word that made it fire"},
		{PredSpans, "string", "JSON: byte ranges of subject, object and trigger in the original file"},
		{PredAttributed, "string", "in whose mouth it is, where the text reports it"},
		{PredTime, "string", "ISO 8601"},
		{PredPlace, "string", "where"},
		{PredWith, "string", "together with whom; one quad each"},
		{PredRecipient, "string", "for whom; one quad each"},
	}},
	{"<sent/ID/N>", "meta", "a sentence that is evidence", []predicate{
		{PredNumber, "integer", "its number in the document, from 1"},
		{PredText, "string", "its repaired text"},
	}},
	{"<group/HASH>", "meta", "a collective party: one node per set of members, else one per document and name", []predicate{
		{PredName, "string", "what documents call it"},
		{PredMember, "IRI", "a party behind it"},
		{PredDocument, "<doc/ID>", "a document it is met in"},
	}},
	{"<doc/ID>", "meta", "a document that was read", []predicate{
		{PredType, "<Source>", "told apart from documents that texts name"},
		{PredName, "string", "its path or id, as given"},
		{PredTitle, "string", ""},
		{PredDate, "string", "ISO 8601"},
		{PredYear, "integer", "of the date"},
		{PredIssuer, "string", "name of an entity"},
		{PredParty, "string", "name of an entity; one quad each"},
		{PredURL, "string", ""},
		{PredInferred, "string", "which of these were read from the text: title, date, issuer, parties"},
		{PredRules, "string", "fingerprint of the rules it was read with"},
		{PredSHA256, "string", "of the file"},
	}},
	{"entities, phrases, dates", "lexicon", "subjects and objects of statements; the IRI is the canonical name", []predicate{
		{PredType, "IRI", "Country, Group, Organization, Person, Place, Event, Document, Initiative, Project, Measure, Clause, Field, Date, Office, Threat, Concept"},
		{PredName, "string", "canonical name"},
		{PredAlias, "string", "another name"},
		{PredLabel, "string with language", "zh and en"},
		{PredAbout, "IRI", "from a phrase to a named thing in it"},
		{PredLatitude, "float", ""},
		{PredLongitude, "float", ""},
		{PredFirstDay, "string", "of a date: its first day"},
		{PredLastDay, "string", "its last day"},
		{PredPrecision, "string", "day, month or year"},
	}},
	{"relations", "lexicon", "the relations that occur, under their bare names", []predicate{
		{PredType, "<Relation>", ""},
		{PredFamily, "string", "stance, action or structure"},
		{PredLabel, "string with language", "zh and en"},
		{PredPlover, "string", "PLOVER event"},
		{PredPloverMode, "string", "PLOVER mode"},
	}},
}

// TypeSource is the type of a document that was read, as against a document
// that a text names.
const TypeSource = "Source"

// TypeRelation is the type of relations.
const TypeRelation = "Relation"

// Values of <review>.
const (
	Unreviewed = "unreviewed"
	Accepted   = "accepted"
	Rejected   = "rejected"
)

func metaQuad(subject, predicate string, object quad.Value) quad.Quad {
	return quad.Quad{Subject: quad.IRI(subject), Predicate: quad.IRI(predicate), Object: object, Label: LabelMeta}
}

// Schema is the shape of the graph in words.
func Schema() string {
	var b strings.Builder
	b.WriteString(`Statements, each a quad of its own:

  SUBJECT  RELATION           OBJECT  <stmt/HASH>    what the text asserts
  SUBJECT  RELATION/MODALITY  OBJECT  <stmt/HASH>    modality: intended, obligated, hypothetical

Negated and rejected statements have no such quad. Subjects and objects are IRIs:
the canonical name, with what an IRI forbids percent-encoded. About statements and
everything else, by kind of node:
`)
	for _, s := range sections {
		fmt.Fprintf(&b, "\n%s, label <%s>: %s\n", s.node, s.label, s.what)
		for _, p := range s.predicates {
			b.WriteString(strings.TrimRight(fmt.Sprintf("  %-14s %-20s  %s", p.name, p.object, p.what), " ") + "\n")
		}
	}
	b.WriteString("\nIds of entities have their scheme as predicate: <iso3166-1-alpha3> \"KAZ\", <geonames> \"1522867\".\n\nRelations:\n")
	for _, r := range Relations {
		b.WriteString(strings.TrimRight(fmt.Sprintf("  %-16s %-9s  %s", r.Name, r.Family, r.PLOVER), " ") + "\n")
	}
	return b.String()
}
