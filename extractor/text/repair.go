package text

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Options steers the repair.
type Options struct {
	// Continues says whether next goes on where line breaks off, for lines that
	// the marks alone do not decide. Nil means no.
	Continues func(line, next string) bool
}

// New repairs source: markup and broken lines go, full-width letters and digits
// become plain, every paragraph stands on a line of Text. It never fails;
// callers who want to refuse bad input call Check first.
func New(source []byte, opt Options) *Doc {
	lines := splitLines(maskHTML(source))
	b := &builder{text: make([]byte, 0, len(source)+len(lines)), runs: make([]run, 0, 2*len(lines))}
	for i, l := range lines {
		if i > 0 && !joins(b.text, lines[i-1], l, opt) {
			b.insert("\n")
		}
		for _, p := range l.pieces {
			p.add(b, source)
		}
	}
	return &Doc{Source: source, Text: string(b.text), runs: b.runs}
}

var (
	htmlRE  = regexp.MustCompile(`(?i)<(html|body|p|div|br|script|article|td)[\s>/]`)
	silent  = []string{"script", "style", "nav", "noscript", "head"}
	blockRE = regexp.MustCompile(`(?i)</?(p|div|br|li|ul|ol|h[1-6]|td|tr|table|section|article|header|footer|blockquote)(\s[^<>]*)?/?>`)
)

// maskHTML gives the source with what no reader sees and with block tags
// overwritten by line breaks, so that every byte stays where it is. A source
// that is no HTML comes back as it is.
func maskHTML(source []byte) []byte {
	if !htmlRE.Match(source) {
		return source
	}
	out := bytes.Clone(source)
	lower := bytes.ToLower(source)
	if len(lower) != len(source) {
		lower = source // a letter changed its length: only lower-case tags are seen
	}
	for _, tag := range silent {
		maskElements(out, lower, tag)
	}
	for _, m := range blockRE.FindAllIndex(out, -1) {
		breakLines(out[m[0]:m[1]])
	}
	return out
}

// maskElements overwrites every element of a tag, its text included.
func maskElements(out, lower []byte, tag string) {
	open, closer := []byte("<"+tag), []byte("</"+tag)
	for at := 0; ; {
		k := bytes.Index(lower[at:], open)
		if k < 0 {
			return
		}
		from := at + k
		end := len(lower)
		if e := bytes.Index(lower[from:], closer); e >= 0 {
			end = from + e
			if g := bytes.IndexByte(lower[end:], '>'); g >= 0 {
				end += g + 1
			}
		}
		if c := lower[min(from+len(open), len(lower)-1)]; c == '>' || c == ' ' || c == '\n' || c == '\t' {
			breakLines(out[from:end])
		}
		at = end
	}
}

func breakLines(b []byte) {
	for i := range b {
		b[i] = '\n'
	}
}

// line is one non-empty line of the source, its markup taken off.
type line struct {
	pieces  []piece
	text    string // what the pieces will give
	heading bool   // Markdown heading or list of its own
	indent  bool   // begins with an indent that marks a new paragraph
}

// piece is a stretch of source that is kept, or one character that is replaced.
type piece struct {
	from, to int
	repl     string
}

func (p piece) add(b *builder, source []byte) {
	if p.repl != "" {
		b.replace(p.repl, p.from, p.to)
		return
	}
	b.keep(source, p.from, p.to)
}

var (
	tagRE    = regexp.MustCompile(`^</?[A-Za-z][^<>]*>`)
	entityRE = regexp.MustCompile(`^&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});`)
	headRE   = regexp.MustCompile(`^(#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)`)
)

// splitLines cuts the source into lines and drops empty ones.
func splitLines(source []byte) []line {
	var out []line
	pos := 0
	if bytes.HasPrefix(source, []byte("\ufeff")) {
		pos = 3
	}
	for pos < len(source) {
		end, next := lineEnd(source, pos)
		if l := scanLine(source, pos, end); l.text != "" {
			out = append(out, l)
		}
		pos = next
	}
	return out
}

