package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
	bolterr "go.etcd.io/bbolt/errors"

	"tupu/graph/store/ordered"
)

// recordBucket holds the records, beside the quads' own buckets.
var recordBucket = []byte("tupu")

// hubs are the labels that stand on most quads; nobody asks for all of them.
var hubs = []quad.Value{quad.IRI("meta"), quad.IRI("lexicon")}

var ignoreAll = cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}

// lockWait is how long opening waits for another process to let go of the file:
// long enough for one that is closing, short enough to feel like at once.
const lockWait = 200 * time.Millisecond

// mapped is how much of the file is mapped into memory at first: a file that
// outgrows its mapping has to wait for all readers.
const mapped = 256 << 20

// grow is by how much the file grows when it is full.
const grow = 1 << 20

// embedded is a file of bbolt: quads in several orders, and records.
type embedded struct {
	db       *bbolt.DB
	quads    *ordered.QuadStore
	readOnly bool
}

func openEmbedded(_ context.Context, path string, opt Options) (Store, error) {
	if err := checkFile(path, opt); err != nil {
		return nil, err
	}
	o := &bbolt.Options{Timeout: lockWait, ReadOnly: opt.ReadOnly, FreelistType: bbolt.FreelistMapType}
	if runtime.GOOS != "windows" && !opt.ReadOnly { // where a mapping may be larger than its file
		o.InitialMmapSize = mapped
	}
	db, err := bbolt.Open(path, 0o644, o)
	if err != nil {
		return nil, openError(path, err)
	}
	db.AllocSize = grow
	s := &embedded{db: db, readOnly: opt.ReadOnly}
	if err := s.initialise(path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// checkFile refuses what bbolt would take for an empty store or fail on with
// words that help nobody.
func checkFile(path string, opt Options) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && opt.ReadOnly:
		return fmt.Errorf("%w at %s; run `tupu build` first, or name another with --store", ErrNoStore, path)
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return fmt.Errorf("store %s: its folder does not exist; make it first: %w", path, err)
		}
		return nil
	case err != nil:
		return fmt.Errorf("store: %w", err)
	case info.IsDir():
		return fmt.Errorf("%w: %s is a folder; name a file, such as %s", ErrForeign, path, filepath.Join(path, "tupu.db"))
	case info.Size() == 0 && opt.ReadOnly:
		return fmt.Errorf("%w in %s, which is empty; run `tupu build` first", ErrNoStore, path)
	}
	return nil
}

func openError(path string, err error) error {
	switch {
	case errors.Is(err, bolterr.ErrTimeout):
		return fmt.Errorf("%w: %s is held by %s; stop that first, or name another store with --store", ErrLocked, path, lockHolder(path))
	case errors.Is(err, bolterr.ErrInvalid), errors.Is(err, bolterr.ErrChecksum), errors.Is(err, bolterr.ErrVersionMismatch):
		return fmt.Errorf("%w: %s (%w); name another file with --store, or restore a backup", ErrForeign, path, err)
	}
	return fmt.Errorf("store %s: %w", path, err)
}

// initialise makes the buckets in a new file, all or none, and refuses a foreign
// one.
func (s *embedded) initialise(path string) error {
	ours, empty := false, false
	err := s.db.View(func(tx *bbolt.Tx) error {
		ours = tx.Bucket(recordBucket) != nil && ordered.Exists(tx)
		k, _ := tx.Cursor().First()
		empty = k == nil
		return nil
	})
	switch {
	case err != nil:
		return err
	case !ours && !empty:
		return fmt.Errorf("%w: %s is a bbolt file of another program; name another file with --store", ErrForeign, path)
	case !ours && s.readOnly:
		return fmt.Errorf("%w in %s, which is empty; run `tupu build` first", ErrNoStore, path)
	case !ours:
		if err := s.db.Update(create); err != nil {
			return fmt.Errorf("store %s: %w", path, err)
		}
	}
	s.quads, err = ordered.New(s.db)
	if errors.Is(err, ordered.ErrFormat) {
		return fmt.Errorf("store %s was written by another version of tupu (%w): write a backup with the version that made it and "+
			"restore that with this one, or build again into a new store", path, err)
	}
	return err
}

func create(tx *bbolt.Tx) error {
	if _, err := tx.CreateBucket(recordBucket); err != nil {
		return err
	}
	return ordered.InitTx(tx, hubs...)
}

func (s *embedded) QuadStore() cayley.QuadStore { return s.quads }
func (s *embedded) ReadOnly() bool              { return s.readOnly }
func (s *embedded) Close() error                { return s.db.Close() }

func (s *embedded) Apply(_ context.Context, c Change) error {
	if s.readOnly {
		return ErrReadOnly
	}
	if c.Empty() {
		return nil
	}
	err := s.db.Update(func(tx *bbolt.Tx) error {
		if err := ordered.ApplyTx(tx, append(deltas(c.Add, cayley.Add), deltas(c.Del, cayley.Delete)...), ignoreAll); err != nil {
			return err
		}
		return putRecords(tx, c.Records)
	})
	if err != nil {
		return fmt.Errorf("store: nothing was written: %w", err)
	}
	return nil
}

func putRecords(tx *bbolt.Tx, records map[string][]byte) error {
	b := tx.Bucket(recordBucket)
	for _, k := range sortedKeys(records) { // neighbours on a page are written together
		var err error
		if v := records[k]; v == nil {
			err = b.Delete([]byte(k))
		} else {
			err = b.Put([]byte(k), v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *embedded) Get(_ context.Context, key string) ([]byte, error) {
	var out []byte
	err := s.db.View(func(tx *bbolt.Tx) error {
		out = bytes.Clone(tx.Bucket(recordBucket).Get([]byte(key)))
		return nil
	})
	return out, err
}

func (s *embedded) Scan(ctx context.Context, prefix string, fn func(string, []byte) error) error {
	return s.db.View(func(tx *bbolt.Tx) error {
		c := tx.Bucket(recordBucket).Cursor()
		for k, v := c.Seek([]byte(prefix)); k != nil && bytes.HasPrefix(k, []byte(prefix)); k, v = c.Next() {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := fn(string(k), v); err != nil {
				return err
			}
		}
		return nil
	})
}

func deltas(quads []quad.Quad, action cayley.Procedure) []cayley.Delta {
	d := make([]cayley.Delta, len(quads))
	for i, q := range quads {
		d[i] = cayley.Delta{Quad: q, Action: action}
	}
	return d
}

func sortedKeys(records map[string][]byte) []string { return slices.Sorted(maps.Keys(records)) }
