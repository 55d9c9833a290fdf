/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-10 ERR-3] A reset by the peer ends a pending receive: 64, no bytes, status C000020D; 10054 for Winsock. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 3);
  receive("pending", mine, 0, 16);
  close_with_reset(peer);
  packet("reset", port);
  say_record("reset", &operation[0]);
  DWORD bytes = 9, flags = 0;
  SAY_BOOL("GetOverlappedResult", GetOverlappedResult((HANDLE)mine, &operation[0], &bytes, FALSE));
  SAY_BOOL("WSAGetOverlappedResult", WSAGetOverlappedResult(mine, &operation[0], &bytes, FALSE, &flags));
  no_packet("no more", port);
  return 0;
}
