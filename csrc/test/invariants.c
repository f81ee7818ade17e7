/* invariants.c -- see invariants.h. */
#include "invariants.h"

#include <stdio.h>

#include "tape.h"

#define MUST(cond, index)                                                                                                                  \
    do {                                                                                                                                   \
        if (!(cond)) {                                                                                                                     \
            fprintf(stderr, "%s:%d: broken at %lu: %s\n", __FILE__, __LINE__, (unsigned long)(index), #cond);                              \
            return #cond;                                                                                                                  \
        }                                                                                                                                  \
    } while (0)

#define OR_NONE(index, n) ((index) == PEEL_NONE || (index) < (n))

const char *broken_line(const peel_doc *d) {
    uint32_t end = d->text.body, number = 0;
    for (uint32_t i = 0; i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        MUST(l->start >= end && l->start <= l->first && l->first < l->end && l->end <= d->text.len, i);
        MUST(l->body >= l->first && l->body <= l->end, i);
        MUST(l->number >= number && l->number <= d->lines.total && l->number > 0, i);
        MUST((l->flags & LINE_FEED) || l->number > number, i);
        MUST(peel_lines_find(&d->lines, l->start) == i && peel_lines_find(&d->lines, l->end - 1) == i, i);
        end = l->end;
        number = l->number;
    }
    return NULL;
}

/* `lines` are those that the document read and gave back. */
static const char *line_numbers(const peel_doc *d, const peel_lines *lines) {
    MUST(d->lines.v == NULL && d->stands.v == NULL, 0);
    for (uint32_t i = 0; i < lines->n; i++) {
        const peel_line *l = &lines->v[i];
        MUST(peel_doc_line_at(d, l->start) == l->number && peel_doc_line_at(d, l->end - 1) == l->number, i);
    }
    MUST(peel_doc_line_at(d, d->text.len) >= lines->total, lines->total);
    return NULL;
}

/* Each line in one block, whose text begins on the first of its lines. */
static const char *lines_of_blocks(const peel_doc *d, const peel_lines *lines) {
    uint32_t line = 0, wordings = 0;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        MUST(line < lines->n && b->first >= lines->v[line].start && b->first <= lines->v[line].end, i);
        if (b->kind == B_CAPTION || b->kind == B_SOURCE || b->kind == B_FOOTNOTE) {
            /* a note whose mark is plain text is known by its place in a chain: the line alone shows no mark */
            uint32_t at = peel_doc_wording(d, i), body = lines->v[line].body;
            MUST(at == body || (b->kind == B_FOOTNOTE && at > body && at <= b->end), i);
            wordings++;
        }
        while (line < lines->n && lines->v[line].number < peel_doc_last_line(d, i))
            line++;
        /* a form feed parts lines of one number */
        while (line + 1 < lines->n && lines->v[line + 1].number == peel_doc_last_line(d, i) && lines->v[line].end < b->end)
            line++;
        MUST(line < lines->n && lines->v[line].number == peel_doc_last_line(d, i) && b->end <= lines->v[line].end, i);
        line++;
    }
    MUST(line == lines->n, line);
    MUST(wordings == d->wordings.n, wordings);
    return NULL;
}

static const char *blocks(const peel_doc *d) {
    uint32_t headings = 0;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        MUST(b->first < b->end && b->end <= d->text.len, i);
        MUST(b->section < d->sections.n, i);
        MUST(b->kind <= B_JOINED, i);
        if (b->kind == B_HEADING) MUST(b->link < d->sections.n && d->sections.v[b->link].block == i, i);
        if (b->kind == B_HEADING) MUST(b->section == b->link && b->level == d->sections.v[b->link].level, i);
        if (b->kind == B_ITEM) MUST(b->level > 0, i);
        if (b->kind == B_TABLE) MUST(b->link < d->tables.n && d->tables.v[b->link].block == i, i);
        if (b->kind == B_FOOTNOTE) MUST(b->link < d->footnotes.n && d->footnotes.v[b->link].block == i, i);
        if (b->kind == B_CAPTION) MUST(OR_NONE(b->link, d->figures.n), i);
        if (b->kind == B_CONTENTS) MUST(b->link < d->entries.n && d->entries.v[b->link].block == i, i);
        headings += b->kind == B_HEADING;
    }
    MUST(headings + 1 == d->sections.n, headings);
    return NULL;
}

