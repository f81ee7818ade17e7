/* lua_vector.c -- the vector of a series, its dictionary and the order of its codes. See lua_frame.h. */
#include "lua_frame.h"

#include <math.h>

#define EXACT (1LL << 53) /* whole numbers beyond are no longer told apart as doubles */

static void release_block(void *block, peel_alloc alloc) {
    peelL_vector_block *b = block;
    if (b->rank) alloc.fn(alloc.ud, b->rank, b->nrank * sizeof *b->rank, 0);
    peel_vec_free(alloc, &b->values);
    peel_vector_free(&b->vector, alloc);
}

static peel_vector *fresh(lua_State *L, peelL_vector_block *b, uint32_t n, uint8_t width) {
    peel_vector_free(&b->vector, peelL_alloc(L));
    if (!peel_vector_new(&b->vector, peelL_alloc(L), n, width)) peelL_nomem(L);
    return &b->vector;
}

static void finish(lua_State *L, peelL_vector_block *b, uint32_t limit) {
    peel_work work = peelL_work(L);
    peelL_check(L, peel_vector_finish(&b->vector, &work, limit));
}

/* --- dictionaries ------------------------------------------------------------------ */

/* The series that has the dictionary. Its place on the stack: `series`, or a pushed one. ( -- ?series ) */
static int owner_of(lua_State *L, int series) {
    const peelL_series *s = lua_touserdata(L, series);
    while (s->origin == PEELL_FROM_GATHER && s->shared) {
        lua_getiuservalue(L, series, SERIES_SOURCE);
        series = lua_gettop(L);
        s = lua_touserdata(L, series);
    }
    return series;
}

void peelL_push_dictionary(lua_State *L, int series) {
    int top = lua_gettop(L);
    lua_getiuservalue(L, owner_of(L, lua_absindex(L, series)), SERIES_DICTIONARY);
    lua_insert(L, top + 1);
    lua_settop(L, top + 1);
}

void peelL_push_codes(lua_State *L, int series) {
    int top = lua_gettop(L), owner = owner_of(L, lua_absindex(L, series));
    if (lua_getiuservalue(L, owner, SERIES_CODES) != LUA_TTABLE) {
        int dictionary, codes;
        lua_getiuservalue(L, owner, SERIES_DICTIONARY);
        dictionary = lua_gettop(L);
        lua_newtable(L);
        codes = lua_gettop(L);
        for (lua_Integer code = 1; lua_rawgeti(L, dictionary, code) != LUA_TNIL; code++) {
            peelL_poll(L, (uint32_t)code);
            lua_pushinteger(L, code);
            lua_rawset(L, codes);
        }
        lua_pop(L, 1);
        lua_pushvalue(L, codes);
        lua_setiuservalue(L, owner, SERIES_CODES);
    }
    lua_insert(L, top + 1);
    lua_settop(L, top + 1);
}

/* The code of the value on top, a new one where it has none; 0 for nil and NaN. ( value -- ) */
static uint32_t code_of(lua_State *L, int dictionary, int codes, uint32_t *next) {
    uint32_t code;
    if (lua_isnil(L, -1) || (lua_type(L, -1) == LUA_TNUMBER && isnan(lua_tonumber(L, -1)))) {
        lua_pop(L, 1);
        return 0;
    }
    lua_pushvalue(L, -1);
    if (lua_rawget(L, codes) == LUA_TNUMBER) {
        code = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 2);
        return code;
    }
    lua_pop(L, 1);
    code = (*next)++;
    lua_pushvalue(L, -1);
    lua_rawseti(L, dictionary, (lua_Integer)code);
    lua_pushinteger(L, (lua_Integer)code);
    lua_rawset(L, codes);
    return code;
}

/* New tables, kept in the series. ( -- dictionary codes ) */
static int new_dictionary(lua_State *L, int series) {
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, series, SERIES_DICTIONARY);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, series, SERIES_CODES);
    return lua_gettop(L) - 1;
}

/* --- from a set --------------------------------------------------------------------- */

/* The 4-byte cells, 0 absent, in the order of the series; the highest is returned. */
static uint32_t copy_cells(lua_State *L, const peelL_series *s, peel_vector *v) {
    const peel_store *st = peelL_store(L, s->set->records);
    uint32_t *cells = v->cells, most = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        cells[i] = peel_get(st, s->holder, s->column, peelL_set_row(s, st, i));
        if (cells[i] > most) most = cells[i];
    }
    return most;
}

