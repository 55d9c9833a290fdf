/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-8] FD_WRITE comes again only after a send has failed with WSAEWOULDBLOCK and there is room again. */

#include "network_events.h"

int main(void) {
  SOCKET mine, peer;
  static char text[65536];
  start();
  connected_pair(&mine, &peer);
  WSAEVENT event = WSACreateEvent();
  WSAEventSelect(mine, event, FD_WRITE);
  happened("at once", mine, event);
  SAY_SOCK("a send that fits", send(mine, text, 100, 0));
  quiet("nothing new", event);
  long long sent = 100;
  int count;
  while ((count = send(mine, text, sizeof text, 0)) > 0) sent += count;
  say("full: %d %u", count, (unsigned)WSAGetLastError());
  quiet("no room", event);
  for (long long got = 0; got < sent; got += count)
    must((count = recv(peer, text, sizeof text, 0)) > 0, "recv");
  happened("room", mine, event);
  return 0;
}
