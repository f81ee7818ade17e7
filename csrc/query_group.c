/* query_group.c -- rows with equal cells: groups, their members, what their numbers come to; see query.h.
**
** Each place gets a key, a small number, from its cells: where the product of the columns' codes is small, the product;
** else what a hash table has numbered. Counts and sums are then arrays by key.
*/
#include "numbering.h"
#include "query.h"

#include <math.h>

#define LANES     4u
#define LANE_KEYS 1024u /* so many keys and fewer: LANES arrays of them, which fit in the nearest cache */

static void *get(peel_alloc alloc, size_t n, size_t size) {
    return n < SIZE_MAX / size ? alloc.fn(alloc.ud, NULL, 0, (n ? n : 1) * size) : NULL;
}

static void give(peel_alloc alloc, void *block, size_t n, size_t size) {
    if (block) alloc.fn(alloc.ud, block, (n ? n : 1) * size, 0);
}

/* --- keys ----------------------------------------------------------------------- */

/* Bits of a number by which equal ones are equal: one zero, one NaN. */
static uint64_t bits_of(double x) {
    uint64_t bits;
    if (x == 0) x = 0;
    if (isnan(x)) return UINT64_MAX;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* Keys so far times the next vector's codes, numbered anew: keys[] in place; *limit becomes their count. */
static peel_status number_keys(uint32_t *keys, uint64_t *limit, const peel_vector *v, const peel_rows *rows, const peel_work *work) {
    peel_numbering t;
    peel_cursor c;
    peel_status st = peel_numbering_init(&t, work->alloc) ? PEEL_OK : PEEL_NOMEM;
    if (st != PEEL_OK) return st;
    for (peel_start(&c, rows); peel_next(&c) && st == PEEL_OK;) {
        uint32_t *to = keys + c.place;
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
        for (uint32_t i = 0; i < c.n && st == PEEL_OK; i++) {
            uint32_t row = peel_at(&c, i);
            uint64_t value =
                v->width == 8 ? bits_of(((const double *)v->cells)[row]) : peel_vector_code(v, row) + v->limit * (uint64_t)to[i];
            to[i] = peel_number_of(&t, value);
            if (to[i] == PEEL_NONE) st = PEEL_NOMEM;
        }
    }
    *limit = t.n ? t.n : 1;
    peel_numbering_free(&t);
    return st;
}

/* A vector of numbers as codes of its own: numbered from 0, for the rows in turn. */
static peel_status number_cells(peel_vector *out, const peel_vector *v, const peel_rows *rows, const peel_work *work) {
    uint64_t limit;
    peel_status st;
    if (!peel_vector_new(out, work->alloc, rows->n, 4)) return PEEL_NOMEM;
    st = number_keys(out->cells, &limit, v, rows, work);
    out->limit = (uint32_t)limit;
    return st;
}

static void widen(uint32_t *restrict out, const uint16_t *restrict keys) {
    for (uint32_t i = 0; i < PEEL_BLOCK; i++)
        out[i] = keys[i];
}

/* Keys of a block of rows that fit 16 bits; false where those of all do not. */
static bool short_keys_of(const peel_groups *g, const peel_cursor *c, uint16_t *near) {
    if (g->numbered.cells || g->nkeys > 0x10000) return false;
    memset(near, 0, PEEL_BLOCK * sizeof *near);
    for (uint32_t i = 0; i < g->nvectors; i++)
        peel_vector_multiply_short(&g->vectors[i], c->row, c->from, c->n, near);
    return true;
}

/* Keys of a block of rows. */
static const uint32_t *keys_of(const peel_groups *g, const peel_cursor *c, uint32_t *near) {
    uint16_t keys[PEEL_BLOCK];
    if (g->numbered.cells) return (const uint32_t *)g->numbered.cells + c->place;
    if (short_keys_of(g, c, keys)) {
        widen(near, keys);
        return near;
    }
    memset(near, 0, PEEL_BLOCK * sizeof *near);
    for (uint32_t i = 0; i < g->nvectors; i++)
        peel_vector_multiply(&g->vectors[i], c->row, c->from, c->n, near);
    return near;
}

/* Column by column, numbered anew where the product gets large. */
static peel_status number_all(peel_groups *g, const peel_work *work, uint64_t most) {
    peel_rows in_turn = PEEL_ALL(g->rows.n);
    uint64_t limit = 1;
    peel_status st = PEEL_OK;
    uint32_t *keys, near[PEEL_BLOCK];
    peel_cursor c;
    if (!peel_vector_new(&g->numbered, work->alloc, g->rows.n, 4)) return PEEL_NOMEM;
    keys = g->numbered.cells;
    memset(keys, 0, (size_t)g->rows.n * sizeof *keys);
    for (uint32_t i = 0; i < g->nvectors && st == PEEL_OK; i++) {
        const peel_vector *v = &g->vectors[i];
        const peel_rows *rows = &g->rows;
        peel_vector own = {.n = 0};
        if (v->width == 8) {
            st = number_cells(&own, v, rows, work);
            v = &own;
            rows = &in_turn;
        }
        if (st == PEEL_OK && limit * v->limit <= most) {
            for (peel_start(&c, rows); peel_next(&c);) {
                const uint32_t *codes = peel_vector_codes(v, c.row, c.from, c.n, near);
                for (uint32_t k = 0; k < c.n; k++)
                    keys[c.place + k] = keys[c.place + k] * v->limit + codes[k];
            }
            limit *= v->limit;
        } else if (st == PEEL_OK) {
            st = number_keys(keys, &limit, v, rows, work);
        }
        peel_vector_free(&own, work->alloc);
    }
    g->nkeys = (uint32_t)limit;
    return st;
}

static peel_status make_keys(peel_groups *g, const peel_work *work) {
    uint64_t product = 1, most = (uint64_t)g->rows.n * 4 + 1024; /* arrays by key stay linear in the rows */
    for (uint32_t i = 0; i < g->nvectors && product <= most; i++)
        product = g->vectors[i].width == 8 ? UINT64_MAX : product * g->vectors[i].limit;
    if (product > most) return number_all(g, work, most);
    g->nkeys = (uint32_t)product;
    return PEEL_OK;
}

/* --- groups --------------------------------------------------------------------- */

/* The loops over all cells, for keys of both widths. Neighbours count and add in arrays of their own, `lane` apart, so that equal
** keys do not wait for each other; with `lane` 0 it is the same array. */
#define LOOPS_BY_KEY(type, count, add)                                                                                                     \
    static void count(uint32_t *counts, size_t lane, const type *keys, size_t n) {                                                         \
        uint32_t *counts1 = counts + lane, *counts2 = counts1 + lane, *counts3 = counts2 + lane;                                           \
        size_t i = 0;                                                                                                                      \
        for (; i + LANES <= n; i += LANES) {                                                                                               \
            counts[keys[i]]++;                                                                                                             \
            counts1[keys[i + 1]]++;                                                                                                        \
            counts2[keys[i + 2]]++;                                                                                                        \
            counts3[keys[i + 3]]++;                                                                                                        \
        }                                                                                                                                  \
        for (; i < n; i++)                                                                                                                 \
            counts[keys[i]]++;                                                                                                             \
    }                                                                                                                                      \
    static void add(double *sum, size_t lane, const type *keys, const double *x, size_t n) {                                               \
        double *sum1 = sum + lane, *sum2 = sum1 + lane, *sum3 = sum2 + lane;                                                               \
        size_t i = 0;                                                                                                                      \
        for (; i + LANES <= n; i += LANES) {                                                                                               \
            sum[keys[i]] += x[i];                                                                                                          \
            sum1[keys[i + 1]] += x[i + 1];                                                                                                 \
            sum2[keys[i + 2]] += x[i + 2];                                                                                                 \
            sum3[keys[i + 3]] += x[i + 3];                                                                                                 \
        }                                                                                                                                  \
        for (; i < n; i++)                                                                                                                 \
            sum[keys[i]] += x[i];                                                                                                          \
    }
LOOPS_BY_KEY(uint16_t, count_short, add_short)
LOOPS_BY_KEY(uint32_t, count_wide, add_wide)

/* How often each key occurs. */
static peel_status count_keys(const peel_groups *g, const peel_work *work, uint32_t *count) {
    uint32_t near[PEEL_BLOCK], lanes[LANES * LANE_KEYS];
    uint16_t near_short[PEEL_BLOCK];
    bool laned = g->nkeys <= LANE_KEYS;
    size_t lane = laned ? g->nkeys : 0;
    uint32_t *counts = laned ? lanes : count;
    peel_cursor c;
    memset(count, 0, g->nkeys * sizeof *count);
    if (laned) memset(lanes, 0, LANES * lane * sizeof *lanes);
    for (peel_start(&c, &g->rows); peel_next(&c);) {
        if (peel_interrupted(work)) return PEEL_INTERRUPTED;
        if (short_keys_of(g, &c, near_short)) count_short(counts, lane, near_short, c.n);
        else count_wide(counts, lane, keys_of(g, &c, near), c.n);
    }
    for (uint32_t key = 0; key < lane; key++)
        count[key] = lanes[key] + lanes[key + lane] + lanes[key + 2 * lane] + lanes[key + 3 * lane];
    return PEEL_OK;
}

/* Count the keys, then find the first row of each that occurs. */
static peel_status find_groups(peel_groups *g, const peel_work *work) {
    uint32_t near[PEEL_BLOCK], ngroups = 0, found = 0;
    peel_cursor c;
    uint32_t *count = get(work->alloc, g->nkeys, sizeof *count);
    peel_status st;
    if (count == NULL) return PEEL_NOMEM;
    st = count_keys(g, work, count);
    for (uint32_t key = 0; key < g->nkeys; key++)
        ngroups += count[key] > 0;
    g->ngroups = ngroups;
    g->order = get(work->alloc, ngroups, sizeof *g->order);
    g->counts = get(work->alloc, ngroups, sizeof *g->counts);
    g->firsts = get(work->alloc, ngroups, sizeof *g->firsts);
    if (!g->order || !g->counts || !g->firsts) st = PEEL_NOMEM;
    for (peel_start(&c, &g->rows); st == PEEL_OK && found < ngroups && peel_next(&c);) {
        const uint32_t *keys = keys_of(g, &c, near);
        for (uint32_t i = 0; i < c.n; i++) {
            uint32_t key = keys[i];
            if (count[key] == 0) continue;
            g->order[found] = key;
            g->counts[found] = count[key];
            g->firsts[found++] = peel_at(&c, i);
            count[key] = 0;
        }
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
    }
    give(work->alloc, count, g->nkeys, sizeof *count);
    return st;
}

peel_status peel_group(peel_groups *g, const peel_work *work, const peel_vector *const *vectors, uint32_t nvectors, peel_rows rows) {
    peel_status st;
    *g = (peel_groups){.rows = rows, .nvectors = nvectors};
    g->vectors = get(work->alloc, nvectors, sizeof *g->vectors);
    if (g->vectors == NULL) return PEEL_NOMEM;
    for (uint32_t i = 0; i < nvectors; i++)
        g->vectors[i] = *vectors[i];
    st = make_keys(g, work);
    if (st == PEEL_OK) st = find_groups(g, work);
    if (st != PEEL_OK) peel_groups_free(g, work->alloc);
    return st;
}

void peel_groups_free(peel_groups *g, peel_alloc alloc) {
    peel_vector_free(&g->numbered, alloc);
    give(alloc, g->vectors, g->nvectors, sizeof *g->vectors);
    give(alloc, g->order, g->ngroups, sizeof *g->order);
    give(alloc, g->counts, g->ngroups, sizeof *g->counts);
    give(alloc, g->firsts, g->ngroups, sizeof *g->firsts);
    give(alloc, g->starts, (size_t)g->ngroups + 1, sizeof *g->starts);
    give(alloc, g->members, g->rows.n, sizeof *g->members);
    *g = (peel_groups){.ngroups = 0};
}

size_t peel_groups_bytes(const peel_groups *g) {
    return peel_vector_bytes(&g->numbered) + (size_t)g->ngroups * 12 + (g->members ? (size_t)g->rows.n * 4 : 0);
}

/* For each key its group. */
static uint32_t *groups_by_key(const peel_groups *g, peel_alloc alloc) {
    uint32_t *group = get(alloc, g->nkeys, sizeof *group);
    if (group)
        for (uint32_t i = 0; i < g->ngroups; i++)
            group[g->order[i]] = i;
    return group;
}

peel_status peel_group_members(peel_groups *g, const peel_work *work) {
    peel_alloc alloc = work->alloc;
    uint32_t near[PEEL_BLOCK], at = 0, *next, *starts, *members, *group;
    peel_cursor c;
    peel_status st = PEEL_OK;
    if (g->starts) return PEEL_OK;
    group = groups_by_key(g, alloc);
    next = get(alloc, g->ngroups, sizeof *next);
    starts = get(alloc, (size_t)g->ngroups + 1, sizeof *starts);
    members = get(alloc, g->rows.n, sizeof *members);
    if (!group || !next || !starts || !members) st = PEEL_NOMEM;
    if (st == PEEL_OK) {
        for (uint32_t i = 0; i < g->ngroups; i++) {
            starts[i] = next[i] = at;
            at += g->counts[i];
        }
        starts[g->ngroups] = at;
    }
    for (peel_start(&c, &g->rows); st == PEEL_OK && peel_next(&c);) {
        const uint32_t *keys = keys_of(g, &c, near);
        for (uint32_t i = 0; i < c.n; i++)
            members[next[group[keys[i]]]++] = peel_at(&c, i);
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
    }
    give(alloc, group, g->nkeys, sizeof *group);
    give(alloc, next, g->ngroups, sizeof *next);
    if (st == PEEL_OK) {
        g->starts = starts;
        g->members = members;
    } else {
        give(alloc, starts, (size_t)g->ngroups + 1, sizeof *starts);
        give(alloc, members, g->rows.n, sizeof *members);
    }
    return st;
}

/* --- aggregates ------------------------------------------------------------------ */

peel_status peel_group_present(const peel_groups *g, const peel_work *work, const peel_vector *vector, uint32_t *present, uint32_t *first) {
    uint32_t near[PEEL_BLOCK], *group = groups_by_key(g, work->alloc);
    peel_cursor c;
    peel_status st = PEEL_OK;
    if (group == NULL) return PEEL_NOMEM;
    for (uint32_t i = 0; i < g->ngroups; i++) {
        if (present) present[i] = 0;
        if (first) first[i] = PEEL_NONE;
    }
    for (peel_start(&c, &g->rows); st == PEEL_OK && peel_next(&c);) {
        const uint32_t *keys = keys_of(g, &c, near);
        for (uint32_t i = 0; i < c.n; i++) {
            uint32_t k = group[keys[i]], row = peel_at(&c, i);
            if (peel_vector_absent(vector, row)) continue;
            if (present) present[k]++;
            if (first && first[k] == PEEL_NONE) first[k] = row;
        }
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
    }
    give(work->alloc, group, g->nkeys, sizeof *group);
    return st;
}

static void add_present(double *restrict sum, uint32_t *restrict seen, const uint32_t *restrict keys, const double *restrict x,
                        uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        bool there = x[i] == x[i];
        sum[keys[i]] += there ? x[i] : 0;
        seen[keys[i]] += there;
    }
}

