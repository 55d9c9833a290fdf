/* SPDX-License-Identifier: Apache-2.0 */

/* What a load run found, as text for people or as one JSON object for programs. */

#ifndef BENCH_LOAD_REPORT_H
#define BENCH_LOAD_REPORT_H

#include <inttypes.h>
#include <stdio.h>

#include "histogram.h"

struct report {
  struct histogram latency;  /* of the messages answered inside the measured window */
  double seconds;            /* length of that window */
  uint64_t server_cpu;       /* nanoseconds the watched process computed in it */
  uint64_t messages;         /* answered in the whole run, every byte compared */
  uint64_t bytes_verified;
  uint64_t closed_by_server; /* after they were announced: not an error */
  uint64_t cut_off;          /* messages under way on those connections */
  uint64_t mismatches, premature_closes, connect_failures, unanswered;
};

static uint64_t report_errors(const struct report *r) {
  return r->mismatches + r->premature_closes + r->connect_failures + r->unanswered;
}

static void report_json(const struct report *r, unsigned connections, unsigned bytes, unsigned depth) {
  const struct histogram *h = &r->latency;
  printf("{\"connections\":%u,\"bytes\":%u,\"depth\":%u,", connections, bytes, depth);
  printf("\"seconds\":%.6f,\"window_messages\":%" PRIu64 ",\"messages_per_second\":%.1f,", r->seconds, h->total,
         r->seconds > 0 ? (double)h->total / r->seconds : 0.0);
  printf("\"messages\":%" PRIu64 ",\"bytes_verified\":%" PRIu64 ",", r->messages, r->bytes_verified);
  printf("\"p50_nanoseconds\":%" PRIu64 ",\"p99_nanoseconds\":%" PRIu64 ",", histogram_percentile(h, 0.5),
         histogram_percentile(h, 0.99));
  printf("\"p999_nanoseconds\":%" PRIu64 ",\"max_nanoseconds\":%" PRIu64 ",", histogram_percentile(h, 0.999), h->max);
  printf("\"server_cpu_nanoseconds\":%" PRIu64 ",", r->server_cpu);
  printf("\"closed_by_server\":%" PRIu64 ",\"cut_off\":%" PRIu64 ",", r->closed_by_server, r->cut_off);
  printf("\"errors\":%" PRIu64 ",\"mismatches\":%" PRIu64 ",\"premature_closes\":%" PRIu64 ",", report_errors(r),
         r->mismatches, r->premature_closes);
  printf("\"connect_failures\":%" PRIu64 ",\"unanswered\":%" PRIu64 "}\n", r->connect_failures, r->unanswered);
}

static void report_text(const struct report *r, unsigned connections, unsigned bytes, unsigned depth) {
  const struct histogram *h = &r->latency;
  printf("connections     %u, %u bytes, %u in flight each\n", connections, bytes, depth);
  printf("messages        %" PRIu64 " in %.2f s (%.0f/s)\n", h->total, r->seconds,
         r->seconds > 0 ? (double)h->total / r->seconds : 0.0);
  printf("bytes verified  %" PRIu64 "\n", r->bytes_verified);
  printf("latency         p50 %.1f us   p99 %.1f us   p99.9 %.1f us   max %.1f us\n",
         (double)histogram_percentile(h, 0.5) / 1e3, (double)histogram_percentile(h, 0.99) / 1e3,
         (double)histogram_percentile(h, 0.999) / 1e3, (double)h->max / 1e3);
  if (r->server_cpu > 0 && h->total > 0)
    printf("server cpu      %.3f us per message\n", (double)r->server_cpu / 1e3 / (double)h->total);
  if (r->closed_by_server > 0)
    printf("closed          %" PRIu64 " by the server as announced, %" PRIu64 " messages cut off\n",
           r->closed_by_server, r->cut_off);
  printf("errors          %" PRIu64, report_errors(r));
  if (report_errors(r) > 0)
    printf(" (%" PRIu64 " mismatches, %" PRIu64 " premature closes, %" PRIu64 " failed connects, %" PRIu64
           " unanswered)",
           r->mismatches, r->premature_closes, r->connect_failures, r->unanswered);
  printf("\n");
}

#endif
