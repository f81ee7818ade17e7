/* lines.c -- one pass over the bytes: where lines start and end, and what each shows by itself. */
#include "lines.h"

#include "bytes.h"

#define IS_BLANK(c) ((c) == ' ' || (c) == '\t' || (c) == '\r' || (c) == '\v')

enum { C_MARK = 2, C_PIPE = 4, C_CTRL = 8, C_LETTER = 16, C_LOWER = 32, C_SPACE = 64, C_DOT = 128 };

/* Class of each byte; what prose is made of shares few bits, so that one OR over a line says much. */
static const uint8_t byte_class[256] = {
    [0] = C_CTRL,     [1] = C_CTRL,     [2] = C_CTRL,     [3] = C_CTRL,     [4] = C_CTRL,     [5] = C_CTRL,     [6] = C_CTRL,
    [7] = C_CTRL,     [8] = C_CTRL,     ['\t'] = C_SPACE, ['\v'] = C_SPACE, ['\r'] = C_SPACE, [0x0e] = C_CTRL,  [0x0f] = C_CTRL,
    [0x10] = C_CTRL,  [0x11] = C_CTRL,  [0x12] = C_CTRL,  [0x13] = C_CTRL,  [0x14] = C_CTRL,  [0x15] = C_CTRL,  [0x16] = C_CTRL,
    [0x17] = C_CTRL,  [0x18] = C_CTRL,  [0x19] = C_CTRL,  [0x1a] = C_CTRL,  [0x1b] = C_CTRL,  [0x1c] = C_CTRL,  [0x1d] = C_CTRL,
    [0x1e] = C_CTRL,  [0x1f] = C_CTRL,  [0x7f] = C_CTRL,  [' '] = C_SPACE,  ['*'] = C_MARK,   ['_'] = C_MARK,   ['<'] = C_MARK,
    ['['] = C_MARK,   [']'] = C_MARK,   ['\\'] = C_MARK,  ['^'] = C_MARK,   ['&'] = C_MARK,   ['|'] = C_PIPE,   ['.'] = C_DOT,
    ['A'] = C_LETTER, ['B'] = C_LETTER, ['C'] = C_LETTER, ['D'] = C_LETTER, ['E'] = C_LETTER, ['F'] = C_LETTER, ['G'] = C_LETTER,
    ['H'] = C_LETTER, ['I'] = C_LETTER, ['J'] = C_LETTER, ['K'] = C_LETTER, ['L'] = C_LETTER, ['M'] = C_LETTER, ['N'] = C_LETTER,
    ['O'] = C_LETTER, ['P'] = C_LETTER, ['Q'] = C_LETTER, ['R'] = C_LETTER, ['S'] = C_LETTER, ['T'] = C_LETTER, ['U'] = C_LETTER,
    ['V'] = C_LETTER, ['W'] = C_LETTER, ['X'] = C_LETTER, ['Y'] = C_LETTER, ['Z'] = C_LETTER, ['a'] = C_LOWER,  ['b'] = C_LOWER,
    ['c'] = C_LOWER,  ['d'] = C_LOWER,  ['e'] = C_LOWER,  ['f'] = C_LOWER,  ['g'] = C_LOWER,  ['h'] = C_LOWER,  ['i'] = C_LOWER,
    ['j'] = C_LOWER,  ['k'] = C_LOWER,  ['l'] = C_LOWER,  ['m'] = C_LOWER,  ['n'] = C_LOWER,  ['o'] = C_LOWER,  ['p'] = C_LOWER,
    ['q'] = C_LOWER,  ['r'] = C_LOWER,  ['s'] = C_LOWER,  ['t'] = C_LOWER,  ['u'] = C_LOWER,  ['v'] = C_LOWER,  ['w'] = C_LOWER,
    ['x'] = C_LOWER,  ['y'] = C_LOWER,  ['z'] = C_LOWER,
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
    while (end > p && ((unsigned char)end[-1] <= ' ' || (unsigned char)end[-1] >= 0x80)) {
        if (IS_BLANK(end[-1])) end--;
        else if (end - p >= 2 && wide_blank(end - 2, end) == 2) end -= 2;
        else if (end - p >= 3 && wide_blank(end - 3, end) == 3) end -= 3;
        else break;
    }
    return end;
}

typedef struct {
    unsigned seen, bits; /* classes and bits of all bytes */
    uint32_t tabs, flags;
    int32_t narrower; /* bytes that take no place: the text is as wide as if ligatures were letters */
} summary;

/* One byte at q; [p, end) is the line. */
static void scan_byte(summary *m, const char *p, const char *q, const char *end) {
    unsigned char c = (unsigned char)*q;
    unsigned k = byte_class[c];
    m->seen |= k;
    m->bits |= c;
    if (c >= 0x80) {
        m->narrower += (c & 0xc0) == 0x80;
        if (c == 0xc2 && q + 1 < end && (unsigned char)q[1] == 0xad) m->narrower++; /* a soft hyphen is not seen */
        if (c == 0xef && q + 2 < end && (unsigned char)q[1] == 0xac)
            m->narrower -= (unsigned char)q[2] == 0x83 || (unsigned char)q[2] == 0x84 ? 2 : 1;
    } else if (k & (C_SPACE | C_DOT)) {
        if (c == '\t') m->tabs++;
        else if (c == ' ' && q + 1 < end && q[1] == ' ') {
            int stop = q > p && (q[-1] == '.' || q[-1] == '?' || q[-1] == '!' || q[-1] == ':' || q[-1] == ' ');
            if (q > p && (!stop || (q + 2 < end && q[2] == ' '))) m->flags |= LINE_GAPS;
        } else if (c == '.' && q + 2 < end && q[1] == '.' && q[2] == '.') m->flags |= LINE_DOTS;
    }
}

