/* test_text.c -- is it text, is it UTF-8, how do its lines end. */
#include <stdlib.h>

#include "test.h"
#include "text.h"

static peel_text t;

/* Opens a copy with no byte behind it. */
static peel_status open_copy(const char *bytes, size_t len) {
    static char *copy;
    free(copy);
    copy = malloc(len ? len : 1);
    if (!copy) abort();
    memcpy(copy, bytes, len);
    peel_status st = peel_text_open(&t, copy, len);
    if (!len) {
        free(copy);
        copy = NULL;
    }
    return st;
}

#define OPEN(bytes) open_copy((bytes), sizeof(bytes) - 1)

static void utf8(void) {
    static const struct {
        const char *bytes;
        int bad_at; /* -1: it is UTF-8 */
    } cases[] = {
        { "plain", -1 },
        { "caf\xc3\xa9", -1 },
        { "\xc2\x80 \xdf\xbf", -1 },             /* ends of two bytes */
        { "\xe0\xa0\x80 \xef\xbf\xbf", -1 },     /* ends of three */
        { "\xf0\x90\x80\x80 \xf4\x8f\xbf\xbf", -1 }, /* ends of four */
        { "\xed\x9f\xbf\xee\x80\x80", -1 },      /* around the surrogates */
        { "a\xc0\xaf", 1 },                      /* overlong slash */
        { "a\xc1\xbf", 1 },
        { "\xe0\x9f\xbf", 0 },                   /* overlong, three bytes */
        { "\xf0\x8f\xbf\xbf", 0 },               /* overlong, four */
        { "ab\xed\xa0\x80", 2 },                 /* a surrogate */
        { "\xf4\x90\x80\x80", 0 },               /* beyond Unicode */
        { "\xf5\x80\x80\x80", 0 },
        { "ok \x80", 3 },                        /* a tail alone */
        { "ok \xc3", 3 },                        /* cut at the end */
        { "ok \xe2\x82", 3 },
        { "ok \xf0\x9f\x98", 3 },
        { "0123456789abcdef\xff", 16 },          /* behind the sixteen bytes of one step */
        { "0123456789abcde\xe9 t", 15 },         /* inside them */
        { "0123456789abcdef0123456789abcde\xc3", 31 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        peel_status st = open_copy(cases[i].bytes, strlen(cases[i].bytes));
        TEST_INT(cases[i].bad_at < 0 ? PEEL_OK : PEEL_BADUTF8, st);
        if (cases[i].bad_at >= 0) TEST_INT(cases[i].bad_at, t.bad_at);
    }
}

static void line_ends(void) {
    TEST_INT(PEEL_OK, OPEN("a\nb\n"));
    TEST_INT('\n', t.line_end);
    TEST_INT(0, t.has_cr);
    TEST_INT(PEEL_OK, OPEN("a\r\nb"));
    TEST_INT('\n', t.line_end);
    TEST_INT(1, t.has_cr);
    TEST_INT(PEEL_OK, OPEN("a\rb\r"));
    TEST_INT('\r', t.line_end);
    TEST_INT(PEEL_OK, OPEN("\n"));
    TEST_INT(0, t.has_cr);
    TEST_INT(PEEL_OK, OPEN("no end"));
    TEST_INT('\n', t.line_end);
}

static void byte_order_mark(void) {
    TEST_INT(PEEL_OK, OPEN("\xef\xbb\xbfReport"));
    TEST_INT(3, t.body);
    TEST_INT(9, t.len);
    TEST_INT(PEEL_OK, OPEN("\xef\xbb\xbf"));
    TEST_INT(3, t.body);
    TEST_INT(PEEL_OK, OPEN("Report"));
    TEST_INT(0, t.body);
    TEST_INT(PEEL_OK, OPEN(""));
    TEST_INT(0, t.len);
}

static void binary(void) {
    TEST_INT(PEEL_BINARY, OPEN("%PDF-1.4 and more"));
    TEST_INT(PEEL_BINARY, OPEN("PK\3\4rest"));
    TEST_INT(PEEL_BINARY, OPEN("\xff\xfeR\0e\0p"));
    TEST_INT(PEEL_BINARY, OPEN("\xfe\xff\0R\0e"));
    TEST_INT(PEEL_BINARY, OPEN("\xd0\xcf\x11\xe0..."));
    TEST_INT(PEEL_BINARY, OPEN("\x1f\x8b\x08"));
    TEST_INT(PEEL_BINARY, OPEN("{\\rtf1 x}"));
    TEST_INT(PEEL_BINARY, OPEN("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    TEST_INT(PEEL_OK, OPEN("a report with one odd \1 byte among many"));
    TEST_INT(PEEL_OK, OPEN("%PD"));
    TEST_INT(PEEL_OK, OPEN("page one\f\tpage two\v\r\n and nothing odd"));
}

static void limits(void) {
    static const char one[] = "x"; /* a refused length is never read */
    TEST_INT(PEEL_LIMIT, peel_text_open(&t, one, (size_t)PEEL_MAX_BYTES + 1));
    TEST_INT(PEEL_LIMIT, peel_text_open(&t, one, SIZE_MAX));
}

static void places(void) {
    TEST_INT(PEEL_BADUTF8, OPEN("one\ntwo\nthr\xe9"));
    TEST_INT(11, t.bad_at);
    TEST_INT(3, peel_text_line_at(&t, t.bad_at));
    TEST_INT(1, peel_text_line_at(&t, 0));
    TEST_INT(1, peel_text_line_at(&t, 3));
    TEST_INT(2, peel_text_line_at(&t, 4));
    TEST_INT(PEEL_OK, OPEN("one\ntwo and three\n\nfour, five and six and seven\neight\n"));
    TEST_INT(5, peel_text_line_ends(&t, 0, t.len));
    TEST_INT(3, peel_text_line_ends(&t, 3, 19));
    TEST_INT(2, peel_text_line_ends(&t, 3, 18)); /* the last byte is not counted */
    TEST_INT(0, peel_text_line_ends(&t, 4, 4));
}

static void characters(void) {
    TEST_INT(0x41, peel_utf8_at("A"));
    TEST_INT(0xe9, peel_utf8_at("\xc3\xa9"));
    TEST_INT(0x2019, peel_utf8_at("\xe2\x80\x99"));
    TEST_INT(0x1f600, peel_utf8_at("\xf0\x9f\x98\x80"));
    TEST_INT(3, peel_utf8_len(0xe2));
    TEST_INT(4, peel_utf8_len(0xf0));
}

int main(void) {
    utf8();
    line_ends();
    byte_order_mark();
    binary();
    limits();
    places();
    characters();
    open_copy("", 0);
    TEST_END;
}
