/* lua_file.h -- writing files so that no reader ever sees half of one. */
#ifndef PEEL_LUA_FILE_H
#define PEEL_LUA_FILE_H

#include <lua.h>

/* Adds `replace` to the table `sys`, which is there already. ( core -- core ) */
void peelL_open_file(lua_State *L);

#endif
