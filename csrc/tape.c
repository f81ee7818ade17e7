/* tape.c -- blocks onto tapes. */
#include "tape.h"

static void put_table(peel_clean *c, const peel_doc *d, const peel_table *t) {
    for (uint32_t r = 0; r < t->nrows; r++) {
        const peel_row *row = &d->rows.v[t->row + r];
        peel_clean_byte(c, r == 0 && t->has_header ? TAPE_HEADER : TAPE_ROW);
        for (uint32_t i = 0; i < row->ncells; i++) {
            const peel_cell *cell = &d->cells.v[row->cell + i];
            if (i > 0) peel_clean_byte(c, '\t');
            peel_clean_pieces(c, d, d->pieces.v + cell->piece, cell->npieces);
        }
        peel_clean_byte(c, '\n');
    }
}

static void put_block(peel_clean *c, const peel_doc *d, const peel_block *b) {
    static const uint8_t kinds[] = {[B_PARA] = TAPE_PARA,       [B_HEADING] = TAPE_HEADING, [B_ITEM] = TAPE_ITEM,
                                    [B_CAPTION] = TAPE_CAPTION, [B_SOURCE] = TAPE_SOURCE,   [B_NOTE] = TAPE_NOTE};
    if (b->kind == B_TABLE) {
        put_table(c, d, &d->tables.v[b->link]);
        return;
    }
    if (b->kind > B_NOTE || b->kind == B_RULE || (b->flags & BLOCK_CONTENTS_TITLE)) return;
    uint8_t kind = kinds[b->kind];
    if (b->kind == B_ITEM && b->level > 1) kind = TAPE_SUBITEM;
    peel_clean_byte(c, (char)kind);
    if (b->kind == B_HEADING) peel_clean_byte(c, (char)('0' + b->level));
    peel_clean_block(c, d, b);
    peel_clean_byte(c, '\n');
}

void peel_tape_section(peel_clean *c, const peel_doc *d, uint32_t section, int deep) {
    uint32_t level = d->sections.v[section].level;
    for (uint32_t s = section; s < d->sections.n; s++) {
        const peel_section *sec = &d->sections.v[s];
        if (s > section && (!deep || sec->level <= level)) return;
        for (uint32_t r = sec->run; r < sec->run + sec->nruns; r++) {
            const peel_block *b = &d->blocks.v[d->runs.v[r].block];
            for (const peel_block *end = b + d->runs.v[r].nblocks; b < end; b++)
                if (b->kind != B_HEADING || s != section) put_block(c, d, b);
        }
    }
}

void peel_tape_spine(peel_clean *c, const peel_doc *d, int items) {
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        int is_short = b->next == PEEL_NONE && b->end - b->first <= PEEL_SPINE_MAX;
        int is_line = b->kind == B_PARA || (items && b->kind == B_ITEM);
        if (b->kind == B_HEADING || b->kind == B_TABLE || (is_line && is_short)) put_block(c, d, b);
    }
}
