/* query.h -- the loops of a query: filter, group, aggregate, sort. They see vectors and row numbers, nothing else.
**
** Every loop is linear in the rows (sorting: n log n), and stops when the work's flag is set.
*/
#ifndef PEEL_QUERY_H
#define PEEL_QUERY_H

#include "frame.h"

#define PEEL_BLOCK 1024u /* rows in hand at a time: their cells stay in the nearest cache */

/* --- rows ------------------------------------------------------------------------ */

/* The rows that a loop is to see: a list of numbers, each below the vectors' length; or those whose bits are set, lowest first, of
** the rows 0 .. of-1; or, where both are NULL, 0 .. n-1. Bits are better where more than one row in eight is
** chosen: they take less room, and come to no more work. */
typedef struct {
    uint32_t n; /* how many */
    const uint32_t *list;
    const uint64_t *bits; /* (of + 63) / 64 words, none set beyond */
    uint32_t of;
} peel_rows;

#define PEEL_ALL(count)      ((peel_rows){.n = (count)})
#define PEEL_BITS_PAY(n, of) ((n) > (of) / 8)

/* Goes through rows a block at a time. */
typedef struct {
    const peel_rows *rows;
    uint32_t place;      /* how many rows came before the block */
    uint32_t n;          /* rows of the block, at most PEEL_BLOCK */
    const uint32_t *row; /* their numbers; NULL: they are from, from + 1, ... */
    uint32_t from;       /* a multiple of PEEL_STEP; 0 where there are numbers */
    uint32_t word;       /* next of the bits */
    uint32_t near[PEEL_BLOCK + 8];
    uint8_t bit[256][8], nbits[256]; /* bits: where they are set in each byte, and how many */
} peel_cursor;

void peel_start(peel_cursor *c, const peel_rows *rows);

/* The next block, false after the last. */
bool peel_next(peel_cursor *c);

/* Number of the i-th row of the block. */
static inline uint32_t peel_at(const peel_cursor *c, uint32_t i) {
    return c->row ? c->row[i] : c->from + i;
}

/* All row numbers; `out` has room for rows->n. */
void peel_list_rows(const peel_rows *rows, uint32_t *out);

/* --- filter ------------------------------------------------------------------- */

typedef enum {
    PEEL_TEST_RANGE,   /* from <= number <= to */
    PEEL_TEST_IN,      /* one of the numbers */
    PEEL_TEST_NOT_IN,  /* none of the numbers; absent passes */
    PEEL_TEST_MISSING, /* absent */
    PEEL_TEST_PRESENT, /* not absent */
    PEEL_TEST_TABLE    /* codes: accept[code] */
} peel_test_kind;

typedef struct {
    const peel_vector *vector;
    peel_test_kind kind;
    bool doubtful;         /* a row that fails this test only because its cell is absent is counted */
    double from, to;       /* RANGE: closed; infinite = no bound */
    const double *numbers; /* IN, NOT_IN: rising */
    uint32_t nnumbers;
    const uint8_t *accept; /* TABLE: 1 = passes, vector->limit of them */
} peel_test;

/* Which rows pass all tests, one bit each, lowest first, in *bits, to be given back with peel_bits_free: of a list, one for each of
** its places; else one for each row that there is. *kept: how many pass; *doubtful: how many more would if absent cells passed the
** doubtful tests. */
peel_status peel_filter(const peel_work *work, const peel_test *tests, uint32_t ntests, const peel_rows *rows, uint64_t **bits,
                        uint32_t *kept, uint32_t *doubtful);
void peel_bits_free(peel_alloc alloc, uint64_t *bits, uint32_t n);

/* A bit for each of 64 numbers: does it lie between the bounds, these included? */
uint64_t peel_between(const double *cells, double from, double to);

/* --- group -------------------------------------------------------------------- */

/* Groups in the order of first appearance. What is given stays as it is: the cells of the vectors and the rows are borrowed. A row's
** key, a number below nkeys, is worked out from its codes whenever it is wanted, which costs less than to keep it; where there would
** be too many keys they are numbered and kept. */
typedef struct {
    peel_rows rows;
    uint32_t ngroups;
    uint32_t nkeys;       /* not every key need occur */
    peel_vector *vectors; /* [nvectors] copies */
    uint32_t nvectors;
    peel_vector numbered; /* the key of each row in turn, where they are kept */
    uint32_t *order;      /* [ngroups] key */
    uint32_t *counts;     /* [ngroups] rows */
    uint32_t *firsts;     /* [ngroups] first row */
    uint32_t *starts;     /* [ngroups + 1] into members; NULL before peel_group_members */
    uint32_t *members;    /* [rows.n] rows, group by group, in their order */
} peel_groups;

peel_status peel_group(peel_groups *g, const peel_work *work, const peel_vector *const *vectors, uint32_t nvectors, peel_rows rows);
void peel_groups_free(peel_groups *g, peel_alloc alloc);
size_t peel_groups_bytes(const peel_groups *g);

/* Fill in starts and members. */
peel_status peel_group_members(peel_groups *g, const peel_work *work);

/* What is aggregated: a vector's numbers, or what the table has for its codes. */
typedef struct {
    const peel_vector *vector;
    const double *table;
} peel_numbers;

typedef enum { PEEL_SUM, PEEL_MEAN, PEEL_MEDIAN, PEEL_MIN, PEEL_MAX } peel_aggregate_kind;

/* One number a group, NaN where it has none (the sum of none is 0); `present`: how many of its rows have one. */
peel_status peel_aggregate(const peel_groups *g, const peel_work *work, peel_aggregate_kind kind, peel_numbers numbers, double *out,
                           uint32_t *present);

/* How many rows of each group have a cell, and the first such row, PEEL_NONE where there is none. Either may be NULL. */
peel_status peel_group_present(const peel_groups *g, const peel_work *work, const peel_vector *vector, uint32_t *present, uint32_t *first);

/* --- sort --------------------------------------------------------------------- */

#define PEEL_UNRANKED UINT32_MAX /* the rank of a code that has no place in the order: after all others, in both directions */

typedef struct {
    const peel_vector *vector;
    const uint32_t *rank; /* codes that are no numbers: place of each in the order; entry 0 is not used */
    bool descending;
} peel_sort_key;

/* Rows in order, the first of them where `limit` is below their number; equal ones stay in their order, absent ones come last in both
** directions. `out` has room for min(rows->n, limit). */
peel_status peel_sort(const peel_work *work, const peel_sort_key *keys, uint32_t nkeys, const peel_rows *rows, uint32_t limit,
                      uint32_t *out);

/* --- words -------------------------------------------------------------------- */

typedef struct {
    const char *bytes;
    size_t length;
} peel_string;

/* Ranks from 1 of different strings, in the byte order of their folded forms (see fold.h), then of themselves. */
peel_status peel_rank_strings(const peel_work *work, const peel_string *strings, uint32_t n, uint32_t *rank);

/* Does the whole of a string match a pattern, where * stands for any characters and ? for one? */
bool peel_glob(const char *pattern, size_t npattern, const char *s, size_t length);

#endif
