/* SPDX-License-Identifier: Apache-2.0 */
/* What is compiled into the engine: apart from the rest, so that a change there does not build the engine anew. */
#ifndef SIMULATED_POINT_H
#define SIMULATED_POINT_H

#include <stdint.h>

/* Another thread may go on here. Before every atomic access, lock, system call. */
extern int32_t sim_slice;
void sim_reschedule(void);
static inline __attribute__((always_inline)) void sim_point(void) {
  if (--sim_slice < 0) sim_reschedule();
}

/* The bug that is planted in this run; -1 for none. */
extern int32_t sim_mutant;

#endif
