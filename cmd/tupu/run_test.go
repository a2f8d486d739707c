//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// tupu runs a command in the folder of now.
func tupu(ctx context.Context, args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = run(ctx, args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

// TestInterrupt ends a build between two documents: what is done is told and
// stored, and the same command does the rest.
func TestInterrupt(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(name, []byte("甲国支持扩大水果贸易。"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if status, _, errs := tupu(t.Context(), "build", "a.txt"); status != statusDone {
		t.Fatal(status, errs)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	status, out, errs := tupu(ctx, "build", ".")
	if status != statusInterrupted || !strings.Contains(out, "added 0") || !strings.Contains(errs, "interrupted") {
		t.Errorf("interrupted build: status %d, %q, %q", status, out, errs)
	}
	if status, out, _ := tupu(t.Context(), "build", "."); status != statusDone || !strings.HasPrefix(out, "added 1, unchanged 1,") {
		t.Errorf("the same again: status %d, %q", status, out)
	}
}

// TestServe asks a server of its own process: the recorded form of the answers,
// a program that kills what runs it, and the end on an interrupt.
func TestServe(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.txt", []byte("甲国支持扩大水果贸易。"), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := tupu(t.Context(), "build", "a.txt"); status != statusDone {
		t.Fatal(status, errs)
	}
	program := filepath.Join(t.TempDir(), "tupu") // TestMain makes a process of this name the program
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Link(self, program); err != nil { // another file system: a copy
		binary, err := os.ReadFile(self)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(program, binary, 0o700); err != nil { // #nosec G306 -- a program
			t.Fatal(err)
		}
	}
	server := exec.Command(program, "serve", "--listen", "127.0.0.1:0")
	server.Env = append(os.Environ(), "TUPU_TOKEN=secret")
	told, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Process.Kill() }()
	log := bufio.NewReader(told)
	line, err := log.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, log) }() // a full pipe would hold the server up
	address := regexp.MustCompile(`http://\S+`).FindString(line)
	for _, tt := range []struct{ path, program, want string }{
		{"/api/v2/query?lang=gizmo", `g.V("<甲国>").Out("<supports>").All()`, `200 {"result":[{"id":"<扩大水果贸易>"}]}`},
		{"/api/v1/query/gizmo", `g.V("<甲国>").Out("<supports>").All()`, `200 {"result":[{"id":"\u003c扩大水果贸易\u003e"}]}`},
		{"/api/v2/query?lang=gizmo", `var o = {}; o.o = o; g.Emit(o)`, `400 {"error": "the query ended the process that ran it: it nests too deeply or takes too much memory"}`},
		{"/api/v2/query?lang=gizmo", `g.Emit(1)`, `200 {"result":[1]}`},
	} {
		if got := post(t, address+tt.path, tt.program); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.program, got, tt.want)
		}
	}
	reviewWhileAsked(t, address)
	if err := server.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := server.Wait(); err != nil {
		t.Errorf("end on an interrupt: %v", err)
	}
}

// reviewWhileAsked rejects a statement and takes that back while others ask: the
// store is given up for each write and nobody notices.
func reviewWhileAsked(t *testing.T, address string) {
	const query, id = `g.V("<甲国>").Out("<supports>").All()`, "stmt/1511bb71696ad8d0"
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			default:
				if got := post(t, address+"/api/v2/query?lang=gizmo", `g.Emit(1)`); got != `200 {"result":[1]}` && !strings.HasPrefix(got, "429") {
					t.Errorf("during a review: %s", got)
				}
			}
		}
	}()
	for range 3 {
		if got := post(t, address+"/api/reviews", `{"statement":"`+id+`","verdict":"rejected"}`); !strings.HasPrefix(got, "200") {
			t.Errorf("reject: %s", got)
		}
		if got := post(t, address+"/api/v2/query?lang=gizmo", query); got != `200 {"result":null}` && !strings.HasPrefix(got, "429") {
			t.Errorf("rejected: %s", got)
		}
		if got := do(t, "DELETE", address+"/api/reviews/"+id, ""); !strings.HasPrefix(got, "200") {
			t.Errorf("undo: %s", got)
		}
	}
	close(stop)
	<-done
}

func post(t *testing.T, url, body string) string { return do(t, "POST", url, body) }

func do(t *testing.T, method, url, body string) string {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer secret")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(resp.StatusCode) + " " + strings.TrimSpace(string(data))
}

// TestSameOutput wants the same bytes from every run.
func TestSameOutput(t *testing.T) {
	seed, err := filepath.Abs("../../seeds/documents")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, format := range []string{"jsonl", "tsv", "nquads"} {
		_, first, _ := tupu(t.Context(), "extract", seed, "--format", format)
		status, second, errs := tupu(t.Context(), "extract", seed, "--format", format)
		if status != statusDone || first != second || first == "" {
			t.Errorf("%s: two runs differ, status %d, %s", format, status, errs)
		}
	}
}

// TestHelpIsComplete wants an example and a line of help from every command.
func TestHelpIsComplete(t *testing.T) {
	a := &app{}
	for _, c := range a.root().Commands() {
		if c.Short == "" && !c.Hidden {
			t.Errorf("%s has no line of help", c.Name())
		}
		if c.GroupID != "" && c.Example == "" && c.Args == nil {
			t.Errorf("%s has no example", c.Name())
		}
	}
}
