/* lexicon.c -- see lexicon.h. */
#include "lexicon.h"

#include <string.h>

#include "ascii.h"

#define MAX_SIGNS 4

/* The sign between two words at s[at]: its plain form in *plain, and how many bytes it takes; 0 where the text ends. */
static size_t sign_at(const char *s, size_t len, size_t at, unsigned char *plain) {
    if (at >= len) return 0;
    const unsigned char *u = (const unsigned char *)s + at;
    *plain = u[0];
    if (u[0] == ' ') {
        size_t end = at;
        while (end < len && s[end] == ' ')
            end++;
        return end < len ? end - at : 0;
    }
    if (u[0] != 0xe2) return 1;
    if (len - at < 3) return 0;
    if (u[1] == 0x80 && (u[2] == 0x98 || u[2] == 0x99)) *plain = '\'';
    else if (u[1] == 0x80 && (u[2] == 0x90 || u[2] == 0x91 || u[2] == 0x93 || u[2] == 0x94)) *plain = '-';
    else if (u[1] == 0x88 && u[2] == 0x92) *plain = '-';
    else return 0;
    return 3;
}

static uint32_t child(const peel_lexicon *x, uint32_t node, unsigned char byte) {
    if (node == 0) return byte < 128 ? x->root[byte] : 0;
    for (node = x->node[node].child; node && x->node[node].byte != byte;)
        node = x->node[node].sibling;
    return node;
}

static uint32_t grow(peel_lexicon *x, uint32_t node, unsigned char byte) {
    uint32_t found = child(x, node, byte);
    if (found) return found;
    found = x->n++;
    x->node[found] = (peel_lexicon_node){0, x->node[node].child, 0, byte};
    x->node[node].child = found;
    if (node == 0) x->root[byte] = found; /* phrases begin with a letter or digit */
    return found;
}

size_t peel_lexicon_size(size_t bytes) {
    return sizeof(peel_lexicon) + (bytes + 1) * sizeof(peel_lexicon_node);
}

void peel_lexicon_init(peel_lexicon *x) {
    memset(x, 0, sizeof *x + sizeof x->node[0]);
    x->n = 1;
}

int peel_lexicon_add(peel_lexicon *x, const char *phrase, size_t len, uint32_t value) {
    uint32_t node = 0;
    for (size_t at = 0;;) {
        size_t start = at;
        for (; at < len && peel_is_alnum(phrase[at]); at++)
            node = grow(x, node, (unsigned char)peel_small(phrase[at]));
        if (at == start) return 0;
        if (at == len) break;
        for (int signs = 0; signs == 0 || !peel_is_alnum(phrase[at]); signs++) {
            unsigned char plain;
            size_t size = signs < MAX_SIGNS ? sign_at(phrase, len, at, &plain) : 0;
            if (size == 0 || at + size >= len) return 0;
            node = grow(x, node, plain);
            at += size;
        }
    }
    x->node[node].value = value & PEEL_LEXICON_MAX;
    return 1;
}

size_t peel_lexicon_find(const peel_lexicon *x, const char *s, size_t len, size_t at, uint32_t *value) {
    size_t found = 0;
    for (uint32_t node = 0;;) {
        size_t start = at;
        for (; at < len && peel_is_alnum(s[at]); at++)
            if (!(node = child(x, node, (unsigned char)peel_small(s[at])))) return found;
        if (at == start) return found;
        if (x->node[node].value) found = at, *value = x->node[node].value;
        do {
            unsigned char plain;
            size_t size = sign_at(s, len, at, &plain);
            if (size == 0 || !(node = child(x, node, plain))) return found;
            at += size;
        } while (at >= len || !peel_is_alnum(s[at]));
    }
}

static int joins(char c) {
    return (c != 0 && strchr("-'&/%", c) != NULL) || (unsigned char)c >= 0x80;
}

size_t peel_lexicon_search(const peel_lexicon *x, const char *s, size_t len, size_t at, size_t *end) {
    uint32_t value;
    while (at < len && s[at] != '\n') {
        if (peel_is_alnum(s[at]) && (at == 0 || !peel_is_alnum(s[at - 1])) && (*end = peel_lexicon_find(x, s, len, at, &value)) != 0)
            return at;
        size_t start = at;
        while (at < len && (peel_is_alnum(s[at]) || joins(s[at])))
            at++;
        if (at == start) at++;
    }
    return len;
}
