/* test_vocabulary.c -- folding, and finding phrases. */
#include "vocabulary.h"

#include "failing.h"
#include "test.h"

static const char *fold(const char *text) {
    static char out[PEEL_MAX_PHRASE + 1];
    uint32_t n = peel_fold(text, text + strlen(text), out, PEEL_MAX_PHRASE);
    out[n] = 0;
    return out;
}

static void folding(void) {
    TEST_STR("", fold(""));
    TEST_STR("summary of findings", fold("Summary of Findings"));
    TEST_STR("summary of findings", fold("  Summary \t of\n findings  "));
    TEST_STR("summary", fold("## Summary"));
    TEST_STR("summary", fold("**Summary**"));
    TEST_STR("summary", fold("__Summary__"));
    TEST_STR("summary", fold("<b>Summary</b>"));
    TEST_STR("a_b", fold("a_b"));
    TEST_STR("overall judgment", fold("Overall judgment\xc2\xb9\xc2\xb2"));
    TEST_STR("overall judgment", fold("Overall judgment<sup>1</sup>"));
    TEST_STR("overall judgment", fold("Overall judgment^{1 2}"));
    TEST_STR("overall judgment", fold("Overall judgment[^1]"));
    TEST_STR("the force's \"plan\" - now", fold("The force\xe2\x80\x99s \xe2\x80\x9cplan\xe2\x80\x9d \xe2\x80\x93 now"));
    TEST_STR("a b", fold("a\xc2\xa0" "b"));
    TEST_STR("ab", fold("a\xc2\xad" "b"));
    TEST_STR("officers", fold("o\xef\xac\x83" "cers"));
    TEST_STR("the plan", fold("[The plan](https://example.org/a)"));
    TEST_STR("ab", fold("a\\*b"));
    TEST_STR("summary of", fold("_Summary_ of"));
    TEST_STR("caf\xc3\xa9", fold("Caf\xc3\xa9"));
    char out[16]; /* a small room: cut, never overrun, never a half character */
    static const char long_text[] = "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9";
    uint32_t n = peel_fold(long_text, long_text + sizeof long_text - 1, out, sizeof out);
    TEST(n <= sizeof out && n % 2 == 0 && n >= 8);
}

static uint32_t add(peel_vocabulary *v, const char *text, uint32_t key, unsigned flags) {
    peel_phrase like = { .key = key, .within = PEEL_NONE, .flags = (uint16_t)flags, .level = 1 };
    return peel_vocabulary_add(v, text, strlen(text), like);
}

static uint32_t find(const peel_vocabulary *v, const char *folded) { return peel_vocabulary_find(v, folded, (uint32_t)strlen(folded)); }

static void finding(void) {
    failing_allocator a = FAILING_NEVER;
    peel_vocabulary v;
    char name[40];
    peel_vocabulary_init(&v, failing_alloc(&a));
    TEST_INT(PEEL_NONE, find(&v, "summary"));
    TEST_INT(0, add(&v, "Summary", 7, PHRASE_HEADING));
    TEST_INT(1, add(&v, "Annex ", 8, PHRASE_HEADING | PHRASE_PREFIX));
    TEST_INT(2, add(&v, "SUMMARY", 9, PHRASE_HEADING));
    for (int i = 0; i < 500; i++) {
        sprintf(name, "Section number %d", i);
        TEST_INT(3 + i, add(&v, name, (uint32_t)i, PHRASE_HEADING));
    }
    TEST_INT(0, find(&v, "summary"));
    TEST_INT(2, v.phrases[0].next_same); /* the second of one wording hangs on the first, also after growth */
    TEST_INT(PEEL_NONE, v.phrases[2].next_same);
    TEST_INT(1, find(&v, "annex a - judgments"));
    TEST_INT(PEEL_NONE, find(&v, "annexes"));
    TEST_INT(PEEL_NONE, find(&v, "Summary")); /* folded text is asked for */
    TEST_INT(3 + 499, find(&v, "section number 499"));
    TEST_INT(PEEL_NONE, find(&v, "section number 500"));
    peel_vocabulary_free(&v);
    TEST_INT(0, a.live);
    TEST_INT(0, a.mismatch);
}

int main(void) {
    folding();
    finding();
    TEST_END;
}