/* Codes whose value one row shows: any row that has it. */
static void set_codes(lua_State *L, int series, peelL_vector_block *b) {
    const peelL_series *s = lua_touserdata(L, series);
    peel_work work = peelL_work(L);
    peel_vector *v = fresh(L, b, s->n, 4);
    uint32_t most = copy_cells(L, s, v), known = 1;
    int dictionary;
    peelL_check(L, peel_vector_dense(v, &work, most, &b->values));
    lua_createtable(L, (int)b->values.n, 0);
    dictionary = lua_gettop(L);
    for (uint32_t i = 0; i < s->n && known < b->values.n; i++)
        if (peel_vector_code(v, i) == known) {
            peelL_push_value(L, series, i);
            lua_rawseti(L, dictionary, (lua_Integer)known++);
        }
    lua_setiuservalue(L, series, SERIES_DICTIONARY);
    peel_vec_free(work.alloc, &b->values);
}

static void set_booleans(lua_State *L, int series, peelL_vector_block *b) {
    const peelL_series *s = lua_touserdata(L, series);
    const peel_store *st = peelL_store(L, s->set->records);
    uint32_t *cells = fresh(L, b, s->n, 4)->cells;
    for (uint32_t i = 0; i < s->n; i++)
        cells[i] = peel_get_boolean(st, s->holder, s->column, peelL_set_row(s, st, i));
    lua_createtable(L, 2, 0);
    lua_pushboolean(L, 0);
    lua_rawseti(L, -2, 1);
    lua_pushboolean(L, 1);
    lua_rawseti(L, -2, 2);
    lua_setiuservalue(L, series, SERIES_DICTIONARY);
    finish(L, b, 3);
}

static void set_numbers(lua_State *L, int series, peelL_vector_block *b) {
    const peelL_series *s = lua_touserdata(L, series);
    const peel_store *st = peelL_store(L, s->set->records);
    double *cells = fresh(L, b, s->n, 8)->cells;
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t row = peelL_set_row(s, st, i);
        if (s->type == PEEL_COL_NUMBER) {
            cells[i] = peel_get_number(st, s->holder, s->column, row);
        } else {
            int32_t value = (int32_t)peel_get(st, s->holder, s->column, row);
            cells[i] = value == PEEL_NO_INTEGER ? (double)NAN : value;
        }
    }
    finish(L, b, 0);
}

static void set_presence(lua_State *L, int series, peelL_vector_block *b) {
    const peelL_series *s = lua_touserdata(L, series);
    const peel_store *st = peelL_store(L, s->set->records);
    uint32_t *cells = fresh(L, b, s->n, 4)->cells;
    for (uint32_t i = 0; i < s->n; i++)
        cells[i] = !peel_is_absent(st, s->holder, s->column, peelL_set_row(s, st, i));
    finish(L, b, 2);
}

/* --- from values --------------------------------------------------------------------- */

static void refuse(lua_State *L, const char *what, uint32_t row, const char *expected) {
    luaL_error(L, "%s: %s expected in row %d, got %s", what, expected, (int)row + 1, peelL_typename(L, -1));
}

/* Is the value on top what a column of codes of the type holds? Raises where not. */
static void check_value(lua_State *L, int type, const char *what, uint32_t row) {
    size_t length;
    int is = lua_type(L, -1);
    if (is == LUA_TNIL || type == PEELL_OBJECT) return;
    if (type == PEEL_COL_BOOLEAN) {
        if (is != LUA_TBOOLEAN) refuse(L, what, row, "boolean");
    } else if (type == PEEL_COL_DATE) {
        const char *s = is == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
        if (s == NULL || peel_date_pack(s, length) == 0) refuse(L, what, row, "date (such as \"2016-02\")");
    } else if (type == PEEL_COL_GRADE) {
        if (is != LUA_TTABLE && is != LUA_TUSERDATA && is != LUA_TSTRING) refuse(L, what, row, "grade");
    } else if (is != LUA_TSTRING && is != LUA_TNUMBER) {
        refuse(L, what, row, "string");
    }
}

