/* test_lines.c -- lines, how they begin and how they end: lines.c and lead.c. */
#include <stdlib.h>

#include "lines.h"

#include "failing.h"
#include "test.h"

static failing_allocator a = { 0, -1, 0, 0, 0 };
static peel_text t;
static peel_lines ls;

static void read_text(const char *text) {
    peel_vec_free(failing_alloc(&a), &ls);
    TEST_INT(PEEL_OK, peel_text_open(&t, text, strlen(text)));
    TEST_INT(PEEL_OK, peel_lines_read(&ls, &t, failing_alloc(&a)));
}

/* The one line of a text. */
static const peel_line *one(const char *text) {
    static const peel_line none;
    read_text(text);
    TEST_INT(1, ls.n);
    return ls.n == 1 ? &ls.v[0] : &none;
}

static const char *body(const peel_line *l) {
    static char text[300];
    uint32_t n = l->end - l->body < sizeof text ? l->end - l->body : (uint32_t)sizeof text - 1;
    memcpy(text, t.bytes + l->body, n);
    text[n] = 0;
    return text;
}

static void places(void) {
    read_text("one\n\n\n  two\t\r\n\xc2\xa0\nthree");
    TEST_INT(3, ls.n);
    TEST_INT(6, ls.total);
    TEST_INT(4, ls.v[1].number);
    TEST_INT(2, ls.v[1].gap);
    TEST_INT(6, ls.v[1].start);
    TEST_INT(8, ls.v[1].first);
    TEST_INT(11, ls.v[1].end);
    TEST_INT(2, ls.v[1].indent);
    TEST_INT(6, ls.v[2].number);
    TEST_INT(1, ls.v[2].gap); /* a no-break space alone is blank */
    TEST_INT(0, peel_lines_find(&ls, 4));
    TEST_INT(1, peel_lines_find(&ls, 8));
    read_text("");
    TEST_INT(0, ls.n);
    TEST_INT(0, ls.total);
    read_text("\xef\xbb\xbf");
    TEST_INT(0, ls.total);
    read_text("a\rb\r\rc");
    TEST_INT(3, ls.n);
    TEST_INT(4, ls.v[2].number);
    read_text("a\fb\n\f\f\fc");
    TEST_INT(3, ls.n);
    TEST_INT(1, ls.v[1].number); /* a form feed parts text, and counts no line */
    TEST_INT(2, ls.v[2].number);
    TEST((ls.v[1].flags & LINE_FEED) && (ls.v[2].flags & LINE_FEED) && !(ls.v[0].flags & LINE_FEED));
    TEST_INT(3, one("\xe2\x80\x99xy")->width); /* code points */
    TEST_INT(8, one("  \t    x")->indent);     /* a tab goes to the next multiple of four */
}

