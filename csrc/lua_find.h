/* lua_find.h -- the type peel.Finder of the binding.
**
**   peel.Finder  groups of words, in the userdata's own memory
*/
#ifndef PEEL_LUA_FIND_H
#define PEEL_LUA_FIND_H

#include "lua_util.h"

#define PEELL_FINDER "peel.Finder"

void peelL_open_find(lua_State *L); /* ( core -- core ) lua_find.c */

#endif
