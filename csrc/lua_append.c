/* lua_append.c -- Lua values into cells, each checked against its column's type. See lua_records.h. */
#include "lua_records.h"

#include <math.h>
#include <string.h>

#define NEAR_WORDS 64 /* heap entries of up to so many words are gathered on the C stack */

/* What a value is being put into, for the error message. */
typedef struct {
    lua_State *L;
    int records; /* stack index */
    uint32_t set;
    const char *field;
} target;

/* Raise "findings.area: symbol expected, got a table"; `got` NULL = the type of the value at `index`. */
static void refuse(const target *t, const char *expected, const char *got, int index) {
    lua_State *L = t->L;
    if (got == NULL) got = peelL_typename(L, index);
    peelL_push_info(L, t->records, t->set);
    lua_getfield(L, -1, "name");
    luaL_error(L, "%s.%s: %s expected, got %s", lua_tostring(L, -1), t->field, expected, got);
}

static peel_store *store_of(const target *t) {
    return peelL_store(t->L, lua_touserdata(t->L, t->records));
}

static uint32_t or_nomem(const target *t, uint32_t entry) {
    if (entry == 0) peelL_nomem(t->L);
    return entry;
}

/* --- symbols and grades ---------------------------------------------------------- */

static uint32_t intern(const target *t, int index) {
    lua_State *L = t->L;
    peel_symbols *symbols = peelL_state_symbols(L);
    size_t length;
    const char *s = lua_tolstring(L, index, &length);
    uint32_t symbol = or_nomem(t, peel_symbol_intern(symbols, s, length));
    if (lua_rawgeti(L, UP_NAMES, symbol) == LUA_TNIL) { /* new: the same string for reading */
        lua_pushvalue(L, index);
        lua_rawseti(L, UP_NAMES, symbol);
    }
    lua_pop(L, 1);
    return symbol;
}

/* A number as printed: an integer, or a string such as "C1". */
static uint32_t label_of(const target *t, int index) {
    lua_State *L = t->L;
    uint32_t symbol;
    if (lua_type(L, index) != LUA_TSTRING && !lua_isinteger(L, index)) refuse(t, "label (an integer or a string)", NULL, index);
    lua_pushvalue(L, index); /* lua_tolstring changes a number in place */
    lua_tolstring(L, -1, NULL);
    symbol = intern(t, lua_gettop(L));
    lua_pop(L, 1);
    return symbol;
}

static uint32_t symbol_of(const target *t, int index) {
    if (lua_type(t->L, index) != LUA_TSTRING) refuse(t, "symbol (a string)", NULL, index);
    return intern(t, index);
}

/* The number of a grade value: an object with a string `name`, or a plain string where no object is known. */
static uint32_t grade_number(const target *t, int index) {
    lua_State *L = t->L;
    uint32_t name, grade;
    int32_t rank = 0;
    lua_pushvalue(L, index);
    if (lua_rawget(L, UP_GRADES) == LUA_TNUMBER) {
        grade = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 1);
        return grade;
    }
    lua_pop(L, 1);
    if (lua_type(L, index) == LUA_TSTRING) {
        name = intern(t, index);
    } else {
        if (lua_getfield(L, index, "name") != LUA_TSTRING) refuse(t, "grade (an object with a name)", NULL, index);
        name = intern(t, lua_gettop(L));
        lua_pop(L, 1);
        if (lua_getfield(L, index, "rank") == LUA_TNUMBER) rank = (int32_t)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    grade = or_nomem(t, peel_grade_add(peelL_state_symbols(L), name, rank));
    lua_pushvalue(L, index);
    lua_rawseti(L, UP_GRADES, grade); /* grades[number] = value */
    lua_pushvalue(L, index);
    lua_pushinteger(L, grade);
    lua_rawset(L, UP_GRADES); /* grades[value] = number */
    return grade;
}

