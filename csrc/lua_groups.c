/* lua_groups.c -- peel.Groups: rows with equal cells, and what their columns come to. See lua_frame.h. */
#include "lua_frame.h"

#include <math.h>

typedef struct {
    peelL_owned owned;
    peel_groups groups;
} groups_block;

typedef struct {
    void *block; /* groups_block */
    uint32_t n;  /* groups */
    uint32_t nframe;
} groups_handle;

static void release_groups(void *block, peel_alloc alloc) {
    peel_groups_free(&((groups_block *)block)->groups, alloc);
}

static int groups_gc(lua_State *L) {
    groups_handle *g = lua_touserdata(L, 1);
    peelL_disown(L, &g->block);
    return 0;
}

static groups_handle *check_groups(lua_State *L) {
    return luaL_checkudata(L, 1, PEELL_GROUPS);
}

static peel_groups *inner(const groups_handle *g) {
    return &((groups_block *)g->block)->groups;
}

/* --- making -------------------------------------------------------------------------- */

/* The groups of rows (2) of a frame (1) by the list of names (3). ( -- groups ) */
static groups_handle *new_groups(lua_State *L) {
    const peelL_frame *frame = peelL_check_frame(L, 1);
    peelL_rows *rows;
    const peel_vector **vectors;
    peel_work work = peelL_work(L);
    groups_handle *g;
    groups_block *block;
    uint32_t ncolumns;
    int list;
    rows = peelL_opt_rows(L, 2, frame->n);
    luaL_checktype(L, 3, LUA_TTABLE);
    ncolumns = (uint32_t)lua_rawlen(L, 3);
    lua_newtable(L);
    list = lua_gettop(L);
    vectors = lua_newuserdatauv(L, (ncolumns + 1) * sizeof *vectors, 0);
    for (uint32_t i = 0; i < ncolumns; i++) {
        const peelL_series *s;
        lua_rawgeti(L, 3, (lua_Integer)i + 1);
        s = peelL_push_column(L, 1, -1);
        if (peelL_is_opaque(s->type))
            luaL_error(L, "%s: a column of type %s cannot be grouped", lua_tostring(L, -2), peelL_type_name(s->type));
        vectors[i] = peelL_vector(L, -1, lua_tostring(L, -2));
        lua_rawseti(L, list, (lua_Integer)i + 1);
        lua_settop(L, list + 1);
    }
    g = lua_newuserdatauv(L, sizeof *g, 3);
    g->block = NULL;
    g->nframe = frame->n;
    luaL_setmetatable(L, PEELL_GROUPS);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, -2, 2);
    lua_pushvalue(L, list);
    lua_setiuservalue(L, -2, 3);
    block = peelL_own(L, &g->block, sizeof *block, release_groups);
    peelL_check(L, peel_group(&block->groups, &work, vectors, ncolumns, peelL_rows_view(rows, frame->n)));
    g->n = block->groups.ngroups;
    peelL_account(L, peel_groups_bytes(&block->groups));
    return g;
}

/* frame:group(rows|nil, {columns}): groups in the order of first appearance; absent is a key of its own */
int peelL_frame_group(lua_State *L) {
    lua_settop(L, 3);
    new_groups(L);
    return 1;
}

/* ( -- rows ) */
static void push_rows(lua_State *L, const groups_handle *g, const uint32_t *list, uint32_t n) {
    peelL_rows *rows = peelL_new_rows(L, n);
    if (n) memcpy(peelL_row_cells(rows), list, n * sizeof *list);
    rows->end = g->nframe;
}

/* frame:distinct(rows|nil, {columns}): the first row of each group */
int peelL_frame_distinct(lua_State *L) {
    const groups_handle *g;
    lua_settop(L, 3);
    g = new_groups(L);
    push_rows(L, g, inner(g)->firsts, g->n);
    return 1;
}

