/* lines.c -- one pass over the bytes: where lines start and end, and what each shows by itself. */
#include "lines.h"

#define IS_BLANK(c) ((c) == ' ' || (c) == '\t' || (c) == '\r' || (c) == '\v')

enum { C_MARK = 2, C_PIPE = 4, C_CTRL = 8, C_LETTER = 16, C_LOWER = 32, C_SPACE = 64, C_DOT = 128 };

/* Class of each byte; what prose is made of shares few bits, so that one OR over a line says much. */
static const uint8_t byte_class[256] = {
    [0] = C_CTRL, [1] = C_CTRL, [2] = C_CTRL, [3] = C_CTRL, [4] = C_CTRL, [5] = C_CTRL, [6] = C_CTRL, [7] = C_CTRL,
    [8] = C_CTRL, ['\t'] = C_SPACE, ['\v'] = C_SPACE, ['\r'] = C_SPACE, [0x0e] = C_CTRL, [0x0f] = C_CTRL,
    [0x10] = C_CTRL, [0x11] = C_CTRL, [0x12] = C_CTRL, [0x13] = C_CTRL, [0x14] = C_CTRL, [0x15] = C_CTRL,
    [0x16] = C_CTRL, [0x17] = C_CTRL, [0x18] = C_CTRL, [0x19] = C_CTRL, [0x1a] = C_CTRL, [0x1b] = C_CTRL,
    [0x1c] = C_CTRL, [0x1d] = C_CTRL, [0x1e] = C_CTRL, [0x1f] = C_CTRL, [0x7f] = C_CTRL,
    [' '] = C_SPACE, ['*'] = C_MARK, ['_'] = C_MARK, ['<'] = C_MARK, ['['] = C_MARK, [']'] = C_MARK,
    ['\\'] = C_MARK, ['^'] = C_MARK, ['&'] = C_MARK, ['`'] = C_MARK, ['|'] = C_PIPE, ['.'] = C_DOT,
    ['A'] = C_LETTER, ['B'] = C_LETTER, ['C'] = C_LETTER, ['D'] = C_LETTER, ['E'] = C_LETTER, ['F'] = C_LETTER,
    ['G'] = C_LETTER, ['H'] = C_LETTER, ['I'] = C_LETTER, ['J'] = C_LETTER, ['K'] = C_LETTER, ['L'] = C_LETTER,
    ['M'] = C_LETTER, ['N'] = C_LETTER, ['O'] = C_LETTER, ['P'] = C_LETTER, ['Q'] = C_LETTER, ['R'] = C_LETTER,
    ['S'] = C_LETTER, ['T'] = C_LETTER, ['U'] = C_LETTER, ['V'] = C_LETTER, ['W'] = C_LETTER, ['X'] = C_LETTER,
    ['Y'] = C_LETTER, ['Z'] = C_LETTER,
    ['a'] = C_LOWER, ['b'] = C_LOWER, ['c'] = C_LOWER, ['d'] = C_LOWER, ['e'] = C_LOWER, ['f'] = C_LOWER,
    ['g'] = C_LOWER, ['h'] = C_LOWER, ['i'] = C_LOWER, ['j'] = C_LOWER, ['k'] = C_LOWER, ['l'] = C_LOWER,
    ['m'] = C_LOWER, ['n'] = C_LOWER, ['o'] = C_LOWER, ['p'] = C_LOWER, ['q'] = C_LOWER, ['r'] = C_LOWER,
    ['s'] = C_LOWER, ['t'] = C_LOWER, ['u'] = C_LOWER, ['v'] = C_LOWER, ['w'] = C_LOWER, ['x'] = C_LOWER,
    ['y'] = C_LOWER, ['z'] = C_LOWER,
};

/* Blank in the wide sense: also the no-break and zero-width spaces that conversions leave alone on a line. */
static uint32_t wide_blank(const char *p, const char *end) {
    const unsigned char *u = (const unsigned char *)p;
    if (IS_BLANK(*p)) return 1;
    if (end - p >= 2 && u[0] == 0xc2 && u[1] == 0xa0) return 2;
    if (end - p >= 3 && u[0] == 0xe2 && u[1] == 0x80 && ((u[2] >= 0x80 && u[2] <= 0x8d) || u[2] == 0xaf)) return 3;
    if (end - p >= 3 && u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf) return 3;
    return 0;
}

