package extractor

// Entity is a named thing that the lexicon declares. Its name is its IRI.
type Entity struct {
	Name     string            // canonical name; carries a disambiguator only where the lexicon declares it
	Type     Type              //
	Aliases  []string          // every other surface form: full names, former names, party forms (中方)
	EN       string            // English label
	IDs      map[string]string // scheme ("iso3166-1-alpha3", "geonames") to id
	Position [2]float64        // latitude, longitude; zero where unknown
	Members  []Membership      // of a group or organisation
	From     string            // first day of validity, ISO 8601, or empty
	Until    string            // last day of validity, or empty
	Source   string            // where the line comes from

	file string
	line int
}

// Membership is one dated member of a group.
type Membership struct {
	Name  string // entity name
	From  string // ISO 8601 or empty
	Until string // ISO 8601 or empty
}
