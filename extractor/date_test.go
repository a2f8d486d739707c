package extractor

import "testing"

func TestDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2022年9月19日", "2022-09-19"},
		{"2022年10月18日至19日", "2022-10-18/2022-10-19"},
		{"2022年12月30日至2023年1月2日", "2022-12-30/2023-01-02"},
		{"2022年10月18日至11月2日", "2022-10-18/2022-11-02"},
		{"2021年11月", "2021-11"},
		{"2022年3月至5月", "2022-03/2022-05"},
		{"2023年至2027年", "2023/2027"},
		{"2025至2026年", "2025/2026"},
		{"2019年", "2019"},
		{"二〇二三年五月", "2023-05"},
		{"二〇二三年五月十九日", "2023-05-19"},
		{"今年", "2024"},
		{"去年9月", "2023-09"},
		{"明年", "2025"},
		{"5月3日", "2024-05-03"},
		{"6月", "2024-06"},
		{"今天", "2024-05-20"},
		{"上个月", "2024-04"},
		{"下月", "2024-06"},
		{"本月15日", "2024-05-15"},
		{"昨日", "2024-05-19"},
		{"2023年上半年", "2023-01/2023-06"},
		{"2023年下半年", "2023-07/2023-12"},
		{"2023年第三季度", "2023-07/2023-09"},
		{"20世纪90年代", "1990/1999"},
		{"本世纪", "2001/2100"},
		{"2023年5月底", "2023-05"},
	} {
		cal := &calendar{}
		cal.setAnchor("2024-05-20")
		got := cal.findDates(c.text, 0)
		if len(got) != 1 || got[0].value != c.want || got[0].Len() != len(c.text) {
			t.Errorf("%s: got %v, want %s over the whole text", c.text, got, c.want)
		}
	}
}

// TestYearBeforeChina: the 中 of a country behind a year is none of the date.
func TestYearBeforeChina(t *testing.T) {
	for text, want := range map[string]string{"2023年中国举办峰会": "2023年", "2023年中俄贸易额": "2023年", "2023年中，双方会谈": "2023年中"} {
		got := (&calendar{}).findDates(text, 0)
		if len(got) != 1 || text[got[0].Start:got[0].End] != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}

// TestOtherCalendars: a Hijri date has no value, and no year for what follows.
func TestOtherCalendars(t *testing.T) {
	cal := &calendar{}
	cal.setAnchor("2022-12-09")
	got := cal.findDates("于伊历1440年3月2日暨公历12月7日访问", 0)
	if len(got) != 2 || got[0].value != "" || got[1].value != "2022-12-07" {
		t.Errorf("got %v, want no value and 2022-12-07", got)
	}
	for _, head := range []string{"2023-11-24 20:15 来源：新华社", "《新闻联播》 20231124 19:00", "（2023.11.24）"} {
		if d := inferDate("会议新闻稿\n" + head + "\n11月24日，论坛将于2025年3月5日举行。"); d != "2023-11-24" {
			t.Errorf("%s: got %s", head, d)
		}
	}
	if d := inferDate("声明\n\n新华社利雅得12月9日电 双方于伊历1440年3月2日暨公历2022年12月6日会谈。"); d != "2022-12-09" {
		t.Errorf("dated %q, want 2022-12-09", d)
	}
}

// TestDatesLeanOnTheSentence resolves what a date leaves out by those before it.
func TestDatesLeanOnTheSentence(t *testing.T) {
	cal := &calendar{}
	got := cal.findDates("2021年3月5日开幕，同年6月闭幕，当日签约，次年生效，7月8日公布", 0)
	want := []string{"2021-03-05", "2021-06", "2021-03-05", "2022", "2021-07-08"}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i].value != want[i] {
			t.Errorf("date %d: got %s, want %s", i, got[i].value, want[i])
		}
	}
}

func TestNoDates(t *testing.T) {
	for _, text := range []string{"达成15点重要协议", "十一、各方重申", "五年规划", "建交30周年", "第41届大会", "8615B队", "未来5年", "99月35日", "9日"} {
		cal := &calendar{}
		if got := cal.findDates(text, 0); len(got) != 0 && got[0].value != "" {
			t.Errorf("%s: found %v", text, got)
		}
	}
}
