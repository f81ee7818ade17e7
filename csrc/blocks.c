/* blocks.c -- lines into raw blocks: paragraphs, items, captions, sources, notes, rules; tables.c takes the tables. */
#include "blocks.h"

#define MAX_PAGES      30u    /* pages from one entry of the contents list to the next */
#define SHORT_LINE     60u    /* bytes: a line that may be an item of a list that lost its bullets */
#define MAX_BOLD_LINES 6u     /* lines of a wrapped bold title */
#define MAX_AHEAD      20000u /* lines behind the contents list that are searched for its titles */
#define MAX_NEST       8u     /* deeper lists are drawn, not written */

typedef struct {
    uint8_t indent[MAX_NEST];
    char bullet[MAX_NEST];
    uint32_t depth;
} nesting;

uint32_t peel_block_add(peel_doc *d, peel_block_kind kind, uint32_t line, uint32_t nlines, uint32_t first, uint32_t end) {
    peel_block b = {.first = first, .end = end, .next = PEEL_NONE, .link = PEEL_NONE, .kind = (uint8_t)kind};
    const peel_stand on = {line, nlines};
    const peel_line *l = &d->lines.v[line];
    if (l->gap == 0 && line > 0 && !(l->flags & LINE_FEED)) b.flags |= BLOCK_ADJACENT;
    if (l->flags & LINE_FEED) b.flags |= BLOCK_FEED;
    if (!peel_vec_push(d->alloc, &d->blocks, b)) return PEEL_NONE;
    d->stands.v[d->stands.n++] = on; /* there is room for one a line */
    return d->blocks.n - 1;
}

/* The last block that is text: what a remark or an item belongs to. */
static const peel_block *body_before(const peel_doc *d) {
    for (uint32_t i = d->blocks.n; i-- > 0 && d->blocks.n - i < 8;) {
        const peel_block *b = &d->blocks.v[i];
        if (!peel_block_is_aside(b)) return b;
    }
    return NULL;
}

static int ends_with_colon(const peel_doc *d, const peel_block *b) {
    return b && (peel_block_last_line(d, b)->flags & LINE_COLON) != 0;
}

/* Is the bold that the line before `from` opened closed in lines [from, to)? */
static int closes_bold(const peel_doc *d, uint32_t from, uint32_t to) {
    for (uint32_t k = from; k < to; k++) {
        const peel_line *l = &d->lines.v[k];
        for (uint32_t p = l->first; p + 1 < l->end && (l->flags & LINE_MARKUP); p++)
            if ((d->text.bytes[p] == '*' && d->text.bytes[p + 1] == '*') || (d->text.bytes[p] == '<' && d->text.bytes[p + 1] == '/'))
                return 1;
    }
    return 0;
}

int peel_is_coded(const peel_doc *d, uint32_t i) {
    const char *p = d->text.bytes + d->lines.v[i].body, *end = d->text.bytes + d->lines.v[i].end;
    for (int part = 0; part < 2; part++) {
        const char *start = p;
        while (p < end && p - start < 2 && *p >= '0' && *p <= '9')
            p++;
        if (p == start || p == end) return 0;
        if (part == 0 && *p++ != '.') return 0;
    }
    while (p < end && (*p == '*' || *p == '_' || *p == ':' || *p == '.' || *p == ')'))
        p++;
    const char *blank = p;
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p > blank && p < end && !(*p >= '0' && *p <= '9') && *p != '%';
}

/* Does a line end in a day, and the next begin with its month? A converter keeps the month with the year ("31" / "December 2023"). */
static int parts_date(const char *s, const peel_line *l, const peel_line *m) {
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    uint32_t p = l->end;
    while (p > l->body && s[p - 1] >= '0' && s[p - 1] <= '9')
        p--;
    if (p == l->end || l->end - p > 2 || p == l->body || s[p - 1] != ' ') return 0;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        uint32_t n = (uint32_t)strlen(months[i]);
        if (m->end - m->body >= n && memcmp(s + m->body, months[i], n) == 0) return m->end - m->body == n || s[m->body + n] == ' ';
    }
    return 0;
}

