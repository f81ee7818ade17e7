/* test_montecarlo.c -- the generator, logarithm and exponential, means, draws, and memory that runs out. The spec holds
** runs by chance against plain Lua. */
#include "montecarlo.h"

#include <math.h>
#include <stdlib.h>

#include "elementary.h"
#include "failing.h"
#include "random.h"
#include "test.h"

static void generator(void) {
    /* figures of the authors' own programs, by state and by seed */
    static const uint64_t want[] = {11520,
                                    0,
                                    1509978240,
                                    1215971899390074240u,
                                    1216172134540287360u,
                                    607988272756665600u,
                                    16172922978634559625u,
                                    8476171486693032832u,
                                    10595114339597558777u,
                                    2904607092377533576u};
    peel_random r = {{1, 2, 3, 4}}, again;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        TEST(peel_random_next(&r) == want[i]);
    peel_random_seed(&r, 1234567);
    TEST(r.s[0] == 6457827717110365317u && r.s[1] == 3203168211198807973u);
    TEST(r.s[2] == 9817491932198370423u && r.s[3] == 4593380528125082431u);
    again = r;
    for (int i = 0; i < 1000; i++) {
        double x = peel_random_double(&r);
        TEST(x >= 0 && x < 1 && x == (double)(peel_random_next(&again) >> 11) / 9007199254740992.0);
    }
    static const uint32_t limits[] = {1, 2, 3, 10, 0x80000001u, UINT32_MAX};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        uint32_t below = 0;
        for (int k = 0; k < 3000; k++) {
            uint32_t x = peel_random_below(&r, limits[i]);
            TEST(x < limits[i]);
            below += x < limits[i] / 2 || limits[i] == 1;
        }
        if (limits[i] % 2 == 0) TEST(below > 1380 && below < 1620); /* 4.4 standard errors */
    }
}

static double units_off(double got, double want) {
    return fabs(got - want) / (nextafter(fabs(want), INFINITY) - fabs(want));
}

static void elementary(void) {
    peel_random r;
    peel_random_seed(&r, 5);
    for (int i = 0; i < 200000; i++) {
        double x = ldexp(1 + peel_random_double(&r), (int)peel_random_below(&r, 2000) - 1000);
        double near = 1 + ldexp(peel_random_double(&r) - 0.5, -(int)peel_random_below(&r, 45));
        double y = ldexp(peel_random_double(&r) - 0.5, (int)peel_random_below(&r, 40) - 29);
        TEST(units_off(peel_log(x), log(x)) <= 2);
        TEST(near == 1 ? peel_log(near) == 0 : units_off(peel_log(near), log(near)) <= 2);
        if (fabs(y) < 708) TEST(units_off(peel_exp(y), exp(y)) <= 2);
    }
    TEST(peel_log(1) == 0 && peel_exp(0) == 1);
    TEST(peel_exp(1e300) > 1e307 && peel_exp(1e300) < INFINITY);
    TEST(peel_exp(-1e300) > 0 && peel_exp(-1e300) < 1e-307);
    TEST(units_off(peel_log(0x1p-1022), log(0x1p-1022)) <= 2);
}

/* One group over all indicators. */
typedef struct {
    peel_mc_member members[8];
    peel_mc_group group;
    peel_mc_model model;
} flat;

static void make_flat(flat *f, peel_mean mean, uint32_t units, uint32_t n, const double *values, const double *weights) {
    memset(f, 0, sizeof *f);
    for (uint32_t i = 0; i < n; i++)
        f->members[i].of = i;
    f->group = (peel_mc_group){.mean = mean, .n = n, .choices = 1};
    f->model = (peel_mc_model){units, n, 1, 1, n, values, NULL, weights, f->members, &f->group};
}

