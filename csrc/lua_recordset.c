/* lua_recordset.c -- peel.RecordSet: the rows of one list, added, read one by one or a column at once. See lua_records.h. */
#include "lua_records.h"

peelL_recordset *peelL_check_set(lua_State *L, int index) {
    return luaL_checkudata(L, index, PEELL_RECORDSET);
}

/* ( -- records ) of the set at index 1 */
static int push_records(lua_State *L) {
    lua_getiuservalue(L, 1, 1);
    return lua_gettop(L);
}

/* The row number of place `arg` (1-based) in the order of the set; raises when there is no such place. */
static uint32_t check_row(lua_State *L, const peel_store *st, uint32_t set, int arg) {
    lua_Integer i = luaL_checkinteger(L, arg);
    uint32_t n = peel_set_count(st, set);
    if (i < 1 || i > (lua_Integer)n) luaL_argerror(L, arg, lua_pushfstring(L, "row %I of %d", (LUAI_UACINT)i, (int)n));
    return peel_set_row(st, set, (uint32_t)i - 1);
}

/* The field named by argument `arg`, in the set or in the sets that hold it. */
static uint32_t check_field(lua_State *L, const peelL_recordset *s, int arg, uint32_t *set) {
    const peelL_schema *schema = s->records->schema;
    const char *name;
    uint32_t column;
    luaL_checkstring(L, arg);
    luaL_argexpected(L, lua_type(L, arg) == LUA_TSTRING, arg, "string");
    name = lua_tostring(L, arg);
    *set = s->set;
    while ((column = peelL_column(schema, *set, name)) == PEEL_NONE) {
        *set = schema->layouts[*set].parent;
        if (*set == PEEL_NONE) {
            peelL_no_field(L, push_records(L), s->set, name, true);
            return PEEL_NONE;
        }
    }
    return column;
}

/* From a row of the set to the row of `holder`, the set itself or one that holds it. */
static uint32_t row_in(const peel_store *st, uint32_t set, uint32_t row, uint32_t holder) {
    while (set != holder) {
        row = peel_get(st, set, st->layouts[set].parent_column, row);
        set = st->layouts[set].parent;
    }
    return row;
}

/* set:append(fields): a row from a table of fields; returns its number in order of adding. Unknown fields and
** values of a wrong type raise, and nothing is added. */
static int set_append(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    peel_store *st = peelL_store(L, s->records);
    uint32_t row = st->sets[s->set].n;
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_argcheck(L, st->layouts[s->set].parent == PEEL_NONE, 1, "rows of this list are added with the record that holds them");
    lua_settop(L, 2);
    if (!peel_set_begin(st, s->set)) return peelL_nomem(L);
    peelL_put_fields(L, push_records(L), s->set, row, 2);
    peel_set_commit(peelL_store(L, s->records), s->set);
    lua_pushinteger(L, (lua_Integer)row + 1);
    return 1;
}

/* set:update(row, fields): other values for some fields of a row; `row` is what append returned. */
static int set_update(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    const peel_store *st = peelL_store(L, s->records);
    lua_Integer row = luaL_checkinteger(L, 2);
    luaL_checktype(L, 3, LUA_TTABLE);
    luaL_argcheck(L, row >= 1 && row <= (lua_Integer)st->sets[s->set].n, 2, "no such row");
    lua_settop(L, 3);
    peelL_put_fields(L, push_records(L), s->set, (uint32_t)row - 1, 3);
    return 0;
}

/* set:count(), #set */
static int set_count(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    lua_pushinteger(L, (lua_Integer)peel_set_count(peelL_store(L, s->records), s->set));
    return 1;
}

/* set:record(i): the i-th record, in order; nil when there is none. */
static int set_record(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    const peel_store *st = peelL_store(L, s->records);
    lua_Integer i = luaL_checkinteger(L, 2);
    if (i < 1 || i > (lua_Integer)peel_set_count(st, s->set)) lua_pushnil(L);
    else peelL_push_record(L, 1, peel_set_row(st, s->set, (uint32_t)i - 1));
    return 1;
}

