//go:build !linux

package store

// lockHolder cannot name the process here.
func lockHolder(string) string { return "another process" }
