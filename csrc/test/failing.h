/* failing.h -- an allocator that counts what is out, moves on growth, spoils what it gets back, and fails on demand. */
#ifndef FAILING_H
#define FAILING_H

#include "peel.h"

typedef struct {
    size_t live;   /* bytes that are out */
    long until;    /* growing requests before one fails; -1: none does */
    int failures;  /* so many fail then; -1: all later ones too */
    int failed;    /* how many did */
    int mismatch;  /* times that a size was told which was not the block's: its bookkeeping would be wrong */
} failing_allocator;

#define FAILING_NEVER ((failing_allocator){ 0, -1, 0, 0, 0 })

/* Has the signature of lua_Alloc; ud is a failing_allocator. */
void *failing_realloc(void *ud, void *ptr, size_t osize, size_t nsize);

peel_alloc failing_alloc(failing_allocator *a);

/* An attempt takes all its memory from `a` and gives it back. */
typedef peel_status failing_attempt(const void *what, failing_allocator *a);

/* Repeats an attempt with one request after the other failing, once alone and once with all later ones, until all of them went
** well. Each failure is told and nothing stays out; more than `least` and less than `most` requests can fail. */
void failing_each(failing_attempt *attempt, const void *what, long least, long most);

#endif
