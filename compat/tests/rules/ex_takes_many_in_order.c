/* SPDX-License-Identifier: Apache-2.0 */

/* [EX-1] GetQueuedCompletionStatusEx takes up to as many packets as asked for, oldest first. */

#include "../trace.h"

static void take(HANDLE port, ULONG most) {
  OVERLAPPED_ENTRY entries[8];
  ULONG count = 99;
  BOOL success = GetQueuedCompletionStatusEx(port, entries, most, &count, 0, FALSE);
  if (!success) {
    say("up to %u: nothing, error %u", (unsigned)most, (unsigned)GetLastError());
    return;
  }
  say("up to %u: %u", (unsigned)most, (unsigned)count);
  for (ULONG i = 0; i < count; i++)
    say("  key %u bytes %u %s", (unsigned)entries[i].lpCompletionKey, (unsigned)entries[i].dwNumberOfBytesTransferred,
        op_name(entries[i].lpOverlapped));
}

int main(void) {
  HANDLE port = new_port(0);
  for (DWORD i = 0; i < 6; i++) PostQueuedCompletionStatus(port, 100 + i, i, i % 2 ? &operation[i] : NULL);
  take(port, 1);
  take(port, 3);
  take(port, 8);
  take(port, 8);
  return 0;
}
