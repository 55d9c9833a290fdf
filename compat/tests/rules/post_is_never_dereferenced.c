/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-3] What is posted comes back bit by bit, and nobody follows the pointer. */

#include "../trace.h"

int main(void) {
  static const ULONG_PTR values[] = {1, 3, 0x1000, ~(ULONG_PTR)0, ~(ULONG_PTR)1, 0x8000000000000000};
  HANDLE port = new_port(0);
  for (int i = 0; i < 6; i++) {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *record = NULL;
    SAY_BOOL("post", PostQueuedCompletionStatus(port, 0xffffffff - i, i, (OVERLAPPED *)values[i]));
    BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, 0);
    say("%d: bytes %d pointer %d", success, bytes == 0xffffffff - i, (ULONG_PTR)record == values[i]);
  }
  OVERLAPPED_ENTRY entries[6];
  ULONG count = 0;
  for (int i = 0; i < 6; i++) PostQueuedCompletionStatus(port, 0xffffffff, i, (OVERLAPPED *)values[i]);
  SAY_BOOL("several at once", GetQueuedCompletionStatusEx(port, entries, 6, &count, 0, FALSE));
  for (ULONG i = 0; i < count; i++)
    say("entry %d: bytes %d pointer %d", (int)i, entries[i].dwNumberOfBytesTransferred == 0xffffffff,
        (ULONG_PTR)entries[i].lpOverlapped == values[i]);
  return 0;
}
