//go:build !linux

package worker

import "runtime/debug"

// Confine bounds the stacks of this process and makes it collect its garbage
// sooner; only Linux bounds its memory.
func Confine() error {
	debug.SetMaxStack(64 << 20)
	debug.SetMemoryLimit(768 << 20)
	return nil
}
