/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-17] MSG_WAITALL: an overlapped receive completes when its buffer is full, or at the end of the stream. It
   goes neither with MSG_PEEK nor with a non-blocking socket: 10045. Wine 8 completes early; Microsoft Learn,
   WSARecv. */

#include "connections.h"

static int receive_all(SOCKET s, int i, ULONG length, DWORD more) {
  WSABUF buffer = {length, data[i]};
  DWORD flags = MSG_WAITALL | more;
  return WSARecv(s, &buffer, 1, NULL, &flags, &operation[i], NULL);
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  SAY_SOCK("with MSG_PEEK", receive_all(mine, 0, 8, MSG_PEEK));
  SAY_SOCK("WSARecv", receive_all(mine, 1, 8, 0));
  put(peer, "half");
  no_packet("half", port);
  put(peer, "full and more");
  packet("full", port);
  say("'%.8s'", data[1]);
  receive("the rest", mine, 2, 16);
  packet("the rest", port);
  SAY_SOCK("WSARecv", receive_all(mine, 3, 8, 0));
  put(peer, "end");
  shutdown(peer, SD_SEND);
  packet("end of the stream", port);
  u_long on = 1;
  ioctlsocket(mine, FIONBIO, &on);
  SAY_SOCK("non-blocking, overlapped", receive_all(mine, 4, 8, 0));
  SAY_SOCK("non-blocking", recv(mine, data[5], 8, MSG_WAITALL));
  no_packet("nothing", port);
  return 0;
}
