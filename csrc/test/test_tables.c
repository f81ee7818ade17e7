/* test_tables.c -- lines into tables: tabs, pipes, blanks, cut rows and cut tables. */
#include "sample.h"

static sample s;

/* Opens a text whose first table is looked at. */
static const peel_table *table(const char *text) {
    static const peel_table none;
    sample_open(&s, text, strlen(text));
    TEST(s.d.tables.n > 0);
    return s.d.tables.n ? &s.d.tables.v[0] : &none;
}

static void tabs(void) {
    const peel_table *t = table("Area\t2014\t2015\nTown\t12\t13\nVillage\t4\t\n");
    TEST_STR("t", sample_kinds(&s));
    TEST_INT(3, t->nrows);
    TEST_INT(3, t->columns);
    TEST_INT(1, t->has_header);
    TEST_STR("Area|2014|2015", sample_row(&s, 0, 0));
    TEST_STR("Village|4|", sample_row(&s, 0, 2));
    TEST_INT(0, t->doubtful);
    sample_close(&s);

    t = table("Town\t12\nVillage\t4\n"); /* a first row with a number names no column */
    TEST_INT(0, t->has_header);
    sample_close(&s);

    t = table("A\tb\nB\tc\n"); /* terms and meanings */
    TEST_INT(0, t->has_header);
    sample_close(&s);

    t = table("A\t1\t\t\t\nB\t2\t\t\t\n"); /* tabs at the ends make no column */
    TEST_INT(2, t->columns);
    sample_close(&s);

    t = table("Good\tFair\tPoor\tNone\nTown\tVillage\nHarbour\n\nText goes on.\n"); /* tabs at line ends were cut off */
    TEST_STR("tp", sample_kinds(&s));
    TEST_INT(3, t->nrows);
    TEST_STR("Harbour|||", sample_row(&s, 0, 2));
    sample_close(&s);

    t = table("Good\tFair\tPoor\tNone\nTown\tVillage\tHill\tWood\nHarbour\n\nText goes on.\n"); /* they were not: a line of its own */
    TEST_INT(2, t->nrows);
    sample_close(&s);

    t = table("Area\t2014\t2015\nTown\t12\nVillage\t4\t5\n");
    TEST_INT(1, t->doubtful);
    TEST_INT(1, sample_problems(&s, D_TABLE_RAGGED));
    sample_close(&s);
}

static void pipes(void) {
    const peel_table *t = table("| Area | 2014 |\n|---|---|\n| Town \\| City | 12 |\n| Village | |\n");
    TEST_STR("t", sample_kinds(&s));
    TEST_INT(3, t->nrows);
    TEST_INT(2, t->columns);
    TEST_INT(1, t->has_header);
    TEST_STR("Area|2014", sample_row(&s, 0, 0));
    TEST_STR("Town | City|12", sample_row(&s, 0, 1));
    TEST_STR("Village|", sample_row(&s, 0, 2));
    sample_close(&s);

    t = table("Area | 2014\n--- | ---\nTown | 12\n");
    TEST_INT(2, t->nrows);
    TEST_STR("Town|12", sample_row(&s, 0, 1));
    sample_close(&s);

    t = table("|||\n|---|---|\n"); /* nothing in it: no header to speak of */
    TEST_INT(0, t->nrows);
    TEST_INT(0, t->has_header);
    sample_close(&s);
}

static void blanks(void) {
    const peel_table *t = table("Area         2014     2015\nTown           12       13\nLong Village    4       15\n");
    TEST_STR("t", sample_kinds(&s));
    TEST_INT(3, t->nrows);
    TEST_INT(3, t->columns);
    TEST_STR("Area|2014|2015", sample_row(&s, 0, 0));
    TEST_STR("Long Village|4|15", sample_row(&s, 0, 2));
    sample_close(&s);

    SAMPLE(&s, "One sentence of it.  Another one.\nA third one.  A fourth one.\n"); /* two blanks behind a stop are no gap */
    TEST_INT(0, s.d.tables.n);
    sample_close(&s);
}

