/* composite.h -- the scores of all units in one run: means of groups within groups. The model is montecarlo.h's.
**
** Values are kept column by column, a column having a place for each unit and zeros behind, up to a multiple of
** PEEL_COLUMN. What a group's mean sums (values, logarithms, reciprocals) is prepared once for each indicator; a group
** within it gives its mean in that form.
*/
#ifndef PEEL_COMPOSITE_H
#define PEEL_COMPOSITE_H

#include "arena.h"
#include "montecarlo.h"

#define PEEL_COLUMN 8

typedef struct {
    const peel_mc_model *m;
    uint32_t width;         /* of a column */
    double *leaves;         /* [alternative][member][width] */
    double *means;          /* [group][width] */
    double *scales;         /* [alternative] a power of 2 that brings scores to at most 1 in magnitude */
    bool *holes;            /* [alternative] does a unit lack a value? */
    uint8_t *forms;         /* [group] how its mean is wanted */
    const double **columns; /* of the members of the group at hand */
    double *sorted;         /* of a median: pairs of value and weight */
} peel_composite;

/* Prepares the model's values, in memory of the arena. PEEL_OK also where a fault is found. */
peel_status peel_composite_init(peel_composite *c, const peel_mc_model *m, peel_arena *arena, const peel_work *work, peel_mc_fault *fault);

/* The units' scores, NaN for a unit without, in an alternative by weights of all members; where the whole is a geometric mean
** and there are no caps, their logarithms. The column is good until the next call. NULL: a fault was found. */
const double *peel_composite_scores(peel_composite *c, uint32_t alternative, const double *weights, peel_mc_fault *fault);

#endif
