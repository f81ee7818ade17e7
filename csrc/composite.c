/* composite.c -- see composite.h. */
#include "exact.h"

#include "composite.h"

#include <float.h>
#include <math.h>

#include "elementary.h"

/* What is summed, and what a mean is wanted as. */
enum { PLAIN, LOGARITHM, RECIPROCAL };

/* Two doubles that compilers keep in one register, wherever they lie. */
typedef double pair __attribute__((vector_size(16), aligned(8), may_alias));

static int form_of(peel_mean mean) {
    return mean == PEEL_GEOMETRIC ? LOGARITHM : mean == PEEL_HARMONIC ? RECIPROCAL : PLAIN;
}

/* --- what is prepared --------------------------------------------------------------- */

static void set_fault(peel_mc_fault *fault, uint32_t alternative, uint32_t unit, uint32_t group, uint32_t member, double value) {
    *fault = (peel_mc_fault){alternative, unit, group, member, value};
}

/* May the member have a weight? */
static bool counts(const peel_mc_model *m, const peel_mc_group *g, uint32_t member) {
    for (uint32_t i = 0; i < g->choices; i++)
        if (m->weights[g->weights + (size_t)i * g->n + member] > 0) return true;
    return false;
}

/* The column of an indicator in the form that its group sums; false for a fault. */
static bool prepare(peel_composite *c, uint32_t alternative, uint32_t group, uint32_t member, peel_mc_fault *fault) {
    const peel_mc_model *m = c->m;
    const peel_mc_group *g = &m->groups[group];
    const double *from = m->values + (size_t)alternative * m->units * m->indicators + m->members[g->first + member].of;
    double *to = c->leaves + ((size_t)alternative * m->nmembers + g->first + member) * c->width, most = 0;
    int form = form_of(g->mean);
    for (uint32_t u = 0; u < m->units; u++) {
        double x = from[(size_t)u * m->indicators];
        if (x != x) {
            c->holes[alternative] = true;
        } else if (form != PLAIN && x < DBL_MIN) {
            set_fault(fault, alternative, u, group, member, x);
            return false;
        } else if (fabs(x) > most) {
            most = fabs(x);
        }
        to[u] = x != x || form == PLAIN ? x : form == LOGARITHM ? peel_log(x) : 1 / x;
    }
    if (most > c->scales[alternative]) c->scales[alternative] = most;
    return true;
}

/* From the largest magnitude to the scale. */
static double scale_of(double most) {
    int exponent = 0;
    frexp(most, &exponent); /* most < 2^exponent */
    return exponent < -1000 ? 0x1p1000 : ldexp(1, -exponent);
}

static bool get_memory(peel_composite *c, peel_arena *arena) {
    const peel_mc_model *m = c->m;
    size_t leaves = (size_t)m->alternatives * m->nmembers * c->width, means = (size_t)m->ngroups * c->width;
    c->leaves = peel_arena_array(arena, leaves, sizeof *c->leaves, 64);
    c->means = peel_arena_array(arena, means, sizeof *c->means, 64);
    c->scales = PEEL_NEW_ARRAY(arena, double, m->alternatives);
    c->holes = PEEL_NEW_ARRAY(arena, bool, m->alternatives);
    c->forms = PEEL_NEW_ARRAY(arena, uint8_t, m->ngroups);
    c->columns = PEEL_NEW_ARRAY(arena, const double *, m->nmembers);
    c->sorted = PEEL_NEW_ARRAY(arena, double, 2 * (size_t)m->nmembers);
    if (!c->leaves || !c->means || !c->scales || !c->holes || !c->forms || !c->columns || !c->sorted) return false;
    for (size_t i = 0; i < leaves; i++)
        c->leaves[i] = 0;
    for (size_t i = 0; i < means; i++)
        c->means[i] = 0;
    memset(c->forms, PLAIN, m->ngroups);
    return true;
}

peel_status peel_composite_init(peel_composite *c, const peel_mc_model *m, peel_arena *arena, const peel_work *work, peel_mc_fault *fault) {
    c->m = m;
    c->width = (m->units + PEEL_COLUMN - 1) / PEEL_COLUMN * PEEL_COLUMN;
    if ((uint64_t)m->alternatives * m->nmembers > 2 * (uint64_t)PEEL_MC_VALUES / c->width) return PEEL_LIMIT;
    if (!get_memory(c, arena)) return PEEL_NOMEM;
    for (uint32_t a = 0; a < m->alternatives; a++) {
        c->scales[a] = 0;
        c->holes[a] = false;
    }
    for (uint32_t g = 0; g < m->ngroups; g++) {
        const peel_mc_group *group = &m->groups[g];
        for (uint32_t i = 0; i < group->n; i++) {
            const peel_mc_member *member = &m->members[group->first + i];
            if (!counts(m, group, i)) continue;
            if (member->is_group) c->forms[member->of] = (uint8_t)form_of(group->mean);
            for (uint32_t a = 0; a < m->alternatives && !member->is_group; a++) {
                if (peel_interrupted(work)) return PEEL_INTERRUPTED;
                if (!prepare(c, a, g, i, fault)) return PEEL_OK;
            }
        }
    }
    bool logarithms = m->groups[m->ngroups - 1].mean == PEEL_GEOMETRIC && !m->caps;
    c->forms[m->ngroups - 1] = logarithms ? LOGARITHM : PLAIN;
    for (uint32_t a = 0; a < m->alternatives; a++)
        c->scales[a] = logarithms ? 1 : scale_of(c->scales[a]);
    return PEEL_OK;
}

/* --- means ------------------------------------------------------------------------- */

