/* lua_sys.c -- core.sys: the POSIX calls that the command and the corpus need and plain Lua lacks. */
#if defined(__APPLE__)
#define _DARWIN_C_SOURCE
#else
#define _DEFAULT_SOURCE
#endif

#include "lua_sys.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <lauxlib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define LISTING "peel.Listing" /* what glob or opendir gave, until it is closed */

#ifndef GLOB_TILDE /* not of POSIX: `~` stands for itself where the system lacks it */
#define GLOB_TILDE 0
#endif

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

/* --- files ------------------------------------------------------------------ */

/* The system's own memory of a listing; its userdata is there before the system is asked, so that no error leaks it. */
typedef struct listing {
    DIR *directory;
    glob_t found;
    bool globbed;
} listing;

static int listing_close(lua_State *L) {
    listing *list = luaL_checkudata(L, 1, LISTING);
    if (list->directory) closedir(list->directory);
    list->directory = NULL;
    if (list->globbed) globfree(&list->found);
    list->globbed = false;
    return 0;
}

/* ( -- listing ), to be closed when the function ends */
static listing *push_listing(lua_State *L) {
    listing *list = lua_newuserdatauv(L, sizeof *list, 0);
    memset(list, 0, sizeof *list);
    if (luaL_newmetatable(L, LISTING)) {
        lua_pushcfunction(L, listing_close);
        lua_setfield(L, -2, "__gc");
        lua_pushcfunction(L, listing_close);
        lua_setfield(L, -2, "__close");
    }
    lua_setmetatable(L, -2);
    lua_toclose(L, -1);
    return list;
}

/* A path; a zero byte in it would cut it short without a word. */
static const char *check_path(lua_State *L) {
    size_t n;
    const char *path = luaL_checklstring(L, 1, &n);
    luaL_argcheck(L, strlen(path) == n, 1, "a path holds no zero byte");
    return path;
}

/* nil, "path: reason" */
static int fail(lua_State *L, const char *path, const char *reason) {
    luaL_pushfail(L);
    lua_pushfstring(L, "%s: %s", path, reason);
    return 2;
}

/* kind(path) -> "file", "directory" or "other" (links followed); nil, message where there is nothing */
static int sys_kind(lua_State *L) {
    const char *path = check_path(L);
    struct stat info;
    if (stat(path, &info) != 0) return fail(L, path, strerror(errno));
    lua_pushstring(L, S_ISREG(info.st_mode) ? "file" : S_ISDIR(info.st_mode) ? "directory" : "other");
    return 1;
}

/* realpath(path) -> the absolute path without links; nil, message where there is nothing */
static int sys_realpath(lua_State *L) {
    const char *path = check_path(L);
    char *real;
    luaL_Buffer buffer; /* raises before the system has given anything */
    size_t n;
    char *into = luaL_buffinitsize(L, &buffer, 4096);
    real = realpath(path, NULL);
    if (real == NULL) return fail(L, path, strerror(errno));
    n = strlen(real);
    if (n <= 4096) memcpy(into, real, n);
    free(real);
    if (n > 4096) return fail(L, path, strerror(ENAMETOOLONG));
    luaL_pushresultsize(&buffer, n);
    return 1;
}

/* glob(pattern) -> paths, in no order, none where nothing fits; nil, message where a directory can't be read */
static int sys_glob(lua_State *L) {
    const char *pattern = check_path(L);
    listing *list = push_listing(L);
    int code;
    errno = 0;
    code = glob(pattern, GLOB_NOSORT | GLOB_TILDE, NULL, &list->found);
    list->globbed = true;
    if (code == GLOB_NOSPACE) return fail(L, pattern, strerror(ENOMEM));
    if (code != 0 && code != GLOB_NOMATCH) return fail(L, pattern, errno ? strerror(errno) : "it can't be read");
    lua_createtable(L, (int)list->found.gl_pathc, 0);
    for (size_t i = 0; i < list->found.gl_pathc; i++) {
        lua_pushstring(L, list->found.gl_pathv[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* entries(directory) -> the names in it, in no order, without . and ..; nil, message where it can't be read */
static int sys_entries(lua_State *L) {
    const char *path = check_path(L);
    listing *list = push_listing(L);
    const struct dirent *entry;
    lua_Integer n = 0;
    list->directory = opendir(path);
    if (list->directory == NULL) return fail(L, path, strerror(errno));
    lua_newtable(L);
    while (errno = 0, (entry = readdir(list->directory)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        lua_pushstring(L, entry->d_name);
        lua_rawseti(L, -2, ++n);
    }
    if (errno != 0) return fail(L, path, strerror(errno));
    return 1;
}

/* before(a, b) -> does a stand before b by its bytes? Lua's own order of strings follows the locale. */
static int sys_before(lua_State *L) {
    size_t na, nb;
    const char *a = luaL_checklstring(L, 1, &na), *b = luaL_checklstring(L, 2, &nb);
    int order = memcmp(a, b, na < nb ? na : nb);
    lua_pushboolean(L, order < 0 || (order == 0 && na < nb));
    return 1;
}

void peelL_open_sys(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"isatty", sys_isatty}, {"width", sys_width},     {"kind", sys_kind},     {"realpath", sys_realpath},
        {"glob", sys_glob},     {"entries", sys_entries}, {"before", sys_before}, {NULL, NULL},
    };
    luaL_newlib(L, functions);    /* core sys */
    lua_pushinteger(L, EPIPE);    /* core sys errno */
    lua_setfield(L, -2, "EPIPE"); /* core sys */
    lua_setfield(L, -2, "sys");   /* core */
}