static void cut_rows(void) {
    const peel_table *t = table("Area\tWhat was found\t2015\nTown\tofficers know their\t12\n\ttown and its people\t\nVillage\tnothing\t3\n");
    TEST_INT(3, t->nrows);
    TEST_STR("Town|officers know their town and its people|12", sample_row(&s, 0, 1));
    TEST_STR("Village|nothing|3", sample_row(&s, 0, 2));
    sample_close(&s);

    /* in wrapped text too, rows that both lack their first cell stay two */
    t = table("The constabulary told us that officers\nvisit each of the three estates a week.\nWhat they learn there is written down at\n"
              "once so that the next shift knows it and\nwho has been seen and what was said to\nthem by the people of the town and by\n"
              "those who only work there every day now.\n\nGood\tFair\tWeak\tPoor\tNone\nLamps\tBoats\tHarbours\tMarkets\n"
              "\tLighthouses of the town\tFerries of it\n\tLadders and ropes\tAnchors\n");
    TEST_INT(4, t->nrows);
    sample_close(&s);

    t = table("Area\tWhat\t2015\nTown\tfirst\t12\n\tsecond\t\n\tthird\t\n\tfourth\t\nVillage\tx\t3\n");
    TEST_INT(3, t->nrows);
    TEST_STR("Town|first second third fourth|12", sample_row(&s, 0, 1));
    sample_close(&s);
}

static void cut_tables(void) {
    const peel_table *t = table("Area\t2014\t2015\nTown\t12\t13\n\fArea\t2014\t2015\nVillage\t4\t5\n");
    TEST_STR("tj", sample_kinds(&s)); /* the header is printed again and left out */
    TEST_INT(1, s.d.tables.n);
    TEST_INT(3, t->nrows);
    TEST_STR("Village|4|5", sample_row(&s, 0, 2));
    TEST_INT(1, s.d.blocks.v[0].next);
    sample_close(&s);

    t = table("Area\t2014\t2015\nTown\t12\t13\n\fVillage\t4\t5\n");
    TEST_INT(3, t->nrows);
    sample_close(&s);

    t = table("Area\t2014\t2015\nTown\t12\t13\n\nThe town is the larger of both of these two places.\n\nArea\t2014\t2015\nVillage\t4\t5\n");
    TEST_INT(2, s.d.tables.n); /* text between them */
    TEST_INT(2, t->nrows);
    sample_close(&s);

    t = table("Area\t2014\t2015\nTown\t12\t13\n\n\xc2\xb9 A note at the foot of the page.\n\n12\n\n\fVillage\t4\t5\n");
    TEST_INT(1, s.d.tables.n); /* a note and a page number between them */
    TEST_INT(3, t->nrows);
    sample_close(&s);

    t = table("Area\t2014\t2015\nTown\t12\t13\n\n\fYear\t2014\n2016\t5\n"); /* other columns, another table */
    TEST_INT(2, s.d.tables.n);
    TEST_INT(2, t->nrows);
    sample_close(&s);
}

/* Rows of a name alone: a group of rows, or one half of a name. */
static void names_alone(void) {
    SAMPLE(&s, "Measure\t2014\t2015\nThefts by night\nof cars\t1\t2\nOf goods\t3\t4\n");
    TEST_STR("Thefts by night of cars|1|2", sample_row(&s, 0, 1)); /* the values stand beside its second half */
    sample_close(&s);
    SAMPLE(&s, "Measure\t2014\t2015\nThefts by night\nOf cars\t1\t2\nOf goods\t3\t4\n\nWords.\n");
    TEST_INT(1, s.d.tables.n); /* its empty cells were dropped */
    TEST_STR("Thefts by night||", sample_row(&s, 0, 1));
    TEST_STR("Of goods|3|4", sample_row(&s, 0, 3));
    sample_close(&s);
    SAMPLE(&s, "Measure\t2014\t2015\nShare of thefts which\t1\t2\nwere solved\n\nWords.\n");
    TEST_STR("Share of thefts which were solved|1|2", sample_row(&s, 0, 1));
    sample_close(&s);
    SAMPLE(&s, "Measure\t2014\t2015\nThefts\t\t\nof cars\t1\t2\nof goods\t3\t4\n");
    TEST_STR("Thefts||", sample_row(&s, 0, 1)); /* all parts start small */
    sample_close(&s);
    SAMPLE(&s, "Measure    2014   2015\nThefts by night in all the towns of the county\nOf cars    1      2\nOf goods   3      4\n");
    TEST_STR("Measure|2014|2015", sample_row(&s, 0, 0));
    TEST_STR("Thefts by night in all the towns of the county||", sample_row(&s, 0, 1));
    TEST_STR("Of goods|3|4", sample_row(&s, 0, 3));
    sample_close(&s);
    SAMPLE(&s, "Measure\t2014\nThefts\t1\nThis is said of the table.\n");
    TEST_INT(2, s.d.tables.v[0].nrows);
    sample_close(&s);
}

