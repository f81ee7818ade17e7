/* lua_montecarlo.c -- core.montecarlo: ranks under other weights, codings and normalisations. What is worked out, how it is
** drawn, and what a rank is when scores are equal: montecarlo.h.
**
**   core.montecarlo {
**     units = 43, indicators = 10,       -- how many: at most 4096 units; units x indicators x alternatives at most 2^27
**     alternatives = {                   -- at least one; of several, one is drawn for each run
**       { values = list,                 -- prepared, larger is better; of unit u on indicator i at [(u - 1) * indicators + i];
**                                        -- finite numbers, nil where the unit has none
**         caps = list },                 -- or nothing: [u] what the unit's score may not go over, nil for no cap
**     },
**     group = {                          -- the whole
**       aggregate = "arithmetic",        -- or geometric, harmonic, median (weighted), min
**       members = { 1, 2, group },       -- indicators by number, groups of the same form; a group stands in one place
**       weights = { 1, 1, 2 },           -- a number for each member: 0 (left out), or 1e-100 to 1e100; they need not sum to 1
**       spread = 0.25,                   -- or nothing, or a list with a number for each member: a weight is drawn from
**                                        -- (1 - spread) to (1 + spread) times itself; 0 to 1
**       simplex = true,                  -- or nothing: any weights for members whose weight is not 0, instead of a spread
**       choices = { { 1, 1, 2 }, ... },  -- instead of `weights`: one of these lists is drawn
**     },
**     runs = 10000, seed = 1,            -- drawn: at most 1e9 runs; any integer
**     exact = true,                      -- instead of both: each alternative with each choice of each group, once; raises where
**                                        -- there are more than 1,000,000, or a spread (not 0) or a simplex
**   } -> peel.Ranks | nil, { alternative =, unit =, group =, member =, value = }
**
** The second is for a value that is not positive (under 2^-1022) for a geometric or harmonic mean: `group` is the table that
** was given for the group whose mean it is, `member` says which of its members; the value is an indicator's, or for a member
** that is a group the mean that it had in some run. Everything else that is wrong raises and says what was expected. An
** interrupt raises `interrupted!`.
**
**   ranks:units()              ranks:runs()           how many
**   ranks:counts(unit)         list: [r] in how many runs the unit had rank r (1 best, equal scores share it: 1 2 2 4); then in
**                              how many it had none, for lack of any value
**   ranks:rank_at(unit, share) the smallest rank that the unit had, or bettered, in at least that share (0 to 1) of the runs in
**                              which it was ranked: 0.05, 0.5, 0.95 for an interval and its middle; nil where it never was ranked
**   ranks:ahead(unit, other)   in how many runs the unit was ahead of the other; runs in which they were level, or one had no
**                              score, count for neither
**   ranks:close()              gives the memory back; ranks are <close> variables too
*/
#include "lua_montecarlo.h"

#include <math.h>

#include "montecarlo.h"

#define DEEPEST 100 /* groups within groups */

static const char *const means[] = {"arithmetic", "geometric", "harmonic", "median", "min", NULL};

typedef struct {
    peelL_owned owned;
    peel_mc_result result;
} ranks_block;

typedef struct {
    peelL_owned owned;
    PEEL_VEC(peel_mc_group) groups;
    PEEL_VEC(peel_mc_member) members;
    PEEL_VEC(double) weights;
    double *values, *caps;
    size_t nvalues, ncaps;
    uint32_t indicators;
} trials_block;

typedef struct {
    void *block;
} handle;

static void release_ranks(void *block, peel_alloc alloc) {
    peel_mc_free(&((ranks_block *)block)->result, alloc);
}

static void release_trials(void *block, peel_alloc alloc) {
    trials_block *t = block;
    peel_vec_free(alloc, &t->groups);
    peel_vec_free(alloc, &t->members);
    peel_vec_free(alloc, &t->weights);
    if (t->values) alloc.fn(alloc.ud, t->values, t->nvalues * sizeof *t->values, 0);
    if (t->caps) alloc.fn(alloc.ud, t->caps, t->ncaps * sizeof *t->caps, 0);
}

static int close_handle(lua_State *L) {
    peelL_disown(L, &((handle *)lua_touserdata(L, 1))->block);
    return 0;
}

static void *new_handle(lua_State *L, const char *name, size_t size, void (*release)(void *block, peel_alloc alloc)) {
    handle *h = lua_newuserdatauv(L, sizeof *h, 0);
    h->block = NULL;
    luaL_setmetatable(L, name);
    return peelL_own(L, &h->block, size, release);
}

/* --- what is asked -------------------------------------------------------------------- */

