package queries

import "strings"

// Nearest is the candidate that a mistyped word most likely means: the one with
// the fewest edits, where these are few enough for the length of the word, else
// the shortest one that holds the word and not much more. It is empty where
// nothing is near.
func Nearest(word string, candidates []string) string {
	best, least := "", len([]rune(word))/3+2
	for _, c := range candidates {
		if d := edits([]rune(strings.ToLower(word)), []rune(strings.ToLower(c))); d < least && d < len([]rune(c)) {
			best, least = c, d
		}
	}
	if best == "" && len([]rune(word)) > 1 {
		best = shortestWith(word, candidates)
	}
	return best
}

// shortestWith is the shortest candidate that holds a word.
func shortestWith(word string, candidates []string) string {
	best := ""
	for _, c := range candidates {
		if len(c) <= 3*len(word) && strings.Contains(c, word) && (best == "" || len(c) < len(best)) {
			best = c
		}
	}
	return best
}

// edits is the number of characters to insert, delete or replace.
func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := diagonal
			if x != y {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
