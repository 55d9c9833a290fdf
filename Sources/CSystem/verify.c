/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem.h"
#include "csystem_verify.h"

#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

/* IOCP_VERIFY turns the mode on before main. What a program frees is seen by a small library that has to be loaded
   before libc's: so the program is started anew, once, with LD_PRELOAD. */

static __thread int depth __attribute__((tls_model("initial-exec")));

int csystem_verify_enter(void) { return depth++ == 0; }
void csystem_verify_leave(void) { depth--; }

/* What libiocp-verify.so exports. */
struct watching {
  csystem_freed freed;
  void (*release)(void *block);
  int (*is_exiting)(void);
  /* Where this library lies: what it frees itself is nobody's mistake, and Swift's runtime, which is in it, does so
     with locks held. 0 when it is part of the program. */
  uintptr_t first, last;
};
typedef void (*install)(struct watching *);
static struct watching watching;

static const char *asked_for(void) {
  const char *value = getenv("IOCP_VERIFY");
  return value != NULL && *value != 0 && strcmp(value, "0") != 0 ? value : NULL;
}

/* Beside this library, or where IOCP_VERIFY_LIBRARY says: for programs that have libiocp inside. */
static int find_library(char path[PATH_MAX]) {
  const char *given = getenv("IOCP_VERIFY_LIBRARY");
  Dl_info self;
  if (given != NULL) {
    snprintf(path, PATH_MAX, "%s", given);
  } else if (dladdr((void *)find_library, &self) != 0 && self.dli_fname != NULL &&
             strchr(self.dli_fname, '/') != NULL) {
    int folder = (int)(strrchr(self.dli_fname, '/') - self.dli_fname);
    snprintf(path, PATH_MAX, "%.*s/libiocp-verify.so", folder, self.dli_fname);
  } else {
    return 0;
  }
  return access(path, R_OK) == 0;
}

static void start_anew(char **arguments, char **environment) {
  char path[PATH_MAX], preload[2 * PATH_MAX], marker[32];
  const char *before = getenv("LD_PRELOAD"), *last = getenv("IOCP_VERIFY_STARTED");
  snprintf(marker, sizeof marker, "%d", (int)getpid());
  /* Once for each process: its number stays the same. */
  if (last != NULL && strcmp(last, marker) == 0) return;
  if (getauxval(AT_SECURE) != 0 || !find_library(path)) return;
  snprintf(preload, sizeof preload, "%s%s%s", path, before != NULL ? ":" : "", before != NULL ? before : "");
  if (before != NULL) setenv("IOCP_VERIFY_PRELOAD", before, 1);
  setenv("LD_PRELOAD", preload, 1);
  setenv("IOCP_VERIFY_STARTED", marker, 1);
  (void)environment;
  /* Under its own name, if that still leads to it. */
  char self[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  if (length > 0) {
    self[length] = 0;
    execv(self, arguments);
  }
  execv("/proc/self/exe", arguments);
}

__attribute__((constructor(200))) static void begin(int count, char **arguments, char **environment) {
  (void)count;
  if (asked_for() == NULL) return;
  csystem_add_modes(1);
  extern int csystem_is_sanitized;
  extern void __asan_init(void) __attribute__((weak));
  extern void __tsan_init(void) __attribute__((weak));
  if (__asan_init != NULL || __tsan_init != NULL) return;
  if (dlsym(RTLD_DEFAULT, "iocp_verify_install") == NULL) {
    start_anew(arguments, environment);
    return;
  }
  /* Children of the program get what it was started with. */
  const char *before = getenv("IOCP_VERIFY_PRELOAD");
  if (before != NULL) setenv("LD_PRELOAD", before, 1);
  else unsetenv("LD_PRELOAD");
  unsetenv("IOCP_VERIFY_PRELOAD");
  unsetenv("IOCP_VERIFY_STARTED");
}

/* ---- memory ------------------------------------------------------------------------------------------------------ */

extern int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void *, size_t),
                                                     void (*)(const volatile void *)) __attribute__((weak));
extern size_t __sanitizer_get_allocated_size(const volatile void *) __attribute__((weak));

