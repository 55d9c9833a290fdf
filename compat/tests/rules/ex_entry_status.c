/* SPDX-License-Identifier: Apache-2.0 */

/* [EX-8 EX-5 EX-1] Internal of an entry is the status of its packet, and 0 for a post. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 5);
  receive("cancelled", mine, 0, 8);
  SAY_BOOL("cancel", CancelIoEx((HANDLE)mine, &operation[0]));
  OVERLAPPED_ENTRY entry;
  operation[1].Internal = 0xC0000120;
  PostQueuedCompletionStatus(port, 7, 8, &operation[1]);
  transmit("sent", mine, 2, "five!");
  for (int i = 0; i < 3; i++) {
    ULONG count = 0;
    memset(&entry, 0x5a, sizeof entry);
    must(GetQueuedCompletionStatusEx(port, &entry, 1, &count, LONG_ENOUGH, FALSE), "a packet");
    say("entry: %u, status %08x bytes %u key %u %s", (unsigned)count, (unsigned)entry.Internal,
        (unsigned)entry.dwNumberOfBytesTransferred, (unsigned)entry.lpCompletionKey, op_name(entry.lpOverlapped));
  }
  return 0;
}
