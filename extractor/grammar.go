package extractor

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// class is a set of the closed word classes of seeds/grammar/words.tsv.
type class uint64

const (
	cModalIntended class = 1 << iota
	cModalObligated
	cModalPossible
	cNegation
	cAdverb
	cPreposition
	cLocalizer
	cConnective
	cConditional
	cCoordinator
	cField
	cCooperation
	cCoopAttribute
	cImportance
	cImportant
	cContent
	cImporter
	cCollective
	cPronoun
	cAgentHead
	cHeading
	cQuantifier
	cMore
	cAspect
	cSaying
	cSurname
	cDroppable
	cSharedHead
	cEmptyHead
	cEmptyVerb
	cAttitudeVerb
	cContentHypothetical
	cMeetingNoun
	cVisitNoun
	cLinking
	cMotion
	cPreferred
	cGrowing
	cResultVerb
	cExploring
	cJointly
	cTemporal
	cSoftModal
	cCovering
	cCoopTail
	cNotPair
	cTitleBehind
	cHonorific
	cFreePreposition
	cEntrusting
	cReporting
	cResult
	cNoAgent
	cCommitment
	cStanding
	cDimension
	cTaskHeading
	cReviewHeading
	cBody
	cProgress
	cImproving

	// The last two are of the engine's own words and stand in no file.
	cOpener  // begins a closed phrase, see groupAt
	cTelling // asks something of a noun phrase, see contentFacts
)

const cModal = cModalIntended | cModalObligated | cModalPossible

var classNames = map[string]class{
	"modal.intended": cModalIntended, "modal.obligated": cModalObligated, "modal.possible": cModalPossible,
	"negation": cNegation, "adverb": cAdverb, "preposition": cPreposition, "localizer": cLocalizer,
	"connective": cConnective, "conditional": cConditional, "coordinator": cCoordinator, "field": cField,
	"cooperation": cCooperation, "cooperation.attribute": cCoopAttribute, "importance": cImportance,
	"important": cImportant, "content": cContent, "importer": cImporter, "collective": cCollective,
	"pronoun": cPronoun, "agent.head": cAgentHead, "heading": cHeading, "quantifier": cQuantifier,
	"attribute.more": cMore, "aspect": cAspect, "saying": cSaying, "surname": cSurname,
	"head.droppable": cDroppable, "head.shared": cSharedHead,
	"head.empty": cEmptyHead, "verb.empty": cEmptyVerb, "attitude.verb": cAttitudeVerb,
	"content.hypothetical": cContentHypothetical, "meeting.noun": cMeetingNoun, "visit.noun": cVisitNoun, "verb.linking": cLinking, "verb.motion": cMotion, "preferred": cPreferred, "growing": cGrowing, "verb.result": cResultVerb,
	"verb.exploring": cExploring, "adverb.jointly": cJointly, "localizer.time": cTemporal, "modal.agreed": cSoftModal, "verb.covering": cCovering, "cooperation.tail": cCoopTail, "pair.not": cNotPair, "title.behind": cTitleBehind, "honorific": cHonorific, "preposition.free": cFreePreposition, "verb.entrusting": cEntrusting, "verb.reporting": cReporting, "head.result": cResult, "agent.not": cNoAgent, "head.commitment": cCommitment, "verb.standing": cStanding, "head.dimension": cDimension, "heading.task": cTaskHeading, "heading.review": cReviewHeading, "head.body": cBody, "adverb.progress": cProgress, "verb.improving": cImproving,
}

// grammar maps a word to its closed classes.
type grammar struct {
	words map[string]class
	order []string // as in the file, for the dictionary
}

func (g *grammar) is(word string, c class) bool { return g.words[word]&c != 0 }

// loadGrammar reads grammar/words.tsv.
func loadGrammar(fsys fs.FS) (*grammar, error) {
	const name = "grammar/words.tsv"
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	g := &grammar{words: map[string]class{}}
	var errs []error
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		c, ok := classNames[f[0]]
		if !ok || len(f) < 2 {
			errs = append(errs, fmt.Errorf("%s:%d:1: unknown class %q; the classes are those of the bundled file", name, i+1, f[0]))
			continue
		}
		for _, w := range strings.Fields(f[1]) {
			if g.words[w] == 0 {
				g.order = append(g.order, w)
			}
			g.words[w] |= c
		}
	}
	return g, errors.Join(errs...)
}
