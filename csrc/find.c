/* find.c -- see find.h. */
#include "find.h"

#include <string.h>

#include "ascii.h"
#include "sentence.h"

/* Of three bytes, the first lowest; bit 5 does not count, so that a capital and its small letter are one. */
static uint32_t hash(uint32_t three) {
    return ((three | 0x202020u) & 0xffffffu) * 0x9e3779b1u >> 16;
}

static uint32_t three_at(const char *s, size_t len) {
    uint32_t three = len > 0 ? (unsigned char)s[0] : 0;
    if (len > 1) three |= (uint32_t)(unsigned char)s[1] << 8;
    if (len > 2) three |= (uint32_t)(unsigned char)s[2] << 16;
    return three;
}

static void see(peel_finder *f, uint32_t three) {
    uint32_t h = hash(three);
    f->seen[h >> 6] |= (uint64_t)1 << (h & 63);
}

void peel_finder_init(peel_finder *f, peel_finder_word *words, char *bytes) {
    memset(f, 0, sizeof *f);
    f->words = words;
    f->bytes = bytes;
}

void peel_finder_add(peel_finder *f, const char *word, uint32_t len, uint64_t groups) {
    char *copy = f->bytes + f->nbytes;
    for (uint32_t i = 0; i < len; i++)
        copy[i] = peel_small(word[i]);
    uint32_t three = three_at(copy, len), *chain = len < 3 ? &f->shorts : &f->first[hash(three) % PEEL_FINDER_CHAINS];
    if (len > 2) see(f, three);
    for (uint32_t any = 0; len < 3 && any < (len == 2 ? 0x100u : 0x10000u); any++)
        see(f, three | any << 8 * len); /* whatever follows a short word */
    f->words[f->n] = (peel_finder_word){groups, f->nbytes, len, *chain};
    *chain = ++f->n;
    f->nbytes += len;
}

static int same(const char *s, const char *word, uint32_t len) {
    for (uint32_t i = 0; i < len; i++)
        if (peel_small(s[i]) != word[i]) return 0;
    return 1;
}

/* The groups of a chain's words that stand at s. */
static uint64_t groups_at(const peel_finder *f, uint32_t w, const char *s, size_t len, uint64_t found) {
    for (; w; w = f->words[w - 1].next) {
        const peel_finder_word *word = &f->words[w - 1];
        if ((word->groups & ~found) && word->len <= len && same(s, f->bytes + word->at, word->len)) found |= word->groups;
    }
    return found;
}

uint64_t peel_finder_scan(const peel_finder *f, const char *s, size_t len, uint64_t enough) {
    uint64_t found = 0;
    uint32_t three = three_at(s, len < 2 ? len : 2) << 8;
    for (size_t i = 0; i < len; i++) {
        three >>= 8;
        if (i + 2 < len) three |= (uint32_t)(unsigned char)s[i + 2] << 16;
        uint32_t h = hash(three);
        if (!(f->seen[h >> 6] >> (h & 63) & 1)) continue;
        found = groups_at(f, f->first[h % PEEL_FINDER_CHAINS], s + i, len - i, found);
        found = groups_at(f, f->shorts, s + i, len - i, found);
        if ((found & enough) == enough) break;
    }
    return found;
}

int peel_finder_chooses(const peel_finder *f, const peel_choice *c, uint64_t held, const char *s, size_t len) {
    if ((held & c->groups) != c->groups) return 0;
    if (!c->together) return 1;
    size_t at = 0, first;
    while (peel_sentence_next(s, len, &at, &first))
        if ((peel_finder_scan(f, s + first, at - first, c->groups) & c->groups) == c->groups) return 1;
    return 0;
}
