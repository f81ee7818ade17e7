/* test_arena.c -- the arena and the growable array, also when memory runs out. */
#include <stdio.h>
#include <stdlib.h>

#include "../arena.h"

static int failures;

#define CHECK(cond)                                                                                                    \
    do {                                                                                                               \
        if (!(cond)) {                                                                                                 \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #cond);                                         \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

/* Counts live bytes, always moves on growth, and refuses once `left` requests are used up. */
typedef struct {
    size_t live;
    long left; /* -1: no limit */
} counter;

static void *counting(void *ud, void *ptr, size_t osize, size_t nsize) {
    counter *c = ud;
    void *fresh;
    if (nsize == 0) {
        free(ptr);
        if (ptr)
            c->live -= osize;
        return NULL;
    }
    if (c->left == 0)
        return NULL;
    if (c->left > 0)
        c->left--;
    fresh = malloc(nsize);
    if (ptr) {
        memcpy(fresh, ptr, osize < nsize ? osize : nsize);
        free(ptr);
        c->live -= osize;
    }
    c->live += nsize;
    return fresh;
}

static void test_alloc(void) {
    counter c = {0, -1};
    peel_alloc alloc = {counting, &c};
    peel_arena a;
    unsigned char *p[2000];
    size_t i, k;
    peel_arena_init(&a, alloc, 0);
    CHECK(peel_arena_bytes(&a) == 0);
    for (i = 0; i < 2000; i++) {
        size_t align = (size_t)1 << (i % 7);
        p[i] = peel_arena_alloc(&a, i % 97, align);
        CHECK(p[i] != NULL);
        CHECK((uintptr_t)p[i] % align == 0);
        memset(p[i], (int)(i & 255), i % 97);
    }
    for (i = 0; i < 2000; i++) /* nothing overlaps */
        for (k = 0; k < i % 97; k++)
            if (p[i][k] != (i & 255)) {
                CHECK(!"overlap");
                return;
            }
    CHECK(peel_arena_bytes(&a) == c.live);
    peel_arena_free(&a);
    CHECK(c.live == 0);
    peel_arena_free(&a);                        /* twice is fine */
    CHECK(peel_arena_alloc(&a, 10, 8) != NULL); /* and it can be used again */
    peel_arena_free(&a);
    CHECK(c.live == 0);
}

static void test_large(void) {
    counter c = {0, -1};
    peel_alloc alloc = {counting, &c};
    peel_arena a;
    char *small, *big, *next, *copy;
    peel_arena_init(&a, alloc, 4096);
    big = peel_arena_alloc(&a, 100000, 16); /* the very first is larger than the hint */
    CHECK(big != NULL);
    memset(big, 1, 100000);
    small = peel_arena_alloc(&a, 16, 1);
    big = peel_arena_alloc(&a, 20u << 20, 8);
    CHECK(big != NULL);
    memset(big, 2, 20u << 20);
    next = peel_arena_alloc(&a, 16, 1); /* the chunk in use is still filled */
    CHECK(next == small + 16);
    copy = peel_arena_copy(&a, "peel", 4);
    CHECK(strcmp(copy, "peel") == 0);
    CHECK(*peel_arena_copy(&a, NULL, 0) == '\0');
    CHECK(peel_arena_alloc(&a, SIZE_MAX - 8, 8) == NULL);
    CHECK(peel_arena_array(&a, SIZE_MAX / 2, 4, 4) == NULL);
    CHECK(peel_arena_copy(&a, "x", SIZE_MAX) == NULL);
    peel_arena_free(&a);
    CHECK(c.live == 0);
}

static void test_nomem(void) {
    long n;
    bool through = false;
    for (n = 0; !through; n++) {
        counter c = {0, n};
        peel_alloc alloc = {counting, &c};
        peel_arena a;
        int i;
        peel_arena_init(&a, alloc, 1024);
        for (i = 0; i < 100; i++) {
            size_t before = peel_arena_bytes(&a);
            if (peel_arena_alloc(&a, 300 + (i == 50 ? 1u << 20 : 0), 8) == NULL) {
                CHECK(peel_arena_bytes(&a) == before);
                break;
            }
        }
        through = i == 100;
        CHECK(peel_arena_bytes(&a) == c.live);
        peel_arena_free(&a);
        CHECK(c.live == 0);
    }
    CHECK(n > 4);
}

static void test_vec(void) {
    counter c = {0, -1};
    peel_alloc alloc = {counting, &c};
    PEEL_VEC(uint32_t) vec = {0};
    PEEL_VEC(struct { char byte[3]; }) odd = {0};
    uint32_t i;
    for (i = 0; i < 10000; i++)
        CHECK(peel_vec_push(alloc, &vec, i * 3));
    CHECK(vec.n == 10000 && vec.cap >= 10000 && vec.cap < 20000);
    for (i = 0; i < 10000; i++)
        if (vec.v[i] != i * 3) {
            CHECK(!"an element changed");
            break;
        }
    CHECK(peel_vec_bytes(&vec) == c.live);
    c.left = 0; /* no memory: refused, unchanged */
    CHECK(!peel_vec_reserve(alloc, &vec, (uint64_t)vec.cap + 1));
    CHECK(vec.n == 10000 && vec.v[9999] == 9999 * 3);
    CHECK(peel_vec_reserve(alloc, &vec, vec.cap)); /* has room already */
    c.left = -1;
    CHECK(!peel_vec_reserve(alloc, &vec, (uint64_t)1 << 31)); /* over the limit */
    CHECK(peel_vec_reserve(alloc, &odd, 100));
    CHECK(odd.cap >= 100);
    peel_vec_free(alloc, &odd);
    peel_vec_free(alloc, &vec);
    CHECK(c.live == 0 && vec.v == NULL && vec.cap == 0);
    peel_vec_free(alloc, &vec);
}

int main(void) {
    test_alloc();
    test_large();
    test_nomem();
    test_vec();
    if (failures == 0)
        puts("arena: ok");
    return failures != 0;
}
