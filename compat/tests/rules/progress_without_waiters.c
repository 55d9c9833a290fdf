/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-23] P8 progress: a large send reaches the peer while no thread waits on the port; its packet is there after. */

#include "../trace.h"

enum { AMOUNT = 8 << 20 };

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  char *large = calloc(1, AMOUNT);
  WSABUF buffer = {AMOUNT, large};
  must(WSASend(mine, &buffer, 1, NULL, 0, &operation[0], NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING, "send");
  static char piece[65536];
  int total = 0;
  while (total < AMOUNT) {
    int length = recv(peer, piece, sizeof piece, 0);
    must(length > 0, "recv");
    total += length;
  }
  say("all of it came");
  packet("send", port);

  receive("receive", mine, 1, 16);
  put(peer, "more");
  DWORD bytes = 0, flags = 0;
  while (!WSAGetOverlappedResult(mine, &operation[1], &bytes, FALSE, &flags)) SwitchToThread();
  say("a receive ended too: %u bytes", (unsigned)bytes);
  dequeue("receive", port, 0);
  return 0;
}
