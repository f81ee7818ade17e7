/* montecarlo.c -- runs, drawn or enumerated, and what is counted in them. See montecarlo.h.
**
** Scores are worked out a run at a time, over the units, and ranks for a block of runs at a time, over the runs: both are
** the same few operations on neighbours in memory. Units are not sorted: a rank is told by the number of comparisons lost,
** and each pair must be compared anyway.
*/
#include "exact.h"

#include "montecarlo.h"

#include <math.h>

#include "composite.h"
#include "random.h"

#define BLOCK    64      /* runs that are ranked together */
#define ABREAST  8       /* runs whose scores are neighbours, a divisor of BLOCK */
#define ROUNDING 0x1p-40 /* scores at most so far apart are equal */

/* Two runs at a time. A comparison of doubles gives -1 or 0 in the place of each. */
typedef double pair __attribute__((vector_size(16), aligned(8), may_alias));
typedef int64_t pair_of_counts __attribute__((vector_size(16), aligned(8), may_alias));

typedef struct {
    const peel_mc_model *m;
    bool drawn;
    peel_random random;
    uint32_t alternative, *choice; /* the run's; choice by group */
    double *weights;               /* [member] the run's */
    double *points, *spare;        /* of a simplex */
    uint32_t *starts;
    double *scores;       /* [BLOCK / ABREAST][unit][ABREAST] brought to one scale; NaN where there is none */
    pair_of_counts *lost; /* [unit] in how many runs of a block it was ahead of the unit at hand */
} simulation;

/* --- a run's choices and weights ----------------------------------------------------- */

static void divide(double *w, uint32_t n, double by) {
    for (uint32_t i = 0; i < n; i++)
        w[i] /= by;
}

/* Numbers in [0, 1) put in order, into `to`: by the nth in which they lie, which leaves little to exchange. */
static void put_in_order(double *restrict to, const double *restrict from, uint32_t n, uint32_t *starts) {
    memset(starts, 0, (n + 1) * sizeof *starts);
    for (uint32_t i = 0; i < n; i++)
        starts[(uint32_t)(from[i] * n) + 1]++;
    for (uint32_t i = 0; i < n; i++)
        starts[i + 1] += starts[i];
    for (uint32_t i = 0; i < n; i++)
        to[starts[(uint32_t)(from[i] * n)]++] = from[i];
    for (uint32_t i = 1; i < n; i++) {
        double x = to[i];
        uint32_t at = i;
        for (; at > 0 && to[at - 1] > x; at--)
            to[at] = to[at - 1];
        to[at] = x;
    }
}

static void draw_simplex(simulation *s, double *w, const double *base, uint32_t n) {
    uint32_t points = 0, members = 0;
    for (uint32_t i = 0; i < n; i++)
        members += base[i] > 0;
    for (; points + 1 < members; points++)
        s->spare[points] = peel_random_double(&s->random);
    put_in_order(s->points, s->spare, points, s->starts);
    s->points[points] = 1;
    double last = 0;
    for (uint32_t i = 0, at = 0; i < n; i++) {
        w[i] = 0;
        if (base[i] == 0) continue;
        w[i] = s->points[at] - last;
        last = s->points[at++];
    }
}

static void draw_spread(simulation *s, double *w, const double *base, const peel_mc_member *members, uint32_t n) {
    double sum;
    do {
        sum = 0;
        for (uint32_t i = 0; i < n; i++) {
            double spread = members[i].spread;
            w[i] = base[i];
            if (base[i] > 0 && spread > 0) w[i] = base[i] * ((1 - spread) + 2 * spread * peel_random_double(&s->random));
            sum += w[i];
        }
    } while (sum == 0);
    divide(w, n, sum);
}

static void draw_weights(simulation *s, uint32_t group) {
    const peel_mc_group *g = &s->m->groups[group];
    const double *base = s->m->weights + g->weights;
    double *w = s->weights + g->first, sum = 0;
    if (g->drawing == PEEL_SIMPLEX) {
        draw_simplex(s, w, base, g->n);
    } else if (g->drawing == PEEL_SPREAD) {
        draw_spread(s, w, base, s->m->members + g->first, g->n);
    } else {
        if (s->drawn && g->choices > 1) s->choice[group] = peel_random_below(&s->random, g->choices);
        base += (size_t)s->choice[group] * g->n;
        for (uint32_t i = 0; i < g->n; i++)
            sum += w[i] = base[i];
        divide(w, g->n, sum);
    }
}

