/* lua_series.c -- peel.Series: one column, and its values as Lua sees them. See lua_frame.h. */
#include "lua_frame.h"

#define MAX_DEPTH 50 /* series over series over ...: one deeper is copied */

const char *peelL_type_name(int type) {
    return type == PEELL_VALUE ? "value" : type == PEELL_OBJECT ? "object" : peelL_type_names[type];
}

int peelL_type_of(const char *name) {
    for (int i = 0; i <= PEELL_OBJECT; i++)
        if (strcmp(peelL_type_name(i), name) == 0) return i;
    return -1;
}

bool peelL_is_wordy(int type) {
    return type == PEEL_COL_SYMBOL || type == PEEL_COL_DURATION || type == PEEL_COL_ID || type == PEEL_COL_STRING ||
           type == PEEL_COL_TEXT || type == PEEL_COL_LABEL;
}

bool peelL_is_numeric(int type) {
    return type == PEEL_COL_NUMBER || type == PEEL_COL_INTEGER || type == PEEL_COL_REF;
}

bool peelL_is_opaque(int type) {
    return !peelL_is_wordy(type) && !peelL_is_numeric(type) && type != PEEL_COL_GRADE && type != PEEL_COL_BOOLEAN &&
           type != PEEL_COL_DATE && type != PEELL_OBJECT;
}

peelL_series *peelL_check_series(lua_State *L, int index) {
    return luaL_checkudata(L, index, PEELL_SERIES);
}

/* --- making --------------------------------------------------------------------- */

static peelL_series *new_series(lua_State *L, peelL_origin origin, int type, uint32_t n) {
    peelL_series *s = lua_newuserdatauv(L, sizeof *s, SERIES_VALUES);
    memset(s, 0, sizeof *s);
    s->n = n;
    s->type = (uint8_t)type;
    s->origin = (uint8_t)origin;
    luaL_setmetatable(L, PEELL_SERIES);
    return s;
}

static void keep(lua_State *L, int value, int series, int slot) {
    lua_pushvalue(L, value);
    lua_setiuservalue(L, series, slot);
}

void peelL_series_of_set(lua_State *L, int set, uint32_t holder, uint32_t column, int rows, uint32_t n) {
    const peelL_recordset *from = lua_touserdata(L, set);
    int at;
    peelL_series *s;
    set = lua_absindex(L, set);
    rows = rows ? lua_absindex(L, rows) : 0;
    s = new_series(L, PEELL_FROM_SET, from->records->schema->layouts[holder].columns[column].type, n);
    at = lua_gettop(L);
    s->set = from;
    s->holder = holder;
    s->column = column;
    keep(L, set, at, SERIES_SOURCE);
    if (rows) {
        s->rows = peelL_row_list(L, lua_touserdata(L, rows));
        keep(L, rows, at, SERIES_ROWS);
    }
}

void peelL_series_of_list(lua_State *L, int list, int type, uint32_t n) {
    list = lua_absindex(L, list);
    new_series(L, PEELL_FROM_LIST, type, n);
    keep(L, list, lua_gettop(L), SERIES_SOURCE);
}

void peelL_series_gather(lua_State *L, int series, int rows) {
    const peelL_series *base = lua_touserdata(L, series);
    peelL_rows *which = lua_touserdata(L, rows);
    peelL_series *s;
    int at;
    series = lua_absindex(L, series);
    rows = lua_absindex(L, rows);
    s = new_series(L, PEELL_FROM_GATHER, base->type, which->n);
    at = lua_gettop(L);
    s->base = base;
    s->rows = peelL_row_list(L, which);
    s->depth = base->depth + 1;
    keep(L, series, at, SERIES_SOURCE);
    keep(L, rows, at, SERIES_ROWS);
}

/* A deep series copied into a list. ( series -- series ) */
static void flatten(lua_State *L) {
    const peelL_series *s = lua_touserdata(L, -1);
    peelL_push_values(L, lua_gettop(L), NULL, s->n);
    peelL_series_of_list(L, -1, s->type, s->n); /* series list copy */
    lua_copy(L, -1, -3);
    lua_pop(L, 2);
}

