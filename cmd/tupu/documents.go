package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"

	"tupu/extractor/text"
)

// extensions are the endings of files that are read from folders. A file that
// is named itself may have any ending.
var extensions = []string{".txt", ".md", ".markdown", ".html", ".htm"}

// file is one document to read.
type file struct {
	doc  string // its name in the output: its own, or its path below the folder given
	path string // where it is; "-" is stdin
	fsys fs.FS  // where the path is one of the seeds
	err  error  // why it cannot be read, where that is known before reading
}

// bundled lists the documents of the seeds.
func bundled(seeds fs.FS) ([]file, error) {
	paths, err := fs.Glob(seeds, "documents/*")
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("the seeds hold no documents: %w", errors.Join(err, fs.ErrNotExist))
	}
	files := make([]file, 0, len(paths))
	for _, path := range paths {
		files = append(files, file{doc: filepath.Base(path), path: path, fsys: seeds})
	}
	return files, nil
}

// find lists the files that the arguments mean: the arguments in their order,
// the files of a folder or pattern by name. What cannot be read is listed with
// its error, so that the rest is done.
func find(args []string) []file {
	var files []file
	for _, arg := range args {
		switch info, err := os.Stat(arg); {
		case arg == "-":
			files = append(files, file{doc: "-", path: "-"})
		case err == nil && info.IsDir():
			files = append(files, folder(arg)...)
		case err == nil:
			files = append(files, file{doc: filepath.Base(arg), path: arg})
		case hasPattern(arg) && errors.Is(err, fs.ErrNotExist):
			files = append(files, pattern(arg)...)
		default:
			files = append(files, file{doc: filepath.Base(arg), path: arg, err: plain(err)})
		}
	}
	return distinct(files)
}

// plain drops the name of the system call and the path from an error of the
// file system; the path is printed before it anyway.
func plain(err error) error {
	var p *fs.PathError
	if !errors.As(err, &p) {
		return err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return next(fmt.Errorf("there is no such file or folder"), "check the path")
	}
	return next(p.Err, "check the file and its permissions")
}

// folder lists the documents below a folder. Hidden files and other endings are
// left out; links to folders are not followed, since they can lead in circles.
func folder(root string) []file {
	var files []file
	walk := func(path string, d fs.DirEntry, err error) error {
		doc := below(root, path)
		switch {
		case err != nil:
			files = append(files, file{doc: doc, path: path, err: plain(err)})
			return nil
		case doc != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !slices.Contains(extensions, strings.ToLower(filepath.Ext(path))):
			return nil
		}
		files = append(files, listed(doc, path, d))
		return nil
	}
	// The separator makes a link to a folder that is named itself a folder.
	_ = filepath.WalkDir(root+string(filepath.Separator), walk) // walk keeps every error beside its file
	if len(files) == 0 {
		err := next(fmt.Errorf("no documents in this folder"), "put files there that end in %s", strings.Join(extensions, ", "))
		files = append(files, file{doc: filepath.Base(root), path: root, err: err})
	}
	return files
}

// listed is a file of a folder; a link is looked through.
func listed(doc, path string, d fs.DirEntry) file {
	f := file{doc: doc, path: path}
	if d.Type().IsRegular() {
		return f
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && d.Type()&fs.ModeSymlink != 0:
		f.err = next(fmt.Errorf("the link leads nowhere"), "mend or remove it")
	case err != nil:
		f.err = plain(err)
	case !info.Mode().IsRegular():
		f.err = next(fmt.Errorf("not a file but %s", kindOf(info.Mode())), "give files or folders")
	}
	return f
}

// kindOf says in a word what is no file.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a link to a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// hasPattern says whether an argument that is no file holds a glob.
func hasPattern(arg string) bool { return strings.ContainsAny(arg, "*?[{") }

