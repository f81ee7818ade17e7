/* lua_rows.c -- peel.Rows: row numbers, as a filter or a sort gives them. See lua_frame.h. */
#include "lua_frame.h"

static peelL_rows *new_rows(lua_State *L, uint32_t n, size_t bytes) {
    peelL_rows *rows = lua_newuserdatauv(L, sizeof *rows + bytes, 0);
    memset(rows, 0, sizeof *rows);
    rows->n = n;
    luaL_setmetatable(L, PEELL_ROWS);
    return rows;
}

peelL_rows *peelL_new_rows(lua_State *L, uint32_t n) {
    return new_rows(L, n, (size_t)n * sizeof(uint32_t));
}

uint32_t *peelL_row_cells(peelL_rows *rows) {
    return (void *)rows->cells;
}

void peelL_rows_close(peelL_rows *rows) {
    const uint32_t *row = peelL_row_cells(rows);
    rows->end = 0;
    rows->absent = false;
    for (uint32_t i = 0; i < rows->n; i++) {
        if (row[i] == PEEL_NONE) rows->absent = true;
        else if (row[i] >= rows->end) rows->end = row[i] + 1;
    }
}

void peelL_new_rows_of_bits(lua_State *L, const uint64_t *bits, uint32_t n, uint32_t of) {
    peel_rows view = {.n = n, .bits = bits, .of = of};
    size_t bytes = ((size_t)of + 63) / 64 * sizeof *bits;
    peelL_rows *rows;
    if (PEEL_BITS_PAY(n, of)) {
        rows = new_rows(L, n, bytes);
        memcpy(rows->cells, bits, bytes);
        rows->of = of;
    } else {
        rows = peelL_new_rows(L, n);
        peel_list_rows(&view, peelL_row_cells(rows));
    }
    rows->end = of;
}

typedef struct {
    peelL_owned owned;
    uint32_t row[];
} list_block;

const uint32_t *peelL_row_list(lua_State *L, peelL_rows *rows) {
    if (rows->of == 0) return peelL_row_cells(rows);
    if (rows->listed == NULL) {
        peel_rows view = peelL_rows_view(rows, rows->of);
        list_block *block = peelL_own(L, &rows->listed, sizeof *block + (size_t)rows->n * sizeof *block->row, NULL);
        peel_list_rows(&view, block->row);
    }
    return ((const list_block *)rows->listed)->row;
}

peel_rows peelL_rows_view(const peelL_rows *rows, uint32_t n) {
    if (rows == NULL) return PEEL_ALL(n);
    if (rows->of) return (peel_rows){.n = rows->n, .bits = rows->cells, .of = rows->of};
    return (peel_rows){.n = rows->n, .list = (const void *)rows->cells};
}

peelL_rows *peelL_to_rows(lua_State *L, int index) {
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
        peelL_row_cells(rows)[i] = row == 0 ? PEEL_NONE : (uint32_t)row - 1;
        lua_pop(L, 1);
    }
    peelL_rows_close(rows);
    lua_replace(L, index);
    return rows;
}

peelL_rows *peelL_opt_rows(lua_State *L, int index, uint32_t n) {
    peelL_rows *rows;
    if (lua_isnoneornil(L, index)) return NULL;
    rows = peelL_to_rows(L, index);
    luaL_argcheck(L, rows->end <= n && (rows->of == 0 || rows->of == n), index, "rows of another frame: it has another number of rows");
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

static void push_row(lua_State *L, uint32_t row) {
    lua_pushinteger(L, row == PEEL_NONE ? 0 : (lua_Integer)row + 1);
}

/* rows[i]: the i-th row number, 0 for no row; or a method */
static int rows_index(lua_State *L) {
    peelL_rows *rows = check_rows(L);
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
    else push_row(L, peelL_row_list(L, rows)[i - 1]);
    return 1;
}

static int rows_len(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check_rows(L)->n);
    return 1;
}

/* rows:slice(from, to): from the from-th to the to-th, both included; what lies outside is left out */
static int rows_slice(lua_State *L) {
    peelL_rows *rows = check_rows(L);
    peelL_rows *part;
    lua_Integer from = luaL_checkinteger(L, 2), to = luaL_optinteger(L, 3, rows->n);
    if (from < 1) from = 1;
    if (to > (lua_Integer)rows->n) to = rows->n;
    part = peelL_new_rows(L, to < from ? 0 : (uint32_t)(to - from + 1));
    if (part->n > 0) memcpy(peelL_row_cells(part), peelL_row_list(L, rows) + from - 1, part->n * sizeof(uint32_t));
    peelL_rows_close(part);
    return 1;
}

/* rows:totable() */
static int rows_totable(lua_State *L) {
    peelL_rows *rows = check_rows(L);
    const uint32_t *row = peelL_row_list(L, rows);
    lua_createtable(L, (int)rows->n, 0);
    for (uint32_t i = 0; i < rows->n; i++) {
        push_row(L, row[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int rows_gc(lua_State *L) {
    peelL_disown(L, &check_rows(L)->listed);
    return 0;
}

static int rows_tostring(lua_State *L) {
    lua_pushfstring(L, "%I rows", (LUAI_UACINT)check_rows(L)->n);
    return 1;
}

const luaL_Reg peelL_rows_methods[] = {{"slice", rows_slice}, {"totable", rows_totable}, {NULL, NULL}};

const luaL_Reg peelL_rows_meta[] = {
    {"__index", rows_index}, {"__len", rows_len}, {"__gc", rows_gc}, {"__tostring", rows_tostring}, {NULL, NULL},
};
