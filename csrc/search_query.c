/* search_query.c -- joins the places of terms as a query says, and ranks what is found; see search.h. */
#include "search.h"

/* --- the query --------------------------------------------------------------------- */

bool peel_search_check(const peel_search_query *q) {
    uint32_t depth = 0;
    if (q->nterms == 0 || q->nterms > PEEL_MAX_TERMS) return false;
    for (uint32_t i = 0; i < q->nterms; i++)
        if (!peel_is_term(q->term[i], q->len[i])) return false;
    for (uint32_t i = 0; i < q->nops; i++) {
        const peel_search_op *op = &q->ops[i];
        if (op->code > PEEL_SEARCH_NEAR) return false;
        if (op->code == PEEL_SEARCH_TERM) {
            if (op->arg >= q->nterms || ++depth > PEEL_MAX_TERMS) return false;
        } else if (depth-- < 2) return false;
        if (op->code == PEEL_SEARCH_NEAR && op->arg > PEEL_MAX_NEAR) return false;
    }
    return depth == 1;
}

/* --- lists of places ------------------------------------------------------------------ */

/* The first span behind `i` that is in another passage. */
static uint32_t passage_end(const peel_spans *s, uint32_t i) {
    uint32_t passage = s->v[i].passage;
    while (i < s->n && s->v[i].passage == passage)
        i++;
    return i;
}

/* The first span from `i` on that stands in `passage` or behind it. */
static uint32_t passage_from(const peel_spans *s, uint32_t i, uint32_t passage) {
    while (i < s->n && s->v[i].passage < passage)
        i++;
    return i;
}

/* Appends a[i, a_end) and b[j, b_end) in order; of two that begin together the longer one. */
static bool merge(peel_spans *out, const peel_span *a, uint32_t i, uint32_t a_end, const peel_span *b, uint32_t j, uint32_t b_end,
                  peel_alloc alloc) {
    if (!peel_vec_reserve(alloc, out, (uint64_t)out->n + (a_end - i) + (b_end - j))) return false;
    while (i < a_end || j < b_end) {
        const peel_span *next = j == b_end || (i < a_end && a[i].start <= b[j].start) ? &a[i++] : &b[j++];
        peel_span *last = out->n ? &out->v[out->n - 1] : NULL;
        if (last && last->start == next->start) {
            if (next->end > last->end) last->end = next->end;
        } else out->v[out->n++] = *next;
    }
    return true;
}

static bool both(peel_spans *out, const peel_spans *a, const peel_spans *b, peel_alloc alloc) {
    for (uint32_t i = 0, j = 0; i < a->n;) {
        j = passage_from(b, j, a->v[i].passage);
        if (j == b->n) break;
        i = passage_from(a, i, b->v[j].passage);
        if (i == a->n) break;
        if (a->v[i].passage != b->v[j].passage) continue;
        uint32_t i_end = passage_end(a, i), j_end = passage_end(b, j);
        if (!merge(out, a->v, i, i_end, b->v, j, j_end, alloc)) return false;
        i = i_end;
        j = j_end;
    }
    return true;
}

static bool without(peel_spans *out, const peel_spans *a, const peel_spans *b, peel_alloc alloc) {
    for (uint32_t i = 0, j = 0; i < a->n; i++) {
        j = passage_from(b, j, a->v[i].passage);
        if (j < b->n && b->v[j].passage == a->v[i].passage) continue;
        if (!peel_vec_push(alloc, out, a->v[i])) return false;
    }
    return true;
}

/* --- NEAR ---------------------------------------------------------------------------------- */

/* Numbers of the words that spans begin and end with, counted from the start of their passage. */
typedef struct {
    uint32_t first, last;
} ordinal;
typedef PEEL_VEC(ordinal) ordinals;

static uint32_t spaces(const char *s, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    while (from < to)
        n += s[from++] == ' ';
    return n;
}

/* One walk over the passage for the starts; from a start to its end it is a few words. */
static bool number(ordinals *out, const peel_folded *f, const peel_spans *s, uint32_t i, uint32_t end, peel_alloc alloc) {
    uint32_t at = f->passages.v[s->v[i].passage].at, word = 0;
    out->n = 0;
    if (!peel_vec_reserve(alloc, out, end - i)) return false;
    for (; i < end; i++) {
        word += spaces(f->text.v, at, s->v[i].start);
        at = s->v[i].start;
        out->v[out->n++] = (ordinal){word, word + spaces(f->text.v, at, s->v[i].end)};
    }
    return true;
}

