/* peel_module.c -- the module peel.core: what require calls. It registers; the work is in lua_*.c. */
#include "lua_document.h"
#include "lua_file.h"
#include "lua_find.h"
#include "lua_montecarlo.h"
#include "lua_records.h"
#include "lua_search.h"
#include "lua_signal.h"
#include "lua_sys.h"

__attribute__((visibility("default"))) int luaopen_peel_core(lua_State *L);

/* Each makes its classes and adds its functions: ( core -- core ) */
static void (*const parts[])(lua_State *L) = {
    peelL_open_document, peelL_open_tape, peelL_open_find,   peelL_open_records,    peelL_open_search,
    peelL_open_sys,      peelL_open_file, peelL_open_signal, peelL_open_montecarlo,
};

int luaopen_peel_core(lua_State *L) {
    lua_newtable(L); /* core */
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        parts[i](L); /* core */
    return 1;
}
