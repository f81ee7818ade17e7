/* lua_records.c -- schema and store: what all record sets of one report share. See lua_records.h. */
#include "lua_frame.h"

#include <string.h>

/* --- state ------------------------------------------------------------------- */

peel_symbols *peelL_state_symbols(lua_State *L) {
    const peelL_symbols *s = lua_touserdata(L, UP_SYMBOLS);
    if (s->block == NULL) luaL_error(L, "the Lua state is closing");
    return &((peelL_symbols_block *)s->block)->symbols;
}

static void release_symbols(void *block, peel_alloc alloc) {
    (void)alloc;
    peel_symbols_free(&((peelL_symbols_block *)block)->symbols);
}

static int symbols_gc(lua_State *L) {
    peelL_symbols *s = lua_touserdata(L, 1);
    peelL_disown(L, &s->block);
    return 0;
}

/* --- schema ------------------------------------------------------------------- */

const char *const peelL_type_names[] = {"symbol", "grade", "number", "integer", "ref",   "boolean", "date",   "duration", "id",    "string",
                                        "spans",  "text",  "texts",  "strings", "cells", "rows",    "record", "counts",   "label", NULL};

/* Counts of the first pass over a schema table, and the places of the second. */
typedef struct {
    uint32_t layouts, columns, slots;
} schema_size;

static uint32_t slot_count(uint32_t columns) {
    uint32_t size = 8;
    while (size < columns * 2)
        size *= 2;
    return size;
}

/* A string field of the table at `index`, anchored there. */
static const char *name_of(lua_State *L, int index, const char *what) {
    const char *name;
    if (lua_getfield(L, index, "name") != LUA_TSTRING) luaL_error(L, "schema: %s without a name", what);
    name = lua_tostring(L, -1);
    lua_pop(L, 1);
    return name;
}

static peel_column_type type_of(lua_State *L, int field) {
    const char *type;
    size_t i = 0;
    if (lua_getfield(L, field, "type") != LUA_TSTRING) luaL_error(L, "schema: field %s has no type", name_of(L, field, "field"));
    type = lua_tostring(L, -1);
    while (peelL_type_names[i] && strcmp(type, peelL_type_names[i]) != 0)
        i++;
    if (peelL_type_names[i] == NULL) luaL_error(L, "schema: field %s has the unknown type %s", name_of(L, field, "field"), type);
    lua_pop(L, 1);
    return (peel_column_type)i;
}

static bool has_children(peel_column_type type) {
    return type == PEEL_COL_ROWS || type == PEEL_COL_RECORD;
}

/* First pass: how much a record with the `fields` of the table at `entry` needs, its child rows included. */
static void measure(lua_State *L, int entry, bool child, schema_size *size) {
    uint32_t columns = child ? 1 : 0;
    int fields;
    luaL_checkstack(L, 8, "schema is nested too deeply");
    name_of(L, entry, "list");
    if (lua_getfield(L, entry, "fields") != LUA_TTABLE) /* fields */
        luaL_error(L, "schema: %s has no fields", name_of(L, entry, "list"));
    fields = lua_gettop(L);
    for (lua_Integer i = 1; lua_rawgeti(L, fields, i) == LUA_TTABLE; i++) { /* fields field */
        columns++;
        name_of(L, fields + 1, "field");
        if (has_children(type_of(L, fields + 1))) measure(L, fields + 1, true, size);
        lua_settop(L, fields);
    }
    lua_settop(L, fields - 1);
    size->layouts++;
    size->columns += columns;
    size->slots += slot_count(columns);
}

static void put_slot(peelL_schema *schema, uint32_t set, const char *name, uint32_t column) {
    uint32_t mask = schema->masks[set];
    uint32_t at = (uint32_t)((uintptr_t)name >> 4) & mask;
    while (schema->slots[set][at].name != NULL)
        at = (at + 1) & mask;
    schema->slots[set][at].name = name;
    schema->slots[set][at].column = column;
}

