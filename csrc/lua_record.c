/* lua_record.c -- peel.Record, a handle on one row, and cells as Lua values. See lua_records.h. */
#include "lua_records.h"

#include <math.h>
#include <string.h>

#define TOLD_BYTES 72 /* of one value in tostring(record) */

/* --- handles ------------------------------------------------------------------ */

/* The weak-valued metatable of the tables row -> handle, one a state. ( -- mt ) */
static void push_weak_meta(lua_State *L) {
    static const char key = 0;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 1);
        lua_pushliteral(L, "v");
        lua_setfield(L, -2, "__mode");
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
    }
}

void peelL_push_record(lua_State *L, int set, uint32_t row) {
    peelL_record *record;
    set = lua_absindex(L, set);
    if (lua_getiuservalue(L, set, 2) != LUA_TTABLE) { /* handles */
        lua_pop(L, 1);
        lua_newtable(L);
        push_weak_meta(L);
        lua_setmetatable(L, -2);
        lua_pushvalue(L, -1);
        lua_setiuservalue(L, set, 2);
    }
    if (lua_rawgeti(L, -1, (lua_Integer)row + 1) == LUA_TNIL) { /* handles nil */
        lua_pop(L, 1);
        record = lua_newuserdatauv(L, sizeof *record, 1); /* handles record */
        record->set = lua_touserdata(L, set);
        record->row = row;
        lua_pushvalue(L, UP_RECORD);
        lua_setmetatable(L, -2);
        lua_pushvalue(L, set);
        lua_setiuservalue(L, -2, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, (lua_Integer)row + 1);
    }
    lua_remove(L, -2); /* record */
}

/* The record at index 1 of a method. Any other value raises. */
static peelL_record *check_record(lua_State *L) {
    peelL_record *record = lua_touserdata(L, 1);
    if (record == NULL || !lua_getmetatable(L, 1)) luaL_typeerror(L, 1, PEELL_RECORD);
    if (!lua_rawequal(L, -1, UP_RECORD)) luaL_typeerror(L, 1, PEELL_RECORD);
    lua_pop(L, 1);
    return record;
}

/* ( -- records ) of the record at index 1 */
static int push_records(lua_State *L) {
    lua_getiuservalue(L, 1, 1);
    lua_getiuservalue(L, -1, 1);
    lua_remove(L, -2);
    return lua_gettop(L);
}

/* --- cells ---------------------------------------------------------------------- */

/* ( -- document ) and its method `name`: false, and nothing pushed, when there is no document. */
static bool push_method(lua_State *L, int records, const char *name) {
    if (lua_getiuservalue(L, records, 2) == LUA_TNIL) {
        lua_pop(L, 1);
        return false;
    }
    lua_getfield(L, -1, name);
    lua_insert(L, -2); /* method document */
    return true;
}

/* The line of a byte, or nil without a document. ( -- line ) */
static void push_line(lua_State *L, int records, lua_Integer byte) {
    if (push_method(L, records, "line")) {
        lua_pushinteger(L, byte);
        lua_call(L, 2, 1);
    } else {
        lua_pushnil(L);
    }
}

/* A list of {first, last, line} for the flat list of positions on top. ( flat -- spans ) */
static void flat_to_spans(lua_State *L, int records) {
    lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
    lua_createtable(L, (int)(n / 2), 0); /* flat spans */
    for (lua_Integer i = 1; i < n; i += 2) {
        lua_createtable(L, 0, 3);
        lua_rawgeti(L, -3, i); /* flat spans span first */
        push_line(L, records, lua_tointeger(L, -1));
        lua_setfield(L, -3, "line");
        lua_setfield(L, -2, "first");
        lua_rawgeti(L, -3, i + 1);
        lua_setfield(L, -2, "last");
        lua_rawseti(L, -2, (i + 1) / 2);
    }
    lua_remove(L, -2); /* spans */
}

/* The text of a TEXT entry: bytes as given, or what the document makes of its positions. ( -- text ) */
static void push_text(lua_State *L, const peel_store *st, int records, uint32_t entry) {
    uint32_t n;
    if (peel_heap_is_literal(st, entry)) {
        const char *s = peel_heap_bytes(st, entry, &n);
        lua_pushlstring(L, s, n);
        return;
    }
    if (!push_method(L, records, "text")) luaL_error(L, "these records have no document to read a text from");
    const uint32_t *v = peel_heap_items(st, entry, &n);
    peelL_push_positions(L, v, n); /* method document flat */
    lua_call(L, 2, 1);             /* text */
}

