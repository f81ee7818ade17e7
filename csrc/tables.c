/* tables.c -- lines into tables: cells parted by tabs, by pipes, or by columns of blanks.
**
** A row that a wrap has cut in two, or whose labels go on in a row of their own, is one row. A table that a page
** end cuts goes on: its second part is appended to it, a repeated header left out.
*/
#include "tables.h"

#include "bytes.h"

#define MAX_LATE   16u  /* rows looked back over for one that begins further left */
#define MAX_NAME   4u   /* lines of a wrapped name without values */
#define MAX_REST   80u  /* code points of a line that may be the rest of a row's name */
#define MAX_LABEL  600u /* bytes: a longer cell is no column's label */
#define MAX_PIECES 64u  /* pieces that a cell may have and still go on in the next row */

/* --- which lines --- */

static uint32_t raw_end(const peel_doc *d, const peel_line *l) {
    uint32_t e = l->end;
    while (e < d->text.len && (d->text.bytes[e] == '\t' || d->text.bytes[e] == ' '))
        e++;
    return e;
}

/* Tabs of the whole line, those at its ends too: they stand for empty cells. */
static uint32_t all_tabs(const peel_doc *d, const peel_line *l) {
    const char *s = d->text.bytes;
    uint32_t n = l->tabs;
    for (uint32_t p = l->start; p < l->first; p++)
        n += s[p] == '\t';
    for (uint32_t p = l->end, e = raw_end(d, l); p < e; p++)
        n += s[p] == '\t';
    return n;
}

static int close_below(const peel_doc *d, const uint8_t *of_line, uint32_t i) {
    return i + 1 < d->lines.n && d->lines.v[i + 1].gap == 0 && of_line[i + 1] == LINE_TEXT && !(d->lines.v[i + 1].flags & LINE_FEED);
}

static int is_text_lead(const peel_line *l) {
    return l->lead == LEAD_BULLET || l->lead == LEAD_HASH || l->lead == LEAD_NOTE || l->lead == LEAD_CAPTION || l->lead == LEAD_SOURCE;
}

static int has_gaps(const peel_doc *d, const peel_line *l) {
    (void)d;
    return (l->flags & LINE_GAPS) && l->tabs == 0 && !is_text_lead(l) && l->width <= PEEL_MAX_WIDTH;
}

/* Runs of two blanks or more inside a line. */
static uint32_t count_gaps(const peel_doc *d, const peel_line *l) {
    uint32_t n = 0;
    for (uint32_t p = l->first; p + 1 < l->end; p++)
        if (d->text.bytes[p] == ' ' && d->text.bytes[p + 1] == ' ') {
            n++;
            while (p < l->end && d->text.bytes[p] == ' ')
                p++;
        }
    return n;
}

/* A row of a name alone in a table of aligned columns: lines of as many gaps, two or more, stand close above and below it. */
static int is_name_between(const peel_doc *d, const uint8_t *of_line, uint32_t j) {
    const peel_line *l = &d->lines.v[j];
    if (l->gap > 0 || l->indent > 0 || l->tabs > 0 || l->lead != LEAD_NONE || (l->flags & (LINE_GAPS | LINE_STOP | LINE_COLON | LINE_FEED)))
        return 0;
    if (of_line[j] != LINE_TEXT || !has_gaps(d, l - 1) || !close_below(d, of_line, j) || !has_gaps(d, l + 1)) return 0;
    uint32_t n = count_gaps(d, l - 1) + (l[-1].indent > 1); /* a header may lack its first cell */
    return n > 1 && n == count_gaps(d, l + 1);
}

/* Is this block one lone number? Between the halves of a table that is the page's. */
static int is_lone_number(const peel_doc *d, const peel_block *b) {
    return b->kind == B_PARA && peel_block_stand(d, b)->nlines == 1 && (peel_block_first_line(d, b)->flags & LINE_ONLYNUM);
}