#define LONG_LINE 96 /* bytes: so long a line is prose, it has letters of both kinds */

#define STEP (2 * PEEL_STEP) /* bytes that the scan takes at a time */

/* The same test for all bytes of a step. */
#define OF_STEP(test, q) (test(q) | test((q) + PEEL_STEP) << PEEL_STEP)

/* Looks at the bytes q[i] whose bits are set in `odd`; the others are known by what they are not. */
static void scan_odd(summary *m, const char *p, const char *q, const char *end, unsigned odd) {
    for (; odd; odd &= odd - 1)
        scan_byte(m, p, q + peel_first_bit(odd), end);
}

/* The line's text starts at p. Looks at its bytes and finds where the line ends (*stop: the line end, a form feed, or `end`)
** and the text (the result). */
static const char *scan(summary *m, const char *p, const char *end, char line_end, const char **stop) {
    const char *q = p, *text_end, *step;
    char last[STEP + 1]; /* the bytes at the end of the source, with a line end behind them */
    unsigned odd, small, ends, behind;
    for (;; q += STEP) {
        step = q;
        if ((size_t)(end - q) <= STEP) {
            memset(last, line_end, sizeof last);
            memcpy(last, q, (size_t)(end - q));
            step = last;
        }
        odd = OF_STEP(peel_rough_bytes, step);
        small = m->seen & C_LOWER ? 0 : OF_STEP(peel_small_bytes, step);
        if (odd) {
            ends = peel_equal_bytes(step, line_end) | peel_equal_bytes(step + PEEL_STEP, line_end) << PEEL_STEP;
            ends |= peel_equal_bytes(step, '\f') | peel_equal_bytes(step + PEEL_STEP, '\f') << PEEL_STEP;
            if (ends) break;
            scan_odd(m, p, q, end, odd);
        }
        if (small) m->seen |= C_LOWER;
    }
    *stop = q + peel_first_bit(ends);
    text_end = trim_end(p, *stop);
    if (text_end >= q) {
        behind = ~0u << (text_end - q);
        if (small & ~behind) m->seen |= C_LOWER;
        scan_odd(m, p, q, text_end, odd & ~behind);
    } else { /* blanks at the end were taken for blanks inside: once more, up to the text's end */
        memset(m, 0, sizeof *m);
        for (q = p; q < text_end; q++)
            scan_byte(m, p, q, text_end);
    }
    return text_end;
}

/* Flags and counts of a line whose text is [p, end). */
static void summarise(peel_line *l, summary *m, const char *p, const char *end) {
    if (end - p >= LONG_LINE) m->seen |= C_LETTER | C_LOWER;
    for (const char *q = p; q < end && !(m->seen & (C_LETTER | C_LOWER)); q++)
        m->seen |= byte_class[(unsigned char)*q] & C_LETTER;
    if (m->bits & 0x80) m->flags |= LINE_NONASCII;
    if (m->seen & C_MARK) m->flags |= LINE_MARKUP;
    if (m->seen & C_PIPE) m->flags |= LINE_PIPE;
    if (m->seen & C_CTRL) m->flags |= LINE_CONTROL;
    if ((m->seen & (C_LETTER | C_LOWER)) || (m->bits & 0x80)) m->flags |= LINE_LETTERS;
    if ((m->seen & C_LETTER) && !(m->seen & C_LOWER)) m->flags |= LINE_CAPS;
    l->flags |= m->flags;
    l->tabs = m->tabs > UINT16_MAX ? UINT16_MAX : (uint16_t)m->tabs;
    int64_t width = (int64_t)(end - p) - m->narrower + l->indent;
    l->width = width > UINT16_MAX ? UINT16_MAX : width < 0 ? 0 : (uint16_t)width;
}

peel_status peel_lines_read(peel_lines *ls, const peel_text *t, peel_alloc alloc) {
    const char *s = t->bytes, *end = s + t->len, *p = s + t->body;
    const char line_end = (char)t->line_end;
    uint32_t number = 1, gap = 0;
    int feed = 0;
    memset(ls, 0, sizeof *ls);
    while (p < end) {
        const char *q = p, *stop;
        uint32_t indent = 0, n;
        while (q < end && ((unsigned char)*q <= ' ' || (unsigned char)*q >= 0x80) && *q != line_end && (n = wide_blank(q, end)) > 0) {
            indent = *q == '\t' ? (indent | 3) + 1 : indent + 1;
            q += n;
        }
        stop = q;
        if (q < end && *q != line_end && *q != '\f') {
            if (!peel_vec_reserve(alloc, ls, (uint64_t)ls->n + 1)) return PEEL_NOMEM;
            peel_line *l = &ls->v[ls->n++];
            memset(l, 0, sizeof *l);
            summary m = {0, 0, 0, 0, 0};
            const char *e = scan(&m, q, end, line_end, &stop);
            l->start = (uint32_t)(p - s);
            l->first = l->body = (uint32_t)(q - s);
            l->end = (uint32_t)(e - s);
            l->number = number;
            l->gap = gap > 255 ? 255 : (uint8_t)gap;
            l->indent = indent > 255 ? 255 : (uint8_t)indent;
            if (feed) l->flags |= LINE_FEED;
            summarise(l, &m, q, e);
            peel_lead_read(s, l);
            gap = 0;
            feed = 0;
        } else if (q == end || *q == line_end || q > p) gap++;
        if (stop < end && *stop == '\f') {
            feed = 1;
            gap += gap == 0; /* a page end parts paragraphs, as a blank line does; flow joins them again */
        } else number++;
        p = stop + 1;
    }
    ls->total = t->len == t->body ? 0 : number - (s[t->len - 1] != '\f');
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
