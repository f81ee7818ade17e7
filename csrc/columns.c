/* columns.c -- rows of a table whose cells are parted by blanks.
**
** Two readings: where the ink of all lines leaves columns of blanks free, those part the cells; else tabs have been
** blown up to blanks without regard to columns, and the gaps of each line part its own cells.
*/
#include "tables.h"

/* A space, or a no-break space, at byte p. */
static int blank_at(const peel_doc *d, uint32_t p) {
    const unsigned char *u = (const unsigned char *)d->text.bytes + p;
    return *u == ' ' || (*u == 0xc2 && p + 1 < d->text.len && u[1] == 0xa0);
}

/* Was line i, that of a table, cut by the wrap? Lines wider than the wrap were left as they were; `blanks`: so many may
** have stood where the line ends. */
int peel_row_wrapped(const peel_doc *d, uint32_t i, uint32_t blanks) {
    const peel_line *l = &d->lines.v[i], *next = l + 1;
    char last = d->text.bytes[l->end - 1];
    if (d->profile.wrap == 0 || d->profile.ragged || l->width > d->profile.wrap || (last >= '0' && last <= '9') || last == '%') return 0;
    if (next->gap > 0 || (next->flags & LINE_FEED)) return 0;
    uint32_t p = next->first;
    while (p < next->end && !blank_at(d, p) && d->text.bytes[p] != '\t')
        p++;
    return l->width + blanks + (p - next->first) > d->profile.wrap;
}

/* Marks the columns (code points) at which some line of [i, j) has ink. */
static uint32_t ink(const peel_doc *d, uint32_t i, uint32_t j, uint8_t *inked) {
    uint32_t width = 0;
    for (uint32_t k = i; k < j; k++) {
        const peel_line *l = &d->lines.v[k];
        if (l->lead == LEAD_RULE || (l->indent == 0 && !(l->flags & LINE_GAPS))) continue; /* a name alone may pass its column */
        uint32_t col = 0;
        int before = 0;
        for (uint32_t p = l->start; p < l->end && col < PEEL_MAX_WIDTH; col++) {
            unsigned char c = (unsigned char)d->text.bytes[p];
            uint32_t len = peel_utf8_len(c);
            /* a single blank between two words of one cell is no gap */
            int blank = blank_at(d, p) && (p + len >= l->end || blank_at(d, p + len) || before);
            before = blank_at(d, p);
            if (!blank && p >= l->first) inked[col] = 1;
            p += len;
        }
        if (col > width) width = col;
    }
    return width;
}

/* --- rows by the gaps of each line: tabs that a converter has blown up to blanks, and wrapped --- */

enum { GAP_SURE, GAP_STOP, GAP_BREAK }; /* blanks; one blank before a tab stop and a capital; the end of a line */

typedef struct {
    uint32_t end, start; /* of the cell before, of the cell behind */
    uint32_t column;     /* of `start` */
    uint32_t tabs;       /* so many it stands for: more than one where cells between are empty */
    uint8_t kind;
} table_gap;

/* What a tab was blown up to: blanks to the next stop, or so many of them (0: neither, a gap is one tab). */
typedef struct {
    int stops;
    uint32_t unit;
} tab_width;

/* Columns before the text of a line. */
static uint32_t indent_of(const peel_doc *d, const peel_line *l) {
    uint32_t col = 0;
    for (uint32_t p = l->start; p < l->first; col++)
        p += peel_utf8_len((unsigned char)d->text.bytes[p]);
    return col;
}

/* The least indent of lines [i, j). */
static uint32_t margin_of(const peel_doc *d, uint32_t i, uint32_t j) {
    uint32_t margin = UINT32_MAX;
    for (uint32_t k = i; k < j; k++)
        if (d->lines.v[k].lead != LEAD_RULE && indent_of(d, &d->lines.v[k]) < margin) margin = indent_of(d, &d->lines.v[k]);
    return margin;
}

