/* plain_notes.c -- notes whose marks lost their markup: "[3]", or a bare 3 that stands close behind a word.
**
** Such a number is a mark only where a chain says so: paragraphs that begin with 1, 2, 3 ..., each with its number
** close behind a word in the text before it.
*/
#include "document.h"

#define MIN_NOTES  3u     /* a shorter chain is chance */
#define MAX_BEFORE 40000u /* bytes before a note in which its mark stands */
#define SURE_NOTES 4u     /* ... and so long a one is sure */
#define MAX_DIGITS 3u

typedef struct {
    uint32_t at, len;
} place;

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The number of a note that begins with line l, in brackets or bare, and its place; 0 if it begins none. */
static uint32_t note_number(const char *s, const peel_line *l, place *p, int *bracket) {
    uint32_t q = l->first, n = 0, value = 0;
    if (l->lead != LEAD_NONE || l->tabs > 0 || (l->flags & (LINE_ENTRY | LINE_ONLYNUM))) return 0;
    *bracket = s[q] == '[';
    q += *bracket;
    for (; q < l->end && is_digit(s[q]) && n < MAX_DIGITS; q++, n++)
        value = value * 10 + (uint32_t)(s[q] - '0');
    if (n == 0 || (*bracket && (q >= l->end || s[q++] != ']'))) return 0;
    if (q + 2 >= l->end || s[q] != ' ') return 0;
    *p = (place){l->first, q - l->first};
    while (q < l->end && s[q] == ' ')
        q++;
    unsigned char c = (unsigned char)s[q];
    return q < l->end && ((c >= 'A' && c <= 'Z') || c >= 0x80 || c == '*' || c == '_' || c == '\'' || c == '"' || c == 'w' || c == 'h')
               ? value
               : 0;
}

/* May a mark stand behind byte p - 1: a small letter, a stop, a closing quote or bracket, or the mark before? */
static int may_follow(const char *s, uint32_t p, int bracket, const place *before) {
    unsigned char c = p > 0 ? (unsigned char)s[p - 1] : ' ';
    if (bracket && (c > ' ' || (before && before->at + before->len == p))) return 1;
    if (c == ' ') return before && before->at + before->len + 1 == p;
    if (c == '.' && p > 1 && s[p - 2] == '.') return 0; /* a leader */
    return (c >= 'a' && c <= 'z') || c == '.' || c == ',' || c == ';' || c == ':' || c == ')' || c == '\'' || c == '"' || c == '?' ||
           c == '*' || (c >= 0x80 && p > 2 && (unsigned char)s[p - 3] == 0xe2);
}

