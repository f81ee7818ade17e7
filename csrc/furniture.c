/* furniture.c -- what a page prints and the text does not: running headers and page numbers.
**
** A page number is one of a chain of lone numbers that rises through the report. A running header is a line
** that stands there three times or more and that interrupts: paragraphs, or the neighbourhood of page signs
** (form feeds, page numbers, rules). Words of the vocabulary are spared.
*/
#include "document.h"

#define MAX_HEADER     160u       /* bytes: a longer line is text */
#define MIN_STANDS     3u         /* a header stands there at least so often */
#define MANY_STANDS    8u         /* ... and so often, in a steady rhythm, it needs no other sign */
#define MIN_CHAIN      3u         /* page numbers come at least so many */
#define MIN_PAGE_BYTES 200u       /* pages are longer than this on average: keeps columns of figures out */
#define MAX_PAGE       4096u      /* report pages; bounds the table of the chain */
#define MAX_TABLE      (1u << 17) /* slots for different lines; those beyond three quarters of it are no headers */
#define EDGE           6u         /* letters at either end of a line by which lines that stand there once are told apart */

typedef struct {
    uint64_t hash;
    uint32_t count, signs, first, last;
    uint64_t before;  /* hash of the line close above the last stand, 0 if none */
    uint32_t follows; /* stands whose line close above is the same as at the stand before: a wrapped title's middle */
    uint64_t after;   /* the same for the line close below, where the wrap cut this one */
    uint32_t leads;   /* a wrapped title's first line */
    uint32_t goes_on; /* stands that the wrap cut and whose sentence goes on below: the first line of one paragraph in many sections */
    double gaps;      /* sum of squared distances, for the rhythm */
    uint8_t hash1, furniture, keep;
} header;

static int is_candidate(const peel_line *l) {
    return l->end - l->first <= MAX_HEADER && (l->flags & LINE_LETTERS) && l->tabs == 0 && (l->lead == LEAD_NONE || l->lead == LEAD_HASH) &&
           (!(l->flags & LINE_LOWER) || (l->flags & LINE_URL)) && !(l->flags & (LINE_ENTRY | LINE_COLON | LINE_COMMA | LINE_SEMI));
}

/* The line that comes before (step -1) or after (+1), page numbers and rules left aside. */
static const peel_line *neighbour(const peel_doc *d, const uint8_t *of_line, uint32_t i, int step, int *sign) {
    for (int k = 0; k < 4; k++) {
        if (step < 0 ? i == 0 : i + 1 >= d->lines.n) return NULL;
        if (step > 0 ? (d->lines.v[i + 1].flags & LINE_FEED) != 0 : (d->lines.v[i].flags & LINE_FEED) != 0) *sign = 1;
        i = step < 0 ? i - 1 : i + 1;
        const peel_line *l = &d->lines.v[i];
        if (of_line[i] == LINE_PAGENO || (l->lead == LEAD_RULE && l->tabs == 0)) *sign = 1;
        else return l;
    }
    return NULL;
}

/* Does the line stand between the two halves of a sentence, or at a page's edge? */
static int interrupts(const peel_doc *d, const uint8_t *of_line, uint32_t i, int *at_edge) {
    int sign = 0;
    const peel_line *before = neighbour(d, of_line, i, -1, &sign), *after = neighbour(d, of_line, i, 1, &sign);
    *at_edge = sign;
    if (!before || !after) return 0;
    /* a line of a wrapped paragraph stands between two halves of a sentence, too */
    if (d->profile.wrap && !sign && i + 1 < d->lines.n && d->lines.v[i + 1].gap == 0 &&
        (d->lines.v[i].gap == 0 || peel_soft_break(&d->profile, d->text.bytes, &d->lines, i)))
        return 0;
    int unfinished = !(before->flags & (LINE_STOP | LINE_COLON | LINE_SEMI)) && before->end - before->body > 30;
    return unfinished && (after->flags & LINE_LOWER) && after->lead == LEAD_NONE;
}

