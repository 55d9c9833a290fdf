/* SPDX-License-Identifier: Apache-2.0 */

/* [EX-5] GetQueuedCompletionStatusEx is TRUE even if entries failed; each OVERLAPPED tells its own result. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 3);
  receive("first", mine, 0, 8);
  receive("second", mine, 1, 8);
  SAY_BOOL("cancel all", CancelIoEx((HANDLE)mine, NULL));
  transmit("third", mine, 2, "ok");
  int taken = 0;
  while (taken < 3) {
    OVERLAPPED_ENTRY entries[4];
    ULONG count = 0;
    must(GetQueuedCompletionStatusEx(port, entries, 4, &count, LONG_ENOUGH, FALSE), "packets");
    taken += (int)count;
  }
  for (int i = 0; i < 3; i++) {
    DWORD bytes = 9;
    say_record("entry", &operation[i]);
    SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[i], &bytes, FALSE));
  }
  return 0;
}