/* The weighted sum of whole columns, unit by unit in the order of the columns; the weights' sum is 1. */
static void sum_whole(double *out, const double *const *columns, const double *weights, uint32_t n, uint32_t width) {
    for (uint32_t at = 0; at < width; at += PEEL_COLUMN) { /* written out: so the sums are kept in registers */
        pair sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0}, *to = (pair *)(out + at);
        for (uint32_t i = 0; i < n; i++) {
            const pair *x = (const pair *)(columns[i] + at);
            sum0 += x[0] * weights[i];
            sum1 += x[1] * weights[i];
            sum2 += x[2] * weights[i];
            sum3 += x[3] * weights[i];
        }
        to[0] = sum0;
        to[1] = sum1;
        to[2] = sum2;
        to[3] = sum3;
    }
}

/* The same where units lack values: divided by the weights of those that are there. */
static void sum_present(double *out, const double *const *columns, const double *weights, uint32_t n, uint32_t units) {
    for (uint32_t u = 0; u < units; u++) {
        double sum = 0, of = 0;
        for (uint32_t i = 0; i < n; i++) {
            double x = columns[i][u];
            if (x != x || weights[i] == 0) continue;
            sum += x * weights[i];
            of += weights[i];
        }
        out[u] = of > 0 ? sum / of : NAN;
    }
}

static void least(double *out, const double *const *columns, const double *weights, uint32_t n, uint32_t units) {
    for (uint32_t u = 0; u < units; u++) {
        double low = NAN;
        for (uint32_t i = 0; i < n; i++)
            if (weights[i] > 0 && (columns[i][u] < low || low != low)) low = columns[i][u];
        out[u] = low;
    }
}

/* The weighted median of n pairs of value and weight, of which `all` is the sum of the weights, in order. */
static double middle(const double (*sorted)[2], uint32_t n, double all) {
    double below = 0, rounding = all * 0x1p-40; /* six sixths need not be one */
    for (uint32_t i = 0; i < n; i++) {
        below += sorted[i][1];
        if (below > all / 2 + rounding) return sorted[i][0];
        if (below >= all / 2 - rounding && i + 1 < n) return sorted[i][0] + (sorted[i + 1][0] - sorted[i][0]) / 2;
    }
    return n > 0 ? sorted[n - 1][0] : NAN;
}

static void median(peel_composite *c, double *out, const double *weights, uint32_t n) {
    double(*sorted)[2] = (double(*)[2])c->sorted;
    for (uint32_t u = 0; u < c->m->units; u++) {
        uint32_t held = 0;
        double all = 0;
        for (uint32_t i = 0; i < n; i++) {
            double x = c->columns[i][u];
            if (x != x || weights[i] == 0) continue;
            uint32_t at = held++;
            for (; at > 0 && sorted[at - 1][0] > x; at--)
                memcpy(sorted[at], sorted[at - 1], sizeof *sorted);
            sorted[at][0] = x;
            sorted[at][1] = weights[i];
            all += weights[i];
        }
        out[u] = middle((const double(*)[2])sorted, held, all);
    }
}

/* The first unit whose value has no logarithm or reciprocal, or the number of units. */
static uint32_t turn(double *v, uint32_t units, int from, int to) {
    if (from == to) return units;
    for (uint32_t u = 0; u < units; u++) {
        double x = v[u];
        if (from == LOGARITHM) x = peel_exp(x);
        if (from == RECIPROCAL) x = 1 / x;
        if (to != PLAIN && x < DBL_MIN) return u; /* not where x is NaN */
        v[u] = x != x || to == PLAIN ? x : to == LOGARITHM ? peel_log(x) : 1 / x;
    }
    return units;
}

/* The group that holds a group, and its place in it. */
static void find_holder(const peel_mc_model *m, uint32_t group, uint32_t *holder, uint32_t *place) {
    for (*holder = group + 1; *holder < m->ngroups; ++*holder)
        for (*place = 0; *place < m->groups[*holder].n; ++*place) {
            const peel_mc_member *member = &m->members[m->groups[*holder].first + *place];
            if (member->is_group && member->of == group) return;
        }
}

const double *peel_composite_scores(peel_composite *c, uint32_t alternative, const double *weights, peel_mc_fault *fault) {
    const peel_mc_model *m = c->m;
    const double *leaves = c->leaves + (size_t)alternative * m->nmembers * c->width;
    double *out = c->means;
    for (uint32_t g = 0; g < m->ngroups; g++) {
        const peel_mc_group *group = &m->groups[g];
        const double *w = weights + group->first;
        out = c->means + (size_t)g * c->width;
        for (uint32_t i = 0; i < group->n; i++) {
            const peel_mc_member *member = &m->members[group->first + i];
            c->columns[i] = member->is_group ? c->means + (size_t)member->of * c->width : leaves + (size_t)(group->first + i) * c->width;
        }
        if (group->mean == PEEL_MEDIAN) median(c, out, w, group->n);
        else if (group->mean == PEEL_MIN) least(out, c->columns, w, group->n, m->units);
        else if (c->holes[alternative]) sum_present(out, c->columns, w, group->n, m->units);
        else sum_whole(out, c->columns, w, group->n, c->width);
        uint32_t bad = turn(out, m->units, form_of(group->mean), c->forms[g]);
        if (bad < m->units) {
            uint32_t holder, place = 0;
            find_holder(m, g, &holder, &place);
            set_fault(fault, alternative, bad, holder, place, out[bad]);
            return NULL;
        }
    }
    for (uint32_t u = 0; m->caps && u < m->units; u++) {
        double cap = m->caps[(size_t)alternative * m->units + u];
        if (out[u] > cap) out[u] = cap;
    }
    return out;
}
