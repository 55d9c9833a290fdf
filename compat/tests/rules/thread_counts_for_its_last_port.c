/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-12] A thread counts against the port it named last, and no other.

     thread A                  thread B           main
     takes a packet of X       waits on X         posts to X again
     (X at its limit)          (stays blocked)    sees that B has nothing
     takes a packet of Y
     computes                  takes from X

   Wine 8 knows no limit; Microsoft Learn, "I/O Completion Ports", says what it is. */

#include "../trace.h"

static HANDLE x, y, a_has_one, b_has_one;
static volatile LONG change, stop;

static void take(HANDLE port) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet");
}

static DWORD WINAPI thread_a(void *unused) {
  (void)unused;
  take(x);
  SetEvent(a_has_one);
  while (!InterlockedCompareExchange(&change, 0, 0)) {
  }
  take(y);
  while (!InterlockedCompareExchange(&stop, 0, 0)) {
  }
  return 0;
}

static DWORD WINAPI thread_b(void *unused) {
  (void)unused;
  take(x);
  SetEvent(b_has_one);
  return 0;
}

int main(void) {
  x = new_port(1);
  y = new_port(1);
  a_has_one = new_event();
  b_has_one = new_event();
  HANDLE a = thread(thread_a, NULL);
  PostQueuedCompletionStatus(y, 0, 0, NULL);
  PostQueuedCompletionStatus(x, 0, 0, NULL);
  until(a_has_one);
  HANDLE b = thread(thread_b, NULL);
  PostQueuedCompletionStatus(x, 0, 0, NULL);
  say("B waits while A belongs to X: %d", WaitForSingleObject(b_has_one, 2 * BRIEFLY) == WAIT_TIMEOUT);
  InterlockedExchange(&change, 1);
  say("B runs when A went to Y: %d", WaitForSingleObject(b_has_one, LONG_ENOUGH) == WAIT_OBJECT_0);
  InterlockedExchange(&stop, 1);
  ended(a);
  ended(b);
  return 0;
}