/* All reading is raw: no code of Lua's runs between one look and the next. ( -- value ) */
static int field(lua_State *L, int table, const char *name) {
    table = lua_absindex(L, table);
    lua_pushstring(L, name);
    return lua_rawget(L, table);
}

static lua_Integer check_whole(lua_State *L, int table, const char *name, lua_Integer most) {
    field(L, table, name);
    int is_whole;
    lua_Integer n = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &is_whole) : (is_whole = 0);
    if (!is_whole || n < 1 || n > most)
        luaL_error(L, "%s: a whole number from 1 to %I expected, got %s", name, (LUAI_UACINT)most, luaL_tolstring(L, -1, NULL));
    lua_pop(L, 1);
    return n;
}

static void check_list(lua_State *L, int index, const char *name) {
    if (!lua_istable(L, index)) luaL_error(L, "%s: a list expected, got %s", name, peelL_typename(L, index));
}

/* A number in a list that is at the top, within bounds; `absent` for nil. */
static double number_at(lua_State *L, lua_Integer i, const char *name, double least, double most, double absent) {
    int type = lua_rawgeti(L, -1, i);
    double x = type == LUA_TNIL ? absent : lua_tonumber(L, -1);
    bool fits = type == LUA_TNIL ? absent != absent || absent > most : type == LUA_TNUMBER && x >= least && x <= most;
    if (!fits)
        luaL_error(L, "%s[%I]: a number from %f to %f expected, got %s", name, (LUAI_UACINT)i, least, most, luaL_tolstring(L, -1, NULL));
    lua_pop(L, 1);
    return x;
}

static void read_values(lua_State *L, trials_block *t, uint32_t units, uint32_t alternatives) {
    peel_alloc alloc = peelL_alloc(L);
    size_t each = (size_t)units * t->indicators;
    t->values = alloc.fn(alloc.ud, NULL, 0, each * alternatives * sizeof *t->values);
    if (!t->values) peelL_nomem(L);
    t->nvalues = each * alternatives;
    for (uint32_t a = 0; a < alternatives; a++) {
        lua_rawgeti(L, -1, (lua_Integer)a + 1);
        check_list(L, -1, "an alternative");
        field(L, -1, "values");
        check_list(L, -1, "values");
        for (size_t i = 0; i < each; i++) {
            peelL_poll(L, (uint32_t)i);
            t->values[a * each + i] = number_at(L, (lua_Integer)i + 1, "values", -1e300, 1e300, NAN);
        }
        lua_pop(L, 2);
    }
}

/* Caps of all alternatives, where one has any. */
static void read_caps(lua_State *L, trials_block *t, uint32_t units, uint32_t alternatives) {
    peel_alloc alloc = peelL_alloc(L);
    bool any = false;
    for (uint32_t a = 0; a < alternatives && !any; a++) {
        lua_rawgeti(L, -1, (lua_Integer)a + 1);
        any = field(L, -1, "caps") != LUA_TNIL;
        lua_pop(L, 2);
    }
    if (!any) return;
    size_t n = (size_t)units * alternatives;
    t->caps = alloc.fn(alloc.ud, NULL, 0, n * sizeof *t->caps);
    if (!t->caps) peelL_nomem(L);
    t->ncaps = n;
    for (uint32_t a = 0; a < alternatives; a++) {
        lua_rawgeti(L, -1, (lua_Integer)a + 1);
        bool has = field(L, -1, "caps") != LUA_TNIL;
        if (has) check_list(L, -1, "caps");
        for (uint32_t u = 0; u < units; u++)
            t->caps[(size_t)a * units + u] = has ? number_at(L, (lua_Integer)u + 1, "caps", -1e300, 1e300, INFINITY) : INFINITY;
        lua_pop(L, 2);
    }
}

/* The list of n weights at the top. */
static void read_weights(lua_State *L, trials_block *t, const char *name, uint32_t n) {
    peel_alloc alloc = peelL_alloc(L);
    bool any = false;
    check_list(L, -1, name);
    if (t->weights.n + (uint64_t)n > PEEL_MC_VALUES) luaL_error(L, "%s: at most %d weights expected", name, (int)PEEL_MC_VALUES);
    if (!peel_vec_reserve(alloc, &t->weights, t->weights.n + (uint64_t)n)) peelL_nomem(L);
    for (uint32_t i = 0; i < n; i++) {
        double w = number_at(L, (lua_Integer)i + 1, name, 0, 1e100, 0);
        if (w > 0 && w < 1e-100) luaL_error(L, "%s[%d]: 0, or a number from 1e-100, expected, got %f", name, (int)i + 1, w);
        any = any || w > 0;
        t->weights.v[t->weights.n++] = w;
    }
    if (!any) luaL_error(L, "%s: a weight that is not 0 expected", name);
}