static int filtered(uintptr_t base, size_t size, int how) {
  if (depth > 0 || csystem_is_exiting()) return 0;
  int saved = errno;
  int keeps = watching.freed(base, size, how);
  errno = saved;
  return keeps;
}

static csystem_freed told;
static void sanitizer_allocates(const volatile void *block, size_t size) { (void)block, (void)size; }
static void sanitizer_frees(const volatile void *block) {
  if (block == NULL || depth > 0 || csystem_is_exiting()) return;
  int saved = errno;
  /* The sanitizer keeps the block itself for a while. */
  told((uintptr_t)block, __sanitizer_get_allocated_size(block), 3);
  errno = saved;
}

/* A child of fork(2) has one thread, and perhaps somebody else's locks: nothing is looked at there. */
static void in_child(void) {
  csystem_modes_set = 0;
  csystem_set_exiting();
}

static int find_self(struct dl_phdr_info *module, size_t size, void *argument) {
  struct watching *watching = argument;
  (void)size;
  uintptr_t here = (uintptr_t)find_self, first = UINTPTR_MAX, last = 0;
  for (int index = 0; index < module->dlpi_phnum; index++) {
    const ElfW(Phdr) *part = &module->dlpi_phdr[index];
    if (part->p_type != PT_LOAD) continue;
    uintptr_t begin = module->dlpi_addr + part->p_vaddr;
    if (begin < first) first = begin;
    if (begin + part->p_memsz > last) last = begin + part->p_memsz;
  }
  if (here < first || here >= last) return 0;
  /* The program itself comes first, and has no name. */
  if (module->dlpi_name != NULL && module->dlpi_name[0] != 0) {
    watching->first = first;
    watching->last = last;
  }
  return 1;
}

int csystem_watch_memory(csystem_freed freed) {
  pthread_atfork(NULL, NULL, in_child);
  install function = (install)dlsym(RTLD_DEFAULT, "iocp_verify_install");
  watching.freed = freed;
  if (function != NULL) {
    static struct watching given;
    given = watching;
    given.freed = filtered;
    dl_iterate_phdr(find_self, &given);
    function(&given);
    watching.release = given.release;
    watching.is_exiting = given.is_exiting;
    return 1;
  }
  if (__sanitizer_install_malloc_and_free_hooks != NULL && __sanitizer_get_allocated_size != NULL) {
    told = freed;
    return __sanitizer_install_malloc_and_free_hooks(sanitizer_allocates, sanitizer_frees) != 0;
  }
  return 0;
}

size_t csystem_block_size(const void *block) { return malloc_usable_size((void *)block); }

void csystem_release_kept(uintptr_t base) {
  if (watching.release != NULL) watching.release((void *)base);
}

static int exiting;
int csystem_is_exiting(void) {
  return __atomic_load_n(&exiting, __ATOMIC_RELAXED) || (watching.is_exiting != NULL && watching.is_exiting());
}
void csystem_set_exiting(void) { __atomic_store_n(&exiting, 1, __ATOMIC_RELAXED); }

uint64_t csystem_checksum(uintptr_t base, size_t size) {
  /* Multiply and add, eight bytes at a time; not meant to withstand anybody who wants two equal sums. */
  uint64_t sum = size * 0x9e3779b97f4a7c15u + 1, word;
  const unsigned char *at = (const unsigned char *)base;
  for (; size >= 8; at += 8, size -= 8) {
    memcpy(&word, at, 8);
    sum = (sum ^ word) * 0xff51afd7ed558ccdu;
    sum ^= sum >> 32;
  }
  for (; size > 0; at++, size--) sum = (sum ^ *at) * 0xff51afd7ed558ccdu;
  return sum;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

void csystem_write_lines(const char *text, size_t length) {
  int saved = errno;
  while (length > 0) {
    ssize_t written = write(STDERR_FILENO, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    text += written;
    length -= (size_t)written;
  }
  errno = saved;
}

const char *csystem_environment(const char *name) { return getenv(name); }
void csystem_exit_now(int status) { _exit(status); }

long csystem_read_file(const char *path, char *into, size_t capacity) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  size_t length = 0;
  while (length < capacity) {
    ssize_t got = read(fd, into + length, capacity - length);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    length += (size_t)got;
  }
  close(fd);
  return (long)length;
}
