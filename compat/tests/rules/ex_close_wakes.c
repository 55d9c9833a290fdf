/* SPDX-License-Identifier: Apache-2.0 */

/* [EX-7 CLOSE-1] Closing a port wakes those who wait with GetQueuedCompletionStatusEx: FALSE, 735.

   Wine 8 lets them wait on; Microsoft Learn, "GetQueuedCompletionStatus", says otherwise. */

#include "../trace.h"

static HANDLE port, waiting;
static BOOL success;
static unsigned error;

static DWORD WINAPI waiter(void *unused) {
  OVERLAPPED_ENTRY entries[4];
  ULONG count = 0;
  (void)unused;
  SetEvent(waiting);
  success = GetQueuedCompletionStatusEx(port, entries, 4, &count, INFINITE, FALSE);
  error = (unsigned)GetLastError();
  return 0;
}

int main(void) {
  port = new_port(0);
  waiting = new_event();
  HANDLE t = thread(waiter, NULL);
  until(waiting);
  for (int i = 0; i < 5; i++) let_it_block();
  SAY_BOOL("close", CloseHandle(port));
  ended(t);
  say("the waiter: %d %u", success, error);
  return 0;
}