/* Second pass: fill layout `number` from the table at `entry`; children get the next free numbers.
** `used` is what is taken of each array; `info` the stack index of the info table. */
static void fill(lua_State *L, peelL_schema *schema, uint32_t number, uint32_t parent, int entry, int info, const char *prefix,
                 peel_column *columns, peelL_slot *slots, schema_size *used) {
    peel_layout *layout = &schema->layouts[number];
    uint32_t n = 0, extra = parent != PEEL_NONE ? 1 : 0;
    int top = lua_gettop(L), fields = top + 1, mine = top + 2;
    const char *full;
    luaL_checkstack(L, 12, "schema is nested too deeply");
    lua_getfield(L, entry, "fields"); /* fields */
    lua_newtable(L);                  /* fields mine */
    lua_getfield(L, entry, "name");   /* fields mine name */
    full = lua_tostring(L, -1);
    if (prefix) full = lua_pushfstring(L, "%s.%s", prefix, full);
    else lua_pushvalue(L, -1); /* fields mine name full */
    lua_pushvalue(L, -1);
    lua_setfield(L, mine, "name"); /* the name in full */
    lua_getfield(L, info, "index");
    lua_pushvalue(L, -2);
    if (lua_rawget(L, -2) != LUA_TNIL) luaL_error(L, "schema: %s stands there twice", full);
    lua_pop(L, 1);
    lua_pushvalue(L, -2);
    lua_pushinteger(L, number);
    lua_rawset(L, -3);
    lua_settop(L, mine + 2); /* fields mine name full */
    if (lua_getfield(L, entry, "singular") == LUA_TNIL) {
        lua_pop(L, 1);
        lua_getfield(L, entry, "name");
    }
    lua_setfield(L, mine, "singular");
    lua_pushvalue(L, entry);
    lua_setfield(L, mine, "entry");
    lua_pushvalue(L, mine);
    lua_rawseti(L, info, (lua_Integer)number + 1);
    lua_newtable(L); /* fields mine name full names */
    lua_pushvalue(L, -1);
    lua_setfield(L, mine, "fields");
    lua_newtable(L); /* fields mine name full names columns */
    lua_pushvalue(L, -1);
    lua_setfield(L, mine, "columns");
    n = (uint32_t)lua_rawlen(L, fields);
    layout->columns = columns + used->columns;
    layout->ncolumns = n + extra;
    layout->parent = parent;
    layout->parent_column = extra ? n : PEEL_NONE;
    layout->spans = layout->id = PEEL_NONE;
    schema->masks[number] = slot_count(n + extra) - 1;
    schema->slots[number] = slots + used->slots;
    used->columns += n + extra;
    used->slots += slot_count(n + extra);
    for (uint32_t i = 0; i < n; i++) {
        peel_column *c = &layout->columns[i];
        const char *name;
        lua_rawgeti(L, fields, (lua_Integer)i + 1); /* ... names columns field */
        lua_getfield(L, -1, "name");                /* ... field name */
        name = lua_tostring(L, -1);
        if (strlen(name) > 40) luaL_error(L, "schema: the field name %s is longer than 40 bytes", name);
        c->type = (uint8_t)type_of(L, lua_gettop(L) - 1);
        c->child = PEEL_NONE;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, -4) != LUA_TNIL) luaL_error(L, "schema: %s.%s stands there twice", full, name);
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -5, (lua_Integer)i + 1); /* names[i] = name */
        lua_pushvalue(L, -1);
        lua_pushinteger(L, i);
        lua_rawset(L, -5); /* columns[name] = i */
        put_slot(schema, number, name, i);
        if (c->type == PEEL_COL_SPANS && strcmp(name, "spans") == 0) layout->spans = i;
        if (c->type == PEEL_COL_ID) layout->id = i;
        if (has_children((peel_column_type)c->type)) {
            c->child = used->layouts++;
            fill(L, schema, c->child, number, lua_gettop(L) - 1, info, full, columns, slots, used);
        }
        lua_pop(L, 2); /* ... names columns */
    }
    if (extra) {
        layout->columns[n].type = PEEL_COL_INTEGER;
        layout->columns[n].child = PEEL_NONE;
    }
    peel_layout_finish(layout);
    lua_settop(L, top);
}

