/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-2] A datagram that is waiting ends the receive at once, and its packet comes all the same. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, from;
  int length = sizeof from;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  put_to(peer, "here", &mine);
  until_arrived(s);
  memset(&from, 0, sizeof from);
  receive_from("queued", s, 0, 16, &from, &length);
  say("from the peer %d", from.sin_port == theirs.sin_port);
  packet("queued", port);
  no_packet("only one", port);
  return 0;
}
