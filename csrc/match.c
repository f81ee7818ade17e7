/* match.c -- which blocks the vocabulary and the contents list name.
**
** The contents list and the headings stand in the same order, so the entries are matched by the longest run of
** pairs that rise in both. Entries that conversion mangled are then looked for between their neighbours.
*/
#include "outline.h"

#define MAX_PAIRS 8u     /* entries of one wording that a block is tried against */
#define MAX_LOOK  64u    /* blocks that a mangled entry is compared with */
#define MAX_LOOKS 20000u /* ... and all of them together: no report's contents list is that mangled */
#define NEAR      0.78

typedef struct {
    uint64_t hash;
    uint32_t entry, next;
} slot; /* entries by hash, chained by wording */
typedef struct {
    uint32_t block, entry, before;
} pair;

static uint32_t fold_piece(const peel_doc *d, const peel_piece *p, char *out) {
    return peel_fold(d->text.bytes + p->first, d->text.bytes + p->end, out, PEEL_MAX_PHRASE);
}

/* The words of a block that may be a heading, its number with them. */
static peel_piece title_range(const peel_doc *d, const peel_block *b) {
    peel_piece p = {b->first, peel_plain_before(d, b->end)};
    if (b->kind == B_ITEM) p.first = peel_block_first_line(d, b)->first;
    return p;
}

/* The phrase of a title. A wrap may have parted a word: its hyphen is the word's or the wrap's. */
static uint32_t find_phrase(const peel_doc *d, const char *folded, uint32_t n) {
    uint32_t phrase = peel_vocabulary_find(d->vocabulary, folded, n);
    if (phrase == PEEL_NONE && n > 1 && (folded[n - 1] == '.' || folded[n - 1] == ':'))
        phrase = peel_vocabulary_find(d->vocabulary, folded, n - 1);
    for (int keep = 0; keep < 2 && phrase == PEEL_NONE; keep++) {
        char joined[PEEL_MAX_PHRASE];
        uint32_t m = 0;
        for (uint32_t i = 0; i < n; i++) {
            int cut = folded[i] == '-' && i > 0 && folded[i - 1] != ' ' && i + 1 < n && folded[i + 1] == ' ';
            if (!cut || keep) joined[m++] = folded[i];
            i += cut;
        }
        if (m == n) break;
        phrase = peel_vocabulary_find(d->vocabulary, joined, m);
    }
    return phrase;
}

/* Letters and digits of a folded text. */
static inline int is_bare(unsigned char c) {
    return (c >= 0x80) | ((unsigned char)(c - '0') < 10) | ((unsigned char)(c - 'a') < 26); /* no branch: blanks come at random */
}

/* A mark of the contents list's own: letters and digits only, so that blanks and stops do not matter. */
static uint64_t bare_hash(const char *folded, uint32_t n) {
    char bare[PEEL_MAX_PHRASE + 8];
    uint32_t m = 0;
    for (uint32_t i = 0; i < n; i++) {
        bare[m] = folded[i];
        m += (uint32_t)is_bare((unsigned char)folded[i]);
    }
    memset(bare + m, 0, 8);
    uint64_t h = m, eight;
    for (uint32_t i = 0; i < m; i += 8) {
        memcpy(&eight, bare + i, 8);
        h = (h ^ eight) * 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    }
    return h;
}

/* --- a title must begin as some phrase or entry begins: nearly all text does not, and is not folded --- */

#define SHORT_START 4u
#define LONG_START  10u
#define START_BITS  4096u

/* Of the letters and digits with which wordings begin. */
typedef struct {
    uint64_t starts[START_BITS / 64]; /* hashes of the first LONG_START, or of the first SHORT_START where fewer stand there */
    uint32_t second[32];              /* by the low bits of a first letter those of the second, as a set: says no without folding */
    uint8_t any[256];                 /* first bytes of wordings that are shorter still */
    uint8_t all;                      /* a wording has none at all */
} beginnings;

/* The first letters and digits of a folded text in `out`; how many there are. */
static uint32_t first_letters(const char *folded, uint32_t n, char *out) {
    uint32_t m = 0;
    for (uint32_t i = 0; i < n && m < LONG_START; i++) {
        out[m] = folded[i];
        m += (uint32_t)is_bare((unsigned char)folded[i]);
    }
    return m;
}

static uint32_t start_hash(const char *letters, uint32_t n) {
    uint64_t h = 0;
    memcpy(&h, letters, n > 8 ? 8 : n);
    h ^= n > 8 ? (uint64_t)((unsigned char)letters[8] << 8 | (unsigned char)letters[9]) * 0x100000001b3u : n;
    return (uint32_t)(h * 0x9e3779b97f4a7c15u >> 52); /* twelve bits: START_BITS */
}

static void add_beginning(beginnings *b, const char *folded, uint32_t n) {
    char first[LONG_START];
    uint32_t m = first_letters(folded, n, first);
    if (m > 0) b->second[first[0] & 31] |= m > 1 ? (uint32_t)1 << (first[1] & 31) : UINT32_MAX;
    if (m >= SHORT_START) {
        uint32_t h = start_hash(first, m == LONG_START ? LONG_START : SHORT_START);
        b->starts[h / 64] |= (uint64_t)1 << h % 64;
    } else if (m > 0) b->any[(unsigned char)first[0]] = 1;
    else b->all = 1;
}

