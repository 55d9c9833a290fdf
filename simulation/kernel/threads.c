/* SPDX-License-Identifier: Apache-2.0 */
/* libc's functions for threads and time, as the linker gives them to the engine (--wrap). */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <limits.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>

enum { FIRST_THREAD = 1000 };

static long futex_wait(const uint32_t *word, uint32_t expected, const struct timespec *until) {
  enter_kernel();
  if (__atomic_load_n(word, __ATOMIC_RELAXED) != expected) {
    errno = EAGAIN;
    return -1;
  }
  int64_t deadline = until == NULL ? -1 : (int64_t)until->tv_sec * 1000000000 + until->tv_nsec;
  sim_note("sleeps on a word, until %ld", (long)deadline, 0, 0);
  current->word = word;
  /* futex(2) may come back for no reason. */
  bool spurious = faults_are_on && dice_chance(&kernel_dice, 5);
  bool was_woken = spurious ? (sim_reschedule(), true) : fiber_wait(ON_WORD, deadline);
  current->word = NULL;
  if (was_woken) return 0;
  sim_note("its time is up", 0, 0, 0);
  errno = ETIMEDOUT;
  return -1;
}

static long futex_wake(const uint32_t *word, int count) {
  enter_kernel();
  int woken = 0;
  int start = (int)dice_below(&kernel_dice, (uint32_t)fiber_count);
  for (int i = 0; i < fiber_count && woken < count; i++) {
    struct fiber *each = &fibers[(start + i) % fiber_count];
    if (each->wait != ON_WORD || each->word != word || each->was_woken) continue;
    each->was_woken = true;
    woken++;
    sim_note("wakes %ld", each->number, 0, 0);
  }
  return woken;
}

long __wrap_syscall(long number, ...) {
  va_list arguments;
  va_start(arguments, number);
  long answer = -1;
  if (number == SYS_futex) {
    const uint32_t *word = va_arg(arguments, const uint32_t *);
    int operation = va_arg(arguments, int) & ~FUTEX_PRIVATE_FLAG;
    if (operation == FUTEX_WAIT_BITSET) {
      uint32_t expected = va_arg(arguments, uint32_t);
      answer = futex_wait(word, expected, va_arg(arguments, const struct timespec *));
    } else {
      answer = futex_wake(word, va_arg(arguments, int));
    }
  } else if (number == SYS_gettid) {
    answer = FIRST_THREAD + sim_thread();
  } else {
    sim_fail("system call %ld is not simulated", number);
  }
  va_end(arguments);
  return answer;
}

static struct fiber *fiber_of(int thread) {
  int number = thread - FIRST_THREAD;
  return number >= 0 && number < fiber_count && fibers[number].wait != ENDED ? &fibers[number] : NULL;
}

bool thread_exists(int thread) { return fiber_of(thread) != NULL; }
bool thread_sleeps(int thread) {
  struct fiber *fiber = fiber_of(thread);
  if (fiber == NULL || fiber == current || !sim_sleeps(fiber->number)) return false;
  fiber->seen_asleep++;
  return true;
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *time) {
  int64_t moment = clock_now;
  if (clock < 0) {
    /* A thread's clock: the number that CSystem makes of it. */
    struct fiber *fiber = fiber_of((int)(~(uint32_t)clock >> 3));
    if (fiber == NULL) {
      errno = EINVAL;
      return -1;
    }
    moment = fiber->processor_time;
  } else {
    /* Nobody reads the same time twice. */
    clock_now += 20;
  }
  *time = (struct timespec){moment / 1000000000, moment % 1000000000};
  return 0;
}

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  (void)attributes;
  *thread = (pthread_t)fiber_count;
  fiber_start(fiber_count == 0 ? "backstop" : "engine", body, argument, false);
  sim_note("starts %ld", fiber_count - 1, 0, 0);
  return 0;
}

int __wrap_pthread_setname_np(pthread_t thread, const char *name) {
  (void)thread;
  (void)name;
  return 0;
}

static void (*destructors[4])(void *);
static unsigned key_count;

int __wrap_pthread_key_create(pthread_key_t *key, void (*destructor)(void *)) {
  if (key_count == 4) return EAGAIN;
  destructors[key_count] = destructor;
  *key = key_count++;
  return 0;
}

int __wrap_pthread_setspecific(pthread_key_t key, const void *value) {
  if (current != NULL) current->specific[key] = (void *)value;
  return 0;
}

void fiber_exit_hooks(struct fiber *fiber) {
  for (int round = 0; round < PTHREAD_DESTRUCTOR_ITERATIONS; round++)
    for (unsigned key = 0; key < key_count; key++) {
      void *value = fiber->specific[key];
      fiber->specific[key] = NULL;
      if (value != NULL && destructors[key] != NULL) destructors[key](value);
    }
}

/* Each seed runs in a child of its own, which is no child to the engine. */
int __wrap_pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void)) {
  (void)prepare;
  (void)parent;
  (void)child;
  return 0;
}

int __wrap_sched_getaffinity(pid_t process, size_t size, cpu_set_t *set) {
  (void)process;
  CPU_ZERO_S(size, set);
  CPU_SET_S(0, size, set);
  CPU_SET_S(1, size, set);
  return 0;
}

int __wrap_sched_yield(void) {
  enter_kernel();
  sim_reschedule();
  return 0;
}