static void ends(void) {
    static const struct {
        const char *text;
        uint32_t want; /* of the flags about a line's ends */
    } cases[] = {
        { "It is done.", LINE_UPPER | LINE_STOP },
        { "Is it done?", LINE_UPPER | LINE_STOP },
        { "and it was done.\"", LINE_LOWER | LINE_STOP },
        { "It is done.\xc2\xb9", LINE_UPPER | LINE_STOP },
        { "It is done.<sup>12</sup>", LINE_UPPER | LINE_STOP },
        { "It is done.^{1 2}", LINE_UPPER | LINE_STOP },
        { "It is done.[^3]", LINE_UPPER | LINE_STOP },
        { "**It is done.**", LINE_UPPER | LINE_STOP | LINE_BOLD },
        { "The force should:", LINE_UPPER | LINE_COLON },
        { "its plans;", LINE_LOWER | LINE_SEMI },
        { "its plans; and", LINE_LOWER | LINE_SEMI },
        { "its plans; or", LINE_LOWER | LINE_SEMI },
        { "in March,", LINE_LOWER | LINE_COMMA },
        { "38 percent of co-", LINE_DIGIT | LINE_HYPHEN },
        { "a soft hy\xc2\xad", LINE_LOWER | LINE_HYPHEN },
        { "to be continued\xe2\x80\xa6", LINE_LOWER | LINE_STOP },
        { "+4.1", LINE_DIGIT },
        { "www.example.org/a", LINE_LOWER | LINE_URL },
        { "https://example.org/a.", LINE_LOWER | LINE_URL | LINE_STOP },
        { "ALL CAPITALS", LINE_UPPER | LINE_CAPS },
        { "**Bold all through**", LINE_UPPER | LINE_BOLD },
        { "**Bold** and not", LINE_UPPER },
        { "**Bold that goes on", LINE_UPPER | LINE_OPENBOLD },
        { "*A remark", LINE_UPPER | LINE_STARRED },
    };
    const uint32_t all = LINE_LOWER | LINE_UPPER | LINE_DIGIT | LINE_STOP | LINE_COLON | LINE_SEMI | LINE_COMMA | LINE_HYPHEN |
                         LINE_BOLD | LINE_CAPS | LINE_URL | LINE_OPENBOLD | LINE_STARRED;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t got = one(cases[i].text)->flags & all;
        if (got != cases[i].want) fprintf(stderr, "of <%s>:\n", cases[i].text);
        TEST_INT(cases[i].want, got);
    }
    TEST(one("a\tb")->flags & LINE_LETTERS);
    TEST_INT(1, one("a\tb")->tabs);
    TEST(!(one("12.5 %")->flags & LINE_LETTERS));
    TEST(one("a b\1c, a long line with a control byte")->flags & LINE_CONTROL);
    TEST(one("Area     2014     2015")->flags & LINE_GAPS);
    TEST(!(one("One sentence.  Another one.")->flags & LINE_GAPS));
}