/* Tabs blown up to blanks: each gap as wide as the others, an empty cell two of them. */
static void even_gaps(void) {
    const peel_table *t = table("Measure   2014   2015\nLamps that were lit at night   12   13\nBells   4   5\n");
    TEST_INT(3, t->columns);
    TEST_STR("Lamps that were lit at night|12|13", sample_row(&s, 0, 1));
    sample_close(&s);

    t = table("Outstanding   Good   Fair\n   Lamps in the streets   Bells\n      Boats\n\nWords behind it.\n");
    TEST_INT(3, t->columns);
    TEST_STR("|Lamps in the streets|Bells", sample_row(&s, 0, 1));
    TEST_STR("||Boats", sample_row(&s, 0, 2));
    sample_close(&s);

    t = table("   Good   Fair   Poor\nLamps\nLamps at night   6   14   21\nBells   1   2   3\n"); /* the first cell is empty */
    TEST_STR("|Good|Fair|Poor", sample_row(&s, 0, 0));
    TEST_STR("Lamps|||", sample_row(&s, 0, 1));
    sample_close(&s);
}

/* Rows of aligned columns that have nothing but a late cell. */
static void late_cells(void) {
    table("Good      Fair      Poor\nLamps     Bells     Boats\n          Wells     Gates\n                    Clocks\n                    Stoves\n\nWords.\n");
    TEST_STR("tp", sample_kinds(&s));
    TEST_STR("||Clocks", sample_row(&s, 0, 3));
    TEST_STR("||Stoves", sample_row(&s, 0, 4));
    sample_close(&s);
}

/* A piece of a table that a converter gave a rule under its first row: values make no header. */
static void ruled_pieces(void) {
    table("| Town | Lamps | Bells |\n|---|---|---|\n| Aston | Good | Requires improvement |\n\n| Barton | Good | Good |\n|---|---|---|\n| Corby | Good | Good |\n");
    TEST_INT(1, s.d.tables.n);
    TEST_INT(4, s.d.tables.v[0].nrows);
    TEST_STR("Barton|Good|Good", sample_row(&s, 0, 2));
    sample_close(&s);
    table("| Town | Lamps | Bells |\n|---|---|---|\n| Aston | 1 | 2 |\n\n| Harbour | Boats | Nets |\n|---|---|---|\n| North | 3 | 4 |\n");
    TEST_INT(2, s.d.tables.n); /* words do */
    sample_close(&s);
}

/* More columns, rows and pieces than any report has. */
static void large(void) {
    static char text[1 << 17];
    size_t n = 0;
    for (int i = 0; i < 2000; i++) n += (size_t)sprintf(text + n, "%d\t", i);
    n += (size_t)sprintf(text + n, "x\na\tb\n");
    sample_open(&s, text, n);
    TEST_INT(256, s.d.tables.v[0].columns);
    sample_close(&s);
    n = (size_t)sprintf(text, "Area\tWhat was found there\t2015\nTown\tfirst\t12\n");
    for (int i = 0; i < 5000; i++) n += (size_t)sprintf(text + n, "\tword\t\n");
    sample_open(&s, text, n);
    TEST(s.d.pieces.n < 40000); /* linear in its rows */
    sample_close(&s);
}

int main(void) {
    tabs();
    pipes();
    blanks();
    cut_rows();
    cut_tables();
    names_alone();
    even_gaps();
    late_cells();
    ruled_pieces();
    large();
    TEST_END;
}
