package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"

	"tupu/queries"
)

// grace is what a worker gets beyond the time of a program to end it itself.
const grace = 500 * time.Millisecond

// errDied is what a program gets that takes its worker with it.
var errDied = &queries.Error{Message: "the query ended the process that ran it: it nests too deeply or takes too much memory"}

// Pool is a few workers, kept warm.
type Pool struct {
	command []string
	idle    chan *process
	mu      sync.Mutex
	all     map[*process]bool
	closed  bool
	dying   sync.WaitGroup // killed, not gone yet
}

// process is one worker.
type process struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	enc *json.Encoder
	dec *json.Decoder
}

// Start starts a number of workers with a command line.
func Start(size int, command ...string) (*Pool, error) {
	p := &Pool{command: command, idle: make(chan *process, size), all: map[*process]bool{}}
	for range size {
		w, err := p.spawn()
		if err != nil {
			return nil, errors.Join(err, p.Close())
		}
		p.idle <- w
	}
	return p, nil
}

// Close ends every worker and waits until it is gone, with its hold on the store.
func (p *Pool) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for w := range p.all {
		p.kill(w)
	}
	p.all = map[*process]bool{}
	p.dying.Wait()
	return nil
}

// spawn starts one worker.
func (p *Pool) spawn() (*process, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errors.New("worker: the pool is closed")
	}
	cmd := exec.Command(p.command[0], p.command[1:]...) // #nosec G204 -- this program itself
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("worker: %w", err)
	}
	w := &process{cmd: cmd, in: in, enc: json.NewEncoder(in), dec: json.NewDecoder(out)}
	p.all[w] = true
	return w, nil
}

// kill ends a worker and takes its remains away. The pool is locked.
func (p *Pool) kill(w *process) {
	_ = w.cmd.Process.Kill() // it may have ended already
	_ = w.in.Close()
	p.dying.Go(func() { _ = w.cmd.Wait() }) // killed on purpose: its status says nothing
}

// replace kills a worker and starts another in its place. Until that is there,
// the pool is smaller by one.
func (p *Pool) replace(w *process) {
	p.mu.Lock()
	delete(p.all, w)
	p.kill(w)
	p.mu.Unlock()
	go func() {
		for pause := 10 * time.Millisecond; ; pause = min(2*pause, time.Second) {
			fresh, err := p.spawn()
			if err == nil {
				p.idle <- fresh
				return
			}
			if p.isClosed() {
				return
			}
			time.Sleep(pause)
		}
	}()
}

func (p *Pool) isClosed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closed
}

// Run has a program run by an idle worker. Where there is none it fails at once
// with queries.ErrBusy.
func (p *Pool) Run(ctx context.Context, program string, lim queries.Limits) (*queries.Answer, error) {
	var w *process
	select {
	case w = <-p.idle:
	default:
		return nil, queries.ErrBusy
	}
	ctx, cancel := context.WithTimeout(ctx, lim.Time+grace)
	defer cancel()
	done := make(chan result, 1)
	go func() { done <- w.ask(request{program, lim.Time, lim.Rows, lim.Bytes}) }()
	select {
	case <-ctx.Done():
		p.replace(w)
		return nil, &queries.Error{Message: context.DeadlineExceeded.Error(), Timeout: true}
	case r := <-done:
		if r.err != nil || r.Timeout { // after a timeout native code may still be running
			p.replace(w)
		} else {
			p.idle <- w
		}
		return r.answer()
	}
}

// result is what came back from a worker.
type result struct {
	response
	err error // the worker is gone
}

// ask waits for the answer to one program.
func (w *process) ask(r request) result {
	var res result
	if res.err = w.enc.Encode(r); res.err == nil {
		res.err = w.dec.Decode(&res.response)
	}
	return res
}

// answer is the worker's response as queries.Run gives it.
func (r result) answer() (*queries.Answer, error) {
	switch {
	case r.err != nil:
		return nil, errDied
	case r.Fault:
		return nil, errors.New(r.Error)
	case r.Error != "":
		return nil, &queries.Error{Message: r.Error, Timeout: r.Timeout}
	}
	a := &queries.Answer{HasLast: r.HasLast, Truncated: r.Truncated, Hints: r.Hints}
	if len(r.Last) > 0 {
		if err := json.Unmarshal(r.Last, &a.Last); err != nil {
			return nil, err
		}
	}
	for _, row := range r.Rows {
		a.Rows = append(a.Rows, row)
	}
	return a, nil
}
