/* arena.h -- memory that lives as long as a report, and arrays that grow.
**
** An arena is a chain of chunks. It hands out addresses by moving a mark forward
** and gives everything back at once. A chunk is never moved, so an address stays
** good until peel_arena_free.
**
** A PEEL_VEC is a plain growable array in a block of its own; it moves when it
** grows. Use it where the size is not known before, and keep indices, not
** addresses, into it.
*/
#ifndef PEEL_ARENA_H
#define PEEL_ARENA_H

#include <stdbool.h>
#include <string.h>

#include "peel.h"

#define PEEL_ARENA_MIN_CHUNK 1024u      /* a smaller hint is raised to this */
#define PEEL_ARENA_MAX_CHUNK (8u << 20) /* growth stops doubling here; larger single requests get their own size */

typedef struct peel_arena_chunk peel_arena_chunk;

typedef struct {
    peel_alloc alloc;
    peel_arena_chunk *head; /* the chunk that is being filled, or NULL; it links to older ones */
    size_t next_size;       /* bytes of the next chunk, header included */
    size_t bytes;           /* taken from the allocator, headers included */
} peel_arena;

/* Start an empty arena; nothing is allocated yet. `hint` is the size of the first chunk. */
void peel_arena_init(peel_arena *a, peel_alloc alloc, size_t hint);

/* `size` bytes at a multiple of `align` (a power of two, at most 64), not zeroed.
** NULL when the allocator has no more; the arena is then as it was. A size of 0 gives a valid address. */
void *peel_arena_alloc(peel_arena *a, size_t size, size_t align);

/* The same for `count` elements of `size` bytes; NULL when the product overflows. */
void *peel_arena_array(peel_arena *a, size_t count, size_t size, size_t align);

/* A copy of `len` bytes, with a closing zero byte beyond them. NULL when out of memory. */
char *peel_arena_copy(peel_arena *a, const char *s, size_t len);

/* Give all chunks back. The arena is empty and usable again. Safe on an empty or freed one. */
void peel_arena_free(peel_arena *a);

/* Bytes taken from the allocator. */
size_t peel_arena_bytes(const peel_arena *a);

/* One element of type T, or an array of n. */
#define PEEL_NEW(arena, T)          ((T *)peel_arena_alloc((arena), sizeof(T), _Alignof(T)))
#define PEEL_NEW_ARRAY(arena, T, n) ((T *)peel_arena_array((arena), (n), sizeof(T), _Alignof(T)))

/* A growable array of `type`: v[0..n-1] are in use, room for cap. All zero = empty.
** As an unnamed struct type, two mentions are two types: typedef it where it is passed around. */
#define PEEL_VEC(type)                                                                                                                     \
    struct {                                                                                                                               \
        type *v;                                                                                                                           \
        uint32_t n;                                                                                                                        \
        uint32_t cap;                                                                                                                      \
    }

/* Room for at least `need` elements in all; false when out of memory or over 2^31 elements,
** and the array is then as it was. `need` is 64 bits wide, so that n + k cannot wrap. */
bool peel_vec_grow(peel_alloc alloc, void **v, uint32_t *cap, uint64_t need, size_t elem);

/* (void *)-typed middle step: the element pointer is copied, never aliased through void **. */
#define peel_vec_reserve(alloc, vec, need) peel_vec_reserve_((alloc), &(vec)->v, sizeof((vec)->v), &(vec)->cap, (need), sizeof(*(vec)->v))

static inline bool peel_vec_reserve_(peel_alloc alloc, void *slot, size_t slot_size, uint32_t *cap, uint64_t need, size_t elem) {
    void *v;
    bool ok;
    if (need <= *cap) return true;
    memcpy(&v, slot, slot_size);
    ok = peel_vec_grow(alloc, &v, cap, need, elem);
    memcpy(slot, &v, slot_size);
    return ok;
}

/* Add one element; false when there is no memory for it. Evaluates `vec` more than once. */
#define peel_vec_push(alloc, vec, value)                                                                                                   \
    (peel_vec_reserve((alloc), (vec), (uint64_t)(vec)->n + 1) ? ((vec)->v[(vec)->n++] = (value), true) : false)

/* Give back what is not in use. Nothing happens where the allocator can't: the array stays as it was. */
void peel_vec_shrink(peel_alloc alloc, void **v, uint32_t *cap, uint32_t n, size_t elem);

#define peel_vec_trim(alloc, vec)                                                                                                          \
    do {                                                                                                                                   \
        void *block_ = (vec)->v;                                                                                                           \
        peel_vec_shrink((alloc), &block_, &(vec)->cap, (vec)->n, sizeof(*(vec)->v));                                                       \
        (vec)->v = block_;                                                                                                                 \
    } while (0)

/* Give the block back; the array is empty again. */
#define peel_vec_free(alloc, vec)                                                                                                          \
    do {                                                                                                                                   \
        if ((vec)->v) (alloc).fn((alloc).ud, (vec)->v, (size_t)(vec)->cap * sizeof(*(vec)->v), 0);                                         \
        (vec)->v = NULL;                                                                                                                   \
        (vec)->n = (vec)->cap = 0;                                                                                                         \
    } while (0)

/* Bytes that the array holds. */
#define peel_vec_bytes(vec) ((size_t)(vec)->cap * sizeof(*(vec)->v))

#endif
