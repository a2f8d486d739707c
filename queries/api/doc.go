// Package api answers over HTTP.
//
// The two query paths are those of Cayley's own server, so that its clients
// work: the same bodies, but with the status that fits.
//
//	POST /api/v1/query/gizmo           the program is the body; ?limit=, 100 rows without it
//	POST /api/v2/query?lang=gizmo      the program is the body
//	GET  /api/v2/query?lang=gizmo&qu=  the program is in the address
//	GET  /api/queries, /api/entities, /api/statements, /api/documents, /api/stats,
//	     /api/graph, /api/network, /api/things, /api/about, /api/export: Tupu's own API; /api/openapi.json describes it
//	POST /api/gizmo                    the same for the web page, with hints
//	GET  /                             the web page, of the package page
//	GET  /healthz                      the process answers
//	GET  /readyz                       the store answers
//	GET  /metrics                      numbers for Prometheus
//
// Nothing is written, unless the server has a token and a request carries it:
//
//	POST /api/reviews, DELETE /api/reviews/ID   judge a statement, take it back
//
// Every program runs under a time, row and size limit, and
// few run at once.
package api
