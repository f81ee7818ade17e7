/* outline.c -- which blocks are headings, how deep, and why: the section tree.
**
** Headings that the contents list or the vocabulary name are the frame: their level is known. Headings that only
** look like headings (marked up, bold, or short, unstopped and followed by text) hang below the frame.
*/
#include "outline.h"

#define MAX_REACH    12u /* blocks of figures and page ends that may part the halves of a paragraph */
#define LAST_OF_PAGE 60u /* bytes: a longer title does not stand alone at the foot of a page */
#define MAX_DEPTH    9u
#define STYLE_COUNT  4u /* so many headings of one markup say that the document marks its headings that way */

typedef struct {
    peel_doc *d;
    peel_candidate *c;
    uint32_t stack[MAX_DEPTH + 1]; /* open sections by level */
    uint32_t depth;
    uint32_t frame;       /* level of the last heading of the frame, 0 before the first */
    uint32_t first_named; /* first block that the frame names, 0 if none does */
    uint8_t marks_hash, marks_bold;
} outline;

/* A stop followed by a capital inside the text: more than one sentence. */
static int has_inner_stop(const peel_doc *d, const peel_block *b) {
    const char *s = d->text.bytes;
    const char *p = s + b->first, *e = s + b->end;
    for (; e - p > 2 && (p = memchr(p, '.', (size_t)(e - p - 2))) != NULL; p++)
        if (p[1] == ' ' && p[2] >= 'A' && p[2] <= 'Z' && p - s > 1 && p[-2] != ' ' && p[-2] != '.') return 1;
    return 0;
}

/* A title does not end so: the block is the first half of a paragraph. */
static int ends_open(const peel_doc *d, const peel_block *b) {
    const char *s = d->text.bytes, *p = s + b->first;
    return peel_ends_open(p, peel_skip_close(p, s + b->end));
}

/* The same where titles are expected, of which some end so: "The force knows what skills its workforce has". */
static int title_ends_open(const peel_doc *d, const peel_block *b) {
    static const char *const last[] = {"this", "these", "has", "have", "is",   "are", "was", "were", "will",
                                       "not",  "that",  "on",  "in",   "with", "for", "to",  "by",   "her"};
    const char *s = d->text.bytes, *p = s + b->first, *end = peel_skip_close(p, s + b->end);
    if (!peel_ends_open(p, end)) return 0;
    const char *w = end;
    while (w > p && w[-1] >= 'a' && w[-1] <= 'z')
        w--;
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        if ((size_t)(end - w) == strlen(last[i]) && memcmp(w, last[i], (size_t)(end - w)) == 0) return 0;
    return 1;
}

/* A block that reads as text: a sentence or more, or long enough to be a part of one. */
static int is_text(const peel_doc *d, const peel_block *b) {
    if (b->kind == B_ITEM || b->kind == B_TABLE || b->kind == B_CAPTION || (b->flags & BLOCK_GROUPED)) return 1;
    if (b->kind != B_PARA || (peel_block_first_line(d, b)->flags & LINE_LOWER)) return 0;
    return (peel_block_last_line(d, b)->flags & (LINE_STOP | LINE_COLON)) != 0 || peel_block_width(d, b) > 100 || has_inner_stop(d, b);
}

static uint32_t next_body(const peel_doc *d, uint32_t i, int *footnote) {
    *footnote = 0;
    for (i++; i < d->blocks.n; i++) {
        if (!peel_block_is_aside(&d->blocks.v[i])) return i;
        *footnote |= d->blocks.v[i].kind == B_FOOTNOTE;
    }
    return PEEL_NONE;
}

