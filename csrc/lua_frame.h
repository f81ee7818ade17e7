/* lua_frame.h -- the frame types of the binding, and what their files share.
**
**   peel.Rows    row numbers, immutable
**   peel.Series  one column: where its values come from, and its vector once a kernel has asked for it; immutable
**                uservalues: see SERIES_... below
**   peel.Frame   series of one length with names
**                uservalue 1: list of series, 2: name -> place in it, 3: list of names
**   peel.Groups  the groups of some rows of a frame
**                uservalue 1: the frame, 2: the Rows or nil, 3: list of the series of the keys
**
** Every function of these types has the upvalues of lua_records.h.
*/
#ifndef PEEL_LUA_FRAME_H
#define PEEL_LUA_FRAME_H

#include "lua_records.h"
#include "query.h"

#define PEELL_ROWS   "peel.Rows"
#define PEELL_SERIES "peel.Series"
#define PEELL_FRAME  "peel.Frame"
#define PEELL_GROUPS "peel.Groups"

/* --- rows ---------------------------------------------------------------------- */

/* A list of row numbers from 0, PEEL_NONE for no row; or a bit for each of `of` rows, whose list is made when a number is asked for. */
typedef struct {
    uint32_t n;   /* how many */
    uint32_t end; /* all rows are below, except PEEL_NONE */
    uint32_t of;  /* 0: a list */
    bool absent;  /* some are PEEL_NONE */
    void *listed; /* bits: the block of the list; NULL = not made */
    uint64_t cells[];
} peelL_rows;

/* ( -- rows ) a list with room for n; peelL_rows_close when the numbers are filled in. */
peelL_rows *peelL_new_rows(lua_State *L, uint32_t n);
uint32_t *peelL_row_cells(peelL_rows *rows);
void peelL_rows_close(peelL_rows *rows);

/* ( -- rows ) the n rows of which `bits` has one set each; copied as they are or listed. */
void peelL_new_rows_of_bits(lua_State *L, const uint64_t *bits, uint32_t n, uint32_t of);

/* The row numbers, which stay where they are as long as the Rows. */
const uint32_t *peelL_row_list(lua_State *L, peelL_rows *rows);

/* As kernels see them; NULL: all n rows of a frame. */
peel_rows peelL_rows_view(const peelL_rows *rows, uint32_t n);

/* The Rows at `index`, or, from a list of numbers there, Rows that take its place. 0 = PEEL_NONE. */
peelL_rows *peelL_to_rows(lua_State *L, int index);

/* The same for the rows of a frame of n rows that a kernel is to read; NULL where nil stands. */
peelL_rows *peelL_opt_rows(lua_State *L, int index, uint32_t n);

/* --- series -------------------------------------------------------------------- */

#define SERIES_SOURCE     1 /* set, list, series, or list of series and false */
#define SERIES_ROWS       2 /* set, gather: Rows or nil; concat: starts as Rows, one more than there are parts */
#define SERIES_DICTIONARY 3 /* codes: list of values by code */
#define SERIES_CODES      4 /* codes: value -> code, made when first asked for */
#define SERIES_VALUES     4 /* how many there are */

/* The types of columns that no record has: any Lua values, of which kernels see only that they are there; and values
** that are told apart by being the same (a report), in the order in which they first appear. */
#define PEELL_VALUE  (PEEL_COL_LABEL + 1)
#define PEELL_OBJECT (PEELL_VALUE + 1)

typedef enum { PEELL_FROM_SET, PEELL_FROM_LIST, PEELL_FROM_GATHER, PEELL_FROM_CONCAT } peelL_origin;

typedef struct {
    peelL_owned owned;
    peel_vector vector;
    bool made;
    peel_code_list values; /* while it is made */
    uint32_t *rank;        /* codes: their order, nrank of them; NULL = not made */
    uint32_t nrank;
} peelL_vector_block;

