/* test_find.c -- words of groups, phrases, sentences, folded words. */
#include "find.h"

#include <stdlib.h>

#include "fold.h"
#include "lexicon.h"
#include "sentence.h"
#include "test.h"

static void groups(void) {
    static const struct {
        const char *word;
        uint64_t groups;
    } list[] = {{"compar", 1}, {"we ", 2}, {"20", 4}, {"grade", 1 | 4}, {"x", 8}, {"\xe2\x80\x99t", 16}};
    peel_finder_word words[8];
    char bytes[64];
    peel_finder *f = malloc(sizeof *f);
    peel_finder_init(f, words, bytes);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        peel_finder_add(f, list[i].word, (uint32_t)strlen(list[i].word), list[i].groups);
    static const struct {
        const char *text;
        uint64_t want;
    } cases[] = {{"", 0},           {"comp", 0}, {"It can be COMPARED", 1}, {"so we", 0}, {"So We go", 2},      {"in 20", 4},   {"2 0", 0},
                 {"the Grades", 5}, {"a X", 8},  {"can\xe2\x80\x99t", 16},  {"w", 0},     {"we compare 20", 7}, {"ccompar", 1}, {"2", 0},
                 {"x", 8}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len = strlen(cases[i].text);
        char *tight = malloc(len ? len : 1); /* so that a read behind the text is seen */
        memcpy(tight, cases[i].text, len);
        TEST_INT(cases[i].want, peel_finder_scan(f, tight, len, ~(uint64_t)0));
        free(tight);
    }
    TEST_INT(1, peel_finder_scan(f, "compare 20", 10, 1)); /* enough is enough */
    static const char apart[] = "We compare. It was in 2014.", together[] = "It is so. We compare 2014.";
    peel_choice same = {1 | 4, 1}, any = {1 | 4, 0};
    uint64_t held = peel_finder_scan(f, apart, sizeof apart - 1, ~(uint64_t)0);
    TEST(peel_finder_chooses(f, &any, held, apart, sizeof apart - 1));
    TEST(!peel_finder_chooses(f, &same, held, apart, sizeof apart - 1));
    held = peel_finder_scan(f, together, sizeof together - 1, ~(uint64_t)0);
    TEST(peel_finder_chooses(f, &same, held, together, sizeof together - 1));
    free(f);
}

/* The end of the longest phrase at the start of a text. */
static size_t longest(const peel_lexicon *x, const char *text, uint32_t *value) {
    *value = 0;
    return peel_lexicon_find(x, text, strlen(text), 0, value);
}

static void phrases(void) {
    static const char *const list[] = {"per", "per cent", "per cent of", "chief officer's", "year-on-year", "a, b"};
    size_t bytes = 8;
    uint32_t value;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        bytes += strlen(list[i]);
    peel_lexicon *x = malloc(peel_lexicon_size(bytes));
    peel_lexicon_init(x);
    for (uint32_t i = 0; i < sizeof list / sizeof *list; i++)
        TEST(peel_lexicon_add(x, list[i], strlen(list[i]), i + 1));
    TEST_INT(8, longest(x, "Per Cent", &value));
    TEST_INT(2, value);
    TEST_INT(10, longest(x, "per   cent", &value));
    TEST_INT(3, longest(x, "per cents", &value));
    TEST_INT(1, value);
    TEST_INT(0, longest(x, "person", &value));
    TEST_INT(0, longest(x, "", &value));
    TEST_INT(17, longest(x, "chief officer\xe2\x80\x99s", &value));
    TEST_INT(14, longest(x, "year-on\xe2\x80\x93year", &value));
    TEST_INT(0, longest(x, "year-on\xe2\x80", &value));
    TEST_INT(5, longest(x, "a,  b", &value));
    TEST_INT(3, longest(x, "per ", &value));
    static const struct {
        const char *text;
        size_t first, end;
    } cases[] = {{"so per cent", 3, 11}, {"super per", 6, 9}, {"re-per per", 7, 10}, {"'per", 4, 4}, {"(per)", 1, 4},
                 {"so\nper", 6, 6},      {"", 0, 0},          {"person", 6, 6}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len = strlen(cases[i].text), end = 0, first = peel_lexicon_search(x, cases[i].text, len, 0, &end);
        TEST_INT(cases[i].first, first);
        if (first < len) TEST_INT(cases[i].end, end);
    }
    peel_lexicon_init(x);
    TEST(!peel_lexicon_add(x, "", 0, 1));
    TEST(!peel_lexicon_add(x, "a ", 2, 1));
    TEST(!peel_lexicon_add(x, "%", 1, 1));
    free(x);
}

/* The sentences of a text, one a line. */
static const char *split(const char *text) {
    static char out[400];
    size_t at = 0, first, n = 0, len = strlen(text);
    while (peel_sentence_next(text, len, &at, &first)) {
        memcpy(out + n, text + first, at - first);
        n += at - first;
        out[n++] = '|';
    }
    out[n] = 0;
    return out;
}

static void sentences(void) {
    TEST_STR("", split(""));
    TEST_STR("", split("  \n"));
    TEST_STR("One.|Two!|Three?|", split("One. Two! Three?"));
    TEST_STR("no stop|", split("no stop"));
    TEST_STR("It cost 3.5 million.|Yes.|", split("It cost 3.5 million. Yes."));
    TEST_STR("See e.g. Kent.|Mr. Low left.|", split("See e.g. Kent. Mr. Low left."));
    TEST_STR("He said \"Yes.\"|She left.|", split("He said \"Yes.\" She left."));
    TEST_STR("Figure 2. Rates rose.|3. The force.|", split("Figure 2. Rates rose. 3. The force."));
    TEST_STR("One...|\xe2\x80\x9cTwo\xe2\x80\x9d.|", split("One... \xe2\x80\x9cTwo\xe2\x80\x9d."));
    TEST_STR("small. letters follow|", split("small. letters follow"));
}

static const char *folded(const char *text) {
    static char out[100];
    out[peel_fold_words(text, strlen(text), out)] = 0;
    return out;
}

static void folding(void) {
    TEST_STR("", folded(" \t\n"));
    TEST_STR("annex a - hmic judgments", folded("Annex A \xe2\x80\x93  HMIC\njudgments"));
    TEST_STR("a_b **c**", folded(" A_B **C** ")); /* markup counts */
    TEST_STR("the force's \"plan\"", folded("the force\xe2\x80\x99s \xe2\x80\x9cplan\xe2\x80\x9d"));
    TEST_STR("a bc", folded("a\xc2\xa0"
                            "b\xc2\xad"
                            "c\xef\xbb\xbf"));
    TEST_STR("\xe2\x80 caf\xc3\xa9 \xe2\x82\xac", folded("\xe2\x80 Caf\xc3\xa9 \xe2\x82\xac"));
}

int main(void) {
    groups();
    phrases();
    sentences();
    folding();
    TEST_END;
}
