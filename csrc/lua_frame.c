/* lua_frame.c -- peel.Frame: an immutable table of named columns. See lua_frame.h. */
#include "lua_frame.h"

#define FRAME_SERIES 1
#define FRAME_INDEX  2
#define FRAME_NAMES  3

peelL_frame *peelL_check_frame(lua_State *L, int index) {
    return luaL_checkudata(L, index, PEELL_FRAME);
}

/* --- making ------------------------------------------------------------------------ */

/* ( -- frame ) without columns */
static void new_frame(lua_State *L, uint32_t n) {
    peelL_frame *frame = lua_newuserdatauv(L, sizeof *frame, 3);
    frame->n = n;
    luaL_setmetatable(L, PEELL_FRAME);
    for (int i = FRAME_SERIES; i <= FRAME_NAMES; i++) {
        lua_newtable(L);
        lua_setiuservalue(L, -2, i);
    }
}

/* A column in the place of one of the same name, or behind the others. ( name series -- ) */
static void put_column(lua_State *L, int frame) {
    int name = lua_gettop(L) - 1, index = name + 2;
    lua_Integer at;
    lua_getiuservalue(L, frame, FRAME_INDEX);
    lua_getiuservalue(L, frame, FRAME_SERIES);
    lua_pushvalue(L, name);
    if (lua_rawget(L, index) == LUA_TNUMBER) {
        at = lua_tointeger(L, -1);
    } else {
        at = (lua_Integer)lua_rawlen(L, index + 1) + 1;
        lua_getiuservalue(L, frame, FRAME_NAMES);
        lua_pushvalue(L, name);
        lua_rawseti(L, -2, at);
        lua_pushvalue(L, name);
        lua_pushinteger(L, at);
        lua_rawset(L, index);
    }
    lua_pushvalue(L, name + 1);
    lua_rawseti(L, index + 1, at);
    lua_settop(L, name - 1);
}

/* The columns of a frame put into another. */
static void put_columns(lua_State *L, int from, int frame) {
    int names = lua_gettop(L) + 1;
    lua_getiuservalue(L, from, FRAME_NAMES);
    lua_getiuservalue(L, from, FRAME_SERIES);
    for (lua_Integer i = 1; lua_rawgeti(L, names, i) == LUA_TSTRING; i++) {
        lua_rawgeti(L, names + 1, i);
        put_column(L, frame);
    }
    lua_settop(L, names - 1);
}

/* Row numbers of a set whose rows are not simply in turn. ( -- rows or nil ) */
static int push_order(lua_State *L, const peel_store *st, uint32_t set, uint32_t n) {
    peelL_rows *rows;
    if (!st->sets[set].ordered) {
        lua_pushnil(L);
        return 0;
    }
    rows = peelL_new_rows(L, n);
    for (uint32_t i = 0; i < n; i++)
        peelL_row_cells(rows)[i] = peel_set_row(st, set, i);
    peelL_rows_close(rows);
    return lua_gettop(L);
}

/* core.frame(set): the rows of a record set as they are now, with the fields of the records that hold them. */
static int frame_new(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    const peel_store *st = peelL_store(L, s->records);
    uint32_t n = peel_set_count(st, s->set);
    int rows, frame;
    lua_settop(L, 1);
    lua_getiuservalue(L, 1, 1); /* set records */
    rows = push_order(L, st, s->set, n);
    new_frame(L, n);
    frame = lua_gettop(L);
    for (uint32_t set = s->set; set != PEEL_NONE; set = st->layouts[set].parent) {
        peelL_push_info(L, 2, set);
        lua_getfield(L, -1, "fields");
        for (lua_Integer i = 1; lua_rawgeti(L, frame + 2, i) == LUA_TSTRING; i++) {
            lua_getiuservalue(L, frame, FRAME_INDEX);
            lua_pushvalue(L, -2);
            if (lua_rawget(L, -2) == LUA_TNIL) { /* the row's own field goes before its holder's */
                lua_pop(L, 2);
                peelL_series_of_set(L, 1, set, (uint32_t)i - 1, rows, n);
                put_column(L, frame);
            }
            lua_settop(L, frame + 2);
        }
        lua_settop(L, frame);
    }
    return 1;
}

