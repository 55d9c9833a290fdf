/* SPDX-License-Identifier: Apache-2.0 */

/* [ERR-15 LIVE-10] Sleep, SleepEx and what succeeds leave the last error as it was. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1), event = new_event();
  SetLastError(4321);
  Sleep(0);
  say("Sleep(0): %u", (unsigned)GetLastError());
  Sleep(1);
  say("Sleep(1): %u", (unsigned)GetLastError());
  SleepEx(1, FALSE);
  say("SleepEx: %u", (unsigned)GetLastError());
  SetEvent(event);
  WaitForSingleObject(event, 0);
  say("WaitForSingleObject: %u", (unsigned)GetLastError());
  PostQueuedCompletionStatus(port, 0, 0, NULL);
  say("post: %u", (unsigned)GetLastError());
  /* The thread that dequeues does the work of other operations too, of failing ones as well. */
  for (int round = 0; round < 2; round++) {
    DWORD bytes, flags = 0;
    ULONG_PTR key;
    OVERLAPPED *record;
    SetLastError(4321);
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet");
    say("dequeue: %u", (unsigned)GetLastError());
    WSABUF buffer = {16, data[0]};
    if (round == 0) {
      WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
      put(peer, "x");
    }
  }
  return 0;
}
