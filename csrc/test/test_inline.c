/* test_inline.c -- clean text, and the way back to the source and its lines: inline.c, words.c, clean.c, document.c. */
#include "sample.h"

#include "tape.h"

/* Clean text of the one paragraph of a text. */
static const char *clean(const char *text) {
    static sample s;
    static char out[4096];
    sample_open(&s, text, strlen(text));
    TEST_INT(1, s.d.blocks.n);
    snprintf(out, sizeof out, "%s", sample_text(&s, 0));
    sample_close(&s);
    return out;
}

static void markup(void) {
    TEST_STR("It is good work.", clean("It is **good** work."));
    TEST_STR("It is good work.", clean("It is *good* work."));
    TEST_STR("It is good work.", clean("It is __good__ work."));
    TEST_STR("It is good work.", clean("It is _good_ work."));
    TEST_STR("It is **good work.", clean("It is ***good* work.")); /* the pair has no closer */
    TEST_STR("snake_case_name stays.", clean("snake_case_name stays."));
    TEST_STR("2 * 3 * 4 is 24.", clean("2 * 3 * 4 is 24."));
    TEST_STR("An *opener that never closes.", clean("An *opener that never closes."));
    TEST_STR("A closer* that never opened.", clean("A closer* that never opened."));
    TEST_STR("It is underlined here.", clean("It is <u>underlined</u> here."));
    TEST_STR("One two.", clean("One<br/>two."));
    TEST_STR("Less than < 5 percent > of all.", clean("Less than < 5 percent > of all."));
    TEST_STR("See the plan for more.", clean("See [the plan](https://example.org/a_b) for more."));
    TEST_STR("See (the plan) for more.", clean("See ([the plan](https://example.org/a(low).pdf)) for more."));
    TEST_STR("See (the plan) for more.", clean("See ([the plan](https://example.org/a)) for more."));
    TEST_STR("See the plan (or so) for more.", clean("See [the plan](a(b) (or so) for more."));
    TEST_STR("See for more.", clean("See ![the plan](x.png) for more."));
    TEST_STR("See for more.", clean("See [![the plan](x.png)](https://example.org/a(low)) for more."));
    TEST_STR("See [![the plan for more.", clean("See [![the plan for more."));
    TEST_STR("It is underlined here.", clean("It is <a\nhref='x'>underlined</a> here."));
    TEST_STR("See [the plan] for more.", clean("See [the plan] for more."));
    TEST_STR("See [the plan](and so on.", clean("See [the plan](and so on."));
    TEST_STR("One * and one [ and one #.", clean("One \\* and one \\[ and one \\#."));
    TEST_STR("A back\\slash.", clean("A back\\slash."));
    TEST_STR("Research & development 'quoted' <b>.", clean("Research &amp; development &apos;quoted&#39; &lt;b&gt;."));
    TEST_STR("A no break space.", clean("A&nbsp;no\xc2\xa0" "break\xe2\x80\xaf" "space."));
    TEST_STR("AT&T and R&D; all.", clean("AT&T and R&D; all."));
    TEST_STR("Addresses like http://example.org/a are text.", clean("Addresses like <http://example.org/a> are text."));
}

static void characters(void) {
    TEST_STR("The officers first flew off.", clean("The o\xef\xac\x83" "cers \xef\xac\x81rst \xef\xac\x82" "ew o\xef\xac\x80."));
    TEST_STR("A softhyphen.", clean("A soft\xc2\xadhyphen."));
    TEST_STR("A zerowidth.", clean("A zero\xe2\x80\x8bwidth."));
    TEST_STR("Many blanks here.", clean("Many   blanks \t here."));
    TEST_STR("A bell rings.", clean("A bell\7rings."));
    TEST_STR("Five km\xc2\xb2 of town.", clean("Five km\xc2\xb2 of town."));
    TEST_STR("Ten m\xc2\xb3.", clean("Ten m\xc2\xb3."));
}