/* The table that the lines before line i leave off with, if only a page end, notes or blanks stand between. */
static peel_table *table_before(const peel_doc *d, uint32_t *block) {
    int number = 0;
    for (uint32_t i = d->blocks.n; i-- > 0;) {
        const peel_block *b = &d->blocks.v[i];
        if (peel_block_is_aside(b)) continue;
        if (b->kind == B_TABLE || (b->kind == B_JOINED && b->link != PEEL_NONE)) {
            *block = i;
            return &d->tables.v[b->link];
        }
        if (number++ || !is_lone_number(d, b)) return NULL;
    }
    return NULL;
}

int peel_table_starts(const peel_doc *d, const uint8_t *of_line, uint32_t i) {
    const peel_line *l = &d->lines.v[i], *next = close_below(d, of_line, i) ? &d->lines.v[i + 1] : NULL;
    if (l->lead == LEAD_PIPE) return '|';
    if ((l->flags & LINE_PIPE) && next && next->lead == LEAD_RULE && (next->flags & LINE_PIPE)) return '|';
    if (is_text_lead(l)) return 0;
    if (l->tabs > 0) return '\t';
    if (next && next->tabs > 0 && !is_text_lead(next) && l->lead != LEAD_RULE &&
        (d->text.bytes[l->end] == '\t' || peel_soft_break(&d->profile, d->text.bytes, &d->lines, i)) && l->end < d->text.len)
        return '\t';
    if (!has_gaps(d, l)) return 0;
    if (next && has_gaps(d, next)) return ' ';
    if (next && peel_row_wrapped(d, i, PEEL_TAB_STOP) && close_below(d, of_line, i + 1) && has_gaps(d, next + 1)) return ' ';
    if (next && is_name_between(d, of_line, i + 1)) return ' ';
    uint32_t before; /* a single row is one only where a page end cut it off */
    return table_before(d, &before) && has_gaps(d, peel_block_first_line(d, &d->blocks.v[before])) ? ' ' : 0;
}

/* The last line below a table, unstopped, short, in small letters: the rest of its last row's name. */
static int is_rest_of_name(const peel_doc *d, uint32_t j) {
    const peel_line *l = &d->lines.v[j];
    return l->lead == LEAD_NONE && (l->flags & LINE_LOWER) && !(l->flags & (LINE_STOP | LINE_COLON | LINE_URL)) && l->width < MAX_REST &&
           !(j + 1 < d->lines.n && d->lines.v[j + 1].gap == 0);
}

/* Unstopped lines without a tab, a wrapped name whose empty cells were dropped, between rows of as many tabs. */
static int is_name_before_row(const peel_doc *d, const uint8_t *of_line, uint32_t j) {
    uint32_t tabs = d->lines.v[j - 1].tabs, last = j;
    while (last - j < MAX_NAME && close_below(d, of_line, last) && d->lines.v[last + 1].tabs == 0 &&
           d->lines.v[last + 1].lead == LEAD_NONE && peel_soft_break(&d->profile, d->text.bytes, &d->lines, last))
        last++;
    return close_below(d, of_line, last) && d->lines.v[last + 1].tabs == tabs &&
           !(d->lines.v[last].flags & (LINE_STOP | LINE_COLON | LINE_URL));
}

/* Is line j the last row of a table whose empty cells at line ends were cut off: words for the first column alone? */
static int is_first_cell_alone(const peel_doc *d, uint32_t j) {
    const peel_line *l = &d->lines.v[j], *above = l - 1;
    if (above->tabs == 0 || !(l->flags & LINE_UPPER) || l->width > 60) return 0;
    if (l->flags & (LINE_STOP | LINE_COMMA | LINE_SEMI | LINE_COLON)) return 0;
    if (j + 1 < d->lines.n && d->lines.v[j + 1].gap == 0) return 0;
    uint32_t head = j - 1;
    while (head > 0 && d->lines.v[head].gap == 0 && d->lines.v[head - 1].tabs > 0 && j - head < 64)
        head--;
    return j - head > 1 && d->lines.v[head].tabs > 2 && above->tabs < d->lines.v[head].tabs;
}

