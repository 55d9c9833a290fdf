/* SPDX-License-Identifier: Apache-2.0 */

/* [ERR-1 ERR-2 SOCK-22 SOCK-33] Arguments that WSARecvFrom, WSASendTo, recvfrom and sendto refuse, from the tables
   of their pages at Microsoft Learn: nothing is queued, nothing is sent. Wine 8 pends, in places. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, from, other;
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = 9};
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  WSABUF buffer = {4, data[0]};
  DWORD bytes = 0, flags = 0;
  int length = sizeof from, small = 4;
  struct sockaddr *sender = (struct sockaddr *)&from, *to = (struct sockaddr *)&theirs;
  OVERLAPPED *op = &operation[0];
  SAY_SOCK("WSARecvFrom, no socket",
           WSARecvFrom((SOCKET)0x7ffffffc, &buffer, 1, &bytes, &flags, sender, &length, op, NULL));
  SAY_SOCK("WSARecvFrom, no buffers", WSARecvFrom(s, &buffer, 0, &bytes, &flags, sender, &length, op, NULL));
  SAY_SOCK("WSARecvFrom, small address", WSARecvFrom(s, &buffer, 1, &bytes, &flags, sender, &small, op, NULL));
  SAY_SOCK("WSARecvFrom, no length", WSARecvFrom(s, &buffer, 1, &bytes, &flags, sender, NULL, op, NULL));
  SAY_SOCK("recvfrom, small address", recvfrom(s, data[0], 4, 0, sender, &small));
  SAY_SOCK("recvfrom, no length", recvfrom(s, data[0], 4, 0, sender, NULL));
  SAY_SOCK("WSASendTo, no socket", WSASendTo((SOCKET)0x7ffffffc, &buffer, 1, &bytes, 0, to, sizeof theirs, op, NULL));
  SAY_SOCK("WSASendTo, no buffers", WSASendTo(s, &buffer, 0, &bytes, 0, to, sizeof theirs, op, NULL));
  SAY_SOCK("WSASendTo, short address", WSASendTo(s, &buffer, 1, &bytes, 0, to, 4, op, NULL));
  SAY_SOCK("WSASendTo, other family",
           WSASendTo(s, &buffer, 1, &bytes, 0, (struct sockaddr *)&six, sizeof six, op, NULL));
  other = theirs;
  other.sin_port = 0;
  SAY_SOCK("WSASendTo, port 0", WSASendTo(s, &buffer, 1, &bytes, 0, (struct sockaddr *)&other, sizeof other, op, NULL));
  SAY_SOCK("sendto, short address", sendto(s, "x", 1, 0, to, 4));
  other = theirs;
  other.sin_addr.s_addr = INADDR_BROADCAST;
  SAY_SOCK("broadcast not allowed",
           WSASendTo(s, &buffer, 1, &bytes, 0, (struct sockaddr *)&other, sizeof other, op, NULL));
  static char large[70000];
  WSABUF too_much = {sizeof large, large};
  SAY_SOCK("too long for a datagram", WSASendTo(s, &too_much, 1, &bytes, 0, to, sizeof theirs, op, NULL));
  no_packet("nothing", port);
  u_long available = 1;
  ioctlsocket(peer, FIONREAD, &available);
  say("sent nothing %d", available == 0);
  return 0;
}
