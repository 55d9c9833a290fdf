/* SPDX-License-Identifier: Apache-2.0 */

/* Messages at a given rate, whatever the server does. Message k is due k intervals after the window began, on
   connection k modulo --connections, and its latency counts from then: a server that stalls makes all that fall due
   meanwhile late, as it would make users wait, instead of being asked less (coordinated omission). */

#ifndef BENCH_LOAD_OPEN_LOOP_H
#define BENCH_LOAD_OPEN_LOOP_H

#include <stdbool.h>
#include <stdint.h>

void open_loop_start(void);

/* The connection of the next message that is due, which is then counted as due. */
bool open_loop_next(unsigned *connection);

/* How many messages have been due on a connection. */
uint64_t open_loop_due_on(unsigned connection);

/* Messages are numbered per connection, from 0 at the start of the window. */
void open_loop_answered(unsigned connection, uint64_t number);

/* From `number` on the messages due on this connection will not be answered: they are recorded with the time they have
   waited until now. */
void open_loop_abandon(unsigned connection, uint64_t number);

#endif
