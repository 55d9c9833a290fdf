/* SPDX-License-Identifier: Apache-2.0 */

/* A log-linear histogram of nanoseconds: 64 equal steps within each power of two, so a value read back is at most
   1.6 % above the one recorded, whether it was a microsecond or a minute. */

#ifndef BENCH_HISTOGRAM_H
#define BENCH_HISTOGRAM_H

#include <stdint.h>

enum { HISTOGRAM_STEP_BITS = 6, HISTOGRAM_STEPS = 1 << HISTOGRAM_STEP_BITS, HISTOGRAM_BUCKETS = 64 * HISTOGRAM_STEPS };

struct histogram {
  uint64_t counts[HISTOGRAM_BUCKETS];
  uint64_t total, max;
};

static inline unsigned histogram_bucket(uint64_t value) {
  unsigned shift;
  if (value < HISTOGRAM_STEPS) return (unsigned)value;
  shift = 63 - (unsigned)__builtin_clzll(value) - HISTOGRAM_STEP_BITS;
  return ((shift + 1) << HISTOGRAM_STEP_BITS) + (unsigned)((value >> shift) & (HISTOGRAM_STEPS - 1));
}

/* The largest value that falls into a bucket. */
static inline uint64_t histogram_ceiling(unsigned bucket) {
  unsigned shift;
  if (bucket < HISTOGRAM_STEPS) return bucket;
  shift = (bucket >> HISTOGRAM_STEP_BITS) - 1;
  return ((uint64_t)(HISTOGRAM_STEPS + bucket % HISTOGRAM_STEPS + 1) << shift) - 1;
}

static inline void histogram_record(struct histogram *h, uint64_t value) {
  h->counts[histogram_bucket(value)]++;
  h->total++;
  if (value > h->max) h->max = value;
}

/* The smallest recorded value that at least `share` (0..1) of all values do not exceed. */
static inline uint64_t histogram_percentile(const struct histogram *h, double share) {
  uint64_t wanted = (uint64_t)(share * (double)h->total + 0.5), seen = 0;
  unsigned i;
  if (wanted == 0) wanted = 1;
  for (i = 0; i < HISTOGRAM_BUCKETS; i++) {
    seen += h->counts[i];
    if (seen >= wanted) {
      uint64_t ceiling = histogram_ceiling(i);
      return ceiling < h->max ? ceiling : h->max;
    }
  }
  return h->max;
}

#endif
