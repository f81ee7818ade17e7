/* lua_document.c -- peel.core.read and the type peel.Document. */
#include "lua_document.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    peelL_owned owned;
    peel_doc doc;
    peel_clean scratch; /* clean text on its way to Lua, which may throw */
} document_block;

typedef struct {
    void *block; /* document_block, NULL = closed */
} document;

static void release_document(void *block, peel_alloc alloc) {
    (void)alloc;
    peel_doc_free(&((document_block *)block)->doc);
    peel_clean_free(&((document_block *)block)->scratch);
}

peel_doc *peelL_document(lua_State *L, int arg, int structured) {
    const document *u = luaL_checkudata(L, arg, PEELL_DOCUMENT);
    if (u->block == NULL) luaL_error(L, "the report is closed");
    peel_doc *d = &((document_block *)u->block)->doc;
    if (structured && !d->structured) luaL_error(L, "the document has no structure yet; call structure() first");
    return d;
}

peel_clean *peelL_document_scratch(lua_State *L, int arg) {
    return &((document_block *)((const document *)lua_touserdata(L, arg))->block)->scratch;
}

void peelL_push_ranges(lua_State *L, const uint32_t *v, uint32_t n) {
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        lua_pushinteger(L, (lua_Integer)v[i] + (i % 2 == 0)); /* an end offset is the last position */
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* read(bytes) -> document | nil, message, code, line, byte */
static int core_read(lua_State *L) {
    size_t len;
    const char *bytes = luaL_checklstring(L, 1, &len);
    document *u = lua_newuserdatauv(L, sizeof *u, 1); /* doc */
    u->block = NULL;
    luaL_setmetatable(L, PEELL_DOCUMENT);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    document_block *block = peelL_own(L, &u->block, sizeof *block, release_document);
    peel_clean_init(&block->scratch, peelL_alloc(L), 0);
    peel_status st = peel_doc_read(&block->doc, bytes, len, peelL_alloc(L));
    if (st == PEEL_OK) {
        peelL_account(L, peel_doc_bytes(&block->doc));
        return 1;
    }
    uint32_t at = block->doc.text.bad_at;
    lua_Integer line = st == PEEL_BADUTF8 ? peel_text_line_at(&block->doc.text, at) : 0;
    peelL_disown(L, &u->block);
    lua_pushnil(L);
    switch (st) {
    case PEEL_NOMEM: return peelL_nomem(L);
    case PEEL_LIMIT:
        lua_pushliteral(L, "is larger than 2 GiB; split it into reports");
        lua_pushliteral(L, "too_large");
        return 3;
    case PEEL_BINARY:
        lua_pushliteral(L, "is not text (a PDF, an archive or another binary file); convert it to plain text first");
        lua_pushliteral(L, "binary");
        return 3;
    default: {
        char message[160];
        lua_Integer byte = (lua_Integer)at + 1;
        snprintf(message, sizeof message,
                 "is not UTF-8: line %lld, byte %lld is 0x%02X; if it comes from Windows, open it with encoding = \"windows-1252\"",
                 (long long)line, (long long)byte, (unsigned char)bytes[at]);
        lua_pushstring(L, message);
        lua_pushliteral(L, "not_utf8");
        lua_pushinteger(L, line);
        lua_pushinteger(L, byte);
        return 5;
    }
    }
}

static int doc_close(lua_State *L) {
    document *u = luaL_checkudata(L, 1, PEELL_DOCUMENT);
    peelL_disown(L, &u->block);
    lua_pushnil(L);
    lua_setiuservalue(L, 1, 1); /* the source goes too */
    return 0;
}

static int doc_tostring(lua_State *L) {
    const document *u = luaL_checkudata(L, 1, PEELL_DOCUMENT);
    if (u->block == NULL) lua_pushliteral(L, "peel.Document (closed)");
    else {
        const peel_doc *d = &((document_block *)u->block)->doc;
        lua_pushfstring(L, "peel.Document (%d bytes, %d lines)", (int)d->text.len, (int)d->lines.total);
    }
    return 1;
}

/* Folded text of lines [from, to), short ones only. */
static void push_lines(lua_State *L, const peel_doc *d, uint32_t from, uint32_t to, uint32_t longest) {
    char folded[PEEL_MAX_PHRASE];
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (uint32_t i = from; i < to && i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        if (l->end - l->first > longest || !(l->flags & LINE_LETTERS)) continue;
        luaL_addlstring(&b, folded, peel_fold(d->text.bytes + l->first, d->text.bytes + l->end, folded, sizeof folded));
        luaL_addchar(&b, '\n');
    }
    luaL_pushresult(&b);
}

#define TITLE_LINES    40u /* of a report without a contents list */
#define CONTENTS_LINES 160u
#define HEADING_LINES  4000u /* lines looked at for headings: recognition needs no more */

/* probe() -> { title =, contents =, headings = }: folded text that shows which framework a report follows. Before structure(). */
static int doc_probe(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 0);
    if (d->structured) return luaL_error(L, "probe: call it before structure; the lines are not kept");
    uint32_t contents = d->contents_line == PEEL_NONE ? PEEL_NONE : d->contents_line;
    lua_createtable(L, 0, 3);
    push_lines(L, d, 0, contents == PEEL_NONE || contents > TITLE_LINES * 3 ? TITLE_LINES : contents, 250);
    lua_setfield(L, -2, "title");
    push_lines(L, d, contents == PEEL_NONE ? d->lines.n : contents, contents == PEEL_NONE ? 0 : contents + CONTENTS_LINES, 250);
    lua_setfield(L, -2, "contents");
    push_lines(L, d, contents == PEEL_NONE ? 0 : contents, HEADING_LINES, 120);
    lua_setfield(L, -2, "headings");
    return 1;
}

