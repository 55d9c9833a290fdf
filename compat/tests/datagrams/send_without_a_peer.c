/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-15] Sending without an address on a socket that was not connected: 10057, and no packet. Wine 8 says 10022;
   Microsoft Learn, WSASend: WSAENOTCONN. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  transmit("WSASend", s, 0, "lost");
  SAY_SOCK("send", send(s, "lost", 4, 0));
  no_packet("nothing", port);
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&theirs, sizeof theirs));
  transmit("connected", s, 1, "found");
  packet("connected", port);
  get("the peer", peer);
  return 0;
}
