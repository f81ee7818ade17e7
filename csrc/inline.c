/* inline.c -- one scan over each block that holds more than plain ASCII prose: what to leave out of its clean
** text (markup, note marks, soft hyphens, hyphens of the wrap), what to replace (ligatures, no-break spaces,
** entities), and where the marks of notes stand.
**
** Emphasis is closed within its line or block or it is no emphasis: an opener is noted as an edit of no length
** and gets its length when the closer is found, so that edits ascend without sorting.
*/
#include "bytes.h"
#include "document.h"
#include "words.h"

typedef struct {
    peel_doc *d;
    peel_words words;
    uint32_t open_star, open_strong, open_line, open_strong_line; /* edits that wait for their closers, or PEEL_NONE */
    uint32_t next_bracket, next_paren;                            /* nearest ] and ) at or behind the scan, found once */
    uint32_t link_at, link_len;                                   /* the tail "](address)" of the link that is open */
    uint32_t plain;                                               /* next of the marks without markup */
    uint32_t done;                                                /* end of a mark that a wrap cut, behind its line */
    int failed;
} scan;

static void edit(scan *s, uint32_t at, uint32_t len, peel_edit_op op) {
    peel_edit e = {at, len, op};
    if (!peel_vec_push(s->d->alloc, &s->d->edits, e)) s->failed = 1;
}