/* Looks like a heading by itself: short, one sentence at most, unstopped, begins large, has room around it. */
static int looks(const outline *o, uint32_t i) {
    const peel_doc *d = o->d;
    const peel_block *b = &d->blocks.v[i];
    const peel_line *first = peel_block_first_line(d, b), *last = peel_block_last_line(d, b);
    if (b->kind != B_PARA || (b->flags & (BLOCK_GROUPED | BLOCK_URL | BLOCK_CONTENTS_TITLE)) || first->lead == LEAD_REMARK) return 0;
    if (peel_block_width(d, b) > (b->flags & (BLOCK_BOLD | BLOCK_HASH) ? PEEL_MAX_HEADING : 220u) ||
        (first->flags & (LINE_LOWER | LINE_STARRED)) || !(first->flags & LINE_LETTERS))
        return 0;
    if (!(first->flags & (LINE_UPPER | LINE_DIGIT | LINE_NONASCII))) return 0;
    if (last->flags & (LINE_COMMA | LINE_SEMI | LINE_COLON)) return 0;
    if ((last->flags & LINE_STOP) &&
        d->text.bytes[peel_skip_close(d->text.bytes + first->body, d->text.bytes + last->end) - d->text.bytes - 1] != '?')
        return 0;
    if (last->flags & LINE_STOP) { /* a question in quotes is the end of a sentence, not a title */
        const char *text = d->text.bytes + b->first, *e = d->text.bytes + b->end;
        if (e[-1] == '"' || e[-1] == '\'' || e[-1] == ')') return 0;
        if (e - text > 3 && (memcmp(e - 3, "\xe2\x80\x99", 3) == 0 || memcmp(e - 3, "\xe2\x80\x9d", 3) == 0)) return 0;
    }
    return !has_inner_stop(d, b) && !ends_open(d, b);
}

/* Do two blocks begin with the same word and a number? Then they are items of a list ("Category 1", "Category 2"). */
static int same_start(const peel_doc *d, const peel_block *a, const peel_block *b) {
    const char *p = d->text.bytes + a->first, *q = d->text.bytes + b->first;
    uint32_t n = 0, na = a->end - a->first, nb = b->end - b->first;
    uint32_t most = na < nb ? na : nb;
    while (n < most && p[n] == q[n] && p[n] != ' ')
        n++;
    return n > 0 && n + 1 < most && p[n] == ' ' && q[n] == ' ' && p[n + 1] >= '0' && p[n + 1] <= '9' && q[n + 1] >= '0' && q[n + 1] <= '9';
}

/* Does a paragraph in the middle of a sentence come next, behind figures and page ends? Then this is its first half. */
static int goes_on_small(const outline *o, uint32_t i) {
    const peel_doc *d = o->d;
    for (uint32_t k = i + 1, reach = 0; k < d->blocks.n && reach < MAX_REACH; k++, reach++) {
        const peel_block *b = &d->blocks.v[k];
        if (peel_block_is_aside(b) || b->kind == B_CAPTION || b->kind == B_TABLE || b->kind == B_SOURCE || b->kind == B_NOTE ||
            b->kind == B_JOINED)
            continue;
        return b->kind == B_PARA && (peel_block_first_line(d, b)->flags & LINE_LOWER) && peel_block_first_line(d, b)->lead == LEAD_NONE;
    }
    return 0;
}

/* From the end to the start: a look-alike is one if text follows it, or a look-alike that text follows. */
static void read_typography(outline *o) {
    const peel_doc *d = o->d;
    uint32_t next = PEEL_NONE;
    int footnote = 0, page_end = 0;
    for (uint32_t i = d->blocks.n; i-- > 0;) {
        const peel_block *b = &d->blocks.v[i];
        if (peel_block_is_aside(b)) {
            footnote |= b->kind == B_FOOTNOTE;
            page_end |= b->kind != B_FOOTNOTE;
            continue;
        }
        if (o->c[i].may && !o->c[i].never && next != PEEL_NONE && looks(o, i)) {
            const peel_candidate *n = &o->c[next];
            int named = n->entry != PEEL_NONE || (n->phrase != PEEL_NONE && !n->never);
            int question = d->text.bytes[b->end - 1] == '?';
            if (named) o->c[i].typo = 0;
            else if (n->never) o->c[i].typo = (d->vocabulary->phrases[n->phrase].flags & PHRASE_GRADE) != 0;
            else
                o->c[i].typo = (is_text(d, &d->blocks.v[next]) || (n->typo && peel_block_width(d, b) < 120)) && (!footnote || question) &&
                               (!(page_end || (peel_block_first_line(d, &d->blocks.v[next])->flags & LINE_FEED)) || question ||
                                peel_block_width(d, b) < LAST_OF_PAGE) &&
                               !goes_on_small(o, i) && !same_start(d, b, &d->blocks.v[next]);
        }
        next = i;
        footnote = page_end = 0;
    }
}