/* The first mark of a number in [from, to). */
static int find_mark(const char *s, uint32_t from, uint32_t to, uint32_t value, int bracket, const place *before, place *mark) {
    char word[8];
    uint32_t n = 0, rest = value;
    for (; rest > 0; rest /= 10)
        n++;
    for (uint32_t k = n; k-- > 0; value /= 10)
        word[k] = (char)('0' + value % 10);
    for (uint32_t p = from; p + n < to; p++) {
        const char *q = memchr(s + p, word[0], to - n - p);
        if (!q) return 0;
        p = (uint32_t)(q - s);
        if (memcmp(q, word, n) != 0 || p == 0 || is_digit(s[p - 1]) || is_digit(s[p + n])) continue;
        uint32_t first = p, end = p + n;
        if (bracket) { /* "[12]", and "[12, 13]" by halves */
            int goes_on = before && before->at + before->len == p;
            if (s[p - 1] == '[') first--;
            else if (!goes_on) continue;
            while (end < to && (s[end] == ',' || s[end] == ' '))
                end++;
            if (end == p + n && s[end] == ']') end++;
            else if (end == p + n || !is_digit(s[end])) continue;
        }
        char c = s[end];
        if (bracket && s[end - 1] == ']' && c == '(') continue;
        if (!may_follow(s, first, bracket, before)) continue;
        if (!bracket && (((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '%' || c == '/' || c == '-')) continue;
        if (!bracket && (c == '.' || c == ',') && is_digit(s[end + 1])) continue;
        /* "32.5", "1,200", "/uploads2": figures and addresses hold numbers close behind stops and words */
        if (!bracket && (s[first - 1] == '.' || s[first - 1] == ',') && first > 1 && is_digit(s[first - 2])) continue;
        *mark = (place){first, end - first};
        return 1;
    }
    return 0;
}

/* Sets the flags of a line's end, its mark left off. */
static void reread_end(const peel_doc *d, uint32_t at, uint32_t len) {
    peel_line *l = &d->lines.v[peel_lines_find(&d->lines, at)];
    if (at + len == l->end && at > l->body) peel_lead_ends(d->text.bytes, l, at);
}

peel_status peel_plain_notes_find(peel_doc *d) {
    const char *s = d->text.bytes;
    uint32_t expected = 1, from = 0, line = 0;
    uint64_t budget = (uint64_t)d->text.len * 4 + MAX_BEFORE; /* keeps hostile text linear */
    place last = {0, 0}, note = {0, 0}, mark = {0, 0};
    int bracket = 0, style = -1;
    if (d->contents_end != PEEL_NONE && d->contents_end > d->contents_line) line = d->contents_end;
    for (uint32_t i = line; i < d->lines.n; i++) {
        peel_line *l = &d->lines.v[i];
        uint32_t value = note_number(s, l, &note, &bracket);
        int sure = expected > SURE_NOTES; /* then one whose mark is lost may stand in the chain */
        if (value < expected || value > expected + (uint32_t)sure || (style >= 0 && bracket != style) ||
            (l->gap == 0 && !(l->flags & LINE_FEED) && expected == 1))
            continue;
        uint32_t start = l->start - from > MAX_BEFORE ? l->start - MAX_BEFORE : from;
        if (l->start - start > budget) break;
        budget -= l->start - start;
        int found = find_mark(s, start, l->start, value, bracket, expected > 1 ? &last : NULL, &mark);
        if (!found && (!sure || l->gap == 0)) continue;
        peel_plain_mark one = {mark.at, mark.len, value, 0}, two = {note.at, note.len, value, i + 1};
        if (found && !peel_vec_push(d->alloc, &d->plain, one)) return PEEL_NOMEM;
        if (!peel_vec_push(d->alloc, &d->plain, two)) return PEEL_NOMEM;
        style = bracket;
        if (found) last = mark, from = mark.at + mark.len;
        expected = value + 1;
    }
    if (expected <= MIN_NOTES) {
        d->plain.n = 0;
        return PEEL_OK;
    }
    for (uint32_t k = 0; k < d->plain.n; k++) {
        const peel_plain_mark *m = &d->plain.v[k];
        if (m->line == 0) {
            reread_end(d, m->at, m->len);
            continue;
        }
        peel_line *l = &d->lines.v[m->line - 1];
        l->lead = LEAD_NOTE;
        l->value = m->number;
        l->body = m->at + m->len;
        while (l->body < l->end && s[l->body] == ' ')
            l->body++;
        l->flags &= ~(uint32_t)(LINE_DIGIT | LINE_UPPER | LINE_LOWER);
        peel_lead_ends(s, l, l->end);
    }
    for (uint32_t i = 1; i < d->plain.n; i++) { /* by place: marks and notes rise each by itself, nearly in order */
        peel_plain_mark m = d->plain.v[i];
        uint32_t k = i;
        for (; k > 0 && d->plain.v[k - 1].at > m.at; k--)
            d->plain.v[k] = d->plain.v[k - 1];
        d->plain.v[k] = m;
    }
    return PEEL_OK;
}

uint32_t peel_plain_before(const peel_doc *d, uint32_t end) {
    uint32_t lo = 0, hi = d->plain.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->plain.v[mid].at < end) lo = mid + 1;
        else hi = mid;
    }
    return lo > 0 && d->plain.v[lo - 1].at + d->plain.v[lo - 1].len == end ? d->plain.v[lo - 1].at : end;
}
