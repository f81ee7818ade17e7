/* numbering.h -- numbers for 64-bit values, from 0 in the order in which they come: a hash table. */
#ifndef PEEL_NUMBERING_H
#define PEEL_NUMBERING_H

#include "arena.h"

typedef struct {
    peel_alloc alloc;
    uint64_t *values; /* by number */
    uint32_t *slots;  /* number + 1; a power of two of them, at most 3/4 full, probed linearly */
    uint32_t n, mask;
} peel_numbering;

/* False when out of memory; nothing is held then. */
bool peel_numbering_init(peel_numbering *t, peel_alloc alloc);
void peel_numbering_free(peel_numbering *t);

/* The number of a value, a new one where it has none; PEEL_NONE when out of memory. */
uint32_t peel_number_of(peel_numbering *t, uint64_t value);

#endif
