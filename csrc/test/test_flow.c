/* test_flow.c -- blocks, reading order, and what was cut in two. */
#include "sample.h"

static sample s;

static void kinds(void) {
    SAMPLE(&s, "# Summary\n\nA paragraph of words that end.\n\n- one\n- two\n  - inner\n- three\n\n1. first\n2. second\n\n---\n\n"
               "Figure 1: A figure of the town\n\nArea\t2014\nTown\t12\n\nSource: The town\n\n\xc2\xb9 A note.\n");
    TEST_STR("hpiiiiiirctsf", sample_kinds(&s));
    TEST_INT(1, s.d.blocks.v[2].level);
    TEST_INT(2, s.d.blocks.v[4].level);
    TEST_INT(1, s.d.blocks.v[5].level);
    TEST_INT(2, s.d.blocks.v[7].value);
    TEST_STR("2A paragraph of words that end./3one/3two/4inner/3three/3first/3second/7Figure 1: A figure of the town/"
             "5Area|2014/6Town|12/8Source: The town/",
             sample_tape(&s, 1, 0));
    sample_close(&s);
}

/* A mark that lost its words is no item. */
static void empty_marks(void) {
    SAMPLE(&s, "# Summary\n\nThese are:\n\n- one;\n-\n- two.\n");
    TEST_STR("hpiri", sample_kinds(&s));
    sample_close(&s);
}

/* Control bytes are told of where they stand, in whatever line of a block. */
static void control_bytes(void) {
    SAMPLE(&s, "# Summary\n\nA paragraph whose first line is\x01 not\nthe only one that holds\x02 such bytes\nand one line that has none.\n");
    TEST_INT(2, sample_problems(&s, D_CONTROL_BYTES));
    sample_close(&s);
}

/* A day at a line's end and its month below it are of one paragraph. */
static void dates(void) {
    SAMPLE(&s, "# Summary\n\nIn the year ending 31\nDecember 2023 boats were lost.\n");
    TEST_STR("hp", sample_kinds(&s));
    sample_close(&s);
}

#define LONG "The constabulary told us that its officers visit each of the three estates and that"

static void cut(void) {
    /* by a page end */
    SAMPLE(&s, "# Summary\n\n" LONG "\n\n\fwhat they learn there is written down.\n");
    TEST_STR("hpj", sample_kinds(&s));
    TEST_STR(LONG " what they learn there is written down.", sample_text(&s, 1));
    TEST_INT(0, sample_problems(&s, D_CUT_OPEN));
    sample_close(&s);

    /* by a note */
    SAMPLE(&s, "# Summary\n\n" LONG "\n\n\xc2\xb9 A note that stands here.\n\nwhat they learn there is written down.\n");
    TEST_STR("hpfj", sample_kinds(&s));
    TEST_STR(LONG " what they learn there is written down.", sample_text(&s, 1));
    sample_close(&s);

    /* in a word */
    SAMPLE(&s, "# Summary\n\nThe neighbourhood of each of the three estates is what they know, and the neighbour-\n\n\fhood teams.\n");
    TEST_STR("hpj", sample_kinds(&s));
    TEST_STR("The neighbourhood of each of the three estates is what they know, and the neighbourhood teams.", sample_text(&s, 1));
    sample_close(&s);

    /* two columns: first in, first out */
    SAMPLE(&s, "# Summary\n\nThe first of the two paragraphs that are open at once stops here, where\n\n## The other column\n\n"
               "The second of the two paragraphs that are open at once stops here, when\n\n"
               "the first one goes on with its own words.\n\nthe second one goes on with its own.\n");
    TEST_STR("hphpjj", sample_kinds(&s));
    TEST_STR("The first of the two paragraphs that are open at once stops here, where the first one goes on with its own words.",
             sample_text(&s, 1));
    TEST_STR("The second of the two paragraphs that are open at once stops here, when the second one goes on with its own.",
             sample_text(&s, 3));
    TEST_INT(1, s.d.blocks.v[4].section); /* each piece in the section of its paragraph */
    TEST_INT(2, s.d.blocks.v[5].section);
    sample_close(&s);

    /* a capital behind the cut: joined, with doubt */
    SAMPLE(&s, "# Summary\n\n" LONG " " LONG " " LONG " Crime\n\n\fPatrol Board that meets there every week has it all in writing.\n");
    TEST_STR("hpj", sample_kinds(&s));
    TEST_INT(1, sample_problems(&s, D_CUT_JOINED));
    sample_close(&s);

    /* three pieces */
    SAMPLE(&s, "# Summary\n\n" LONG "\n\n\fwhat they learn there in the course of it all is written down by one and\n\n\fread by another.\n");
    TEST_STR("hpjj", sample_kinds(&s));
    TEST_STR(LONG " what they learn there in the course of it all is written down by one and read by another.", sample_text(&s, 1));
    sample_close(&s);

    /* the rest never comes */
    SAMPLE(&s, "# Summary\n\n" LONG "\n\n# Other\n\nWords of another kind.\n");
    TEST_STR("hphp", sample_kinds(&s));
    TEST_INT(1, sample_problems(&s, D_CUT_OPEN));
    sample_close(&s);

    /* not cut at all */
    SAMPLE(&s, "# Summary\n\nA paragraph that ends as it should, with a stop.\n\nAnother one that does so as well.\n");
    TEST_STR("hpp", sample_kinds(&s));
    TEST_INT(0, s.d.problems.n);
    sample_close(&s);
}

