package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

const (
	isoSource   = "iso-codes 4.15.0-1"
	chinaSource = "china-division 2.7.0"
)

// subdivision is a record of iso-codes' ISO 3166-2.
type subdivision struct{ Code, Name, Type string }

// makeSubdivisions are China's provinces and prefectures, then the first-level
// subdivisions of other countries that the table of corrections names.
func makeSubdivisions(data string, g gazetteer, n names) ([]entry, error) {
	records, err := readSubdivisions(data)
	if err != nil {
		return nil, err
	}
	entries, err := makeProvinces(data, records, chineseCities(g))
	if err != nil {
		return nil, err
	}
	n.take(entries)
	prefectures, err := makePrefectures(data, g, n)
	if err != nil {
		return nil, err
	}
	n.take(prefectures)
	abroad, err := makeAbroad(records, n)
	return slices.Concat(entries, prefectures, abroad), err
}

// readSubdivisions reads the codes of ISO 3166-2.
func readSubdivisions(data string) ([]subdivision, error) {
	var file struct {
		Records []subdivision `json:"3166-2"`
	}
	err := readJSON(filepath.Join(data, "debian", "usr", "share", "iso-codes", "json", "iso_3166-2.json"), &file)
	return file.Records, err
}

// byCode finds the records by their code.
func byCode(records []subdivision) map[string]subdivision {
	m := make(map[string]subdivision, len(records))
	for _, r := range records {
		m[r.Code] = r
	}
	return m
}

// division is a record of china-division.
type division struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// makeProvinces joins the codes of the national standard and of ISO by the Chinese name.
func makeProvinces(data string, records []subdivision, places map[string]city) ([]entry, error) {
	var provinces []division
	if err := readJSON(filepath.Join(data, "china-division", "dist", "provinces.json"), &provinces); err != nil {
		return nil, err
	}
	zh, err := readCatalogue(localeFile(data, "zh_CN", "iso_3166-2"))
	if err != nil {
		return nil, err
	}
	codes := map[string]subdivision{}
	for _, r := range records {
		if strings.HasPrefix(r.Code, "CN-") {
			codes[zh[r.Name]] = r
		}
	}
	var entries []entry
	for _, p := range provinces {
		e := entry{name: shortProvince(p.Name), kind: "Place", ids: []string{"gb-t-2260:" + p.Code}, source: chinaSource}
		e.addAliases(p.Name)
		if strings.HasSuffix(p.Name, "市") {
			e.locate(places[e.name])
		}
		if r, ok := codes[p.Name]; ok {
			e.ids = append(e.ids, "iso3166-2:"+r.Code)
			e.en, _, _ = strings.Cut(strings.Replace(r.Name, "Nei Mongol", "Inner_Mongolia", 1), " ")
			e.en = strings.ReplaceAll(e.en, "_", " ")
			e.source += ", " + isoSource
		}
		e.ids = append(e.ids, "country:CN")
		entries = append(entries, e)
	}
	return entries, nil
}

// shortProvince: 新疆维吾尔自治区 is 新疆.
func shortProvince(full string) string {
	for _, s := range []string{"维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"} {
		if short, ok := strings.CutSuffix(full, s); ok {
			return short
		}
	}
	return full
}

// makePrefectures are China's cities, prefectures and leagues.
func makePrefectures(data string, g gazetteer, n names) ([]entry, error) {
	var cities, areas []division
	if err := readJSON(filepath.Join(data, "china-division", "dist", "cities.json"), &cities); err != nil {
		return nil, err
	}
	if err := readJSON(filepath.Join(data, "china-division", "dist", "areas.json"), &areas); err != nil {
		return nil, err
	}
	rows, err := readCorrections("prefectures.tsv")
	if err != nil {
		return nil, err
	}
	fixes := byColumn(rows, "code")
	places := chineseCities(g)
	var entries []entry
	for _, d := range slices.Concat(cities, areas) {
		fix := fixes[d.Code]
		if fix == nil && (len(d.Code) != 4 || strings.HasSuffix(d.Name, "市辖区") || strings.HasSuffix(d.Name, "区划") || d.Name == "县") {
			continue // a county that the genre does not name, or no place at all
		}
		e, err := prefectureEntry(d, fix, places, n)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func prefectureEntry(d division, fix row, places map[string]city, n names) (entry, error) {
	e := entry{name: d.Name, kind: "Place", ids: []string{"gb-t-2260:" + d.Code}, source: chinaSource}
	if short := shortCity(d.Name); n.free(short) {
		e.name = short
		e.addAliases(d.Name)
	}
	e.addAliases(fix.list("aliases")...)
	if fix != nil {
		e.source += "; " + own
	}
	c, ok := places[firstOf(fix["geonames"], shortCity(d.Name))]
	if english := fix["geonames"]; !ok && english != "" && english != "-" {
		return e, fmt.Errorf("prefectures.tsv: GeoNames has no city %s in China, or several", english)
	}
	if ok && strings.HasSuffix(d.Name, "市") {
		e.locate(c)
	}
	e.ids = append(e.ids, "country:CN")
	return e, nil
}

// locate gives an entry what GeoNames knows of it.
func (e *entry) locate(c city) {
	e.en, e.position = c.name, position(c.lat, c.lon)
	e.ids = append(e.ids, cityID(c))
	e.source += ", " + citiesSource
}

// chineseCities finds China's cities by their Chinese and their English name. A
// name that several cities bear is nobody's, unless the best known of them is
// the seat of a prefecture.
func chineseCities(g gazetteer) map[string]city {
	found := map[string]city{}
	count := map[string]int{}
	for _, c := range byImportance(g.cities) {
		if c.country != "CN" {
			continue
		}
		for _, name := range []string{shortCity(g.chinese(c)), c.name} {
			if count[name]++; count[name] == 1 {
				found[name] = c
			}
		}
	}
	for name, c := range found {
		if count[name] > 1 && c.class != "PPLA" && c.class != "PPLA2" {
			delete(found, name)
		}
	}
	return found
}

// makeAbroad are the subdivisions of other countries. The code must be in
// iso-codes; a line without a code has its country alone.
func makeAbroad(records []subdivision, n names) ([]entry, error) {
	rows, err := readCorrections("subdivisions.tsv")
	if err != nil {
		return nil, err
	}
	known := byCode(records)
	if err := unused("subdivisions.tsv", "code", rows, func(code string) bool { return known[code].Code != "" }); err != nil {
		return nil, err
	}
	var entries []entry
	for _, r := range rows {
		if r["name"] == "-" {
			continue
		}
		e := entry{name: r["name"], kind: "Place", source: own + ", 通用名称", ids: []string{"country:" + r["country"]}}
		if s, ok := known[r["code"]]; ok {
			e.en, e.source = s.Name, isoSource+"; "+own
			e.ids = []string{"iso3166-2:" + s.Code, "country:" + s.Code[:2]}
		}
		for _, a := range r.list("aliases") {
			if n.free(a) {
				e.addAliases(a)
			}
		}
		if n.free(e.name) {
			entries = append(entries, e)
			n.take(entries[len(entries)-1:])
		}
	}
	return entries, nil
}