static void value_codes(lua_State *L, int series, peelL_vector_block *b, const char *what) {
    const peelL_series *s = lua_touserdata(L, series);
    uint32_t *cells = fresh(L, b, s->n, 4)->cells, next = 1;
    int dictionary = new_dictionary(L, series);
    for (uint32_t i = 0; i < s->n; i++) {
        peelL_poll(L, i);
        peelL_push_value(L, series, i);
        check_value(L, s->type, what, i);
        cells[i] = code_of(L, dictionary, dictionary + 1, &next);
    }
    lua_pop(L, 2);
    finish(L, b, next);
}

static void value_numbers(lua_State *L, int series, peelL_vector_block *b, const char *what) {
    const peelL_series *s = lua_touserdata(L, series);
    double *cells = fresh(L, b, s->n, 8)->cells;
    for (uint32_t i = 0; i < s->n; i++) {
        peelL_poll(L, i);
        peelL_push_value(L, series, i);
        if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TNUMBER) refuse(L, what, i, "number");
        if (lua_isinteger(L, -1) && (lua_tointeger(L, -1) > EXACT || lua_tointeger(L, -1) < -EXACT))
            peelL_complain(L, lua_pushfstring(L, "%s: the number in row %d is beyond 2^53: give it as a string", what, (int)i + 1));
        cells[i] = lua_isnil(L, -1) ? (double)NAN : lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    finish(L, b, 0);
}

static void value_presence(lua_State *L, int series, peelL_vector_block *b) {
    const peelL_series *s = lua_touserdata(L, series);
    uint32_t *cells = fresh(L, b, s->n, 4)->cells;
    for (uint32_t i = 0; i < s->n; i++) {
        peelL_push_value(L, series, i);
        cells[i] = !lua_isnil(L, -1);
        lua_pop(L, 1);
    }
    finish(L, b, 2);
}

static void from_values(lua_State *L, int series, peelL_vector_block *b, const char *what) {
    const peelL_series *s = lua_touserdata(L, series);
    if (peelL_is_opaque(s->type)) value_presence(L, series, b);
    else if (peelL_is_numeric(s->type)) value_numbers(L, series, b, what);
    else value_codes(L, series, b, what);
}

static void from_set(lua_State *L, int series, peelL_vector_block *b, const char *what) {
    const peelL_series *s = lua_touserdata(L, series);
    switch (s->type) {
    case PEEL_COL_SYMBOL:
    case PEEL_COL_GRADE:
    case PEEL_COL_DURATION:
    case PEEL_COL_LABEL:
    case PEEL_COL_DATE: set_codes(L, series, b); break;
    case PEEL_COL_NUMBER:
    case PEEL_COL_INTEGER:
    case PEEL_COL_REF: set_numbers(L, series, b); break;
    case PEEL_COL_BOOLEAN: set_booleans(L, series, b); break;
    case PEEL_COL_STRING:
    case PEEL_COL_TEXT:
    case PEEL_COL_ID: value_codes(L, series, b, what); break;
    default: set_presence(L, series, b);
    }
}

/* --- from other series --------------------------------------------------------------- */

/* Codes of words that have to be read first are made of the base only where it is asked for anyway or not much longer. */
static void from_gather(lua_State *L, int series, peelL_vector_block *b, const char *what) {
    peelL_series *s = lua_touserdata(L, series);
    const peelL_vector_block *base = s->base->block;
    const peel_vector *from;
    peel_work work = peelL_work(L);
    if ((base == NULL || !base->made) && peelL_is_wordy(s->type) && s->base->n / 4 > s->n) {
        from_values(L, series, b, what);
        return;
    }
    lua_getiuservalue(L, series, SERIES_SOURCE);
    from = peelL_vector(L, lua_gettop(L), what);
    lua_pop(L, 1);
    peel_vector_free(&b->vector, work.alloc);
    peelL_check(L, peel_vector_gather(&b->vector, &work, from, s->rows, s->n));
    s->shared = true;
}

/* Codes of one part, renamed in the dictionary of all. */
static void part_codes(lua_State *L, int part, const peel_vector *v, uint32_t *cells, int dictionary, uint32_t *next) {
    int top = lua_gettop(L), values;
    uint32_t *name = lua_newuserdatauv(L, v->limit * sizeof *name, 0);
    peelL_push_dictionary(L, part);
    values = lua_gettop(L);
    memset(name, 0, v->limit * sizeof *name);
    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t code = peel_vector_code(v, i);
        peelL_poll(L, i);
        if (code != 0 && name[code] == 0) {
            lua_rawgeti(L, values, (lua_Integer)code);
            name[code] = code_of(L, dictionary, dictionary + 1, next);
        }
        cells[i] = name[code];
    }
    lua_settop(L, top);
}

