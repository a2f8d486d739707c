package store

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// lockHolder names the process that holds the lock of a file, as the kernel
// lists it.
func lockHolder(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "another process"
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	table, err := os.ReadFile("/proc/locks")
	if !ok || err != nil {
		return "another process"
	}
	suffix := fmt.Sprintf(":%d", stat.Ino)
	for line := range strings.Lines(string(table)) {
		// 1: FLOCK  ADVISORY  WRITE 4242 08:01:1234 0 EOF
		f := strings.Fields(line)
		if len(f) >= 6 && f[1] == "FLOCK" && strings.HasSuffix(f[5], suffix) {
			return processName(f[4])
		}
	}
	return "another process"
}

// processName names a process as a person knows it: a helper by the program of
// the same file that started it.
func processName(pid string) string {
	exe := program(pid)
	for range 8 {
		p := parent(pid)
		if exe == "" || program(p) != exe {
			break
		}
		pid = p
	}
	cmd, err := os.ReadFile("/proc/" + pid + "/cmdline")
	if err != nil || len(cmd) == 0 {
		return "process " + pid
	}
	words := strings.Split(strings.TrimRight(string(cmd), "\x00"), "\x00")
	words = words[:min(2, len(words))] // program and command; what follows may be secret
	return fmt.Sprintf("process %s (%s)", pid, strings.Join(words, " "))
}

// program is the file that a process runs; empty where that may not be known.
func program(pid string) string {
	exe, err := os.Readlink("/proc/" + pid + "/exe")
	if err != nil {
		return ""
	}
	return exe
}

// parent is the process that started another.
func parent(pid string) string {
	status, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(status)) {
		if p, ok := strings.CutPrefix(line, "PPid:"); ok {
			return strings.TrimSpace(p)
		}
	}
	return ""
}
