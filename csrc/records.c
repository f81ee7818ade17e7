/* records.c -- see records.h. */
#include "records.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- layouts ---------------------------------------------------------------- */

uint32_t peel_column_width(peel_column_type type) {
    return type == PEEL_COL_NUMBER ? 8 : type == PEEL_COL_BOOLEAN ? 1 : 4;
}

/* Wide columns first, so that every column is aligned, whatever `cap` is. */
void peel_layout_finish(peel_layout *layout) {
    static const uint32_t widths[] = {8, 4, 1};
    uint32_t at = 0;
    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
        for (uint32_t c = 0; c < layout->ncolumns; c++)
            if (peel_column_width((peel_column_type)layout->columns[c].type) == widths[w]) {
                layout->columns[c].offset = at;
                at += widths[w];
            }
    layout->row_bytes = at ? at : 1; /* a block is never empty */
}

/* --- store and sets ----------------------------------------------------------- */

bool peel_store_init(peel_store *st, peel_alloc alloc, const peel_layout *layouts, uint32_t n) {
    memset(st, 0, sizeof *st);
    st->alloc = alloc;
    st->layouts = layouts;
    st->sets = alloc.fn(alloc.ud, NULL, 0, (n ? n : 1) * sizeof *st->sets);
    if (st->sets == NULL) return false;
    memset(st->sets, 0, (n ? n : 1) * sizeof *st->sets);
    st->nsets = n;
    return true;
}

static size_t block_bytes(const peel_store *st, uint32_t set) {
    return (size_t)st->sets[set].cap * st->layouts[set].row_bytes;
}

static void free_block(peel_store *st, uint32_t set) {
    peel_set *s = &st->sets[set];
    if (s->block) st->alloc.fn(st->alloc.ud, s->block, block_bytes(st, set), 0);
    s->block = NULL;
    s->cap = 0;
}

void peel_store_free(peel_store *st) {
    if (st->sets == NULL) return;
    for (uint32_t i = 0; i < st->nsets; i++) {
        free_block(st, i);
        peel_vec_free(st->alloc, &st->sets[i].order);
    }
    peel_vec_free(st->alloc, &st->heap);
    st->alloc.fn(st->alloc.ud, st->sets, (st->nsets ? st->nsets : 1) * sizeof *st->sets, 0);
    st->sets = NULL;
    st->nsets = 0;
}

size_t peel_store_bytes(const peel_store *st) {
    size_t bytes = peel_vec_bytes(&st->heap) + st->nsets * sizeof *st->sets;
    for (uint32_t i = 0; i < st->nsets; i++)
        bytes += block_bytes(st, i) + peel_vec_bytes(&st->sets[i].order);
    return bytes;
}

/* Move a set's rows to a block with room for `cap` rows, at least n. */
static bool resize(peel_store *st, uint32_t set, uint32_t cap) {
    peel_set *s = &st->sets[set];
    const peel_layout *layout = &st->layouts[set];
    unsigned char *block;
    if (cap == 0) {
        free_block(st, set);
        return true;
    }
    if (cap > SIZE_MAX / layout->row_bytes) return false;
    block = st->alloc.fn(st->alloc.ud, NULL, 0, (size_t)cap * layout->row_bytes);
    if (block == NULL) return false;
    if (s->n > 0)
        for (uint32_t c = 0; c < layout->ncolumns; c++) {
            uint32_t width = peel_column_width((peel_column_type)layout->columns[c].type);
            size_t offset = layout->columns[c].offset;
            memcpy(block + cap * offset, s->block + s->cap * offset, (size_t)s->n * width);
        }
    free_block(st, set);
    s->block = block;
    s->cap = cap;
    return true;
}

bool peel_set_begin(peel_store *st, uint32_t set) {
    peel_set *s = &st->sets[set];
    if (s->n == s->cap) {
        if (s->n > 0x3ffffff0u || !resize(st, set, (s->n + s->n / 2 + 8) & ~7u)) return false;
    }
    if (s->ordered && !peel_vec_reserve(st->alloc, &s->order, (uint64_t)s->order.n + 1)) return false;
    for (uint32_t c = 0; c < st->layouts[set].ncolumns; c++)
        peel_put_absent(st, set, c, s->n);
    return true;
}

