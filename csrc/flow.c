/* flow.c -- reading order: the halves of what page ends, notes and boxes cut are joined, and every block gets
** the section that it belongs to.
**
** A paragraph that ends in mid-sentence waits in a queue; the next paragraph that starts in mid-sentence goes on
** the one that has waited longest (two columns may have one open each, and they go on in that order). The text
** behind a joined piece belongs to the section of the paragraph that it joined.
**
** A box whose text is coded ("1.2 Words") stands in the middle of what it interrupts: text without a code behind
** it belongs to the section before the box.
*/
#include "document.h"

#define MAX_OPEN   16u  /* cuts that wait at a time: more than any page has columns */
#define MAX_WAIT   60u  /* blocks of text after which a cut is given up */
#define MAX_LOOKS  64u  /* scans for a phrase that a cut parted: keeps the time linear */
#define LONG_NOTE  100u /* bytes: a shorter unstopped note is a title or a name */
#define SHORT_REST 40u  /* bytes, code points: what goes on a cell, and the cell, are longer: no name, no number */
#define LONG_BLOCK 60u  /* bytes: a shorter unstopped paragraph is a label, not a cut sentence */

typedef struct {
    uint32_t block; /* last piece of the cut paragraph */
    uint32_t head;  /* its first piece */
    uint32_t seen;  /* blocks of text since */
    uint8_t weak;   /* an item or a note: often unstopped by nature */
    uint8_t near;   /* nothing but asides stands behind it so far */
} cut;

typedef struct {
    peel_doc *d;
    cut open[MAX_OPEN];
    uint32_t n;
    uint32_t section;
    uint32_t looks;       /* scans of the whole text so far: few are worth their time */
    uint32_t interrupted; /* inside a box: the section that it interrupts, else PEEL_NONE */
    cut held;             /* ... and what that section left open, block PEEL_NONE if nothing */
    uint8_t coded;        /* ... and whether the box has shown coded text */
} flow;

static int is_flat(const peel_doc *d, uint32_t section) {
    for (; section != 0; section = d->sections.v[section].parent) {
        uint32_t p = d->sections.v[section].phrase;
        if (p != PEEL_NONE && (d->vocabulary->phrases[p].flags & PHRASE_FLAT)) return 1;
    }
    return 0;
}

static int section_has(const peel_doc *d, uint32_t section, unsigned flag) {
    uint32_t p = d->sections.v[section].phrase;
    return p != PEEL_NONE && (d->vocabulary->phrases[p].flags & flag);
}

/* Is its last word an address? Notes end so, without a stop. */
static int ends_with_address(const peel_doc *d, const peel_block *b) {
    const char *s = d->text.bytes + b->first, *p = d->text.bytes + b->end, *end = p;
    while (p > s && (unsigned char)p[-1] > ' ')
        p--;
    for (; p + 4 < end; p++)
        if (memcmp(p, "www.", 4) == 0 || memcmp(p, "http", 4) == 0 || memcmp(p, ".uk", 3) == 0 || memcmp(p, ".pdf", 4) == 0) return 1;
    return 0;
}

/* The section of level 1 around a section. */
static uint32_t chapter(const peel_doc *d, uint32_t section) {
    while (section != 0 && d->sections.v[section].parent != 0)
        section = d->sections.v[section].parent;
    return section;
}

/* Does the block, taken as one of this kind, break off in mid-sentence? */
static int breaks_off(const peel_doc *d, const peel_block *b, peel_block_kind kind) {
    const peel_line *l = peel_block_last_line(d, b);
    if (l->flags & (LINE_STOP | LINE_COLON)) return 0;
    if (b->flags & BLOCK_URL) return 0;
    if (kind == B_ITEM) return !(l->flags & LINE_SEMI);
    if (kind == B_FOOTNOTE) return peel_block_width(d, b) >= LONG_NOTE && !ends_with_address(d, b);
    if (l->flags & (LINE_COMMA | LINE_HYPHEN)) return 1;
    return peel_block_width(d, b) >= LONG_BLOCK && !(b->flags & BLOCK_BOLD);
}

