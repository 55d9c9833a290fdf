/* SPDX-License-Identifier: Apache-2.0 */

#include "report.h"

#include <inttypes.h>
#include <stdio.h>

static double per_second(const struct report *r) {
  return r->seconds > 0 ? (double)r->window_messages / r->seconds : 0.0;
}

static void field(const char *name, uint64_t value) { printf(",\"%s\":%" PRIu64, name, value); }

void report_json(const struct report *r, const char *mode) {
  const struct histogram *h = &r->latency;
  printf("{\"mode\":\"%s\",\"connections\":%u,\"idle\":%u", mode, options.connections, options.idle);
  printf(",\"bytes\":%u,\"depth\":%u,\"rate\":%.1f", options.bytes, options.depth, options.rate);
  printf(",\"seconds\":%.6f,\"messages_per_second\":%.1f", r->seconds, per_second(r));
  field("window_messages", r->window_messages);
  field("latency_samples", h->total);
  field("messages", r->messages);
  field("bytes_verified", r->bytes_verified);
  field("p50_nanoseconds", histogram_percentile(h, 0.5));
  field("p99_nanoseconds", histogram_percentile(h, 0.99));
  field("p999_nanoseconds", histogram_percentile(h, 0.999));
  field("max_nanoseconds", h->max);
  field("server_cpu_nanoseconds", r->server_cpu);
  field("client_cpu_nanoseconds", r->client_cpu);
  field("closed_by_server", r->closed_by_server);
  field("cut_off", r->cut_off);
  field("queued", r->queued);
  field("late", r->late);
  field("abandoned", r->abandoned);
  field("lost", r->lost);
  field("duplicates", r->duplicates);
  field("errors", report_errors(r));
  field("mismatches", r->mismatches);
  field("premature_closes", r->premature_closes);
  field("connect_failures", r->connect_failures);
  field("unanswered", r->unanswered);
  printf("}\n");
}

static void print_counts(const struct report *r) {
  if (options.rate > 0)
    printf("open loop       %.0f/s asked for, %" PRIu64 " queued behind others, %" PRIu64 " sent late, %" PRIu64
           " abandoned\n",
           options.rate, r->queued, r->late, r->abandoned);
  if (options.udp) printf("lost            %" PRIu64 ", %" PRIu64 " of them came late\n", r->lost, r->duplicates);
  if (r->closed_by_server > 0)
    printf("closed          %" PRIu64 " by the server as announced, %" PRIu64 " messages cut off\n",
           r->closed_by_server, r->cut_off);
}

void report_text(const struct report *r, const char *mode) {
  const struct histogram *h = &r->latency;
  printf("connections     %u, %u bytes, %u in flight each (%s)", options.connections, options.bytes, options.depth,
         mode);
  if (options.idle > 0) printf(", %u idle", options.idle);
  printf("\nmessages        %" PRIu64 " in %.2f s (%.0f/s)\n", r->window_messages, r->seconds, per_second(r));
  printf("bytes verified  %" PRIu64 "\n", r->bytes_verified);
  printf("latency         p50 %.1f us   p99 %.1f us   p99.9 %.1f us   max %.1f us\n",
         (double)histogram_percentile(h, 0.5) / 1e3, (double)histogram_percentile(h, 0.99) / 1e3,
         (double)histogram_percentile(h, 0.999) / 1e3, (double)h->max / 1e3);
  if (r->server_cpu > 0 && r->window_messages > 0)
    printf("server cpu      %.3f us per message\n", (double)r->server_cpu / 1e3 / (double)r->window_messages);
  print_counts(r);
  printf("errors          %" PRIu64, report_errors(r));
  if (report_errors(r) > 0)
    printf(" (%" PRIu64 " mismatches, %" PRIu64 " premature closes, %" PRIu64 " failed connects, %" PRIu64
           " unanswered)",
           r->mismatches, r->premature_closes, r->connect_failures, r->unanswered);
  printf("\n");
}