void peel_set_commit(peel_store *st, uint32_t set) {
    peel_set *s = &st->sets[set];
    if (s->ordered) s->order.v[s->order.n++] = s->n;
    s->n++;
}

uint32_t peel_set_count(const peel_store *st, uint32_t set) {
    const peel_set *s = &st->sets[set];
    return s->ordered ? s->order.n : s->n;
}

uint32_t peel_set_row(const peel_store *st, uint32_t set, uint32_t i) {
    const peel_set *s = &st->sets[set];
    return s->ordered ? s->order.v[i] : i;
}

/* --- order -------------------------------------------------------------------- */

static int compare_keys(const void *a, const void *b) {
    uint64_t x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return x < y ? -1 : x > y;
}

/* Number the rows of each first byte; `keys` is sorted. */
static void number_rows(peel_store *st, uint32_t set, const uint64_t *keys) {
    uint32_t n = st->sets[set].n, nth = 0;
    for (uint32_t i = 0; i < n; i++) {
        nth = i > 0 && keys[i] >> 32 == keys[i - 1] >> 32 ? nth + 1 : 1;
        peel_put(st, set, st->layouts[set].id, (uint32_t)keys[i], nth);
    }
}

/* Order a set by the first byte of its rows. */
static bool sort_rows(peel_store *st, uint32_t set) {
    peel_set *s = &st->sets[set];
    uint64_t *keys, last = 0;
    bool sorted = true;
    if (st->layouts[set].spans == PEEL_NONE || s->n == 0) return true;
    keys = st->alloc.fn(st->alloc.ud, NULL, 0, s->n * sizeof *keys);
    if (keys == NULL) return false;
    for (uint32_t row = 0; row < s->n; row++) {
        uint32_t first = peel_row_first(st, set, row);
        keys[row] = (uint64_t)(first ? first : UINT32_MAX) << 32 | row;
        sorted = sorted && keys[row] >= last;
        last = keys[row];
    }
    if (sorted) {
        peel_vec_free(st->alloc, &s->order);
        s->ordered = false;
    } else if (!peel_vec_reserve(st->alloc, &s->order, s->n)) {
        st->alloc.fn(st->alloc.ud, keys, s->n * sizeof *keys, 0);
        return false;
    } else {
        qsort(keys, s->n, sizeof *keys, compare_keys);
        for (uint32_t i = 0; i < s->n; i++)
            s->order.v[i] = (uint32_t)keys[i];
        s->order.n = s->n;
        s->ordered = true;
    }
    if (st->layouts[set].id != PEEL_NONE) number_rows(st, set, keys);
    st->alloc.fn(st->alloc.ud, keys, s->n * sizeof *keys, 0);
    return true;
}

/* Order a child set as the cells of its parents list it. */
static bool order_children(peel_store *st, uint32_t set, uint32_t column) {
    uint32_t child = st->layouts[set].columns[column].child;
    peel_set *s = &st->sets[child];
    uint32_t n = 0;
    if (s->n == 0) return true;
    if (!peel_vec_reserve(st->alloc, &s->order, s->n)) return false;
    s->order.n = 0;
    for (uint32_t i = 0; i < peel_set_count(st, set); i++) {
        uint32_t entry = peel_get(st, set, column, peel_set_row(st, set, i)), two;
        if (entry != 0) {
            const uint32_t *run = peel_heap_items(st, entry, &two);
            for (uint32_t k = 0; k < run[1]; k++)
                s->order.v[n++] = run[0] + k;
        }
    }
    s->order.n = n;
    s->ordered = true;
    if (n == s->n) { /* as added? then no list is needed */
        uint32_t i = 0;
        while (i < n && s->order.v[i] == i)
            i++;
        if (i == n) {
            peel_vec_free(st->alloc, &s->order);
            s->ordered = false;
        }
    }
    return true;
}