/* The weights of the group at `table`, or its choices of them. */
static void read_choices(lua_State *L, trials_block *t, int table, peel_mc_group *g) {
    bool weights = field(L, table, "weights") != LUA_TNIL, choices = field(L, table, "choices") != LUA_TNIL;
    if (weights == choices) luaL_error(L, "weights: a list of weights, or choices of such lists, expected");
    g->weights = t->weights.n;
    g->choices = 1;
    if (choices) {
        check_list(L, -1, "choices");
        size_t n = lua_rawlen(L, -1);
        if (n < 1 || n > PEEL_MC_VALUES) luaL_error(L, "choices: at least one list of weights expected");
        for (size_t i = 1; i <= n; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i);
            read_weights(L, t, "choices", g->n);
            lua_pop(L, 1);
        }
        g->choices = (uint32_t)n;
        lua_pop(L, 2);
    } else {
        lua_pop(L, 1);
        read_weights(L, t, "weights", g->n);
        lua_pop(L, 1);
    }
}

/* Spread and simplex of the group at `table`; its members are there. */
static void read_drawing(lua_State *L, trials_block *t, int table, peel_mc_group *g) {
    bool simplex = (field(L, table, "simplex"), lua_toboolean(L, -1)), listed;
    lua_pop(L, 1);
    int type = field(L, table, "spread");
    g->drawing = simplex ? PEEL_SIMPLEX : PEEL_CHOICES;
    listed = type == LUA_TTABLE;
    if (type == LUA_TNUMBER) {
        lua_createtable(L, 1, 0);
        lua_insert(L, -2);
        lua_rawseti(L, -2, 1);
    } else if (type != LUA_TNIL) {
        check_list(L, -1, "spread");
    }
    for (uint32_t i = 0; type != LUA_TNIL && i < g->n; i++) {
        double spread = number_at(L, listed ? (lua_Integer)i + 1 : 1, "spread", 0, 1, 0);
        t->members.v[g->first + i].spread = spread;
        if (spread > 0 && !simplex) g->drawing = PEEL_SPREAD;
        if (spread > 0 && simplex) luaL_error(L, "spread: not together with a simplex");
    }
    lua_pop(L, 1);
    if (g->drawing != PEEL_CHOICES && g->choices > 1) luaL_error(L, "choices: not together with a spread or a simplex");
}

