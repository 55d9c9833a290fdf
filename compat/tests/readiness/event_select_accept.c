/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-8] FD_ACCEPT is recorded once until accept was called, again while connections wait; an accepted socket
   begins with the events of its listener and is non-blocking (Microsoft Learn, accept). */

#include "network_events.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address);
  WSAEVENT event = WSACreateEvent();
  SAY_SOCK("WSAEventSelect", WSAEventSelect(l, event, FD_ACCEPT | FD_READ));
  quiet("nobody came", event);
  SOCKET first = connected_to(&address), second = connected_to(&address);
  happened("one", l, event);
  quiet("once only", event);
  SOCKET s = accept(l, NULL, NULL);
  happened("the other", l, event);
  SOCKET t = accept(l, NULL, NULL);
  quiet("nobody is left", event);
  say("accepted %d %d", s != INVALID_SOCKET, t != INVALID_SOCKET);
  SAY_SOCK("non-blocking", recv(s, data[0], 4, 0));
  put(first, "hello");
  happened("the first", s, event);
  put(second, "hello");
  happened("the second", t, event);
  return 0;
}
