/* clean.c -- makes clean text of source ranges. */
#include "clean.h"

void peel_clean_init(peel_clean *c, peel_alloc alloc, int mapped) {
    memset(c, 0, sizeof *c);
    c->alloc = alloc;
    c->mapped = mapped != 0;
}

void peel_clean_free(peel_clean *c) {
    peel_vec_free(c->alloc, &c->text);
    peel_vec_free(c->alloc, &c->map);
}

/* Appends n bytes that stand for source bytes from `source` on. */
static void put(peel_clean *c, const char *p, uint32_t n, uint32_t source) {
    if (n == 0) return;
    if (!peel_vec_reserve(c->alloc, &c->text, (uint64_t)c->text.n + n)) {
        c->failed = 1;
        return;
    }
    if (c->mapped) {
        const peel_map *last = c->map.n ? &c->map.v[c->map.n - 1] : NULL;
        if (!last || last->source == PEEL_NONE || source - last->source != c->text.n - last->at) {
            peel_map m = {c->text.n, source};
            if (!peel_vec_push(c->alloc, &c->map, m)) c->failed = 1;
        }
    }
    memcpy(c->text.v + c->text.n, p, n);
    c->text.n += n;
}

void peel_clean_byte(peel_clean *c, char byte) {
    if (c->mapped && c->map.n > 0 && c->map.v[c->map.n - 1].source != PEEL_NONE) {
        peel_map nowhere = {c->text.n, PEEL_NONE};
        if (!peel_vec_push(c->alloc, &c->map, nowhere)) c->failed = 1;
    }
    if (!peel_vec_push(c->alloc, &c->text, byte)) c->failed = 1;
}

/* First edit that ends behind `at`. */
static uint32_t edit_from(const peel_doc *d, uint32_t at) {
    uint32_t lo = 0, hi = d->edits.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        const peel_edit *e = &d->edits.v[mid];
        if (e->at + e->len < at || (e->at + e->len == at && e->len > 0)) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static const char *replacement(const peel_doc *d, const peel_edit *e) {
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    const char *p = d->text.bytes + e->at;
    switch (e->op) {
    case EDIT_SPACE: return " ";
    case EDIT_LIGATURE: return ligatures[(unsigned char)p[2] - 0x80];
    case EDIT_ENTITY: return p[1] == 'a' ? (p[2] == 'm' ? "&" : "'") : p[1] == 'l' ? "<" : p[1] == 'g' ? ">" : p[1] == 'q' ? "\"" : "'";
    default: return "";
    }
}

#define EACH(byte) (0x0101010101010101u * (uint64_t)(byte))

/* Bytes from p on, eight at a time, that are copied as they are: no control bytes, no two blanks in a row. */
static uint32_t skip_plain(const char *s, uint32_t p, uint32_t stop) {
    while (stop - p > 8) {
        uint64_t x, y; /* the bytes, and the byte behind each */
        memcpy(&x, s + p, sizeof x);
        memcpy(&y, s + p + 1, sizeof y);
        uint64_t control = ((x - EACH(' ')) & ~x) | ((y - EACH(' ')) & ~y);
        uint64_t a = x ^ EACH(' '), b = y ^ EACH(' ');
        uint64_t blanks = (a - EACH(1)) & ~a & (b - EACH(1)) & ~b;
        if ((control | blanks) & EACH(0x80)) break;
        p += 8;
    }
    return p;
}

void peel_clean_range(peel_clean *c, const peel_doc *d, uint32_t first, uint32_t end) {
    const char *s = d->text.bytes;
    uint32_t e = edit_from(d, first), p = first, start = c->text.n;
    int space = 0; /* a space is owed before the next byte */
    uint32_t space_at = first;
    while (p < end) {
        uint32_t stop = e < d->edits.n && d->edits.v[e].at < end ? d->edits.v[e].at : end;
        while (p < stop) {
            uint32_t run = p; /* bytes above the blank are copied as they are; a single blank inside goes along */
            if ((unsigned char)s[p] > ' ') p = skip_plain(s, p, stop);
            while (p < stop && ((unsigned char)s[p] > ' ' || (s[p] == ' ' && p > run && p + 1 < stop && (unsigned char)s[p + 1] > ' ')))
                p++;
            if (p > run) {
                if (space && c->text.n > start) put(c, " ", 1, space_at);
                space = 0;
                put(c, s + run, p - run, run);
            }
            while (p < stop && (unsigned char)s[p] <= ' ') {
                if (!space) space = 1, space_at = p;
                p++;
            }
        }
        if (stop == end) break;
        const peel_edit *edit = &d->edits.v[e++];
        const char *text = replacement(d, edit);
        if (edit->op == EDIT_SPACE) {
            if (!space) space = 1, space_at = edit->at;
        } else if (*text) {
            if (space && c->text.n > start) put(c, " ", 1, space_at);
            space = 0;
            put(c, text, (uint32_t)strlen(text), edit->at);
        }
        if (edit->at + edit->len > p) p = edit->at + edit->len;
    }
}

/* Is the text joined at this offset without a space? */
static int joined_at(const peel_doc *d, uint32_t at) {
    for (uint32_t e = edit_from(d, at);;) {
        if (e < d->edits.n && d->edits.v[e].at <= at) {
            const peel_edit *edit = &d->edits.v[e++];
            if (edit->op == EDIT_JOIN) return 1;
            if (edit->op > EDIT_SPACE) return 0;
            at = edit->at + edit->len;
        } else if (at < d->text.len && (unsigned char)d->text.bytes[at] <= ' ') at++;
        else return 0;
    }
}

void peel_clean_join(peel_clean *c, const peel_doc *d, uint32_t first) {
    if (c->text.n > 0 && !joined_at(d, first)) peel_clean_byte(c, ' ');
}

/* Appends pieces of the text that begins at `start`; one of nothing but markup leaves no space either. */
static void put_pieces(peel_clean *c, const peel_doc *d, const peel_piece *p, uint32_t n, uint32_t start) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t before = c->text.n, maps = c->map.n;
        if (before > start) peel_clean_join(c, d, p[i].first);
        uint32_t joined = c->text.n;
        peel_clean_range(c, d, p[i].first, p[i].end);
        if (c->text.n == joined) c->text.n = before, c->map.n = maps;
    }
}

