/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-19] Calls without an OVERLAPPED on an associated socket are ordinary blocking calls without packets. */

#include "../trace.h"

static SOCKET mine, peer;

static DWORD WINAPI answer_later(void *unused) {
  (void)unused;
  must(recv(peer, data[1], 16, 0) == 4, "the peer's receive");
  put(peer, "pong");
  return 0;
}

int main(void) {
  HANDLE port = open_connection(&mine, &peer, 1);
  HANDLE t = thread(answer_later, NULL);
  WSABUF out = {4, "ping"}, in = {16, data[0]};
  DWORD bytes = 77, flags = 0;
  SAY_SOCK("WSASend", WSASend(mine, &out, 1, &bytes, 0, NULL, NULL));
  int received = WSARecv(mine, &in, 1, &bytes, &flags, NULL, NULL);
  ended(t);
  say("the peer got '%s'", data[1]);
  say("WSARecv %d, %u bytes '%s'", received, (unsigned)bytes, data[0]);
  SAY_SOCK("send", send(mine, "x", 1, 0));
  put(peer, "y");
  get("recv", mine);
  no_packet("none of them", port);
  return 0;
}
