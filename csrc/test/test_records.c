/* test_records.c -- symbols, record sets, the heap and the order of rows, also when memory runs out. */
#include <stdio.h>
#include <stdlib.h>

#include "../records.h"
#include "../symbols.h"

static int failures;

#define CHECK(cond)                                                                                                    \
    do {                                                                                                               \
        if (!(cond)) {                                                                                                 \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #cond);                                         \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

/* Counts live bytes, always moves on growth, and refuses growth once `left` requests are used up. */
typedef struct {
    size_t live;
    long left; /* -1: no limit */
} counter;

static void *counting(void *ud, void *ptr, size_t osize, size_t nsize) {
    counter *c = ud;
    void *fresh;
    if (nsize == 0) {
        free(ptr);
        if (ptr)
            c->live -= osize;
        return NULL;
    }
    if (c->left == 0)
        return NULL;
    if (c->left > 0)
        c->left--;
    fresh = malloc(nsize);
    if (ptr) {
        memcpy(fresh, ptr, osize < nsize ? osize : nsize);
        free(ptr);
        c->live -= osize;
    }
    c->live += nsize;
    return fresh;
}

/* One list with a column of each width and its own place, and child rows. */
enum { NAME, VALUE, HOLDS, NUMBER, ID, SPANS, ROWS, COLUMNS };
enum { CHILD_VALUE, CHILD_PARENT, CHILD_COLUMNS };

static peel_column columns[COLUMNS] = {
    [NAME] = {PEEL_COL_STRING, PEEL_NONE, 0},
    [VALUE] = {PEEL_COL_NUMBER, PEEL_NONE, 0},
    [HOLDS] = {PEEL_COL_BOOLEAN, PEEL_NONE, 0},
    [NUMBER] = {PEEL_COL_INTEGER, PEEL_NONE, 0},
    [ID] = {PEEL_COL_ID, PEEL_NONE, 0},
    [SPANS] = {PEEL_COL_SPANS, PEEL_NONE, 0},
    [ROWS] = {PEEL_COL_ROWS, 1, 0},
};
static peel_column child_columns[CHILD_COLUMNS] = {
    [CHILD_VALUE] = {PEEL_COL_NUMBER, PEEL_NONE, 0},
    [CHILD_PARENT] = {PEEL_COL_INTEGER, PEEL_NONE, 0},
};
static peel_layout layouts[2] = {
    {columns, COLUMNS, 0, PEEL_NONE, PEEL_NONE, SPANS, ID},
    {child_columns, CHILD_COLUMNS, 0, 0, CHILD_PARENT, PEEL_NONE, PEEL_NONE},
};

static void test_layout(void) {
    peel_layout_finish(&layouts[0]);
    peel_layout_finish(&layouts[1]);
    CHECK(layouts[0].row_bytes == 8 + 5 * 4 + 1);
    CHECK(columns[VALUE].offset == 0 && columns[NAME].offset == 8 && columns[HOLDS].offset == 28);
    CHECK(layouts[1].row_bytes == 12);
}

/* A row at byte `first` with two child rows; false when out of memory. */
static bool add(peel_store *st, uint32_t first, double value) {
    uint32_t row = st->sets[0].n, spans[2], run[2], name, at, rows;
    spans[0] = first;
    spans[1] = first + 9;
    if (!peel_set_begin(st, 0))
        return false;
    name = peel_heap_string(st, "name", 4, 0);
    at = first ? peel_heap_words(st, spans, 2) : 0;
    if (name == 0 || (first && at == 0))
        return false;
    run[0] = st->sets[1].n;
    run[1] = 2;
    for (uint32_t i = 0; i < 2; i++) {
        if (!peel_set_begin(st, 1))
            return false;
        peel_put_number(st, 1, CHILD_VALUE, run[0] + i, value + i);
        peel_put(st, 1, CHILD_PARENT, run[0] + i, row);
        peel_set_commit(st, 1);
    }
    rows = peel_heap_words(st, run, 2);
    if (rows == 0)
        return false;
    peel_put(st, 0, NAME, row, name);
    peel_put(st, 0, SPANS, row, at);
    peel_put(st, 0, ROWS, row, rows);
    peel_put_number(st, 0, VALUE, row, value);
    peel_put_boolean(st, 0, HOLDS, row, row % 2 ? 2 : 1);
    peel_set_commit(st, 0);
    return true;
}

/* Rows 0 .. n-1 added in falling order of place. */
static bool fill(peel_store *st, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (!add(st, (n - i) * 10, i))
            return false;
    return true;
}

static void test_rows(void) {
    counter c = {0, -1};
    peel_alloc alloc = {counting, &c};
    peel_store st;
    uint32_t n;
    CHECK(peel_store_init(&st, alloc, layouts, 2));
    CHECK(peel_set_count(&st, 0) == 0);
    CHECK(fill(&st, 1000));
    CHECK(peel_set_count(&st, 0) == 1000 && peel_set_count(&st, 1) == 2000);
    CHECK(peel_set_row(&st, 0, 3) == 3);
    for (uint32_t row = 0; row < 1000; row++) {
        if (peel_get_number(&st, 0, VALUE, row) != row || peel_get_boolean(&st, 0, HOLDS, row) != (row % 2 ? 2 : 1) ||
            !peel_is_absent(&st, 0, NUMBER, row) || peel_is_absent(&st, 0, NAME, row) ||
            memcmp(peel_heap_bytes(&st, peel_get(&st, 0, NAME, row), &n), "name", 4) != 0 || n != 4) {
            CHECK(!"a row changed while the set grew");
            break;
        }
    }
    CHECK((uintptr_t)peel_cells(&st, 0, VALUE) % 8 == 0);
    CHECK(peel_row_first(&st, 0, 0) == 10000);
    CHECK(peel_row_first(&st, 1, 1) == 10000); /* a child's place is its parent's */
    CHECK(peel_store_bytes(&st) == c.live);
    peel_store_free(&st);
    CHECK(c.live == 0);
    peel_store_free(&st);
}

static void test_seal(void) {
    counter c = {0, -1};
    peel_alloc alloc = {counting, &c};
    peel_store st;
    CHECK(peel_store_init(&st, alloc, layouts, 2));
    CHECK(fill(&st, 100));
    CHECK(add(&st, 500, 7) && add(&st, 0, 8) && add(&st, 500, 9)); /* same place twice; no place */
    CHECK(peel_store_seal(&st));
    CHECK(peel_store_bytes(&st) == c.live);
    CHECK(st.sets[0].cap == 103 && st.heap.cap == st.heap.n); /* spare room went back */
    CHECK(peel_set_count(&st, 0) == 103);
    CHECK(peel_set_row(&st, 0, 0) == 99);    /* the last added is the first in the text */
    CHECK(peel_set_row(&st, 0, 102) == 101); /* without a place: last */
    CHECK(peel_set_row(&st, 0, 49) == 50 && peel_set_row(&st, 0, 50) == 100 && peel_set_row(&st, 0, 51) == 102);
    CHECK(peel_get(&st, 0, ID, 50) == 1 && peel_get(&st, 0, ID, 100) == 2 && peel_get(&st, 0, ID, 102) == 3);
    CHECK(peel_get(&st, 0, ID, 101) == 1);
    CHECK(peel_set_count(&st, 1) == 206 && peel_set_row(&st, 1, 0) == 198 && peel_set_row(&st, 1, 1) == 199);
    CHECK(add(&st, 1, 5)); /* later rows come last, until the next seal */
    CHECK(peel_set_count(&st, 0) == 104 && peel_set_row(&st, 0, 103) == 103);
    CHECK(peel_set_count(&st, 1) == 208 && peel_set_row(&st, 1, 207) == 207);
    CHECK(peel_store_seal(&st));
    CHECK(peel_set_row(&st, 0, 0) == 103 && peel_set_row(&st, 1, 0) == 206);
    peel_put_absent(&st, 0, ROWS, 103); /* its child rows are not shown any more */
    CHECK(peel_store_seal(&st));
    CHECK(peel_set_count(&st, 1) == 206);
    peel_store_free(&st);
    CHECK(c.live == 0);

    CHECK(peel_store_init(&st, alloc, layouts, 2)); /* already in order: no list is kept */
    CHECK(peel_store_seal(&st));
    CHECK(add(&st, 1, 1) && add(&st, 2, 2) && peel_store_seal(&st));
    CHECK(!st.sets[0].ordered && !st.sets[1].ordered);
    for (uint32_t row = 0; row < 2; row++)
        peel_put_absent(&st, 0, ROWS, row);
    CHECK(peel_store_seal(&st) && peel_set_count(&st, 1) == 0);
    peel_store_free(&st);
    CHECK(c.live == 0);
}

static void test_heap(void) {
    counter c = {0, -1};
    peel_alloc alloc = {counting, &c};
    peel_store st;
    uint32_t words[3] = {7, 8, 9}, entry, text, n;
    CHECK(peel_store_init(&st, alloc, NULL, 0));
    entry = peel_heap_words(&st, words, 3);
    text = peel_heap_string(&st, "five!", 5, PEEL_LITERAL);
    CHECK(entry != 0 && text != 0);
    CHECK(peel_heap_items(&st, entry, &n)[2] == 9 && n == 3 && !peel_heap_is_literal(&st, entry));
    CHECK(memcmp(peel_heap_bytes(&st, text, &n), "five!", 5) == 0 && n == 5 && peel_heap_is_literal(&st, text));
    entry = peel_heap_words(&st, NULL, 0);
    peel_heap_items(&st, entry, &n);
    CHECK(entry != 0 && n == 0);
    text = peel_heap_string(&st, "", 0, 0);
    peel_heap_bytes(&st, text, &n);
    CHECK(text != 0 && n == 0);
    CHECK(peel_heap_string(&st, "x", (size_t)PEEL_MAX_BYTES + 1, 0) == 0);
    peel_store_free(&st);
    CHECK(c.live == 0);
}

static void test_nomem(void) {
    long n;
    bool through = false;
    for (n = 0; !through; n++) {
        counter c = {0, n};
        peel_alloc alloc = {counting, &c};
        peel_store st;
        if (peel_store_init(&st, alloc, layouts, 2)) {
            through = fill(&st, 40) && peel_store_seal(&st);
            for (uint32_t i = 0; i < peel_set_count(&st, 0); i++) /* sound at any rate */
                CHECK(peel_get_number(&st, 0, VALUE, peel_set_row(&st, 0, i)) < 40);
            CHECK(peel_store_bytes(&st) == c.live);
        }
        peel_store_free(&st);
        CHECK(c.live == 0);
    }
    CHECK(n > 10);
}

static void test_symbols(void) {
    counter c = {0, -1};
    peel_alloc alloc = {counting, &c};
    peel_symbols s;
    char name[16];
    size_t length;
    uint32_t good, numbers[3000];
    bool same = true;
    peel_symbols_init(&s, alloc);
    CHECK(peel_symbol_find(&s, "good", 4) == 0);
    good = peel_symbol_intern(&s, "good", 4);
    CHECK(good == 1 && peel_symbol_intern(&s, "good", 4) == good && peel_symbol_find(&s, "good", 4) == good);
    CHECK(peel_symbol_intern(&s, "goo", 3) != good);
    CHECK(peel_symbol_intern(&s, "", 0) == 3 && peel_symbol_find(&s, "", 0) == 3);
    CHECK(peel_symbol_intern(&s, "a\0b", 3) != peel_symbol_intern(&s, "a", 1));
    for (unsigned i = 0; i < 3000; i++)
        numbers[i] = peel_symbol_intern(&s, name, (size_t)snprintf(name, sizeof name, "name %u", i));
    for (unsigned i = 0; i < 3000; i++) {
        size_t n = (size_t)snprintf(name, sizeof name, "name %u", i);
        same = same && peel_symbol_find(&s, name, n) == numbers[i] &&
               strcmp(peel_symbol_name(&s, numbers[i], &length), name) == 0 && length == n;
    }
    CHECK(same);
    CHECK(peel_grade_add(&s, good, 2) == 1 && peel_grade_add(&s, good, 2) == 2);
    CHECK(s.grades.v[1].name == good && s.grades.v[1].rank == 2);
    peel_symbols_free(&s);
    CHECK(c.live == 0);

    for (long n = 0, got = 0; got < 200; n++) { /* refused at any point: sound, and retried with success */
        counter few = {0, n};
        peel_symbols t;
        peel_symbols_init(&t, (peel_alloc){counting, &few});
        for (got = 0; got < 200; got++)
            if (peel_symbol_intern(&t, name, (size_t)snprintf(name, sizeof name, "%ld", got)) == 0)
                break;
        few.left = -1;
        CHECK(peel_symbol_intern(&t, "again", 5) == (uint32_t)got + 1);
        CHECK(got == 0 || peel_symbol_find(&t, "0", 1) == 1);
        peel_symbols_free(&t);
        CHECK(few.live == 0);
    }
}

static void test_dates(void) {
    static const char *const good[] = {"2016", "2016-02", "2016-02-29", "2000-02-29", "0001-12-31"};
    static const char *const bad[] = {"",           "16",         "2016-",     "2016-13",    "2016-00",
                                      "2015-02-29", "1900-02-29", "2016-2-1",  "2016-06-31", "2016/02/01",
                                      "2016-02-00", "0000-01-01", "2016-02-1x"};
    static const char *const durations[] = {"P3M", "P1Y6M", "P2W", "P10D", "PT48H", "P1DT12H"};
    static const char *const none[] = {"",    "P",     "PT",    "3M",   "PM",   "P3",
                                       "P3X", "P1M1Y", "P1M1M", "P1DT", "PT1D", "P3M "};
    char out[11];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        uint32_t date = peel_date_pack(good[i], strlen(good[i]));
        CHECK(date != 0 && peel_date_print(date, out) == strlen(good[i]) && strcmp(out, good[i]) == 0);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(peel_date_pack(bad[i], strlen(bad[i])) == 0);
    CHECK(peel_date_pack("2016-02", 7) < peel_date_pack("2016-02-01", 10)); /* cells sort as dates */
    CHECK(peel_date_pack("2016-02-29", 10) < peel_date_pack("2016-03", 7));
    for (size_t i = 0; i < sizeof durations / sizeof *durations; i++)
        CHECK(peel_is_duration(durations[i], strlen(durations[i])));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(!peel_is_duration(none[i], strlen(none[i])));
    CHECK(!peel_is_duration("P3\0", 3));
}

int main(void) {
    test_layout();
    test_rows();
    test_seal();
    test_heap();
    test_nomem();
    test_symbols();
    test_dates();
    if (failures == 0)
        puts("records: ok");
    return failures != 0;
}