void peel_clean_pieces(peel_clean *c, const peel_doc *d, const peel_piece *p, uint32_t n) {
    put_pieces(c, d, p, n, c->text.n);
}

void peel_clean_block(peel_clean *c, const peel_doc *d, const peel_block *b) {
    for (uint32_t start = c->text.n;;) {
        const peel_piece text = {b->first, b->end};
        put_pieces(c, d, &text, 1, start);
        if (b->next == PEEL_NONE) return;
        b = &d->blocks.v[b->next];
    }
}

void peel_clean_trim(const peel_doc *d, uint32_t *first, uint32_t *end) {
    const char *s = d->text.bytes;
    uint32_t e = edit_from(d, *first);
    for (;;) {
        if (*first < *end && (unsigned char)s[*first] <= ' ') ++*first;
        else if (e < d->edits.n && d->edits.v[e].at <= *first && d->edits.v[e].op <= EDIT_SPACE && *first < *end) {
            uint32_t behind = d->edits.v[e].at + d->edits.v[e].len;
            if (behind > *first) *first = behind < *end ? behind : *end;
            e++;
        } else break;
    }
    for (;;) {
        if (*end > *first && (unsigned char)s[*end - 1] <= ' ') {
            --*end;
            continue;
        }
        e = edit_from(d, *end ? *end - 1 : 0);
        if (e<d->edits.n && * end> * first && d->edits.v[e].at < *end && d->edits.v[e].at + d->edits.v[e].len >= *end &&
            d->edits.v[e].op <= EDIT_SPACE && d->edits.v[e].at >= *first)
            *end = d->edits.v[e].at;
        else return;
    }
}

/* Do only blanks of one paragraph and edits stand between two source offsets? */
static int same_run(const peel_doc *d, uint32_t from, uint32_t to) {
    const char *s = d->text.bytes;
    uint32_t lines = 0;
    if (to < from) return 0;
    for (uint32_t e = edit_from(d, from); from < to;) {
        while (e < d->edits.n && d->edits.v[e].at + d->edits.v[e].len <= from)
            e++;
        if (e < d->edits.n && d->edits.v[e].at <= from) {
            from = d->edits.v[e].at + d->edits.v[e].len;
            continue;
        }
        unsigned char c = (unsigned char)s[from++];
        if (c == '\n') lines++;
        if (c > ' ' || c == '\f' || lines > 1) return 0;
    }
    return !joined_at(d, to); /* read as one range, the blanks between the halves of a word would be a space */
}

/* End of a source range whose last byte is `last`: blanks left off, behind a character that an edit replaces as a whole. */
static uint32_t range_end(const peel_doc *d, uint32_t first, uint32_t last) {
    while (last > first && (unsigned char)d->text.bytes[last] <= ' ')
        last--;
    uint32_t e = edit_from(d, last);
    if (e < d->edits.n && d->edits.v[e].at <= last && last < d->edits.v[e].at + d->edits.v[e].len)
        return d->edits.v[e].at + d->edits.v[e].len;
    return last + 1;
}

int peel_clean_ranges(const peel_clean *c, const peel_doc *d, uint32_t at, uint32_t end, peel_ranges *out) {
    if (end > c->text.n) end = c->text.n;
    uint32_t lo = 0, hi = c->map.n, first = 0, last = 0;
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (c->map.v[mid].at <= at) lo = mid;
        else hi = mid;
    }
    int open = 0;
    for (uint32_t m = lo; m < c->map.n && c->map.v[m].at < end; m++) {
        const peel_map *run = &c->map.v[m];
        if (run->source == PEEL_NONE) continue; /* bytes of the tape's own */
        uint32_t from = run->at > at ? run->at : at, stop = m + 1 < c->map.n && c->map.v[m + 1].at < end ? c->map.v[m + 1].at : end;
        if (!open || !same_run(d, last + 1, run->source + (from - run->at))) {
            while (from < stop && c->text.v[from] == ' ')
                from++;
            if (from == stop) continue;
            if (open && (!peel_vec_push(c->alloc, out, first) || !peel_vec_push(c->alloc, out, range_end(d, first, last)))) return 0;
            first = run->source + (from - run->at);
            open = 1;
        }
        while (stop > from && c->text.v[stop - 1] == ' ')
            stop--;
        if (stop > from) last = run->source + (stop - 1 - run->at);
    }
    return !open || (peel_vec_push(c->alloc, out, first) && peel_vec_push(c->alloc, out, range_end(d, first, last)));
}
