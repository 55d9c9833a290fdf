/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-9, LIVE-11] P7 fair: a thread that blocks in something that is none of ours frees its place within a few
   milliseconds; one that computes keeps it, and one that has come back from blocking counts again.

     A takes packet 1                  B waits
     blocks in poll, a mutex, a pipe   takes packet 2
     computes                          (has come back; must not get packet 3)
     comes back to the port            takes packet 3                                      */

#include "../trace.h"
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

enum { IN_SLEEP, IN_MUTEX, IN_PIPE, WAYS };

static HANDLE port, a_has_one, b_has_one[2];
static volatile LONG block_now, a_runs_again, come_back, unblocked;
static int where, ends[2];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void take(const char *who) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), who);
}

static void spin_until(volatile LONG *flag) {
  while (!InterlockedCompareExchange(flag, 0, 0)) {
  }
}

static DWORD WINAPI thread_a(void *unused) {
  char byte;
  (void)unused;
  take("A");
  SetEvent(a_has_one);
  spin_until(&block_now);
  switch (where) {
  case IN_SLEEP:
    while (!InterlockedCompareExchange(&unblocked, 0, 0)) usleep(20000);
    break;
  case IN_MUTEX:
    pthread_mutex_lock(&mutex);
    pthread_mutex_unlock(&mutex);
    break;
  case IN_PIPE: must(read(ends[0], &byte, 1) == 1, "read"); break;
  }
  InterlockedExchange(&a_runs_again, 1);
  spin_until(&come_back);
  take("A again");
  return 0;
}

static DWORD WINAPI thread_b(void *unused) {
  (void)unused;
  take("B");
  SetEvent(b_has_one[0]);
  take("B again");
  SetEvent(b_has_one[1]);
  return 0;
}

static void round_of(const char *name) {
  port = new_port(1);
  a_has_one = new_event();
  b_has_one[0] = new_event();
  b_has_one[1] = new_event();
  block_now = a_runs_again = come_back = unblocked = 0;
  pthread_mutex_lock(&mutex);
  HANDLE a = thread(thread_a, NULL);
  PostQueuedCompletionStatus(port, 0, 1, NULL);
  until(a_has_one);
  HANDLE b = thread(thread_b, NULL);
  PostQueuedCompletionStatus(port, 0, 2, NULL);
  say("%s: while A computes B waits: %d", name, WaitForSingleObject(b_has_one[0], 3 * BRIEFLY) == WAIT_TIMEOUT);
  InterlockedExchange(&block_now, 1);
  say("%s: once A blocks B runs: %d", name, WaitForSingleObject(b_has_one[0], LONG_ENOUGH) == WAIT_OBJECT_0);
  let_it_block();
  /* B waits on the port again. */
  InterlockedExchange(&unblocked, 1);
  pthread_mutex_unlock(&mutex);
  must(write(ends[1], "x", 1) == 1, "write");
  if (where != IN_PIPE) must(read(ends[0], data[0], 1) == 1, "read");
  spin_until(&a_runs_again);
  /* Long enough for it to be noticed: nobody needs the place yet. */
  WaitForSingleObject(b_has_one[1], 5 * BRIEFLY);
  PostQueuedCompletionStatus(port, 0, 3, NULL);
  say("%s: A computes again, B waits: %d", name, WaitForSingleObject(b_has_one[1], 2 * BRIEFLY) == WAIT_TIMEOUT);
  InterlockedExchange(&come_back, 1);
  PostQueuedCompletionStatus(port, 0, 4, NULL);
  ended(a);
  ended(b);
  CloseHandle(port);
}

int main(void) {
  static const char *names[WAYS] = {"a sleep", "a mutex", "a pipe"};
  start();
  must(pipe(ends) == 0, "pipe");
  for (where = IN_SLEEP; where < WAYS; where++) round_of(names[where]);
  return 0;
}