/* A chain goes forward and ends; what goes on another block is in one chain, once. */
static const char *chains(const peel_doc *d, uint8_t *named) {
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        uint32_t next = d->blocks.v[i].next;
        if (next == PEEL_NONE) continue;
        MUST(next > i && next < d->blocks.n, i);
        MUST(d->blocks.v[next].kind == B_JOINED, i);
        MUST(!named[next], i);
        named[next] = 1;
    }
    for (uint32_t i = 0; i < d->blocks.n; i++)
        MUST(named[i] == (d->blocks.v[i].kind == B_JOINED), i);
    return NULL;
}

static const char *edits_and_marks(const peel_doc *d) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < d->edits.n; i++) {
        const peel_edit *e = &d->edits.v[i];
        const unsigned char *p = (const unsigned char *)d->text.bytes + e->at;
        MUST(e->op <= EDIT_JOIN && e->at <= d->text.len && e->len <= d->text.len - e->at, i);
        MUST((e->op == EDIT_JOIN) == (e->len == 0), i);
        MUST(i == 0 || e->at >= d->edits.v[i - 1].at, i);
        MUST(e->op == EDIT_JOIN || e->at >= end, i);
        if (e->op == EDIT_LIGATURE) MUST(e->len == 3 && p[0] == 0xef && p[1] == 0xac && p[2] >= 0x80 && p[2] <= 0x86, i);
        if (e->op == EDIT_ENTITY) MUST(e->len >= 4 && p[0] == '&' && p[e->len - 1] == ';', i);
        if (e->len > 0) MUST((p[0] & 0xc0) != 0x80, i); /* whole characters */
        if (e->len > 0 && e->at + e->len < d->text.len) MUST((p[e->len] & 0xc0) != 0x80, i);
        if (e->op != EDIT_JOIN) end = e->at + e->len;
    }
    end = 0;
    for (uint32_t i = 0; i < d->marks.n; i++) {
        const peel_mark *m = &d->marks.v[i];
        MUST(m->at >= end && m->len > 0 && m->at < d->text.len && m->len <= d->text.len - m->at, i);
        MUST(OR_NONE(m->note, d->footnotes.n), i);
        MUST(m->note == PEEL_NONE || d->footnotes.v[m->note].number == m->number, i);
        end = m->at + m->len;
    }
    return NULL;
}

static const char *sections(const peel_doc *d) {
    MUST(d->sections.n > 0 && d->sections.v[0].level == 0, 0);
    uint32_t at = 0, blocks_of_runs = 0;
    for (uint32_t i = 0; i < d->sections.n; i++) {
        const peel_section *s = &d->sections.v[i];
        if (i > 0) {
            MUST(s->parent < i && s->level == d->sections.v[s->parent].level + 1, i);
            MUST(s->block < d->blocks.n && d->blocks.v[s->block].kind == B_HEADING, i);
            MUST(OR_NONE(s->entry, d->entries.n), i);
            MUST(s->entry == PEEL_NONE || d->entries.v[s->entry].section == i, i);
            MUST(i == 1 || s->block > d->sections.v[i - 1].block, i);
        }
        MUST(s->run == at && s->nruns <= d->runs.n - at, i);
        for (uint32_t k = 0; k < s->nruns; k++) {
            const peel_run *r = &d->runs.v[at + k];
            MUST(r->nblocks > 0 && r->block < d->blocks.n && r->nblocks <= d->blocks.n - r->block, i);
            for (uint32_t b = r->block; b < r->block + r->nblocks; b++)
                MUST(d->blocks.v[b].section == i, i);
            MUST(k == 0 || r->block > r[-1].block + r[-1].nblocks, i);
            blocks_of_runs += r->nblocks;
        }
        at += s->nruns;
    }
    MUST(at == d->runs.n && blocks_of_runs == d->blocks.n, at);
    for (uint32_t i = 0; i < d->entries.n; i++) {
        const peel_entry *e = &d->entries.v[i];
        MUST(e->block < d->blocks.n && OR_NONE(e->section, d->sections.n), i);
        MUST(e->title.first < e->title.end && e->title.end <= d->text.len, i);
    }
    return NULL;
}

