/* frame.h -- one column of values, as the kernels of query.h see it.
**
** A vector is one of
**   codes    small numbers that stand for values; 0 is absent. 1, 2 or 4 bytes wide, as the highest code asks.
**            What a code stands for is the caller's; where `numeric` is set it is the number base + code.
**   numbers  doubles, 8 bytes wide; NaN is absent.
** Whole numbers that lie near each other become numeric codes: a kernel is bound by the bytes that it reads.
**
** Behind the last cell there is room, all zero, up to a multiple of PEEL_STEP: loops take so many cells at a time, a number that
** the compiler knows, of which it makes vector code without being asked for more than -O2.
*/
#ifndef PEEL_FRAME_H
#define PEEL_FRAME_H

#include "arena.h"

#define PEEL_STEP 64u

typedef struct {
    void *cells;
    uint32_t n;
    uint32_t limit;  /* codes: all are below; at least 1 */
    uint32_t absent; /* how many cells */
    uint8_t width;   /* 1, 2, 4: codes; 8: numbers */
    bool numeric;    /* codes that stand for numbers */
    double base;     /* numeric: of code 0 */
} peel_vector;

/* Room for n cells of 4 (codes) or 8 bytes (numbers), not set; false when out of memory. */
bool peel_vector_new(peel_vector *v, peel_alloc alloc, uint32_t n, uint8_t width);
void peel_vector_free(peel_vector *v, peel_alloc alloc);
size_t peel_vector_bytes(const peel_vector *v);

/* The cells are filled in: count the absent ones and make them as narrow as they can be. `limit`: of codes.
** On PEEL_NOMEM or PEEL_INTERRUPTED the vector is good, only wider than it need be or not counted: free it. */
peel_status peel_vector_finish(peel_vector *v, const peel_work *work, uint32_t limit);

/* Renumber the cells of a fresh vector of codes from 1 in the order of their first appearance. All are below `limit`;
** `values` receives the old code for each new one (entry 0: 0). */
typedef PEEL_VEC(uint32_t) peel_code_list;
peel_status peel_vector_dense(peel_vector *v, const peel_work *work, uint32_t limit, peel_code_list *values);

/* The cells of `from` at the given rows; PEEL_NONE gives an absent one. */
peel_status peel_vector_gather(peel_vector *v, const peel_work *work, const peel_vector *from, const uint32_t *rows, uint32_t n);

/* One cell. */
uint32_t peel_vector_code(const peel_vector *v, uint32_t row);
double peel_vector_number(const peel_vector *v, uint32_t row); /* of a numeric vector or of numbers */
bool peel_vector_absent(const peel_vector *v, uint32_t row);

static inline bool peel_vector_is_number(const peel_vector *v) {
    return v->width == 8 || v->numeric;
}

/* Cells of a stretch of rows: places from .. from + n - 1 of the list `rows`, or those rows themselves where it is NULL. `from` is
** a multiple of PEEL_STEP, `out` has room for n and what is missing to the next; the result is `out`, or the cells themselves where
** no work is needed. */
const uint32_t *peel_vector_codes(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, uint32_t *out);

/* out[i] times the limit of the codes plus the code: a number for each combination of cells of several vectors. */
void peel_vector_multiply(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, uint32_t *out);

/* The same where all such numbers fit 16 bits: much less work for a processor without wide multiplication. */
void peel_vector_multiply_short(const peel_vector *v, const uint32_t *rows, uint32_t from, uint32_t n, uint16_t *out);

/* As numbers. `table`, where it is not NULL, has a number for each code, NaN for absent. */
const double *peel_vector_numbers(const peel_vector *v, const double *table, const uint32_t *rows, uint32_t from, uint32_t n, double *out);

#endif