/* Does line j go on the block that started at line i? `listed`: the lines behind a colon are items. */
static int goes_on(const peel_doc *d, const uint8_t *of_line, uint32_t i, uint32_t j, int listed) {
    const char *s = d->text.bytes;
    const peel_line *head = &d->lines.v[i], *l = &d->lines.v[j - 1], *m = &d->lines.v[j];
    if (m->gap > 0 || (m->flags & LINE_FEED) || of_line[j] != LINE_TEXT) return 0;
    if (m->lead == LEAD_HASH || m->lead == LEAD_PIPE || m->lead == LEAD_RULE || m->lead == LEAD_CAPTION || m->lead == LEAD_SOURCE ||
        m->lead == LEAD_NOTE || m->lead == LEAD_REMARK)
        return 0;
    int soft = peel_soft_break(&d->profile, s, &d->lines, j - 1);
    if (m->tabs > 0 && !soft) return 0;
    if ((head->flags & LINE_OPENBOLD) && m->lead == LEAD_NONE && j - i <= MAX_BOLD_LINES && !closes_bold(d, i + 1, j)) return 1;
    if (head->lead == LEAD_HASH || (l->flags & LINE_BOLD && j == i + 1)) return soft && m->lead == LEAD_NONE;
    if ((m->flags & (LINE_BOLD | LINE_OPENBOLD)) && !soft) return 0;
    int starts_list = (l->flags & (LINE_COLON | LINE_SEMI | LINE_STOP)) || head->lead == LEAD_BULLET;
    if (m->lead == LEAD_BULLET) {
        char c = s[m->first];
        int dash = c == '-' || c == '+' || c == 'o' || (unsigned char)c == 0xe2;
        if (head->lead == LEAD_BULLET) return soft && dash && c != s[head->first] && !(l->flags & (LINE_COLON | LINE_SEMI | LINE_STOP));
        return soft && dash && !starts_list && m->indent >= head->indent; /* left of the rest of a cut item: the next item */
    }
    if (m->lead == LEAD_NUMBER) return soft && head->lead != LEAD_NUMBER && !starts_list;
    if (m->flags & LINE_STARRED && !soft) return 0;
    if (soft) return 1;
    if (peel_is_coded(d, i) && peel_is_coded(d, j)) return 0;
    /* a caption stands alone: what is close below it in a wrapped document is its own next line */
    if (head->lead == LEAD_CAPTION && d->profile.wrap && l->width * 2u > d->profile.wrap && !(l->flags & LINE_STOP) && m->lead == LEAD_NONE)
        return 1;
    /* a hard break inside a group: another item, another line of a label, or text filled by hand */
    if (head->lead == LEAD_BULLET || head->lead == LEAD_NUMBER) {
        if (m->indent > head->indent) return 1;
        return (m->flags & (LINE_LOWER | LINE_DIGIT)) && !(l->flags & (LINE_SEMI | LINE_STOP));
    }
    if (head->lead == LEAD_NOTE) return 1;
    if (listed || (l->flags & LINE_SEMI)) return 0;
    if (m->flags & LINE_URL) return 1;
    if (l->flags & LINE_STOP && !(m->flags & LINE_LOWER)) return 0;
    if ((m->flags & (LINE_LOWER | LINE_DIGIT)) || parts_date(s, l, m)) return 1;
    return peel_ends_open(s + l->body, s + l->end) || (l->flags & (LINE_COMMA | LINE_HYPHEN));
}

/* Level of an item from the indents and bullets of the list that it goes on. */
static uint8_t item_level(const peel_doc *d, nesting *nest, const peel_line *l) {
    char c = d->text.bytes[l->first];
    if (l->lead == LEAD_NUMBER) c = '1';
    while (nest->depth > 0) {
        uint32_t top = nest->depth - 1;
        if (l->indent > nest->indent[top] + 1) break;
        if (l->indent + 1 >= nest->indent[top]) { /* the same column: an inner list may still have its own bullet */
            if (c == nest->bullet[top]) break;
            uint32_t k = nest->depth;
            while (k > 0 && nest->bullet[k - 1] != c)
                k--;
            if (k > 0) nest->depth = k;
            else if (c == 'o' || (unsigned char)c == 0xe2) goto deeper;
            break;
        }
        nest->depth--;
    }
    if (nest->depth > 0 && l->indent <= nest->indent[nest->depth - 1] + 1) return (uint8_t)nest->depth;
deeper:
    if (nest->depth < MAX_NEST) {
        nest->indent[nest->depth] = l->indent;
        nest->bullet[nest->depth++] = c;
    }
    return (uint8_t)nest->depth;
}

