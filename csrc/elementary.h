/* elementary.h -- logarithm and exponential that give the same figure on every machine, as those of C libraries do not.
**
** Only the four operations on doubles, and their bits; within 2 units of the last place.
*/
#ifndef PEEL_ELEMENTARY_H
#define PEEL_ELEMENTARY_H

/* The natural logarithm of a positive, normal number. */
double peel_log(double x);

/* e to the x, for x from -708.39 to 709.4: normal numbers; beyond, the nearer of the two ends is taken. */
double peel_exp(double x);

#endif