/* The phrase that fits here among those of one wording: inside the section that it asks for, else one that asks for none. */
static uint32_t fitting_phrase(const outline *o, uint32_t phrase) {
    const peel_vocabulary *v = o->d->vocabulary;
    uint32_t free = PEEL_NONE;
    for (; phrase != PEEL_NONE; phrase = v->phrases[phrase].next_same) {
        const peel_phrase *p = &v->phrases[phrase];
        if (!(p->flags & PHRASE_HEADING)) continue;
        if (p->within == PEEL_NONE) {
            if (free == PEEL_NONE) free = phrase;
            continue;
        }
        for (uint32_t k = 1; k <= o->depth; k++)
            if (o->stack[k] && o->d->sections.v[o->stack[k]].phrase != PEEL_NONE &&
                v->phrases[o->d->sections.v[o->stack[k]].phrase].key == p->within)
                return phrase;
    }
    return free;
}

/* "2.1.3 Title": how many numbers; 0 if none. */
static uint32_t numbering(const peel_doc *d, const peel_block *b) {
    const char *p = d->text.bytes + b->first, *e = d->text.bytes + b->end;
    if (b->kind == B_ITEM) p = d->text.bytes + peel_block_first_line(d, b)->first;
    uint32_t n = 0;
    while (p < e && *p >= '0' && *p <= '9') {
        while (p < e && *p >= '0' && *p <= '9')
            p++;
        n++;
        if (p < e && *p == '.') p++;
        else break;
    }
    return p < e && *p == ' ' ? n : 0;
}

/* Does a colon part it, as it parts a title that runs in: "Protecting people: what was found"? */
static int has_colon(const peel_doc *d, const peel_block *b) {
    const char *s = d->text.bytes;
    for (uint32_t p = b->first, e = b->end; p + 2 < e; p++)
        if (s[p] == ':' && (s[p + 1] == ' ' || s[p + 1] == '\n' || s[p + 1] == '\r')) return 1;
    return 0;
}

/* Does the vocabulary know its title by the beginning only ("Protecting people: what was found")? */
static int is_run_in(const peel_doc *d, const peel_section *s) {
    return s->phrase != PEEL_NONE && (d->vocabulary->phrases[s->phrase].flags & PHRASE_PREFIX);
}

static int is_titled(const peel_doc *d, const peel_section *s) {
    return s->phrase != PEEL_NONE && (d->vocabulary->phrases[s->phrase].flags & PHRASE_TITLED);
}

/* How a heading is marked up: its hashes, else 8 for bold, else 9. */
static uint32_t style(const peel_block *b, uint32_t hashes) {
    return hashes ? hashes : b->flags & BLOCK_BOLD ? 8 : 9;
}

/* Level of a heading that the frame does not fix. The first markup that is met below the frame is the outer one: the
** same markup again is a sibling, fewer hashes close what has more, anything else goes one deeper. */
static uint32_t loose_level(const outline *o, const peel_block *b) {
    const peel_doc *d = o->d;
    uint32_t n = numbering(d, b), own = style(b, b->flags & BLOCK_HASH ? b->level : 0);
    if (o->frame == 0 && n > 0) return n;
    for (uint32_t k = 1; k <= o->depth; k++) {
        if (!o->stack[k]) continue;
        const peel_section *open = &d->sections.v[o->stack[k]];
        if (open->evidence & (EV_CONTENTS | EV_VOCABULARY)) continue;
        uint32_t other = style(&d->blocks.v[open->block], open->evidence >> 8);
        /* below a loose heading the frame may go on ("Recommendations" under a titled concern): that is inside it */
        if (other == own || (own < 8 && other < 8 && other > own)) return k;
    }
    const peel_section *outer = o->frame > 0 && o->stack[o->frame] ? &d->sections.v[o->stack[o->frame]] : NULL;
    if (outer && is_run_in(d, outer) && own == style(&d->blocks.v[outer->block], outer->evidence >> 8) && has_colon(d, b)) return o->frame;
    if (o->depth > o->frame) return o->depth + 1;
    /* in a report with a contents list, what the list leaves out is of one kind: a sibling, not a child */
    if (d->entries.n > 0 && o->frame > 1 && o->stack[o->frame] && !(d->sections.v[o->stack[o->frame]].evidence & EV_CONTENTS) &&
        !is_titled(d, &d->sections.v[o->stack[o->frame]]) && !is_run_in(d, &d->sections.v[o->stack[o->frame]]))
        return o->frame;
    return o->frame + 1;
}

