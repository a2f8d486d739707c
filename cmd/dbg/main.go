package main

import (
	"fmt"
	"os"

	"tupu/extractor"
	"tupu/seeds"
)

func main() {
	x, err := extractor.New(seeds.FS())
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if os.Args[1] == "test" {
		for _, f := range x.TestRules() {
			fmt.Println(f)
		}
		return
	}
	for _, a := range os.Args[1:] {
		fmt.Print(x.Explain(a))
	}
}
