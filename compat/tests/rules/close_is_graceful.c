/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-7 CLOSE-2] closesocket with a receive pending and nothing unread ends the connection properly.

   Wine 8 aborts with 676; its own sock.c, on Windows, expects 1236. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  receive("pending", mine, 0, 16);
  SAY_SOCK("close", closesocket(mine));
  get("at the peer", peer);
  DWORD bytes = 9, error;
  ULONG_PTR key = 0;
  OVERLAPPED *record = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  error = GetLastError();
  say("packet: %d %s, bytes %u key %u %s", success,
      error == ERROR_CONNECTION_ABORTED || error == ERROR_NETNAME_DELETED || error == ERROR_OPERATION_ABORTED
        ? "aborted"
        : "another error",
      (unsigned)bytes, (unsigned)key, op_name(record));
  no_packet("no more", port);
  return 0;
}
