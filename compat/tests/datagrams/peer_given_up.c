/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-8 UDP-15] A connected datagram socket that is connected to zeros has no peer any more: it takes datagrams of
   everybody, and cannot send without an address. Wine 8 loses the socket's own port by it, as Linux does; Microsoft
   Learn, connect: an address of zeros disconnects the socket. */

#include "datagrams.h"

static void lose_peer(SOCKET s, SOCKET stranger, HANDLE port, const struct sockaddr_in *mine, int family) {
  struct sockaddr_in zeros;
  memset(&zeros, 0, sizeof zeros);
  zeros.sin_family = (ADDRESS_FAMILY)family;
  SAY_SOCK("connect to zeros", connect(s, (struct sockaddr *)&zeros, sizeof zeros));
  put_to(stranger, "stranger", mine);
  until_arrived(s);
  receive("receive", s, 0, 64);
  packet("receive", port);
  say("'%.8s'", data[0]);
  transmit("send", s, 1, "nowhere");
}

int main(void) {
  start();
  struct sockaddr_in mine, theirs, strangers;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  SOCKET stranger = bound_datagram_socket(&strangers);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&theirs, sizeof theirs));
  lose_peer(s, stranger, port, &mine, AF_UNSPEC);
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&theirs, sizeof theirs));
  transmit("send", s, 1, "back");
  packet("send", port);
  get("peer", peer);
  lose_peer(s, stranger, port, &mine, AF_INET);
  return 0;
}
