/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-8] Selected events of a datagram socket: FD_READ per recvfrom while datagrams wait. */

#include "network_events.h"

int main(void) {
  start();
  SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), peer = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in mine = bind_loopback(s);
  WSAEVENT event = WSACreateEvent();
  SAY_SOCK("WSAEventSelect", WSAEventSelect(s, event, FD_READ));
  quiet("nothing", event);
  sendto(peer, "one", 3, 0, (struct sockaddr *)&mine, sizeof mine);
  happened("one", s, event);
  sendto(peer, "two", 3, 0, (struct sockaddr *)&mine, sizeof mine);
  quiet("not again before recvfrom", event);
  SAY_SOCK("recvfrom", recvfrom(s, data[0], 16, 0, NULL, NULL));
  happened("two", s, event);
  SAY_SOCK("recvfrom", recvfrom(s, data[0], 16, 0, NULL, NULL));
  quiet("none is left", event);
  return 0;
}
