package queries

import "strings"

// literal is a string in a Gizmo program, with the call in whose brackets it
// stands: g.V("<中国>") gives {"<中国>", "V", 0}.
type literal struct {
	text string
	call string // name of the function or method, empty outside of calls
	arg  int    // which argument, from 0
}

// scanner finds the strings of a program without parsing it: enough to see what
// a query names, and it never fails on a program that does not compile.
type scanner struct {
	src   string
	pos   int
	word  string // last name read
	calls []literal
	found []literal
}

// literals lists the strings of a program in order.
func literals(program string) []literal {
	s := &scanner{src: program}
	for s.pos < len(s.src) {
		s.step()
	}
	return s.found
}

// called lists the names that are called, without their case.
func called(program string) map[string]bool {
	names := map[string]bool{}
	s := &scanner{src: program}
	for s.pos < len(s.src) {
		before := len(s.calls)
		s.step()
		if len(s.calls) > before {
			names[strings.ToLower(s.calls[before].call)] = true
		}
	}
	return names
}

// step reads one string, comment, name or sign.
func (s *scanner) step() {
	c, rest := s.src[s.pos], s.src[s.pos:]
	switch {
	case c == '"' || c == '\'' || c == '`':
		s.quoted(c)
	case strings.HasPrefix(rest, "//"):
		s.skipTo("\n")
	case strings.HasPrefix(rest, "/*"):
		s.skipTo("*/")
	case isName(c):
		start := s.pos
		for s.pos < len(s.src) && isName(s.src[s.pos]) {
			s.pos++
		}
		s.word = s.src[start:s.pos]
	default:
		s.sign(c)
		s.pos++
	}
}

func isName(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// sign opens and closes calls. Other brackets are kept as calls without a name,
// but a list belongs to the argument in which it stands.
func (s *scanner) sign(c byte) {
	switch c {
	case '(', '{':
		s.calls = append(s.calls, literal{call: s.word})
	case ')', '}':
		if n := len(s.calls); n > 0 {
			s.calls = s.calls[:n-1]
		}
	case ',':
		if n := len(s.calls); n > 0 && !strings.HasPrefix(s.calls[n-1].text, "[") {
			s.calls[n-1].arg++
		}
	case '[':
		if n := len(s.calls); n > 0 {
			s.calls[n-1].text += "["
		}
	case ']':
		if n := len(s.calls); n > 0 {
			s.calls[n-1].text = strings.TrimSuffix(s.calls[n-1].text, "[")
		}
	}
	if c > ' ' {
		s.word = ""
	}
}

// quoted reads a string.
func (s *scanner) quoted(end byte) {
	var b strings.Builder
	for s.pos++; s.pos < len(s.src) && s.src[s.pos] != end; s.pos++ {
		if s.src[s.pos] == '\\' && s.pos+1 < len(s.src) {
			s.pos++
		}
		b.WriteByte(s.src[s.pos])
	}
	s.pos++
	l := literal{text: b.String()}
	if n := len(s.calls); n > 0 {
		l.call, l.arg = s.calls[n-1].call, s.calls[n-1].arg
	}
	s.found = append(s.found, l)
}

// skipTo goes behind the next mark, or to the end.
func (s *scanner) skipTo(mark string) {
	if i := strings.Index(s.src[s.pos:], mark); i >= 0 {
		s.pos += i + len(mark)
		return
	}
	s.pos = len(s.src)
}
