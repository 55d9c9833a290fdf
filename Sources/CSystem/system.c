/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem.h"
#include "csystem_sanitizers.h"

#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <string.h>
#include <sys/syscall.h>

__thread void *csystem_slot CSYSTEM_TLS;
__thread uint32_t csystem_word CSYSTEM_TLS;

/* Present when the program, or this library, was built with the sanitizer. */
extern void __asan_init(void) __attribute__((weak));
extern void __tsan_init(void) __attribute__((weak));
extern void __msan_init(void) __attribute__((weak));
int csystem_is_sanitized;
__attribute__((constructor)) static void find_sanitizer(void) {
  csystem_is_sanitized = __asan_init != NULL || __tsan_init != NULL || __msan_init != NULL;
  if (csystem_is_sanitized) csystem_add_modes(CSYSTEM_MODE_SANITIZED);
  if (getenv("IOCP_CHAOS") != NULL) csystem_add_modes(CSYSTEM_MODE_CHAOS);
}

void *csystem_slots;
uint32_t csystem_slots_used;
int32_t csystem_awaited;
uint32_t csystem_modes_set;

int csystem_futex_wait(const uint32_t *word, uint32_t expected, int64_t deadline) {
  struct timespec until = {deadline / 1000000000, deadline % 1000000000};
  int saved = errno;
  /* FUTEX_WAIT_BITSET takes an absolute time on CLOCK_MONOTONIC; FUTEX_WAIT a relative one. */
  long result = syscall(SYS_futex, word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, expected,
                        deadline < 0 ? NULL : &until, NULL, FUTEX_BITSET_MATCH_ANY);
  int answer = result < 0 ? -errno : 0;
  errno = saved;
  return answer == -EINTR ? 0 : answer;
}

void csystem_futex_wake(const uint32_t *word, int count) {
  int saved = errno;
  /* The waiter may be gone with its memory: EFAULT then, and that is no error. */
  syscall(SYS_futex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count, NULL, NULL, 0);
  errno = saved;
}

static pthread_key_t exit_key;
static pthread_once_t exit_once = PTHREAD_ONCE_INIT;
static int exit_error;
static void (*exit_destructor)(void *);

static void make_exit_key(void) { exit_error = pthread_key_create(&exit_key, exit_destructor); }

int csystem_on_thread_exit(void (*destructor)(void *)) {
  __atomic_store_n(&exit_destructor, destructor, __ATOMIC_RELAXED);
  pthread_once(&exit_once, make_exit_key);
  return exit_error != 0 ? exit_error : pthread_setspecific(exit_key, csystem_slot);
}

int csystem_start_thread(const char *name, void *(*body)(void *), void *argument) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 256 * 1024);
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, body, argument);
  if (error == 0) pthread_setname_np(thread, name);
  pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return error;
}

int csystem_processors(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  int saved = errno;
  int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  errno = saved;
  return count > 0 ? count : 1;
}

int32_t csystem_thread_id(void) { return (int32_t)syscall(SYS_gettid); }

int64_t csystem_thread_time(int32_t thread) {
  /* The kernel's number of the clock that pthread_getcpuclockid(3) would name (CPUCLOCK_SCHED, per thread). */
  clockid_t clock = (clockid_t)(~(uint32_t)thread << 3 | 6);
  struct timespec time;
  int saved = errno;
  int failed = clock_gettime(clock, &time);
  errno = saved;
  return failed ? -1 : (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int csystem_thread_sleeps(int32_t thread) {
  char path[48], text[512];
  int saved = errno, sleeps = 0;
  snprintf(path, sizeof path, "/proc/self/task/%d/stat", (int)thread);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
  if (fd >= 0) close(fd);
  if (length > 0) {
    text[length] = 0;
    /* The name, in brackets, may have brackets of its own. */
    const char *state = strrchr(text, ')');
    sleeps = state != NULL && state[1] == ' ' && strchr("SDTt", state[2]) != NULL;
  }
  errno = saved;
  return sleeps;
}

/* Present under LeakSanitizer: what only a handle names is no leak. */
extern void __lsan_register_root_region(const void *base, size_t bytes) __attribute__((weak));

void *csystem_reserve(size_t bytes) {
  int saved = errno;
  void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  errno = saved;
  if (memory == MAP_FAILED) return NULL;
  if (__lsan_register_root_region != NULL) __lsan_register_root_region(memory, bytes);
  return memory;
}

int csystem_at_fork(void (*in_child)(void)) { return pthread_atfork(NULL, NULL, in_child); }

long csystem_accept(int fd, void *address, socklen_t *length) {
  CSYSTEM_CALL(accept4(fd, (struct sockaddr *)address, length, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

long csystem_poll(struct pollfd *entries, size_t count, const struct timespec *timeout) {
  int *location = &errno, saved = *location;
  long result = ppoll(entries, count, timeout, NULL);
  if (result < 0) {
    result = -(long)*location;
    *location = saved;
  }
  return result;
}

void csystem_drain_errors(int fd) {
  int saved = errno;
  char report[512];
  struct msghdr message = {.msg_control = report, .msg_controllen = sizeof report};
  while (recvmsg(fd, &message, MSG_ERRQUEUE | MSG_DONTWAIT) >= 0) message.msg_controllen = sizeof report;
  errno = saved;
}

long csystem_sendfile(int socket, int file, int64_t offset, size_t count) {
  int saved = errno;
  sigset_t pipe, before, pending;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigpending(&pending);
  pthread_sigmask(SIG_BLOCK, &pipe, &before);
  off_t position = offset;
  long result;
  do result = sendfile(socket, file, &position, count);
  while (result < 0 && errno == EINTR);
  if (result < 0) result = -(long)errno;
  /* Also after some bytes were sent: the peer may have gone in between. */
  static const struct timespec now;
  if (!sigismember(&pending, SIGPIPE)) sigtimedwait(&pipe, NULL, &now);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = saved;
  return result;
}

void csystem_discard_received(int fd) {
  int saved = errno;
  /* MSG_TRUNC: nothing is copied (tcp(7)). */
  for (int round = 0; round < 16; round++)
    if (recv(fd, NULL, 1 << 20, MSG_TRUNC | MSG_DONTWAIT) <= 0) break;
  errno = saved;
}

/* Not an atomic load: ThreadSanitizer watches those in spite of the attribute. */
__attribute__((no_sanitize("thread"))) void csystem_prefetch_target(const void *word) {
  uintptr_t target = *(const volatile uintptr_t *)word;
  csystem_prefetch(target);
  csystem_prefetch(target + 64);
}
