package extractor_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"tupu/extractor"
)

// FuzzExtract wants no panic and no span outside the input.
func FuzzExtract(f *testing.F) {
	f.Add(string(seedDocument(f)))
	for _, s := range []string{"各方支持、和及以及的。", "中方愿在对就同与，将把被。", "“《（”》）", "总统·本·", "2023年至在的，等等合作领域", "一是。第一，——：；", "双方对表示满意", "由的由主导的的", "《有重要性。", "双方同意以高标准、高质量"} {
		f.Add(s)
	}
	x := newExtractor(f)
	f.Fuzz(func(t *testing.T, src string) {
		src = src[:min(len(src), 1<<14)] // more of it only makes the same run slower
		r, err := x.Extract([]byte(src), extractor.Metadata{Doc: "fuzz"})
		if errors.Is(err, extractor.ErrInternal) {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		for _, tr := range r.Triples {
			for _, term := range []extractor.Term{tr.Subject, tr.Object} {
				checkSpans(t, []byte(src), "term", term.Text, term.Spans)
			}
		}
	})
}

// TestCutSentences cuts every sentence of the table at every character: what a
// copied fragment begins or ends with is no reason to fail.
func TestCutSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	x := newExtractor(t)
	for _, line := range strings.Split(string(data), "\n") {
		for i := range line {
			for _, part := range []string{line[:i], line[i:]} {
				if _, err := x.Extract([]byte(part), extractor.Metadata{Doc: "cut"}); errors.Is(err, extractor.ErrInternal) {
					t.Errorf("%q: %v", part, err)
				}
			}
		}
	}
}
