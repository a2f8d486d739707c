package store

import (
	"syscall"

	"go.etcd.io/bbolt"
)

// releasePages gives the pages of the mapped file back to the system, which
// keeps them in its own cache: what a long build has touched would otherwise
// count as the memory of this process. The transaction keeps the mapping in place
// meanwhile.
func releasePages(tx *bbolt.Tx) error {
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, tx.DB().Info().Data, uintptr(tx.Size()), syscall.MADV_DONTNEED) // #nosec G115 -- a size
	return nil                                                                                                     // advice only: what is stored stays stored where the system declines
}
