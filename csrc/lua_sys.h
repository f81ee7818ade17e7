/* lua_sys.h -- what the command asks the system: is this a terminal, how wide is it? */
#ifndef PEEL_LUA_SYS_H
#define PEEL_LUA_SYS_H

#include <lua.h>

/* Adds the table `sys`. ( core -- core ) */
void peelL_open_sys(lua_State *L);

#endif
