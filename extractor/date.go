package extractor

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tupu/extractor/text"
)

// dateMention is a date in a text with its ISO 8601 form. Value is empty where
// the year or the day that it leans on is not known.
type dateMention struct {
	text.Span
	value string
	year  int // that later partial dates lean on; 0 if none
}

const (
	yearRE  = `(?:(\d{4}|[〇零一二三四五六七八九○]{4})年|(今年|去年|明年|前年|后年|同年|当年|本年|次年|翌年))`
	monthRE = `(?:(\d{1,2}|十[一二]?|[一二三四五六七八九])月)`
	dayRE   = `(?:(\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])`
	toRE    = `\s*(?:至|到|—|－|-|–|~|～|―)\s*`
)

// datePatterns in order of preference: longer first.
var datePatterns = []struct {
	needs string // characters without which it cannot fit
	re    *regexp.Regexp
	read  func(c *calendar, m []string) string
}{
	// 2022年10月18日至11月2日, 2022年10月18日至2023年1月2日
	{"月", regexp.MustCompile(`^` + yearRE + `?` + monthRE + dayRE + toRE + yearRE + `?` + monthRE + dayRE), func(c *calendar, m []string) string {
		from := c.day(m[1], m[2], m[3], m[4])
		return c.interval(from, c.dayAfter(from, m[5], m[6], m[7], m[8]))
	}},
	// 2022年10月18日至19日, 10月18日、19日
	{"月", regexp.MustCompile(`^` + yearRE + `?` + monthRE + `(?:(\d{1,2})日?)` + toRE + dayRE), func(c *calendar, m []string) string {
		from := c.day(m[1], m[2], m[3], m[4])
		return c.interval(from, c.sameMonth(from, m[5]))
	}},
	{"月", regexp.MustCompile(`^` + yearRE + `?` + monthRE + dayRE), func(c *calendar, m []string) string { return c.day(m[1], m[2], m[3], m[4]) }},
	// 2022年3月至5月
	{"年月", regexp.MustCompile(`^` + yearRE + monthRE + toRE + `(?:(\d{4})年)?` + monthRE), func(c *calendar, m []string) string {
		y := m[4]
		if y == "" {
			y = m[1]
		}
		rel := m[2]
		if m[4] != "" {
			rel = ""
		}
		return c.interval(c.month(m[1], m[2], m[3]), c.month(y, rel, m[5]))
	}},
	{"年月", regexp.MustCompile(`^` + yearRE + `的?` + monthRE + `(?:份|底|初|中旬|上旬|下旬)?`), func(c *calendar, m []string) string { return c.month(m[1], m[2], m[3]) }},
	{"年", regexp.MustCompile(`^(\d{4})年?` + toRE + `(\d{4})年`), func(c *calendar, m []string) string { return c.interval(c.yearOf(m[1], ""), c.yearOf(m[2], "")) }},
	{"年", regexp.MustCompile(`^` + yearRE + `(上半年|下半年|第?[一二三四1-4]季度)`), func(c *calendar, m []string) string { return c.part(m[1], m[2], m[3]) }},
	{"世", regexp.MustCompile(`^(?:20世纪|上世纪)([一二三四五六七八九]十|\d0)年代`), func(_ *calendar, m []string) string { return decade(m[1]) }},
	{"世", regexp.MustCompile(`^(本世纪|21世纪|二十一世纪)(?:以来|初|中叶|末)?`), func(_ *calendar, _ []string) string { return "2001/2100" }},
	{"年", regexp.MustCompile(`^` + yearRE + `(?:底|初|年底|年初|末|中)?`), func(c *calendar, m []string) string { return c.yearOf(m[1], m[2]) }},
	{"月", regexp.MustCompile(`^` + monthRE + `(?:份|底|初|中旬|上旬|下旬)?`), func(c *calendar, m []string) string { return c.month("", "", m[1]) }},
	{"月", regexp.MustCompile(`^(上个?月|本月|这个月|下个?月)(?:(\d{1,2})日)?`), func(c *calendar, m []string) string { return c.relativeMonth(m[1], m[2]) }},
	{"", regexp.MustCompile(`^(同日|当日|当天|当晚|今天|今日|昨天|昨日|次日|翌日|明天)`), func(c *calendar, m []string) string { return c.relativeDay(m[1]) }},
	{"日", regexp.MustCompile(`^()()(\d{1,2})日`), func(c *calendar, m []string) string { return c.dayAlone(m[3]) }},
}

// notDate are words that a date pattern would cut into.
var notDate = regexp.MustCompile(`^(?:(?:\d{1,2}|[一二三四五六七八九十]+)(?:月份?牌|日元|日圆)|(?:当年|本年)(?:度|代))`)