static int flag(lua_State *L, int t, const char *name, int value) {
    lua_getfield(L, t, name);
    int set = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return set ? value : 0;
}

/* Adds the phrases of the list `name` of the table at 2. Headings are tables, the others strings. */
static peel_status add_phrases(lua_State *L, peel_vocabulary *v, const char *name, unsigned flags) {
    peel_status st = PEEL_OK;
    if (lua_getfield(L, 2, name) == LUA_TTABLE) {                                          /* list */
        for (lua_Integer i = 1; st == PEEL_OK && lua_rawgeti(L, -1, i) != LUA_TNIL; i++) { /* list entry */
            peel_phrase like = {.key = PEEL_NONE, .within = PEEL_NONE, .flags = (uint16_t)flags};
            size_t len = 0;
            const char *text;
            if (lua_istable(L, -1)) {
                int t = lua_gettop(L);
                like.flags |= (uint16_t)(flag(L, t, "flat", PHRASE_FLAT) | flag(L, t, "box", PHRASE_BOX) |
                                         flag(L, t, "prefix", PHRASE_PREFIX) | flag(L, t, "grade", PHRASE_GRADE) |
                                         flag(L, t, "titled", PHRASE_TITLED) | flag(L, t, "unstopped", PHRASE_UNSTOPPED));
                if (lua_getfield(L, t, "key") == LUA_TNUMBER) like.key = (uint32_t)lua_tointeger(L, -1);
                if (lua_getfield(L, t, "within") == LUA_TNUMBER) like.within = (uint32_t)lua_tointeger(L, -1);
                if (lua_getfield(L, t, "level") == LUA_TNUMBER) like.level = (uint8_t)lua_tointeger(L, -1);
                lua_getfield(L, t, "text");
                text = lua_tolstring(L, -1, &len);
                if (text && peel_vocabulary_add(v, text, len, like) == PEEL_NONE) st = PEEL_NOMEM;
                lua_settop(L, t);
            } else {
                text = lua_tolstring(L, -1, &len);
                if (text && peel_vocabulary_add(v, text, len, like) == PEEL_NONE) st = PEEL_NOMEM;
            }
            lua_pop(L, 1); /* list */
        }
        if (st == PEEL_OK) lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return st;
}

typedef struct {
    peelL_owned owned;
    peel_vocabulary v;
} vocabulary_block;

static void release_vocabulary(void *block, peel_alloc alloc) {
    (void)alloc;
    peel_vocabulary_free(&((vocabulary_block *)block)->v);
}

/* structure(vocabulary): headings, opens, never, keep, grades. Keys and `within` are numbers of the caller's choice. */
static int doc_structure(lua_State *L) {
    peel_doc *d = peelL_document(L, 1, 0);
    luaL_checktype(L, 2, LUA_TTABLE);
    if (d->structured) return luaL_error(L, "the document has its structure already");
    lua_settop(L, 2);
    /* owned by a document of its own kind of userdata while Lua may throw */
    document *u = lua_newuserdatauv(L, sizeof *u, 0);
    u->block = NULL;
    luaL_setmetatable(L, "peel.Vocabulary");
    vocabulary_block *block = peelL_own(L, &u->block, sizeof *block, release_vocabulary);
    peel_vocabulary_init(&block->v, peelL_alloc(L));
    peel_status st = add_phrases(L, &block->v, "headings", PHRASE_HEADING);
    lua_settop(L, 3);
    if (st == PEEL_OK) st = add_phrases(L, &block->v, "opens", PHRASE_OPENS | PHRASE_PREFIX);
    lua_settop(L, 3);
    if (st == PEEL_OK) st = add_phrases(L, &block->v, "grades", PHRASE_NEVER | PHRASE_KEEP | PHRASE_GRADE);
    lua_settop(L, 3);
    if (st == PEEL_OK) st = add_phrases(L, &block->v, "never", PHRASE_NEVER);
    lua_settop(L, 3);
    if (st == PEEL_OK) st = add_phrases(L, &block->v, "keep", PHRASE_KEEP);
    lua_settop(L, 3);
    if (st == PEEL_OK) st = peel_doc_structure(d, &block->v);
    if (st == PEEL_OK) /* sections keep the caller's number of their phrase, not the vocabulary's */
        for (uint32_t i = 0; i < d->sections.n; i++)
            if (d->sections.v[i].phrase != PEEL_NONE) d->sections.v[i].phrase = block->v.phrases[d->sections.v[i].phrase].key;
    peelL_disown(L, &u->block);
    if (st != PEEL_OK) return peelL_nomem(L);
    peelL_account(L, peel_doc_bytes(d));
    lua_settop(L, 1);
    return 1;
}

static int vocabulary_gc(lua_State *L) {
    document *u = lua_touserdata(L, 1);
    peelL_disown(L, &u->block);
    return 0;
}

/* text(spans) -> the clean text of a flat list of positions */
static int doc_text(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    peel_clean *c = peelL_document_scratch(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Integer n = luaL_len(L, 2);
    c->text.n = 0;
    c->failed = 0;
    for (lua_Integer i = 1; i + 1 <= n; i += 2) {
        lua_rawgeti(L, 2, i);
        lua_rawgeti(L, 2, i + 1);
        lua_Integer first = lua_tointeger(L, -2), last = lua_tointeger(L, -1);
        lua_pop(L, 2);
        luaL_argcheck(L, first >= 1 && last >= first && last <= (lua_Integer)d->text.len, 2,
                      "a list of positions first, last, ... inside the report expected");
        if (i > 1) peel_clean_join(c, d, (uint32_t)(first - 1));
        peel_clean_range(c, d, (uint32_t)(first - 1), (uint32_t)last);
    }
    if (c->failed) return peelL_nomem(L);
    lua_pushlstring(L, c->text.n ? c->text.v : "", c->text.n);
    return 1;
}

/* line(position) -> number of the line that holds it */
static int doc_line(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 0);
    lua_Integer at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, at >= 1 && at <= (lua_Integer)d->text.len, 2, "a position inside the report expected");
    lua_pushinteger(L, peel_doc_line_at(d, (uint32_t)at - 1));
    return 1;
}