/* The next of all runs that there are. */
static void count_up(simulation *s) {
    if (++s->alternative < s->m->alternatives) return;
    s->alternative = 0;
    for (uint32_t g = 0; g < s->m->ngroups; g++) {
        if (++s->choice[g] < s->m->groups[g].choices) return;
        s->choice[g] = 0;
    }
}

uint32_t peel_mc_enumerable(const peel_mc_model *m) {
    uint64_t n = m->alternatives;
    for (uint32_t g = 0; g < m->ngroups; g++)
        if (m->groups[g].drawing != PEEL_CHOICES) return 0;
    for (uint32_t g = 0; g < m->ngroups && n <= PEEL_MC_EXACT; g++)
        n *= m->groups[g].choices;
    return n > PEEL_MC_EXACT ? PEEL_MC_EXACT + 1 : (uint32_t)n;
}

/* --- ranks of a block of runs --------------------------------------------------------- */

static double *score_at(const simulation *s, uint32_t unit, uint32_t run) {
    return s->scores + ((size_t)(run / ABREAST) * s->m->units + unit) * ABREAST + run % ABREAST;
}

/* Compares a unit with all in runs abreast: how many are ahead of it in each, and in how many of the runs each is. That it is
** compared with itself and each pair twice costs less than to keep what the other's half would find. */
static void compare(const double *scores, uint32_t unit, uint32_t units, int64_t *ahead, pair_of_counts *lost) {
    const pair *y = (const pair *)scores, *x = y + (size_t)unit * (ABREAST / 2);
    const pair bar0 = x[0] + ROUNDING, bar1 = x[1] + ROUNDING, bar2 = x[2] + ROUNDING, bar3 = x[3] + ROUNDING;
    pair_of_counts ahead0 = {0}, ahead1 = {0}, ahead2 = {0}, ahead3 = {0};
    for (uint32_t q = 0; q < units; q++, y += ABREAST / 2) { /* written out: so all is kept in registers */
        pair_of_counts over0 = (pair_of_counts)(y[0] > bar0), over1 = (pair_of_counts)(y[1] > bar1);
        pair_of_counts over2 = (pair_of_counts)(y[2] > bar2), over3 = (pair_of_counts)(y[3] > bar3);
        ahead0 -= over0;
        ahead1 -= over1;
        ahead2 -= over2;
        ahead3 -= over3;
        lost[q] -= (over0 + over1) + (over2 + over3);
    }
    memcpy(ahead, &ahead0, sizeof ahead0);
    memcpy(ahead + 2, &ahead1, sizeof ahead1);
    memcpy(ahead + 4, &ahead2, sizeof ahead2);
    memcpy(ahead + 6, &ahead3, sizeof ahead3);
}

/* Counts the first n runs of the block; the others have no scores. */
static peel_status count_block(simulation *s, peel_mc_result *result, uint32_t n, const peel_work *work) {
    uint32_t units = result->units;
    for (uint32_t u = 0; u < units; u++) {
        uint64_t *ranks = result->ranks + (size_t)u * units, *behind = result->behind + (size_t)u * units;
        memset(s->lost, 0, units * sizeof *s->lost);
        if (peel_interrupted(work)) return PEEL_INTERRUPTED;
        for (uint32_t r = 0; r < n; r += ABREAST) {
            int64_t ahead[ABREAST];
            const double *scores = score_at(s, 0, r), *own = score_at(s, u, r);
            compare(scores, u, units, ahead, s->lost);
            for (uint32_t k = 0; k < ABREAST && r + k < n; k++)
                if (own[k] == own[k]) ranks[ahead[k]]++;
                else result->unranked[u]++;
        }
        for (uint32_t q = 0; q < units; q++)
            behind[q] += (uint64_t)(s->lost[q][0] + s->lost[q][1]);
    }
    return PEEL_OK;
}

/* --- all of them ------------------------------------------------------------------------ */