/* Hash of the letters of a line, each number as one sign: "Page 3 of 40" and "page 4 of 40" are one header. */
static uint64_t shape_hash(const char *p, const char *end) {
    uint64_t h = 0xcbf29ce484222325u;
    for (; p < end; p++) {
        unsigned char c = (unsigned char)*p, low = c | 0x20;
        if ((unsigned char)(c - '0') < 10) {
            while (p + 1 < end && p[1] >= '0' && p[1] <= '9')
                p++;
            h = (h ^ '#') * 0x100000001b3u;
            continue;
        }
        uint64_t mixed = (h ^ low) * 0x100000001b3u;
        h = (unsigned char)(low - 'a') < 26 ? mixed : h; /* no branch: blanks come at random */
    }
    return (h ^ h >> 29) | 1;
}

/* A hash of a few letters at either end: lines of one shape have one, most others do not. */
static uint32_t edge_hash(const char *p, const char *end) {
    uint64_t first = 0, last = 0;
    uint32_t n = 0;
    for (const char *q = p; q < end && n < EDGE; q++) { /* without branches: what is a letter comes at random */
        uint64_t low = (unsigned char)*q | 0x20u, letter = low - 'a' < 26;
        first = letter ? first << 5 ^ low : first;
        n += (uint32_t)letter;
    }
    n = 0;
    for (const char *q = end; q > p && n < EDGE; q--) {
        uint64_t low = (unsigned char)q[-1] | 0x20u, letter = low - 'a' < 26;
        last = letter ? last << 5 ^ low : last;
        n += (uint32_t)letter;
    }
    return (uint32_t)((first << 30 ^ last) * 0x9e3779b97f4a7c15u >> 32);
}

static uint64_t line_hash(const peel_doc *d, uint32_t i) {
    const peel_line *l = &d->lines.v[i];
    const char *p = d->text.bytes + l->body, *end = d->text.bytes + l->end;
    return shape_hash(p, end - p > (ptrdiff_t)MAX_HEADER ? p + MAX_HEADER : end);
}

/* What the vocabulary says of a line. */
static unsigned vocabulary_flags(const peel_doc *d, const peel_line *l) {
    char folded[PEEL_MAX_PHRASE];
    if (!d->vocabulary || d->vocabulary->n == 0) return 0;
    uint32_t n = peel_fold(d->text.bytes + l->first, d->text.bytes + l->end, folded, sizeof folded);
    uint32_t phrase = peel_vocabulary_find(d->vocabulary, folded, n);
    if (phrase == PEEL_NONE) return 0;
    unsigned flags = peel_vocabulary_flags(d->vocabulary, phrase);
    if (flags & PHRASE_PREFIX) { /* a prefix without a letter ("3 ") may be a page's number before its header */
        const peel_phrase *p = &d->vocabulary->phrases[phrase];
        uint32_t letters = 0;
        for (uint32_t i = 0; i < p->len; i++)
            letters += p->text[i] >= 'a' && p->text[i] <= 'z';
        if (letters == 0) return 0;
    }
    return flags;
}

/* Does the wrap cut line i? */
static int is_cut(const peel_doc *d, uint32_t i) {
    return d->profile.wrap > 0 && i + 1 < d->lines.n && peel_soft_break(&d->profile, d->text.bytes, &d->lines, i);
}

static void find_page_numbers(const peel_doc *d, uint8_t *of_line, uint32_t *best_len, uint32_t *best_line, uint32_t *prev) {
    uint32_t top = 0, top_len = 0;
    for (uint32_t i = 0; i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        if (!(l->flags & LINE_ONLYNUM) || l->value == 0 || l->value >= MAX_PAGE) continue;
        uint32_t v = l->value, from = PEEL_NONE, len = 0;
        for (uint32_t step = 1; step <= 3 && step < v; step++)
            if (best_len[v - step] > len) len = best_len[v - step], from = best_line[v - step];
        prev[i] = from;
        if (len + 1 > best_len[v]) best_len[v] = len + 1, best_line[v] = i;
        if (len + 1 > top_len) top_len = len + 1, top = i;
    }
    if (top_len < MIN_CHAIN) return;
    uint32_t end = d->lines.v[top].first, start = end;
    for (uint32_t i = top; i != PEEL_NONE; i = prev[i])
        start = d->lines.v[i].first;
    if ((end - start) / (top_len - 1) < MIN_PAGE_BYTES) return;
    for (uint32_t i = top; i != PEEL_NONE; i = prev[i])
        of_line[i] = LINE_PAGENO;
}

