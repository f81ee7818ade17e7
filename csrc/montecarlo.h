/* montecarlo.h -- how sure ranks are: units are scored and ranked over and over, with other weights and other prepared values.
**
** The model
**   A unit has a prepared value (coded, normalised, larger is better) for each indicator, in each of the *alternatives*:
**   the same indicators under another coding or normalisation. NaN: the unit has none.
**   Indicators stand in groups, groups in groups; the last group is the whole, and its mean is the unit's score. A group's
**   mean is over the members that the unit has a value for and whose weight is not 0, by weights made to sum to 1 over them;
**   a unit with none of them has no value for the group.
**     arithmetic, geometric, harmonic   weighted means; the last two are for positive values
**     median   the weighted median: where the weights of the lower values reach half of all; where just half lies below a
**              gap, the middle of the gap. With equal weights, the usual median
**     min      the least; how large a weight is makes no difference
**
** One run
**   An alternative is drawn, each as likely; then, group by group, in the order of the groups, the weights:
**     choices  one of the lists of weights that the group has, each as likely (usually there is one, and nothing is drawn)
**     spread   weight i times (1 - s) + 2 s u, with u in [0, 1), for each member in turn whose weight and spread s are not 0;
**              should all be 0, they are drawn again
**     simplex  each set of weights as likely: of the n members whose weight is not 0, n - 1 numbers in [0, 1) are drawn and put
**              in order; the weights are the n distances between 0, these and 1
**   and are divided by their sum (not those of a simplex). With one alternative none is drawn. The generator is that of
**   random.h, started once from the seed: the same seed gives the same counts on every machine, since scores are worked out by
**   + - * / and comparisons of IEEE doubles alone (exact.h, elementary.h), in the order of the members.
**   A unit is ahead of another when its score is larger by more than 2^-40 of the largest magnitude among the alternative's
**   values, rounded up to a power of 2 (where the whole is a geometric mean without caps: by a factor larger than 1 + 2^-40): what
**   rounding does to equal scores must not part them. Its rank is 1 and the number of units that are ahead of it: the rank of
**   league tables, equal scores share the best (1 2 2 4). A unit without a score is neither ahead nor behind, and has no rank.
**
** Exact enumeration
**   Where no group has a spread or a simplex, the runs that could be drawn are finitely many: the alternatives times the choices
**   of each group, all as likely. Each is made once instead. A share p that is p in all of them is found by n drawn runs with
**   the standard error sqrt(p (1 - p) / n).
*/
#ifndef PEEL_MONTECARLO_H
#define PEEL_MONTECARLO_H

#include "peel.h"

#define PEEL_MC_UNITS   4096       /* there are counts for each pair of units */
#define PEEL_MC_MEMBERS 4096       /* of all groups */
#define PEEL_MC_VALUES  (1u << 27) /* units x indicators x alternatives, and weights of all choices */
#define PEEL_MC_RUNS    1000000000 /* drawn */
#define PEEL_MC_EXACT   1000000    /* enumerated */

typedef enum { PEEL_ARITHMETIC, PEEL_GEOMETRIC, PEEL_HARMONIC, PEEL_MEDIAN, PEEL_MIN } peel_mean;
typedef enum { PEEL_CHOICES, PEEL_SPREAD, PEEL_SIMPLEX } peel_drawing;

typedef struct {
    uint32_t of;   /* the number of an indicator or of a group before its own */
    bool is_group; /* a group is a member of one other */
    double spread; /* 0 to 1; for PEEL_SPREAD */
} peel_mc_member;

typedef struct {
    peel_mean mean;
    peel_drawing drawing;
    uint32_t first, n; /* its members, at least one */
    uint32_t choices;  /* lists of weights: 1 but for PEEL_CHOICES, where it is at least 1 */
    size_t weights;    /* where they begin: lists of n weights, not negative, of which one at least is not 0 */
} peel_mc_group;

/* All of it is the caller's, and checked by the caller as said here. */
typedef struct {
    uint32_t units, indicators, alternatives; /* at least 1 each */
    uint32_t ngroups, nmembers;
    const double *values; /* [alternative][unit][indicator]; finite, or NaN where there is none */
    const double *caps;   /* [alternative][unit] what no score goes over, or infinite; NULL: no caps */
    const double *weights;
    const peel_mc_member *members;
    const peel_mc_group *groups; /* those within another before it; the last is the whole */
} peel_mc_model;

/* A value under a geometric or harmonic mean that is not positive (a normal number: 2^-1022 or more). */
typedef struct {
    uint32_t alternative, unit, group, member; /* member: of the group, from 0; group is PEEL_NONE where there is no fault */
    double value;
} peel_mc_fault;

typedef struct {
    uint64_t runs;
    uint64_t *ranks;    /* [unit][rank - 1] in how many runs the unit had the rank */
    uint64_t *behind;   /* [unit][other] in how many runs the other was ahead of the unit */
    uint64_t *unranked; /* [unit] in how many runs it had no score */
    peel_mc_fault fault;
    uint32_t units;
} peel_mc_result;

/* How many runs there are to enumerate: 0 where they are not finitely many, at most PEEL_MC_EXACT + 1. */
uint32_t peel_mc_enumerable(const peel_mc_model *m);

/* Makes `runs` drawn runs; all that there are, for 0. PEEL_OK also where a fault was found: the counts are of no use then.
** Anything else leaves nothing to free. */
peel_status peel_mc_run(peel_mc_result *result, const peel_mc_model *m, uint64_t runs, uint64_t seed, const peel_work *work);

void peel_mc_free(peel_mc_result *result, peel_alloc alloc);

/* The least rank that the unit had or bettered in at least `share` of its ranked runs, from 0 (its best rank) to 1 (its
** worst): the smallest r for which a rank of at most r is that frequent. 0: it never had a rank. */
uint32_t peel_mc_rank_at(const peel_mc_result *result, uint32_t unit, double share);

/* Bytes that a result holds for so many units. */
size_t peel_mc_bytes(uint32_t units);

#endif
