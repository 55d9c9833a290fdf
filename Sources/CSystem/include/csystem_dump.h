/* SPDX-License-Identifier: Apache-2.0 */
/* A signal that asks a process what it is waiting for. */
#ifndef CSYSTEM_DUMP_H
#define CSYSTEM_DUMP_H

#include <stdint.h>

/* The processor's counter: one instruction, where a clock would be a call. */
static inline uint64_t csystem_ticks(void) {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t ticks;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
  return ticks;
#else
  return 0;
#endif
}

/* Lets the signal wake whoever reads `descriptor`, unless the program has a use of its own for it; the calling thread
   takes it from now on. */
void csystem_await_dump(int descriptor);
/* What was asked for since the last time: 0 nothing, 1 a report on standard error, 2 one in a file. */
extern int csystem_dump_wanted __attribute__((visibility("hidden")));
static inline int csystem_dump_asked(void) { return __atomic_load_n(&csystem_dump_wanted, __ATOMIC_RELAXED); }
/* Gives the report to whoever asked. */
void csystem_give_dump(const char *text, unsigned long length);

#endif
