/* part.c -- puts back the blank lines that a document has lost, as far as its other breaks tell where they stood.
**
** Without any blank line, every break that no wrap made parts paragraphs. The wrap may have made a break that a title
** stands at: the titles that the vocabulary and the contents list know are parted from what is around them, too.
*/
#include "document.h"

#define MIN_LINES      40u  /* fewer lines say nothing of blank ones */
#define FEW_GAPS       25u  /* of so many lines, fewer than one has a blank line before it: they were lost */
#define MIN_CLOSE      5u   /* titles close over their text say that blank lines were lost */
#define MAX_TITLES     512u /* entries of a contents list that are remembered */
#define BARE_LINES     5u   /* so many short lines, one below the other, are a list */
#define BARE_WIDTH     60u  /* code points of such a line */
#define QUESTION_WIDTH 200u /* ... and of a title that asks */
#define LABEL_WIDTH    40u  /* ... and of "Recommendation 3" */
#define TITLE_LINES    3u   /* lines that the wrap may have made of a title */

/* Cells of a table, entries of a contents list: their lines stand close by nature. */
static int is_row(const char *bytes, uint32_t len, const peel_line *l) {
    return l->tabs > 0 || l->lead == LEAD_PIPE || l->lead == LEAD_RULE || (l->flags & (LINE_ENTRY | LINE_GAPS)) || l->indent > 8 ||
           bytes[l->start] == '\t' || (l->end < len && bytes[l->end] == '\t');
}

/* Does the text of a line begin as a paragraph, a title or a note does? */
static int begins(const peel_line *l) {
    return (l->flags & (LINE_UPPER | LINE_DIGIT | LINE_STARRED)) || l->lead == LEAD_HASH || l->lead == LEAD_NOTE || l->lead == LEAD_CAPTION;
}

/* Marked up so that no wrap joins it with its neighbours. */
static int stands_apart(const peel_line *l) {
    return l->lead == LEAD_HASH || l->lead == LEAD_CAPTION || l->lead == LEAD_SOURCE || (l->lead == LEAD_NONE && (l->flags & LINE_BOLD));
}

/* Does the line end a note: it is one's first, or its last word is an address? What a wrap did not put behind it is no part of it. */
static int ends_note(const char *bytes, const peel_line *l) {
    if (l->lead == LEAD_NOTE) return 1;
    uint32_t p = l->end;
    while (p > l->first && (unsigned char)bytes[p - 1] > ' ')
        p--;
    return l->end - p > 8 && (memcmp(bytes + p, "www.", 4) == 0 || memcmp(bytes + p, "http", 4) == 0);
}

/* Short, unstopped, without a mark: an item of a list that lost its bullets, or a title. */
static int is_bare(const peel_doc *d, const peel_line *l) {
    return l->lead == LEAD_NONE && (l->flags & LINE_UPPER) && l->width <= BARE_WIDTH && !is_row(d->text.bytes, d->text.len, l) &&
           !(l->flags & (LINE_STOP | LINE_COLON | LINE_SEMI | LINE_COMMA | LINE_BOLD));
}

/* The first of the bare lines that end with line i, where they are too many to be titles one below the other; else i. */
static uint32_t list_start(const peel_doc *d, uint32_t i) {
    uint32_t k = i;
    while (k > 0 && d->lines.v[k].gap == 0 && is_bare(d, &d->lines.v[k]) && is_bare(d, &d->lines.v[k - 1]) &&
           !peel_soft_break(&d->profile, d->text.bytes, &d->lines, k - 1))
        k--;
    return i - k + 1 >= BARE_LINES ? k : i;
}

static int is_question(const peel_doc *d, const peel_line *l) {
    return l->lead == LEAD_NONE && (l->flags & LINE_UPPER) && l->width <= QUESTION_WIDTH && d->text.bytes[l->end - 1] == '?';
}

/* Does a paragraph, or the piece of one that a page end left, end before line i, though that starts small? So it does behind a
** line that holds a whole paragraph, and where a wrapped one has a break that is not the wrap's. */
static int is_piece_end(const peel_doc *d, uint32_t i) {
    const peel_line *l = &d->lines.v[i], *before = l - 1;
    if (!(l->flags & LINE_LOWER) || l->lead != LEAD_NONE || (l->flags & LINE_URL)) return 0;
    if (d->profile.wrap == 0) return before->width > 2 * BARE_WIDTH;
    return i > 1 && !peel_soft_break(&d->profile, d->text.bytes, &d->lines, i - 1) &&
           peel_soft_break(&d->profile, d->text.bytes, &d->lines, i - 2);
}

