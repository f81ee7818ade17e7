/* failing.c -- see failing.h. */
#include "failing.h"

#include <stdlib.h>
#include <string.h>

#define HEAD 16 /* bytes before a block that keep its size */

static void give_back(failing_allocator *a, char *block, size_t size) {
    memset(block, 0xdd, size);
    a->live -= size;
    free(block - HEAD);
}

void *failing_realloc(void *ud, void *ptr, size_t osize, size_t nsize) {
    failing_allocator *a = ud;
    size_t size = 0;
    if (ptr) {
        memcpy(&size, (char *)ptr - HEAD, sizeof size);
        a->mismatch += size != osize; /* without a block, osize is Lua's hint at what the block is for */
    }
    if (nsize == 0) {
        if (ptr) give_back(a, ptr, size);
        return NULL;
    }
    if (nsize > size && a->until >= 0) {
        if (a->until > 0) a->until--;
        else if (a->failures < 0 || a->failed < a->failures) {
            a->failed++;
            return NULL;
        }
    }
    char *fresh = malloc(nsize + HEAD);
    if (!fresh) abort();
    memcpy(fresh, &nsize, sizeof nsize);
    fresh += HEAD;
    a->live += nsize;
    if (ptr) {
        memcpy(fresh, ptr, size < nsize ? size : nsize);
        give_back(a, ptr, size);
    }
    return fresh;
}

peel_alloc failing_alloc(failing_allocator *a) { return (peel_alloc){ failing_realloc, a }; }
