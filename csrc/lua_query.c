/* lua_query.c -- what a frame is asked: filter, sort, distinct, group. See lua_frame.h; the loops are in query*.c. */
#include "fold.h"
#include "lua_frame.h"

#include <math.h>
#include <stdlib.h>

/* --- tests of a filter ---------------------------------------------------------------- */

/* One test in the making; what stands beside it on the stack keeps its memory. */
typedef struct {
    lua_State *L;
    const char *what;  /* the column */
    int entry, series; /* stack */
    const peelL_series *s;
    const peel_vector *vector;
    peel_test *test;
} making;

static void refuse(const making *m, const char *expected, int index) {
    luaL_error(m->L, "%s: %s expected, got %s", m->what, expected, peelL_typename(m->L, index));
}

static uint8_t *new_table(const making *m) {
    uint8_t *accept = lua_newuserdatauv(m->L, m->vector->limit, 0);
    memset(accept, 0, m->vector->limit);
    m->test->kind = PEEL_TEST_TABLE;
    m->test->accept = accept;
    return accept;
}

static double number_at(const making *m, int index) {
    double x;
    if (lua_type(m->L, index) != LUA_TNUMBER) refuse(m, "number", index);
    x = lua_tonumber(m->L, index);
    if (isnan(x)) luaL_error(m->L, "%s: a number expected, got one that is none (nan)", m->what);
    return x;
}

static int compare_numbers(const void *a, const void *b) {
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* {values} of a column of numbers. */
static void in_numbers(const making *m, int list, lua_Integer n) {
    double *numbers = lua_newuserdatauv(m->L, (size_t)(n ? n : 1) * sizeof *numbers, 0);
    for (lua_Integer i = 0; i < n; i++) {
        lua_rawgeti(m->L, list, i + 1);
        numbers[i] = number_at(m, lua_gettop(m->L));
        lua_pop(m->L, 1);
    }
    qsort(numbers, (size_t)n, sizeof *numbers, compare_numbers);
    m->test->numbers = numbers;
    m->test->nnumbers = (uint32_t)n;
}

/* Grades of which one is the value on top, or has it as its name. */
static void accept_grade(const making *m, uint8_t *accept, int dictionary) {
    lua_State *L = m->L;
    int wanted = lua_gettop(L);
    for (uint32_t code = 1; code < m->vector->limit; code++) {
        lua_rawgeti(L, dictionary, (lua_Integer)code);
        if (lua_rawequal(L, -1, wanted)) {
            accept[code] = 1;
        } else if (lua_type(L, wanted) == LUA_TSTRING && lua_type(L, -1) != LUA_TSTRING) {
            lua_getfield(L, -1, "name");
            if (lua_rawequal(L, -1, wanted)) accept[code] = 1;
        }
        lua_settop(L, wanted);
    }
}

static void test_in(const making *m, bool negated) {
    lua_State *L = m->L;
    int list = lua_gettop(L) + 1;
    lua_Integer n;
    uint8_t *accept;
    if (lua_rawgeti(L, m->entry, 3) != LUA_TTABLE) refuse(m, "list of values", list);
    n = (lua_Integer)lua_rawlen(L, list);
    if (peelL_is_opaque(m->s->type)) luaL_error(L, "%s: a column of type %s cannot be compared", m->what, peelL_type_name(m->s->type));
    if (peelL_is_numeric(m->s->type)) {
        m->test->kind = negated ? PEEL_TEST_NOT_IN : PEEL_TEST_IN;
        in_numbers(m, list, n);
        return;
    }
    accept = new_table(m); /* list table */
    if (m->s->type == PEEL_COL_GRADE) peelL_push_dictionary(L, m->series);
    else peelL_push_codes(L, m->series); /* list table codes */
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, list, i);
        if (m->s->type == PEEL_COL_GRADE) {
            accept_grade(m, accept, list + 2);
        } else if (!lua_isnil(L, -1)) {
            lua_rawget(L, list + 2);
            if (lua_isinteger(L, -1) && lua_tointeger(L, -1) < (lua_Integer)m->vector->limit) accept[lua_tointeger(L, -1)] = 1;
        }
        lua_settop(L, list + 2);
    }
    lua_pop(L, 1);
    if (negated)
        for (uint32_t code = 0; code < m->vector->limit; code++)
            accept[code] = !accept[code];
}

