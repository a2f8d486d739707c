package extractor

import (
	"strings"

	"tupu/extractor/text"
)

// kind tells tokens apart that the finders recognise before segmentation.
type kind uint8

const (
	kWord   kind = iota
	kPunct       // a mark
	kDate        // val holds the ISO form
	kTitle       // 《…》
	kQuote       // “…”, a name
	kSpeech      // “…”, words spoken: holds clause or sentence marks
	kParen       // （…）
	kName        // a name that the finders or the lexicon know; ent may be set
)

// token is a word of a sentence. Offsets are bytes of the repaired text.
type token struct {
	text.Span
	s    string
	tag  string // jieba's tag, a weak hint
	kind kind
	cls  class
	verb *verb
	ent  *Entity
	val  string    // ISO form of a date; the contraction of a pair (中哈)
	name text.Span // of a person named with an office: the name alone
}

func (t *token) is(c class) bool { return t.cls&c != 0 }

// verbal says whether the word can be a predicate.
func (t *token) verbal() bool {
	return t.kind == kWord && (t.verb != nil || strings.HasPrefix(t.tag, "v") || t.tag == "i" || t.tag == "l")
}

// nominal says whether a verbal word is as often a noun (合作, 发展, 建设).
func (t *token) nominal() bool {
	if t.verb != nil {
		return t.verb.nominal
	}
	return t.tag == "vn"
}

// isMark says whether the token is one of these marks or particles.
func (t *token) isMark(marks string) bool {
	return t.kind == kPunct && strings.Contains(marks, t.s) || t.kind == kWord && t.s == "的" && marks == "的"
}

// rng is a half-open range of token indices in a sentence.
type rng struct{ i, j int }

func (r rng) empty() bool { return r.i >= r.j }
func (r rng) len() int    { return max(0, r.j-r.i) }

// sent is one sentence under analysis.
type sent struct {
	doc  *document
	n    int // from 1
	span text.Span
	par  int
	tok  []token
	last string // the last full day named before it

	segs   []segment       // see segments; nil before
	parsed map[rng]*clause // analyses made so far
	public Sentence        // as triples show it
}

// text is the repaired text of a range, without blanks.
func (s *sent) text(r rng) string {
	if r.empty() {
		return ""
	}
	return strings.ReplaceAll(s.doc.src.Text[s.tok[r.i].Start:s.tok[r.j-1].End], " ", "")
}

func (s *sent) all() rng { return rng{0, len(s.tok)} }

// at is the token at i, or noToken outside the sentence.
func (s *sent) at(i int) *token {
	if i < 0 || i >= len(s.tok) {
		return &noToken
	}
	return &s.tok[i]
}

// noToken stands for what is outside a sentence; nobody writes to it.
var noToken = token{kind: kPunct}

// find is the index of the first token of r that f accepts, or -1.
func (s *sent) find(r rng, f func(*token) bool) int {
	for i := r.i; i < r.j; i++ {
		if f(&s.tok[i]) {
			return i
		}
	}
	return -1
}

// rfind is the index of the last token of r that f accepts, or -1.
func (s *sent) rfind(r rng, f func(*token) bool) int {
	for i := r.j - 1; i >= r.i; i-- {
		if f(&s.tok[i]) {
			return i
		}
	}
	return -1
}

func isDe(t *token) bool { return t.kind == kWord && t.s == "的" }

// isAbout says whether a word opens what a noun behind it is about: 关于X的倡议.
func isAbout(t *token) bool { return t.kind == kWord && (t.s == "关于" || t.s == "有关") }
