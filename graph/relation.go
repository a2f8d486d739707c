package graph

import (
	"strings"

	"tupu/extractor"
)

// Relation is one of the relations that a statement can have.
type Relation = extractor.Relation

// Relations is the inventory.
var Relations = extractor.Relations

// FindRelation looks a relation of the inventory up by its name.
func FindRelation(name string) (Relation, bool) {
	r := extractor.RelationNamed(name)
	if r == nil {
		return Relation{}, false
	}
	return *r, true
}

// together are the actions that parties do with each other: they say nothing of
// one of them alone.
var together = map[string]bool{"meets-with": true}

// Distributes tells whether what a group says or does holds of each known
// member: 各方支持X makes 中国支持X, but a meeting is not held by one alone, and
// facts about the structure of things are no one's position.
func Distributes(r Relation) bool {
	return (r.Family == extractor.Stance || r.Family == extractor.Action) && !together[r.Name]
}

// plover splits "CONSULT (visit)" into event and mode.
func plover(r Relation) (event, mode string) {
	event, mode, _ = strings.Cut(r.PLOVER, " (")
	return event, strings.TrimSuffix(mode, ")")
}

// Predicate is the predicate of a statement's own quad: the bare relation for
// what is asserted, R/modality for everything else.
func Predicate(relation string, m extractor.Modality) string {
	if m == extractor.Asserted || m == "" {
		return relation
	}
	return relation + "/" + string(m)
}
