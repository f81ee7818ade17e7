/* sentence.c -- see sentence.h. */
#include "sentence.h"

#include <string.h>

#include "ascii.h"

static int is_mark(char c) {
    return c == '.' || c == '!' || c == '?';
}

static int is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

/* Bytes of a general punctuation character (U+2000 to U+203F) at s[at], its last byte in *last; 0 for any other. */
static size_t punctuation_at(const char *s, size_t len, size_t at, unsigned char *last) {
    if (len - at < 3 || (unsigned char)s[at] != 0xe2 || (unsigned char)s[at + 1] != 0x80) return 0;
    *last = (unsigned char)s[at + 2];
    return 3;
}

/* Behind all characters from `at` on that open ( [ " ' ‘ “ – or, else, close ) ] " ' ’ ” something. */
static size_t skip_quotes(const char *s, size_t len, size_t at, int opening) {
    while (at < len) {
        unsigned char last = 0;
        size_t wide = punctuation_at(s, len, at, &last);
        if (s[at] == '"' || s[at] == '\'' || s[at] == (opening ? '(' : ')') || s[at] == (opening ? '[' : ']')) at++;
        else if (wide && (opening ? last == 0x98 || last == 0x9c || last == 0x93 : last == 0x99 || last == 0x9d)) at += wide;
        else break;
    }
    return at;
}

#define LONGEST 7u /* bytes before a full stop that are looked at */

/* Is the full stop at s[at] that of an abbreviation or of an initial? */
static int is_abbreviated(const char *s, size_t at) {
    static const char *const words[] = {"e.g", "i.e",  "cf", "vs",  "approx", "viz", "Mr",   "Mrs",   "Ms",  "Dr",
                                        "St",  "Prof", "No", "Nos", "pp",     "p",   "para", "paras", "Fig", "vol"};
    size_t from = at;
    while (from > 0 && at - from < LONGEST && (peel_is_alnum(s[from - 1]) || s[from - 1] == '.'))
        from--;
    while (from < at && s[from] == '.')
        from++;
    size_t size = at - from;
    if (size == 0) return 0;
    if (size == 1 && peel_is_capital(s[from])) return 1;
    if (size >= 2 && s[at - 2] == '.' && peel_is_capital(s[at - 1])) return 1;
    if (size == 3 && (s[from] | 0x20) == 'e' && s[from + 1] == '.' && (s[from + 2] | 0x20) == 'g') return 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == size && memcmp(s + from, words[i], size) == 0) return 1;
    return 0;
}

/* Where the sentence ends that the mark at s[at] may end; 0 where it ends none, and then *next is where to go on: marks
** in a row are followed by the same, so they are looked at once. */
static size_t stop_at(const char *s, size_t len, size_t at, size_t *next) {
    *next = at + 1;
    if (s[at] == '.' && is_abbreviated(s, at)) return 0;
    size_t end = at + 1;
    while (end < len && is_mark(s[end]))
        end++;
    *next = end;
    end = skip_quotes(s, len, end, 0);
    if (end == len || s[end] == '\n') return end;
    size_t p = end;
    while (p < len && is_blank(s[p]))
        p++;
    if (p == end) return 0;
    p = skip_quotes(s, len, p, 1);
    if (p == len) return 0;
    unsigned char c = (unsigned char)s[p];
    return peel_is_capital(s[p]) || peel_is_digit(s[p]) || (c >= 0xc3 && c <= 0xc5) ? end : 0;
}

/* Behind the full stop and blanks of a label at `at`, else `at`. */
static size_t skip_label(const char *s, size_t len, size_t at) {
    static const char *const words[] = {"figure", "table", "annex"};
    size_t p = at;
    for (size_t i = 0; i < sizeof words / sizeof *words && p == at; i++) {
        size_t n = strlen(words[i]), k = 0;
        while (k < n && at + k < len && (s[at + k] | 0x20) == words[i][k])
            k++;
        if (k < n || at + n == len || s[at + n] != ' ') continue;
        for (p = at + n; p < len && s[p] == ' ';)
            p++;
        size_t number = p;
        while (p < len && (peel_is_digit(s[p]) || peel_is_capital(s[p])))
            p++;
        if (p == number) return at;
    }
    if (p == at) {
        while (p < len && p < at + 2 && peel_is_digit(s[p]))
            p++;
        if (p == at) return at;
    }
    if (p == len || s[p] != '.') return at;
    size_t behind = ++p;
    while (p < len && is_blank(s[p]))
        p++;
    return p > behind ? p : at;
}

int peel_sentence_next(const char *s, size_t len, size_t *at, size_t *first) {
    size_t p = *at;
    while (p < len && is_blank(s[p]))
        p++;
    *first = *at = p;
    size_t start = p = skip_label(s, len, p), end = 0;
    while (p < len) {
        size_t next = p + 1;
        if (is_mark(s[p]) && (end = stop_at(s, len, p, &next)) != 0) break;
        p = next;
    }
    if (p > start) *at = end ? end : p;
    else if (*first < len && is_mark(s[*first]) && end) *at = end;
    else return 0;
    return 1;
}