static uint32_t date_at(const making *m, int index) {
    size_t length;
    const char *s;
    uint32_t date;
    if (lua_type(m->L, index) != LUA_TSTRING) refuse(m, "date (such as \"2016-02\")", index);
    s = lua_tolstring(m->L, index, &length);
    date = peel_date_pack(s, length);
    if (date == 0) luaL_error(m->L, "%s: date (such as \"2016-02\" or \"2016-02-29\") expected, got '%s'", m->what, s);
    return date;
}

/* -1, 0, 1: compared as exactly as the less exact of the two is printed. */
static int compare_dates(uint32_t a, uint32_t b) {
    uint32_t mask = UINT32_MAX;
    if ((a & 31) == 0 || (b & 31) == 0) mask &= ~(uint32_t)31;
    if ((a >> 5 & 15) == 0 || (b >> 5 & 15) == 0) mask &= ~(uint32_t)511;
    a &= mask;
    b &= mask;
    return a < b ? -1 : a > b;
}

static int less(lua_State *L) {
    lua_pushboolean(L, lua_compare(L, 1, 2, LUA_OPLT));
    return 1;
}

/* -1, 0, 1 for the grade below, at or above the bound; 2 where they have no order. */
static int compare_grades(const making *m, int grade, int bound) {
    lua_State *L = m->L;
    if (lua_type(L, grade) == LUA_TSTRING) return 2;
    for (int turn = 0; turn < 2; turn++) {
        int status;
        lua_pushcfunction(L, less);
        lua_pushvalue(L, turn ? bound : grade);
        lua_pushvalue(L, turn ? grade : bound);
        status = lua_pcall(L, 2, 1, 0);
        if (status == LUA_ERRMEM) lua_error(L);
        if (status != LUA_OK) {
            lua_pop(L, 1);
            return 2;
        }
        if (lua_toboolean(L, -1)) {
            lua_pop(L, 1);
            return turn ? 1 : -1;
        }
        lua_pop(L, 1);
    }
    return 0;
}