static uint32_t tabs_of(tab_width tab, uint32_t from, uint32_t to) {
    uint32_t n = tab.stops ? to / PEEL_TAB_STOP - from / PEEL_TAB_STOP : tab.unit ? (to - from) / tab.unit : 1;
    return n > 0 ? n : 1;
}

/* Appends the gaps of a line; `col` counts on over the lines of a row. Returns how many cells those end that are sure. */
static uint32_t gaps_of(const peel_doc *d, const peel_line *l, tab_width tab, uint32_t *col, table_gap *g, uint32_t *n) {
    const char *s = d->text.bytes;
    uint32_t sure = 0;
    for (uint32_t p = l->first; p < l->end; ++*col) {
        if (!blank_at(d, p)) {
            p += peel_utf8_len((unsigned char)s[p]);
            continue;
        }
        uint32_t end = p, run = 0, from = *col;
        while (p < l->end && blank_at(d, p))
            p += peel_utf8_len((unsigned char)s[p]), run++;
        *col += run - 1;
        int at_stop = tab.stops && (*col + 1) % PEEL_TAB_STOP == 0;
        if ((run < 2 && !at_stop) || *n >= PEEL_MAX_COLUMNS) continue;
        int digit = (s[p] >= '0' && s[p] <= '9') || ((s[p] == '-' || s[p] == '+') && p + 1 < l->end && s[p + 1] >= '0' && s[p + 1] <= '9');
        if (run < 2 && !digit && (s[p] < 'A' || s[p] > 'Z')) continue;
        table_gap *gap = &g[(*n)++];
        *gap = (table_gap){end, p, *col + 1, tabs_of(tab, from, *col + 1), run > 1 || digit ? GAP_SURE : GAP_STOP};
        if (gap->kind == GAP_SURE) sure += gap->tabs;
    }
    return sure;
}

/* Do the gaps of the lines end at tab stops? */
static int at_stops(const peel_doc *d, uint32_t i, uint32_t j) {
    uint32_t yes = 0, all = 0;
    for (uint32_t k = i; k < j; k++) {
        const peel_line *l = &d->lines.v[k];
        uint32_t col = indent_of(d, l), run = 0;
        for (uint32_t p = l->first; p < l->end; col++) {
            int blank = blank_at(d, p);
            if (!blank && run > 1) all++, yes += col % PEEL_TAB_STOP == 0;
            run = blank ? run + 1 : 0;
            p += peel_utf8_len((unsigned char)d->text.bytes[p]);
        }
    }
    return all > 1 && yes * 4 >= all * 3;
}

/* The least run of blanks is a tab where all others are a multiple of it. */
static tab_width tab_width_of(const peel_doc *d, uint32_t i, uint32_t j) {
    tab_width tab = {at_stops(d, i, j), 0};
    uint32_t least = 0, count = 0, margin = margin_of(d, i, j);
    table_gap g[PEEL_MAX_COLUMNS];
    for (int pass = 0; pass < 2 && !tab.stops && (pass == 0 || least > 0); pass++)
        for (uint32_t k = i; k < j; k++) {
            if (d->lines.v[k].lead == LEAD_RULE) continue;
            uint32_t col = 0, n = 0, indent = indent_of(d, &d->lines.v[k]) - margin;
            gaps_of(d, &d->lines.v[k], (tab_width){0, 1}, &col, g, &n);
            for (uint32_t x = 0; x <= n; x++) {
                uint32_t run = x < n ? g[x].tabs : indent;
                if (pass == 0 && run > 1 && (least == 0 || run < least)) least = run;
                if (pass == 1 && run % least != 0) return (tab_width){0, 0};
                count += pass;
            }
        }
    if (least > 1 && count > 2) tab.unit = least;
    return tab;
}

static int begins_with_number(const peel_doc *d, uint32_t i, uint32_t end) {
    return i < end && d->text.bytes[d->lines.v[i].first] >= '0' && d->text.bytes[d->lines.v[i].first] <= '9';
}

