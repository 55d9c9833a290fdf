/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-6] WSASendTo makes one datagram of all buffers, completes at once with its size, and queues a packet; so
   does one of no bytes. Sending binds the socket. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in theirs, from;
  int length = sizeof from;
  SOCKET s = datagram_socket(), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  WSABUF parts[3] = {{3, "one"}, {0, NULL}, {4, "more"}};
  DWORD bytes = 0;
  SAY_SOCK("WSASendTo",
           WSASendTo(s, parts, 3, &bytes, 0, (struct sockaddr *)&theirs, sizeof theirs, &operation[0], NULL));
  say("%u bytes", (unsigned)bytes);
  packet("three buffers", port);
  int count = recvfrom(peer, data[0], 100, 0, (struct sockaddr *)&from, &length);
  say("the peer got %d '%.7s'", count, data[0]);
  send_to("empty", s, 1, "", &theirs);
  packet("empty", port);
  SAY_SOCK("the peer", recv(peer, data[1], 100, 0));
  struct sockaddr_in mine;
  length = sizeof mine;
  SAY_SOCK("getsockname", getsockname(s, (struct sockaddr *)&mine, &length));
  say("bound %d", mine.sin_port == from.sin_port);
  receive("the socket", s, 2, 16);
  put_to(peer, "back", &from);
  packet("the socket", port);
  return 0;
}
