/* lexicon.h -- a set of words and phrases as a tree of bytes: which is the longest that stands at a place of a text?
**
** Case does not count. A blank of a phrase stands for any run of blanks, an apostrophe and a hyphen for all their
** forms. A phrase begins and ends with a word, and is found only where the text's word ends too.
*/
#ifndef PEEL_LEXICON_H
#define PEEL_LEXICON_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t child, sibling; /* indices, 0 = none */
    uint32_t value : 24, byte : 8;
} peel_lexicon_node;

typedef struct {
    uint32_t n;
    uint32_t root[128];       /* by first byte: most places end here */
    peel_lexicon_node node[]; /* node[0] is the root */
} peel_lexicon;

#define PEEL_LEXICON_MAX 0xffffffu /* the greatest value, and the most bytes of all phrases together */

/* Bytes of memory for phrases of so many bytes in all; the caller gives and keeps it. */
size_t peel_lexicon_size(size_t bytes);

/* Empties a lexicon. */
void peel_lexicon_init(peel_lexicon *x);

/* Adds a phrase with its value, 1 and above. False for what is no row of words with at most four signs between two. */
int peel_lexicon_add(peel_lexicon *x, const char *phrase, size_t len, uint32_t value);

/* The longest phrase at offset `at`: the offset where it ends, and its value; 0 where none stands. */
size_t peel_lexicon_find(const peel_lexicon *x, const char *s, size_t len, size_t at, uint32_t *value);

/* The first phrase that begins at the start of a run of letters, digits and what joins them (- ' & / %), on the line at `at`: its
** offset, and where it ends in *end; `len` where none stands there. */
size_t peel_lexicon_search(const peel_lexicon *x, const char *s, size_t len, size_t at, size_t *end);

#endif
