/* symbols.c -- see symbols.h. */
#include "symbols.h"

#include <string.h>

void peel_symbols_init(peel_symbols *s, peel_alloc alloc) {
    memset(s, 0, sizeof *s);
    s->alloc = alloc;
}

void peel_symbols_free(peel_symbols *s) {
    peel_vec_free(s->alloc, &s->bytes);
    peel_vec_free(s->alloc, &s->entries);
    peel_vec_free(s->alloc, &s->slots);
    peel_vec_free(s->alloc, &s->grades);
}

/* FNV-1a, 32 bits, with a last mix so that the low bits depend on all. */
static uint32_t hash_of(const char *name, size_t length) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < length; i++)
        h = (h ^ (unsigned char)name[i]) * 16777619u;
    return h ^ (h >> 15);
}

/* The slot that holds the name, or the empty one where it belongs. */
static uint32_t slot_of(const peel_symbols *s, const char *name, size_t length, uint32_t hash) {
    uint32_t mask = s->slots.n - 1;
    uint32_t at = hash & mask;
    while (s->slots.v[at] != 0) {
        const peel_symbol *e = &s->entries.v[s->slots.v[at]];
        if (e->hash == hash && e->length == length && memcmp(s->bytes.v + e->start, name, length) == 0) break;
        at = (at + 1) & mask;
    }
    return at;
}

/* Twice as many slots; false when out of memory, the table is then as it was. */
static bool grow_slots(peel_symbols *s) {
    uint32_t size = s->slots.n ? s->slots.n * 2 : 64;
    uint32_t *v;
    if (size > 0x40000000u) return false;
    v = s->alloc.fn(s->alloc.ud, NULL, 0, size * sizeof *v);
    if (v == NULL) return false;
    memset(v, 0, size * sizeof *v);
    for (uint32_t i = 1; i < s->entries.n; i++) {
        uint32_t at = s->entries.v[i].hash & (size - 1);
        while (v[at] != 0)
            at = (at + 1) & (size - 1);
        v[at] = i;
    }
    peel_vec_free(s->alloc, &s->slots);
    s->slots.v = v;
    s->slots.n = s->slots.cap = size;
    return true;
}

uint32_t peel_symbol_find(const peel_symbols *s, const char *name, size_t length) {
    if (s->slots.n == 0) return 0;
    return s->slots.v[slot_of(s, name, length, hash_of(name, length))];
}

uint32_t peel_symbol_intern(peel_symbols *s, const char *name, size_t length) {
    uint32_t hash = hash_of(name, length);
    uint32_t at, number;
    if (s->slots.n != 0 && (number = s->slots.v[slot_of(s, name, length, hash)]) != 0) return number;
    if (length > PEEL_MAX_BYTES || !peel_vec_reserve(s->alloc, &s->bytes, (uint64_t)s->bytes.n + length + 1) ||
        !peel_vec_reserve(s->alloc, &s->entries, (uint64_t)s->entries.n + 2))
        return 0;
    if (s->entries.n == 0) s->entries.v[s->entries.n++] = (peel_symbol){0, 0, 0};
    if ((uint64_t)(s->entries.n + 1) * 4 > (uint64_t)s->slots.n * 3 && !grow_slots(s)) return 0;
    at = slot_of(s, name, length, hash);
    number = s->entries.n++;
    s->entries.v[number] = (peel_symbol){s->bytes.n, (uint32_t)length, hash};
    if (length) memcpy(s->bytes.v + s->bytes.n, name, length);
    s->bytes.v[s->bytes.n + length] = '\0';
    s->bytes.n += (uint32_t)length + 1;
    s->slots.v[at] = number;
    return number;
}

const char *peel_symbol_name(const peel_symbols *s, uint32_t symbol, size_t *length) {
    const peel_symbol *e = &s->entries.v[symbol];
    if (length) *length = e->length;
    return s->bytes.v + e->start;
}

uint32_t peel_grade_add(peel_symbols *s, uint32_t name, int32_t rank) {
    if (!peel_vec_reserve(s->alloc, &s->grades, (uint64_t)s->grades.n + 2)) return 0;
    if (s->grades.n == 0) s->grades.v[s->grades.n++] = (peel_grade){0, 0};
    s->grades.v[s->grades.n] = (peel_grade){name, rank};
    return s->grades.n++;
}
