package packed

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

var bucketName = []byte("b")

func openTest(t *testing.T) *bbolt.DB {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "x.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket(bucketName)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// keyKinds are keys as stores have them: numbers, names of documents, long ones.
var keyKinds = []func(r *rand.Rand) string{
	func(r *rand.Rand) string { return fmt.Sprintf("%016x", r.Uint64()) },
	func(r *rand.Rand) string { return fmt.Sprintf("doc-%03d/%d", r.IntN(50), r.IntN(50)) },
	func(r *rand.Rand) string { return strings.Repeat("长", r.IntN(80)) + "/" + fmt.Sprint(r.IntN(9)) },
	func(r *rand.Rand) string { return string(rune('a' + r.IntN(4))) },
}

// TestAgainstModel changes a bucket at random and compares it with a map.
func TestAgainstModel(t *testing.T) {
	for _, width := range []int{0, 4, Varying} {
		t.Run(fmt.Sprint("width ", width), func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, uint64(width+9))) // #nosec G115 -- small
			db, model := openTest(t), map[string]string{}
			for round := range 120 {
				changes := someChanges(r, model, width, round)
				err := db.Update(func(tx *bbolt.Tx) error { return In(tx.Bucket(bucketName), width).Apply(changes) })
				if err != nil {
					t.Fatal(err)
				}
				_ = db.View(func(tx *bbolt.Tx) error {
					compare(t, r, In(tx.Bucket(bucketName), width), model)
					return nil
				})
				if t.Failed() {
					t.Fatal("round ", round)
				}
			}
		})
	}
}

// someChanges makes changes, more and more deletions as rounds go by, and makes
// them in the model too.
func someChanges(r *rand.Rand, model map[string]string, width, round int) []Change {
	byKey := map[string]Change{}
	for range r.IntN(200) {
		key := keyKinds[r.IntN(len(keyKinds))](r)
		value := make([]byte, max(width, 0))
		if width == Varying {
			value = make([]byte, r.IntN(60)*r.IntN(60))
		}
		for i := range value {
			value[i] = byte(r.IntN(256))
		}
		byKey[key] = Change{[]byte(key), value, false}
	}
	for key := range model {
		if r.IntN(150) < round {
			byKey[key] = Change{[]byte(key), nil, true}
		}
	}
	var out []Change
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		c := byKey[key]
		out = append(out, c)
		if c.Delete {
			delete(model, key)
		} else {
			model[key] = string(c.Value)
		}
	}
	return out
}

func compare(t *testing.T, r *rand.Rand, b Bucket, model map[string]string) {
	t.Helper()
	keys := slices.Sorted(maps.Keys(model))
	c := b.Cursor()
	i := 0
	for k, v := c.Seek(nil); k != nil; k, v = c.Next() {
		if i == len(keys) || string(k) != keys[i] || string(v) != model[keys[i]] {
			t.Fatalf("entry %d is %q", i, k)
		}
		i++
	}
	if i != len(keys) {
		t.Fatalf("%d entries, want %d", i, len(keys))
	}
	var asked [][]byte
	for range 300 {
		key := keyKinds[r.IntN(len(keyKinds))](r)
		if len(keys) > 0 && r.IntN(2) == 0 {
			key = keys[r.IntN(len(keys))]
		}
		asked = append(asked, []byte(key))
		at, found := slices.BinarySearch(keys, key)
		if k, _ := b.Cursor().Seek([]byte(key)); at == len(keys) && k != nil || at < len(keys) && string(k) != keys[at] {
			t.Errorf("seeking %q gives %q", key, k)
		}
		if v, ok := b.Get([]byte(key)); ok != found || string(v) != model[key] {
			t.Errorf("%q: %v, %d bytes", key, ok, len(v))
		}
	}
	slices.SortFunc(asked, bytes.Compare)
	got := map[string]string{}
	b.Lookup(asked, func(i int, v []byte) { got[string(asked[i])] = string(v) })
	for _, k := range asked {
		want, ok := model[string(k)]
		if v, found := got[string(k)]; found != ok || v != want {
			t.Errorf("looking up %q: %v", k, found)
		}
	}
}

// TestDamaged reads blocks with some bytes overwritten: they may give other entries
// or fewer, and never a crash.
func TestDamaged(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6)) // #nosec G404 -- a test
	for _, width := range []int{0, 4, Varying} {
		m := merge(nil, nil, sortedChanges(r, width), width)
		for range 3000 {
			block := bytes.Clone(m.block)
			for range 1 + r.IntN(3) {
				block[r.IntN(len(block))] = byte(r.IntN(256)) // #nosec G115 -- a byte
			}
			reader := reader{width: width}
			reader.start(m.first, block)
			for n := 0; reader.next(); n++ {
				if n > len(block) {
					t.Fatal("more entries than bytes")
				}
			}
		}
	}
}

// sortedChanges are some new entries in order.
func sortedChanges(r *rand.Rand, width int) []Change {
	return someChanges(r, map[string]string{}, width, 0)
}