static void marks(void) {
    static const char text[] = "A claim.\xc2\xb9\xc2\xb2 Another<sup>3</sup> and^{4 5} more[^6].";
    static const uint32_t numbers[] = { 12, 3, 4, 5, 6 };
    sample s;
    SAMPLE(&s, text);
    TEST_STR("A claim. Another and more.", sample_text(&s, 0));
    TEST_INT(5, s.d.marks.n);
    for (uint32_t i = 0; i < 5 && i < s.d.marks.n; i++) TEST_INT(numbers[i], s.d.marks.v[i].number);
    TEST_INT(8, s.d.marks.v[0].at);
    TEST_INT(4, s.d.marks.v[0].len);
    TEST_INT(5, sample_problems(&s, D_MARK_ALONE));
    sample_close(&s);
    TEST_STR("On the 5th of May.", clean("On the 5<sup>th</sup> of May."));
}

/* Six lines that show the wrap at 40, then the words under test. */
#define WRAPPED                                                                                                        \
    "The constabulary told us that officers\nvisit each of the three estates a week.\nWhat they learn there is written down at\n"    \
    "once so that the next shift knows it and\nwho has been seen and what was said to\nthem by the people of the town and by\n"       \
    "those who only work there every day now.\n\n"

static const char *second(const char *text) {
    static sample s;
    static char out[4096];
    sample_open(&s, text, strlen(text));
    TEST_INT(2, s.d.blocks.n);
    snprintf(out, sizeof out, "%s", sample_text(&s, 1));
    sample_close(&s);
    return out;
}

static void hyphens(void) {
    /* the document prints neither form, and no half is a word of its own */
    TEST_STR("All of this is part of the neighbourhood plan.", second(WRAPPED "All of this is part of the neighbour-\nhood plan."));
    /* printed solid elsewhere, printed with its hyphen elsewhere */
    TEST_STR("Its neighbourhood is part of the neighbourhood plan.",
             second(WRAPPED "Its neighbourhood is part of the neighbour-\nhood plan."));
    TEST_STR("The follow-up is not the same as follow-up work.",
             second(WRAPPED "The follow-up is not the same as follow-\nup work."));
    TEST_STR("What we saw there is a case of anti-social acts.", second(WRAPPED "What we saw there is a case of anti-\nsocial acts."));
    TEST_STR("All of this is part of the neighbourhood plan.", second(WRAPPED "All of this is part of the neighbour\xc2\xad\nhood plan."));
    /* a dash before a capital, or in a list, is no hyphen of the wrap */
    TEST_STR("What we saw there is a case for South- East.", second(WRAPPED "What we saw there is a case for South-\nEast."));
    /* the second half is marked up */
    TEST_STR("All of this is part of the neighbourhood plan.", second(WRAPPED "All of this is part of the neighbour-\n**hood** plan."));
}

static void ranges(void) {
    static const char text[] = "A **bold** word\nand [a link](x) and o\xef\xac\x83" "ce.";
    sample s;
    SAMPLE(&s, text);
    peel_clean c;
    peel_ranges out = { NULL, 0, 0 };
    peel_clean_init(&c, s.d.alloc, 1);
    peel_clean_block(&c, &s.d, &s.d.blocks.v[0]);
    static const char want[] = "A bold word and a link and office.";
    TEST_INT(sizeof want - 1, c.text.n);
    TEST_INT(0, memcmp(want, c.text.v, c.text.n));
    TEST(peel_clean_ranges(&c, &s.d, 2, 6, &out)); /* "bold" */
    TEST_INT(2, out.n);
    TEST_INT(4, out.v[0]);
    TEST_INT(8, out.v[1]);
    out.n = 0;
    TEST(peel_clean_ranges(&c, &s.d, 2, 15, &out)); /* "bold word and": edits and one line end do not part it */
    TEST_INT(2, out.n);
    TEST_INT(4, out.v[0]);
    TEST_INT(19, out.v[1]);
    out.n = 0;
    TEST(peel_clean_ranges(&c, &s.d, 27, 30, &out)); /* "off": the whole ligature */
    TEST_INT(2, out.n);
    TEST_INT(36, out.v[0]);
    TEST_INT(40, out.v[1]);
    out.n = 0;
    TEST(peel_clean_ranges(&c, &s.d, 5, 5, &out));
    TEST_INT(0, out.n);
    peel_vec_free(s.d.alloc, &out);
    peel_clean_free(&c);
    uint32_t first = 2, end = 10; /* "**bold**" */
    peel_clean_trim(&s.d, &first, &end);
    TEST_INT(4, first);
    TEST_INT(8, end);
    sample_close(&s);
}

