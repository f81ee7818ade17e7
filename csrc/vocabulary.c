/* vocabulary.c -- folding, and a hash table of the framework's phrases. */
#include "vocabulary.h"

#include "bytes.h"
#include "lines.h"

uint64_t peel_hash(const char *s, size_t len) {
    uint64_t h = 0xcbf29ce484222325u; /* FNV-1a, finished with a multiply so that the low bits are good */
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)s[i]) * 0x100000001b3u;
    h ^= h >> 32;
    return h * 0x9e3779b97f4a7c15u >> 16;
}

void peel_vocabulary_init(peel_vocabulary *v, peel_alloc alloc) {
    memset(v, 0, sizeof *v);
    peel_arena_init(&v->arena, alloc, 4096);
}

void peel_vocabulary_free(peel_vocabulary *v) {
    peel_alloc alloc = v->arena.alloc;
    if (v->phrases) alloc.fn(alloc.ud, v->phrases, v->cap * sizeof *v->phrases, 0);
    if (v->slots) alloc.fn(alloc.ud, v->slots, v->nslots * sizeof *v->slots, 0);
    v->phrases = NULL;
    v->slots = NULL;
    v->n = v->cap = v->nslots = 0;
    peel_arena_free(&v->arena);
}

/* Puts phrase i into the table; the first of a wording is the one found. */
static void insert(peel_vocabulary *v, uint32_t i) {
    const peel_phrase *p = &v->phrases[i];
    uint32_t mask = v->nslots - 1, slot = (uint32_t)peel_hash(p->text, p->len) & mask;
    while (v->slots[slot]) {
        uint32_t other = v->slots[slot] - 1;
        peel_phrase *o = &v->phrases[other];
        if (o->len == p->len && memcmp(o->text, p->text, p->len) == 0) {
            while (o->next_same != PEEL_NONE)
                o = &v->phrases[o->next_same];
            if (o != p) o->next_same = i;
            return;
        }
        slot = (slot + 1) & mask;
    }
    v->slots[slot] = i + 1;
}

static int grow(peel_vocabulary *v) {
    peel_alloc alloc = v->arena.alloc;
    uint32_t cap = v->cap ? v->cap * 2 : 128, nslots = cap * 2;
    peel_phrase *phrases = alloc.fn(alloc.ud, v->phrases, v->cap * sizeof *phrases, cap * sizeof *phrases);
    if (!phrases) return 0;
    v->phrases = phrases;
    v->cap = cap;
    uint32_t *slots = alloc.fn(alloc.ud, NULL, 0, nslots * sizeof *slots);
    if (!slots) return 0;
    if (v->slots) alloc.fn(alloc.ud, v->slots, v->nslots * sizeof *slots, 0);
    memset(slots, 0, nslots * sizeof *slots);
    v->slots = slots;
    v->nslots = nslots;
    for (uint32_t i = 0; i < v->n; i++)
        v->phrases[i].next_same = PEEL_NONE;
    for (uint32_t i = 0; i < v->n; i++)
        insert(v, i);
    return 1;
}

uint32_t peel_vocabulary_add(peel_vocabulary *v, const char *text, size_t len, peel_phrase like) {
    char folded[PEEL_MAX_PHRASE];
    uint32_t n = peel_fold(text, text + len, folded, sizeof folded - 1);
    /* a blank at the end of a prefix counts: "1 " is not "12" */
    if ((like.flags & PHRASE_PREFIX) && len > 0 && text[len - 1] == ' ') folded[n++] = ' ';
    if ((v->n + 1 > v->cap || v->nslots == 0) && !grow(v)) return PEEL_NONE;
    char *copy = peel_arena_copy(&v->arena, folded, n);
    if (!copy) return PEEL_NONE;
    like.text = copy;
    like.len = n;
    like.next_same = PEEL_NONE;
    v->phrases[v->n] = like;
    v->prefixes += (like.flags & PHRASE_PREFIX) != 0;
    insert(v, v->n);
    return v->n++;
}

uint32_t peel_vocabulary_find(const peel_vocabulary *v, const char *folded, uint32_t len) {
    if (v->nslots == 0) return PEEL_NONE;
    uint32_t mask = v->nslots - 1, slot = (uint32_t)peel_hash(folded, len) & mask;
    while (v->slots[slot]) {
        uint32_t i = v->slots[slot] - 1;
        if (v->phrases[i].len == len && memcmp(v->phrases[i].text, folded, len) == 0) return i;
        slot = (slot + 1) & mask;
    }
    for (uint32_t i = 0, left = v->prefixes; i < v->n && left > 0; i++) {
        const peel_phrase *p = &v->phrases[i];
        if (!(p->flags & PHRASE_PREFIX)) continue;
        left--;
        if (p->len > 0 && p->len < len && memcmp(p->text, folded, p->len) == 0) return i;
    }
    return PEEL_NONE;
}

unsigned peel_vocabulary_flags(const peel_vocabulary *v, uint32_t i) {
    unsigned flags = 0;
    for (; i != PEEL_NONE; i = v->phrases[i].next_same)
        flags |= v->phrases[i].flags;
    return flags;
}

