/* SPDX-License-Identifier: Apache-2.0 */

/* What a message contains is a function of seed, connection, message number and offset. The receiver can therefore
   check every byte that comes back without having kept what it sent, and a byte that strayed in from another message or
   another connection is seen. */

#ifndef BENCH_PAYLOAD_H
#define BENCH_PAYLOAD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The finalizer of splitmix64: neighbouring inputs give unrelated outputs. */
static inline uint64_t payload_mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

static inline uint64_t payload_key(uint64_t seed, uint64_t connection, uint64_t message) {
  return payload_mix(payload_mix(seed + connection) + message);
}

/* Writes the bytes [offset, offset + length) of the message with this key. */
static inline void payload_fill(unsigned char *to, uint64_t key, size_t offset, size_t length) {
  while (length > 0) {
    uint64_t word = payload_mix(key + offset / 8);
    size_t skip = offset % 8, n = 8 - skip < length ? 8 - skip : length;
    memcpy(to, (unsigned char *)&word + skip, n);
    to += n;
    offset += n;
    length -= n;
  }
}

#endif
