/* frame.c -- see frame.h. */
#include "frame.h"

#include "numbering.h"

#include <math.h>

/* --- making ------------------------------------------------------------------- */

static size_t room(uint32_t n, uint8_t width) {
    return n ? (size_t)n * width : 1;
}

bool peel_vector_new(peel_vector *v, peel_alloc alloc, uint32_t n, uint8_t width) {
    *v = (peel_vector){.n = n, .limit = 1, .width = width};
    v->cells = alloc.fn(alloc.ud, NULL, 0, room(n, width));
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
        cells = work->alloc.fn(work->alloc.ud, NULL, 0, room(v->n, width));
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
    void *cells = work->alloc.fn(work->alloc.ud, NULL, 0, room(v->n, width));
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

/* The same loop for each width of code; `value` is an expression of `code`. */
#define EACH_CODE(type, value)                                                                                                             \
    do {                                                                                                                                   \
        const type *cells = v->cells;                                                                                                      \
        if (rows) {                                                                                                                        \
            for (uint32_t i = 0; i < n; i++) {                                                                                             \
                uint32_t code = cells[rows[from + i]];                                                                                     \
                out[i] = (value);                                                                                                          \
            }                                                                                                                              \
        } else {                                                                                                                           \
            for (uint32_t i = 0; i < n; i++) {                                                                                             \
                uint32_t code = cells[from + i];                                                                                           \
                out[i] = (value);                                                                                                          \
            }                                                                                                                              \
        }                                                                                                                                  \
    } while (0)

#define EACH_WIDTH(value)                                                                                                                  \
    switch (v->width) {                                                                                                                    \
    case 1: EACH_CODE(uint8_t, value); break;                                                                                              \
    case 2: EACH_CODE(uint16_t, value); break;                                                                                             \
    default: EACH_CODE(uint32_t, value); break;                                                                                            \
    }

const uint32_t *peel_vector_codes(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, uint32_t *out) {
    if (v->width == 4 && rows == NULL) return (const uint32_t *)v->cells + from;
    EACH_WIDTH(code)
    return out;
}

const double *peel_vector_numbers(const peel_vector *v, const double *table, const uint32_t *rows, uint32_t from, uint32_t n, double *out) {
    if (v->width == 8) {
        const double *cells = v->cells;
        if (rows == NULL) return cells + from;
        for (uint32_t i = 0; i < n; i++)
            out[i] = cells[rows[from + i]];
        return out;
    }
    if (table) {
        EACH_WIDTH(table[code])
    } else if (v->absent == 0) {
        double base = v->base;
        EACH_WIDTH(base + (double)(int32_t)code)
    } else {
        double base = v->base;
        EACH_WIDTH(code ? base + (double)(int32_t)code : (double)NAN)
    }
    return out;
}
