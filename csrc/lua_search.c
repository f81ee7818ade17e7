/* lua_search.c -- core.search_text, core.search_words, the types peel.SearchText and peel.Hits. */
#include "lua_search.h"

#include <string.h>

#include "lua_document.h"
#include "search.h"

#define PEELL_SEARCH_TEXT "peel.SearchText"
#define PEELL_HITS        "peel.Hits"

typedef struct {
    peelL_owned owned;
    peel_folded folded;
    peel_cursor cursor;
    peel_ranges ranges;   /* scratch of positions() */
    peel_excerpt excerpt; /* scratch of excerpt() */
} text_block;

typedef struct {
    peelL_owned owned;
    peel_hits hits;
} hits_block;

typedef struct {
    void *block; /* NULL = closed */
} handle;

static void release_text(void *block, peel_alloc alloc) {
    text_block *t = block;
    peel_folded_free(&t->folded, alloc);
    peel_cursor_free(&t->cursor);
    peel_vec_free(alloc, &t->ranges);
    peel_vec_free(alloc, &t->excerpt);
}

static void release_hits(void *block, peel_alloc alloc) {
    peel_hits_free(&((hits_block *)block)->hits, alloc);
}

/* An empty userdata of a class with the value at `keep` as its uservalue. ( -- userdata ) */
static handle *new_handle(lua_State *L, const char *class, int keep) {
    handle *u = lua_newuserdatauv(L, sizeof *u, 1);
    u->block = NULL;
    luaL_setmetatable(L, class);
    lua_pushvalue(L, keep);
    lua_setiuservalue(L, -2, 1);
    return u;
}

static text_block *check_text(lua_State *L, int arg) {
    const handle *u = luaL_checkudata(L, arg, PEELL_SEARCH_TEXT);
    if (!u->block) luaL_error(L, "the report is closed");
    return u->block;
}

/* The hits at 1, with their text and its document. ( -- text document ) */
static peel_hits *check_hits(lua_State *L, text_block **text, const peel_doc **d) {
    const handle *u = luaL_checkudata(L, 1, PEELL_HITS);
    if (!u->block) luaL_error(L, "the hits are closed");
    lua_getiuservalue(L, 1, 1);
    *text = check_text(L, lua_gettop(L));
    lua_getiuservalue(L, -1, 1);
    if (d) *d = peelL_document(L, lua_gettop(L), 1);
    return &((hits_block *)u->block)->hits;
}

/* The number at `arg`, from 1, as an index below n. */
static uint32_t index_at(lua_State *L, int arg, uint32_t n, const char *what) {
    lua_Integer i = luaL_checkinteger(L, arg);
    luaL_argcheck(L, i >= 1 && i <= (lua_Integer)n, arg, what);
    return (uint32_t)(i - 1);
}

/* search_words(text) -> the folded words, a space on both sides of each; nil where there is none */
static int core_search_words(lua_State *L) {
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    uint32_t at = 0, n = 0;
    peel_word w;
    luaL_argcheck(L, len <= 1u << 20 && peel_is_utf8(s, len), 1, "a short text in UTF-8 expected");
    char *out = lua_newuserdatauv(L, 2 * len + 2, 0); /* text out */
    while (peel_word_next(s, (uint32_t)len, &at, out + n + 1, &w)) {
        if (w.len == 0) continue;
        out[n] = ' ';
        n += 1 + w.len;
    }
    if (n == 0) luaL_pushfail(L);
    else {
        out[n++] = ' ';
        lua_pushlstring(L, out, n);
    }
    return 1;
}

/* search_text(document) -> text */
static int core_search_text(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    peel_work work = peelL_work(L);
    handle *u = new_handle(L, PEELL_SEARCH_TEXT, 1);
    text_block *t = peelL_own(L, &u->block, sizeof *t, release_text);
    peel_cursor_init(&t->cursor, work.alloc);
    peel_status st = peel_folded_make(&t->folded, d, &work);
    if (st != PEEL_OK) peelL_disown(L, &u->block);
    peelL_check(L, st);
    peelL_account(L, peel_folded_bytes(&t->folded));
    return 1;
}

