/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-3 UDP-13] recvfrom with a small buffer: 10040, with the beginning of the datagram and the sender's address;
   MSG_PEEK likewise, and leaves it. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, from;
  int length = sizeof from;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  put_to(peer, "abcdefgh", &mine);
  memset(&from, 0, sizeof from);
  SAY_SOCK("peek", recvfrom(s, data[0], 3, MSG_PEEK, (struct sockaddr *)&from, &length));
  say("'%.3s' from the peer %d", data[0], from.sin_port == theirs.sin_port);
  SAY_SOCK("recv", recv(s, data[1], 5, 0));
  say("'%.5s'", data[1]);
  put_to(peer, "", &mine);
  SAY_SOCK("empty", recvfrom(s, data[2], 5, 0, NULL, NULL));
  WSABUF parts[2] = {{2, data[3]}, {4, data[4]}};
  DWORD bytes = 0, flags = 0;
  put_to(peer, "ABCDEF", &mine);
  SAY_SOCK("two buffers", WSARecvFrom(s, parts, 2, &bytes, &flags, NULL, NULL, NULL, NULL));
  say("%u bytes, '%.2s' '%.4s'", (unsigned)bytes, data[3], data[4]);
  return 0;
}