/* The group at the top, behind those within it; `known` has each group's number by its table, and its table by its number.
** ( group -- ) */
static void read_group(lua_State *L, trials_block *t, int known, int depth) {
    peel_alloc alloc = peelL_alloc(L);
    peel_mc_group g = {.first = 0};
    int table = lua_gettop(L);
    luaL_checkstack(L, 12, "groups too deep");
    check_list(L, table, "group");
    if (depth > DEEPEST) luaL_error(L, "members: at most %d groups within each other expected", DEEPEST);
    lua_pushvalue(L, table);
    if (lua_rawget(L, known) != LUA_TNIL) luaL_error(L, "members: a group that stands in one place only expected");
    lua_pushvalue(L, table);
    lua_pushboolean(L, 0); /* until it has its number */
    lua_rawset(L, known);
    lua_pop(L, 1);

    if (field(L, table, "aggregate") == LUA_TSTRING)
        while (means[g.mean] && strcmp(means[g.mean], lua_tostring(L, -1)) != 0)
            g.mean++;
    else g.mean = PEEL_MIN + 1;
    if (g.mean > PEEL_MIN)
        luaL_error(L, "aggregate: arithmetic, geometric, harmonic, median or min expected, got %s", luaL_tolstring(L, -1, NULL));
    lua_pop(L, 1);

    field(L, table, "members");
    check_list(L, -1, "members");
    size_t n = lua_rawlen(L, -1);
    if (n < 1 || n > PEEL_MC_MEMBERS)
        luaL_error(L, "members: 1 to %d members of a group expected, got %I", PEEL_MC_MEMBERS, (LUAI_UACINT)n);
    for (size_t i = 1; i <= n; i++) {
        if (lua_rawgeti(L, -1, (lua_Integer)i) == LUA_TTABLE) read_group(L, t, known, depth + 1);
        else lua_pop(L, 1);
    }
    g.first = t->members.n;
    g.n = (uint32_t)n;
    if (t->members.n + n > PEEL_MC_MEMBERS) luaL_error(L, "members: at most %d in all groups expected", PEEL_MC_MEMBERS);
    for (size_t i = 1; i <= n; i++) {
        peel_mc_member member = {.spread = 0};
        lua_rawgeti(L, -1, (lua_Integer)i);
        if (lua_istable(L, -1)) {
            lua_rawget(L, known);
            member.is_group = true;
            member.of = (uint32_t)lua_tointeger(L, -1) - 1;
        } else {
            int whole;
            lua_Integer of = lua_tointegerx(L, -1, &whole);
            if (!whole || lua_type(L, -1) != LUA_TNUMBER || of < 1 || of > (lua_Integer)t->indicators)
                luaL_error(L, "members[%I]: an indicator from 1 to %d, or a group, expected, got %s", (LUAI_UACINT)i, (int)t->indicators,
                           luaL_tolstring(L, -1, NULL));
            member.of = (uint32_t)of - 1;
        }
        if (!peel_vec_push(alloc, &t->members, member)) peelL_nomem(L);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    read_choices(L, t, table, &g);
    read_drawing(L, t, table, &g);
    if (!peel_vec_push(alloc, &t->groups, g)) peelL_nomem(L);
    lua_pushvalue(L, table);
    lua_rawseti(L, known, (lua_Integer)t->groups.n);
    lua_pushinteger(L, (lua_Integer)t->groups.n);
    lua_rawset(L, known); /* ( group number -- ) */
}

/* The runs to draw, and the seed; 0 runs where all are to be made. */
static uint64_t read_runs(lua_State *L, const peel_mc_model *m, uint64_t *seed) {
    bool exact = (field(L, 1, "exact"), lua_toboolean(L, -1));
    *seed = 0;
    if (exact) {
        uint32_t n = peel_mc_enumerable(m);
        if (n == 0) luaL_error(L, "exact: weights with a spread or from a simplex can be drawn only");
        if (n > PEEL_MC_EXACT) luaL_error(L, "exact: at most %d alternatives times choices expected; draw runs instead", PEEL_MC_EXACT);
        return 0;
    }
    int whole;
    field(L, 1, "seed");
    *seed = (uint64_t)lua_tointegerx(L, -1, &whole);
    if (!whole || lua_type(L, -1) != LUA_TNUMBER) luaL_error(L, "seed: a whole number expected, got %s", luaL_tolstring(L, -1, NULL));
    return (uint64_t)check_whole(L, 1, "runs", PEEL_MC_RUNS);
}

/* ( -- nil fault ) */
static int push_fault(lua_State *L, const peel_mc_fault *fault, int known) {
    lua_pushnil(L);
    lua_createtable(L, 0, 5);
    lua_pushinteger(L, (lua_Integer)fault->alternative + 1);
    lua_setfield(L, -2, "alternative");
    lua_pushinteger(L, (lua_Integer)fault->unit + 1);
    lua_setfield(L, -2, "unit");
    lua_rawgeti(L, known, (lua_Integer)fault->group + 1);
    lua_setfield(L, -2, "group");
    lua_pushinteger(L, (lua_Integer)fault->member + 1);
    lua_setfield(L, -2, "member");
    lua_pushnumber(L, fault->value);
    lua_setfield(L, -2, "value");
    return 2;
}

static int core_montecarlo(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    trials_block *t = new_handle(L, PEELL_TRIALS, sizeof *t, release_trials); /* asked trials */
    uint32_t units = (uint32_t)check_whole(L, 1, "units", PEEL_MC_UNITS);
    t->indicators = (uint32_t)check_whole(L, 1, "indicators", PEEL_MC_VALUES);
    field(L, 1, "alternatives"); /* asked trials alternatives */
    check_list(L, 3, "alternatives");
    size_t alternatives = lua_rawlen(L, 3);
    if (alternatives < 1 || alternatives > PEEL_MC_VALUES || (uint64_t)units * t->indicators > PEEL_MC_VALUES / alternatives)
        luaL_error(L, "alternatives: at least one, and at most %d values in all, expected", (int)PEEL_MC_VALUES);
    read_values(L, t, units, (uint32_t)alternatives);
    read_caps(L, t, units, (uint32_t)alternatives);
    lua_settop(L, 2);
    lua_newtable(L); /* asked trials known */
    field(L, 1, "group");
    read_group(L, t, 3, 1);
    peel_mc_model m = {.units = units, .indicators = t->indicators, .alternatives = (uint32_t)alternatives};
    m.ngroups = t->groups.n;
    m.nmembers = t->members.n;
    m.values = t->values;
    m.caps = t->caps;
    m.weights = t->weights.v;
    m.members = t->members.v;
    m.groups = t->groups.v;
    uint64_t seed, runs = read_runs(L, &m, &seed);
    lua_settop(L, 3);
    ranks_block *r = new_handle(L, PEELL_RANKS, sizeof *r, release_ranks); /* asked trials known ranks */
    peel_work work = peelL_work(L);
    peel_status status = peel_mc_run(&r->result, &m, runs, seed, &work);
    if (status == PEEL_LIMIT) luaL_error(L, "members: at most %d members x units x alternatives expected", (int)PEEL_MC_VALUES);
    peelL_check(L, status);
    peelL_disown(L, &((handle *)lua_touserdata(L, 2))->block);
    if (r->result.fault.group != PEEL_NONE) {
        peel_mc_fault fault = r->result.fault;
        peelL_disown(L, &((handle *)lua_touserdata(L, 4))->block);
        return push_fault(L, &fault, 3);
    }
    peelL_account(L, peel_mc_bytes(units));
    return 1;
}

/* --- what comes of it -------------------------------------------------------------------- */

static const peel_mc_result *check_ranks(lua_State *L) {
    const handle *h = luaL_checkudata(L, 1, PEELL_RANKS);
    if (h->block == NULL) luaL_error(L, "the ranks are closed");
    return &((const ranks_block *)h->block)->result;
}

static uint32_t check_unit(lua_State *L, const peel_mc_result *r, int arg) {
    lua_Integer u = luaL_checkinteger(L, arg);
    luaL_argcheck(L, u >= 1 && u <= (lua_Integer)r->units, arg, "the number of a unit expected");
    return (uint32_t)u - 1;
}

static int ranks_units(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check_ranks(L)->units);
    return 1;
}

