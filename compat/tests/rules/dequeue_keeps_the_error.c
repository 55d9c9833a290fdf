/* SPDX-License-Identifier: Apache-2.0 */

/* [GQCS-6] A successful dequeue leaves the last error as it was, for posts and operations, in both forms. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  PostQueuedCompletionStatus(port, 1, 2, NULL);
  SetLastError(12345);
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, 0);
  say("post: %d %u", success, (unsigned)GetLastError());
  receive("pending", mine, 0, 8);
  put(peer, "x");
  SetLastError(12346);
  success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  say("operation: %d %u", success, (unsigned)GetLastError());
  OVERLAPPED_ENTRY entry;
  ULONG count = 0;
  PostQueuedCompletionStatus(port, 1, 2, NULL);
  SetLastError(12347);
  success = GetQueuedCompletionStatusEx(port, &entry, 1, &count, LONG_ENOUGH, FALSE);
  say("many: %d %u", success, (unsigned)GetLastError());
  return 0;
}