/* Pairs of an a and the first b behind it, with no other a between and at most `most` words. */
static bool follow(peel_spans *out, const peel_span *a, const ordinal *oa, uint32_t na, const peel_span *b, const ordinal *ob, uint32_t nb,
                   uint32_t most, peel_alloc alloc) {
    for (uint32_t i = 0; i < na; i++) {
        uint32_t lo = 0, hi = nb; /* the ends of a do not ascend where two overlap, so each looks for itself */
        while (lo < hi) {
            uint32_t mid = lo + (hi - lo) / 2;
            if (b[mid].start < a[i].end) lo = mid + 1;
            else hi = mid;
        }
        if (lo == nb || ob[lo].first - oa[i].last > most + 1) continue;
        if (i + 1 < na && a[i + 1].end <= b[lo].start) continue; /* the next a is nearer */
        peel_span pair = {a[i].start, b[lo].end, a[i].passage};
        if (!peel_vec_push(alloc, out, pair)) return false;
    }
    return true;
}

/* Neighbours of a and b in either order: where any two are near, two neighbours are. */
static bool near(peel_spans *out, const peel_folded *f, const peel_spans *a, const peel_spans *b, uint32_t most, peel_alloc alloc) {
    ordinals oa = {NULL, 0, 0}, ob = {NULL, 0, 0};
    peel_spans ab = {NULL, 0, 0}, ba = {NULL, 0, 0};
    bool ok = true;
    for (uint32_t i = 0, j = 0; ok && i < a->n;) {
        j = passage_from(b, j, a->v[i].passage);
        if (j == b->n) break;
        i = passage_from(a, i, b->v[j].passage);
        if (i == a->n) break;
        if (a->v[i].passage != b->v[j].passage) continue;
        uint32_t i_end = passage_end(a, i), j_end = passage_end(b, j), na = i_end - i, nb = j_end - j;
        ab.n = ba.n = 0;
        ok = number(&oa, f, a, i, i_end, alloc) && number(&ob, f, b, j, j_end, alloc) &&
             follow(&ab, a->v + i, oa.v, na, b->v + j, ob.v, nb, most, alloc) &&
             follow(&ba, b->v + j, ob.v, nb, a->v + i, oa.v, na, most, alloc) && merge(out, ab.v, 0, ab.n, ba.v, 0, ba.n, alloc);
        i = i_end;
        j = j_end;
    }
    peel_vec_free(alloc, &oa);
    peel_vec_free(alloc, &ob);
    peel_vec_free(alloc, &ab);
    peel_vec_free(alloc, &ba);
    return ok;
}

/* --- evaluation ------------------------------------------------------------------------------- */

/* What a list on the stack is: the places of a term, which the caller keeps, or one of our own. */
typedef struct {
    peel_spans *spans, own;
} operand;

static bool apply(operand *a, operand *b, const peel_folded *f, const peel_search_op *op, peel_alloc alloc) {
    peel_spans out = {NULL, 0, 0};
    bool ok = op->code == PEEL_SEARCH_OR    ? merge(&out, a->spans->v, 0, a->spans->n, b->spans->v, 0, b->spans->n, alloc)
              : op->code == PEEL_SEARCH_AND ? both(&out, a->spans, b->spans, alloc)
              : op->code == PEEL_SEARCH_NOT ? without(&out, a->spans, b->spans, alloc)
                                            : near(&out, f, a->spans, b->spans, op->arg, alloc);
    peel_vec_free(alloc, &a->own);
    peel_vec_free(alloc, &b->own);
    a->own = out;
    a->spans = &a->own;
    return ok;
}

/* Runs the program over the places of the terms; the result is moved to *out. */
static peel_status evaluate(peel_spans *out, const peel_folded *f, const peel_search_query *q, peel_spans *terms, const peel_work *work) {
    peel_alloc alloc = work->alloc;
    size_t size = q->nops * sizeof(operand); /* one term may be pushed often */
    operand *stack = alloc.fn(alloc.ud, NULL, 0, size);
    peel_status st = PEEL_OK;
    uint32_t depth = 0;
    if (!stack) return PEEL_NOMEM;
    for (uint32_t i = 0; i < q->nops && st == PEEL_OK; i++) {
        if (peel_interrupted(work)) st = PEEL_INTERRUPTED;
        else if (q->ops[i].code == PEEL_SEARCH_TERM) stack[depth++] = (operand){&terms[q->ops[i].arg], {NULL, 0, 0}};
        else {
            depth--;
            if (!apply(&stack[depth - 1], &stack[depth], f, &q->ops[i], alloc)) st = PEEL_NOMEM;
        }
    }
    if (st == PEEL_OK && stack[0].spans == &stack[0].own) {
        *out = stack[0].own;
        stack[0].own = (peel_spans){NULL, 0, 0};
    } else if (st == PEEL_OK && !merge(out, stack[0].spans->v, 0, stack[0].spans->n, NULL, 0, 0, alloc)) st = PEEL_NOMEM;
    for (uint32_t i = 0; i < depth; i++)
        peel_vec_free(alloc, &stack[i].own);
    alloc.fn(alloc.ud, stack, size, 0);
    return st;
}

