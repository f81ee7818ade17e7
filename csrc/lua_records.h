/* lua_records.h -- the record types of the binding, and what their files share.
**
** Four userdata, each keeping the next alive through its uservalue 1:
**
**   peel.Record     one row, by number: {set, row}; no finalizer
**   peel.RecordSet  one list of one report: {records, layout}
**                   uservalue 2: weak-valued table, row + 1 -> peel.Record
**   peel.Records    all lists of one report; owns the store; closed when the block is NULL
**                   uservalues 2..5: document, sets by name, grades by name, owner
**   peel.Schema     the layouts, shared by all reports of a state; immutable
**                   uservalue 1: `info`, one table a layout (1-based) and info.index: name -> number (0-based)
**
** Every function of these types has the upvalues named below.
*/
#ifndef PEEL_LUA_RECORDS_H
#define PEEL_LUA_RECORDS_H

#include "lua_util.h"
#include "records.h"
#include "symbols.h"

#define PEELL_SCHEMA    "peel.Schema"
#define PEELL_RECORDS   "peel.Records"
#define PEELL_RECORDSET "peel.RecordSet"
#define PEELL_RECORD    "peel.Record"

/* Upvalues of every function registered by peelL_open_records. */
#define UP_SYMBOLS lua_upvalueindex(1) /* userdata peelL_symbols */
#define UP_NAMES   lua_upvalueindex(2) /* symbol -> string */
#define UP_GRADES  lua_upvalueindex(3) /* grade -> value, and value -> grade */
#define UP_METHODS lua_upvalueindex(4) /* methods of records, filled from Lua: core.record_methods */
#define UP_RECORD  lua_upvalueindex(5) /* metatable of peel.Record */
#define UP_COUNT   5

/* A field's name (an interned Lua string, anchored in the schema's info) and its column. */
typedef struct {
    const char *name; /* NULL = empty slot */
    uint32_t column;
} peelL_slot;

typedef struct {
    uint32_t n; /* layouts; the first nlists are lists, the others child rows */
    uint32_t nlists;
    peel_layout *layouts; /* all of these point into this userdata */
    peelL_slot **slots;   /* one table a layout, open addressing */
    uint32_t *masks;      /* size of each table, minus 1 */
} peelL_schema;

typedef struct {
    peelL_owned owned;
    peel_symbols symbols;
} peelL_symbols_block;

typedef struct {
    void *block; /* peelL_symbols_block */
} peelL_symbols;

typedef struct {
    peelL_owned owned;
    peel_store store;
} peelL_store_block;

typedef struct {
    void *block; /* peelL_store_block, NULL = closed */
    const peelL_schema *schema;
} peelL_records;

typedef struct {
    peelL_records *records;
    uint32_t set;
} peelL_recordset;

typedef struct {
    peelL_recordset *set;
    uint32_t row;
} peelL_record;

/* Add the functions `schema`, `records`, `positions` and the table `record_methods` to the module
** table on top of the stack, and make the classes. Once a state. ( core -- core ) */
void peelL_open_records(lua_State *L);

/* lua_records.c */
extern const char *const peelL_type_names[]; /* by peel_column_type, NULL at the end */
peel_symbols *peelL_state_symbols(lua_State *L);
peel_store *peelL_store(lua_State *L, const peelL_records *r);                               /* raises when closed */
void peelL_push_info(lua_State *L, int records, uint32_t set);                               /* ( -- info of a layout ) */
void peelL_push_set(lua_State *L, int records, uint32_t set);                                /* ( -- recordset ) */
int peelL_no_field(lua_State *L, int records, uint32_t set, const char *name, bool parents); /* raises */

/* The column of an interned name, or PEEL_NONE. The names of fields are short strings, which Lua stores once. */
static inline uint32_t peelL_column(const peelL_schema *schema, uint32_t set, const char *name) {
    const peelL_slot *slots = schema->slots[set];
    uint32_t mask = schema->masks[set];
    uint32_t at = (uint32_t)((uintptr_t)name >> 4) & mask;
    while (slots[at].name != NULL) {
        if (slots[at].name == name) return slots[at].column;
        at = (at + 1) & mask;
    }
    return PEEL_NONE;
}

/* A class whose functions get the upvalues that stand at first .. first + UP_COUNT - 1. */
void peelL_record_class(lua_State *L, const char *name, const luaL_Reg *methods, const luaL_Reg *meta, int first);

/* lua_recordset.c */
extern const luaL_Reg peelL_recordset_methods[], peelL_recordset_meta[];
peelL_recordset *peelL_check_set(lua_State *L, int index);

/* lua_append.c: fields from a table at `fields` into a row that is ready; raises naming list and field. */
void peelL_put_fields(lua_State *L, int records, uint32_t set, uint32_t row, int fields);

/* lua_record.c */
extern const luaL_Reg peelL_record_methods[], peelL_record_meta[];
void peelL_push_record(lua_State *L, int set, uint32_t row);                                  /* ( -- record ) */
void peelL_push_cell(lua_State *L, int records, uint32_t set, uint32_t column, uint32_t row); /* ( -- value ) */

#endif
