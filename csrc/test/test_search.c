/* test_search.c -- words, passages, scans, questions, the way back, and memory that runs out. */
#include <stdlib.h>

#include "sample.h"
#include "search.h"

/* --- words ------------------------------------------------------------------------- */

/* The words of a text with bars between them; a cell's end is a slash. */
static const char *words(const char *text) {
    static char shown[512];
    uint32_t n = (uint32_t)strlen(text), at = 0, o = 0;
    char *copy = malloc(n + 1u), *out = malloc(n + 1u); /* n + 1 for n = 0 */
    if (!copy || !out) abort();
    memcpy(copy, text, n);
    peel_word w;
    while (peel_word_next(copy, n, &at, out, &w)) {
        if (o) shown[o++] = '|';
        TEST(w.first < w.end && w.end <= n);
        memcpy(shown + o, w.len ? out : "/", w.len ? w.len : 1);
        o += w.len ? w.len : 1;
    }
    shown[o] = 0;
    free(copy);
    free(out);
    return shown;
}

static void folding(void) {
    TEST_STR("the|force|s|body|worn|video", words("The force\xe2\x80\x99s body\xe2\x80\x91worn VIDEO"));
    TEST_STR("the|force|s|body|worn|video", words("the force's body-worn video."));
    TEST_STR("cafe|naive|strasse|aeon|oeuvre", words("Caf\xc3\xa9 na\xc3\xafve Stra\xc3\x9f" "e \xc3\x86on \xc5\x93uvre"));
    TEST_STR("cafe", words("cafe\xcc\x81")); /* the accent a character of its own */
    TEST_STR("cooperate", words("co\xc2\xadoper\xe2\x80\x8b" "ate")); /* soft hyphen, zero width space */
    TEST_STR("office|fluent", words("o\xef\xac\x83" "ce \xef\xac\x82uent"));
    TEST_STR("61.2|per|1,000|population", words("61.2 per 1,000 population,"));
    TEST_STR("2014|15|5|6|7", words("2014/15 5,6,7."));
    TEST_STR("1,000,000|1|0000", words("1,000,000 1,0000"));
    TEST_STR("50|%|\xc2\xa3|3.5m|r|&|d", words("50% \xc2\xa3" "3.5m R&D"));
    TEST_STR("judgment|1|m|2", words("Judgment\xc2\xb9 m\xc2\xb2"));
    TEST_STR("\xce\xb1\xce\xb8\xce\xb7\xce\xbd\xce\xb1", words("\xce\x91\xce\x98\xce\x97\xce\x9d\xce\x91"));
    TEST_STR("\xd0\xb6\xd1\x91", words("\xd0\x96\xd0\x81"));
    TEST_STR("\xe6\x97\xa5|\xe6\x9c\xac", words("\xe6\x97\xa5\xe6\x9c\xac"));
    TEST_STR("ab|1", words("\xef\xbc\xa1\xef\xbd\x82\xef\xbc\x81\xef\xbc\x91")); /* wide letters */
    TEST_STR("lodz|angstrom", words("\xc5\x81\xc3\xb3" "d\xc5\xba \xc3\x85ngstr\xc3\xb6m"));
    TEST_STR("a|/|b|/|/|c", words("a\tb\t\tc"));
    TEST_STR("", words(""));
    TEST_STR("", words(" -- \xe2\x80\xa2 \xe2\x80\x9c\xe2\x80\x9d \xc2\xad ."));
}