/* A few words far to the right, close below a table of aligned columns: a row whose first cells are empty. */
static int is_late_cell(const peel_doc *d, uint32_t j) {
    const peel_line *l = &d->lines.v[j];
    uint32_t margin = l->indent;
    if (l->indent < 2 || l->tabs > 0 || l->width > MAX_REST + l->indent) return 0;
    if (l->flags & (LINE_STOP | LINE_COLON | LINE_COMMA | LINE_SEMI | LINE_ONLYNUM)) return 0;
    for (uint32_t k = j; k-- > 0 && j - k < MAX_LATE && margin + 2 > l->indent;) {
        if (d->lines.v[k].indent < margin) margin = d->lines.v[k].indent;
        if (d->lines.v[k].gap > 0) break;
    }
    return margin + 2 <= l->indent;
}

/* Does line j, close behind line j - 1, belong to the same table? */
static int in_table(const peel_doc *d, const uint8_t *of_line, uint32_t j, int sep) {
    const peel_line *l = &d->lines.v[j];
    if (l->gap > 0 || (l->flags & LINE_FEED) || of_line[j] != LINE_TEXT) return 0;
    if (l->lead == LEAD_RULE && (sep != '\t' || l->tabs > 0)) return 1;
    if (sep == '|') return l->lead == LEAD_PIPE || (l->flags & LINE_PIPE);
    if (is_text_lead(l)) return 0;
    if (sep == ' ' && (is_name_between(d, of_line, j) || (l->indent == 0 && count_gaps(d, l - 1) > 1 && is_rest_of_name(d, j)))) return 1;
    if (sep == ' ')
        return has_gaps(d, l) || is_late_cell(d, j) ||
               ((l->indent >= 2 || peel_row_wrapped(d, j - 1, PEEL_TAB_STOP)) && l->tabs == 0 && close_below(d, of_line, j) &&
                has_gaps(d, &d->lines.v[j + 1]));
    if (l->tabs > 0 || d->text.bytes[l->start] == '\t' || (l->end < d->text.len && d->text.bytes[l->end] == '\t')) return 1;
    if (peel_soft_break(&d->profile, d->text.bytes, &d->lines, j - 1)) return 1;
    if (close_below(d, of_line, j) && d->lines.v[j + 1].tabs > 0 && peel_soft_break(&d->profile, d->text.bytes, &d->lines, j)) return 1;
    if (is_first_cell_alone(d, j)) return 1;
    return d->lines.v[j - 1].tabs > 0 && (is_name_before_row(d, of_line, j) || is_rest_of_name(d, j));
}

/* --- rows --- */

int peel_row_add(peel_taking *t) {
    peel_row row = {t->d->cells.n, 0};
    return peel_vec_push(t->d->alloc, &t->d->rows, row);
}

/* Adds a cell with the bytes [first, end), blanks at its ends left off. An empty cell has no piece. */
int peel_cell_add(peel_taking *t, uint32_t first, uint32_t end) {
    peel_doc *d = t->d;
    const char *s = d->text.bytes;
    while (first < end && (s[first] == ' ' || s[first] == '\t' || s[first] == '\r' || s[first] == '\n'))
        first++;
    while (end > first && (s[end - 1] == ' ' || s[end - 1] == '\t' || s[end - 1] == '\r' || s[end - 1] == '\n'))
        end--;
    peel_cell cell = {d->pieces.n, end > first};
    peel_piece piece = {first, end};
    if (end > first && !peel_vec_push(d->alloc, &d->pieces, piece)) return 0;
    if (!peel_vec_push(d->alloc, &d->cells, cell)) return 0;
    peel_row *row = &d->rows.v[d->rows.n - 1];
    row->ncells++;
    if (row->ncells > t->columns) t->columns = row->ncells;
    return 1;
}