static uint32_t grade_of(const target *t, int index) {
    lua_State *L = t->L;
    uint32_t grade;
    int type = lua_type(L, index);
    if (type == LUA_TTABLE || type == LUA_TUSERDATA) return grade_number(t, index);
    if (type != LUA_TSTRING) refuse(t, "grade or the name of one", NULL, index);
    if (lua_getiuservalue(L, t->records, 4) != LUA_TTABLE) {
        lua_pop(L, 1);
        return grade_number(t, index);
    }
    lua_pushvalue(L, index);
    if (lua_gettable(L, -2) == LUA_TNIL) {
        lua_pushfstring(L, "'%s'", lua_tostring(L, index));
        refuse(t, "grade of the framework", lua_tostring(L, -1), index);
    }
    grade = grade_number(t, lua_gettop(L));
    lua_pop(L, 2);
    return grade;
}

/* --- positions and texts ------------------------------------------------------------ */

/* Room for n words: `near` when it is enough, else a buffer pushed on the stack (nil is pushed otherwise). ( -- buffer ) */
static uint32_t *room(lua_State *L, size_t n, uint32_t *near) {
    if (n <= NEAR_WORDS) {
        lua_pushnil(L);
        return near;
    }
    return lua_newuserdatauv(L, n * sizeof *near, 0);
}

static uint32_t position(const target *t, int index, uint32_t least) {
    lua_Integer value;
    int is_integer;
    value = lua_tointegerx(t->L, index, &is_integer);
    if (!is_integer || lua_type(t->L, index) != LUA_TNUMBER) refuse(t, "byte position", NULL, index);
    if (value < (lua_Integer)least || value > (lua_Integer)PEEL_MAX_BYTES) {
        lua_pushfstring(t->L, "%I", (LUAI_UACINT)value);
        refuse(t, least > 1 ? "position not before its span's first" : "byte position from 1", lua_tostring(t->L, -1), index);
    }
    return (uint32_t)value;
}

/* A span list, flat {first, last, ...} or {{first=, last=}, ...}, into the heap. */
static uint32_t positions_of(const target *t, int index) {
    lua_State *L = t->L;
    uint32_t near[NEAR_WORDS], *v, entry, n;
    size_t length;
    bool flat;
    if (lua_type(L, index) != LUA_TTABLE) refuse(t, "list of spans", NULL, index);
    length = lua_rawlen(L, index);
    flat = lua_rawgeti(L, index, 1) != LUA_TTABLE;
    lua_pop(L, 1);
    if (flat && length % 2 != 0) refuse(t, "flat span list of even length", "an odd one", index);
    if (length > 0x3fffffff) refuse(t, "shorter span list", "too long a one", index);
    n = (uint32_t)(flat ? length : length * 2);
    v = room(L, n, near); /* buffer */
    for (uint32_t i = 0; i < n; i += 2) {
        if (flat) {
            lua_rawgeti(L, index, (lua_Integer)i + 1);
            lua_rawgeti(L, index, (lua_Integer)i + 2); /* buffer first last */
        } else {
            if (lua_rawgeti(L, index, (lua_Integer)i / 2 + 1) != LUA_TTABLE) refuse(t, "span {first=, last=}", NULL, -1);
            lua_getfield(L, -1, "first");
            lua_getfield(L, -2, "last");
            lua_remove(L, -3);
        }
        v[i] = position(t, lua_gettop(L) - 1, 1);
        v[i + 1] = position(t, lua_gettop(L), v[i]);
        lua_pop(L, 2);
    }
    entry = or_nomem(t, peel_heap_words(store_of(t), v, n));
    lua_pop(L, 1);
    return entry;
}

/* Bytes into the heap; the empty string is absent. */
static uint32_t string_of(const target *t, int index, uint32_t flag) {
    size_t length;
    const char *s;
    if (lua_type(t->L, index) != LUA_TSTRING) refuse(t, flag ? "text (a span list or a string)" : "string", NULL, index);
    s = lua_tolstring(t->L, index, &length);
    return length ? or_nomem(t, peel_heap_string(store_of(t), s, length, flag)) : 0;
}

/* A text: a span list, or a string that does not stand in the source; an empty one is absent. */
static uint32_t text_of(const target *t, int index) {
    if (lua_type(t->L, index) != LUA_TTABLE) return string_of(t, index, PEEL_LITERAL);
    return lua_rawlen(t->L, index) ? positions_of(t, index) : 0;
}