typedef struct peelL_series {
    void *block; /* peelL_vector_block; NULL = never asked for */
    uint32_t n;
    uint8_t type;                    /* peel_column_type, PEELL_VALUE or PEELL_OBJECT */
    uint8_t origin;                  /* peelL_origin */
    uint8_t depth;                   /* of series under it */
    bool shared;                     /* gather: the dictionary is the base's */
    uint32_t holder, column;         /* set: where the field is */
    const peelL_recordset *set;      /* set */
    const struct peelL_series *base; /* gather */
    const uint32_t *rows;            /* set, gather: row numbers, NULL = all in turn; concat: nparts + 1 starts */
    uint32_t nparts;                 /* concat */
} peelL_series;

/* Name of a type, and the type of a name (PEELL_VALUE for "value", PEELL_OBJECT for "object"); -1 for an unknown one. */
const char *peelL_type_name(int type);
int peelL_type_of(const char *name);
bool peelL_is_wordy(int type);   /* codes of strings */
bool peelL_is_numeric(int type); /* number, integer, ref */
bool peelL_is_opaque(int type);  /* nothing but presence for kernels */

/* New series. ( -- series ) */
void peelL_series_of_set(lua_State *L, int set, uint32_t holder, uint32_t column, int rows, uint32_t n);
void peelL_series_of_list(lua_State *L, int list, int type, uint32_t n);
void peelL_series_gather(lua_State *L, int series, int rows);
void peelL_series_concat(lua_State *L, int parts, int starts, int type); /* parts: list of series and false; starts: Rows */

peelL_series *peelL_check_series(lua_State *L, int index);

/* One cell, from 0. ( -- value ) */
void peelL_push_value(lua_State *L, int series, uint32_t row);

/* The row of the holder in which a row of a series from a set is. */
uint32_t peelL_set_row(const peelL_series *s, const peel_store *st, uint32_t row);

/* Cells of n rows (NULL: all). ( -- list ) */
void peelL_push_values(lua_State *L, int series, const uint32_t *rows, uint32_t n);

/* lua_vector.c: the vector, made now where it is not there. Raises for a closed report. `what` names the column in errors. */
const peel_vector *peelL_vector(lua_State *L, int series, const char *what);

/* The list of values by code, and the table of codes by value, of a series of codes whose vector is made. ( -- table ) */
void peelL_push_dictionary(lua_State *L, int series);
void peelL_push_codes(lua_State *L, int series);

/* The order of codes that are not numbers. Grades off the scale have none. */
const uint32_t *peelL_ranks(lua_State *L, int series, const char *what);

/* The scale of the grade of a code, or nil. ( -- scale ) */
void peelL_push_scale(lua_State *L, int dictionary, uint32_t code);

/* The scales of the grades in the chosen rows; how many. ( -- list ) */
int peelL_scales(lua_State *L, int series, const char *what, const peel_rows *rows);

/* --- frames -------------------------------------------------------------------- */

typedef struct {
    uint32_t n;
} peelL_frame;

peelL_frame *peelL_check_frame(lua_State *L, int index);

/* The series of a column whose name stands at `name`; raises with near names. ( -- series ) */
peelL_series *peelL_push_column(lua_State *L, int frame, int name);

/* lua_query.c, lua_groups.c */
extern const luaL_Reg peelL_query_methods[], peelL_groups_methods[], peelL_groups_meta[];
extern const luaL_Reg peelL_rows_methods[], peelL_rows_meta[], peelL_series_meta[];
int peelL_rows_new(lua_State *L);
int peelL_frame_group(lua_State *L);
int peelL_frame_distinct(lua_State *L);
int peelL_frame_count_by(lua_State *L);

/* Add the functions `frame`, `frame_of`, `frame_concat`, `rows`, and make the classes. The upvalues stand from `first` on.
** ( core ... -- core ... ) */
void peelL_open_frames(lua_State *L, int core, int first);

#endif
