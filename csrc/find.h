/* find.h -- which of several groups of words does a text hold a word of? Rules say by such groups which blocks are for
** them; one pass over a block answers for all rules at once.
*/
#ifndef PEEL_FIND_H
#define PEEL_FIND_H

#include <stddef.h>
#include <stdint.h>

#define PEEL_FINDER_GROUPS 64u
#define PEEL_FINDER_WORDS  65535u

typedef struct {
    uint64_t groups; /* a bit each */
    uint32_t at, len;
    uint32_t next; /* word of the same chain, + 1; 0 = none */
} peel_finder_word;

#define PEEL_FINDER_CHAINS 1024u

typedef struct {
    uint64_t seen[1024];                /* a bit for each hash of the three bytes that some word begins with */
    uint32_t first[PEEL_FINDER_CHAINS]; /* words by that hash, + 1 */
    uint32_t shorts;                    /* words of one or two bytes, + 1 */
    uint32_t n;
    peel_finder_word *words; /* the caller's memory, room for all that are added */
    char *bytes;
    uint32_t nbytes;
} peel_finder;

typedef struct {
    uint64_t groups;  /* a text must hold a word of each */
    uint8_t together; /* in one sentence */
} peel_choice;

/* An empty finder over memory for the words, and for their bytes. */
void peel_finder_init(peel_finder *f, peel_finder_word *words, char *bytes);

/* Adds a word, not empty, to groups. Capitals and small letters are one. */
void peel_finder_add(peel_finder *f, const char *word, uint32_t len, uint64_t groups);

/* The groups of which the text holds a word; looks no further once those in `enough` are all found. */
uint64_t peel_finder_scan(const peel_finder *f, const char *s, size_t len, uint64_t enough);

/* Is a text, in which the groups `held` were found, one of this choice? */
int peel_finder_chooses(const peel_finder *f, const peel_choice *c, uint64_t held, const char *s, size_t len);

#endif
