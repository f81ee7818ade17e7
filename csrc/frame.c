/* frame.c -- see frame.h. */
#include "frame.h"

#include "numbering.h"

#include <math.h>

/* --- making ------------------------------------------------------------------- */

static size_t padded(uint32_t n) {
    return ((size_t)n + PEEL_STEP - 1) / PEEL_STEP * PEEL_STEP;
}

static size_t room(uint32_t n, uint8_t width) {
    return n ? padded(n) * width : 1;
}

/* Cells, not set, with zeros behind them; NULL when out of memory. */
static void *new_cells(peel_alloc alloc, uint32_t n, uint8_t width) {
    char *cells = alloc.fn(alloc.ud, NULL, 0, room(n, width));
    if (cells && n) memset(cells + (size_t)n * width, 0, (padded(n) - n) * width);
    return cells;
}

bool peel_vector_new(peel_vector *v, peel_alloc alloc, uint32_t n, uint8_t width) {
    *v = (peel_vector){.n = n, .limit = 1, .width = width};
    v->cells = new_cells(alloc, n, width);
    return v->cells != NULL;
}

void peel_vector_free(peel_vector *v, peel_alloc alloc) {
    if (v->cells) alloc.fn(alloc.ud, v->cells, room(v->n, v->width), 0);
    v->cells = NULL;
    v->n = 0;
}

size_t peel_vector_bytes(const peel_vector *v) {
    return v->cells ? room(v->n, v->width) : 0;
}

static uint8_t width_of(uint32_t limit) {
    return limit <= 0x100 ? 1 : limit <= 0x10000 ? 2 : 4;
}

/* Put other cells in the place of the vector's own. */
static void replace(peel_vector *v, peel_alloc alloc, void *cells, uint8_t width) {
    alloc.fn(alloc.ud, v->cells, room(v->n, v->width), 0);
    v->cells = cells;
    v->width = width;
}

static peel_status narrow_codes(peel_vector *v, const peel_work *work) {
    const uint32_t *codes = v->cells;
    uint8_t width = width_of(v->limit);
    uint32_t absent = 0;
    void *cells = NULL;
    if (width < 4) {
        cells = new_cells(work->alloc, v->n, width);
        if (cells == NULL) return PEEL_NOMEM;
    }
    for (uint32_t i = 0; i < v->n; i++) {
        absent += codes[i] == 0;
        if (width == 1) ((uint8_t *)cells)[i] = (uint8_t)codes[i];
        else if (width == 2) ((uint16_t *)cells)[i] = (uint16_t)codes[i];
    }
    if (cells) replace(v, work->alloc, cells, width);
    v->absent = absent;
    return PEEL_OK;
}

static peel_status narrow_numbers(peel_vector *v, const peel_work *work) {
    const double *numbers = v->cells;
    double least = INFINITY, most = -INFINITY;
    uint32_t absent = 0;
    bool whole = true;
    for (uint32_t i = 0; i < v->n; i++) {
        double x = numbers[i];
        if (isnan(x)) {
            absent++;
            continue;
        }
        if (x < least) least = x;
        if (x > most) most = x;
        whole = whole && x == floor(x) && fabs(x) < 9007199254740992.0;
    }
    v->absent = absent;
    if (!whole || absent == v->n || most - least >= 0xffff) return PEEL_OK;
    uint8_t width = width_of((uint32_t)(most - least) + 2);
    void *cells = new_cells(work->alloc, v->n, width);
    if (cells == NULL) return PEEL_NOMEM;
    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t code = isnan(numbers[i]) ? 0 : (uint32_t)(numbers[i] - least) + 1;
        if (width == 1) ((uint8_t *)cells)[i] = (uint8_t)code;
        else ((uint16_t *)cells)[i] = (uint16_t)code;
    }
    replace(v, work->alloc, cells, width);
    v->numeric = true;
    v->base = least - 1;
    v->limit = (uint32_t)(most - least) + 2;
    return PEEL_OK;
}

