/* SPDX-License-Identifier: Apache-2.0 */

/* [GQCS-5 CLOSE-1] Closing a port wakes everyone who waits on it with 735 and stores nothing.

   Wine 8 lets them wait on; Microsoft Learn, "GetQueuedCompletionStatus", says ERROR_ABANDONED_WAIT_0. */

#include "../trace.h"

enum { WAITERS = 4 };

static HANDLE port, waiting[WAITERS];
static struct {
  BOOL success;
  unsigned error, bytes;
  OVERLAPPED *record;
} seen[WAITERS];

static DWORD WINAPI waiter(void *index) {
  int i = (int)(ULONG_PTR)index;
  DWORD bytes = 7;
  ULONG_PTR key = 7;
  SetEvent(waiting[i]);
  seen[i].success = GetQueuedCompletionStatus(port, &bytes, &key, &seen[i].record, i % 2 ? INFINITE : LONG_ENOUGH);
  seen[i].error = (unsigned)GetLastError();
  seen[i].bytes = (unsigned)(bytes + key);
  return 0;
}

int main(void) {
  HANDLE threads[WAITERS];
  port = new_port(0);
  for (int i = 0; i < WAITERS; i++) {
    seen[i].record = &operation[0];
    waiting[i] = new_event();
    threads[i] = thread(waiter, (void *)(ULONG_PTR)i);
    until(waiting[i]);
  }
  for (int i = 0; i < 5; i++) let_it_block();
  SAY_BOOL("close", CloseHandle(port));
  for (int i = 0; i < WAITERS; i++) ended(threads[i]);
  for (int i = 0; i < WAITERS; i++)
    say("waiter %d: %d %u %s, stored %d", i, seen[i].success, seen[i].error, op_name(seen[i].record),
        seen[i].bytes != 14);
  return 0;
}
