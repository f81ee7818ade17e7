/* document.h -- a report as the core knows it: lines, blocks, edits, sections, tables, notes.
**
** Two calls make it: peel_doc_read looks at the bytes, peel_doc_structure builds everything else with the
** vocabulary of the framework that the caller has recognised, and lets go of what the lines showed. All arrays index one another; nothing holds
** text: a *piece* is a range of source bytes, the *edits* say what is left out of or replaced in the bytes,
** and peel_text_clean makes the clean text of any range whenever it is wanted.
**
** Invariants, after peel_doc_structure:
** - every line that is not blank belongs to exactly one block; blocks stand in the order of their lines;
** - a block's text begins on the first of its lines; a block that continues an earlier one (B_JOINED) keeps its own text, and the
**   earlier one names it in `next`;
** - edits ascend and do not overlap; marks ascend.
*/
#ifndef PEEL_DOCUMENT_H
#define PEEL_DOCUMENT_H

#include "profile.h"
#include "vocabulary.h"

typedef enum {
    B_PARA,
    B_HEADING,
    B_ITEM,
    B_TABLE,
    B_CAPTION,
    B_SOURCE,
    B_NOTE, /* a remark under a figure or table */
    B_FOOTNOTE,
    B_CONTENTS, /* one entry of the printed contents list */
    B_RULE,
    B_FURNITURE, /* running headers, page numbers: printed on every page, part of none of the text */
    B_JOINED     /* goes on an earlier block, which has it in its chain */
} peel_block_kind;

enum {                          /* flags of a block */
       BLOCK_ADJACENT = 1 << 0, /* no blank line before it */
       BLOCK_DOUBT = 1 << 1,    /* joined, or kept apart, with doubt */
       BLOCK_PAGE = 1 << 2,     /* furniture that is a page number: value */
       BLOCK_BOLD = 1 << 3,
       BLOCK_CAPS = 1 << 4,
       BLOCK_HASH = 1 << 5,     /* an ATX heading; level holds the hashes until the outline is made */
       BLOCK_NUMBERED = 1 << 6, /* an item with a number: value */
       BLOCK_URL = 1 << 7,      /* nothing but an address */
       BLOCK_GROUPED = 1 << 8,  /* a line of a group of short lines without blanks between: a list that lost its bullets */
       BLOCK_CONTENTS_TITLE = 1 << 9,
       BLOCK_OPEN = 1 << 10, /* was cut and nothing was found that goes on */
       BLOCK_FEED = 1 << 11  /* a page begins before it */
};

enum { /* why a heading is one */
       EV_CONTENTS = 1 << 0,
       EV_VOCABULARY = 1 << 1,
       EV_MARKDOWN = 1 << 2,
       EV_BOLD = 1 << 3,
       EV_CAPITALS = 1 << 4,
       EV_TYPOGRAPHY = 1 << 5,
       EV_POSITION = 1 << 6
};

typedef struct {
    uint32_t first, end;
} peel_piece; /* source bytes [first, end) */

typedef struct peel_block {
    uint32_t first, end; /* its text in the source: bytes [first, end) */
    uint32_t section;    /* index of its section; 0 = before the first heading */
    uint32_t next;       /* block that goes on where this one was cut, or PEEL_NONE */
    uint32_t value;      /* note number, list number, caption number, page number */
    uint32_t link;       /* table, footnote, figure, contents entry or section that it is, or PEEL_NONE */
    uint16_t flags;
    uint8_t kind;  /* peel_block_kind */
    uint8_t level; /* of a heading (1..), of an item (1..) */
} peel_block;

typedef struct {
    uint32_t line, nlines;
} peel_stand; /* the lines that a block stands on */

typedef struct {
    uint32_t block, at;
} peel_place; /* an offset in a block that only some blocks need */

typedef enum {
    EDIT_DROP,     /* leave the bytes out */
    EDIT_SPACE,    /* one space instead */
    EDIT_LIGATURE, /* the letters of the ligature there */
    EDIT_ENTITY,   /* the character that the entity names */
    EDIT_JOIN      /* no bytes: what stands before is joined without a space */
} peel_edit_op;

typedef struct {
    uint32_t at;
    uint32_t len : 28, op : 4;
} peel_edit;

typedef struct {
    uint32_t at, len, number, note;
} peel_mark; /* a note's mark in the text; note: its footnote or PEEL_NONE */

