//go:build race

package worker

// Under the race detector a process maps more memory than a worker may have.
func init() { confine = false }