/* What stands over prose on line l: 0 a title, 1 prose that has its stop, 2 neither. */
static int kind_above(const peel_doc *d, const peel_line *l) {
    if (is_bare(d, l) || is_question(d, l) || l->lead == LEAD_HASH || (l->lead == LEAD_NONE && (l->flags & LINE_BOLD))) return 0;
    return l->lead == LEAD_NONE && (l->flags & LINE_STOP) && l->width > 2 * BARE_WIDTH ? 1 : 2;
}

/* Were blank lines lost? All of them, or so many of those between titles or prose and prose that where one is missing says nothing. */
static int lost_blanks(const peel_doc *d) {
    uint32_t gaps = 0, pairs[3] = {0, 0, 0}, close[3] = {0, 0, 0};
    for (uint32_t i = 1; i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        gaps += l->gap > 0;
        if (l->lead != LEAD_NONE || !(l->flags & LINE_UPPER) || l->width <= BARE_WIDTH) continue;
        if (!(l->flags & LINE_STOP) && !(i + 1 < d->lines.n && peel_soft_break(&d->profile, d->text.bytes, &d->lines, i))) continue;
        int kind = kind_above(d, l - 1);
        pairs[kind]++;
        close[kind] += l->gap == 0 && !peel_soft_break(&d->profile, d->text.bytes, &d->lines, i - 1);
    }
    if (d->lines.n < MIN_LINES) return 0;
    return gaps * FEW_GAPS <= d->lines.n || (close[0] >= MIN_CLOSE && close[0] * 5 >= pairs[0]) ||
           (close[1] >= MIN_CLOSE && close[1] * 5 >= pairs[1]);
}

void peel_part_breaks(peel_doc *d) {
    peel_profile *pf = &d->profile;
    const char *bytes = d->text.bytes;
    peel_lines *ls = &d->lines;
    if (pf->ragged || !lost_blanks(d)) return;
    pf->parted = 1;
    for (uint32_t i = ls->n; i-- > 1;) { /* backwards: whether a break is the wrap's is asked before its gap is set */
        if (is_bare(d, &ls->v[i]) && (i = list_start(d, i)) == 0) break;
        peel_line *l = &ls->v[i], *before = l - 1;
        int row = is_row(bytes, d->text.len, l), row_before = is_row(bytes, d->text.len, before);
        if (l->gap > 0 || (row && row_before)) continue;
        if (!row && !row_before && is_piece_end(d, i)) {
            l->gap = 1;
            continue;
        }
        if ((!begins(l) && !ends_note(bytes, before)) || (before->flags & (LINE_COMMA | LINE_HYPHEN))) continue;
        if (stands_apart(l) || (stands_apart(before) && before->lead != LEAD_CAPTION && before->lead != LEAD_SOURCE) ||
            (row && !row_before && ((before->flags & (LINE_STOP | LINE_COLON)) || i < 2 || !is_row(bytes, d->text.len, before - 1))) ||
            (row_before && pf->wrap > 0 && before->width > pf->wrap)) {
            l->gap = 1;
            continue;
        }
        if (peel_is_coded(d, i)) {
            l->gap = 1;
            continue;
        }
        if (l->lead == LEAD_BULLET || l->lead == LEAD_NUMBER || peel_soft_break(pf, bytes, ls, i - 1)) continue;
        if (!row && peel_ends_open(bytes + before->body, bytes + before->end)) continue;
        l->gap = 1;
    }
}

typedef struct {
    uint64_t hash[MAX_TITLES];
    uint32_t n;
} titles;

static uint64_t title_hash(const peel_doc *d, uint32_t first, uint32_t end, char *folded, uint32_t *n) {
    *n = peel_fold(d->text.bytes + first, d->text.bytes + end, folded, PEEL_MAX_PHRASE);
    return peel_hash(folded, *n);
}

/* The titles of the contents list, with the line before where the wrap may have parted them. */
static void read_titles(const peel_doc *d, titles *t) {
    char folded[PEEL_MAX_PHRASE];
    uint32_t n, end, page;
    if (d->contents_line == PEEL_NONE) return;
    for (uint32_t i = d->contents_line; i < d->lines.n && t->n + 2 < MAX_TITLES; i++) {
        const peel_line *l = &d->lines.v[i];
        if (!(l->flags & LINE_ENTRY) || !peel_line_entry(d->text.bytes, l->first, l->end, &end, &page)) continue;
        t->hash[t->n++] = title_hash(d, l->body, end, folded, &n);
        if (i > 0 && l->gap == 0) t->hash[t->n++] = title_hash(d, l[-1].body, end, folded, &n);
    }
}