typedef struct {
    uint32_t block;      /* its heading */
    uint32_t parent;     /* index, 0 for none */
    uint32_t entry;      /* the contents entry that names it, or PEEL_NONE */
    uint32_t phrase;     /* the vocabulary's heading, or PEEL_NONE */
    uint32_t run, nruns; /* its own blocks: in doc->runs */
    uint16_t evidence;
    uint8_t level;
} peel_section; /* sections[0] is what stands before the first heading */

typedef struct {
    uint32_t block, nblocks;
} peel_run; /* blocks of one section that are neighbours: most sections are one run */

typedef struct {
    uint32_t piece, npieces;
} peel_cell; /* in doc->pieces */
typedef struct {
    uint32_t cell, ncells;
} peel_row;

typedef struct {
    uint32_t block;      /* its first block */
    uint32_t row, nrows; /* in doc->rows; row 0 is the header if there is one */
    uint32_t caption;    /* block of its caption, or PEEL_NONE */
    uint32_t figure;     /* figure it belongs to, or PEEL_NONE */
    peel_piece title;    /* a first row that spans the table: its caption; empty if none */
    uint16_t columns;
    uint8_t has_header;
    uint8_t doubtful; /* rows of different lengths */
} peel_table;

typedef struct {
    uint32_t block; /* its caption */
    uint32_t number;
    uint32_t table;  /* or PEEL_NONE */
    uint32_t source; /* block, or PEEL_NONE */
} peel_figure;

typedef struct {
    uint32_t block, number;
} peel_footnote;
typedef struct {
    uint32_t block, page, section;
    peel_piece title;
    uint8_t bold, indent;
} peel_entry;

typedef enum {
    D_CUT_JOINED,      /* a: block that goes on, b: the piece joined with doubt */
    D_CUT_OPEN,        /* a: block whose rest was not found */
    D_ENTRY_UNMATCHED, /* a: contents entry without a section */
    D_MARK_ALONE,      /* a: mark without a note */
    D_NOTE_ALONE,      /* a: note without a mark */
    D_TABLE_RAGGED,    /* a: table whose rows differ in length */
    D_CONTROL_BYTES,   /* a: line with control bytes, read as spaces */
    D_FIGURE_GAP,      /* a: figure whose number does not follow */
    D_NOTE_GAP         /* a: footnote whose number does not follow */
} peel_problem_code;

typedef struct {
    uint32_t code, a, b, first, end;
} peel_problem; /* [first, end): its place in the source */

typedef struct {
    uint32_t at, len, number;
    uint32_t line; /* of a note's own number: the index of its line + 1; 0 for a mark in the text */
} peel_plain_mark;

/* Bytes from one mark of the line count to the next: a line's number costs no more than a look at so many. */
#define PEEL_LINE_MARK 1024u

typedef struct peel_doc {
    peel_alloc alloc;
    peel_text text;
    peel_lines lines;              /* until the structure is made */
    PEEL_VEC(uint32_t) line_marks; /* then: how many lines end before byte i * PEEL_LINE_MARK */
    peel_profile profile;
    peel_vocabulary *vocabulary; /* borrowed while the structure is made */
    PEEL_VEC(peel_block) blocks;
    PEEL_VEC(peel_stand) stands;   /* of the blocks, by the same index; until the structure is made */
    PEEL_VEC(peel_place) wordings; /* where the words of captions, sources and footnotes begin */
    PEEL_VEC(peel_place) tails;    /* where the last line ends of blocks whose text ends above it: nothing but closing markup */
    PEEL_VEC(peel_piece) pieces;
    PEEL_VEC(peel_edit) edits;
    PEEL_VEC(peel_mark) marks;
    PEEL_VEC(peel_section) sections;
    PEEL_VEC(peel_table) tables;
    PEEL_VEC(peel_row) rows;
    PEEL_VEC(peel_cell) cells;
    PEEL_VEC(peel_figure) figures;
    PEEL_VEC(peel_footnote) footnotes;
    PEEL_VEC(peel_entry) entries;
    PEEL_VEC(peel_problem) problems;
    PEEL_VEC(peel_plain_mark) plain;      /* marks without markup, while the structure is made; by place */
    PEEL_VEC(peel_run) runs;              /* of sections, in their order and then of the text */
    uint32_t contents_line, contents_end; /* lines of the printed contents list, [from, to) */
    uint8_t structured;
} peel_doc;

/* First call. `doc` is zeroed by it; on failure it holds nothing but text.bad_at. */
peel_status peel_doc_read(peel_doc *doc, const char *bytes, size_t len, peel_alloc alloc);

