// Package worker runs Gizmo programs of strangers in processes of their own.
//
// A time limit inside a process is no true bound: native code of the JavaScript
// engine does not look at the clock, and one line that nests deeply enough ends
// the process that runs it. So a server keeps a few workers, which open the store
// for reading, answer one program after the other over their standard streams,
// and can be killed. A worker that was killed or died is replaced; who asked gets
// an error, nobody else notices.
//
//	Pool  in the server: hands programs to workers, kills those that do not end
//	Serve in the worker: reads programs, writes answers
package worker
