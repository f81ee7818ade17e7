/* lua_file.c -- core.sys.replace: a file gets new contents whole or not at all. */
#if defined(__APPLE__)
#define _DARWIN_C_SOURCE
#else
#define _DEFAULT_SOURCE
#endif

#include "lua_file.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Returns nil, "path: what the system says", errno. */
static int failed(lua_State *L, const char *path, int error) {
    luaL_pushfail(L);
    lua_pushfstring(L, "can't write %s: %s", path, strerror(error));
    lua_pushinteger(L, error);
    return 3;
}

/* All bytes to a descriptor; false with errno set when that fails. */
static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* A terminal, a pipe, a device: there is nothing to replace, so the bytes are written to it. Returns errno or 0. */
static int write_through(const char *path, const char *bytes, size_t length) {
    int error = 0, fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    if (!write_all(fd, bytes, length)) error = errno;
    if (close(fd) != 0 && error == 0) error = errno;
    return error;
}

/* Read, write and execute bits of a file that is made anew: what the process allows. */
static mode_t new_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* The file `name` becomes `target`. `name` is a template for mkstemp in the same folder. Returns errno or 0; `name` is gone when it fails. */
static int write_beside(char *name, const char *target, mode_t mode, const char *bytes, size_t length) {
    int error = 0, fd = mkstemp(name);
    if (fd < 0) return errno;
    if (!write_all(fd, bytes, length) || fchmod(fd, mode) != 0 || fsync(fd) != 0) error = errno;
    if (close(fd) != 0 && error == 0) error = errno;
    if (error == 0 && rename(name, target) != 0) error = errno;
    if (error != 0) unlink(name);
    return error;
}

/* replace(path, bytes) -> true, or nil, message, errno. The file is written beside its place and renamed, so that a
** reader sees the old contents or the new ones; a link keeps pointing where it points. */
static int sys_replace(lua_State *L) {
    static const char suffix[] = ".XXXXXX";
    size_t length, path_length;
    const char *path = luaL_checklstring(L, 1, &path_length);
    const char *bytes = luaL_checklstring(L, 2, &length);
    char target[PATH_MAX + 1], *name;
    struct stat info;
    int error;
    luaL_argcheck(L, path_length > 0 && strlen(path) == path_length, 1, "a path expected, without zero bytes");
    if (stat(path, &info) == 0) {
        if (!S_ISREG(info.st_mode)) {
            error = write_through(path, bytes, length);
            if (error != 0) return failed(L, path, error);
            lua_pushboolean(L, 1);
            return 1;
        }
        if (realpath(path, target) == NULL) return failed(L, path, errno);
        info.st_mode &= 07777;
    } else {
        if (path_length >= sizeof target) return failed(L, path, ENAMETOOLONG);
        memcpy(target, path, path_length + 1);
        info.st_mode = new_mode();
    }
    name = lua_newuserdatauv(L, strlen(target) + sizeof suffix, 0); /* path bytes name */
    memcpy(name, target, strlen(target));
    memcpy(name + strlen(target), suffix, sizeof suffix);
    error = write_beside(name, target, info.st_mode, bytes, length);
    if (error != 0) return failed(L, path, error);
    lua_pushboolean(L, 1);
    return 1;
}

void peelL_open_file(lua_State *L) {
    lua_getfield(L, -1, "sys"); /* core sys */
    lua_pushcfunction(L, sys_replace);
    lua_setfield(L, -2, "replace");
    lua_pop(L, 1); /* core */
}
