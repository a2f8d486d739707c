// Command vulncheck reads the JSON of govulncheck and fails where the program
// calls code of a module with a known vulnerability. Those of Go's own library
// are listed only: they leave with a newer Go, which the machine chooses.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// finding is one of govulncheck's, the innermost frame first.
type finding struct {
	OSV   string `json:"osv"`
	Fixed string `json:"fixed_version"`
	Trace []struct {
		Module   string `json:"module"`
		Function string `json:"function"`
	} `json:"trace"`
}

func main() {
	ours, library, err := read(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, "vulncheck:", err)
		os.Exit(1)
	}
	for _, line := range library {
		fmt.Println("Go's library:", line)
	}
	for _, line := range ours {
		fmt.Println("called:", line)
	}
	fmt.Printf("%d called in modules, %d in Go's library\n", len(ours), len(library))
	if len(ours) > 0 {
		os.Exit(1)
	}
}

// read sorts the findings; each report is listed once.
func read(r io.Reader) (ours, library []string, err error) {
	dec := json.NewDecoder(r)
	for {
		var message struct {
			Finding *finding `json:"finding"`
		}
		if err := dec.Decode(&message); errors.Is(err, io.EOF) {
			return ours, library, nil
		} else if err != nil {
			return nil, nil, err
		}
		f := message.Finding
		if f == nil || len(f.Trace) == 0 || f.Trace[0].Function == "" {
			continue // the module is required, but the function is never called
		}
		line := fmt.Sprintf("%s in %s, fixed in %s", f.OSV, f.Trace[0].Module, f.Fixed)
		list := &ours
		if f.Trace[0].Module == "stdlib" {
			list = &library
		}
		if !slices.Contains(*list, line) {
			*list = append(*list, line)
		}
	}
}
