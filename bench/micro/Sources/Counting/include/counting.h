/* SPDX-License-Identifier: Apache-2.0 */

/* Exact counts of what one thread does between begin and end: calls of malloc and its relatives, and system calls. */

#ifndef COUNTING_H
#define COUNTING_H

struct counts {
  long allocations;
  long system_calls; /* -1 where they cannot be counted */
};

/* Once, in the thread that is counted. Ends the program when what it counts is not what it does. */
void counting_prepare(void);

void counting_begin(void);
struct counts counting_end(void);

#endif
