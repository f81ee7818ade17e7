/* lua_sys.h -- what is asked of the system: is this a terminal, how wide is it, which files are there? */
#ifndef PEEL_LUA_SYS_H
#define PEEL_LUA_SYS_H

#include <lua.h>

/* Adds the table `sys`. ( core -- core ) */
void peelL_open_sys(lua_State *L);

#endif
