/* test.h -- checks that name what was expected and what came, and go on; a test ends with TEST_END.
**
** What is expected stands first. A C test is a program: it prints what failed and returns 1, or prints nothing.
*/
#ifndef TEST_H
#define TEST_H

#include <stdio.h>
#include <string.h>

extern int test_failed; /* checks that did not hold, so far */
extern int test_ran;    /* checks made: a program that makes none has failed */

#define TEST(cond)                                                                                                     \
    do {                                                                                                               \
        test_ran++;                                                                                                    \
        if (!(cond)) {                                                                                                 \
            test_failed++;                                                                                             \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #cond);                                                 \
        }                                                                                                              \
    } while (0)

#define TEST_INT(want, got)                                                                                            \
    do {                                                                                                               \
        long long want_ = (long long)(want), got_ = (long long)(got);                                                  \
        test_ran++;                                                                                                    \
        if (want_ != got_) {                                                                                           \
            test_failed++;                                                                                             \
            fprintf(stderr, "%s:%d: %s: want %lld, got %lld\n", __FILE__, __LINE__, #got, want_, got_);                \
        }                                                                                                              \
    } while (0)

#define TEST_STR(want, got)                                                                                            \
    do {                                                                                                               \
        const char *want_ = (want), *got_ = (got);                                                                     \
        test_ran++;                                                                                                    \
        if (strcmp(want_, got_) != 0) {                                                                                \
            test_failed++;                                                                                             \
            fprintf(stderr, "%s:%d: %s:\n  want <%s>\n  got  <%s>\n", __FILE__, __LINE__, #got, want_, got_);          \
        }                                                                                                              \
    } while (0)

#define TEST_END return test_failed > 0 || test_ran == 0

#endif