/* Drops closing markup from the end of a range: bold marks and tags, so that a title's place is its words. */
static uint32_t before_closing(const char *s, uint32_t first, uint32_t end) {
    for (;;) {
        uint32_t e = end;
        if (e - first >= 2 && ((s[e - 1] == '*' && s[e - 2] == '*') || (s[e - 1] == '_' && s[e - 2] == '_'))) e -= 2;
        else if (e > first && s[e - 1] == '#') e--;
        else if (e > first && s[e - 1] == '>') {
            uint32_t m = e - 1;
            while (m > first && s[m] != '<' && e - m < 64)
                m--;
            if (s[m] == '<' && peel_tag_at(s + m, s + e) == e - m && !(e - m == 6 && memcmp(s + m, "</sup>", 6) == 0)) e = m;
        }
        while (e > first && e < end && (s[e - 1] == ' ' || s[e - 1] == '\t'))
            e--;
        if (e == end) return end;
        end = e;
    }
}

/* Keeps what the lines of a block show and its text does not; few blocks have any of it. */
static bool keep_places(peel_doc *d, uint32_t at, const peel_line *first, const peel_line *last) {
    const peel_block *b = &d->blocks.v[at];
    const peel_place wording = {at, first->body}, tail = {at, last->end};
    if ((b->kind == B_CAPTION || b->kind == B_SOURCE || b->kind == B_FOOTNOTE) && !peel_vec_push(d->alloc, &d->wordings, wording))
        return false;
    return b->end > last->start || peel_vec_push(d->alloc, &d->tails, tail);
}

/* One block of text from line i on; *taken = its lines. */
static peel_status take_text(peel_doc *d, const uint8_t *of_line, uint32_t i, nesting *nest, uint32_t *taken) {
    const char *s = d->text.bytes;
    const peel_line *l = &d->lines.v[i];
    const peel_block *before = body_before(d);
    const int colon = ends_with_colon(d, before);
    const peel_block copy = before ? *before : (peel_block){0}; /* blocks move when one is added */
    if (before) before = &copy;
    int grouped = before && (before->flags & BLOCK_GROUPED) && l->gap == 0;
    int listed = !d->profile.ragged && l->lead == LEAD_NONE && (colon || grouped) && !(l->flags & LINE_URL) && before->kind != B_FOOTNOTE;
    uint32_t j = i + 1;
    while (j < d->lines.n && goes_on(d, of_line, i, j, listed))
        j++;
    const peel_line *last = &d->lines.v[j - 1];
    peel_block_kind kind = B_PARA;
    uint32_t first = l->body;
    int after_figure =
        before && (before->kind == B_TABLE || before->kind == B_SOURCE || before->kind == B_NOTE || before->kind == B_CAPTION);
    switch (l->lead) {
    case LEAD_BULLET: kind = l->body >= last->end ? B_RULE : B_ITEM; break; /* a mark that lost its words is none */
    case LEAD_NUMBER: kind = B_ITEM; break;
    case LEAD_NOTE:
        kind = B_FOOTNOTE;
        first = l->first;
        break;
    case LEAD_CAPTION:
        kind = B_CAPTION;
        first = (uint32_t)(peel_skip_open(s + l->first, s + l->end) - s);
        break;
    case LEAD_SOURCE:
        kind = B_SOURCE;
        first = (uint32_t)(peel_skip_open(s + l->first, s + l->end) - s);
        break;
    case LEAD_REMARK: kind = after_figure ? B_NOTE : B_PARA; break;
    case LEAD_HASH: kind = l->body >= l->end ? B_RULE : B_PARA; break;
    default: break;
    }
    if ((l->flags & LINE_STARRED) && after_figure && s[last->end - 1] != '*') kind = B_NOTE;
    if (first >= last->end) first = l->first;
    uint32_t end = kind == B_RULE ? last->end : before_closing(s, first, last->end);
    uint32_t at = peel_block_add(d, kind, i, j - i, first, end > first ? end : last->end);
    if (at == PEEL_NONE || !keep_places(d, at, l, last)) return PEEL_NOMEM;
    peel_block *b = &d->blocks.v[at];
    b->value = l->value;
    if (l->lead == LEAD_HASH) b->flags |= BLOCK_HASH, b->level = (uint8_t)l->value;
    if (l->flags & LINE_CAPS) b->flags |= BLOCK_CAPS;
    if (l->lead == LEAD_NUMBER) b->flags |= BLOCK_NUMBERED;
    if ((l->flags & LINE_URL) && j == i + 1 && memchr(s + first, ' ', last->end - first) == NULL) b->flags |= BLOCK_URL;
    if ((l->flags & LINE_BOLD) || ((l->flags & LINE_OPENBOLD) && end < last->end)) b->flags |= BLOCK_BOLD;
    if (kind == B_ITEM) b->level = item_level(d, nest, l);
    else if (kind == B_PARA) {
        int next_near = j < d->lines.n && d->lines.v[j].gap == 0 && of_line[j] == LINE_TEXT && d->lines.v[j].lead == LEAD_NONE &&
                        d->lines.v[j].tabs == 0;
        if ((b->flags & BLOCK_ADJACENT) && before && before->kind == B_PARA && !(before->flags & BLOCK_HASH)) b->flags |= BLOCK_GROUPED;
        else if (next_near && l->lead == LEAD_NONE) b->flags |= BLOCK_GROUPED;
        nest->depth = 0;
    } else if (kind != B_FOOTNOTE) nest->depth = 0;
    *taken = j - i;
    return PEEL_OK;
}

