/* symbols.h -- names that occur again and again, each stored once and known by a number.
**
** Numbers start at 1 and never change; 0 is no symbol. Entry n's bytes are
** bytes.v[entries.v[n].start ...], closed by a zero byte. The table of slots is a
** power of two in size, at most 3/4 full, probed linearly; a slot is a number or 0.
*/
#ifndef PEEL_SYMBOLS_H
#define PEEL_SYMBOLS_H

#include "arena.h"

typedef struct {
    uint32_t start; /* into bytes */
    uint32_t length;
    uint32_t hash;
} peel_symbol;

/* A grade's place: what a column of type grade points to. */
typedef struct {
    uint32_t name; /* symbol */
    int32_t rank;  /* on its scale, 1 = best; 0 = off the scale */
} peel_grade;

typedef struct {
    peel_alloc alloc;
    PEEL_VEC(char) bytes;
    PEEL_VEC(peel_symbol) entries; /* entry 0 is not used */
    PEEL_VEC(uint32_t) slots;      /* n = cap = size of the table */
    PEEL_VEC(peel_grade) grades;   /* entry 0 is not used */
} peel_symbols;

void peel_symbols_init(peel_symbols *s, peel_alloc alloc);
void peel_symbols_free(peel_symbols *s);

/* The number of a name, which is added when it is new; 0 when out of memory. */
uint32_t peel_symbol_intern(peel_symbols *s, const char *name, size_t length);

/* The number of a name, or 0 when it was never added. */
uint32_t peel_symbol_find(const peel_symbols *s, const char *name, size_t length);

/* The name of a number that was handed out; good until the next intern. */
const char *peel_symbol_name(const peel_symbols *s, uint32_t symbol, size_t *length);

/* A new grade; 0 when out of memory. Two calls make two grades. */
uint32_t peel_grade_add(peel_symbols *s, uint32_t name, int32_t rank);

#endif
