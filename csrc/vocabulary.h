/* vocabulary.h -- what the framework knows of a report's wording, as data for the outline.
**
** Phrases are folded: small letters, straight quotes, plain dashes, single spaces, no markup.
** The core does not know what a phrase means; it knows what it may be.
*/
#ifndef PEEL_VOCABULARY_H
#define PEEL_VOCABULARY_H

#include "arena.h"

enum {
    PHRASE_HEADING = 1 << 0,   /* a section's name: level says how deep */
    PHRASE_NEVER = 1 << 1,     /* never a heading: a grade word, a table's label */
    PHRASE_KEEP = 1 << 2,      /* never furniture, however often it stands there */
    PHRASE_FLAT = 1 << 3,      /* inside this section nothing is a heading */
    PHRASE_BOX = 1 << 4,       /* boxed aside: a list that stops before it goes on behind it */
    PHRASE_GRADE = 1 << 5,     /* a line that, alone, is content and not a title */
    PHRASE_PREFIX = 1 << 6,    /* stands for every line that begins so */
    PHRASE_TITLED = 1 << 7,    /* what stands in this section has titles: its first paragraph is one */
    PHRASE_UNSTOPPED = 1 << 8, /* its lines are unstopped by nature: no unmarked one is a heading, none is cut unless its words say so */
    PHRASE_OPENS = 1 << 9      /* how a title begins in a titled section, even one of two sentences */
};

typedef struct {
    const char *text; /* folded, in the vocabulary's arena */
    uint32_t len;
    uint32_t next_same; /* another heading of the same wording (elsewhere in the tree), or PEEL_NONE */
    uint32_t key;       /* the caller's number for the section that it names */
    uint32_t within;    /* key of a section that must be open around it, or PEEL_NONE */
    uint16_t flags;
    uint8_t level;
} peel_phrase;

typedef struct peel_vocabulary {
    peel_arena arena;
    peel_phrase *phrases;
    uint32_t n, cap;
    uint32_t *slots; /* hash table: index + 1, 0 = empty */
    uint32_t nslots;
    uint32_t prefixes; /* phrases with PHRASE_PREFIX: few, so they are tried in turn */
} peel_vocabulary;

void peel_vocabulary_init(peel_vocabulary *v, peel_alloc alloc);
void peel_vocabulary_free(peel_vocabulary *v);

/* Adds a phrase; its text is copied and folded here, key, within, flags and level are taken from `like`.
** Result: its index, or PEEL_NONE when out of memory. */
uint32_t peel_vocabulary_add(peel_vocabulary *v, const char *text, size_t len, peel_phrase like);

/* First phrase of that folded wording, else the first prefix that it begins with, else PEEL_NONE; go on with next_same. */
uint32_t peel_vocabulary_find(const peel_vocabulary *v, const char *folded, uint32_t len);

/* All that is said of the wording of phrase i, under whatever key. */
unsigned peel_vocabulary_flags(const peel_vocabulary *v, uint32_t i);

/* Folds source bytes into `out` (room for `cap`): markup, marks and tags dropped. Returns the length;
** a longer text is cut at `cap`, so a phrase is at most PEEL_MAX_PHRASE long. */
uint32_t peel_fold(const char *p, const char *end, char *out, uint32_t cap);

uint64_t peel_hash(const char *s, size_t len);

#define PEEL_MAX_PHRASE 320u /* no section's name is longer */

#endif
