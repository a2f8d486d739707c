package graph

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// EscapeIRI percent-encodes what an IRI forbids (white space, control and
// private characters, <>"{}|\^`[] and bytes that are no UTF-8) and leaves
// everything else, Chinese characters included, as it is. An escape that is
// already there stays, so escaping twice is escaping once.
func EscapeIRI(name string) string {
	if !strings.ContainsFunc(name, func(r rune) bool { return r == '%' || forbidden(r) }) {
		return name
	}
	var b strings.Builder
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		part := name[i : i+size]
		switch {
		case r == '%' && !isEscape(name[i:]), forbidden(r):
			for _, c := range []byte(part) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		default:
			b.WriteString(part)
		}
		i += size
	}
	return b.String()
}

// UnescapeIRI is the name behind an IRI: the way back from EscapeIRI.
func UnescapeIRI(iri string) string {
	if !strings.Contains(iri, "%") {
		return iri
	}
	name, err := url.PathUnescape(iri)
	if err != nil {
		return iri
	}
	return name
}

// forbidden tells the characters that RFC 3987 allows nowhere in an IRI's path.
func forbidden(r rune) bool {
	switch {
	case r <= ' ', r >= 0x7f && r < 0xa0, r == utf8.RuneError:
		return true
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xfdd0 && r <= 0xfdef, r >= 0xfff0 && r <= 0xffff, r >= 0xf0000:
		return true
	}
	return strings.ContainsRune("<>\"{}|\\^`[]", r)
}

// isEscape reports whether s begins with a percent sign and two hex digits.
func isEscape(s string) bool {
	return len(s) >= 3 && isHex(s[1]) && isHex(s[2])
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'F' || 'a' <= c && c <= 'f'
}