/* A column from {name =, type =, values =} or {name =, from = frame, column =} at the top. ( entry -- ) */
static void put_entry(lua_State *L, int frame, uint32_t n, lua_Integer i) {
    int entry = lua_gettop(L), type;
    if (!lua_istable(L, entry) || lua_getfield(L, entry, "name") != LUA_TSTRING)
        luaL_error(L, "column %d: a table with a name expected", (int)i);
    if (lua_getfield(L, entry, "from") != LUA_TNIL) { /* entry name from */
        const peelL_frame *from = luaL_testudata(L, entry + 2, PEELL_FRAME);
        if (from == NULL || from->n != n) luaL_error(L, "column %s: a frame of %d rows expected", lua_tostring(L, entry + 1), (int)n);
        if (lua_getfield(L, entry, "column") == LUA_TNIL) lua_copy(L, entry + 1, -1);
        peelL_push_column(L, entry + 2, entry + 3);
    } else {
        lua_getfield(L, entry, "type");
        type = lua_type(L, -1) == LUA_TSTRING ? peelL_type_of(lua_tostring(L, -1)) : -1;
        if (type < 0) luaL_error(L, "column %s: unknown type %s", lua_tostring(L, entry + 1), luaL_tolstring(L, -1, NULL));
        if (lua_getfield(L, entry, "values") != LUA_TTABLE)
            luaL_error(L, "column %s: a list of values expected", lua_tostring(L, entry + 1));
        peelL_series_of_list(L, entry + 4, type, n);
    }
    lua_replace(L, entry + 2);
    lua_settop(L, entry + 2); /* entry name series */
    put_column(L, frame);
    lua_settop(L, entry - 1);
}

static void put_entries(lua_State *L, int list, int frame, uint32_t n) {
    luaL_checktype(L, list, LUA_TTABLE);
    for (lua_Integer i = 1; lua_rawgeti(L, list, i) != LUA_TNIL; i++)
        put_entry(L, frame, n, i);
    lua_pop(L, 1);
}

static uint32_t check_count(lua_State *L, int arg) {
    lua_Integer n = luaL_checkinteger(L, arg);
    luaL_argcheck(L, n >= 0 && n < (lua_Integer)(PEEL_NONE / 4), arg, "a number of rows expected");
    return (uint32_t)n;
}

/* core.frame_of(n, columns): n rows of values in lists, whose holes are absent; each column {name =, type =, values =}. */
static int frame_of(lua_State *L) {
    uint32_t n = check_count(L, 1);
    lua_settop(L, 2);
    new_frame(L, n);
    put_entries(L, 2, 3, n);
    return 1;
}

/* frame:with(columns): with more columns, or others in the place of those of the same names. */
static int frame_with(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    lua_settop(L, 2);
    new_frame(L, frame->n);
    put_columns(L, 1, 3);
    put_entries(L, 2, 3, frame->n);
    return 1;
}

/* Rows of rows. ( -- rows ) */
static void compose(lua_State *L, peelL_rows *outer, const uint32_t *inner) {
    const uint32_t *from = peelL_row_list(L, outer);
    peelL_rows *rows = peelL_new_rows(L, outer->n);
    uint32_t *to = peelL_row_cells(rows);
    for (uint32_t i = 0; i < outer->n; i++)
        to[i] = from[i] == PEEL_NONE ? PEEL_NONE : inner[from[i]];
    peelL_rows_close(rows);
}

/* The series on top at some rows; rows of rows are worked out once and kept in `known`. ( series -- series ) */
static void gather(lua_State *L, int rows, int known) {
    const peelL_series *s = lua_touserdata(L, -1);
    int series = lua_gettop(L);
    if (s->origin == PEELL_FROM_GATHER) {
        lua_getiuservalue(L, series, SERIES_ROWS); /* series inner */
        lua_pushvalue(L, -1);
        if (lua_rawget(L, known) != LUA_TUSERDATA) { /* series inner nil */
            lua_pop(L, 1);
            lua_pushvalue(L, -1);
            compose(L, lua_touserdata(L, rows), s->rows); /* series inner inner rows */
            lua_pushvalue(L, -1);
            lua_insert(L, -3);
            lua_rawset(L, known); /* series inner rows */
        }
        lua_getiuservalue(L, series, SERIES_SOURCE); /* series inner rows base */
        peelL_series_gather(L, -1, -2);
    } else {
        peelL_series_gather(L, series, rows);
    }
    lua_replace(L, series);
    lua_settop(L, series);
}