void peelL_series_concat(lua_State *L, int parts, int starts, int type) {
    peelL_rows *rows = lua_touserdata(L, starts);
    const uint32_t *from = peelL_row_list(L, rows);
    uint32_t nparts = rows->n - 1;
    peelL_series *s;
    uint8_t depth = 0;
    int at;
    parts = lua_absindex(L, parts);
    starts = lua_absindex(L, starts);
    for (uint32_t i = 0; i < nparts; i++) {
        const peelL_series *part;
        if (lua_rawgeti(L, parts, (lua_Integer)i + 1) == LUA_TUSERDATA) {
            part = lua_touserdata(L, -1);
            if (part->depth >= MAX_DEPTH) {
                flatten(L);
                part = lua_touserdata(L, -1);
                lua_pushvalue(L, -1);
                lua_rawseti(L, parts, (lua_Integer)i + 1);
            }
            if (part->depth >= depth) depth = part->depth + 1;
        }
        lua_pop(L, 1);
    }
    s = new_series(L, PEELL_FROM_CONCAT, type, from[nparts]);
    at = lua_gettop(L);
    s->rows = from;
    s->nparts = nparts;
    s->depth = depth;
    keep(L, parts, at, SERIES_SOURCE);
    keep(L, starts, at, SERIES_ROWS);
}

/* --- values ------------------------------------------------------------------------ */

uint32_t peelL_set_row(const peelL_series *s, const peel_store *st, uint32_t row) {
    uint32_t set = s->set->set;
    if (s->rows) row = s->rows[row];
    while (set != s->holder) {
        row = peel_get(st, set, st->layouts[set].parent_column, row);
        set = st->layouts[set].parent;
    }
    return row;
}

/* The part of a concat that has the row: the last that starts at or before it. */
static uint32_t part_of(const peelL_series *s, uint32_t row) {
    uint32_t low = 0, high = s->nparts;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (s->rows[middle] <= row) low = middle;
        else high = middle;
    }
    return low;
}

void peelL_push_value(lua_State *L, int series, uint32_t row) {
    const peelL_series *s = lua_touserdata(L, series);
    luaL_checkstack(L, 8, NULL);
    lua_getiuservalue(L, series, SERIES_SOURCE); /* source */
    switch ((peelL_origin)s->origin) {
    case PEELL_FROM_SET:
        lua_getiuservalue(L, -1, 1); /* set records */
        peelL_push_cell(L, lua_gettop(L), s->holder, s->column, peelL_set_row(s, peelL_store(L, s->set->records), row));
        lua_replace(L, -3);
        lua_pop(L, 1);
        return;
    case PEELL_FROM_LIST: lua_rawgeti(L, -1, (lua_Integer)row + 1); break;
    case PEELL_FROM_GATHER:
        if (s->rows[row] == PEEL_NONE) lua_pushnil(L);
        else peelL_push_value(L, lua_gettop(L), s->rows[row]);
        break;
    case PEELL_FROM_CONCAT: {
        uint32_t part = part_of(s, row);
        if (lua_rawgeti(L, -1, (lua_Integer)part + 1) == LUA_TUSERDATA) {
            peelL_push_value(L, lua_gettop(L), row - s->rows[part]);
            lua_remove(L, -2);
        } else {
            lua_pop(L, 1);
            lua_pushnil(L);
        }
    }
    }
    lua_remove(L, -2); /* source */
}

void peelL_push_values(lua_State *L, int series, const uint32_t *rows, uint32_t n) {
    const peelL_series *s = lua_touserdata(L, series);
    int list, records;
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, n > 0x7fffffffu ? 0 : (int)n, 0);
    list = lua_gettop(L);
    records = s->origin == PEELL_FROM_SET ? list + 2 : 0; /* of a set, its records are fetched once */
    if (records) {
        lua_getiuservalue(L, series, SERIES_SOURCE);
        lua_getiuservalue(L, -1, 1);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = rows ? rows[i] : i;
        peelL_poll(L, i);
        if (row == PEEL_NONE) continue;
        if (records) peelL_push_cell(L, records, s->holder, s->column, peelL_set_row(s, peelL_store(L, s->set->records), row));
        else peelL_push_value(L, series, row);
        lua_rawseti(L, list, (lua_Integer)i + 1);
    }
    lua_settop(L, list);
}

static int series_gc(lua_State *L) {
    peelL_series *s = lua_touserdata(L, 1);
    peelL_disown(L, &s->block);
    return 0;
}

const luaL_Reg peelL_series_meta[] = {{"__gc", series_gc}, {NULL, NULL}};
