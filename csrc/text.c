/* text.c -- is it text, is it UTF-8, how do its lines end. */
#include "text.h"

#include <string.h>

#include "bytes.h"

#define HIGH_BITS 0x8080808080808080u
#define SNIFF     4096 /* bytes looked at to tell a binary file from a text with a few odd bytes */

/* Offset of the first byte that starts no valid UTF-8 sequence, or `len`. */
static size_t utf8_valid_prefix(const unsigned char *s, size_t len) {
    size_t i = 0;
    while (i < len) {
        uint64_t w;
        while (len - i >= 4 * PEEL_STEP && !peel_any_high((const char *)s + i)) /* nearly all bytes are ASCII */
            i += 4 * PEEL_STEP;
        while (len - i >= sizeof w && (memcpy(&w, s + i, sizeof w), !(w & HIGH_BITS)))
            i += sizeof w;
        while (i < len && s[i] < 0x80)
            i++;
        if (i >= len) break;
        unsigned char c = s[i];
        size_t n;
        unsigned char lo = 0x80, hi = 0xbf; /* limits of the second byte: no overlong form, no surrogate */
        if (c >= 0xc2 && c <= 0xdf) n = 2;
        else if (c >= 0xe0 && c <= 0xef) {
            n = 3;
            if (c == 0xe0) lo = 0xa0;
            if (c == 0xed) hi = 0x9f;
        } else if (c >= 0xf0 && c <= 0xf4) {
            n = 4;
            if (c == 0xf0) lo = 0x90;
            if (c == 0xf4) hi = 0x8f;
        } else return i;
        if (len - i < n || s[i + 1] < lo || s[i + 1] > hi) return i;
        for (size_t k = 2; k < n; k++)
            if ((s[i + k] & 0xc0) != 0x80) return i;
        i += n;
    }
    return len;
}

/* Control bytes that have no business in a text; form feed, tab and line ends have. */
static uint32_t count_controls(const char *s, size_t len) {
    uint32_t n = 0;
    for (const char *end = s + len; (s = peel_next_odd(s, end)) < end; s++) {
        unsigned char c = (unsigned char)*s;
        n += (c < 0x09 || (c > 0x0d && c < 0x20) || c == 0x7f);
    }
    return n;
}

static int has_binary_mark(const char *s, size_t len) {
    static const struct {
        const char *mark;
        size_t len;
    } marks[] = {{"%PDF-", 5},    {"PK\3\4", 4},  {"\xff\xfe", 2}, {"\xfe\xff", 2}, {"\xd0\xcf\x11\xe0", 4},
                 {"\x1f\x8b", 2}, {"\x89PNG", 4}, {"{\\rtf", 5}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (len >= marks[i].len && memcmp(s, marks[i].mark, marks[i].len) == 0) return 1;
    return 0;
}

peel_status peel_text_open(peel_text *t, const char *bytes, size_t len) {
    memset(t, 0, sizeof *t);
    t->bytes = bytes;
    t->line_end = '\n';
    if (len > PEEL_MAX_BYTES) return PEEL_LIMIT;
    t->len = (uint32_t)len;
    size_t sniff = len < SNIFF ? len : SNIFF;
    if (has_binary_mark(bytes, len)) return PEEL_BINARY;
    uint32_t odd = count_controls(bytes, sniff);
    if (sniff >= 16 && odd > sniff / 16) return PEEL_BINARY;
    size_t valid = utf8_valid_prefix((const unsigned char *)bytes, len);
    if (valid < len) {
        t->bad_at = (uint32_t)valid;
        return PEEL_BADUTF8;
    }
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) t->body = 3;
    const char *nl = memchr(bytes, '\n', len);
    if (nl != NULL) t->has_cr = nl > bytes && nl[-1] == '\r';
    else if (memchr(bytes, '\r', len) != NULL) t->line_end = '\r';
    return PEEL_OK;
}

bool peel_is_utf8(const char *bytes, size_t len) {
    return utf8_valid_prefix((const unsigned char *)bytes, len) == len;
}

uint32_t peel_text_line_ends(const peel_text *t, uint32_t from, uint32_t to) {
    const char line_end = (char)t->line_end;
    uint32_t n = 0;
    for (; to - from >= PEEL_STEP; from += PEEL_STEP)
        for (unsigned bits = peel_equal_bytes(t->bytes + from, line_end); bits; bits &= bits - 1)
            n++;
    for (; from < to; from++)
        n += t->bytes[from] == line_end;
    return n;
}

uint32_t peel_text_line_at(const peel_text *t, uint32_t offset) {
    return 1 + peel_text_line_ends(t, 0, offset);
}
