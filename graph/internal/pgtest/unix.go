//go:build unix

// Package pgtest gives tests a PostgreSQL server of their own: started on a free
// port from the programs that Debian installs, stopped at the end.
package pgtest

import (
	"context"
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/lib/pq" // the driver
)

var (
	start   sync.Once
	server  *exec.Cmd
	dir     string
	base    string // address without the database
	failure error
	count   int
)

// Run runs tests and stops the server, if any test had it started; for TestMain.
func Run(m *testing.M) int {
	code := m.Run()
	Stop()
	return code
}

// Stop stops the server.
func Stop() {
	if server != nil {
		_ = server.Process.Signal(os.Interrupt) // ends connections, then the server
		_ = server.Wait()
	}
	if dir != "" {
		_ = os.RemoveAll(dir)
	}
}

// Database is the address of a new and empty database. Where there is no
// PostgreSQL the test is skipped, or fails when TEST_TUPU_TOOLS is set.
func Database(t testing.TB) string {
	t.Helper()
	start.Do(func() { failure = launch() })
	if failure != nil {
		if os.Getenv("TEST_TUPU_TOOLS") != "" {
			t.Fatal(failure)
		}
		t.Skip("no PostgreSQL: ", failure)
	}
	count++
	name := fmt.Sprintf("test%d_%d", os.Getpid(), count)
	db, err := sql.Open("postgres", base+"/postgres?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec("create database " + name); err != nil {
		t.Fatal(err)
	}
	return base + "/" + name + "?sslmode=disable"
}

// programs is the folder with initdb and postgres.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", fmt.Errorf("no initdb under /usr/lib/postgresql (Debian: postgresql)")
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1]), nil
}

func launch() error {
	bin, err := programs()
	if err != nil {
		return err
	}
	if dir, err = os.MkdirTemp("", "tupu-pg"); err != nil {
		return err
	}
	cred, err := credential()
	if err != nil {
		return err
	}
	if cred != nil {
		if err := os.Chown(dir, int(cred.Uid), int(cred.Gid)); err != nil {
			return err
		}
	}
	data := filepath.Join(dir, "data")
	initdb := as(cred, filepath.Join(bin, "initdb"), "-D", data, "-U", "tupu", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	server = as(cred, filepath.Join(bin, "postgres"), "-D", data, "-p", strconv.Itoa(port), "-c", "listen_addresses=127.0.0.1",
		"-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "logging_collector=off", "-c", "log_min_messages=fatal")
	if err := server.Start(); err != nil {
		server = nil
		return err
	}
	base = fmt.Sprintf("postgres://tupu@127.0.0.1:%d", port)
	return await()
}

// await waits until the server answers.
func await() error {
	db, err := sql.Open("postgres", base+"/postgres?sslmode=disable")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the server does not answer: %w", err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// as is a command run by another user where we are root, as whom PostgreSQL
// refuses to run.
func as(cred *syscall.Credential, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...) // #nosec G204 -- programs of PostgreSQL
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: cred, Setpgid: true}
	return cmd
}

func credential() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	if err1 != nil || err2 != nil {
		return nil, fmt.Errorf("user postgres has ids %s, %s", u.Uid, u.Gid)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}