/* Empty cells before a line's text: its indent beyond that of the table stands for tabs. */
static uint32_t cells_before(const peel_doc *d, const peel_line *l, tab_width tab, uint32_t margin) {
    uint32_t indent = indent_of(d, l);
    return indent < margin + 2 ? 0 : tabs_of(tab, tab.stops ? 0 : margin, indent);
}

static peel_status rows_of_gaps(peel_taking *t, uint32_t i, uint32_t j) {
    peel_doc *d = t->d;
    table_gap g[PEEL_MAX_COLUMNS];
    uint32_t most = 0, col, n, margin = margin_of(d, i, j);
    tab_width tab = tab_width_of(d, i, j);
    for (uint32_t k = i; k < j; k++) {
        if (d->lines.v[k].lead == LEAD_RULE) continue;
        col = indent_of(d, &d->lines.v[k]), n = 0;
        uint32_t sure = gaps_of(d, &d->lines.v[k], tab, &col, g, &n) + cells_before(d, &d->lines.v[k], tab, margin);
        if (sure > most && sure < PEEL_MAX_COLUMNS) most = sure;
    }
    for (uint32_t k = i; k < j; k++) {
        if (d->lines.v[k].lead == LEAD_RULE) continue;
        uint32_t first = d->lines.v[k].first, breaks = 0, chosen = 0, cells = 0, before = cells_before(d, &d->lines.v[k], tab, margin);
        col = indent_of(d, &d->lines.v[k]), n = 0;
        uint32_t sure = gaps_of(d, &d->lines.v[k], tab, &col, g, &n) + before;
        while (k + 1 < j && n < PEEL_MAX_COLUMNS && d->lines.v[k + 1].lead != LEAD_RULE && peel_row_wrapped(d, k, PEEL_TAB_STOP)) {
            uint32_t at = n, to = col + 1;
            g[n++] = (table_gap){d->lines.v[k].end, d->lines.v[k + 1].first, to, 1, GAP_BREAK};
            uint32_t more = gaps_of(d, &d->lines.v[k + 1], tab, &to, g, &n);
            if (sure + more > most || (sure == most && (n > at + 1 || begins_with_number(d, k + 2, j)))) {
                n = at;
                break;
            }
            sure += more;
            breaks++;
            col = to;
            k++;
        }
        uint32_t missing = most > sure ? most - sure : 0, singles = 0, end = d->lines.v[k].end;
        for (uint32_t x = 0; x < n; x++)
            singles += g[x].kind == GAP_STOP;
        int use_singles = singles > 0 && singles <= missing;
        int use_breaks = breaks > 0 && missing - (use_singles ? singles : 0) == breaks;
        if (!use_breaks && missing - (use_singles ? singles : 0) > 0 && breaks > 0) use_breaks = 2; /* the last ones */
        if (!peel_row_add(t)) return PEEL_NOMEM;
        uint32_t skip = use_breaks == 2
                            ? breaks - (missing - (use_singles ? singles : 0) < breaks ? missing - (use_singles ? singles : 0) : breaks)
                            : 0;
        for (; before > 0 && cells + 1 < PEEL_MAX_COLUMNS; before--, cells++)
            if (!peel_cell_add(t, first, first)) return PEEL_NOMEM;
        for (uint32_t x = 0; x < n && cells + 1 < PEEL_MAX_COLUMNS; x++) {
            int take = g[x].kind == GAP_SURE || (g[x].kind == GAP_STOP && use_singles) ||
                       (g[x].kind == GAP_BREAK && use_breaks && chosen++ >= skip);
            if (!take) continue;
            if (!peel_cell_add(t, first, g[x].end)) return PEEL_NOMEM;
            first = g[x].start;
            cells++;
            for (uint32_t empty = g[x].tabs; empty > 1 && cells + 1 < PEEL_MAX_COLUMNS; empty--, cells++)
                if (!peel_cell_add(t, first, first)) return PEEL_NOMEM;
        }
        if (!peel_cell_add(t, first, end)) return PEEL_NOMEM;
    }
    return PEEL_OK;
}

