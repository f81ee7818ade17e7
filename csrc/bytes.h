/* bytes.h -- sixteen bytes at a time: which of them need a closer look, and which are as prose has them.
**
** Nearly all bytes of a report are letters, digits, single blanks and plain stops. These tests find the others, as
** a set of bits: bit i is byte i. With SSE2, which every x86-64 has, a test takes a few instructions; elsewhere it
** is a plain loop with the same answer.
*/
#ifndef PEEL_BYTES_H
#define PEEL_BYTES_H

#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define PEEL_STEP 16 /* bytes that a test looks at */

/* The lowest bit that is set; at least one is. */
static inline unsigned peel_first_bit(unsigned bits) {
    return (unsigned)__builtin_ctz(bits);
}

#ifdef __SSE2__

static inline __m128i peel_odd_(__m128i v) {
    const __m128i low = _mm_cmpgt_epi8(_mm_and_si128(v, _mm_set1_epi8(0x1f)), _mm_set1_epi8(0x1a));
    const __m128i far = _mm_cmpgt_epi8(_mm_set1_epi8(' '), v); /* signed: control bytes and all beyond ASCII */
    const __m128i mark = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('*')), _mm_cmpeq_epi8(v, _mm_set1_epi8('&')));
    return _mm_or_si128(_mm_or_si128(low, far), mark);
}

/* Odd bytes: control bytes (tabs and line ends too), bytes beyond ASCII, * and &, and what has 27 to 31 in its low five
** bits: [ \ ] ^ _ { | } ~ DEL and < but also ; = > ? which cost a look. */
static inline unsigned peel_odd_bytes(const char *q) {
    return (unsigned)_mm_movemask_epi8(peel_odd_(_mm_loadu_si128((const void *)q)));
}

/* The same, and each sign below '/' before another of its kind: blanks and full stops in runs. Looks at a seventeenth byte. */
static inline unsigned peel_rough_bytes(const char *q) {
    const __m128i v = _mm_loadu_si128((const void *)q), next = _mm_loadu_si128((const void *)(q + 1));
    const __m128i pair = _mm_and_si128(_mm_cmpeq_epi8(v, next), _mm_cmplt_epi8(v, _mm_set1_epi8('/')));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(peel_odd_(v), pair));
}

/* Small letters of ASCII. */
static inline unsigned peel_small_bytes(const char *q) {
    const __m128i v = _mm_loadu_si128((const void *)q);
    return (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(v, _mm_set1_epi8('z' + 1))));
}

/* Bytes equal to c. */
static inline unsigned peel_equal_bytes(const char *q, char c) {
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const void *)q), _mm_set1_epi8(c)));
}

/* Is some of sixty-four bytes beyond ASCII? */
static inline int peel_any_high(const char *q) {
    const __m128i a = _mm_or_si128(_mm_loadu_si128((const void *)q), _mm_loadu_si128((const void *)(q + PEEL_STEP)));
    const __m128i b = _mm_or_si128(_mm_loadu_si128((const void *)(q + 2 * PEEL_STEP)), _mm_loadu_si128((const void *)(q + 3 * PEEL_STEP)));
    return _mm_movemask_epi8(_mm_or_si128(a, b)) != 0;
}

/* Copies sixteen bytes of ASCII, capitals as small letters. */
static inline void peel_copy_small(char *out, const char *q) {
    const __m128i v = _mm_loadu_si128((const void *)q);
    const __m128i capital = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1)));
    _mm_storeu_si128((void *)out, _mm_or_si128(v, _mm_and_si128(capital, _mm_set1_epi8(0x20))));
}

#else

static inline unsigned peel_odd_bytes(const char *q) {
    unsigned bits = 0;
    for (int i = 0; i < PEEL_STEP; i++) {
        unsigned char c = (unsigned char)q[i];
        bits |= (unsigned)(c < ' ' || c >= 0x80 || (c & 0x1f) > 0x1a || c == '*' || c == '&') << i;
    }
    return bits;
}

static inline unsigned peel_rough_bytes(const char *q) {
    unsigned bits = peel_odd_bytes(q);
    for (int i = 0; i < PEEL_STEP; i++)
        bits |= (unsigned)(q[i] < '/' && q[i + 1] == q[i]) << i;
    return bits;
}

static inline unsigned peel_small_bytes(const char *q) {
    unsigned bits = 0;
    for (int i = 0; i < PEEL_STEP; i++)
        bits |= (unsigned)(q[i] >= 'a' && q[i] <= 'z') << i;
    return bits;
}

static inline unsigned peel_equal_bytes(const char *q, char c) {
    unsigned bits = 0;
    for (int i = 0; i < PEEL_STEP; i++)
        bits |= (unsigned)(q[i] == c) << i;
    return bits;
}

static inline int peel_any_high(const char *q) {
    unsigned char all = 0;
    for (int i = 0; i < 4 * PEEL_STEP; i++)
        all |= (unsigned char)q[i];
    return all >= 0x80;
}

static inline void peel_copy_small(char *out, const char *q) {
    for (int i = 0; i < PEEL_STEP; i++)
        out[i] = q[i] >= 'A' && q[i] <= 'Z' ? (char)(q[i] | 0x20) : q[i];
}

#endif

/* The first odd byte from p on, or `end`. */
static inline const char *peel_next_odd(const char *p, const char *end) {
    for (; end - p >= PEEL_STEP; p += PEEL_STEP) {
        unsigned odd = peel_odd_bytes(p);
        if (odd) return p + peel_first_bit(odd);
    }
    while (p < end && (unsigned char)*p >= ' ' && (unsigned char)*p < 0x80 && (*p & 0x1f) <= 0x1a && *p != '*' && *p != '&')
        p++;
    return p;
}

#endif
