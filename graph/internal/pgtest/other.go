//go:build !unix

// Package pgtest would give tests a PostgreSQL server of their own; here it has
// none.
package pgtest

import "testing"

// Run runs tests.
func Run(m *testing.M) int { return m.Run() }

// Database skips the test.
func Database(t testing.TB) string {
	t.Helper()
	t.Skip("no PostgreSQL for tests on this system")
	return ""
}
