/* query_words.c -- words made equal for comparing, and patterns over them; see query.h. */
#include "query.h"

/* What a character of more than one byte becomes: one byte, 0 for nothing, -1 for itself. `*length`: of the character. */
static int plain(const unsigned char *u, size_t left, size_t *length) {
    *length = 1;
    if (left >= 2 && u[0] == 0xc2 && (u[1] & 0xc0) == 0x80) {
        *length = 2;
        return u[1] == 0xa0 ? ' ' : u[1] == 0xad ? 0 : -1;
    }
    if (left < 3 || (u[0] != 0xe2 && u[0] != 0xe3 && u[0] != 0xef) || (u[1] & 0xc0) != 0x80 || (u[2] & 0xc0) != 0x80) return -1;
    *length = 3;
    switch ((uint32_t)(u[0] & 0x0f) << 12 | (uint32_t)(u[1] & 0x3f) << 6 | (u[2] & 0x3f)) {
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
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    case 0x2000:
    case 0x2001:
    case 0x2002:
    case 0x2003:
    case 0x2004:
    case 0x2005:
    case 0x2006:
    case 0x2007:
    case 0x2008:
    case 0x2009:
    case 0x200a:
    case 0x202f:
    case 0x205f:
    case 0x3000: return ' ';
    case 0x200b:
    case 0xfeff: return 0;
    default: return -1;
    }
}

static bool blank(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

size_t peel_fold_plain(const char *s, size_t length, char *out) {
    const unsigned char *u = (const unsigned char *)s;
    size_t n = 0, step;
    bool space = false;
    for (size_t at = 0; at < length; at += step) {
        int c = u[at];
        step = 1;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        else if (c >= 0xc2) c = plain(u + at, length - at, &step);
        if (c == 0 && u[at] != 0) continue;
        if (blank(c)) {
            space = true;
            continue;
        }
        if (space && n > 0) out[n++] = ' ';
        space = false;
        if (c >= 0) {
            out[n++] = (char)c;
        } else {
            memcpy(out + n, s + at, step);
            n += step;
        }
    }
    return n;
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
