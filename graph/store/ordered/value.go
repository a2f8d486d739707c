package ordered

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"

	"tupu/graph/store/packed"
)

// A value's key begins with the value itself, so that values that are alike lie
// together and one document's fill few pages; long ones end with a hash.
const (
	longValue = 100
	keptValue = 60
)

func valueKey(v quad.Value) []byte {
	var kind byte
	var text string
	switch v := v.(type) {
	case quad.IRI:
		kind, text = 'i', string(v)
	case quad.String:
		kind, text = 's', string(v)
	default:
		h := refs.HashOf(v)
		return append([]byte{'h'}, h[:]...)
	}
	if len(text) <= longValue {
		return append([]byte{kind}, text...)
	}
	h := refs.HashOf(v)
	return append(append([]byte{kind - 'a' + 'A'}, text[:keptValue]...), h[:]...)
}

func (n node) bytes() []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }

func nodeOf(b []byte) node { return node(binary.BigEndian.Uint32(b)) }

// find is the number of a value, 0 where the store does not have it.
func find(tx *bbolt.Tx, v quad.Value) node {
	if v == nil {
		return 0
	}
	b, ok := ids(tx).Get(valueKey(v))
	if !ok {
		return 0
	}
	return nodeOf(b)
}

// ids are the numbers of values.
func ids(tx *bbolt.Tx) packed.Bucket { return packed.In(tx.Bucket(idBucket), 4) }

// loadValue is the value behind a number; nil for 0 and for one that is gone.
func loadValue(tx *bbolt.Tx, n node) (quad.Value, error) {
	if n == 0 {
		return nil, nil
	}
	data := tx.Bucket(valueBucket).Get(n.bytes())
	if data == nil {
		return nil, nil
	}
	return decodeValue(data)
}

// encodeValue keeps the two kinds that are nearly all as they are, without the
// work of a general format.
func encodeValue(v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return append([]byte{'i'}, v...), nil
	case quad.String:
		return append([]byte{'s'}, v...), nil
	}
	data, err := pquads.MarshalValue(v)
	return append([]byte{'p'}, data...), err
}

func decodeValue(data []byte) (quad.Value, error) {
	switch data[0] {
	case 'i':
		return quad.IRI(data[1:]), nil
	case 's':
		return quad.String(data[1:]), nil
	}
	return pquads.UnmarshalValue(data[1:])
}

// ValueOf is the reference of a value; nil where the store does not have it.
func (s *QuadStore) ValueOf(v quad.Value) (refs.Ref, error) {
	var n node
	err := s.db.View(func(tx *bbolt.Tx) error {
		n = find(tx, v)
		return nil
	})
	if n == 0 {
		return nil, err
	}
	return n, err
}

// NameOf is the value of a reference.
func (s *QuadStore) NameOf(r refs.Ref) (quad.Value, error) {
	vals, err := s.ValuesOf(context.Background(), []refs.Ref{r})
	if err != nil {
		return nil, err
	}
	return vals[0], nil
}

// ValuesOf are the values of several references.
func (s *QuadStore) ValuesOf(_ context.Context, list []refs.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(list))
	err := s.db.View(func(tx *bbolt.Tx) error {
		for i, r := range list {
			var err error
			switch r := r.(type) {
			case nil:
			case refs.PreFetchedValue:
				out[i] = r.NameOf()
			case node:
				out[i], err = loadValue(tx, r)
			default:
				err = fmt.Errorf("reference %T is no node of this store", r)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// RefsOf are the references of several values; one that the store does not have
// is an error, as Cayley's callers expect.
func (s *QuadStore) RefsOf(_ context.Context, values []quad.Value) ([]refs.Ref, error) {
	out := make([]refs.Ref, len(values))
	err := s.db.View(func(tx *bbolt.Tx) error {
		for i, v := range values {
			n := find(tx, v)
			if n == 0 {
				return fmt.Errorf("value %v is not in the store", v)
			}
			out[i] = n
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
