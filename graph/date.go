package graph

import (
	"strconv"
	"strings"
	"time"
)

// Date is a day, month, year or interval as days.
type Date struct {
	First, Last string // ISO 8601 days
	Precision   string // "day", "month" or "year"; the coarser of an interval's ends
}

// ParseDate reads 2023, 2021-11, 2022-07-21 and intervals of these with a slash
// between.
func ParseDate(iso string) (Date, bool) {
	from, until, isInterval := strings.Cut(iso, "/")
	a, ok := parseSingle(from)
	if !ok || !isInterval {
		return a, ok
	}
	b, ok := parseSingle(until)
	if !ok || b.Last < a.First {
		return Date{}, false
	}
	return Date{First: a.First, Last: b.Last, Precision: coarser(a.Precision, b.Precision)}, true
}

var precisions = []struct {
	name, layout  string
	years, months int
}{
	{"day", "2006-01-02", 0, 0},
	{"month", "2006-01", 0, 1},
	{"year", "2006", 1, 0},
}

func parseSingle(s string) (Date, bool) {
	for _, p := range precisions {
		t, err := time.Parse(p.layout, s)
		if err != nil {
			continue
		}
		last := t
		if p.years+p.months > 0 {
			last = t.AddDate(p.years, p.months, -1)
		}
		return Date{t.Format(time.DateOnly), last.Format(time.DateOnly), p.name}, true
	}
	return Date{}, false
}

func coarser(a, b string) string {
	for i := len(precisions) - 1; i >= 0; i-- {
		if n := precisions[i].name; n == a || n == b {
			return n
		}
	}
	return a
}

// years is the range of years of a date; zero, zero where it is none.
func years(iso string) (first, last int) {
	d, ok := ParseDate(iso)
	if !ok {
		return 0, 0
	}
	first, _ = strconv.Atoi(d.First[:4]) // ParseDate made it
	last, _ = strconv.Atoi(d.Last[:4])
	return first, last
}
