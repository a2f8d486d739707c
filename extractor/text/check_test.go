package text

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const sample = "甲方和乙方重申加强教育、卫生和旅游领域合作的共同愿望。\n双方商定明年在首都举行下一次会议，并感谢东道主的周到安排。\n"

func TestCheck(t *testing.T) {
	text := strings.Repeat(sample, 4)
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String(text)
	big5, _ := traditionalchinese.Big5.NewEncoder().String(strings.Repeat("雙方同意加強教育領域的合作，並感謝東道主的安排。\n", 8))
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	bare16, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	tests := []struct {
		name, src string
		kind      FaultKind
		encoding  string
		line      int
	}{
		{"plain", text, "", "", 0},
		{"byte order mark", "\xEF\xBB\xBF" + text, "", "", 0},
		{"nothing", "", FaultEmpty, "", 1},
		{"white space", "\xEF\xBB\xBF \n　\n", FaultEmpty, "", 1},
		{"zeros", "PK\x03\x04\x00\x00\x08\x00", FaultBinary, "", 1},
		{"picture", "\x89PNG\r\n\x1a\n\xff\xd8\xff\xe0\x10\x01\x02\x03\xee\xba\x01", FaultBinary, "", 1},
		{"GBK", gbk, FaultEncoding, "GB18030", 1},
		{"GBK after ASCII", "a title\n" + gbk, FaultEncoding, "GB18030", 2},
		{"Big5", big5, FaultEncoding, "Big5", 1},
		{"UTF-16 with mark", utf16, FaultEncoding, "UTF-16", 1},
		{"UTF-16 without", bare16, FaultEncoding, "UTF-16BE", 1},
		{"bad byte", text + "好\xff好\n" + text, FaultDamaged, "", 9},
		{"cut", text + "好"[:2], FaultCut, "", 9},
		{"too large", strings.Repeat("a", MaxSize+1), FaultSize, "", 1},
	}
	for _, tt := range tests {
		err := Check([]byte(tt.src))
		var f *Fault
		if !errors.As(err, &f) {
			if tt.kind != "" {
				t.Errorf("%s: no fault, want %s", tt.name, tt.kind)
			}
			continue
		}
		if f.Kind != tt.kind || f.Encoding != tt.encoding || f.Line != tt.line {
			t.Errorf("%s: %s %q line %d, want %s %q line %d", tt.name, f.Kind, f.Encoding, f.Line, tt.kind, tt.encoding, tt.line)
		}
		if f.Error() == "" || f.Next("a b.txt") == "" {
			t.Errorf("%s: no words for %+v", tt.name, f)
		}
	}
}

// FuzzCheck wants a place inside the file for every fault, and words for it.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("\xff\xfe甲"))
	f.Add([]byte("甲\x00\x80"))
	f.Fuzz(func(t *testing.T, src []byte) {
		var fault *Fault
		if !errors.As(Check(src), &fault) {
			return
		}
		if fault.Offset > len(src) || fault.Line < 1 || fault.Error() == "" || fault.Next("x") == "" {
			t.Errorf("%+v for %d bytes", fault, len(src))
		}
	})
}
