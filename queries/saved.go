package queries

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"tupu/extractor"
	"tupu/graph"
)

//go:embed prelude.js saved/*.js
var files embed.FS

// Parameter is one question that a saved query leaves open.
type Parameter struct {
	Name     string `yaml:"name" json:"name"`
	Type     Kind   `yaml:"type" json:"type"`
	ZH       string `yaml:"zh" json:"zh"`
	EN       string `yaml:"en" json:"en"`
	Required bool   `yaml:"required" json:"required,omitempty"`
	Default  string `yaml:"default" json:"default,omitempty"`
}

// Kind says what a parameter takes.
type Kind string

// The kinds of parameters.
const (
	Entity      Kind = "entity"    // a name, alias or label
	Text        Kind = "text"      //
	Day         Kind = "date"      // 2023, 2023-05 or 2023-05-19
	Relation    Kind = "relation"  //
	Number      Kind = "number"    //
	StatementID Kind = "statement" // with or without stmt/
	Modalities  Kind = "modality"  // one or more with commas between, or all
)

// Query is a saved query.
type Query struct {
	Name       string      `yaml:"-" json:"name"`
	ZH         string      `yaml:"zh" json:"zh"`
	EN         string      `yaml:"en" json:"en"`
	Parameters []Parameter `yaml:"parameters" json:"parameters"`
	Columns    []string    `yaml:"columns" json:"columns"`
	Example    Example     `yaml:"example" json:"example"`
	Script     string      `yaml:"-" json:"-"`
}

// Example is a question about the bundled document and its whole answer.
type Example struct {
	Ask    map[string]string   `yaml:"ask" json:"ask"`
	Answer []map[string]string `yaml:"answer" json:"answer"` // the columns named in each row
}

// names is the order in which the queries are listed: the ones that most people
// ask first.
var names = []string{"who-supports", "stances", "cooperation-fields", "events", "initiatives", "around", "documents", "sources"}

// modality is a parameter of every query.
var modality = Parameter{
	Name: "modality", Type: Modalities, Default: "asserted,intended,obligated",
	ZH: "asserted、intended、obligated、hypothetical 或 all", EN: "asserted, intended, obligated, hypothetical or all",
}