/* `sign` -1: the least are kept as the greatest of the opposites. Values begin at minus infinity. */
static void keep_greatest(double *restrict value, uint32_t *restrict seen, const uint32_t *restrict keys, const double *restrict x,
                          uint32_t n, double sign) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t key = keys[i];
        if (sign * x[i] > value[key]) value[key] = sign * x[i];
        seen[key] += x[i] == x[i];
    }
}

/* Sums, or least and greatest, by key: `value` has room for `lanes` times nkeys. */
static peel_status by_key(const peel_groups *g, const peel_work *work, peel_aggregate_kind kind, peel_numbers numbers, double *value,
                          uint32_t lanes, uint32_t *seen) {
    uint32_t near_keys[PEEL_BLOCK];
    uint16_t near_short[PEEL_BLOCK];
    double near[PEEL_BLOCK];
    bool adds = kind == PEEL_SUM || kind == PEEL_MEAN;
    peel_cursor c;
    for (size_t i = 0; i < (size_t)g->nkeys * lanes; i++)
        value[i] = adds ? 0 : -INFINITY;
    for (peel_start(&c, &g->rows); peel_next(&c);) {
        const double *x = peel_vector_numbers(numbers.vector, numbers.table, c.row, c.from, c.n, near);
        size_t lane = lanes > 1 ? g->nkeys : 0;
        if (peel_interrupted(work)) return PEEL_INTERRUPTED;
        if (seen == NULL && short_keys_of(g, &c, near_short)) add_short(value, lane, near_short, x, c.n);
        else if (seen == NULL) add_wide(value, lane, keys_of(g, &c, near_keys), x, c.n);
        else if (adds) add_present(value, seen, keys_of(g, &c, near_keys), x, c.n);
        else keep_greatest(value, seen, keys_of(g, &c, near_keys), x, c.n, kind == PEEL_MIN ? -1 : 1);
    }
    for (uint32_t lane = 1; lane < lanes; lane++)
        for (uint32_t key = 0; key < g->nkeys; key++)
            value[key] += value[lane * g->nkeys + key];
    for (uint32_t key = 0; key < g->nkeys && kind == PEEL_MIN; key++)
        value[key] = -value[key];
    return PEEL_OK;
}

