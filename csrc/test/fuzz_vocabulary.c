/* fuzz_vocabulary.c -- any bytes as phrases, a line each: what was added is found, and folded text is clean. */
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "text.h"
#include "vocabulary.h"

#define MUST(cond)                                                                                                     \
    do {                                                                                                               \
        if (!(cond)) abort();                                                                                          \
    } while (0)

static void fold_and_find(peel_vocabulary *v, const char *p, const char *end) {
    char folded[PEEL_MAX_PHRASE], small[24];
    uint32_t n = peel_fold(p, end, folded, sizeof folded);
    MUST(n <= sizeof folded);
    MUST(peel_fold(p, end, small, sizeof small) <= sizeof small);
    for (uint32_t i = 0; i < n; i++) MUST((unsigned char)folded[i] >= ' ');
    MUST(n == 0 || (folded[0] != ' ' && folded[n - 1] != ' '));
    peel_phrase like = { .key = v->n, .within = PEEL_NONE, .flags = PHRASE_HEADING, .level = 1 };
    uint32_t at = peel_vocabulary_add(v, p, (size_t)(end - p), like);
    MUST(at != PEEL_NONE && at == v->n - 1 && v->phrases[at].len <= n);
    uint32_t first = peel_vocabulary_find(v, v->phrases[at].text, v->phrases[at].len);
    MUST(first != PEEL_NONE);
    while (first != at && first != PEEL_NONE) first = v->phrases[first].next_same;
    MUST(first == at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    failing_allocator a = FAILING_NEVER;
    peel_vocabulary v;
    peel_text t;
    if (peel_text_open(&t, (const char *)data, len) != PEEL_OK) return 0;
    peel_vocabulary_init(&v, failing_alloc(&a));
    const char *p = (const char *)data, *stop = p + len;
    for (int lines = 0; p < stop && lines < 400; lines++) {
        const char *end = memchr(p, '\n', (size_t)(stop - p));
        if (!end) end = stop;
        fold_and_find(&v, p, end);
        p = end + 1;
    }
    peel_vocabulary_free(&v);
    MUST(a.live == 0 && a.mismatch == 0);
    return 0;
}
