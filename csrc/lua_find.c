/* lua_find.c -- words, phrases and sentences for grammars: the type peel.Finder, and functions that LPeg calls at a match's
** place, given the subject and the position behind what matched so far.
*/
#include "lua_find.h"

#include "find.h"
#include "fold.h"
#include "lexicon.h"
#include "lua_document.h"
#include "sentence.h"

typedef struct {
    peel_finder find;
    uint32_t n;
    peel_choice *choices;
} finder;

/* Counts the words of a group, and their bytes. ( group -- group ) */
static void measure(lua_State *L, size_t *words, size_t *bytes) {
    luaL_argcheck(L, lua_istable(L, -1), 1, "lists of groups of words expected");
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        size_t len = 0;
        luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING && (lua_tolstring(L, -1, &len), len > 0), 1,
                      "a group holds words that are not empty");
        luaL_argcheck(L, *bytes + len <= UINT32_MAX / 2, 1, "too many words");
        *bytes += len;
        ++*words;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* ( group -- ) */
static void add_group(lua_State *L, finder *f, uint64_t bit) {
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        size_t len;
        const char *word = lua_tolstring(L, -1, &len);
        peel_finder_add(&f->find, word, (uint32_t)len, bit);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
}

/* finder(choices) -> finder; a choice is a list of groups, a group a list of words, `together` where one sentence must hold
** a word of each group */
static int core_finder(lua_State *L) {
    size_t words = 0, bytes = 0, groups = 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_Integer n = luaL_len(L, 1);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, 1, i);
        luaL_argcheck(L, lua_istable(L, -1), 1, "lists of groups of words expected");
        for (lua_Integer k = 1; lua_rawgeti(L, 2, k) != LUA_TNIL; k++, groups++) {
            measure(L, &words, &bytes);
            lua_pop(L, 1);
        }
        lua_settop(L, 1);
    }
    luaL_argcheck(L, groups <= PEEL_FINDER_GROUPS && words <= PEEL_FINDER_WORDS, 1, "at most 64 groups with 65535 words expected");
    size_t size = sizeof(finder) + (size_t)n * sizeof(peel_choice) + words * sizeof(peel_finder_word);
    finder *f = lua_newuserdatauv(L, size + bytes, 0); /* choices finder */
    f->choices = (peel_choice *)(f + 1);
    peel_finder_word *list = (peel_finder_word *)(f->choices + n);
    f->n = (uint32_t)n;
    peel_finder_init(&f->find, list, (char *)f + size);
    luaL_setmetatable(L, PEELL_FINDER);
    uint32_t bit = 0;
    for (uint32_t i = 0; i < f->n; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1); /* choices finder choice */
        lua_getfield(L, -1, "together");
        f->choices[i].groups = 0;
        f->choices[i].together = (uint8_t)lua_toboolean(L, -1);
        lua_pop(L, 1);
        for (lua_Integer k = 1; lua_rawgeti(L, -1, k) != LUA_TNIL; k++, bit++) { /* choices finder choice group */
            f->choices[i].groups |= (uint64_t)1 << bit;
            add_group(L, f, (uint64_t)1 << bit);
        }
        lua_settop(L, 2);
    }
    return 1;
}

static uint64_t all_groups(const finder *f) {
    uint64_t all = 0;
    for (uint32_t i = 0; i < f->n; i++)
        all |= f->choices[i].groups;
    return all;
}

