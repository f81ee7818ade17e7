/* test_failure.c -- the n-th request for memory fails, once or for good, while a report is read, structured and put
** on tapes: always an error return, every byte given back, and the next try works. */
#include "failing.h"
#include "invariants.h"
#include "phrases.h"
#include "tape.h"
#include "test.h"

/* A small report with something for every stage. */
static const char text[] =
    "A report on a town\n\nContents\n\nSummary ........ 3\nAreas for improvem ent .. 4\nThe last of them\t9\n\n1\n\n\f"
    "Summary\n\nThe **constabulary** told us that its o\xef\xac\x83" "cers visit each of the three estates\xc2\xb9 every week, and that the neighbour-\n\n2\n\n\f"
    "hood teams know [the plan](https://example.org/a) of the force &amp; its *partners*.<sup>2 3</sup>\n\n"
    "\xc2\xb9 A note of the town.\n\nwww.example.org/note\n\n<sup>2</sup> Another.\n\n3\n\n\f"
    "Areas for improvement\n\n- it should do this;\n- and that;\n  - inner\n\n4\n\n\f"
    "Figure 1: Crime in the town\n\nArea\tWhat was found there\t2015\nTown\tofficers know their\t12\n\ttown and its people\t\n\f"
    "Area\tWhat was found there\t2015\nVillage\tless\t4\n\nSource: The town\n\nNote: rounded\n\n"
    "| a | b |\n|---|---|\n| c | 4 |\n\nCol one      Col two\nword          12\nother         13\n\n"
    "The last of them\n\nThe constabulary told us a long thing that is never brought to any end at all in this\n\n# A title\n\nThe end.\n";

/* What one try did with the memory. */
static peel_status try_it(const void *unused, failing_allocator *a) {
    (void)unused;
    peel_alloc alloc = failing_alloc(a);
    peel_vocabulary v;
    peel_doc d;
    peel_vocabulary_init(&v, alloc);
    peel_status st = add_phrases(&v) ? PEEL_OK : PEEL_NOMEM;
    if (st == PEEL_OK) {
        st = peel_doc_read(&d, text, sizeof text - 1, alloc);
        if (st == PEEL_OK) {
            st = peel_doc_structure(&d, &v);
            if (st == PEEL_OK) {
                peel_clean c;
                peel_ranges out = { NULL, 0, 0 };
                peel_clean_init(&c, alloc, 1);
                for (uint32_t i = 0; i < d.sections.n; i++) peel_tape_section(&c, &d, i, i == 0);
                peel_tape_spine(&c, &d, 0);
                for (uint32_t i = 0; i < d.blocks.n; i++) peel_clean_block(&c, &d, &d.blocks.v[i]);
                if (c.failed || !peel_clean_ranges(&c, &d, 0, c.text.n, &out)) st = PEEL_NOMEM;
                peel_vec_free(alloc, &out);
                peel_clean_free(&c);
            } else {
                TEST_INT(0, d.structured);
                TEST_INT(0, d.blocks.n); /* no half a structure */
            }
            a->until = -1; /* what failed works at the next try */
            peel_vocabulary again;
            peel_vocabulary_init(&again, alloc);
            TEST(add_phrases(&again));
            if (!d.structured) TEST_INT(PEEL_OK, peel_doc_structure(&d, &again));
            const char *broken = broken_invariant(&d);
            TEST_STR("", broken ? broken : "");
            peel_vocabulary_free(&again);
            peel_doc_free(&d);
        }
    }
    peel_vocabulary_free(&v);
    return st;
}

int main(void) {
    failing_allocator a = FAILING_NEVER;
    TEST_INT(PEEL_OK, try_it(NULL, &a));
    TEST_INT(0, a.live);
    failing_each(try_it, NULL, 40, 10000);
    TEST_END;
}