static void test_range(const making *m) {
    lua_State *L = m->L;
    int from = lua_gettop(L) + 1, to = from + 1, dictionary;
    bool open[2];
    uint8_t *accept;
    lua_rawgeti(L, m->entry, 3);
    lua_rawgeti(L, m->entry, 4);
    for (int i = 0; i < 2; i++) {
        lua_rawgeti(L, m->entry, 5 + i);
        open[i] = lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    if (peelL_is_numeric(m->s->type)) {
        m->test->kind = PEEL_TEST_RANGE;
        m->test->from = lua_isnil(L, from) ? -INFINITY : number_at(m, from);
        m->test->to = lua_isnil(L, to) ? INFINITY : number_at(m, to);
        if (open[0] && !lua_isnil(L, from)) m->test->from = m->test->from == INFINITY ? (double)NAN : nextafter(m->test->from, INFINITY);
        if (open[1] && !lua_isnil(L, to)) m->test->to = m->test->to == -INFINITY ? (double)NAN : nextafter(m->test->to, -INFINITY);
        return;
    }
    if (m->s->type != PEEL_COL_DATE && m->s->type != PEEL_COL_GRADE)
        luaL_error(L, "%s: a column of type %s has no order", m->what, peelL_type_name(m->s->type));
    accept = new_table(m);
    peelL_push_dictionary(L, m->series);
    dictionary = lua_gettop(L);
    for (uint32_t code = 1; code < m->vector->limit; code++) {
        bool passes = true;
        lua_rawgeti(L, dictionary, (lua_Integer)code);
        for (int i = 0; i < 2 && passes; i++) {
            int order, bound = i ? to : from;
            if (lua_isnil(L, bound)) continue;
            order = m->s->type == PEEL_COL_DATE ? compare_dates(date_at(m, dictionary + 1), date_at(m, bound))
                                                : compare_grades(m, dictionary + 1, bound);
            passes = order != 2 && (order == 0 ? !open[i] : i ? order < 0 : order > 0);
        }
        accept[code] = passes;
        lua_settop(L, dictionary);
    }
    lua_pop(L, 1);
}

static void test_like(const making *m) {
    lua_State *L = m->L;
    int glob = lua_gettop(L) + 1, dictionary;
    size_t npattern, length, room = 256;
    char *pattern, *folded;
    const char *s;
    uint8_t *accept;
    if (lua_rawgeti(L, m->entry, 3) != LUA_TSTRING) refuse(m, "pattern with * and ?", glob);
    if (!peelL_is_wordy(m->s->type))
        luaL_error(L, "%s: a pattern is for texts, this column is of type %s", m->what, peelL_type_name(m->s->type));
    s = lua_tolstring(L, glob, &npattern);
    pattern = lua_newuserdatauv(L, npattern + 1, 0);
    npattern = peel_fold_words(s, npattern, pattern);
    accept = new_table(m);
    peelL_push_dictionary(L, m->series);
    dictionary = lua_gettop(L);
    folded = lua_newuserdatauv(L, room, 0);
    for (uint32_t code = 1; code < m->vector->limit; code++) {
        peelL_poll(L, code);
        lua_rawgeti(L, dictionary, (lua_Integer)code);
        s = lua_tolstring(L, -1, &length);
        if (length > room) {
            room = length * 2;
            folded = lua_newuserdatauv(L, room, 0);
            lua_replace(L, dictionary + 1);
        }
        accept[code] = peel_glob(pattern, npattern, folded, peel_fold_words(s, length, folded));
        lua_settop(L, dictionary + 1);
    }
    lua_pop(L, 2);
}

/* The test of the entry {column, op, ...} on top; its memory stays on the stack. ( entry -- series ... ) */
static void make_test(lua_State *L, peel_test *test) {
    making m = {.L = L, .entry = lua_gettop(L), .test = test};
    const char *op;
    luaL_checkstack(L, 20, "too many tests");
    if (!lua_istable(L, m.entry)) luaL_error(L, "filter: a test {column, operation, ...} expected, got %s", peelL_typename(L, m.entry));
    lua_rawgeti(L, m.entry, 1);
    m.s = peelL_push_column(L, 1, m.entry + 1);
    m.series = m.entry + 2;
    m.what = lua_tostring(L, m.entry + 1);
    if (lua_rawgeti(L, m.entry, 2) != LUA_TSTRING) refuse(&m, "name of an operation", m.entry + 3);
    op = lua_tostring(L, m.entry + 3);
    test->vector = m.vector = peelL_vector(L, m.series, m.what);
    test->doubtful = strcmp(op, "in") == 0 || strcmp(op, "range") == 0;
    if (strcmp(op, "in") == 0) test_in(&m, false);
    else if (strcmp(op, "notin") == 0) test_in(&m, true);
    else if (strcmp(op, "range") == 0) test_range(&m);
    else if (strcmp(op, "missing") == 0) test->kind = PEEL_TEST_MISSING;
    else if (strcmp(op, "present") == 0) test->kind = PEEL_TEST_PRESENT;
    else if (strcmp(op, "like") == 0) test_like(&m);
    else luaL_error(L, "filter: there is no operation \"%s\" (in, notin, range, missing, present, like)", op);
}

/* The bits of a filter, owned until the rows are made of them. */
typedef struct {
    peelL_owned owned;
    uint64_t *bits;
    uint32_t n;
} bits_block;

static void release_bits(void *block, peel_alloc alloc) {
    bits_block *b = block;
    peel_bits_free(alloc, b->bits, b->n);
}

static int bits_gc(lua_State *L) {
    peelL_disown(L, lua_touserdata(L, 1));
    return 0;
}

/* A slot for a block that is released when Lua collects it. ( -- slot ) */
static void **new_slot(lua_State *L) {
    static const luaL_Reg meta[] = {{"__gc", bits_gc}, {NULL, NULL}};
    void **slot = lua_newuserdatauv(L, sizeof *slot, 0);
    *slot = NULL;
    peelL_class(L, "peel.Bits", NULL, meta);
    lua_setmetatable(L, -2);
    return slot;
}

/* frame:filter(rows|nil, tests): the rows for which all tests hold; and how many fail only for an absent cell */
static int frame_filter(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    peelL_rows *rows;
    peel_rows view;
    peel_work work = peelL_work(L);
    peel_test *tests;
    bits_block *block;
    void **slot;
    uint32_t ntests, kept, doubtful;
    lua_settop(L, 3);
    rows = peelL_opt_rows(L, 2, frame->n);
    view = peelL_rows_view(rows, frame->n);
    luaL_checktype(L, 3, LUA_TTABLE);
    ntests = (uint32_t)lua_rawlen(L, 3);
    tests = lua_newuserdatauv(L, (ntests + 1) * sizeof *tests, 0);
    memset(tests, 0, (ntests + 1) * sizeof *tests);
    for (uint32_t i = 0; i < ntests; i++) {
        lua_rawgeti(L, 3, (lua_Integer)i + 1);
        make_test(L, &tests[i]);
    }
    slot = new_slot(L);
    block = peelL_own(L, slot, sizeof *block, release_bits);
    block->n = view.list ? view.n : frame->n;
    peelL_check(L, peel_filter(&work, tests, ntests, &view, &block->bits, &kept, &doubtful));
    if (view.list) {
        peel_rows places = {.n = kept, .bits = block->bits, .of = view.n};
        peelL_rows *out = peelL_new_rows(L, kept);
        uint32_t *to = peelL_row_cells(out);
        peel_list_rows(&places, to);
        for (uint32_t i = 0; i < kept; i++)
            to[i] = view.list[to[i]];
        out->end = rows->end;
    } else {
        peelL_new_rows_of_bits(L, block->bits, kept, frame->n);
    }
    peelL_disown(L, slot);
    lua_pushinteger(L, (lua_Integer)doubtful);
    return 2;
}

/* --- sort ------------------------------------------------------------------------------ */

/* frame:sort(rows|nil, {{column, descending?}, ...}, limit|nil): equal ones keep their order, absent ones come last */
static int frame_sort(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    peelL_rows *rows, *out;
    peel_rows view;
    peel_work work = peelL_work(L);
    peel_sort_key *keys;
    lua_Integer limit;
    uint32_t nkeys, n;
    lua_settop(L, 4);
    rows = peelL_opt_rows(L, 2, frame->n);
    view = peelL_rows_view(rows, frame->n);
    n = view.n;
    luaL_checktype(L, 3, LUA_TTABLE);
    limit = luaL_optinteger(L, 4, n);
    luaL_argcheck(L, limit >= 0, 4, "a number of rows expected");
    nkeys = (uint32_t)lua_rawlen(L, 3);
    keys = lua_newuserdatauv(L, (nkeys + 1) * sizeof *keys, 0);
    memset(keys, 0, (nkeys + 1) * sizeof *keys);
    for (uint32_t i = 0; i < nkeys; i++) {
        int entry = lua_gettop(L) + 1;
        const peelL_series *s;
        const char *what;
        luaL_checkstack(L, 20, "too many columns");
        if (lua_rawgeti(L, 3, (lua_Integer)i + 1) != LUA_TTABLE)
            luaL_error(L, "sort: {column, descending?} expected, got %s", luaL_typename(L, -1));
        lua_rawgeti(L, entry, 1);
        s = peelL_push_column(L, 1, entry + 1);
        what = lua_tostring(L, entry + 1);
        lua_rawgeti(L, entry, 2);
        keys[i].descending = lua_toboolean(L, -1);
        if (peelL_is_opaque(s->type)) luaL_error(L, "%s: a column of type %s has no order", what, peelL_type_name(s->type));
        keys[i].vector = peelL_vector(L, entry + 2, what);
        if (peelL_is_numeric(s->type)) continue;
        keys[i].rank = peelL_ranks(L, entry + 2, what);
        if (s->type == PEEL_COL_GRADE && peelL_scales(L, entry + 2, what, &view) > 1) {
            lua_rawgeti(L, -1, 1);
            lua_rawgeti(L, -2, 2);
            luaL_error(L, "%s: grades of the scales %s and %s have no common order", what, lua_tostring(L, -2), lua_tostring(L, -1));
        }
    }
    out = peelL_new_rows(L, limit < (lua_Integer)n ? (uint32_t)limit : n);
    out->end = rows ? rows->end : frame->n;
    peelL_check(L, peel_sort(&work, keys, nkeys, &view, out->n, peelL_row_cells(out)));
    return 1;
}

/* frame:scales(rows|nil, column): ids of the scales of the grades there, in order of the dictionary */
static int frame_scales(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    peel_rows view;
    const peelL_series *s;
    lua_settop(L, 3);
    view = peelL_rows_view(peelL_opt_rows(L, 2, frame->n), frame->n);
    s = peelL_push_column(L, 1, 3);
    if (s->type != PEEL_COL_GRADE)
        return luaL_error(L, "%s: a column of grades expected, this is %s", lua_tostring(L, 3), peelL_type_name(s->type));
    peelL_scales(L, 4, lua_tostring(L, 3), &view);
    return 1;
}

const luaL_Reg peelL_query_methods[] = {
    {"filter", frame_filter},
    {"sort", frame_sort},
    {"scales", frame_scales},
    {"group", peelL_frame_group},
    {"distinct", peelL_frame_distinct},
    {"count_by", peelL_frame_count_by},
    {NULL, NULL},
};