static void leads(void) {
    static const struct {
        const char *text;
        int lead, value;
        const char *body;
    } cases[] = {
        { "Plain words", LEAD_NONE, 0, "Plain words" },
        { "# Title", LEAD_HASH, 1, "Title" },
        { "###### Title", LEAD_HASH, 6, "Title" },
        { "####### Title", LEAD_NONE, 0, "####### Title" },
        { "#hashtag", LEAD_NONE, 0, "#hashtag" },
        { "## **Title**", LEAD_HASH, 2, "Title**" },
        { "- item", LEAD_BULLET, 0, "item" },
        { "* item", LEAD_BULLET, 0, "item" },
        { "+ item", LEAD_BULLET, 0, "item" },
        { "\xe2\x80\xa2 item", LEAD_BULLET, 0, "item" },
        { "\xe2\x80\xa2item", LEAD_BULLET, 0, "item" },
        { "\xef\x82\xb7\titem", LEAD_BULLET, 0, "item" },
        { "o item", LEAD_BULLET, 0, "item" },
        { "\xe2\x80\x93 item", LEAD_BULLET, 0, "item" },
        { "-item", LEAD_NONE, 0, "-item" },
        { "\xe2\x80\x93item", LEAD_NONE, 0, "\xe2\x80\x93item" },
        { "of note", LEAD_NONE, 0, "of note" },
        { "1. First", LEAD_NUMBER, 1, "First" },
        { "12) Twelfth", LEAD_NUMBER, 12, "Twelfth" },
        { "(3) Third", LEAD_NUMBER, 3, "Third" },
        { "b) second", LEAD_NUMBER, 2, "second" },
        { "(iv) fourth", LEAD_NUMBER, 9, "fourth" },
        { "2015. A year", LEAD_NONE, 0, "2015. A year" },
        { "1.5 percent", LEAD_NONE, 0, "1.5 percent" },
        { "\xc2\xb9\xc2\xb2 A note", LEAD_NOTE, 12, "A note" },
        { "\xe2\x81\xb5 A note", LEAD_NOTE, 5, "A note" },
        { "<sup>7</sup> A note", LEAD_NOTE, 7, "A note" },
        { "[^31]: A note", LEAD_NOTE, 31, "A note" },
        { "^{8} A note", LEAD_NOTE, 8, "A note" },
        { "| a | b |", LEAD_PIPE, 0, "| a | b |" },
        { "---", LEAD_RULE, 0, "---" },
        { "* * *", LEAD_RULE, 0, "* * *" },
        { "--", LEAD_NONE, 0, "--" },
        { "Figure 3: Crime in three towns", LEAD_CAPTION, 3, "Crime in three towns" },
        { "**Figure 12:** Crime", LEAD_CAPTION, 12, "Crime" },
        { "TABLE 2. Costs", LEAD_CAPTION, 2, "Costs" },
        { "Figure 3 shows that", LEAD_NONE, 0, "Figure 3 shows that" },
        { "Figures 3: x", LEAD_NONE, 0, "Figures 3: x" },
        { "Source: The force", LEAD_SOURCE, 0, "The force" },
        { "Sources: Two of them", LEAD_SOURCE, 0, "Two of them" },
        { "**Source:** The force", LEAD_SOURCE, 0, "The force" },
        { "Source of the data", LEAD_NONE, 0, "Source of the data" },
        { "Note: rounded", LEAD_REMARK, 0, "Note: rounded" },
        { "NB: rounded", LEAD_REMARK, 0, "NB: rounded" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const peel_line *l = one(cases[i].text);
        if (l->lead != cases[i].lead || strcmp(cases[i].body, body(l)) != 0) fprintf(stderr, "of <%s>:\n", cases[i].text);
        TEST_INT(cases[i].lead, l->lead);
        if (cases[i].lead != LEAD_NONE) TEST_INT(cases[i].value, l->value);
        TEST_STR(cases[i].body, body(l));
    }
    TEST_INT('T', one("Table 2: Costs")->kind);
    TEST_INT('F', one("Fig. 2: Costs")->kind);
    TEST_INT('C', one("Chart 2: Costs")->kind);
}

static void page_numbers(void) {
    static const struct {
        const char *text;
        int page; /* 0: it is none */
    } cases[] = {
        { "12", 12 },           { "- 12 -", 12 },       { "\xe2\x80\x93 12 \xe2\x80\x93", 12 }, { "Page 12", 12 },
        { "Page\xc2\xa0" "12", 12 },
        { "Page 12 of 40", 12 }, { "12 / 40", 12 },     { "12 | Page", 12 },    { "**12**", 12 },
        { "12345", 0 },         { "12 crimes", 0 },     { "Page", 0 },          { "1.2", 0 },
        { "12 of them", 0 },    { "Page 3 of", 0 },     { "page 12", 12 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const peel_line *l = one(cases[i].text);
        if (!(l->flags & LINE_ONLYNUM) != !cases[i].page) fprintf(stderr, "of <%s>:\n", cases[i].text);
        TEST_INT(cases[i].page != 0, (l->flags & LINE_ONLYNUM) != 0);
        if (cases[i].page) TEST_INT(cases[i].page, l->value);
    }
}

static void entries(void) {
    static const struct {
        const char *text, *title;
        int page; /* 0: no entry */
    } cases[] = {
        { "Summary ........ 4", "Summary", 4 },
        { "Summary\t12", "Summary", 12 },
        { "Summary....4", "Summary", 4 },
        { "Summary    4", "Summary", 4 },
        { "Summary \xe2\x80\xa6\xe2\x80\xa6 4", "Summary", 4 },
        { "**Summary**\t**4**", "**Summary", 4 },
        { "<b>Summary</b> ..... 4", "<b>Summary", 4 },
        { "Summary 4", "", 0 },
        { "Summary ........", "", 0 },
        { "Summary\t12345", "", 0 },
        { "........ 4", "", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const peel_line *l = one(cases[i].text);
        uint32_t end = 0, page = 0;
        if (!(l->flags & LINE_ENTRY) != !cases[i].page) fprintf(stderr, "of <%s>:\n", cases[i].text);
        TEST_INT(cases[i].page != 0, (l->flags & LINE_ENTRY) != 0);
        if (!(l->flags & LINE_ENTRY)) continue;
        TEST(peel_line_entry(t.bytes, l->first, l->end, &end, &page));
        TEST_INT(cases[i].page, page);
        TEST_INT(strlen(cases[i].title), end - l->first);
    }
}

static uint32_t mark(const char *p, uint32_t *number) {
    *number = 0;
    return peel_mark_at(p, p + strlen(p), number);
}

static void marks(void) {
    static const struct {
        const char *text;
        uint32_t len, number;
    } cases[] = {
        { "\xc2\xb9", 2, 1 },   { "\xc2\xb2\xe2\x81\xb0.", 5, 20 }, { "\xe2\x81\xb4", 3, 4 },      { "<sup>12</sup>x", 13, 12 },
        { "<SUP>3</sup>", 12, 3 }, { "<sup>1, 2</sup>", 15, 1 },  { "^{12 13}", 8, 12 },          { "^7", 2, 7 },
        { "^7^", 3, 7 },        { "[^9]", 4, 9 },                   { "<sup>th</sup>", 0, 0 },       { "^{", 0, 0 },
        { "^{1", 0, 0 },        { "[^]", 0, 0 },                    { "[9]", 0, 0 },                { "<sup>1", 0, 0 },
        { "", 0, 0 },           { "12", 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t number, len = mark(cases[i].text, &number);
        if (len != cases[i].len) fprintf(stderr, "of <%s>:\n", cases[i].text);
        TEST_INT(cases[i].len, len);
        if (len) TEST_INT(cases[i].number, number);
    }
}

static uint32_t tag(const char *p) { return peel_tag_at(p, p + strlen(p)); }

static void tags(void) {
    TEST_INT(3, tag("<b>x"));
    TEST_INT(4, tag("</u>"));
    TEST_INT(5, tag("<br/>"));
    TEST_INT(6, tag("<br />x"));
    TEST_INT(22, tag("<span class=\"a b c d\">"));
    TEST_INT(12, tag("<!-- ab -->x") + 1);
    TEST_INT(0, tag("<b"));
    TEST_INT(0, tag("<bold>"));
    TEST_INT(0, tag("< b>"));
    TEST_INT(0, tag("<5 percent>"));
    TEST_INT(11, tag("<a href=\nb>")); /* over two lines, where the caller lets it */
    TEST_INT(0, tag("<!-- ab"));
    TEST_INT(0, tag("<>"));
}

/* The scan takes many bytes at a time: lines of every length, with and without an end, blanks behind them or not. */
static void lengths(void) {
    for (uint32_t n = 1; n < 100; n++)
        for (uint32_t blanks = 0; blanks < 40; blanks += 13)
            for (int closed = 0; closed < 2; closed++) {
                size_t len = n + blanks + (size_t)closed;
                char *text = malloc(len); /* no byte behind it: a look too far is seen */
                if (!text) abort();
                memset(text, 'a', n);
                memset(text + n, ' ', blanks);
                if (closed) text[len - 1] = '\n';
                text[0] = 'A';
                peel_vec_free(failing_alloc(&a), &ls);
                TEST_INT(PEEL_OK, peel_text_open(&t, text, len));
                TEST_INT(PEEL_OK, peel_lines_read(&ls, &t, failing_alloc(&a)));
                TEST_INT(1, ls.n);
                TEST_INT(n, ls.v[0].end);
                TEST_INT(n, ls.v[0].width);
                TEST_INT(LINE_LETTERS | LINE_UPPER | (n == 1 ? LINE_CAPS : 0), ls.v[0].flags);
                free(text);
            }
}

int main(void) {
    lengths();
    places();
    ends();
    leads();
    page_numbers();
    entries();
    marks();
    tags();
    peel_vec_free(failing_alloc(&a), &ls);
    TEST_INT(0, a.live);
    TEST_INT(0, a.mismatch);
    TEST_END;
}
