package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"tupu/graph/export"
	"tupu/queries"
)

// setting is one thing that can be set by flag, environment or file.
type setting struct{ key, value, help string }

// known lists every setting with its default. The key is the flag's name; the
// environment has it in capitals after TUPU_, with _ for -.
var known = []setting{
	{"store", "tupu.db", "the graph: a file, or postgres://…"},
	{"seeds", "", "folder with rules and lexicons of your own, laid over the bundled ones"},
	{"metadata", "", "CSV file about the documents: doc,title,date,issuer,parties,url"},
	{"listen", "127.0.0.1:7474", "address of the HTTP server"},
	{"timeout", "10s", "time that a query may take"},
	{"rows", "10000", "rows that a query may give"},
	{"base", export.DefaultBase, "what the IRIs of an export begin with"},
	{"token", "", "secret with which the server may be asked to judge statements"},
	{"log-level", "info", "debug, info, warn or error"},
	{"log-format", "auto", "text, json, or auto: text on a terminal, else json"},
}

const envPrefix = "TUPU_"

// settings holds the values and where each came from.
type settings struct {
	values *viper.Viper
	origin map[string]string
}

// loadSettings merges, from weak to strong: defaults, the user's configuration
// folder, ./tupu.yaml, the file of --config, the environment, flags.
func loadSettings(flags *pflag.FlagSet) (*settings, error) {
	s := &settings{values: viper.New(), origin: map[string]string{}}
	for _, k := range known {
		s.values.SetDefault(k.key, k.value)
		s.origin[k.key] = "default"
	}
	if err := s.files(flags); err != nil {
		return nil, err
	}
	if err := s.environment(os.Environ()); err != nil {
		return nil, err
	}
	for _, k := range known {
		if f := flags.Lookup(k.key); f != nil && f.Changed {
			s.values.Set(k.key, f.Value.String())
			s.origin[k.key] = "flag --" + k.key
		}
	}
	return s, s.check()
}

// files merges the configuration files that are there.
func (s *settings) files(flags *pflag.FlagSet) error {
	var paths []string
	if dir, err := os.UserConfigDir(); err == nil {
		paths = append(paths, filepath.Join(dir, "tupu", "config.yaml"))
	}
	paths = append(paths, "tupu.yaml")
	for _, path := range paths {
		if err := s.file(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if f := flags.Lookup("config"); f != nil && f.Changed {
		if err := s.file(f.Value.String()); err != nil {
			return usageError{err}
		}
	}
	return nil
}

// file merges one configuration file.
func (s *settings) file(path string) error {
	data, err := os.Open(path)
	if err != nil {
		return err
	}
	defer data.Close()
	v := viper.New()
	v.SetConfigType("yaml")
	if err := v.ReadConfig(data); err != nil {
		return usagef("%s: %w", path, err)
	}
	for _, key := range v.AllKeys() {
		if !isKnown(key) {
			return unknownKey(path, key)
		}
		s.origin[key] = path
	}
	return s.values.MergeConfigMap(v.AllSettings())
}

// environment takes the variables that begin with TUPU_.
func (s *settings) environment(environ []string) error {
	sort.Strings(environ)
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		rest, ours := strings.CutPrefix(name, envPrefix)
		if !ours || value == "" {
			continue
		}
		key := strings.ReplaceAll(strings.ToLower(rest), "_", "-")
		if !isKnown(key) {
			return unknownKey("environment variable "+name, key)
		}
		s.values.Set(key, value)
		s.origin[key] = "environment " + name
	}
	return nil
}

// check reads every value that is not plain text once, so that a wrong one is
// reported with its place.
func (s *settings) check() error {
	checks := map[string]func(string) error{
		"timeout":    func(v string) error { _, err := time.ParseDuration(v); return err },
		"rows":       positive,
		"log-level":  oneOf("debug", "info", "warn", "error"),
		"log-format": oneOf("auto", "text", "json"),
	}
	for _, k := range known {
		if check := checks[k.key]; check != nil {
			if err := check(s.text(k.key)); err != nil {
				return usagef("%s: %s: not a value such as %s: %w", s.origin[k.key], k.key, k.value, err)
			}
		}
	}
	return nil
}

func positive(v string) error {
	if n, err := strconv.ParseUint(v, 10, 31); err != nil || n == 0 {
		return fmt.Errorf("%q is no number above zero", v)
	}
	return nil
}

func oneOf(values ...string) func(string) error {
	return func(v string) error {
		for _, w := range values {
			if v == w {
				return nil
			}
		}
		return fmt.Errorf("%q, want %s", v, strings.Join(values, ", "))
	}
}

func isKnown(key string) bool {
	for _, k := range known {
		if k.key == key {
			return true
		}
	}
	return false
}

func unknownKey(where, key string) error {
	var keys []string
	for _, k := range known {
		keys = append(keys, k.key)
	}
	hint := "known are " + strings.Join(keys, ", ")
	if near := queries.Nearest(key, keys); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return usagef("%s: unknown setting %q: %s", where, key, hint)
}

// text, duration and number give a value; check has seen to it that it is one.
func (s *settings) text(key string) string { return s.values.GetString(key) }

func (s *settings) duration(key string) time.Duration { return s.values.GetDuration(key) }

func (s *settings) number(key string) int { return s.values.GetInt(key) }

// flagsOf adds flags for settings to a command. Their values are read through
// settings, never from the flags.
func flagsOf(flags *pflag.FlagSet, keys ...string) {
	for _, k := range known {
		for _, key := range keys {
			if k.key == key {
				flags.String(key, k.value, k.help)
			}
		}
	}
}