// maxDate is more than the bytes of any date.
const maxDate = 200

// startsDate says whether a date can begin with r and what follows, digits apart.
// Most of what begins like one is none (一带一路, 同各方); it need not be matched.
func startsDate(r rune, rest string) bool {
	seconds := ""
	switch r {
	case '〇', '零', '○', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		seconds = "〇零○一二三四五六七八九十月日号"
	case '今', '当':
		seconds = "年天日晚"
	case '去', '前', '后':
		seconds = "年"
	case '明', '昨':
		seconds = "年天日"
	case '同', '次', '翌':
		seconds = "年日"
	case '本':
		seconds = "年世月"
	case '上':
		seconds = "世月个"
	case '下':
		seconds = "月个"
	case '这':
		seconds = "个"
	default:
		return false
	}
	return strings.Contains(seconds, firstRune(rest))
}

// calendar reads dates of one document in order: what a date leaves out comes
// from the last one named in the sentence, then from the document's date.
type calendar struct {
	anchor  time.Time // the document's date; zero if unknown
	anchorN int       // precision of anchor: 0 none, 1 year, 2 month, 3 day
	year    int       // last year named in the sentence, 0 none
	last    string    // last full day named
}

// setAnchor takes the document's date, ISO 8601.
func (c *calendar) setAnchor(iso string) {
	for n, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if t, err := time.Parse(layout, iso); err == nil {
			c.anchor, c.anchorN = t, n+1
		}
	}
}

// findDates finds the dates of a stretch of text that begins at base.
func (c *calendar) findDates(s string, base int) []dateMention {
	var out []dateMention
	for i := 0; i < len(s); {
		r, w := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(s[i:])
		}
		if !isDigit(s[i]) && (w == 1 || !startsDate(r, s[i+w:])) {
			i += w
			continue
		}
		n, value := c.match(s, i)
		if n == 0 {
			i += w
			continue
		}
		out = append(out, dateMention{text.Span{Start: base + i, End: base + i + n}, value, c.year})
		i += n
	}
	return out
}

// otherCalendar says whether the text before a date names another calendar.
func otherCalendar(before string) bool {
	for _, name := range []string{"伊历", "伊斯兰历", "农历", "佛历", "回历"} {
		if strings.HasSuffix(before, name) {
			return true
		}
	}
	return false
}

