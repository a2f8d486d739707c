package text

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Span is a half-open range of bytes, end exclusive. Which text the offsets
// count in is said by whoever hands it out; in output it is the original file.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// MarshalJSON writes [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	b := append([]byte{'['}, strconv.Itoa(s.Start)...)
	b = append(append(b, ','), strconv.Itoa(s.End)...)
	return append(b, ']'), nil
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair [2]int
	if err := json.Unmarshal(b, &pair); err != nil {
		return fmt.Errorf("span: want [start,end]: %w", err)
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}
