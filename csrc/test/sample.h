/* sample.h -- a document made of a test's own words, and short ways to say what became of it. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "clean.h"
#include "failing.h"
#include "test.h"

typedef struct {
    failing_allocator allocator;
    peel_vocabulary vocabulary;
    peel_doc d;
    char *bytes; /* exactly the text, no byte behind it */
} sample;

/* Reads and structures the text with the vocabulary of phrases.h (none when `bare`), checks all invariants. */
void sample_open(sample *s, const char *text, size_t len);
void sample_open_bare(sample *s, const char *text);
#define SAMPLE(s, text) sample_open((s), (text), sizeof(text) - 1)

/* Gives everything back; a byte that is not returned is a failure. */
void sample_close(sample *s);

/* A letter a block: p paragraph, h heading, i item, t table, c caption, s source, n note, f footnote, e contents
** entry, r rule, u furniture, j joined. */
const char *sample_kinds(const sample *s);

/* Clean text of a block with all that goes on it, of a cell ("" where there is none), of all cells of a row with
** bars between them, and of a section's tape: its kinds as digits or letters, its line ends as "/". */
const char *sample_text(const sample *s, uint32_t block);
const char *sample_row(const sample *s, uint32_t table, uint32_t row);
const char *sample_tape(const sample *s, uint32_t section, int deep);

/* "1 Title/2 Title/...": level and title of each section. */
const char *sample_outline(const sample *s);

/* How many problems of a code there are. */
uint32_t sample_problems(const sample *s, peel_problem_code code);

#endif
