/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-6] CloseHandle on a socket closes it: operations are aborted, the peer sees the end, the value is dead.

   Wine 8 aborts with 676, and its closesocket takes a value that CloseHandle closed; Microsoft Learn,
   "closesocket", says WSAENOTSOCK. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  receive("pending", mine, 0, 16);
  SAY_BOOL("CloseHandle", CloseHandle((HANDLE)mine));
  DWORD bytes = 9;
  ULONG_PTR key = 0;
  OVERLAPPED *record = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  DWORD error = GetLastError();
  say("packet: %d %s, bytes %u key %u %s", success,
      error == 64 || error == 995 || error == 1236 ? "aborted" : "another error", (unsigned)bytes, (unsigned)key,
      op_name(record));
  get("at the peer", peer);
  SAY_SOCK("closesocket", closesocket(mine));
  SAY_BOOL("CloseHandle again", CloseHandle((HANDLE)mine));
  no_packet("no more", port);
  return 0;
}