static int is_letter(char c) {
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static int has_start(const beginnings *b, uint32_t h) {
    return b->starts[h / 64] >> h % 64 & 1;
}

/* May the text be a wording? Blanks and hyphens do not matter, so that a word which the wrap has cut is found, too. */
static int may_begin(const beginnings *b, const char *text, const char *end) {
    char folded[24], first[LONG_START];
    if (b->all) return 1;
    if (end - text > 1 && is_letter(text[0]) && is_letter(text[1]) && !(b->second[text[0] & 31] >> (text[1] & 31) & 1)) return 0;
    uint32_t m = first_letters(folded, peel_fold(text, end, folded, sizeof folded), first);
    if (m < LONG_START || b->any[(unsigned char)first[0]]) return 1;
    return has_start(b, start_hash(first, SHORT_START)) || has_start(b, start_hash(first, LONG_START));
}

/* How often a text has each pair of letters, by a hash of the pair; up to 255 times. */
typedef struct {
    uint8_t count[1024];
} letter_pairs;

static uint32_t pair_at(const char *s) {
    return ((unsigned char)s[0] * 31u + (unsigned char)s[1]) & 1023;
}

static void count_pairs(letter_pairs *p, const char *a, uint32_t n) {
    memset(p, 0, sizeof *p);
    for (uint32_t i = 0; i + 1 < n; i++)
        if (p->count[pair_at(a + i)] < 255) p->count[pair_at(a + i)]++;
}

/* Likeness of two folded texts of n and m bytes, 0 to 1, where they share so many pairs of letters. */
static double likeness(uint32_t shared, uint32_t n, uint32_t m) {
    uint32_t pairs = (n > 0 ? n - 1 : 0) + (m > 0 ? m - 1 : 0);
    return pairs ? 2.0 * shared / pairs : 0;
}

/* The likeness of two texts, the shorter of which is a part of the longer. */
static double most_likeness(uint32_t n, uint32_t m) {
    uint32_t least = n < m ? n : m;
    return likeness(least > 0 ? least - 1 : 0, n, m);
}

static uint32_t shared_pairs(const letter_pairs *a, const char *b, uint32_t m) {
    letter_pairs left = *a;
    uint32_t shared = 0;
    for (uint32_t i = 0; i + 1 < m; i++)
        if (left.count[pair_at(b + i)]) left.count[pair_at(b + i)]--, shared++;
    return shared;
}

static slot *entry_slot(slot *table, uint32_t mask, uint64_t hash) {
    uint32_t i = (uint32_t)hash & mask;
    while (table[i].entry != PEEL_NONE && table[i].hash != hash)
        i = (i + 1) & mask;
    return &table[i];
}

/* Longest run of pairs that rises in both; pairs come by block, within a block by falling entry. */
static void rising(pair *pairs, uint32_t n, uint32_t *tails, peel_candidate *c) {
    uint32_t len = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t lo = 0, hi = len;
        while (lo < hi) {
            uint32_t mid = lo + (hi - lo) / 2;
            if (pairs[tails[mid]].entry < pairs[i].entry) lo = mid + 1;
            else hi = mid;
        }
        pairs[i].before = lo > 0 ? tails[lo - 1] : PEEL_NONE;
        tails[lo] = i;
        if (lo == len) len++;
    }
    for (uint32_t i = len ? tails[len - 1] : PEEL_NONE; i != PEEL_NONE; i = pairs[i].before)
        c[pairs[i].block].entry = pairs[i].entry;
}

/* Entries that no block has in the same words: the likest block between the neighbours. */
static void match_near(peel_doc *d, peel_candidate *c, uint32_t *block_of) {
    char want[PEEL_MAX_PHRASE], have[PEEL_MAX_PHRASE];
    for (uint32_t b = 0; b < d->blocks.n; b++)
        if (c[b].entry != PEEL_NONE) block_of[c[b].entry] = b;
    uint32_t from = 0, next = 0, looks = 0;
    uint64_t steps = 0, most_steps = (uint64_t)d->blocks.n * 64 + (1u << 20);
    while (from < d->blocks.n && d->stands.v[from].line < d->contents_end)
        from++;
    for (uint32_t e = 0; e < d->entries.n; e++) {
        if (block_of[e] != PEEL_NONE) {
            from = block_of[e] + 1;
            continue;
        }
        uint32_t to, best = PEEL_NONE, looked = 0;
        if (looks > MAX_LOOKS || steps > most_steps) return;
        if (next <= e) next = e + 1;
        while (next < d->entries.n && block_of[next] == PEEL_NONE)
            next++;
        to = next < d->entries.n ? block_of[next] : d->blocks.n;
        double best_like = NEAR;
        letter_pairs pairs;
        uint32_t n = fold_piece(d, &d->entries.v[e].title, want);
        count_pairs(&pairs, want, n);
        for (uint32_t b = from; b < to && looked < MAX_LOOK; b++, steps++) {
            if (!c[b].may || c[b].never || c[b].entry != PEEL_NONE || d->stands.v[b].line < d->contents_end) continue;
            looked++;
            looks++;
            /* the length tells of most blocks that they can't be as like */
            if (c[b].folded > 0 && most_likeness(n, c[b].folded) <= best_like) continue;
            peel_piece p = title_range(d, &d->blocks.v[b]);
            uint32_t m = c[b].folded = (uint16_t)fold_piece(d, &p, have);
            if (most_likeness(n, m) <= best_like) continue;
            double like = likeness(shared_pairs(&pairs, have, m), n, m);
            if (like > best_like) best_like = like, best = b;
        }
        if (best != PEEL_NONE) {
            c[best].entry = e;
            block_of[e] = best;
            from = best + 1;
        }
    }
}

