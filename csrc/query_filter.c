/* query_filter.c -- which rows pass; see query.h. */
#include "query.h"

#include <math.h>
#if defined __SSE2__
#include <emmintrin.h>
#endif

#define MAX_RUNS 4u /* codes that pass are tested as so many runs, or else looked up */

/* A test made ready: of codes, the runs that pass or a table; of numbers, what it says. */
typedef struct {
    const peel_test *test;
    uint8_t *table; /* codes, made here, to be given back; NULL: test->accept or none */
    const uint8_t *accept;
    uint32_t nruns, first[MAX_RUNS], last[MAX_RUNS];
} ready_test;

static bool among(const double *numbers, uint32_t n, double x) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (numbers[middle] < x) low = middle + 1;
        else high = middle;
    }
    return low < n && numbers[low] == x;
}

static bool number_passes(const peel_test *t, double x) {
    switch (t->kind) {
    case PEEL_TEST_RANGE: return x >= t->from && x <= t->to;
    case PEEL_TEST_IN: return among(t->numbers, t->nnumbers, x);
    case PEEL_TEST_NOT_IN: return !among(t->numbers, t->nnumbers, x);
    case PEEL_TEST_MISSING: return isnan(x);
    default: return !isnan(x);
    }
}

/* The runs of codes that pass; false when there are more than MAX_RUNS. */
static bool find_runs(ready_test *r, const uint8_t *accept, uint32_t limit) {
    r->nruns = 0;
    for (uint32_t code = 0; code < limit; code++) {
        if (!accept[code]) continue;
        if (r->nruns > 0 && r->last[r->nruns - 1] + 1 == code) {
            r->last[r->nruns - 1] = code;
        } else {
            if (r->nruns == MAX_RUNS) return false;
            r->first[r->nruns] = r->last[r->nruns] = code;
            r->nruns++;
        }
    }
    return true;
}

static peel_status make_ready(ready_test *r, const peel_test *t, peel_alloc alloc) {
    const peel_vector *v = t->vector;
    *r = (ready_test){.test = t};
    if (v->width == 8) return PEEL_OK;
    if (t->kind == PEEL_TEST_MISSING || t->kind == PEEL_TEST_PRESENT) {
        r->first[0] = t->kind == PEEL_TEST_MISSING ? 0 : 1;
        r->last[0] = t->kind == PEEL_TEST_MISSING ? 0 : UINT32_MAX;
        r->nruns = 1;
        return PEEL_OK;
    }
    r->accept = t->accept;
    if (t->kind != PEEL_TEST_TABLE) {
        r->table = alloc.fn(alloc.ud, NULL, 0, v->limit);
        if (r->table == NULL) return PEEL_NOMEM;
        r->table[0] = t->kind == PEEL_TEST_NOT_IN;
        for (uint32_t code = 1; code < v->limit; code++)
            r->table[code] = number_passes(t, v->base + code);
        r->accept = r->table;
    }
    if (find_runs(r, r->accept, v->limit)) r->accept = NULL;
    return PEEL_OK;
}

/* One byte a row, 1 where the row passes; n is a multiple of PEEL_STEP. */
#define CODES_PASS(type, name)                                                                                                             \
    static void name##_run(const type *restrict cells, type first, type length, uint8_t *restrict out) {                                   \
        for (uint32_t i = 0; i < PEEL_STEP; i++)                                                                                           \
            out[i] |= (type)(cells[i] - first) <= length;                                                                                  \
    }                                                                                                                                      \
    static void name##_keep(const type *restrict cells, type first, type length, uint8_t *restrict out) {                                  \
        for (uint32_t i = 0; i < PEEL_STEP; i++)                                                                                           \
            out[i] = (type)(cells[i] - first) <= length ? out[i] : 0;                                                                      \
    }                                                                                                                                      \
    static void name(const ready_test *r, const type *cells, uint32_t n, uint8_t *out) {                                                   \
        if (r->accept) {                                                                                                                   \
            for (uint32_t i = 0; i < n; i++)                                                                                               \
                out[i] = r->accept[cells[i]];                                                                                              \
            return;                                                                                                                        \
        }                                                                                                                                  \
        memset(out, 0, n);                                                                                                                 \
        for (uint32_t k = 0; k < r->nruns; k++)                                                                                            \
            for (uint32_t at = 0; at < n; at += PEEL_STEP)                                                                                 \
                name##_run(cells + at, (type)r->first[k], (type)(r->last[k] - r->first[k]), out + at);                                     \
    }
CODES_PASS(uint8_t, pass8)
CODES_PASS(uint16_t, pass16)
CODES_PASS(uint32_t, pass32)

#if defined __SSE2__
/* Of two numbers each, all ones where they lie between the bounds; of four, as 32 bits each. */
static __m128i four_between(const double *cells, __m128d from, __m128d to) {
    __m128d a = _mm_loadu_pd(cells), b = _mm_loadu_pd(cells + 2);
    a = _mm_and_pd(_mm_cmpge_pd(a, from), _mm_cmple_pd(a, to));
    b = _mm_and_pd(_mm_cmpge_pd(b, from), _mm_cmple_pd(b, to));
    return _mm_castps_si128(_mm_shuffle_ps(_mm_castpd_ps(a), _mm_castpd_ps(b), 0x88));
}
#endif

