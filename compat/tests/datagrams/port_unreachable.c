/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-12] ICMP's port unreachable about a datagram sent earlier fails a receive: pending with 1234, at once with
   10054 and no packet. Sending is not failed by it, and receiving goes on. Wine 8 reports nothing; Microsoft Learn,
   WSARecvFrom: WSAECONNRESET. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, none = nobody();
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  receive("pending", s, 0, 16);
  put_to(s, "lost", &none);
  packet("pending", port);
  say_record("pending", &operation[0]);
  DWORD bytes = 0, flags = 0;
  SAY_BOOL("result", WSAGetOverlappedResult(s, &operation[0], &bytes, FALSE, &flags));

  put_to(s, "lost", &none);
  until_arrived(s);
  receive("at once", s, 1, 16);
  no_packet("at once", port);
  put_to(s, "lost", &none);
  until_arrived(s);
  SAY_SOCK("recv", recv(s, data[2], 16, 0));

  put_to(s, "lost", &none);
  until_arrived(s);
  put_to(s, "still sending", &theirs);
  get("the peer", peer);
  SAY_SOCK("recv", recv(s, data[2], 16, 0));
  receive("afterwards", s, 3, 16);
  put_to(peer, "fine", &mine);
  packet("afterwards", port);
  return 0;
}