static int is_space(unsigned char c) {
    return c <= ' ';
}
static int is_word(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Marks of notes in [at, at + len): each number its own, the only one with the bytes around it. */
static void marks(scan *s, uint32_t at, uint32_t len) {
    const char *b = s->d->text.bytes;
    uint32_t numbers = 0, p = at, end = at + len, value;
    for (uint32_t q = at; q < end; q++)
        numbers += b[q] >= '0' && b[q] <= '9' && !(b[q - 1] >= '0' && b[q - 1] <= '9');
    if (numbers <= 1) {
        if (peel_mark_at(b + at, b + end, &value) == 0) return;
        peel_mark m = {at, len, value, PEEL_NONE};
        if (!peel_vec_push(s->d->alloc, &s->d->marks, m)) s->failed = 1;
        return;
    }
    while (p < end) {
        uint32_t q = p;
        value = 0;
        while (q < end && b[q] >= '0' && b[q] <= '9' && q - p < 6)
            value = value * 10 + (uint32_t)(b[q++] - '0');
        if (q > p) {
            peel_mark m = {p, q - p, value, PEEL_NONE};
            if (!peel_vec_push(s->d->alloc, &s->d->marks, m)) s->failed = 1;
        }
        p = q + (q == p);
    }
}

/* A square or cube, not a note: km², m³. */
static int is_power(const char *b, uint32_t from, uint32_t at, uint32_t value) {
    if ((value != 2 && value != 3) || at <= from || b[at - 1] != 'm') return 0;
    uint32_t w = at;
    while (w > from && at - w < 4 && is_word((unsigned char)b[w - 1]))
        w--; /* longer than a unit is a word */
    return at - w == 1 || (at - w == 2 && (b[w] == 'k' || b[w] == 'c' || b[w] == 'm')) || (w < at && b[w] >= '0' && b[w] <= '9');
}

/* The byte at p as emphasis sees it: no-break spaces are blanks; quotes, dashes and raised figures are no letters. */
static unsigned char letter_at(const char *b, uint32_t p, uint32_t end) {
    unsigned char c = (unsigned char)b[p], next = p + 1 < end ? (unsigned char)b[p + 1] : 0;
    if (c == 0xc2) return next == 0xa0 ? ' ' : '"';
    return c == 0xe2 ? '"' : c;
}

static unsigned char letter_before(const char *b, uint32_t from, uint32_t p) {
    uint32_t end = p--;
    while (p > from && end - p < 4 && ((unsigned char)b[p] & 0xc0) == 0x80)
        p--;
    return letter_at(b, p, end);
}

/* A run of one or two stars or underscores at p: opens, closes, or is text. Returns its length. */
static uint32_t emphasis(scan *s, uint32_t from, uint32_t p, uint32_t end, uint32_t line) {
    const char *b = s->d->text.bytes;
    char c = b[p];
    uint32_t n = p + 1 < end && b[p + 1] == c ? 2 : 1;
    unsigned char before = p > from ? letter_before(b, from, p) : ' ', after = p + n < end ? letter_at(b, p + n, end) : ' ';
    int can_open = !is_space(after) && (!is_word(before) || (c == '*' && n == 2));
    int can_close = !is_space(before) && (!is_word(after) || (c == '*' && n == 2));
    uint32_t *open = n == 2 ? &s->open_strong : &s->open_star, *open_line = n == 2 ? &s->open_strong_line : &s->open_line;
    if (can_close && *open != PEEL_NONE && b[s->d->edits.v[*open].at] == c) {
        s->d->edits.v[*open].len = n;
        edit(s, p, n, EDIT_DROP);
        *open = PEEL_NONE;
    } else if (can_open) {
        edit(s, p, 0, EDIT_DROP);
        *open = s->d->edits.n - 1;
        *open_line = line;
    }
    return n;
}

/* Finds c at or behind p, looking at most a kilobyte ahead, each byte once for all askers. */
static uint32_t nearest(const char *b, uint32_t *cache, uint32_t p, uint32_t end, char c) {
    if (*cache != PEEL_NONE && *cache >= p) return *cache;
    const char *q = memchr(b + p, c, end - p);
    *cache = q ? (uint32_t)(q - b) : end;
    return *cache;
}

/* Brackets inside an address come in pairs: where one is open at the first ), the address ends at a later one. */
static uint32_t address_end(const char *b, uint32_t from, uint32_t paren, uint32_t end) {
    uint32_t open = 0, last = from + 400 < end ? from + 400 : end;
    for (uint32_t q = from; q < paren && q < last; q++)
        if (b[q] == '\\') q++;
        else if (b[q] == '(') open++;
    for (uint32_t q = paren + 1; open > 0 && q < last && (unsigned char)b[q] > ' '; q++)
        if (b[q] == '(') open++;
        else if (b[q] == ')' && --open == 0) return q;
    return paren;
}

/* "[text](address)" or "![text](address)" at p: drops what is not text. Returns bytes to go on from, 0 if no link. */
static uint32_t link(scan *s, uint32_t p, uint32_t end) {
    const char *b = s->d->text.bytes;
    uint32_t close = nearest(b, &s->next_bracket, p, end, ']');
    if (close + 1 >= end || b[close + 1] != '(' || close - p > 2000) return 0;
    uint32_t paren = nearest(b, &s->next_paren, close + 2, end, ')');
    if (paren >= end || paren - close > 2000) return 0;
    s->link_at = close;
    s->link_len = address_end(b, close + 2, paren, end) + 1 - close;
    return 1;
}

/* "[![what it shows](image)](address)" at p: a picture that is a link has no text. Its length, 0 if it is none. */
static uint32_t linked_image(scan *s, uint32_t p, uint32_t end) {
    const char *b = s->d->text.bytes;
    if (end - p < 9 || b[p + 1] != '!' || b[p + 2] != '[') return 0;
    uint32_t close = nearest(b, &s->next_bracket, p, end, ']');
    if (close + 1 >= end || b[close + 1] != '(') return 0;
    uint32_t paren = nearest(b, &s->next_paren, close + 2, end, ')');
    if (paren >= end) return 0;
    uint32_t image = address_end(b, close + 2, paren, end);
    if (image + 2 >= end || b[image + 1] != ']' || b[image + 2] != '(') return 0;
    paren = nearest(b, &s->next_paren, image + 3, end, ')');
    return paren < end && paren - p <= 4000 ? address_end(b, image + 3, paren, end) + 1 - p : 0;
}

/* Length of an address in angle brackets at p, else 0. */
static uint32_t autolink(const char *b, uint32_t p, uint32_t end) {
    if (end - p < 8 || (memcmp(b + p + 1, "http", 4) != 0 && memcmp(b + p + 1, "www.", 4) != 0 && memcmp(b + p + 1, "mailto", 6) != 0))
        return 0;
    uint32_t limit = end - p > 2000 ? p + 2000 : end;
    for (uint32_t q = p + 5; q < limit && (unsigned char)b[q] > ' ' && b[q] != '<'; q++)
        if (b[q] == '>') return q + 1 - p;
    return 0;
}

static uint32_t entity(scan *s, uint32_t p, uint32_t end) {
    static const struct {
        const char *text;
        uint8_t len, space;
    } entities[] = {{"&amp;", 5, 0}, {"&nbsp;", 6, 1}, {"&lt;", 4, 0}, {"&gt;", 4, 0}, {"&quot;", 6, 0}, {"&#39;", 5, 0}, {"&apos;", 6, 0}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (end - p >= entities[i].len && memcmp(s->d->text.bytes + p, entities[i].text, entities[i].len) == 0) {
            edit(s, p, entities[i].len, entities[i].space ? EDIT_SPACE : EDIT_ENTITY);
            return entities[i].len;
        }
    return 1;
}

/* Characters beyond ASCII: marks, blanks, soft hyphens, ligatures. Returns the bytes taken. */
static uint32_t high(scan *s, uint32_t from, uint32_t p, uint32_t end, int definition) {
    const char *b = s->d->text.bytes;
    const unsigned char *u = (const unsigned char *)b + p;
    uint32_t n, value, len = peel_utf8_len(*u);
    if ((*u == 0xc2 || *u == 0xe2) && (n = peel_mark_at(b + p, b + end, &value)) > 0) {
        if (is_power(b, from, p, value)) return n;
        edit(s, p, n, EDIT_DROP);
        if (!definition) marks(s, p, n);
        return n;
    }
    if (len == 2 && u[0] == 0xc2 && u[1] == 0xa0) edit(s, p, 2, EDIT_SPACE);
    else if (len == 2 && u[0] == 0xc2 && u[1] == 0xad) edit(s, p, 2, EDIT_DROP);
    else if (len == 3 && u[0] == 0xe2 && u[1] == 0x80 && (u[2] <= 0x8a || u[2] == 0xaf)) edit(s, p, 3, EDIT_SPACE);
    else if (len == 3 && u[0] == 0xe2 && u[1] == 0x80 && u[2] >= 0x8b && u[2] <= 0x8d) edit(s, p, 3, EDIT_DROP);
    else if (len == 3 && u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf) edit(s, p, 3, EDIT_DROP);
    else if (len == 3 && u[0] == 0xef && u[1] == 0xac && u[2] >= 0x80 && u[2] <= 0x86) edit(s, p, 3, EDIT_LIGATURE);
    return len;
}

/* Bytes at which a scan has something to look at. */
static const uint8_t stops[256] = {
    ['*'] = 1, ['_'] = 1, ['<'] = 1, ['^'] = 1, ['['] = 1, ['\\'] = 1, ['&'] = 1, [0xc2] = 1, [0xe2] = 1, [0xef] = 1,
};

/* The next byte from p on that a scan has something to look at, or `end`. All such bytes are odd ones. */
static uint32_t next_stop(const char *b, uint32_t p, uint32_t end) {
    while (end - p >= PEEL_STEP) {
        for (unsigned odd = peel_odd_bytes(b + p); odd; odd &= odd - 1)
            if (stops[(unsigned char)b[p + peel_first_bit(odd)]]) return p + peel_first_bit(odd);
        p += PEEL_STEP;
    }
    while (p < end && !stops[(unsigned char)b[p]])
        p++;
    return p;
}

/* The first mark without markup at or behind byte p. Blocks are read in the order of the text. */
static const peel_plain_mark *plain_from(scan *s, uint32_t p) {
    while (s->plain < s->d->plain.n && s->d->plain.v[s->plain].at < p)
        s->plain++;
    return s->plain < s->d->plain.n ? &s->d->plain.v[s->plain] : NULL;
}

/* Scans one line's bytes; a mark may go on to `reach` in the next. `definition`: a note's mark at the start is the note's own. */
static void scan_line(scan *s, const peel_line *l, uint32_t from, uint32_t line, uint32_t reach, int definition) {
    const char *b = s->d->text.bytes;
    uint32_t n, value;
    if (from < s->done) from = s->done; /* a mark of the line above ended here */
    const peel_plain_mark *plain = plain_from(s, from);
    for (uint32_t p = from; p < l->end && !s->failed;) {
        uint32_t limit = s->link_at >= p && s->link_at < l->end ? s->link_at : l->end;
        while (plain && plain->at < p)
            plain = plain_from(s, p);
        p = next_stop(b, p, plain && plain->at < limit ? plain->at : limit);
        if (p >= l->end) return;
        unsigned char c = (unsigned char)b[p];
        int own = definition && p < l->body;
        if (plain && p == plain->at) {
            peel_mark m = {p, plain->len, plain->number, PEEL_NONE};
            edit(s, p, plain->len, EDIT_DROP);
            if (plain->line == 0 && !peel_vec_push(s->d->alloc, &s->d->marks, m)) s->failed = 1;
            p += plain->len;
        } else if (p == s->link_at) {
            edit(s, p, s->link_len, EDIT_DROP);
            p += s->link_len;
            s->link_at = PEEL_NONE;
        } else if (c >= 0x80) {
            p += high(s, from, p, l->end, own);
        } else if (c == '*' ||
                   (c == '_' && (p == from || !is_word((unsigned char)b[p - 1]) || p + 1 == l->end || !is_word((unsigned char)b[p + 1])))) {
            p += emphasis(s, from, p, l->end, line);
        } else if (c == '<') {
            if ((n = peel_mark_at(b + p, b + reach, &value)) > 0) {
                edit(s, p, n, EDIT_DROP);
                if (!own) marks(s, p, n);
            } else if ((n = autolink(b, p, l->end)) > 0) { /* <http://...>: the address is the text */
                edit(s, p, 1, EDIT_DROP);
                edit(s, p + n - 1, 1, EDIT_DROP);
            } else if ((n = peel_tag_at(b + p, b + reach)) > 0) edit(s, p, n, b[p + 1] == 'b' && b[p + 2] == 'r' ? EDIT_SPACE : EDIT_DROP);
            p += n ? n : 1;
        } else if (c == '^' && (n = peel_mark_at(b + p, b + reach, &value)) > 0) {
            edit(s, p, n, EDIT_DROP);
            if (!own) marks(s, p, n);
            p += n;
        } else if (c == '[' && (n = peel_mark_at(b + p, b + reach, &value)) > 0) {
            edit(s, p, n + (own && p + n < l->end && b[p + n] == ':'), EDIT_DROP);
            if (!own) marks(s, p, n);
            p += n;
        } else if (c == '[' && (n = linked_image(s, p, l->end)) > 0) {
            edit(s, p, n, EDIT_DROP);
            p += n;
        } else if (c == '[' && link(s, p, l->end)) {
            int image = p > from && b[p - 1] == '!';
            if (image) edit(s, p - 1, s->link_at + s->link_len - (p - 1), EDIT_DROP);
            else edit(s, p, 1, EDIT_DROP);
            p = image ? s->link_at + s->link_len : p + 1;
            if (image) s->link_at = PEEL_NONE;
        } else if (c == '\\') {
            for (n = 1; p + n < l->end && b[p + n] == '\\'; n++) {
            } /* escaped twice by a second conversion: all go */
            int escape = p + n < l->end && (unsigned char)b[p + n] > ' ' && !is_word((unsigned char)b[p + n]);
            if (escape) edit(s, p, n, EDIT_DROP);
            p += n + (escape != 0);
        } else if (c == '&') p += entity(s, p, l->end);
        else p++;
        if (p > l->end) s->done = p;
    }
}

/* Does the hyphen that ends line l belong to the word whose second half starts line m? */
static int keeps_hyphen(scan *s, const peel_line *l, const peel_line *m) {
    const char *b = s->d->text.bytes;
    uint32_t a_end = l->end - 1, a = a_end, e = m->body;
    while (a > l->first && ((b[a - 1] | 0x20) >= 'a' && (b[a - 1] | 0x20) <= 'z'))
        a--;
    while (e < m->end && ((b[e] | 0x20) >= 'a' && (b[e] | 0x20) <= 'z'))
        e++;
    return peel_words_keep_hyphen(&s->words, s->d, a, a_end, m->body, e, &s->failed);
}

/* The hyphen at the end of line l, before line m: is it the word's or the wrap's? Joins the halves either way; 0 where it is no such hyphen. */
static int wrap_hyphen(scan *s, const peel_line *l, const peel_line *m) {
    const char *b = s->d->text.bytes;
    if (!(m->flags & LINE_LOWER) || m->lead != LEAD_NONE) return 0;
    if ((unsigned char)b[l->end - 1] == 0xad) { /* a soft hyphen: dropped already, the break with it */
        edit(s, l->end, m->first - l->end, EDIT_DROP);
        return 1;
    }
    uint32_t from = keeps_hyphen(s, l, m) ? l->end : l->end - 1; /* markup that opens the second half has edits of its own */
    edit(s, from, m->first - from, EDIT_DROP);
    return 1;
}

/* Wide blanks at the end of a line and at the start of the next. */
static void scan_break(scan *s, uint32_t p, uint32_t end) {
    const char *b = s->d->text.bytes;
    if (p < s->done) p = s->done;
    while (p < end)
        if ((unsigned char)b[p] >= 0x80) p += high(s, p, p, end, 1);
        else p++;
}

static void scan_block(scan *s, const peel_block *b, const peel_stand *on) {
    peel_doc *d = s->d;
    int table = b->kind == B_TABLE || (b->kind == B_JOINED && b->link != PEEL_NONE);
    const uint32_t from_line = on->line, to_line = on->line + on->nlines;
    s->open_star = s->open_strong = s->link_at = PEEL_NONE;
    for (uint32_t i = from_line; i < to_line; i++) {
        const peel_line *l = &d->lines.v[i];
        const peel_plain_mark *plain = plain_from(s, l->first);
        if ((l->flags & (LINE_NONASCII | LINE_MARKUP)) || (plain && plain->at < l->end)) {
            uint32_t from = l->first;
            if (l->lead == LEAD_BULLET && i == from_line && l->body > l->first)
                from = l->first + peel_utf8_len((unsigned char)d->text.bytes[l->first]);
            uint32_t reach = !table && i + 1 < to_line ? d->lines.v[i + 1].end : l->end;
            scan_line(s, l, from, i, reach, b->kind == B_FOOTNOTE && i == from_line);
        }
        if (table) s->open_star = s->open_strong = PEEL_NONE; /* emphasis ends with its row */
        if (i + 1 == to_line) break;
        if (table || !(l->flags & LINE_HYPHEN) || !wrap_hyphen(s, l, &d->lines.v[i + 1])) scan_break(s, l->end, d->lines.v[i + 1].first);
    }
}

/* Openers that were never closed are text after all. */
static void compact(peel_doc *d) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->edits.n; i++)
        if (d->edits.v[i].len > 0) d->edits.v[n++] = d->edits.v[i];
    d->edits.n = n;
}

