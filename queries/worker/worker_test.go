package worker

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"

	"tupu/queries"
)

const asWorker = "TEST_AS_WORKER"

// confine says whether a worker of the tests bounds its memory.
var confine = true

// TestMain makes the test binary a worker where a test starts it as one.
func TestMain(m *testing.M) {
	if os.Getenv(asWorker) == "" {
		os.Exit(m.Run())
	}
	if confine {
		if err := Confine(); err != nil {
			panic(err)
		}
	}
	qs := memstore.New(quad.Quad{Subject: quad.IRI("甲国"), Predicate: quad.IRI("supports"), Object: quad.IRI("铁路"), Label: quad.IRI("stmt/1")})
	if err := Serve(os.Stdin, os.Stdout, qs); err != nil {
		panic(err)
	}
}

func startPool(t *testing.T, size int) *Pool {
	t.Helper()
	t.Setenv(asWorker, "1")
	p, err := Start(size, os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	return p
}

var limits = queries.Limits{Time: 250 * time.Millisecond, Rows: 100, Bytes: 1 << 20}

// ask runs a program, waiting while a worker is being replaced.
func ask(p *Pool, program string) (string, error) {
	for {
		a, err := p.Run(context.Background(), program, limits)
		switch {
		case errors.Is(err, queries.ErrBusy):
			time.Sleep(5 * time.Millisecond)
		case err != nil:
			return "", err
		default:
			rows, err := encode(a.Rows)
			return string(rows), err
		}
	}
}

func TestAnswers(t *testing.T) {
	p := startPool(t, 1)
	for range 3 {
		got, err := ask(p, `g.V("<甲国>").Out("<supports>").All(); g.Emit(2)`)
		if err != nil || got != `[{"id":"<铁路>"},2]` {
			t.Errorf("answer %s, %v", got, err)
		}
	}
	if _, err := ask(p, `g.V(((`); err == nil || !strings.Contains(err.Error(), "SyntaxError") {
		t.Errorf("syntax error: %v", err)
	}
	a, err := p.Run(context.Background(), `g.V("<甲国>").Out("<suports>").All()`, limits)
	if err != nil || len(a.Hints) != 1 {
		t.Errorf("hints %v, %v", a, err)
	}
}

// TestDeadly tries one-line programs that kill or occupy the process that runs
// them. Each gets its error in time, and the next program its answer.
func TestDeadly(t *testing.T) {
	if !confine {
		t.Skip("skipped: memory has no bound under the race detector")
	}
	p := startPool(t, 1)
	for name, program := range map[string]string{
		"endless loop":        `while(true){}`,
		"endless toString":    `throw {toString: function(){ while(true){} }}`,
		"endless getter":      `({get a(){ while(true){} }})`,
		"cyclic value":        `var o = {}; o.o = o; g.Emit(o)`,
		"deep nesting":        `eval(Array(1000000).join("("))`,
		"deep JSON":           `JSON.parse(Array(2000000).join("["))`,
		"pattern":             `/(?=(a+)+$)a/.test(Array(40).join("a") + "b")`,
		"huge string":         `new Array(4294967295).join("x")`,
		"doubling":            `var s = "x"; for (;;) s += s`,
		"growing list":        `var l = []; for (;;) l.push(Array(1000).join("x") + l.length)`,
		"recursion":           `(function f(){ f() })()`,
		"flood":               `for (;;) g.Emit("x")`,
		"catch and loop":      `try { while(true){} } catch (e) { while(true){} }`,
		"native sort forever": `var l = []; for (var i = 0; i < 300000; i++) l.push(Math.random()); for (;;) l.sort()`,
	} {
		start := time.Now()
		got, err := ask(p, program)
		var e *queries.Error
		if name != "flood" && !errors.As(err, &e) {
			t.Errorf("%s: %.80s, %v, want an error of the program", name, got, err)
		}
		if d := time.Since(start); d > 8*time.Second {
			t.Errorf("%s took %v", name, d)
		}
		if got, err := ask(p, `g.Emit(1)`); err != nil || got != "[1]" {
			t.Errorf("after %s: %s, %v", name, got, err)
		}
	}
}

func TestOthersGoOn(t *testing.T) {
	p := startPool(t, 2)
	done := make(chan error)
	go func() {
		_, err := p.Run(context.Background(), `var o = {}; o.o = o; g.Emit(o)`, limits)
		done <- err
	}()
	if got, err := ask(p, `g.Emit(1)`); err != nil || got != "[1]" {
		t.Errorf("beside a deadly one: %s, %v", got, err)
	}
	if err := <-done; err == nil {
		t.Error("the deadly one got an answer")
	}
}

func TestBusyAndHangUp(t *testing.T) {
	p := startPool(t, 1)
	ctx, hangUp := context.WithCancel(context.Background())
	done := make(chan bool)
	lim := limits
	lim.Time = time.Minute
	go func() {
		_, _ = p.Run(ctx, `while(true){}`, lim)
		close(done)
	}()
	for len(p.idle) > 0 {
		time.Sleep(time.Millisecond)
	}
	if _, err := p.Run(context.Background(), `g.Emit(1)`, limits); !errors.Is(err, queries.ErrBusy) {
		t.Errorf("while one runs: %v, want busy", err)
	}
	hangUp()
	select {
	case <-done:
	case <-time.After(2 * time.Second):
		t.Fatal("the program goes on after its client hung up")
	}
	if got, err := ask(p, `g.Emit(1)`); err != nil || got != "[1]" {
		t.Errorf("afterwards: %s, %v", got, err)
	}
}
