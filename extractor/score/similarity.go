package score

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// normalize leaves only what carries meaning when two names are compared: no
// white space, punctuation, brackets or quotes, one width and one case.
func normalize(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.P, unicode.S, unicode.C) {
			return -1
		}
		return r
	}, s)
}

// normalizeDate keeps the dashes and slashes that tell intervals from dates.
func normalizeDate(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// Similarity is the F1 of the longest common subsequence of the characters of
// two names.
func Similarity(a, b string) float64 {
	x, y := []rune(normalize(a)), []rune(normalize(b))
	if string(x) == string(y) {
		return 1
	}
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return 2 * float64(commonSubsequence(x, y)) / float64(len(x)+len(y))
}

// commonSubsequence is the length of the longest common subsequence.
func commonSubsequence(a, b []rune) int {
	prev, cur := make([]int, len(b)+1), make([]int, len(b)+1)
	for _, x := range a {
		for j, y := range b {
			if x == y {
				cur[j+1] = prev[j] + 1
			} else {
				cur[j+1] = max(prev[j+1], cur[j])
			}
		}
		prev, cur = cur, prev
	}
	return prev[len(b)]
}

// sameExact says whether two dates or two places are the same. A place may
// carry the larger place before it.
func sameExact(relation, gold, out string) bool {
	a, b := normalizeDate(gold), normalizeDate(out)
	x, y := normalize(a), normalize(b)
	if place[relation] && min(len([]rune(a)), len([]rune(b))) >= 2 && (strings.HasSuffix(x, y) || strings.HasSuffix(y, x)) {
		return true
	}
	return a == b || x == y && !strings.ContainsFunc(a, unicode.IsDigit)
}
