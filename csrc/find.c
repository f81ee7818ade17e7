/* find.c -- see find.h. */
#include "find.h"

static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

int peel_hints_add(peel_hints *h, const char *word, uint32_t len) {
    if (h->n == PEEL_MAX_HINTS || len == 0) return 0;
    unsigned char c = (unsigned char)word[0], big = c >= 'a' && c <= 'z' ? c & 0xdf : c;
    h->first[c >> 6] |= (uint64_t)1 << (c & 63);
    h->first[big >> 6] |= (uint64_t)1 << (big & 63);
    h->word[h->n] = word;
    h->len[h->n++] = len;
    return 1;
}

/* The letters that the bytes at *p stand for in clean text; *p moves behind them. Soft hyphens stand for none. */
static const char *letters_at(const char **p, const char *end, char *one) {
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    const unsigned char *u = (const unsigned char *)*p;
    if (end - *p >= 2 && u[0] == 0xc2 && (u[1] == 0xad || u[1] == 0xa0)) {
        *p += 2;
        return u[1] == 0xad ? "" : " ";
    }
    if (end - *p >= 3 && u[0] == 0xef && u[1] == 0xac && u[2] >= 0x80 && u[2] <= 0x86) {
        *p += 3;
        return ligatures[u[2] - 0x80];
    }
    one[0] = (unsigned char)**p <= ' ' ? ' ' : small(**p);
    one[1] = 0;
    ++*p;
    return one;
}

static int word_at(const char *p, const char *end, const char *word, uint32_t len) {
    char one[2];
    for (uint32_t i = 0; i < len;) {
        if (p >= end) return 0;
        for (const char *c = letters_at(&p, end, one); *c && i < len; c++) {
            if (*c == ' ' && i > 0 && word[i - 1] == ' ') continue; /* a run of blanks is one */
            if (*c != word[i++]) return 0;
        }
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
                if (!(h->first[c >> 6] >> (c & 63) & 1) && c != 0xef) continue;
                for (uint32_t i = 0; i < h->n; i++)
                    if (word_at(p, end, h->word[i], h->len[i])) return 1;
            }
        }
        if (b->next == PEEL_NONE) return 0;
        b = &d->blocks.v[b->next];
    }
}
