/* words.h -- which words a document prints, to tell a hyphen of the wrap from a hyphen of the word. */
#ifndef PEEL_WORDS_H
#define PEEL_WORDS_H

#include "document.h"

typedef struct {
    peel_alloc alloc;
    uint32_t *slots; /* hashes, 0 = empty; behind them as many counts */
    uint32_t nslots;
    uint8_t ready;
} peel_words;

void peel_words_init(peel_words *w, peel_alloc alloc);
void peel_words_free(peel_words *w);

/* Does the hyphen between [a, a_end) and [b, b_end) belong to the word? Reads the document's words at first use.
** A document that mostly prints the word solid says no, one that mostly prints its hyphen says yes; else it goes where a
** half is no word of its own. *failed is set when memory is out. */
int peel_words_keep_hyphen(peel_words *w, const peel_doc *d, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end, int *failed);

#endif