/* A list of texts, of strings, or (depth 2) of lists of texts. */
static uint32_t list_of(const target *t, int index, bool strings, int depth) {
    lua_State *L = t->L;
    uint32_t near[NEAR_WORDS], *v, entry, n;
    if (lua_type(L, index) != LUA_TTABLE) refuse(t, depth > 1 ? "list of rows" : "list", NULL, index);
    if (lua_rawlen(L, index) > 0x3fffffff) refuse(t, "shorter list", "too long a one", index);
    luaL_checkstack(L, 12, NULL);
    n = (uint32_t)lua_rawlen(L, index);
    v = room(L, n, near); /* buffer */
    for (uint32_t i = 0; i < n; i++) {
        int item = lua_gettop(L) + 1;
        lua_rawgeti(L, index, (lua_Integer)i + 1); /* buffer item */
        v[i] = depth > 1 ? list_of(t, item, strings, depth - 1) : strings ? string_of(t, item, 0) : text_of(t, item);
        lua_pop(L, 1);
    }
    entry = or_nomem(t, peel_heap_words(store_of(t), v, n));
    lua_pop(L, 1);
    return entry;
}

/* {grade or name = count}. The entries are ordered by grade number, so that the bytes do not depend on the table's order. */
static uint32_t counts_of(const target *t, int index) {
    lua_State *L = t->L;
    uint32_t near[NEAR_WORDS], *v, entry, n = 0, room_for = 0;
    if (lua_type(L, index) != LUA_TTABLE) refuse(t, "counts {grade = number}", NULL, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        room_for += 2;
    v = room(L, room_for, near);                              /* buffer */
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) { /* buffer key value */
        int key = lua_gettop(L) - 1;
        uint32_t grade = grade_of(t, key), at = n;
        lua_Integer count = lua_isinteger(L, key + 1) ? lua_tointeger(L, key + 1) : -1;
        if (count < 0 || count > 0x7fffffff) refuse(t, "count (a whole number)", NULL, key + 1);
        for (; at > 0 && v[at - 2] > grade; at -= 2) {
            v[at] = v[at - 2];
            v[at + 1] = v[at - 1];
        }
        v[at] = grade;
        v[at + 1] = (uint32_t)count;
        n += 2;
    }
    entry = or_nomem(t, peel_heap_words(store_of(t), v, n));
    lua_pop(L, 1);
    return entry;
}

/* --- rows ------------------------------------------------------------------------- */

/* Child rows, one after the other in the child set, each knowing its parent's row. */
static uint32_t rows_of(const target *t, uint32_t child, uint32_t parent_row, int index, bool one) {
    lua_State *L = t->L;
    uint32_t parent_column = store_of(t)->layouts[child].parent_column;
    uint32_t run[2] = {store_of(t)->sets[child].n, 0};
    if (lua_type(L, index) != LUA_TTABLE) refuse(t, one ? "table of fields" : "list of rows", NULL, index);
    run[1] = one ? 1 : (uint32_t)lua_rawlen(L, index);
    luaL_checkstack(L, 12, NULL);
    for (uint32_t i = 0; i < run[1]; i++) {
        int row = lua_gettop(L) + 1;
        if (one) lua_pushvalue(L, index);
        else if (lua_rawgeti(L, index, (lua_Integer)i + 1) != LUA_TTABLE) refuse(t, "row (a table of fields)", NULL, row);
        if (!peel_set_begin(store_of(t), child)) peelL_nomem(L);
        peel_put(store_of(t), child, parent_column, run[0] + i, parent_row);
        peelL_put_fields(L, t->records, child, run[0] + i, row);
        peel_set_commit(store_of(t), child);
        lua_pop(L, 1);
    }
    return or_nomem(t, peel_heap_words(store_of(t), run, 2));
}

/* --- one value ---------------------------------------------------------------------- */

static uint32_t integer_of(const target *t, int index) {
    int is_integer;
    lua_Integer value = lua_tointegerx(t->L, index, &is_integer);
    if (lua_type(t->L, index) != LUA_TNUMBER || !is_integer) refuse(t, "integer", NULL, index);
    if (value <= INT32_MIN || value > INT32_MAX) {
        lua_pushfstring(t->L, "%I", (LUAI_UACINT)value);
        refuse(t, "integer of 32 bits", lua_tostring(t->L, -1), index);
    }
    return (uint32_t)(int32_t)value;
}

