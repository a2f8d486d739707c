package text

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
)

// MaxSize is the size of the largest file that is read, some two thousand pages:
// a document is in memory as a whole, with a hundred times its size in what is
// known about it.
const MaxSize = 4 << 20

// FaultKind says why a file cannot be read.
type FaultKind string

// The kinds of faults that Check finds.
const (
	FaultEmpty    FaultKind = "empty"    // nothing but white space
	FaultBinary   FaultKind = "binary"   // not a text
	FaultEncoding FaultKind = "encoding" // a text, but not UTF-8
	FaultDamaged  FaultKind = "damaged"  // UTF-8, but for some bytes
	FaultCut      FaultKind = "cut"      // UTF-8 that ends inside a character
	FaultSize     FaultKind = "size"     // over MaxSize
)

// Fault is what keeps a file from being read: the place and what can be done.
type Fault struct {
	Kind     FaultKind
	Encoding string // for FaultEncoding: the encoding that it most likely is, as iconv names it
	Offset   int    // first byte that does not fit
	Line     int    // line of that byte, from 1
	Size     int    // bytes in the file
}

// Error says what is wrong, without the file's name.
func (f *Fault) Error() string {
	switch f.Kind {
	case FaultEmpty:
		return "the file is empty"
	case FaultSize:
		return fmt.Sprintf("the file has more than %d MB", MaxSize>>20)
	case FaultEncoding:
		return fmt.Sprintf("the text is not UTF-8 but most likely %s (line %d, byte %d)", f.Encoding, f.Line, f.Offset)
	case FaultDamaged:
		return fmt.Sprintf("line %d, byte %d is not UTF-8, though the rest of the text is", f.Line, f.Offset)
	case FaultCut:
		return fmt.Sprintf("the file ends in the middle of a character (line %d, byte %d)", f.Line, f.Offset)
	}
	return fmt.Sprintf("the file is binary, not a text (byte %d)", f.Offset)
}

// Next is the next step for the file at path.
func (f *Fault) Next(path string) string {
	switch f.Kind {
	case FaultEmpty:
		return "leave it out, or fetch it again"
	case FaultSize:
		return fmt.Sprintf("split it at line ends: split -C %dm --additional-suffix=.txt %q part-", MaxSize>>20-1, path)
	case FaultEncoding:
		return fmt.Sprintf("convert it: iconv -f %s -t UTF-8 %q > %q", f.Encoding, path, path+".utf8.txt")
	case FaultDamaged:
		return fmt.Sprintf("look at the place, or drop such bytes: iconv -c -f UTF-8 -t UTF-8 %q > %q", path, path+".utf8.txt")
	case FaultCut:
		return fmt.Sprintf("fetch it again, or cut it there: head -c %d %q > %q", f.Offset, path, path+".utf8.txt")
	}
	return "give its text as a UTF-8 file (.txt or .md)"
}

// Check says whether the bytes of a file are a text that can be read: UTF-8,
// with or without a byte order mark, not empty, not binary, not too large. The
// error is a *Fault.
func Check(src []byte) error {
	if f := check(src); f != nil {
		f.Size = len(src)
		f.Line = 1 + bytes.Count(src[:min(f.Offset, len(src))], []byte{'\n'})
		return f
	}
	return nil
}

func check(src []byte) *Fault {
	if len(src) > MaxSize {
		return &Fault{Kind: FaultSize, Offset: MaxSize}
	}
	if name := wideMark(src); name != "" {
		return &Fault{Kind: FaultEncoding, Encoding: name}
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF")))) == 0 {
		return &Fault{Kind: FaultEmpty}
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return zeroByte(src, i)
	}
	if utf8.Valid(src) {
		return nil
	}
	return notUTF8(src)
}

// wideMark names the encoding that a byte order mark of UTF-16 or UTF-32 tells.
func wideMark(src []byte) string {
	switch {
	case bytes.HasPrefix(src, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(src, []byte("\x00\x00\xFE\xFF")):
		return "UTF-32"
	case bytes.HasPrefix(src, []byte("\xFF\xFE")), bytes.HasPrefix(src, []byte("\xFE\xFF")):
		return "UTF-16"
	}
	return ""
}

// zeroByte tells UTF-16 without a mark from binary data: nearly all its units
// are ASCII, Chinese characters or Chinese punctuation.
func zeroByte(src []byte, first int) *Fault {
	for _, e := range []struct {
		name  string
		order binary.ByteOrder
	}{{"UTF-16LE", binary.LittleEndian}, {"UTF-16BE", binary.BigEndian}} {
		if readable(src[:min(len(src), 1<<16)], e.order) {
			return &Fault{Kind: FaultEncoding, Encoding: e.name, Offset: first}
		}
	}
	return &Fault{Kind: FaultBinary, Offset: first}
}

func readable(src []byte, order binary.ByteOrder) bool {
	units, fit := len(src)/2, 0
	for i := range units {
		switch u := order.Uint16(src[2*i:]); {
		case u == '\n', u == '\r', u == '\t', u >= ' ' && u < 0x7F,
			u >= 0x2010 && u <= 0x2040, u >= 0x3000 && u <= 0x3020, u >= 0x4E00 && u <= 0x9FFF, u >= 0xFF00 && u <= 0xFF60:
			fit++
		}
	}
	return units > 0 && fit*10 >= units*9
}

// notUTF8 says what a text that is no UTF-8 is instead.
func notUTF8(src []byte) *Fault {
	first, bad, wide := -1, 0, 0
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && n <= 1:
			bad++
			if first < 0 {
				first = i
			}
		case n > 1:
			wide++
		}
		i += n
	}
	switch {
	case !utf8.FullRune(src[first:]):
		return &Fault{Kind: FaultCut, Offset: first}
	case bad*10 < wide:
		return &Fault{Kind: FaultDamaged, Offset: first}
	}
	if name := detect(src[max(0, first-64):]); name != "" {
		return &Fault{Kind: FaultEncoding, Encoding: name, Offset: first}
	}
	return &Fault{Kind: FaultBinary, Offset: first}
}

// detect names the likely encoding as iconv does, or says nothing where the
// bytes look like no text at all.
func detect(sample []byte) string {
	sample = sample[:min(len(sample), 1<<16)]
	control := 0
	for _, b := range sample {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			control++
		}
	}
	if control*50 > len(sample) {
		return ""
	}
	found := chardet.Detect(sample)
	switch found.Encoding {
	case "GB2312": // its superset reads what GB2312 cannot
		return "GB18030"
	case "", "Ascii", "UTF-8", "UTF-8-SIG":
		return ""
	}
	return found.Encoding
}