/* One hit for each passage among the spans. */
static bool collect(peel_hits *h, peel_alloc alloc) {
    for (uint32_t i = 0; i < h->spans.n; i = passage_end(&h->spans, i)) {
        peel_hit hit = {h->spans.v[i].passage, i};
        if (!peel_vec_push(alloc, &h->hits, hit)) return false;
    }
    return true;
}

/* How often a term stands in each hit, and in how many passages at all. */
static bool count(peel_hits *h, const peel_spans *places, uint32_t term, bool scored, peel_alloc alloc) {
    for (uint32_t i = 0, hit = 0; i < places->n;) {
        uint32_t end = passage_end(places, i), passage = places->v[i].passage;
        h->documents[term]++;
        while (hit < h->hits.n && h->hits.v[hit].passage < passage)
            hit++;
        if (scored && hit < h->hits.n && h->hits.v[hit].passage == passage) {
            peel_frequency fr = {hit, term, end - i};
            if (!peel_vec_push(alloc, &h->freq, fr)) return false;
        }
        i = end;
    }
    return true;
}

peel_status peel_search_run(peel_hits *h, const peel_folded *f, const peel_search_query *q, const peel_work *work) {
    peel_alloc alloc = work->alloc;
    size_t size = q->nterms * sizeof(peel_spans);
    memset(h, 0, sizeof *h);
    peel_spans *terms = alloc.fn(alloc.ud, NULL, 0, size);
    if (!terms) return PEEL_NOMEM;
    memset(terms, 0, size);
    h->nterms = q->nterms;
    peel_status st = PEEL_OK;
    for (uint32_t i = 0; i < q->nterms && st == PEEL_OK; i++)
        st = peel_scan(&terms[i], f, q->term[i], q->len[i], work);
    if (st == PEEL_OK) st = evaluate(&h->spans, f, q, terms, work);
    if (st == PEEL_OK && !collect(h, alloc)) st = PEEL_NOMEM;
    for (uint32_t i = 0; i < q->nterms; i++) {
        if (st == PEEL_OK && !count(h, &terms[i], i, q->scored[i], alloc)) st = PEEL_NOMEM;
        peel_vec_free(alloc, &terms[i]);
    }
    alloc.fn(alloc.ud, terms, size, 0);
    if (st != PEEL_OK) peel_hits_free(h, alloc);
    return st;
}

uint32_t peel_hits_apart(const peel_hits *h, uint32_t from, uint32_t to) {
    uint32_t n = 0, reached = 0;
    for (; from < to; from++) {
        n += h->spans.v[from].start >= reached;
        if (h->spans.v[from].end > reached) reached = h->spans.v[from].end;
    }
    return n;
}

void peel_hits_free(peel_hits *h, peel_alloc alloc) {
    peel_vec_free(alloc, &h->spans);
    peel_vec_free(alloc, &h->hits);
    peel_vec_free(alloc, &h->freq);
    peel_vec_free(alloc, &h->scores);
}

size_t peel_hits_bytes(const peel_hits *h) {
    return peel_vec_bytes(&h->spans) + peel_vec_bytes(&h->hits) + peel_vec_bytes(&h->freq) + peel_vec_bytes(&h->scores);
}

bool peel_hits_rank(peel_hits *h, const peel_folded *f, const double *weights, double average, peel_alloc alloc) {
    if (!peel_vec_reserve(alloc, &h->scores, h->hits.n)) return false;
    h->scores.n = h->hits.n;
    for (uint32_t i = 0; i < h->hits.n; i++)
        h->scores.v[i] = 0;
    for (uint32_t i = 0; i < h->freq.n; i++) {
        const peel_frequency *fr = &h->freq.v[i];
        double times = fr->times, words = f->passages.v[h->hits.v[fr->hit].passage].words;
        double length = 1 - PEEL_BM25_B + PEEL_BM25_B * words / average;
        h->scores.v[fr->hit] += weights[fr->term] * times * (PEEL_BM25_K1 + 1) / (times + PEEL_BM25_K1 * length);
    }
    return true;
}