/* Rows of lines [i, j) parted by tabs; a line that the wrap cut goes on in the next. */
static peel_status rows_of_tabs(peel_taking *t, uint32_t i, uint32_t j) {
    peel_doc *d = t->d;
    const char *s = d->text.bytes;
    uint32_t most = 0;
    for (uint32_t k = i; k < j; k++) {
        uint32_t n = all_tabs(d, &d->lines.v[k]);
        if (n > most && n < PEEL_MAX_COLUMNS) most = n;
    }
    for (uint32_t k = i; k < j; k++) {
        const peel_line *l = &d->lines.v[k];
        if (l->lead == LEAD_RULE) continue;
        uint32_t p = l->start, e = raw_end(d, l), n = all_tabs(d, l);
        while (k + 1 < j && n < most && d->lines.v[k + 1].lead != LEAD_RULE && peel_soft_break(&d->profile, s, &d->lines, k)) {
            uint32_t more = all_tabs(d, &d->lines.v[k + 1]);
            if (s[l->start] == '\t' && s[d->lines.v[k + 1].start] == '\t') break; /* both lack their first cell: two rows */
            if (n + more > most || (n == more && n > 0 && n + more < most)) break;
            n += more;
            e = raw_end(d, &d->lines.v[++k]);
        }
        if (k + 1 < j && n == most && n > 0 && d->lines.v[k + 1].lead != LEAD_RULE && all_tabs(d, &d->lines.v[k + 1]) == 0 &&
            peel_row_wrapped(d, k, 1))
            e = raw_end(d, &d->lines.v[++k]); /* the last cell goes on */
        /* the wrap took a tab's place where only so many are missing as there are breaks */
        uint32_t breaks = (uint32_t)(&d->lines.v[k] - l);
        int cut = breaks > 0 && n + breaks == most && (n > 0 || (d->lines.v[k].flags & LINE_DIGIT));
        if (!peel_row_add(t)) return PEEL_NOMEM;
        uint32_t cell = p, cells = 0;
        for (; p <= e; p++) {
            p = (uint32_t)(peel_next_odd(s + p, s + e) - s); /* tabs and line ends are */
            if (p == e || ((s[p] == '\t' || (cut && s[p] == d->text.line_end)) && cells + 1 < PEEL_MAX_COLUMNS)) {
                if (!peel_cell_add(t, cell, p)) return PEEL_NOMEM;
                cell = p + 1;
                cells++;
            }
        }
    }
    return PEEL_OK;
}

static peel_status rows_of_pipes(peel_taking *t, uint32_t i, uint32_t j) {
    peel_doc *d = t->d;
    const char *s = d->text.bytes;
    for (uint32_t k = i; k < j; k++) {
        const peel_line *l = &d->lines.v[k];
        if (l->lead == LEAD_RULE) continue;
        uint32_t p = l->first, e = l->end, cells = 0;
        if (s[p] == '|') p++;
        if (e > p && s[e - 1] == '|' && s[e - 2] != '\\') e--;
        if (!peel_row_add(t)) return PEEL_NOMEM;
        for (uint32_t cell = p; p <= e; p++)
            if (p == e || (s[p] == '|' && s[p - 1] != '\\' && cells + 1 < PEEL_MAX_COLUMNS)) {
                if (!peel_cell_add(t, cell, p)) return PEEL_NOMEM;
                cell = p + 1;
                cells++;
            }
    }
    return PEEL_OK;
}

/* --- whole rows --- */

static int cell_starts_small(const peel_doc *d, const peel_cell *c) {
    const peel_piece *p = &d->pieces.v[c->piece];
    const char *q = peel_skip_open(d->text.bytes + p->first, d->text.bytes + p->end);
    return q < d->text.bytes + p->end && *q >= 'a' && *q <= 'z';
}

