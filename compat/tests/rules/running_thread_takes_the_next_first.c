/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-15] P7 fair: at the limit a thread that comes back takes the next packet itself, before any that wait.

     thread A                  thread B        main
     takes 1                   waits           posts 1
                                               posts 2 and 3
     takes 2, takes 3
     waits for an event                        posts 4
                               takes 4

   Wine 8 knows no limit; Microsoft Learn, "I/O Completion Ports", says what it is. */

#include "../trace.h"

static HANDLE port, first, queued, others, last;

static unsigned take(void) {
  DWORD bytes;
  ULONG_PTR key = 0;
  OVERLAPPED *record;
  GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  return (unsigned)key;
}

static volatile LONG posted;

static DWORD WINAPI thread_a(void *unused) {
  (void)unused;
  say("A took %u", take());
  SetEvent(first);
  while (!InterlockedCompareExchange(&posted, 0, 0)) {
  }
  say("A took %u", take());
  say("A took %u", take());
  SetEvent(others);
  until(last);
  return 0;
}

static DWORD WINAPI thread_b(void *unused) {
  (void)unused;
  SetEvent(queued);
  say("B took %u", take());
  SetEvent(last);
  return 0;
}

int main(void) {
  port = new_port(1);
  first = new_event();
  queued = new_event();
  others = new_event();
  last = new_event();
  HANDLE a = thread(thread_a, NULL);
  PostQueuedCompletionStatus(port, 0, 1, NULL);
  until(first);
  HANDLE b = thread(thread_b, NULL);
  until(queued);
  let_it_block();
  PostQueuedCompletionStatus(port, 0, 2, NULL);
  PostQueuedCompletionStatus(port, 0, 3, NULL);
  InterlockedExchange(&posted, 1);
  until(others);
  PostQueuedCompletionStatus(port, 0, 4, NULL);
  ended(a);
  ended(b);
  return 0;
}