/* A list of texts (depth 1) or of lists of texts (depth 2). Entry 0 is an empty text or list. ( -- list )
** The heap may move while the document is called, so each item is fetched anew. */
static void push_texts(lua_State *L, const peelL_records *r, int records, uint32_t entry, bool strings, int depth) {
    uint32_t n = 0;
    if (entry) peel_heap_items(peelL_store(L, r), entry, &n);
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        const peel_store *st = peelL_store(L, r);
        uint32_t same, item = peel_heap_items(st, entry, &same)[i];
        if (depth > 1) {
            push_texts(L, r, records, item, strings, depth - 1);
        } else if (item == 0) {
            lua_pushliteral(L, "");
        } else if (strings) {
            const char *s = peel_heap_bytes(st, item, &same);
            lua_pushlstring(L, s, same);
        } else {
            push_text(L, st, records, item);
        }
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* {grade's name = count}. ( -- table ) */
static void push_counts(lua_State *L, const peel_store *st, uint32_t entry) {
    uint32_t n;
    const uint32_t *v = peel_heap_items(st, entry, &n);
    const peel_symbols *symbols = peelL_state_symbols(L);
    lua_createtable(L, 0, (int)(n / 2));
    for (uint32_t i = 0; i + 1 < n; i += 2) {
        lua_rawgeti(L, UP_NAMES, symbols->grades.v[v[i]].name);
        lua_pushinteger(L, (lua_Integer)v[i + 1]);
        lua_rawset(L, -3);
    }
}

/* The child rows of a cell: a list of records, or the one record. ( -- value ) */
static void push_rows(lua_State *L, const peel_store *st, int records, uint32_t child, uint32_t entry, bool one) {
    uint32_t two;
    const uint32_t *run = peel_heap_items(st, entry, &two);
    uint32_t first = run[0], n = run[1];
    peelL_push_set(L, records, child); /* set */
    if (one) {
        peelL_push_record(L, -1, first); /* set record */
    } else {
        lua_createtable(L, (int)n, 0); /* set list */
        for (uint32_t i = 0; i < n; i++) {
            peelL_push_record(L, -2, first + i);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
    }
    lua_remove(L, -2);
}

/* "findings:2004", "findings:2004.2" for the second record that begins there. ( -- id ) */
static void push_id(lua_State *L, const peel_store *st, int records, uint32_t set, uint32_t row, uint32_t nth) {
    uint32_t first = peel_row_first(st, set, row);
    peelL_push_info(L, records, set);
    lua_getfield(L, -1, "name"); /* info list */
    if (nth > 1) lua_pushfstring(L, "%s:%d.%d", lua_tostring(L, -1), (int)first, (int)nth);
    else lua_pushfstring(L, "%s:%d", lua_tostring(L, -1), (int)first);
    lua_copy(L, -1, -3);
    lua_pop(L, 2);
}

static void push_date(lua_State *L, uint32_t date) {
    char out[11];
    if (date == 0) {
        lua_pushnil(L);
        return;
    }
    uint32_t n = peel_date_print(date, out);
    lua_pushlstring(L, out, n);
}

/* A number that is whole is an integer in Lua, as it would be where it is written so. NaN is absent. */
static void push_number(lua_State *L, double value) {
    if (isnan(value)) lua_pushnil(L);
    else if (floor(value) == value && fabs(value) < 9007199254740992.0) lua_pushinteger(L, (lua_Integer)value);
    else lua_pushnumber(L, value);
}

/* A label: an integer where it is nothing but digits, else the string. */
static void push_label(lua_State *L, uint32_t symbol) {
    size_t length;
    const char *s;
    if (lua_rawgeti(L, UP_NAMES, symbol) != LUA_TSTRING) /* [0] is nil */
        return;
    s = lua_tolstring(L, -1, &length);
    if (length == 0 || length > 9 || (s[0] == '0' && length > 1)) return;
    for (size_t i = 0; i < length; i++)
        if (s[i] < '0' || s[i] > '9') return;
    if (lua_stringtonumber(L, s)) lua_remove(L, -2);
}

/* A value that needs nothing but the store and the state's symbols; false, and nothing pushed, for another type. */
static inline bool push_plain(lua_State *L, const peel_store *st, uint32_t set, uint32_t column, uint32_t row) {
    uint32_t value;
    switch ((peel_column_type)st->layouts[set].columns[column].type) {
    case PEEL_COL_SYMBOL:
    case PEEL_COL_DURATION: lua_rawgeti(L, UP_NAMES, peel_get(st, set, column, row)); return true; /* [0] is nil */
    case PEEL_COL_LABEL: push_label(L, peel_get(st, set, column, row)); return true;
    case PEEL_COL_GRADE: lua_rawgeti(L, UP_GRADES, peel_get(st, set, column, row)); return true;
    case PEEL_COL_NUMBER: push_number(L, peel_get_number(st, set, column, row)); return true;
    case PEEL_COL_INTEGER:
    case PEEL_COL_REF:
        value = peel_get(st, set, column, row);
        if (value == (uint32_t)PEEL_NO_INTEGER) lua_pushnil(L);
        else lua_pushinteger(L, (int32_t)value);
        return true;
    case PEEL_COL_BOOLEAN:
        value = peel_get_boolean(st, set, column, row);
        if (value == 0) lua_pushnil(L);
        else lua_pushboolean(L, value == 2);
        return true;
    case PEEL_COL_DATE: push_date(L, peel_get(st, set, column, row)); return true;
    default: return false;
    }
}

/* A value of one of the other types; all their cells are 4 bytes. */
static void push_rich(lua_State *L, int records, uint32_t set, uint32_t column, uint32_t row) {
    const peelL_records *r = lua_touserdata(L, records);
    const peel_store *st = peelL_store(L, r);
    const peel_column *c = &st->layouts[set].columns[column];
    uint32_t value = peel_get(st, set, column, row), n;
    if (value == 0 && c->type != PEEL_COL_ID) {
        lua_pushnil(L);
        return;
    }
    switch ((peel_column_type)c->type) {
    case PEEL_COL_ID: push_id(L, st, records, set, row, value); break;
    case PEEL_COL_STRING: {
        const char *s = peel_heap_bytes(st, value, &n);
        lua_pushlstring(L, s, n);
        break;
    }
    case PEEL_COL_SPANS: {
        const uint32_t *v = peel_heap_items(st, value, &n);
        peelL_push_positions(L, v, n);
        flat_to_spans(L, records);
        break;
    }
    case PEEL_COL_TEXT: push_text(L, st, records, value); break;
    case PEEL_COL_TEXTS: push_texts(L, r, records, value, false, 1); break;
    case PEEL_COL_STRINGS: push_texts(L, r, records, value, true, 1); break;
    case PEEL_COL_CELLS: push_texts(L, r, records, value, false, 2); break;
    case PEEL_COL_ROWS: push_rows(L, st, records, c->child, value, false); break;
    case PEEL_COL_RECORD: push_rows(L, st, records, c->child, value, true); break;
    case PEEL_COL_COUNTS: push_counts(L, st, value); break;
    default: lua_pushnil(L); break;
    }
}

void peelL_push_cell(lua_State *L, int records, uint32_t set, uint32_t column, uint32_t row) {
    const peelL_records *r = lua_touserdata(L, records);
    if (!push_plain(L, peelL_store(L, r), set, column, row)) push_rich(L, records, set, column, row);
}

/* --- fields of a record ------------------------------------------------------------- */

/* Where a field of a record is: in its own row, else in the row that holds it. */
typedef struct {
    uint32_t set, column, row;
} place;

static bool find_field(const peel_store *st, const peelL_record *record, const char *name, place *p) {
    const peelL_schema *schema = record->set->records->schema;
    p->set = record->set->set;
    p->row = record->row;
    while ((p->column = peelL_column(schema, p->set, name)) == PEEL_NONE) {
        const peel_layout *layout = &schema->layouts[p->set];
        if (layout->parent == PEEL_NONE) return false;
        p->row = peel_get(st, p->set, layout->parent_column, p->row);
        p->set = layout->parent;
    }
    return true;
}

static void push_place(lua_State *L, const peel_store *st, const place *p) {
    if (!push_plain(L, st, p->set, p->column, p->row)) push_rich(L, push_records(L), p->set, p->column, p->row);
}

/* record[name]: a field, else a method, else "report", the owner of its records; a misspelt one raises. */
static int record_index(lua_State *L) {
    const peelL_record *record = check_record(L);
    const peel_store *st = peelL_store(L, record->set->records);
    place p;
    if (lua_type(L, 2) != LUA_TSTRING) return luaL_error(L, "a record has named fields only, got a %s", luaL_typename(L, 2));
    if (find_field(st, record, lua_tostring(L, 2), &p)) {
        push_place(L, st, &p);
        return 1;
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, UP_METHODS) != LUA_TNIL) return 1;
    if (strcmp(lua_tostring(L, 2), "report") == 0) {
        lua_getiuservalue(L, push_records(L), 5);
        return 1;
    }
    return peelL_no_field(L, push_records(L), record->set->set, lua_tostring(L, 2), true);
}

static int record_newindex(lua_State *L) {
    return luaL_error(L, "records cannot be changed (field '%s')", luaL_tolstring(L, 2, NULL));
}

/* The field after `key`, in the order of the schema; absent ones are left out, as in a table. */
static int record_next(lua_State *L) {
    const peelL_record *record = check_record(L);
    const peel_store *st = peelL_store(L, record->set->records);
    const peel_layout *layout = &st->layouts[record->set->set];
    uint32_t column = 0, n = layout->ncolumns - (layout->parent_column != PEEL_NONE ? 1 : 0);
    int records, names;
    if (!lua_isnoneornil(L, 2)) {
        column = peelL_column(record->set->records->schema, record->set->set, luaL_checkstring(L, 2));
        if (column == PEEL_NONE) return luaL_error(L, "invalid key to 'next'");
        column++;
    }
    records = push_records(L);
    peelL_push_info(L, records, record->set->set);
    lua_getfield(L, -1, "fields");
    names = lua_gettop(L);
    for (; column < n; column++) {
        lua_rawgeti(L, names, (lua_Integer)column + 1);
        peelL_push_cell(L, records, record->set->set, column, record->row);
        if (!lua_isnil(L, -1)) return 2;
        lua_pop(L, 2);
    }
    lua_pushnil(L);
    return 1;
}

static int record_pairs(lua_State *L) {
    check_record(L);
    for (int i = 1; i <= UP_COUNT; i++)
        lua_pushvalue(L, lua_upvalueindex(i));
    lua_pushcclosure(L, record_next, UP_COUNT);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static bool is_record(lua_State *L, int index) {
    bool is = lua_isuserdata(L, index) && lua_getmetatable(L, index);
    if (is) {
        is = lua_rawequal(L, -1, UP_RECORD);
        lua_pop(L, 1);
    }
    return is;
}

static int record_eq(lua_State *L) {
    bool same = is_record(L, 1) && is_record(L, 2);
    if (same) {
        const peelL_record *a = lua_touserdata(L, 1), *b = lua_touserdata(L, 2);
        same = a->set == b->set && a->row == b->row;
    }
    lua_pushboolean(L, same);
    return 1;
}

/* A value in few words and without control bytes. ( value -- string ) */
static void told(lua_State *L) {
    size_t length, at = 0;
    char out[TOLD_BYTES + 1];
    const char *s = luaL_tolstring(L, -1, &length);
    while (at < length && at < TOLD_BYTES) {
        unsigned char c = (unsigned char)s[at];
        out[at++] = c < 0x20 || c == 0x7f ? ' ' : (char)c;
    }
    if (at < length) { /* back to the start of a character */
        while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80)
            at--;
        lua_pushlstring(L, out, at);
        lua_pushliteral(L, "…");
        lua_concat(L, 2);
    } else {
        lua_pushlstring(L, out, at);
    }
    lua_copy(L, -1, -3);
    lua_pop(L, 2);
}

/* "judgment: Wessex, preventing_crime, good (line 40)". ( -- string ) */
static int record_tostring(lua_State *L) {
    const peelL_record *record = check_record(L);
    int records = push_records(L), info, columns, out;
    const peel_store *st;
    uint32_t first;
    lua_Integer said = 0;
    peelL_push_info(L, records, record->set->set);
    info = lua_gettop(L);
    lua_getfield(L, info, "singular");
    out = lua_gettop(L);
    if (record->set->records->block == NULL) {
        lua_pushfstring(L, "%s (closed)", lua_tostring(L, out));
        return 1;
    }
    st = peelL_store(L, record->set->records);
    lua_getfield(L, info, "entry");
    if (lua_getfield(L, -1, "columns") != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_getfield(L, info, "fields");
    }
    columns = lua_gettop(L);
    for (lua_Integer i = 1; said < 4 && lua_rawgeti(L, columns, i) == LUA_TSTRING; i++) {
        place p;
        if (find_field(st, record, lua_tostring(L, -1), &p)) {
            push_place(L, st, &p);
            if (!lua_isnil(L, -1) && !lua_istable(L, -1)) {
                told(L);
                lua_pushfstring(L, "%s%s%s", lua_tostring(L, out), said++ ? ", " : ": ", lua_tostring(L, -1));
                lua_replace(L, out);
            }
        }
        lua_settop(L, columns);
    }
    first = peel_row_first(st, record->set->set, record->row);
    if (first) {
        push_line(L, records, (lua_Integer)first);
        if (lua_isinteger(L, -1)) {
            lua_pushfstring(L, "%s (line %I)", lua_tostring(L, out), (LUAI_UACINT)lua_tointeger(L, -1));
            lua_replace(L, out);
        }
    }
    lua_settop(L, out);
    return 1;
}

/* --- methods in C --------------------------------------------------------------------- */

/* The flat lists of positions of an entry of TEXT (depth 0), TEXTS (1), CELLS (2). ( -- list ) */
static void push_entry_positions(lua_State *L, const peel_store *st, uint32_t entry, int depth) {
    uint32_t n;
    const uint32_t *v;
    if (entry == 0 || (depth == 0 && peel_heap_is_literal(st, entry))) {
        lua_newtable(L);
        return;
    }
    v = peel_heap_items(st, entry, &n);
    if (depth == 0) {
        peelL_push_positions(L, v, n);
        return;
    }
    luaL_checkstack(L, 4, NULL);
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        push_entry_positions(L, st, peel_heap_items(st, entry, &n)[i], depth - 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* record:positions([field]): where a text or span field stands, as a flat list {first, last, ...};
** "spans", the record's own place, without a name. A list field gives a list of such lists.
** Empty for a text that does not stand in the source, nil for an absent field. */
static int record_positions(lua_State *L) {
    const peelL_record *record = check_record(L);
    const char *name = luaL_optstring(L, 2, "spans");
    const peel_store *st = peelL_store(L, record->set->records);
    peel_column_type type;
    place p;
    lua_settop(L, 2);
    lua_pushstring(L, name); /* the interned one */
    name = lua_tostring(L, -1);
    if (!find_field(st, record, name, &p)) return peelL_no_field(L, push_records(L), record->set->set, name, true);
    type = (peel_column_type)st->layouts[p.set].columns[p.column].type;
    luaL_argcheck(L, type == PEEL_COL_SPANS || type == PEEL_COL_TEXT || type == PEEL_COL_TEXTS || type == PEEL_COL_CELLS, 2,
                  "a field of type text or spans expected");
    if (peel_is_absent(st, p.set, p.column, p.row)) lua_pushnil(L);
    else push_entry_positions(L, st, peel_get(st, p.set, p.column, p.row), type == PEEL_COL_TEXTS ? 1 : type == PEEL_COL_CELLS ? 2 : 0);
    return 1;
}

/* record:row(): the owner given to core.records (the report), the record's set, its row number there (as added). */
static int record_row(lua_State *L) {
    const peelL_record *record = check_record(L);
    int records;
    peelL_store(L, record->set->records);
    records = push_records(L);
    lua_getiuservalue(L, records, 5);
    lua_getiuservalue(L, 1, 1);
    lua_pushinteger(L, (lua_Integer)record->row + 1);
    return 3;
}

const luaL_Reg peelL_record_methods[] = {
    {"positions", record_positions},
    {"row", record_row},
    {NULL, NULL},
};

const luaL_Reg peelL_record_meta[] = {
    {"__index", record_index}, {"__newindex", record_newindex}, {"__pairs", record_pairs},
    {"__eq", record_eq},       {"__tostring", record_tostring}, {NULL, NULL},
};