/* Does it begin in mid-sentence? */
static int goes_on(const peel_doc *d, const peel_block *b) {
    const peel_line *l = peel_block_first_line(d, b);
    if (b->kind != B_PARA || l->lead != LEAD_NONE || (b->flags & BLOCK_GROUPED && b->flags & BLOCK_ADJACENT)) return 0;
    if (l->flags & LINE_LOWER) return !(l->flags & LINE_URL);
    unsigned char c = l->body < l->end ? (unsigned char)d->text.bytes[l->body] : 0;
    return c == ',' || c == ';' || c == ')' || (c == '-' && l->end - l->body > 40);
}

/* Does it end with a word or sign that nothing can end with? */
static int must_go_on(const peel_doc *d, const peel_block *b) {
    const char *s = d->text.bytes, *p = s + b->first;
    return (peel_block_last_line(d, b)->flags & (LINE_COMMA | LINE_HYPHEN)) || peel_ends_open(p, peel_skip_close(p, s + b->end));
}

/* The byte of a text that a report has least of: a search that looks for it seldom stops in vain. */
static uint32_t rarest(const char *text, uint32_t n) {
    static const char often[] = " etaoinsrhldcumfpgwybvkTFISPCAHW"; /* the rest is rarer still */
    uint32_t best = 0;
    size_t best_rank = 0;
    for (uint32_t i = 0; i < n; i++) {
        const char *at = text[i] ? strchr(often, text[i]) : NULL;
        size_t rank = at ? (size_t)(at - often) : sizeof often;
        if (rank > best_rank) best_rank = rank, best = i;
    }
    return best;
}

/* The last word before and the first word behind a cut stand together elsewhere: the same phrase, cut. */
static int phrase_elsewhere(const peel_doc *d, const peel_block *a, const peel_block *b) {
    const char *s = d->text.bytes;
    uint32_t ae = a->end, as = ae, bs = b->first, be = bs, n = 0, end = b->end;
    char want[80];
    while (as > a->first && (unsigned char)s[as - 1] > ' ')
        as--;
    while (be < end && (unsigned char)s[be] > ' ' && s[be] != '.' && s[be] != ',' && s[be] != ';')
        be++;
    if (ae - as + be - bs + 1 >= sizeof want || ae == as || be == bs) return 0;
    memcpy(want, s + as, ae - as);
    n = ae - as;
    want[n++] = ' ';
    memcpy(want + n, s + bs, be - bs);
    n += be - bs;
    if (n > d->text.len) return 0;
    uint32_t rare = rarest(want, n);
    const char *p = s + rare, *stop = s + d->text.len - n + rare + 1; /* where the rare byte of a whole phrase may stand */
    for (; (p = memchr(p, want[rare], (size_t)(stop - p))) != NULL; p++)
        if (memcmp(p - rare, want, n) == 0) return 1;
    return 0;
}

static peel_status give_up(flow *f, uint32_t k) {
    peel_doc *d = f->d;
    cut c = f->open[k];
    memmove(f->open + k, f->open + k + 1, (f->n - k - 1) * sizeof *f->open);
    f->n--;
    if (c.weak || d->blocks.v[c.head].kind == B_FOOTNOTE) return PEEL_OK;
    peel_block *b = &d->blocks.v[c.block];
    b->flags |= BLOCK_OPEN;
    return peel_doc_problem(d, D_CUT_OPEN, c.block, PEEL_NONE, b->first, b->end);
}

static peel_status wait(flow *f, uint32_t block, uint32_t head, int weak) {
    if (f->n == MAX_OPEN) {
        peel_status st = give_up(f, 0);
        if (st != PEEL_OK) return st;
    }
    f->open[f->n++] = (cut){block, head, 0, (uint8_t)weak, 1};
    return PEEL_OK;
}

/* Joins block i to the cut k. */
static peel_status join(flow *f, uint32_t k, uint32_t i, int doubt) {
    peel_doc *d = f->d;
    cut c = f->open[k];
    peel_block *b = &d->blocks.v[i], *head = &d->blocks.v[c.head];
    memmove(f->open + k, f->open + k + 1, (f->n - k - 1) * sizeof *f->open);
    f->n--;
    d->blocks.v[c.block].next = i;
    b->kind = B_JOINED;
    b->section = head->section;
    if (head->kind != B_FOOTNOTE) {
        f->section = head->section;
        for (uint32_t o = 0; o < f->n; o++)
            f->open[o].near = 0; /* text stands behind the others now */
    }
    if (doubt) {
        b->flags |= BLOCK_DOUBT;
        peel_status st = peel_doc_problem(d, D_CUT_JOINED, c.head, i, b->first, b->end);
        if (st != PEEL_OK) return st;
    }
    return breaks_off(d, b, head->kind == B_FOOTNOTE ? B_FOOTNOTE : B_PARA) ? wait(f, i, c.head, c.weak) : PEEL_OK;
}

