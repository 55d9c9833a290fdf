/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem_threads.h"

#include <stdio.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

__thread void *csystem_face CSYSTEM_TLS;
__thread uint32_t csystem_number CSYSTEM_TLS;

static pthread_key_t face_key;
static pthread_once_t face_once = PTHREAD_ONCE_INIT;
static int face_error;
static void (*face_destructor)(void *);
static __thread int face_round CSYSTEM_TLS;

/* Destructors of thread-specific values run in rounds. Ours lets one round pass, in which the engine and
   everybody else still find the thread whole; the thread is reported as ended only after that. */
static void end_face(void *record) {
  face_round++;
  if (face_round == 1) {
    pthread_setspecific(face_key, record);
  } else {
    __atomic_load_n(&face_destructor, __ATOMIC_RELAXED)(record);
  }
}

static void make_face_key(void) { face_error = pthread_key_create(&face_key, end_face); }

int csystem_on_face_exit(void (*destructor)(void *)) {
  /* Always the same one; every thread says it anew. */
  __atomic_store_n(&face_destructor, destructor, __ATOMIC_RELAXED);
  pthread_once(&face_once, make_face_key);
  return face_error != 0 ? face_error : pthread_setspecific(face_key, csystem_face);
}

struct start {
  void (*body)(void *);
  void *argument;
};

static __thread jmp_buf *thread_base CSYSTEM_TLS;

static void *run(void *address) {
  struct start start = *(struct start *)address;
  free(address);
  jmp_buf base;
  if (_setjmp(base) == 0) {
    thread_base = &base;
    start.body(start.argument);
  }
  thread_base = NULL;
  return NULL;
}

int csystem_run_thread(size_t stack, void (*body)(void *), void *argument) {
  int saved = errno;
  struct start *start = malloc(sizeof *start);
  errno = saved;
  if (start == NULL) return ENOMEM;
  *start = (struct start){body, argument};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  int error = stack == 0 ? 0 : pthread_attr_setstacksize(&attributes, stack);
  pthread_t thread;
  if (error == 0) error = pthread_create(&thread, &attributes, run, start);
  pthread_attr_destroy(&attributes);
  if (error != 0) free(start);
  errno = saved;
  return error;
}

void csystem_leave_thread(void) {
  /* pthread_exit would unwind: run destructors, and end the process at a catch (...). */
  if (thread_base != NULL) _longjmp(*thread_base, 1);
  pthread_exit(NULL);
}

void csystem_name_thread(const char *name) {
  char start[16];
  snprintf(start, sizeof start, "%s", name);
  pthread_setname_np(pthread_self(), start);
}

void csystem_yield(void) { sched_yield(); }

int csystem_affinity(int32_t thread, uint64_t *mask) {
  cpu_set_t set;
  CPU_ZERO(&set);
  int saved = errno;
  int answer = sched_getaffinity(thread, sizeof set, &set) < 0 ? -errno : 0;
  errno = saved;
  *mask = 0;
  for (int bit = 0; bit < 64; bit++)
    if (CPU_ISSET(bit, &set)) *mask |= UINT64_C(1) << bit;
  return answer;
}

int csystem_set_affinity(int32_t thread, uint64_t mask) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int bit = 0; bit < 64; bit++)
    if (mask >> bit & 1) CPU_SET(bit, &set);
  int saved = errno;
  int answer = sched_setaffinity(thread, sizeof set, &set) < 0 ? -errno : 0;
  errno = saved;
  return answer;
}

int32_t csystem_process_id(void) { return (int32_t)getpid(); }

void csystem_exit_process(int code) { exit(code); }

void csystem_write_error(const char *text, size_t length) {
  int saved = errno;
  while (length > 0) {
    ssize_t written = write(2, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    text += written;
    length -= (size_t)written;
  }
  errno = saved;
}

void *csystem_allocate(size_t size) {
  int saved = errno;
  void *block = malloc(size);
  errno = saved;
  return block;
}

void *csystem_allocate_zeroed(size_t size) {
  int saved = errno;
  void *block = calloc(1, size);
  errno = saved;
  return block;
}

void *csystem_reallocate(void *block, size_t size) {
  int saved = errno;
  void *moved = realloc(block, size);
  errno = saved;
  return moved;
}

void csystem_free(void *block) {
  int saved = errno;
  free(block);
  errno = saved;
}

void *csystem_map(void *wish, size_t size) {
  int saved = errno;
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
#ifdef MAP_FIXED_NOREPLACE
  if (wish != NULL) flags |= MAP_FIXED_NOREPLACE;
#endif
  void *memory = mmap(wish, size, PROT_NONE, flags, -1, 0);
  if (memory != MAP_FAILED && wish != NULL && memory != wish) {
    munmap(memory, size);
    memory = MAP_FAILED;
  }
  errno = saved;
  return memory == MAP_FAILED ? NULL : memory;
}

int csystem_protect(void *address, size_t size, int protection) {
  int saved = errno;
  int answer = mprotect(address, size, protection) < 0 ? -errno : 0;
  errno = saved;
  return answer;
}

int csystem_discard(void *address, size_t size) {
  int saved = errno;
  int answer = madvise(address, size, MADV_DONTNEED) < 0 ? -errno : 0;
  if (answer == 0 && mprotect(address, size, PROT_NONE) < 0) answer = -errno;
  errno = saved;
  return answer;
}

int csystem_unmap(void *address, size_t size) {
  int saved = errno;
  int answer = munmap(address, size) < 0 ? -errno : 0;
  errno = saved;
  return answer;
}

int32_t csystem_utc_offset(int64_t seconds) {
  time_t moment = (time_t)seconds;
  struct tm local;
  int saved = errno;
  int32_t offset = localtime_r(&moment, &local) != NULL ? (int32_t)local.tm_gmtoff : 0;
  errno = saved;
  return offset;
}
