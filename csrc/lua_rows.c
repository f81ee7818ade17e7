/* lua_rows.c -- peel.Rows: row numbers, as a filter or a sort gives them. See lua_frame.h. */
#include "lua_frame.h"

peelL_rows *peelL_new_rows(lua_State *L, uint32_t n) {
    peelL_rows *rows = lua_newuserdatauv(L, sizeof *rows + (size_t)n * sizeof *rows->row, 0);
    rows->n = n;
    rows->end = 0;
    rows->absent = false;
    luaL_setmetatable(L, PEELL_ROWS);
    return rows;
}

void peelL_rows_close(peelL_rows *rows) {
    rows->end = 0;
    rows->absent = false;
    for (uint32_t i = 0; i < rows->n; i++) {
        if (rows->row[i] == PEEL_NONE) rows->absent = true;
        else if (rows->row[i] >= rows->end) rows->end = rows->row[i] + 1;
    }
}

const peelL_rows *peelL_to_rows(lua_State *L, int index) {
    peelL_rows *rows = luaL_testudata(L, index, PEELL_ROWS);
    lua_Unsigned n;
    if (rows) return rows;
    index = lua_absindex(L, index);
    if (lua_type(L, index) != LUA_TTABLE) luaL_typeerror(L, index, "rows or list of row numbers");
    n = lua_rawlen(L, index);
    luaL_argcheck(L, n < PEEL_NONE / 4, index, "too many rows");
    rows = peelL_new_rows(L, (uint32_t)n);
    for (uint32_t i = 0; i < n; i++) {
        int whole;
        lua_Integer row;
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        row = lua_tointegerx(L, -1, &whole);
        if (!whole || row < 0 || row >= (lua_Integer)PEEL_NONE)
            luaL_argerror(L, index, lua_pushfstring(L, "row number expected at %d, got %s", (int)i + 1, luaL_tolstring(L, -1, NULL)));
        rows->row[i] = row == 0 ? PEEL_NONE : (uint32_t)row - 1;
        lua_pop(L, 1);
    }
    peelL_rows_close(rows);
    lua_replace(L, index);
    return rows;
}

const peelL_rows *peelL_opt_rows(lua_State *L, int index, uint32_t n) {
    const peelL_rows *rows;
    if (lua_isnoneornil(L, index)) return NULL;
    rows = peelL_to_rows(L, index);
    luaL_argcheck(L, rows->end <= n, index, "rows of another frame: there are not so many here");
    luaL_argcheck(L, !rows->absent, index, "row numbers from 1 expected");
    return rows;
}

static peelL_rows *check_rows(lua_State *L) {
    return luaL_checkudata(L, 1, PEELL_ROWS);
}

/* core.rows(list) */
int peelL_rows_new(lua_State *L) {
    lua_settop(L, 1);
    peelL_to_rows(L, 1);
    return 1;
}

static void push_row(lua_State *L, const peelL_rows *rows, uint32_t i) {
    lua_pushinteger(L, rows->row[i] == PEEL_NONE ? 0 : (lua_Integer)rows->row[i] + 1);
}

/* rows[i]: the i-th row number, 0 for no row; or a method */
static int rows_index(lua_State *L) {
    const peelL_rows *rows = check_rows(L);
    lua_Integer i;
    int whole;
    i = lua_tointegerx(L, 2, &whole);
    if (!whole || lua_type(L, 2) != LUA_TNUMBER) {
        luaL_getmetafield(L, 1, "methods");
        lua_pushvalue(L, 2);
        lua_rawget(L, -2);
        return 1;
    }
    if (i < 1 || i > (lua_Integer)rows->n) lua_pushnil(L);
    else push_row(L, rows, (uint32_t)i - 1);
    return 1;
}

static int rows_len(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check_rows(L)->n);
    return 1;
}

/* rows:slice(from, to): from the from-th to the to-th, both included; what lies outside is left out */
static int rows_slice(lua_State *L) {
    const peelL_rows *rows = check_rows(L);
    peelL_rows *part;
    lua_Integer from = luaL_checkinteger(L, 2), to = luaL_optinteger(L, 3, rows->n);
    if (from < 1) from = 1;
    if (to > (lua_Integer)rows->n) to = rows->n;
    part = peelL_new_rows(L, to < from ? 0 : (uint32_t)(to - from + 1));
    if (part->n > 0) memcpy(part->row, rows->row + from - 1, part->n * sizeof *part->row);
    peelL_rows_close(part);
    return 1;
}

/* rows:totable() */
static int rows_totable(lua_State *L) {
    const peelL_rows *rows = check_rows(L);
    lua_createtable(L, rows->n > 0x7fffffffu ? 0 : (int)rows->n, 0);
    for (uint32_t i = 0; i < rows->n; i++) {
        push_row(L, rows, i);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int rows_tostring(lua_State *L) {
    lua_pushfstring(L, "%I rows", (LUAI_UACINT)check_rows(L)->n);
    return 1;
}

const luaL_Reg peelL_rows_methods[] = {{"slice", rows_slice}, {"totable", rows_totable}, {NULL, NULL}};

const luaL_Reg peelL_rows_meta[] = {
    {"__index", rows_index},
    {"__len", rows_len},
    {"__tostring", rows_tostring},
    {NULL, NULL},
};
