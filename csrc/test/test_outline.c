/* test_outline.c -- which blocks are headings and how deep; contents lists; furniture. */
#include "sample.h"

static sample s;

#define TEXT "The constabulary told us that its officers visit each of the three estates every week.\n"

static const char *outline(const char *text) {
    static char out[4096];
    sample_open(&s, text, strlen(text));
    snprintf(out, sizeof out, "%s", sample_outline(&s));
    sample_close(&s);
    return out;
}

static void levels(void) {
    TEST_STR("1 One/2 Two/2 Three/1 Four", outline("# One\n\n" TEXT "\n## Two\n\n" TEXT "\n## Three\n\n" TEXT "\n# Four\n\n" TEXT));
    TEST_STR("1 One/2 Deep/1 Two", outline("# One\n\n" TEXT "\n##### Deep\n\n" TEXT "\n# Two\n\n" TEXT)); /* no level is skipped */
    TEST_STR("1 Summary/1 How effective is the force at preventing crime?/2 Summary of findings",
             outline("Summary\n\n" TEXT "\nHow effective is the force at preventing crime?\n\n" TEXT "\nSummary of findings\n\n" TEXT));
    /* markup says level 3, the vocabulary says 1 */
    TEST_STR("1 Summary/2 More", outline("### Summary\n\n" TEXT "\n#### More\n\n" TEXT));
    /* inside the section that it asks for, or not that one */
    TEST_STR("1 Summary/2 Summary of findings", outline("Summary\n\n" TEXT "\nSummary of findings\n\n" TEXT));
    TEST_STR("", outline(TEXT "\n" TEXT));
    TEST_STR("", outline(""));
    TEST_STR("1 Setext one/2 Setext two", outline("Setext one\n==========\n\n" TEXT "\nSetext two\n----------\n\n" TEXT));
}

static void never(void) {
    /* a grade word heads nothing, wherever it stands */
    TEST_STR("1 Summary", outline("Summary\n\nGood\n\n" TEXT "\nRequires improvement\n\n" TEXT));
    /* inside a flat section nothing is a heading but what ends it */
    TEST_STR("1 Annex A of it/1 Summary", outline("Annex A of it\n\n" TEXT "\n# A title\n\n" TEXT "\nSummary\n\n" TEXT));
    /* a sentence, a list's line, a caption, a cell */
    TEST_STR("1 Summary", outline("Summary\n\nFirst it is said. Then it is done\n\n" TEXT "\n- An item\n\n" TEXT "\nFigure 1: A figure\n\n" TEXT));
}

/* In a section whose content has titles: the first paragraph, one before a page end, one of two sentences. */
static void titled(void) {
    TEST_STR("1 Promising practice/2 It counts. It also mends", outline("Promising practice\n\nIt counts. It also mends\n\n" TEXT));
    TEST_STR("1 Summary", outline("Summary\n\nIt counts. It also mends\n\n" TEXT)); /* elsewhere that is text */
    TEST_STR("1 Promising practice", outline("Promising practice\n\nIt counts. It also mends the\n\n" TEXT)); /* a cut */
    TEST_STR("1 Promising practice", outline("Promising practice\n\nIt counts. It also mends.\n\n" TEXT));
    TEST_STR("1 Promising practice/2 It sails/2 The force counts. It also mends",
             outline("Promising practice\n\nIt sails\n\n" TEXT "\nThe force counts. It also mends\n\n" TEXT));
    TEST_STR("1 Promising practice/2 It sails", outline("Promising practice\n\nIt sails\n\n" TEXT "\nWe saw a boat. It also had sails\n\n" TEXT));
    /* it may end as other lines do not, and stand over a paragraph that a page end cuts */
    TEST_STR("1 Promising practice/2 It sails and is proud of this", outline("Promising practice\n\nIt sails and is proud of this\n\n" TEXT));
    TEST_STR("1 Promising practice/2 It sails/2 The force knows which boats it has",
             outline("Promising practice\n\nIt sails\n\n" TEXT "\nThe force knows which boats it has\n\nA list was made. Nobody kept it.\n"));
    TEST_STR("1 Promising practice/2 It sails/2 The force counts. It also mends",
             outline("Promising practice\n\nIt sails\n\n" TEXT "\nThe force counts. It also mends\n\n"
                     "Boats are counted. Nets and oars are so\n\ntoo.\n"));
    TEST_STR("1 Promising practice/2 A title that is longer than what stands alone before the end of a page elsewhere says",
             outline("Promising practice\n\nA title that is longer than what stands alone before the end of a page elsewhere says\n\f" TEXT));
}