bool peel_store_seal(peel_store *st) {
    bool ok = true;
    for (uint32_t i = 0; i < st->nsets; i++)
        if (st->layouts[i].parent == PEEL_NONE) ok = sort_rows(st, i) && ok;
    /* A child's layout comes after its parent's, so parents are in order here. */
    for (uint32_t i = 0; i < st->nsets; i++)
        for (uint32_t c = 0; c < st->layouts[i].ncolumns; c++)
            if (st->layouts[i].columns[c].child != PEEL_NONE) ok = order_children(st, i, c) && ok;
    for (uint32_t i = 0; i < st->nsets; i++) {
        if (st->sets[i].n < st->sets[i].cap) ok = resize(st, i, st->sets[i].n) && ok;
    }
    if (st->heap.n > 0 && st->heap.n < st->heap.cap) {
        uint32_t *v = st->alloc.fn(st->alloc.ud, st->heap.v, peel_vec_bytes(&st->heap), st->heap.n * sizeof *v);
        if (v != NULL) {
            st->heap.v = v;
            st->heap.cap = st->heap.n;
        }
    }
    return ok;
}

/* --- cells -------------------------------------------------------------------- */

void peel_put_absent(peel_store *st, uint32_t set, uint32_t column, uint32_t row) {
    switch ((peel_column_type)st->layouts[set].columns[column].type) {
    case PEEL_COL_NUMBER: peel_put_number(st, set, column, row, NAN); break;
    case PEEL_COL_BOOLEAN: peel_put_boolean(st, set, column, row, 0); break;
    case PEEL_COL_INTEGER:
    case PEEL_COL_REF: peel_put(st, set, column, row, (uint32_t)PEEL_NO_INTEGER); break;
    default: peel_put(st, set, column, row, 0); break;
    }
}

bool peel_is_absent(const peel_store *st, uint32_t set, uint32_t column, uint32_t row) {
    switch ((peel_column_type)st->layouts[set].columns[column].type) {
    case PEEL_COL_NUMBER: return isnan(peel_get_number(st, set, column, row));
    case PEEL_COL_BOOLEAN: return peel_get_boolean(st, set, column, row) == 0;
    case PEEL_COL_INTEGER:
    case PEEL_COL_REF: return peel_get(st, set, column, row) == (uint32_t)PEEL_NO_INTEGER;
    default: return peel_get(st, set, column, row) == 0;
    }
}

uint32_t peel_row_first(const peel_store *st, uint32_t set, uint32_t row) {
    for (;;) {
        const peel_layout *layout = &st->layouts[set];
        if (layout->spans != PEEL_NONE) {
            uint32_t n, entry = peel_get(st, set, layout->spans, row);
            const uint32_t *v = entry ? peel_heap_items(st, entry, &n) : NULL;
            if (v != NULL && n > 0) return v[0];
        }
        if (layout->parent == PEEL_NONE) return 0;
        row = peel_get(st, set, layout->parent_column, row);
        set = layout->parent;
    }
}

/* --- heap --------------------------------------------------------------------- */

/* Room for an entry of 1 + n words; its index, or 0. */
static uint32_t heap_take(peel_store *st, uint64_t n) {
    uint32_t entry;
    if (!peel_vec_reserve(st->alloc, &st->heap, (uint64_t)st->heap.n + n + 2)) return 0;
    if (st->heap.n == 0) st->heap.v[st->heap.n++] = 0;
    entry = st->heap.n;
    st->heap.n += (uint32_t)n + 1;
    return entry;
}

/* One of these entries that has this first word and these bytes behind it, or 0. */
static uint32_t find_equal(const peel_store *st, const uint32_t *entries, uint32_t head, const void *bytes, size_t length) {
    for (uint32_t i = 0; i < PEEL_RECENT; i++) {
        uint32_t entry = entries[i];
        if (entry && st->heap.v[entry] == head && (length == 0 || memcmp(st->heap.v + entry + 1, bytes, length) == 0)) return entry;
    }
    return 0;
}

