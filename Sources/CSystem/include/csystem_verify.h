/* SPDX-License-Identifier: Apache-2.0 */
/* What the verifier needs and Swift cannot say: call stacks, memory that a program gives back, lines on standard
   error. Nothing here runs unless a program was started with IOCP_VERIFY, or asked for it. */
#ifndef CSYSTEM_VERIFY_H
#define CSYSTEM_VERIFY_H

#include <stddef.h>
#include <stdint.h>

/* The calling thread's stack, as a number that stands for equal stacks; 0 when there is no more room. When
   `address` lies in this thread's stack, `slot` and `value` tell where the return address of the function that owns
   it lies, and what it is; both 0 otherwise. */
uint32_t csystem_stack(uintptr_t address, uintptr_t *slot, uintptr_t *value);
/* Whether the function of such a slot may still run. Of the same thread only. */
int csystem_frame_is_there(uintptr_t slot, uintptr_t value);
/* A word of somebody else's stack, which may change at any time. */
uintptr_t csystem_stack_word(uintptr_t address);
/* The thread ends: forgets what it knew about its stacks. */
void csystem_forget_stacks(void);
/* Tells `line` about each frame of a stack, the innermost first: function, file and line as far as they are known. */
void csystem_describe_stack(uint32_t stack, void *context, void (*line)(void *context, const char *text));

/* A thread inside of the verifier sees no frees of its own. Answers whether it was outside before. */
int csystem_verify_enter(void);
void csystem_verify_leave(void);

/* A block that is given back: 1 when it must be kept. `how`: 0 free(3), 1 realloc(3), 2 munmap(2). */
typedef int (*csystem_freed)(uintptr_t base, size_t size, int how);
/* Tells of blocks from now on: through libiocp-verify.so, or the sanitizer's own hooks. 0 when there are neither. */
int csystem_watch_memory(csystem_freed freed);
/* How long a block of malloc(3)'s is. */
size_t csystem_block_size(const void *block);
/* Gives a kept block back at last. */
void csystem_release_kept(uintptr_t base);
/* Whether main has returned, or the process is otherwise about to end. */
int csystem_is_exiting(void);
void csystem_set_exiting(void);

/* Sum over the words of some memory: equal for equal bytes. */
uint64_t csystem_checksum(uintptr_t base, size_t size);
/* Writes all of it to standard error in one call. */
void csystem_write_lines(const char *text, size_t length);
const char *csystem_environment(const char *name);
void csystem_exit_now(int status) __attribute__((noreturn));
/* A whole file, at most `capacity` bytes; -1 when it cannot be read. */
long csystem_read_file(const char *path, char *into, size_t capacity);

#endif
