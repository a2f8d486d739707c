package graph

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A backup is gzip over lines of JSON: a first line that says what it is, a line
// for each record that cannot be worked out from others (documents with their
// text and results, decisions, merges), and a last line with their number, so
// that a file that was cut off is told apart.
type backupLine struct {
	Backup  string `json:"tupu-backup,omitempty"` // format, in the first line
	Key     string `json:"key,omitempty"`
	Value   []byte `json:"value,omitempty"`
	Records *int   `json:"records,omitempty"` // in the last line
}

const backupFormat = "1"

// Backup writes the graph as it is; others may go on reading and writing. What
// they change meanwhile is in it or not, but no document is in it by half.
func (g *Graph) Backup(ctx context.Context, w io.Writer) error {
	z := gzip.NewWriter(w)
	b := &backup{ctx: ctx, from: g.store, enc: json.NewEncoder(z)}
	if err := b.enc.Encode(backupLine{Backup: backupFormat}); err != nil {
		return err
	}
	for _, prefix := range []string{keyMerge, keyReview} {
		if err := g.store.Scan(ctx, prefix, b.record); err != nil {
			return err
		}
	}
	docs, err := g.Documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range docs {
		if err := b.document(d.Meta.Doc); err != nil {
			return err
		}
	}
	return errors.Join(b.enc.Encode(backupLine{Records: &b.n}), z.Close())
}

type backup struct {
	ctx  context.Context
	from records
	enc  *json.Encoder
	n    int
}

func (b *backup) record(key string, v []byte) error {
	b.n++
	return b.enc.Encode(backupLine{Key: key, Value: v})
}

// documentParts are the prefixes of a document's records.
var documentParts = []string{keyDoc, keyResult, keyText}

// document writes the records of one document, read again if it was replaced
// while they were read. One that was removed is left out.
func (b *backup) document(doc string) error {
	for {
		parts := map[string][]byte{}
		for _, prefix := range documentParts {
			v, err := b.from.Get(b.ctx, prefix+doc)
			if err != nil {
				return err
			}
			parts[prefix] = v
		}
		again, err := b.from.Get(b.ctx, keyDoc+doc)
		if err != nil || again == nil {
			return err
		}
		if !bytes.Equal(again, parts[keyDoc]) {
			continue
		}
		for _, prefix := range documentParts {
			if err := b.record(prefix+doc, parts[prefix]); err != nil {
				return err
			}
		}
		return nil
	}
}

// Restore brings everything of a backup into this graph. The whole file is read
// and checked first. A restore that was broken off is finished by the same call:
// documents that are there already are left alone. Other documents in the graph
// stay too, so that a backup may also be added to one.
func (g *Graph) Restore(ctx context.Context, r io.ReadSeeker) error {
	if err := readBackup(r, func(string, []byte) error { return nil }); err != nil {
		return err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	in := &restore{g: g, ctx: ctx, docs: map[string]map[string][]byte{}}
	if err := in.judgements(r); err != nil {
		return err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if err := readBackup(r, in.document); err != nil {
		return err
	}
	return in.flush()
}

// restore keeps the parts of a document until all are there.
type restore struct {
	g       *Graph
	ctx     context.Context
	merges  Merges
	docs    map[string]map[string][]byte
	pending *change // several documents make a transaction
	n       int     // how many it has
}

// flush writes the documents that wait.
func (in *restore) flush() error {
	c := in.pending
	in.pending, in.n = nil, 0
	if c == nil {
		return nil
	}
	return in.g.apply(in.ctx, c)
}

// judgements takes over merges and decisions before any document: then each
// document comes in as it will stay.
func (in *restore) judgements(r io.Reader) error {
	c := newChange(in.ctx, in.g.store)
	err := readBackup(r, func(key string, v []byte) error {
		if strings.HasPrefix(key, keyReview) || strings.HasPrefix(key, keyMerge) {
			c.now.set(key, v)
		}
		if strings.HasPrefix(key, keyReview) {
			c.touched["stmt/"+key[len(keyReview):]] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	before, err1 := loadMerges(in.ctx, c.base)
	after, err2 := loadMerges(in.ctx, c.now)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	in.merges = after
	return in.g.remerge(c, before, after)
}

func (in *restore) document(key string, v []byte) error {
	prefix, doc, _ := strings.Cut(key, "/")
	prefix += "/"
	if !slices.Contains(documentParts, prefix) {
		return nil
	}
	if in.docs[doc] == nil {
		in.docs[doc] = map[string][]byte{}
	}
	parts := in.docs[doc]
	parts[prefix] = v
	if len(parts) < len(documentParts) {
		return nil
	}
	delete(in.docs, doc)
	return in.put(doc, parts)
}

// put is putDocument for a document that was built before.
func (in *restore) put(doc string, parts map[string][]byte) error {
	if in.pending == nil {
		in.pending = newChange(in.ctx, in.g.store)
	}
	c := in.pending
	before, old, err := c.contributionOf(doc, in.merges)
	if err != nil {
		return err
	}
	var info DocumentInfo
	if err := json.Unmarshal(parts[keyDoc], &info); err != nil {
		return fmt.Errorf("backup: %s: %w", doc, err)
	}
	if old != nil && old.Fingerprint == info.Fingerprint {
		return nil
	}
	r, err := decodeResult(parts[keyResult])
	if err != nil {
		return fmt.Errorf("backup: %s: %w", doc, err)
	}
	if err := c.swap(doc, before, contribute(info, r, in.merges)); err != nil {
		return err
	}
	for prefix, v := range parts {
		c.now.set(prefix+doc, v)
	}
	if in.n++; in.n < batchDocuments {
		return nil
	}
	return in.flush()
}

// readBackup calls fn with every record and refuses what is no whole backup.
func readBackup(r io.Reader, fn func(key string, v []byte) error) error {
	z, err := gzip.NewReader(bufio.NewReader(r))
	if err != nil {
		return fmt.Errorf("this is no backup of tupu: %w", err)
	}
	dec := json.NewDecoder(z)
	var head backupLine
	if err := dec.Decode(&head); err != nil || head.Backup == "" {
		return errors.New("this is no backup of tupu")
	}
	if head.Backup != backupFormat {
		return fmt.Errorf("the backup has format %s and this version of tupu reads format %s", head.Backup, backupFormat)
	}
	for n := 0; ; n++ {
		var l backupLine
		if err := dec.Decode(&l); err != nil {
			return fmt.Errorf("the backup is cut off or damaged after %d records: %w", n, err)
		}
		if l.Records != nil {
			if *l.Records != n {
				return fmt.Errorf("the backup has %d records and should have %d", n, *l.Records)
			}
			return nil
		}
		if err := fn(l.Key, bytes.Clone(l.Value)); err != nil {
			return err
		}
	}
}