/* Second call: blocks, outline, flow. Once for a document. */
peel_status peel_doc_structure(peel_doc *doc, peel_vocabulary *vocabulary);

void peel_doc_free(peel_doc *doc);

/* 1-based number of the line that holds a source offset. */
uint32_t peel_doc_line_at(const peel_doc *doc, uint32_t offset);

/* Where the words of a caption, source or footnote begin: behind its label or mark. Once the structure is made. */
uint32_t peel_doc_wording(const peel_doc *doc, uint32_t block);

/* 1-based number of the last line that a block stands on. Once the structure is made. */
uint32_t peel_doc_last_line(const peel_doc *doc, uint32_t block);

/* Bytes of memory that the document holds, the source not counted. */
size_t peel_doc_bytes(const peel_doc *doc);

/* --- the stages, in their order; each has a file of its own --- */
void peel_part_breaks(peel_doc *doc);                             /* part.c: for a document without blank lines */
void peel_part_titles(peel_doc *doc);                             /* ... and with the vocabulary's help */
peel_status peel_furniture_find(peel_doc *doc, uint8_t *of_line); /* furniture.c: FURNITURE_* for each line */
void peel_contents_title(peel_doc *doc);                          /* contents.c */
peel_status peel_plain_notes_find(peel_doc *doc);                 /* plain_notes.c */
/* Where the mark without markup starts that ends at byte `end`; `end` if there is none. */
uint32_t peel_plain_before(const peel_doc *doc, uint32_t end);
peel_status peel_contents_find(peel_doc *doc, uint8_t *of_line); /* contents.c */
/* The page of a line that holds nothing but a leader and a page, 0 if it holds more or less. */
uint32_t peel_contents_page(const peel_doc *doc, const peel_line *l); /* contents.c */

/* Do the lines from `from` on end with pages that rise, behind one blank each? Then 1, else 0. */
uint32_t peel_contents_one_blank(const peel_doc *d, uint32_t from);
/* Is this line a markdown row of the contents list? Its title without the leader, and its page. */
int peel_contents_row(const peel_doc *doc, const peel_line *l, peel_piece *title, uint32_t *page); /* contents.c */
peel_status peel_blocks_build(peel_doc *doc, const uint8_t *of_line);                              /* blocks.c, tables.c */
peel_status peel_inline_read(peel_doc *doc);                                                       /* inline.c: edits and marks */
peel_status peel_inline_join(peel_doc *doc);   /* inline.c: words cut between joined blocks; after flow */
peel_status peel_outline_build(peel_doc *doc); /* outline.c */
peel_status peel_flow_build(peel_doc *doc);    /* flow.c */
peel_status peel_notes_link(peel_doc *doc);    /* notes.c: figures, notes, marks */

enum { LINE_TEXT = 0, LINE_FURNITURE, LINE_PAGENO, LINE_CONTENTS, LINE_CONTENTS_TITLE };

/* --- shared by the stages --- */
peel_status peel_doc_problem(peel_doc *doc, peel_problem_code code, uint32_t a, uint32_t b, uint32_t first, uint32_t end);

/* Does line i begin with a code: "1.2 Words", "**3.4** Words", "1.2: words"? (blocks.c) */
int peel_is_coded(const peel_doc *doc, uint32_t i);

/* Lines of a block of doc->blocks, while the structure is made. */
static inline const peel_stand *peel_block_stand(const peel_doc *doc, const peel_block *b) {
    return &doc->stands.v[b - doc->blocks.v];
}

/* First and last line of a block, while the structure is made. */
static inline const peel_line *peel_block_first_line(const peel_doc *doc, const peel_block *b) {
    return &doc->lines.v[peel_block_stand(doc, b)->line];
}
static inline const peel_line *peel_block_last_line(const peel_doc *doc, const peel_block *b) {
    const peel_stand *on = peel_block_stand(doc, b);
    return &doc->lines.v[on->line + on->nlines - 1];
}

/* Code points of a block's lines, so that a conversion's no-break spaces and ligatures do not count. */
static inline uint32_t peel_block_width(const peel_doc *doc, const peel_block *b) {
    const peel_stand *on = peel_block_stand(doc, b);
    uint32_t n = 0;
    for (uint32_t i = on->line; i < on->line + on->nlines; i++)
        n += doc->lines.v[i].width;
    return n;
}

/* Does the block stand beside the text: furniture, a rule, a footnote? */
static inline int peel_block_is_aside(const peel_block *b) {
    return b->kind == B_FURNITURE || b->kind == B_RULE || b->kind == B_FOOTNOTE;
}

#endif