static const char *tables(const peel_doc *d) {
    uint32_t row_at = 0;
    for (uint32_t i = 0; i < d->tables.n; i++) {
        const peel_table *t = &d->tables.v[i];
        MUST(t->block < d->blocks.n && d->blocks.v[t->block].kind == B_TABLE, i);
        if (t->title.end > 0) row_at++; /* its title was the first row */
        MUST(t->title.first <= t->title.end && t->title.end <= d->text.len, i);
        MUST(t->row == row_at && t->row <= d->rows.n && t->nrows <= d->rows.n - t->row, i);
        MUST(!t->has_header || t->nrows > 0, i);
        MUST(t->columns > 0 && t->columns <= 256, i);
        row_at = t->row + t->nrows;
        MUST(t->caption == PEEL_NONE || (t->caption < d->blocks.n && d->blocks.v[t->caption].kind == B_CAPTION), i);
        MUST(t->figure == PEEL_NONE || (t->figure < d->figures.n && d->figures.v[t->figure].table == i), i);
        for (uint32_t r = t->row; r < row_at; r++) {
            const peel_row *row = &d->rows.v[r];
            MUST(row->ncells <= t->columns && row->cell <= d->cells.n && row->ncells <= d->cells.n - row->cell, i);
            for (uint32_t c = 0; c < row->ncells; c++) {
                const peel_cell *cell = &d->cells.v[row->cell + c];
                uint32_t end = 0;
                MUST(cell->npieces == 0 || (cell->piece < d->pieces.n && cell->npieces <= d->pieces.n - cell->piece), r);
                for (uint32_t k = 0; k < cell->npieces; k++) {
                    const peel_piece *p = &d->pieces.v[cell->piece + k];
                    MUST(p->first >= end && p->first < p->end && p->end <= d->text.len, r);
                    end = p->end;
                }
            }
        }
    }
    MUST(row_at == d->rows.n, row_at);
    return NULL;
}

static const char *notes_and_problems(const peel_doc *d) {
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const peel_figure *f = &d->figures.v[i];
        MUST(f->block < d->blocks.n && d->blocks.v[f->block].kind == B_CAPTION && d->blocks.v[f->block].link == i, i);
        MUST(f->table == PEEL_NONE || (f->table < d->tables.n && d->tables.v[f->table].figure == i), i);
        MUST(f->source == PEEL_NONE || (f->source < d->blocks.n && d->blocks.v[f->source].kind == B_SOURCE), i);
    }
    for (uint32_t i = 0; i < d->footnotes.n; i++)
        MUST(d->footnotes.v[i].block < d->blocks.n && d->blocks.v[d->footnotes.v[i].block].kind == B_FOOTNOTE, i);
    for (uint32_t i = 0; i < d->problems.n; i++) {
        const peel_problem *p = &d->problems.v[i];
        MUST(p->code <= D_NOTE_GAP && p->first <= p->end && p->end <= d->text.len, i);
        switch (p->code) {
        case D_CUT_JOINED: MUST(p->a < d->blocks.n && p->b < d->blocks.n, i); break;
        case D_CUT_OPEN: MUST(p->a < d->blocks.n, i); break;
        case D_ENTRY_UNMATCHED: MUST(p->a < d->entries.n, i); break;
        case D_MARK_ALONE: MUST(p->a < d->marks.n, i); break;
        case D_NOTE_ALONE:
        case D_NOTE_GAP: MUST(p->a < d->footnotes.n, i); break;
        case D_TABLE_RAGGED: MUST(p->a < d->tables.n, i); break;
        case D_CONTROL_BYTES: MUST(p->first < p->end, i); break;
        case D_FIGURE_GAP: MUST(p->a < d->figures.n, i); break;
        default: MUST(!"a code", i);
        }
    }
    return NULL;
}

const char *broken_invariant(const peel_doc *d) {
    const char *(*const checks[])(const peel_doc *) = {blocks, edits_and_marks, sections, tables, notes_and_problems};
    const char *broken = NULL;
    for (size_t i = 0; i < sizeof checks / sizeof *checks && !broken; i++)
        broken = checks[i](d);
    if (broken) return broken;
    peel_lines lines;
    if (peel_lines_read(&lines, &d->text, d->alloc) != PEEL_OK) broken = "memory for the check";
    if (!broken) broken = line_numbers(d, &lines);
    if (!broken) broken = lines_of_blocks(d, &lines);
    peel_vec_free(d->alloc, &lines);
    if (broken) return broken;
    uint8_t *named = d->alloc.fn(d->alloc.ud, NULL, 0, (size_t)d->blocks.n + 1);
    if (!named) return "memory for the check";
    memset(named, 0, (size_t)d->blocks.n + 1);
    broken = chains(d, named);
    d->alloc.fn(d->alloc.ud, named, (size_t)d->blocks.n + 1, 0);
    return broken;
}

