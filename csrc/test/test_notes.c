/* test_notes.c -- figures with their tables and sources, notes with their marks. */
#include "sample.h"

static sample s;

static void figures(void) {
    SAMPLE(&s, "# Summary\n\nFigure 1: Crime in the town\n\nArea\t2014\nTown\t12\n\nNote: rounded\n\nSource: The town\n\n"
               "Words between the two figures.\n\nFigure 2: A map\n\nFigure 4: Costs\n\n| a | b |\n|---|---|\n| c | 4 |\n\nTable 1: Alone\n\nx\t1\ny\t2\n");
    TEST_INT(3, s.d.figures.n);
    TEST_INT(3, s.d.tables.n);
    if (s.d.figures.n == 3 && s.d.tables.n == 3) {
        TEST_INT(1, s.d.figures.v[0].number);
        TEST_INT(0, s.d.figures.v[0].table);
        TEST_INT(0, s.d.tables.v[0].figure);
        TEST(s.d.figures.v[0].source != PEEL_NONE);
        TEST_STR("Source: The town", sample_text(&s, s.d.figures.v[0].source));
        TEST_INT(PEEL_NONE, s.d.figures.v[1].table);
        TEST_INT(PEEL_NONE, s.d.figures.v[1].source);
        TEST_INT(1, s.d.figures.v[2].table);
        TEST_INT(PEEL_NONE, s.d.tables.v[2].figure); /* "Table 1" is a caption, and no figure */
        TEST_STR("Table 1: Alone", sample_text(&s, s.d.tables.v[2].caption));
    }
    TEST_INT(1, sample_problems(&s, D_FIGURE_GAP)); /* 3 is not there */
    sample_close(&s);
}

static void notes(void) {
    SAMPLE(&s, "# Summary\n\nA claim.\xc2\xb9 Another.\xc2\xb2 A third.\xe2\x81\xb5\n\n\xc2\xb9 First note.\n\n\xc2\xb2 Second note.\n\n\xe2\x81\xb4 A note that no mark names.\n");
    TEST_INT(3, s.d.footnotes.n);
    TEST_INT(3, s.d.marks.n);
    if (s.d.marks.n == 3) {
        TEST_INT(0, s.d.marks.v[0].note);
        TEST_INT(1, s.d.marks.v[1].note);
        TEST_INT(PEEL_NONE, s.d.marks.v[2].note);
    }
    TEST_INT(1, sample_problems(&s, D_MARK_ALONE));
    TEST_INT(1, sample_problems(&s, D_NOTE_ALONE));
    TEST_INT(1, sample_problems(&s, D_NOTE_GAP));
    sample_close(&s);

    /* numbers that begin anew with a chapter: each mark has the note behind it */
    SAMPLE(&s, "# One\n\nA claim.\xc2\xb9\n\n\xc2\xb9 Its note.\n\n# Two\n\nAnother.\xc2\xb9\n\n\xc2\xb9 Its own note.\n");
    TEST_INT(2, s.d.footnotes.n);
    TEST_INT(2, s.d.marks.n);
    if (s.d.marks.n == 2) {
        TEST_INT(0, s.d.marks.v[0].note);
        TEST_INT(1, s.d.marks.v[1].note);
    }
    sample_close(&s);

    /* notes in any order are found: numbers that fall, and many */
    static char text[60000];
    size_t n = 0;
    for (int i = 1; i <= 300; i++) n += (size_t)sprintf(text + n, "A claim.<sup>%d</sup>\n\n", i * 8 % 301);
    for (int i = 300; i >= 1; i--) n += (size_t)sprintf(text + n, "<sup>%d</sup> Note %d.\n\n", i, i);
    sample_open(&s, text, n);
    TEST_INT(300, s.d.footnotes.n);
    TEST_INT(300, s.d.marks.n);
    TEST_INT(0, sample_problems(&s, D_MARK_ALONE));
    TEST_INT(0, sample_problems(&s, D_NOTE_ALONE));
    sample_close(&s);
}

static void tails(void) {
    /* a link alone behind a note is the note's */
    SAMPLE(&s, "# Summary\n\nA claim.\xc2\xb9\n\n\xc2\xb9 The plan of the town, 2014.\n\nwww.example.org/plan\n\nWords of the text.\n");
    TEST_STR("hpfjp", sample_kinds(&s));
    TEST_STR("The plan of the town, 2014. www.example.org/plan", sample_text(&s, 2));
    sample_close(&s);
}

/* Marks without markup count where notes of their numbers follow, one after the other. */
static void plain_marks(void) {
    SAMPLE(&s, "# Summary\n\nLamps[1] are lit. Bells ring.[2] See [8].\n\nBoats in 2015[3] were few.\n\n[1] Of oil.\n\n[2] At noon.\n\n[3] Rowed.\n");
    TEST_STR("hppfff", sample_kinds(&s));
    TEST_INT(3, s.d.footnotes.n);
    TEST_INT(3, s.d.marks.n);
    TEST_STR("Lamps are lit. Bells ring. See [8].", sample_text(&s, 1));
    TEST_STR("Boats in 2015 were few.", sample_text(&s, 2));
    TEST_STR("Of oil.", sample_text(&s, 3));
    TEST_INT(0, sample_problems(&s, D_MARK_ALONE));
    TEST_INT(0, sample_problems(&s, D_NOTE_ALONE));
    sample_close(&s);

    SAMPLE(&s, "# Summary\n\nLamps1 are lit. Bells ring.2 There are 3.5 of them.\n\nBoats were few.3\n\n1 Of oil.\n\n2 At noon.\n\n3 Rowed.\n");
    TEST_STR("hppfff", sample_kinds(&s));
    TEST_STR("Lamps are lit. Bells ring. There are 3.5 of them.", sample_text(&s, 1));
    TEST_INT(3, s.d.marks.n);
    sample_close(&s);

    SAMPLE(&s, "# Summary\n\nLamps are lit. Bells ring.\n\n1 Of oil\n\n2 At noon\n\n3 Rowed\n"); /* no mark, no note */
    TEST_INT(0, s.d.footnotes.n);
    sample_close(&s);

    SAMPLE(&s, "# Summary\n\nLamps[1] are lit.\n\n[1] Of oil.\n\nBells ring.[2]\n\n[2] At noon.\n"); /* too few to be sure */
    TEST_INT(0, s.d.footnotes.n);
    TEST_STR("Lamps[1] are lit.", sample_text(&s, 1));
    sample_close(&s);

    SAMPLE(&s, "# Summary\n\nLamps,[1, 2] bells[3] and boats.\n\n[1] Of oil.\n\n[2] Of gas.\n\n[3] At noon.\n");
    TEST_STR("Lamps, bells and boats.", sample_text(&s, 1));
    TEST_INT(3, s.d.marks.n);
    sample_close(&s);
}

int main(void) {
    plain_marks();
    figures();
    notes();
    tails();
    TEST_END;
}