static void lists(void) {
    /* an item goes on behind a page end */
    SAMPLE(&s, "# Summary\n\n- an item that breaks off where its page ends and\n\n\fgoes on here;\n- another.\n");
    TEST_STR("an item that breaks off where its page ends and goes on here;", sample_text(&s, 1));
    sample_close(&s);
    /* what introduces a list is not cut */
    SAMPLE(&s, "# Summary\n\nThe constabulary should work on each of the three of these, such as\n\n- one\n- two\n");
    TEST_STR("hpii", sample_kinds(&s));
    TEST_INT(0, sample_problems(&s, D_CUT_OPEN));
    sample_close(&s);
    /* bullets within bullets of another kind */
    SAMPLE(&s, "# Summary\n\n\xe2\x80\xa2 outer\no inner\no inner\n\xe2\x80\xa2 outer\n");
    TEST_STR("hiiii", sample_kinds(&s));
    if (s.d.blocks.n == 5) {
        TEST_INT(1, s.d.blocks.v[1].level);
        TEST_INT(2, s.d.blocks.v[2].level);
        TEST_INT(2, s.d.blocks.v[3].level);
        TEST_INT(1, s.d.blocks.v[4].level);
    }
    sample_close(&s);
}

#define THEMES "## Linked themes\n\n1.2 Less noise at night in each of the towns and villages of the whole county\n\n2.1 More light.\n\n"

