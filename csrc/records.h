/* records.h -- the record sets of one report: typed columns over one heap of words.
**
** A layout describes one kind of record: its columns and their types. Layouts are
** made once and shared by all reports. A store is one report's data: a set of rows
** for each layout, and the heap.
**
** A set keeps its cells column by column in one block: column c's cells stand at
** block + cap * columns[c].offset, each peel_column_width(type) bytes wide, so a
** kernel loops over a plain array. Rows are only added; a row's number never
** changes. `order`, where `ordered` is set, lists the row numbers in the order of
** the text (see peel_store_seal); else the order is 0 .. n-1.
**
** A cell of a type of varying size is the index of an entry in the heap, whose
** first word is a count; index 0 is absent. Nothing in the store is an address.
**
**   type      cell                      heap entry
**   SYMBOL    symbol, 0 absent
**   GRADE     grade, 0 absent
**   NUMBER    double, NaN absent
**   INTEGER   int32, INT32_MIN absent
**   REF       as INTEGER: the id of a record of another list
**   BOOLEAN   byte: 0 absent, 1 false, 2 true
**   DATE      year<<9 | month<<5 | day; month or day 0 = not printed; 0 absent
**   DURATION  symbol of its ISO 8601 form
**   ID        u32, the how-manieth row that begins at its byte; given by peel_store_seal, 0 before
**   STRING    heap                      [bytes][bytes, padded]
**   SPANS     heap                      [n][first, last, ...]   n = number of positions
**   TEXT      heap                      as SPANS, or as STRING with PEEL_LITERAL set in the first word
**   TEXTS     heap                      [n][entry of a TEXT or 0, ...]
**   STRINGS   heap                      [n][entry of a STRING or 0, ...]
**   CELLS     heap                      [n][entry of a TEXTS or 0, ...]: rows of a table
**   ROWS      heap                      [2][first row, number of rows] in the child set
**   RECORD    as ROWS with one row
**   COUNTS    heap                      [n][grade, count, ...]
*/
#ifndef PEEL_RECORDS_H
#define PEEL_RECORDS_H

#include "arena.h"

typedef enum {
    PEEL_COL_SYMBOL,
    PEEL_COL_GRADE,
    PEEL_COL_NUMBER,
    PEEL_COL_INTEGER,
    PEEL_COL_REF,
    PEEL_COL_BOOLEAN,
    PEEL_COL_DATE,
    PEEL_COL_DURATION,
    PEEL_COL_ID,
    PEEL_COL_STRING,
    PEEL_COL_SPANS,
    PEEL_COL_TEXT,
    PEEL_COL_TEXTS,
    PEEL_COL_STRINGS,
    PEEL_COL_CELLS,
    PEEL_COL_ROWS,
    PEEL_COL_RECORD,
    PEEL_COL_COUNTS,
    PEEL_COL_LABEL
} peel_column_type;

#define PEEL_LITERAL    0x80000000u /* the entry of a TEXT holds bytes, not positions */
#define PEEL_NO_INTEGER INT32_MIN

typedef struct {
    uint8_t type;    /* peel_column_type */
    uint32_t child;  /* ROWS, RECORD: the layout of the child rows; else PEEL_NONE */
    uint32_t offset; /* bytes of the columns before it in the block, a row; set by peel_layout_finish */
} peel_column;

typedef struct {
    peel_column *columns;
    uint32_t ncolumns;
    uint32_t row_bytes;     /* set by peel_layout_finish */
    uint32_t parent;        /* the layout whose rows hold these rows, or PEEL_NONE */
    uint32_t parent_column; /* a child's INTEGER column with the parent's row, else PEEL_NONE */
    uint32_t spans;         /* the column with the record's own place, or PEEL_NONE */
    uint32_t id;            /* the column of type ID, or PEEL_NONE */
} peel_layout;

typedef struct {
    unsigned char *block;
    uint32_t n, cap;
    bool ordered;
    PEEL_VEC(uint32_t) order;
} peel_set;

#define PEEL_RECENT 16u

typedef struct {
    peel_alloc alloc;
    const peel_layout *layouts; /* nsets of them, not owned */
    peel_set *sets;             /* one a layout */
    uint32_t nsets;
    PEEL_VEC(uint32_t) heap; /* word 0 is not used */
    struct {
        uint32_t entry[PEEL_RECENT], at;
    } words, strings; /* the entries made last, each kind's: an equal one is used again */
} peel_store;

/* Work out offset and row_bytes of a layout whose types are filled in. */
void peel_layout_finish(peel_layout *layout);

