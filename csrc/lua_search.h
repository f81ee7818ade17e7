/* lua_search.h -- the search types of the binding.
**
**   peel.SearchText  a document's folded text and the cursor that leads back; uservalue 1: its document
**   peel.Hits        what a query found in one of them; uservalue 1: its SearchText
*/
#ifndef PEEL_LUA_SEARCH_H
#define PEEL_LUA_SEARCH_H

#include "lua_util.h"

void peelL_open_search(lua_State *L); /* ( core -- core ) */

#endif
