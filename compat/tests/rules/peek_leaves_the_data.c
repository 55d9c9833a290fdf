/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-16] An overlapped receive with MSG_PEEK delivers data and leaves it for the next one. */

#include "../trace.h"

static void peek(const char *title, SOCKET s, int i) {
  WSABUF buffer = {16, data[i]};
  DWORD bytes = 0, flags = MSG_PEEK;
  SAY_SOCK(title, WSARecv(s, &buffer, 1, &bytes, &flags, &operation[i], NULL));
}

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  peek("pending peek", mine, 0);
  put(peer, "hello");
  packet("peeked", port);
  peek("peek at once", mine, 1);
  packet("peeked", port);
  receive("receive", mine, 2, 16);
  packet("received", port);
  say("'%s' '%s' '%s'", data[0], data[1], data[2]);
  receive("nothing is left", mine, 3, 16);
  return 0;
}