/* Which cut does paragraph i go on? PEEL_NONE if none; *doubt is set where only its place says so. */
static uint32_t chosen_cut(flow *f, uint32_t i, int *doubt) {
    peel_doc *d = f->d;
    const peel_block *b = &d->blocks.v[i];
    *doubt = 0;
    if (f->n == 0 || b->kind != B_PARA) return PEEL_NONE;
    if (goes_on(d, b)) {
        uint32_t oldest = PEEL_NONE;
        for (uint32_t k = f->n; k-- > 0;) /* the oldest paragraph; an item or note only if it is the last thing before */
            if (!f->open[k].weak) oldest = k;
        int near = f->open[f->n - 1].near;
        if (oldest == PEEL_NONE) return near ? f->n - 1 : PEEL_NONE;
        /* what a chapter before left unstopped may be whole: the last thing before comes first */
        const peel_block *o = &d->blocks.v[f->open[oldest].block];
        if (near && f->n - 1 != oldest && chapter(d, o->section) != chapter(d, f->section) && !must_go_on(d, o)) return f->n - 1;
        return oldest;
    }
    uint32_t k = f->n;
    while (k > 0 && d->blocks.v[f->open[k - 1].head].kind == B_FOOTNOTE)
        k--; /* what starts large goes on no note */
    if (k == 0 || !f->open[k - 1].near) return PEEL_NONE;
    const cut *last = &f->open[k - 1];
    const peel_line *l = peel_block_first_line(d, b);
    if (l->lead != LEAD_NONE || (b->flags & (BLOCK_HASH | BLOCK_BOLD | BLOCK_URL)) || peel_is_coded(d, peel_block_stand(d, b)->line))
        return PEEL_NONE;
    if (last->weak && !must_go_on(d, &d->blocks.v[last->block])) return PEEL_NONE;
    if (!(peel_block_last_line(d, b)->flags & (LINE_STOP | LINE_COLON)) && peel_block_width(d, b) < LONG_BLOCK &&
        !section_has(d, f->section, PHRASE_UNSTOPPED))
        return PEEL_NONE;
    /* text was cut right before: this goes on something, and what has waited longest comes first */
    for (uint32_t o = 0; o + 1 < k; o++)
        if (!f->open[o].weak && d->blocks.v[f->open[o].head].kind != B_FOOTNOTE && must_go_on(d, &d->blocks.v[f->open[o].block])) return o;
    *doubt = !must_go_on(d, &d->blocks.v[last->block]) && (f->looks++ >= MAX_LOOKS || !phrase_elsewhere(d, &d->blocks.v[last->block], b));
    return k - 1;
}

/* A link alone behind a note belongs to the note. */
static int is_note_link(const peel_doc *d, uint32_t i, uint32_t *note) {
    const peel_block *b = &d->blocks.v[i];
    if (b->kind != B_PARA || !(peel_block_first_line(d, b)->flags & LINE_URL)) return 0;
    for (uint32_t k = i; k-- > 0;) {
        const peel_block *before = &d->blocks.v[k];
        if (before->kind == B_FURNITURE || before->kind == B_RULE) continue;
        if (before->kind == B_FOOTNOTE && before->next == PEEL_NONE) return *note = k, 1;
        return 0;
    }
    return 0;
}

/* A heading: enters a box, or leaves the one that was open. */
static void enter(flow *f, uint32_t section) {
    const cut none = {.block = PEEL_NONE};
    if (!section_has(f->d, section, PHRASE_BOX)) f->interrupted = PEEL_NONE;
    else if (f->interrupted == PEEL_NONE) {
        f->interrupted = f->section;
        f->held = f->n > 0 && f->open[f->n - 1].near ? f->open[f->n - 1] : none;
        f->coded = 0;
    }
    f->section = section;
    for (uint32_t k = 0; k < f->n; k++)
        f->open[k].near = 0;
}

