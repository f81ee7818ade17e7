/* lead.c -- how a line begins and ends: bullets, numbers, hashes, note marks, captions, sources, page numbers. */
#include "lines.h"

#define IS_DIGIT(c) ((c) >= '0' && (c) <= '9')
#define IS_LOWER(c) ((c) >= 'a' && (c) <= 'z')
#define IS_UPPER(c) ((c) >= 'A' && (c) <= 'Z')
#define IS_ALPHA(c) (IS_LOWER((c) | 0x20))
#define IS_BLANK(c) ((c) == ' ' || (c) == '\t' || (c) == '\r')

#define MAX_NUMBER 99999u /* page, note and list numbers beyond this are not numbers of those kinds */

static const char *skip_blank(const char *p, const char *end) {
    while (p < end) {
        if (IS_BLANK(*p)) p++;
        else if (end - p >= 2 && memcmp(p, "\xc2\xa0", 2) == 0) p += 2;
        else break;
    }
    return p;
}

static int starts(const char *p, const char *end, const char *word) {
    while (*word) {
        if (p >= end) return 0;
        char c = *p++;
        if (IS_UPPER(c)) c |= 0x20;
        if (c != *word++) return 0;
    }
    return 1;
}

static const char *digits(const char *p, const char *end, uint32_t *value) {
    uint32_t v = 0;
    while (p < end && IS_DIGIT(*p)) {
        if (v <= MAX_NUMBER) v = v * 10 + (uint32_t)(*p - '0');
        p++;
    }
    *value = v;
    return p;
}

/* The value of a superscript digit at p and its length, or 0. */
static uint32_t superscript(const char *p, const char *end, uint32_t *value) {
    const unsigned char *u = (const unsigned char *)p;
    if (end - p >= 2 && u[0] == 0xc2) {
        if (u[1] == 0xb9) return *value = 1, 2;
        if (u[1] == 0xb2) return *value = 2, 2;
        if (u[1] == 0xb3) return *value = 3, 2;
    } else if (end - p >= 3 && u[0] == 0xe2 && u[1] == 0x81 && (u[2] == 0xb0 || (u[2] >= 0xb4 && u[2] <= 0xb9))) {
        return *value = u[2] - 0xb0u, 3;
    }
    return 0;
}

/* Digits, blanks and commas up to `close`; the first number in *number. Used for ^{12 13} and <sup>1, 2</sup>. */
static const char *numbers_until(const char *p, const char *end, const char *close, uint32_t *number) {
    size_t n = strlen(close);
    int first = 1;
    while (p < end && (size_t)(end - p) >= n && memcmp(p, close, n) != 0) {
        if (IS_DIGIT(*p)) {
            uint32_t v;
            p = digits(p, end, &v);
            if (first) *number = v;
            first = 0;
        } else if (IS_BLANK(*p) || *p == ',' || *p == '\n') p++;
        else if (end - p >= 2 && memcmp(p, "\xc2\xa0", 2) == 0) p += 2;
        else return NULL;
    }
    return first || (size_t)(end - p) < n ? NULL : p + n;
}

uint32_t peel_mark_at(const char *p, const char *end, uint32_t *number) {
    const char *q = NULL;
    if (p >= end) return 0;
    if (*p == '<') {
        if (starts(p, end, "<sup>")) q = numbers_until(p + 5, end, "</sup>", number);
    } else if (*p == '^') {
        if (end - p > 1 && p[1] == '{') q = numbers_until(p + 2, end, "}", number);
        else if (end - p > 1 && IS_DIGIT(p[1])) {
            q = digits(p + 1, end, number);
            if (q < end && *q == '^') q++;
        }
    } else if (*p == '[') {
        if (end - p > 1 && p[1] == '^') q = numbers_until(p + 2, end, "]", number);
    } else if ((unsigned char)*p >= 0xc2) {
        uint32_t v = 0, d, n, total = 0;
        while ((n = superscript(p + total, end, &d)) > 0) {
            if (v <= MAX_NUMBER) v = v * 10 + d;
            total += n;
        }
        if (total) *number = v;
        return total;
    }
    return q ? (uint32_t)(q - p) : 0;
}

