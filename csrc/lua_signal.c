/* lua_signal.c -- core.sys: what the REPL needs to live through Ctrl-C. See lua_signal.h.
**
** The handler is the process's, so what it touches is too: these are the only variables of the module that no Lua state
** owns. They matter from sys.interrupts(true) to sys.interrupts(false) only.
*/
#define _POSIX_C_SOURCE 200809L

#include "lua_signal.h"

#include "lua_util.h"

#include <errno.h>
#include <lauxlib.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

static volatile sig_atomic_t flag;          /* an interrupt came */
static lua_State *volatile running;         /* the state that runs a line, or NULL */
static volatile sig_atomic_t *volatile own; /* the flag that the loops of that state look at, or NULL */
static struct sigaction before;             /* what SIGINT did */
static volatile sig_atomic_t handler_is_on; /* `before` holds something */

/* Called by Lua at the next instruction, in the running state: the place where an error may be raised. */
static void stop(lua_State *L, lua_Debug *ar) {
    (void)ar;
    lua_sethook(L, NULL, 0, 0);
    if (own) *own = 0; /* said once */
    luaL_error(L, "interrupted!");
}

static void on_interrupt(int signal) {
    (void)signal;
    flag = 1;
    if (own) *own = 1;
    if (running) lua_sethook(running, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

/* interrupts(on): catch SIGINT from now on, or leave it to whom it belonged before. */
static int sys_interrupts(lua_State *L) {
    bool on = lua_toboolean(L, 1);
    if (on && !handler_is_on) {
        struct sigaction action = {0};
        action.sa_handler = on_interrupt; /* no SA_RESTART: a read that waits for a line comes back */
        sigemptyset(&action.sa_mask);
        if (sigaction(SIGINT, &action, &before) == 0) handler_is_on = 1;
    } else if (!on && handler_is_on) {
        sigaction(SIGINT, &before, NULL);
        handler_is_on = 0;
    }
    return 0;
}

/* arm(), disarm(): between them an interrupt stops the calling state by the error "interrupted!". */
static int sys_arm(lua_State *L) {
    flag = 0;
    own = peelL_interrupt(L);
    *own = 0;
    running = L;
    return 0;
}

static int sys_disarm(lua_State *L) {
    running = NULL;
    if (own) *own = 0;
    own = NULL;
    lua_sethook(L, NULL, 0, 0);
    flag = 0;
    return 0;
}

/* wait(descriptor) -> true when there is something to read or the end is reached, false after an interrupt */
static int sys_wait(lua_State *L) {
    lua_Integer fd = luaL_checkinteger(L, 1);
    struct pollfd what = {.fd = (int)fd, .events = POLLIN};
    luaL_argcheck(L, fd >= 0 && fd < 1 << 20, 1, "a file descriptor expected");
    for (;;) {
        if (flag) break;
        if (poll(&what, 1, -1) >= 0) {
            lua_pushboolean(L, 1);
            return 1;
        }
        if (errno != EINTR) break;
    }
    flag = 0;
    lua_pushboolean(L, 0);
    return 1;
}

void peelL_open_signal(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"interrupts", sys_interrupts}, {"arm", sys_arm}, {"disarm", sys_disarm}, {"wait", sys_wait}, {NULL, NULL},
    };
    lua_getfield(L, -1, "sys"); /* core sys */
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1); /* core */
}