/* The page of an entry whose leader was mixed up with its words or one blank wide: the number at its end, behind a blank,
** where the pages go on with it. 0 if none. */
static uint32_t stray_page(const peel_doc *d, const peel_line *l, uint32_t *title_end) {
    const char *s = d->text.bytes;
    uint32_t p = l->end, page = 0, last = 0;
    while (p > l->first && s[p - 1] >= '0' && s[p - 1] <= '9')
        p--;
    if (p == l->end || l->end - p > 4 || p == l->first) return 0;
    uint32_t blank = s[p - 1] == ' ' ? 1 : p - l->first >= 2 && memcmp(s + p - 2, "\xc2\xa0", 2) == 0 ? 2 : 0;
    if (blank == 0) return 0;
    for (uint32_t q = p; q < l->end; q++)
        page = page * 10 + (uint32_t)(s[q] - '0');
    if (d->entries.n > 0) last = d->entries.v[d->entries.n - 1].page;
    if (d->entries.n == 0 && l->tabs == 0 && page <= MAX_PAGES && peel_contents_one_blank(d, (uint32_t)(l - d->lines.v))) last = page;
    if (l->tabs == 0 && (last == 0 || page < last || page > last + MAX_PAGES)) return 0;
    *title_end = p - blank;
    return page;
}

/* Does the text of line i stand again further on, alone? Then it is a whole title, not the first line of one. */
static int stands_alone(const peel_doc *d, uint32_t i) {
    const peel_line *l = &d->lines.v[i];
    char want[PEEL_MAX_PHRASE], have[PEEL_MAX_PHRASE];
    uint32_t n = peel_fold(d->text.bytes + l->body, d->text.bytes + l->end, want, sizeof want);
    uint32_t end = d->lines.n - d->contents_end < MAX_AHEAD ? d->lines.n : d->contents_end + MAX_AHEAD;
    for (uint32_t k = d->contents_end; k < end; k++) {
        const peel_line *m = &d->lines.v[k];
        if (m->gap == 0 || m->width + 8 < l->width || m->width > l->width + 8) continue;
        if (k + 1 < d->lines.n && d->lines.v[k + 1].gap == 0) continue;
        if (peel_fold(d->text.bytes + m->body, d->text.bytes + m->end, have, sizeof have) == n && memcmp(want, have, n) == 0) return 1;
    }
    return 0;
}

