/* SPDX-License-Identifier: Apache-2.0 */

/* [GOR-5 LIVE-16] The result of a finished operation is there at once and for good, even with bWait and an event that
   somebody consumed; on success the last Winsock error is 0. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  operation[0].hEvent = CreateEventW(NULL, FALSE, FALSE, NULL);
  receive("receive", mine, 0, 16);
  put(peer, "hello");
  packet("received", port);
  until(operation[0].hEvent);
  for (int wait = 0; wait < 4; wait++) {
    DWORD bytes = 99, flags = 99;
    SAY_BOOL("GetOverlappedResult", GetOverlappedResult((HANDLE)mine, &operation[0], &bytes, wait % 2));
    say("bytes %u", (unsigned)bytes);
    WSASetLastError(1234);
    BOOL success = WSAGetOverlappedResult(mine, &operation[0], &bytes, wait % 2, &flags);
    say("WSAGetOverlappedResult %d, bytes %u flags %u error %u", success, (unsigned)bytes, (unsigned)flags,
        (unsigned)WSAGetLastError());
  }
  return 0;
}
