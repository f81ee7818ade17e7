/* elementary.c -- see elementary.h. */
#include "exact.h"

#include "elementary.h"

#include <stdint.h>
#include <string.h>

/* ln 2 in two parts: the first has zeros behind, so that its product with an exponent is exact. */
#define LN2_HIGH 0x1.62e42feep-1
#define LN2_LOW  0x1.a39ef35793c76p-33

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double double_of(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* x = m 2^k with m from sqrt(1/2) to sqrt(2); ln m = 2 (f + f^3/3 + f^5/5 ...) with f = (m - 1) / (m + 1), |f| < 0.172. */
double peel_log(double x) {
    uint64_t bits = bits_of(x), from = 0x3fe6a09e667f3bcdu; /* sqrt(1/2) */
    int64_t k = (int64_t)(bits >> 52) - 1023;
    double m = double_of((bits & 0xfffffffffffffu) | (uint64_t)1023 << 52); /* from 1 to 2 */
    if (bits_of(m) - ((uint64_t)1 << 52) >= from) m *= 0.5, k++;
    double d = m - 1, f = d / (m + 1), s = f * f, tail = 0;
    static const double terms[] = {1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3};
    for (unsigned i = 0; i < sizeof terms / sizeof *terms; i++)
        tail = (tail + terms[i]) * s;
    /* 2 f = d - f d: so the leading term is exact, and what is rounded is small beside it */
    double rest = f * (d - 2 * tail);
    return (double)k * LN2_HIGH + (d - (rest - (double)k * LN2_LOW));
}

/* x = k ln 2 + r with |r| < 0.347; e^r by its series. */
double peel_exp(double x) {
    if (x > 709.4) x = 709.4;
    if (x < -708.39) x = -708.39;
    double near = x * 0x1.71547652b82fep+0 + 0x1.8p52; /* rounds to whole numbers: the lower bits are k */
    double k = near - 0x1.8p52, high = x - k * LN2_HIGH, r = high - k * LN2_LOW, e = 0;
    static const double terms[] = {
        1 / 87178291200.0, 1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0, 1 / 40320.0,
        1 / 5040.0,        1 / 720.0,        1 / 120.0,       1 / 24.0,       1 / 6.0,       1 / 2.0,      1};
    for (unsigned i = 0; i < sizeof terms / sizeof *terms; i++)
        e = (e + terms[i]) * r; /* in the end e^r - 1 */
    return (e + 1) * double_of((uint64_t)(1023 + (int64_t)k) << 52);
}
