/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-1 UDP-11 SOCK-36] Datagrams over IPv6: addresses have Windows' family, coming and going. Wine 8 does not
   look at the room for an address; Microsoft Learn, WSARecvFrom. */

#include "datagrams.h"

int main(void) {
  start();
  SOCKET s = WSASocketW(AF_INET6, SOCK_DGRAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED);
  SOCKET peer = WSASocketW(AF_INET6, SOCK_DGRAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED);
  struct sockaddr_in6 mine = {.sin6_family = AF_INET6}, theirs = {.sin6_family = AF_INET6}, from = {0};
  mine.sin6_addr = theirs.sin6_addr = in6addr_loopback;
  int length = sizeof mine;
  must(bind(s, (struct sockaddr *)&mine, sizeof mine) == 0, "bind");
  must(bind(peer, (struct sockaddr *)&theirs, sizeof theirs) == 0, "bind");
  getsockname(s, (struct sockaddr *)&mine, &length);
  getsockname(peer, (struct sockaddr *)&theirs, &length);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  WSABUF in = {16, data[0]}, out = {4, "back"};
  DWORD bytes = 0, flags = 0;
  length = sizeof from;
  SAY_SOCK("pending", WSARecvFrom(s, &in, 1, &bytes, &flags, (struct sockaddr *)&from, &length, &operation[0], NULL));
  SAY_SOCK("sendto", sendto(peer, "hello", 5, 0, (struct sockaddr *)&mine, sizeof mine));
  packet("pending", port);
  say("family %d, from the peer %d, loopback %d, length %d", from.sin6_family, from.sin6_port == theirs.sin6_port,
      IN6_ADDR_EQUAL(&from.sin6_addr, &in6addr_loopback), length);
  SAY_SOCK("answer", WSASendTo(s, &out, 1, &bytes, 0, (struct sockaddr *)&from, length, &operation[1], NULL));
  packet("answer", port);
  get("the peer", peer);
  length = 16;
  SAY_SOCK("room for IPv4 only",
           WSARecvFrom(s, &in, 1, &bytes, &flags, (struct sockaddr *)&from, &length, &operation[2], NULL));
  return 0;
}
