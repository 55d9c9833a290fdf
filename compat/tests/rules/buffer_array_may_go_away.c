/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-38 LIVE-2] P2 hands off: the array of WSABUF is read during the call only. */

#include "../trace.h"

static void issue(SOCKET s) {
  WSABUF buffers[3] = {{2, data[0]}, {2, data[1]}, {50, data[2]}};
  DWORD flags = 0;
  SAY_SOCK("receive", WSARecv(s, buffers, 3, NULL, &flags, &operation[0], NULL));
  memset(buffers, 0xff, sizeof buffers);
  flags = 0xffffffff;
}

static void issue_send(SOCKET s, char *large, ULONG size) {
  WSABUF *buffers = malloc(2 * sizeof *buffers);
  buffers[0] = (WSABUF){size / 2, large};
  buffers[1] = (WSABUF){size - size / 2, large + size / 2};
  must(WSASend(s, buffers, 2, NULL, 0, &operation[1], NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING, "send");
  memset(buffers, 0xff, 2 * sizeof *buffers);
  free(buffers);
}

int main(void) {
  enum { AMOUNT = 8 << 20 };
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  issue(mine);
  put(peer, "aabbcc");
  packet("received", port);
  say("'%s' '%s' '%s'", data[0], data[1], data[2]);
  char *large = malloc(AMOUNT), *copy = malloc(AMOUNT);
  for (int i = 0; i < AMOUNT; i++) large[i] = (char)(i >> 12);
  issue_send(mine, large, AMOUNT);
  int total = 0;
  while (total < AMOUNT) {
    int length = recv(peer, copy + total, AMOUNT - total, 0);
    must(length > 0, "recv");
    total += length;
  }
  packet("sent", port);
  say("the peer got the same bytes: %d", memcmp(large, copy, AMOUNT) == 0);
  return 0;
}