static uint32_t date_of(const target *t, int index, bool duration) {
    const char *expected = duration ? "duration (such as \"P3M\")" : "date (such as \"2016-02\" or \"2016-02-29\")";
    size_t length;
    const char *s;
    uint32_t value;
    if (lua_type(t->L, index) != LUA_TSTRING) refuse(t, expected, NULL, index);
    s = lua_tolstring(t->L, index, &length);
    value = duration ? (uint32_t)peel_is_duration(s, length) : peel_date_pack(s, length);
    if (value == 0) {
        lua_pushfstring(t->L, "'%s'", s);
        refuse(t, expected, lua_tostring(t->L, -1), index);
    }
    return duration ? intern(t, index) : value;
}

/* Check the value at `index` and put it into its cell. */
static void put_value(const target *t, uint32_t column, uint32_t row, int index) {
    lua_State *L = t->L;
    peel_store *st = store_of(t);
    const peel_column *c = &st->layouts[t->set].columns[column];
    uint32_t value = 0;
    switch ((peel_column_type)c->type) {
    case PEEL_COL_NUMBER: {
        double number = lua_tonumber(L, index);
        if (lua_type(L, index) != LUA_TNUMBER) refuse(t, "number", NULL, index);
        if (!isfinite(number)) refuse(t, "number", "one that is not finite", index);
        peel_put_number(st, t->set, column, row, number);
        return;
    }
    case PEEL_COL_BOOLEAN:
        if (lua_type(L, index) != LUA_TBOOLEAN) refuse(t, "boolean", NULL, index);
        peel_put_boolean(st, t->set, column, row, lua_toboolean(L, index) ? 2 : 1);
        return;
    case PEEL_COL_ID: refuse(t, "nothing (it follows from the record's place)", NULL, index); return;
    case PEEL_COL_SYMBOL: value = symbol_of(t, index); break;
    case PEEL_COL_GRADE: value = grade_of(t, index); break;
    case PEEL_COL_INTEGER:
    case PEEL_COL_REF: value = integer_of(t, index); break;
    case PEEL_COL_DATE: value = date_of(t, index, false); break;
    case PEEL_COL_DURATION: value = date_of(t, index, true); break;
    case PEEL_COL_STRING: value = string_of(t, index, 0); break;
    case PEEL_COL_SPANS: value = positions_of(t, index); break;
    case PEEL_COL_TEXT: value = text_of(t, index); break;
    case PEEL_COL_TEXTS: value = list_of(t, index, false, 1); break;
    case PEEL_COL_STRINGS: value = list_of(t, index, true, 1); break;
    case PEEL_COL_CELLS: value = list_of(t, index, false, 2); break;
    case PEEL_COL_ROWS: value = rows_of(t, c->child, row, index, false); break;
    case PEEL_COL_RECORD: value = rows_of(t, c->child, row, index, true); break;
    case PEEL_COL_COUNTS: value = counts_of(t, index); break;
    case PEEL_COL_LABEL: value = label_of(t, index); break;
    }
    peel_put(store_of(t), t->set, column, row, value);
}

void peelL_put_fields(lua_State *L, int records, uint32_t set, uint32_t row, int fields) {
    const peelL_records *r = lua_touserdata(L, records);
    target t = {L, records, set, NULL};
    int key;
    luaL_checkstack(L, 16, "records are nested too deeply");
    lua_pushnil(L);
    key = lua_gettop(L);
    while (lua_next(L, fields)) { /* key value */
        uint32_t column;
        if (lua_type(L, key) != LUA_TSTRING) {
            peelL_push_info(L, records, set);
            lua_getfield(L, -1, "name");
            luaL_error(L, "%s: fields have names, got a %s as key", lua_tostring(L, -1), luaL_typename(L, key));
        }
        t.field = lua_tostring(L, key);
        column = peelL_column(r->schema, set, t.field);
        if (column == PEEL_NONE) peelL_no_field(L, records, set, t.field, false);
        put_value(&t, column, row, key + 1);
        lua_settop(L, key);
    }
}
