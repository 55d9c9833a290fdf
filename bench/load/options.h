/* SPDX-License-Identifier: Apache-2.0 */

/* What the command line asks for. */

#ifndef BENCH_LOAD_OPTIONS_H
#define BENCH_LOAD_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { WATCHED_MAX = 8 };

struct options {
  const char *host;
  unsigned port, connections, idle, bytes, depth, burst;
  uint64_t messages, warmup, seed;
  double seconds, rate; /* rate 0: a message leaves when an answer has come */
  pid_t watched[WATCHED_MAX];
  unsigned watched_count;
  bool churn, udp, progress, json, hold;
};

extern struct options options;

/* Ends the program with a usage line when the command line makes no sense. */
void options_parse(int argc, char **argv);

#endif