/* A word cut between two blocks that flow joined. The edits are appended; peel_inline_read's caller sorts them in. */
static void cut_hyphen(scan *s, const peel_block *a, const peel_block *b) {
    peel_doc *d = s->d;
    const peel_line *l = peel_block_last_line(d, a), *m = peel_block_first_line(d, b);
    if (!(l->flags & LINE_HYPHEN) || !(m->flags & LINE_LOWER)) return;
    int soft = (unsigned char)d->text.bytes[l->end - 1] == 0xad;
    if (!soft && !keeps_hyphen(s, l, m)) edit(s, l->end - 1, 1, EDIT_DROP);
    edit(s, b->first, 0, EDIT_JOIN);
}

/* Merges the edits behind `n` (ascending themselves by runs) into the first n. */
static peel_status merge_edits(peel_doc *d, uint32_t n) {
    if (d->edits.n == n) return PEEL_OK;
    for (uint32_t i = n + 1; i < d->edits.n; i++) { /* few: one for each word that a page end cut */
        peel_edit e = d->edits.v[i];
        uint32_t k = i;
        for (; k > n && d->edits.v[k - 1].at > e.at; k--)
            d->edits.v[k] = d->edits.v[k - 1];
        d->edits.v[k] = e;
    }
    uint32_t extra = d->edits.n - n;
    size_t size = extra * sizeof(peel_edit);
    peel_edit *tail = d->alloc.fn(d->alloc.ud, NULL, 0, size);
    if (!tail) return PEEL_NOMEM;
    memcpy(tail, d->edits.v + n, size);
    uint32_t to = d->edits.n, i = n, j = extra;
    while (j > 0)
        if (i > 0 && d->edits.v[i - 1].at > tail[j - 1].at) d->edits.v[--to] = d->edits.v[--i];
        else d->edits.v[--to] = tail[--j];
    d->alloc.fn(d->alloc.ud, tail, size, 0);
    return PEEL_OK;
}

