/* peel.h -- what every part of the core shares: status codes, limits, the allocator.
**
** The core (everything but lua_*.c and peel_module.c) includes no Lua header.
** Offsets and counts are 32-bit: a report is at most PEEL_MAX_BYTES long, and
** everything that is counted (lines, blocks, cells) takes at least one byte.
*/
#ifndef PEEL_H
#define PEEL_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PEEL_MAX_BYTES 0x7fffffffu /* 2 GiB - 1: an offset fits 31 bits, two of them a signed 64 */
#define PEEL_NONE      UINT32_MAX  /* "no such index" */

typedef enum {
    PEEL_OK = 0,
    PEEL_NOMEM,   /* the allocator returned NULL */
    PEEL_LIMIT,   /* over PEEL_MAX_BYTES */
    PEEL_BADUTF8, /* not UTF-8: the place is in the text */
    PEEL_BINARY,  /* control bytes that no text holds (a PDF, an archive, UTF-16) */
    PEEL_INTERRUPTED
} peel_status;

/* The signature of lua_Alloc, so that the binding passes Lua's own. */
typedef void *(*peel_alloc_fn)(void *ud, void *ptr, size_t osize, size_t nsize);

typedef struct {
    peel_alloc_fn fn;
    void *ud;
} peel_alloc;

/* What a long loop gets: where its memory comes from, and a flag that tells it to stop. It looks at the flag at least
** every PEEL_POLL elements or bytes, gives its memory back and returns PEEL_INTERRUPTED. */
typedef struct {
    peel_alloc alloc;
    const volatile sig_atomic_t *interrupt; /* NULL: nothing interrupts */
} peel_work;

#define PEEL_POLL (1u << 16)

static inline bool peel_interrupted(const peel_work *w) {
    return w->interrupt && *w->interrupt;
}

#endif
