/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-9] P7 fair: a port with limit 1 runs one thread; when that one blocks, in whatever wait, another takes over.

     thread A               thread B              main
     takes packet 1
     computes               waits                 posts packet 2
                            (must stay blocked)   sees that B has nothing
     blocks                 takes packet 2
     goes on

   Wine 8 knows no limit; Microsoft Learn, "I/O Completion Ports", says what it is. */

#include "../trace.h"

enum { IN_WAIT, IN_SLEEP, IN_RECV, IN_OTHER_PORT };

static HANDLE port, other_port, a_has_one, b_has_one;
static SOCKET mine, peer;
static volatile LONG block_now;
static int where;

static void take(const char *who) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), who);
}

static DWORD WINAPI thread_a(void *unused) {
  (void)unused;
  take("A");
  SetEvent(a_has_one);
  while (!InterlockedCompareExchange(&block_now, 0, 0)) {
  }
  char byte;
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  switch (where) {
  case IN_WAIT: until(b_has_one); break;
  case IN_SLEEP:
    for (int i = 0; i < 100 && WaitForSingleObject(b_has_one, 0) != WAIT_OBJECT_0; i++) Sleep(50);
    break;
  case IN_RECV: recv(mine, &byte, 1, 0); break;
  case IN_OTHER_PORT: GetQueuedCompletionStatus(other_port, &bytes, &key, &record, LONG_ENOUGH); break;
  }
  return 0;
}

static DWORD WINAPI thread_b(void *unused) {
  (void)unused;
  take("B");
  SetEvent(b_has_one);
  return 0;
}

int main(void) {
  static const char *names[] = {"a wait for an object", "a sleep", "a blocking receive", "another port"};
  start();
  connected_pair(&mine, &peer);
  for (where = IN_WAIT; where <= IN_OTHER_PORT; where++) {
    port = new_port(1);
    other_port = new_port(0);
    a_has_one = new_event();
    b_has_one = new_event();
    block_now = 0;
    HANDLE a = thread(thread_a, NULL);
    PostQueuedCompletionStatus(port, 0, 1, NULL);
    until(a_has_one);
    HANDLE b = thread(thread_b, NULL);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    say("%s: while A computes B waits: %d", names[where], WaitForSingleObject(b_has_one, 2 * BRIEFLY) == WAIT_TIMEOUT);
    InterlockedExchange(&block_now, 1);
    say("%s: once A blocks B runs: %d", names[where], WaitForSingleObject(b_has_one, LONG_ENOUGH) == WAIT_OBJECT_0);
    put(peer, "x");
    PostQueuedCompletionStatus(other_port, 0, 0, NULL);
    ended(a);
    ended(b);
    if (where != IN_RECV) recv(mine, data[0], 1, 0);
    CloseHandle(port);
    CloseHandle(other_port);
  }
  return 0;
}
