/* lua_util.c -- see lua_util.h. */
#include "lua_util.h"

#include <string.h>

peel_alloc peelL_alloc(lua_State *L) {
    peel_alloc alloc;
    alloc.fn = lua_getallocf(L, &alloc.ud);
    return alloc;
}

int peelL_nomem(lua_State *L) {
    return luaL_error(L, "not enough memory");
}

volatile sig_atomic_t *peelL_interrupt(lua_State *L) {
    static const char key = 0;
    volatile sig_atomic_t *flag;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) != LUA_TUSERDATA) {
        lua_pop(L, 1);
        flag = lua_newuserdatauv(L, sizeof *flag, 0);
        *flag = 0;
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
    }
    flag = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return flag;
}

peel_work peelL_work(lua_State *L) {
    return (peel_work){peelL_alloc(L), peelL_interrupt(L)};
}

void peelL_check(lua_State *L, peel_status status) {
    if (status == PEEL_INTERRUPTED) {
        *peelL_interrupt(L) = 0;
        luaL_error(L, "interrupted!");
    } else if (status != PEEL_OK) {
        peelL_nomem(L);
    }
}

void peelL_poll(lua_State *L, uint32_t round) {
    if (round % 1024 == 0 && *peelL_interrupt(L)) peelL_check(L, PEEL_INTERRUPTED);
}

void peelL_account(lua_State *L, size_t bytes) {
    size_t kilobytes = bytes / 1024;
    if (kilobytes > 0 && lua_gc(L, LUA_GCISRUNNING)) lua_gc(L, LUA_GCSTEP, kilobytes > (1 << 20) ? 1 << 20 : (int)kilobytes);
}

/* --- owned blocks --------------------------------------------------------- */

static void release_block(peelL_owned *block, peel_alloc alloc) {
    block->prev->next = block->next;
    block->next->prev = block->prev;
    if (block->release) block->release(block, alloc);
    alloc.fn(alloc.ud, block, block->size, 0);
}

/* At the end of the state: what no finalizer has released. */
static int keeper_gc(lua_State *L) {
    peelL_owned *head = lua_touserdata(L, 1);
    while (head && head->next != head)
        release_block(head->next, peelL_alloc(L));
    return 0;
}

/* The ring's head: made on first use, kept in the registry. */
static peelL_owned *keeper(lua_State *L) {
    static const char key = 0;
    peelL_owned *head;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) == LUA_TUSERDATA) {
        head = lua_touserdata(L, -1);
        lua_pop(L, 1);
        return head;
    }
    lua_pop(L, 1);
    head = lua_newuserdatauv(L, sizeof *head, 0); /* ( -- head ) */
    head->prev = head->next = head;
    lua_createtable(L, 0, 1); /* ( head -- head mt ) */
    lua_pushcfunction(L, keeper_gc);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, -2);                 /* ( head mt -- head ) */
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key); /* ( head -- ) */
    return head;
}

void *peelL_own(lua_State *L, void **slot, size_t size, void (*release)(void *block, peel_alloc alloc)) {
    peelL_owned *head = keeper(L);
    peel_alloc alloc = peelL_alloc(L);
    peelL_owned *block = alloc.fn(alloc.ud, NULL, 0, size);
    if (block == NULL) {
        lua_gc(L, LUA_GCCOLLECT, 0);
        block = alloc.fn(alloc.ud, NULL, 0, size);
        if (block == NULL) peelL_nomem(L);
    }
    memset(block, 0, size);
    block->size = size;
    block->release = release;
    block->next = head->next;
    block->prev = head;
    head->next->prev = block;
    head->next = block;
    *slot = block;
    return block;
}

void peelL_disown(lua_State *L, void **slot) {
    peelL_owned *block = *slot;
    if (block == NULL) return;
    *slot = NULL;
    release_block(block, peelL_alloc(L));
}

void peelL_class(lua_State *L, const char *name, const luaL_Reg *methods, const luaL_Reg *metamethods) {
    keeper(L);                       /* before any instance, so that it is finalized after all of them */
    if (!luaL_newmetatable(L, name)) /* ( -- mt ) */
        return;
    luaL_setfuncs(L, metamethods, 0);
    if (methods) {
        lua_newtable(L); /* ( mt -- mt methods ) */
        luaL_setfuncs(L, methods, 0);
        lua_setfield(L, -2, "__index");
    }
}

/* --- values ---------------------------------------------------------------- */

void peelL_push_positions(lua_State *L, const uint32_t *v, uint32_t n) {
    uint32_t i;
    lua_createtable(L, n > 0x7fffffffu ? 0 : (int)n, 0); /* ( -- list ) */
    for (i = 0; i < n; i++) {
        lua_pushinteger(L, (lua_Integer)v[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void peelL_add_hint(lua_State *L, const char *name, int candidates) {
    int top = lua_gettop(L); /* message */
    candidates = lua_absindex(L, candidates);
    if (lua_getglobal(L, "require") != LUA_TFUNCTION) {
        lua_settop(L, top);
        return;
    }
    lua_pushliteral(L, "peel.near");
    if (lua_pcall(L, 1, 1, 0) != LUA_OK || !lua_istable(L, -1) || lua_getfield(L, -1, "hint") != LUA_TFUNCTION) {
        lua_settop(L, top);
        return;
    }
    lua_pushstring(L, name);
    lua_pushvalue(L, candidates);
    if (lua_pcall(L, 2, 1, 0) == LUA_OK && lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) > 0) {
        const char *hint = lua_tostring(L, -1);
        lua_pushvalue(L, top);
        lua_pushfstring(L, "%s%s%s", lua_tostring(L, -1), hint[0] == ' ' || hint[0] == ',' || hint[0] == ';' || hint[0] == ':' ? "" : "; ",
                        hint);
        lua_replace(L, top);
    }
    lua_settop(L, top);
}

int peelL_complain(lua_State *L, const char *message) {
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    if (lua_getfield(L, -1, "peel.query.complain") == LUA_TFUNCTION) { /* there is no query without it */
        lua_pushstring(L, message);
        lua_call(L, 1, 0);
    }
    return luaL_error(L, "%s", message);
}

const char *peelL_typename(lua_State *L, int index) {
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return lua_tostring(L, -1);
    return luaL_typename(L, index);
}
