// Package graph keeps what the extractor finds: triples become statements with
// evidence, as quads that Cayley answers questions about.
//
//	Result -> contribution of one document -> changed statements -> one transaction
//
// The graph is a function of the documents in it, the decisions of reviewers and
// the merges of names: whatever the order in which they came, the quads are the
// same. Beside the quads a store keeps records, from which a document's part can
// be taken out again exactly. Keys of records:
//
//	doc/ID        what is known about a document, and its fingerprint
//	text/ID       its bytes, compressed
//	result/ID     what the extractor found in it, compressed
//	node/IRI      the facts about a node, with the number of documents that give each
//	stmt/HASH     a statement and the number of documents that support it
//	ev/HASH/ID    years and members that one document gives a statement
//	from/HASH/H2  statement HASH is derived from the group's statement H2
//	review/HASH   a person's decision
//	merge/IRI     the node that this one is merged into
//
// Schema, the text behind `tupu schema`, describes the quads.
package graph
