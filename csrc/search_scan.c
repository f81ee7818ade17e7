/* search_scan.c -- finds the places of a term; see search.h. */
#include "search.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define SLICE (1u << 20) /* bytes between two looks at the flag */
#define AHEAD 2048u      /* bytes that memory is asked for before they are read: a third faster than the processor's own guess */

bool peel_is_term(const char *term, size_t len) {
    uint32_t stars = 0;
    if (len < 2 || len > PEEL_MAX_TERM || term[0] != ' ') return false;
    if (term[len - 1] != ' ' && term[len - 1] != '*') return false;
    for (size_t i = 1; i < len; i++) {
        unsigned char c = (unsigned char)term[i];
        if (c < ' ' || ((c == ' ' || c == '*') && (term[i - 1] == ' ' || (term[i - 1] == '*' && c == '*')))) return false;
        if (term[i - 1] == '*' && c != ' ') return false;
        if (c == '*' && ++stars > PEEL_MAX_STARS) return false;
    }
    return term[len - 1] != ' ' || term[len - 2] != '*'; /* "word*" ends with its star */
}

/* What is looked for first: the bytes before the first star, two of them rare. */
typedef struct {
    const char *bytes;
    uint32_t len;
    uint32_t rare, other; /* where the rarest byte stands, and the next rarest; len > 1, so they are two */
} needle;

static needle needle_of(const peel_folded *f, const char *term, uint32_t len) {
    const char *star = memchr(term, '*', len);
    needle n = {term, star ? (uint32_t)(star - term) : len, 0, 1};
#define COUNT(i) f->counts[(unsigned char)term[i]]
    if (COUNT(1) < COUNT(0)) n.rare = 1, n.other = 0;
    for (uint32_t i = 2; i < n.len; i++) {
        if (COUNT(i) < COUNT(n.rare)) {
            n.other = n.rare;
            n.rare = i;
        } else if (COUNT(i) < COUNT(n.other)) n.other = i;
    }
#undef COUNT
    return n;
}

/* The first place in [from, to) where both rare bytes stand as the needle has them; `to` where there is none. All places
** up to `to` have the needle's length of text behind them. */
static uint32_t next_place(const char *s, uint32_t from, uint32_t to, const needle *n) {
    const char *a = s + n->rare, *b = s + n->other, x = n->bytes[n->rare], y = n->bytes[n->other];
    uint32_t p = from;
#ifdef __SSE2__
#define BOTH(at)                                                                                                                           \
    _mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128((const void *)(a + (at))), xs),                                                           \
                  _mm_cmpeq_epi8(_mm_loadu_si128((const void *)(b + (at))), ys))
    __m128i xs = _mm_set1_epi8(x), ys = _mm_set1_epi8(y);
    for (; to - p >= 64; p += 64) {
        __builtin_prefetch(s + p + AHEAD);
        __m128i v0 = BOTH(p), v1 = BOTH(p + 16), v2 = BOTH(p + 32), v3 = BOTH(p + 48);
        if (!_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(v0, v1), _mm_or_si128(v2, v3)))) continue;
        uint64_t mask = (uint64_t)(uint32_t)_mm_movemask_epi8(v0) | (uint64_t)(uint32_t)_mm_movemask_epi8(v1) << 16 |
                        (uint64_t)(uint32_t)_mm_movemask_epi8(v2) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(v3) << 48;
        return p + (uint32_t)__builtin_ctzll(mask);
    }
#undef BOTH
    for (; p < to; p++)
        if (a[p] == x && b[p] == y) return p;
    return to;
#else
    while (p < to) {
        const char *found = memchr(a + p, x, to - p);
        if (!found) return to;
        p = (uint32_t)(found - a);
        if (b[p] == y) return p;
        p++;
    }
    return to;
#endif
}

/* Does the whole term stand at p, where its first bytes do? Then *end is behind its last word. */
static bool rest_is_here(const peel_folded *f, const char *term, uint32_t len, uint32_t first, uint32_t p, uint32_t *end) {
    const char *s = f->text.v;
    uint32_t at = p + first, k = first;                                         /* text and term are the same up to here */
    while (k < len) {                                                           /* term[k] is a star */
        at = (uint32_t)((const char *)memchr(s + at, ' ', f->text.n - at) - s); /* each word has its space */
        k++;
        uint32_t part = k;
        while (part < len && term[part] != '*')
            part++;
        if (part - k > f->text.n - at || memcmp(s + at, term + k, part - k) != 0) return false;
        at += part - k;
        k = part;
    }
    *end = term[len - 1] == ' ' ? at - 1 : at;
    return true;
}

/* The passage that holds an offset, at or behind passage `from`, in which the last one was. */
static uint32_t passage_at(const peel_folded *f, uint32_t from, uint32_t offset) {
    uint32_t step = 1, n = f->passages.n;
    while (step < n - from && f->passages.v[from + step].at <= offset)
        from += step, step *= 2;
    uint32_t hi = step < n - from ? from + step : n;
    while (hi - from > 1) {
        uint32_t mid = from + (hi - from) / 2;
        if (f->passages.v[mid].at <= offset) from = mid;
        else hi = mid;
    }
    return from;
}

peel_status peel_scan(peel_spans *out, const peel_folded *f, const char *term, uint32_t len, const peel_work *work) {
    needle n = needle_of(f, term, len);
    const char *s = f->text.v;
    if (f->text.n < n.len) return PEEL_OK;
    uint32_t p = 0, to = f->text.n - n.len + 1, passage = 0;
    while (p < to) {
        uint32_t slice = to - p > SLICE ? p + SLICE : to;
        if (peel_interrupted(work)) return PEEL_INTERRUPTED;
        while ((p = next_place(s, p, slice, &n)) < slice) {
            peel_span found = {p + 1, p + n.len - 1, 0};
            if (memcmp(s + p, n.bytes, n.len) == 0 && (n.len == len || rest_is_here(f, term, len, n.len, p, &found.end))) {
                found.passage = passage = passage_at(f, passage, p);
                if (!peel_vec_push(work->alloc, out, found)) return PEEL_NOMEM;
            }
            p++;
        }
    }
    return PEEL_OK;
}