/* Is it one of the inner lines of a wrapped paragraph? It may say what a header says ("October 2007."). */
static int in_paragraph(const peel_doc *d, const uint8_t *of_line, uint32_t i) {
    const peel_line *l = &d->lines.v[i];
    if (d->profile.wrap == 0 || l->gap > 0 || i == 0 || (l->flags & LINE_FEED) || of_line[i - 1] != LINE_TEXT) return 0;
    return d->lines.v[i - 1].lead != LEAD_RULE && peel_soft_break(&d->profile, d->text.bytes, &d->lines, i - 1);
}

typedef struct {
    uint32_t line, edge; /* edge: a hash of its ends */
    uint64_t hash;       /* of its shape, once it is wanted */
} stand;

/* Leaves, of n lines, those that may stand there often enough; returns how many. `times`: counters, all zero. */
static uint32_t keep_frequent(const peel_doc *d, const uint8_t *of_line, stand *v, uint32_t n, uint8_t *times) {
    uint32_t kept = 0;
    for (uint32_t k = 0; k < n; k++) /* a line in a paragraph counts for none, but may turn out to be one */
        if (times[v[k].edge] < MIN_STANDS && !in_paragraph(d, of_line, v[k].line)) times[v[k].edge]++;
    for (uint32_t k = 0; k < n; k++)
        if (times[v[k].edge] == MIN_STANDS) v[kept++] = v[k];
    return kept;
}

static void mark_headers(const peel_doc *d, uint8_t *of_line, stand *stands, uint32_t n, header *table, uint32_t mask, uint32_t title_end) {
    uint32_t used = 0;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t k = 0; k < n; k++) {
            uint32_t i = stands[k].line;
            const peel_line *l = &d->lines.v[i];
            if (in_paragraph(d, of_line, i)) continue;
            if (!stands[k].hash) stands[k].hash = shape_hash(d->text.bytes + l->first, d->text.bytes + l->end);
            uint64_t h = stands[k].hash;
            uint32_t slot = (uint32_t)(h >> 8) & mask;
            while (table[slot].hash && table[slot].hash != h)
                slot = (slot + 1) & mask;
            header *e = &table[slot];
            int edge, inside;
            if (pass == 0) {
                inside = interrupts(d, of_line, i, &edge);
                if (!e->hash) {
                    if (used >= mask / 4 * 3) continue;
                    used++;
                    e->hash = h;
                    e->first = l->first;
                } else {
                    double gap = (double)l->first - e->last;
                    e->gaps += gap * gap;
                }
                uint64_t before = l->gap == 0 && i > 0 ? line_hash(d, i - 1) : 0;
                e->follows += before != 0 && before == e->before;
                e->before = before;
                uint64_t after = is_cut(d, i) ? line_hash(d, i + 1) : 0;
                e->leads += after != 0 && after == e->after;
                e->after = after;
                e->goes_on += after != 0 && (d->lines.v[i + 1].flags & LINE_LOWER) != 0;
                e->count++;
                e->signs += inside || edge;
                e->last = l->first;
                e->hash1 |= l->lead == LEAD_HASH && l->value == 1;
            } else if (e->furniture && i >= title_end) {
                if (e->keep && !interrupts(d, of_line, i, &edge)) continue;
                if (e->leads > 0 && is_cut(d, i)) continue;
                if (e->follows > 0 && l->gap == 0 && i > 0 && of_line[i - 1] == LINE_TEXT) continue;
                of_line[i] = LINE_FURNITURE;
            }
            if (pass == 1) continue;
            /* decided anew with every stand; the last decision counts */
            e->furniture = 0;
            if (e->count < MIN_STANDS || e->goes_on * 2 > e->count) continue;
            unsigned flags = vocabulary_flags(d, l);
            if ((flags & (PHRASE_HEADING | PHRASE_GRADE)) || peel_ends_open(d->text.bytes + l->body, d->text.bytes + l->end)) continue;
            e->keep = (flags & PHRASE_KEEP) != 0;
            double span = (double)e->last - e->first, mean = span / (e->count - 1);
            int steady = e->count >= 5 && span * 2 >= d->text.len && e->gaps / (e->count - 1) < mean * mean * 1.6;
            e->furniture = e->signs * 2 >= e->count || (steady && (e->signs > 0 || e->count >= MANY_STANDS)) || (e->keep && e->signs > 1) ||
                           (e->hash1 && span * 2 >= d->text.len);
        }
}

