/* random.c -- see random.h. */
#include "random.h"

static uint64_t rotl(uint64_t x, unsigned by) {
    return x << by | x >> (64 - by);
}

void peel_random_seed(peel_random *r, uint64_t seed) {
    for (int i = 0; i < 4; i++) {
        uint64_t z = seed += 0x9e3779b97f4a7c15u;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
        z = (z ^ z >> 27) * 0x94d049bb133111ebu;
        r->s[i] = z ^ z >> 31;
    }
}

uint64_t peel_random_next(peel_random *r) {
    uint64_t *s = r->s, result = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 45);
    return result;
}

double peel_random_double(peel_random *r) {
    return (double)(peel_random_next(r) >> 11) * 0x1p-53;
}

uint32_t peel_random_below(peel_random *r, uint32_t n) {
    uint64_t product = (peel_random_next(r) >> 32) * n;
    if ((uint32_t)product < n) {
        uint32_t uneven = (uint32_t)-n % n; /* 2^32 mod n */
        while ((uint32_t)product < uneven)
            product = (peel_random_next(r) >> 32) * n;
    }
    return (uint32_t)(product >> 32);
}
