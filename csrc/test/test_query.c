/* test_query.c -- the loops of queries against naive ones, on random columns: every width, kind of test and length. */
#include "failing.h"
#include "query.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

static uint64_t seed = 88172645463325252u;

/* xorshift: the same numbers everywhere. */
static uint32_t random_below(uint32_t n) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 11) % n;
}

static void *get(size_t n) {
    void *block = malloc(n ? n : 1);
    if (block == NULL) abort();
    return block;
}

/* --- random columns -------------------------------------------------------------- */

/* What a column holds, and its vector. */
typedef struct {
    peel_vector v;
    double *plain; /* numbers, or codes; NaN absent */
    uint32_t *rank;
    uint32_t n;
} column;

typedef enum { CODES, WHOLE, NUMBERS, KINDS } column_kind;

/* A column of up to `variety` values, one in `gaps` absent (0: none). False when out of memory; free it even then. */
static bool make_column(column *c, const peel_work *work, column_kind kind, uint32_t n, uint32_t variety, uint32_t gaps) {
    *c = (column){.n = n};
    c->plain = get(n * sizeof *c->plain);
    c->rank = get((variety + 1) * sizeof *c->rank);
    for (uint32_t i = 0; i <= variety; i++)
        c->rank[i] = i * 7919 % (variety + 1) + 1;
    for (uint32_t i = 0; i < n; i++) {
        double x = 1 + random_below(variety);
        if (kind == WHOLE) x -= variety / 2;
        if (kind == NUMBERS) x = (x - variety / 2) / 4 + 0.125;
        if (x == 0.125) x = random_below(2) ? 0.0 : -0.0; /* equal, with other bits */
        c->plain[i] = gaps && random_below(gaps) == 0 ? (double)NAN : x;
    }
    if (!peel_vector_new(&c->v, work->alloc, n, kind == CODES ? 4 : 8)) return false;
    for (uint32_t i = 0; i < n; i++) {
        if (kind == CODES) ((uint32_t *)c->v.cells)[i] = isnan(c->plain[i]) ? 0 : (uint32_t)c->plain[i];
        else ((double *)c->v.cells)[i] = c->plain[i];
    }
    return peel_vector_finish(&c->v, work, variety + 1) == PEEL_OK;
}

static void free_column(column *c, const peel_work *work) {
    peel_vector_free(&c->v, work->alloc);
    free(c->plain);
    free(c->rank);
}

/* Some rows: all, a list in any order with some of them twice, or bits. `list` has the same numbers plainly. */
typedef struct {
    peel_rows view;
    uint32_t n, *list;
    uint64_t *bits;
} chosen_rows;

static chosen_rows some_rows(uint32_t n) {
    chosen_rows r = {.n = n};
    uint32_t kind = random_below(3), every = 1 + random_below(40);
    r.list = get((size_t)n * 2 * sizeof *r.list);
    r.bits = get(((size_t)n + 63) / 64 * sizeof *r.bits);
    memset(r.bits, 0, ((size_t)n + 63) / 64 * sizeof *r.bits);
    if (kind == 1 && n > 0) {
        r.n = random_below(2 * n);
        for (uint32_t i = 0; i < r.n; i++)
            r.list[i] = random_below(n);
        r.view = (peel_rows){.n = r.n, .list = r.list};
        return r;
    }
    r.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (kind != 2 || random_below(every) == 0) {
            r.bits[i / 64] |= (uint64_t)1 << i % 64;
            r.list[r.n++] = i;
        }
    }
    r.view = kind == 2 ? (peel_rows){.n = r.n, .bits = r.bits, .of = n} : PEEL_ALL(n);
    return r;
}

static void free_rows(chosen_rows *r) {
    free(r->list);
    free(r->bits);
}

static const uint32_t lengths[] = {0, 1, 2, 33, 63, 64, 65, 300, 1023, 1024, 1025, 5000};
static const uint32_t varieties[] = {1, 3, 200, 255, 256, 40000, 65534, 65535, 65536, 300000};
#define ANY(list) ((list)[random_below(sizeof(list) / sizeof *(list))])

