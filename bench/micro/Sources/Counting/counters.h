/* SPDX-License-Identifier: Apache-2.0 */

#ifndef COUNTERS_H
#define COUNTERS_H

#include <stdbool.h>

/* Counted at all times, by each thread for itself. */
extern __thread long counted_allocations;

/* Whether the kernel lets this thread look at its own system calls; asked once. */
bool system_calls_prepare(void);

/* From start to the next stop, in the thread that prepared. */
void system_calls_start(void);
long system_calls_stop(void);

#endif
