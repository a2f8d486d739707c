package main

import (
	"path/filepath"
	"slices"
	"strings"
)

// makeRegions joins the regions of the United Nations, as CLDR names them, and
// the regions, waters and routes typed for Tupu.
func makeRegions(data string) ([]entry, error) {
	zh, err := readTerritories(filepath.Join(data, "cldr", "main", "zh", "territories.json"))
	if err != nil {
		return nil, err
	}
	en, err := readTerritories(filepath.Join(data, "cldr", "main", "en", "territories.json"))
	if err != nil {
		return nil, err
	}
	rows, err := readCorrections("regions.tsv")
	if err != nil {
		return nil, err
	}
	fixes := byColumn(rows, "m49")
	var entries []entry
	for code, name := range zh {
		if isM49(code) && fixes[code]["name"] != "-" {
			entries = append(entries, regionEntry(code, name, en[code], fixes[code]))
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.ids[0], b.ids[0]) })
	for _, r := range rows {
		if r["m49"] == "" {
			entries = append(entries, entry{
				name: r["name"], kind: r["type"], aliases: r.list("aliases"),
				abbr: r["abbr"], en: r["en"], source: own + ", 通用名称",
			})
		}
	}
	return entries, nil
}

func isM49(code string) bool { return len(code) == 3 && strings.Trim(code, "0123456789") == "" }

func regionEntry(code, name, en string, fix row) entry {
	e := entry{
		name: firstOf(fix["name"], name), kind: "Place", abbr: fix["abbr"], en: en,
		ids: []string{"un-m49:" + code}, source: "CLDR 48.2.0",
	}
	e.addAliases(fix.list("aliases")...)
	if len(fix) > 0 {
		e.source += "; " + own
	}
	return e
}