/* document:find_blocks(finder) -> for each choice the paragraphs and items that are for it, as a flat list of block, section */
int peelL_document_find_blocks(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    const finder *f = luaL_checkudata(L, 2, PEELL_FINDER);
    peel_clean *c = peelL_document_scratch(L, 1);
    uint64_t all = all_groups(f);
    lua_settop(L, 2);
    lua_createtable(L, (int)f->n, 0); /* document finder lists */
    for (uint32_t k = 0; k < f->n; k++) {
        lua_newtable(L);
        lua_rawseti(L, 3, (lua_Integer)k + 1);
    }
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        if ((b->kind != B_PARA && b->kind != B_ITEM) || b->section == 0) continue;
        c->text.n = 0;
        c->failed = 0;
        peel_clean_block(c, d, b);
        if (c->failed) return peelL_nomem(L);
        uint64_t held = peel_finder_scan(&f->find, c->text.v, c->text.n, all);
        for (uint32_t k = 0; held && k < f->n; k++) {
            if (!peel_finder_chooses(&f->find, &f->choices[k], held, c->text.v, c->text.n)) continue;
            lua_rawgeti(L, 3, (lua_Integer)k + 1);
            lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
            lua_pushinteger(L, (lua_Integer)i + 1);
            lua_rawseti(L, -2, n + 1);
            lua_pushinteger(L, b->section);
            lua_rawseti(L, -2, n + 2);
            lua_pop(L, 1);
        }
    }
    return 1;
}

/* finder:chooses(text) -> for which choice, the first, is the text? nil for none */
static int finder_chooses(lua_State *L) {
    const finder *f = luaL_checkudata(L, 1, PEELL_FINDER);
    size_t len;
    const char *s = luaL_checklstring(L, 2, &len);
    uint64_t held = peel_finder_scan(&f->find, s, len, all_groups(f));
    for (uint32_t k = 0; k < f->n; k++)
        if (peel_finder_chooses(&f->find, &f->choices[k], held, s, len)) {
            lua_pushinteger(L, (lua_Integer)k + 1);
            return 1;
        }
    return 0;
}

/* finder:groups(text) -> the groups, of all choices, of which the text holds a word: the first is bit 0 */
static int finder_groups(lua_State *L) {
    const finder *f = luaL_checkudata(L, 1, PEELL_FINDER);
    size_t len;
    const char *s = luaL_checklstring(L, 2, &len);
    lua_pushinteger(L, (lua_Integer)peel_finder_scan(&f->find, s, len, all_groups(f)));
    return 1;
}

/* sentences(subject, position [, finder]) -> position behind them, list of { first, last }, and with a finder the list of
** those, by number, that hold a word of each group of its first choice */
static int core_sentences(lua_State *L) {
    size_t len, first;
    const char *s = luaL_checklstring(L, 1, &len);
    lua_Integer from = luaL_checkinteger(L, 2);
    const finder *f = lua_isnoneornil(L, 3) ? NULL : luaL_checkudata(L, 3, PEELL_FINDER);
    luaL_argcheck(L, from >= 1 && from <= (lua_Integer)len + 1, 2, "a position in the subject expected");
    uint64_t groups = f && f->n > 0 ? f->choices[0].groups : 0;
    size_t at = (size_t)from - 1;
    lua_Integer n = 0, holding = 0;
    lua_settop(L, 3);
    lua_newtable(L); /* subject position finder sentences */
    if (f) lua_newtable(L);
    while (peel_sentence_next(s, len, &at, &first)) {
        lua_createtable(L, 0, 2);
        lua_pushinteger(L, (lua_Integer)first + 1);
        lua_setfield(L, -2, "first");
        lua_pushinteger(L, (lua_Integer)at);
        lua_setfield(L, -2, "last");
        lua_rawseti(L, 4, ++n);
        if (!f || (peel_finder_scan(&f->find, s + first, at - first, groups) & groups) != groups) continue;
        lua_pushinteger(L, n);
        lua_rawseti(L, 5, ++holding);
    }
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_replace(L, 3);
    return f ? 3 : 2;
}

/* The function of a lexicon, for lpeg.Cmt behind a pattern of one byte: the phrase that begins with it. Upvalues: lexicon, values. */
static int lexicon_match(lua_State *L) {
    const peel_lexicon *x = lua_touserdata(L, lua_upvalueindex(1));
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    lua_Integer behind = luaL_checkinteger(L, 2);
    uint32_t value = 0;
    luaL_argcheck(L, behind >= 2 && behind <= (lua_Integer)len + 1, 2, "a position behind a byte expected");
    size_t end = peel_lexicon_find(x, s, len, (size_t)behind - 2, &value);
    if (end == 0) return 0;
    lua_pushinteger(L, (lua_Integer)end + 1);
    if (!lua_istable(L, lua_upvalueindex(2))) return 1;
    lua_rawgeti(L, lua_upvalueindex(2), value);
    return 2;
}