/* Level that the contents list shows for an entry by bold or indent; 0 where it shows none. */
static uint32_t shown_level(const peel_doc *d, uint32_t entry) {
    const peel_entry *e = &d->entries.v[entry];
    uint32_t bold = 0, indented = 0, least = 255;
    for (uint32_t i = 0; i < d->entries.n && i < 400; i++) {
        bold += d->entries.v[i].bold;
        if (d->entries.v[i].indent < least) least = d->entries.v[i].indent;
    }
    for (uint32_t i = 0; i < d->entries.n && i < 400; i++)
        indented += d->entries.v[i].indent > least;
    if (indented > 0) return e->indent > least ? 2 + (e->indent > least + 6) : 1;
    if (bold > 0 && bold < d->entries.n) return e->bold ? 1 : 2;
    return 0;
}

/* Level of an entry of the contents list that the vocabulary does not know. */
static uint32_t entry_level(const outline *o, uint32_t entry, const peel_block *b) {
    const peel_doc *d = o->d;
    uint32_t shown = shown_level(d, entry);
    if (shown) return shown;
    uint32_t n = numbering(d, b);
    if (n > 0) return n;
    /* a flat list: what the vocabulary knows is the frame, the rest hangs one below it */
    for (uint32_t k = o->depth; k > 0; k--)
        if (o->stack[k] && d->sections.v[o->stack[k]].phrase != PEEL_NONE)
            return d->vocabulary->phrases[d->sections.v[o->stack[k]].phrase].level + 1u;
    return 1;
}

static int in_flat(const outline *o, uint32_t *level) {
    for (uint32_t k = o->depth; k > 0; k--) {
        if (!o->stack[k]) continue;
        uint32_t p = o->d->sections.v[o->stack[k]].phrase;
        *level = k;
        if (p != PEEL_NONE && (o->d->vocabulary->phrases[p].flags & PHRASE_FLAT)) return 1;
    }
    return 0;
}

/* Is a section open whose lines are unstopped by nature? */
static int in_unstopped(const outline *o) {
    for (uint32_t k = o->depth; k > 0; k--) {
        uint32_t p = o->stack[k] ? o->d->sections.v[o->stack[k]].phrase : PEEL_NONE;
        if (p != PEEL_NONE && (o->d->vocabulary->phrases[p].flags & PHRASE_UNSTOPPED)) return 1;
    }
    return 0;
}

/* A prefix without a letter ("3 ") begins titles, and sentences too: those are none. */
static int is_sentence_of(const peel_doc *d, const peel_block *b, const peel_phrase *p) {
    if (!(p->flags & PHRASE_PREFIX)) return 0;
    for (uint32_t i = 0; i < p->len; i++)
        if (p->text[i] >= 'a' && p->text[i] <= 'z') return 0;
    return (peel_block_last_line(d, b)->flags & (LINE_STOP | LINE_COLON)) != 0 || has_inner_stop(d, b);
}

static peel_status open_section(outline *o, uint32_t i, uint32_t level, uint16_t evidence, uint32_t entry, uint32_t phrase, int framed) {
    peel_doc *d = o->d;
    peel_block *b = &d->blocks.v[i];
    if (level < 1) level = 1;
    if (level > MAX_DEPTH) level = MAX_DEPTH;
    uint32_t parent = 0, up = level - 1;
    while (up > 0 && (up > o->depth || !o->stack[up]))
        up--;
    if (up > 0) parent = o->stack[up];
    if (level > up + 1) level = up + 1; /* no level is skipped */
    uint16_t hash = b->flags & BLOCK_HASH ? b->level : 0;
    peel_section s = {.block = i,
                      .parent = parent,
                      .entry = entry,
                      .phrase = phrase,
                      .evidence = (uint16_t)(evidence | (uint16_t)(hash << 8)),
                      .level = (uint8_t)level};
    if (!peel_vec_push(d->alloc, &d->sections, s)) return PEEL_NOMEM;
    for (uint32_t k = level + 1; k <= MAX_DEPTH; k++)
        o->stack[k] = 0;
    o->stack[level] = d->sections.n - 1;
    o->depth = level;
    if (framed) o->frame = level;
    else if (o->frame >= level) o->frame = level - 1;
    if (b->kind == B_ITEM) { /* its number is part of the title */
        const peel_line *l = peel_block_first_line(d, b);
        b->first = (uint32_t)(peel_skip_open(d->text.bytes + l->first, d->text.bytes + l->end) - d->text.bytes);
    }
    b->kind = B_HEADING;
    b->level = (uint8_t)level;
    b->link = d->sections.n - 1;
    if (entry != PEEL_NONE) d->entries.v[entry].section = d->sections.n - 1;
    return PEEL_OK;
}

