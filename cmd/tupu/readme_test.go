package main

import (
	"bytes"
	"context"
	"flag"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tupu/graph"
	"tupu/queries"
	"tupu/queries/api"
)

var update = flag.Bool("update", false, "write the output of the commands in the READMEs into them")

// TestReadme runs the commands of the READMEs' console blocks, in order and in
// one folder, and compares what they print. A line … stands for any lines; with
// -update the lines before it are renewed.
func TestReadme(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh.md"} {
		path, err := filepath.Abs(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			r := readmeRun{t: t}
			text := consoleBlock.ReplaceAllStringFunc(string(data), r.block)
			if *update {
				if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

var consoleBlock = regexp.MustCompile("(?s)```console\n.*?```")

type readmeRun struct{ t *testing.T }

// block runs one block and gives it back with the output of now.
func (r readmeRun) block(block string) string {
	body := strings.TrimSuffix(strings.TrimPrefix(block, "```console\n"), "```")
	var out strings.Builder
	for _, part := range strings.Split("\n"+body, "\n$ ")[1:] {
		command, want, _ := strings.Cut(part, "\n")
		got := r.command(command)
		if !matches(want, got) && !*update {
			r.t.Errorf("%s\n prints\n%s\n want\n%s", command, got, want)
		}
		out.WriteString("$ " + command + "\n" + renewed(want, got))
	}
	return "```console\n" + out.String() + "```"
}

// matches compares output with what is wanted, where … is any lines.
func matches(want, got string) bool {
	want, got = strings.TrimRight(want, "\n"), strings.TrimRight(got, "\n")
	head, tail, elided := strings.Cut("\n"+want+"\n", "\n…\n")
	if !elided {
		return want == got
	}
	return strings.HasPrefix("\n"+got, head) && strings.HasSuffix(got, strings.TrimRight(tail, "\n"))
}

// renewed is the output of now, cut where the old one was.
func renewed(want, got string) string {
	lines := strings.Split(strings.TrimRight(got, "\n"), "\n")
	if head, _, elided := strings.Cut("\n"+want+"\n", "\n…\n"); elided {
		if n := strings.Count(head, "\n"); n > 0 && n < len(lines) {
			return strings.Join(lines[:n], "\n") + "\n…\n"
		}
	}
	if got == "" {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

var shellWord = regexp.MustCompile(`'[^']*'|\S+`)

// command runs one command line and gives its standard output.
func (r readmeRun) command(line string) string {
	words := shellWord.FindAllString(line, -1)
	for i := range words {
		words[i] = strings.Trim(words[i], "'")
	}
	switch {
	case words[0] == "curl":
		return r.curl(words)
	case strings.HasSuffix(line, "&"): // curl starts what it asks
		return ""
	}
	var out, errs bytes.Buffer
	if status := run(context.Background(), words[1:], strings.NewReader(""), &out, &errs); status != 0 {
		r.t.Errorf("%s: status %d: %s", line, status, errs.String())
	}
	return out.String()
}

// curl asks the handlers of tupu serve: curl -d BODY URL.
func (r readmeRun) curl(words []string) string {
	g, err := graph.Open("tupu.db", graph.Options{ReadOnly: true})
	if err != nil {
		r.t.Fatal(err)
	}
	defer g.Close()
	answer := httptest.NewRecorder()
	request := httptest.NewRequest("POST", words[3], strings.NewReader(words[2]))
	api.New(api.Config{Store: g.QuadStore, Limits: queries.DefaultLimits}).ServeHTTP(answer, request)
	return answer.Body.String()
}