static void terms(void) {
    static const char *const good[] = { " a ", " a*", " body worn ", " stalk* victim ", " a* b*", " \xc3\xa6 " };
    static const char *const bad[] = { "", " ", "  ", "*", " *", " * ", "a ", " a", " a  b ", " a**", " *a ", " a*b ", " a* ", " a\tb ", " a\n",
                                       " a* b* c* d* e* f* g* h* i*" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) TEST(peel_is_term(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) TEST(!peel_is_term(bad[i], strlen(bad[i])));
    char longest[PEEL_MAX_TERM + 1];
    memset(longest, 'x', sizeof longest);
    longest[0] = longest[PEEL_MAX_TERM - 1] = longest[PEEL_MAX_TERM] = ' ';
    TEST(peel_is_term(longest, PEEL_MAX_TERM));
    longest[PEEL_MAX_TERM - 1] = 'x';
    TEST(!peel_is_term(longest, PEEL_MAX_TERM + 1));
}

/* --- a report ------------------------------------------------------------------------- */

static const char report[] =
    "A report on a town\n\nContents\n\nSummary ........ 3\nFindings .. 4\n\n1\n\n\fSummary\n\n"
    "The **constabulary** told us that its o\xef\xac\x83" "cers wear body\xe2\x80\x90worn video when they visit, and that the neighbour-\n\n2\n\n\f"
    "hood teams know the plan of the force\xe2\x80\x99s partners.\xc2\xb9\n\n"
    "\xc2\xb9 A note on caf\xc3\xa9s.\n\n"
    "Findings\n\nThe force should plan. It should plan its visits, and visit as it plans.\n\n"
    "Area\t2014\t2015\nTown visits\t58.1\t61.2\nCounty visits\t60.4\t61.0\n\nThe end of video.\n";

typedef struct {
    sample s;
    peel_folded f;
    peel_work work;
} searched;

static void open_report(searched *r, const char *text, size_t len) {
    sample_open(&r->s, text, len);
    r->work = (peel_work){ r->s.d.alloc, NULL };
    TEST_INT(PEEL_OK, peel_folded_make(&r->f, &r->s.d, &r->work));
    uint32_t total = 0;
    for (uint32_t i = 0; i < r->f.passages.n; i++) {
        uint32_t end = i + 1 < r->f.passages.n ? r->f.passages.v[i + 1].at : r->f.text.n;
        TEST(r->f.passages.v[i].words > 0 && r->f.text.v[r->f.passages.v[i].at] == ' ' && r->f.text.v[end - 1] == '\n');
        total += r->f.passages.v[i].words;
    }
    TEST_INT(total, r->f.words);
}

static void close_report(searched *r) {
    peel_folded_free(&r->f, r->s.d.alloc);
    sample_close(&r->s);
}

/* What a term matches: the clean text of each place, with bars between, found through one cursor. */
static const char *places(const searched *r, const char *term) {
    static char shown[1024];
    peel_spans spans = { NULL, 0, 0 };
    peel_cursor c;
    size_t o = 0;
    peel_cursor_init(&c, r->s.d.alloc);
    TEST(peel_is_term(term, strlen(term)));
    TEST_INT(PEEL_OK, peel_scan(&spans, &r->f, term, (uint32_t)strlen(term), &r->work));
    for (uint32_t i = 0; i < spans.n; i++) {
        uint32_t first, last;
        TEST(peel_cursor_open(&c, &r->f, &r->s.d, spans.v[i].passage));
        peel_cursor_find(&c, &r->f, spans.v[i].start, spans.v[i].end, &first, &last);
        TEST(first < last && last <= c.clean.text.n);
        if (o) shown[o++] = '|';
        memcpy(shown + o, c.clean.text.v + first, last - first);
        o += last - first;
    }
    shown[o] = 0;
    peel_cursor_free(&c);
    peel_vec_free(r->s.d.alloc, &spans);
    return shown;
}

static void scanning(void) {
    searched r;
    open_report(&r, report, sizeof report - 1);
    TEST_STR("officers", places(&r, " officers "));
    TEST_STR("body\xe2\x80\x90worn video", places(&r, " body worn video "));
    TEST_STR("neighbourhood teams", places(&r, " neighbourhood teams ")); /* cut by a page end and a hyphen */
    TEST_STR("constabulary told", places(&r, " constabulary told "));     /* cut by markup */
    TEST_STR("force|force", places(&r, " force "));
    TEST_STR("caf\xc3\xa9s", places(&r, " cafes "));
    TEST_STR("plan|plan|plan|plans", places(&r, " plan*"));
    TEST_STR("plan|plan|plan", places(&r, " plan "));
    TEST_STR("visit|visits|visit|visits|visits", places(&r, " vis*"));
    TEST_STR("plan its visits", places(&r, " plan its vis*"));
    TEST_STR("plan its visits", places(&r, " pl* its vis*"));
    TEST_STR("Town visits", places(&r, " town visits "));
    TEST_STR("", places(&r, " visits 58.1 ")); /* not across cells */
    TEST_STR("", places(&r, " video the "));   /* nor across passages */
    TEST_STR("plan. It", places(&r, " plan it ")); /* but over a stop */
    TEST_STR("", places(&r, " lan "));             /* whole words */
    TEST_STR("61.2", places(&r, " 61.2 "));
    TEST_STR("video|video", places(&r, " video "));
    close_report(&r);
}

/* --- against a plain search ------------------------------------------------------------- */

static uint32_t seed = 1;
static uint32_t chance(uint32_t n) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

/* Does the term stand at `at`? Byte by byte; its end behind the last word. */
static int stands(const peel_folded *f, const char *term, uint32_t at, uint32_t *end) {
    uint32_t p = at;
    for (; *term; term++) {
        if (*term == '*') {
            while (f->text.v[p] != ' ') p++;
        } else if (p >= f->text.n || f->text.v[p++] != *term) return 0;
    }
    *end = term[-1] == ' ' ? p - 1 : p;
    return 1;
}

/* Random texts of few words, of all lengths around the steps of the scan, and random terms. */
static void same_as_plain(void) {
    for (int round = 0; round < 300; round++) {
        char text[4096], term[64];
        uint32_t n = 0, want = chance(1200) + 1, k = 0, found = 0;
        while (n < want) {
            for (uint32_t letters = chance(4) + 1; letters > 0; letters--) text[n++] = (char)('a' + chance(2));
            text[n++] = chance(12) ? ' ' : '\n';
            if (text[n - 1] == '\n') text[n++] = '\n';
        }
        text[n++] = '.';
        searched r;
        peel_spans spans = { NULL, 0, 0 };
        open_report(&r, text, n);
        term[k++] = ' ';
        for (uint32_t w = chance(3) + 1; w > 0; w--) {
            for (uint32_t letters = chance(3) + 1; letters > 0; letters--) term[k++] = (char)('a' + chance(2));
            if (chance(3) == 0) term[k++] = '*';
            if (w > 1 || term[k - 1] != '*') term[k++] = ' ';
        }
        term[k] = 0;
        TEST(peel_is_term(term, k));
        TEST_INT(PEEL_OK, peel_scan(&spans, &r.f, term, k, &r.work));
        for (uint32_t at = 0; at < r.f.text.n; at++) {
            uint32_t end;
            if (!stands(&r.f, term, at, &end)) continue;
            TEST(found < spans.n && spans.v[found].start == at + 1 && spans.v[found].end == end);
            const peel_passage *p = &r.f.passages.v[found < spans.n ? spans.v[found].passage : 0];
            TEST(p->at <= at && (p + 1 == r.f.passages.v + r.f.passages.n || p[1].at > at));
            found++;
        }
        TEST_INT(found, spans.n);
        peel_vec_free(r.s.d.alloc, &spans);
        close_report(&r);
    }
}

/* --- questions ----------------------------------------------------------------------------- */

static const peel_search_op T0 = { PEEL_SEARCH_TERM, 0 }, T1 = { PEEL_SEARCH_TERM, 1 }, T2 = { PEEL_SEARCH_TERM, 2 },
                            AND = { PEEL_SEARCH_AND, 0 }, OR = { PEEL_SEARCH_OR, 0 }, NOT = { PEEL_SEARCH_NOT, 0 };

static peel_search_query query_of(const char *const *term, uint32_t n, const peel_search_op *ops, uint32_t nops) {
    peel_search_query q = { .nterms = n, .ops = ops, .nops = nops };
    for (uint32_t i = 0; i < n; i++) {
        q.term[i] = term[i];
        q.len[i] = (uint32_t)strlen(term[i]);
        q.scored[i] = true;
    }
    return q;
}

/* The matched places as "passage:words" with bars between. */
static const char *matches(const searched *r, const char *const *term, uint32_t n, const peel_search_op *ops, uint32_t nops) {
    static char shown[1024];
    peel_search_query q = query_of(term, n, ops, nops);
    peel_hits h;
    size_t o = 0;
    TEST(peel_search_check(&q));
    TEST_INT(PEEL_OK, peel_search_run(&h, &r->f, &q, &r->work));
    for (uint32_t i = 0, hit = 0; i < h.spans.n; i++) {
        const peel_span *s = &h.spans.v[i];
        if (i > 0 && s->passage != h.spans.v[i - 1].passage) hit++;
        TEST(hit < h.hits.n && h.hits.v[hit].passage == s->passage && h.hits.v[hit].span <= i);
        o += (size_t)snprintf(shown + o, sizeof shown - o, "%s%u:%.*s", o ? "|" : "", s->passage, (int)(s->end - s->start),
                              r->f.text.v + s->start);
    }
    shown[o] = 0;
    peel_hits_free(&h, r->s.d.alloc);
    return shown;
}

#define MATCHES(want, n, t0, t1, t2, ...)                                                                              \
    do {                                                                                                               \
        const char *const term_[] = { t0, t1, t2 };                                                                    \
        const peel_search_op ops_[] = { __VA_ARGS__ };                                                                 \
        TEST_STR(want, matches(&r, term_, n, ops_, sizeof ops_ / sizeof *ops_));                                       \
    } while (0)
#define NEAR(words) { PEEL_SEARCH_NEAR, words }

static void questions(void) {
    static const char text[] = "one two three.\n\ntwo three four two.\n\none four.\n\nthree one one x y z two.\n";
    searched r;
    open_report(&r, text, sizeof text - 1);
    TEST_INT(4, r.f.passages.n);
    MATCHES("0:one|2:one|3:one|3:one", 1, " one ", NULL, NULL, T0);
    MATCHES("0:one|0:two|3:one|3:one|3:two", 2, " one ", " two ", NULL, T0, T1, AND);
    MATCHES("0:one|1:four|2:one|2:four|3:one|3:one", 2, " one ", " four ", NULL, T0, T1, OR);
    MATCHES("2:one", 2, " one ", " two ", NULL, T0, T1, NOT);
    MATCHES("3:one one", 1, " one ", NULL, NULL, T0, T0, NEAR(0)); /* one term, pushed more often than there are terms */
    MATCHES("2:one", 2, " one ", " two ", NULL, T0, T0, T0, T1, NOT, AND, AND);
    MATCHES("", 2, " one ", " one ", NULL, T0, T1, NOT);
    MATCHES("", 2, " one ", " five ", NULL, T0, T1, AND);
    MATCHES("1:two|1:two", 3, " two ", " one ", " nine ", T0, T1, T2, OR, NOT);
    MATCHES("0:two three|1:two three|1:two|3:two", 2, " two ", " two three ", NULL, T0, T1, OR);
    MATCHES("0:one two|2:one four", 3, " one ", " two ", " four ", T0, T1, T2, OR, NEAR(0));
    MATCHES("0:one two|3:one x y z two", 2, " one ", " two ", NULL, T0, T1, NEAR(3)); /* the nearer one */
    MATCHES("0:one two", 2, " one ", " two ", NULL, T0, T1, NEAR(2));
    MATCHES("0:one two", 2, " two ", " one ", NULL, T0, T1, NEAR(1)); /* either order */
    MATCHES("1:two three four|1:four two", 2, " two ", " four ", NULL, T0, T1, NEAR(1));
    MATCHES("1:two three four two", 2, " two ", " two ", NULL, T0, T1, NEAR(2)); /* two places of one word */
    MATCHES("", 2, " two three ", " three ", NULL, T0, T1, NEAR(9)); /* not inside each other */
    MATCHES("3:three one one x y z two", 3, " three ", " one ", " two ", T0, T1, NEAR(1), T2, NEAR(4));
    close_report(&r);
}

static void overlapping(void) {
    static const char text[] = "one two three. Two, one two.\n";
    static const char *const term[] = { " one two ", " two ", " two three " };
    const peel_search_op ops[] = { T0, T1, T2, OR, OR };
    searched r;
    peel_hits h;
    open_report(&r, text, sizeof text - 1);
    peel_search_query q = query_of(term, 3, ops, 5);
    TEST_INT(PEEL_OK, peel_search_run(&h, &r.f, &q, &r.work));
    TEST_INT(5, h.spans.n);
    TEST_INT(3, peel_hits_apart(&h, 0, h.spans.n)); /* "one two three", "two", "one two" */
    TEST_INT(0, peel_hits_apart(&h, 2, 2));
    peel_hits_free(&h, r.s.d.alloc);
    close_report(&r);
}

static void no_query(void) {
    static const char *const term[] = { " one ", " two " };
    const peel_search_op one[] = { T0 }, two[] = { T0, T1 }, early[] = { AND, T0, T1 }, unknown[] = { { PEEL_SEARCH_TERM, 2 } },
                         far[] = { T0, T1, NEAR(PEEL_MAX_NEAR + 1) }, code[] = { T0, T1, { 9, 0 } };
    peel_search_query q = query_of(term, 2, one, 1);
    TEST(peel_search_check(&q));
    q.nops = 0;
    TEST(!peel_search_check(&q));
    q = query_of(term, 2, two, 2);
    TEST(!peel_search_check(&q));
    q = query_of(term, 2, early, 3);
    TEST(!peel_search_check(&q));
    q = query_of(term, 2, unknown, 1);
    TEST(!peel_search_check(&q));
    q = query_of(term, 2, far, 3);
    TEST(!peel_search_check(&q));
    q = query_of(term, 2, code, 3);
    TEST(!peel_search_check(&q));
    q = query_of(term, 0, one, 1);
    TEST(!peel_search_check(&q));
    q = query_of(term, 1, one, 1);
    q.len[0] = 3;
    TEST(!peel_search_check(&q));
}

static void ranking(void) {
    static const char text[] = "one two three four five six seven eight.\n\none one two.\n\nnine one.\n\nten.\n";
    static const char *const term[] = { " one ", " nine " };
    const peel_search_op ops[] = { T0, T1, OR };
    searched r;
    peel_hits h;
    open_report(&r, text, sizeof text - 1);
    peel_search_query q = query_of(term, 2, ops, 3);
    TEST_INT(PEEL_OK, peel_search_run(&h, &r.f, &q, &r.work));
    TEST_INT(3, h.hits.n);
    TEST_INT(3, h.documents[0]);
    TEST_INT(1, h.documents[1]);
    TEST_INT(14, r.f.words);
    const double weights[] = { 1, 4 };
    TEST(peel_hits_rank(&h, &r.f, weights, 3.5, r.s.d.alloc));
    /* once in eight words, twice in three, once in two beside a telling word */
    TEST(h.scores.v[0] > 0 && h.scores.v[0] < h.scores.v[1] && h.scores.v[1] < h.scores.v[2]);
    double length = 1 - PEEL_BM25_B + PEEL_BM25_B * 3 / 3.5, want = 2 * (PEEL_BM25_K1 + 1) / (2 + PEEL_BM25_K1 * length);
    TEST(h.scores.v[1] - want < 1e-12 && want - h.scores.v[1] < 1e-12);
    peel_hits_free(&h, r.s.d.alloc);
    q.scored[1] = false; /* as behind NOT: it counts for nothing */
    TEST_INT(PEEL_OK, peel_search_run(&h, &r.f, &q, &r.work));
    TEST(peel_hits_rank(&h, &r.f, weights, 3.5, r.s.d.alloc));
    TEST_INT(1, h.documents[1]);
    TEST(h.scores.v[2] < h.scores.v[1]);
    peel_hits_free(&h, r.s.d.alloc);
    close_report(&r);
}

/* --- the way back ------------------------------------------------------------------------------ */

/* In whatever order places are asked for, the cursor answers the same. */
static void cursor(void) {
    searched r;
    open_report(&r, report, sizeof report - 1);
    peel_cursor c, fresh;
    peel_cursor_init(&c, r.s.d.alloc);
    for (int round = 0; round < 2000; round++) {
        uint32_t k = chance(r.f.passages.n), first, last, first2, last2;
        const peel_passage *p = &r.f.passages.v[k];
        uint32_t stop = k + 1 < r.f.passages.n ? p[1].at : r.f.text.n, start = p->at + 1 + chance(stop - p->at - 3), end;
        while (r.f.text.v[start - 1] != ' ') start--;
        if (r.f.text.v[start] < ' ') continue; /* the end of a cell */
        end = start;
        for (uint32_t n = chance(3) + 1; n > 0 && r.f.text.v[end + 1] >= ' '; n--)
            for (end++; r.f.text.v[end] != ' ';) end++;
        TEST(peel_cursor_open(&c, &r.f, &r.s.d, k));
        peel_cursor_find(&c, &r.f, start, end, &first, &last);
        peel_cursor_init(&fresh, r.s.d.alloc);
        TEST(peel_cursor_open(&fresh, &r.f, &r.s.d, k));
        peel_cursor_find(&fresh, &r.f, start, end, &first2, &last2);
        TEST_INT(first2, first);
        TEST_INT(last2, last);
        /* folding what was found gives the words again */
        uint32_t at = 0, o = start;
        char out[4096];
        peel_word w;
        while (peel_word_next(c.clean.text.v + first, last - first, &at, out, &w)) {
            if (!w.len) continue;
            TEST(memcmp(out, r.f.text.v + o, w.len) == 0);
            o += w.len + 1;
        }
        TEST_INT(end + 1, o);
        peel_cursor_free(&fresh);
    }
    peel_cursor_free(&c);
    close_report(&r);
}

/* --- excerpts ------------------------------------------------------------------------------------- */

static const char *around(const char *text, const char *word, uint32_t width) {
    static char shown[512];
    failing_allocator a = FAILING_NEVER;
    peel_excerpt out = { NULL, 0, 0 };
    uint32_t n = (uint32_t)strlen(text), first = (uint32_t)(strstr(text, word) - text);
    char *copy = malloc(n);
    if (!copy) abort();
    memcpy(copy, text, n);
    TEST(peel_excerpt_make(&out, copy, n, first, first + (uint32_t)strlen(word), width, failing_alloc(&a)));
    memcpy(shown, out.v, out.n);
    shown[out.n] = 0;
    peel_vec_free(failing_alloc(&a), &out);
    TEST_INT(0, a.live);
    free(copy);
    return shown;
}

#define DOTS "\xe2\x80\xa6"
static void excerpts(void) {
    TEST_STR("one two three", around("one two three", "two", 20));
    TEST_STR("a | b | | c", around("a\tb\t| c", "b", 20));
    TEST_STR(DOTS " three " DOTS, around("one two three four", "three", 10));
    TEST_STR("one two " DOTS, around("one two three four", "one", 10));
    TEST_STR(DOTS " four", around("one two three four", "four", 9));
    TEST_STR(DOTS " warmth of a lantern in the hall of " DOTS,
             around("the light and the warmth of a lantern in the hall of a small house", "lantern", 36));
    TEST_STR("one two " DOTS, around("one two three four", "one two three four", 10)); /* words too long */
    TEST_STR("onetw " DOTS, around("onetwothree", "onetwothree", 5));
    static const char accents[] = "\xc3\xa9\xc3\xa9 \xc3\xa9\xc3\xa9\xe6\x97\xa5 x\xe6\x97\xa5\xe6\x9c\xac \xc3\xa9\xc3\xa9\xc3\xa9";
    for (uint32_t width = 1; width < 40; width++) /* never half a character */
        TEST(peel_is_utf8(around(accents, "x\xe6\x97\xa5\xe6\x9c\xac", width), strlen(around(accents, "x\xe6\x97\xa5\xe6\x9c\xac", width))));
}

/* --- interrupts and memory ------------------------------------------------------------------------ */

static void interrupted(void) {
    static const char *const term[] = { " one ", " two " };
    const peel_search_op ops[] = { T0, T1, OR };
    volatile sig_atomic_t flag = 1;
    searched r;
    peel_hits h;
    peel_folded f;
    open_report(&r, report, sizeof report - 1);
    r.work.interrupt = &flag;
    peel_search_query q = query_of(term, 2, ops, 3);
    TEST_INT(PEEL_INTERRUPTED, peel_search_run(&h, &r.f, &q, &r.work));
    TEST_INT(PEEL_INTERRUPTED, peel_folded_make(&f, &r.s.d, &r.work));
    flag = 0;
    TEST_INT(PEEL_OK, peel_search_run(&h, &r.f, &q, &r.work));
    peel_hits_free(&h, r.s.d.alloc);
    close_report(&r);
}

static peel_status try_it(const void *doc, failing_allocator *a) {
    const peel_doc *d = doc;
    static const char *const term[] = { " force ", " plan*", " visits " };
    const peel_search_op ops[] = { T0, T1, NEAR(9), T2, OR, T0, T1, AND, OR, T2, NOT, T0, OR };
    peel_work work = { failing_alloc(a), NULL };
    peel_folded f;
    peel_hits h;
    peel_search_query q = query_of(term, 3, ops, sizeof ops / sizeof *ops);
    TEST(peel_search_check(&q));
    peel_status st = peel_folded_make(&f, d, &work);
    if (st == PEEL_OK) st = peel_search_run(&h, &f, &q, &work);
    else return st;
    if (st == PEEL_OK) {
        peel_cursor c;
        uint32_t first, last;
        const double weights[] = { 1, 1, 1 };
        TEST_INT(2, h.hits.n);
        peel_cursor_init(&c, work.alloc);
        if (!peel_hits_rank(&h, &f, weights, 9, work.alloc)) st = PEEL_NOMEM;
        for (uint32_t i = 0; i < h.spans.n && st == PEEL_OK; i++) {
            peel_excerpt around = { NULL, 0, 0 };
            if (!peel_cursor_open(&c, &f, d, h.spans.v[i].passage)) st = PEEL_NOMEM;
            else {
                peel_cursor_find(&c, &f, h.spans.v[i].start, h.spans.v[i].end, &first, &last);
                if (!peel_excerpt_make(&around, c.clean.text.v, c.clean.text.n, first, last, 30, work.alloc)) st = PEEL_NOMEM;
            }
            peel_vec_free(work.alloc, &around);
        }
        peel_cursor_free(&c);
        peel_hits_free(&h, work.alloc);
    }
    peel_folded_free(&f, work.alloc);
    return st;
}

static void failure(void) {
    sample s;
    SAMPLE(&s, report);
    failing_each(try_it, &s.d, 20, 1000);
    sample_close(&s);
}

int main(void) {
    folding();
    terms();
    scanning();
    same_as_plain();
    questions();
    overlapping();
    no_query();
    ranking();
    cursor();
    excerpts();
    interrupted();
    failure();
    TEST_END;
}
