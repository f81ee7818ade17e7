/* fuzz_document.c -- any bytes: read, structure, text and tapes, and every promise of document.h.
**
** A first byte 0 is taken off and stands for an empty vocabulary.
*/
#include <stdlib.h>

#include "invariants.h"
#include "phrases.h"

static void *plain(void *ud, void *ptr, size_t osize, size_t nsize) {
    (void)ud;
    (void)osize;
    if (nsize == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, nsize);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    peel_alloc alloc = { plain, NULL };
    peel_vocabulary v;
    peel_doc d;
    int empty = len > 0 && data[0] == 0;
    const char *bytes = (const char *)data + empty;
    len -= (size_t)empty;
    if (peel_doc_read(&d, bytes, len, alloc) != PEEL_OK) return 0;
    if (broken_line(&d)) abort();
    peel_vocabulary_init(&v, alloc);
    if (!empty && !add_phrases(&v)) abort();
    if (peel_doc_structure(&d, &v) != PEEL_OK) abort();
    if (broken_invariant(&d)) abort();
    if (broken_text(&d, (uint32_t)peel_hash(bytes, len))) abort();
    peel_vocabulary_free(&v);
    peel_doc_free(&d);
    return 0;
}