static void sift(double *v, size_t at, size_t n) {
    for (;;) {
        size_t child = 2 * at + 1;
        double x;
        if (child >= n) return;
        if (child + 1 < n && v[child + 1] > v[child]) child++;
        if (v[at] >= v[child]) return;
        x = v[at];
        v[at] = v[child];
        v[child] = x;
        at = child;
    }
}

static void heap_sort(double *v, size_t n) {
    for (size_t i = n / 2; i-- > 0;)
        sift(v, i, n);
    for (size_t i = n; i-- > 1;) {
        double x = v[0];
        v[0] = v[i];
        v[i] = x;
        sift(v, 0, i);
    }
}

/* Put the k-th least number at v[k], no greater ones before it (Hoare's FIND). Numbers that make its halving fail are sorted. */
static void select_nth(double *v, size_t n, size_t k) {
    ptrdiff_t low = 0, high = (ptrdiff_t)n - 1, at = (ptrdiff_t)k;
    for (int tries = 64; low < high; tries--) {
        double a = v[low], b = v[low + (high - low) / 2], c = v[high];
        double pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
        ptrdiff_t i = low, j = high;
        if (tries == 0) {
            heap_sort(v + low, (size_t)(high - low) + 1);
            return;
        }
        while (i <= j) {
            double x = v[i];
            if (x < pivot) {
                i++;
            } else if (v[j] > pivot) {
                j--;
            } else {
                v[i++] = v[j];
                v[j--] = x;
            }
        }
        if (j < at) low = i;
        if (at < i) high = j;
    }
}