/* A row of fewer cells than its table whose cells all start small goes on the row above. */
static int continues_row(const peel_doc *d, const peel_row *above, const peel_row *row) {
    uint32_t filled = 0, most = 0; /* pieces: a cell cut over and over by page ends stays short */
    for (uint32_t c = 0; c < row->ncells; c++) {
        const peel_cell *cell = &d->cells.v[row->cell + c];
        if (cell->npieces == 0) continue;
        filled++;
        if (c >= above->ncells || d->cells.v[above->cell + c].npieces == 0 || !cell_starts_small(d, cell)) return 0;
        if (d->cells.v[above->cell + c].npieces > most) most = d->cells.v[above->cell + c].npieces;
    }
    uint32_t ncells = row->ncells > above->ncells ? row->ncells : above->ncells;
    return filled > 0 && filled < ncells && most < MAX_PIECES;
}

/* Has a row nothing but its first cell? */
static int is_name_alone(const peel_doc *d, const peel_row *row) {
    if (row->ncells == 0 || d->cells.v[row->cell].npieces == 0) return 0;
    for (uint32_t c = 1; c < row->ncells; c++)
        if (d->cells.v[row->cell + c].npieces) return 0;
    return 1;
}

/* A name alone whose rest and whose values stand in the next row, which starts small; where the rows after it start
** small too, they are parts of what the name heads. */
static int goes_on_below(const peel_doc *d, const peel_row *row, const peel_row *next, const peel_row *end) {
    if (!is_name_alone(d, row) || next == end || next->ncells < 2 || is_name_alone(d, next)) return 0;
    const peel_cell *name = &d->cells.v[row->cell], *rest = &d->cells.v[next->cell];
    if (rest->npieces == 0 || !cell_starts_small(d, rest) || name->npieces >= MAX_PIECES) return 0;
    const peel_piece *last = &d->pieces.v[name->piece + name->npieces - 1];
    if (d->text.bytes[last->end - 1] == ':') return 0;
    const peel_row *after = next + 1;
    return after == end || after->ncells == 0 || d->cells.v[after->cell].npieces == 0 || !cell_starts_small(d, &d->cells.v[after->cell]);
}

/* Gives rows of one cell the empty cells that their table's other rows have. */
static peel_status fill_rows(peel_doc *d, uint32_t from, uint32_t columns) {
    for (uint32_t r = from; r < d->rows.n; r++) {
        if (d->rows.v[r].ncells != 1 || columns < 2) continue;
        peel_cell cell = d->cells.v[d->rows.v[r].cell];
        d->rows.v[r] = (peel_row){d->cells.n, columns};
        for (uint32_t c = 0; c < columns; c++) {
            if (!peel_vec_push(d->alloc, &d->cells, cell)) return PEEL_NOMEM;
            cell = (peel_cell){d->pieces.n, 0};
        }
    }
    return PEEL_OK;
}

/* Copies a cell's pieces to the end of all pieces. */
static int copy_pieces(peel_doc *d, const peel_cell *cell) {
    if (!peel_vec_reserve(d->alloc, &d->pieces, (uint64_t)d->pieces.n + cell->npieces)) return 0;
    if (cell->npieces) memcpy(d->pieces.v + d->pieces.n, d->pieces.v + cell->piece, cell->npieces * sizeof(peel_piece));
    d->pieces.n += cell->npieces;
    return 1;
}

/* Appends the cells of rows [from, to) to those of the row above. A cell's pieces are neighbours: all go to the end. */
static peel_status join_rows(peel_doc *d, const peel_row *above, uint32_t from, uint32_t to) {
    for (uint32_t c = 0; c < above->ncells; c++) {
        uint32_t at = d->pieces.n, more = 0;
        peel_cell *cell = &d->cells.v[above->cell + c];
        for (uint32_t r = from; r < to; r++)
            if (c < d->rows.v[r].ncells) more += d->cells.v[d->rows.v[r].cell + c].npieces;
        if (more == 0) continue;
        if (!copy_pieces(d, cell)) return PEEL_NOMEM;
        for (uint32_t r = from; r < to; r++)
            if (c < d->rows.v[r].ncells && !copy_pieces(d, &d->cells.v[d->rows.v[r].cell + c])) return PEEL_NOMEM;
        cell->piece = at;
        cell->npieces += more;
    }
    return PEEL_OK;
}

