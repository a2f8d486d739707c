package extractor

import (
	"fmt"
	"io/fs"
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

// lexiconFrequency is what our own words weigh against the base dictionary's:
// enough to win against chains of common words, not enough to bend other text.
const lexiconFrequency = 1000

// singleFrequency is from where on a single character's true frequency is
// restored; gse forces all of them to 2 at load, so that 的 loses to any word
// that swallows it.
const singleFrequency = 300

type dictEntry struct {
	freq float64
	tag  string
}

// dictionary collects words for the segmenter, each once.
type dictionary struct {
	entries map[string]dictEntry
	order   []string
}

func (d *dictionary) add(word string, freq float64, tag string) {
	if word == "" || strings.ContainsAny(word, " \t\x00") {
		return // gse loses its whole dictionary over such a line
	}
	old, ok := d.entries[word]
	if !ok {
		d.order = append(d.order, word)
	}
	if tag == "" {
		tag = old.tag
	}
	if tag == "" {
		tag = "n"
	}
	d.entries[word] = dictEntry{max(freq, old.freq), tag}
}

// loadDictionary reads dictionary/base.txt and terms.tsv and adds the words of
// the lexicon, the grammar and the rules.
func loadDictionary(fsys fs.FS, lex *Lexicon, g *grammar, rules *ruleSet) (*dictionary, error) {
	d := &dictionary{entries: map[string]dictEntry{}}
	for _, file := range []string{"dictionary/base.txt", "dictionary/terms.tsv"} {
		if err := d.load(fsys, file); err != nil {
			return nil, err
		}
	}
	for _, s := range lex.surface {
		if utf8.RuneCountInString(s) > 1 && !verbFirst(lex.byAlias[s][0], s, rules) {
			d.add(s, lexiconFrequency, "")
		}
	}
	for _, w := range g.order {
		if utf8.RuneCountInString(w) > 1 {
			d.add(w, d.frequency(w), "")
		}
	}
	for _, r := range rules.rules {
		for _, w := range r.Triggers {
			if utf8.RuneCountInString(w) > 1 {
				d.add(w, d.frequency(w), "v")
			}
		}
	}
	return d, nil
}

// total is about the sum of the base dictionary's frequencies.
const total = 5e7

// frequency is what a word of ours needs to win against its own characters, at
// least lexiconFrequency: 一是 against 一 and 是.
func (d *dictionary) frequency(word string) float64 {
	f := float64(total)
	for _, r := range word {
		f *= max(2, d.entries[string(r)].freq) / total
	}
	return max(lexiconFrequency, math.Ceil(8*f))
}

// verbFirst says whether a field or threat is really a verb phrase (打击毒品走私):
// as one word it would hide its verb.
func verbFirst(e *Entity, surface string, rules *ruleSet) bool {
	if e.Type != Field && e.Type != Threat {
		return false
	}
	if strings.Contains(surface, "的") {
		return true
	}
	if strings.HasSuffix(surface, "主义") {
		return false
	}
	r := []rune(surface)
	if len(r) < 4 {
		return false
	}
	v := rules.verbs[string(r[:2])]
	return v != nil && (!v.nominal || string(r[:2]) == "打击" || string(r[:2]) == "保护")
}

func (d *dictionary) load(fsys fs.FS, name string) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for i, line := range strings.Split(string(data), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(line, "#") || f[0] == "word" {
			continue
		}
		if len(f) < 3 {
			return fmt.Errorf("%s:%d:1: want word, frequency, tag", name, i+1)
		}
		freq, err := strconv.ParseFloat(f[1], 64)
		if err != nil || freq < 2 {
			return fmt.Errorf("%s:%d:%d: frequency %q: want a number from 2 on", name, i+1, len(f[0])+2, f[1])
		}
		d.add(f[0], freq, f[2])
	}
	return nil
}

// segmenter builds gse's segmenter in one load and restores the frequencies of
// frequent single characters.
func (d *dictionary) segmenter() (*gse.Segmenter, error) {
	var b strings.Builder
	b.Grow(len(d.order) * 16)
	for _, w := range d.order {
		e := d.entries[w]
		fmt.Fprintf(&b, "%s %d %s\n", w, int(e.freq), e.tag)
	}
	seg := &gse.Segmenter{NotLoadHMM: true, SkipLog: true}
	if err := seg.LoadDictStr(b.String()); err != nil {
		return nil, fmt.Errorf("dictionary: %w", err)
	}
	singles := make([]string, 0, 3000)
	for _, w := range d.order {
		if utf8.RuneCountInString(w) == 1 && d.entries[w].freq >= singleFrequency {
			singles = append(singles, w)
		}
	}
	sort.Strings(singles)
	for _, w := range singles {
		if err := seg.ReAddToken(w, d.entries[w].freq, d.entries[w].tag); err != nil {
			return nil, fmt.Errorf("dictionary: %q: %w", w, err)
		}
	}
	seg.CalcToken()
	return seg, nil
}
