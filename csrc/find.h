/* find.h -- does a block hold one of a few words? A rule's hints choose the blocks that its grammar sees. */
#ifndef PEEL_FIND_H
#define PEEL_FIND_H

#include "document.h"

#define PEEL_MAX_HINTS 64u

typedef struct {
    const char *word[PEEL_MAX_HINTS]; /* small letters */
    uint32_t len[PEEL_MAX_HINTS];
    uint32_t n;
    uint64_t first[4]; /* bytes that some word begins with, capitals too */
} peel_hints;

/* Adds a word; false when there are too many. The bytes are borrowed. */
int peel_hints_add(peel_hints *h, const char *word, uint32_t len);

/* Does the block, or a block that goes on it, hold one of the words? Capitals and small letters are one, any run of
** blanks (a line end among them) is one blank. Markup inside a word hides it. */
int peel_block_has(const peel_doc *d, const peel_block *b, const peel_hints *h);

#endif
