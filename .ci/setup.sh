#!/bin/sh
# Installs what is missing, as Debian packages.
#   setup.sh run [test] [bench]   what building and running needs; what the checks and the benchmark need too
#   setup.sh has-fuzzer CLANG     succeeds where this clang can link a fuzz target
# What is there in whatever way (another package, LuaRocks) is left alone.
set -u
LUA=${LUA:-lua5.4}
CC=${CC:-cc}

has() { command -v "$1" >/dev/null 2>&1; }
loads() { "$LUA" -e "require '$1'" >/dev/null 2>&1; }
lua_header() {
    for dir in ${LUA_INCDIR:-} /usr/include/lua5.4 /usr/local/include/lua5.4 /usr/local/include \
        /opt/homebrew/include/lua5.4 /opt/homebrew/include/lua; do
        [ ! -f "$dir/lua.h" ] || return 0
    done
    return 1
}
header() { [ -f "/usr/include/$1" ] || [ -f "/usr/local/include/$1" ] || [ -f "/opt/homebrew/include/$1" ]; }
numpy() { python3 -c 'import numpy' || /usr/bin/python3 -c 'import numpy'; } >/dev/null 2>&1
fuzzer() {
    out=$(mktemp 2>/dev/null) || return 1
    echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n ? 0 : 0; }' |
        "$1" -x c -fsanitize=fuzzer,address,undefined - -o "$out" >/dev/null 2>&1
    status=$?
    rm -f "$out"
    return $status
}

if [ "$1" = has-fuzzer ]; then
    fuzzer "$2"
    exit
fi

missing=""
need() { # need PACKAGE TEST...: note the package where the test fails
    package=$1
    shift
    case " $missing " in *" $package "*) return ;; esac
    "$@" || missing="$missing $package"
}

for part in "$@"; do
    case $part in
    run)
        need gcc has "$CC"
        need lua5.4 has "$LUA"
        need liblua5.4-dev lua_header
        need lua-lpeg loads lpeg
        need lua-dkjson loads dkjson
        need lua-argparse loads argparse
        need lua-filesystem loads lfs
        need lua-readline loads readline
        ;;
    test)
        need lua-busted has busted
        need lua-check has luacheck
        need luarocks has luarocks
        need gcc has gcc
        need clang has clang
        need libclang-rt-dev fuzzer clang
        ;;
    bench)
        need libmd4c-dev header md4c.h
        need libcmark-dev header cmark.h
        need cmark has cmark
        need libsqlite3-dev header sqlite3.h
        need python3-numpy numpy
        need ripgrep has rg
        ;;
    esac
done

if [ -z "$missing" ]; then
    echo "setup: nothing to install"
    exit 0
fi

if ! has apt-get; then
    echo "setup: missing:$missing" >&2
    echo "setup: there is no apt-get here; install what these Debian packages hold, then go on with NO_SETUP=1" >&2
    exit 1
fi
root="env DEBIAN_FRONTEND=noninteractive"
if [ "$(id -u)" -ne 0 ]; then
    if ! has sudo; then
        echo "setup: missing:$missing" >&2
        echo "setup: not root, and there is no sudo; as root run: apt-get install$missing" >&2
        exit 1
    fi
    root="sudo $root"
fi

echo "setup: installing:$missing"
$root apt-get -q update || echo "setup: apt-get update failed; trying with the package lists that are here" >&2

# The runtime for fuzzing is a package of its own, named for clang's version; older releases have it inside clang.
case " $missing " in *" libclang-rt-dev "*)
    if ! apt-cache show libclang-rt-dev >/dev/null 2>&1; then
        version=$(apt-cache show clang 2>/dev/null | sed -n 's/^Depends:.*clang-\([0-9]*\).*/\1/p' | head -n 1)
        if apt-cache show "libclang-rt-$version-dev" >/dev/null 2>&1; then with="libclang-rt-$version-dev"; else with=""; fi
        missing=$(echo "$missing" | sed "s/libclang-rt-dev/$with/")
    fi
    ;;
esac
$root apt-get -q install -y --no-install-recommends $missing
