/* search.h -- a report's words, folded for scanning, and questions asked of them.
**
** The folded text holds the clean text of a report as words: small letters without accents, everything between two
** words one space. Passages follow each other; a passage is one block with all that goes on it, or one row of a table:
**
**     " the force s body worn video \n the 43 forces \n area \t 2014 \t 2015 \n"
**
** Each word has a space on both sides, so a phrase is a run of bytes with a space at both its ends, and a prefix is one
** with a space before it: a scan needs no test of what stands around. A cell ends with a tab, a passage with a newline:
** no phrase reaches across them. Offsets lead back to the clean text by folding one passage again.
**
** Words: letters, digits and their marks; "1,000" and "61.2" are one word each, "body-worn" and "force's" are two; signs
** that mean something (%, £, &) and single ideographs are words of their own. Contents lists, running headers and page
** numbers are not searched.
*/
#ifndef PEEL_SEARCH_H
#define PEEL_SEARCH_H

#include "clean.h"

#define PEEL_MAX_TERM  1000u /* bytes of a folded term: what a mismatch may cost at one place of the text */
#define PEEL_MAX_STARS 8u    /* of a term: each walks to the end of a word */
#define PEEL_MAX_TERMS 200u  /* of a query: each is a scan of the text */
#define PEEL_MAX_NEAR  100u  /* words between the two sides of NEAR */

/* --- words (search_fold.c) ----------------------------------------------------- */

typedef struct {
    uint32_t first, end; /* clean bytes [first, end) */
    uint32_t len;        /* bytes of the folded word; 0: not a word but the tab behind a cell */
} peel_word;

/* Folds the first word in the bytes [*at, n) of a clean text into `out`, which has room for n - *at bytes; *at moves
** behind it. False where there is none. */
bool peel_word_next(const char *s, uint32_t n, uint32_t *at, char *out, peel_word *w);

/* --- the folded text (search_text.c) --------------------------------------------- */

typedef struct {
    uint32_t at;    /* offset of its first space; it ends with the newline before the next one */
    uint32_t block; /* index in the document */
    uint32_t row;   /* of the block's table; PEEL_NONE: the block itself, or the title of its table */
    uint32_t words;
} peel_passage;

typedef struct {
    PEEL_VEC(char) text;
    PEEL_VEC(peel_passage) passages; /* ascending; none without a word */
    uint32_t words;
    uint32_t counts[256]; /* how often each byte stands in the text: a scan looks for rare ones */
} peel_folded;

peel_status peel_folded_make(peel_folded *f, const peel_doc *d, const peel_work *work);
void peel_folded_free(peel_folded *f, peel_alloc alloc);
size_t peel_folded_bytes(const peel_folded *f);

/* The clean text of one passage, and how far it has been folded again. A place behind the last one asked for costs the
** words between the two; another passage, or a place before it, costs the passage from its start. */
typedef struct {
    peel_clean clean;    /* of `passage`, mapped; cells parted by tabs */
    uint32_t passage;    /* PEEL_NONE: none yet */
    uint32_t at;         /* clean bytes behind which .. */
    uint32_t folded;     /* .. the folded offset is this */
    PEEL_VEC(char) word; /* scratch */
} peel_cursor;

void peel_cursor_init(peel_cursor *c, peel_alloc alloc);
void peel_cursor_free(peel_cursor *c);

/* Put the clean text of a passage into c->clean. False when out of memory. */
bool peel_cursor_open(peel_cursor *c, const peel_folded *f, const peel_doc *d, uint32_t passage);

/* The clean bytes [*first, *last) of the words [start, end) of the folded text, which lie in the cursor's passage. */
void peel_cursor_find(peel_cursor *c, const peel_folded *f, uint32_t start, uint32_t end, uint32_t *first, uint32_t *last);

/* --- excerpts (search_excerpt.c) ----------------------------------------------------- */

typedef PEEL_VEC(char) peel_excerpt;

/* The words [first, last) of a clean text of n bytes with what stands around them: about `width` bytes in all, cut at
** blanks, an ellipsis where something is left out, bars between cells. False when out of memory. */
bool peel_excerpt_make(peel_excerpt *out, const char *s, uint32_t n, uint32_t first, uint32_t last, uint32_t width, peel_alloc alloc);

/* --- scanning (search_scan.c) ------------------------------------------------------ */

/* Folded words [start, end) of one passage. */
typedef struct {
    uint32_t start, end, passage;
} peel_span;
typedef PEEL_VEC(peel_span) peel_spans; /* ascending by start; two may overlap */

/* Is this a term as peel_scan takes it: " body worn ", " stalk*", " stalk* victim "? A star stands behind the letters
** that a word begins with. */
bool peel_is_term(const char *term, size_t len);

/* Appends every place of a term. */
peel_status peel_scan(peel_spans *out, const peel_folded *f, const char *term, uint32_t len, const peel_work *work);

/* --- questions (search_query.c) ----------------------------------------------------- */

typedef enum {
    PEEL_SEARCH_TERM, /* pushes the places of term `arg` */
    PEEL_SEARCH_OR,   /* the others take two from the stack, the second on top, and push one */
    PEEL_SEARCH_AND,  /* the places of both, in passages that hold both */
    PEEL_SEARCH_NOT,  /* the places of the first, in passages that do not hold the second */
    PEEL_SEARCH_NEAR  /* from the start of one to the end of the other, at most `arg` words between them */
} peel_search_code;

typedef struct {
    uint32_t code, arg;
} peel_search_op;

typedef struct {
    const char *term[PEEL_MAX_TERMS];
    uint32_t len[PEEL_MAX_TERMS];
    bool scored[PEEL_MAX_TERMS]; /* false: it stands behind NOT */
    uint32_t nterms;
    const peel_search_op *ops; /* postfix, as peel_search_check wants it */
    uint32_t nops;
} peel_search_query;

/* Is it a query: terms are terms, no operator lacks an operand, one result is left? */
bool peel_search_check(const peel_search_query *q);

typedef struct {
    uint32_t passage, span; /* its first span */
} peel_hit;

typedef struct {
    uint32_t hit, term, times;
} peel_frequency;

typedef struct {
    peel_spans spans;              /* what matched */
    PEEL_VEC(peel_hit) hits;       /* one a passage that matched, ascending */
    PEEL_VEC(peel_frequency) freq; /* of the scored terms in the passages that matched */
    PEEL_VEC(double) scores;       /* one a hit, after peel_hits_rank */
    uint32_t nterms;
    uint32_t documents[PEEL_MAX_TERMS]; /* passages that hold each term, whether they match or not */
} peel_hits;

peel_status peel_search_run(peel_hits *h, const peel_folded *f, const peel_search_query *q, const peel_work *work);
/* How many of the places [from, to) there are when those that overlap count as one: "domestic abuse" and the "abuse" in it. */
uint32_t peel_hits_apart(const peel_hits *h, uint32_t from, uint32_t to);
void peel_hits_free(peel_hits *h, peel_alloc alloc);
size_t peel_hits_bytes(const peel_hits *h);

/* BM25: weights, one a term, say how telling a term is; `average` is the mean number of words of a passage. Both are of
** the whole corpus that is searched. False when out of memory. */
bool peel_hits_rank(peel_hits *h, const peel_folded *f, const double *weights, double average, peel_alloc alloc);

#define PEEL_BM25_K1 1.2  /* how soon another place of the same word stops to count */
#define PEEL_BM25_B  0.75 /* how much a long passage is held against itself */

#endif