static int row_is_empty(const peel_doc *d, const peel_row *row) {
    for (uint32_t c = 0; c < row->ncells; c++)
        if (d->cells.v[row->cell + c].npieces) return 0;
    return 1;
}

static int is_numeric(const peel_doc *d, const peel_cell *c) {
    if (c->npieces == 0) return 0;
    const peel_piece *p = &d->pieces.v[c->piece];
    int digit = 0;
    for (uint32_t i = p->first; i < p->end; i++) {
        unsigned char ch = (unsigned char)d->text.bytes[i];
        if (ch >= '0' && ch <= '9') digit = 1;
        else if ((ch | 0x20) >= 'a' && (ch | 0x20) <= 'z') return 0;
    }
    return digit;
}

/* "2014", "2014/15", "2014-15": a number that names a column. */
static int is_year(const peel_doc *d, const peel_cell *c) {
    const peel_piece *p = &d->pieces.v[c->piece];
    const char *s = d->text.bytes + p->first;
    uint32_t n = p->end - p->first, digits = 0;
    if (c->npieces != 1 || n < 4 || n > 9 || (memcmp(s, "19", 2) != 0 && memcmp(s, "20", 2) != 0)) return 0;
    while (digits < n && s[digits] >= '0' && s[digits] <= '9')
        digits++;
    if (digits != 4) return 0;
    if (n == 4) return 1;
    while (n > 4 && s[n - 1] >= '0' && s[n - 1] <= '9')
        n--;
    return n < p->end - p->first && (n == 5 ? s[4] == '/' || s[4] == '-' : n == 7 && memcmp(s + 4, "\xe2\x80\x93", 3) == 0);
}

/* Does the first row name the columns? Not where it holds numbers, nor where it is a term and its meaning. */
static int first_is_header(const peel_doc *d, const peel_table *t, int ruled) {
    if (ruled) return t->nrows > 0;
    if (t->nrows < 2) return 0;
    const peel_row *row = &d->rows.v[t->row];
    uint32_t filled = 0, numbers = 0, words = 0;
    for (uint32_t c = 0; c < row->ncells; c++) {
        const peel_cell *cell = &d->cells.v[row->cell + c];
        if (cell->npieces == 0) continue;
        filled++;
        if (is_numeric(d, cell) && (c == 0 || !is_year(d, cell))) return 0;
    }
    for (uint32_t r = 1; r < t->nrows; r++)
        for (uint32_t c = 1; c < d->rows.v[t->row + r].ncells; c++) {
            const peel_cell *cell = &d->cells.v[d->rows.v[t->row + r].cell + c];
            if (cell->npieces == 0) continue;
            if (is_numeric(d, cell)) numbers++;
            else words++;
        }
    if (numbers > 0 || filled > 2 || row->ncells > 2) return 1;
    (void)words;
    /* two columns of words: a header is known to the vocabulary, or it is bold while the rows are not */
    char folded[PEEL_MAX_PHRASE];
    for (uint32_t c = 0; d->vocabulary && c < row->ncells; c++) {
        const peel_cell *cell = &d->cells.v[row->cell + c];
        if (cell->npieces == 0) continue;
        const peel_piece *p = &d->pieces.v[cell->piece];
        uint32_t n = peel_fold(d->text.bytes + p->first, d->text.bytes + p->end, folded, sizeof folded);
        uint32_t phrase = peel_vocabulary_find(d->vocabulary, folded, n);
        if (phrase != PEEL_NONE && !(d->vocabulary->phrases[phrase].flags & PHRASE_GRADE) && c > 0) return 1;
    }
    const peel_piece *a = &d->pieces.v[d->cells.v[row->cell].piece];
    return d->cells.v[row->cell].npieces && d->text.bytes[a->first] == '*' && d->text.bytes[a->first + 1] == '*';
}