static int text_close(lua_State *L) {
    handle *u = luaL_checkudata(L, 1, PEELL_SEARCH_TEXT);
    peelL_disown(L, &u->block);
    return 0;
}

/* stats() -> passages, words, memory */
static int text_stats(lua_State *L) {
    const text_block *t = check_text(L, 1);
    lua_pushinteger(L, t->folded.passages.n);
    lua_pushinteger(L, t->folded.words);
    lua_pushinteger(L, (lua_Integer)peel_folded_bytes(&t->folded));
    return 3;
}

/* words() -> how many words each section has: a table by id */
static int text_words(lua_State *L) {
    const text_block *t = check_text(L, 1);
    lua_getiuservalue(L, 1, 1);
    const peel_doc *d = peelL_document(L, lua_gettop(L), 1);
    lua_newtable(L);
    for (uint32_t i = 0; i < t->folded.passages.n;) {
        uint32_t section = d->blocks.v[t->folded.passages.v[i].block].section;
        lua_Integer words = 0;
        for (; i < t->folded.passages.n && d->blocks.v[t->folded.passages.v[i].block].section == section; i++)
            words += t->folded.passages.v[i].words;
        if (lua_rawgeti(L, -1, section) == LUA_TNUMBER) words += lua_tointeger(L, -1);
        lua_pop(L, 1);
        lua_pushinteger(L, words);
        lua_rawseti(L, -2, section);
    }
    return 1;
}

/* Reads the list of terms at 2 and what each counts for at 3 into a query; the strings stay in the table. */
static void read_terms(lua_State *L, peel_search_query *q) {
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_checktype(L, 3, LUA_TTABLE);
    lua_Integer n = luaL_len(L, 2);
    luaL_argcheck(L, n >= 1 && n <= (lua_Integer)PEEL_MAX_TERMS, 2, "a list of terms expected");
    for (lua_Integer i = 1; i <= n; i++) {
        size_t len;
        lua_rawgeti(L, 2, i);
        luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, 2, "a list of terms expected");
        q->term[i - 1] = lua_tolstring(L, -1, &len);
        luaL_argcheck(L, len <= PEEL_MAX_TERM, 2, "a shorter term expected");
        q->len[i - 1] = (uint32_t)len;
        lua_rawgeti(L, 3, i);
        q->scored[i - 1] = lua_toboolean(L, -1);
        lua_pop(L, 2);
    }
    q->nterms = (uint32_t)n;
}

/* find(terms, scored, program) -> hits. The program is a flat list of codes and arguments, in the order of a stack machine:
** 0 term (from 1), 1 or, 2 and, 3 not, 4 near. */
static int text_find(lua_State *L) {
    const text_block *t = check_text(L, 1);
    peel_search_query q = {.nterms = 0};
    peel_work work = peelL_work(L);
    read_terms(L, &q);
    luaL_checktype(L, 4, LUA_TTABLE);
    lua_Integer n = luaL_len(L, 4) / 2;
    luaL_argcheck(L, n >= 1 && n <= 2 * (lua_Integer)PEEL_MAX_TERMS, 4, "a program expected");
    peel_search_op *ops = lua_newuserdatauv(L, (size_t)n * sizeof *ops, 0);
    for (lua_Integer i = 0; i < n; i++) {
        lua_rawgeti(L, 4, 2 * i + 1);
        lua_rawgeti(L, 4, 2 * i + 2);
        lua_Integer code = lua_tointeger(L, -2), arg = lua_tointeger(L, -1) - (code == PEEL_SEARCH_TERM);
        luaL_argcheck(L, code >= 0 && code <= PEEL_SEARCH_NEAR && arg >= 0 && arg <= INT32_MAX, 4, "a program expected");
        ops[i] = (peel_search_op){(uint32_t)code, (uint32_t)arg};
        lua_pop(L, 2);
    }
    q.ops = ops;
    q.nops = (uint32_t)n;
    luaL_argcheck(L, peel_search_check(&q), 4, "a program over these terms expected");
    handle *u = new_handle(L, PEELL_HITS, 1);
    hits_block *h = peelL_own(L, &u->block, sizeof *h, release_hits);
    peel_status st = peel_search_run(&h->hits, &t->folded, &q, &work);
    peelL_check(L, st);
    peelL_account(L, peel_hits_bytes(&h->hits));
    return 1;
}

