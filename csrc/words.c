/* words.c -- the words of a document as hashes, and how often each is printed. */
#include "words.h"

#define IS_LETTER(c) (((c) | 0x20) >= 'a' && ((c) | 0x20) <= 'z')

void peel_words_init(peel_words *w, peel_alloc alloc) {
    memset(w, 0, sizeof *w);
    w->alloc = alloc;
}

void peel_words_free(peel_words *w) {
    if (w->slots) w->alloc.fn(w->alloc.ud, w->slots, (size_t)w->nslots * 2 * sizeof *w->slots, 0);
    w->slots = NULL;
    w->nslots = 0;
}

static uint32_t step(uint32_t h, char c) {
    return (h ^ (unsigned char)(c | 0x20)) * 0x01000193u;
}

static uint32_t hash_range(const char *s, uint32_t a, uint32_t end, uint32_t h) {
    for (; a < end; a++)
        h = step(h, s[a]);
    return h;
}

#define SEED 0x811c9dc5u

/* How often a word was seen. */
static uint32_t count(const peel_words *w, uint32_t h) {
    h |= 1;
    for (uint32_t i = h * 0x9e3779b1u & (w->nslots - 1); w->slots[i]; i = (i + 1) & (w->nslots - 1))
        if (w->slots[i] == h) return w->slots[w->nslots + i];
    return 0;
}

static void add(peel_words *w, uint32_t h, uint32_t *used) {
    h |= 1;
    if (*used * 4 > w->nslots * 3) return; /* full enough: further words count as unseen */
    uint32_t i = h * 0x9e3779b1u & (w->nslots - 1);
    for (; w->slots[i] && w->slots[i] != h; i = (i + 1) & (w->nslots - 1)) {
    }
    *used += w->slots[i] == 0;
    w->slots[i] = h;
    w->slots[w->nslots + i]++;
}

/* All words, with their inner hyphens; the halves of a word that a line end cuts are not words. */
static int read_words(peel_words *w, const peel_doc *d) {
    uint32_t size = 1024, used = 0;
    while (size < d->text.len / 24 && size < 1u << 20)
        size *= 2;
    w->slots = w->alloc.fn(w->alloc.ud, NULL, 0, (size_t)size * 2 * sizeof *w->slots);
    if (!w->slots) return 0;
    memset(w->slots, 0, (size_t)size * 2 * sizeof *w->slots);
    w->nslots = size;
    const char *s = d->text.bytes;
    for (uint32_t i = 0; i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        int cut_before = i > 0 && (d->lines.v[i - 1].flags & LINE_HYPHEN) && (l->flags & LINE_LOWER);
        for (uint32_t p = l->first; p < l->end;) {
            if (!IS_LETTER(s[p])) {
                p++;
                continue;
            }
            uint32_t start = p, h = SEED;
            while (p < l->end && (IS_LETTER(s[p]) || (s[p] == '-' && p + 1 < l->end && IS_LETTER(s[p + 1]))))
                h = step(h, s[p++]);
            int cut = (start == l->body && cut_before) || (p + 1 == l->end && (l->flags & LINE_HYPHEN));
            if (!cut) add(w, h, &used);
        }
    }
    return 1;
}

int peel_words_keep_hyphen(peel_words *w, const peel_doc *d, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end, int *failed) {
    static const char *const prefixes[] = {"anti", "non", "self", "multi", "cross", "post", "mid", "ex", "pre", "co"};
    const char *s = d->text.bytes;
    if (!w->ready) {
        w->ready = 1;
        if (!read_words(w, d)) *failed = 1;
    }
    if (!w->slots) return 1;
    uint32_t half = hash_range(s, a, a_end, SEED);
    uint32_t solid = count(w, hash_range(s, b, b_end, half)), hyphened = count(w, hash_range(s, b, b_end, step(half, '-')));
    if (solid || hyphened) return hyphened > solid; /* as the report mostly prints it */
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (a_end - a == strlen(prefixes[i]) && memcmp(s + a, prefixes[i], a_end - a) == 0) return 1;
    return count(w, half) && count(w, hash_range(s, b, b_end, SEED));
}