/* A tape's own bytes stand for no place: what is asked for with them gives the text alone. */
static void tape_ranges(void) {
    static const char text[] = "# First\n\nOne line of words.\n\nAnother of them.\n\n# Second\n\nThe end.";
    sample s;
    SAMPLE(&s, text);
    TEST_STR("2One line of words./2Another of them./", sample_tape(&s, 1, 0));
    peel_clean c;
    peel_ranges out = { NULL, 0, 0 };
    peel_clean_init(&c, s.d.alloc, 1);
    peel_tape_section(&c, &s.d, 1, 0);
    TEST(peel_clean_ranges(&c, &s.d, 0, c.text.n, &out));
    TEST_INT(4, out.n);
    if (out.n == 4) {
        TEST_INT(9, out.v[0]);
        TEST_INT(27, out.v[1]);
        TEST_INT(29, out.v[2]);
        TEST_INT(45, out.v[3]);
    }
    out.n = 0;
    TEST(peel_clean_ranges(&c, &s.d, 19, 21, &out)); /* the line end and the next kind */
    TEST_INT(0, out.n);
    peel_vec_free(s.d.alloc, &out);
    peel_clean_free(&c);
    sample_close(&s);
}

/* Lines are counted from marks: here with text over several of them, and a mark in blank lines. */
static void line_numbers(void) {
    char text[4 * PEEL_LINE_MARK];
    uint32_t n = 0, line = 1;
    sample s;
    while (n < 2 * PEEL_LINE_MARK - 40) {
        memcpy(text + n, "A line of words.\r\n\r\n", 20);
        n += 20;
    }
    memset(text + n, '\n', 100);
    n += 100;
    memcpy(text + n, "Words at the end.", 17);
    n += 17;
    sample_open(&s, text, n);
    for (uint32_t i = 0; i < n; line += text[i++] == '\n')
        TEST_INT(line, peel_doc_line_at(&s.d, i));
    TEST_INT(line, peel_doc_line_at(&s.d, n));
    sample_close(&s);
}

/* A block's words and its lines are more than its text. */
static void places(void) {
    static const char text[] = "Words before it.\n\n**Bold words\n**\n\n1 A note that says a word.\n\nFigure 2: Words of it\n\nSource: Words.\n";
    sample s;
    sample_open(&s, text, strlen(text));
    TEST_INT(5, s.d.blocks.n);
    if (s.d.blocks.n == 5) {
        TEST_INT(3, peel_doc_line_at(&s.d, s.d.blocks.v[1].first));
        TEST_INT(3, peel_doc_line_at(&s.d, s.d.blocks.v[1].end - 1));
        TEST_INT(4, peel_doc_last_line(&s.d, 1));
        TEST_INT(1, peel_doc_last_line(&s.d, 0));
        TEST_INT(strstr(text, "Words of it") - text, peel_doc_wording(&s.d, 3));
        TEST_INT(strstr(text, "Words.") - text, peel_doc_wording(&s.d, 4));
        TEST_INT(0, peel_doc_wording(&s.d, 0));
    }
    sample_close(&s);
}

int main(void) {
    markup();
    characters();
    marks();
    hyphens();
    ranges();
    tape_ranges();
    line_numbers();
    places();
    TEST_END;
}
