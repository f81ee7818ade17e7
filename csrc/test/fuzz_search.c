/* fuzz_search.c -- any report and any question: what search.h promises of the folded text, of scans and of hits.
**
** The first line of the input is the question: words make terms, a star behind one makes a prefix, the bytes of a word also
** choose how it is joined to what stands before. The rest is the report.
*/
#include <stdlib.h>

#include "search.h"

#define MUST(cond)                                                                                                     \
    do {                                                                                                               \
        if (!(cond)) abort();                                                                                          \
    } while (0)

static void *plain(void *ud, void *ptr, size_t osize, size_t nsize) {
    (void)ud;
    (void)osize;
    if (nsize) return realloc(ptr, nsize);
    free(ptr);
    return NULL;
}

/* Does the term stand at `at`, compared byte by byte? */
static int stands(const peel_folded *f, const char *term, uint32_t len, uint32_t at, uint32_t *end) {
    for (uint32_t i = 0; i < len; i++) {
        if (term[i] == '*') {
            while (f->text.v[at] != ' ') at++;
        } else if (at >= f->text.n || f->text.v[at++] != term[i]) return 0;
    }
    *end = term[len - 1] == ' ' ? at - 1 : at;
    return 1;
}

static void check_folded(const peel_folded *f) {
    uint64_t words = 0;
    for (uint32_t i = 0; i < f->passages.n; i++) {
        uint32_t at = f->passages.v[i].at, end = i + 1 < f->passages.n ? f->passages.v[i + 1].at : f->text.n, n = 0;
        MUST(end > at + 3 && end <= f->text.n && f->text.v[at] == ' ' && f->text.v[end - 1] == '\n' && f->text.v[end - 2] == ' ');
        for (uint32_t k = at; k + 1 < end; k++) {
            MUST(f->text.v[k] != '\n' && (f->text.v[k] != ' ' || f->text.v[k + 1] != ' '));
            n += f->text.v[k] == ' ' && f->text.v[k + 1] != '\t' && f->text.v[k + 1] != '\n';
        }
        MUST(n == f->passages.v[i].words);
        words += n;
    }
    MUST(words == f->words && peel_is_utf8(f->text.v, f->text.n));
}

/* Every place leads to words of the clean text that fold into it. */
static void check_spans(const peel_spans *s, const peel_folded *f, const peel_doc *d) {
    peel_cursor c;
    peel_cursor_init(&c, d->alloc);
    char *out = NULL;
    for (uint32_t i = 0; i < s->n; i++) {
        const peel_span *span = &s->v[i];
        uint32_t first, last, at = 0, k = span->start;
        MUST(span->start < span->end && (i == 0 || s->v[i - 1].start < span->start) && span->passage < f->passages.n);
        MUST(span->start > f->passages.v[span->passage].at && f->text.v[span->start - 1] == ' ' && f->text.v[span->end] == ' ');
        MUST(span->passage + 1 == f->passages.n || span->end < f->passages.v[span->passage + 1].at);
        if (i > 200) continue;
        MUST(peel_cursor_open(&c, f, d, span->passage));
        peel_cursor_find(&c, f, span->start, span->end, &first, &last);
        MUST(first < last && last <= c.clean.text.n);
        peel_word w;
        MUST((out = realloc(out, last - first)) != NULL);
        while (peel_word_next(c.clean.text.v + first, last - first, &at, out, &w)) {
            MUST(w.len == 0 ? f->text.v[k] == '\t' : memcmp(f->text.v + k, out, w.len) == 0);
            k += (w.len ? w.len : 1) + 1;
        }
        MUST(k == span->end + 1);
        peel_excerpt around = { NULL, 0, 0 };
        MUST(peel_excerpt_make(&around, c.clean.text.v, c.clean.text.n, first, last, 1 + i % 90, d->alloc));
        MUST(peel_is_utf8(around.v, around.n));
        peel_vec_free(d->alloc, &around);
    }
    free(out);
    peel_cursor_free(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    static char folded[300];
    const char *line = memchr(data, '\n', len < 100 ? len : 100);
    if (!line) return 0;
    uint32_t asked = (uint32_t)(line - (const char *)data), at = 0, n = 0;
    if (!peel_is_utf8((const char *)data, asked)) return 0;
    peel_work work = { .alloc = { plain, NULL } };
    peel_search_op ops[200];
    peel_search_query q = { .ops = ops };
    peel_word w;
    while (n < 180 && peel_word_next((const char *)data, asked, &at, folded + n + 1, &w)) {
        if (w.len == 0) continue;
        folded[n] = ' ';
        char next = at < asked ? (char)data[at] : 0;
        q.term[q.nterms] = folded + n;
        q.len[q.nterms] = w.len + 2;
        q.scored[q.nterms] = true;
        folded[n + 1 + w.len] = next == '*' ? '*' : ' ';
        n += w.len + 2;
        ops[q.nops++] = (peel_search_op){ PEEL_SEARCH_TERM, q.nterms++ };
        if (q.nterms > 1) ops[q.nops++] = (peel_search_op){ 1 + (uint32_t)next % 4, w.len % 8 };
    }
    if (q.nterms == 0) return 0;
    MUST(peel_search_check(&q));
    peel_vocabulary v;
    peel_doc d;
    if (peel_doc_read(&d, line + 1, len - asked - 1, work.alloc) != PEEL_OK) return 0;
    peel_vocabulary_init(&v, work.alloc);
    MUST(peel_doc_structure(&d, &v) == PEEL_OK);
    peel_folded f;
    peel_hits h;
    MUST(peel_folded_make(&f, &d, &work) == PEEL_OK);
    check_folded(&f);
    for (uint32_t t = 0; t < q.nterms; t++) {
        peel_spans s = { NULL, 0, 0 };
        uint32_t k = 0, end;
        MUST(peel_scan(&s, &f, q.term[t], q.len[t], &work) == PEEL_OK);
        for (uint32_t i = 0; i < f.text.n; i++)
            if (stands(&f, q.term[t], q.len[t], i, &end)) {
                MUST(k < s.n && s.v[k].start == i + 1 && s.v[k].end == end);
                k++;
            }
        MUST(k == s.n);
        check_spans(&s, &f, &d);
        peel_vec_free(work.alloc, &s);
    }
    MUST(peel_search_run(&h, &f, &q, &work) == PEEL_OK);
    check_spans(&h.spans, &f, &d);
    double weights[PEEL_MAX_TERMS];
    for (uint32_t i = 0; i < q.nterms; i++) weights[i] = 1;
    MUST(peel_hits_rank(&h, &f, weights, 10, work.alloc) && h.scores.n == h.hits.n);
    peel_hits_free(&h, work.alloc);
    peel_folded_free(&f, work.alloc);
    peel_doc_free(&d);
    peel_vocabulary_free(&v);
    return 0;
}
