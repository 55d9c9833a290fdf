/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-5 PORT-13] Closing a port drops its packets; its sockets go on and stay associated with the dead port. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1), second = new_port(0);
  receive("before", mine, 0, 16);
  PostQueuedCompletionStatus(port, 0, 9, NULL);
  SAY_BOOL("close", CloseHandle(port));
  SAY_BOOL("the value is dead", PostQueuedCompletionStatus(port, 0, 0, NULL));
  put(peer, "one");
  DWORD bytes = 0, flags = 0;
  while (!WSAGetOverlappedResult(mine, &operation[0], &bytes, FALSE, &flags)) {
    must(WSAGetLastError() == WSA_IO_INCOMPLETE, "result");
    SwitchToThread();
  }
  say("the pending receive ended with %u bytes '%.3s'", (unsigned)bytes, data[0]);
  put(peer, "two");
  get("blocking receive", mine);
  put(mine, "three");
  get("blocking send", peer);
  SAY_BOOL("associate anew", CreateIoCompletionPort((HANDLE)mine, second, 2, 0) == second);
  no_packet("the other port", second);
  SAY_SOCK("closesocket", closesocket(mine));
  return 0;
}
