/* bench.c -- the C side of `make bench`: peel's core, md4c and cmark over the same texts, timed in one process.
**
** Each of peel, md4c and cmark takes (list of texts, times) and returns the seconds that it took to read
** every text in turn, that many times over. A peer that was not there at build time is absent from the table.
*/
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lua.h>

#if defined __GLIBC__ && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
#include <malloc.h>
#define HAVE_MALLINFO2
#endif
#ifdef HAVE_MD4C
#include <md4c.h>
#endif
#ifdef HAVE_CMARK
#include <cmark.h>
#endif

#include "document.h"

extern char **environ;

__attribute__((visibility("default"))) int luaopen_bench(lua_State *L);

/* Reads one text. The result is 0 where that failed; it also keeps the compiler from leaving work out. */
typedef size_t (*reader)(const char *bytes, size_t len);

static void *plain_alloc(void *ud, void *ptr, size_t osize, size_t nsize) {
    (void)ud;
    (void)osize;
    if (nsize)
        return realloc(ptr, nsize);
    free(ptr);
    return NULL;
}

/* Bytes to the whole structure: blocks, tables, notes, outline, flow. The result is the memory that it holds. */
static size_t read_peel(const char *bytes, size_t len) {
    const peel_alloc alloc = {plain_alloc, NULL};
    peel_vocabulary vocabulary; /* empty: the work of the core without a framework's words */
    peel_doc doc;
    size_t held = 0;
    peel_vocabulary_init(&vocabulary, alloc);
    if (peel_doc_read(&doc, bytes, len, alloc) == PEEL_OK) {
        if (peel_doc_structure(&doc, &vocabulary) == PEEL_OK)
            held = peel_doc_bytes(&doc);
        peel_doc_free(&doc);
    }
    peel_vocabulary_free(&vocabulary);
    return held;
}

#ifdef HAVE_MD4C
static int count_block(MD_BLOCKTYPE type, void *detail, void *n) {
    (void)type;
    (void)detail;
    ++*(size_t *)n;
    return 0;
}

static int count_span(MD_SPANTYPE type, void *detail, void *n) {
    (void)type;
    (void)detail;
    ++*(size_t *)n;
    return 0;
}

static int count_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *n) {
    (void)type;
    (void)text;
    *(size_t *)n += size;
    return 0;
}

static size_t read_md4c(const char *bytes, size_t len) {
    const MD_PARSER parser = {.flags = MD_DIALECT_COMMONMARK,
                              .enter_block = count_block,
                              .leave_block = count_block,
                              .enter_span = count_span,
                              .leave_span = count_span,
                              .text = count_text};
    size_t n = 1;
    return md_parse(bytes, (MD_SIZE)len, &parser, &n) == 0 ? n : 0;
}
#endif

#ifdef HAVE_CMARK
static size_t read_cmark(const char *bytes, size_t len) {
    cmark_node *root = cmark_parse_document(bytes, len, CMARK_OPT_DEFAULT);
    const size_t got = root != NULL;
    cmark_node_free(root);
    return got;
}
#endif

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int time_reader(lua_State *L, reader read) {
    const lua_Integer times = luaL_checkinteger(L, 2);
    const lua_Integer texts = (luaL_checktype(L, 1, LUA_TTABLE), luaL_len(L, 1));
    double seconds = 0;
    size_t result = 0;
    for (lua_Integer time = 0; time < times; time++) {
        for (lua_Integer i = 1; i <= texts; i++) {
            size_t len, got;
            const char *bytes;
            double start;
            lua_geti(L, 1, i); /* texts times text */
            bytes = luaL_checklstring(L, -1, &len);
            start = now();
            got = read(bytes, len);
            seconds += now() - start;
            lua_pop(L, 1); /* texts times */
            if (got == 0)
                return luaL_error(L, "text %d was not read", (int)i);
            result += got;
        }
    }
    lua_pushnumber(L, seconds);
    lua_pushinteger(L, (lua_Integer)result);
    return 2;
}

static int time_peel(lua_State *L) { return time_reader(L, read_peel); }
#ifdef HAVE_MD4C
static int time_md4c(lua_State *L) { return time_reader(L, read_md4c); }
#endif
#ifdef HAVE_CMARK
static int time_cmark(lua_State *L) { return time_reader(L, read_cmark); }

/* cmark_memory(text): bytes that its tree holds, as far as malloc tells. */
static int cmark_memory(lua_State *L) {
#ifdef HAVE_MALLINFO2
    size_t len;
    const char *bytes = luaL_checklstring(L, 1, &len);
    const struct mallinfo2 before = mallinfo2();
    cmark_node *root = cmark_parse_document(bytes, len, CMARK_OPT_DEFAULT);
    const struct mallinfo2 after = mallinfo2();
    cmark_node_free(root);
    lua_pushinteger(L, (lua_Integer)(after.uordblks + after.hblkhd - before.uordblks - before.hblkhd));
    return 1;
#else
    (void)L;
    return 0;
#endif
}
#endif

/* memory(): bytes that this process holds through malloc; Lua's own included. nil where that is not told. */
static int memory(lua_State *L) {
#ifdef HAVE_MALLINFO2
    const struct mallinfo2 info = mallinfo2();
    lua_pushinteger(L, (lua_Integer)(info.uordblks + info.hblkhd));
#else
    lua_pushnil(L);
#endif
    return 1;
}

/* seconds(): a monotonic clock. */
static int seconds(lua_State *L) {
    lua_pushnumber(L, now());
    return 1;
}

/* run(program, argument...): seconds from its start to its end, output thrown away; nil if it failed. */
static int run(lua_State *L) {
    enum { MAX_ARGS = 8 };
    char *argv[MAX_ARGS + 1] = {NULL};
    const int n = lua_gettop(L);
    posix_spawn_file_actions_t quiet;
    pid_t child;
    double start;
    int status = -1, failed;
    luaL_argcheck(L, n >= 1 && n <= MAX_ARGS, 1, "one program and a few arguments expected");
    for (int i = 0; i < n; i++)
        argv[i] = lua_newuserdatauv(L, (size_t)luaL_len(L, i + 1) + 1, 0);
    for (int i = 0; i < n; i++)
        strcpy(argv[i], luaL_checkstring(L, i + 1));
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    start = now();
    failed = posix_spawnp(&child, argv[0], &quiet, NULL, argv, environ);
    if (!failed)
        failed = waitpid(child, &status, 0) < 0 || status != 0;
    lua_pushnumber(L, now() - start);
    posix_spawn_file_actions_destroy(&quiet);
    if (failed)
        lua_pushnil(L);
    return 1;
}

static const luaL_Reg functions[] = {
    {"peel", time_peel},
#ifdef HAVE_MD4C
    {"md4c", time_md4c},
#endif
#ifdef HAVE_CMARK
    {"cmark", time_cmark},
    {"cmark_memory", cmark_memory},
#endif
    {"memory", memory},
    {"seconds", seconds},
    {"run", run},
    {NULL, NULL},
};

int luaopen_bench(lua_State *L) {
    luaL_newlib(L, functions); /* bench */
    return 1;
}
