package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	dialect "github.com/cayleygraph/cayley/graph/sql/postgres" // registers itself
	"github.com/lib/pq"
)

// postgres is a database with Cayley's tables, which Cayley reads, and a table of
// records. Changes are written by COPY in one transaction: Cayley's own way sends
// every quad and node as a statement of its own.
type postgres struct {
	addr     string
	db       *sql.DB
	quads    cayley.QuadStore
	readOnly bool

	mu     sync.Mutex
	writer *sql.Conn // holds the writer's lock; nil until the first change after it broke
	ready  bool      // the writer has its temporary tables
}

const createRecords = `CREATE TABLE IF NOT EXISTS tupu_records (key BYTEA PRIMARY KEY, value BYTEA NOT NULL)`

// Cayley checks each quad's nodes by four foreign keys. Nodes and quads come in
// one transaction here, which makes the checks idle work of a third of the time.
const dropForeignKeys = `ALTER TABLE quads DROP CONSTRAINT IF EXISTS subject_hash_fk, DROP CONSTRAINT IF EXISTS predicate_hash_fk,
	DROP CONSTRAINT IF EXISTS object_hash_fk, DROP CONSTRAINT IF EXISTS label_hash_fk`

func openPostgres(ctx context.Context, addr string, opt Options) (Store, error) {
	addr, err := settings(addr, opt)
	if err != nil {
		return nil, err
	}
	own, err := byIndex(addr)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("postgres", own)
	if err != nil {
		return nil, postgresError(addr, err)
	}
	s := &postgres{addr: addr, db: db, readOnly: opt.ReadOnly}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(postgresError(addr, err), s.Close())
	}
	return s, nil
}

// settings adds to an address how the server shall see us.
func settings(addr string, opt Options) (string, error) {
	u, err := url.Parse(addr)
	if err != nil {
		return "", errors.New("store: the address does not read as postgres://user@host:port/database")
	}
	q := u.Query()
	if q.Get("application_name") == "" {
		q.Set("application_name", fmt.Sprintf("tupu, process %d", os.Getpid()))
	}
	if q.Get("connect_timeout") == "" {
		q.Set("connect_timeout", "10")
	}
	if opt.ReadOnly {
		q.Set("default_transaction_read_only", "on")
	}
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// byIndex adds that everything is to be found by an index. What we ask for is
// always a small part of a table, while the server, which knows nothing yet of a
// table just filled or of a temporary one, would read the whole of it each time.
func byIndex(addr string) (string, error) {
	u, err := url.Parse(addr)
	if err != nil {
		return "", err
	}
	q := u.Query()
	for _, way := range []string{"enable_seqscan", "enable_hashjoin", "enable_mergejoin"} {
		q.Set(way, "off")
	}
	q.Set("jit", "off") // would compile each query, taking what is switched off for dear
	u.RawQuery = q.Encode()
	return u.String(), nil
}

func postgresError(addr string, err error) error {
	if errors.Is(err, ErrLocked) || errors.Is(err, ErrNoStore) || errors.Is(err, ErrForeign) {
		return err
	}
	name := "database"
	if u, e := url.Parse(addr); e == nil {
		name = u.Host + u.Path // no user, no password
	}
	return fmt.Errorf("store %s: %w; is the server running, and does the database exist?", name, err)
}

func (s *postgres) open(ctx context.Context) error {
	ours, err := s.has(ctx, "tupu_records")
	if err != nil {
		return err
	}
	switch {
	case !ours && s.readOnly:
		return fmt.Errorf("%w in this database; run `tupu build` first", ErrNoStore)
	case !s.readOnly:
		if err := s.lock(ctx); err != nil {
			return err
		}
	}
	if !ours {
		if err := s.create(ctx); err != nil {
			return err
		}
	}
	s.quads, err = csql.New(dialect.Type, s.addr, nil)
	return err
}

func (s *postgres) has(ctx context.Context, table string) (bool, error) {
	var n int
	err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1`, table).Scan(&n)
	return n > 0, err
}

// create makes the tables. Tables nodes and quads that are there already and hold
// something are another program's.
func (s *postgres) create(ctx context.Context) error {
	theirs, err := s.has(ctx, "nodes")
	if err != nil {
		return err
	}
	if theirs {
		var n int
		if err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM nodes LIMIT 1) x`).Scan(&n); err != nil || n > 0 {
			return errors.Join(fmt.Errorf("%w: the database has a table nodes of another program; name another database, or a schema with ?search_path=NAME", ErrForeign), err)
		}
	} else if err := csql.Init(dialect.Type, s.addr, nil); err != nil {
		return err
	}
	for _, stmt := range []string{dropForeignKeys, createRecords} {
		if _, err := s.db.ExecContext(ctx, stmt); err != nil {
			return err
		}
	}
	return nil
}

const (
	lockKey = `hashtextextended('tupu ' || current_schema(), 0)`
	holder  = `SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
		WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1`
)

// freeWait is how long to wait for a lock: the server frees that of a killed
// process when it has finished the statement it was at.
const freeWait = time.Second