// Saved lists the saved queries.
func Saved() ([]Query, error) {
	entries, err := files.ReadDir("saved")
	if err != nil {
		return nil, err
	}
	var all []Query
	for _, e := range entries {
		q, err := load(strings.TrimSuffix(e.Name(), ".js"))
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	place := func(q Query) int {
		if i := slices.Index(names, q.Name); i >= 0 {
			return i
		}
		return len(names)
	}
	slices.SortStableFunc(all, func(a, b Query) int { return place(a) - place(b) })
	return all, nil
}

// Find is the saved query of a name. The error names the nearest one.
func Find(name string) (Query, error) {
	all, err := Saved()
	if err != nil {
		return Query{}, err
	}
	var known []string
	for _, q := range all {
		if q.Name == name {
			return q, nil
		}
		known = append(known, q.Name)
	}
	if near := Nearest(name, known); near != "" {
		return Query{}, fmt.Errorf("there is no saved query %q: did you mean %q?", name, near)
	}
	return Query{}, fmt.Errorf("there is no saved query %q: there are %s", name, strings.Join(known, ", "))
}

// load reads a saved query: a comment in YAML, then Gizmo.
func load(name string) (Query, error) {
	src, err := files.ReadFile(path.Join("saved", name+".js"))
	if err != nil {
		return Query{}, err
	}
	return parse(name, string(src))
}

func parse(name, src string) (Query, error) {
	head, script, ok := strings.Cut(strings.TrimPrefix(src, "/*"), "*/")
	if !ok || !strings.HasPrefix(src, "/*") {
		return Query{}, fmt.Errorf("saved/%s.js: want a comment with title and parameters at the top", name)
	}
	q := Query{Name: name, Script: script}
	dec := yaml.NewDecoder(bytes.NewReader([]byte(head)))
	dec.KnownFields(true)
	if err := dec.Decode(&q); err != nil {
		return Query{}, fmt.Errorf("saved/%s.js: %w", name, err)
	}
	if q.ZH == "" || q.EN == "" || len(q.Columns) == 0 {
		return Query{}, fmt.Errorf("saved/%s.js: zh, en or columns missing", name)
	}
	q.Parameters = append(q.Parameters, modality)
	return q, nil
}

// parameter is the parameter of a name.
func (q Query) parameter(name string) (Parameter, error) {
	var known []string
	for _, p := range q.Parameters {
		if p.Name == name {
			return p, nil
		}
		known = append(known, p.Name)
	}
	hint := "it has " + strings.Join(known, ", ")
	if near := Nearest(name, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return Parameter{}, fmt.Errorf("%s has no parameter %q: %s", q.Name, name, hint)
}

// check completes the arguments and refuses what cannot be.
func (q Query) check(args map[string]string) (map[string]string, error) {
	full := map[string]string{}
	for name, value := range args {
		p, err := q.parameter(name)
		if err != nil {
			return nil, err
		}
		if err := p.check(value); err != nil {
			return nil, fmt.Errorf("%s: %s=%s: %w", q.Name, name, value, err)
		}
		full[name] = value
	}
	for _, p := range q.Parameters {
		if full[p.Name] == "" {
			full[p.Name] = p.Default
		}
		if p.Required && full[p.Name] == "" {
			return nil, fmt.Errorf("%s needs %s=…: %s", q.Name, p.Name, p.EN)
		}
	}
	return full, nil
}

// check refuses a value of the wrong kind.
func (p Parameter) check(value string) error {
	switch p.Type {
	case Day:
		if _, ok := graph.ParseDate(value); !ok && value != "" {
			return fmt.Errorf("not a date such as 2023, 2023-05 or 2023-05-19")
		}
	case Number:
		if _, err := strconv.Atoi(value); err != nil {
			return fmt.Errorf("not a number")
		}
	case Relation:
		if _, ok := graph.FindRelation(value); !ok && value != "" {
			return fmt.Errorf("there is no such relation%s", didYouMean(value, relationNames()))
		}
	case Modalities:
		_, err := ReadModalities(value)
		return err
	}
	return nil
}

func didYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return fmt.Sprintf(": did you mean %q?", near)
	}
	return ""
}

func relationNames() []string {
	var all []string
	for _, r := range graph.Relations {
		all = append(all, r.Name)
	}
	return all
}

// ReadModalities reads a list with commas between.
func ReadModalities(value string) ([]string, error) {
	all := []string{string(extractor.Asserted), string(extractor.Intended), string(extractor.Obligated), string(extractor.Hypothetical)}
	if value == "all" {
		return all, nil
	}
	list := strings.Split(value, ",")
	for i, m := range list {
		list[i] = strings.TrimSpace(m)
		if !slices.Contains(all, list[i]) {
			return nil, fmt.Errorf("%q is no modality: want all, or some of %s", m, strings.Join(all, ","))
		}
	}
	return list, nil
}

// program is the Gizmo that answers a query with the arguments given. Entities
// are lists of nodes.
func (q Query) program(args map[string]string, nodes map[string][]string) (string, error) {
	p := map[string]any{"relations": relationNames()}
	for _, param := range q.Parameters {
		value := args[param.Name]
		switch {
		case param.Type == Modalities:
			list, err := ReadModalities(value)
			if err != nil {
				return "", err
			}
			p[param.Name] = list
		case value == "":
		case param.Type == Entity:
			p[param.Name] = nodes[param.Name]
		case param.Type == StatementID:
			p[param.Name] = "<" + statementIRI(value) + ">"
		case param.Type == Day:
			d, _ := graph.ParseDate(value) // checked before
			p[param.Name] = d.First
			if param.Name == "to" {
				p[param.Name] = d.Last
			}
		default:
			p[param.Name] = value
		}
	}
	data, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	prelude, err := files.ReadFile("prelude.js")
	if err != nil {
		return "", err
	}
	return "var p = " + string(data) + ";\n" + string(prelude) + q.Script, nil
}

func statementIRI(id string) string {
	return "stmt/" + strings.TrimPrefix(strings.Trim(id, "<> "), "stmt/")
}