static const char *trim_end(const char *p, const char *end) {
    while (end > p) {
        if (IS_BLANK(end[-1])) end--;
        else if (end - p >= 2 && wide_blank(end - 2, end) == 2) end -= 2;
        else if (end - p >= 3 && wide_blank(end - 3, end) == 3) end -= 3;
        else break;
    }
    return end;
}

/* Flags and counts of the bytes [p, end) of a line. */
static void scan(peel_line *l, const char *p, const char *end) {
    unsigned seen = 0, bits = 0;
    uint32_t tabs = 0, continuation = 0, flags = 0;
    for (const char *q = p; q < end; q++) {
        unsigned char c = (unsigned char)*q;
        unsigned k = byte_class[c];
        seen |= k;
        bits |= c;
        continuation += (c & 0xc0) == 0x80;
        if (k & (C_SPACE | C_DOT)) {
            if (c == '\t') tabs++;
            else if (c == ' ' && q + 1 < end && q[1] == ' ') {
                if (q > p && q[-1] != '.' && q[-1] != '?' && q[-1] != '!' && q[-1] != ':' && q[-1] != ' ') flags |= LINE_GAPS;
                else if (q + 2 < end && q[2] == ' ') flags |= LINE_GAPS;
            } else if (c == '.' && q + 2 < end && q[1] == '.' && q[2] == '.') flags |= LINE_DOTS;
        }
    }
    if (bits & 0x80) flags |= LINE_NONASCII;
    if (seen & C_MARK) flags |= LINE_MARKUP;
    if (seen & C_PIPE) flags |= LINE_PIPE;
    if (seen & C_CTRL) flags |= LINE_CONTROL;
    if ((seen & (C_LETTER | C_LOWER)) || (bits & 0x80)) flags |= LINE_LETTERS;
    if ((seen & C_LETTER) && !(seen & C_LOWER)) flags |= LINE_CAPS;
    l->flags |= flags;
    l->tabs = tabs > UINT16_MAX ? UINT16_MAX : (uint16_t)tabs;
    uint32_t width = (uint32_t)(end - p) - continuation + l->indent;
    l->width = width > UINT16_MAX ? UINT16_MAX : (uint16_t)width;
}

peel_status peel_lines_read(peel_lines *ls, const peel_text *t, peel_alloc alloc) {
    const char *s = t->bytes, *end = s + t->len, *p = s + t->body;
    const char *line_end = NULL; /* of the line that p is in; form feeds part it, so it is found once */
    uint32_t number = 1, gap = 0;
    int feed = 0;
    memset(ls, 0, sizeof *ls);
    while (p < end) {
        if (!line_end || line_end < p) line_end = memchr(p, t->line_end, (size_t)(end - p));
        if (!line_end) line_end = end;
        const char *stop = line_end;
        const char *ff = memchr(p, '\f', (size_t)(stop - p));
        if (ff) stop = ff;
        const char *q = p;
        uint32_t indent = 0, n;
        while (q < stop && (n = wide_blank(q, stop)) > 0) {
            indent = *q == '\t' ? (indent | 3) + 1 : indent + 1;
            q += n;
        }
        if (q < stop) {
            if (!peel_vec_reserve(alloc, ls, (uint64_t)ls->n + 1)) return PEEL_NOMEM;
            peel_line *l = &ls->v[ls->n++];
            memset(l, 0, sizeof *l);
            const char *e = trim_end(q, stop);
            l->start = (uint32_t)(p - s);
            l->first = l->body = (uint32_t)(q - s);
            l->end = (uint32_t)(e - s);
            l->number = number;
            l->gap = gap > 255 ? 255 : (uint8_t)gap;
            l->indent = indent > 255 ? 255 : (uint8_t)indent;
            if (feed) l->flags |= LINE_FEED;
            scan(l, q, e);
            peel_lead_read(s, l);
            gap = 0;
            feed = 0;
        } else if (!ff || q > p) gap++;
        if (ff) {
            feed = 1;
            gap += gap == 0; /* a page end parts paragraphs, as a blank line does; flow joins them again */
            p = ff + 1;
        } else {
            number++;
            p = stop + 1;
        }
    }
    ls->total = t->len == t->body ? 0 : number - (t->len > 0 && s[t->len - 1] == t->line_end);
    return PEEL_OK;
}

uint32_t peel_lines_find(const peel_lines *ls, uint32_t offset) {
    uint32_t lo = 0, hi = ls->n;
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (ls->v[mid].start <= offset) lo = mid;
        else hi = mid;
    }
    return lo;
}