uint32_t peel_tag_at(const char *p, const char *end) {
    static const char *const names[] = {"", "abipsu", "brem", "divsubsupimg", "fontspan", "small", "strong"}; /* by length */
    if (end - p < 3 || *p != '<') return 0;
    if (starts(p, end, "<!--")) {
        for (const char *q = p + 4; q + 2 < end && *q != '\n' && q - p < 400; q++)
            if (q[0] == '-' && q[1] == '-' && q[2] == '>') return (uint32_t)(q + 3 - p);
        return 0;
    }
    const char *q = p + 1;
    if (*q == '/') q++;
    const char *name = q;
    while (q < end && IS_ALPHA(*q))
        q++;
    size_t n = (size_t)(q - name);
    if (n == 0 || n > 6 || q >= end || !(IS_BLANK(*q) || *q == '>' || *q == '/' || *q == '\n' || *q == '\r')) return 0;
    char small[8] = {0};
    for (size_t i = 0; i < n; i++)
        small[i] = name[i] | 0x20;
    const char *known = names[n];
    while (*known && memcmp(known, small, n) != 0)
        known += n;
    if (!*known) return 0;
    const char *limit = end - q > 400 ? q + 400 : end; /* a tag is short: keeps unclosed ones linear */
    while (q < limit && *q != '>' && *q != '<')        /* the caller's end says how many lines it may be parted over */
        q++;
    return q < limit && *q == '>' ? (uint32_t)(q + 1 - p) : 0;
}

const char *peel_skip_open(const char *p, const char *end) {
    for (;;) {
        uint32_t n;
        if (end - p >= 2 && ((p[0] == '*' && p[1] == '*') || (p[0] == '_' && p[1] == '_'))) p += 2;
        else if (p < end && *p == '<' && (n = peel_tag_at(p, end)) > 0) p += n;
        else if (end - p >= 2 && p[0] == '>' && p[1] == ' ') p += 2;
        else return p;
        p = skip_blank(p, end);
    }
}

/* One past the last byte before a note's mark that ends at `end`, or `end`. */
static const char *before_mark(const char *p, const char *end) {
    const char *q = end;
    if (q > p && (q[-1] == '>' || q[-1] == '}' || q[-1] == ']')) {
        char c = q - p > 1 ? q[-2] : 0; /* of "</sup>", else of a number */
        if (q[-1] == '>' ? c != 'p' && c != 'P' : !IS_DIGIT(c) && !IS_BLANK(c) && c != ',') return end;
        const char *limit = q - p > 48 ? q - 48 : p;
        for (const char *m = q - 1; m >= limit; m--) {
            uint32_t number;
            if ((*m == '<' || *m == '^' || *m == '[') && peel_mark_at(m, q, &number) == (uint32_t)(q - m)) return m;
        }
        return end;
    }
    for (;;) {
        uint32_t v;
        if (q - p >= 2 && superscript(q - 2, q, &v) == 2) q -= 2;
        else if (q - p >= 3 && superscript(q - 3, q, &v) == 3) q -= 3;
        else return q;
    }
}

/* ASCII that may end what peel_skip_close takes off. */
static const uint8_t may_close[128] = {
    ['*'] = 1, ['_'] = 1, ['"'] = 1, ['\''] = 1, [')'] = 1, [']'] = 1, ['}'] = 1, ['>'] = 1, [' '] = 1, ['\t'] = 1, ['\r'] = 1,
};

const char *peel_skip_close(const char *p, const char *end) {
    while (end > p && ((unsigned char)end[-1] >= 0x80 || may_close[(unsigned char)end[-1]])) { /* few lines end so */
        const char *q = before_mark(p, end);
        if (q == end && q > p) {
            unsigned char c = (unsigned char)q[-1];
            if (c == '*' || c == '_' || c == '"' || c == '\'' || c == ')' || c == ']' || IS_BLANK(c)) q--;
            else if (q - p >= 3 && memcmp(q - 3, "\xe2\x80\x99", 3) == 0) q -= 3;
            else if (q - p >= 3 && memcmp(q - 3, "\xe2\x80\x9d", 3) == 0) q -= 3;
            else if (c == '>') {
                const char *limit = q - p > 400 ? q - 400 : p;
                for (const char *m = q - 1; m >= limit; m--)
                    if (*m == '<') {
                        if (peel_tag_at(m, q) == (uint32_t)(q - m)) q = m;
                        break;
                    }
            }
        }
        if (q == end) return q;
        end = q;
    }
    return end;
}

