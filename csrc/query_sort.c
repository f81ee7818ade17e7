/* query_sort.c -- rows in order; see query.h.
**
** A row's place in the order of one column is a whole number, its key: least first, absent greatest. A full sort goes from the
** last column to the first by the digits of the keys, which keeps equal rows in their order. A few first rows are kept in a heap.
*/
#include "query.h"

#include <math.h>

static uint64_t number_key(double x, bool descending) {
    uint64_t bits;
    if (isnan(x)) return UINT64_MAX;
    if (x == 0) x = 0; /* one zero */
    memcpy(&bits, &x, sizeof bits);
    bits = bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
    return descending ? ~bits : bits;
}

static uint64_t code_key(const peel_sort_key *k, uint32_t code) {
    uint32_t rank = k->rank ? k->rank[code] : code;
    if (code == 0) return UINT64_MAX;
    if (k->rank && rank == PEEL_UNRANKED) return PEEL_UNRANKED;
    return k->descending ? UINT32_MAX - 1 - rank : rank;
}

static uint64_t key_of(const peel_sort_key *k, uint32_t row) {
    return k->vector->width == 8 ? number_key(((const double *)k->vector->cells)[row], k->descending)
                                 : code_key(k, peel_vector_code(k->vector, row));
}

/* --- full sort ------------------------------------------------------------------- */

typedef struct {
    uint64_t key;
    uint32_t row;
} keyed;

/* One stable pass over a digit of 11 bits. */
static void pass(const keyed *from, keyed *to, uint32_t n, int shift) {
    uint32_t starts[2048] = {0}, at = 0;
    for (uint32_t i = 0; i < n; i++)
        starts[from[i].key >> shift & 2047]++;
    for (uint32_t d = 0; d < 2048; d++) {
        uint32_t count = starts[d];
        starts[d] = at;
        at += count;
    }
    for (uint32_t i = 0; i < n; i++)
        to[starts[from[i].key >> shift & 2047]++] = from[i];
}

static void insertion(keyed *v, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        keyed x = v[i];
        uint32_t at = i;
        for (; at > 0 && v[at - 1].key > x.key; at--)
            v[at] = v[at - 1];
        v[at] = x;
    }
}

/* Order by the keys that are filled in; *v and *w change places as it goes. */
static peel_status by_digits(keyed **v, keyed **w, uint32_t n, const peel_work *work) {
    uint64_t differ = 0;
    if (n <= 32) {
        insertion(*v, n);
        return PEEL_OK;
    }
    for (uint32_t i = 1; i < n; i++)
        differ |= (*v)[i].key ^ (*v)[0].key;
    for (int shift = 0; shift < 64; shift += 11) {
        keyed *other = *w;
        if ((differ >> shift & 2047) == 0) continue;
        if (peel_interrupted(work)) return PEEL_INTERRUPTED;
        pass(*v, other, n, shift);
        *w = *v;
        *v = other;
    }
    return PEEL_OK;
}

static peel_status sort_all(const peel_work *work, const peel_sort_key *keys, uint32_t nkeys, const peel_rows *rows, uint32_t limit,
                            uint32_t *out) {
    uint32_t n = rows->n;
    peel_cursor c;
    peel_alloc alloc = work->alloc;
    size_t size = (n ? n : 1) * sizeof(keyed);
    keyed *block = alloc.fn(alloc.ud, NULL, 0, 2 * size), *v = block, *w = block + (n ? n : 1);
    peel_status st = PEEL_OK;
    if (block == NULL) return PEEL_NOMEM;
    for (peel_start(&c, rows); peel_next(&c);)
        for (uint32_t i = 0; i < c.n; i++)
            v[c.place + i].row = peel_at(&c, i);
    for (uint32_t k = nkeys; k-- > 0 && st == PEEL_OK;) {
        for (uint32_t i = 0; i < n; i++)
            v[i].key = key_of(&keys[k], v[i].row);
        st = by_digits(&v, &w, n, work);
    }
    for (uint32_t i = 0; i < limit && st == PEEL_OK; i++)
        out[i] = v[i].row;
    alloc.fn(alloc.ud, block, 2 * size, 0);
    return st;
}

/* --- the first few ------------------------------------------------------------------ */

typedef struct {
    uint64_t key; /* of the first column */
    uint32_t row, place;
} entry;

/* Does a come after b? */
static bool after(const peel_sort_key *keys, uint32_t nkeys, const entry *a, const entry *b) {
    if (a->key != b->key) return a->key > b->key;
    for (uint32_t k = 1; k < nkeys; k++) {
        uint64_t x = key_of(&keys[k], a->row), y = key_of(&keys[k], b->row);
        if (x != y) return x > y;
    }
    return a->place > b->place;
}

