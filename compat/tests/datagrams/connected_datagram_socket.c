/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-8] A connected datagram socket takes datagrams of its peer only, and WSASend and WSARecv work on it. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, strangers;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  SOCKET stranger = bound_datagram_socket(&strangers);
  HANDLE port = new_port(0);
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&theirs, sizeof theirs));
  associate(port, s, 7);
  put_to(stranger, "nobody asked", &mine);
  put_to(peer, "peer", &mine);
  receive("receive", s, 0, 64);
  packet("receive", port);
  say("'%.4s'", data[0]);
  transmit("send", s, 1, "back");
  packet("send", port);
  get("peer", peer);
  receive("nothing more", s, 2, 64);
  no_packet("of the stranger", port);
  return 0;
}