/* frame:count_by(rows|nil, column): values, most frequent first, their counts, and how many have none */
int peelL_frame_count_by(lua_State *L) {
    const groups_handle *g;
    const peel_groups *groups;
    const peel_vector *vector;
    peel_vector counts;
    peel_sort_key key = {.vector = &counts, .descending = true};
    peel_work work = peelL_work(L);
    uint32_t *order, missing = 0;
    int series, values, found;
    lua_Integer n = 0;
    lua_settop(L, 3);
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, 3);
    lua_rawseti(L, -2, 1);
    lua_replace(L, 3);
    g = new_groups(L);
    groups = inner(g);
    counts = (peel_vector){.cells = groups->counts, .n = g->n, .limit = UINT32_MAX, .width = 4};
    order = lua_newuserdatauv(L, (g->n + 1) * sizeof *order, 0);
    peelL_check(L, peel_sort(&work, &key, 1, &PEEL_ALL(g->n), g->n, order));
    lua_getiuservalue(L, -2, 3);
    lua_rawgeti(L, -1, 1);
    series = lua_gettop(L);
    vector = peelL_vector(L, series, "count_by");
    lua_newtable(L);
    values = series + 1;
    lua_newtable(L);
    found = values + 1;
    for (uint32_t i = 0; i < g->n; i++) {
        uint32_t row = groups->firsts[order[i]];
        if (peel_vector_absent(vector, row)) {
            missing = groups->counts[order[i]];
            continue;
        }
        peelL_poll(L, i);
        peelL_push_value(L, series, row);
        lua_rawseti(L, values, ++n);
        lua_pushinteger(L, (lua_Integer)groups->counts[order[i]]);
        lua_rawseti(L, found, n);
    }
    lua_pushvalue(L, values);
    lua_pushvalue(L, found);
    lua_pushinteger(L, (lua_Integer)missing);
    return 3;
}

/* --- members -------------------------------------------------------------------------- */

/* groups:rows(i): the rows of the i-th group, in order */
static int groups_rows(lua_State *L) {
    const groups_handle *g = check_groups(L);
    peel_groups *groups = inner(g);
    peel_work work = peelL_work(L);
    lua_Integer i = luaL_checkinteger(L, 2);
    if (i < 1 || i > (lua_Integer)g->n) luaL_argerror(L, 2, lua_pushfstring(L, "group %I of %d", (LUAI_UACINT)i, (int)g->n));
    if (groups->starts == NULL) {
        peelL_check(L, peel_group_members(groups, &work));
        peelL_account(L, groups->rows.n * sizeof *groups->members);
    }
    push_rows(L, g, groups->members + groups->starts[i - 1], groups->counts[i - 1]);
    return 1;
}

/* groups:firsts(): the first row of each */
static int groups_firsts(lua_State *L) {
    const groups_handle *g = check_groups(L);
    push_rows(L, g, inner(g)->firsts, g->n);
    return 1;
}

static int groups_len(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check_groups(L)->n);
    return 1;
}

static int groups_tostring(lua_State *L) {
    lua_pushfstring(L, "%d groups", (int)check_groups(L)->n);
    return 1;
}

/* --- aggregates ------------------------------------------------------------------------- */

