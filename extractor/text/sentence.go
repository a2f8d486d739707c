package text

import (
	"strings"
	"unicode/utf8"
)

// Sentence is a span of Doc.Text that ends with 。！？ (and closing marks after
// them), or with its paragraph. Par counts paragraphs from 0.
type Sentence struct {
	Span
	Par   int
	Ended bool // false where the paragraph ends without a closing mark
}

// Sentences cuts the repaired text. A mark inside quotation or title marks does
// not end a sentence unless the quotation ends with it; blanks after the end
// belong to no sentence.
func (d *Doc) Sentences() []Sentence {
	var out []Sentence
	par, at := 0, 0
	for _, p := range strings.SplitAfter(d.Text, "\n") {
		end := at + len(strings.TrimSuffix(p, "\n"))
		out = appendSentences(out, d.Text, Span{at, end}, &par)
		at += len(p)
		par++
	}
	return out
}

// appendSentences cuts one line. A blank after a sentence's end starts a new
// paragraph: many sources lose their line breaks that way.
func appendSentences(out []Sentence, text string, line Span, par *int) []Sentence {
	start, depth := line.Start, 0
	for i := line.Start; i < line.End; {
		if b := text[i]; b >= 0xE4 && b <= 0xE9 || b >= 0x80 && b < 0xC0 {
			i++ // inside ideographs, most of the text, stands no mark
			continue
		}
		r, w := utf8.DecodeRuneInString(text[i:line.End])
		i += w
		switch {
		case strings.ContainsRune(openingMarks, r):
			if closed(text[i:line.End], r) {
				depth++
			}
		case strings.ContainsRune(closingMarks, r):
			depth = max(0, depth-1)
		case strings.ContainsRune("。！？!?", r) && (depth == 0 || closesAfter(text[i:line.End])):
			for i < line.End {
				c, cw := utf8.DecodeRuneInString(text[i:line.End])
				if !strings.ContainsRune("”」』）)。！？!?", c) {
					break
				}
				i += cw
			}
			depth = 0
			out = append(out, Sentence{Span{start, i}, *par, true})
			for i < line.End && text[i] == ' ' {
				i++
				if start != i {
					*par++
				}
			}
			start = i
		}
	}
	if strings.TrimSpace(text[start:line.End]) != "" {
		out = append(out, Sentence{Span{start, line.End}, *par, false})
	}
	return out
}

// The marks that keep a sentence together, each opening one at the place of its
// closing one.
const (
	openingMarks = "“《〈「『（("
	closingMarks = "”》〉」』）)"
)

// closed says whether an opening mark has its closing one in the rest, before it
// opens again. One that was never closed would swallow all that comes after it.
func closed(rest string, opening rune) bool {
	n := utf8.RuneCountInString(openingMarks[:strings.IndexRune(openingMarks, opening)])
	closing := []rune(closingMarks)[n]
	i := strings.IndexAny(rest, string([]rune{opening, closing}))
	return i >= 0 && strings.HasPrefix(rest[i:], string(closing))
}

// closesAfter says whether the rest begins with a closing quotation mark that
// is followed by the end, a blank or a new sentence rather than by more of this one.
func closesAfter(rest string) bool {
	r, w := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune("”」』", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[w:])
	return w == len(rest) || next == ' ' || !strings.ContainsRune("，、；的等和与及是为在", next)
}