/* core.schema(lists): the layouts of a list of schema entries {name, singular, fields = {{name, type, fields}, ...}}. */
static int schema_new(lua_State *L) {
    schema_size size = {0, 0, 0}, used = {0, 0, 0};
    uint32_t nlists = 0;
    peelL_schema *schema;
    char *at;
    peel_column *columns;
    peelL_slot *slots;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1); /* lists */
    while (lua_rawgeti(L, 1, (lua_Integer)nlists + 1) == LUA_TTABLE) {
        measure(L, 2, false, &size);
        nlists++;
        lua_settop(L, 1);
    }
    lua_settop(L, 1);
    schema =
        lua_newuserdatauv(L,
                          sizeof *schema + size.layouts * (sizeof(peel_layout) + sizeof(peelL_slot *)) + size.slots * sizeof(peelL_slot) +
                              size.columns * sizeof(peel_column) + size.layouts * sizeof(uint32_t) + 64,
                          1); /* lists schema */
    memset(schema, 0, lua_rawlen(L, -1));
    luaL_setmetatable(L, PEELL_SCHEMA);
    schema->n = size.layouts;
    schema->nlists = nlists;
    at = (char *)(schema + 1); /* widest alignment first */
    schema->layouts = (void *)at;
    at += size.layouts * sizeof(peel_layout);
    schema->slots = (void *)at;
    at += size.layouts * sizeof(peelL_slot *);
    slots = (void *)at;
    at += size.slots * sizeof(peelL_slot);
    columns = (void *)at;
    at += size.columns * sizeof(peel_column);
    schema->masks = (void *)at;
    lua_newtable(L); /* lists schema info */
    lua_newtable(L);
    lua_setfield(L, 3, "index");
    used.layouts = nlists;
    for (uint32_t i = 0; i < nlists; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        fill(L, schema, i, PEEL_NONE, 4, 3, NULL, columns, slots, &used);
        lua_settop(L, 3);
    }
    lua_setiuservalue(L, 2, 1); /* lists schema */
    return 1;
}

static int schema_tostring(lua_State *L) {
    const peelL_schema *schema = luaL_checkudata(L, 1, PEELL_SCHEMA);
    lua_pushfstring(L, "schema of %d lists", (int)schema->nlists);
    return 1;
}

/* --- records ------------------------------------------------------------------ */

peel_store *peelL_store(lua_State *L, const peelL_records *r) {
    if (r->block == NULL) peelL_complain(L, "the report is closed; open it again to use it");
    return &((peelL_store_block *)r->block)->store;
}

void peelL_push_info(lua_State *L, int records, uint32_t set) {
    lua_getiuservalue(L, records, 1);         /* schema */
    lua_getiuservalue(L, -1, 1);              /* schema info */
    lua_rawgeti(L, -1, (lua_Integer)set + 1); /* schema info mine */
    lua_copy(L, -1, -3);
    lua_pop(L, 2); /* mine */
}

/* What is asked of a record's place and is no field of it. */
static bool is_of_place(const char *name) {
    return strcmp(name, "line") == 0 || strcmp(name, "path") == 0 || strcmp(name, "quotation") == 0;
}

int peelL_no_field(lua_State *L, int records, uint32_t set, const char *name, bool parents) {
    const peelL_records *r = lua_touserdata(L, records);
    int message, names;
    records = lua_absindex(L, records);
    peelL_push_info(L, records, set);
    lua_getfield(L, -1, "name");
    message = lua_gettop(L) + 1;
    lua_pushfstring(L, "%s has no field \"%s\"", lua_tostring(L, -1), name); /* info list message */
    lua_newtable(L);                                                         /* info list message names */
    names = lua_gettop(L);
    for (;;) {
        peelL_push_info(L, records, set);
        lua_getfield(L, -1, "fields");
        for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++)
            lua_rawseti(L, names, (lua_Integer)lua_rawlen(L, names) + 1);
        lua_settop(L, names);
        set = r->schema->layouts[set].parent;
        if (!parents || set == PEEL_NONE) break;
    }
    lua_pushvalue(L, message);
    if (parents && is_of_place(name)) {
        lua_pushliteral(L, "; record:place() has path, page, line and quotation");
        lua_concat(L, 2);
    } else {
        peelL_add_hint(L, name, names);
    }
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
    return lua_error(L);
}

static void release_store(void *block, peel_alloc alloc) {
    (void)alloc;
    peel_store_free(&((peelL_store_block *)block)->store);
}

