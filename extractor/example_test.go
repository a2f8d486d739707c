package extractor_test

import (
	"fmt"

	"tupu/extractor"
	"tupu/seeds"
)

func Example() {
	x, err := extractor.New(seeds.FS())
	if err != nil {
		fmt.Println(err)
		return
	}
	src := []byte("各方支持加快跨境铁路建设，愿加强教育、旅游合作。")
	result, err := x.Extract(src, extractor.Metadata{Doc: "note.txt"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range result.Triples {
		fmt.Println(&result.Triples[i])
	}
	// Output:
	// 各方 supports 加快跨境铁路建设
	// 各方 cooperates-in 教育 (intended)
	// 各方 cooperates-in 旅游 (intended)
}