/* A title right over its text, without a blank line between, is no list of two items. */
static void close_titles(void) {
    TEST_STR("1 Summary/2 Boats are counted/2 Nets are mended", outline("Summary\n\n" TEXT "\nBoats are counted\n" TEXT "\nNets are mended\n" TEXT));
    SAMPLE(&s, "Summary\n\nThe boats are:\n\nred ones\ngreen ones\nblue ones\n\n" TEXT);
    TEST_STR("hpiiip", sample_kinds(&s));
    sample_close(&s);
}

static void one_blank_leaders(void) {
    SAMPLE(&s, "A report\n\nContents\n\nSummary 3\nBoats 4\nNets 4\nOars 12\n\nSummary\n\n" TEXT "\nBoats\n\n" TEXT);
    TEST_INT(4, s.d.entries.n);
    if (s.d.entries.n == 4) TEST_INT(12, s.d.entries.v[3].page);
    sample_close(&s);
    SAMPLE(&s, "A report\n\nContents\n\nBoats 30\nNets 4\nOars 12\nSails 3\n\nSummary\n\n" TEXT); /* they do not rise: no pages */
    TEST_INT(0, s.d.entries.n);
    sample_close(&s);
}

static void evidence(void) {
    SAMPLE(&s, "# Summary\n\n" TEXT "\n**A bold title**\n\n" TEXT "\nA plain title\n\n" TEXT);
    TEST_STR("1 Summary/2 A bold title/3 A plain title", sample_outline(&s));
    TEST_INT(4, s.d.sections.n);
    if (s.d.sections.n == 4) {
        TEST_INT(EV_VOCABULARY | EV_MARKDOWN, s.d.sections.v[1].evidence & 0xff & ~EV_TYPOGRAPHY);
        TEST(s.d.sections.v[2].evidence & EV_BOLD);
        TEST_INT(EV_TYPOGRAPHY, s.d.sections.v[3].evidence & 0xff);
        TEST_INT(0, s.d.sections.v[1].phrase);
        TEST_INT(PEEL_NONE, s.d.sections.v[2].phrase);
        TEST_INT(1, s.d.sections.v[2].parent);
    }
    sample_close(&s);
}

static void contents(void) {
    SAMPLE(&s, "A report on a town\n\nContents\n\nSummary ........ 3\nA chapter of its own\t12\nA lost chapter ..... 14\n\nSummary\n\n" TEXT
               "\nA chapter of its own\n\n" TEXT);
    TEST_STR("ppeeehphp", sample_kinds(&s));
    TEST_INT(3, s.d.entries.n);
    if (s.d.entries.n == 3) {
        TEST_INT(3, s.d.entries.v[0].page);
        TEST_INT(12, s.d.entries.v[1].page);
        TEST_INT(1, s.d.entries.v[0].section);
        TEST_INT(2, s.d.entries.v[1].section);
        TEST_INT(PEEL_NONE, s.d.entries.v[2].section);
        TEST_INT(7, s.d.entries.v[0].title.end - s.d.entries.v[0].title.first);
    }
    TEST_INT(1, sample_problems(&s, D_ENTRY_UNMATCHED));
    TEST(s.d.sections.v[2].evidence & EV_CONTENTS);
    sample_close(&s);

    /* an entry that conversion mangled is the likest title between its neighbours */
    SAMPLE(&s, "Contents\n\nSummary ........ 3\nHow the patrols are planned and le d .... 4\nThe last chapter ..... 14\n\nSummary\n\n" TEXT
               "\nHow the patrols are planned and led\n\n" TEXT "\nThe last chapter\n\n" TEXT);
    TEST_INT(3, s.d.entries.n);
    TEST_INT(2, s.d.entries.n > 1 ? s.d.entries.v[1].section : 0);
    TEST_INT(0, sample_problems(&s, D_ENTRY_UNMATCHED));
    sample_close(&s);

    /* without pages: up to the first title that comes again */
    SAMPLE(&s, "Contents\n\nSummary\n\nThe patrols\n\nSummary\n\n" TEXT "\nThe patrols\n\n" TEXT);
    TEST_STR("peehphp", sample_kinds(&s));
    TEST_INT(0, sample_problems(&s, D_ENTRY_UNMATCHED));
    sample_close(&s);
}

