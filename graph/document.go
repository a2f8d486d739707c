package graph

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"github.com/cayleygraph/quad"

	"tupu/extractor"
)

// Document is a document as it is handed in.
type Document struct {
	Meta    extractor.Metadata // what is known before extraction: Doc, and what --metadata gives
	Bytes   []byte             // the original file
	Rules   string             // fingerprint of rules, lexicon and engine
	Version string             // of Tupu; kept, but no reason to build again
}

// Outcome tells what Put did with a document.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Unchanged Outcome = "unchanged"
	Replaced  Outcome = "replaced"
)

// DocumentInfo is what the store knows about a document in it.
type DocumentInfo struct {
	Meta        extractor.Metadata `json:"meta"` // after extraction
	Fingerprint string             `json:"fingerprint"`
	SHA256      string             `json:"sha256"`
	Size        int                `json:"size"` // bytes of the file
	Rules       string             `json:"rules"`
	Version     string             `json:"version"`
	Sentences   int                `json:"sentences"`
	Triples     int                `json:"triples"`
}

// fingerprint identifies all that decides what a document gives: its bytes, what
// is known beforehand, the rules, and the shape of the graph.
func (d Document) fingerprint() (string, error) {
	meta, err := json.Marshal(d.Meta)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, part := range [][]byte{[]byte(shape), meta, []byte(d.Rules), d.Bytes} {
		fmt.Fprintf(h, "%d\n", len(part))
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// shape changes whenever the same result would give other quads, so that a
// store written by an older version is brought up to date by the next build.
const shape = "1"

func (d Document) info(fingerprint string, r *extractor.Result) DocumentInfo {
	meta := r.Meta
	meta.Doc = d.Meta.Doc
	sum := sha256.Sum256(d.Bytes)
	return DocumentInfo{
		Meta: meta, Fingerprint: fingerprint, SHA256: hex.EncodeToString(sum[:]), Size: len(d.Bytes),
		Rules: d.Rules, Version: d.Version, Sentences: len(r.Sentences), Triples: len(r.Triples),
	}
}

// DocumentIRI is the node of a document.
func DocumentIRI(id string) string { return "doc/" + EscapeIRI(id) }

// quads are what the graph says about the document itself.
func (i DocumentInfo) quads() []quad.Quad {
	iri := DocumentIRI(i.Meta.Doc)
	q := []quad.Quad{metaQuad(iri, PredType, quad.IRI(TypeSource)), metaQuad(iri, PredName, quad.String(i.Meta.Doc))}
	add := func(p, v string) {
		if v != "" {
			q = append(q, metaQuad(iri, p, quad.String(v)))
		}
	}
	add(PredTitle, i.Meta.Title)
	add(PredDate, i.Meta.Date)
	add(PredIssuer, i.Meta.Issuer)
	add(PredURL, i.Meta.URL)
	add(PredRules, i.Rules)
	add(PredSHA256, i.SHA256)
	for _, p := range i.Meta.Parties {
		add(PredParty, p)
	}
	for _, f := range i.Meta.Inferred {
		add(PredInferred, f)
	}
	if first, _ := years(i.Meta.Date); first != 0 {
		q = append(q, metaQuad(iri, PredYear, quad.Int(first)))
	}
	return q
}

// storedResult is a Result as the store keeps it: with the steps and spans that
// the printed form leaves out, and each sentence once.
type storedResult struct {
	Meta      extractor.Metadata  `json:"meta"`
	Sentences []storedSentence    `json:"sentences"`
	Triples   []storedTriple      `json:"triples"`
	Entities  []*extractor.Entity `json:"entities"`
}

type storedSentence struct {
	N     int              `json:"n"`
	Text  string           `json:"text"`
	Spans []extractor.Span `json:"spans"`
}

type storedTriple struct {
	extractor.Triple
	Steps []extractor.Step `json:"steps,omitempty"`
}

// encodeResult gives a result as the store keeps it, and as it will be read from
// there: what is put in has to be what is taken out again, even where a text was
// no UTF-8.
func encodeResult(r *extractor.Result) ([]byte, *extractor.Result, error) {
	s := storedResult{Meta: r.Meta, Entities: r.Entities}
	used := map[int]bool{}
	for _, t := range r.Triples {
		if !used[t.Sentence.N] {
			used[t.Sentence.N] = true
			s.Sentences = append(s.Sentences, storedSentence(t.Sentence))
		}
		st := storedTriple{Triple: t, Steps: t.Steps}
		st.Sentence = extractor.Sentence{N: t.Sentence.N}
		s.Triples = append(s.Triples, st)
	}
	raw, err := json.Marshal(s)
	if err != nil {
		return nil, nil, err
	}
	if bytes.Contains(raw, []byte(`\ufffd`)) { // how json writes bytes that are no UTF-8
		if r, err = readResult(raw); err != nil {
			return nil, nil, err
		}
	}
	data, err := compress(raw)
	return data, r, err
}

func decodeResult(data []byte) (*extractor.Result, error) {
	raw, err := decompress(data)
	if err != nil {
		return nil, err
	}
	return readResult(raw)
}

func readResult(raw []byte) (*extractor.Result, error) {
	var s storedResult
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, err
	}
	r := &extractor.Result{Meta: s.Meta, Entities: s.Entities}
	sentences := map[int]extractor.Sentence{}
	for _, x := range s.Sentences {
		sentences[x.N] = extractor.Sentence(x)
		r.Sentences = append(r.Sentences, extractor.Sentence(x))
	}
	for _, st := range s.Triples {
		t := st.Triple
		t.Steps, t.Sentence = st.Steps, sentences[st.Sentence.N]
		r.Triples = append(r.Triples, t)
	}
	return r, nil
}

func compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func decompress(data []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReader(bytes.NewReader(data)))
}