peel_status peel_vector_finish(peel_vector *v, const peel_work *work, uint32_t limit) {
    if (v->width == 8) return narrow_numbers(v, work);
    v->limit = limit;
    return narrow_codes(v, work);
}

/* Renumber through an array by code. */
static peel_status dense_by_array(peel_vector *v, peel_alloc alloc, uint32_t limit, peel_code_list *values) {
    uint32_t *codes = v->cells;
    uint32_t *now = alloc.fn(alloc.ud, NULL, 0, ((size_t)limit + 1) * sizeof *now);
    peel_status st = PEEL_OK;
    if (now == NULL) return PEEL_NOMEM;
    memset(now, 0, ((size_t)limit + 1) * sizeof *now);
    for (uint32_t i = 0; i < v->n && st == PEEL_OK; i++) {
        uint32_t code = codes[i];
        if (code == 0) continue;
        if (now[code] == 0) {
            now[code] = values->n;
            if (!peel_vec_push(alloc, values, code)) st = PEEL_NOMEM;
        }
        codes[i] = now[code];
    }
    alloc.fn(alloc.ud, now, ((size_t)limit + 1) * sizeof *now, 0);
    return st;
}

static peel_status dense_by_hash(peel_vector *v, peel_alloc alloc, peel_code_list *values) {
    uint32_t *codes = v->cells;
    peel_numbering t;
    peel_status st = PEEL_OK;
    if (!peel_numbering_init(&t, alloc)) return PEEL_NOMEM;
    for (uint32_t i = 0; i < v->n && st == PEEL_OK; i++) {
        uint32_t code = codes[i], number;
        if (code == 0) continue;
        number = peel_number_of(&t, code);
        if (number == PEEL_NONE || (number + 1 == values->n && !peel_vec_push(alloc, values, code))) st = PEEL_NOMEM;
        codes[i] = number + 1;
    }
    peel_numbering_free(&t);
    return st;
}

peel_status peel_vector_dense(peel_vector *v, const peel_work *work, uint32_t limit, peel_code_list *values) {
    peel_status st;
    values->n = 0;
    if (!peel_vec_push(work->alloc, values, 0)) return PEEL_NOMEM;
    st = limit < (uint64_t)v->n * 4 + 1024 ? dense_by_array(v, work->alloc, limit, values) : dense_by_hash(v, work->alloc, values);
    return st == PEEL_OK ? peel_vector_finish(v, work, values->n) : st;
}

peel_status peel_vector_gather(peel_vector *v, const peel_work *work, const peel_vector *from, const uint32_t *rows, uint32_t n) {
    uint32_t absent = 0;
    if (!peel_vector_new(v, work->alloc, n, from->width)) return PEEL_NOMEM;
    v->limit = from->limit;
    v->numeric = from->numeric;
    v->base = from->base;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = rows[i];
        bool none = row == PEEL_NONE || peel_vector_absent(from, row);
        absent += none;
        switch (from->width) {
        case 1: ((uint8_t *)v->cells)[i] = none ? 0 : ((const uint8_t *)from->cells)[row]; break;
        case 2: ((uint16_t *)v->cells)[i] = none ? 0 : ((const uint16_t *)from->cells)[row]; break;
        case 4: ((uint32_t *)v->cells)[i] = none ? 0 : ((const uint32_t *)from->cells)[row]; break;
        default: ((double *)v->cells)[i] = none ? (double)NAN : ((const double *)from->cells)[row]; break;
        }
    }
    v->absent = absent;
    return PEEL_OK;
}

/* --- reading ------------------------------------------------------------------- */

uint32_t peel_vector_code(const peel_vector *v, uint32_t row) {
    switch (v->width) {
    case 1: return ((const uint8_t *)v->cells)[row];
    case 2: return ((const uint16_t *)v->cells)[row];
    default: return ((const uint32_t *)v->cells)[row];
    }
}

double peel_vector_number(const peel_vector *v, uint32_t row) {
    uint32_t code;
    if (v->width == 8) return ((const double *)v->cells)[row];
    code = peel_vector_code(v, row);
    return code ? v->base + code : (double)NAN;
}

