package text

import (
	"strings"
	"testing"
)

func TestRepair(t *testing.T) {
	goesOn := func(line, _ string) bool { return strings.HasSuffix(line, "生物") }
	for _, c := range []struct{ name, source, want string }{
		{"broken word", "在生物\n\n安全领域", "在生物安全领域"},
		{"broken at a comma", "双方愿，\n加强合作。", "双方愿，加强合作。"},
		{"paragraphs", "一句。\r\n二句。\n", "一句。\n二句。"},
		{"bold", "**九、各方支持，践**\n\n**行理念。**", "九、各方支持，践\n行理念。"},
		{"heading", "# 宣言\n\n各方", "宣言\n各方"},
		{"numbered heading", "一、推动关系迈上新台阶\n访问期间，", "一、推动关系迈上新台阶\n访问期间，"},
		{"numbered heading with a comma", "二、加强安全治理，促进稳定\n和平是各国人民的共同愿望，各方愿为此作出不懈努力。", "二、加强安全治理，促进稳定\n和平是各国人民的共同愿望，各方愿为此作出不懈努力。"},
		{"numbered paragraph broken off", "二、双方愿加强安全治理，促进地区和平与发展并支持加快建设生物\n安全机制。", "二、双方愿加强安全治理，促进地区和平与发展并支持加快建设生物安全机制。"},
		{"tags and entities", "<p>中方&nbsp;愿&lt;支持&gt;</p>", "中方 愿<支持>"},
		{"unseen HTML", "<html><head><title>x</title></head><script>var 支持 = 1\n</script><p>各方支持X。</p><p>双方欢迎Y。</p></html>", "各方支持X。\n双方欢迎Y。"},
		{"link", "[原文](https://example.org/x)说", "原文说"},
		{"full width", "２０２３年Ａ区", "2023年A区"},
		{"control characters", "双方\x1b[31m支持\x07X\u009b。", "双方[31m支持X。"},
		{"wide blanks and BOM", "\ufeff　　各位", "各位"},
	} {
		d := New([]byte(c.source), Options{Continues: goesOn})
		if d.Text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, d.Text, c.want)
		}
	}
}

func TestSourceSpans(t *testing.T) {
	source := "在**生物\n\n安全**２０领域"
	d := New([]byte(source), Options{Continues: func(string, string) bool { return true }})
	at := strings.Index(d.Text, "生物安全20")
	got := d.SourceText(d.SourceSpans(Span{at, at + len("生物安全20")}))
	if got != "生物安全２０" {
		t.Errorf("got %q", got)
	}
}

func TestSentences(t *testing.T) {
	d := New([]byte("一。二！“三。”四说。“五？”\n六 七（八。九）。\n“十。（十一。《十二》。“十三。”"), Options{})
	var got []string
	for _, s := range d.Sentences() {
		got = append(got, d.Text[s.Start:s.End])
	}
	want := []string{"一。", "二！", "“三。”", "四说。", "“五？”", "六 七（八。九）。", "“十。", "（十一。", "《十二》。", "“十三。”"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzRepair(f *testing.F) {
	for _, s := range []string{"在**生物\n\n安全**２０", "<p>&nbsp;&#x4e2d;</p>", "[a](b)", "\xff\xfe中", "# 一、\n——二；“三"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		d := New(source, Options{Continues: func(a, b string) bool { return len(a) > len(b) }})
		for _, s := range d.Sentences() {
			if s.Start < 0 || s.End > len(d.Text) || s.Start > s.End {
				t.Fatalf("sentence %v outside the text of %d bytes", s, len(d.Text))
			}
			for _, sp := range d.SourceSpans(s.Span) {
				if sp.Start < 0 || sp.End > len(source) || sp.Start > sp.End {
					t.Fatalf("span %v outside the source of %d bytes", sp, len(source))
				}
			}
		}
	})
}
