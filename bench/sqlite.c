/* sqlite.c -- as much of SQLite as bench_query.lua needs, in memory: the module bench_sqlite.
**
** open() gives a database with exec(sql), fill(table, n, lists...) and rows(sql): all rows of a result as Lua tables.
*/
#include <lauxlib.h>
#include <lua.h>
#include <sqlite3.h>

__attribute__((visibility("default"))) int luaopen_bench_sqlite(lua_State *L);

#define DATABASE "bench.sqlite"

static sqlite3 **check(lua_State *L) {
    return luaL_checkudata(L, 1, DATABASE);
}

static int fail(lua_State *L, sqlite3 *db) {
    return luaL_error(L, "sqlite: %s", sqlite3_errmsg(db));
}

static int db_open(lua_State *L) {
    sqlite3 **db = lua_newuserdatauv(L, sizeof *db, 0);
    *db = NULL;
    luaL_setmetatable(L, DATABASE);
    return sqlite3_open(":memory:", db) == SQLITE_OK ? 1 : fail(L, *db);
}

static int db_close(lua_State *L) {
    sqlite3 **db = check(L);
    sqlite3_close(*db);
    *db = NULL;
    return 0;
}

static int db_exec(lua_State *L) {
    sqlite3 *db = *check(L);
    return sqlite3_exec(db, luaL_checkstring(L, 2), NULL, NULL, NULL) == SQLITE_OK ? 0 : fail(L, db);
}

static void bind(lua_State *L, sqlite3_stmt *st, int at) {
    size_t length;
    const char *s;
    if (lua_isinteger(L, -1)) sqlite3_bind_int64(st, at, lua_tointeger(L, -1));
    else if (lua_type(L, -1) == LUA_TNUMBER) sqlite3_bind_double(st, at, lua_tonumber(L, -1));
    else if ((s = lua_tolstring(L, -1, &length)) != NULL) sqlite3_bind_text(st, at, s, (int)length, SQLITE_TRANSIENT);
    else sqlite3_bind_null(st, at);
}

/* fill(sql of an insert, n, list, ...): n rows, one value of each list */
static int db_fill(lua_State *L) {
    sqlite3 *db = *check(L);
    lua_Integer n = luaL_checkinteger(L, 3);
    int last = lua_gettop(L);
    sqlite3_stmt *st;
    if (sqlite3_prepare_v2(db, luaL_checkstring(L, 2), -1, &st, NULL) != SQLITE_OK) return fail(L, db);
    for (lua_Integer row = 1; row <= n; row++) {
        for (int list = 4; list <= last; list++) {
            lua_rawgeti(L, list, row);
            bind(L, st, list - 3);
            lua_pop(L, 1);
        }
        if (sqlite3_step(st) != SQLITE_DONE) return fail(L, db);
        sqlite3_reset(st);
    }
    sqlite3_finalize(st);
    return 0;
}

static int db_rows(lua_State *L) {
    sqlite3 *db = *check(L);
    sqlite3_stmt *st;
    lua_Integer n = 0;
    if (sqlite3_prepare_v2(db, luaL_checkstring(L, 2), -1, &st, NULL) != SQLITE_OK) return fail(L, db);
    lua_newtable(L);
    while (sqlite3_step(st) == SQLITE_ROW) {
        lua_createtable(L, sqlite3_column_count(st), 0);
        for (int c = 0; c < sqlite3_column_count(st); c++) {
            if (sqlite3_column_type(st, c) == SQLITE_INTEGER) lua_pushinteger(L, sqlite3_column_int64(st, c));
            else if (sqlite3_column_type(st, c) == SQLITE_FLOAT) lua_pushnumber(L, sqlite3_column_double(st, c));
            else lua_pushstring(L, (const char *)sqlite3_column_text(st, c));
            lua_rawseti(L, -2, c + 1);
        }
        lua_rawseti(L, -2, ++n);
    }
    sqlite3_finalize(st);
    return 1;
}

int luaopen_bench_sqlite(lua_State *L) {
    static const luaL_Reg methods[] = {{"exec", db_exec}, {"fill", db_fill}, {"rows", db_rows}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"open", db_open}, {NULL, NULL}};
    luaL_newmetatable(L, DATABASE);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, db_close);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, functions);
    return 1;
}
