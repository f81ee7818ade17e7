/* document.c -- the two calls, and what a document owns. */
#include "document.h"

static void drop_structure(peel_doc *d) {
    peel_vec_free(d->alloc, &d->blocks);
    peel_vec_free(d->alloc, &d->pieces);
    peel_vec_free(d->alloc, &d->edits);
    peel_vec_free(d->alloc, &d->marks);
    peel_vec_free(d->alloc, &d->sections);
    peel_vec_free(d->alloc, &d->tables);
    peel_vec_free(d->alloc, &d->rows);
    peel_vec_free(d->alloc, &d->cells);
    peel_vec_free(d->alloc, &d->figures);
    peel_vec_free(d->alloc, &d->footnotes);
    peel_vec_free(d->alloc, &d->entries);
    peel_vec_free(d->alloc, &d->problems);
    peel_vec_free(d->alloc, &d->plain);
    peel_vec_free(d->alloc, &d->by_section);
    peel_vec_free(d->alloc, &d->places);
}

/* The arrays have their size: what they grew beyond it goes back. */
static void trim(peel_doc *d) {
    peel_vec_trim(d->alloc, &d->blocks);
    peel_vec_trim(d->alloc, &d->pieces);
    peel_vec_trim(d->alloc, &d->edits);
    peel_vec_trim(d->alloc, &d->marks);
    peel_vec_trim(d->alloc, &d->sections);
    peel_vec_trim(d->alloc, &d->tables);
    peel_vec_trim(d->alloc, &d->rows);
    peel_vec_trim(d->alloc, &d->cells);
    peel_vec_trim(d->alloc, &d->figures);
    peel_vec_trim(d->alloc, &d->footnotes);
    peel_vec_trim(d->alloc, &d->entries);
    peel_vec_trim(d->alloc, &d->problems);
    peel_vec_trim(d->alloc, &d->by_section);
    peel_vec_trim(d->alloc, &d->places);
}

/* Leaves of the lines what citations need: a third. */
static peel_status settle_lines(peel_doc *d) {
    if (!peel_vec_reserve(d->alloc, &d->places, d->lines.n)) return PEEL_NOMEM;
    for (uint32_t i = 0; i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        d->places.v[i] = (peel_place){l->start, l->body, l->number};
    }
    d->places.n = d->lines.n;
    return PEEL_OK;
}

peel_status peel_doc_read(peel_doc *d, const char *bytes, size_t len, peel_alloc alloc) {
    memset(d, 0, sizeof *d);
    d->alloc = alloc;
    d->contents_line = d->contents_end = PEEL_NONE;
    peel_status st = peel_text_open(&d->text, bytes, len);
    if (st != PEEL_OK) return st;
    st = peel_lines_read(&d->lines, &d->text, alloc);
    if (st != PEEL_OK) {
        peel_doc_free(d);
        return st;
    }
    peel_vec_trim(alloc, &d->lines);
    peel_profile_read(&d->profile, bytes, &d->lines);
    peel_contents_title(d);
    peel_part_breaks(d);
    return PEEL_OK;
}

peel_status peel_doc_structure(peel_doc *d, peel_vocabulary *vocabulary) {
    size_t size = (size_t)d->lines.n + 1;
    uint8_t *of_line = d->alloc.fn(d->alloc.ud, NULL, 0, size);
    if (!of_line) return PEEL_NOMEM;
    memset(of_line, LINE_TEXT, size);
    d->vocabulary = vocabulary;
    peel_part_titles(d);
    peel_status st = peel_plain_notes_find(d);
    if (st == PEEL_OK) st = peel_furniture_find(d, of_line);
    if (st == PEEL_OK) st = peel_contents_find(d, of_line);
    if (st == PEEL_OK) st = peel_blocks_build(d, of_line);
    d->alloc.fn(d->alloc.ud, of_line, size, 0);
    if (st == PEEL_OK) st = peel_inline_read(d);
    if (st == PEEL_OK) st = peel_outline_build(d);
    if (st == PEEL_OK) st = peel_flow_build(d);
    if (st == PEEL_OK) st = peel_inline_join(d);
    if (st == PEEL_OK) st = peel_notes_link(d);
    if (st == PEEL_OK) st = settle_lines(d);
    d->vocabulary = NULL;
    if (st != PEEL_OK) drop_structure(d);
    else {
        peel_vec_free(d->alloc, &d->lines);
        peel_vec_free(d->alloc, &d->plain);
        trim(d);
        d->structured = 1;
    }
    return st;
}

void peel_doc_free(peel_doc *d) {
    drop_structure(d);
    peel_vec_free(d->alloc, &d->lines);
    d->structured = 0;
}

uint32_t peel_doc_line_at(const peel_doc *d, uint32_t offset) {
    if (!d->structured) return d->lines.n ? d->lines.v[peel_lines_find(&d->lines, offset)].number : 1;
    uint32_t lo = 0, hi = d->places.n;
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->places.v[mid].start <= offset) lo = mid;
        else hi = mid;
    }
    return d->places.n ? d->places.v[lo].number : 1;
}

size_t peel_doc_bytes(const peel_doc *d) {
    return peel_vec_bytes(&d->lines) + peel_vec_bytes(&d->places) + peel_vec_bytes(&d->blocks) + peel_vec_bytes(&d->pieces) +
           peel_vec_bytes(&d->edits) + peel_vec_bytes(&d->marks) + peel_vec_bytes(&d->sections) + peel_vec_bytes(&d->tables) +
           peel_vec_bytes(&d->rows) + peel_vec_bytes(&d->cells) + peel_vec_bytes(&d->figures) + peel_vec_bytes(&d->footnotes) +
           peel_vec_bytes(&d->entries) + peel_vec_bytes(&d->problems) + peel_vec_bytes(&d->by_section);
}

peel_status peel_doc_problem(peel_doc *d, peel_problem_code code, uint32_t a, uint32_t b, uint32_t first, uint32_t end) {
    peel_problem p = {code, a, b, first, end};
    return peel_vec_push(d->alloc, &d->problems, p) ? PEEL_OK : PEEL_NOMEM;
}