/* Length of a bullet character at p, 0 if none. A letter o counts only before a blank. */
static uint32_t bullet_at(const char *p, const char *end) {
    static const char *const marks[] = {"\xe2\x80\xa2", "\xe2\x97\x8f", "\xe2\x96\xaa", "\xe2\x96\xa0", "\xe2\x97\xa6",
                                        "\xe2\x80\xa3", "\xe2\x81\x83", "\xef\x82\xb7", "\xef\x82\xa7", "\xe2\x9e\xa2",
                                        "\xe2\x96\xa1", "\xe2\x97\x8b", "\xc2\xb7"};
    if (p >= end) return 0;
    if (*p == '-' || *p == '*' || *p == '+' || *p == 'o') return 1;
    if ((unsigned char)*p < 0x80) return 0;
    if (end - p >= 3 && (memcmp(p, "\xe2\x80\x93", 3) == 0 || memcmp(p, "\xe2\x80\x94", 3) == 0)) return 3;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if ((size_t)(end - p) >= n && memcmp(p, marks[i], n) == 0) return (uint32_t)n;
    }
    return 0;
}

/* A bullet and the blank behind it; marks that are never text need none. */
static const char *bullet(const char *p, const char *end) {
    uint32_t n = bullet_at(p, end);
    if (n == 0) return NULL;
    const char *q = skip_blank(p + n, end);
    if (q == end) return *p == 'o' ? NULL : q;
    if (q > p + n) return q;
    int sure = (unsigned char)*p >= 0xe2 && memcmp(p, "\xe2\x80\x93", 3) != 0 && memcmp(p, "\xe2\x80\x94", 3) != 0;
    return sure ? q : NULL;
}

/* "1." "1)" "(1)" "a)" "(iv)" and a blank. */
static const char *list_number(const char *p, const char *end, uint32_t *value) {
    const char *q = p + (*p == '(');
    if (q >= end) return NULL;
    const char *start = q;
    uint32_t number;
    if (IS_DIGIT(*q)) {
        q = digits(q, end, &number);
        if (q - start > 3) return NULL;
    } else if (IS_LOWER(*q)) {
        number = (uint32_t)(*q - 'a') + 1;
        while (q < end && q - start < 4 && (*q == 'i' || *q == 'v' || *q == 'x'))
            q++;
        if (q == start) q++;
    } else return NULL;
    if (q >= end || (*q != ')' && !(*q == '.' && *p != '(' && IS_DIGIT(*start)))) return NULL;
    q++;
    const char *text = skip_blank(q, end);
    if (text == q || text == end) return NULL;
    *value = number; /* of a number only: "page 12" keeps its own */
    return text;
}

/* "Figure 3:" "Table 2." "Chart 1 -"; the text behind it starts at the result. */
static const char *caption(const char *p, const char *end, uint32_t *value, uint8_t *kind) {
    static const struct {
        const char *word;
        char kind;
    } words[] = {{"figure", 'F'}, {"fig.", 'F'}, {"table", 'T'}, {"chart", 'C'}, {"graph", 'C'}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!starts(p, end, words[i].word)) continue;
        const char *q = p + strlen(words[i].word), *n = skip_blank(q, end);
        if (n == q || n >= end || !IS_DIGIT(*n)) return NULL;
        n = digits(n, end, value);
        const char *after = skip_blank(peel_skip_open(n, end), end);
        if (after < end && (*after == ':' || *after == '.')) after++;
        else if (after > n && bullet_at(after, end) && *after != 'o' && *after != '+') after += bullet_at(after, end);
        else if (after < end) return NULL;
        *kind = (uint8_t)words[i].kind;
        return skip_blank(peel_skip_open(after, end), end);
    }
    return NULL;
}

/* "Source:" in any case, singular or plural; the text behind the colon. */
static const char *labelled(const char *p, const char *end, const char *word, int plural) {
    if (!starts(p, end, word)) return NULL;
    const char *q = p + strlen(word);
    if (plural && q < end && (*q == 's' || *q == 'S')) q++;
    q = skip_blank(q, end);
    if (end - q >= 2 && q[0] == '*' && q[1] == '*') q += 2;
    if (q >= end || *q != ':') return NULL;
    return skip_blank(peel_skip_open(q + 1, end), end);
}