static double median_of(double *v, uint32_t n) {
    double high, low;
    if (n == 0) return (double)NAN;
    select_nth(v, n, n / 2);
    high = v[n / 2];
    if (n % 2) return high;
    low = v[0];
    for (uint32_t i = 1; i < n / 2; i++)
        if (v[i] > low) low = v[i];
    return low + (high - low) / 2;
}

static peel_status medians(const peel_groups *g, const peel_work *work, peel_numbers numbers, double *out, uint32_t *present) {
    peel_alloc alloc = work->alloc;
    uint32_t near_keys[PEEL_BLOCK], at = 0;
    double near[PEEL_BLOCK];
    uint32_t *group = groups_by_key(g, alloc), *end = get(alloc, g->ngroups, sizeof *end);
    double *sorted = get(alloc, g->rows.n, sizeof *sorted);
    peel_cursor c;
    peel_status st = group && end && sorted ? PEEL_OK : PEEL_NOMEM;
    for (uint32_t i = 0; i < g->ngroups && st == PEEL_OK; i++) {
        end[i] = at;
        at += g->counts[i];
    }
    for (peel_start(&c, &g->rows); st == PEEL_OK && peel_next(&c);) {
        const uint32_t *keys = keys_of(g, &c, near_keys);
        const double *x = peel_vector_numbers(numbers.vector, numbers.table, c.row, c.from, c.n, near);
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
        for (uint32_t i = 0; i < c.n; i++)
            if (!isnan(x[i])) sorted[end[group[keys[i]]]++] = x[i];
    }
    at = 0;
    for (uint32_t i = 0; i < g->ngroups && st == PEEL_OK; i++) {
        present[i] = end[i] - at;
        out[i] = median_of(sorted + at, present[i]);
        at += g->counts[i];
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
    }
    give(alloc, group, g->nkeys, sizeof *group);
    give(alloc, end, g->ngroups, sizeof *end);
    give(alloc, sorted, g->rows.n, sizeof *sorted);
    return st;
}

