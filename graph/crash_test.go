//go:build unix

package graph

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"tupu/extractor"
	"tupu/graph/internal/pgtest"
)

// The tests here start this test binary once more as a child that works on a
// store, and kill it.
const (
	childJob   = "TUPU_TEST_JOB"
	childStore = "TUPU_TEST_STORE"
	childFile  = "TUPU_TEST_FILE"
)

func TestMain(m *testing.M) {
	if job := jobs[os.Getenv(childJob)]; job != nil {
		if err := job(os.Getenv(childStore)); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(pgtest.Run(m))
}

var jobs = map[string]func(addr string) error{
	"build": buildJob, "review": reviewJob, "merge": mergeJob, "restore": restoreJob, "full disk": fullDiskJob,
}

const crashDocs = 8

// buildJob puts documents in and says so after each.
func buildJob(addr string) error {
	return withGraph(addr, func(ctx context.Context, g *Graph) error {
		for n := range crashDocs {
			it := synthetic(n)
			if _, err := g.Put(ctx, it.Document, it.Result); err != nil {
				return err
			}
			fmt.Println(it.Document.Meta.Doc)
		}
		return nil
	})
}

func withGraph(addr string, fn func(context.Context, *Graph) error) error {
	g, err := Open(addr, Options{})
	if err != nil {
		return err
	}
	return errors.Join(fn(context.Background(), g), g.Close())
}

// reviewJob judges statements one after the other.
func reviewJob(addr string) error {
	return withGraph(addr, func(ctx context.Context, g *Graph) error {
		lines, err := g.Sample(ctx, SampleOptions{N: 100})
		if err != nil {
			return err
		}
		for _, l := range lines {
			if err := g.Judge(ctx, l.Statement, Decision{Verdict: Rejected, Time: "2024-01-01T00:00:00Z"}); err != nil {
				return err
			}
			fmt.Println(l.Statement)
		}
		return nil
	})
}

func mergeJob(addr string) error {
	return withGraph(addr, func(ctx context.Context, g *Graph) error {
		for n := 2; n < 12; n++ {
			from := fmt.Sprint("国", n)
			if to, err := g.Merges(ctx); err != nil || to[from] != "" {
				continue
			}
			if err := g.Merge(ctx, from, "国1", ""); err != nil {
				return err
			}
			fmt.Println(from)
		}
		return nil
	})
}

func restoreJob(addr string) error {
	f, err := os.Open(os.Getenv(childFile))
	if err != nil {
		return err
	}
	defer f.Close()
	return withGraph(addr, func(ctx context.Context, g *Graph) error {
		fmt.Println("open")
		return g.Restore(ctx, f)
	})
}

// crashPlaces are the persistent stores.
var crashPlaces = []struct {
	name string
	addr func(t *testing.T) string
}{
	{"embedded", func(t *testing.T) string { return filepath.Join(t.TempDir(), "x.db") }},
	{"postgres", func(t *testing.T) string { return pgtest.Database(t) }},
}

// runAndKill starts a job and kills it after some time; it gives the lines the
// job had printed and whether it was killed.
func runAndKill(t *testing.T, job, addr, file string, after time.Duration) ([]string, bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0]) // #nosec G204 -- this binary
	cmd.Env = append(os.Environ(), childJob+"="+job, childStore+"="+addr, childFile+"="+file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	var lines []string
	for sc := bufio.NewScanner(out); sc.Scan(); {
		if strings.HasPrefix(sc.Text(), "error:") {
			t.Error(sc.Text())
		}
		lines = append(lines, sc.Text())
	}
	err = cmd.Wait()
	timer.Stop()
	return lines, err != nil
}

func kills() int {
	switch {
	case os.Getenv("TEST_TUPU_FULL") != "":
		return 12
	case testing.Short():
		return 2
	}
	return 3
}

// killedAgain runs a job again and again, killed each time a little later, until
// it comes through; check looks at the store after each.
func killedAgain(t *testing.T, job, addr, file string, check func(lines []string)) {
	t.Helper()
	after, killed := 25*time.Millisecond, 0
	for range 200 {
		lines, stopped := runAndKill(t, job, addr, file, after)
		check(lines)
		if !stopped {
			t.Logf("%s: killed %d times", job, killed)
			return
		}
		killed++
		after += time.Duration(rand.IntN(20)) * time.Millisecond
		if killed >= kills() {
			after = time.Minute
		}
	}
	t.Fatal("the job never comes through")
}

