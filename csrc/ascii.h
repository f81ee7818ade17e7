/* ascii.h -- letters and digits of ASCII, in no locale. */
#ifndef PEEL_ASCII_H
#define PEEL_ASCII_H

static inline int peel_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline int peel_is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

static inline int peel_is_alnum(char c) {
    return peel_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* A capital's small letter; any other byte as it is. */
static inline char peel_small(char c) {
    return peel_is_capital(c) ? (char)(c | 0x20) : c;
}

#endif
