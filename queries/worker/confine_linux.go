package worker

import (
	"runtime/debug"
	"syscall"
)

// Limits of a worker's memory. The stack of a goroutine may grow far enough for
// any program that a person writes.
const (
	maxMemory = 1 << 30
	maxStack  = 64 << 20
)

// Confine bounds the memory of this process; what goes beyond ends it. The store
// is mapped from its file and does not count.
func Confine() error {
	debug.SetMaxStack(maxStack)
	debug.SetMemoryLimit(maxMemory * 3 / 4)
	return syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: maxMemory, Max: maxMemory})
}