// pattern lists the files that a glob matches.
func pattern(glob string) []file {
	base, _ := doublestar.SplitPattern(filepath.ToSlash(glob))
	paths, err := doublestar.FilepathGlob(glob, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
	paths = slices.DeleteFunc(paths, func(path string) bool { // links to folders are no files either
		info, err := os.Stat(path)
		return err == nil && info.IsDir()
	})
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("no file matches")
	}
	if err != nil {
		return []file{{doc: glob, path: glob, err: next(err, "check the pattern, and put it in quotes")}}
	}
	slices.Sort(paths)
	files := make([]file, 0, len(paths))
	for _, path := range paths {
		files = append(files, file{doc: below(base, path), path: path})
	}
	return files
}

// below is a path as seen from a folder, with / between its parts.
func below(root, path string) string {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		rel = path
	}
	return filepath.ToSlash(rel)
}

// distinct drops files that are listed twice; two different files of one name
// cannot both be that document.
func distinct(files []file) []file {
	first := map[string]string{}
	var kept []file
	for _, f := range files {
		path, taken := first[f.doc]
		switch {
		case !taken:
			first[f.doc] = f.path
		case filepath.Clean(path) == filepath.Clean(f.path):
			continue
		case f.err == nil:
			f.err = next(fmt.Errorf("%s has the same name %q", path, f.doc), "give the folder that holds both")
		}
		kept = append(kept, f)
	}
	return kept
}

// read gives the bytes of a document, once they are known to be a text.
func (a *app) read(f file) ([]byte, error) {
	if f.err != nil {
		return nil, f.err
	}
	if !utf8.ValidString(f.doc) {
		return nil, next(fmt.Errorf("the name %q is not UTF-8", f.doc), "rename the file")
	}
	src, err := a.bytes(f)
	if err != nil {
		return nil, plain(err)
	}
	if err := text.Check(src); err != nil {
		return nil, faultOf(f.path, err)
	}
	return src, nil
}

// faultOf adds what can be done about a file that is no text.
func faultOf(path string, err error) error {
	var fault *text.Fault
	if errors.As(err, &fault) {
		if path == "-" {
			path = "FILE"
		}
		return next(err, "%s", fault.Next(path))
	}
	return err
}

// bytes reads no more of a file than shows that it is too large.
func (a *app) bytes(f file) ([]byte, error) {
	in := a.in
	switch {
	case f.fsys != nil:
		return fs.ReadFile(f.fsys, f.path)
	case f.path != "-":
		opened, err := os.Open(f.path)
		if err != nil {
			return nil, err
		}
		defer opened.Close()
		in = opened
	}
	return io.ReadAll(io.LimitReader(in, text.MaxSize+1))
}

// failure is a document that could not be done.
type failure struct {
	path string
	err  error
}

// files lists the documents of the arguments; without any, those of the seeds.
func (a *app) files(args []string) ([]file, error) {
	if len(args) > 0 {
		return find(args), nil
	}
	seeds, err := a.seedFiles()
	if err != nil {
		return nil, err
	}
	return bundled(seeds)
}

// each reads the documents in order and hands them on. One that fails is
// reported at once and again at the end; the rest is done. It stops between two
// documents when the context ends.
func (a *app) each(ctx context.Context, args []string, do func(f file, src []byte) error) error {
	files, err := a.files(args)
	if err != nil {
		return err
	}
	var failed []failure
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		src, err := a.read(f)
		if err == nil {
			err = do(f, src)
		}
		var stop stopError
		if errors.As(err, &stop) {
			return stop.error
		}
		if err != nil {
			a.complain(fmt.Errorf("%s: %w", f.path, err))
			failed = append(failed, failure{f.path, err})
		}
	}
	return summary(len(files), failed)
}

// stopError ends the whole batch: the output or the store is gone.
type stopError struct{ error }

func (e stopError) Unwrap() error { return e.error }

// failedError lists the failed documents of a batch.
type failedError struct {
	failed, all int
	paths       []string
}

func (e failedError) Error() string {
	return fmt.Sprintf("%d of %d documents failed: %s", e.failed, e.all, strings.Join(e.paths, ", "))
}

// summary lists the failed documents.
func summary(all int, failed []failure) error {
	if len(failed) == 0 {
		return nil
	}
	e := failedError{failed: len(failed), all: all}
	for _, f := range failed {
		e.paths = append(e.paths, f.path)
	}
	if len(failed) < all {
		return partError{e}
	}
	return e
}