/* core.records(schema, document, {grades = {name = grade}, owner = report}): empty record sets of one report.
** The document has text(positions) and line(byte). */
static int records_new(lua_State *L) {
    const peelL_schema *schema = luaL_checkudata(L, 1, PEELL_SCHEMA);
    peelL_records *r;
    peelL_store_block *block;
    if (!lua_isnoneornil(L, 3)) luaL_checktype(L, 3, LUA_TTABLE);
    lua_settop(L, 3);                       /* schema document options */
    r = lua_newuserdatauv(L, sizeof *r, 5); /* schema document options records */
    r->block = NULL;
    r->schema = schema;
    luaL_setmetatable(L, PEELL_RECORDS);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, 4, 1);
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, 4, 2);
    lua_newtable(L);
    lua_setiuservalue(L, 4, 3);
    if (lua_istable(L, 3)) {
        lua_getfield(L, 3, "grades");
        lua_setiuservalue(L, 4, 4);
        lua_getfield(L, 3, "owner");
        lua_setiuservalue(L, 4, 5);
    }
    block = peelL_own(L, &r->block, sizeof *block, release_store);
    if (!peel_store_init(&block->store, peelL_alloc(L), schema->layouts, schema->n)) return peelL_nomem(L);
    return 1;
}

static peelL_records *check_records(lua_State *L) {
    return luaL_checkudata(L, 1, PEELL_RECORDS);
}

void peelL_push_set(lua_State *L, int records, uint32_t set) {
    peelL_recordset *s;
    records = lua_absindex(L, records);
    lua_getiuservalue(L, records, 3); /* sets */
    if (lua_rawgeti(L, -1, (lua_Integer)set + 1) != LUA_TUSERDATA) {
        lua_pop(L, 1);
        s = lua_newuserdatauv(L, sizeof *s, 2); /* sets set */
        s->records = lua_touserdata(L, records);
        s->set = set;
        luaL_setmetatable(L, PEELL_RECORDSET);
        lua_pushvalue(L, records);
        lua_setiuservalue(L, -2, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, (lua_Integer)set + 1);
    }
    lua_remove(L, -2); /* set */
}

/* records:set(name): the record set of a list ("judgments") or of its child rows ("measures.values"). */
static int records_set(lua_State *L) {
    check_records(L);
    luaL_checkstring(L, 2);
    lua_settop(L, 2); /* records name */
    lua_getiuservalue(L, 1, 1);
    lua_getiuservalue(L, -1, 1);
    lua_getfield(L, -1, "index"); /* records name schema info index */
    lua_pushvalue(L, 2);
    if (lua_rawget(L, -2) != LUA_TNUMBER) {
        int names;
        lua_newtable(L);
        names = lua_gettop(L);
        for (lua_pushnil(L); lua_next(L, 5); lua_pop(L, 1)) {
            lua_pushvalue(L, -2);
            lua_rawseti(L, names, (lua_Integer)lua_rawlen(L, names) + 1);
        }
        lua_pushfstring(L, "there is no list \"%s\"", lua_tostring(L, 2));
        peelL_add_hint(L, lua_tostring(L, 2), names);
        return luaL_argerror(L, 2, lua_tostring(L, -1));
    }
    peelL_push_set(L, 1, (uint32_t)lua_tointeger(L, -1));
    return 1;
}

/* records:lists(): the names of the lists, in the order of the schema. */
static int records_lists(lua_State *L) {
    const peelL_records *r = check_records(L);
    lua_createtable(L, (int)r->schema->nlists, 0);
    for (uint32_t i = 0; i < r->schema->nlists; i++) {
        peelL_push_info(L, 1, i);
        lua_getfield(L, -1, "name");
        lua_rawseti(L, -3, (lua_Integer)i + 1);
        lua_pop(L, 1);
    }
    return 1;
}

/* records:seal(): rows in the order of the text, ids given, spare memory back. May be called again after more appends. */
static int records_seal(lua_State *L) {
    peel_store *st = peelL_store(L, check_records(L));
    if (!peel_store_seal(st)) return peelL_nomem(L);
    peelL_account(L, peel_store_bytes(st));
    lua_settop(L, 1);
    return 1;
}

/* records:bytes(): memory that the records take. */
static int records_bytes(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)peel_store_bytes(peelL_store(L, check_records(L))));
    return 1;
}

/* records:document(), records:owner(): what core.records was given. */
static int records_document(lua_State *L) {
    check_records(L);
    lua_getiuservalue(L, 1, 2);
    return 1;
}

