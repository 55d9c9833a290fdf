/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-9] Receiving on a datagram socket that has no address: 10022, and no packet. Wine 8 pends; Microsoft Learn,
   WSARecvFrom: WSAEINVAL, the socket has not been bound. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in from, theirs;
  int length = sizeof from;
  SOCKET s = datagram_socket(), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  receive_from("unbound", s, 0, 16, &from, &length);
  receive("unbound", s, 1, 16);
  SAY_SOCK("recvfrom", recvfrom(s, data[2], 16, 0, (struct sockaddr *)&from, &length));
  no_packet("unbound", port);
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&theirs, sizeof theirs));
  receive("connected", s, 3, 16);
  struct sockaddr_in mine;
  length = sizeof mine;
  getsockname(s, (struct sockaddr *)&mine, &length);
  put_to(peer, "hello", &mine);
  packet("connected", port);
  return 0;
}
