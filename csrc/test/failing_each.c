/* failing_each.c -- one attempt with every request for memory failing in turn. */
#include "failing.h"
#include "test.h"

void failing_each(failing_attempt *attempt, const void *what, long least, long most) {
    for (int failures = -1; failures <= 1; failures += 2) {
        long n;
        for (n = 0; n < most; n++) {
            failing_allocator a = { .until = n, .failures = failures };
            peel_status st = attempt(what, &a);
            TEST_INT(0, a.live);
            TEST_INT(0, a.mismatch);
            TEST_INT(a.failed ? PEEL_NOMEM : PEEL_OK, st);
            if (a.failed == 0) break;
        }
        TEST(n > least && n < most);
    }
}