/* Text without a code behind a box's coded text: back to what the box interrupted, and to what was cut there. */
static void leave_box(flow *f, uint32_t i) {
    const peel_doc *d = f->d;
    const peel_block *b = &d->blocks.v[i];
    if (peel_is_coded(d, peel_block_stand(d, b)->line)) {
        f->coded = 1;
        return;
    }
    if (!f->coded) return;
    int open = f->n > 0 && f->open[f->n - 1].near, cut_in_box = open && must_go_on(d, &d->blocks.v[f->open[f->n - 1].block]);
    if (b->kind == B_PARA && (cut_in_box || goes_on(d, b))) {
        const cut *held = &f->held;
        if (cut_in_box || held->block == PEEL_NONE || (open && !must_go_on(d, &d->blocks.v[held->block]))) return;
        f->n -= (uint32_t)open; /* the box's last line is whole after all */
        if (f->n < MAX_OPEN) f->open[f->n++] = *held;
    }
    f->section = f->interrupted;
    f->interrupted = PEEL_NONE;
}

/* Is paragraph i the rest of a table's last cell, behind a page end? It starts small and long; the cell holds words and no
** stop. Not where the next paragraph starts small too: then it is a term without its row, and the next its meaning. */
static peel_table *table_cut(const flow *f, uint32_t i, uint32_t *before) {
    peel_doc *d = f->d;
    const peel_block *b = &d->blocks.v[i];
    if ((f->n > 0 && !is_flat(d, f->section)) || b->kind != B_PARA || !(peel_block_first_line(d, b)->flags & LINE_LOWER) ||
        peel_block_width(d, b) < SHORT_REST)
        return NULL;
    uint32_t k = i;
    while (k > 0 && peel_block_is_aside(&d->blocks.v[k - 1]))
        k--;
    if (k == 0) return NULL;
    *before = k - 1;
    const peel_block *t = &d->blocks.v[k - 1];
    if ((t->kind != B_TABLE && !(t->kind == B_JOINED && t->link != PEEL_NONE)) || t->link >= d->tables.n) return NULL;
    peel_table *table = &d->tables.v[t->link];
    const peel_row *row = table->nrows ? &d->rows.v[table->row + table->nrows - 1] : NULL;
    if (row == NULL || row->ncells < 2) return NULL;
    const peel_cell *c = &d->cells.v[row->cell + row->ncells - 1];
    const peel_piece *last = c->npieces ? &d->pieces.v[c->piece + c->npieces - 1] : NULL;
    if (last == NULL || last->end - d->pieces.v[c->piece].first < SHORT_REST) return NULL;
    char end = d->text.bytes[last->end - 1];
    if (end == '.' || end == ';' || end == '!' || end == '?' || end == '|') return NULL;
    for (k = i + 1; k < d->blocks.n && peel_block_is_aside(&d->blocks.v[k]); k++) {
    }
    if (k == d->blocks.n || d->blocks.v[k].kind != B_PARA) return table;
    return (peel_block_first_line(d, &d->blocks.v[k])->flags & LINE_LOWER) ? NULL : table;
}

/* Gives block i to the table's last cell, whose pieces are neighbours: all go to the end. */
static peel_status join_cell(flow *f, peel_table *table, uint32_t before, uint32_t i) {
    peel_doc *d = f->d;
    peel_block *b = &d->blocks.v[i];
    const peel_row *row = &d->rows.v[table->row + table->nrows - 1];
    peel_cell *cell = &d->cells.v[row->cell + row->ncells - 1];
    if (!peel_vec_reserve(d->alloc, &d->pieces, (uint64_t)d->pieces.n + cell->npieces + 1)) return PEEL_NOMEM;
    uint32_t at = d->pieces.n;
    memcpy(d->pieces.v + at, d->pieces.v + cell->piece, cell->npieces * sizeof(peel_piece));
    d->pieces.v[at + cell->npieces] = (peel_piece){b->first, b->end};
    cell->piece = at;
    cell->npieces++;
    d->pieces.n += cell->npieces;
    b->kind = B_JOINED;
    b->link = d->blocks.v[before].link;
    d->blocks.v[before].next = i;
    return PEEL_OK;
}