/* Do lines [i, j) make a title that the vocabulary or the contents list names? */
static int is_named(const peel_doc *d, const titles *t, uint32_t i, uint32_t j) {
    char folded[PEEL_MAX_PHRASE];
    uint32_t n, phrase;
    uint64_t h = title_hash(d, d->lines.v[i].body, d->lines.v[j - 1].end, folded, &n);
    if (n == 0 || n >= PEEL_MAX_PHRASE - 1) return 0;
    for (uint32_t k = 0; k < t->n; k++)
        if (t->hash[k] == h) return 1;
    phrase = d->vocabulary ? peel_vocabulary_find(d->vocabulary, folded, n) : PEEL_NONE;
    if (phrase == PEEL_NONE) return 0;
    unsigned flags = peel_vocabulary_flags(d->vocabulary, phrase);
    if ((flags & PHRASE_PREFIX) && (d->lines.v[j - 1].flags & (LINE_STOP | LINE_COLON | LINE_COMMA | LINE_SEMI))) return 0;
    return (flags & (PHRASE_HEADING | PHRASE_GRADE)) != 0;
}

/* "Recommendation 3": a few words and a number, alone on their line. */
static int is_label(const peel_doc *d, uint32_t i) {
    const peel_line *l = &d->lines.v[i];
    const char *s = d->text.bytes;
    uint32_t p = l->end, words = 0;
    if (l->width > LABEL_WIDTH || !(l->flags & LINE_UPPER) || s[p - 1] < '0' || s[p - 1] > '9') return 0;
    while (p > l->body && s[p - 1] >= '0' && s[p - 1] <= '9')
        p--;
    if (p == l->body || s[p - 1] != ' ' || l->end - p > 3) return 0;
    for (uint32_t q = l->body; q < p; q++)
        words += s[q] == ' ';
    return words <= 2 && i + 1 < d->lines.n && !peel_soft_break(&d->profile, s, &d->lines, i) && (d->lines.v[i + 1].flags & LINE_UPPER);
}

/* Behind a full stop at a line's end that the wrap may have put there: how many lines from i on lack their stop, though what breaks
** them off is not the wrap? Prose does not end so: they are a title. 0 where they are none. */
static uint32_t unstopped_lines(const peel_doc *d, uint32_t i) {
    const char *s = d->text.bytes;
    const peel_line *l = &d->lines.v[i];
    if (l->gap > 0 || l->lead != LEAD_NONE || !(l->flags & LINE_UPPER) || !(l[-1].flags & LINE_STOP)) return 0;
    for (uint32_t j = i + 1; j < d->lines.n && j <= i + TITLE_LINES; j++) {
        const peel_line *last = &d->lines.v[j - 1], *next = &d->lines.v[j];
        for (uint32_t p = last->body; p + 2 < last->end; p++)
            if (s[p] == '.' && s[p + 1] == ' ' && s[p + 2] >= 'A' && s[p + 2] <= 'Z') return 0;
        if (last->flags & (LINE_STOP | LINE_COLON | LINE_SEMI)) return 0;
        if (next->gap == 0 && peel_soft_break(&d->profile, s, &d->lines, j - 1)) continue;
        int open = (last->flags & (LINE_COMMA | LINE_HYPHEN)) || peel_ends_open(s + last->body, s + last->end);
        return !open && next->lead == LEAD_NONE && (next->flags & LINE_UPPER) && !is_row(s, d->text.len, next) ? j - i : 0;
    }
    return 0;
}

void peel_part_titles(peel_doc *d) {
    titles t = {.n = 0};
    if (!d->profile.parted || d->profile.wrap == 0) return;
    read_titles(d, &t);
    for (uint32_t i = 1; i < d->lines.n; i++) {
        peel_line *l = &d->lines.v[i];
        if (!(l->flags & (LINE_UPPER | LINE_DIGIT)) || is_row(d->text.bytes, d->text.len, l) ||
            (l->lead != LEAD_NONE && l->lead != LEAD_NUMBER))
            continue;
        if (unstopped_lines(d, i) > 0) l->gap = 1;
        for (uint32_t j = i + 1; j <= d->lines.n && j <= i + TITLE_LINES; j++) {
            if (is_named(d, &t, i, j) || (j == i + 1 && is_label(d, i))) {
                l->gap += l->gap == 0;
                if (j < d->lines.n && d->lines.v[j].lead != LEAD_RULE) d->lines.v[j].gap += d->lines.v[j].gap == 0;
                i = j - 1;
                break;
            }
            if (j == d->lines.n || !peel_soft_break(&d->profile, d->text.bytes, &d->lines, j - 1)) break;
        }
    }
}
