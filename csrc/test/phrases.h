/* phrases.h -- a small vocabulary for the tests: of each kind of phrase at least one. */
#ifndef PHRASES_H
#define PHRASES_H

#include "vocabulary.h"

enum { KEY_SUMMARY = 1, KEY_EFFECTIVE, KEY_FINDINGS, KEY_CONCERN, KEY_ANNEX, KEY_THEMES, KEY_UPDATE, KEY_GOAL, KEY_BOX, KEY_PRACTICE };

/* Fills an empty vocabulary; false when memory is out. */
int add_phrases(peel_vocabulary *v);

#endif