uint32_t peel_heap_words(peel_store *st, const uint32_t *words, uint32_t n) {
    uint32_t entry = find_equal(st, st->words.entry, n, words, n * sizeof *words);
    if (entry) return entry;
    entry = heap_take(st, n);
    if (entry == 0) return 0;
    st->heap.v[entry] = n;
    if (n) memcpy(st->heap.v + entry + 1, words, n * sizeof *words);
    st->words.entry[st->words.at++ % PEEL_RECENT] = entry;
    return entry;
}

uint32_t peel_heap_string(peel_store *st, const char *s, size_t length, uint32_t flag) {
    if (length > PEEL_MAX_BYTES) return 0;
    uint32_t entry = find_equal(st, st->strings.entry, (uint32_t)length | flag, s, length);
    if (entry) return entry;
    entry = heap_take(st, ((uint64_t)length + 3) / 4);
    if (entry == 0) return 0;
    if (length) st->heap.v[st->heap.n - 1] = 0; /* the padding */
    st->heap.v[entry] = (uint32_t)length | flag;
    if (length) memcpy(st->heap.v + entry + 1, s, length);
    st->strings.entry[st->strings.at++ % PEEL_RECENT] = entry;
    return entry;
}

const uint32_t *peel_heap_items(const peel_store *st, uint32_t entry, uint32_t *n) {
    *n = st->heap.v[entry] & ~PEEL_LITERAL;
    return st->heap.v + entry + 1;
}

const char *peel_heap_bytes(const peel_store *st, uint32_t entry, uint32_t *length) {
    *length = st->heap.v[entry] & ~PEEL_LITERAL;
    return (const char *)(st->heap.v + entry + 1);
}

bool peel_heap_is_literal(const peel_store *st, uint32_t entry) {
    return (st->heap.v[entry] & PEEL_LITERAL) != 0;
}

/* --- dates and durations -------------------------------------------------------- */

/* The number of exactly `digits` digits at s, or -1. */
static int digits_at(const char *s, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
        if (s[i] < '0' || s[i] > '9') return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

static int days_in(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

uint32_t peel_date_pack(const char *s, size_t length) {
    int year, month = 0, day = 0;
    if (length != 4 && length != 7 && length != 10) return 0;
    year = digits_at(s, 4);
    if (year < 1) return 0;
    if (length >= 7) {
        month = s[4] == '-' ? digits_at(s + 5, 2) : -1;
        if (month < 1 || month > 12) return 0;
    }
    if (length == 10) {
        day = s[7] == '-' ? digits_at(s + 8, 2) : -1;
        if (day < 1 || day > days_in(year, month)) return 0;
    }
    return (uint32_t)year << 9 | (uint32_t)month << 5 | (uint32_t)day;
}

uint32_t peel_date_print(uint32_t date, char out[11]) {
    unsigned year = (date >> 9) % 10000, month = date >> 5 & 15, day = date & 31;
    int n;
    if (day) n = snprintf(out, 11, "%04u-%02u-%02u", year, month, day);
    else if (month) n = snprintf(out, 11, "%04u-%02u", year, month);
    else n = snprintf(out, 11, "%04u", year);
    return (uint32_t)n;
}

/* A number and a unit of `units`, in their order, each at most once; returns where it stopped. */
static size_t duration_part(const char *s, size_t at, size_t length, const char *units, int *seen) {
    while (at < length && s[at] >= '0' && s[at] <= '9') {
        size_t start = at;
        const char *unit;
        while (at < length && s[at] >= '0' && s[at] <= '9')
            at++;
        unit = at < length && s[at] != '\0' ? strchr(units, s[at]) : NULL;
        if (unit == NULL) return start;
        units = unit + 1;
        (*seen)++;
        at++;
    }
    return at;
}

bool peel_is_duration(const char *s, size_t length) {
    int seen = 0, timed = 0;
    size_t at;
    if (length < 3 || s[0] != 'P') return false;
    at = duration_part(s, 1, length, "YMWD", &seen);
    if (at < length && s[at] == 'T') {
        at = duration_part(s, at + 1, length, "HMS", &timed);
        if (timed == 0) return false;
    }
    return at == length && seen + timed > 0;
}
