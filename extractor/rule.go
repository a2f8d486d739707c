package extractor

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

// Rule says what words make a relation and through which frame of the engine.
type Rule struct {
	Name            string   `yaml:"rule"`
	Relation        string   `yaml:"relation"`
	Frame           Frame    `yaml:"frame"`
	Triggers        []string `yaml:"triggers"`
	Nominal         []string `yaml:"nominal"`         // triggers that are nouns as often as verbs
	Objects         []string `yaml:"objects"`         // endings that the object must have; empty: any
	Modality        Modality `yaml:"modality"`        // overrides the clause's, if set
	Examples        []string `yaml:"examples"`        // sentence => triples it must give
	Counterexamples []string `yaml:"counterexamples"` // sentences in which this rule must give nothing

	File string `yaml:"-"`
	Line int    `yaml:"-"`
}

// Frame names the operator of the engine that finds a rule's arguments.
type Frame string

// The frames. Each is described where the engine defines it, in frame.go.
const (
	FrameStance      Frame = "stance"      // V + noun phrase, verb phrase or clause
	FrameAttitude    Frame = "attitude"    // 对X表示Y
	FrameSpeech      Frame = "speech"      // V + clause
	FrameReaffirm    Frame = "reaffirm"    // 重申 + noun phrase or inner stance
	FrameImportance  Frame = "importance"  // X的重要性, X具有重要意义
	FrameInvite      Frame = "invite"      // V + party + verb phrase
	FrameAction      Frame = "action"      // V + noun phrases
	FrameLight       Frame = "light"       // the second verb decides
	FrameProvide     Frame = "provide"     // 向R提供X
	FrameHost        Frame = "host"        // V + event, with its place and time
	FrameSign        Frame = "sign"        // V + document, both parties
	FrameVisit       Frame = "visit"       // 访问X, 对X进行访问
	FrameMeet        Frame = "meet"        // A同B会见
	FrameCooperation Frame = "cooperation" // noun phrases headed by 合作
	FrameCopula      Frame = "copula"      // X是Y
	FrameOffice      Frame = "office"      // office + name
	FrameEvent       Frame = "event"       // relative clauses: 在P举行的E
	FrameMember      Frame = "member"      // 接收X为成员
)

var frames = map[Frame]bool{
	FrameStance: true, FrameAttitude: true, FrameSpeech: true, FrameReaffirm: true, FrameImportance: true,
	FrameInvite: true, FrameAction: true, FrameLight: true, FrameProvide: true, FrameHost: true, FrameSign: true, FrameVisit: true,
	FrameMeet: true, FrameCooperation: true, FrameCopula: true, FrameOffice: true, FrameEvent: true, FrameMember: true,
}

// verb is a word that triggers rules.
type verb struct {
	rules   []*Rule // in file order
	nominal bool
}

// rule is the verb's rule of one of these frames, or nil.
func (v *verb) rule(want ...Frame) *Rule {
	if v == nil {
		return nil
	}
	for _, r := range v.rules {
		for _, f := range want {
			if r.Frame == f {
				return r
			}
		}
	}
	return nil
}

// acts says whether the verb has a rule that reads an object behind it.
func (v *verb) acts() bool {
	if v == nil {
		return false
	}
	for _, r := range v.rules {
		switch r.Frame {
		case FrameImportance, FrameEvent, FrameAttitude, FrameOffice, FrameCopula:
		default:
			return true
		}
	}
	return false
}

// ruleSet is all rules, in the order of the files and their lines.
type ruleSet struct {
	rules []*Rule
	verbs map[string]*verb
	named map[string]*Rule
}

// loadRules reads rules/*.yaml. A rule without examples and counter-examples,
// with an unknown key, frame or relation does not load; all errors are reported.
func loadRules(fsys fs.FS) (*ruleSet, error) {
	entries, err := fs.ReadDir(fsys, "rules")
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	set := &ruleSet{verbs: map[string]*verb{}, named: map[string]*Rule{}}
	var errs []error
	for _, e := range entries {
		errs = append(errs, set.load(fsys, "rules/"+e.Name()))
	}
	set.index()
	return set, errors.Join(errs...)
}

func (s *ruleSet) load(fsys fs.FS, name string) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var nodes []yaml.Node
	if err := yaml.Unmarshal(data, &nodes); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var errs []error
	for i := range nodes {
		r := &Rule{File: name, Line: nodes[i].Line}
		if unknown := unknownKeys(name, &nodes[i]); unknown != nil {
			errs = append(errs, unknown)
			continue
		}
		if err := nodes[i].Decode(r); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d:%d: %w", name, nodes[i].Line, nodes[i].Column, err))
			continue
		}
		if err := s.check(r); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d:%d: rule %q: %w", name, nodes[i].Line, nodes[i].Column, r.Name, err))
			continue
		}
		s.rules = append(s.rules, r)
		s.named[r.Name] = r
	}
	return errors.Join(errs...)
}

// ruleKeys are the keys that a rule can have.
var ruleKeys = []string{"rule", "relation", "frame", "triggers", "nominal", "objects", "modality", "examples", "counterexamples"}

// unknownKeys reports every key of a rule that Rule does not have, with its place.
func unknownKeys(file string, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf("%s:%d:%d: want a rule with the keys %s", file, n.Line, n.Column, strings.Join(ruleKeys, ", "))
	}
	var errs []error
	for i := 0; i < len(n.Content); i += 2 {
		if k := n.Content[i]; !slices.Contains(ruleKeys, k.Value) {
			errs = append(errs, fmt.Errorf("%s:%d:%d: unknown key %q; a rule's keys are %s", file, k.Line, k.Column, k.Value, strings.Join(ruleKeys, ", ")))
		}
	}
	return errors.Join(errs...)
}

func (s *ruleSet) check(r *Rule) error {
	var errs []error
	if r.Name == "" {
		errs = append(errs, errors.New("has no name (rule:)"))
	}
	if s.named[r.Name] != nil {
		errs = append(errs, fmt.Errorf("is defined twice, first at %s:%d", s.named[r.Name].File, s.named[r.Name].Line))
	}
	if !frames[r.Frame] {
		errs = append(errs, fmt.Errorf("unknown frame %q; frames: %v", r.Frame, sortedFrames()))
	}
	if RelationNamed(r.Relation) == nil && len(r.Relation) == 0 {
		errs = append(errs, errors.New("has no relation"))
	}
	if len(r.Triggers) == 0 {
		errs = append(errs, errors.New("has no triggers"))
	}
	if len(r.Examples) == 0 || len(r.Counterexamples) == 0 {
		errs = append(errs, errors.New("needs both examples and counterexamples"))
	}
	return errors.Join(errs...)
}

func sortedFrames() []string {
	var out []string
	for f := range frames {
		out = append(out, string(f))
	}
	sort.Strings(out)
	return out
}

// index builds the trigger table. The first rule that names a word decides what
// it is when several could.
func (s *ruleSet) index() {
	for _, r := range s.rules {
		for _, w := range r.Triggers {
			v := s.verbs[w]
			if v == nil {
				v = &verb{}
				s.verbs[w] = v
			}
			v.rules = append(v.rules, r)
		}
		for _, w := range r.Nominal {
			if v := s.verbs[w]; v != nil {
				v.nominal = true
			}
		}
	}
}
