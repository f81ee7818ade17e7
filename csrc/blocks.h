/* blocks.h -- what blocks.c and tables.c share while lines become blocks. */
#ifndef PEEL_BLOCKS_H
#define PEEL_BLOCKS_H

#include "document.h"

/* Appends a block for lines [line, line + nlines) with one piece [first, end). PEEL_NONE when out of memory. */
uint32_t peel_block_add(peel_doc *d, peel_block_kind kind, uint32_t line, uint32_t nlines, uint32_t first, uint32_t end);

/* Is line i the first of a table, and what kind? 0 = no; else the character that parts its cells: tab, pipe, blank. */
int peel_table_starts(const peel_doc *d, const uint8_t *of_line, uint32_t i);

/* Takes the table that starts at line i as one block; *taken = lines it stands on. */
peel_status peel_table_take(peel_doc *d, const uint8_t *of_line, uint32_t i, int sep, uint32_t *taken);

#endif
