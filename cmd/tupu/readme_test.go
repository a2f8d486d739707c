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

// TestReadme runs the commands of the READMEs' console blocks, in order and in one
// folder, and compares what they print; -update renews what no longer fits.
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

// matches compares output with what is wanted. A line … stands for any lines, …
// within a line for any characters.
func matches(want, got string) bool {
	pattern := regexp.QuoteMeta(strings.TrimRight(want, "\n") + "\n")
	pattern = regexp.MustCompile(`(?m)^…\n`).ReplaceAllString(pattern, `(?:.*\n)*?`)
	pattern = strings.ReplaceAll(pattern, "…", ".*")
	return regexp.MustCompile(`^` + pattern + `$`).MatchString(strings.TrimRight(got, "\n") + "\n")
}

// renewed is the output of now, cut where the old one was; what still fits stays.
func renewed(want, got string) string {
	if want = strings.TrimRight(want, "\n"); want != "" && matches(want, got) {
		return want + "\n"
	}
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
