/* document.c -- the two calls, and what a document owns. */
#include "document.h"

static void drop_structure(peel_doc *d) {
    peel_vec_free(d->alloc, &d->blocks);
    peel_vec_free(d->alloc, &d->stands);
    peel_vec_free(d->alloc, &d->wordings);
    peel_vec_free(d->alloc, &d->tails);
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
    peel_vec_free(d->alloc, &d->runs);
    peel_vec_free(d->alloc, &d->line_marks);
}

/* The arrays have their size: what they grew beyond it goes back. */
static void trim(peel_doc *d) {
    peel_vec_trim(d->alloc, &d->blocks);
    peel_vec_trim(d->alloc, &d->wordings);
    peel_vec_trim(d->alloc, &d->tails);
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
    peel_vec_trim(d->alloc, &d->runs);
    peel_vec_trim(d->alloc, &d->line_marks);
}

/* Counts the line ends before every PEEL_LINE_MARKth byte: all that citations need of the lines. The lines tell most of it, only
** the bytes between them are looked at, each once. */
static peel_status mark_lines(peel_doc *d) {
    uint32_t n = d->text.len / PEEL_LINE_MARK + 1, i = 0, from = 0, ends = 0;
    if (!peel_vec_reserve(d->alloc, &d->line_marks, n)) return PEEL_NOMEM;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t at = k * PEEL_LINE_MARK;
        for (; i < d->lines.n && d->lines.v[i].start <= at; i++) {
            from = d->lines.v[i].end; /* no line ends between a line's start and its end */
            ends = d->lines.v[i].number - 1;
        }
        if (from < at) {
            ends += peel_text_line_ends(&d->text, from, at);
            from = at;
        }
        d->line_marks.v[d->line_marks.n++] = ends;
    }
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
    if (st == PEEL_OK) st = mark_lines(d);
    d->vocabulary = NULL;
    if (st != PEEL_OK) drop_structure(d);
    else {
        peel_vec_free(d->alloc, &d->lines);
        peel_vec_free(d->alloc, &d->plain);
        peel_vec_free(d->alloc, &d->stands);
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
    if (!d->structured) return peel_text_line_at(&d->text, offset);
    uint32_t mark = offset / PEEL_LINE_MARK;
    return 1 + d->line_marks.v[mark] + peel_text_line_ends(&d->text, mark * PEEL_LINE_MARK, offset);
}

/* The place kept of a block; `otherwise` where none is. */
static uint32_t place_of(const peel_place *v, uint32_t n, uint32_t block, uint32_t otherwise) {
    uint32_t lo = 0, hi = n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (v[mid].block < block) lo = mid + 1;
        else hi = mid;
    }
    return lo < n && v[lo].block == block ? v[lo].at : otherwise;
}

uint32_t peel_doc_wording(const peel_doc *d, uint32_t block) {
    return place_of(d->wordings.v, d->wordings.n, block, d->blocks.v[block].first);
}

uint32_t peel_doc_last_line(const peel_doc *d, uint32_t block) {
    return peel_doc_line_at(d, place_of(d->tails.v, d->tails.n, block, d->blocks.v[block].end) - 1);
}

size_t peel_doc_bytes(const peel_doc *d) {
    return peel_vec_bytes(&d->lines) + peel_vec_bytes(&d->line_marks) + peel_vec_bytes(&d->blocks) + peel_vec_bytes(&d->stands) +
           peel_vec_bytes(&d->wordings) + peel_vec_bytes(&d->tails) + peel_vec_bytes(&d->pieces) + peel_vec_bytes(&d->edits) +
           peel_vec_bytes(&d->marks) + peel_vec_bytes(&d->sections) + peel_vec_bytes(&d->tables) + peel_vec_bytes(&d->rows) +
           peel_vec_bytes(&d->cells) + peel_vec_bytes(&d->figures) + peel_vec_bytes(&d->footnotes) + peel_vec_bytes(&d->entries) +
           peel_vec_bytes(&d->problems) + peel_vec_bytes(&d->runs);
}

peel_status peel_doc_problem(peel_doc *d, peel_problem_code code, uint32_t a, uint32_t b, uint32_t first, uint32_t end) {
    peel_problem p = {code, a, b, first, end};
    return peel_vec_push(d->alloc, &d->problems, p) ? PEEL_OK : PEEL_NOMEM;
}