peel_status peel_inline_read(peel_doc *d) {
    scan s = {.d = d, .next_bracket = PEEL_NONE, .next_paren = PEEL_NONE};
    peel_words_init(&s.words, d->alloc);
    for (uint32_t i = 0; i < d->blocks.n && !s.failed; i++)
        scan_block(&s, &d->blocks.v[i], &d->stands.v[i]);
    peel_words_free(&s.words);
    if (s.failed) return PEEL_NOMEM;
    compact(d);
    return PEEL_OK;
}

/* A join stands where its text starts, behind markup: both the piece and a range of its words are joined there. */
static void settle_joins(peel_doc *d) {
    const char *b = d->text.bytes;
    for (uint32_t i = 0; i < d->edits.n; i++) {
        peel_edit join = d->edits.v[i];
        uint32_t k = i;
        if (join.op != EDIT_JOIN) continue;
        for (; k > 0 && d->edits.v[k - 1].at == join.at; k--)
            d->edits.v[k] = d->edits.v[k - 1];
        if (k > 0 && d->edits.v[k - 1].at + d->edits.v[k - 1].len > join.at) join.at = d->edits.v[k - 1].at + d->edits.v[k - 1].len;
        for (;;) {
            while (join.at < d->text.len && is_space((unsigned char)b[join.at]))
                join.at++;
            if (k + 1 >= d->edits.n || d->edits.v[k + 1].at != join.at || d->edits.v[k + 1].op > EDIT_SPACE) break;
            join.at += d->edits.v[k + 1].len;
            d->edits.v[k] = d->edits.v[k + 1];
            k++;
        }
        d->edits.v[k] = join;
        if (k > i) i = k;
    }
}

peel_status peel_inline_join(peel_doc *d) {
    scan s = {.d = d};
    uint32_t n = d->edits.n;
    peel_words_init(&s.words, d->alloc);
    for (uint32_t i = 0; i < d->blocks.n && !s.failed; i++) {
        const peel_block *b = &d->blocks.v[i];
        if (b->kind != B_TABLE && b->next != PEEL_NONE && !(b->kind == B_JOINED && b->link != PEEL_NONE))
            cut_hyphen(&s, b, &d->blocks.v[b->next]);
    }
    peel_words_free(&s.words);
    peel_status st = s.failed ? PEEL_NOMEM : merge_edits(d, n);
    if (st == PEEL_OK && d->edits.n > n) settle_joins(d);
    return st;
}
