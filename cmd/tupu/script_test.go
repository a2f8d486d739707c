//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/htmlindex"

	"tupu/graph"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "worker" { // what the program starts to run Gizmo
		main()
		return
	}
	testscript.Main(m, map[string]func(){"tupu": main})
}

// TestScripts runs the files of testdata/script: commands as a person types them
// and what must come of them.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		Cmds:                scriptCommands,
		Setup:               quietHome,
		RequireExplicitExec: true,
	})
}

// quietHome keeps the settings of whoever runs the tests out of them.
func quietHome(env *testscript.Env) error {
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("XDG_CONFIG_HOME", env.WorkDir+"/config")
	return nil
}

// scriptCommands make what a text archive cannot hold.
var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){
	"bytes":   writeBytes,
	"encode":  encodeFile,
	"fill":    fillFile,
	"fifo":    makeFifo,
	"hold":    holdStore,
	"status":  checkStatus,
	"waitfor": waitFor,
}

// writeBytes FILE HEX writes bytes.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var data []byte
	_, err := fmt.Sscanf(args[1], "%x", &data)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// encodeFile ENCODING FROM TO writes a text in another encoding.
func encodeFile(ts *testscript.TestScript, _ bool, args []string) {
	enc, err := htmlindex.Get(args[0])
	ts.Check(err)
	data, err := enc.NewEncoder().String(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(data), 0o600))
}

// fillFile FILE SIZE TEXT writes a text again and again, up to a size.
func fillFile(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	unit := []byte(args[2])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat(unit, size/len(unit)+1)[:size/len(unit)*len(unit)], 0o600))
}

// makeFifo FILE makes a pipe that nobody writes to.
func makeFifo(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o600))
}

// holdStore STORE keeps a store open for writing until the script ends.
func holdStore(ts *testscript.TestScript, _ bool, args []string) {
	g, err := graph.Open(ts.MkAbs(args[0]), graph.Options{})
	ts.Check(err)
	ts.Defer(func() { _ = g.Close() })
}

// checkStatus N COMMAND... runs a command and wants its exit status.
func checkStatus(ts *testscript.TestScript, _ bool, args []string) {
	want := args[0]
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != want {
		ts.Fatalf("%s: exit status %s, want %s", strings.Join(args[1:], " "), got, want)
	}
}

// waitFor FILE waits until a file is there and not empty.
func waitFor(ts *testscript.TestScript, _ bool, args []string) {
	for range 200 {
		if info, err := os.Stat(ts.MkAbs(args[0])); err == nil && info.Size() > 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("%s does not come", args[0])
}
