/* profile.h -- what holds for the whole document: is it wrapped, and at which width. */
#ifndef PEEL_PROFILE_H
#define PEEL_PROFILE_H

#include "lines.h"

#define PEEL_MAX_WRAP 320u /* a wider "wrap" is a document with one line a paragraph */

typedef struct peel_profile {
    uint32_t wrap;     /* lines were filled up to this many code points; 0 = one line a paragraph */
    uint32_t evidence; /* pairs of lines that say so */
    uint8_t parted;    /* all blank lines were lost, and put back where no wrap broke the lines (part.c) */
    uint8_t ragged;    /* lines are short and follow each other, but at no one width */
} peel_profile;

void peel_profile_read(peel_profile *pf, const char *bytes, const peel_lines *ls);

/* Would the first word of line i + 1 have fitted behind line i? If not, the break between them is the wrap's. */
int peel_soft_break(const peel_profile *pf, const char *bytes, const peel_lines *ls, uint32_t i);

#endif
