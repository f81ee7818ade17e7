/* numbering.c -- see numbering.h. */
#include "numbering.h"

static uint32_t slot_of(const peel_numbering *t, uint64_t value) {
    uint64_t h = value * 0x9e3779b97f4a7c15u;
    uint32_t at = (uint32_t)(h ^ h >> 32) & t->mask;
    while (t->slots[at] && t->values[t->slots[at] - 1] != value)
        at = (at + 1) & t->mask;
    return at;
}

static bool make_room(peel_numbering *t, uint32_t mask) {
    size_t size = (size_t)mask + 1;
    t->mask = mask;
    t->values = t->alloc.fn(t->alloc.ud, NULL, 0, size * sizeof *t->values);
    t->slots = t->alloc.fn(t->alloc.ud, NULL, 0, size * sizeof *t->slots);
    if (t->values && t->slots) {
        memset(t->slots, 0, size * sizeof *t->slots);
        return true;
    }
    peel_numbering_free(t);
    return false;
}

bool peel_numbering_init(peel_numbering *t, peel_alloc alloc) {
    *t = (peel_numbering){.alloc = alloc};
    return make_room(t, 255);
}

void peel_numbering_free(peel_numbering *t) {
    size_t size = (size_t)t->mask + 1;
    if (t->values) t->alloc.fn(t->alloc.ud, t->values, size * sizeof *t->values, 0);
    if (t->slots) t->alloc.fn(t->alloc.ud, t->slots, size * sizeof *t->slots, 0);
    t->values = NULL;
    t->slots = NULL;
}

/* Twice the room. False when out of memory: it is then as it was. */
static bool grow(peel_numbering *t) {
    peel_numbering now = {.alloc = t->alloc, .n = t->n};
    if (t->mask > 0x3fffffffu || !make_room(&now, t->mask * 2 + 1)) return false;
    for (uint32_t i = 0; i < t->n; i++) {
        now.values[i] = t->values[i];
        now.slots[slot_of(&now, now.values[i])] = i + 1;
    }
    peel_numbering_free(t);
    *t = now;
    return true;
}

uint32_t peel_number_of(peel_numbering *t, uint64_t value) {
    uint32_t at = slot_of(t, value);
    if (t->slots[at]) return t->slots[at] - 1;
    if ((uint64_t)t->n * 4 >= (uint64_t)t->mask * 3) {
        if (!grow(t)) return PEEL_NONE;
        at = slot_of(t, value);
    }
    t->values[t->n] = value;
    t->slots[at] = t->n + 1;
    return t->n++;
}
