package score

// Family is a group of relations that are reported together.
type Family struct {
	Name      string
	Relations []string
}

// Families is the closed inventory of relations, in the order of reports.
var Families = []Family{
	{"stance", []string{
		"supports", "welcomes", "praises", "notes", "values", "reaffirms", "states", "opposes",
		"condemns", "concerned-about", "calls-for", "proposes", "invites", "adheres-to",
	}},
	{"action", []string{
		"cooperates-in", "strengthens", "establishes", "implements", "provides", "participates-in", "hosts",
		"combats", "protects", "signs", "adopts", "submits", "visits", "meets-with",
	}},
	{"structure", []string{
		"held-in", "held-on", "adopted-at", "issued-on", "effective-during", "located-in",
		"led-by", "member-of", "designated-as", "holds-office", "is",
	}},
}

// familyOf is the family of each relation of the inventory.
var familyOf = func() map[string]string {
	of := map[string]string{}
	for _, f := range Families {
		for _, r := range f.Relations {
			of[r] = f.Name
		}
	}
	return of
}()

// exact holds the relations whose objects are dates or places: these are equal or not.
var exact = map[string]bool{"held-in": true, "held-on": true, "issued-on": true, "effective-during": true, "located-in": true}

// place holds the relations whose object may carry the larger place before it.
var place = map[string]bool{"held-in": true, "located-in": true}
