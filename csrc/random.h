/* random.h -- a generator that gives the same numbers for the same seed on every machine.
**
** xoshiro256** by D. Blackman and S. Vigna (2018): 256 bits of state, period 2^256 - 1. A step gives
** rotl(s1 * 5, 7) * 9, then t = s1 << 17, s2 ^= s0, s3 ^= s1, s1 ^= s2, s0 ^= s3, s2 ^= t, s3 = rotl(s3, 45).
** The four words of the state are the first four of splitmix64 from the seed: the seed is raised by 0x9e3779b97f4a7c15
** before each, z = seed, z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9, z = (z ^ z >> 27) * 0x94d049bb133111eb, z ^ z >> 31.
** Not for secrets.
*/
#ifndef PEEL_RANDOM_H
#define PEEL_RANDOM_H

#include <stdint.h>

typedef struct {
    uint64_t s[4];
} peel_random;

void peel_random_seed(peel_random *r, uint64_t seed);

/* 64 random bits. */
uint64_t peel_random_next(peel_random *r);

/* A multiple of 2^-53 in [0, 1): the upper 53 of 64 bits. */
double peel_random_double(peel_random *r);

/* A whole number in [0, n), each as likely; n > 0. The upper 32 bits times n, shifted down by 32; what would make some
** numbers likelier, a product whose lower half is under 2^32 mod n, is drawn again. */
uint32_t peel_random_below(peel_random *r, uint32_t n);

#endif