/* --- clean text --- */

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static const char *clean_bytes(const peel_doc *d, const peel_clean *c, int tape) {
    MUST(!c->failed, 0);
    for (uint32_t i = 0; i < c->text.n; i++) {
        unsigned char b = (unsigned char)c->text.v[i];
        if (!tape) MUST(b >= ' ', i);
        if (!tape && i > 0) MUST(b != ' ' || c->text.v[i - 1] != ' ', i);
        if (tape && (i == 0 || c->text.v[i - 1] == '\n')) MUST((b >= TAPE_HEADING && b <= TAPE_SOURCE) || b == TAPE_NOTE, i);
        else if (tape) MUST(b >= ' ' || b == '\n' || b == '\t', i);
    }
    if (tape) MUST(c->text.n == 0 || c->text.v[c->text.n - 1] == '\n', c->text.n);
    else MUST(c->text.n == 0 || (c->text.v[0] != ' ' && c->text.v[c->text.n - 1] != ' '), c->text.n);
    for (uint32_t m = 0; m < c->map.n; m++) {
        const peel_map *run = &c->map.v[m];
        MUST(run->at < c->text.n && (m == 0 || run->at > c->map.v[m - 1].at), m);
        MUST(run->source == PEEL_NONE || run->source < d->text.len, m);
    }
    return NULL;
}

/* The source ranges of [at, end) are in the text, ascend (on a block's own text), and read the same. */
static const char *one_range(const peel_doc *d, const peel_clean *c, uint32_t at, uint32_t end, int whole) {
    peel_ranges out = {NULL, 0, 0};
    const char *broken = NULL;
    if (!peel_clean_ranges(c, d, at, end, &out)) broken = "memory for the ranges";
    for (uint32_t i = 0; i + 1 < out.n && !broken; i += 2)
        if (out.v[i] >= out.v[i + 1] || out.v[i + 1] > d->text.len) broken = "a range outside the text";
        else if (whole && i > 0 && out.v[i] < out.v[i - 1]) broken = "ranges that fall";
    if (whole && !broken) {
        peel_clean again;
        peel_clean_init(&again, d->alloc, 0);
        for (uint32_t i = 0; i + 1 < out.n; i += 2) {
            if (i > 0) peel_clean_join(&again, d, out.v[i]);
            peel_clean_range(&again, d, out.v[i], out.v[i + 1]);
        }
        if (again.text.n != c->text.n || (c->text.n && memcmp(again.text.v, c->text.v, c->text.n) != 0))
            broken = "ranges that read otherwise";
        if (broken && again.text.n + c->text.n < 2000)
            fprintf(stderr, "want <%.*s>\ngot  <%.*s>\n", (int)c->text.n, c->text.v ? c->text.v : "", (int)again.text.n,
                    again.text.v ? again.text.v : "");
        peel_clean_free(&again);
    }
    if (broken)
        fprintf(stderr, "broken in [%lu, %lu) of %lu: %s\n", (unsigned long)at, (unsigned long)end, (unsigned long)c->text.n, broken);
    peel_vec_free(c->alloc, &out);
    return broken;
}

static const char *text_of(const peel_doc *d, const peel_clean *c, int tape, uint32_t *seed) {
    const char *broken = clean_bytes(d, c, tape);
    if (!broken) broken = one_range(d, c, 0, c->text.n, !tape);
    for (int k = 0; k < 4 && c->text.n > 0 && !broken; k++) {
        uint32_t at = next_random(seed) % c->text.n, end = at + next_random(seed) % (c->text.n - at) + 1;
        broken = one_range(d, c, at, end, 0);
    }
    return broken;
}

const char *broken_text(const peel_doc *d, uint32_t seed) {
    peel_clean c;
    const char *broken = NULL;
    peel_clean_init(&c, d->alloc, 1);
    for (uint32_t i = 0; i < d->blocks.n && !broken; i++) {
        if (d->blocks.v[i].kind == B_JOINED) continue;
        c.text.n = c.map.n = 0;
        peel_clean_block(&c, d, &d->blocks.v[i]);
        broken = text_of(d, &c, 0, &seed);
        uint32_t first = d->blocks.v[i].first, end = d->blocks.v[i].end, from = first, to = end;
        peel_clean_trim(d, &from, &to);
        MUST(from >= first && from <= to && to <= end, i);
    }
    for (uint32_t i = 0; i < d->sections.n && !broken; i++) {
        c.text.n = c.map.n = 0;
        peel_tape_section(&c, d, i, next_random(&seed) % 4 == 0);
        broken = text_of(d, &c, 1, &seed);
    }
    if (!broken) {
        c.text.n = c.map.n = 0;
        peel_tape_spine(&c, d, 1);
        broken = text_of(d, &c, 1, &seed);
    }
    peel_clean_free(&c);
    return broken;
}
