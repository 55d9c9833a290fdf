/* SPDX-License-Identifier: Apache-2.0 */

/* What a load run found, as text for people or as one JSON object for programs. */

#ifndef BENCH_LOAD_REPORT_H
#define BENCH_LOAD_REPORT_H

#include <stdint.h>

#include "histogram.h"
#include "options.h"

struct report {
  struct histogram latency;  /* of the messages answered inside the window; in an open loop of all due inside it */
  double seconds;            /* length of that window */
  uint64_t server_cpu;       /* nanoseconds the watched processes computed in it */
  uint64_t client_cpu;       /* and this one */
  uint64_t window_messages;  /* answered inside it */
  uint64_t messages;         /* answered in the whole run, every byte compared */
  uint64_t bytes_verified;
  uint64_t closed_by_server; /* after they were announced: not an error */
  uint64_t cut_off;          /* messages under way on those connections */
  uint64_t queued;           /* open loop: due while their connection still waited for answers */
  uint64_t late;             /* open loop: sent too late, and it was this program's fault */
  uint64_t abandoned;        /* open loop: unanswered when draining was given up */
  uint64_t lost, duplicates; /* datagrams that did not come in time, and those of them that came after all */
  uint64_t mismatches, premature_closes, connect_failures, unanswered;
};

static inline uint64_t report_errors(const struct report *r) {
  return r->mismatches + r->premature_closes + r->connect_failures + r->unanswered;
}

void report_json(const struct report *r, const char *mode);
void report_text(const struct report *r, const char *mode);

#endif