static int ranks_runs(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check_ranks(L)->runs);
    return 1;
}

/* ranks:counts(unit) -> list of counts by rank, count of runs without */
static int ranks_counts(lua_State *L) {
    const peel_mc_result *r = check_ranks(L);
    uint32_t u = check_unit(L, r, 2);
    lua_createtable(L, (int)r->units, 0);
    for (uint32_t i = 0; i < r->units; i++) {
        lua_pushinteger(L, (lua_Integer)r->ranks[(size_t)u * r->units + i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushinteger(L, (lua_Integer)r->unranked[u]);
    return 2;
}

/* ranks:ahead(unit, other) -> count of runs */
static int ranks_ahead(lua_State *L) {
    const peel_mc_result *r = check_ranks(L);
    uint32_t u = check_unit(L, r, 2), other = check_unit(L, r, 3);
    lua_pushinteger(L, (lua_Integer)r->behind[(size_t)other * r->units + u]);
    return 1;
}

/* ranks:rank_at(unit, share) -> rank or nil */
static int ranks_rank_at(lua_State *L) {
    const peel_mc_result *r = check_ranks(L);
    uint32_t u = check_unit(L, r, 2);
    double share = luaL_checknumber(L, 3);
    luaL_argcheck(L, share >= 0 && share <= 1, 3, "a share from 0 to 1 expected");
    uint32_t rank = peel_mc_rank_at(r, u, share);
    if (rank == 0) lua_pushnil(L);
    else lua_pushinteger(L, (lua_Integer)rank);
    return 1;
}

static int ranks_tostring(lua_State *L) {
    const handle *h = luaL_checkudata(L, 1, PEELL_RANKS);
    const ranks_block *r = h->block;
    if (r == NULL) lua_pushliteral(L, "ranks (closed)");
    else lua_pushfstring(L, "ranks of %d units in %I runs", (int)r->result.units, (LUAI_UACINT)r->result.runs);
    return 1;
}

static int ranks_close(lua_State *L) {
    luaL_checkudata(L, 1, PEELL_RANKS);
    return close_handle(L);
}

void peelL_open_montecarlo(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"units", ranks_units}, {"runs", ranks_runs}, {"counts", ranks_counts}, {"ahead", ranks_ahead}, {"rank_at", ranks_rank_at},
        {"close", ranks_close}, {NULL, NULL},
    };
    static const luaL_Reg metamethods[] = {{"__gc", ranks_close}, {"__close", ranks_close}, {"__tostring", ranks_tostring}, {NULL, NULL}};
    static const luaL_Reg inner[] = {{"__gc", close_handle}, {NULL, NULL}};
    peelL_class(L, PEELL_RANKS, methods, metamethods);
    lua_pop(L, 1);
    peelL_class(L, PEELL_TRIALS, NULL, inner);
    lua_pop(L, 1);
    lua_pushcfunction(L, core_montecarlo);
    lua_setfield(L, -2, "montecarlo");
}
