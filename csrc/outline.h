/* outline.h -- what outline.c and match.c share: what is known of each block that may be a heading. */
#ifndef PEEL_OUTLINE_H
#define PEEL_OUTLINE_H

#include "document.h"

typedef struct {
    uint32_t entry;  /* contents entry that it is, or PEEL_NONE */
    uint32_t phrase; /* first phrase of the vocabulary with its wording, or PEEL_NONE */
    uint16_t folded; /* length of its folded text, 0 before it is wanted */
    uint8_t may;     /* short enough to be a heading at all */
    uint8_t never;   /* the vocabulary says no */
    uint8_t typo;    /* looks like a heading and is followed by content */
} peel_candidate;

/* Fills the candidates' phrases and entries: exact words first, in the order of both lists; then near ones. */
peel_status peel_outline_match(peel_doc *d, peel_candidate *c);

#define PEEL_MAX_HEADING 300u /* code points: a longer block is text */

#endif