/* Removes rows [from, from + n): those behind move up. */
static void remove_rows(peel_doc *d, uint32_t from, uint32_t n) {
    memmove(d->rows.v + from, d->rows.v + from + n, (d->rows.n - from - n) * sizeof *d->rows.v);
    d->rows.n -= n;
}

static int rows_equal(const peel_doc *d, const peel_row *a, const peel_row *b) {
    if (a->ncells != b->ncells) return 0;
    for (uint32_t c = 0; c < a->ncells; c++) {
        const peel_cell *x = &d->cells.v[a->cell + c], *y = &d->cells.v[b->cell + c];
        if (!x->npieces != !y->npieces) return 0;
        if (!x->npieces) continue;
        const peel_piece *p = &d->pieces.v[x->piece], *q = &d->pieces.v[y->piece];
        char one[PEEL_MAX_PHRASE], two[PEEL_MAX_PHRASE];
        if (p->end - p->first > MAX_LABEL || q->end - q->first > MAX_LABEL) return 0;
        uint32_t n = peel_fold(d->text.bytes + p->first, d->text.bytes + p->end, one, sizeof one);
        uint32_t m = peel_fold(d->text.bytes + q->first, d->text.bytes + q->end, two, sizeof two);
        if (n != m || memcmp(one, two, n) != 0) return 0;
    }
    return 1;
}

/* A first row with one cell, over a row that fills all columns with words, is the table's title. */
static void take_title(peel_doc *d, peel_table *t) {
    if (t->nrows < 3 || t->columns < 2) return;
    const peel_row *first = &d->rows.v[t->row], *second = first + 1;
    if (d->cells.v[first->cell].npieces != 1) return;
    for (uint32_t c = 1; c < first->ncells; c++)
        if (d->cells.v[first->cell + c].npieces) return;
    if (second->ncells < t->columns) return;
    for (uint32_t c = 0; c < second->ncells; c++)
        if (d->cells.v[second->cell + c].npieces == 0 || is_numeric(d, &d->cells.v[second->cell + c])) return;
    t->title = d->pieces.v[d->cells.v[first->cell].piece];
    t->row++;
    t->nrows--;
}

/* Are all cells of a row but the first numbers or grades? Then it is no header, even where a rule stands under it. */
static int holds_values(const peel_doc *d, const peel_row *row) {
    char folded[PEEL_MAX_PHRASE];
    uint32_t values = 0;
    for (uint32_t c = 1; c < row->ncells; c++) {
        const peel_cell *cell = &d->cells.v[row->cell + c];
        if (cell->npieces == 0) continue;
        const peel_piece *p = &d->pieces.v[cell->piece];
        uint32_t n = peel_fold(d->text.bytes + p->first, d->text.bytes + p->end, folded, sizeof folded);
        uint32_t phrase = d->vocabulary ? peel_vocabulary_find(d->vocabulary, folded, n) : PEEL_NONE;
        int grade = phrase != PEEL_NONE && (d->vocabulary->phrases[phrase].flags & PHRASE_GRADE);
        if (!grade && (!is_numeric(d, cell) || is_year(d, cell))) return 0;
        values++;
    }
    return values > 1 && row->ncells > 0 && d->cells.v[row->cell].npieces > 0;
}

