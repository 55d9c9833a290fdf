/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-8] P7 fair: threads that wait on a port are released last in, first out.

   Nothing tells when a thread has begun to wait. So the order in which they do is made likely, and one round of ten
   must show it; first in, first out never does, unless a thread was late.

   Wine 8 releases them first in, first out; Microsoft Learn, "I/O Completion Ports", says otherwise. */

#include "../trace.h"

enum { WAITERS = 3 };

static HANDLE port, waiting, released;
static LONG order;
static int place[WAITERS];

static DWORD WINAPI waiter(void *index) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  SetEvent(waiting);
  if (GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH))
    place[(ULONG_PTR)index] = (int)InterlockedIncrement(&order);
  SetEvent(released);
  return 0;
}

static int last_in_was_first_out(void) {
  HANDLE threads[WAITERS];
  order = 0;
  for (int i = 0; i < WAITERS; i++) {
    ResetEvent(waiting);
    threads[i] = thread(waiter, (void *)(ULONG_PTR)i);
    until(waiting);
    let_it_block();
  }
  for (int i = 0; i < WAITERS; i++) {
    ResetEvent(released);
    must(PostQueuedCompletionStatus(port, 0, 0, NULL), "post");
    until(released);
  }
  for (int i = 0; i < WAITERS; i++) ended(threads[i]);
  return place[0] == 3 && place[1] == 2 && place[2] == 1;
}

int main(void) {
  port = new_port(8);
  waiting = new_event();
  released = new_event();
  int shown = 0;
  for (int round = 0; round < 10 && !shown; round++) shown = last_in_was_first_out();
  say("last in, first out: %d", shown);
  return 0;
}