static int records_owner(lua_State *L) {
    check_records(L);
    lua_getiuservalue(L, 1, 5);
    return 1;
}

/* records:close(), __gc, __close: free everything; handles raise from then on. */
static int records_close(lua_State *L) {
    peelL_records *r = check_records(L);
    peelL_disown(L, &r->block);
    return 0;
}

static int records_closed(lua_State *L) {
    lua_pushboolean(L, check_records(L)->block == NULL);
    return 1;
}

static int records_tostring(lua_State *L) {
    const peelL_records *r = check_records(L);
    if (r->block == NULL) lua_pushliteral(L, "records (closed)");
    else lua_pushfstring(L, "records of %d lists", (int)r->schema->nlists);
    return 1;
}

static const luaL_Reg records_methods[] = {
    {"set", records_set},     {"lists", records_lists},       {"seal", records_seal},
    {"bytes", records_bytes}, {"document", records_document}, {"owner", records_owner},
    {"close", records_close}, {"closed", records_closed},     {NULL, NULL},
};

static const luaL_Reg records_meta[] = {
    {"__gc", records_close},
    {"__close", records_close},
    {"__tostring", records_tostring},
    {NULL, NULL},
};

static const luaL_Reg schema_meta[] = {{"__tostring", schema_tostring}, {NULL, NULL}};
static const luaL_Reg symbols_meta[] = {{"__gc", symbols_gc}, {NULL, NULL}};
static const luaL_Reg none[] = {{NULL, NULL}};
static const luaL_Reg functions[] = {{"schema", schema_new}, {"records", records_new}, {NULL, NULL}};

/* --- registration ---------------------------------------------------------------- */

void peelL_record_class(lua_State *L, const char *name, const luaL_Reg *methods, const luaL_Reg *meta, int first) {
    peelL_class(L, name, NULL, none); /* mt */
    for (int i = 0; i < UP_COUNT; i++)
        lua_pushvalue(L, first + i);
    luaL_setfuncs(L, meta, UP_COUNT);
    if (methods) {
        lua_newtable(L); /* mt methods */
        for (int i = 0; i < UP_COUNT; i++)
            lua_pushvalue(L, first + i);
        luaL_setfuncs(L, methods, UP_COUNT);
        lua_setfield(L, -2, "__index");
    }
    lua_pop(L, 1);
}

void peelL_open_records(lua_State *L) {
    int core = lua_gettop(L), first = core + 1;
    peelL_symbols *symbols;
    peelL_symbols_block *block;
    luaL_checkstack(L, 24, NULL);
    peelL_class(L, "peel.Symbols", NULL, symbols_meta);
    symbols = lua_newuserdatauv(L, sizeof *symbols, 0); /* core mt symbols */
    symbols->block = NULL;
    lua_insert(L, -2);
    lua_setmetatable(L, -2); /* core symbols */
    block = peelL_own(L, &symbols->block, sizeof *block, release_symbols);
    peel_symbols_init(&block->symbols, peelL_alloc(L));
    lua_newtable(L);                          /* core symbols names */
    lua_newtable(L);                          /* core symbols names grades */
    lua_newtable(L);                          /* core symbols names grades methods */
    peelL_class(L, PEELL_RECORD, NULL, none); /* core symbols names grades methods record */
    lua_pushvalue(L, first + 3);
    lua_setfield(L, core, "record_methods");
    peelL_record_class(L, PEELL_SCHEMA, NULL, schema_meta, first);
    peelL_record_class(L, PEELL_RECORDS, records_methods, records_meta, first);
    peelL_record_class(L, PEELL_RECORDSET, peelL_recordset_methods, peelL_recordset_meta, first);
    peelL_record_class(L, PEELL_RECORD, NULL, peelL_record_meta, first);
    lua_pushvalue(L, first + 3); /* the methods that are C */
    for (int i = 0; i < UP_COUNT; i++)
        lua_pushvalue(L, first + i);
    luaL_setfuncs(L, peelL_record_methods, UP_COUNT);
    lua_pushvalue(L, core);
    for (int i = 0; i < UP_COUNT; i++)
        lua_pushvalue(L, first + i);
    luaL_setfuncs(L, functions, UP_COUNT);
    peelL_open_frames(L, core, first);
    lua_settop(L, core);
}
