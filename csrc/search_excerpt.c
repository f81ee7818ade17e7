/* search_excerpt.c -- the words found with what stands around them; see search.h. */
#include "search.h"

#define LEAD 16u /* bytes before the words found: a column that is cut short still shows them */

static bool is_gap(char c) {
    return c == ' ' || c == '\t';
}

/* Appends bytes; a cell's end is shown as a bar. */
static bool put(peel_excerpt *out, const char *s, uint32_t from, uint32_t to, peel_alloc alloc) {
    if (to <= from) return true;
    if (!peel_vec_reserve(alloc, out, (uint64_t)out->n + 3 * (uint64_t)(to - from))) return false;
    for (; from < to; from++) {
        if (s[from] == '\t') {
            memcpy(out->v + out->n, " | ", 3);
            out->n += 3;
        } else out->v[out->n++] = s[from];
    }
    return true;
}

bool peel_excerpt_make(peel_excerpt *out, const char *s, uint32_t n, uint32_t first, uint32_t last, uint32_t width, peel_alloc alloc) {
    static const char missing[] = "\xe2\x80\xa6"; /* an ellipsis */
    uint32_t found = last - first, room = width > found ? width - found : 0;
    uint32_t lead = room / 2 < LEAD ? room / 2 : LEAD, from = first > lead ? first - lead : 0;
    if (n <= width) from = 0;
    uint32_t to = n - from > width ? from + width : n;
    if (to - from < width) from = to > width ? to - width : 0;
    if (from > first) from = first;
    out->n = 0;
    if (from > 0) { /* behind the first blank; where there is none, at the words */
        while (from < first && !is_gap(s[from]))
            from++;
        if (from < first) from++;
        if (!put(out, missing, 0, 3, alloc) || !put(out, " ", 0, 1, alloc)) return false;
    }
    uint32_t end = to;
    if (to < n) { /* up to the last blank behind the words; inside them, where they are too long */
        uint32_t least = to < last ? first : last;
        while (end > least && !is_gap(s[end]))
            end--;
        if (end == least && to < last) /* one long word: at a character */
            for (end = to; end > first && ((unsigned char)s[end] & 0xc0) == 0x80;)
                end--;
    }
    return put(out, s, from, end, alloc) && (to == n || (put(out, " ", 0, 1, alloc) && put(out, missing, 0, 3, alloc)));
}
