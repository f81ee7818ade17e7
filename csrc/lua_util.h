/* lua_util.h -- what the binding's files share: class set-up, memory, span lists.
**
** Names: peel_ is the core, peelL_ is a helper of the binding, a static function
** with neither prefix is called from Lua.
*/
#ifndef PEEL_LUA_UTIL_H
#define PEEL_LUA_UTIL_H

#include <lauxlib.h>
#include <lua.h>

#include "arena.h"
#include "peel.h"

/* The Lua state's own allocator, so that all memory is counted and limited in one place. */
peel_alloc peelL_alloc(lua_State *L);

/* Raise Lua's own "not enough memory". */
int peelL_nomem(lua_State *L);

/* What a long loop of the core gets: this state's allocator and its interrupt flag. */
peel_work peelL_work(lua_State *L);

/* The flag that stops a long loop, one a state and as long-lived: a signal handler may set it. */
volatile sig_atomic_t *peelL_interrupt(lua_State *L);

/* Raise what a status of the core says, `interrupted!` after taking the flag down; nothing where it is PEEL_OK. */
void peelL_check(lua_State *L, peel_status status);

/* In a loop that pushes values: raise `interrupted!` where the flag is up, looked at every 1024 rounds. */
void peelL_poll(lua_State *L, uint32_t round);

/* Tell the collector that `bytes` were taken from the allocator on behalf of a userdata. */
void peelL_account(lua_State *L, size_t bytes);

/* Make the metatable `name` once a state and leave it on the stack:
** __name, the metamethods, and __index with the methods when there are any. ( -- metatable ) */
void peelL_class(lua_State *L, const char *name, const luaL_Reg *methods, const luaL_Reg *metamethods);

/* C memory that Lua owns.
**
** A block begins with a peelL_owned. A userdata points to the block and releases it in
** __gc and __close; a list in the registry also knows every block and releases what is
** left at the end of the state: Lua drops a finalizer that it has no memory to call. */
typedef struct peelL_owned {
    struct peelL_owned *prev, *next;
    size_t size;                                    /* of the whole block */
    void (*release)(void *block, peel_alloc alloc); /* free what the block points to, not the block */
} peelL_owned;

/* A zeroed block of `size` bytes, entered in the list and stored in *slot, which lies in a
** userdata whose metatable is set already. Raises when out of memory; nothing leaks then. */
void *peelL_own(lua_State *L, void **slot, size_t size, void (*release)(void *block, peel_alloc alloc));

/* Release the block in *slot and set it to NULL; nothing happens where it is NULL already. */
void peelL_disown(lua_State *L, void **slot);

/* A growable list of positions. */
typedef PEEL_VEC(uint32_t) peelL_positions;

/* Push positions as a flat list {first, last, first, last, ...}. ( -- table ) */
void peelL_push_positions(lua_State *L, const uint32_t *v, uint32_t n);

/* Append `: did you mean ...` by the module peel.near to the message on the stack, where that module
** is there and knows a near name in the list of names at `candidates`. ( message -- message ) */
void peelL_add_hint(lua_State *L, const char *name, int candidates);

/* Raises an error that names the line of the user, who may have called through peel's own Lua (peel.query.complain). */
int peelL_complain(lua_State *L, const char *message);

/* The name of the value's type as an error message shows it: its metatable's __name where it has one.
** Leaves a string on the stack when that is needed, so it is for use just before an error. */
const char *peelL_typename(lua_State *L, int index);

#endif
