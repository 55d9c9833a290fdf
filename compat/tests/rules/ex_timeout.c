/* SPDX-License-Identifier: Apache-2.0 */

/* [EX-3] GetQueuedCompletionStatusEx on an empty port: FALSE, 258, and no entry. */

#include "../trace.h"

static void ask(const char *title, HANDLE port, DWORD milliseconds) {
  OVERLAPPED_ENTRY entries[4];
  ULONG count = 0;
  memset(entries, 0x5a, sizeof entries);
  ULONGLONG before = GetTickCount64();
  SAY_BOOL(title, GetQueuedCompletionStatusEx(port, entries, 4, &count, milliseconds, FALSE));
  say("it waited: %d", GetTickCount64() - before + 16 >= milliseconds);
}

int main(void) {
  HANDLE port = new_port(0);
  ask("a look", port, 0);
  ask("a wait", port, 60);
  PostQueuedCompletionStatus(port, 1, 2, NULL);
  ask("a packet", port, 0);
  ask("taken", port, 0);
  return 0;
}
