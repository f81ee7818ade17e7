/* find.c -- see find.h. */
#include "find.h"

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

int peel_hints_add(peel_hints *h, const char *word, uint32_t len) {
    if (h->n == PEEL_MAX_HINTS || len == 0) return 0;
    unsigned char c = (unsigned char)word[0], big = c >= 'a' && c <= 'z' ? c & 0xdf : c;
    h->first[c >> 6] |= (uint64_t)1 << (c & 63);
    h->first[big >> 6] |= (uint64_t)1 << (big & 63);
    h->word[h->n] = word;
    h->len[h->n++] = len;
    return 1;
}

static int word_at(const char *p, const char *end, const char *word, uint32_t len) {
    for (uint32_t i = 0; i < len; i++) {
        if (p >= end) return 0;
        if (word[i] == ' ') {
            if ((unsigned char)*p > ' ') return 0;
            while (p < end && (unsigned char)*p <= ' ') p++;
        } else if (small(*p++) != word[i]) return 0;
    }
    return 1;
}

int peel_block_has(const peel_doc *d, const peel_block *b, const peel_hints *h) {
    for (;;) {
        for (uint32_t k = 0; k < b->npieces; k++) {
            const peel_piece *piece = &d->pieces.v[b->piece + k];
            const char *p = d->text.bytes + piece->first, *end = d->text.bytes + piece->end;
            for (; p < end; p++) {
                unsigned char c = (unsigned char)*p;
                if (!(h->first[c >> 6] >> (c & 63) & 1)) continue;
                for (uint32_t i = 0; i < h->n; i++)
                    if (word_at(p, end, h->word[i], h->len[i])) return 1;
            }
        }
        if (b->next == PEEL_NONE) return 0;
        b = &d->blocks.v[b->next];
    }
}
