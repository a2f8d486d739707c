// Package score compares extracted triples with triples that people annotated.
//
// A gold file (see ReadGold) holds one triple a line. Every document is scored
// by itself: a gold triple and an output triple can be paired if their relations
// and polarity are equal, their subjects agree and their objects overlap; the
// pairing is the best one-to-one pairing.
//
//	strict  a pair counts 1 where the objects' similarity is at least 0.8
//	soft    a pair counts its objects' similarity, where that is at least 0.5
//
// Optional gold lines are neither missed nor wrong. Relations outside the
// inventory are left out.
package score

const (
	strictAt = 0.8 // similarity from which a pair is right
	softAt   = 0.5 // similarity from which two objects can be paired at all
)