static void random_column(column *c, const peel_work *work) {
    TEST(make_column(c, work, (column_kind)random_below(KINDS), c->n, ANY(varieties), random_below(3) ? 2 + random_below(5) : 0));
}

/* --- vectors ------------------------------------------------------------------------ */

static void test_vectors(const peel_work *work) {
    for (uint32_t round = 0; round < 200; round++) {
        column c = {.n = ANY(lengths)};
        peel_vector gathered;
        uint32_t absent = 0;
        bool same = true;
        chosen_rows r;
        random_column(&c, work);
        for (uint32_t i = 0; i < c.n; i++) {
            double x = c.v.width == 8 || c.v.numeric ? peel_vector_number(&c.v, i) : peel_vector_code(&c.v, i);
            absent += isnan(c.plain[i]);
            same = same && (isnan(c.plain[i]) ? peel_vector_absent(&c.v, i) : x == c.plain[i]);
        }
        TEST(same);
        TEST_INT(absent, c.v.absent);
        r = some_rows(c.n);
        if (r.n) r.list[0] = PEEL_NONE;
        TEST_INT(PEEL_OK, peel_vector_gather(&gathered, work, &c.v, r.list, r.n));
        absent = 0;
        for (uint32_t i = 0; i < r.n; i++) {
            bool none = r.list[i] == PEEL_NONE || isnan(c.plain[r.list[i]]);
            absent += none;
            same = same && peel_vector_absent(&gathered, i) == none &&
                   (none || gathered.width == 8 || peel_vector_code(&gathered, i) == peel_vector_code(&c.v, r.list[i]));
        }
        TEST(same);
        TEST_INT(absent, gathered.absent);
        peel_vector_free(&gathered, work->alloc);
        free_rows(&r);
        free_column(&c, work);
    }
}

static void test_narrow(const peel_work *work) {
    static const struct {
        double first, last;
        int width;
    } cases[] = {{2000, 2100, 1},
                 {0, 254, 1},
                 {0, 255, 2},
                 {-30000, 30000, 2},
                 {0, 65534, 2},
                 {0, 65535, 8},
                 {1, 2.5, 8},
                 {-1e15, -1e15 + 9, 1},
                 {0, 1e300, 8},
                 {INFINITY, INFINITY, 8},
                 {9007199254740992.0, 9007199254740992.0, 8}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        peel_vector v;
        TEST(peel_vector_new(&v, work->alloc, 3, 8));
        ((double *)v.cells)[0] = cases[i].last;
        ((double *)v.cells)[1] = NAN;
        ((double *)v.cells)[2] = cases[i].first;
        TEST_INT(PEEL_OK, peel_vector_finish(&v, work, 0));
        TEST_INT(cases[i].width, v.width);
        TEST(peel_vector_number(&v, 0) == cases[i].last && isnan(peel_vector_number(&v, 1)) && peel_vector_number(&v, 2) == cases[i].first);
        TEST_INT(1, v.absent);
        peel_vector_free(&v, work->alloc);
    }
}

static void test_dense(const peel_work *work) {
    for (uint32_t round = 0; round < 60; round++) {
        uint32_t n = ANY(lengths), limit = ANY(varieties) * (round % 2 ? 1 : 100), next = 1;
        uint32_t *old = get(n * sizeof *old);
        peel_code_list values = {NULL, 0, 0};
        peel_vector v;
        bool same = true;
        TEST(peel_vector_new(&v, work->alloc, n, 4));
        for (uint32_t i = 0; i < n; i++)
            old[i] = ((uint32_t *)v.cells)[i] = random_below(limit + 1);
        TEST_INT(PEEL_OK, peel_vector_dense(&v, work, limit, &values));
        for (uint32_t i = 0; i < n; i++) {
            uint32_t code = peel_vector_code(&v, i);
            same = same && code <= next && values.v[code] == old[i] && (old[i] == 0) == (code == 0);
            next += code == next;
        }
        TEST(same);
        TEST_INT(next, values.n);
        TEST_INT(next, v.limit);
        peel_vec_free(work->alloc, &values);
        peel_vector_free(&v, work->alloc);
        free(old);
    }
}

