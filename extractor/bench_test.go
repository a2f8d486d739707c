package extractor_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/go-ego/gse"

	"tupu/extractor"
)

// BenchmarkPipeline and BenchmarkSegment run over the same text in one process,
// so that their ratio tells what the pipeline costs beside segmentation alone.
func BenchmarkPipeline(b *testing.B) {
	x, src := newExtractor(b), seedDocument(b)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := x.Extract(src, extractor.Metadata{Doc: "bench"}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSegment is gse's Segment with the dictionary that it ships.
func BenchmarkSegment(b *testing.B) {
	var seg gse.Segmenter
	seg.SkipLog = true
	if err := seg.LoadDict("zh_s"); err != nil {
		b.Fatal("the segmenter's own dictionary: ", err)
	}
	src := seedDocument(b)
	lines := bytes.Split(src, []byte("\n"))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		for _, l := range lines {
			seg.Segment(l)
		}
	}
}

// BenchmarkNew is the cost of loading rules, lexicons and dictionary.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := extractor.New(os.DirFS("../seeds")); err != nil {
			b.Fatal(err)
		}
	}
}
