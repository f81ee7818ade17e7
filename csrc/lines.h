/* lines.h -- one small struct for each line that is not blank, with what it shows by itself.
**
** Blank lines (blanks, no-break spaces, nothing) take no memory: a line counts those before it.
** A form feed ends a line as a line end does; it is noted on the line that follows.
*/
#ifndef PEEL_LINES_H
#define PEEL_LINES_H

#include "arena.h"
#include "text.h"

enum { /* flags of a line: no context needed */
       LINE_NONASCII = 1u << 0,
       LINE_MARKUP = 1u << 1,    /* holds one of * _ < [ ] \ ^ & */
       LINE_PIPE = 1u << 2,      /* holds | */
       LINE_GAPS = 1u << 3,      /* two blanks in a row inside, not after a stop: aligned columns */
       LINE_FEED = 1u << 4,      /* a form feed stands before it */
       LINE_LOWER = 1u << 5,     /* its text starts with a small letter */
       LINE_UPPER = 1u << 6,     /* ... with a capital */
       LINE_DIGIT = 1u << 7,     /* ... with a digit or a sign */
       LINE_STOP = 1u << 8,      /* ends with . ? ! */
       LINE_COLON = 1u << 9,     /* ends with : */
       LINE_SEMI = 1u << 10,     /* ends with ; (also "; and", "; or") */
       LINE_COMMA = 1u << 11,    /* ends with a comma */
       LINE_HYPHEN = 1u << 12,   /* ends with a letter and a hyphen (or a soft hyphen) */
       LINE_BOLD = 1u << 13,     /* bold all through */
       LINE_CAPS = 1u << 14,     /* has letters and none is small */
       LINE_URL = 1u << 15,      /* its text starts with an address */
       LINE_CONTROL = 1u << 16,  /* holds control bytes */
       LINE_OPENBOLD = 1u << 17, /* opens bold and does not close it: goes on in the next line */
       LINE_DOTS = 1u << 18,     /* holds a run of dots: a leader */
       LINE_ENTRY = 1u << 19,    /* ends with a leader, tab or gap and a page number */
       LINE_ONLYNUM = 1u << 20,  /* nothing but a page number: 12, - 12 -, Page 12 of 40 */
       LINE_LETTERS = 1u << 21,  /* has at least one letter */
       LINE_STARRED = 1u << 22   /* starts with * † ‡ or § directly before a word: a note, or emphasis */
};

typedef enum { /* how a line begins */
               LEAD_NONE,
               LEAD_HASH, /* value: 1..6 */
               LEAD_BULLET,
               LEAD_NUMBER, /* value: the number; letters count from 1 */
               LEAD_NOTE,   /* a note's mark; value: its number */
               LEAD_PIPE,
               LEAD_RULE,    /* --- *** ___ === */
               LEAD_CAPTION, /* Figure 3: Table 3. ; value: its number */
               LEAD_SOURCE,
               LEAD_REMARK /* Note: NB: */
} peel_lead;

typedef struct peel_line {
    uint32_t start;  /* offset of the line's first byte */
    uint32_t first;  /* offset of its first byte that is not blank */
    uint32_t end;    /* offset one past the last such byte */
    uint32_t body;   /* offset of its text, after bullet, number, hashes, mark and opening markup */
    uint32_t number; /* 1-based line number */
    uint32_t flags;
    uint32_t value; /* of the lead, or the page number of LINE_ONLYNUM */
    uint16_t width; /* code points from `start` to `end`; 65535 = that or more */
    uint16_t tabs;  /* tabs between first and end; saturated */
    uint8_t lead;   /* peel_lead */
    uint8_t gap;    /* blank lines before it; saturated at 255 */
    uint8_t indent; /* columns before `first`, a tab up to the next multiple of four; saturated */
    uint8_t kind;   /* of a caption: 'F'igure, 'T'able, 'C'hart */
} peel_line;

typedef struct peel_lines {
    peel_line *v;
    uint32_t n, cap;
    uint32_t total; /* lines of the source, blank ones too */
} peel_lines;

/* Reads all lines of a checked text. */
peel_status peel_lines_read(peel_lines *ls, const peel_text *t, peel_alloc alloc);

/* Fills lead, body, value and the flags that depend on them (lead.c). */
void peel_lead_read(const char *bytes, peel_line *l);

/* Reads the flags of how its text starts and ends again, as if it ended at `end`. */
void peel_lead_ends(const char *bytes, peel_line *l, uint32_t end);

/* Index of the last line that starts at or before the offset; 0 when there is none. */
uint32_t peel_lines_find(const peel_lines *ls, uint32_t offset);

/* A contents entry: end of its title (leader and blanks off) and its page. False when it has no page. */
int peel_line_entry(const char *bytes, uint32_t first, uint32_t end, uint32_t *title_end, uint32_t *page);

/* A note's mark at p: its length in bytes with its first number in *number, else 0.
** Superscript digits, <sup>12</sup>, ^{12}, [^12]; several numbers count as one mark. */
uint32_t peel_mark_at(const char *p, const char *end, uint32_t *number);

/* Length of a tag of inline HTML at p ("<u>", "</span>", "<br/>", "<!-- x -->"), else 0; it may go over as many lines as there are
** before `end`. */
uint32_t peel_tag_at(const char *p, const char *end);

/* The first byte after opening markup (bold, underline, tags), and one past the last byte before
** closing markup, note marks, closing quotes and brackets. */
const char *peel_skip_open(const char *p, const char *end);
const char *peel_skip_close(const char *p, const char *end);

/* Does the text [p, end) end with a word or sign that ends no sentence and no title ("of", "the", a comma)? */
int peel_ends_open(const char *p, const char *end);

#endif