/* --- filter --------------------------------------------------------------------------- */

#define TESTS 3

static bool naive_pass(const peel_test *t, const column *c, uint32_t row) {
    double x = c->plain[row];
    bool in = false;
    switch (t->kind) {
    case PEEL_TEST_RANGE: return x >= t->from && x <= t->to;
    case PEEL_TEST_MISSING: return isnan(x);
    case PEEL_TEST_PRESENT: return !isnan(x);
    case PEEL_TEST_TABLE: return t->accept[isnan(x) ? 0 : (uint32_t)x];
    default:
        for (uint32_t i = 0; i < t->nnumbers; i++)
            in = in || t->numbers[i] == x;
        return in == (t->kind == PEEL_TEST_IN);
    }
}

static int compare_numbers(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* A test that a column can have; its memory is in `numbers` and `accept`. */
static void random_test(peel_test *t, const column *c, double *numbers, uint8_t *accept) {
    bool number = peel_vector_is_number(&c->v);
    *t = (peel_test){.vector = &c->v, .doubtful = random_below(2)};
    switch (random_below(5)) {
    case 0: t->kind = PEEL_TEST_MISSING; return;
    case 1: t->kind = PEEL_TEST_PRESENT; return;
    default: t->kind = !number ? PEEL_TEST_TABLE : random_below(2) ? PEEL_TEST_RANGE : random_below(2) ? PEEL_TEST_IN : PEEL_TEST_NOT_IN;
    }
    if (t->kind == PEEL_TEST_TABLE) {
        uint32_t runs = random_below(12), code = random_below(2);
        memset(accept, (int)random_below(2), c->v.limit);
        for (uint32_t i = 0; i < runs && code < c->v.limit; i++, code += 1 + random_below(c->v.limit))
            accept[code] = !accept[code];
        t->accept = accept;
    } else if (t->kind == PEEL_TEST_RANGE) {
        t->from = random_below(4) == 0 || c->n == 0 ? -INFINITY : c->plain[random_below(c->n)];
        t->to = random_below(4) == 0 || c->n == 0 ? INFINITY : c->plain[random_below(c->n)];
    } else {
        t->nnumbers = c->n ? random_below(9) : 0;
        for (uint32_t i = 0; i < t->nnumbers; i++)
            numbers[i] = c->plain[random_below(c->n)] + (random_below(3) == 0 ? 0.01 : 0);
        for (uint32_t i = 0; i < t->nnumbers; i++)
            if (isnan(numbers[i])) numbers[i] = 0;
        qsort(numbers, t->nnumbers, sizeof *numbers, compare_numbers);
        t->numbers = numbers;
    }
}

static void test_filter(const peel_work *work) {
    static uint8_t accept[TESTS][300002];
    for (uint32_t round = 0; round < 600; round++) {
        column c[TESTS];
        peel_test tests[TESTS];
        double numbers[TESTS][9];
        uint32_t n = ANY(lengths), ntests = random_below(TESTS + 1), kept, doubtful, want = 0, doubts = 0, *out;
        chosen_rows r = some_rows(n);
        peel_rows passed = {.of = r.view.list ? r.n : n};
        uint64_t *bits;
        bool same = true;
        for (uint32_t t = 0; t < TESTS; t++) {
            c[t].n = n;
            random_column(&c[t], work);
            random_test(&tests[t], &c[t], numbers[t], accept[t]);
        }
        TEST_INT(PEEL_OK, peel_filter(work, tests, ntests, &r.view, &bits, &kept, &doubtful));
        out = get(kept * sizeof *out);
        passed.bits = bits;
        passed.n = kept;
        peel_list_rows(&passed, out);
        for (uint32_t i = 0; i < r.n; i++) {
            bool pass = true, maybe = true;
            for (uint32_t t = 0; t < ntests; t++) {
                bool passes = naive_pass(&tests[t], &c[t], r.list[i]);
                pass = pass && passes;
                maybe = maybe && (passes || (tests[t].doubtful && isnan(c[t].plain[r.list[i]])));
            }
            if (pass) same = same && want < kept && out[want] == (r.view.list ? i : r.list[i]);
            want += pass;
            doubts += maybe && !pass;
        }
        TEST(same);
        TEST_INT(want, kept);
        TEST_INT(doubts, doubtful);
        peel_bits_free(work->alloc, bits, passed.of);
        for (uint32_t t = 0; t < TESTS; t++)
            free_column(&c[t], work);
        free(out);
        free_rows(&r);
    }
}

/* --- group ------------------------------------------------------------------------------ */

static bool equal_cells(const column *c, uint32_t ncolumns, uint32_t a, uint32_t b) {
    for (uint32_t i = 0; i < ncolumns; i++) {
        double x = c[i].plain[a], y = c[i].plain[b];
        if (!(x == y || (isnan(x) && isnan(y)))) return false;
    }
    return true;
}

static bool near(double a, double b) {
    return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * (1 + fabs(a));
}

/* One group's aggregates against its sorted numbers. */
static void check_group(const double *got, const double *x, uint32_t n) {
    double sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += x[i];
    TEST(near(sum, got[PEEL_SUM]));
    TEST(near(n ? sum / n : (double)NAN, got[PEEL_MEAN]));
    TEST(near(n ? x[0] : (double)NAN, got[PEEL_MIN]));
    TEST(near(n ? x[n - 1] : (double)NAN, got[PEEL_MAX]));
    TEST(near(n == 0 ? (double)NAN : n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2, got[PEEL_MEDIAN]));
}

static void test_group(const peel_work *work) {
    static const uint32_t few[] = {0, 1, 2, 33, 64, 300, 1025};
    for (uint32_t round = 0; round < 150; round++) {
        column c[3], values = {.n = 0};
        const peel_vector *vectors[3];
        peel_groups g;
        uint32_t n = ANY(few), ncolumns = random_below(4), ngroups = 0, next = 0;
        chosen_rows r = some_rows(n);
        uint32_t chosen = r.n;
        uint32_t *group = get(chosen * sizeof *group), *first = get(chosen * sizeof *first);
        uint32_t *present = get(chosen * sizeof *present + 4), *firsts = get(chosen * sizeof *firsts + 4);
        double *out[5], *x = get(chosen * sizeof *x);
        for (uint32_t i = 0; i < 3; i++) {
            c[i].n = n;
            random_column(&c[i], work);
            vectors[i] = &c[i].v;
        }
        TEST(make_column(&values, work, random_below(2) ? WHOLE : NUMBERS, n, 500, random_below(2) ? 3 : 0));
        TEST_INT(PEEL_OK, peel_group(&g, work, vectors, ncolumns, r.view));
        for (uint32_t i = 0; i < chosen; i++) {
            for (group[i] = 0; group[i] < ngroups; group[i]++)
                if (equal_cells(c, ncolumns, r.list[first[group[i]]], r.list[i])) break;
            if (group[i] == ngroups) first[ngroups++] = i;
        }
        TEST_INT(ngroups, g.ngroups);
        TEST_INT(PEEL_OK, peel_group_members(&g, work));
        for (int kind = 0; kind < 5; kind++) {
            out[kind] = get(chosen * sizeof(double));
            TEST_INT(PEEL_OK, peel_aggregate(&g, work, (peel_aggregate_kind)kind, (peel_numbers){&values.v, NULL}, out[kind], present));
        }
        for (uint32_t k = 0; k < ngroups && k < g.ngroups; k++) {
            uint32_t count = 0, has = 0;
            double got[5];
            TEST_INT(r.list[first[k]], g.firsts[k]);
            TEST_INT(next, g.starts[k]);
            for (uint32_t i = 0; i < chosen; i++) {
                if (group[i] != k) continue;
                TEST_INT(r.list[i], g.members[next++]);
                count++;
                if (!isnan(values.plain[r.list[i]])) x[has++] = values.plain[r.list[i]];
            }
            TEST_INT(count, g.counts[k]);
            TEST_INT(has, present[k]);
            qsort(x, has, sizeof *x, compare_numbers);
            for (int kind = 0; kind < 5; kind++)
                got[kind] = out[kind][k];
            check_group(got, x, has);
        }
        TEST_INT(PEEL_OK, peel_group_present(&g, work, &values.v, present, firsts));
        for (uint32_t k = 0; k < ngroups; k++) {
            uint32_t i = 0, has = 0, at = PEEL_NONE;
            for (; i < chosen; i++)
                if (group[i] == k && !isnan(values.plain[r.list[i]]) && has++ == 0) at = r.list[i];
            TEST_INT(at, firsts[k]);
            TEST_INT(has, present[k]);
        }
        peel_groups_free(&g, work->alloc);
        for (int kind = 0; kind < 5; kind++)
            free(out[kind]);
        for (uint32_t i = 0; i < 3; i++)
            free_column(&c[i], work);
        free_column(&values, work);
        free(group), free(first), free(present), free(firsts), free(x);
        free_rows(&r);
    }
}

/* A median of numbers that are bad for halving: sorted, equal, like an organ pipe. */
static void test_median_shapes(const peel_work *work) {
    enum { N = 20000 };
    for (int shape = 0; shape < 4; shape++) {
        peel_vector v;
        peel_groups g;
        double out, *x;
        uint32_t present;
        TEST(peel_vector_new(&v, work->alloc, N, 8));
        x = v.cells;
        for (uint32_t i = 0; i < N; i++)
            x[i] = shape == 0 ? i + 0.5 : shape == 1 ? 7.25 : shape == 2 ? (i < N / 2 ? i : N - i) + 0.5 : (i * 7919 % N) + 0.5;
        TEST_INT(PEEL_OK, peel_group(&g, work, NULL, 0, PEEL_ALL(N)));
        TEST_INT(1, g.ngroups);
        TEST_INT(PEEL_OK, peel_aggregate(&g, work, PEEL_MEDIAN, (peel_numbers){&v, NULL}, &out, &present));
        qsort(x, N, sizeof *x, compare_numbers);
        TEST(out == (x[N / 2 - 1] + x[N / 2]) / 2);
        peel_groups_free(&g, work->alloc);
        peel_vector_free(&v, work->alloc);
    }
}

/* --- sort --------------------------------------------------------------------------------- */

static const peel_sort_key *sort_keys;
static const column *sort_columns;
static uint32_t sort_nkeys;

static int naive_order(uint32_t a, uint32_t b) {
    for (uint32_t k = 0; k < sort_nkeys; k++) {
        double x = sort_columns[k].plain[a], y = sort_columns[k].plain[b];
        if (isnan(x) || isnan(y)) {
            if (isnan(x) != isnan(y)) return isnan(x) ? 1 : -1;
            continue;
        }
        if (sort_keys[k].rank) {
            x = sort_keys[k].rank[(uint32_t)x];
            y = sort_keys[k].rank[(uint32_t)y];
            if ((x == PEEL_UNRANKED) != (y == PEEL_UNRANKED)) return x == PEEL_UNRANKED ? 1 : -1;
        }
        if (x != y) return (x < y) != sort_keys[k].descending ? -1 : 1;
    }
    return 0;
}

static void test_sort(const peel_work *work) {
    static const uint32_t few[] = {0, 1, 2, 31, 32, 33, 300, 1025};
    for (uint32_t round = 0; round < 300; round++) {
        column c[3];
        peel_sort_key keys[3];
        uint32_t n = ANY(few), nkeys = random_below(4);
        chosen_rows r = some_rows(n);
        uint32_t chosen = r.n;
        uint32_t limit = random_below(2) ? random_below(chosen + 2) : random_below(chosen / 16 + 1), got = limit < chosen ? limit : chosen;
        uint32_t *want = get(chosen * sizeof *want), *out = get(chosen * sizeof *out);
        for (uint32_t i = 0; i < 3; i++) {
            c[i].n = n;
            TEST(make_column(&c[i], work, (column_kind)random_below(KINDS), n, i == 2 ? 300000 : 1 + random_below(9), random_below(2) * 4));
            keys[i] = (peel_sort_key){.vector = &c[i].v, .descending = random_below(2)};
            if (!peel_vector_is_number(&c[i].v)) {
                keys[i].rank = c[i].rank;
                if (random_below(2)) c[i].rank[1] = PEEL_UNRANKED;
            }
        }
        sort_keys = keys;
        sort_columns = c;
        sort_nkeys = nkeys;
        for (uint32_t i = 0; i < chosen; i++) { /* insertion is stable */
            uint32_t row = r.list[i], at = i;
            for (; at > 0 && naive_order(want[at - 1], row) > 0; at--)
                want[at] = want[at - 1];
            want[at] = row;
        }
        TEST_INT(PEEL_OK, peel_sort(work, keys, nkeys, &r.view, limit, out));
        TEST(memcmp(want, out, got * sizeof *out) == 0);
        for (uint32_t i = 0; i < 3; i++)
            free_column(&c[i], work);
        free(want), free(out);
        free_rows(&r);
    }
}

/* --- words ---------------------------------------------------------------------------------- */

static bool naive_glob(const char *p, const char *s) {
    if (*p == '\0') return *s == '\0';
    if (*p == '*') return naive_glob(p + 1, s) || (*s && naive_glob(p, s + 1));
    return *s && (*p == '?' || *p == *s) && naive_glob(p + 1, s + 1);
}

static void test_words(const peel_work *work) {
    static const char *const words[] = {"b", "Ab", "aB", "a b", "", "A", "\xe2\x80\x9cq\xe2\x80\x9d", "\"q\"", "a\xe2\x80\x93z", "a-b"};
    enum { N = sizeof words / sizeof *words };
    static const uint32_t order[N] = {4, 7, 6, 5, 3, 9, 8, 1, 2, 0};
    peel_string strings[N];
    uint32_t rank[N];
    for (uint32_t i = 0; i < N; i++)
        strings[i] = (peel_string){words[i], strlen(words[i])};
    TEST_INT(PEEL_OK, peel_rank_strings(work, strings, N, rank));
    for (uint32_t i = 0; i < N; i++)
        TEST_INT(i + 1, rank[order[i]]);
    for (uint32_t round = 0; round < 20000; round++) {
        char p[8], s[12];
        uint32_t np = random_below(8), ns = random_below(12);
        for (uint32_t i = 0; i < np; i++)
            p[i] = "ab*?"[random_below(4)];
        for (uint32_t i = 0; i < ns; i++)
            s[i] = "ab"[random_below(2)];
        p[np] = '\0';
        s[ns] = '\0';
        if (peel_glob(p, np, s, ns) != naive_glob(p, s)) {
            TEST_STR(p, s);
            break;
        }
    }
    TEST(peel_glob("?*", 2, "\xc3\xa9", 2) && peel_glob("?", 1, "\xe2\x82\xac", 3));
    TEST(!peel_glob("??", 2, "\xc3\xa9", 2) && !peel_glob("*??", 3, "\xc3\xa9", 2));
}

/* --- interruption and memory ------------------------------------------------------------------ */

/* Everything once; the first status that is not PEEL_OK. */
static peel_status all_of_it(const peel_work *work) {
    enum { N = 3000 };
    static const peel_string strings[] = {{"b", 1}, {"a", 1}};
    static const double wanted[] = {1, 2, 3};
    static uint32_t out[N], present[N], rank[2];
    static double sums[N];
    column a, b, c;
    uint64_t *bits = NULL;
    uint32_t kept, doubtful;
    peel_groups g = {.ngroups = 0};
    peel_rows all = PEEL_ALL(N);
    peel_status st;
    bool made = make_column(&a, work, CODES, N, 70, 3);
    made = make_column(&b, work, WHOLE, N, 300, 3) && made;
    made = make_column(&c, work, NUMBERS, N, 3000, 3) && made;
    st = made ? PEEL_OK : PEEL_NOMEM;
    if (st == PEEL_OK) {
        peel_test tests[2] = {{.vector = &b.v, .kind = PEEL_TEST_IN, .numbers = wanted, .nnumbers = 3, .doubtful = true},
                              {.vector = &c.v, .kind = PEEL_TEST_PRESENT}};
        st = peel_filter(work, tests, 2, &all, &bits, &kept, &doubtful);
        peel_bits_free(work->alloc, bits, N);
    }
    if (st == PEEL_OK) {
        const peel_vector *vectors[3] = {&a.v, &b.v, &c.v};
        st = peel_group(&g, work, vectors, 3, all);
        if (st == PEEL_OK) st = peel_group_members(&g, work);
        for (int kind = 0; kind < 5 && st == PEEL_OK; kind++)
            st = peel_aggregate(&g, work, (peel_aggregate_kind)kind, (peel_numbers){&c.v, NULL}, sums, present);
        if (st == PEEL_OK) st = peel_group_present(&g, work, &a.v, present, out);
        peel_groups_free(&g, work->alloc);
    }
    if (st == PEEL_OK) {
        peel_sort_key keys[2] = {{.vector = &c.v}, {.vector = &b.v}};
        st = peel_sort(work, keys, 2, &all, N, out);
        if (st == PEEL_OK) st = peel_sort(work, keys, 2, &all, 10, out);
    }
    if (st == PEEL_OK) st = peel_rank_strings(work, strings, 2, rank);
    free_column(&a, work);
    free_column(&b, work);
    free_column(&c, work);
    return st;
}

static peel_status try_it(const void *unused, failing_allocator *a) {
    peel_work work = {failing_alloc(a), NULL};
    (void)unused;
    return all_of_it(&work);
}

static void test_nomem(void) {
    failing_each(try_it, NULL, 30, 1000);
}

static void test_interrupt(void) {
    static volatile sig_atomic_t flag = 1;
    static uint32_t out[100];
    failing_allocator a = FAILING_NEVER;
    peel_work calm = {failing_alloc(&a), NULL}, work = {failing_alloc(&a), &flag};
    column c;
    uint64_t *bits;
    uint32_t kept, doubtful;
    peel_groups g;
    double sum;
    peel_rows all = PEEL_ALL(100);
    TEST(make_column(&c, &calm, NUMBERS, 100, 50, 0));
    const peel_vector *vectors[1] = {&c.v};
    peel_test test = {.vector = &c.v, .kind = PEEL_TEST_PRESENT};
    peel_sort_key key = {.vector = &c.v};
    TEST_INT(PEEL_INTERRUPTED, peel_filter(&work, &test, 1, &all, &bits, &kept, &doubtful));
    TEST_INT(PEEL_INTERRUPTED, peel_group(&g, &work, vectors, 1, all));
    TEST_INT(PEEL_OK, peel_group(&g, &calm, NULL, 0, all));
    for (int kind = 0; kind < 5; kind++)
        TEST_INT(PEEL_INTERRUPTED, peel_aggregate(&g, &work, (peel_aggregate_kind)kind, (peel_numbers){&c.v, NULL}, &sum, out));
    TEST_INT(PEEL_INTERRUPTED, peel_group_members(&g, &work));
    TEST_INT(PEEL_INTERRUPTED, peel_group_present(&g, &work, &c.v, out, NULL));
    TEST_INT(PEEL_INTERRUPTED, peel_sort(&work, &key, 1, &all, 100, out));
    TEST_INT(PEEL_INTERRUPTED, peel_sort(&work, &key, 1, &all, 2, out));
    flag = 0;
    TEST_INT(PEEL_OK, peel_sort(&work, &key, 1, &all, 2, out));
    peel_groups_free(&g, calm.alloc);
    free_column(&c, &calm);
    TEST_INT(0, a.live);
}

int main(void) {
    failing_allocator a = FAILING_NEVER;
    peel_work work = {failing_alloc(&a), NULL};
    test_vectors(&work);
    test_narrow(&work);
    test_dense(&work);
    test_filter(&work);
    test_group(&work);
    test_median_shapes(&work);
    test_sort(&work);
    test_words(&work);
    TEST_INT(0, a.live);
    TEST_INT(0, a.mismatch);
    test_nomem();
    test_interrupt();
    TEST_END;
}