/* One entry of the contents list: to the line with its page; in a list without pages, a line and its wrapped rest. */
static peel_status take_entry(peel_doc *d, const uint8_t *of_line, uint32_t i, uint32_t *taken) {
    const char *s = d->text.bytes;
    const peel_line *l = &d->lines.v[i];
    uint32_t j = i, title_end, page = 0;
    peel_piece row = {l->body, l->end};
    int is_row = peel_contents_row(d, l, &row, &page);
    while (!is_row && !(d->lines.v[j].flags & LINE_ENTRY) && !stray_page(d, &d->lines.v[j], &title_end) && j + 1 < d->contents_end &&
           of_line[j + 1] == LINE_CONTENTS && j - i < 6 && d->lines.v[j + 1].gap == 0 &&
           (peel_contents_page(d, &d->lines.v[j + 1]) || (peel_soft_break(&d->profile, s, &d->lines, j) && !stands_alone(d, j))))
        j++;
    const peel_line *last = &d->lines.v[j];
    uint32_t first = l->lead == LEAD_NUMBER ? (uint32_t)(peel_skip_open(s + l->first, s + l->end) - s) : l->body;
    if (is_row) first = row.first, title_end = row.end;
    else if (j > i && peel_contents_page(d, last)) { /* the wrap parted the page from its title */ page = peel_contents_page(d, last);
        title_end = last[-1].end;
    } else if (!(last->flags & LINE_ENTRY) || !peel_line_entry(s, last->first, last->end, &title_end, &page)) {
        title_end = last->end;
        page = stray_page(d, last, &title_end);
    }
    while (page > 0 && title_end > first && (s[title_end - 1] == '.' || s[title_end - 1] == ' '))
        title_end--; /* the leader */
    if (title_end <= first) first = l->first;
    if (title_end <= first) title_end = last->end;
    title_end = before_closing(s, first, title_end);
    if (title_end <= first) first = l->first, title_end = last->end; /* nothing but markup */
    uint32_t at = peel_block_add(d, B_CONTENTS, i, j + 1 - i, l->first, last->end);
    if (at == PEEL_NONE) return PEEL_NOMEM;
    peel_entry e = {.block = at,
                    .page = page,
                    .section = PEEL_NONE,
                    .title = {first, title_end},
                    .bold = (l->flags & (LINE_BOLD | LINE_OPENBOLD)) || l->body > l->first,
                    .indent = l->indent};
    if (!peel_vec_push(d->alloc, &d->entries, e)) return PEEL_NOMEM;
    d->blocks.v[at].link = d->entries.n - 1;
    *taken = j + 1 - i;
    return PEEL_OK;
}

/* A rule right under a short line is that line's underline: an older way to mark a heading. */
static int underlines(peel_doc *d, const peel_line *rule) {
    if (rule->gap > 0 || d->blocks.n == 0) return 0;
    peel_block *b = &d->blocks.v[d->blocks.n - 1];
    char c = d->text.bytes[rule->first];
    if (b->kind != B_PARA || peel_block_stand(d, b)->nlines != 1 || (b->flags & (BLOCK_HASH | BLOCK_ADJACENT)) || (c != '=' && c != '-'))
        return 0;
    if (peel_block_first_line(d, b)->flags & (LINE_STOP | LINE_COMMA | LINE_SEMI)) return 0;
    b->flags |= BLOCK_HASH;
    b->flags &= (uint16_t)~BLOCK_GROUPED;
    b->level = c == '=' ? 1 : 2;
    return 1;
}

#define LONG_LINE 60u /* code points: longer than most items of a list */

/* A line without a stop right over long text with one: a title that lost the blank line behind it, not two items of a list. */
static int heads_text(const peel_doc *d, uint32_t i) {
    if (i + 1 >= d->blocks.n) return 0;
    const peel_block *b = &d->blocks.v[i], *n = b + 1;
    if (b->kind != B_PARA || n->kind != B_PARA || !(n->flags & BLOCK_GROUPED)) return 0;
    const peel_line *l = peel_block_last_line(d, b), *end = peel_block_last_line(d, n);
    if (!(peel_block_first_line(d, b)->flags & LINE_UPPER) || (l->flags & (LINE_STOP | LINE_COMMA | LINE_SEMI | LINE_COLON | LINE_HYPHEN)))
        return 0;
    if (l->end - l->first > 4 && memcmp(d->text.bytes + l->end - 4, " and", 4) == 0) return 0;
    return (peel_block_first_line(d, n)->flags & LINE_UPPER) &&
           ((end->flags & LINE_COLON) || ((end->flags & LINE_STOP) && peel_block_width(d, n) > LONG_LINE));
}

