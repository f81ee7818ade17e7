/* lua_structure.c -- a document's sections, contents, tables, figures, footnotes, problems and blocks as plain tables.
**
** They are made once for a report, by the reader, which keeps what it wants in record sets.
*/
#include <string.h>

#include "lua_document.h"

static void set_integer(lua_State *L, const char *name, lua_Integer value) {
    lua_pushinteger(L, value);
    lua_setfield(L, -2, name);
}

/* Sets `name` to a flat list with one range, its ends trimmed. */
static void set_range(lua_State *L, const peel_doc *d, const char *name, uint32_t first, uint32_t end) {
    uint32_t range[2] = {first, end};
    peel_clean_trim(d, &range[0], &range[1]);
    if (range[0] >= range[1]) return;
    peelL_push_ranges(L, range, 2);
    lua_setfield(L, -2, name);
}

/* Pushes the ranges of a block and of all that goes on it; the first without `skip` bytes at its start. */
static void push_block_ranges(lua_State *L, const peel_doc *d, const peel_block *b, uint32_t from) {
    lua_newtable(L);
    lua_Integer n = 0;
    for (int head = 1;; head = 0) {
        peel_piece p = {head && from > b->first ? from : b->first, b->end};
        peel_clean_trim(d, &p.first, &p.end);
        if (p.first < p.end) {
            lua_pushinteger(L, (lua_Integer)p.first + 1);
            lua_rawseti(L, -2, ++n);
            lua_pushinteger(L, p.end);
            lua_rawseti(L, -2, ++n);
        }
        if (b->next == PEEL_NONE) return;
        b = &d->blocks.v[b->next];
    }
}

static void set_block_ranges(lua_State *L, const peel_doc *d, const char *name, const peel_block *b, uint32_t from) {
    push_block_ranges(L, d, b, from);
    lua_setfield(L, -2, name);
}

/* sections() -> list of { id, parent, level, title, page, key, evidence }; title is a flat list of positions */
int peelL_document_sections(lua_State *L) {
    static const char *const names[] = {"contents", "vocabulary", "markdown", "bold", "capitals", "typography", "position"};
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_createtable(L, (int)d->sections.n - 1, 0);
    for (uint32_t i = 1; i < d->sections.n; i++) {
        const peel_section *s = &d->sections.v[i];
        lua_createtable(L, 0, 7);
        set_integer(L, "id", i);
        set_integer(L, "parent", s->parent);
        set_integer(L, "level", s->level);
        set_block_ranges(L, d, "title", &d->blocks.v[s->block], 0);
        if (s->entry != PEEL_NONE && d->entries.v[s->entry].page) set_integer(L, "page", d->entries.v[s->entry].page);
        if (s->phrase != PEEL_NONE) set_integer(L, "key", s->phrase);
        lua_newtable(L);
        for (int k = 0, n = 0; k < 7; k++)
            if (s->evidence & 1 << k) {
                lua_pushstring(L, names[k]);
                lua_rawseti(L, -2, ++n);
            }
        lua_setfield(L, -2, "evidence");
        lua_rawseti(L, -2, i);
    }
    return 1;
}

