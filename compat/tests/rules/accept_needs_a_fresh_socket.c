/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-12] An accept socket that is bound, connected or listening, or a datagram socket, is refused with 10022.

   Wine 8 answers 997; its own sock.c, on Windows, expects WSAEINVAL. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  struct sockaddr_in address, other_address;
  SOCKET l = listener(&address), other = listener(&other_address), bound = stream(), fresh = stream();
  SOCKET datagram = WSASocketW(AF_INET, SOCK_DGRAM, IPPROTO_UDP, NULL, 0, WSA_FLAG_OVERLAPPED);
  bind_loopback(bound);
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, l, 1);
  SAY_BOOL("bound", accepting(l, bound, 0, 0));
  SAY_BOOL("connected", accepting(l, mine, 1, 0));
  SAY_BOOL("datagram", accepting(l, datagram, 2, 0));
  SAY_BOOL("another listener", accepting(l, other, 3, 0));
  SAY_BOOL("the listener itself", accepting(l, l, 4, 0));
  no_packet("refused", port);
  say("fresh: AcceptEx %s", accepted(accepting(l, fresh, 5, 0)));
  connected_to(&address);
  packet("the listener works", port);
  put(peer, "works");
  get("the connected socket", mine);
  return 0;
}
