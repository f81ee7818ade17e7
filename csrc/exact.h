/* exact.h -- for files whose arithmetic gives the same figures on every machine. It is the first that they include.
**
** The four operations, sqrt and comparisons of IEEE doubles have one result each; so has a chain of them, so long as no
** compiler joins a product and a sum into one operation of its own, which machines that have it would round otherwise.
*/
#ifndef PEEL_EXACT_H
#define PEEL_EXACT_H

#if defined __clang__
#pragma STDC FP_CONTRACT OFF
#elif defined __GNUC__
#pragma GCC optimize("fp-contract=off")
#endif

#endif
