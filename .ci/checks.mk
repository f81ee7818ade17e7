# The stages of `make test`, each a target of its own. Included by the Makefile.

C_MAX   = 700
LUA_MAX = 300
C_FILES   = $(wildcard csrc/*.[ch] csrc/test/*.[ch] bench/*.c)
LUA_FILES = $(shell find lua spec examples bench .ci -name '*.lua' 2>/dev/null) lua/bin/peel

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
ASAN_MAKE = $(MAKE) --no-print-directory BUILD=build/asan CC='$(GCC)' \
    CFLAGS='-O1 -g -fno-omit-frame-pointer $(SANITIZE)' LDFLAGS='$(SANITIZE) -Wl,-z,nodelete'
FUZZ_MAKE = $(MAKE) --no-print-directory BUILD=build/fuzz CC='$(CLANG)' \
    CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'

.PHONY: build build-gcc build-clang luacheck lengths headers exports spec examples c-tests run-c-tests asan fuzz-short run-fuzzers

build: all
build-gcc:
	@$(MAKE) --no-print-directory BUILD=build/gcc CC='$(GCC)' all
build-clang:
	@$(MAKE) --no-print-directory BUILD=build/clang CC='$(CLANG)' all

check: luacheck lengths headers exports

luacheck:
	luacheck -q lua spec bench .ci/rockspec.lua .ci/reference.lua lua/bin/peel $(wildcard examples)

# lengths(limit, files)
lengths = @wc -l $(2) | awk '$$2 != "total" && $$1 > $(1) { print $$2 ": " $$1 " lines, the limit is $(1)"; bad = 1 } END { exit bad }'
lengths:
	$(call lengths,$(C_MAX),$(C_FILES))
	$(call lengths,$(LUA_MAX),$(LUA_FILES))

# The core neither includes a Lua header, nor calls Lua.
headers: $(BUILD)/libpeel.a
	@! $(CC) $(STD) -isystem $(LUA_INCDIR) -Icsrc -M $(CORE_SRC) | grep -E '/(lua|lauxlib|lualib|luaconf)\.h'
	@! nm -u $(BUILD)/libpeel.a | grep -E ' _?luaL?_'

# The module shows its luaopen function and nothing else, and lacks nothing of its own.
exports: $(BUILD)/peel.so
	@nm -g $(BUILD)/peel.so | grep -q 'T _*luaopen_peel_core'
	@! nm -g $(BUILD)/peel.so | grep -E ' [TDBRCV] ' | grep -vE ' _*(luaopen_[a-z_]*|_init|_fini)$$'
	@! nm -u $(BUILD)/peel.so | grep ' _*peel'

spec: all $(BUILD)/alloc_fail.so
	@busted $(BUSTED_FLAGS)

# A Lua state whose memory runs out, for failure_spec.lua.
$(BUILD)/alloc_fail.so: spec/support/alloc_fail.c csrc/test/failing.c csrc/test/failing.h $(BUILD)/flags
	$(call say,LINK    $@)
	$(Q)$(COMPILE) -isystem $(LUA_INCDIR) -Icsrc $(LDFLAGS) $(SHARED) $(filter %.c,$^) -o $@

# Every example runs; where NAME.out stands beside NAME.lua, it prints just that.
examples: all
	@for script in $(sort $(wildcard examples/*.lua)); do \
	    echo "$$script"; \
	    $(LUA) $$script > $(BUILD)/example.out || exit 1; \
	    want=$${script%.lua}.out; \
	    test ! -f $$want || diff -u $$want $(BUILD)/example.out || exit 1; \
	done

# ---------------------------------------------------------------- under ASan and UBSan

$(BUILD)/test/test_%: $(BUILD)/obj/test/test_%.o $(TESTLIB_OBJ) $(BUILD)/libpeel.a
	@mkdir -p $(@D)
	$(call say,LINK    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $< $(TESTLIB_OBJ) $(BUILD)/libpeel.a $(LDLIBS) -o $@

c-tests:
	@$(ASAN_MAKE) run-c-tests
run-c-tests: $(C_TESTS)
	@for t in $^; do echo "$$t"; $$t || exit 1; done

# The specs again, with the sanitized module in plain Lua; those that install or start other programs are left out.
asan:
	@$(ASAN_MAKE) build/asan/peel.so build/asan/alloc_fail.so
	@LUA_CPATH_5_4="$(CURDIR)/build/asan/?.so;$$LUA_CPATH_5_4" LD_PRELOAD="$$($(GCC) -print-file-name=libasan.so)" \
	    $(LUA) $$(command -v busted) --ignore-lua --cpath='build/asan/?.so' --exclude-tags=install $(BUSTED_FLAGS)

# ---------------------------------------------------------------- fuzzing

$(BUILD)/test/fuzz_%: $(BUILD)/obj/test/fuzz_%.o $(TESTLIB_OBJ) $(BUILD)/libpeel.a
	@mkdir -p $(@D)
	$(call say,LINK    $@)
	$(Q)$(CC) $(CFLAGS) -fsanitize=fuzzer,address,undefined $< $(TESTLIB_OBJ) $(BUILD)/libpeel.a $(LDLIBS) -o $@

fuzz-short:
	@$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=10
fuzz:
	@if sh .ci/setup.sh has-fuzzer '$(CLANG)'; then $(FUZZ_MAKE) FUZZ_SECONDS=$(FUZZ_SECONDS) run-fuzzers; \
	else echo "fuzz: skipped, $(CLANG) has no fuzzing runtime here (libclang-rt-*-dev)"; fi

# Seeds: the made-up reports, and what csrc/test/corpus keeps of earlier findings. Found inputs stay in build/fuzz.
run-fuzzers: $(FUZZERS)
	$(if $(FUZZERS),,@echo "fuzz: no targets: csrc/test/fuzz_*.c")
	@for f in $^; do \
	    name=$$(basename $$f); mkdir -p $(BUILD)/corpus/$$name; \
	    echo "$$name: $(FUZZ_SECONDS) s"; \
	    $$f -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=65536 -verbosity=0 -print_final_stats=1 \
	        $(patsubst %,-dict=%,$(wildcard csrc/test/fuzz.dict)) -artifact_prefix=$(BUILD)/$$name- \
	        $(BUILD)/corpus/$$name $(wildcard csrc/test/corpus examples/reports) > $(BUILD)/$$name.log 2>&1 \
	        || { grep -v Recommended $(BUILD)/$$name.log | tail -n 60; exit 1; }; \
	    grep -E 'executed_units|exec_per_sec' $(BUILD)/$$name.log; \
	done
