package ordered

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

func openTest(t testing.TB, hubs ...quad.Value) *QuadStore {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "x.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if err := Init(db, hubs...); err != nil {
		t.Fatal(err)
	}
	s, err := New(db)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestCayleysSuite is the suite that Cayley's own stores have to pass: once with
// every label in order, once without the one it uses.
func TestCayleysSuite(t *testing.T) {
	besideData(t)
	for name, hubs := range map[string][]quad.Value{"ordered labels": nil, "hub label": {quad.String("status_graph")}} {
		t.Run(name, func(t *testing.T) {
			graphtest.TestAll(t, func(t testing.TB) (cayley.QuadStore, cayley.Options) {
				return openTest(t, hubs...), nil
			}, &graphtest.Config{})
		})
	}
}

// besideData goes to a folder from which the suite finds its data, four levels up.
func besideData(t *testing.T) {
	t.Helper()
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Skip("Cayley's module, with the data of its suite, is not to be found: ", err)
	}
	root := t.TempDir()
	dir := filepath.Join(root, "1", "2", "3", "4")
	if err := os.MkdirAll(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(strings.TrimSpace(string(module)), "data"), filepath.Join(root, "data")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	t.Chdir(dir)
}
