// Package ordered is a quad store for Cayley over bbolt that keeps quads in
// several orders of their parts, so that every lookup is a range of one of them.
//
// Each value has a number, and a quad is the four numbers of its parts, each in one to
// five bytes. The numbers of values and the quads lie in blocks (package packed), so
// that a change reads and writes a fraction of what an entry for each would.
// Buckets of the file:
//
//	quads.meta    numbers of the store: next node, nodes, quads; labels that have no order
//	quads.id      value -> number
//	quads.value   number -> value
//	quads.count   predicate or label without order -> number of its quads
//	quads.spol    quads by subject, predicate, object, label
//	quads.opsl    quads by object, predicate, subject, label
//	quads.psol    quads by predicate, subject, object, label
//	quads.lspo    quads by label, subject, predicate, object
//
// Some labels stand on most quads of a store and nobody asks for all of them;
// these are named when the store is made and are not in the last order. A lookup
// of such a label reads everything.
//
// The store keeps nothing in memory that a failed write could spoil, and holds no
// transaction between two steps of an iterator, so that readers and writers never
// wait for each other.
package ordered