/* frame:gather(rows): a frame of those rows; row 0 has no values */
static int frame_gather(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    const peelL_rows *rows;
    lua_settop(L, 2);
    rows = peelL_to_rows(L, 2);
    luaL_argcheck(L, rows->end <= frame->n, 2, "rows of another frame: there are not so many here");
    new_frame(L, rows->n);
    lua_newtable(L);
    lua_getiuservalue(L, 1, FRAME_NAMES);
    lua_getiuservalue(L, 1, FRAME_SERIES); /* frame rows new known names series */
    for (lua_Integer i = 1; lua_rawgeti(L, 5, i) == LUA_TSTRING; i++) {
        lua_rawgeti(L, 6, i);
        gather(L, 2, 4);
        put_column(L, 3);
    }
    lua_settop(L, 3);
    return 1;
}

/* The type of a column of two types. */
static int common_type(int a, int b) {
    if (a < 0 || a == b) return b;
    if (peelL_is_numeric(a) && peelL_is_numeric(b)) return PEEL_COL_NUMBER;
    if (peelL_is_wordy(a) && peelL_is_wordy(b)) return a == PEEL_COL_LABEL || b == PEEL_COL_LABEL ? PEEL_COL_LABEL : PEEL_COL_STRING;
    return PEELL_VALUE;
}

/* core.frame_concat(frames, names): the rows of one after the other; a column that one lacks is absent there */
static int frame_concat(lua_State *L) {
    uint64_t n = 0;
    peelL_rows *starts;
    lua_Integer count;
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    count = (lua_Integer)lua_rawlen(L, 1);
    luaL_argcheck(L, count < (lua_Integer)(PEEL_NONE / 4), 1, "too many frames");
    starts = peelL_new_rows(L, (uint32_t)count + 1); /* frames names starts */
    for (lua_Integer i = 0; i < count; i++) {
        const peelL_frame *frame;
        lua_rawgeti(L, 1, i + 1);
        frame = luaL_testudata(L, -1, PEELL_FRAME);
        luaL_argcheck(L, frame != NULL, 1, "a list of frames expected");
        peelL_row_cells(starts)[i] = (uint32_t)n;
        n += frame->n;
        luaL_argcheck(L, n < PEEL_NONE / 4, 1, "too many rows");
        lua_pop(L, 1);
    }
    peelL_row_cells(starts)[count] = (uint32_t)n;
    peelL_rows_close(starts);
    new_frame(L, (uint32_t)n); /* frames names starts new */
    for (lua_Integer c = 1; lua_rawgeti(L, 2, c) == LUA_TSTRING; c++) {
        int type = -1;
        lua_createtable(L, (int)count, 0); /* 5: name, 6: parts */
        for (lua_Integer i = 1; i <= count; i++) {
            lua_rawgeti(L, 1, i);
            lua_getiuservalue(L, 7, FRAME_INDEX);
            lua_pushvalue(L, 5);
            if (lua_rawget(L, 8) == LUA_TNUMBER) {
                lua_getiuservalue(L, 7, FRAME_SERIES);
                lua_rawgeti(L, -1, lua_tointeger(L, 9));
                type = common_type(type, peelL_check_series(L, -1)->type);
            } else {
                lua_pushboolean(L, 0);
            }
            lua_rawseti(L, 6, i);
            lua_settop(L, 6);
        }
        peelL_series_concat(L, 6, 3, type < 0 ? PEELL_VALUE : type);
        lua_remove(L, 6);
        put_column(L, 4); /* name series -- */
    }
    lua_settop(L, 4);
    return 1;
}

/* --- reading ----------------------------------------------------------------------- */

peelL_series *peelL_push_column(lua_State *L, int frame, int name) {
    name = lua_absindex(L, name);
    frame = lua_absindex(L, frame);
    if (lua_type(L, name) != LUA_TSTRING) luaL_error(L, "the name of a column expected, got %s", peelL_typename(L, name));
    lua_getiuservalue(L, frame, FRAME_INDEX);
    lua_pushvalue(L, name);
    if (lua_rawget(L, -2) != LUA_TNUMBER) {
        lua_getiuservalue(L, frame, FRAME_NAMES);
        lua_pushfstring(L, "there is no column \"%s\"", lua_tostring(L, name));
        peelL_add_hint(L, lua_tostring(L, name), -2);
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
        lua_error(L);
    }
    lua_getiuservalue(L, frame, FRAME_SERIES);
    lua_rawgeti(L, -1, lua_tointeger(L, -2)); /* index at series one */
    lua_replace(L, -4);
    lua_pop(L, 2);
    return lua_touserdata(L, -1);
}