static void sift(const peel_sort_key *keys, uint32_t nkeys, entry *heap, uint32_t at, uint32_t n) {
    for (;;) {
        uint32_t child = 2 * at + 1;
        entry x;
        if (child >= n) return;
        if (child + 1 < n && after(keys, nkeys, &heap[child + 1], &heap[child])) child++;
        if (!after(keys, nkeys, &heap[child], &heap[at])) return;
        x = heap[at];
        heap[at] = heap[child];
        heap[child] = x;
        at = child;
    }
}

/* The first entries so far: the last of them stands at the top of the heap. */
typedef struct {
    const peel_sort_key *keys;
    uint32_t nkeys, n, limit;
    entry *heap;
} few;

static void offer(few *f, uint32_t row, uint32_t place) {
    entry e = {.key = key_of(&f->keys[0], row), .row = row, .place = place};
    if (f->n < f->limit) {
        f->heap[f->n++] = e;
        if (f->n == f->limit)
            for (uint32_t at = f->n / 2; at-- > 0;)
                sift(f->keys, f->nkeys, f->heap, at, f->n);
    } else if (after(f->keys, f->nkeys, &f->heap[0], &e)) {
        f->heap[0] = e;
        sift(f->keys, f->nkeys, f->heap, 0, f->n);
    }
}

/* Numbers of the rows first .. first + 63 whose bits are set in `word`. Where the heap is full and its last is not absent, all but
** those that are not after the last are passed over at once. */
static void offer_word(few *f, uint64_t word, uint32_t first) {
    const double *cells = f->keys[0].vector->cells;
    if (f->n == f->limit && f->heap[0].key != UINT64_MAX) {
        double last = cells[f->heap[0].row];
        word &= f->keys[0].descending ? peel_between(cells + first, last, INFINITY) : peel_between(cells + first, -INFINITY, last);
    }
    for (; word; word &= word - 1) {
        uint32_t row = first + (uint32_t)__builtin_ctzll(word);
        offer(f, row, row);
    }
}

/* All rows in turn or by bits, the first column of numbers. */
static peel_status offer_numbers(few *f, const peel_work *work, const peel_rows *rows) {
    uint32_t of = rows->bits ? rows->of : rows->n;
    for (uint32_t first = 0; first < of; first += 64) {
        uint64_t all = of - first < 64 ? ((uint64_t)1 << (of - first)) - 1 : UINT64_MAX;
        if (first % PEEL_POLL == 0 && peel_interrupted(work)) return PEEL_INTERRUPTED;
        offer_word(f, rows->bits ? rows->bits[first / 64] : all, first);
    }
    return PEEL_OK;
}

static peel_status offer_all(few *f, const peel_work *work, const peel_rows *rows) {
    peel_cursor c;
    if (rows->list == NULL && f->keys[0].vector->width == 8) return offer_numbers(f, work, rows);
    for (peel_start(&c, rows); peel_next(&c);) {
        if (peel_interrupted(work)) return PEEL_INTERRUPTED;
        for (uint32_t i = 0; i < c.n; i++)
            offer(f, peel_at(&c, i), c.place + i);
    }
    return PEEL_OK;
}

static peel_status sort_few(const peel_work *work, const peel_sort_key *keys, uint32_t nkeys, const peel_rows *rows, uint32_t limit,
                            uint32_t *out) {
    peel_alloc alloc = work->alloc;
    few f = {keys, nkeys, 0, limit, alloc.fn(alloc.ud, NULL, 0, limit * sizeof *f.heap)};
    peel_status st;
    if (f.heap == NULL) return PEEL_NOMEM;
    st = offer_all(&f, work, rows);
    for (uint32_t left = f.n; left > 0; left--) {
        out[left - 1] = f.heap[0].row;
        f.heap[0] = f.heap[left - 1];
        sift(keys, nkeys, f.heap, 0, left - 1);
    }
    alloc.fn(alloc.ud, f.heap, limit * sizeof *f.heap, 0);
    return st;
}

peel_status peel_sort(const peel_work *work, const peel_sort_key *keys, uint32_t nkeys, const peel_rows *rows, uint32_t limit,
                      uint32_t *out) {
    if (limit > rows->n) limit = rows->n;
    if (limit == 0) return PEEL_OK;
    return (nkeys > 0 && limit < rows->n / 16 ? sort_few : sort_all)(work, keys, nkeys, rows, limit, out);
}
