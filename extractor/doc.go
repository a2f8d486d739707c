// Package extractor turns Chinese diplomatic and policy documents into triples
// that name their source.
//
//	source -> repaired text -> sentences -> tokens -> clauses -> predications -> triples
//
// A document is read once, from front to back:
//
//   - package text repairs the source (broken words, markup, full-width forms)
//     and keeps for every byte where it came from;
//   - mention.go cuts sentences into tokens: quotations, titles, dates and known
//     names first, gse's words in the gaps; names.go finds persons by their
//     offices; resolve.go reads from the opening who speaks and for whom;
//   - clause.go gives every stretch between clause marks one best analysis by
//     score: adverbials, subject, modal, predicate, object;
//   - chain.go carries subject, modality and speaker from clause to clause,
//     topic.go over stretches without a predicate;
//   - frame.go hands the predicate to the frame of its rule; stance.go,
//     value.go, action.go, light.go, provide.go, exchange.go, event.go, content.go
//     and structure.go are the frames, complement.go what speech verbs govern;
//   - noun.go, list.go, shared.go, agent.go and cooperate.go take noun phrases
//     apart: who can act, relative clauses, conjuncts, what these share, fields of cooperation;
//   - emit.go writes triples with their spans, rule and steps.
//
// What words mean is data in the seeds: rules (seeds/rules/*.yaml: triggers,
// relation, frame, examples), closed word classes (seeds/grammar/words.tsv),
// names (seeds/lexicon/*.tsv) and the segmenter's dictionary
// (seeds/dictionary). How words combine is code, written once for all of them.
// README.md in this folder tells the way of a sentence with an example.
//
// Offsets are bytes: of the repaired text inside the package, of the original
// file in a Triple.
package extractor
