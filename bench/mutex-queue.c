/* SPDX-License-Identifier: Apache-2.0 */

/* The yardstick for post-dequeue.c, with the same modes: the plainest queue between threads, a ring under a mutex with
   a condition variable that is signalled only when somebody waits. */

#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <unistd.h>

#include "measure.h"

enum { SLOTS = 65536, STOP = 1 };

struct packet {
  void *overlapped;
  uintptr_t key;
  uint32_t bytes;
};

struct queue {
  pthread_mutex_t lock;
  pthread_cond_t filled;
  unsigned waiters, head, tail;
  struct packet slots[SLOTS];
};

static struct queue queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .filled = PTHREAD_COND_INITIALIZER};
static struct queue other_queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .filled = PTHREAD_COND_INITIALIZER};
static unsigned long count, producers, consumers;

static void fail(const char *why) {
  fprintf(stderr, "%s\n", why);
  exit(1);
}

/* Kept from being inlined, as a call into a library would be. Answers 0 when the ring is full. */
__attribute__((noinline)) static int put(struct queue *to, const struct packet *packet) {
  unsigned waiters;
  pthread_mutex_lock(&to->lock);
  if (to->tail - to->head == SLOTS) {
    pthread_mutex_unlock(&to->lock);
    return 0;
  }
  to->slots[to->tail++ % SLOTS] = *packet;
  waiters = to->waiters;
  pthread_mutex_unlock(&to->lock);
  if (waiters > 0) pthread_cond_signal(&to->filled);
  return 1;
}

__attribute__((noinline)) static void take(struct queue *from, struct packet *packet) {
  pthread_mutex_lock(&from->lock);
  while (from->head == from->tail) {
    from->waiters++;
    pthread_cond_wait(&from->filled, &from->lock);
    from->waiters--;
  }
  *packet = from->slots[from->head++ % SLOTS];
  pthread_mutex_unlock(&from->lock);
}

static void post(struct queue *to, uint32_t bytes, uintptr_t key) {
  struct packet packet = {&queue, key, bytes};
  while (!put(to, &packet)) sched_yield();
}

static unsigned long long single(void) {
  unsigned long i;
  for (i = 0; i < count; i++) {
    struct packet out;
    post(&queue, (uint32_t)i, i);
    take(&queue, &out);
    if (out.overlapped != &queue || out.key != i || out.bytes != (uint32_t)i) fail("another packet");
  }
  return count;
}

/* ---- many -------------------------------------------------------------------------------------------------------- */

static void *produce(void *sum) {
  unsigned long i, share = count / producers;
  unsigned long long mine = 0;
  for (i = 1; i <= share; i++) {
    post(&queue, (uint32_t)i, 0);
    mine += i;
  }
  *(unsigned long long *)sum = mine;
  return NULL;
}

static void *consume(void *sum) {
  struct packet out;
  unsigned long long mine = 0;
  for (;;) {
    take(&queue, &out);
    if (out.key == STOP) break;
    mine += out.bytes;
  }
  *(unsigned long long *)sum = mine;
  return NULL;
}

static pthread_t start_thread(void *(*function)(void *), void *argument) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, function, argument) != 0) fail("pthread_create");
  return thread;
}

static unsigned long long many(void) {
  pthread_t *threads = calloc(producers + consumers, sizeof *threads);
  unsigned long long *sums = calloc(producers + consumers, sizeof *sums), difference = 0;
  unsigned long i;
  if (threads == NULL || sums == NULL) fail("calloc");
  for (i = 0; i < consumers; i++) threads[i] = start_thread(consume, &sums[i]);
  for (; i < consumers + producers; i++) threads[i] = start_thread(produce, &sums[i]);
  for (i = consumers; i < consumers + producers; i++) pthread_join(threads[i], NULL);
  for (i = 0; i < consumers; i++) post(&queue, 0, STOP);
  for (i = 0; i < consumers; i++) pthread_join(threads[i], NULL);
  for (i = 0; i < consumers + producers; i++) difference += i < consumers ? sums[i] : 0 - sums[i];
  if (difference != 0) fail("packets were lost");
  free(threads);
  free(sums);
  return (unsigned long long)(count / producers) * producers;
}

/* ---- ping-pong --------------------------------------------------------------------------------------------------- */

static void *pong(void *unused) {
  unsigned long i;
  struct packet out;
  for (i = 0; i < count; i++) {
    take(&other_queue, &out);
    post(&queue, 0, out.key + 1);
  }
  return unused;
}

static unsigned long long ping_pong(void) {
  pthread_t thread = start_thread(pong, NULL);
  unsigned long i;
  struct packet out;
  for (i = 0; i < count; i++) {
    post(&other_queue, 0, i);
    take(&queue, &out);
    if (out.key != i + 1) fail("another packet");
  }
  pthread_join(thread, NULL);
  return 2ull * count;
}

/* glibc's mutex leaves out its atomic instructions while a process has one thread. No program with such a queue has. */
static void *sleep_forever(void *unused) {
  for (;;) pause();
  return unused;
}

int main(int argc, char **argv) {
  const char *mode = text_option(argc, argv, "--mode");
  unsigned long long packets;
  double start, cpu;
  if (mode == NULL) mode = "single";
  count = number_option(argc, argv, "--count", mode[0] == 's' ? 10000000 : mode[0] == 'm' ? 4000000 : 200000);
  producers = number_option(argc, argv, "--producers", mode[0] == 'm' ? 2 : 1);
  consumers = number_option(argc, argv, "--consumers", mode[0] == 'm' ? 2 : 1);
  if (count == 0 || producers == 0 || consumers == 0) return 2;
  start_thread(sleep_forever, NULL);
  start = seconds_now();
  cpu = cpu_seconds();
  if (strcmp(mode, "single") == 0) packets = single();
  else if (strcmp(mode, "many") == 0) packets = many();
  else if (strcmp(mode, "ping-pong") == 0) packets = ping_pong();
  else return 2;
  print_packets(mode, producers, consumers, 0, packets, seconds_now() - start, cpu_seconds() - cpu);
  return 0;
}
