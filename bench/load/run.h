/* SPDX-License-Identifier: Apache-2.0 */

/* What all ways of loading share: the phases of a run, the clock, the event loop, the result.

   Warming: connections are opened and answer their first messages; nothing is counted yet. Measuring: the window all
   figures belong to. Draining: nothing new is sent, what is under way comes back. Holding: connections stay open and
   silent until told otherwise. */

#ifndef BENCH_LOAD_RUN_H
#define BENCH_LOAD_RUN_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "options.h"
#include "report.h"

#define SECOND UINT64_C(1000000000)

enum phase { WARMING, MEASURING, DRAINING, HOLDING, DONE };

struct run {
  enum phase phase;
  int loop; /* the epoll descriptor; an event without a pointer is standard input's */
  struct sockaddr_in address;
  bool expects_closes;
  unsigned open;       /* connections */
  uint64_t unfinished; /* connections that still owe an answer in this phase, or have yet to be opened in it */
  uint64_t now, window_start, window_end, last_answer;
  struct report result;
};

extern struct run run;

/* One way of loading a server. */
struct mode {
  const char *name;
  void (*prepare)(void);
  void (*turn)(void); /* between two waits, at a given rate also between two events: opens and sends what is due */
  void (*serve)(void *item, uint32_t ready);
  void (*phase_changed)(void); /* counts run.unfinished anew; in the window also sends the first messages */
  void (*abandon)(void);       /* the run ends although answers are owed */
  void (*finish)(void);
};

extern const struct mode echo_mode, churn_mode, udp_mode;

void die(const char *what);

static inline uint64_t read_clock(clockid_t clock) {
  struct timespec t;
  if (clock_gettime(clock, &t) != 0) return 0;
  return (uint64_t)t.tv_sec * SECOND + (uint64_t)t.tv_nsec;
}

/* How many messages a connection may have started by the end of the present phase. */
static inline uint64_t phase_limit(uint64_t started) {
  switch (run.phase) {
    case WARMING: return options.warmup;
    case MEASURING: return options.seconds > 0 ? UINT64_MAX : options.warmup + options.messages;
    default: return started;
  }
}

/* An answer that took `nanoseconds`; counted when it came within the window. */
static inline void count_answer(uint64_t nanoseconds) {
  run.result.messages++;
  run.last_answer = run.now;
  if (run.phase != MEASURING) return;
  run.result.window_messages++;
  histogram_record(&run.result.latency, nanoseconds);
}

/* Lets a loopback client connect from more addresses than one, so that it does not run out of ports. */
void use_source_address(int fd, unsigned turn);

#endif