static void furniture(void) {
    static char text[20000];
    size_t n = (size_t)sprintf(text, "Summary\n\n");
    for (int i = 1; i <= 6; i++)
        n += (size_t)sprintf(text + n, TEXT TEXT TEXT "\nThe officers of page %d knew\n\nA report on a town\n\n%d\n\n\fwhat they were there for.\n\n", i, i);
    sample_open(&s, text, n);
    uint32_t furniture = 0, pages = 0, joined = 0;
    for (uint32_t i = 0; i < s.d.blocks.n; i++) {
        furniture += s.d.blocks.v[i].kind == B_FURNITURE;
        pages += (s.d.blocks.v[i].flags & BLOCK_PAGE) != 0;
        joined += s.d.blocks.v[i].kind == B_JOINED;
    }
    TEST_INT(12, furniture);
    TEST_INT(6, pages);
    (void)joined;
    TEST(strstr(sample_tape(&s, 1, 0), "A report on a town") == NULL);
    sample_close(&s);

    /* a grade is said on every page, and is no header */
    n = (size_t)sprintf(text, "Summary\n\n");
    for (int i = 1; i <= 6; i++) n += (size_t)sprintf(text + n, TEXT "\nGood\n\n%d\n\n\f", i);
    sample_open(&s, text, n);
    uint32_t grades = 0;
    for (uint32_t i = 0; i < s.d.blocks.n; i++) grades += s.d.blocks.v[i].kind == B_PARA && strcmp("Good", sample_text(&s, i)) == 0;
    TEST_INT(6, grades);
    sample_close(&s);
}

/* In wrapped text one paragraph may begin many sections with the same full line: no header. */
static void same_beginnings(void) {
    static const char *const things[] = {"boats", "nets", "oars", "sails", "ropes", "masts", "hulls", "keels", "decks", "lamps"};
    static char text[20000];
    size_t n = (size_t)sprintf(text, "Summary\n\n");
    for (int i = 0; i < 10; i++)
        n += (size_t)sprintf(text + n, "In this part of it we set out what we\nfound out about %s.\n\nThe constabulary told us that officers\n"
                                       "visit each of the three estates a week\nand write down what they learn there.\n\n", things[i]);
    sample_open(&s, text, n);
    TEST(strchr(sample_kinds(&s), 'u') == NULL);
    sample_close(&s);
}

/* A prefix without letters begins titles, and sentences that are none; unstopped lines of a list are none either. */
static void unstopped(void) {
    SAMPLE(&s, "7 Quieter nights\n\nUpdate\n\nLamps were mended\n\n" TEXT "\n7 lamps were mended in the town.\n\n7 Brighter lamps\n\n" TEXT);
    TEST_STR("1 7 Quieter nights/2 Update/1 7 Brighter lamps", sample_outline(&s));
    sample_close(&s);
}

static void bare(void) {
    sample_open_bare(&s, "# One\n\n" TEXT "\n## Good\n\n" TEXT);
    TEST_STR("1 One/2 Good", sample_outline(&s)); /* no vocabulary, no grades */
    sample_close(&s);
}

int main(void) {
    levels();
    never();
    titled();
    close_titles();
    one_blank_leaders();
    evidence();
    contents();
    furniture();
    same_beginnings();
    unstopped();
    bare();
    TEST_END;
}
