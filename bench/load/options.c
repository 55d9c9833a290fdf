/* SPDX-License-Identifier: Apache-2.0 */

#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options options = {
    .host = "127.0.0.1", .connections = 1, .bytes = 64, .depth = 1, .burst = 1000, .warmup = 1, .seed = 1};

static const char usage[] =
    "usage: load --port N [--host ADDRESS] [--mode echo|churn] [--udp] [--connections N] [--idle N] [--bytes N]\n"
    "            [--depth N] [--seconds S | --messages N] [--rate R] [--warmup-messages N] [--burst N] [--seed N]\n"
    "            [--watch PID]... [--progress] [--json] [--hold]\n"
    "--messages and --warmup-messages count per connection, --rate (messages per second) over all of them\n"
    "--rate needs --seconds; --idle and --rate go with --mode echo alone; a datagram has 8 to 65507 bytes\n"
    "stdin takes: expect-closes, end, close\n";

static void refuse(void) {
  fputs(usage, stderr);
  exit(2);
}

static bool set_flag(const char *name) {
  if (strcmp(name, "--progress") == 0) options.progress = true;
  else if (strcmp(name, "--json") == 0) options.json = true;
  else if (strcmp(name, "--hold") == 0) options.hold = true;
  else if (strcmp(name, "--udp") == 0) options.udp = true;
  else return false;
  return true;
}

static void set_mode(const char *value) {
  options.churn = strcmp(value, "churn") == 0;
  if (!options.churn && strcmp(value, "echo") != 0) refuse();
}

static void watch(const char *value) {
  if (options.watched_count == WATCHED_MAX) refuse();
  options.watched[options.watched_count++] = (pid_t)atoi(value);
}

static void set_value(const char *name, const char *value) {
  if (strcmp(name, "--host") == 0) options.host = value;
  else if (strcmp(name, "--mode") == 0) set_mode(value);
  else if (strcmp(name, "--port") == 0) options.port = (unsigned)atoi(value);
  else if (strcmp(name, "--connections") == 0) options.connections = (unsigned)atoi(value);
  else if (strcmp(name, "--idle") == 0) options.idle = (unsigned)atoi(value);
  else if (strcmp(name, "--bytes") == 0) options.bytes = (unsigned)atoi(value);
  else if (strcmp(name, "--depth") == 0) options.depth = (unsigned)atoi(value);
  else if (strcmp(name, "--burst") == 0) options.burst = (unsigned)atoi(value);
  else if (strcmp(name, "--seconds") == 0) options.seconds = atof(value);
  else if (strcmp(name, "--rate") == 0) options.rate = atof(value);
  else if (strcmp(name, "--messages") == 0) options.messages = strtoull(value, NULL, 10);
  else if (strcmp(name, "--warmup-messages") == 0) options.warmup = strtoull(value, NULL, 10);
  else if (strcmp(name, "--seed") == 0) options.seed = strtoull(value, NULL, 10);
  else if (strcmp(name, "--watch") == 0) watch(value);
  else refuse();
}

void options_parse(int argc, char **argv) {
  int i;
  for (i = 1; i < argc; i++) {
    if (set_flag(argv[i])) continue;
    if (i + 1 == argc) refuse();
    set_value(argv[i], argv[i + 1]);
    i++;
  }
  if (options.port == 0 || options.connections == 0 || options.bytes == 0 || options.depth == 0 || options.burst == 0)
    refuse();
  if (options.rate < 0 || (options.rate > 0 && options.seconds <= 0)) refuse();
  if ((options.udp || options.churn) && (options.idle > 0 || options.rate > 0)) refuse();
  if (options.udp && (options.churn || options.bytes < 8 || options.bytes > 65507)) refuse();
}