// lineEnd is where the line that begins at pos ends and where the next begins.
func lineEnd(source []byte, pos int) (end, next int) {
	for i := pos; i < len(source); i++ {
		switch b := source[i]; {
		case b == '\n', b == '\r', b == '\f', b == '\v':
			return i, i + 1
		case b == 0xC2, b == 0xE2: // the first bytes of U+0085, U+2028 and U+2029
			if r, w := utf8.DecodeRune(source[i:]); r == '\u0085' || r == '\u2028' || r == '\u2029' {
				return i, i + w
			}
		}
	}
	return len(source), len(source)
}

// scanLine takes markup off source[from:to].
func scanLine(source []byte, from, to int) line {
	var l line
	pos := from
	for pos < to && isBlank(source[pos:to]) {
		_, w := utf8.DecodeRune(source[pos:to])
		l.indent = l.indent || w > 1 || source[pos] == '\t'
		pos += w
	}
	l.indent = l.indent || pos-from >= 4
	if m := headRE.Find(source[pos:to]); m != nil {
		l.heading = m[0] == '#'
		pos += len(m)
	}
	scan := scanner{source: source, to: to}
	l.pieces = scan.pieces(pos)
	l.pieces = trimBlank(l.pieces, source)
	l.text = pieceText(l.pieces, source)
	return l
}

func isBlank(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

type scanner struct {
	source    []byte
	to        int
	out       []piece
	close     int  // where the address of a link ends that was looked at last
	noComment bool // no comment ends in what is left
}

// pieces cuts source[pos:to] into kept and replaced stretches.
func (s *scanner) pieces(pos int) []piece {
	start := pos
	flush := func(end int) {
		if end > start {
			s.out = append(s.out, piece{from: start, to: end})
		}
	}
	for pos < s.to {
		if b := s.source[pos]; b >= 0xE4 && b <= 0xE9 && pos+3 <= s.to && s.source[pos+1]&s.source[pos+2]&0xC0 == 0x80 && (s.source[pos+1]|s.source[pos+2])&0x40 == 0 {
			pos += 3 // an ideograph is never markup
			continue
		}
		skip, repl := s.markup(pos)
		if skip == 0 {
			_, w := utf8.DecodeRune(s.source[pos:s.to])
			pos += w
			continue
		}
		flush(pos)
		if repl != "" {
			s.out = append(s.out, piece{from: pos, to: pos + skip, repl: repl})
		}
		pos += skip
		start = pos
	}
	flush(pos)
	return s.out
}

// markup says how many bytes at pos are not plain text, and what one character
// stands for them, if any.
func (s *scanner) markup(pos int) (skip int, repl string) {
	rest := s.source[pos:s.to]
	switch c := rest[0]; {
	case c < ' ' && c != '\t' || c == 0x7f: // a control character, which a terminal would obey
		return 1, ""
	case c == '*' && len(rest) > 1 && rest[1] == '*', c == '_' && len(rest) > 1 && rest[1] == '_':
		return 2, ""
	case c == '<':
		return s.tag(rest), ""
	case c == '&':
		if m := entityRE.Find(rest); m != nil {
			if u := html.UnescapeString(string(m)); utf8.RuneCountInString(u) == 1 {
				return len(m), normalBlank(u)
			}
		}
	case c == '!' || c == '[':
		return s.link(pos), ""
	case c == ']' && bytes.LastIndexByte(s.source[max(0, pos-maxLinkText):pos], '[') >= 0:
		return s.linkEnd(pos), ""
	case c >= utf8.RuneSelf:
		r, w := utf8.DecodeRune(rest)
		if plain := plainForm(r); plain != "" {
			return w, plain
		}
		if r == '\u200b' || r == '\ufeff' || r == '\u00ad' || unicode.Is(unicode.Cc, r) {
			return w, ""
		}
	}
	return 0, ""
}

// maxLinkText bounds the words of a Markdown link.
const maxLinkText = 1000

// link is the length of the opening bracket of a Markdown link with its exclamation
// mark, 0 where there is none; linkEnd then finds its end.
func (s *scanner) link(pos int) int {
	open := pos
	if s.source[pos] == '!' {
		open++
	}
	if open >= s.to || s.source[open] != '[' {
		return 0
	}
	text := s.source[open+1 : min(s.to, open+1+maxLinkText)]
	if i := bytes.IndexByte(text, ']'); i < 0 || s.linkEnd(open+1+i) == 0 {
		return 0
	}
	return open + 1 - pos
}

// linkEnd is the length of the rest of a link whose words end at pos: ](address).
func (s *scanner) linkEnd(pos int) int {
	from := pos + 2
	if from >= s.to || s.source[pos+1] != '(' {
		return 0
	}
	if s.close < from {
		i := bytes.IndexAny(s.source[from:s.to], ") \t\f\r\n")
		if s.close = from + i; i < 0 {
			s.close = s.to
		}
	}
	if s.close == s.to || s.source[s.close] != ')' {
		return 0
	}
	return s.close + 1 - pos
}

// tag is the length of a tag or comment at the beginning of rest.
func (s *scanner) tag(rest []byte) int {
	if !bytes.HasPrefix(rest, []byte("<!--")) {
		return len(tagRE.Find(rest))
	}
	i := -1
	if !s.noComment {
		i = bytes.Index(rest, []byte("-->"))
	}
	if s.noComment = i < 0; s.noComment {
		return 0
	}
	return i + len("-->")
}

func normalBlank(s string) string {
	if s == "\u00a0" {
		return " "
	}
	return s
}

// plainForm is the plain letter or digit for a full-width one, a space for the
// wide and unbreakable blanks, and "" for all other characters.
func plainForm(r rune) string {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '％':
		return string(r - 0xFEE0)
	case r == '\u3000', r == '\u00a0', r == '\u2002', r == '\u2003':
		return " "
	}
	return ""
}

