/* SPDX-License-Identifier: Apache-2.0 */
/* libiocp-verify.so: loaded before libc when a program is started with IOCP_VERIFY. It stands in the way of memory
   that is given back and asks the verifier in libiocp, which knows what operations still need. */
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SEEN __attribute__((visibility("default")))

/* As in Sources/CSystem/verify.c. */
struct watching {
  int (*freed)(uintptr_t base, size_t size, int how);
  void (*release)(void *block);
  int (*is_exiting)(void);
  /* Who frees from there is libiocp itself. */
  uintptr_t first, last;
};

extern void __libc_free(void *block);
extern void *__libc_realloc(void *block, size_t size);

static int (*freed)(uintptr_t base, size_t size, int how);
static void (*next_free)(void *block);
static void *(*next_realloc)(void *block, size_t size);
static volatile int exiting;

static uintptr_t first, last;

static int keeps(void *block, size_t size, int how, const void *caller) {
  if ((uintptr_t)caller - first < last - first) return 0;
  int (*ask)(uintptr_t, size_t, int) = __atomic_load_n(&freed, __ATOMIC_ACQUIRE);
  return ask != NULL && block != NULL && ask((uintptr_t)block, size, how);
}

SEEN void free(void *block) {
  if (block == NULL || keeps(block, malloc_usable_size(block), 0, __builtin_return_address(0))) return;
  (next_free != NULL ? next_free : __libc_free)(block);
}

SEEN void *realloc(void *block, size_t size) {
  size_t before = block != NULL ? malloc_usable_size(block) : 0;
  if (!keeps(block, before, 1, __builtin_return_address(0)))
    return (next_realloc != NULL ? next_realloc : __libc_realloc)(block, size);
  void *moved = malloc(size);
  if (moved != NULL) memcpy(moved, block, before < size ? before : size);
  return moved;
}

SEEN int munmap(void *base, size_t length) {
  if (keeps(base, length, 2, __builtin_return_address(0))) return 0;
  return (int)syscall(SYS_munmap, base, length);
}

static void release(void *block) { (next_free != NULL ? next_free : __libc_free)(block); }
static int is_exiting(void) { return exiting; }

SEEN void iocp_verify_install(struct watching *watching) {
  watching->release = release;
  watching->is_exiting = is_exiting;
  first = watching->first;
  last = watching->last;
  next_free = (void (*)(void *))dlsym(RTLD_NEXT, "free");
  next_realloc = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
  __atomic_store_n(&freed, watching->freed, __ATOMIC_RELEASE);
}

/* ---- the end of main: what destructors free after it is nobody's bug -------------------------------------- */

static int (*program)(int, char **, char **);
static int main_of_program(int count, char **arguments, char **environment) {
  int status = program(count, arguments, environment);
  exiting = 1;
  return status;
}

typedef int (*start)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void),
                     void *);

SEEN int __libc_start_main(int (*entry)(int, char **, char **), int count, char **arguments, void (*init)(void),
                      void (*fini)(void), void (*loader)(void), void *stack) {
  program = entry;
  start next = (start)dlsym(RTLD_NEXT, "__libc_start_main");
  return next(main_of_program, count, arguments, init, fini, loader, stack);
}

SEEN void exit(int status) {
  exiting = 1;
  ((void (*)(int))dlsym(RTLD_NEXT, "exit"))(status);
  __builtin_unreachable();
}
