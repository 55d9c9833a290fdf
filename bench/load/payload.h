/* SPDX-License-Identifier: Apache-2.0 */

/* What a message contains: a stretch of one pattern of unrelated bytes, that starts where seed, connection and message
   number say. The receiver checks every byte that comes back without having kept what it sent, at the price of a
   comparison, and bytes that strayed in from another message or another connection are seen: two of them begin at the
   same place once in 262,144 times. */

#ifndef BENCH_PAYLOAD_H
#define BENCH_PAYLOAD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A piece is what can be read from the pattern in one go. The pattern fits into a second-level cache. */
enum { PAYLOAD_PATTERN = 1 << 18, PAYLOAD_PIECE = 1 << 16 };

extern unsigned char payload_pattern[PAYLOAD_PATTERN + PAYLOAD_PIECE];

/* The finalizer of splitmix64: neighbouring inputs give unrelated outputs. */
static inline uint64_t payload_mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/* Fills the pattern; its first bytes come once more at the end, so that a piece never has to be put together. */
static inline void payload_prepare(void) {
  size_t i;
  for (i = 0; i < PAYLOAD_PATTERN; i += 8) {
    uint64_t word = payload_mix(0x9e3779b97f4a7c15u * (i + 1));
    memcpy(payload_pattern + i, &word, 8);
  }
  memcpy(payload_pattern + PAYLOAD_PATTERN, payload_pattern, PAYLOAD_PIECE);
}

static inline uint64_t payload_key(uint64_t seed, uint64_t connection, uint64_t message) {
  return payload_mix(payload_mix(seed + connection) + message);
}

/* The bytes from `offset` on of the message with this key; PAYLOAD_PIECE of them may be read. */
static inline const unsigned char *payload_at(uint64_t key, size_t offset) {
  return payload_pattern + (key + offset) % PAYLOAD_PATTERN;
}

/* True when these are the bytes from `offset` on of the message with this key. */
static inline int payload_is(const unsigned char *bytes, uint64_t key, size_t offset, size_t length) {
  while (length > 0) {
    size_t piece = length < PAYLOAD_PIECE ? length : PAYLOAD_PIECE;
    if (memcmp(bytes, payload_at(key, offset), piece) != 0) return 0;
    bytes += piece;
    offset += piece;
    length -= piece;
  }
  return 1;
}

#endif
