/* test_profile.c -- at which width was a text wrapped. */
#include "profile.h"

#include <stdlib.h>

#include "failing.h"
#include "test.h"

static failing_allocator a = { 0, -1, 0, 0, 0 };
static const char words[] = "the constabulary told us that its officers visit each of the three estates every week and that what they "
                            "learn there is written down the same day so that the next shift knows who has been seen and what was said ";

/* `paragraphs` paragraphs of prose, filled up to `width` (0: one line each), with `gap` between. */
static size_t prose(char *out, unsigned width, unsigned paragraphs) {
    size_t n = 0;
    for (unsigned i = 0; i < paragraphs; i++) {
        const char *p = words;
        unsigned column = 0, count = 60 + i * 7 % 40;
        while (count-- > 0) {
            if (!*p) p = words;
            unsigned len = (unsigned)strcspn(p, " ");
            if (column > 0 && width > 0 && column + 1 + len > width) {
                out[n++] = '\n';
                column = 0;
            } else if (column > 0) {
                out[n++] = ' ';
                column++;
            }
            memcpy(out + n, p, len);
            n += len;
            column += len;
            p += len + 1;
        }
        memcpy(out + n, ".\n\n", 3);
        n += 3;
    }
    return n;
}

static peel_profile profile_of(const char *text, size_t len) {
    peel_text t;
    peel_lines ls;
    peel_profile pf;
    TEST_INT(PEEL_OK, peel_text_open(&t, text, len));
    TEST_INT(PEEL_OK, peel_lines_read(&ls, &t, failing_alloc(&a)));
    peel_profile_read(&pf, text, &ls);
    peel_vec_free(failing_alloc(&a), &ls);
    return pf;
}

int main(void) {
    static char text[200000];
    static const unsigned widths[] = { 40, 55, 60, 66, 72, 80, 100, 120 };
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        peel_profile pf = profile_of(text, prose(text, widths[i], 40));
        /* a little less explains the same breaks where no word ends just at the width */
        if (pf.wrap > widths[i] || pf.wrap + 2 < widths[i]) fprintf(stderr, "of width %u: %u\n", widths[i], pf.wrap);
        TEST(pf.wrap <= widths[i] && pf.wrap + 2 >= widths[i]);
        TEST_INT(0, pf.ragged);
    }
    peel_profile pf = profile_of(text, prose(text, 0, 40));
    TEST_INT(0, pf.wrap);
    TEST_INT(0, pf.ragged);
    pf = profile_of("", 0);
    TEST_INT(0, pf.wrap);

    size_t n = 0; /* lines of any length, each a paragraph's next: ragged */
    for (int i = 0; i < 60; i++) n += (size_t)sprintf(text + n, "%.*s\n", 20 + i * 37 % 60, words);
    pf = profile_of(text, n);
    TEST_INT(0, pf.wrap);
    TEST_INT(1, pf.ragged);

    n = 0; /* a list is no paragraph */
    for (int i = 0; i < 60; i++) n += (size_t)sprintf(text + n, "- %.*s\n", 20 + i * 37 % 60, words);
    pf = profile_of(text, n);
    TEST_INT(0, pf.wrap);
    TEST_INT(0, pf.ragged);

    /* soft and hard breaks */
    static const char wrapped[] = "the constabulary told us that its\nofficers visit\neach of the three estates every\n\nweek";
    peel_text t;
    peel_lines ls;
    peel_profile at = { .wrap = 36 };
    TEST_INT(PEEL_OK, peel_text_open(&t, wrapped, sizeof wrapped - 1));
    TEST_INT(PEEL_OK, peel_lines_read(&ls, &t, failing_alloc(&a)));
    TEST_INT(4, ls.n);
    TEST_INT(1, peel_soft_break(&at, wrapped, &ls, 0)); /* "officers" would not have fitted */
    TEST_INT(0, peel_soft_break(&at, wrapped, &ls, 1)); /* "each" would */
    TEST_INT(0, peel_soft_break(&at, wrapped, &ls, 2)); /* a blank line is no wrap */
    at.wrap = 0;
    TEST_INT(0, peel_soft_break(&at, wrapped, &ls, 0));
    at.ragged = 1;
    TEST_INT(1, peel_soft_break(&at, wrapped, &ls, 1));
    TEST_INT(0, peel_soft_break(&at, wrapped, &ls, 2));
    peel_vec_free(failing_alloc(&a), &ls);
    TEST_INT(0, a.live);
    TEST_END;
}