static int hits_close(lua_State *L) {
    handle *u = luaL_checkudata(L, 1, PEELL_HITS);
    peelL_disown(L, &u->block);
    return 0;
}

static int hits_len(lua_State *L) {
    const handle *u = luaL_checkudata(L, 1, PEELL_HITS);
    lua_pushinteger(L, u->block ? ((hits_block *)u->block)->hits.hits.n : 0);
    return 1;
}

/* documents() -> for each term, how many passages hold it */
static int hits_documents(lua_State *L) {
    text_block *t;
    const peel_hits *h = check_hits(L, &t, NULL);
    peelL_push_positions(L, h->documents, h->nterms);
    return 1;
}

/* rank(weights, average): gives each hit its score */
static int hits_rank(lua_State *L) {
    text_block *t;
    peel_hits *h = check_hits(L, &t, NULL);
    double weights[PEEL_MAX_TERMS], average = luaL_checknumber(L, 3);
    luaL_checktype(L, 2, LUA_TTABLE);
    for (uint32_t i = 0; i < h->nterms; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        weights[i] = luaL_checknumber(L, -1);
        lua_pop(L, 1);
    }
    if (!peel_hits_rank(h, &t->folded, weights, average, peelL_alloc(L))) return peelL_nomem(L);
    return 0;
}

static void push_list(lua_State *L, uint32_t n) {
    lua_createtable(L, n > INT32_MAX ? INT32_MAX : (int)n, 0);
}

/* all() -> lists, one value a hit: score, passage, block, section, number of its first place, how many places, how many that
** do not overlap. Numbers from 1; section 0 is what stands before the first heading. */
static int hits_all(lua_State *L) {
    text_block *t;
    const peel_doc *d;
    const peel_hits *h = check_hits(L, &t, &d);
    int lists = lua_gettop(L) + 1;
    luaL_checkstack(L, 10, NULL);
    for (int k = 0; k < 7; k++)
        push_list(L, h->hits.n);
    for (uint32_t i = 0; i < h->hits.n; i++) {
        const peel_hit *hit = &h->hits.v[i];
        const peel_passage *p = &t->folded.passages.v[hit->passage];
        uint32_t end = i + 1 < h->hits.n ? hit[1].span : h->spans.n;
        const lua_Integer numbers[] = {(lua_Integer)hit->passage + 1, (lua_Integer)p->block + 1, d->blocks.v[p->block].section,
                                       (lua_Integer)hit->span + 1,    end - hit->span,           peel_hits_apart(h, hit->span, end)};
        peelL_poll(L, i);
        lua_pushnumber(L, i < h->scores.n ? h->scores.v[i] : 0);
        lua_rawseti(L, lists, (lua_Integer)i + 1);
        for (int k = 0; k < 6; k++) {
            lua_pushinteger(L, numbers[k]);
            lua_rawseti(L, lists + 1 + k, (lua_Integer)i + 1);
        }
    }
    return 7;
}

/* Opens the cursor in the passage of place k, the second argument. */
static void open_place(lua_State *L, const peel_hits *h, text_block *t, const peel_doc *d, uint32_t *first, uint32_t *last) {
    const peel_span *s = &h->spans.v[index_at(L, 2, h->spans.n, "the number of a place expected")];
    peelL_poll(L, 0); /* who asks for one asks for many */
    if (!peel_cursor_open(&t->cursor, &t->folded, d, s->passage)) peelL_nomem(L);
    peel_cursor_find(&t->cursor, &t->folded, s->start, s->end, first, last);
}

