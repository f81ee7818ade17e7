/* lua_tape.c -- the type peel.Tape: clean text for grammars, and the way back to the source. */
#include <string.h>

#include "lua_document.h"
#include "tape.h"

typedef struct {
    peelL_owned owned;
    peel_clean clean;
    peel_ranges ranges; /* scratch of span() */
} tape_block;

typedef struct {
    void *block;
} tape;

static void release_tape(void *block, peel_alloc alloc) {
    tape_block *t = block;
    peel_clean_free(&t->clean);
    peel_vec_free(alloc, &t->ranges);
}

static int tape_close(lua_State *L) {
    tape *t = luaL_checkudata(L, 1, PEELL_TAPE);
    peelL_disown(L, &t->block);
    return 0;
}

/* An empty tape of the document at 1. ( -- tape ) */
static tape_block *new_tape(lua_State *L) {
    tape *t = lua_newuserdatauv(L, sizeof *t, 2);
    t->block = NULL;
    luaL_setmetatable(L, PEELL_TAPE);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    tape_block *block = peelL_own(L, &t->block, sizeof *block, release_tape);
    peel_clean_init(&block->clean, peelL_alloc(L), 1);
    return block;
}

/* Finishes the tape on top of the stack: its text becomes a Lua string. ( tape -- tape ) */
static int finish(lua_State *L, tape_block *t) {
    if (t->clean.failed) return peelL_nomem(L);
    lua_pushlstring(L, t->clean.text.n ? t->clean.text.v : "", t->clean.text.n);
    lua_setiuservalue(L, -2, 2);
    return 1;
}

/* document:tape(section id, deep) -> tape */
int peelL_document_tape(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_Integer section = luaL_checkinteger(L, 2);
    luaL_argcheck(L, section >= 0 && section < (lua_Integer)d->sections.n, 2, "a section's id expected");
    tape_block *t = new_tape(L);
    peel_tape_section(&t->clean, d, (uint32_t)section, lua_toboolean(L, 3));
    return finish(L, t);
}

/* document:spine(items) -> tape of the whole report, with short items where asked for */
int peelL_document_spine(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    tape_block *t = new_tape(L);
    peel_tape_spine(&t->clean, d, lua_toboolean(L, 2));
    return finish(L, t);
}

/* document:block_tape(block) -> tape with the block's clean text alone */
int peelL_document_block_tape(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_Integer block = luaL_checkinteger(L, 2);
    luaL_argcheck(L, block >= 1 && block <= (lua_Integer)d->blocks.n, 2, "a block's number expected");
    tape_block *t = new_tape(L);
    peel_clean_block(&t->clean, d, &d->blocks.v[block - 1]);
    return finish(L, t);
}

/* tape:span(first, last) -> flat list of source positions */
static int tape_span(lua_State *L) {
    const tape *u = luaL_checkudata(L, 1, PEELL_TAPE);
    lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
    tape_block *t = u->block;
    if (!t) return luaL_error(L, "the tape is closed");
    luaL_argcheck(L, first >= 1 && first <= (lua_Integer)t->clean.text.n + 1, 2, "a position on the tape expected");
    luaL_argcheck(L, last >= first - 1 && last <= (lua_Integer)t->clean.text.n, 3, "a position on the tape expected");
    lua_getiuservalue(L, 1, 1);
    const peel_doc *d = peelL_document(L, lua_gettop(L), 1);
    t->ranges.n = 0;
    if (!peel_clean_ranges(&t->clean, d, (uint32_t)first - 1, (uint32_t)last, &t->ranges)) return peelL_nomem(L);
    peelL_push_ranges(L, t->ranges.v, t->ranges.n);
    return 1;
}

static int tape_index(lua_State *L) {
    luaL_checkudata(L, 1, PEELL_TAPE);
    const char *key = luaL_checkstring(L, 2);
    if (strcmp(key, "text") == 0) lua_getiuservalue(L, 1, 2);
    else if (strcmp(key, "span") == 0) lua_pushcfunction(L, tape_span);
    else if (strcmp(key, "close") == 0) lua_pushcfunction(L, tape_close);
    else return luaL_error(L, "a tape has no field '%s'; it has text, span and close", key);
    return 1;
}

/* lines(text, position) -> position behind them, the lines of a tape from there on: list of { kind, level, first, last }.
** A line without a kind is none of them. */
static int core_lines(lua_State *L) {
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len), *at, *end = s + len;
    lua_Integer from = luaL_checkinteger(L, 2), n = 0;
    luaL_argcheck(L, from >= 1 && from <= (lua_Integer)len + 1, 2, "a position in the text expected");
    lua_settop(L, 2);
    lua_newtable(L); /* text position lines */
    for (at = s + from - 1; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        int heading = *at == TAPE_HEADING && end - at > 1 && at[1] >= '0' && at[1] <= '9';
        if (!heading && !(*at >= TAPE_PARA && *at <= TAPE_SOURCE) && *at != TAPE_NOTE) {
            if (!stop) break;
        } else {
            lua_createtable(L, 0, 4);
            lua_pushlstring(L, at, 1);
            lua_setfield(L, -2, "kind");
            if (heading) {
                lua_pushinteger(L, at[1] - '0');
                lua_setfield(L, -2, "level");
            }
            lua_pushinteger(L, at - s + (heading ? 3 : 2));
            lua_setfield(L, -2, "first");
            lua_pushinteger(L, (stop ? stop : end) - s);
            lua_setfield(L, -2, "last");
            lua_rawseti(L, 3, ++n);
        }
        at = stop ? stop + 1 : end;
    }
    lua_pushinteger(L, at - s + 1);
    lua_replace(L, 2);
    return 2;
}

void peelL_open_tape(lua_State *L) {
    static const luaL_Reg metamethods[] = {{"__gc", tape_close}, {"__close", tape_close}, {"__index", tape_index}, {NULL, NULL}};
    peelL_class(L, PEELL_TAPE, NULL, metamethods);
    lua_pop(L, 1);
    lua_pushcfunction(L, core_lines);
    lua_setfield(L, -2, "lines");
}
