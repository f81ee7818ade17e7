/* lua_document.h -- the document types of the binding.
**
**   peel.Document  owns a peel_doc; uservalue 1: the source string that it points into
**   peel.Tape      owns clean text and its map; uservalue 1: its document, uservalue 2: its text
*/
#ifndef PEEL_LUA_DOCUMENT_H
#define PEEL_LUA_DOCUMENT_H

#include "clean.h"
#include "lua_util.h"

#define PEELL_DOCUMENT "peel.Document"
#define PEELL_TAPE     "peel.Tape"

/* The document at `arg`; raises where it is none or closed. With `structured`, also where structure() is still due. */
peel_doc *peelL_document(lua_State *L, int arg, int structured);

/* Clean text on its way to Lua, which may throw: owned by the document at `arg`, used again by the next who asks. */
peel_clean *peelL_document_scratch(lua_State *L, int arg);

/* Pushes source ranges (first, end offsets) as a flat list of 1-based inclusive positions. ( -- list ) */
void peelL_push_ranges(lua_State *L, const uint32_t *v, uint32_t n);

void peelL_open_document(lua_State *L); /* ( core -- core ) lua_document.c */
void peelL_open_tape(lua_State *L);     /* ( core -- core ) lua_tape.c */

/* Methods of documents in files of their own. */
int peelL_document_sections(lua_State *L); /* lua_structure.c */
int peelL_document_contents(lua_State *L);
int peelL_document_tables(lua_State *L);
int peelL_document_figures(lua_State *L);
int peelL_document_footnotes(lua_State *L);
int peelL_document_problems(lua_State *L);
int peelL_document_blocks(lua_State *L);
int peelL_document_find_blocks(lua_State *L); /* lua_find.c */
int peelL_document_tape(lua_State *L);        /* lua_tape.c */
int peelL_document_spine(lua_State *L);
int peelL_document_block_tape(lua_State *L);

#endif