/* A line of nothing but dashes, stars, underscores or equals signs; tabs and pipes part the cells of a table's rule. */
static int is_rule(const char *p, const char *end) {
    uint32_t n = 0;
    for (const char *q = p; q < end; q++) {
        if (*q == '-' || *q == '*' || *q == '_' || *q == '=') n++;
        else if (*q != ' ' && *q != '\t' && *q != '|' && *q != ':' && *q != '+') return 0;
    }
    return n >= 3;
}

/* Nothing but a page number, in the ways that footers print it. */
static int only_page_number(const char *p, const char *end, uint32_t *value) {
    p = peel_skip_open(p, end);
    while (p < end && (*p == '-' || *p == '|' || *p == ' ' || *p == '['))
        p++;
    while (end - p >= 3 && memcmp(p, "\xe2\x80\x93", 3) == 0)
        p = skip_blank(p + 3, end);
    if (starts(p, end, "page") && skip_blank(p + 4, end) > p + 4) p = skip_blank(p + 4, end);
    if (p >= end || !IS_DIGIT(*p)) return 0;
    const char *q = digits(p, end, value);
    if (q - p > 4) return 0;
    q = skip_blank(q, end);
    if (starts(q, end, "of ") || starts(q, end, "/")) {
        uint32_t total;
        const char *r = skip_blank(q + (*q == '/' ? 1 : 3), end);
        const char *s = digits(r, end, &total);
        if (s == r) return 0;
        q = s;
    }
    if (starts(q, end, "| p a g e")) q += 9;
    if (starts(q, end, "| page")) q += 6;
    while (q < end && (*q == '-' || *q == '|' || *q == ' ' || *q == '*' || *q == ']'))
        q++;
    while (end - q >= 3 && memcmp(q, "\xe2\x80\x93", 3) == 0)
        q = skip_blank(q + 3, end);
    return q == end;
}

int peel_line_entry(const char *bytes, uint32_t first, uint32_t last, uint32_t *title_end, uint32_t *page) {
    const char *p = bytes + first, *end = bytes + last;
    const char *q = peel_skip_close(p, end);
    const char *n = q;
    while (n > p && IS_DIGIT(n[-1]))
        n--;
    if (n == q || q - n > 4) return 0;
    digits(n, q, page);
    const char *t = n;
    int sign = 0, dots = 0;
    for (;;) { /* back over the leader: tabs, dots, blanks, bold marks */
        if (t == p) return 0;
        if (t[-1] == '\t') sign = 1, t--;
        else if (t[-1] == '.') dots++, t--;
        else if (t[-1] == ' ') t--, sign |= t > p && t[-1] == ' ';
        else if (t - p >= 3 && memcmp(t - 3, "\xe2\x80\xa6", 3) == 0) dots += 3, t -= 3;
        else if (t - p >= 2 && memcmp(t - 2, "\xc2\xa0", 2) == 0) t -= 2, sign |= t > p && t[-1] == ' ';
        else if (t[-1] == '*' || t[-1] == '|') t--;
        else if (t[-1] == '>') {
            const char *m = t - 1;
            while (m > p && *m != '<')
                m--;
            if (*m != '<' || peel_tag_at(m, t) != (uint32_t)(t - m)) break;
            t = m;
        } else break;
    }
    *title_end = (uint32_t)(t - bytes);
    return sign || dots >= 3;
}

