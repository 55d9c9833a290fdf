/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-8 ERR-2 SOCK-20] WSAEventSelect makes the socket non-blocking, and FIONBIO cannot take that back until it
   is cancelled; a second call replaces the first. Bad arguments, by its page and WSAEnumNetworkEvents' at Microsoft
   Learn. Wine 8 crashes on a missing record. */

#include "network_events.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  WSAEVENT event = WSACreateEvent(), other = WSACreateEvent();
  WSANETWORKEVENTS seen;
  u_long off = 0;
  SAY_SOCK("no socket", WSAEventSelect((SOCKET)0x7ffffffc, event, FD_READ));
  SAY_SOCK("no event", WSAEventSelect(mine, NULL, FD_READ));
  SAY_SOCK("WSAEventSelect", WSAEventSelect(mine, event, FD_READ));
  SAY_SOCK("recv", recv(mine, data[0], 4, 0));
  SAY_SOCK("FIONBIO off", ioctlsocket(mine, FIONBIO, &off));
  SAY_SOCK("replaced", WSAEventSelect(mine, other, FD_READ));
  put(peer, "x");
  happened("the other event", mine, other);
  quiet("the first one", event);
  SAY_SOCK("cancelled", WSAEventSelect(mine, NULL, 0));
  put(peer, "y");
  quiet("the other event", other);
  SAY_SOCK("FIONBIO off", ioctlsocket(mine, FIONBIO, &off));
  get("blocking", mine);
  SAY_SOCK("enumerate, no socket", WSAEnumNetworkEvents((SOCKET)0x7ffffffc, event, &seen));
  SAY_SOCK("enumerate, no record", WSAEnumNetworkEvents(mine, event, NULL));
  SAY_SOCK("enumerate, nothing selected", WSAEnumNetworkEvents(mine, event, &seen));
  say_events("nothing selected", &seen);
  return 0;
}