/* contents() -> list of { title, page, section } */
int peelL_document_contents(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_createtable(L, (int)d->entries.n, 0);
    for (uint32_t i = 0; i < d->entries.n; i++) {
        const peel_entry *e = &d->entries.v[i];
        lua_createtable(L, 0, 3);
        set_range(L, d, "title", e->title.first, e->title.end);
        if (e->page) set_integer(L, "page", e->page);
        if (e->section != PEEL_NONE) set_integer(L, "section", e->section);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

#define WIDE 32u /* columns: rows of a wider table are not filled up, one of them may be all its width */

/* Pushes a row as a list of cells, each a flat list of positions; an empty cell is an empty list. */
static void push_row(lua_State *L, const peel_doc *d, const peel_table *t, const peel_row *row) {
    uint32_t columns = t->columns > WIDE ? row->ncells : t->columns;
    lua_createtable(L, (int)columns, 0);
    for (uint32_t c = 0; c < columns; c++) {
        lua_newtable(L);
        if (c < row->ncells) {
            const peel_cell *cell = &d->cells.v[row->cell + c];
            lua_Integer n = 0;
            for (uint32_t k = 0; k < cell->npieces; k++) {
                peel_piece p = d->pieces.v[cell->piece + k];
                peel_clean_trim(d, &p.first, &p.end);
                if (p.first >= p.end) continue;
                lua_pushinteger(L, (lua_Integer)p.first + 1);
                lua_rawseti(L, -2, ++n);
                lua_pushinteger(L, p.end);
                lua_rawseti(L, -2, ++n);
            }
        }
        lua_rawseti(L, -2, (lua_Integer)c + 1);
    }
}

/* The remarks that stand behind the table or source at block i: a list of flat lists of positions. */
static void set_notes(lua_State *L, const peel_doc *d, uint32_t i) {
    lua_Integer n = 0;
    lua_newtable(L);
    for (i++; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        if (b->kind == B_NOTE) {
            push_block_ranges(L, d, b, 0);
            lua_rawseti(L, -2, ++n);
        } else if (b->kind != B_SOURCE && !peel_block_is_aside(b) && b->kind != B_TABLE && b->kind != B_JOINED) break;
        if (b->kind == B_TABLE) break;
    }
    lua_setfield(L, -2, "notes");
}

static void set_caption(lua_State *L, const peel_doc *d, uint32_t block) {
    const peel_block *b = &d->blocks.v[block];
    set_block_ranges(L, d, "caption", b, peel_doc_wording(d, block));
    set_block_ranges(L, d, "caption_line", b, 0);
}

/* tables() -> list of { id, section, header, rows, spans, caption, caption_line, figure, number, notes, source } */
int peelL_document_tables(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_createtable(L, (int)d->tables.n, 0);
    for (uint32_t i = 0; i < d->tables.n; i++) {
        const peel_table *t = &d->tables.v[i];
        const peel_block *b = &d->blocks.v[t->block];
        uint32_t r = 0;
        lua_createtable(L, 0, 11);
        set_integer(L, "id", (lua_Integer)i + 1);
        set_integer(L, "section", b->section);
        if (t->has_header) {
            push_row(L, d, t, &d->rows.v[t->row]);
            lua_setfield(L, -2, "header");
            r = 1;
        }
        lua_newtable(L);
        for (lua_Integer n = 1; r < t->nrows; r++, n++) {
            push_row(L, d, t, &d->rows.v[t->row + r]);
            lua_rawseti(L, -2, n);
        }
        lua_setfield(L, -2, "rows");
        set_block_ranges(L, d, "spans", b, 0);
        if (t->caption != PEEL_NONE) set_caption(L, d, t->caption);
        else if (t->title.end > t->title.first) set_range(L, d, "caption", t->title.first, t->title.end);
        if (t->figure != PEEL_NONE) {
            const peel_figure *f = &d->figures.v[t->figure];
            set_integer(L, "figure", (lua_Integer)t->figure + 1);
            set_integer(L, "number", f->number);
            if (f->source != PEEL_NONE) set_block_ranges(L, d, "source", &d->blocks.v[f->source], peel_doc_wording(d, f->source));
        }
        set_notes(L, d, t->block);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* figures() -> list of { number, section, caption, caption_line, source, table } */
int peelL_document_figures(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_createtable(L, (int)d->figures.n, 0);
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const peel_figure *f = &d->figures.v[i];
        const peel_block *b = &d->blocks.v[f->block];
        lua_createtable(L, 0, 6);
        set_integer(L, "number", f->number);
        set_integer(L, "section", b->section);
        set_caption(L, d, f->block);
        if (f->source != PEEL_NONE) set_block_ranges(L, d, "source", &d->blocks.v[f->source], peel_doc_wording(d, f->source));
        if (f->table != PEEL_NONE) set_integer(L, "table", (lua_Integer)f->table + 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* footnotes() -> list of { number, block, section, text, spans, refs } */
int peelL_document_footnotes(lua_State *L) {
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_createtable(L, (int)d->footnotes.n, 0);
    for (uint32_t i = 0; i < d->footnotes.n; i++) {
        const peel_footnote *f = &d->footnotes.v[i];
        const peel_block *b = &d->blocks.v[f->block];
        lua_createtable(L, 0, 6);
        set_integer(L, "number", f->number);
        set_integer(L, "block", (lua_Integer)f->block + 1);
        set_integer(L, "section", b->section);
        set_block_ranges(L, d, "text", b, peel_doc_wording(d, f->block));
        push_block_ranges(L, d, b, 0);
        /* the note's place has its mark in it */
        lua_pushinteger(L, (lua_Integer)b->first + 1);
        int alone = lua_rawlen(L, -2) == 0; /* nothing but a mark */
        lua_rawseti(L, -2, 1);
        if (alone) {
            lua_pushinteger(L, b->end);
            lua_rawseti(L, -2, 2);
        }
        lua_setfield(L, -2, "spans");
        lua_newtable(L);
        lua_setfield(L, -2, "refs");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    for (uint32_t i = 0; i < d->marks.n; i++) {
        const peel_mark *m = &d->marks.v[i];
        if (m->note == PEEL_NONE) continue;
        lua_rawgeti(L, -1, (lua_Integer)m->note + 1); /* list note */
        lua_getfield(L, -1, "refs");                  /* list note refs */
        lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
        lua_pushinteger(L, (lua_Integer)m->at + 1);
        lua_rawseti(L, -2, n + 1);
        lua_pushinteger(L, (lua_Integer)m->at + m->len);
        lua_rawseti(L, -2, n + 2);
        lua_pop(L, 2);
    }
    return 1;
}

/* problems() -> list of { code, spans, a, b }: what the core could not settle */
int peelL_document_problems(lua_State *L) {
    static const char *const codes[] = {"cut_joined",   "cut_open",      "entry_unmatched", "mark_alone", "note_alone",
                                        "table_ragged", "control_bytes", "figure_gap",      "note_gap"};
    const peel_doc *d = peelL_document(L, 1, 1);
    lua_createtable(L, (int)d->problems.n, 0);
    for (uint32_t i = 0; i < d->problems.n; i++) {
        const peel_problem *p = &d->problems.v[i];
        lua_createtable(L, 0, 4);
        lua_pushstring(L, codes[p->code]);
        lua_setfield(L, -2, "code");
        set_range(L, d, "spans", p->first, p->end);
        if (p->a != PEEL_NONE) set_integer(L, "a", (lua_Integer)p->a + 1);
        if (p->b != PEEL_NONE) set_integer(L, "b", (lua_Integer)p->b + 1);
        if (p->code == D_MARK_ALONE) set_integer(L, "number", d->marks.v[p->a].number);
        if (p->code == D_NOTE_ALONE || p->code == D_NOTE_GAP) set_integer(L, "number", d->footnotes.v[p->a].number);
        if (p->code == D_FIGURE_GAP) set_integer(L, "number", d->figures.v[p->a].number);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* blocks([kind]) -> list of { number, kind, section, level, first, last, line, last_line, cut, page }, in the order of the text */
int peelL_document_blocks(lua_State *L) {
    static const char *const kinds[] = {"paragraph", "heading",  "item",     "table", "caption",   "source",
                                        "note",      "footnote", "contents", "rule",  "furniture", "joined"};
    const peel_doc *d = peelL_document(L, 1, 1);
    const char *want = luaL_optstring(L, 2, NULL);
    lua_Integer n = 0;
    lua_newtable(L);
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        if (want && strcmp(want, kinds[b->kind]) != 0) continue;
        lua_createtable(L, 0, 10);
        set_integer(L, "number", (lua_Integer)i + 1);
        lua_pushstring(L, kinds[b->kind]);
        lua_setfield(L, -2, "kind");
        set_integer(L, "section", b->section);
        if (b->level) set_integer(L, "level", b->level);
        set_integer(L, "first", (lua_Integer)b->first + 1);
        set_integer(L, "last", b->end);
        set_integer(L, "line", peel_doc_line_at(d, b->first));
        set_integer(L, "last_line", peel_doc_last_line(d, i));
        if (b->next != PEEL_NONE) set_integer(L, "next", (lua_Integer)b->next + 1);
        if (b->flags & BLOCK_PAGE) set_integer(L, "page", b->value);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}