/* out[] becomes 1 where from <= number <= to. */
static void numbers_run(const double *restrict cells, double from, double to, uint8_t *restrict out) {
#if defined __SSE2__
    const __m128d low = _mm_set1_pd(from), high = _mm_set1_pd(to);
    for (uint32_t i = 0; i < PEEL_STEP; i += 16) {
        __m128i a = _mm_packs_epi32(four_between(cells + i, low, high), four_between(cells + i + 4, low, high));
        __m128i b = _mm_packs_epi32(four_between(cells + i + 8, low, high), four_between(cells + i + 12, low, high));
        __m128i was = _mm_loadu_si128((const __m128i *)(const void *)(out + i));
        __m128i now = _mm_and_si128(_mm_packs_epi16(a, b), _mm_set1_epi8(1));
        _mm_storeu_si128((__m128i *)(void *)(out + i), _mm_or_si128(was, now));
    }
#else
    for (uint32_t i = 0; i < PEEL_STEP; i++)
        out[i] |= (cells[i] >= from) & (cells[i] <= to);
#endif
}

static void numbers_pass(const peel_test *t, const double *cells, uint32_t n, uint8_t *out) {
    bool missing = t->kind == PEEL_TEST_MISSING, present = missing || t->kind == PEEL_TEST_PRESENT;
    bool few = t->kind == PEEL_TEST_IN && t->nnumbers <= MAX_RUNS;
    if (t->kind != PEEL_TEST_RANGE && !few && !present) {
        for (uint32_t i = 0; i < n; i++)
            out[i] = number_passes(t, cells[i]);
        return;
    }
    memset(out, 0, n);
    for (uint32_t at = 0; at < n; at += PEEL_STEP) {
        if (present) numbers_run(cells + at, -INFINITY, INFINITY, out + at);
        else if (!few) numbers_run(cells + at, t->from, t->to, out + at);
        for (uint32_t k = 0; k < t->nnumbers && few; k++)
            numbers_run(cells + at, t->numbers[k], t->numbers[k], out + at);
    }
    for (uint32_t i = 0; i < n && missing; i++)
        out[i] ^= 1;
}

/* Cells of the block: its own, or gathered into `near`, with zeros up to the next step. */
#define GATHER(type)                                                                                                                       \
    do {                                                                                                                                   \
        type *out = near;                                                                                                                  \
        for (uint32_t i = 0; i < n; i++)                                                                                                   \
            out[i] = ((const type *)v->cells)[rows[from + i]];                                                                             \
        memset(out + n, 0, (PEEL_BLOCK - n) % PEEL_STEP * sizeof *out);                                                                    \
    } while (0)

static const void *block_cells(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, void *near) {
    if (rows == NULL) return (const char *)v->cells + (size_t)from * v->width;
    switch (v->width) {
    case 1: GATHER(uint8_t); break;
    case 2: GATHER(uint16_t); break;
    case 4: GATHER(uint32_t); break;
    default: GATHER(double);
    }
    return near;
}

static void block_pass(const ready_test *r, const void *cells, uint32_t n, uint8_t *out) {
    switch (r->test->vector->width) {
    case 1: pass8(r, cells, n, out); break;
    case 2: pass16(r, cells, n, out); break;
    case 4: pass32(r, cells, n, out); break;
    default: numbers_pass(r->test, cells, n, out);
    }
}

/* The commonest test, one run of codes: out[] stays 1 where it passes. False, and nothing done, for any other. */
static bool block_keep(const ready_test *r, const void *cells, uint32_t n, uint8_t *out) {
    uint32_t first = r->first[0], length = r->last[0] - first;
    if (r->test->vector->width == 8 || r->accept || r->nruns != 1) return false;
    for (uint32_t at = 0; at < n; at += PEEL_STEP)
        switch (r->test->vector->width) {
        case 1: pass8_keep((const uint8_t *)cells + at, (uint8_t)first, (uint8_t)length, out + at); break;
        case 2: pass16_keep((const uint16_t *)cells + at, (uint16_t)first, (uint16_t)length, out + at); break;
        default: pass32_keep((const uint32_t *)cells + at, first, length, out + at);
        }
    return true;
}

static void block_absent(const peel_vector *v, const void *cells, uint32_t n, uint8_t *out) {
    static const peel_test missing = {.kind = PEEL_TEST_MISSING};
    ready_test r = {.test = &missing, .nruns = 1};
    switch (v->width) {
    case 1: pass8(&r, cells, n, out); break;
    case 2: pass16(&r, cells, n, out); break;
    case 4: pass32(&r, cells, n, out); break;
    default: numbers_pass(&missing, cells, n, out);
    }
}

/* 64 bytes of 0 or 1 to a word. */
static uint64_t pack(const uint8_t *bytes) {
    uint64_t word = 0;
#if defined __SSE2__
    for (uint32_t i = 0; i < 4; i++) {
        __m128i sixteen = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
        word |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(sixteen, 7)) << 16 * i;
    }