static void means(void) {
    /* The first unit's mean is told by where it stands between the others, whose values are all alike. */
    static const struct {
        peel_mean mean;
        double values[4], weights[4], want;
    } cases[] = {
        {PEEL_ARITHMETIC, {1, 2, 3, 10}, {1, 1, 1, 1}, 4},     {PEEL_ARITHMETIC, {1, 2, 3, 10}, {3, 0, 0, 1}, 3.25},
        {PEEL_ARITHMETIC, {-1, NAN, 3, NAN}, {1, 9, 3, 9}, 2}, {PEEL_GEOMETRIC, {1, 2, 4, 8}, {1, 1, 1, 1}, 2.8284271247461903},
        {PEEL_GEOMETRIC, {4, NAN, 9, -1}, {1, 7, 1, 0}, 6},    {PEEL_HARMONIC, {1, 2, 4, 4}, {1, 1, 1, 1}, 2},
        {PEEL_HARMONIC, {1, NAN, 0.5, 3}, {2, 1, 1, 0}, 0.75}, {PEEL_MEDIAN, {9, 1, 5, 3}, {1, 1, 1, 1}, 4},
        {PEEL_MEDIAN, {9, 1, 5, 3}, {1, 1, 1, 0}, 5},          {PEEL_MEDIAN, {9, 1, 5, 3}, {4, 1, 1, 1}, 9},
        {PEEL_MEDIAN, {9, 1, NAN, 3}, {2, 1, 5, 1}, 6},        {PEEL_MIN, {9, 1, 5, 3}, {1, 0, 1, 1}, 3},
        {PEEL_MIN, {NAN, 7, 5, NAN}, {1, 1, 1, 1}, 5},
    };
    failing_allocator memory = FAILING_NEVER;
    peel_work work = {failing_alloc(&memory), NULL};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double values[16];
        flat f;
        peel_mc_result result;
        for (int k = 0; k < 4; k++) {
            values[k] = cases[i].values[k];
            values[4 + k] = cases[i].want * (1 - 1e-9);
            values[8 + k] = cases[i].want;
            values[12 + k] = cases[i].want * (1 + 1e-9);
        }
        make_flat(&f, cases[i].mean, 4, 4, values, cases[i].weights);
        TEST_INT(PEEL_OK, peel_mc_run(&result, &f.model, 0, 0, &work));
        TEST_INT(1, result.runs);
        TEST_INT(1, result.ranks[1]); /* second, and level with the third unit */
        TEST_INT(1, result.behind[4]);
        TEST_INT(0, result.behind[2] + result.behind[8]);
        TEST_INT(1, result.behind[3]);
        TEST_INT(2, peel_mc_rank_at(&result, 2, 0.5));
        peel_mc_free(&result, work.alloc);
    }
    TEST_INT(0, memory.live);
}

/* Shares of runs that are known: of two weights from the simplex the first is larger than t in 1 - t of them. */
static void shares(void) {
    static const double values[] = {1, 0, 0.3, 0.3, 0, 1}, weights[] = {1, 1};
    failing_allocator memory = FAILING_NEVER;
    peel_work work = {failing_alloc(&memory), NULL};
    peel_mc_result result;
    flat f;
    make_flat(&f, PEEL_ARITHMETIC, 3, 2, values, weights);
    f.group.drawing = PEEL_SIMPLEX;
    TEST_INT(0, peel_mc_enumerable(&f.model));
    TEST_INT(PEEL_OK, peel_mc_run(&result, &f.model, 100000, 3, &work));
    TEST(fabs((double)result.behind[3] / 1e5 - 0.7) < 0.0058); /* 4 standard errors */
    TEST(fabs((double)result.behind[6] / 1e5 - 0.5) < 0.0064);
    peel_mc_free(&result, work.alloc);
    f.group.drawing = PEEL_SPREAD; /* the first of w (1 +- s), 1 - w: over 0.5 in half of the runs, and never under 0.3 */
    f.members[0].spread = f.members[1].spread = 0.4;
    TEST_INT(PEEL_OK, peel_mc_run(&result, &f.model, 100000, 3, &work));
    TEST(fabs((double)result.behind[6] / 1e5 - 0.5) < 0.0064);
    TEST_INT(100000, result.behind[3]);
    peel_mc_free(&result, work.alloc);
    f.members[0].spread = f.members[1].spread = 1; /* w1 / (w1 + w2) > 0.3: 1 - 3/14 */
    TEST_INT(PEEL_OK, peel_mc_run(&result, &f.model, 100000, 3, &work));
    TEST(fabs((double)result.behind[3] / 1e5 - 11.0 / 14) < 0.0053);
    peel_mc_free(&result, work.alloc);
    TEST_INT(0, memory.live);
}

static peel_status try_it(const void *model, failing_allocator *a) {
    peel_mc_result result;
    peel_work work = {failing_alloc(a), NULL};
    peel_status status = peel_mc_run(&result, model, 100, 1, &work);
    if (status == PEEL_OK) peel_mc_free(&result, work.alloc);
    return status;
}

/* A model with everything in it, whose memory runs out. */
static void failures(void) {
    static const double values[] = {1, 2, 3, 2, 3, 1, NAN, 1, 2, 3, 3, 1, 2, 1, 3, 1, 1, 2}, weights[] = {1, 2, 1, 1, 3, 1, 1};
    static const peel_mc_member members[] = {{0, false, 0}, {1, false, 0}, {0, true, 0.5}, {2, false, 0.25}, {0, false, 0}};
    static const peel_mc_group groups[] = {{PEEL_GEOMETRIC, PEEL_CHOICES, 0, 2, 2, 0}, {PEEL_HARMONIC, PEEL_SPREAD, 2, 3, 1, 4}};
    peel_mc_model m = {3, 3, 2, 2, 5, values, NULL, weights, members, groups};
    peel_mc_result result;
    failing_each(try_it, &m, 1, 1000);
    failing_allocator memory = FAILING_NEVER;
    volatile sig_atomic_t stop = 1;
    peel_work work = {failing_alloc(&memory), &stop};
    TEST_INT(PEEL_INTERRUPTED, peel_mc_run(&result, &m, 100, 1, &work));
    TEST_INT(0, memory.live);
}

int main(void) {
    generator();
    elementary();
    means();
    shares();
    failures();
    TEST_END;
}
