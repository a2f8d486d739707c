package extractor

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"sort"

	"github.com/go-ego/gse"

	"tupu/extractor/text"
)

// engineVersion changes when the engine gives other triples for the same seeds.
const engineVersion = "2"

// ErrInternal says that the extractor failed on a document that it should read.
var ErrInternal = errors.New("the extractor failed")

// Extractor turns documents into triples. It is safe for use by several
// goroutines once made; nothing in it changes.
type Extractor struct {
	lex         *Lexicon
	gram        *grammar
	rules       *ruleSet
	words       map[string]word
	seg         *gse.Segmenter
	fingerprint string
}

// New loads rules, lexicons, grammar and dictionary from the folders of those
// names in fsys. The error joins everything that is wrong in them, each with
// file, line and column.
func New(fsys fs.FS) (*Extractor, error) {
	lex, errLex := loadLexicon(fsys)
	gram, errGram := loadGrammar(fsys)
	rules, errRules := loadRules(fsys)
	if err := errors.Join(errLex, errGram, errRules); err != nil {
		return nil, err
	}
	dict, err := loadDictionary(fsys, lex, gram, rules)
	if err != nil {
		return nil, err
	}
	seg, err := dict.segmenter()
	if err != nil {
		return nil, err
	}
	x := &Extractor{lex: lex, gram: gram, rules: rules, seg: seg}
	x.words = x.gatherWords()
	x.fingerprint, err = fingerprint(fsys)
	return x, err
}

// Lexicon is the loaded lexicon.
func (x *Extractor) Lexicon() *Lexicon { return x.lex }

// Rules is the loaded rules, in order.
func (x *Extractor) Rules() []*Rule { return x.rules.rules }

// Fingerprint identifies engine and seeds: two extractors with the same
// fingerprint give the same triples for the same bytes.
func (x *Extractor) Fingerprint() string { return x.fingerprint }

// fingerprint hashes every file that bears on extraction, in order of its path.
func fingerprint(fsys fs.FS) (string, error) {
	h := sha256.New()
	h.Write([]byte(engineVersion))
	for _, dir := range []string{"dictionary", "grammar", "lexicon", "rules"} {
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil {
			return "", err
		}
		sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
		for _, e := range entries {
			data, err := fs.ReadFile(fsys, dir+"/"+e.Name())
			if err != nil {
				return "", err
			}
			h.Write([]byte(dir + "/" + e.Name() + "\x00"))
			h.Write(data)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}

// Extract reads one document: src is the original file in UTF-8, meta what is
// known of it (Doc at least); the fields that meta leaves empty are read from
// the text and listed in Inferred. The error is that of text.Check, or wraps
// ErrInternal.
func (x *Extractor) Extract(src []byte, meta Metadata) (result *Result, err error) {
	if err := text.Check(src); err != nil {
		return nil, err
	}
	at := 0
	defer func() { // one document must not end a run over thousands
		if p := recover(); p != nil {
			result, err = nil, fmt.Errorf("%w at sentence %d: %v; please report the sentence", ErrInternal, at, p)
		}
	}()
	d := x.read(src, meta)
	defer d.release()
	d.tokenize()
	d.findNames()
	d.infer()
	w := newWriter(d)
	for _, s := range d.sents {
		at = s.n
		w.sentence(s)
	}
	return d.result(w.triples), nil
}
