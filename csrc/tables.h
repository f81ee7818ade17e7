/* tables.h -- what tables.c and columns.c share while lines become rows and cells. */
#ifndef PEEL_TABLES_H
#define PEEL_TABLES_H

#include "blocks.h"

#define PEEL_MAX_COLUMNS 256u /* columns of a table; more are read as one */
#define PEEL_TAB_STOP    8u   /* columns between the stops to which tabs are blown up */
#define PEEL_MAX_WIDTH   512u /* code points of a line looked at for columns of blanks */

typedef struct {
    peel_doc *d;
    uint32_t first_row; /* in d->rows */
    uint32_t columns;
} peel_taking;

/* Begins a row; 0 when out of memory. */
int peel_row_add(peel_taking *t);

/* Adds a cell with the bytes [first, end), blanks at its ends left off. An empty cell has no piece. 0 when out of memory. */
int peel_cell_add(peel_taking *t, uint32_t first, uint32_t end);

/* Was line i, that of a table, cut by the wrap? Lines wider than the wrap were left as they were; `blanks`: so many may
** have stood where the line ends. */
int peel_row_wrapped(const peel_doc *d, uint32_t i, uint32_t blanks);

/* Rows of lines [i, j) parted by blanks. */
peel_status peel_rows_of_blanks(peel_taking *t, uint32_t i, uint32_t j);

#endif