/* The running headers among the lines that may be one; false when out of memory. */
static int find_headers(const peel_doc *d, uint8_t *of_line) {
    uint32_t counters = 256, slots = 16, n = 0;
    while (counters < d->lines.n * 2 && counters < MAX_TABLE)
        counters *= 2;
    size_t size = d->lines.n * sizeof(stand) + counters;
    stand *stands = d->alloc.fn(d->alloc.ud, NULL, 0, size);
    if (!stands) return 0;
    uint8_t *times = (uint8_t *)(stands + d->lines.n);
    memset(times, 0, counters);
    for (uint32_t i = 0; i < d->lines.n; i++) {
        const peel_line *l = &d->lines.v[i];
        if (of_line[i] != LINE_TEXT || !is_candidate(l)) continue;
        stands[n++] = (stand){i, edge_hash(d->text.bytes + l->first, d->text.bytes + l->end) & (counters - 1), 0};
    }
    n = keep_frequent(d, of_line, stands, n, times);
    while (slots < n * 2 && slots < MAX_TABLE)
        slots *= 2;
    header *table = n > 0 ? d->alloc.fn(d->alloc.ud, NULL, 0, slots * sizeof *table) : NULL;
    if (table) {
        memset(table, 0, slots * sizeof *table);
        uint32_t title_end = d->contents_line == PEEL_NONE ? 0 : d->contents_line;
        if (title_end > 60) title_end = 60; /* a title page is a page */
        mark_headers(d, of_line, stands, n, table, slots - 1, title_end);
        d->alloc.fn(d->alloc.ud, table, slots * sizeof *table, 0);
    }
    d->alloc.fn(d->alloc.ud, stands, size, 0);
    return n == 0 || table;
}

/* Is line i a lone number beside a form feed or a header? */
static int is_beside(const peel_doc *d, const uint8_t *of_line, uint32_t i) {
    const peel_line *l = &d->lines.v[i];
    if (!(l->flags & LINE_ONLYNUM) || of_line[i] != LINE_TEXT) return 0;
    if ((l->flags & LINE_FEED) || (i > 0 && of_line[i - 1] == LINE_FURNITURE)) return 1;
    return i + 1 < d->lines.n && ((d->lines.v[i + 1].flags & LINE_FEED) || of_line[i + 1] == LINE_FURNITURE);
}

/* Lone numbers beside headers and form feeds are page numbers where most pages have one; else they are figures that
** happen to stand at a page's edge. */
static void mark_neighbours(const peel_doc *d, uint8_t *of_line) {
    uint32_t beside = 0, signs = 0;
    for (uint32_t i = 0; i < d->lines.n; i++) {
        beside += of_line[i] == LINE_PAGENO || is_beside(d, of_line, i);
        signs += (d->lines.v[i].flags & LINE_FEED) != 0 || of_line[i] == LINE_FURNITURE || of_line[i] == LINE_PAGENO;
        if (of_line[i] == LINE_PAGENO) return; /* their chain is known: what is not of it is no page number */
    }
    if (beside < MIN_CHAIN || beside * 2 < signs) return;
    for (uint32_t i = 0; i < d->lines.n; i++)
        if (is_beside(d, of_line, i)) of_line[i] = LINE_PAGENO;
}

peel_status peel_furniture_find(peel_doc *d, uint8_t *of_line) {
    uint32_t n = d->lines.n, numbers = 0;
    for (uint32_t i = 0; i < n; i++)
        numbers += (d->lines.v[i].flags & LINE_ONLYNUM) != 0;
    if (numbers >= MIN_CHAIN) {
        size_t size = (2 * (size_t)MAX_PAGE + n) * sizeof(uint32_t);
        uint32_t *room = d->alloc.fn(d->alloc.ud, NULL, 0, size);
        if (!room) return PEEL_NOMEM;
        memset(room, 0, size);
        find_page_numbers(d, of_line, room, room + MAX_PAGE, room + 2 * MAX_PAGE);
        d->alloc.fn(d->alloc.ud, room, size, 0);
    }
    if (n >= MIN_STANDS && !find_headers(d, of_line)) return PEEL_NOMEM;
    mark_neighbours(d, of_line);
    return PEEL_OK;
}