peel_status peel_table_take(peel_doc *d, const uint8_t *of_line, uint32_t i, int sep, uint32_t *taken) {
    uint32_t j = i + 1;
    int ruled = 0;
    while (j < d->lines.n && in_table(d, of_line, j, sep))
        j++;
    for (uint32_t k = i; k < j && k < i + 3; k++)
        ruled |= d->lines.v[k].lead == LEAD_RULE && k == i + 1;
    *taken = j - i;
    peel_taking t = {d, d->rows.n, 0};
    peel_status st = sep == '\t' ? rows_of_tabs(&t, i, j) : sep == '|' ? rows_of_pipes(&t, i, j) : peel_rows_of_blanks(&t, i, j);
    if (st == PEEL_OK) st = fill_rows(d, t.first_row, t.columns);
    if (st != PEEL_OK) return st;
    uint32_t to = t.first_row, filled = 1;
    for (uint32_t r = t.first_row; r < d->rows.n;) { /* empty rows go, cut rows are joined */
        uint32_t next = r + 1;
        if (!row_is_empty(d, &d->rows.v[r])) {
            peel_row row = d->rows.v[r];
            if (goes_on_below(d, &row, d->rows.v + next, d->rows.v + d->rows.n)) next++;
            else
                while (next < d->rows.n && (row_is_empty(d, &d->rows.v[next]) || continues_row(d, &row, &d->rows.v[next])))
                    next++;
            if (next > r + 1 && (st = join_rows(d, &row, r + 1, next)) != PEEL_OK) return st;
            d->rows.v[to++] = row;
        }
        r = next;
    }
    d->rows.n = to;
    for (uint32_t r = t.first_row; r < to; r++) /* a last column that no row fills is a trailing tab */
        for (uint32_t c = d->rows.v[r].ncells; c > filled; c--)
            if (d->cells.v[d->rows.v[r].cell + c - 1].npieces) filled = c;
    for (uint32_t r = t.first_row; r < to; r++)
        if (d->rows.v[r].ncells > filled) d->rows.v[r].ncells = filled;
    t.columns = filled;
    uint32_t before = PEEL_NONE;
    peel_table *old = table_before(d, &before);
    uint32_t at = peel_block_add(d, B_TABLE, i, j - i, d->lines.v[i].first, d->lines.v[j - 1].end);
    if (at == PEEL_NONE) return PEEL_NOMEM;
    if (old && old->columns == t.columns && to > t.first_row) {
        int same = old->has_header && rows_equal(d, &d->rows.v[old->row], &d->rows.v[t.first_row]);
        peel_table probe = {.row = t.first_row, .nrows = to - t.first_row, .columns = (uint16_t)t.columns};
        int own_header = !same && ((ruled && !(old->has_header && holds_values(d, &d->rows.v[t.first_row]))) ||
                                   (first_is_header(d, &probe, 0) && old->has_header && to - t.first_row > 1 &&
                                    is_numeric(d, &d->cells.v[d->rows.v[to - 1].cell + d->rows.v[to - 1].ncells - 1])));
        if (same || !own_header) {
            for (uint32_t k = before + 1; k < at; k++)
                if (is_lone_number(d, &d->blocks.v[k])) d->blocks.v[k].kind = B_FURNITURE;
            if (same) remove_rows(d, t.first_row, 1);
            else if (old->nrows > 0 && continues_row(d, &d->rows.v[t.first_row - 1], &d->rows.v[t.first_row])) {
                if ((st = join_rows(d, &d->rows.v[t.first_row - 1], t.first_row, t.first_row + 1)) != PEEL_OK) return st;
                remove_rows(d, t.first_row, 1);
            }
            old->nrows = d->rows.n - old->row;
            d->blocks.v[at].kind = B_JOINED;
            d->blocks.v[at].link = d->blocks.v[before].link;
            d->blocks.v[before].next = at;
            return PEEL_OK;
        }
    }
    peel_table table = {.block = at,
                        .row = t.first_row,
                        .nrows = d->rows.n - t.first_row,
                        .caption = PEEL_NONE,
                        .figure = PEEL_NONE,
                        .columns = (uint16_t)t.columns};
    take_title(d, &table);
    table.has_header = (uint8_t)first_is_header(d, &table, ruled);
    for (uint32_t r = table.row; r < table.row + table.nrows; r++)
        table.doubtful |= d->rows.v[r].ncells != t.columns;
    if (!peel_vec_push(d->alloc, &d->tables, table)) return PEEL_NOMEM;
    d->blocks.v[at].link = d->tables.n - 1;
    return PEEL_OK;
}