static void boxes(void) {
    /* the list goes on behind the box, in the section that the box interrupts; codes go on nothing and wait for nothing */
    SAMPLE(&s, "# Summary\n\n## Update\n\n- one\n- two\n\n" THEMES "- three\n\nWords behind it.\n");
    TEST_STR("hhiihppip", sample_kinds(&s));
    TEST_STR("3one/3two/3three/2Words behind it./", sample_tape(&s, 2, 0));
    TEST_STR("21.2 Less noise at night in each of the towns and villages of the whole county/22.1 More light./", sample_tape(&s, 3, 0));
    TEST_INT(0, s.d.problems.n);
    sample_close(&s);
    /* coded lines without blanks, coded items */
    SAMPLE(&s, "## Update\n\n- one\n\n## Linked themes\n\n1.2 Less noise\n2.1 More light\n\n- three\n");
    TEST_STR("3one/3three/", sample_tape(&s, 1, 0));
    TEST_STR("31.2 Less noise/32.1 More light/", sample_tape(&s, 2, 0));
    sample_close(&s);
    SAMPLE(&s, "## Update\n\n- one\n\n## Linked themes\n\n- **1.2** Less noise\n- 2.1: More light\n- three\n");
    TEST_STR("3one/3three/", sample_tape(&s, 1, 0));
    sample_close(&s);
    /* the half of an item that the box cut */
    SAMPLE(&s, "## Update\n\n- one that breaks off where the box stands and\n\n## Linked themes\n\n2.1 More light.\n\ngoes on here\n\n- three\n");
    TEST_STR("3one that breaks off where the box stands and goes on here/3three/", sample_tape(&s, 1, 0));
    sample_close(&s);
    /* the half of the box's own last line */
    SAMPLE(&s, "## Update\n\n- one\n\n## Linked themes\n\n2.1 More light at night in each of the towns of the county and\n\nless noise\n\n- three\n");
    TEST_STR("22.1 More light at night in each of the towns of the county and less noise/", sample_tape(&s, 2, 0));
    TEST_STR("3one/3three/", sample_tape(&s, 1, 0));
    sample_close(&s);
    /* a box without codes keeps its list; a heading ends any box */
    SAMPLE(&s, "# Summary\n\nWords.\n\n## Areas for improvement\n\nThe force should:\n\n- one\n- two\n");
    TEST_STR("2The force should:/3one/3two/", sample_tape(&s, 2, 0));
    sample_close(&s);
    SAMPLE(&s, "## Update\n\n- one\n\n" THEMES "# Summary\n\n- two\n");
    TEST_STR("3two/", sample_tape(&s, 3, 0));
    sample_close(&s);
    /* a box before any text of what it interrupts */
    SAMPLE(&s, "## Update\n\n" THEMES "- one\n");
    TEST_STR("3one/", sample_tape(&s, 1, 0));
    sample_close(&s);
}

static void unstopped(void) {
    /* its paragraphs end as they are: none waits, none is a heading, and only words that can end nothing go on */
    SAMPLE(&s, "## Update\n\nLamps mended\n\n" LONG " is how it goes in every one of the towns\n\nThe lamps of the other towns are mended at night only.\n");
    TEST_STR("hppp", sample_kinds(&s));
    TEST_INT(0, s.d.problems.n);
    sample_close(&s);
    SAMPLE(&s, "## Update\n\n" LONG " of\n\n\fMarch and May\n");
    TEST_STR("hpj", sample_kinds(&s));
    sample_close(&s);
}

static void wrapped(void) {
    SAMPLE(&s, "# Summary\n\nThe constabulary told us that officers\nvisit each of the three estates a week.\nWhat they learn there is written down at\n"
               "once so that the next shift knows it and\nwho has been seen and what was said to\nthem by the people of the town and by\n"
               "those who only work there every day now.\n\n- an item whose words go on in the line\n  below it\n- another one\n");
    TEST_STR("hpii", sample_kinds(&s));
    TEST(s.d.profile.wrap >= 38 && s.d.profile.wrap <= 41);
    TEST_STR("an item whose words go on in the line below it", sample_text(&s, 2));
    sample_close(&s);
}

static void ends(void) {
    SAMPLE(&s, "");
    TEST_STR("", sample_kinds(&s));
    sample_close(&s);
    SAMPLE(&s, "\n\n\n");
    TEST_STR("", sample_kinds(&s));
    TEST_INT(3, s.d.lines.total);
    sample_close(&s);
    SAMPLE(&s, "\xef\xbb\xbf");
    TEST_STR("", sample_kinds(&s));
    sample_close(&s);
    SAMPLE(&s, "\xef\xbb\xbf# Title\r\rWords of it.\r");
    TEST_INT(2, s.d.blocks.n);
    TEST_STR("Title", sample_text(&s, 0));
    sample_close(&s);
    SAMPLE(&s, "Words with a \x01 byte in them that no text holds.\n");
    TEST_INT(1, sample_problems(&s, D_CONTROL_BYTES));
    sample_close(&s);
}

int main(void) {
    kinds();
    empty_marks();
    control_bytes();
    dates();
    cut();
    lists();
    boxes();
    unstopped();
    wrapped();
    ends();
    TEST_END;
}
