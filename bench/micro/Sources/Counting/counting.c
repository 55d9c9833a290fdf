/* SPDX-License-Identifier: Apache-2.0 */

#define _GNU_SOURCE
#include "counting.h"
#include "counters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool sees_system_calls;
static long allocations_before;

void counting_begin(void) {
  allocations_before = counted_allocations;
  if (sees_system_calls) system_calls_start();
}

struct counts counting_end(void) {
  struct counts counts;
  counts.system_calls = sees_system_calls ? system_calls_stop() : -1;
  counts.allocations = counted_allocations - allocations_before;
  return counts;
}

/* A counter that sees nothing would let everything pass. */
void counting_prepare(void) {
  enum { TIMES = 10 };
  /* Volatile: a copy that nobody looks at need not be made. */
  static char *volatile copies[TIMES];
  struct counts copied, called;
  int i;
  sees_system_calls = system_calls_prepare();
  counting_begin();
  /* strdup allocates inside of libc, which is the harder case. */
  for (i = 0; i < TIMES; i++) copies[i] = strdup("what a library allocates");
  copied = counting_end();
  counting_begin();
  for (i = 0; i < TIMES; i++) getppid();
  called = counting_end();
  for (i = 0; i < TIMES; i++) free(copies[i]);
  if (copied.allocations != TIMES || (sees_system_calls && called.system_calls != TIMES)) {
    fprintf(stderr, "counting: made %d allocations and %d system calls, counted %ld and %ld\n", TIMES, TIMES,
            copied.allocations, called.system_calls);
    exit(2);
  }
}
