/* lua_signal.h -- Ctrl-C while the REPL runs: it stops what runs, not the REPL. */
#ifndef PEEL_LUA_SIGNAL_H
#define PEEL_LUA_SIGNAL_H

#include <lua.h>

/* Adds `interrupts`, `arm`, `disarm` and `wait` to the table `sys`, which is there already. ( core -- core ) */
void peelL_open_signal(lua_State *L);

#endif
