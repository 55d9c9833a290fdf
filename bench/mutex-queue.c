/* SPDX-License-Identifier: Apache-2.0 */

/* The yardstick for post-dequeue.c: the plainest queue between threads, a ring under a mutex with a condition variable
   that is signalled only when somebody waits. One thread puts and takes, so nobody ever contends. */

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { SLOTS = 1024 };

struct packet {
  void *overlapped;
  uintptr_t key;
  uint32_t bytes;
};

static struct {
  pthread_mutex_t lock;
  pthread_cond_t filled;
  unsigned waiters, head, tail;
  struct packet slots[SLOTS];
} queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .filled = PTHREAD_COND_INITIALIZER};

/* Kept from being inlined, as a call into a library would be. */
__attribute__((noinline)) static int put(const struct packet *packet) {
  unsigned waiters;
  pthread_mutex_lock(&queue.lock);
  if (queue.tail - queue.head == SLOTS) {
    pthread_mutex_unlock(&queue.lock);
    return 0;
  }
  queue.slots[queue.tail++ % SLOTS] = *packet;
  waiters = queue.waiters;
  pthread_mutex_unlock(&queue.lock);
  if (waiters > 0) pthread_cond_signal(&queue.filled);
  return 1;
}

__attribute__((noinline)) static void take(struct packet *packet) {
  pthread_mutex_lock(&queue.lock);
  while (queue.head == queue.tail) {
    queue.waiters++;
    pthread_cond_wait(&queue.filled, &queue.lock);
    queue.waiters--;
  }
  *packet = queue.slots[queue.head++ % SLOTS];
  pthread_mutex_unlock(&queue.lock);
}

/* glibc's mutex leaves out its atomic instructions while a process has one thread. No program with such a queue has. */
static void *sleep_forever(void *unused) {
  for (;;) pause();
  return unused;
}

static double seconds_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  unsigned long pairs = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000000, i;
  double start, seconds;
  pthread_t other;
  if (pairs == 0 || pthread_create(&other, NULL, sleep_forever, NULL) != 0) return 2;
  start = seconds_now();
  for (i = 0; i < pairs; i++) {
    struct packet in = {&queue, i, (uint32_t)i}, out;
    if (!put(&in)) return 1;
    take(&out);
    if (out.overlapped != &queue || out.key != i || out.bytes != (uint32_t)i) return 1;
  }
  seconds = seconds_now() - start;
  printf("pairs=%lu pairs_per_second=%.0f\n", pairs, (double)pairs / seconds);
  return 0;
}
