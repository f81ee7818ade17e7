/* invariants.h -- what document.h promises, checked on a document. */
#ifndef INVARIANTS_H
#define INVARIANTS_H

#include "clean.h"

/* The first promise of lines.h that a document breaks before its structure is made; NULL when all hold. */
const char *broken_line(const peel_doc *d);

/* The first promise that the document breaks, with its place printed to stderr; NULL when all hold. */
const char *broken_invariant(const peel_doc *d);

/* The same for the clean text of every block, all tapes, and the way back from random ranges of them. */
const char *broken_text(const peel_doc *d, uint32_t seed);

#endif