// sound checks a store that was left by a killed process.
func sound(t *testing.T, addr string, look func(g *Graph)) {
	t.Helper()
	g, err := Open(addr, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	problems, err := g.Doctor(context.Background())
	if err != nil || len(problems) > 0 {
		t.Fatalf("%q %v", problems, err)
	}
	look(g)
}

// undisturbed is what the store holds when nobody kills anything.
func undisturbed(t *testing.T) *Graph {
	t.Helper()
	g := openTest(t)
	for n := range crashDocs {
		mustPut(t, g, synthetic(n))
	}
	return g
}

// eachPlace runs a test on every persistent store; on a server, where it takes
// long, with TEST_TUPU_FULL alone.
func eachPlace(t *testing.T, fn func(t *testing.T, addr string)) {
	for _, p := range crashPlaces {
		if p.name != "embedded" && os.Getenv("TEST_TUPU_FULL") == "" {
			continue
		}
		t.Run(p.name, func(t *testing.T) { fn(t, p.addr(t)) })
	}
}

func TestKilledBuild(t *testing.T) {
	want := dump(t, undisturbed(t))
	eachPlace(t, func(t *testing.T, addr string) {
		killedAgain(t, "build", addr, "", func(finished []string) {
			sound(t, addr, func(g *Graph) {
				for _, doc := range finished {
					if _, err := g.Document(context.Background(), doc); err != nil {
						t.Errorf("a finished document is lost: %v", err)
					}
				}
			})
		})
		sound(t, addr, func(g *Graph) { same(t, "after kills", dump(t, g), want) })
	})
}

func TestKilledReview(t *testing.T) {
	eachPlace(t, func(t *testing.T, addr string) {
		if err := buildAtOnce(addr); err != nil {
			t.Fatal(err)
		}
		judged := map[string]bool{}
		killedAgain(t, "review", addr, "", func(lines []string) {
			for _, l := range lines {
				judged[l] = true
			}
			sound(t, addr, func(g *Graph) {
				for id := range judged {
					if s, err := g.Statement(context.Background(), id); err != nil || s.Review != Rejected || s.Holds {
						t.Errorf("decision on %s is lost: %v", id, err)
					}
				}
			})
		})
	})
}

// buildAtOnce builds without printing.
func buildAtOnce(addr string) error {
	return withGraph(addr, func(ctx context.Context, g *Graph) error {
		var items []Item
		for n := range crashDocs {
			items = append(items, synthetic(n))
		}
		_, err := g.PutAll(ctx, items)
		return err
	})
}

func TestKilledMerge(t *testing.T) {
	eachPlace(t, func(t *testing.T, addr string) {
		if err := buildAtOnce(addr); err != nil {
			t.Fatal(err)
		}
		killedAgain(t, "merge", addr, "", func(merged []string) {
			sound(t, addr, func(g *Graph) {
				m, err := g.Merges(context.Background())
				for _, from := range merged {
					if err != nil || m[from] != "国1" {
						t.Errorf("merge of %s is lost: %v", from, err)
					}
				}
			})
		})
	})
}

func TestKilledRestore(t *testing.T) {
	g := undisturbed(t)
	id := extractor.StatementID("国1", "supports", "领域1", extractor.Asserted, false)
	if err := g.Merge(context.Background(), "国3", "国1", ""); err != nil {
		t.Fatal(err)
	}
	_ = g.Judge(context.Background(), id, Decision{Verdict: Accepted})
	var b bytes.Buffer
	if err := g.Backup(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "backup")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	want := dump(t, g)
	eachPlace(t, func(t *testing.T, addr string) {
		killedAgain(t, "restore", addr, file, func([]string) { sound(t, addr, func(*Graph) {}) })
		sound(t, addr, func(g *Graph) { same(t, "restored after kills", dump(t, g), want) })
	})
}

// fullDiskJob fills its share of the disk, then gets more and goes on with the
// same open store.
func fullDiskJob(addr string) error {
	return withGraph(addr, func(ctx context.Context, g *Graph) error {
		var old syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
			return err
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 20, Max: old.Max}); err != nil {
			return err
		}
		failed := 0
		for n := range 2 * crashDocs {
			it := synthetic(n)
			if _, err := g.Put(ctx, it.Document, it.Result); err != nil {
				failed++
				if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
					return err
				}
				if _, err := g.Put(ctx, it.Document, it.Result); err != nil {
					return fmt.Errorf("after the disk had room again: %w", err)
				}
			}
		}
		fmt.Println("failed", failed)
		return nil
	})
}

func TestFullDisk(t *testing.T) {
	addr := filepath.Join(t.TempDir(), "x.db")
	lines, _ := runAndKill(t, "full disk", addr, "", time.Minute)
	if !slices.Contains(lines, "failed 1") {
		t.Fatalf("%q", lines)
	}
	want := openTest(t)
	for n := range 2 * crashDocs {
		mustPut(t, want, synthetic(n))
	}
	sound(t, addr, func(g *Graph) { same(t, "after a full disk", dump(t, g), dump(t, want)) })
}