bool peel_vector_absent(const peel_vector *v, uint32_t row) {
    return v->width == 8 ? isnan(((const double *)v->cells)[row]) : peel_vector_code(v, row) == 0;
}

/* Loops over the cells of a vector, for each width of code: those of some rows, or a step of neighbours at a time. A step is a
** function so that the compiler knows that cells and `out` lie apart. `value` is an expression of `code`, `given` and out[i]. */
#define LOOPS(name, type, out_type, given_type, value)                                                                                     \
    static void name##_step(const type *restrict cells, out_type *restrict out, given_type given) {                                        \
        for (uint32_t i = 0; i < PEEL_STEP; i++) {                                                                                         \
            uint32_t code = cells[i];                                                                                                      \
            out[i] = (value);                                                                                                              \
        }                                                                                                                                  \
    }                                                                                                                                      \
    static void name(const type *cells, const uint32_t *rows, uint32_t from, uint32_t n, out_type *out, given_type given) {                \
        for (uint32_t i = 0; i < n && rows; i++) {                                                                                         \
            uint32_t code = cells[rows[from + i]];                                                                                         \
            out[i] = (value);                                                                                                              \
        }                                                                                                                                  \
        for (uint32_t at = 0; at < n && rows == NULL; at += PEEL_STEP)                                                                     \
            name##_step(cells + from + at, out + at, given);                                                                               \
    }

/* The loops for all widths, and what chooses among them. */
#define LOOPS_OF_WIDTHS(name, out_type, given_type, value)                                                                                 \
    LOOPS(name##8, uint8_t, out_type, given_type, value)                                                                                   \
    LOOPS(name##16, uint16_t, out_type, given_type, value)                                                                                 \
    LOOPS(name##32, uint32_t, out_type, given_type, value)                                                                                 \
    static void name(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, out_type *out, given_type given) {             \
        switch (v->width) {                                                                                                                \
        case 1: name##8(v->cells, rows, from, n, out, given); break;                                                                       \
        case 2: name##16(v->cells, rows, from, n, out, given); break;                                                                      \
        default: name##32(v->cells, rows, from, n, out, given); break;                                                                     \
        }                                                                                                                                  \
    }

LOOPS_OF_WIDTHS(codes, uint32_t, uint32_t, code + given)
LOOPS_OF_WIDTHS(products, uint32_t, uint32_t, out[i] * given + code)
LOOPS_OF_WIDTHS(short_products, uint16_t, uint16_t, (uint16_t)(out[i] * (uint32_t)given + code))
LOOPS_OF_WIDTHS(looked_up, double, const double *, given[code])
LOOPS_OF_WIDTHS(all_numbers, double, double, given + (double)(int32_t)code)
LOOPS_OF_WIDTHS(some_numbers, double, double, code ? given + (double)(int32_t)code : (double)NAN)

const uint32_t *peel_vector_codes(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, uint32_t *out) {
    if (v->width == 4 && rows == NULL) return (const uint32_t *)v->cells + from;
    codes(v, rows, from, n, out, 0);
    return out;
}

void peel_vector_multiply(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, uint32_t *out) {
    products(v, rows, from, n, out, v->limit);
}

void peel_vector_multiply_short(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, uint16_t *out) {
    short_products(v, rows, from, n, out, (uint16_t)v->limit);
}

const double *peel_vector_numbers(const peel_vector *v, const double *table, const uint32_t *rows, uint32_t from, uint32_t n, double *out) {
    if (v->width < 8) {
        if (table) looked_up(v, rows, from, n, out, table);
        else if (v->absent == 0) all_numbers(v, rows, from, n, out, v->base);
        else some_numbers(v, rows, from, n, out, v->base);
        return out;
    }
    const double *cells = v->cells;
    if (rows == NULL) return cells + from;
    for (uint32_t i = 0; i < n; i++)
        out[i] = cells[rows[from + i]];
    return out;
}
