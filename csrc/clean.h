/* clean.h -- clean text: source bytes without what is not text, and the way back to them. */
#ifndef PEEL_CLEAN_H
#define PEEL_CLEAN_H

#include "document.h"

typedef struct {
    uint32_t at, source;
} peel_map; /* from clean offset `at` on, byte k is source byte source + (k - at), none where source is PEEL_NONE */

typedef struct {
    peel_alloc alloc;
    PEEL_VEC(char) text;
    PEEL_VEC(peel_map) map; /* ascending; filled only where `mapped` */
    uint8_t mapped;
    uint8_t failed; /* out of memory: the text is not whole */
} peel_clean;

void peel_clean_init(peel_clean *c, peel_alloc alloc, int mapped);
void peel_clean_free(peel_clean *c);

/* Appends one byte that stands for no source byte. */
void peel_clean_byte(peel_clean *c, char byte);

/* Appends the clean text of a source range: edits applied, runs of blanks as one space, none at its ends. */
void peel_clean_range(peel_clean *c, const peel_doc *d, uint32_t first, uint32_t end);

/* Appends what stands between two ranges of one text, the second from `first` on: a space, or nothing if they are joined. */
void peel_clean_join(peel_clean *c, const peel_doc *d, uint32_t first);

/* Appends ranges as one text: a space between two, unless they are joined. */
void peel_clean_pieces(peel_clean *c, const peel_doc *d, const peel_piece *p, uint32_t n);

/* Appends the text of a block with all that goes on it; a caption, source or footnote whole. */
void peel_clean_block(peel_clean *c, const peel_doc *d, const peel_block *b);

/* The source ranges of the clean bytes [at, end): one for each run that nothing but blanks and edits interrupts.
** Pushes offsets first, end, first, end, ... ; false when out of memory. */
typedef PEEL_VEC(uint32_t) peel_ranges;
int peel_clean_ranges(const peel_clean *c, const peel_doc *d, uint32_t at, uint32_t end, peel_ranges *out);

/* Moves the ends of a source range inwards over blanks and over what the edits leave out. */
void peel_clean_trim(const peel_doc *d, uint32_t *first, uint32_t *end);

#endif