/* Flags of how the text [body, end) starts and how the line ends. */
static void read_ends(const char *s, peel_line *l) {
    const char *p = s + l->body, *end = s + l->end;
    const char *q = p;
    while (q < end && (*q == '"' || *q == '\'' || *q == '(' || *q == '[' || *q == '*' || *q == '<')) {
        uint32_t tag = *q == '<' ? peel_tag_at(q, end) : 1;
        if (tag == 0) break;
        q += tag;
    }
    while (end - q >= 3 && (memcmp(q, "\xe2\x80\x98", 3) == 0 || memcmp(q, "\xe2\x80\x9c", 3) == 0))
        q += 3;
    if (q < end) {
        if (IS_LOWER(*q)) l->flags |= LINE_LOWER;
        else if (IS_UPPER(*q)) l->flags |= LINE_UPPER;
        else if (IS_DIGIT(*q) || *q == '+' || *q == '-') l->flags |= LINE_DIGIT;
        char c = *q | 0x20;
        if ((c == 'w' && starts(q, end, "www.")) || (c == 'h' && (starts(q, end, "http://") || starts(q, end, "https://"))))
            l->flags |= LINE_URL;
    }
    const char *e = end;
    if (e > p && e[-1] == '-' && e - p >= 2 && IS_ALPHA(e[-2])) l->flags |= LINE_HYPHEN;
    if (e - p >= 3 && memcmp(e - 2, "\xc2\xad", 2) == 0) l->flags |= LINE_HYPHEN;
    e = peel_skip_close(p, e);
    if (e <= p) return;
    switch (e[-1]) {
    case '.':
    case '?':
    case '!': l->flags |= LINE_STOP; break;
    case ':': l->flags |= LINE_COLON; break;
    case ',': l->flags |= LINE_COMMA; break;
    case ';': l->flags |= LINE_SEMI; break;
    default:
        if (e - p >= 3 && memcmp(e - 3, "\xe2\x80\xa6", 3) == 0) l->flags |= LINE_STOP;
        else if ((e - p > 5 && memcmp(e - 5, "; and", 5) == 0) || (e - p > 4 && memcmp(e - 4, "; or", 4) == 0)) l->flags |= LINE_SEMI;
    }
}

void peel_lead_ends(const char *s, peel_line *l, uint32_t end) {
    uint32_t whole = l->end;
    l->flags &= ~(uint32_t)(LINE_STOP | LINE_COLON | LINE_SEMI | LINE_COMMA | LINE_HYPHEN);
    l->end = end;
    read_ends(s, l);
    l->end = whole;
}

/* Bold from the first to the last byte, or bold that is opened and goes on in the next line. */
static void read_bold(const char *s, peel_line *l) {
    const char *p = s + l->body, *end = s + l->end;
    const char *start = s + l->first;
    int opened = 0;
    for (const char *q = start; q + 1 < p; q++) /* body lies behind the opening markup */
        opened |= (q[0] == '*' && q[1] == '*') || (q[0] == '_' && q[1] == '_') ||
                  (q[0] == '<' && (starts(q, p, "<b>") || starts(q, p, "<strong>")));
    if (!opened) return;
    const char *close = NULL;
    for (const char *q = p; q + 1 < end && !close; q++)
        if ((q[0] == '*' && q[1] == '*') || (q[0] == '_' && q[1] == '_') ||
            (q[0] == '<' && (starts(q, end, "</b>") || starts(q, end, "</strong>"))))
            close = q;
    if (!close) l->flags |= LINE_OPENBOLD;
    else if (peel_skip_close(close, end) <= close + (*close == '<' ? 9 : 2)) l->flags |= LINE_BOLD;
}

/* Does a second mark follow the first? Then both belong to a text that the wrap cut before them. */
static int marks_follow(const char *p, const char *end) {
    uint32_t number;
    return p < end && peel_mark_at(p, end, &number) > 0;
}

/* Is the line the entry of a contents list? Asked only where it may hold a leader. */
static void read_entry(const char *s, peel_line *l) {
    uint32_t title_end, page;
    if (l->end > l->first && (l->tabs || (l->flags & (LINE_DOTS | LINE_GAPS | LINE_NONASCII))) &&
        peel_line_entry(s, l->first, l->end, &title_end, &page) && title_end > l->first)
        l->flags |= LINE_ENTRY;
}

/* Does the text begin with a letter, and with nothing that a letter can begin: no caption, source, remark or page number,
** no bullet "o", no "a)" or "iv)"? The first two letters tell for nearly every line. */
static int is_plain_start(const char *p, const char *end) {
    if (!IS_ALPHA(*p) || end - p < 5) return 0;
    if (p[1] == ')' || p[2] == ')' || p[3] == ')' || p[4] == ')') return 0;
    char second = p[1] | 0x20;
    switch (*p | 0x20) {
    case 'f': return second != 'i';                  /* figure, fig. */
    case 't': return second != 'a';                  /* table */
    case 'c': return second != 'h';                  /* chart */
    case 'g': return second != 'r';                  /* graph */
    case 'p': return second != 'a';                  /* page */
    case 's': return second != 'o';                  /* source */
    case 'n': return second != 'o' && second != 'b'; /* note, NB */
    case 'o': return *p == 'O' || IS_ALPHA(p[1]);
    default: return 1;
    }
}

