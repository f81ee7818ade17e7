/* alloc_fail.c -- a module for failure_spec.lua: runs Lua code in a state of its own whose memory runs out.
**
** run(code, n, failures) makes a state, loads `code` in it and calls it unharmed: what it returns is the function to
** try. That runs while the n-th growing request for memory fails, and `failures` - 1 more (-1: all that come). Then the
** state must still work, and closing it must give every byte back.
** Results: ok, message, fired (how many requests failed), leaked (bytes), alive.
*/
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "test/failing.h"

__attribute__((visibility("default"))) int luaopen_alloc_fail(lua_State *L);

static const char canary[] = "local t = {} for i = 1, 100 do t[i] = ('x'):rep(i) .. i end collectgarbage() assert(#t == 100 and t[9] == 'xxxxxxxxx9')";

/* Copies a string of the caller's package table into the state. */
static void copy_path(lua_State *from, lua_State *to, const char *name) {
    lua_getglobal(from, "package");
    lua_getfield(from, -1, name);
    lua_getglobal(to, "package");
    lua_pushstring(to, lua_tostring(from, -1));
    lua_setfield(to, -2, name);
    lua_pop(to, 1);
    lua_pop(from, 2);
}

static int run(lua_State *L) {
    size_t len;
    const char *code = luaL_checklstring(L, 1, &len);
    lua_Integer n = luaL_checkinteger(L, 2), failures = luaL_checkinteger(L, 3);
    failing_allocator a = FAILING_NEVER;
    lua_State *S = lua_newstate(failing_realloc, &a);
    if (!S) return luaL_error(L, "no state");
    luaL_openlibs(S);
    copy_path(L, S, "path");
    copy_path(L, S, "cpath");
    if (luaL_loadbuffer(S, code, len, "=code") != LUA_OK || lua_pcall(S, 0, 1, 0) != LUA_OK) {
        lua_pushstring(L, lua_tostring(S, -1));
        lua_close(S);
        return lua_error(L);
    }
    lua_gc(S, LUA_GCCOLLECT);
    a.until = (long)n;
    a.failures = (int)failures;
    int st = lua_pcall(S, 0, 0, 0);
    a.until = -1;
    lua_pushboolean(L, st == LUA_OK);
    if (st == LUA_OK) lua_pushnil(L);
    else lua_pushstring(L, lua_type(S, -1) == LUA_TSTRING ? lua_tostring(S, -1) : luaL_typename(S, -1));
    lua_settop(S, 0);
    lua_pushinteger(L, a.failed);
    int alive = luaL_dostring(S, canary) == LUA_OK;
    lua_close(S);
    lua_pushinteger(L, (lua_Integer)a.live);
    lua_pushboolean(L, alive && a.mismatch == 0);
    return 5;
}

int luaopen_alloc_fail(lua_State *L) {
    static const luaL_Reg functions[] = { { "run", run }, { NULL, NULL } };
    luaL_newlib(L, functions);
    return 1;
}