static void push_counts(lua_State *L, const uint32_t *counts, uint32_t n) {
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        lua_pushinteger(L, (lua_Integer)counts[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* How many of each group are missing, or nil where none is; and how many in all. ( -- list total ) */
static void push_missing(lua_State *L, const peel_groups *groups, const uint32_t *present) {
    lua_Integer total = 0;
    for (uint32_t i = 0; i < groups->ngroups; i++)
        total += groups->counts[i] - present[i];
    if (total == 0) {
        lua_pushnil(L);
    } else {
        lua_createtable(L, (int)groups->ngroups, 0);
        for (uint32_t i = 0; i < groups->ngroups; i++) {
            lua_pushinteger(L, (lua_Integer)(groups->counts[i] - present[i]));
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
    }
    lua_pushinteger(L, total);
}

/* A number as records show it, whole ones without a point; a mean keeps it. */
static void push_number(lua_State *L, double x, bool whole) {
    if (isnan(x)) lua_pushnil(L);
    else if (whole && x == floor(x) && fabs(x) < 9007199254740992.0) lua_pushinteger(L, (lua_Integer)x);
    else lua_pushnumber(L, x);
}

/* Least and greatest of dates and grades: the code whose rank it is shows the value. */
static int push_extremes(lua_State *L, const groups_handle *g, int series, const char *what, peel_aggregate_kind kind) {
    const peel_groups *groups = inner(g);
    const peelL_series *s = lua_touserdata(L, series);
    peel_work work = peelL_work(L);
    const peel_vector *v = peelL_vector(L, series, what);
    const uint32_t *rank = peelL_ranks(L, series, what);
    double *table = lua_newuserdatauv(L, v->limit * sizeof *table, 0), *out;
    uint32_t *present;
    int dictionary, scale = 0;
    if (s->type == PEEL_COL_GRADE) {
        if (peelL_scales(L, series, what, &groups->rows) > 1) {
            lua_rawgeti(L, -1, 1);
            lua_rawgeti(L, -2, 2);
            return luaL_error(L, "%s: grades of the scales %s and %s have no common order", what, lua_tostring(L, -2), lua_tostring(L, -1));
        }
        lua_rawgeti(L, -1, 1); /* the one scale, nil where no grade is on any */
        scale = lua_gettop(L);
    }
    table[0] = NAN;
    for (uint32_t code = 1; code < v->limit; code++)
        table[code] = rank[code] == PEEL_UNRANKED ? (double)NAN : (double)rank[code];
    out = lua_newuserdatauv(L, (g->n + 1) * sizeof *out, 0);
    present = lua_newuserdatauv(L, (g->n + 1) * sizeof *present, 0);
    peelL_check(L, peel_aggregate(groups, &work, kind, (peel_numbers){v, table}, out, present));
    lua_newtable(L); /* rank -> value */
    dictionary = lua_gettop(L);
    peelL_push_dictionary(L, series);
    for (uint32_t code = 1; code < v->limit; code++) {
        lua_rawgeti(L, dictionary + 1, (lua_Integer)code);
        if (scale != 0) { /* grades of other scales, which the dictionary holds too, have the same ranks */
            peelL_push_scale(L, dictionary + 1, code);
            if (!lua_rawequal(L, -1, scale)) {
                lua_pop(L, 2);
                continue;
            }
            lua_pop(L, 1);
        }
        lua_rawseti(L, dictionary, (lua_Integer)rank[code]);
    }
    lua_createtable(L, (int)g->n, 0);
    for (uint32_t i = 0; i < g->n; i++) {
        if (isnan(out[i])) continue;
        lua_rawgeti(L, dictionary, (lua_Integer)out[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    push_missing(L, groups, present);
    return 3;
}

static int push_numbers(lua_State *L, const groups_handle *g, int series, const char *what, peel_aggregate_kind kind) {
    const peel_groups *groups = inner(g);
    peel_work work = peelL_work(L);
    const peel_vector *v = peelL_vector(L, series, what);
    double *out = lua_newuserdatauv(L, (g->n + 1) * sizeof *out, 0);
    uint32_t *present = lua_newuserdatauv(L, (g->n + 1) * sizeof *present, 0);
    peelL_check(L, peel_aggregate(groups, &work, kind, (peel_numbers){v, NULL}, out, present));
    lua_createtable(L, (int)g->n, 0);
    for (uint32_t i = 0; i < g->n; i++) {
        push_number(L, out[i], kind != PEEL_MEAN);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    push_missing(L, groups, present);
    return 3;
}

/* First values, or how many there are. */
static int push_present(lua_State *L, const groups_handle *g, int series, const char *what, bool first) {
    const peel_groups *groups = inner(g);
    peel_work work = peelL_work(L);
    const peel_vector *v = peelL_vector(L, series, what);
    uint32_t *present = lua_newuserdatauv(L, (g->n + 1) * sizeof *present, 0);
    uint32_t *firsts = lua_newuserdatauv(L, (g->n + 1) * sizeof *firsts, 0);
    peelL_check(L, peel_group_present(groups, &work, v, present, firsts));
    if (!first) {
        push_counts(L, present, g->n);
    } else {
        lua_createtable(L, (int)g->n, 0);
        for (uint32_t i = 0; i < g->n; i++) {
            if (firsts[i] == PEEL_NONE) continue;
            peelL_push_value(L, series, firsts[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
    }
    push_missing(L, groups, present);
    return 3;
}

/* groups:aggregate(op, column|nil): a list of one value a group (nil where it has none); how many of each group are missing,
** nil where none is; how many are missing in all. Operations: count, n, first; sum, mean, median, min, max. */
static int groups_aggregate(lua_State *L) {
    static const char *const names[] = {"sum", "mean", "median", "min", "max", "count", "n", "first", NULL};
    const groups_handle *g = check_groups(L);
    const peelL_series *s;
    const char *what;
    int op = luaL_checkoption(L, 2, NULL, names);
    lua_settop(L, 3);
    if (op == 5) {
        push_counts(L, inner(g)->counts, g->n);
        return 1;
    }
    lua_getiuservalue(L, 1, 1);
    s = peelL_push_column(L, 4, 3);
    what = lua_tostring(L, 3);
    if (op > 5) return push_present(L, g, 5, what, op == 7);
    if (peelL_is_numeric(s->type)) return push_numbers(L, g, 5, what, (peel_aggregate_kind)op);
    if ((op == PEEL_MIN || op == PEEL_MAX) && (s->type == PEEL_COL_DATE || s->type == PEEL_COL_GRADE))
        return push_extremes(L, g, 5, what, (peel_aggregate_kind)op);
    return luaL_error(L, "%s: %s is for numbers%s, this column is of type %s", what, names[op],
                      op == PEEL_MIN || op == PEEL_MAX ? ", dates and grades" : "", peelL_type_name(s->type));
}

const luaL_Reg peelL_groups_methods[] = {{"rows", groups_rows}, {"firsts", groups_firsts}, {"aggregate", groups_aggregate}, {NULL, NULL}};

const luaL_Reg peelL_groups_meta[] = {
    {"__gc", groups_gc},
    {"__len", groups_len},
    {"__tostring", groups_tostring},
    {NULL, NULL},
};
