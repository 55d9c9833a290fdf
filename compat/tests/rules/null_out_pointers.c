/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-8] GetQueuedCompletionStatus without a place for its answers: 87, and the packet stays.

   Wine 8 follows the pointer and crashes. No page fixes what happens: our choice loses no packet. */

#include "../trace.h"

int main(void) {
  HANDLE port = new_port(0);
  DWORD bytes = 7;
  ULONG_PTR key = 7, entry_key = 0;
  OVERLAPPED *record = NULL;
  OVERLAPPED_ENTRY entry;
  ULONG count = 0;
  (void)entry_key;
  PostQueuedCompletionStatus(port, 1, 2, &operation[0]);
  SAY_BOOL("no bytes", GetQueuedCompletionStatus(port, NULL, &key, &record, 0));
  SAY_BOOL("no key", GetQueuedCompletionStatus(port, &bytes, NULL, &record, 0));
  SAY_BOOL("no pointer", GetQueuedCompletionStatus(port, &bytes, &key, NULL, 0));
  SAY_BOOL("no array", GetQueuedCompletionStatusEx(port, NULL, 1, &count, 0, FALSE));
  SAY_BOOL("no count", GetQueuedCompletionStatusEx(port, &entry, 1, NULL, 0, FALSE));
  say("bytes and key untouched: %d", bytes == 7 && key == 7);
  packet("it is still there", port);
  no_packet("and alone", port);
  return 0;
}
