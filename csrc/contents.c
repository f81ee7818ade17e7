/* contents.c -- the printed contents list: where it stands and which lines it takes.
**
** Two forms: entries that end with a page number (leaders, tab or gap before it), and bare titles, one a line.
** An entry may be wrapped; the page then stands on its last line.
*/
#include "document.h"

#define MAX_TITLE_LINES 400u /* "Contents" stands in the first pages or nowhere */
#define MAX_PAGES       30u  /* pages from one entry to the next */
#define MAX_BARE        200u /* bytes of a bare entry: a longer line is text */
#define MAX_SEEN        512u /* bare entries that are remembered, to see the first of them come again as a heading */

static int is_contents_title(const char *p, const char *end) {
    char folded[32];
    if (end - p < 8 || end - p > 60 || !memchr(p, 't', (size_t)(end - p > 40 ? 40 : end - p))) {
        if (end - p < 8 || end - p > 60 || !memchr(p, 'T', (size_t)(end - p))) return 0;
    }
    uint32_t n = peel_fold(p, end, folded, sizeof folded);
    static const char *const titles[] = {"contents", "table of contents", "contents page", "list of contents"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (n == strlen(titles[i]) && memcmp(folded, titles[i], n) == 0) return 1;
    return 0;
}

static uint64_t fold_hash(const peel_doc *d, uint32_t i) {
    const peel_line *l = &d->lines.v[i];
    char folded[PEEL_MAX_PHRASE];
    uint32_t n = peel_fold(d->text.bytes + l->body, d->text.bytes + l->end, folded, sizeof folded);
    return peel_hash(folded, n);
}

/* Where the tag starts that ends at p; p if there is none. */
static uint32_t before_tag(const char *s, uint32_t first, uint32_t p) {
    uint32_t m = p;
    while (m > first && s[m] != '<' && p - m < 32)
        m--;
    return s[m] == '<' && peel_tag_at(s + m, s + p) == p - m ? m : p;
}

/* Back over pipes, blanks, stars and tags. */
static uint32_t before_marks(const char *s, uint32_t first, uint32_t p) {
    for (;;) {
        uint32_t q = p;
        while (q > first && (s[q - 1] == '|' || s[q - 1] == ' ' || s[q - 1] == '*'))
            q--;
        if (q > first && s[q - 1] == '>') q = before_tag(s, first, q);
        if (q == p) return p;
        p = q;
    }
}

int peel_contents_row(const peel_doc *d, const peel_line *l, peel_piece *title, uint32_t *page) {
    const char *s = d->text.bytes;
    uint32_t p = l->end, e;
    if (l->lead != LEAD_PIPE) return 0;
    p = before_marks(s, l->first, p);
    e = p;
    while (p > l->first && s[p - 1] >= '0' && s[p - 1] <= '9')
        p--;
    if (p == e || e - p > 3) return 0;
    *page = 0;
    for (uint32_t q = p; q < e; q++)
        *page = *page * 10 + (uint32_t)(s[q] - '0');
    while (p > l->first && s[p - 1] != '|') { /* what is left of the page's cell is markup */
        uint32_t q = s[p - 1] == '>' ? before_tag(s, l->first, p) : s[p - 1] == ' ' || s[p - 1] == '*' ? p - 1 : p;
        if (q == p) return 0;
        p = q;
    }
    if (p == l->first) return 0;
    while (p > l->first && (s[p - 1] == '|' || s[p - 1] == ' ' || s[p - 1] == '.'))
        p--;
    title->first = l->first;
    while (title->first < p && (s[title->first] == '|' || s[title->first] == ' '))
        title->first++;
    title->end = p;
    return p > title->first;
}

uint32_t peel_contents_page(const peel_doc *d, const peel_line *l) {
    const char *s = d->text.bytes;
    uint32_t p = l->end, e = p, page = 0;
    while (p > l->first && s[p - 1] >= '0' && s[p - 1] <= '9')
        p--;
    if (p == e || e - p > 3) return 0;
    for (uint32_t q = p; q < e; q++)
        page = page * 10 + (uint32_t)(s[q] - '0');
    while (p > l->first && (s[p - 1] == '.' || s[p - 1] == ' ' || s[p - 1] == '\t'))
        p--;
    return p == l->first ? page : 0;
}

/* Is line i the page of an entry whose title is the line close above? */
static int page_alone(const peel_doc *d, uint32_t i, uint32_t from) {
    const peel_line *l = &d->lines.v[i];
    return i > from && l->gap == 0 && peel_contents_page(d, l) > 0 && !(l[-1].flags & (LINE_ENTRY | LINE_ONLYNUM | LINE_FEED)) &&
           (l[-1].flags & LINE_LETTERS);
}

/* A number behind a single blank, where the pages go on with it: an entry whose leader was one blank wide. */
static uint32_t next_page(const peel_doc *d, const peel_line *l, uint32_t last_page) {
    const char *s = d->text.bytes;
    uint32_t p = l->end, page = 0;
    while (p > l->first && s[p - 1] >= '0' && s[p - 1] <= '9')
        p--;
    if (p == l->end || l->end - p > 3 || p <= l->first || s[p - 1] != ' ' || last_page == 0) return 0;
    for (uint32_t q = p; q < l->end; q++)
        page = page * 10 + (uint32_t)(s[q] - '0');
    return page >= last_page && page <= last_page + MAX_PAGES ? page : 0;
}

#define SURE_RUN 4u /* so many lines, each with a page that does not fall, begin a list of one-blank leaders */

uint32_t peel_contents_one_blank(const peel_doc *d, uint32_t from) {
    uint32_t page = 1, run = 0;
    for (uint32_t i = from; i < d->lines.n && run < SURE_RUN; i++, run++)
        if ((d->lines.v[i].flags & LINE_ONLYNUM) || (page = next_page(d, &d->lines.v[i], page)) == 0) return 0;
    return run == SURE_RUN;
}

/* With pages: up to the last entry; lines without a page belong to it where an entry follows closely. */
static uint32_t end_with_pages(const peel_doc *d, uint32_t from) {
    uint32_t end = from, misses = 0, page, title_end, last_page = peel_contents_one_blank(d, from);
    for (uint32_t i = from; i < d->lines.n && misses < 4; i++) {
        const peel_line *l = &d->lines.v[i];
        peel_piece title;
        if (peel_contents_row(d, l, &title, &page)) {
            if (page + 2 < last_page) break;
            last_page = page;
            end = i + 1;
            misses = 0;
        } else if (l->flags & LINE_ENTRY) {
            peel_line_entry(d->text.bytes, l->first, l->end, &title_end, &page);
            if (page + 2 < last_page) break; /* the numbers rise: this is a table behind the list */
            last_page = page;
            end = i + 1;
            misses = 0;
        } else if ((l->gap == 0 || i == from) && !(l->flags & LINE_ONLYNUM) && (page = next_page(d, l, last_page)) != 0) {
            last_page = page;
            end = i + 1;
            misses = 0;
        } else if (page_alone(d, i, from) && last_page > 0 && (page = peel_contents_page(d, l)) >= last_page &&
                   page <= last_page + MAX_PAGES) { /* the wrap parted it from its title */
            last_page = page;
            end = i + 1;
            misses = 0;
        } else if (!(l->flags & LINE_ONLYNUM) && l->lead != LEAD_RULE && l->tabs == 0) misses++;
    }
    return end;
}

/* Bare titles: up to the line that repeats one of them, or to the first line that is text. */
static uint32_t end_bare(const peel_doc *d, uint32_t from) {
    uint64_t seen[MAX_SEEN];
    uint32_t n = 0;
    for (uint32_t i = from; i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        if (l->flags & LINE_ONLYNUM || l->lead == LEAD_RULE) continue;
        if (l->end - l->first > MAX_BARE || l->tabs > 0 || (l->flags & LINE_COMMA)) return from;
        uint64_t h = fold_hash(d, i);
        /* the first entries are looked for among all later lines: the list ends where its first title heads a section */
        for (uint32_t k = 0; k < n && k < 3; k++)
            if (seen[k] == h) return i;
        if (n == MAX_SEEN) return from;
        seen[n++] = h;
    }
    return from; /* no title comes again: no contents list */
}

void peel_contents_title(peel_doc *d) {
    d->contents_line = d->contents_end = PEEL_NONE;
    uint32_t limit = d->lines.n < MAX_TITLE_LINES ? d->lines.n : MAX_TITLE_LINES, run = 0, title_end, page, last_page = 0;
    for (uint32_t i = 0; i < limit; i++) {
        const peel_line *l = &d->lines.v[i];
        if (is_contents_title(d->text.bytes + l->first, d->text.bytes + l->end)) {
            d->contents_line = i;
            return;
        }
        int entry = (l->flags & LINE_ENTRY) && (l->flags & (LINE_DOTS | LINE_LETTERS)) && l->tabs <= 1 &&
                    peel_line_entry(d->text.bytes, l->first, l->end, &title_end, &page);
        run = !entry ? 0 : run > 0 && page >= last_page ? run + 1 : 1; /* the numbers rise: a table's do not */
        last_page = entry ? page : 0;
        if (run == 4) { /* a list without its title */
            d->contents_line = i - 3;
            d->contents_end = i - 3; /* says: the first entry is the line itself */
            return;
        }
    }
}

peel_status peel_contents_find(peel_doc *d, uint8_t *of_line) {
    uint32_t title = d->contents_line;
    if (title == PEEL_NONE) return PEEL_OK;
    uint32_t from = d->contents_end == title ? title : title + 1, pages = 0;
    peel_piece row;
    for (uint32_t i = from, page; i < d->lines.n && i < from + 6; i++)
        pages += (d->lines.v[i].flags & LINE_ENTRY) != 0 || peel_contents_row(d, &d->lines.v[i], &row, &page);
    if (pages == 0) pages = peel_contents_one_blank(d, from);
    uint32_t end = pages > 0 ? end_with_pages(d, from) : end_bare(d, from);
    if (end <= from) {
        d->contents_line = d->contents_end = PEEL_NONE;
        return PEEL_OK;
    }
    d->contents_end = end;
    if (from > title) of_line[title] = LINE_CONTENTS_TITLE;
    for (uint32_t i = from; i < end; i++) {
        const peel_line *l = &d->lines.v[i];
        if (pages > 0 && page_alone(d, i, from) && of_line[i - 1] == LINE_CONTENTS) {
            of_line[i] = LINE_CONTENTS;
            continue;
        }
        if (of_line[i] != LINE_TEXT) continue;
        if (l->lead == LEAD_PIPE && !(l->flags & LINE_LETTERS)) { /* the header that markdown asks for */
            of_line[i] = LINE_FURNITURE;
            continue;
        }
        of_line[i] = (l->flags & LINE_ONLYNUM) ? LINE_PAGENO : l->lead == LEAD_RULE ? LINE_TEXT : LINE_CONTENTS;
    }
    return PEEL_OK;
}