/* Index of the column, of those that start at `starts`, that holds column `at`. */
static uint32_t column_at(const uint32_t *starts, uint32_t n, uint32_t at) {
    uint32_t c = 0;
    while (c + 1 < n && starts[c + 1] <= at)
        c++;
    return c;
}

/* Do the gaps of the lines say something else than the columns of blanks: more cells in most lines, two cells of a line in
** one column and no more of them than other lines have, a number only a tab stop away? */
static int columns_overlap(const peel_doc *d, uint32_t i, uint32_t j, const uint32_t *starts, uint32_t columns) {
    table_gap g[PEEL_MAX_COLUMNS];
    uint32_t more = 0, lines = 0, overlapping = 0, most_overlapping = 0, most_clean = 0;
    uint32_t margin = margin_of(d, i, j);
    int stops = at_stops(d, i, j);
    for (uint32_t k = i; k < j; k++) {
        const peel_line *l = &d->lines.v[k];
        if (l->lead == LEAD_RULE) continue;
        uint32_t col = indent_of(d, l), n = 0, at = column_at(starts, columns, col),
                 cells = gaps_of(d, l, (tab_width){0, 0}, &col, g, &n) + 1;
        int overlaps = 0;
        for (uint32_t x = 0; x < n; x++) {
            uint32_t c = column_at(starts, columns, g[x].column);
            overlaps |= c == at;
            at = c;
        }
        uint32_t before = indent_of(d, l) > margin + 1; /* a first cell that is empty */
        uint32_t *side = overlaps ? &most_overlapping : &most_clean;
        overlapping += overlaps != 0;
        if (cells + before > *side) *side = cells + before;
        col = indent_of(d, l), n = 0;
        gaps_of(d, l, (tab_width){stops, 0}, &col, g, &n);
        for (uint32_t x = 0; stops && x < n; x++)
            if (g[x].kind == GAP_SURE && g[x].start == g[x].end + 1) return 1;
        more += cells > columns;
        lines++;
    }
    return more * 2 > lines || (overlapping > 0 && (most_overlapping <= most_clean || overlapping * 2 > lines));
}

peel_status peel_rows_of_blanks(peel_taking *t, uint32_t i, uint32_t j) {
    peel_doc *d = t->d;
    const char *s = d->text.bytes;
    uint8_t inked[PEEL_MAX_WIDTH + 1] = {0};
    uint32_t starts[PEEL_MAX_COLUMNS], n = 0, width = ink(d, i, j, inked);
    for (uint32_t c = 0; c < width && n < PEEL_MAX_COLUMNS; c++) /* a column starts behind a gap */
        if (inked[c] && (c == 0 || !inked[c - 1])) starts[n++] = c;
    if (n < 2 || columns_overlap(d, i, j, starts, n)) return rows_of_gaps(t, i, j);
    for (uint32_t k = i; k < j; k++) {
        const peel_line *l = &d->lines.v[k];
        if (l->lead == LEAD_RULE) continue;
        if (!peel_row_add(t)) return PEEL_NOMEM;
        if (l->indent == 0 && !(l->flags & LINE_GAPS)) {
            if (!peel_cell_add(t, l->first, l->end)) return PEEL_NOMEM;
            continue;
        }
        uint32_t p = l->start, col = 0;
        for (uint32_t c = 0; c < n; c++) {
            uint32_t to = c + 1 < n ? starts[c + 1] : UINT32_MAX, from = p;
            while (p < l->end && col < to) {
                p += peel_utf8_len((unsigned char)s[p]);
                col++;
            }
            if (!peel_cell_add(t, from, p)) return PEEL_NOMEM;
        }
    }
    return PEEL_OK;
}