void peel_lead_read(const char *s, peel_line *l) {
    const char *end = s + l->end, *p = s + l->first, *q;
    uint32_t n;
    if (is_plain_start(p, end)) { /* nearly every line of prose */
        read_ends(s, l);
        read_entry(s, l);
        return;
    }
    if (is_rule(p, end)) {
        l->lead = LEAD_RULE;
        return;
    }
    if (end - p <= 48 && only_page_number(p, end, &l->value)) l->flags |= LINE_ONLYNUM | LINE_DIGIT;
    if (*p == '|') l->lead = LEAD_PIPE;
    if (*p == '#') {
        q = p;
        while (q < end && *q == '#' && q - p < 7)
            q++;
        if (q - p <= 6 && (q == end || IS_BLANK(*q))) {
            l->lead = LEAD_HASH;
            l->value = (uint32_t)(q - p);
            p = skip_blank(q, end);
        }
    }
    if (l->lead == LEAD_NONE && (n = peel_mark_at(p, end, &l->value)) > 0 && !marks_follow(skip_blank(p + n, end), end)) {
        q = p + n;
        if (q < end && *q == ':') q++; /* [^1]: */
        l->lead = LEAD_NOTE;
        l->body = (uint32_t)(skip_blank(q, end) - s);
        read_ends(s, l);
        return;
    }
    p = skip_blank(peel_skip_open(p, end), end);
    if (l->lead == LEAD_NONE && p < end && (n = peel_mark_at(p, end, &l->value)) > 0 && p + n < end &&
        !marks_follow(skip_blank(p + n, end), end)) {
        l->lead = LEAD_NOTE;
        p = skip_blank(p + n, end);
    } else if (l->lead == LEAD_NONE && p < end) {
        if ((q = bullet(p, end)) != NULL) {
            l->lead = LEAD_BULLET;
            p = skip_blank(peel_skip_open(q, end), end);
        } else if ((q = list_number(p, end, &l->value)) != NULL) {
            l->lead = LEAD_NUMBER;
            p = q;
        } else if ((q = caption(p, end, &l->value, &l->kind)) != NULL) {
            l->lead = LEAD_CAPTION;
            p = q;
        } else if ((q = labelled(p, end, "source", 1)) != NULL) {
            l->lead = LEAD_SOURCE;
            p = q;
        } else if ((q = labelled(p, end, "note", 1)) != NULL || (q = labelled(p, end, "nb", 0)) != NULL) {
            l->lead = LEAD_REMARK;
        } else if ((*p == '*' && end - p > 1 && !IS_BLANK(p[1])) || (*p == '\\' && end - p > 2 && p[1] == '*') ||
                   (end - p > 3 && memcmp(p, "\xe2\x80\xa0", 3) == 0) || (end - p > 3 && memcmp(p, "\xe2\x80\xa1", 3) == 0)) {
            l->flags |= LINE_STARRED;
        }
    }
    l->body = (uint32_t)(p - s);
    read_ends(s, l);
    if (l->flags & LINE_MARKUP) read_bold(s, l);
    read_entry(s, l);
}

int peel_ends_open(const char *p, const char *end) {
    static const char *const words[] = {/* by length, one behind the other */
                                        "",
                                        "a",
                                        "anofortoinbyonatasisbe",
                                        "theandforwasarehasitsnotperourhisher",
                                        "withfromthatwerehavewillthisthaninto",
                                        "theirwhichthese",
                                        "",
                                        "againstbetween"};
    if (end > p && (end[-1] == ',' || end[-1] == '(' || end[-1] == '&')) return 1;
    const char *w = end;
    while (w > p && IS_LOWER(w[-1]))
        w--;
    if (w > p && !IS_BLANK(w[-1]) && w[-1] != '\n' && (unsigned char)w[-1] < 0x80) return 0; /* the end of a longer word */
    size_t n = (size_t)(end - w);
    if (n == 0 || n >= sizeof words / sizeof *words) return 0;
    for (const char *known = words[n]; *known; known += n)
        if (*known == *w && memcmp(known, w, n) == 0) return 1;
    return 0;
}
