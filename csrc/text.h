/* text.h -- the bytes of a report, checked once and never changed.
**
** A text borrows its bytes: whoever opens one keeps them alive and in place
** (the binding keeps the Lua string). All offsets of the core point into them.
*/
#ifndef PEEL_TEXT_H
#define PEEL_TEXT_H

#include "peel.h"

typedef struct peel_text {
    const char *bytes; /* as given, byte order mark included */
    uint32_t len;      /* how many */
    uint32_t body;     /* offset of the first byte after a byte order mark */
    uint32_t bad_at;   /* offset of the first byte that is not UTF-8, when refused */
    uint8_t line_end;  /* the byte that ends a line: '\n', or '\r' where there is no '\n' */
    uint8_t has_cr;    /* some line ends with CR LF */
} peel_text;

/* Checks the bytes and fills `t`. PEEL_LIMIT, PEEL_BINARY or PEEL_BADUTF8 say why they are refused. */
peel_status peel_text_open(peel_text *t, const char *bytes, size_t len);

/* Are these bytes UTF-8? */
bool peel_is_utf8(const char *bytes, size_t len);

/* 1-based line of an offset that is known to be bad: counts from the start. */
uint32_t peel_text_line_at(const peel_text *t, uint32_t offset);

/* How many lines end in the bytes [from, to), from <= to. */
uint32_t peel_text_line_ends(const peel_text *t, uint32_t from, uint32_t to);

/* Length of the UTF-8 sequence that starts with byte `c` (valid text only). */
static inline uint32_t peel_utf8_len(unsigned char c) {
    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* The code point at `p` (valid text only). */
static inline uint32_t peel_utf8_at(const char *p) {
    const unsigned char *u = (const unsigned char *)p;
    switch (peel_utf8_len(u[0])) {
    case 1: return u[0];
    case 2: return (uint32_t)(u[0] & 0x1f) << 6 | (u[1] & 0x3f);
    case 3: return (uint32_t)(u[0] & 0x0f) << 12 | (uint32_t)(u[1] & 0x3f) << 6 | (u[2] & 0x3f);
    default: return (uint32_t)(u[0] & 0x07) << 18 | (uint32_t)(u[1] & 0x3f) << 12 | (uint32_t)(u[2] & 0x3f) << 6 | (u[3] & 0x3f);
    }
}

#endif
