/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-7] Options of multicast: a member gets what is sent to the group, one that has left does not. Numbers and
   records differ from Linux'. Microsoft Learn, IPPROTO_IP Socket Options. Wine 8 says 10022 for the two last;
   Microsoft Learn, setsockopt. */

#include "datagrams.h"

int main(void) {
  start();
  SOCKET s = datagram_socket(), peer = datagram_socket();
  struct sockaddr_in any = loopback(), group;
  any.sin_addr.s_addr = INADDR_ANY;
  int length = sizeof any;
  must(bind(s, (struct sockaddr *)&any, sizeof any) == 0, "bind");
  must(getsockname(s, (struct sockaddr *)&any, &length) == 0, "getsockname");
  HANDLE port = new_port(0);
  associate(port, s, 7);
  IP_MREQ membership;
  membership.imr_multiaddr.s_addr = inet_addr("239.1.2.3");
  membership.imr_interface.s_addr = htonl(INADDR_LOOPBACK);
  struct in_addr interface_address = membership.imr_interface;
  DWORD ttl = 1, loop = 1, read = 0;
  SAY_SOCK("IP_ADD_MEMBERSHIP", setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&membership, sizeof membership));
  SAY_SOCK("IP_MULTICAST_IF",
           setsockopt(peer, IPPROTO_IP, IP_MULTICAST_IF, (char *)&interface_address, sizeof interface_address));
  SAY_SOCK("IP_MULTICAST_TTL", setsockopt(peer, IPPROTO_IP, IP_MULTICAST_TTL, (char *)&ttl, sizeof ttl));
  SAY_SOCK("IP_MULTICAST_LOOP", setsockopt(peer, IPPROTO_IP, IP_MULTICAST_LOOP, (char *)&loop, sizeof loop));
  length = sizeof read;
  SAY_SOCK("read back", getsockopt(peer, IPPROTO_IP, IP_MULTICAST_TTL, (char *)&read, &length));
  say("%u", (unsigned)read);
  group = any;
  group.sin_addr = membership.imr_multiaddr;
  receive("member", s, 0, 16);
  put_to(peer, "to all", &group);
  packet("member", port);
  SAY_SOCK("IP_DROP_MEMBERSHIP", setsockopt(s, IPPROTO_IP, IP_DROP_MEMBERSHIP, (char *)&membership, sizeof membership));
  receive("left", s, 1, 16);
  put_to(peer, "to nobody", &group);
  no_packet("left", port);
  SAY_SOCK("leaving twice",
           setsockopt(s, IPPROTO_IP, IP_DROP_MEMBERSHIP, (char *)&membership, sizeof membership));
  SAY_SOCK("short record", setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&membership, 4));
  return 0;
}
