/* SPDX-License-Identifier: Apache-2.0 */

#include "open-loop.h"

#include "run.h"

/* More than that after its time, a message says nothing about the server any more. */
enum { TOLERANCE = 100000 };

static uint64_t next;
static double interval;

void open_loop_start(void) {
  next = 0;
  interval = (double)SECOND / options.rate;
}

static uint64_t due_time(uint64_t message) { return run.window_start + (uint64_t)((double)message * interval); }

bool open_loop_next(unsigned *connection) {
  uint64_t due = due_time(next);
  if (due > run.now || due >= run.window_end) return false;
  if (run.now - due > TOLERANCE) run.result.late++;
  *connection = (unsigned)(next++ % options.connections);
  return true;
}

uint64_t open_loop_due_on(unsigned connection) {
  return next / options.connections + (connection < next % options.connections);
}

static void record(unsigned connection, uint64_t number) {
  histogram_record(&run.result.latency, run.now - due_time(number * options.connections + connection));
}

void open_loop_answered(unsigned connection, uint64_t number) {
  run.result.messages++;
  run.last_answer = run.now;
  if (run.phase == MEASURING) run.result.window_messages++;
  record(connection, number);
}

void open_loop_abandon(unsigned connection, uint64_t number) {
  for (; number < open_loop_due_on(connection); number++) {
    run.result.abandoned++;
    record(connection, number);
  }
}