/* stats() -> bytes, lines, memory of the document beyond its source */
static int doc_stats(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 0);
    lua_pushinteger(L, d->text.len);
    lua_pushinteger(L, d->lines.total);
    lua_pushinteger(L, (lua_Integer)peel_doc_bytes(d));
    lua_pushinteger(L, d->profile.wrap);
    return 4;
}

void peelL_open_document(lua_State *L) {
    static const luaL_Reg methods[] = {{"close", doc_close},
                                       {"probe", doc_probe},
                                       {"structure", doc_structure},
                                       {"text", doc_text},
                                       {"line", doc_line},
                                       {"stats", doc_stats},
                                       {"sections", peelL_document_sections},
                                       {"contents", peelL_document_contents},
                                       {"tables", peelL_document_tables},
                                       {"figures", peelL_document_figures},
                                       {"footnotes", peelL_document_footnotes},
                                       {"problems", peelL_document_problems},
                                       {"blocks", peelL_document_blocks},
                                       {"find_blocks", peelL_document_find_blocks},
                                       {"tape", peelL_document_tape},
                                       {"spine", peelL_document_spine},
                                       {"block_tape", peelL_document_block_tape},
                                       {NULL, NULL}};
    static const luaL_Reg metamethods[] = {{"__gc", doc_close}, {"__close", doc_close}, {"__tostring", doc_tostring}, {NULL, NULL}};
    static const luaL_Reg vocabulary[] = {{"__gc", vocabulary_gc}, {NULL, NULL}};
    peelL_class(L, PEELL_DOCUMENT, methods, metamethods);
    peelL_class(L, "peel.Vocabulary", NULL, vocabulary);
    lua_pop(L, 2);
    lua_pushcfunction(L, core_read);
    lua_setfield(L, -2, "read");
}