// lock takes the writer's lock, which the server frees when the connection ends.
func (s *postgres) lock(ctx context.Context) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	got := false
	for end := time.Now().Add(freeWait); ; time.Sleep(50 * time.Millisecond) {
		if err := conn.QueryRowContext(ctx, `SELECT pg_try_advisory_lock(`+lockKey+`)`).Scan(&got); err != nil {
			return errors.Join(err, conn.Close())
		}
		if got || time.Now().After(end) {
			break
		}
	}
	if !got {
		name := "another process"
		_ = conn.QueryRowContext(ctx, holder).Scan(&name) // for the message alone
		return errors.Join(fmt.Errorf("%w: the database is being written by %s; stop that first, or name another store with --store", ErrLocked, name), conn.Close())
	}
	s.writer, s.ready = conn, false
	return nil
}

func (s *postgres) QuadStore() cayley.QuadStore { return s.quads }
func (s *postgres) ReadOnly() bool              { return s.readOnly }

func (s *postgres) Close() error {
	var errs []error
	if s.writer != nil {
		errs = append(errs, s.unlock())
	}
	if s.quads != nil {
		errs = append(errs, s.quads.Close())
	}
	return errors.Join(append(errs, s.db.Close())...)
}

// unlock ends the connection for good: back in the pool it would keep the lock.
func (s *postgres) unlock() error {
	_, err := s.writer.ExecContext(context.Background(), `SELECT pg_advisory_unlock_all()`)
	_ = s.writer.Raw(func(any) error { return driver.ErrBadConn })
	s.writer = nil
	return err
}

func (s *postgres) Apply(ctx context.Context, c Change) error {
	if s.readOnly {
		return ErrReadOnly
	}
	if c.Empty() {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.reconnect(ctx); err != nil {
		return postgresError(s.addr, err)
	}
	if err := s.apply(ctx, c); err != nil {
		return fmt.Errorf("store: nothing was written: %w", err)
	}
	// An empty change of its own makes Cayley forget what it knew of sizes.
	return s.quads.ApplyDeltas(nil, cayley.IgnoreOpts{})
}

// reconnect takes the lock anew after the server was restarted under us.
func (s *postgres) reconnect(ctx context.Context) error {
	if s.writer != nil {
		if s.writer.PingContext(ctx) == nil {
			return nil
		}
		_ = s.unlock() // broken anyhow
	}
	var err error
	for range 10 { // the pool may hold other broken connections
		if err = s.lock(ctx); err == nil || errors.Is(err, ErrLocked) {
			break
		}
	}
	return err
}

// prepare makes the tables through which changes go.
func (s *postgres) prepare(ctx context.Context) error {
	if s.ready {
		return nil
	}
	for _, stmt := range temporary {
		if _, err := s.writer.ExecContext(ctx, stmt); err != nil {
			return err
		}
	}
	s.ready = true
	return nil
}

func (s *postgres) apply(ctx context.Context, c Change) error {
	if err := s.prepare(ctx); err != nil {
		return err
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	bulk := &bulkWrite{ctx: ctx, tx: tx}
	if err := bulk.write(c); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (s *postgres) Get(ctx context.Context, key string) ([]byte, error) {
	var v []byte
	err := s.db.QueryRowContext(ctx, `SELECT value FROM tupu_records WHERE key = $1`, []byte(key)).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return v, err
}

func (s *postgres) Scan(ctx context.Context, prefix string, fn func(string, []byte) error) (err error) {
	rows, err := s.scan(ctx, prefix)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var k, v []byte
		if err := rows.Scan(&k, &v); err != nil {
			return err
		}
		if err := fn(string(k), v); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Fetch reads many records in two queries.
func (s *postgres) Fetch(ctx context.Context, keys, prefixes []string, fn func(prefix, key string, value []byte)) error {
	begin, end := make(pq.ByteaArray, len(prefixes)), make(pq.ByteaArray, len(prefixes))
	for i, p := range prefixes {
		begin[i], end[i] = []byte(p), after(p)
	}
	exact := make(pq.ByteaArray, len(keys))
	for i, k := range keys {
		exact[i] = []byte(k)
	}
	err := s.fetch(ctx, fn, `SELECT ''::bytea, key, value FROM tupu_records WHERE key = ANY($1)`, exact)
	if err != nil || len(prefixes) == 0 {
		return err
	}
	return s.fetch(ctx, fn, `SELECT p.a, r.key, r.value FROM unnest($1::bytea[], $2::bytea[]) p(a, b)
		JOIN tupu_records r ON r.key >= p.a AND r.key < p.b ORDER BY r.key`, begin, end)
}

func (s *postgres) fetch(ctx context.Context, fn func(prefix, key string, value []byte), query string, args ...any) (err error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p, k, v []byte
		if err := rows.Scan(&p, &k, &v); err != nil {
			return err
		}
		fn(string(p), string(k), v)
	}
	return rows.Err()
}

func (s *postgres) scan(ctx context.Context, prefix string) (*sql.Rows, error) {
	const query = `SELECT key, value FROM tupu_records WHERE key >= $1`
	if end := after(prefix); end != nil {
		return s.db.QueryContext(ctx, query+` AND key < $2 ORDER BY key`, []byte(prefix), end)
	}
	return s.db.QueryContext(ctx, query+` ORDER BY key`, []byte(prefix))
}

// after is the first key that does not begin with prefix any more; nil where
// there is none.
func after(prefix string) []byte {
	end := []byte(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i] < 0xff {
			end[i]++
			return end[:i+1]
		}
	}
	return nil
}
