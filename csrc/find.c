/* find.c -- see find.h. */
#include "find.h"

#include <string.h>

#include "sentence.h"

static unsigned char small(unsigned char c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static unsigned char capital(unsigned char c) {
    return c >= 'a' && c <= 'z' ? c & 0xdf : c;
}

static void set_pair(peel_finder *f, unsigned a, unsigned b) {
    unsigned pair = a << 8 | b;
    f->pairs[pair >> 6] |= (uint64_t)1 << (pair & 63);
}

void peel_finder_init(peel_finder *f, peel_finder_word *words, char *bytes) {
    memset(f, 0, sizeof *f);
    f->words = words;
    f->bytes = bytes;
}

void peel_finder_add(peel_finder *f, const char *word, uint32_t len, uint64_t groups) {
    char *copy = f->bytes + f->nbytes;
    for (uint32_t i = 0; i < len; i++)
        copy[i] = (char)small((unsigned char)word[i]);
    unsigned char a = (unsigned char)copy[0], b = len > 1 ? (unsigned char)copy[1] : 0;
    for (unsigned each = b; each < (len > 1 ? b + 1u : 256u); each++) { /* any byte may follow a word of one */
        set_pair(f, a, each);
        set_pair(f, a, capital((unsigned char)each));
        set_pair(f, capital(a), each);
        set_pair(f, capital(a), capital((unsigned char)each));
    }
    f->words[f->n] = (peel_finder_word){groups, f->nbytes, len, f->first[a]};
    f->first[a] = ++f->n;
    f->nbytes += len;
}

static int same(const char *s, const char *word, uint32_t len) {
    for (uint32_t i = 0; i < len; i++)
        if ((char)small((unsigned char)s[i]) != word[i]) return 0;
    return 1;
}

uint64_t peel_finder_scan(const peel_finder *f, const char *s, size_t len, uint64_t enough) {
    uint64_t found = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned pair = (unsigned)(unsigned char)s[i] << 8 | (i + 1 < len ? (unsigned char)s[i + 1] : 0);
        if (!(f->pairs[pair >> 6] >> (pair & 63) & 1)) continue;
        for (uint32_t w = f->first[small((unsigned char)s[i])]; w; w = f->words[w - 1].next) {
            const peel_finder_word *word = &f->words[w - 1];
            if ((word->groups & ~found) && word->len <= len - i && same(s + i, f->bytes + word->at, word->len)) found |= word->groups;
        }
        if ((found & enough) == enough) return found;
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
