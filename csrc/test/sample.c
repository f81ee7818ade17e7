/* sample.c -- see sample.h. */
#include "sample.h"

#include <stdlib.h>

#include "invariants.h"
#include "phrases.h"
#include "tape.h"

int test_failed, test_ran;

static char shown[1 << 16]; /* the last answer, as a C string */

static const char *show(peel_clean *c) {
    uint32_t n = c->text.n < sizeof shown - 1 ? c->text.n : (uint32_t)sizeof shown - 1;
    if (n > 0) memcpy(shown, c->text.v, n);
    shown[n] = 0;
    peel_clean_free(c);
    return shown;
}

static void open_with(sample *s, const char *text, size_t len, int phrases) {
    memset(s, 0, sizeof *s);
    s->allocator = FAILING_NEVER;
    peel_alloc alloc = failing_alloc(&s->allocator);
    s->bytes = malloc(len ? len : 1);
    if (!s->bytes) abort();
    memcpy(s->bytes, text, len);
    peel_vocabulary_init(&s->vocabulary, alloc);
    if (phrases) TEST(add_phrases(&s->vocabulary));
    TEST_INT(PEEL_OK, peel_doc_read(&s->d, s->bytes, len, alloc));
    const char *broken = broken_line(&s->d);
    TEST_STR("", broken ? broken : "");
    TEST_INT(PEEL_OK, peel_doc_structure(&s->d, &s->vocabulary));
    if (!s->d.structured) abort();
    broken = broken_invariant(&s->d);
    TEST_STR("", broken ? broken : "");
    if (!broken) broken = broken_text(&s->d, 1);
    TEST_STR("", broken ? broken : "");
}

void sample_open(sample *s, const char *text, size_t len) { open_with(s, text, len, 1); }
void sample_open_bare(sample *s, const char *text) { open_with(s, text, strlen(text), 0); }

void sample_close(sample *s) {
    peel_doc_free(&s->d);
    peel_vocabulary_free(&s->vocabulary);
    TEST_INT(0, s->allocator.live);
    free(s->bytes);
}

const char *sample_kinds(const sample *s) {
    uint32_t i;
    for (i = 0; i < s->d.blocks.n && i < sizeof shown - 1; i++) shown[i] = "phitcsnferuj"[s->d.blocks.v[i].kind];
    shown[i] = 0;
    return shown;
}

const char *sample_text(const sample *s, uint32_t block) {
    peel_clean c;
    if (block >= s->d.blocks.n) return "(no such block)";
    peel_clean_init(&c, s->d.alloc, 0);
    peel_clean_block(&c, &s->d, &s->d.blocks.v[block]);
    return show(&c);
}

const char *sample_row(const sample *s, uint32_t table, uint32_t row) {
    const peel_doc *d = &s->d;
    peel_clean c, cell;
    if (table >= d->tables.n || row >= d->tables.v[table].nrows) return "(no such row)";
    const peel_row *r = &d->rows.v[d->tables.v[table].row + row];
    peel_clean_init(&c, d->alloc, 0);
    for (uint32_t i = 0; i < r->ncells; i++) {
        const peel_cell *at = &d->cells.v[r->cell + i];
        if (i > 0) peel_clean_byte(&c, '|');
        peel_clean_init(&cell, d->alloc, 0);
        peel_clean_pieces(&cell, d, d->pieces.v + at->piece, at->npieces);
        for (uint32_t k = 0; k < cell.text.n; k++) peel_clean_byte(&c, cell.text.v[k]);
        peel_clean_free(&cell);
    }
    return show(&c);
}

const char *sample_tape(const sample *s, uint32_t section, int deep) {
    peel_clean c;
    if (section >= s->d.sections.n) return "(no such section)";
    peel_clean_init(&c, s->d.alloc, 0);
    peel_tape_section(&c, &s->d, section, deep);
    for (uint32_t i = 0; i < c.text.n; i++) {
        char *p = &c.text.v[i];
        if (*p == '\n') *p = '/';
        else if (*p == '\t') *p = '|';
        else if ((unsigned char)*p < 16) *p = "0123456789abcdef"[(int)*p];
    }
    return show(&c);
}

const char *sample_outline(const sample *s) {
    peel_clean c;
    peel_clean_init(&c, s->d.alloc, 0);
    for (uint32_t i = 1; i < s->d.sections.n; i++) {
        const peel_section *section = &s->d.sections.v[i];
        const char *title = sample_text(s, section->block);
        if (i > 1) peel_clean_byte(&c, '/');
        peel_clean_byte(&c, (char)('0' + section->level));
        peel_clean_byte(&c, ' ');
        while (*title) peel_clean_byte(&c, *title++);
    }
    return show(&c);
}

uint32_t sample_problems(const sample *s, peel_problem_code code) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->d.problems.n; i++) n += s->d.problems.v[i].code == code;
    return n;
}