peel_status peel_outline_match(peel_doc *d, peel_candidate *c) {
    char folded[PEEL_MAX_PHRASE];
    beginnings known;
    uint32_t size = 16, npairs = 0;
    while (size < d->entries.n * 2)
        size *= 2;
    size_t slots_size = size * sizeof(slot), of_size = (size_t)d->entries.n * sizeof(uint32_t) + 1;
    slot *table = d->alloc.fn(d->alloc.ud, NULL, 0, slots_size);
    uint32_t *block_of = d->alloc.fn(d->alloc.ud, NULL, 0, of_size);
    PEEL_VEC(pair) pairs = {NULL, 0, 0};
    peel_status st = table && block_of ? PEEL_OK : PEEL_NOMEM;
    if (st == PEEL_OK) {
        memset(&known, 0, sizeof known);
        for (uint32_t i = 0; d->vocabulary && i < d->vocabulary->n; i++)
            add_beginning(&known, d->vocabulary->phrases[i].text, d->vocabulary->phrases[i].len);
        for (uint32_t i = 0; i < size; i++)
            table[i] = (slot){0, PEEL_NONE, PEEL_NONE};
        for (uint32_t e = d->entries.n; e-- > 0;) { /* backwards: a chain gives the entries of one wording in order */
            uint32_t n = fold_piece(d, &d->entries.v[e].title, folded);
            uint64_t h = bare_hash(folded, n);
            add_beginning(&known, folded, n);
            slot *s = entry_slot(table, size - 1, h);
            block_of[e] = s->entry; /* for now: the next entry of the same wording */
            s->hash = h;
            s->entry = e;
        }
    }
    for (uint32_t b = 0; b < d->blocks.n && st == PEEL_OK; b++) {
        peel_candidate *k = &c[b];
        if (!k->may) continue;
        peel_piece p = title_range(d, &d->blocks.v[b]);
        if (!may_begin(&known, d->text.bytes + p.first, d->text.bytes + p.end)) continue;
        uint32_t n = fold_piece(d, &p, folded);
        k->phrase = d->vocabulary && d->vocabulary->n ? find_phrase(d, folded, n) : PEEL_NONE;
        unsigned flags = k->phrase != PEEL_NONE ? peel_vocabulary_flags(d->vocabulary, k->phrase) : 0;
        k->never = !(flags & PHRASE_HEADING) && (flags & PHRASE_NEVER);
        if (!(flags & (PHRASE_HEADING | PHRASE_NEVER))) k->phrase = PEEL_NONE;
        if (d->entries.n == 0 || k->never || d->stands.v[b].line < d->contents_end || (d->blocks.v[b].flags & BLOCK_GROUPED)) continue;
        uint32_t chain[MAX_PAIRS], m = 0;
        for (uint32_t e = entry_slot(table, size - 1, bare_hash(folded, n))->entry; e != PEEL_NONE && m < MAX_PAIRS; e = block_of[e])
            chain[m++] = e;
        while (m > 0 && st == PEEL_OK) {
            pair one = {b, chain[--m], PEEL_NONE};
            if (!peel_vec_push(d->alloc, &pairs, one)) st = PEEL_NOMEM;
            npairs++;
        }
    }
    if (st == PEEL_OK && npairs > 0) {
        size_t tails_size = npairs * sizeof(uint32_t);
        uint32_t *tails = d->alloc.fn(d->alloc.ud, NULL, 0, tails_size);
        if (tails) {
            rising(pairs.v, npairs, tails, c);
            d->alloc.fn(d->alloc.ud, tails, tails_size, 0);
        } else st = PEEL_NOMEM;
    }
    if (st == PEEL_OK && d->entries.n > 0) {
        for (uint32_t e = 0; e < d->entries.n; e++)
            block_of[e] = PEEL_NONE;
        match_near(d, c, block_of);
    }
    if (table) d->alloc.fn(d->alloc.ud, table, slots_size, 0);
    if (block_of) d->alloc.fn(d->alloc.ud, block_of, of_size, 0);
    peel_vec_free(d->alloc, &pairs);
    return st;
}
