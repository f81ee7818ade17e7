/* fold.c -- see fold.h. */
#include "fold.h"

#include "ascii.h"

/* What a character of two or three bytes becomes: a byte, 0 for nothing, or -1 where it stays. */
static int plain_of(const unsigned char *u, size_t size) {
    unsigned code = size == 2 ? (u[0] & 0x1fu) << 6 | (u[1] & 0x3fu) : (u[0] & 0xfu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
    switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032: return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033: return '"';
    case 0x2212: return '-';
    case 0xa0:
    case 0x202f:
    case 0x205f:
    case 0x3000: return ' ';
    case 0xad:
    case 0x200b:
    case 0xfeff: return 0;
    default: return code >= 0x2010 && code <= 0x2015 ? '-' : code >= 0x2000 && code <= 0x200a ? ' ' : -1;
    }
}

static int is_tail(unsigned char c) {
    return (c & 0xc0) == 0x80;
}

/* Bytes of the character at u that may have a plain form, else 0. */
static size_t size_at(const unsigned char *u, size_t left) {
    if (u[0] == 0xc2) return left > 1 && is_tail(u[1]) ? 2 : 0;
    if (u[0] != 0xe2 && u[0] != 0xe3 && u[0] != 0xef) return 0;
    return left > 2 && is_tail(u[1]) && is_tail(u[2]) ? 3 : 0;
}

size_t peel_fold_words(const char *s, size_t len, char *out) {
    size_t n = 0;
    int space = 0; /* a space is owed before the next byte */
    for (size_t i = 0; i < len;) {
        const unsigned char *u = (const unsigned char *)s + i;
        size_t size = u[0] < 0x80 ? 0 : size_at(u, len - i);
        int plain = size ? plain_of(u, size) : -1;
        if (size && plain < 0) {
            if (space && n > 0) out[n++] = ' ';
            space = 0;
            for (size_t k = 0; k < size; k++)
                out[n++] = s[i + k];
            i += size;
            continue;
        }
        unsigned char c = size ? (unsigned char)plain : u[0];
        i += size ? size : 1;
        if (size && c == 0) continue;
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            space = 1;
            continue;
        }
        if (space && n > 0) out[n++] = ' ';
        space = 0;
        out[n++] = peel_small((char)c);
    }
    return n;
}
