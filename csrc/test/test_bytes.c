/* test_bytes.c -- each test of bytes.h against its meaning, for every byte and every pair of a byte and a neighbour. */
#include "bytes.h"

#include "test.h"

static int is_odd(unsigned char c) {
    return c < ' ' || c >= 0x80 || c == '*' || c == '&' || (c & 0x1f) >= 0x1b;
}

/* Every byte at every place of a step, prose around it. */
static void single_bytes(void) {
    for (unsigned c = 0; c < 256; c++)
        for (unsigned at = 0; at < PEEL_STEP; at++) {
            char step[] = "1ABCDEFGHIJKLMNOPQRST";
            step[at] = (char)c;
            TEST_INT((unsigned)is_odd((unsigned char)c) << at, peel_odd_bytes(step));
            TEST_INT((unsigned)is_odd((unsigned char)c) << at, peel_rough_bytes(step));
            TEST_INT((unsigned)(c >= 'a' && c <= 'z') << at, peel_small_bytes(step));
            if (c < '1' || c > 'T') TEST_INT(1u << at, peel_equal_bytes(step, (char)c));
            TEST(peel_next_odd(step, step + 20) == step + (is_odd((unsigned char)c) ? at : 20));
        }
}

/* Runs of blanks and stops are rough, at the end of the step too; double letters are not. */
static void pairs(void) {
    static const char runs[] = " .-!";
    for (const char *c = runs; *c; c++)
        for (unsigned at = 0; at < PEEL_STEP; at++) {
            char step[] = "1ABCDEFGHIJKLMNOPQRST";
            step[at] = step[at + 1] = *c;
            TEST_INT(1u << at, peel_rough_bytes(step));
            step[at] = step[at + 1] = 'x';
            TEST_INT(0, peel_rough_bytes(step));
        }
}

static void high_bytes(void) {
    char bytes[4 * PEEL_STEP];
    memset(bytes, 0x7f, sizeof bytes);
    TEST_INT(0, peel_any_high(bytes));
    for (size_t at = 0; at < sizeof bytes; at++) {
        bytes[at] = (char)0x80;
        TEST(peel_any_high(bytes));
        bytes[at] = 0;
    }
}

static void small_letters(void) {
    char from[PEEL_STEP + 1] = "The @[`{ AZaz09.", to[PEEL_STEP + 1] = {0};
    peel_copy_small(to, from);
    TEST_STR("the @[`{ azaz09.", to);
}

int main(void) {
    single_bytes();
    pairs();
    high_bytes();
    small_letters();
    TEST_END;
}