/* frame:get(row, name) */
static int frame_get(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    lua_Integer row = luaL_checkinteger(L, 2);
    if (row < 1 || row > (lua_Integer)frame->n) luaL_argerror(L, 2, lua_pushfstring(L, "row %I of %d", (LUAI_UACINT)row, (int)frame->n));
    peelL_push_column(L, 1, 3);
    peelL_push_value(L, lua_gettop(L), (uint32_t)row - 1);
    return 1;
}

/* frame:column(name [, rows]): a list of values and their number; absent ones leave holes */
static int frame_column(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    peelL_rows *rows = NULL;
    lua_settop(L, 3);
    if (!lua_isnil(L, 3)) {
        rows = peelL_to_rows(L, 3);
        luaL_argcheck(L, rows->end <= frame->n, 3, "rows of another frame: there are not so many here");
    }
    peelL_push_column(L, 1, 2);
    peelL_push_values(L, 4, rows ? peelL_row_list(L, rows) : NULL, rows ? rows->n : frame->n);
    lua_pushinteger(L, (lua_Integer)(rows ? rows->n : frame->n));
    return 2;
}

/* frame:names(): a list of the caller's own */
static int frame_names(lua_State *L) {
    peelL_check_frame(L, 1);
    lua_newtable(L);
    lua_getiuservalue(L, 1, FRAME_NAMES);
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++)
        lua_rawseti(L, -3, i);
    lua_pop(L, 2);
    return 1;
}

/* frame:type(name): the column's type, nil where there is no such column */
static int frame_type(lua_State *L) {
    peelL_check_frame(L, 1);
    lua_settop(L, 2);
    lua_getiuservalue(L, 1, FRAME_INDEX);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 3) != LUA_TNUMBER) return 1;
    peelL_push_column(L, 1, 2);
    lua_pushstring(L, peelL_type_name(peelL_check_series(L, -1)->type));
    return 1;
}

static int frame_len(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)peelL_check_frame(L, 1)->n);
    return 1;
}

static int frame_tostring(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    lua_getiuservalue(L, 1, FRAME_NAMES);
    lua_pushfstring(L, "frame of %d rows and %d columns", (int)frame->n, (int)lua_rawlen(L, -1));
    return 1;
}

/* core.interrupt(): what the signal handler does: the loop that runs next, or now, raises `interrupted!` */
static int interrupt(lua_State *L) {
    *peelL_interrupt(L) = 1;
    return 0;
}

static const luaL_Reg frame_methods[] = {
    {"with", frame_with},   {"gather", frame_gather}, {"get", frame_get}, {"column", frame_column},
    {"names", frame_names}, {"type", frame_type},     {NULL, NULL},
};

static const luaL_Reg frame_meta[] = {{"__len", frame_len}, {"__tostring", frame_tostring}, {NULL, NULL}};

static const luaL_Reg functions[] = {
    {"frame", frame_new},     {"frame_of", frame_of},   {"frame_concat", frame_concat},
    {"rows", peelL_rows_new}, {"interrupt", interrupt}, {NULL, NULL},
};

static void push_upvalues(lua_State *L, int first) {
    for (int i = 0; i < UP_COUNT; i++)
        lua_pushvalue(L, first + i);
}

void peelL_open_frames(lua_State *L, int core, int first) {
    peelL_interrupt(L); /* made while there is memory */
    peelL_record_class(L, PEELL_SERIES, NULL, peelL_series_meta, first);
    peelL_record_class(L, PEELL_FRAME, frame_methods, frame_meta, first);
    luaL_getmetatable(L, PEELL_FRAME);
    lua_getfield(L, -1, "__index");
    push_upvalues(L, first);
    luaL_setfuncs(L, peelL_query_methods, UP_COUNT);
    lua_pop(L, 2);
    peelL_record_class(L, PEELL_GROUPS, peelL_groups_methods, peelL_groups_meta, first);
    peelL_record_class(L, PEELL_ROWS, NULL, peelL_rows_meta, first);
    luaL_getmetatable(L, PEELL_ROWS);
    lua_newtable(L); /* rows are indexed by number: their methods stand beside __index */
    luaL_setfuncs(L, peelL_rows_methods, 0);
    lua_setfield(L, -2, "methods");
    lua_pop(L, 1);
    lua_pushvalue(L, core);
    push_upvalues(L, first);
    luaL_setfuncs(L, functions, UP_COUNT);
    lua_pop(L, 1);
}
