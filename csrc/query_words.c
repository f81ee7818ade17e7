/* query_words.c -- the order of words, and patterns over them; see query.h. */
#include "fold.h"
#include "query.h"

#include <stdlib.h>

typedef struct {
    const char *folded, *bytes;
    size_t nfolded, length;
    uint32_t at;
} word;

static int compare_bytes(const char *a, size_t na, const char *b, size_t nb) {
    int order = memcmp(a, b, na < nb ? na : nb);
    return order ? order : na < nb ? -1 : na > nb;
}

static int compare_words(const void *a, const void *b) {
    const word *x = a, *y = b;
    int order = compare_bytes(x->folded, x->nfolded, y->folded, y->nfolded);
    if (order == 0) order = compare_bytes(x->bytes, x->length, y->bytes, y->length);
    return order ? order : x->at < y->at ? -1 : x->at > y->at;
}

peel_status peel_rank_strings(const peel_work *work, const peel_string *strings, uint32_t n, uint32_t *rank) {
    peel_alloc alloc = work->alloc;
    peel_arena arena;
    word *words = alloc.fn(alloc.ud, NULL, 0, (n ? n : 1) * sizeof *words);
    peel_status st = words ? PEEL_OK : PEEL_NOMEM;
    peel_arena_init(&arena, alloc, 4096);
    for (uint32_t i = 0; i < n && st == PEEL_OK; i++) {
        char *folded = peel_arena_alloc(&arena, strings[i].length, 1);
        if (i % 1024 == 0 && peel_interrupted(work)) st = PEEL_INTERRUPTED;
        if (folded == NULL) st = PEEL_NOMEM;
        else
            words[i] = (word){folded, strings[i].bytes, peel_fold_words(strings[i].bytes, strings[i].length, folded), strings[i].length, i};
    }
    if (st == PEEL_OK) {
        qsort(words, n, sizeof *words, compare_words);
        for (uint32_t i = 0; i < n; i++)
            rank[words[i].at] = i + 1;
    }
    peel_arena_free(&arena);
    if (words) alloc.fn(alloc.ud, words, (n ? n : 1) * sizeof *words, 0);
    return st;
}

static size_t next_character(const char *s, size_t at, size_t length) {
    at++;
    while (at < length && ((unsigned char)s[at] & 0xc0) == 0x80)
        at++;
    return at;
}

/* After a mismatch only the last * need take one more character: what an earlier one took can stay. */
bool peel_glob(const char *pattern, size_t npattern, const char *s, size_t length) {
    size_t p = 0, at = 0, star = SIZE_MAX, from = 0;
    while (at < length) {
        if (p < npattern && pattern[p] == '*') {
            star = ++p;
            from = at;
        } else if (p < npattern && pattern[p] == '?') {
            p++;
            at = next_character(s, at, length);
        } else if (p < npattern && pattern[p] == s[at]) {
            p++;
            at++;
        } else if (star != SIZE_MAX) {
            p = star;
            at = from = next_character(s, from, length);
        } else {
            return false;
        }
    }
    while (p < npattern && pattern[p] == '*')
        p++;
    return p == npattern;
}
