package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MinFrequency is the least frequency, in jieba's corpus, of a word of two or
// more characters. Loading a dictionary takes time per line; single characters
// are all kept, because the segmenter weighs every word against them.
const minFrequency = 600

// word is one line of jieba's dictionary.
type word struct {
	text string
	freq int
	tag  string
}

// readWords reads jieba's dictionary; lines of another form are left out.
func readWords(path string) ([]word, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var words []word
	for _, line := range strings.Split(string(b), "\n") {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		if n, err := strconv.Atoi(f[1]); err == nil {
			words = append(words, word{f[0], n, f[2]})
		}
	}
	return words, nil
}

// makeDictionary writes the words that are kept, in the order of jieba's file.
func makeDictionary(words []word, lexicon, path string) error {
	rows, err := readCorrections("words.tsv")
	if err != nil {
		return err
	}
	frequency := make(map[string]int, len(words))
	for _, w := range words {
		frequency[w.text] = w.freq
	}
	kept := func(w string) bool {
		return frequency[w] >= minFrequency || frequency[w] > 0 && utf8.RuneCountInString(w) == 1
	}
	if err := unused("words.tsv", "word", rows, kept); err != nil {
		return err
	}
	fixes := byColumn(rows, "word")
	known, err := lexiconNames(lexicon)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for _, w := range words {
		fix := fixes[w.text]
		if keepWord(w, fix, known) {
			fmt.Fprintln(&b, w.text, w.freq, firstOf(fix["tag"], w.tag))
		}
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// keepWord says whether a word belongs in the base dictionary.
func keepWord(w word, fix row, known map[string]bool) bool {
	if w.freq < 2 || fix["tag"] == "-" {
		return false
	}
	if utf8.RuneCountInString(w.text) == 1 {
		return true
	}
	if w.freq < minFrequency || fix == nil && strings.HasPrefix(w.tag, "nr") {
		return false // a person's name, unless words.tsv says otherwise
	}
	return fix != nil || !known[w.text]
}

// lexiconNames are all names and aliases of countries and places: the lexicon
// gives them to the segmenter itself.
func lexiconNames(dir string) (map[string]bool, error) {
	known := map[string]bool{}
	for _, file := range []string{"countries", "cities", "subdivisions", "regions", "persons"} {
		path := filepath.Join(dir, file+".tsv")
		b, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		rows, err := parseRows(path, b)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			known[r["name"]] = true
			for _, a := range r.list("aliases") {
				known[a] = true
			}
		}
	}
	return known, nil
}