static peel_status place(flow *f, uint32_t i) {
    peel_doc *d = f->d;
    peel_block *b = &d->blocks.v[i];
    int doubt;
    uint32_t k, note;
    if (b->kind == B_HEADING) {
        enter(f, b->link);
        b->section = b->link;
        return PEEL_OK;
    }
    if (f->interrupted != PEEL_NONE && (b->kind == B_PARA || b->kind == B_ITEM)) leave_box(f, i);
    b->section = f->section;
    if (b->kind == B_JOINED) return PEEL_OK; /* a table's second part */
    if (b->kind == B_PARA && (b->flags & BLOCK_GROUPED) && f->section != 0 && !is_flat(d, f->section)) {
        if (!goes_on(d, b) || f->n == 0) b->kind = B_ITEM, b->level = 1;
    }
    peel_table *table = table_cut(f, i, &k);
    if (table) return join_cell(f, table, k, i);
    if (f->section == 0 || is_flat(d, f->section)) return PEEL_OK;
    if (is_note_link(d, i, &note)) {
        d->blocks.v[note].next = i;
        b->kind = B_JOINED;
        while (f->n > 0 && f->open[f->n - 1].head == note)
            f->n--;
        return PEEL_OK;
    }
    if (b->kind != B_PARA && b->kind != B_ITEM && b->kind != B_FOOTNOTE) return PEEL_OK;
    if ((k = chosen_cut(f, i, &doubt)) != PEEL_NONE) return join(f, k, i, doubt);
    if (b->kind == B_FOOTNOTE) return breaks_off(d, b, (peel_block_kind)b->kind) ? wait(f, i, i, 0) : PEEL_OK;
    /* text of its own: what waited close before waits no longer there */
    for (k = 0; k < f->n;) {
        cut *c = &f->open[k];
        int introduces = b->kind == B_ITEM && c->near && !c->weak && d->blocks.v[c->block].kind == B_PARA;
        c->near = 0;
        if (introduces || c->weak) { /* "such as" before a list; an item before the next */
            memmove(f->open + k, f->open + k + 1, (f->n - k - 1) * sizeof *f->open);
            f->n--;
        } else if (++c->seen > MAX_WAIT) {
            peel_status st = give_up(f, k);
            if (st != PEEL_OK) return st;
        } else k++;
    }
    int weak = b->kind == B_ITEM || section_has(d, b->section, PHRASE_UNSTOPPED) || peel_is_coded(d, peel_block_stand(d, b)->line);
    return breaks_off(d, b, (peel_block_kind)b->kind) ? wait(f, i, i, weak) : PEEL_OK;
}

static int begins_run(const peel_doc *d, uint32_t i) {
    return i == 0 || d->blocks.v[i].section != d->blocks.v[i - 1].section;
}

/* The blocks of each section as runs, the sections in their order. */
static peel_status gather_runs(peel_doc *d) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->blocks.n; i++)
        if (begins_run(d, i)) d->sections.v[d->blocks.v[i].section].nruns++;
    for (uint32_t i = 0; i < d->sections.n; i++) {
        d->sections.v[i].run = n;
        n += d->sections.v[i].nruns;
        d->sections.v[i].nruns = 0;
    }
    if (!peel_vec_reserve(d->alloc, &d->runs, n)) return PEEL_NOMEM;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        peel_section *s = &d->sections.v[d->blocks.v[i].section];
        if (begins_run(d, i)) d->runs.v[s->run + s->nruns++] = (peel_run){i, 0};
        d->runs.v[s->run + s->nruns - 1].nblocks++;
    }
    d->runs.n = n;
    return PEEL_OK;
}

peel_status peel_flow_build(peel_doc *d) {
    flow f = {.d = d, .interrupted = PEEL_NONE, .held = {.block = PEEL_NONE}};
    peel_status st = PEEL_OK;
    for (uint32_t i = 0; i < d->blocks.n && st == PEEL_OK; i++)
        st = place(&f, i);
    while (f.n > 0 && st == PEEL_OK)
        st = give_up(&f, 0);
    return st == PEEL_OK ? gather_runs(d) : st;
}
