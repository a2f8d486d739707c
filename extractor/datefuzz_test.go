package extractor

import "testing"

// FuzzDates wants every date inside the text and in an ISO form.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"2022年10月18日至19日", "〇〇〇〇年", "去年13月", "二十世纪十十年代", "9日至日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cal := &calendar{}
		cal.setAnchor("2024-05-20")
		for _, d := range cal.findDates(s, 0) {
			if d.Start < 0 || d.End > len(s) || d.Start >= d.End {
				t.Fatalf("%q: date %v outside the text", s, d)
			}
		}
	})
}