static void from_concat(lua_State *L, int series, peelL_vector_block *b, const char *what) {
    const peelL_series *s = lua_touserdata(L, series);
    bool numeric = peelL_is_numeric(s->type), opaque = peelL_is_opaque(s->type);
    void *cells = fresh(L, b, s->n, numeric ? 8 : 4)->cells;
    uint32_t next = 1;
    int dictionary = numeric || opaque ? 0 : new_dictionary(L, series), parts = lua_gettop(L) + 1;
    lua_getiuservalue(L, series, SERIES_SOURCE);
    for (uint32_t p = 0; p < s->nparts; p++) {
        uint32_t from = s->rows[p], n = s->rows[p + 1] - from;
        bool there = lua_rawgeti(L, parts, (lua_Integer)p + 1) == LUA_TUSERDATA;
        const peel_vector *v = there ? peelL_vector(L, parts + 1, what) : NULL;
        if (numeric)
            for (uint32_t i = 0; i < n; i++)
                ((double *)cells)[from + i] = there ? peel_vector_number(v, i) : (double)NAN;
        else if (!there || opaque)
            for (uint32_t i = 0; i < n; i++)
                ((uint32_t *)cells)[from + i] = there && !peel_vector_absent(v, i);
        else part_codes(L, parts + 1, v, (uint32_t *)cells + from, dictionary, &next);
        lua_settop(L, parts);
    }
    lua_settop(L, dictionary ? parts - 3 : parts - 1);
    finish(L, b, opaque ? 2 : next);
}

/* --- asked for ----------------------------------------------------------------------- */

/* Raise where the report that the series reads from is closed. */
static void check_open(lua_State *L, const peelL_series *s) {
    while (s->origin == PEELL_FROM_GATHER)
        s = s->base;
    if (s->origin == PEELL_FROM_SET) peelL_store(L, s->set->records);
}

const peel_vector *peelL_vector(lua_State *L, int series, const char *what) {
    peelL_series *s = lua_touserdata(L, series);
    peelL_vector_block *b = s->block;
    int top = lua_gettop(L);
    series = lua_absindex(L, series);
    luaL_checkstack(L, 16, NULL);
    check_open(L, s);
    if (b && b->made) return &b->vector;
    if (b == NULL) b = peelL_own(L, &s->block, sizeof *b, release_block);
    switch ((peelL_origin)s->origin) {
    case PEELL_FROM_SET: from_set(L, series, b, what); break;
    case PEELL_FROM_LIST: from_values(L, series, b, what); break;
    case PEELL_FROM_GATHER: from_gather(L, series, b, what); break;
    case PEELL_FROM_CONCAT: from_concat(L, series, b, what); break;
    }
    b->made = true;
    lua_settop(L, top);
    peelL_account(L, peel_vector_bytes(&b->vector));
    return &b->vector;
}

/* --- order ---------------------------------------------------------------------------- */

/* Words in byte order of their folded forms; numbers among them (labels) before, by value. */
static void rank_words(lua_State *L, int dictionary, uint32_t limit, uint32_t *rank) {
    peel_work work = peelL_work(L);
    peel_string *strings = lua_newuserdatauv(L, limit * sizeof *strings, 0);
    uint32_t *places = lua_newuserdatauv(L, limit * sizeof *places, 0), *order = lua_newuserdatauv(L, limit * sizeof *order, 0);
    peel_vector numbers = {.cells = lua_newuserdatauv(L, limit * sizeof(double), 0), .n = limit, .limit = 1, .width = 8};
    peel_sort_key key = {.vector = &numbers};
    double *number = numbers.cells;
    uint32_t words = 0, counted = 0;
    for (uint32_t code = 1; code < limit; code++) {
        number[code] = NAN;
        if (lua_rawgeti(L, dictionary, (lua_Integer)code) == LUA_TNUMBER) {
            number[code] = lua_tonumber(L, -1);
            order[counted++] = code;
        } else {
            strings[words].bytes = lua_tolstring(L, -1, &strings[words].length);
            words++;
        }
        lua_pop(L, 1);
    }
    peelL_check(L, peel_sort(&work, &key, 1, &(peel_rows){.n = counted, .list = order}, counted, places));
    for (uint32_t i = 0; i < counted; i++)
        rank[places[i]] = i + 1;
    peelL_check(L, peel_rank_strings(&work, strings, words, places));
    words = 0;
    for (uint32_t code = 1; code < limit; code++)
        if (isnan(number[code])) rank[code] = counted + places[words++];
    lua_pop(L, 4);
}