/* Titles over text are no list, nor is what is left alone between them. */
static void ungroup_titles(peel_doc *d, uint32_t i, uint32_t j) {
    uint32_t from = i; /* first of the lines that may be a list */
    for (uint32_t k = i; k <= j; k++) {
        int title = k < j && heads_text(d, k) && (k + 2 >= j || !heads_text(d, k + 1));
        if (k < j && !title) continue;
        if (k - from == 1 || (k < j && k > from)) /* text before the next title */
            for (uint32_t m = from; m < k; m++)
                if (k - from == 1 || peel_block_width(d, &d->blocks.v[m]) > LONG_LINE) d->blocks.v[m].flags &= (uint16_t)~BLOCK_GROUPED;
        if (k == j) break;
        d->blocks.v[k].flags &= (uint16_t)~BLOCK_GROUPED;
        d->blocks.v[k + 1].flags &= (uint16_t)~BLOCK_GROUPED;
        from = k + 2;
        k++;
    }
    for (uint32_t k = i; k < j; k++) { /* one line is no list */
        int before = k > i && (d->blocks.v[k - 1].flags & BLOCK_GROUPED), behind = k + 1 < j && (d->blocks.v[k + 1].flags & BLOCK_GROUPED);
        if (!before && !behind) d->blocks.v[k].flags &= (uint16_t)~BLOCK_GROUPED;
    }
}

/* Short lines in a group, without blanks between, are a list whose bullets were lost. */
static void group_items(peel_doc *d) {
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        peel_block *b = &d->blocks.v[i];
        if (!(b->flags & BLOCK_GROUPED)) continue;
        uint32_t j = i + 1;
        while (j < d->blocks.n && (d->blocks.v[j].flags & BLOCK_GROUPED) && (d->blocks.v[j].flags & BLOCK_ADJACENT))
            j++;
        /* a group of one is a paragraph after all; in a group that a bold or hashed line heads, that line heads it */
        int in_contents = d->contents_line != PEEL_NONE && peel_block_stand(d, b)->line < d->contents_line && d->contents_line < 60;
        for (uint32_t k = i; k < j; k++) {
            peel_block *m = &d->blocks.v[k];
            if (j - i < 2 || in_contents || (m->flags & (BLOCK_BOLD | BLOCK_HASH))) m->flags &= (uint16_t)~BLOCK_GROUPED;
        }
        if (j - i > 1 && !in_contents) ungroup_titles(d, i, j);
        i = j - 1;
    }
}

peel_status peel_blocks_build(peel_doc *d, const uint8_t *of_line) {
    nesting nest = {.depth = 0};
    /* room at once, since no block is without a line: two arrays that grow in turn are in each other's way */
    if (!peel_vec_reserve(d->alloc, &d->stands, d->lines.n)) return PEEL_NOMEM;
    for (uint32_t i = 0; i < d->lines.n;) {
        const peel_line *l = &d->lines.v[i];
        uint32_t taken = 1;
        int sep;
        peel_status st = PEEL_OK;
        if (l->flags & LINE_CONTROL) st = peel_doc_problem(d, D_CONTROL_BYTES, i, PEEL_NONE, l->first, l->end);
        if (st != PEEL_OK) return st;
        if (of_line[i] == LINE_FURNITURE || of_line[i] == LINE_PAGENO) {
            uint32_t at = peel_block_add(d, B_FURNITURE, i, 1, l->first, l->end);
            if (at == PEEL_NONE) return PEEL_NOMEM;
            if (of_line[i] == LINE_PAGENO) d->blocks.v[at].flags |= BLOCK_PAGE, d->blocks.v[at].value = l->value;
        } else if (of_line[i] == LINE_CONTENTS_TITLE) {
            uint32_t at = peel_block_add(d, B_PARA, i, 1, l->body, l->end);
            if (at == PEEL_NONE) return PEEL_NOMEM;
            d->blocks.v[at].flags |= BLOCK_CONTENTS_TITLE;
        } else if (of_line[i] == LINE_CONTENTS) {
            st = take_entry(d, of_line, i, &taken);
        } else if ((sep = peel_table_starts(d, of_line, i)) != 0) {
            st = peel_table_take(d, of_line, i, sep, &taken);
            nest.depth = 0;
        } else if (l->lead == LEAD_RULE) {
            underlines(d, l);
            if (peel_block_add(d, B_RULE, i, 1, l->first, l->end) == PEEL_NONE) return PEEL_NOMEM;
        } else {
            st = take_text(d, of_line, i, &nest, &taken);
        }
        if (st != PEEL_OK) return st;
        for (uint32_t k = i + 1; k < i + taken && st == PEEL_OK; k++) /* the first line's were told above */
            if (d->lines.v[k].flags & LINE_CONTROL)
                st = peel_doc_problem(d, D_CONTROL_BYTES, k, PEEL_NONE, d->lines.v[k].first, d->lines.v[k].end);
        if (st != PEEL_OK) return st;
        i += taken;
    }
    group_items(d);
    return PEEL_OK;
}
