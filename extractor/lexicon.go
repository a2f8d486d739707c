package extractor

import (
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Lexicon holds the named things that the seeds declare.
type Lexicon struct {
	byName  map[string]*Entity
	byAlias map[string][]*Entity // every surface form, names included, in file order
	byAbbr  map[string][]*Entity // 中, 哈, 沙 …, in file order
	surface []string             // every surface form once, in file order
}

var lexiconColumns = []string{"name", "type", "aliases", "abbr", "en", "ids", "position", "members", "from", "until", "source"}

// Entity is the entity of that canonical name, or nil.
func (l *Lexicon) Entity(name string) *Entity { return l.byName[name] }

// Lookup is the entities that a surface form can stand for, first the one that
// the files name first.
func (l *Lexicon) Lookup(surface string) []*Entity { return l.byAlias[surface] }

// loadLexicon reads lexicon/*.tsv. All errors are reported, each with its place.
func loadLexicon(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{byName: map[string]*Entity{}, byAlias: map[string][]*Entity{}, byAbbr: map[string][]*Entity{}}
	names, err := fs.Glob(fsys, "lexicon/*.tsv")
	if err != nil {
		return nil, err
	}
	if d, err := fs.ReadDir(fsys, "lexicon"); err == nil && len(names) == 0 { // an overlay answers ReadDir only
		for _, e := range d {
			names = append(names, "lexicon/"+e.Name())
		}
	}
	sort.Strings(names)
	var errs []error
	for _, name := range names {
		errs = append(errs, l.load(fsys, name))
	}
	l.partyForms()
	return l, errors.Join(errs...)
}

// partyForms adds 中方, 哈方 and the like to the aliases of the one country or
// group that they stand for; shared forms are left to the document.
func (l *Lexicon) partyForms() {
	for abbr, es := range l.byAbbr {
		if len(es) == 1 {
			es[0].Aliases = append(es[0].Aliases, abbr+"方")
		}
	}
}

func (l *Lexicon) load(fsys fs.FS, name string) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var errs []error
	header := false
	for i, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if !header {
			header = true
			if f[0] != "name" {
				return fmt.Errorf("%s:%d:1: the first line must be the header %q", name, i+1, strings.Join(lexiconColumns, "\t"))
			}
			continue
		}
		if err := l.add(f, name, i+1); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d:%w", name, i+1, err))
		}
	}
	return errors.Join(errs...)
}

var lexiconTypes = map[Type]bool{
	Country: true, Group: true, Organization: true, Person: true, Place: true, Event: true, Document: true,
	Initiative: true, Project: true, Field: true, Threat: true, Office: true, Concept: true,
}

// add takes in one line. Its errors begin with the column.
func (l *Lexicon) add(f []string, file string, line int) error {
	if len(f) != len(lexiconColumns) {
		return fmt.Errorf("1: %d columns, want %d (%s)", len(f), len(lexiconColumns), strings.Join(lexiconColumns, ", "))
	}
	e := &Entity{Name: f[0], Type: Type(f[1]), Aliases: list(f[2]), EN: f[4], From: f[8], Until: f[9], Source: f[10], IDs: map[string]string{}, file: file, line: line}
	if e.Name == "" {
		return errors.New("1: empty name")
	}
	if !lexiconTypes[e.Type] {
		return fmt.Errorf("%d: unknown type %q", utf8.RuneCountInString(f[0])+2, f[1])
	}
	for _, id := range list(f[5]) {
		scheme, value, ok := strings.Cut(id, ":")
		if !ok {
			return fmt.Errorf("1: id %q: want scheme:value", id)
		}
		e.IDs[scheme] = value
	}
	if lat, lon, ok := strings.Cut(f[6], ","); ok {
		e.Position[0], _ = strconv.ParseFloat(lat, 64)
		e.Position[1], _ = strconv.ParseFloat(lon, 64)
	}
	for _, m := range list(f[7]) {
		e.Members = append(e.Members, parseMembership(m))
	}
	if l.byName[e.Name] == nil {
		l.byName[e.Name] = e
	}
	for _, s := range append([]string{plainName(e.Name)}, e.Aliases...) {
		if l.byAlias[s] == nil {
			l.surface = append(l.surface, s)
		}
		l.byAlias[s] = append(l.byAlias[s], e)
	}
	for _, a := range list(f[3]) {
		l.byAbbr[a] = append(l.byAbbr[a], e)
	}
	return nil
}

// problems lists lines that can never be found: surface forms that no text can
// hold as one word.
func (l *Lexicon) problems(rules *ruleSet) []Problem {
	var out []Problem
	for _, s := range l.surface {
		if e := l.byAlias[s][0]; utf8.RuneCountInString(s) > 1 && verbFirst(e, s, rules) {
			out = append(out, Problem{e.file, e.line, 1, "the form " + s + " is a verb phrase and is never found as a name"})
		}
		if strings.ContainsAny(s, " \t") && strings.IndexFunc(s, func(r rune) bool { return r > 0x2E80 }) >= 0 {
			e := l.byAlias[s][0]
			out = append(out, Problem{e.file, e.line, 1, "the form " + strconv.Quote(s) + " holds a blank and is never found"})
		}
	}
	return out
}

// plainName is the name without the disambiguator that tells homonyms apart.
func plainName(name string) string {
	if i := strings.Index(name, "（"); i > 0 && strings.HasSuffix(name, "）") {
		return name[:i]
	}
	return name
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// parseMembership reads name[@from[..until]].
func parseMembership(s string) Membership {
	name, when, _ := strings.Cut(s, "@")
	from, until, _ := strings.Cut(when, "..")
	return Membership{Name: name, From: from, Until: until}
}

// MembersOn is the members of e on a day (ISO 8601; empty means now known).
func (e *Entity) MembersOn(day string) []string {
	var out []string
	for _, m := range e.Members {
		if day == "" && m.Until == "" || day != "" && (m.From == "" || m.From <= day) && (m.Until == "" || day <= m.Until) {
			out = append(out, m.Name)
		}
	}
	return out
}