/* place(k) -> first, last position of the matched words in the text of their passage; position of the first in the source */
static int hits_place(lua_State *L) {
    text_block *t;
    const peel_doc *d;
    const peel_hits *h = check_hits(L, &t, &d);
    uint32_t first, last;
    open_place(L, h, t, d, &first, &last);
    t->ranges.n = 0;
    if (!peel_clean_ranges(&t->cursor.clean, d, first, last, &t->ranges)) return peelL_nomem(L);
    lua_pushinteger(L, (lua_Integer)first + 1);
    lua_pushinteger(L, last);
    lua_pushinteger(L, t->ranges.n ? (lua_Integer)t->ranges.v[0] + 1 : 1);
    return 3;
}

/* excerpt(k, width) -> the words found with what stands around them, about `width` bytes; position of the first in the source */
static int hits_excerpt(lua_State *L) {
    text_block *t;
    const peel_doc *d;
    const peel_hits *h = check_hits(L, &t, &d);
    lua_Integer width = luaL_checkinteger(L, 3);
    uint32_t first, last;
    luaL_argcheck(L, width >= 1 && width <= PEEL_MAX_BYTES, 3, "a number of bytes expected");
    open_place(L, h, t, d, &first, &last);
    const peel_clean *c = &t->cursor.clean;
    t->ranges.n = 0;
    if (!peel_excerpt_make(&t->excerpt, c->text.v, c->text.n, first, last, (uint32_t)width, c->alloc) ||
        !peel_clean_ranges(c, d, first, last, &t->ranges))
        return peelL_nomem(L);
    lua_pushlstring(L, t->excerpt.v, t->excerpt.n);
    lua_pushinteger(L, t->ranges.n ? (lua_Integer)t->ranges.v[0] + 1 : 1);
    return 2;
}

/* positions(k) -> flat list of the source positions of the matched words */
static int hits_positions(lua_State *L) {
    text_block *t;
    const peel_doc *d;
    const peel_hits *h = check_hits(L, &t, &d);
    uint32_t first, last;
    open_place(L, h, t, d, &first, &last);
    t->ranges.n = 0;
    if (!peel_clean_ranges(&t->cursor.clean, d, first, last, &t->ranges)) return peelL_nomem(L);
    peelL_push_ranges(L, t->ranges.v, t->ranges.n);
    return 1;
}

/* text(passage, first, last) -> its clean text, cells parted by tabs; as string.sub cuts it, positions from 1 */
static int hits_text(lua_State *L) {
    text_block *t;
    const peel_doc *d;
    lua_settop(L, 4);
    check_hits(L, &t, &d);
    uint32_t passage = index_at(L, 2, t->folded.passages.n, "the number of a passage expected");
    lua_Integer first = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, PEEL_MAX_BYTES);
    if (!peel_cursor_open(&t->cursor, &t->folded, d, passage)) return peelL_nomem(L);
    const peel_clean *c = &t->cursor.clean;
    if (first < 1) first = 1;
    if (last > (lua_Integer)c->text.n) last = c->text.n;
    if (first > last) lua_pushliteral(L, "");
    else lua_pushlstring(L, c->text.v + first - 1, (size_t)(last - first + 1));
    return 1;
}

void peelL_open_search(lua_State *L) {
    static const luaL_Reg functions[] = {{"search_text", core_search_text}, {"search_words", core_search_words}, {NULL, NULL}};
    static const luaL_Reg text[] = {{"close", text_close}, {"stats", text_stats}, {"words", text_words}, {"find", text_find}, {NULL, NULL}};
    static const luaL_Reg text_meta[] = {{"__gc", text_close}, {"__close", text_close}, {NULL, NULL}};
    static const luaL_Reg hits[] = {
        {"close", hits_close}, {"documents", hits_documents}, {"rank", hits_rank}, {"all", hits_all}, {"excerpt", hits_excerpt},
        {"place", hits_place}, {"positions", hits_positions}, {"text", hits_text}, {NULL, NULL}};
    static const luaL_Reg hits_meta[] = {{"__gc", hits_close}, {"__close", hits_close}, {"__len", hits_len}, {NULL, NULL}};
    peelL_class(L, PEELL_SEARCH_TEXT, text, text_meta);
    peelL_class(L, PEELL_HITS, hits, hits_meta);
    lua_pop(L, 2);
    luaL_setfuncs(L, functions, 0);
}
