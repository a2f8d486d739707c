// Package extractor turns Chinese diplomatic documents into triples that name
// their source.
package extractor
