package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
)

// readCatalogue reads a gettext catalogue (.mo): original to translation.
func readCatalogue(path string) (map[string]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(b) < 20 || binary.LittleEndian.Uint32(b) != 0x950412de {
		return nil, fmt.Errorf("%s: not a catalogue of this byte order", path)
	}
	word := func(at uint32) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	text := func(table, i uint32) []byte {
		length, start := word(table+8*i), word(table+8*i+4)
		return b[start : start+length]
	}
	count, originals, translations := word(8), word(12), word(16)
	names := make(map[string]string, count)
	for i := range count {
		original, _, _ := bytes.Cut(text(originals, i), []byte{0})
		names[string(original)] = string(text(translations, i))
	}
	return names, nil
}
