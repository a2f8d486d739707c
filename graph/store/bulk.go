package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
)

// bulkWrite makes a change in Cayley's tables by COPY.
type bulkWrite struct {
	ctx context.Context
	tx  *sql.Tx
}

var (
	nodeColumns = []string{"hash", "refs", "value", "value_string", "datatype", "language", "iri", "bnode", "value_int", "value_bool", "value_float", "value_time"}
	quadColumns = []string{"subject_hash", "predicate_hash", "object_hash", "label_hash"}
)

func (b *bulkWrite) write(c Change) error {
	for _, step := range []func(Change) error{b.nodes, b.add, b.remove, b.orphans, b.records} {
		if err := step(c); err != nil {
			return err
		}
	}
	return nil
}

func (b *bulkWrite) exec(statements ...string) error {
	for _, s := range statements {
		if _, err := b.tx.ExecContext(b.ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// temporary are the tables through which a change goes; a connection makes them
// once.
var temporary = []string{
	`CREATE TEMP TABLE IF NOT EXISTS change_nodes (LIKE nodes) ON COMMIT DELETE ROWS`,
	`CREATE TEMP TABLE IF NOT EXISTS change_quads (subject_hash BYTEA, predicate_hash BYTEA, object_hash BYTEA, label_hash BYTEA) ON COMMIT DELETE ROWS`,
	`CREATE TEMP TABLE IF NOT EXISTS change_records (key BYTEA, value BYTEA) ON COMMIT DELETE ROWS`,
}

// copyIn sends rows to a table; rows calls send with each.
func (b *bulkWrite) copyIn(table string, columns []string, rows func(send func(...any) error) error) error {
	stmt, err := b.tx.PrepareContext(b.ctx, `COPY `+table+` (`+strings.Join(columns, ", ")+`) FROM STDIN`)
	if err != nil {
		return err
	}
	send := func(row ...any) error {
		_, err := stmt.ExecContext(b.ctx, row...)
		return err
	}
	if err := rows(send); err != nil {
		return errors.Join(err, stmt.Close())
	}
	if _, err := stmt.ExecContext(b.ctx); err != nil {
		return errors.Join(err, stmt.Close())
	}
	return stmt.Close()
}

// nodeChange is by how much the number of quads of a node changes.
type nodeChange struct {
	hash  refs.ValueHash
	value quad.Value
	refs  int
}

// nodeChanges are the nodes of a change, in order of hashes, so that two writers
// never wait for each other in a circle.
func nodeChanges(c Change) []*nodeChange {
	byHash := map[refs.ValueHash]*nodeChange{}
	var list []*nodeChange
	count := func(quads []quad.Quad, n int) {
		for _, q := range quads {
			for _, d := range quad.Directions {
				v := q.Get(d)
				if v == nil {
					continue
				}
				h := refs.HashOf(v)
				if byHash[h] == nil {
					byHash[h] = &nodeChange{hash: h, value: v}
					list = append(list, byHash[h])
				}
				byHash[h].refs += n
			}
		}
	}
	count(c.Add, +1)
	count(c.Del, -1)
	list = slices.DeleteFunc(list, func(n *nodeChange) bool { return n.refs == 0 })
	slices.SortFunc(list, func(a, b *nodeChange) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	return list
}

func (n *nodeChange) row() ([]any, error) {
	kind, values, err := csql.NodeValues(csql.NodeHash{ValueHash: n.hash}, n.value)
	if err != nil {
		return nil, err
	}
	row := make([]any, len(nodeColumns))
	row[0], row[1] = values[0], n.refs
	for i, name := range kind.Columns() {
		row[slices.Index(nodeColumns, name)] = values[i+1]
	}
	return row, nil
}

func (b *bulkWrite) nodes(c Change) error {
	list := nodeChanges(c)
	if len(list) == 0 {
		return nil
	}
	err := b.copyIn("change_nodes", nodeColumns, func(send func(...any) error) error {
		for _, n := range list {
			row, err := n.row()
			if err != nil {
				return err
			}
			if err := send(row...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.exec(`INSERT INTO nodes SELECT * FROM change_nodes WHERE refs > 0
		ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`)
}

func sendQuads(quads []quad.Quad, extra ...any) func(func(...any) error) error {
	return func(send func(...any) error) error {
		for _, q := range quads {
			row := make([]any, 0, 5)
			for _, d := range quad.Directions {
				row = append(row, csql.HashOf(q.Get(d)).SQLValue())
			}
			if err := send(append(row, extra...)...); err != nil {
				return err
			}
		}
		return nil
	}
}

func (b *bulkWrite) add(c Change) error {
	if len(c.Add) == 0 {
		return nil
	}
	return b.copyIn("quads", append(slices.Clone(quadColumns), "ts"), sendQuads(c.Add, time.Now().UTC()))
}

func (b *bulkWrite) remove(c Change) error {
	if len(c.Del) == 0 {
		return nil
	}
	if err := b.copyIn("change_quads", quadColumns, sendQuads(c.Del)); err != nil {
		return err
	}
	return b.exec(`DELETE FROM quads q USING change_quads c WHERE q.subject_hash = c.subject_hash AND q.predicate_hash = c.predicate_hash
		AND q.object_hash = c.object_hash AND q.label_hash = c.label_hash`)
}

// orphans counts nodes down and takes out those that no quad has any more.
func (b *bulkWrite) orphans(c Change) error {
	if len(c.Del) == 0 {
		return nil
	}
	return b.exec(
		`UPDATE nodes n SET refs = n.refs + c.refs FROM change_nodes c WHERE n.hash = c.hash AND c.refs < 0`,
		`DELETE FROM nodes n USING change_nodes c WHERE n.hash = c.hash AND c.refs < 0 AND n.refs <= 0`,
	)
}

func (b *bulkWrite) records(c Change) error {
	if len(c.Records) == 0 {
		return nil
	}
	err := b.copyIn("change_records", []string{"key", "value"}, func(send func(...any) error) error {
		for _, k := range sortedKeys(c.Records) {
			var v any
			if c.Records[k] != nil {
				v = c.Records[k]
			}
			if err := send([]byte(k), v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.exec(
		`DELETE FROM tupu_records r USING change_records c WHERE r.key = c.key AND c.value IS NULL`,
		`INSERT INTO tupu_records SELECT key, value FROM change_records WHERE value IS NOT NULL
			ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`,
	)
}