/* What a character of three bytes folds to: a plain one, nothing (""), or NULL for itself. */
static const char *fold3(const unsigned char *u) {
    if (u[0] == 0xe2 && u[1] == 0x80) {
        if (u[2] == 0x98 || u[2] == 0x99 || u[2] == 0x9a || u[2] == 0x9b) return "'";
        if (u[2] >= 0x9c && u[2] <= 0x9f) return "\"";
        if (u[2] >= 0x90 && u[2] <= 0x95) return "-";
        if (u[2] <= 0x8a || u[2] == 0xaf) return " ";
        if (u[2] >= 0x8b && u[2] <= 0x8f) return "";
    }
    if (u[0] == 0xe2 && u[1] == 0x88 && u[2] == 0x92) return "-";
    if (u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf) return "";
    if (u[0] == 0xef && u[1] == 0xac) {
        static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
        if (u[2] >= 0x80 && u[2] <= 0x86) return ligatures[u[2] - 0x80];
    }
    return NULL;
}

/* What plain characters fold to; 0 = look closer. */
static const char plain[256] = {
    ['!'] = '!', ['"'] = '"', ['#'] = '#', ['$'] = '$', ['%'] = '%', ['\''] = '\'', ['('] = '(', [')'] = ')', ['+'] = '+', [','] = ',',
    ['-'] = '-', ['.'] = '.', ['/'] = '/', ['0'] = '0', ['1'] = '1', ['2'] = '2',   ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', [':'] = ':', [';'] = ';', ['='] = '=',   ['>'] = '>', ['?'] = '?', ['A'] = 'a', ['B'] = 'b',
    ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h',   ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l',
    ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',   ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v',
    ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b',   ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
    ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l',   ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p',
    ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v',   ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

uint32_t peel_fold(const char *p, const char *end, char *out, uint32_t cap) {
    uint32_t n = 0, skip, number;
    int space = 0;
    while (p < end && (*p == '#' || *p == ' '))
        p++;
    while (p < end && n + 6 < cap) {
        /* prose goes in runs: up to sixteen plain bytes, in which each blank parts two words */
        if (!space && end - p > PEEL_STEP && n + PEEL_STEP + 6 < cap && *p != ' ') {
            unsigned stops = peel_rough_bytes(p) | peel_equal_bytes(p, '`'), run = stops ? peel_first_bit(stops) : PEEL_STEP;
            if (run > 0) {
                run -= p[run - 1] == ' '; /* a blank at the end waits for what follows it */
                peel_copy_small(out + n, p);
                n += run;
                p += run;
                continue;
            }
        }
        unsigned char c = (unsigned char)*p, low = (unsigned char)plain[c];
        if (low) { /* nearly every byte */
            if (space && n > 0) out[n++] = ' ';
            space = 0;
            out[n++] = (char)low;
            p++;
            continue;
        }
        if (c <= ' ') {
            space = 1;
            p++;
            continue;
        }
        const char *put = NULL;
        char one[2] = {0, 0};
        skip = 1;
        if (c < 0x80) {
            if (c == '*' || c == '`') {
                p++;
                continue;
            }
            if (c == '_' && (n == 0 || space || p + 1 == end || p[1] == '_' || p[1] == ' ' || p[-1] == '_')) {
                p++;
                continue;
            }
            if (c == '\\' && p + 1 < end && (unsigned char)p[1] < 0x80) {
                p++;
                continue;
            }
            if ((c == '<' || c == '^' || c == '[') && (skip = peel_mark_at(p, end, &number)) > 0) {
                p += skip;
                continue;
            }
            if (c == '<' && (skip = peel_tag_at(p, end)) > 0) {
                p += skip;
                continue;
            }
            if (c == '[') {
                p++;
                continue;
            }
            if (c == ']') {
                p++;
                if (p < end && *p == '(') {
                    const char *close = memchr(p, ')', end - p > 1000 ? 1000 : (size_t)(end - p));
                    if (close) p = close + 1;
                }
                continue;
            }
            skip = 1;
            one[0] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            put = one;
        } else {
            uint32_t len = peel_utf8_len(c);
            if ((skip = peel_mark_at(p, end, &number)) > 0) {
                p += skip;
                continue;
            }
            skip = len;
            if (len == 2 && c == 0xc2 && (unsigned char)p[1] == 0xa0) put = " ";
            else if (len == 2 && c == 0xc2 && (unsigned char)p[1] == 0xad) put = "";
            else if (len == 3) put = fold3((const unsigned char *)p);
        }
        if (put && put[0] == ' ') {
            space = 1;
            p += skip;
            continue;
        }
        if (put && put[0] == 0) {
            p += skip;
            if (c == 0xc2) /* a soft hyphen of the wrap takes the break with it */
                while (p < end && (*p == '\n' || *p == '\r'))
                    p++;
            continue;
        }
        if (space && n > 0) out[n++] = ' ';
        space = 0;
        if (put)
            while (*put)
                out[n++] = *put++;
        else
            for (uint32_t i = 0; i < skip; i++)
                out[n++] = p[i];
        p += skip;
    }
    return n;
}