/* The function of a searcher: subject [, position] -> first position, position behind of the first phrase; nil where none stands. */
static int lexicon_search(lua_State *L) {
    const peel_lexicon *x = lua_touserdata(L, lua_upvalueindex(1));
    size_t len, end = 0;
    const char *s = luaL_checklstring(L, 1, &len);
    lua_Integer from = luaL_optinteger(L, 2, 1);
    luaL_argcheck(L, from >= 1 && from <= (lua_Integer)len + 1, 2, "a position in the subject expected");
    size_t at = peel_lexicon_search(x, s, len, (size_t)from - 1, &end);
    if (at == len) return 0;
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, (lua_Integer)end + 1);
    return 2;
}

/* A lexicon of the list of phrases at 1; a phrase that is no row of words instead, and false. ( -- lexicon or phrase ) */
static int push_lexicon(lua_State *L) {
    size_t bytes = 0, len;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer n = luaL_len(L, 1);
    for (lua_Integer i = 1; i <= n; i++) {
        luaL_argcheck(L, lua_rawgeti(L, 1, i) == LUA_TSTRING, 1, "a list of phrases expected");
        bytes += (lua_tolstring(L, -1, &len), len);
        lua_pop(L, 1);
    }
    luaL_argcheck(L, bytes < PEEL_LEXICON_MAX, 1, "too many phrases");
    peel_lexicon *x = lua_newuserdatauv(L, peel_lexicon_size(bytes), 0); /* lexicon */
    peel_lexicon_init(x);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, 1, i);
        const char *phrase = lua_tolstring(L, -1, &len);
        if (!peel_lexicon_add(x, phrase, len, (uint32_t)i)) return 0;
        lua_pop(L, 1);
    }
    return 1;
}

/* nil and the phrase on top of the stack. ( phrase -- nil phrase ) */
static int bad_phrase(lua_State *L) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
}

/* lexicon(phrases [, values]) -> function(subject, position) -> position behind the phrase [, its value]; nil, phrase where
** one is no row of words */
static int core_lexicon(lua_State *L) {
    lua_settop(L, 2);
    if (!push_lexicon(L)) return bad_phrase(L); /* phrases values lexicon */
    lua_insert(L, 2);                           /* phrases lexicon values */
    lua_pushcclosure(L, lexicon_match, 2);
    return 1;
}

/* searcher(phrases) -> function(subject [, position]) -> where the first phrase stands; nil, phrase where one is no row of words */
static int core_searcher(lua_State *L) {
    lua_settop(L, 1);
    if (!push_lexicon(L)) return bad_phrase(L); /* phrases lexicon */
    lua_pushcclosure(L, lexicon_search, 1);
    return 1;
}

/* fold(text) -> the text as words are compared */
static int core_fold(lua_State *L) {
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    luaL_Buffer b;
    char *out = luaL_buffinitsize(L, &b, len);
    luaL_pushresultsize(&b, peel_fold_words(s, len, out));
    return 1;
}

void peelL_open_find(lua_State *L) {
    static const luaL_Reg methods[] = {{"chooses", finder_chooses}, {"groups", finder_groups}, {NULL, NULL}};
    static const luaL_Reg metamethods[] = {{NULL, NULL}};
    static const luaL_Reg functions[] = {{"finder", core_finder},     {"sentences", core_sentences}, {"lexicon", core_lexicon},
                                         {"searcher", core_searcher}, {"fold", core_fold},           {NULL, NULL}};
    peelL_class(L, PEELL_FINDER, methods, metamethods);
    lua_pop(L, 1);
    luaL_setfuncs(L, functions, 0);
}
