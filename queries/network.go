package queries

import (
	"cmp"
	"context"
	"maps"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"

	"tupu/extractor"
	"tupu/graph"
)

// NetworkAsk says which part of the graph a picture shows.
type NetworkAsk struct {
	Start      []string // nodes, in angle brackets or not
	Document   string   // or all that a document says
	Modalities []string // empty: all of those that are not hypothetical
	Clauses    bool     // also whole clauses
	MaxNodes   int      // the rest is counted, not given; zero: all
}

// Network is a picture of who stands with whom on what. Phrases are folded into
// the named things that they are about, so that documents meet in shared nodes; a
// group is one node; what only follows for its members is left out.
type Network struct {
	Start   []string       `json:"start"` // IRIs that the picture is around
	Nodes   []NetworkNode  `json:"nodes"`
	Links   []NetworkLink  `json:"links"`
	LeftOut int            `json:"left_out"`         // nodes that there was no room for
	Kinds   map[string]int `json:"left_out_by_type"` // the same by type
}

// NetworkNode is one thing in the picture.
type NetworkNode struct {
	IRI     string          `json:"iri"`
	Name    string          `json:"name"`
	EN      string          `json:"en,omitempty"`
	Type    string          `json:"type"`
	Members []NetworkMember `json:"members,omitempty"` // of a group
}

// NetworkMember is a party behind a group.
type NetworkMember struct {
	IRI  string `json:"iri"`
	Name string `json:"name"`
	EN   string `json:"en,omitempty"`
	Type string `json:"type"`
}

// NetworkLink is all that one thing says of another with one relation in one
// modality. A link from a group to a member, or from a phrase to what it is about,
// has no statement.
type NetworkLink struct {
	From       string             `json:"from"`
	Relation   string             `json:"relation"`
	To         string             `json:"to"`
	Modality   string             `json:"modality,omitempty"`
	Sentences  int                `json:"sentences"`
	FirstYear  int                `json:"first_year,omitempty"` // 0 where no date is known
	LastYear   int                `json:"last_year,omitempty"`
	Statements []NetworkStatement `json:"statements"`
}

// NetworkStatement is a statement behind a link, in its own words.
type NetworkStatement struct {
	ID        string `json:"id"`
	Subject   string `json:"subject"`
	Object    string `json:"object"`
	Sentences int    `json:"sentences"`
	FirstYear int    `json:"first_year,omitempty"`
	LastYear  int    `json:"last_year,omitempty"`
}

// linkKey tells links apart.
type linkKey struct{ from, relation, to, modality string }

// sketch is a picture being made.
type sketch struct {
	*reader
	ask    NetworkAsk
	read   map[string]bool // nodes whose statements were read
	links  map[linkKey]*NetworkLink
	stated map[linkKey]map[string]bool // statements in a link
	nodes  map[string]bool             // admitted
	left   map[string]bool
}

// Picture draws the network around some nodes or of a document.
func Picture(ctx context.Context, qs cayley.QuadStore, ask NetworkAsk) (*Network, error) {
	s := &sketch{
		reader: newReader(ctx, qs), ask: ask, read: map[string]bool{}, links: map[linkKey]*NetworkLink{},
		stated: map[linkKey]map[string]bool{}, nodes: map[string]bool{}, left: map[string]bool{},
	}
	start, err := s.begin()
	if err != nil {
		return nil, err
	}
	s.admit(start)
	if err := s.between(); err != nil {
		return nil, err
	}
	return s.result(start)
}

// begin reads what the picture starts from and gives its nodes.
func (s *sketch) begin() ([]string, error) {
	if s.ask.Document != "" {
		facts, err := s.documentFacts(s.ask.Document)
		if err != nil {
			return nil, err
		}
		return nil, s.takeAll(facts)
	}
	var start []string
	for _, node := range s.ask.Start {
		iri := bare(node)
		start = append(start, iri)
		if err := s.statementsOf(iri); err != nil {
			return nil, err
		}
		groups, err := s.sources(iri, graph.PredMember)
		if err != nil {
			return nil, err
		}
		for _, group := range groups {
			if err := s.statementsOf(group); err != nil {
				return nil, err
			}
		}
	}
	return start, nil
}

// statementsOf reads the statements of a node and of the phrases about it.
func (s *sketch) statementsOf(iri string) error {
	if s.read[iri] {
		return nil
	}
	s.read[iri] = true
	phrases, err := s.sources(iri, graph.PredAbout)
	if err != nil {
		return err
	}
	for _, node := range append([]string{iri}, phrases...) {
		if node != iri && !foldable(s.kind(node)) {
			continue
		}
		facts, err := s.factsAt(node)
		if err != nil {
			return err
		}
		if err := s.takeAll(facts); err != nil {
			return err
		}
	}
	return s.err
}

