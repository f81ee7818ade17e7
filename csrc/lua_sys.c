/* lua_sys.c -- core.sys: the POSIX calls that the command needs and plain Lua lacks. */
#if defined(__APPLE__)
#define _DARWIN_C_SOURCE
#else
#define _DEFAULT_SOURCE
#endif

#include "lua_sys.h"

#include <errno.h>
#include <lauxlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int descriptor(lua_State *L) {
    lua_Integer fd = luaL_checkinteger(L, 1);
    luaL_argcheck(L, fd >= 0 && fd < 1 << 20, 1, "a file descriptor expected");
    return (int)fd;
}

/* isatty(descriptor) -> boolean */
static int sys_isatty(lua_State *L) {
    lua_pushboolean(L, isatty(descriptor(L)));
    return 1;
}

/* width(descriptor) -> columns of the terminal, or nil where there is none */
static int sys_width(lua_State *L) {
    struct winsize size;
    if (ioctl(descriptor(L), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) lua_pushinteger(L, size.ws_col);
    else luaL_pushfail(L);
    return 1;
}

void peelL_open_sys(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"isatty", sys_isatty},
        {"width", sys_width},
        {NULL, NULL},
    };
    luaL_newlib(L, functions);    /* core sys */
    lua_pushinteger(L, EPIPE);    /* core sys errno */
    lua_setfield(L, -2, "EPIPE"); /* core sys */
    lua_setfield(L, -2, "sys");   /* core */
}
