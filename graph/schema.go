package graph

import "github.com/cayleygraph/quad"

// Labels: the fourth part of every quad that is not a statement's own.
const (
	LabelMeta    = quad.IRI("meta")    // about statements, evidence, groups, documents
	LabelLexicon = quad.IRI("lexicon") // about entities, phrases, dates, relations
)

// Predicates under <meta> and <lexicon>. Schema says what each holds.
const (
	// statements
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
	// evidence and sentences
	PredDocument   = "document"
	PredSentence   = "sentence"
	PredRule       = "rule"
	PredTrigger    = "trigger"
	PredSpans      = "spans"
	PredAttributed = "attributed-to"
	PredTime       = "time"
	PredPlace      = "place"
	PredWith       = "with"
	PredRecipient  = "recipient"
	PredNumber     = "number"
	PredText       = "text"
	// documents
	PredTitle    = "title"
	PredDate     = "date"
	PredYear     = "year"
	PredIssuer   = "issuer"
	PredParty    = "party"
	PredURL      = "url"
	PredInferred = "inferred"
	PredRules    = "rules"
	PredSHA256   = "sha256"
	// nodes
	PredType       = "type"
	PredName       = "name"
	PredAlias      = "alias"
	PredLabel      = "label"
	PredMember     = "member"
	PredAbout      = "about"
	PredLatitude   = "latitude"
	PredLongitude  = "longitude"
	PredFirstDay   = "first-day"
	PredLastDay    = "last-day"
	PredPrecision  = "precision"
	PredFamily     = "family"
	PredPlover     = "plover"
	PredPloverMode = "plover-mode"
)

// TypeSource is the type of a document that was read, as against a document
// that a text names.
const TypeSource = "Source"

// Values of <review>.
const (
	Unreviewed = "unreviewed"
	Accepted   = "accepted"
	Rejected   = "rejected"
)

func metaQuad(subject, predicate string, object quad.Value) quad.Quad {
	return quad.Quad{Subject: quad.IRI(subject), Predicate: quad.IRI(predicate), Object: object, Label: LabelMeta}
}