/* set:get(i, field): one field of the i-th record, without a handle. */
static int set_get(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    const peel_store *st = peelL_store(L, s->records);
    uint32_t row = check_row(L, st, s->set, 2), holder;
    uint32_t column = check_field(L, s, 3, &holder);
    peelL_push_cell(L, push_records(L), holder, column, row_in(st, s->set, row, holder));
    return 1;
}

/* set:column(field [, rows]): the field of all records, or of those whose numbers in order are listed; and how many.
** Absent values are nil, so the list may have holes. */
static int set_column(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    const peel_store *st = peelL_store(L, s->records);
    uint32_t holder, n, column = check_field(L, s, 2, &holder);
    bool some = !lua_isnoneornil(L, 3);
    int records, list;
    if (some) luaL_checktype(L, 3, LUA_TTABLE);
    lua_settop(L, 3);
    n = some ? (uint32_t)lua_rawlen(L, 3) : peel_set_count(st, s->set);
    records = push_records(L);
    lua_createtable(L, (int)n, 0);
    list = lua_gettop(L);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row;
        st = peelL_store(L, s->records);
        if (some) {
            lua_Integer at = lua_rawgeti(L, 3, (lua_Integer)i + 1) == LUA_TNUMBER ? lua_tointeger(L, -1) : 0;
            lua_pop(L, 1);
            luaL_argcheck(L, at >= 1 && at <= (lua_Integer)peel_set_count(st, s->set), 3, "no such row");
            row = peel_set_row(st, s->set, (uint32_t)at - 1);
        } else {
            row = peel_set_row(st, s->set, i);
        }
        peelL_push_cell(L, records, holder, column, row_in(st, s->set, row, holder));
        lua_rawseti(L, list, (lua_Integer)i + 1);
    }
    lua_pushinteger(L, (lua_Integer)n);
    return 2;
}

/* set:has(field): is there such a field, here or in the record that holds these rows? */
static int set_has(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    uint32_t set = s->set, column = PEEL_NONE;
    luaL_argexpected(L, lua_type(L, 2) == LUA_TSTRING, 2, "string");
    while (set != PEEL_NONE && (column = peelL_column(s->records->schema, set, lua_tostring(L, 2))) == PEEL_NONE)
        set = s->records->schema->layouts[set].parent;
    lua_pushboolean(L, column != PEEL_NONE);
    return 1;
}

/* set:fields(): the names in order, those of the holding record after the row's own. */
static int set_fields(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    uint32_t set = s->set;
    int records = push_records(L), list = records + 1;
    lua_newtable(L);
    for (; set != PEEL_NONE; set = s->records->schema->layouts[set].parent) {
        peelL_push_info(L, records, set);
        lua_getfield(L, -1, "fields");
        for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++)
            lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
        lua_settop(L, list);
    }
    return 1;
}

/* set:name(), set:entry() (the schema's entry), set:records() */
static int set_name(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    peelL_push_info(L, push_records(L), s->set);
    lua_getfield(L, -1, "name");
    return 1;
}

static int set_entry(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    peelL_push_info(L, push_records(L), s->set);
    lua_getfield(L, -1, "entry");
    return 1;
}

static int set_records(lua_State *L) {
    peelL_check_set(L, 1);
    push_records(L);
    return 1;
}

static int set_tostring(lua_State *L) {
    const peelL_recordset *s = peelL_check_set(L, 1);
    set_name(L);
    if (s->records->block == NULL) lua_pushfstring(L, "record set %s (closed)", lua_tostring(L, -1));
    else lua_pushfstring(L, "record set %s, %d rows", lua_tostring(L, -1), (int)peel_set_count(peelL_store(L, s->records), s->set));
    return 1;
}

const luaL_Reg peelL_recordset_methods[] = {
    {"append", set_append}, {"update", set_update}, {"count", set_count},     {"record", set_record},
    {"get", set_get},       {"column", set_column}, {"has", set_has},         {"fields", set_fields},
    {"name", set_name},     {"entry", set_entry},   {"records", set_records}, {NULL, NULL},
};

const luaL_Reg peelL_recordset_meta[] = {
    {"__len", set_count},
    {"__tostring", set_tostring},
    {NULL, NULL},
};
