/* sentence.h -- where the sentences of a clean text begin and end. */
#ifndef PEEL_SENTENCE_H
#define PEEL_SENTENCE_H

#include <stddef.h>

/* The next sentence from *at on: [*first, *at) when it returns true. False at the end; *at is then behind the last blank.
** A sentence ends with . ? or !, with what closes quotes and brackets, before a capital or digit, a line's or the text's end.
** No end is the full stop of an abbreviation, an initial, or a label at a sentence's start ("Figure 2. Rates", "3. The force"). */
int peel_sentence_next(const char *s, size_t len, size_t *at, size_t *first);

#endif
