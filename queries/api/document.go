package api

import (
	"net/http"

	"tupu/extractor"
	"tupu/graph"
)

// documentAnswer is a document with its text. Spans count bytes of the text.
type documentAnswer struct {
	graph.DocumentInfo
	Text    string             `json:"text"`
	Triples []extractor.Triple `json:"triples"`
}

func (s *server) document(r *http.Request) (any, error) {
	doc := r.PathValue("doc")
	info, err := s.Graph().Document(r.Context(), doc)
	if err != nil {
		return nil, err
	}
	text, err := s.Graph().Text(r.Context(), doc)
	if err != nil {
		return nil, err
	}
	result, err := s.Graph().Result(r.Context(), doc)
	if err != nil {
		return nil, err
	}
	if result.Triples == nil {
		result.Triples = []extractor.Triple{}
	}
	return documentAnswer{info, string(text), result.Triples}, nil
}
