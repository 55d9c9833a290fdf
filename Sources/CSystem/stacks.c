/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem.h"
#include "csystem_verify.h"

#include <dlfcn.h>
#include <elf.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unwind.h>

extern char **environ;

/* Call stacks, cheap enough to take one for every operation.

   Unwinding costs microseconds, so each thread remembers its last few stacks, and where on the stack each return
   address lay. A server submits from few places: the stack is the same when the words in those places are. Equal
   stacks are stored once. */

enum { FRAMES = 20, KNOWN = 8, STACKS = 1 << 15, BUCKETS = 1 << 14 };

struct stack {
  uint64_t hash;
  uint32_t next, count;
  uintptr_t frames[FRAMES];
};

static struct stack *stacks;
static uint32_t used, buckets[BUCKETS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* A walk up the stack: return addresses and the places where they lie. */
struct walk {
  uint32_t number, count;
  int skipped, is_exact;
  uintptr_t frames[FRAMES], slots[FRAMES];
};

struct memory {
  uint32_t next;
  struct walk known[KNOWN];
};
static __thread struct memory *memory __attribute__((tls_model("initial-exec")));

static _Unwind_Reason_Code step(struct _Unwind_Context *context, void *argument) {
  struct walk *walk = argument;
  /* The first one is csystem_stack itself. */
  if (!walk->skipped) {
    walk->skipped = 1;
    return _URC_NO_REASON;
  }
  uintptr_t address = _Unwind_GetIP(context);
  if (address == 0 || walk->count == FRAMES) return _URC_END_OF_STACK;
  /* What the unwinder calls the frame's address is its callee's, just above the return address. */
  uintptr_t slot = _Unwind_GetCFA(context) - sizeof(uintptr_t);
  walk->frames[walk->count] = address;
  walk->slots[walk->count++] = slot;
  if (*(const uintptr_t *)slot != address) {
    walk->is_exact = 0;
    walk->slots[walk->count - 1] = 0;
  }
  return _URC_NO_REASON;
}

static uint32_t intern(const struct walk *walk) {
  uint64_t hash = csystem_checksum((uintptr_t)walk->frames, walk->count * sizeof walk->frames[0]);
  pthread_mutex_lock(&lock);
  if (stacks == NULL) {
    stacks = csystem_reserve(STACKS * sizeof *stacks);
    used = 1;
  }
  uint32_t found = stacks == NULL ? 0 : buckets[hash % BUCKETS];
  while (found != 0 && (stacks[found].hash != hash || stacks[found].count != walk->count)) found = stacks[found].next;
  if (found == 0 && stacks != NULL && used < STACKS) {
    found = used++;
    stacks[found].hash = hash;
    stacks[found].count = walk->count;
    memcpy(stacks[found].frames, walk->frames, sizeof walk->frames);
    stacks[found].next = buckets[hash % BUCKETS];
    buckets[hash % BUCKETS] = found;
  }
  pthread_mutex_unlock(&lock);
  return found;
}

static int is_current(const struct walk *walk, uintptr_t first, uintptr_t here) {
  if (walk->count == 0 || !walk->is_exact || walk->frames[0] != first || walk->slots[0] != here) return 0;
  for (uint32_t frame = 1; frame < walk->count; frame++)
    if (*(const uintptr_t *)walk->slots[frame] != walk->frames[frame]) return 0;
  return 1;
}

/* Whose return address lies next above `address`. */
static void find_owner(const struct walk *walk, uintptr_t address, uintptr_t *slot, uintptr_t *value) {
  *slot = *value = 0;
  uintptr_t lowest = (uintptr_t)__builtin_frame_address(0);
  if (address <= lowest) return;
  for (uint32_t frame = 0; frame < walk->count; frame++) {
    if (walk->slots[frame] <= address) continue;
    /* A stack that is far away is not this one. */
    if (address - lowest > (64u << 20)) return;
    *slot = walk->slots[frame];
    *value = walk->frames[frame];
    return;
  }
}

__attribute__((noinline)) uint32_t csystem_stack(uintptr_t address, uintptr_t *slot, uintptr_t *value) {
  uintptr_t first = (uintptr_t)__builtin_return_address(0);
  /* With the frame pointer kept, which asking for the frame's address does, the return address lies above it. */
  uintptr_t here = (uintptr_t)__builtin_frame_address(0) + sizeof(uintptr_t);
  if (memory == NULL) memory = csystem_reserve(sizeof *memory);
  struct walk fresh, *walk = NULL;
  if (memory != NULL)
    for (int index = 0; index < KNOWN && walk == NULL; index++)
      if (is_current(&memory->known[index], first, here)) walk = &memory->known[index];
  if (walk == NULL) {
    walk = memory != NULL ? &memory->known[memory->next++ % KNOWN] : &fresh;
    memset(walk, 0, sizeof *walk);
    walk->is_exact = 1;
    _Unwind_Backtrace(step, walk);
    walk->number = intern(walk);
  }
  if (slot != NULL && value != NULL) find_owner(walk, address, slot, value);
  return walk->number;
}

__attribute__((noinline)) int csystem_frame_is_there(uintptr_t slot, uintptr_t value) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  return here < slot && *(const uintptr_t *)slot == value;
}

