/* test_part.c -- documents that lost their blank lines, all of them or those behind titles. */
#include "sample.h"

static sample s;
static char text[1 << 16];

static const char *const topics[] = { "lamps", "bells", "boats", "wells", "bridges", "gates", "stoves", "clocks" };

/* Eight sections of a title and two paragraphs, `behind` each title and `between` all else; wrapped by hand where `wrapped`. */
static void build(const char *behind, const char *between, int wrapped) {
    const char *in = wrapped ? "\n" : " ";
    size_t n = (size_t)sprintf(text, "Summary%sThe town has eight things to look after and this says how each of them%sis kept.%s", behind, in,
                               between);
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
        n += (size_t)sprintf(text + n,
                             "Care of the %s%sThe keeper of the %s goes round the town at seven each morning and again%sat nine in the evening, "
                             "and he writes down what he finds in a book.%sNobody else may open the %s. Good%s",
                             topics[i], behind, topics[i], in, between, topics[i], between);
    text[n] = '\0';
}

static void check_sections(void) {
    sample_open(&s, text, strlen(text));
    TEST_INT(10, s.d.sections.n); /* the front matter, the summary and eight titles */
    TEST(strstr(sample_outline(&s), "Care of the clocks") != NULL);
    sample_close(&s);
}

static void all_lost(void) {
    build("\n", "\n", 0);
    check_sections();
}

static void behind_titles(void) {
    build("\n", "\n\n", 0);
    check_sections();
    build("\n\n", "\n\n", 0);
    check_sections();
}

/* A wrap may break just where a title stands: those that are known are parted all the same. */
static void known_titles(void) {
    size_t n = 0;
    for (int i = 0; i < 20; i++)
        n += (size_t)sprintf(text + n,
                             "Each of the wardens of the town is told which of the streets he has to\n"
                             "walk and at what time, and the council is told where they are not seen.\n");
    n += (size_t)sprintf(text + n, "Summary of what was said is not a title here, as its line goes on to the\nright end.\n");
    n += (size_t)sprintf(text + n, "How effective is the force at preventing crime?\nGood\n");
    n += (size_t)sprintf(text + n, "The wardens know their streets and the streets know them, which is good.\n");
    text[n] = '\0';
    sample_open(&s, text, n);
    TEST_STR("1 How effective is the force at preventing crime?", sample_outline(&s));
    TEST_STR("Good", sample_text(&s, s.d.sections.v[1].block + 1));
    sample_close(&s);
}

/* What lacks its stop and is broken off by no wrap is a title, even where the wrap may have begun its line. */
static void unstopped_titles(void) {
    size_t n = (size_t)sprintf(text, "Summary\n");
    for (int i = 0; i < 20; i++)
        n += (size_t)sprintf(text + n,
                             "Each of the wardens of the town is told which of the streets he has to\n"
                             "walk and at what time, and the council is told where they are not seen.\n");
    n += (size_t)sprintf(text + n, "Neighbourhoods see their wardens much more often than in the year before\n"
                                   "this one\nThe wardens know their streets and the streets know all of them, too.\n");
    text[n] = '\0';
    sample_open(&s, text, n);
    TEST_STR("1 Summary/2 Neighbourhoods see their wardens much more often than in the year before this one", sample_outline(&s));
    sample_close(&s);
}

/* Many short lines are a list; rows stay with their table, a code begins its own paragraph. */
static void kept_together(void) {
    size_t n = 0;
    for (int i = 0; i < 30; i++)
        n += (size_t)sprintf(text + n,
                             "In the year %d the council counted all of its lamps and found that most of them were lit, as they should be at night.\n",
                             1900 + i);
    size_t list = n;
    n += (size_t)sprintf(text + n, "Lamps\nBells\nBoats\nWells\nBridges\nGates\nThe council counts them all, one after the other, and it says how many there are.\n");
    n += (size_t)sprintf(text + n, "Area\t2014\t2015\nTown\t12\t13\nVillage\t4\t5\n1.2 Better lamps for all\n1.3 More bells\n");
    text[n] = '\0';
    sample_open(&s, text, n);
    TEST_STR("pppppptpp", sample_kinds(&s) + strlen(sample_kinds(&s)) - 9);
    TEST_INT(3, s.d.tables.v[0].nrows);
    for (uint32_t i = 0; i < s.d.blocks.n; i++)
        if (s.d.blocks.v[i].first >= list && s.d.blocks.v[i].first < list + 20) TEST(s.d.blocks.v[i].flags & BLOCK_GROUPED);
    sample_close(&s);
}

int main(void) {
    all_lost();
    behind_titles();
    known_titles();
    unstopped_titles();
    kept_together();
    TEST_END;
}
