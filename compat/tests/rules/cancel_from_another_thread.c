/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-9] CancelIoEx works from any thread, also while another one waits for the packet. */

#include "../trace.h"

static SOCKET mine, peer;
static HANDLE waiting;

static DWORD WINAPI canceller(void *unused) {
  (void)unused;
  until(waiting);
  SAY_BOOL("another thread cancels", CancelIoEx((HANDLE)mine, &operation[0]));
  return 0;
}

int main(void) {
  HANDLE port = open_connection(&mine, &peer, 1);
  waiting = new_event();
  HANDLE t = thread(canceller, NULL);
  receive("this thread issues", mine, 0, 8);
  SetEvent(waiting);
  DWORD bytes = 9;
  ULONG_PTR key = 0;
  OVERLAPPED *record = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  unsigned error = (unsigned)GetLastError();
  ended(t);
  say("packet: %d %u bytes %u key %u %s", success, error, (unsigned)bytes, (unsigned)key, op_name(record));
  return 0;
}