/* The worst grade first: rank 1 is the best of a scale. */
static uint32_t grade_rank(lua_State *L) {
    if (lua_type(L, -1) == LUA_TSTRING || lua_getfield(L, -1, "rank") != LUA_TNUMBER) return PEEL_UNRANKED;
    return UINT32_MAX / 2 - (uint32_t)lua_tointeger(L, -1);
}

const uint32_t *peelL_ranks(lua_State *L, int series, const char *what) {
    int top = lua_gettop(L), owner, dictionary;
    peelL_series *s;
    peelL_vector_block *b;
    uint32_t limit;
    peelL_vector(L, series, what);
    owner = owner_of(L, lua_absindex(L, series));
    s = lua_touserdata(L, owner);
    b = s->block;
    limit = b->vector.limit;
    if (b->rank == NULL) {
        uint32_t *rank;
        size_t length;
        lua_getiuservalue(L, owner, SERIES_DICTIONARY);
        dictionary = lua_gettop(L);
        rank = lua_newuserdatauv(L, limit * sizeof *rank, 0);
        memset(rank, 0, limit * sizeof *rank);
        if (peelL_is_wordy(s->type)) {
            rank_words(L, dictionary, limit, rank);
        } else {
            for (uint32_t code = 1; code < limit; code++) {
                lua_rawgeti(L, dictionary, (lua_Integer)code);
                if (s->type == PEELL_OBJECT) {
                    rank[code] = code;
                } else if (s->type == PEEL_COL_BOOLEAN) {
                    rank[code] = lua_toboolean(L, -1) ? 2 : 1;
                } else if (s->type == PEEL_COL_DATE) {
                    const char *date = lua_tolstring(L, -1, &length);
                    rank[code] = peel_date_pack(date, length);
                } else {
                    rank[code] = grade_rank(L);
                }
                lua_settop(L, dictionary + 1);
            }
        }
        b->rank = peelL_alloc(L).fn(peelL_alloc(L).ud, NULL, 0, limit * sizeof *rank);
        if (b->rank == NULL) peelL_nomem(L);
        b->nrank = limit;
        memcpy(b->rank, rank, limit * sizeof *rank);
    }
    lua_settop(L, top);
    return b->rank;
}

void peelL_push_scale(lua_State *L, int dictionary, uint32_t code) {
    lua_rawgeti(L, dictionary, (lua_Integer)code);
    if (lua_isstring(L, -1)) lua_pushnil(L);
    else lua_getfield(L, -1, "scale");
    lua_remove(L, -2);
}

int peelL_scales(lua_State *L, int series, const char *what, const peel_rows *rows) {
    const peel_vector *v = peelL_vector(L, series, what);
    peel_cursor c;
    int list, dictionary, scales = 0;
    uint8_t *seen;
    lua_newtable(L);
    list = lua_gettop(L);
    peelL_push_dictionary(L, series);
    dictionary = list + 1;
    seen = lua_newuserdatauv(L, v->limit, 0);
    memset(seen, 0, v->limit);
    for (peel_start(&c, rows); peel_next(&c);)
        for (uint32_t i = 0; i < c.n; i++)
            seen[peel_vector_code(v, peel_at(&c, i))] = 1;
    for (uint32_t code = 1; code < v->limit; code++) {
        bool known = false;
        if (!seen[code]) continue;
        peelL_push_scale(L, dictionary, code);
        for (int i = 1; i <= scales && !known; i++) {
            lua_rawgeti(L, list, i);
            known = lua_rawequal(L, -1, -2);
            lua_pop(L, 1);
        }
        if (known || lua_isnil(L, -1)) lua_pop(L, 1);
        else lua_rawseti(L, list, ++scales);
    }
    lua_settop(L, list);
    return scales;
}
