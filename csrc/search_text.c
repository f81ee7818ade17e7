/* search_text.c -- makes the folded text of a report, and finds the way back; see search.h. */
#include "search.h"

/* --- what is a passage --------------------------------------------------------- */

/* The clean text of a passage: of a block with all that goes on it, of a table's row, or of a table's title. */
static void put_passage(peel_clean *c, const peel_doc *d, uint32_t block, uint32_t row) {
    const peel_block *b = &d->blocks.v[block];
    if (b->kind != B_TABLE) {
        peel_clean_block(c, d, b);
        return;
    }
    const peel_table *t = &d->tables.v[b->link];
    if (row == PEEL_NONE) {
        peel_clean_pieces(c, d, &t->title, 1);
        return;
    }
    const peel_row *r = &d->rows.v[t->row + row];
    for (uint32_t i = 0; i < r->ncells; i++) {
        const peel_cell *cell = &d->cells.v[r->cell + i];
        if (i > 0) peel_clean_byte(c, '\t');
        peel_clean_pieces(c, d, d->pieces.v + cell->piece, cell->npieces);
    }
}

static bool is_searched(const peel_block *b) {
    return (b->kind <= B_NOTE || b->kind == B_FOOTNOTE) && !(b->flags & BLOCK_CONTENTS_TITLE);
}

/* --- the folded text -------------------------------------------------------------- */

/* Adds the clean text as a passage, unless it has no word. */
static peel_status add(peel_folded *f, const peel_clean *c, uint32_t block, uint32_t row, const peel_work *work) {
    peel_passage p = {f->text.n, block, row, 0};
    peel_word w;
    uint32_t at = 0, polled = 0;
    if (c->failed) return PEEL_NOMEM;
    /* A word takes at most its own bytes and a space, a cell's end two bytes for its one. */
    if (!peel_vec_reserve(work->alloc, &f->text, (uint64_t)f->text.n + 2 * (uint64_t)c->text.n + 3)) return PEEL_NOMEM;
    char *o = f->text.v + f->text.n;
    while (*o = ' ', peel_word_next(c->text.v, c->text.n, &at, o + 1, &w)) {
        if (w.len == 0) o[1] = '\t', o += 2;
        else {
            o += 1 + w.len;
            p.words++;
        }
        if (at - polled >= PEEL_POLL) {
            if (peel_interrupted(work)) return PEEL_INTERRUPTED;
            polled = at;
        }
    }
    if (p.words == 0) return PEEL_OK;
    o[1] = '\n';
    uint32_t end = (uint32_t)(o + 2 - f->text.v);
    for (uint32_t i = f->text.n; i < end; i++)
        f->counts[(unsigned char)f->text.v[i]]++;
    f->text.n = end;
    f->words += p.words;
    return peel_vec_push(work->alloc, &f->passages, p) ? PEEL_OK : PEEL_NOMEM;
}

peel_status peel_folded_make(peel_folded *f, const peel_doc *d, const peel_work *work) {
    peel_clean c;
    peel_status st = PEEL_OK;
    memset(f, 0, sizeof *f);
    peel_clean_init(&c, work->alloc, 0);
    if (!peel_vec_reserve(work->alloc, &f->text, (uint64_t)d->text.len + d->text.len / 8)) st = PEEL_NOMEM; /* mostly enough */
    for (uint32_t i = 0; i < d->blocks.n && st == PEEL_OK; i++) {
        const peel_block *b = &d->blocks.v[i];
        if (i % 256 == 0 && peel_interrupted(work)) st = PEEL_INTERRUPTED;
        if (!is_searched(b)) continue;
        uint32_t rows = b->kind == B_TABLE ? d->tables.v[b->link].nrows : 0;
        int whole = b->kind != B_TABLE || d->tables.v[b->link].title.end > d->tables.v[b->link].title.first;
        for (uint32_t r = whole ? PEEL_NONE : 0; st == PEEL_OK && r != rows; r++) { /* PEEL_NONE + 1 is 0 */
            c.text.n = 0;
            put_passage(&c, d, i, r);
            st = add(f, &c, i, r, work);
        }
    }
    peel_clean_free(&c);
    peel_vec_trim(work->alloc, &f->text);
    peel_vec_trim(work->alloc, &f->passages);
    if (st != PEEL_OK) peel_folded_free(f, work->alloc);
    return st;
}

void peel_folded_free(peel_folded *f, peel_alloc alloc) {
    peel_vec_free(alloc, &f->text);
    peel_vec_free(alloc, &f->passages);
    f->words = 0;
}

size_t peel_folded_bytes(const peel_folded *f) {
    return peel_vec_bytes(&f->text) + peel_vec_bytes(&f->passages);
}

/* --- the way back ----------------------------------------------------------------- */

void peel_cursor_init(peel_cursor *c, peel_alloc alloc) {
    memset(c, 0, sizeof *c);
    peel_clean_init(&c->clean, alloc, 1);
    c->passage = PEEL_NONE;
}

void peel_cursor_free(peel_cursor *c) {
    peel_vec_free(c->clean.alloc, &c->word);
    peel_clean_free(&c->clean);
    c->passage = PEEL_NONE;
}

bool peel_cursor_open(peel_cursor *c, const peel_folded *f, const peel_doc *d, uint32_t passage) {
    const peel_passage *p = &f->passages.v[passage];
    if (c->passage == passage) return true;
    c->passage = PEEL_NONE;
    c->clean.text.n = c->clean.map.n = 0;
    c->clean.failed = 0;
    put_passage(&c->clean, d, p->block, p->row);
    if (c->clean.failed || !peel_vec_reserve(c->clean.alloc, &c->word, (uint64_t)c->clean.text.n + 1)) return false;
    c->passage = passage;
    c->at = 0;
    c->folded = p->at;
    return true;
}

void peel_cursor_find(peel_cursor *c, const peel_folded *f, uint32_t start, uint32_t end, uint32_t *first, uint32_t *last) {
    peel_word w;
    if (start <= c->folded) { /* a word that begins behind the cursor's space stands before it or at it */
        c->at = 0;
        c->folded = f->passages.v[c->passage].at;
    }
    *first = *last = c->at;
    uint32_t at = c->at, folded = c->folded;
    while (folded < end && peel_word_next(c->clean.text.v, c->clean.text.n, &at, c->word.v, &w)) {
        uint32_t from = folded + 1;
        folded = from + (w.len ? w.len : 1);
        if (from <= start) { /* the next search may begin here again: spans overlap */
            *first = w.first;
            if (from < start) c->at = at, c->folded = folded;
        }
        *last = w.end;
    }
}
