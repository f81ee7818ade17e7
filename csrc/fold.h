/* fold.h -- one form for comparing printed words: case, quotes, dashes and blanks do not count; markup does. */
#ifndef PEEL_FOLD_H
#define PEEL_FOLD_H

#include <stddef.h>

/* Folds a text into `out`, which has room for as many bytes; returns the length. Small letters (A to Z), straight quotes,
** every dash a hyphen, runs of blanks and line ends one space, none at the ends. Damaged UTF-8 passes through. */
size_t peel_fold_words(const char *s, size_t len, char *out);

#endif
