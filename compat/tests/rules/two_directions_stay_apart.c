/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-25 SOCK-1] P5 order: a receive and a large send pend on one socket; neither waits for the other. */

#include "../trace.h"

enum { AMOUNT = 8 << 20 };

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF large = {AMOUNT, calloc(1, AMOUNT)};
  must(WSASend(mine, &large, 1, NULL, 0, &operation[0], NULL) == SOCKET_ERROR && WSAGetLastError() == WSA_IO_PENDING,
       "the send pends");
  receive("receive", mine, 1, 16);
  put(peer, "hello");
  packet("the receive", port);
  SAY_BOOL("cancel another receive", CancelIoEx((HANDLE)mine, &operation[1]));
  static char piece[65536];
  for (int total = 0; total < AMOUNT;) {
    int length = recv(peer, piece, sizeof piece, 0);
    must(length > 0, "recv");
    total += length;
  }
  packet("the send", port);
  return 0;
}
