package extractor_test

import (
	"errors"
	"testing"

	"tupu/extractor"
)

// FuzzExtract wants no panic and no span outside the input.
func FuzzExtract(f *testing.F) {
	f.Add(string(seedDocument(f)))
	for _, s := range []string{"各方支持、和及以及的。", "中方愿在对就同与，将把被。", "“《（”》）", "总统·本·", "2023年至在的，等等合作领域", "一是。第一，——：；", "双方对表示满意", "由的由主导的的", "《有重要性。"} {
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