// trimBlank takes white space off both ends.
func trimBlank(p []piece, source []byte) []piece {
	for len(p) > 0 {
		last := &p[len(p)-1]
		if last.repl == " " {
			p = p[:len(p)-1]
			continue
		}
		if last.repl != "" {
			break
		}
		t := bytes.TrimRightFunc(source[last.from:last.to], unicode.IsSpace)
		last.to = last.from + len(t)
		if len(t) > 0 {
			break
		}
		p = p[:len(p)-1]
	}
	for len(p) > 0 && (p[0].repl == " " || p[0].repl == "" && isBlank(source[p[0].from:p[0].to])) {
		if p[0].repl == " " {
			p = p[1:]
			continue
		}
		t := bytes.TrimLeftFunc(source[p[0].from:p[0].to], unicode.IsSpace)
		if p[0].from = p[0].to - len(t); len(t) == 0 {
			p = p[1:]
		}
	}
	return p
}

func pieceText(p []piece, source []byte) string {
	var b strings.Builder
	for _, x := range p {
		if x.repl != "" {
			b.WriteString(x.repl)
		} else {
			b.Write(source[x.from:x.to])
		}
	}
	return b.String()
}

var numberedRE = regexp.MustCompile(`^(第?[一二三四五六七八九十百]+[、章条节款部]|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,2}[.、．]|——|[•●■◆※])`)

// joins says whether next goes on with the paragraph that ends in line. A line
// that ends a sentence, a heading, a numbered or an indented line stand alone;
// a line that breaks off after a clause mark goes on; the rest is asked.
func joins(done []byte, line, next line, opt Options) bool {
	if line.heading || next.heading || next.indent || numberedRE.MatchString(next.text) {
		return false
	}
	last, _ := utf8.DecodeLastRune(done)
	if strings.ContainsRune("。！？!?…：:；;”」』》）)", last) {
		return false
	}
	if strings.ContainsRune("、，,（(“《〈—－-", last) {
		return true
	}
	if numberedRE.MatchString(line.text) && (!strings.ContainsAny(line.text, "，。；") || shortHeading(line.text, next.text)) {
		return false
	}
	para := string(done[bytes.LastIndexByte(done, '\n')+1:])
	return opt.Continues != nil && opt.Continues(para, next.text)
}

// shortHeading says whether a numbered line with a comma is a heading of what stands
// below: 一、加强安全治理，维护和平 over a line far longer.
func shortHeading(line, next string) bool {
	n := utf8.RuneCountInString(line)
	return n <= 30 && !strings.ContainsAny(line, "。；") && utf8.RuneCountInString(next) >= 2*n
}
