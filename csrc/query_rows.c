/* query_rows.c -- going through chosen rows; see query.h. */
#include "query.h"

void peel_start(peel_cursor *c, const peel_rows *rows) {
    c->rows = rows;
    c->place = c->n = c->from = c->word = 0;
    c->row = NULL;
    if (rows->bits == NULL) return;
    memset(c->bit, 0, sizeof c->bit);
    memset(c->nbits, 0, sizeof c->nbits);
    for (uint32_t byte = 0; byte < 256; byte++)
        for (uint8_t bit = 0; bit < 8; bit++)
            if (byte >> bit & 1) c->bit[byte][c->nbits[byte]++] = bit;
}

/* Eight numbers for a byte, of which those too many are written over by the next byte's: no branch depends on the bits. */
static void expand(uint32_t *restrict to, const uint8_t *restrict place, uint32_t at) {
    for (uint32_t i = 0; i < 8; i++)
        to[i] = at + place[i];
}

/* Numbers of the rows whose bits are set, of as many words as the block has room for. */
static bool next_bits(peel_cursor *c) {
    const peel_rows *rows = c->rows;
    uint32_t words = ((rows->of - 1) / 64) + 1, n = 0, at = c->word;
    bool few = !PEEL_BITS_PAY(rows->n, rows->of); /* faster to go from one to the next */
    for (; at < words && n <= PEEL_BLOCK - 64; at++) {
        uint64_t word = rows->bits[at];
        for (; few && word; word &= word - 1)
            c->near[n++] = at * 64 + (uint32_t)__builtin_ctzll(word);
        for (uint32_t shift = 0; shift < 64 && word >> shift; shift += 8) {
            uint32_t byte = word >> shift & 255;
            expand(c->near + n, c->bit[byte], at * 64 + shift);
            n += c->nbits[byte];
        }
    }
    c->word = at;
    c->n = n;
    c->row = c->near;
    return n > 0;
}

bool peel_next(peel_cursor *c) {
    const peel_rows *rows = c->rows;
    uint32_t left;
    c->place += c->n;
    left = rows->n - c->place;
    if (left == 0) return false;
    if (rows->bits) return next_bits(c);
    c->n = left < PEEL_BLOCK ? left : PEEL_BLOCK;
    if (rows->list) c->row = rows->list + c->place;
    else c->from = c->place;
    return true;
}

void peel_list_rows(const peel_rows *rows, uint32_t *out) {
    peel_cursor c;
    peel_start(&c, rows);
    while (peel_next(&c))
        for (uint32_t i = 0; i < c.n; i++)
            out[c.place + i] = peel_at(&c, i);
}