static peel_status run_all(simulation *s, peel_composite *c, peel_mc_result *result, const peel_work *work) {
    const peel_mc_model *m = s->m;
    for (uint64_t done = 0; done < result->runs;) {
        uint32_t n = result->runs - done < BLOCK ? (uint32_t)(result->runs - done) : BLOCK;
        for (uint32_t r = 0; r < n; r++) {
            if (peel_interrupted(work)) return PEEL_INTERRUPTED;
            if (s->drawn && m->alternatives > 1) s->alternative = peel_random_below(&s->random, m->alternatives);
            for (uint32_t g = 0; g < m->ngroups; g++)
                draw_weights(s, g);
            const double *scores = peel_composite_scores(c, s->alternative, s->weights, &result->fault);
            if (scores == NULL) return PEEL_OK;
            double scale = c->scales[s->alternative];
            for (uint32_t u = 0; u < m->units; u++)
                *score_at(s, u, r) = scores[u] * scale;
            if (!s->drawn) count_up(s);
        }
        for (uint32_t u = 0; u < m->units; u++)
            for (uint32_t r = n; r < BLOCK; r++)
                *score_at(s, u, r) = NAN;
        peel_status status = count_block(s, result, n, work);
        if (status != PEEL_OK) return status;
        done += n;
    }
    return PEEL_OK;
}

static bool get_memory(simulation *s, peel_arena *arena) {
    const peel_mc_model *m = s->m;
    s->choice = PEEL_NEW_ARRAY(arena, uint32_t, m->ngroups);
    s->weights = PEEL_NEW_ARRAY(arena, double, m->nmembers);
    s->points = PEEL_NEW_ARRAY(arena, double, m->nmembers);
    s->spare = PEEL_NEW_ARRAY(arena, double, m->nmembers);
    s->starts = PEEL_NEW_ARRAY(arena, uint32_t, (size_t)m->nmembers + 1);
    s->scores = peel_arena_array(arena, (size_t)m->units * BLOCK, sizeof *s->scores, 64);
    s->lost = peel_arena_array(arena, m->units, sizeof *s->lost, 64);
    if (!s->choice || !s->weights || !s->points || !s->spare || !s->starts || !s->scores || !s->lost) return false;
    memset(s->choice, 0, m->ngroups * sizeof *s->choice);
    return true;
}

uint32_t peel_mc_rank_at(const peel_mc_result *result, uint32_t unit, double share) {
    const uint64_t *ranks = result->ranks + (size_t)unit * result->units;
    double ranked = (double)(result->runs - result->unranked[unit]);
    double want = share * ranked - 0x1p-20; /* 0.07 of 100 is 7, though the product is a little more */
    uint64_t held = 0;
    for (uint32_t r = 0; r < result->units; r++) {
        held += ranks[r];
        if (held > 0 && (double)held >= want) return r + 1;
    }
    return 0;
}

size_t peel_mc_bytes(uint32_t units) {
    return (2 * (size_t)units + 1) * units * sizeof(uint64_t);
}

void peel_mc_free(peel_mc_result *result, peel_alloc alloc) {
    if (result->ranks) alloc.fn(alloc.ud, result->ranks, peel_mc_bytes(result->units), 0);
    result->ranks = NULL;
}

peel_status peel_mc_run(peel_mc_result *result, const peel_mc_model *m, uint64_t runs, uint64_t seed, const peel_work *work) {
    simulation s = {.m = m, .drawn = runs > 0};
    peel_composite c;
    peel_arena arena;
    size_t pairs = (size_t)m->units * m->units;
    *result = (peel_mc_result){.runs = runs ? runs : peel_mc_enumerable(m), .units = m->units, .fault.group = PEEL_NONE};
    result->ranks = work->alloc.fn(work->alloc.ud, NULL, 0, peel_mc_bytes(m->units));
    if (!result->ranks) return PEEL_NOMEM;
    memset(result->ranks, 0, peel_mc_bytes(m->units));
    result->behind = result->ranks + pairs;
    result->unranked = result->behind + pairs;
    peel_random_seed(&s.random, seed);
    peel_arena_init(&arena, work->alloc, 0);
    peel_status status = get_memory(&s, &arena) ? peel_composite_init(&c, m, &arena, work, &result->fault) : PEEL_NOMEM;
    if (status == PEEL_OK && result->fault.group == PEEL_NONE) status = run_all(&s, &c, result, work);
    peel_arena_free(&arena);
    if (status != PEEL_OK) peel_mc_free(result, work->alloc);
    return status;
}