func (s *sketch) takeAll(facts []statementFact) error {
	for _, f := range facts {
		if err := s.take(f); err != nil {
			return err
		}
	}
	return s.err
}

// take adds a statement to the links that it makes.
func (s *sketch) take(f statementFact) error {
	if !s.wants(f) {
		return nil
	}
	weight, err := s.weigh(f.id)
	if err != nil || weight.Sentences == 0 {
		return err // follows for a member only
	}
	for _, from := range s.folded(f.subject, f.object) {
		for _, to := range s.folded(f.object, from) {
			if from != to {
				s.link(linkKey{from, f.relation, to, f.modality}, f, weight)
			}
		}
	}
	return s.err
}

// wants applies the filters.
func (s *sketch) wants(f statementFact) bool {
	if !s.ask.Clauses && (s.kind(f.subject) == string(extractor.Clause) || s.kind(f.object) == string(extractor.Clause)) {
		return false
	}
	if len(s.ask.Modalities) == 0 {
		return f.modality != string(extractor.Hypothetical)
	}
	return slices.Contains(s.ask.Modalities, f.modality)
}

func (s *sketch) link(key linkKey, f statementFact, weight NetworkStatement) {
	l := s.links[key]
	if l == nil {
		l = &NetworkLink{From: key.from, Relation: key.relation, To: key.to, Modality: key.modality}
		s.links[key], s.stated[key] = l, map[string]bool{}
	}
	if s.stated[key][f.id] {
		return
	}
	s.stated[key][f.id] = true
	weight.ID, weight.Subject, weight.Object = f.id, s.name(f.subject), s.name(f.object)
	l.Statements = append(l.Statements, weight)
	l.Sentences += weight.Sentences
	if weight.FirstYear != 0 && (l.FirstYear == 0 || weight.FirstYear < l.FirstYear) {
		l.FirstYear = weight.FirstYear
	}
	l.LastYear = max(l.LastYear, weight.LastYear)
}

// admit takes in the start, then what has most sentences, as long as there is
// room.
func (s *sketch) admit(start []string) {
	weights := map[string]int{}
	for _, l := range s.links {
		weights[l.From] += l.Sentences
		weights[l.To] += l.Sentences
	}
	for _, iri := range start {
		s.nodes[iri] = true
	}
	for _, iri := range slices.SortedFunc(maps.Keys(weights), func(a, b string) int {
		return cmp.Or(weights[b]-weights[a], cmp.Compare(a, b))
	}) {
		switch {
		case s.nodes[iri]:
		case s.ask.MaxNodes > 0 && len(s.nodes) >= s.ask.MaxNodes:
			s.left[iri] = true
		default:
			s.nodes[iri] = true
		}
	}
}

// between reads what the nodes in the picture say of each other.
func (s *sketch) between() error {
	if s.ask.Document != "" {
		return nil
	}
	for _, iri := range slices.Sorted(maps.Keys(s.nodes)) {
		if err := s.statementsOf(iri); err != nil {
			return err
		}
	}
	return nil
}

// result puts everything in one order.
func (s *sketch) result(start []string) (*Network, error) {
	n := &Network{Start: append([]string{}, start...), Nodes: []NetworkNode{}, Links: []NetworkLink{}, LeftOut: len(s.left), Kinds: map[string]int{}}
	for iri := range s.left {
		n.Kinds[s.kind(iri)]++
	}
	for _, iri := range slices.Sorted(maps.Keys(s.nodes)) {
		node := NetworkNode{IRI: iri, Name: s.name(iri), EN: s.english(iri), Type: s.kind(iri)}
		node.Members = s.members(iri)
		n.Nodes = append(n.Nodes, node)
		n.Links = append(n.Links, s.ties(iri)...)
	}
	for _, l := range s.links {
		if s.nodes[l.From] && s.nodes[l.To] {
			slices.SortFunc(l.Statements, func(a, b NetworkStatement) int {
				return cmp.Or(b.Sentences-a.Sentences, cmp.Compare(a.ID, b.ID))
			})
			n.Links = append(n.Links, *l)
		}
	}
	slices.SortFunc(n.Links, func(a, b NetworkLink) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.To, b.To), cmp.Compare(a.Modality, b.Modality))
	})
	return n, s.err
}

// ties are the links that no statement makes: to the members of a group, and to
// what a phrase is about.
func (s *sketch) ties(iri string) []NetworkLink {
	predicate := graph.PredMember
	if foldable(s.kind(iri)) {
		predicate = graph.PredAbout
	}
	var ties []NetworkLink
	for _, to := range s.targets(iri, predicate) {
		if s.nodes[to] && to != iri {
			ties = append(ties, NetworkLink{From: iri, Relation: predicate, To: to, Statements: []NetworkStatement{}})
		}
	}
	return ties
}