/* A group of short lines that the vocabulary names is a list of names, not a row of headings. */
static int named_in_group(const outline *o, uint32_t i) {
    const peel_doc *d = o->d;
    if (!(d->blocks.v[i].flags & BLOCK_GROUPED)) return 0;
    if (d->blocks.v[i].flags & BLOCK_ADJACENT) return 1;
    if (i + 1 >= d->blocks.n) return 1;
    const peel_candidate *next = &o->c[i + 1];
    return next->phrase != PEEL_NONE || !is_text(d, &d->blocks.v[i + 1]) || peel_block_width(d, &d->blocks.v[i + 1]) < 60;
}

/* Items numbered one after the other are a list, even where each has the words of a heading: the questions of an inspection. */
static int in_numbered_list(const peel_doc *d, uint32_t i) {
    const peel_block *b = &d->blocks.v[i];
    if (b->kind != B_ITEM || !(b->flags & BLOCK_NUMBERED)) return 0;
    const peel_block *before = i > 0 ? b - 1 : NULL, *behind = i + 1 < d->blocks.n ? b + 1 : NULL;
    return (before && before->kind == B_ITEM && (before->flags & BLOCK_NUMBERED) && before->value + 1 == b->value) ||
           (behind && behind->kind == B_ITEM && (behind->flags & BLOCK_NUMBERED) && behind->value == b->value + 1);
}

/* The first paragraph of a section whose content has titles, of one sentence or more, lacks its last stop, and text goes on
** behind it: a title. */
static int is_first_title(const outline *o, uint32_t i) {
    const peel_doc *d = o->d;
    const peel_block *b = &d->blocks.v[i];
    const peel_section *open = o->depth ? &d->sections.v[o->stack[o->depth]] : NULL;
    if (!open || !is_titled(d, open)) return 0;
    uint32_t before = i;
    while (before > open->block + 1 && peel_block_is_aside(&d->blocks.v[before - 1]))
        before--;
    if (before != open->block + 1 || b->kind != B_PARA || (b->flags & (BLOCK_GROUPED | BLOCK_URL))) return 0;
    const peel_line *first = peel_block_first_line(d, b), *last = peel_block_last_line(d, b);
    if (!(first->flags & LINE_UPPER) || (last->flags & (LINE_STOP | LINE_COMMA | LINE_SEMI | LINE_COLON)) || title_ends_open(d, b))
        return 0;
    int footnote;
    uint32_t next = next_body(d, i, &footnote);
    if (next == PEEL_NONE || o->c[next].phrase != PEEL_NONE || o->c[next].entry != PEEL_NONE) return 0;
    return d->blocks.v[next].kind == B_PARA && is_text(d, &d->blocks.v[next]);
}

/* Does a block begin as titles of its kind of section do? */
static int opens_as_title(const peel_doc *d, const peel_block *b) {
    char folded[PEEL_MAX_PHRASE];
    uint32_t first = b->first, end = b->end;
    uint32_t n = peel_fold(d->text.bytes + first, d->text.bytes + end, folded, sizeof folded);
    uint32_t phrase = peel_vocabulary_find(d->vocabulary, folded, n);
    return phrase != PEEL_NONE && (d->vocabulary->phrases[phrase].flags & PHRASE_OPENS);
}