uintptr_t csystem_stack_word(uintptr_t address) {
  return __atomic_load_n((const uintptr_t *)address, __ATOMIC_RELAXED);
}

void csystem_forget_stacks(void) {
  if (memory != NULL) munmap(memory, sizeof *memory);
  memory = NULL;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* The lowest address that the file itself gives to what was loaded at `base`: 0 unless it cannot be moved. */
static uintptr_t offset_in_file(uintptr_t address, const Dl_info *where) {
  const Elf64_Ehdr *header = where->dli_fbase;
  int is_fixed = memcmp(header->e_ident, ELFMAG, SELFMAG) == 0 && header->e_type == ET_EXEC;
  return is_fixed ? address : address - (uintptr_t)where->dli_fbase;
}

/* The lines of addr2line(1), "function at file:line", the inlined ones first. 0 when it is not there, or does not
   know. */
static int ask_addr2line(const char *module, uintptr_t offset, char *line, size_t size) {
  char number[32];
  snprintf(number, sizeof number, "%#lx", (unsigned long)offset);
  char *arguments[] = {"addr2line", "-Cfipse", (char *)module, number, NULL};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return 0;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child;
  int failed = posix_spawnp(&child, "addr2line", &actions, NULL, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  size_t length = 0;
  if (failed == 0) {
    ssize_t got;
    while (length < size - 1 && (got = read(ends[0], line + length, size - 1 - length)) != 0) {
      if (got < 0 && errno != EINTR) break;
      if (got > 0) length += (size_t)got;
    }
    int status;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  close(ends[0]);
  line[length] = 0;
  return length > 0 && line[0] != '?';
}

static const char *last_part(const char *path) {
  const char *slash = path != NULL ? strrchr(path, '/') : NULL;
  return slash != NULL ? slash + 1 : path != NULL ? path : "?";
}

void csystem_describe_stack(uint32_t number, void *context, void (*line)(void *context, const char *text)) {
  if (number == 0 || stacks == NULL || number >= used) return;
  int saved = errno;
  const struct stack *stack = &stacks[number];
  Dl_info self = {0}, program = {0};
  dladdr((void *)csystem_stack, &self);
  dladdr((void *)getauxval(AT_ENTRY), &program);
  uint32_t first = 0;
  /* Our own frames end with the function that the program called; or with what libiocp-verify.so told. */
  int is_apart = self.dli_fbase != NULL && self.dli_fbase != program.dli_fbase;
  while (is_apart && first + 1 < stack->count) {
    Dl_info where = {0};
    dladdr((void *)(stack->frames[first + 1] - 1), &where);
    int tells = strncmp(last_part(where.dli_fname), "libiocp-verify", 14) == 0;
    if (!tells && where.dli_fbase != self.dli_fbase) break;
    first++;
  }
  for (uint32_t frame = first; frame < stack->count; frame++) {
    uintptr_t address = stack->frames[frame] - 1;
    char text[1024], known[2048];
    Dl_info where = {0};
    if (dladdr((void *)address, &where) == 0) {
      snprintf(text, sizeof text, "%#lx", (unsigned long)address);
    } else if (is_apart && where.dli_fbase == self.dli_fbase) {
      /* Further out it is how we came to call the program, which says nothing. */
      if (frame > first) continue;
      snprintf(text, sizeof text, "%s (%s)", where.dli_sname != NULL ? where.dli_sname : "?",
               last_part(where.dli_fname));
    } else {
      uintptr_t offset = offset_in_file(address, &where);
      const char *module = where.dli_fbase == program.dli_fbase ? "/proc/self/exe" : where.dli_fname;
      char path[512];
      ssize_t length = where.dli_fbase == program.dli_fbase ? readlink(module, path, sizeof path - 1) : -1;
      if (length > 0) path[length] = 0;
      else snprintf(path, sizeof path, "%s", where.dli_fname);
      const char *file = last_part(path);
      int is_ours = strncmp(file, "libiocp-verify", 14) == 0;
      /* There it is how main was called. */
      if (is_ours && frame > first) break;
      int is_libc = strncmp(file, "libc.so", 7) == 0 || strncmp(file, "ld-linux", 8) == 0;
      if (!is_ours && !is_libc && ask_addr2line(path, offset, known, sizeof known)) {
        int is_main = 0;
        for (char *rest = known, *each; (each = strsep(&rest, "\n")) != NULL && *each != 0;) {
          if (strncmp(each, " (inlined by) ", 14) == 0) each += 14;
          is_main = strncmp(each, "main at", 7) == 0;
          snprintf(text, sizeof text, "%s (%s+%#lx)", each, file, (unsigned long)offset);
          line(context, text);
        }
        /* What called main is of no use. */
        if (is_main) break;
        continue;
      }
      if (where.dli_sname != NULL)
        snprintf(text, sizeof text, "%s+%#lx (%s+%#lx)", where.dli_sname,
                 (unsigned long)(address - (uintptr_t)where.dli_saddr), file, (unsigned long)offset);
      else
        snprintf(text, sizeof text, "%s+%#lx", file, (unsigned long)offset);
    }
    line(context, text);
    if (strncmp(text, "main+", 5) == 0) break;
  }
  errno = saved;
}
