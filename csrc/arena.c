/* arena.c -- see arena.h. */
#include "arena.h"

struct peel_arena_chunk {
    peel_arena_chunk *older;
    size_t size; /* in bytes, this header included */
    size_t used; /* from the start of the chunk, header included */
};

void peel_arena_init(peel_arena *a, peel_alloc alloc, size_t hint) {
    a->alloc = alloc;
    a->head = NULL;
    a->bytes = 0;
    if (hint < PEEL_ARENA_MIN_CHUNK) hint = PEEL_ARENA_MIN_CHUNK;
    if (hint > PEEL_ARENA_MAX_CHUNK) hint = PEEL_ARENA_MAX_CHUNK;
    a->next_size = hint;
}

/* Place `size` aligned bytes in chunk `c`, or NULL when they do not fit. */
static void *chunk_take(peel_arena_chunk *c, size_t size, size_t align) {
    uintptr_t base = (uintptr_t)c;
    uintptr_t at = (base + c->used + (align - 1)) & ~(uintptr_t)(align - 1);
    size_t start = (size_t)(at - base);
    if (start > c->size || size > c->size - start) return NULL;
    c->used = start + size;
    return (char *)c + start;
}

static peel_arena_chunk *chunk_new(peel_arena *a, size_t size) {
    peel_arena_chunk *c = a->alloc.fn(a->alloc.ud, NULL, 0, size);
    if (c == NULL) return NULL;
    c->older = NULL;
    c->size = size;
    c->used = sizeof *c;
    a->bytes += size;
    return c;
}

void *peel_arena_alloc(peel_arena *a, size_t size, size_t align) {
    peel_arena_chunk *c;
    size_t need;
    void *p;
    if (a->head && (p = chunk_take(a->head, size, align)) != NULL) return p;
    if (size > SIZE_MAX - sizeof *c - align) return NULL;
    need = sizeof *c + align + size;
    if (need > a->next_size && a->head) {
        /* A large request gets a chunk of its own, behind the one being filled. */
        c = chunk_new(a, need);
        if (c == NULL) return NULL;
        c->older = a->head->older;
        a->head->older = c;
        return chunk_take(c, size, align);
    }
    c = chunk_new(a, need > a->next_size ? need : a->next_size);
    if (c == NULL) return NULL;
    c->older = a->head;
    a->head = c;
    if (a->next_size < PEEL_ARENA_MAX_CHUNK / 2) a->next_size *= 2;
    else a->next_size = PEEL_ARENA_MAX_CHUNK;
    return chunk_take(c, size, align);
}

void *peel_arena_array(peel_arena *a, size_t count, size_t size, size_t align) {
    if (size != 0 && count > SIZE_MAX / size) return NULL;
    return peel_arena_alloc(a, count * size, align);
}

char *peel_arena_copy(peel_arena *a, const char *s, size_t len) {
    char *copy;
    if (len == SIZE_MAX) return NULL;
    copy = peel_arena_alloc(a, len + 1, 1);
    if (copy == NULL) return NULL;
    if (len) memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

void peel_arena_free(peel_arena *a) {
    peel_arena_chunk *c = a->head;
    while (c) {
        peel_arena_chunk *older = c->older;
        a->alloc.fn(a->alloc.ud, c, c->size, 0);
        c = older;
    }
    a->head = NULL;
    a->bytes = 0;
}

size_t peel_arena_bytes(const peel_arena *a) {
    return a->bytes;
}

bool peel_vec_grow(peel_alloc alloc, void **v, uint32_t *cap, uint64_t need, size_t elem) {
    uint64_t want = (uint64_t)*cap + *cap / 2 + 8;
    void *grown;
    if (need <= *cap) return true;
    if (need > 0x7fffffffu) return false;
    if (want < need) want = need;
    if (want > 0x7fffffffu) want = 0x7fffffffu;
    if (want > SIZE_MAX / elem) return false;
    grown = alloc.fn(alloc.ud, *v, *v ? (size_t)*cap * elem : 0, (size_t)want * elem);
    if (grown == NULL) return false;
    *v = grown;
    *cap = (uint32_t)want;
    return true;
}

void peel_vec_shrink(peel_alloc alloc, void **v, uint32_t *cap, uint32_t n, size_t elem) {
    if (*v == NULL || n == *cap) return;
    void *fit = alloc.fn(alloc.ud, *v, (size_t)*cap * elem, (size_t)n * elem);
    if (fit == NULL && n > 0) return;
    *v = fit;
    *cap = n;
}