/* Where titles are expected, one may have two sentences, or end as others do not: it lacks the last stop, the text before it and
** behind it has its own, be that behind a page end. */
static int is_long_title(const outline *o, uint32_t i) {
    const peel_doc *d = o->d;
    const peel_block *b = &d->blocks.v[i];
    int titled = 0, footnote;
    for (uint32_t k = 1; k <= o->depth; k++)
        titled |= o->stack[k] && is_titled(d, &d->sections.v[o->stack[k]]);
    if (!titled || i == 0 || b->kind != B_PARA || (b->flags & (BLOCK_GROUPED | BLOCK_URL)) || title_ends_open(d, b)) return 0;
    const peel_line *last = peel_block_last_line(d, b);
    if (!(peel_block_first_line(d, b)->flags & LINE_UPPER) ||
        (last->flags & (LINE_STOP | LINE_COMMA | LINE_SEMI | LINE_COLON | LINE_HYPHEN)))
        return 0;
    const peel_block *before = &d->blocks.v[i - 1], *behind = i + 1 < d->blocks.n ? &d->blocks.v[i + 1] : NULL;
    while (before > d->blocks.v && peel_block_is_aside(before))
        before--;
    if (before->kind != B_HEADING && !(peel_block_last_line(d, before)->flags & LINE_STOP)) return 0;
    uint32_t next = next_body(d, i, &footnote);
    if (!behind || next != i + 1 || o->c[next].phrase != PEEL_NONE || o->c[next].entry != PEEL_NONE) return 0;
    return behind->kind == B_PARA && is_text(d, behind) && opens_as_title(d, b) &&
           ((peel_block_last_line(d, behind)->flags & LINE_STOP) || goes_on_small(o, next));
}

/* Where titles are expected, one may be the last line of its page: what looks like one, over text that begins a sentence. */
static int is_title_at_page_end(const outline *o, uint32_t i) {
    const peel_doc *d = o->d;
    int titled = 0, footnote;
    for (uint32_t k = 1; k <= o->depth; k++)
        titled |= o->stack[k] && is_titled(d, &d->sections.v[o->stack[k]]);
    uint32_t next = titled && looks(o, i) ? next_body(d, i, &footnote) : PEEL_NONE;
    if (next == PEEL_NONE || footnote || o->c[next].phrase != PEEL_NONE || o->c[next].entry != PEEL_NONE) return 0;
    return is_text(d, &d->blocks.v[next]) && !goes_on_small(o, i) && !same_start(d, &d->blocks.v[i], &d->blocks.v[next]);
}

static peel_status decide(outline *o, uint32_t i) {
    peel_doc *d = o->d;
    peel_block *b = &d->blocks.v[i];
    const peel_candidate *c = &o->c[i];
    uint16_t evidence = 0;
    uint32_t flat_level = 0;
    if (!c->may || c->never || (d->contents_end != PEEL_NONE && peel_block_stand(d, b)->line < d->contents_end)) return PEEL_OK;
    uint32_t phrase = c->phrase != PEEL_NONE ? fitting_phrase(o, c->phrase) : PEEL_NONE;
    if (phrase != PEEL_NONE && is_sentence_of(d, b, &d->vocabulary->phrases[phrase])) phrase = PEEL_NONE;
    int grouped = named_in_group(o, i), hash = (b->flags & BLOCK_HASH) != 0, bold = (b->flags & BLOCK_BOLD) != 0;
    if (c->entry != PEEL_NONE) evidence |= EV_CONTENTS;
    if (phrase != PEEL_NONE && !grouped && (c->entry != PEEL_NONE || !in_numbered_list(d, i))) evidence |= EV_VOCABULARY;
    if (evidence == 0 && b->kind != B_PARA) return PEEL_OK;
    if (hash) evidence |= EV_MARKDOWN;
    if (bold) evidence |= EV_BOLD;
    int titled = !c->typo && (is_first_title(o, i) || is_title_at_page_end(o, i) || is_long_title(o, i));
    if (c->typo || titled) evidence |= EV_TYPOGRAPHY;
    if (in_flat(o, &flat_level) && !(evidence & EV_CONTENTS) &&
        !((evidence & EV_VOCABULARY) && d->vocabulary->phrases[phrase].level <= flat_level))
        return PEEL_OK;
    int named = (evidence & (EV_CONTENTS | EV_VOCABULARY)) != 0;
    if (!named) {
        if (i < o->first_named) return PEEL_OK; /* the title page's lines */
        if (grouped || (b->flags & BLOCK_GROUPED)) return PEEL_OK;
        if (!hash && !bold && in_unstopped(o)) return PEEL_OK;
        int stopped =
            (peel_block_last_line(d, b)->flags & (LINE_STOP | LINE_COMMA | LINE_SEMI | LINE_COLON)) && d->text.bytes[b->end - 1] != '?';
        int marked = (hash && !(stopped && peel_block_width(d, b) > 120)) || (bold && c->typo);
        if (!marked && !titled && !(c->typo && !o->marks_hash && !o->marks_bold)) return PEEL_OK;
        if (hash && !c->typo && d->sections.n > 1 && o->frame > 0) { /* marked up, but nothing follows that it could head */
            int footnote;
            uint32_t next = next_body(d, i, &footnote);
            if (next == PEEL_NONE) return PEEL_OK;
        }
    }
    uint32_t level;
    if (phrase != PEEL_NONE && (evidence & EV_VOCABULARY)) {
        uint32_t shown = (evidence & EV_CONTENTS) ? shown_level(d, c->entry) : 0;
        level = d->vocabulary->phrases[phrase].level;
        if (shown > 1 && level > shown) level = shown; /* the list names it among the parts of chapters */
    } else if (evidence & EV_CONTENTS) level = entry_level(o, c->entry, b), phrase = PEEL_NONE;
    else level = loose_level(o, b), phrase = PEEL_NONE;
    if (!level) level = loose_level(o, b);
    return open_section(o, i, level, evidence, c->entry, phrase, named);
}

