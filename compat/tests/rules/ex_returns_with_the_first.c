/* SPDX-License-Identifier: Apache-2.0 */

/* [EX-2] GetQueuedCompletionStatusEx does not wait until its array is full. */

#include "../trace.h"

static HANDLE port, waiting;

static DWORD WINAPI waiter(void *unused) {
  OVERLAPPED_ENTRY entries[8];
  ULONG count = 0;
  (void)unused;
  SetEvent(waiting);
  SAY_BOOL("eight wanted", GetQueuedCompletionStatusEx(port, entries, 8, &count, INFINITE, FALSE));
  say("%u came, key %u", (unsigned)count, (unsigned)entries[0].lpCompletionKey);
  return 0;
}

int main(void) {
  port = new_port(0);
  waiting = new_event();
  HANDLE t = thread(waiter, NULL);
  until(waiting);
  let_it_block();
  PostQueuedCompletionStatus(port, 0, 6, NULL);
  ended(t);
  return 0;
}
