/* profile.c -- finds the wrap width by asking, of each pair of neighbouring lines, at which widths a
** greedy wrap would have broken just there, and taking the width that explains most pairs. */
#include "profile.h"

#define MIN_PAIRS 6u     /* fewer say nothing */
#define MIN_WRAP  20u    /* nobody wraps at fewer */
#define SAMPLE    20000u /* pairs looked at: enough for any report, keeps the hostile case cheap */

/* Width of the word at *p, which moves behind it: as wide as if ligatures were letters and soft hyphens nothing. */
static uint32_t word_width(const char **p, const char *end) {
    uint32_t n = 0;
    while (*p < end && **p != ' ' && **p != '\t' && n <= PEEL_MAX_WRAP) {
        const unsigned char *u = (const unsigned char *)*p;
        uint32_t len = peel_utf8_len(*u);
        n++;
        if (len == 2 && u[0] == 0xc2 && u[1] == 0xad) n--;
        if (len == 3 && u[0] == 0xef && u[1] == 0xac) n += u[2] == 0x83 || u[2] == 0x84 ? 2 : 1;
        *p += len;
    }
    return n;
}

static uint32_t first_word(const char *bytes, const peel_line *l) {
    const char *p = bytes + l->first;
    return word_width(&p, bytes + l->end);
}

/* Lines that a wrap leaves alone or that have their own width. */
static int unwrapped_kind(const peel_line *l) {
    return l->tabs > 0 || l->lead == LEAD_PIPE || l->lead == LEAD_RULE || (l->flags & (LINE_ENTRY | LINE_GAPS));
}

typedef struct {
    int32_t change[PEEL_MAX_WRAP + 2]; /* +1 where a pair's interval of widths begins, -1 behind its end */
    uint32_t pairs;
} widths;

static void add_pair(widths *w, uint32_t from, uint32_t to) {
    w->change[from]++;
    w->change[to + 1]--;
    w->pairs++;
}

/* The width that most pairs allow, of those that few lines pass; *n = how many pairs. */
static uint32_t best_width(const widths *w, const uint32_t *above, uint32_t lines, uint32_t *n) {
    uint32_t best = 0;
    int32_t cover = 0;
    *n = 0;
    for (uint32_t k = 0; k <= PEEL_MAX_WRAP; k++) {
        cover += w->change[k];
        /* a width that many lines pass is no width, however many pairs it explains */
        if (k < MIN_WRAP || above[k] * 20 > lines) continue;
        if (cover > 0 && (uint32_t)cover > *n) *n = (uint32_t)cover, best = k;
    }
    return best;
}

void peel_profile_read(peel_profile *pf, const char *bytes, const peel_lines *ls) {
    widths all = {{0}, 0}, sure = {{0}, 0}; /* sure: the second line starts in mid-sentence */
    uint32_t wider[PEEL_MAX_WRAP + 2] = {0}, above[PEEL_MAX_WRAP + 2], lines = 0, far = 0, n;
    memset(pf, 0, sizeof *pf);
    for (uint32_t i = 0; i < ls->n && lines < SAMPLE; i++) {
        const peel_line *l = &ls->v[i];
        if (unwrapped_kind(l)) continue;
        lines++;
        const char *sp = memchr(bytes + l->body, ' ', l->end > l->body ? l->end - l->body : 0);
        if (sp) { /* a line of one word can't be broken */
            if (l->width > PEEL_MAX_WRAP) far++;
            else wider[l->width]++;
        }
        if (i + 1 >= ls->n) continue;
        const peel_line *next = &ls->v[i + 1];
        if (next->gap > 0 || (next->flags & LINE_FEED) || unwrapped_kind(next) || l->width > PEEL_MAX_WRAP) continue;
        if (next->lead == LEAD_BULLET || next->lead == LEAD_NOTE || next->lead == LEAD_HASH) continue;
        uint32_t from = l->width, to = l->width + next->indent + first_word(bytes, next); /* widths from..to break here */
        if (to > PEEL_MAX_WRAP) to = PEEL_MAX_WRAP;
        add_pair(&all, from, to);
        if ((next->flags & LINE_LOWER) && next->lead == LEAD_NONE && !(l->flags & (LINE_SEMI | LINE_COLON | LINE_STOP)))
            add_pair(&sure, from, to);
    }
    if (all.pairs < MIN_PAIRS) return;
    uint32_t over = far;
    for (uint32_t w = PEEL_MAX_WRAP + 1; w-- > 0;) {
        above[w] = over; /* lines wider than w */
        over += wider[w];
    }
    uint32_t width = best_width(&sure, above, lines, &n);
    if (sure.pairs < MIN_PAIRS || n * 10 < sure.pairs * 8) {
        width = best_width(&all, above, lines, &n);
        if (n * 10 < all.pairs * 7) n = 0;
    }
    if (n > 0) {
        pf->wrap = width;
        pf->evidence = n;
    } else if (all.pairs * 3 > lines && far * 50 <= lines && sure.pairs * 6 >= all.pairs) { /* else each line is whole by itself */
        pf->ragged = 1;
        pf->evidence = all.pairs;
    }
}

/* Width of the first two words of a line. */
static uint32_t two_words(const char *bytes, const peel_line *l) {
    const char *p = bytes + l->first, *end = bytes + l->end;
    uint32_t n = word_width(&p, end);
    if (p < end) p++;
    return n + 1 + word_width(&p, end);
}

int peel_soft_break(const peel_profile *pf, const char *bytes, const peel_lines *ls, uint32_t i) {
    const peel_line *l = &ls->v[i], *next = &ls->v[i + 1];
    if (next->gap > 0 || (next->flags & LINE_FEED)) return 0;
    if (pf->ragged) return 1;
    if (pf->wrap == 0) return 0;
    uint32_t room = pf->wrap > l->width + 1u + next->indent ? pf->wrap - l->width - 1u - next->indent : 0;
    if (first_word(bytes, next) > room) return 1;
    /* with so few signs left, a capital stands for a new line, but for that of a month */
    if (pf->parted && (next->flags & LINE_UPPER) && !(bytes[l->end - 1] >= '0' && bytes[l->end - 1] <= '9')) return 0;
    /* a converter keeps some words together ("30 June"): the sentence goes on and its next two words would not have fitted */
    return !(l->flags & (LINE_COLON | LINE_SEMI | LINE_ENTRY)) && l->tabs == 0 && next->tabs == 0 && l->width * 2u > pf->wrap &&
           two_words(bytes, next) > room;
}