static void read_style(outline *o) {
    uint32_t hash = 0, bold = 0;
    for (uint32_t i = 0; i < o->d->blocks.n; i++) {
        const peel_block *b = &o->d->blocks.v[i];
        hash += b->kind == B_PARA && (b->flags & BLOCK_HASH);
        bold += b->kind == B_PARA && (b->flags & BLOCK_BOLD) && o->c[i].may && looks(o, i);
    }
    for (uint32_t i = 0; i < o->d->blocks.n && o->first_named == 0; i++) {
        const peel_candidate *c = &o->c[i];
        if (c->may && !c->never &&
            (c->entry != PEEL_NONE ||
             (c->phrase != PEEL_NONE && fitting_phrase(o, c->phrase) != PEEL_NONE && o->d->contents_line == PEEL_NONE)))
            o->first_named = i;
    }
    o->marks_hash = hash >= STYLE_COUNT;
    o->marks_bold = bold >= STYLE_COUNT;
}

peel_status peel_outline_build(peel_doc *d) {
    outline o = {.d = d};
    size_t size = d->blocks.n * sizeof(peel_candidate) + 1;
    o.c = d->alloc.fn(d->alloc.ud, NULL, 0, size);
    if (!o.c) return PEEL_NOMEM;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const peel_block *b = &d->blocks.v[i];
        int item = b->kind == B_ITEM && (b->flags & BLOCK_NUMBERED);
        o.c[i] = (peel_candidate){.entry = PEEL_NONE, .phrase = PEEL_NONE};
        o.c[i].may = (b->kind == B_PARA || item) && peel_block_width(d, b) <= PEEL_MAX_HEADING && !(b->flags & BLOCK_CONTENTS_TITLE);
    }
    peel_section front = {.block = PEEL_NONE, .entry = PEEL_NONE, .phrase = PEEL_NONE};
    peel_status st = peel_vec_push(d->alloc, &d->sections, front) ? PEEL_OK : PEEL_NOMEM;
    if (st == PEEL_OK) st = peel_outline_match(d, o.c);
    if (st == PEEL_OK) {
        read_typography(&o);
        read_style(&o);
        for (uint32_t i = 0; i < d->blocks.n && st == PEEL_OK; i++)
            st = decide(&o, i);
    }
    d->alloc.fn(d->alloc.ud, o.c, size, 0);
    for (uint32_t e = 0; e < d->entries.n && st == PEEL_OK; e++) {
        const peel_piece *t = &d->entries.v[e].title;
        if (d->entries.v[e].section == PEEL_NONE) st = peel_doc_problem(d, D_ENTRY_UNMATCHED, e, PEEL_NONE, t->first, t->end);
    }
    return st;
}
