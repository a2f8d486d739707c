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
	"slices"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	hbolt "github.com/hidal-go/hidalgo/kv/bbolt"
	"go.etcd.io/bbolt"
	bolterr "go.etcd.io/bbolt/errors"
)

var (
	// Without the filter a store opens at once and takes half a gigabyte less.
	kvOptions = cayley.Options{kv.OptNoBloom: true}
	ignoreAll = cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}
	// recordBucket holds the records beside Cayley's own buckets.
	recordBucket = []byte("tupu")
)

// lockWait is how long opening waits for another process to let go of the file:
// long enough for one that is closing, short enough to feel like at once.
const lockWait = 200 * time.Millisecond

// embedded is a file: Cayley's key-value layer over bbolt.
type embedded struct {
	db       *bbolt.DB
	kv       *sharedTx
	readOnly bool

	mu    sync.RWMutex
	quads cayley.QuadStore
}

func openEmbedded(_ context.Context, path string, opt Options) (Store, error) {
	if err := checkFile(path, opt); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o644, &bbolt.Options{Timeout: lockWait, ReadOnly: opt.ReadOnly})
	if err != nil {
		return nil, openError(path, err)
	}
	s := &embedded{db: db, kv: &sharedTx{KV: hbolt.New(db)}, readOnly: opt.ReadOnly}
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
		return fmt.Errorf("%w: %s (%v); name another file with --store, or restore a backup", ErrForeign, path, err)
	}
	return fmt.Errorf("store %s: %w", path, err)
}

// initialise makes Cayley's buckets in a new file and refuses a foreign one.
func (s *embedded) initialise(path string) error {
	ours, empty := false, false
	err := s.db.View(func(tx *bbolt.Tx) error {
		ours = tx.Bucket(recordBucket) != nil
		k, _ := tx.Cursor().First()
		empty = k == nil
		return nil
	})
	switch {
	case err != nil:
		return err
	case !ours && !empty && !s.unfinished():
		return fmt.Errorf("%w: %s is a bbolt file of another program; name another file with --store", ErrForeign, path)
	case !ours && s.readOnly:
		return fmt.Errorf("%w in %s, which is empty; run `tupu build` first", ErrNoStore, path)
	case !ours:
		if err := s.create(); err != nil {
			return fmt.Errorf("store %s: %w", path, err)
		}
	}
	return s.reopen()
}

// unfinished tells a file whose making was broken off: Cayley's buckets are
// there and hold no quad.
func (s *embedded) unfinished() bool {
	ok := false
	_ = s.db.View(func(tx *bbolt.Tx) error {
		log := tx.Bucket([]byte("log"))
		ok = log != nil && log.Stats().KeyN == 0
		return nil
	})
	return ok
}

func (s *embedded) create() error {
	if err := kv.Init(s.kv.KV, kvOptions); err != nil && !errors.Is(err, cayley.ErrDatabaseExists) {
		return err
	}
	return s.db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(recordBucket)
		return err
	})
}

// reopen gives Cayley's layer a fresh start over the same file. After a failed
// write its buffers hold what was rolled back and would end up in later writes.
func (s *embedded) reopen() error {
	qs, err := kv.New(s.kv, kvOptions)
	if err != nil {
		return fmt.Errorf("store: opening Cayley's layer: %w", err)
	}
	s.mu.Lock()
	s.quads = qs
	s.mu.Unlock()
	return nil
}

func (s *embedded) QuadStore() cayley.QuadStore {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.quads
}

func (s *embedded) ReadOnly() bool { return s.readOnly }
func (s *embedded) Close() error   { return s.db.Close() }

func (s *embedded) Apply(ctx context.Context, c Change) error {
	if s.readOnly {
		return ErrReadOnly
	}
	if c.Empty() {
		return nil
	}
	if err := s.apply(ctx, c); err != nil {
		return errors.Join(fmt.Errorf("store: nothing was written: %w", err), s.reopen())
	}
	return nil
}

// apply runs additions and deletions as two calls inside one transaction of the
// file. In one call Cayley would net the counts of a node over both, take a
// node that loses more quads than it gains for one that gains none, and write
// the added quads with a hole in its place.
func (s *embedded) apply(ctx context.Context, c Change) (err error) {
	tx, err := s.kv.begin(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if e := s.kv.end(ctx, err == nil); err == nil {
			err = e
		}
	}()
	qs := s.QuadStore()
	for _, d := range [][]cayley.Delta{deltas(c.Add, cayley.Add), deltas(c.Del, cayley.Delete)} {
		if len(d) == 0 {
			continue
		}
		if err := qs.ApplyDeltas(d, ignoreAll); err != nil {
			return err
		}
	}
	return putRecords(ctx, tx, c.Records)
}

func putRecords(ctx context.Context, tx hkv.Tx, records map[string][]byte) error {
	for _, k := range sortedKeys(records) { // neighbours on a page are written together
		key := hkv.Key{recordBucket, []byte(k)}
		var err error
		if v := records[k]; v == nil {
			err = tx.Del(ctx, key)
		} else {
			err = tx.Put(ctx, key, v)
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
