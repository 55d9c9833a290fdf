/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-4 UDP-14 ERR-9] P1 exactly once: a datagram that is waiting and longer than the buffer: the call fails with
   10040, and a packet with 234 comes, since a warning is no error. With a buffer of no bytes as well. Wine 8
   answers the same; Microsoft Learn, WSARecvFrom: WSAEMSGSIZE. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, from;
  int length = sizeof from;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  put_to(peer, "abcdefgh", &mine);
  until_arrived(s);
  memset(&from, 0, sizeof from);
  receive_from("too long", s, 0, 4, &from, &length);
  packet("too long", port);
  say_record("too long", &operation[0]);
  say("'%.4s' from the peer %d", data[0], from.sin_port == theirs.sin_port);
  put_to(peer, "xyz", &mine);
  until_arrived(s);
  receive("no room", s, 1, 0);
  packet("no room", port);
  no_packet("the rest is lost", port);
  put_to(peer, "fits", &mine);
  until_arrived(s);
  receive("fits", s, 2, 4);
  packet("fits", port);
  return 0;
}
