# peel -- `make help` lists the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
LUA     ?= lua5.4
WERROR  ?= -Werror
LDLIBS  ?= -lm
CFLAGS  ?= -O3 -g
CLANG   ?= clang
GCC     ?= gcc
FUZZ_SECONDS ?= 60
REPORTS ?= $(sort $(wildcard examples/reports/*.txt))

LUA_DIR = $(DESTDIR)$(PREFIX)/share/lua/5.4
LIB_DIR = $(DESTDIR)$(PREFIX)/lib/lua/5.4
BIN_DIR = $(DESTDIR)$(PREFIX)/bin

# Where lua.h of Lua 5.4 is; only the binding needs it.
LUA_INCDIR ?= $(patsubst %/lua.h,%,$(firstword $(wildcard $(addsuffix /lua.h, \
    /usr/include/lua5.4 /usr/local/include/lua5.4 /usr/local/include /opt/homebrew/include/lua5.4 /opt/homebrew/include/lua))))

# The one list of warnings, for gcc and for clang, for the core, the binding, the tests and the benchmark.
WARNINGS = -Wall -Wextra -Wpedantic $(WERROR) \
    -Wcast-align -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wmissing-prototypes -Wold-style-definition \
    -Wpointer-arith -Wredundant-decls -Wshadow -Wstrict-prototypes -Wundef -Wvla -Wwrite-strings

STD     = -std=c11 -fPIC -fvisibility=hidden
COMPILE = $(CC) $(STD) $(WARNINGS) $(CPPFLAGS) $(CFLAGS)
ifeq ($(shell uname -s),Darwin)
SHARED = -bundle -undefined dynamic_lookup
else
SHARED = -shared
endif

# Sources are found, not listed: the binding is lua*.c and the module file, all else in csrc/ is the core.
BINDING_SRC = $(wildcard csrc/lua*.c) csrc/peel_module.c
CORE_SRC    = $(filter-out $(BINDING_SRC),$(wildcard csrc/*.c))
TEST_SRC    = $(wildcard csrc/test/test_*.c)
FUZZ_SRC    = $(wildcard csrc/test/fuzz_*.c)
TESTLIB_SRC = $(filter-out $(TEST_SRC) $(FUZZ_SRC),$(wildcard csrc/test/*.c))
object      = $(patsubst csrc/%.c,$(BUILD)/obj/%.o,$(1))
CORE_OBJ    = $(call object,$(CORE_SRC))
BINDING_OBJ = $(call object,$(BINDING_SRC))
TESTLIB_OBJ = $(call object,$(TESTLIB_SRC))
C_TESTS     = $(patsubst csrc/%.c,$(BUILD)/%,$(TEST_SRC))
FUZZERS     = $(patsubst csrc/%.c,$(BUILD)/%,$(FUZZ_SRC))

# What the tree holds goes before what the user's own paths name; `;` at the end stands for Lua's defaults.
export LUA_PATH_5_4  := $(CURDIR)/lua/?.lua;$(CURDIR)/lua/?/init.lua;$(or $(LUA_PATH_5_4),$(LUA_PATH),;)
export LUA_CPATH_5_4 := $(CURDIR)/$(BUILD)/?.so;$(or $(LUA_CPATH_5_4),$(LUA_CPATH),;)
export LC_ALL = C

# `make V=1` shows the commands of the build.
Q = $(if $(V),,@)
say = $(if $(V),,@echo "  $(1)")

.PHONY: all help setup setup-test setup-bench demo show test check bench fuzz doc clean install uninstall format rockspec score FORCE
.DELETE_ON_ERROR:
.SECONDARY:

# ---------------------------------------------------------------- build
# In the tree the module is $(BUILD)/peel.so: `require "peel.core"` looks for luaopen_peel_core there too,
# and $(BUILD)/peel is the command. Installed, it is peel/core.so.

all: $(BUILD)/libpeel.a $(BUILD)/peel.so $(BUILD)/peel

help:
	@echo "make [all]   build into build/: the command build/peel, the module, the static core"
	@echo "             [V=1 shows the commands, CC=, CFLAGS=, LUA=, BUILD= set them]"
	@echo "make demo    install what is missing, build, show reports   [REPORTS=\"FILE ...\"]; make show: without installing"
	@echo "make test    install what is missing, run every check       [NO_SETUP=1 installs nothing; PEEL_REPORTS=DIR]"
	@echo "             one stage of it: make build, build-gcc, build-clang, check, spec, examples, c-tests, asan, fuzz-short"
	@echo "             some specs: make spec BUSTED_FLAGS=spec/query"
	@echo "make check   static checks only: luacheck, lengths, headers, exports, each a target too"
	@echo "make bench   measure against md4c, cmark, SQLite, numpy, rg [PEEL_REPORTS=DIR]; one part of it:"
	@echo "             make bench-reports, bench-query, bench-search, bench-score"
	@echo "make fuzz    feed damaged input to the C core               [FUZZ_SECONDS=60]"
	@echo "make doc     write doc/reference.md and the type files for editors (lua/peel/meta) from the sources"
	@echo "make score GOT WANT       compare two JSON exports"
	@echo "make install, uninstall   [PREFIX=$(PREFIX)] [DESTDIR=]"
	@echo "make format, rockspec     lay out the C files; list the modules of the tree in the rockspec"
	@echo "make setup, setup-test, setup-bench: install what the build, the checks, the benchmark need; make clean"

# A change of compiler or flags rebuilds; a source that comes or goes links again.
stamp = @mkdir -p $(@D); echo '$(1)' | cmp -s - $@ || echo '$(1)' > $@
$(BUILD)/flags: FORCE
	$(call stamp,$(COMPILE) $(LDFLAGS) $(LUA_INCDIR))
$(BUILD)/sources: FORCE
	$(call stamp,$(CORE_SRC) $(BINDING_SRC) $(TESTLIB_SRC))

$(BINDING_OBJ): LUA_FLAGS = $(if $(LUA_INCDIR),-isystem $(LUA_INCDIR),$(error lua.h of Lua 5.4 is not here: run `make setup`, or give LUA_INCDIR))
$(call object,$(FUZZ_SRC)): LUA_FLAGS = -Wno-missing-prototypes
$(BUILD)/obj/%.o: csrc/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC      $<)
	$(Q)$(COMPILE) $(LUA_FLAGS) -Icsrc -MMD -MP -c $< -o $@

$(BUILD)/libpeel.a: $(CORE_OBJ) $(BUILD)/sources
	@rm -f $@
	$(call say,AR      $@)
	$(Q)$(AR) rcs $@ $(CORE_OBJ)

$(BUILD)/peel.so: $(BINDING_OBJ) $(CORE_OBJ) $(BUILD)/sources
	$(call say,LINK    $@)
	$(Q)$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) $(BINDING_OBJ) $(CORE_OBJ) $(LDLIBS) -o $@.new
	@mv -f $@.new $@ # a new file: who has the old one loaded keeps it

# command(path entries, cpath entries): lua/bin/peel with its interpreter and its search paths filled in
define command
sed -e '1s|.*|#!'"$$(command -v $(LUA) || echo /usr/bin/env $(LUA))"'|' \
    -e 's|^-- @paths.*|package.path, package.cpath = $(1) .. package.path, $(2) .. package.cpath|' lua/bin/peel > $@.new
chmod +x $@.new
mv -f $@.new $@
endef

$(BUILD)/peel: lua/bin/peel $(BUILD)/flags
	@test ! -d $@ || rm -r $@
	$(call say,SCRIPT  $@)
	@$(call command,here .. "/../lua/?.lua;" .. here .. "/../lua/?/init.lua;",here .. "/?.so;")

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/test/*.d)

# ---------------------------------------------------------------- set-up and demonstration

setup:
	@$(if $(NO_SETUP),,LUA='$(LUA)' sh .ci/setup.sh run)
setup-test:
	@$(if $(NO_SETUP),,LUA='$(LUA)' sh .ci/setup.sh run test)
setup-bench:
	@$(if $(NO_SETUP),,LUA='$(LUA)' sh .ci/setup.sh run bench)

# What was installed just now is seen by a make started after it.
demo: setup
	@$(MAKE) --no-print-directory show

show: all
	@test -n '$(strip $(REPORTS))' || { echo "no report: make demo REPORTS=\"FILE ...\""; exit 1; }
	@for report in $(REPORTS); do echo; $(BUILD)/peel show "$$report" || exit 1; done

# ---------------------------------------------------------------- checks

STAGES = build build-gcc build-clang check spec examples c-tests asan fuzz-short

test: setup-test
	@MAKE='$(MAKE)' sh .ci/stages.sh $(STAGES)

include .ci/checks.mk

# ---------------------------------------------------------------- benchmark

bench: setup-bench
	@$(MAKE) --no-print-directory bench-run

md4c  = $(wildcard /usr/include/md4c.h /usr/local/include/md4c.h /opt/homebrew/include/md4c.h)
cmark = $(wildcard /usr/include/cmark.h /usr/local/include/cmark.h /opt/homebrew/include/cmark.h)
BENCH_FLAGS = $(if $(md4c),-DHAVE_MD4C) $(if $(cmark),-DHAVE_CMARK)
BENCH_LIBS  = $(if $(md4c),-lmd4c) $(if $(cmark),-lcmark)

$(BUILD)/bench.so: bench/bench.c $(BUILD)/libpeel.a $(wildcard csrc/*.h)
	$(call say,LINK    $@)
	$(Q)$(COMPILE) $(BENCH_FLAGS) -isystem $(LUA_INCDIR) -Icsrc $(SHARED) $< $(BUILD)/libpeel.a $(BENCH_LIBS) -o $@

sqlite = $(wildcard /usr/include/sqlite3.h /usr/local/include/sqlite3.h /opt/homebrew/include/sqlite3.h)
$(BUILD)/bench_sqlite.so: bench/sqlite.c
	$(call say,LINK    $@)
	$(Q)$(COMPILE) -isystem $(LUA_INCDIR) $(SHARED) $< -lsqlite3 -o $@

.PHONY: bench-run bench-reports bench-query bench-search bench-score
bench-run: bench-reports bench-query bench-search bench-score
one_core = $(shell command -v taskset >/dev/null && echo taskset -c 0)
bench-reports: all $(BUILD)/bench.so
	@$(one_core) $(LUA) bench/bench.lua $(ROUNDS)
bench-query: all $(BUILD)/bench.so $(if $(sqlite),$(BUILD)/bench_sqlite.so)
	@$(one_core) $(LUA) bench/bench_query.lua $(ROUNDS)
bench-search: all $(BUILD)/bench.so
	@$(one_core) $(LUA) bench/search.lua $(ROUNDS)
bench-score: all $(BUILD)/bench.so
	@$(one_core) $(LUA) bench/bench_score.lua

# ---------------------------------------------------------------- install

install: all
	mkdir -p $(LUA_DIR) $(LIB_DIR)/peel $(BIN_DIR)
	rm -rf $(LUA_DIR)/peel
	cp -R lua/peel $(LUA_DIR)/peel
	install -m 755 $(BUILD)/peel.so $(LIB_DIR)/peel/core.so
	@$(MAKE) --no-print-directory $(BUILD)/peel.installed
	install -m 755 $(BUILD)/peel.installed $(BIN_DIR)/peel

$(BUILD)/peel.installed: FORCE
	@$(call command,"$(PREFIX)/share/lua/5.4/?.lua;$(PREFIX)/share/lua/5.4/?/init.lua;","$(PREFIX)/lib/lua/5.4/?.so;")

uninstall:
	rm -rf $(LUA_DIR)/peel $(LIB_DIR)/peel $(BIN_DIR)/peel

format:
	clang-format -i $(wildcard csrc/*.[ch] csrc/test/*.[ch] bench/*.c)

# The reference and the type files, from the schema and the doc comments; a spec fails where they are stale.
doc: all
	@mkdir -p doc
	$(LUA) .ci/reference.lua

rockspec:
	$(LUA) .ci/rockspec.lua rockspec/peel-scm-1.rockspec

clean:
	rm -rf build

# make score GOT=a.json WANT=b.json, and make score a.json b.json
ifeq ($(firstword $(MAKECMDGOALS)),score)
SCORED := $(wordlist 2,99,$(MAKECMDGOALS))
ifneq ($(SCORED),)
.PHONY: $(sort $(SCORED))
$(sort $(SCORED)):
	@:
endif
endif
score:
	@$(LUA) spec/support/score.lua $(GOT) $(WANT) $(SCORED)
