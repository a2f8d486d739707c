package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const countriesSource = "world-countries 5.1.0, CLDR 48.2.0"

// country is a record of world-countries.
type country struct {
	A2           string `json:"cca2"`
	A3           string `json:"cca3"`
	Numeric      string `json:"ccn3"`
	UNMember     bool   `json:"unMember"`
	Name         struct{ Common string }
	LatLng       []float64 `json:"latlng"`
	Translations map[string]struct{ Common, Official string }
}

// makeCountries joins the records, CLDR's Chinese names and the corrections.
func makeCountries(data string) ([]entry, error) {
	var records []country
	if err := readJSON(filepath.Join(data, "world-countries", "countries.json"), &records); err != nil {
		return nil, err
	}
	names, err := readTerritories(filepath.Join(data, "cldr", "main", "zh", "territories.json"))
	if err != nil {
		return nil, err
	}
	rows, err := readCorrections("countries.tsv")
	if err != nil {
		return nil, err
	}
	known := func(code string) bool {
		return slices.ContainsFunc(records, func(c country) bool { return c.A2 == code })
	}
	if err := unused("countries.tsv", "a2", rows, known); err != nil {
		return nil, err
	}
	fixes := byColumn(rows, "a2")
	var entries []entry
	for _, c := range records {
		if fixes[c.A2]["type"] != "-" {
			entries = append(entries, countryEntry(c, names[c.A2], fixes[c.A2]))
		}
	}
	slices.SortFunc(entries, byCountryCode)
	former, err := makeFormerStates()
	return append(entries, former...), err
}

func byCountryCode(a, b entry) int { return strings.Compare(a.ids[0], b.ids[0]) }

// countryEntry is one country: the correction first, then the data.
func countryEntry(c country, cldr string, fix row) entry {
	zh := c.Translations["zho"]
	e := entry{
		name:     firstOf(fix["name"], zh.Common),
		kind:     firstOf(fix["type"], countryType(c)),
		abbr:     fix["abbr"],
		en:       c.Name.Common,
		ids:      countryIDs(c),
		position: fmt.Sprintf("%g,%g", c.LatLng[0], c.LatLng[1]),
		source:   countriesSource,
	}
	e.addAliases(fix.list("aliases")...)
	for _, n := range []string{zh.Official, zh.Common, cldr} {
		if !slices.Contains(fix.list("reject"), n) {
			e.addAliases(n)
		}
	}
	if len(fix) > 0 {
		e.source += "; " + own
	}
	return e
}

// countryType: what is neither a member of the United Nations nor declared a
// country in the corrections is a territory.
func countryType(c country) string {
	if c.UNMember {
		return "Country"
	}
	return "Place"
}

func countryIDs(c country) []string {
	ids := []string{"iso3166-1-alpha2:" + c.A2}
	if c.A2 == "XK" { // user-assigned: no code of ISO
		return []string{"cldr:XK"}
	}
	ids = append(ids, "iso3166-1-alpha3:"+c.A3)
	if c.Numeric != "" {
		ids = append(ids, "iso3166-1-numeric:"+c.Numeric)
	}
	return ids
}

// makeFormerStates are states that are no more: no current data file has them.
func makeFormerStates() ([]entry, error) {
	rows, err := readCorrections("states.tsv")
	var entries []entry
	for _, r := range rows {
		entries = append(entries, entry{
			name: r["name"], kind: "Country", aliases: r.list("aliases"), abbr: r["abbr"],
			en: r["en"], from: r["from"], until: r["until"], source: r["source"],
		})
	}
	return entries, err
}

// readTerritories reads CLDR's names of territories.
func readTerritories(path string) (map[string]string, error) {
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	if err := readJSON(path, &file); err != nil {
		return nil, err
	}
	for _, locale := range file.Main {
		return locale.LocaleDisplayNames.Territories, nil
	}
	return nil, fmt.Errorf("%s: no locale", path)
}

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