#else
    for (uint32_t i = 0; i < 64; i++)
        word |= (uint64_t)bytes[i] << i;
#endif
    return word;
}

uint64_t peel_between(const double *cells, double from, double to) {
    uint8_t bytes[PEEL_STEP] = {0};
    numbers_run(cells, from, to, bytes);
    return pack(bytes);
}

typedef struct {
    uint64_t cells[PEEL_BLOCK]; /* room for the widest */
    uint8_t pass[PEEL_BLOCK], maybe[PEEL_BLOCK], one[PEEL_BLOCK], gone[PEEL_BLOCK];
} block;

static void both(uint8_t *restrict out, const uint8_t *restrict with) {
    for (uint32_t i = 0; i < PEEL_BLOCK; i++)
        out[i] &= with[i];
}

static void either(uint8_t *restrict out, const uint8_t *restrict with) {
    for (uint32_t i = 0; i < PEEL_BLOCK; i++)
        out[i] |= with[i];
}

/* One block's tests: pass[], and where `doubts`, maybe[]: what passes if absent cells pass the doubtful tests. */
static void test_block(const ready_test *ready, uint32_t ntests, const uint32_t *rows, uint32_t from, uint32_t n, bool doubts, block *b) {
    uint32_t steps = (n + PEEL_STEP - 1) / PEEL_STEP * PEEL_STEP;
    memset(b->pass, 1, PEEL_BLOCK);
    memset(b->one + steps, 0, PEEL_BLOCK - steps);
    if (doubts) {
        memset(b->maybe, 1, PEEL_BLOCK);
        memset(b->gone + steps, 0, PEEL_BLOCK - steps);
    }
    for (uint32_t t = 0; t < ntests; t++) {
        const peel_vector *v = ready[t].test->vector;
        const void *cells = block_cells(v, rows, from, n, b->cells);
        if (!doubts && block_keep(&ready[t], cells, steps, b->pass)) continue;
        block_pass(&ready[t], cells, steps, b->one);
        both(b->pass, b->one);
        if (!doubts) continue;
        if (ready[t].test->doubtful && v->absent > 0) {
            block_absent(v, cells, steps, b->gone);
            either(b->one, b->gone);
        }
        both(b->maybe, b->one);
    }
    memset(b->pass + n, 0, PEEL_BLOCK - n);
    if (doubts) memset(b->maybe + n, 0, PEEL_BLOCK - n);
}

static uint32_t ones(uint64_t x) {
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (uint32_t)(x * 0x0101010101010101u >> 56);
}

static size_t words_of(uint32_t n) {
    return n ? ((size_t)n + 63) / 64 : 1;
}

void peel_bits_free(peel_alloc alloc, uint64_t *bits, uint32_t n) {
    if (bits) alloc.fn(alloc.ud, bits, words_of(n) * sizeof *bits, 0);
}

peel_status peel_filter(const peel_work *work, const peel_test *tests, uint32_t ntests, const peel_rows *rows, uint64_t **bits,
                        uint32_t *kept, uint32_t *doubtful) {
    peel_alloc alloc = work->alloc;
    peel_status st = PEEL_OK;
    bool doubts = false;
    uint32_t n = rows->bits ? rows->of : rows->n, made = 0;
    ready_test *ready = alloc.fn(alloc.ud, NULL, 0, (ntests ? ntests : 1) * sizeof *ready);
    uint64_t *words = alloc.fn(alloc.ud, NULL, 0, words_of(n) * sizeof *words);
    *kept = *doubtful = 0;
    *bits = NULL;
    if (ready == NULL || words == NULL) st = PEEL_NOMEM;
    for (; made < ntests && st == PEEL_OK; made++) {
        st = make_ready(&ready[made], &tests[made], alloc);
        doubts = doubts || (tests[made].doubtful && tests[made].vector->absent > 0);
    }
    for (uint32_t from = 0; from < n && st == PEEL_OK; from += PEEL_BLOCK) {
        block b;
        uint32_t m = n - from < PEEL_BLOCK ? n - from : PEEL_BLOCK;
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
        test_block(ready, ntests, rows->list, from, m, doubts, &b);
        for (uint32_t i = 0; i < m; i += 64) {
            uint32_t w = (from + i) / 64;
            uint64_t among = rows->bits ? rows->bits[w] : UINT64_MAX, word = pack(b.pass + i) & among;
            words[w] = word;
            *kept += ones(word);
            if (doubts) *doubtful += ones(pack(b.maybe + i) & among & ~word);
        }
    }
    for (uint32_t i = 0; i < made; i++)
        if (ready[i].table) alloc.fn(alloc.ud, ready[i].table, tests[i].vector->limit, 0);
    if (ready) alloc.fn(alloc.ud, ready, (ntests ? ntests : 1) * sizeof *ready, 0);
    if (st == PEEL_OK) *bits = words;
    else peel_bits_free(alloc, words, n);
    return st;
}