/* Bytes of one cell: 8, 4 or 1. */
uint32_t peel_column_width(peel_column_type type);

/* An empty store. False when out of memory; it may be freed even then. */
bool peel_store_init(peel_store *st, peel_alloc alloc, const peel_layout *layouts, uint32_t n);
void peel_store_free(peel_store *st);

/* Bytes taken from the allocator. */
size_t peel_store_bytes(const peel_store *st);

/* Make row `n` of a set ready, all its cells absent, without counting it yet; false when out of memory. */
bool peel_set_begin(peel_store *st, uint32_t set);

/* Count the row that peel_set_begin made ready. */
void peel_set_commit(peel_store *st, uint32_t set);

/* How many rows the set shows: a child row that lost its parent's cell is not shown after a seal. */
uint32_t peel_set_count(const peel_store *st, uint32_t set);

/* The row number at place i (0-based) of the set's order. */
uint32_t peel_set_row(const peel_store *st, uint32_t set, uint32_t i);

/* Put rows in the order of their first byte (ties as added, rows without a place last) and number those that
** begin at one byte; child rows in the order of their parents; give spare room back. False when out of memory: order and data are then sound. */
bool peel_store_seal(peel_store *st);

/* The address of a column's first cell. */
static inline unsigned char *peel_cells(const peel_store *st, uint32_t set, uint32_t column) {
    const peel_set *s = &st->sets[set];
    return s->block + (size_t)s->cap * st->layouts[set].columns[column].offset;
}

/* A cell of 4 bytes, of NUMBER, of BOOLEAN. */
static inline uint32_t peel_get(const peel_store *st, uint32_t set, uint32_t column, uint32_t row) {
    uint32_t value;
    memcpy(&value, peel_cells(st, set, column) + (size_t)row * sizeof value, sizeof value);
    return value;
}

static inline double peel_get_number(const peel_store *st, uint32_t set, uint32_t column, uint32_t row) {
    double value;
    memcpy(&value, peel_cells(st, set, column) + (size_t)row * sizeof value, sizeof value);
    return value;
}

static inline uint8_t peel_get_boolean(const peel_store *st, uint32_t set, uint32_t column, uint32_t row) {
    return peel_cells(st, set, column)[row];
}

static inline void peel_put(peel_store *st, uint32_t set, uint32_t column, uint32_t row, uint32_t value) {
    memcpy(peel_cells(st, set, column) + (size_t)row * sizeof value, &value, sizeof value);
}

static inline void peel_put_number(peel_store *st, uint32_t set, uint32_t column, uint32_t row, double value) {
    memcpy(peel_cells(st, set, column) + (size_t)row * sizeof value, &value, sizeof value);
}

static inline void peel_put_boolean(peel_store *st, uint32_t set, uint32_t column, uint32_t row, uint8_t value) {
    peel_cells(st, set, column)[row] = value;
}

/* Make a cell absent again. */
void peel_put_absent(peel_store *st, uint32_t set, uint32_t column, uint32_t row);
bool peel_is_absent(const peel_store *st, uint32_t set, uint32_t column, uint32_t row);

/* The first byte of a row's own place, or of its parent's; 0 when it has none. */
uint32_t peel_row_first(const peel_store *st, uint32_t set, uint32_t row);

/* Heap entries, which never change: the index of a new one, or of one of the last few where it is equal (a record's text, its
** place and its first mention are often one place); 0 when out of memory. `words` must not lie in the heap. */
uint32_t peel_heap_words(peel_store *st, const uint32_t *words, uint32_t n);
uint32_t peel_heap_string(peel_store *st, const char *s, size_t length, uint32_t flag);

/* An entry's items and their number (for a string: its bytes). Good until the next entry is made. */
const uint32_t *peel_heap_items(const peel_store *st, uint32_t entry, uint32_t *n);
const char *peel_heap_bytes(const peel_store *st, uint32_t entry, uint32_t *length);
bool peel_heap_is_literal(const peel_store *st, uint32_t entry);

/* "2016", "2016-02", "2016-02-29" to a DATE cell, 0 when it is none of these; and back.
** A day must exist in its month. `out` has room for 11 bytes; the length is returned. */
uint32_t peel_date_pack(const char *s, size_t length);
uint32_t peel_date_print(uint32_t date, char out[11]);

/* Is this an ISO 8601 duration of whole numbers, such as P3M, P1Y6M, P10D, P2W, PT48H? */
bool peel_is_duration(const char *s, size_t length);

#endif