peel_status peel_aggregate(const peel_groups *g, const peel_work *work, peel_aggregate_kind kind, peel_numbers numbers, double *out,
                           uint32_t *present) {
    peel_alloc alloc = work->alloc;
    bool whole = (kind == PEEL_SUM || kind == PEEL_MEAN) && numbers.table == NULL && numbers.vector->absent == 0;
    uint32_t lanes = whole && g->nkeys <= LANE_KEYS ? LANES : 1, *seen = NULL;
    double *value;
    peel_status st;
    if (kind == PEEL_MEDIAN) return medians(g, work, numbers, out, present);
    value = get(alloc, (size_t)g->nkeys * lanes, sizeof *value);
    if (!whole) seen = get(alloc, g->nkeys, sizeof *seen);
    st = value && (whole || seen) ? PEEL_OK : PEEL_NOMEM;
    if (seen) memset(seen, 0, g->nkeys * sizeof *seen);
    if (st == PEEL_OK) st = by_key(g, work, kind, numbers, value, lanes, seen);
    for (uint32_t i = 0; i < g->ngroups && st == PEEL_OK; i++) {
        uint32_t key = g->order[i];
        present[i] = whole ? g->counts[i] : seen[key];
        out[i] = kind == PEEL_SUM ? value[key] : present[i] == 0 ? (double)NAN : kind == PEEL_MEAN ? value[key] / present[i] : value[key];
    }
    give(alloc, value, (size_t)g->nkeys * lanes, sizeof *value);
    give(alloc, seen, g->nkeys, sizeof *seen);
    return st;
}