// match reads a date at s[i:]: its length in bytes, 0 for none.
func (c *calendar) match(s string, i int) (int, string) {
	rest := s[i:min(len(s), i+maxDate)]
	if !strings.ContainsAny(rest[:min(len(rest), 18)], "年月日天世半号") {
		return 0, ""
	}
	if i > 0 && (isDigit(s[i-1]) || s[i-1] == '.') || notDate.MatchString(rest) || strings.HasSuffix(s[:i], "第") || strings.HasSuffix(s[:i], "星期") {
		return 0, ""
	}
	for k, p := range datePatterns {
		if !containsAll(rest, p.needs) {
			continue
		}
		m := p.re.FindStringSubmatch(rest)
		if m == nil {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(rest[len(m[0]):]); strings.HasSuffix(m[0], "年中") && unicode.Is(unicode.Han, next) {
			m[0] = strings.TrimSuffix(m[0], "中") // 2023年|中国
		}
		if otherCalendar(s[:i]) {
			return len(m[0]), "" // 伊历1440年3月2日 is no year of ours
		}
		if k == len(datePatterns)-1 && (c.last == "" && c.anchorN < 3 || !isDigit(rest[0])) {
			if !isDigit(rest[0]) {
				return 0, ""
			}
			return len(m[0]), "" // a bare day: its month is not named
		}
		return len(m[0]), p.read(c, m)
	}
	return 0, ""
}

// containsAll says whether every character of chars stands in s.
func containsAll(s, chars string) bool {
	for _, c := range chars {
		if !strings.ContainsRune(s, c) {
			return false
		}
	}
	return true
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// resolveYear gives the year of digits or of a relative word; 0 if unknown.
func (c *calendar) resolveYear(digits, rel string) int {
	if digits != "" {
		y := chineseYear(digits)
		c.year = y
		return y
	}
	base := 0
	if c.anchorN > 0 {
		base = c.anchor.Year()
	}
	switch rel {
	case "同年", "当年":
		return c.year
	case "次年", "翌年":
		if c.year != 0 {
			return c.year + 1
		}
		return 0
	case "":
		if c.year != 0 {
			return c.year
		}
		return base
	}
	if base == 0 {
		return 0
	}
	y := base + map[string]int{"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}[rel]
	c.year = y
	return y
}

func chineseYear(s string) int {
	if isDigit(s[0]) {
		y, _ := strconv.Atoi(s)
		return y
	}
	y := 0
	for _, r := range s {
		y = y*10 + strings.Index("〇一二三四五六七八九", strings.NewReplacer("零", "〇", "○", "〇").Replace(string(r)))/3
	}
	return y
}

// number reads 1 to 31 in digits or in Chinese.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	digit := func(t string) int { return strings.Index("一二三四五六七八九", t)/3 + 1 }
	tens, ones, ok := strings.Cut(s, "十")
	if !ok {
		return digit(s)
	}
	n := 10
	if tens != "" {
		n = 10 * digit(tens)
	}
	if ones != "" {
		n += digit(ones)
	}
	return n
}

func (c *calendar) yearOf(digits, rel string) string {
	if y := c.resolveYear(digits, rel); y != 0 {
		return fmt.Sprintf("%04d", y)
	}
	return ""
}

func (c *calendar) month(digits, rel, m string) string {
	y, n := c.resolveYear(digits, rel), number(m)
	if y == 0 || n < 1 || n > 12 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", y, n)
}

func (c *calendar) day(digits, rel, m, d string) string {
	return c.makeDay(c.resolveYear(digits, rel), number(m), number(d))
}

func (c *calendar) makeDay(y, m, d int) string {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y == 0 || t.Day() != d || int(t.Month()) != m {
		return ""
	}
	c.last = t.Format(time.DateOnly)
	return c.last
}

// dayAfter reads the end of an interval: where the year is not named it is that
// of the beginning.
func (c *calendar) dayAfter(from, digits, rel, m, d string) string {
	if digits == "" && rel == "" && len(from) == 10 {
		return c.makeDay(number(from[:4]), number(m), number(d))
	}
	return c.day(digits, rel, m, d)
}

func (c *calendar) sameMonth(from, d string) string {
	if len(from) != 10 {
		return ""
	}
	m, _ := strconv.Atoi(from[5:7])
	return c.makeDay(number(from[:4]), m, number(d))
}

func (c *calendar) dayAlone(d string) string {
	if c.last == "" && c.anchorN == 3 {
		return c.sameMonth(c.anchor.Format(time.DateOnly), d)
	}
	return c.sameMonth(c.last, d)
}

func (c *calendar) interval(from, to string) string {
	if from == "" || to == "" || to < from {
		return ""
	}
	return from + "/" + to
}

// part is a half or a quarter of a year as an interval of months.
func (c *calendar) part(digits, rel, p string) string {
	y := c.resolveYear(digits, rel)
	if y == 0 {
		return ""
	}
	first, last := 1, 6
	switch {
	case p == "下半年":
		first, last = 7, 12
	case strings.HasSuffix(p, "季度"):
		q := number(strings.TrimSuffix(strings.TrimPrefix(p, "第"), "季度"))
		first, last = 3*q-2, 3*q
	}
	return fmt.Sprintf("%04d-%02d/%04d-%02d", y, first, y, last)
}

func decade(s string) string {
	n := number(s)
	return fmt.Sprintf("%d/%d", 1900+n, 1909+n)
}

// relativeDay resolves 同日 by the last day named and 今天, 昨天 by the document's date.
// relativeMonth is a month, and a day of it, counted from the document's: 上个月, 本月15日.
func (c *calendar) relativeMonth(word, day string) string {
	if c.anchorN < 2 {
		return ""
	}
	t := time.Date(c.anchor.Year(), c.anchor.Month(), 1, 0, 0, 0, 0, time.UTC)
	switch firstRune(word) {
	case "上":
		t = t.AddDate(0, -1, 0)
	case "下":
		t = t.AddDate(0, 1, 0)
	}
	if day == "" {
		return t.Format("2006-01")
	}
	return c.day(strconv.Itoa(t.Year()), "", strconv.Itoa(int(t.Month())), day)
}

func (c *calendar) relativeDay(word string) string {
	base, ok := c.last, c.last != ""
	if word == "今天" || word == "今日" || word == "昨天" || word == "昨日" || word == "明天" {
		base, ok = c.anchor.Format(time.DateOnly), c.anchorN == 3
	}
	if !ok {
		return ""
	}
	t, err := time.Parse(time.DateOnly, base)
	if err != nil {
		return ""
	}
	shift := map[string]int{"昨天": -1, "昨日": -1, "次日": 1, "翌日": 1, "明天": 1}[word]
	return t.AddDate(0, 0, shift).Format(time.DateOnly)
}
