/* notes.c -- what belongs to what: tables, sources and remarks to their figure; marks to their note. */
#include "document.h"

#define MAX_REACH 12u /* blocks between a caption and its table or source */

/* The table and the source of the caption at block i, if they stand right behind it. */
static void complete_figure(peel_doc *d, uint32_t i, peel_figure *f, uint32_t number) {
    for (uint32_t k = i + 1, reach = 0; k < d->blocks.n && reach < MAX_REACH; k++, reach++) {
        const peel_block *b = &d->blocks.v[k];
        if (peel_block_is_aside(b)) continue;
        if (b->kind == B_TABLE && f->table == PEEL_NONE && f->source == PEEL_NONE) {
            peel_table *t = &d->tables.v[b->link];
            if (t->caption != PEEL_NONE) return;
            f->table = b->link;
            t->caption = i;
            t->figure = number;
        } else if (b->kind == B_SOURCE && f->source == PEEL_NONE) f->source = k;
        else if (b->kind != B_NOTE && b->kind != B_JOINED) return;
    }
}

static peel_status read_figures(peel_doc *d) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        if (b->kind != B_CAPTION) continue;
        const peel_line *l = peel_block_first_line(d, b);
        peel_figure f = {.block = i, .number = b->value, .table = PEEL_NONE, .source = PEEL_NONE};
        if (l->kind == 'T') { /* "Table 3:" captions a table and is no figure */
            complete_figure(d, i, &f, PEEL_NONE);
            continue;
        }
        complete_figure(d, i, &f, d->figures.n);
        if (d->figures.n > 0 && f.number != last + 1) {
            peel_status st = peel_doc_problem(d, D_FIGURE_GAP, d->figures.n, last, b->first, b->end);
            if (st != PEEL_OK) return st;
        }
        last = f.number;
        if (!peel_vec_push(d->alloc, &d->figures, f)) return PEEL_NOMEM;
        d->blocks.v[i].link = d->figures.n - 1;
    }
    return PEEL_OK;
}

static int note_before(const peel_doc *d, uint32_t a, uint32_t b) {
    uint32_t x = d->footnotes.v[a].number, y = d->footnotes.v[b].number;
    return x < y || (x == y && a < b);
}

/* Footnotes in order of their number, then of their place, for the marks to look them up. */
static void sort_notes(const peel_doc *d, uint32_t *order) {
    uint32_t n = d->footnotes.n;
    for (uint32_t start = n / 2, end = n; end > 1;) { /* a heap sort: no recursion, no memory, no slow order */
        uint32_t x;
        if (start > 0) x = order[--start];
        else {
            x = order[--end];
            order[end] = order[0];
        }
        uint32_t k = start;
        for (uint32_t child; (child = 2 * k + 1) < end; k = child) {
            if (child + 1 < end && note_before(d, order[child], order[child + 1])) child++;
            if (!note_before(d, x, order[child])) break;
            order[k] = order[child];
        }
        order[k] = x;
    }
}

/* The note of a mark: the first of its number behind it, else the last before it. */
static uint32_t note_of(const peel_doc *d, const uint32_t *order, const peel_mark *m) {
    uint32_t lo = 0, hi = d->footnotes.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        const peel_footnote *f = &d->footnotes.v[order[mid]];
        if (f->number < m->number || (f->number == m->number && d->blocks.v[f->block].first < m->at)) lo = mid + 1;
        else hi = mid;
    }
    if (lo < d->footnotes.n && d->footnotes.v[order[lo]].number == m->number) return order[lo];
    if (lo > 0 && d->footnotes.v[order[lo - 1]].number == m->number) return order[lo - 1];
    return PEEL_NONE;
}

static peel_status link_marks(peel_doc *d) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        peel_block *b = &d->blocks.v[i];
        if (b->kind != B_FOOTNOTE) continue;
        peel_footnote f = {i, b->value};
        if (d->footnotes.n > 0 && f.number != last + 1) {
            peel_status st = peel_doc_problem(d, D_NOTE_GAP, d->footnotes.n, last, b->first, b->end);
            if (st != PEEL_OK) return st;
        }
        last = f.number;
        if (!peel_vec_push(d->alloc, &d->footnotes, f)) return PEEL_NOMEM;
        b->link = d->footnotes.n - 1;
    }
    size_t size = d->footnotes.n * (sizeof(uint32_t) + 1);
    uint32_t *order = size ? d->alloc.fn(d->alloc.ud, NULL, 0, size) : NULL;
    if (size && !order) return PEEL_NOMEM;
    uint8_t *marked = order ? (uint8_t *)(order + d->footnotes.n) : NULL;
    for (uint32_t i = 0; i < d->footnotes.n; i++)
        order[i] = i, marked[i] = 0;
    sort_notes(d, order);
    peel_status st = PEEL_OK;
    for (uint32_t i = 0; i < d->marks.n && st == PEEL_OK; i++) {
        peel_mark *m = &d->marks.v[i];
        m->note = order ? note_of(d, order, m) : PEEL_NONE;
        if (m->note != PEEL_NONE) marked[m->note] = 1;
        else st = peel_doc_problem(d, D_MARK_ALONE, i, PEEL_NONE, m->at, m->at + m->len);
    }
    for (uint32_t i = 0; i < d->footnotes.n && st == PEEL_OK; i++) {
        const peel_block *b = &d->blocks.v[d->footnotes.v[i].block];
        if (!marked[i]) st = peel_doc_problem(d, D_NOTE_ALONE, i, PEEL_NONE, b->first, b->end);
    }
    if (order) d->alloc.fn(d->alloc.ud, order, size, 0);
    return st;
}

peel_status peel_notes_link(peel_doc *d) {
    peel_status st = read_figures(d);
    if (st == PEEL_OK) st = link_marks(d);
    for (uint32_t i = 0; i < d->tables.n && st == PEEL_OK; i++) {
        const peel_block *b = &d->blocks.v[d->tables.v[i].block];
        if (d->tables.v[i].doubtful) st = peel_doc_problem(d, D_TABLE_RAGGED, i, PEEL_NONE, b->first, b->end);
    }
    return st;
}
