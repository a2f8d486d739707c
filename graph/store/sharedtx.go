package store

import (
	"context"

	hkv "github.com/hidal-go/hidalgo/kv"
)

// sharedTx is a key-value store whose writers all run inside one transaction
// while it is open, so that several calls of Cayley and our own records are
// committed together. Readers have transactions of their own as ever.
type sharedTx struct {
	hkv.KV
	tx hkv.Tx // open between begin and end; one writer at a time
}

func (s *sharedTx) begin(ctx context.Context) (hkv.Tx, error) {
	tx, err := s.KV.Tx(ctx, true)
	if err != nil {
		return nil, err
	}
	s.tx = tx
	return tx, nil
}

// end commits what was written since begin, or takes it back.
func (s *sharedTx) end(ctx context.Context, commit bool) error {
	tx := s.tx
	s.tx = nil
	if commit {
		return tx.Commit(ctx)
	}
	return tx.Close()
}

// Tx hands the open transaction to a writer, who cannot end it.
func (s *sharedTx) Tx(ctx context.Context, rw bool) (hkv.Tx, error) {
	if rw && s.tx != nil {
		return borrowedTx{s.tx}, nil
	}
	return s.KV.Tx(ctx, rw)
}

type borrowedTx struct{ hkv.Tx }

func (borrowedTx) Commit(context.Context) error { return nil }
func (borrowedTx) Close() error                 { return nil }
