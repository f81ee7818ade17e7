/* tape.h -- a section, or the spine of the report, as one string made for grammars.
**
** One block a line; its first byte says its kind. Cells are parted by a tab. Nothing else below a blank stands on
** a tape. Notes and furniture are not on it.
*/
#ifndef PEEL_TAPE_H
#define PEEL_TAPE_H

#include "clean.h"

enum {
    TAPE_HEADING = 1, /* followed by a digit: its level */
    TAPE_PARA = 2,
    TAPE_ITEM = 3,
    TAPE_SUBITEM = 4,
    TAPE_HEADER = 5, /* a table's header row */
    TAPE_ROW = 6,
    TAPE_CAPTION = 7,
    TAPE_SOURCE = 8,
    TAPE_NOTE = 14
};

#define PEEL_SPINE_MAX 160u /* bytes: a longer paragraph is not on the spine */

/* Appends a section's own blocks; with `deep` those of the sections inside it too, with their headings, in reading order. */
void peel_tape_section(peel_clean *c, const peel_doc *d, uint32_t section, int deep);

/* Appends the headings, short paragraphs and table rows of the whole report. */
void peel_tape_spine(peel_clean *c, const peel_doc *d, int items);

#endif
