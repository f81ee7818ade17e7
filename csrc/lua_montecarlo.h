/* lua_montecarlo.h -- core.montecarlo, and the types
**
**   peel.Ranks   what the runs of a simulation counted, in a block of its own
**   peel.Trials  what a simulation is asked, while it runs; no Lua code gets hold of one
*/
#ifndef PEEL_LUA_MONTECARLO_H
#define PEEL_LUA_MONTECARLO_H

#include "lua_util.h"

#define PEELL_RANKS  "peel.Ranks"
#define PEELL_TRIALS "peel.Trials"

void peelL_open_montecarlo(lua_State *L); /* ( core -- core ) */

#endif
