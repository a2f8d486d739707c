package ordered

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// Type is the name under which the store is registered with Cayley.
const Type = "tupu-ordered"

func init() {
	cayley.RegisterQuadStore(Type, cayley.QuadStoreRegistration{
		IsPersistent: true,
		InitFunc: func(path string, _ cayley.Options) error {
			return withFile(path, func(db *bbolt.DB) error { return Init(db) })
		},
		NewFunc: func(path string, _ cayley.Options) (cayley.QuadStore, error) {
			db, err := bbolt.Open(path, 0o644, nil)
			if err != nil {
				return nil, err
			}
			return New(db)
		},
	})
}

func withFile(path string, fn func(*bbolt.DB) error) error {
	db, err := bbolt.Open(path, 0o644, nil)
	if err != nil {
		return err
	}
	return errors.Join(fn(db), db.Close())
}

// node is the number of a value; 0 is none.
type node uint32

// Key makes it a refs.Ref.
func (n node) Key() any { return n }

// key is a quad as the numbers of its parts, in the order of an index or, where
// nothing else is said, subject, predicate, object, label.
type key [4]node

// Key makes it a refs.Ref.
func (k key) Key() any { return k }

// at is where a direction stands in a key.
func at(d quad.Direction) int { return int(d) - 1 }

// order is an index: a bucket, and which direction stands where in its keys.
type order struct {
	bucket []byte
	dirs   [4]quad.Direction
}

var (
	spol = &order{[]byte("quads.spol"), [4]quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}}
	opsl = &order{[]byte("quads.opsl"), [4]quad.Direction{quad.Object, quad.Predicate, quad.Subject, quad.Label}}
	psol = &order{[]byte("quads.psol"), [4]quad.Direction{quad.Predicate, quad.Subject, quad.Object, quad.Label}}
	lspo = &order{[]byte("quads.lspo"), [4]quad.Direction{quad.Label, quad.Subject, quad.Predicate, quad.Object}}

	orders = []*order{spol, opsl, psol, lspo}
)

var (
	metaBucket  = []byte("quads.meta")
	idBucket    = []byte("quads.id")
	valueBucket = []byte("quads.value")
	countBucket = []byte("quads.count")

	keyNext   = []byte("next")
	keyNodes  = []byte("nodes")
	keyQuads  = []byte("quads")
	keyFormat = []byte("format")
	prefixHub = []byte("hub/") // labels without order
)

// format of the buckets. 1 had an entry of bbolt for each quad in each order.
const format = 2

// ErrFormat is what the error about a file of another format is.
var ErrFormat = errors.New("quads of another format")

// QuadStore is an open store.
type QuadStore struct{ db *bbolt.DB }

var (
	_ cayley.QuadStore = (*QuadStore)(nil)
	_ refs.BatchNamer  = (*QuadStore)(nil)
	_ shape.Optimizer  = (*QuadStore)(nil)
)

// Init makes the buckets in a file; hubs are the labels that need no order.
func Init(db *bbolt.DB, hubs ...quad.Value) error {
	return db.Update(func(tx *bbolt.Tx) error { return InitTx(tx, hubs...) })
}

// InitTx is Init in a transaction of the caller's.
func InitTx(tx *bbolt.Tx, hubs ...quad.Value) error {
	if tx.Bucket(metaBucket) != nil {
		return cayley.ErrDatabaseExists
	}
	names := [][]byte{metaBucket, idBucket, valueBucket, countBucket}
	for _, o := range orders {
		names = append(names, o.bucket)
	}
	for _, name := range names {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	meta := tx.Bucket(metaBucket)
	for _, h := range hubs {
		if err := meta.Put(append(append([]byte{}, prefixHub...), valueKey(h)...), nil); err != nil {
			return err
		}
	}
	return putNumber(meta, keyFormat, format)
}

// Exists tells whether Init was run on a file.
func Exists(tx *bbolt.Tx) bool { return tx.Bucket(metaBucket) != nil }

// New opens a store; closing it closes the file.
func New(db *bbolt.DB) (*QuadStore, error) {
	err := db.View(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(metaBucket)
		if meta == nil {
			return cayley.ErrNotInitialized
		}
		if f := number(meta, keyFormat); f != format {
			return fmt.Errorf("%w: %d, not %d", ErrFormat, f, format)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &QuadStore{db: db}, nil
}

// Close closes the file.
func (s *QuadStore) Close() error { return s.db.Close() }

// hub tells whether a label has no order.
func hub(tx *bbolt.Tx, value []byte) bool {
	k, _ := tx.Bucket(metaBucket).Cursor().Seek(append(append([]byte{}, prefixHub...), value...))
	return string(k) == string(prefixHub)+string(value)
}

func number(b *bbolt.Bucket, name []byte) int64 {
	n, _ := binary.Varint(b.Get(name))
	return n
}

func putNumber(b *bbolt.Bucket, name []byte, n int64) error {
	return b.Put(name, binary.AppendVarint(nil, n))
}

// Stats are exact without counting.
func (s *QuadStore) Stats(context.Context, bool) (cayley.Stats, error) {
	var st cayley.Stats
	err := s.db.View(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(metaBucket)
		st.Nodes = refs.Size{Value: number(meta, keyNodes), Exact: true}
		st.Quads = refs.Size{Value: number(meta, keyQuads), Exact: true}
		return nil
	})
	return st, err
}

// Quad is the quad behind a reference.
func (s *QuadStore) Quad(r refs.Ref) (quad.Quad, error) {
	k, ok := r.(key)
	if !ok {
		return quad.Quad{}, fmt.Errorf("reference %T is no quad of this store", r)
	}
	var q quad.Quad
	err := s.db.View(func(tx *bbolt.Tx) error {
		for _, d := range quad.Directions {
			v, err := loadValue(tx, k[at(d)])
			if err != nil {
				return err
			}
			q.Set(d, v)
		}
		return nil
	})
	return q, err
}

// QuadDirection is a part of a quad.
func (s *QuadStore) QuadDirection(r refs.Ref, d quad.Direction) (refs.Ref, error) {
	k, ok := r.(key)
	if !ok {
		return nil, fmt.Errorf("reference %T is no quad of this store", r)
	}
	if n := k[at(d)]; n != 0 {
		return n, nil
	}
	return nil, nil
}
