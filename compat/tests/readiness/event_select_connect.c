/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-8 CONN-14] FD_CONNECT with its error code: 0, or 10061 for a port that nobody listens on. */

#include "network_events.h"

int main(void) {
  start();
  struct sockaddr_in address, none;
  SOCKET l = listener(&address), s = stream(), t = stream();
  closesocket(listener(&none));
  WSAEVENT event = WSACreateEvent();
  SAY_SOCK("WSAEventSelect", WSAEventSelect(s, event, FD_CONNECT));
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&address, sizeof address));
  happened("connected", s, event);
  SAY_SOCK("send", send(s, "works", 5, 0));
  SOCKET peer = accept(l, NULL, NULL);
  get("the peer", peer);
  WSAEVENT other = WSACreateEvent();
  SAY_SOCK("WSAEventSelect", WSAEventSelect(t, other, FD_CONNECT));
  SAY_SOCK("connect", connect(t, (struct sockaddr *)&none, sizeof none));
  happened("refused", t, other);
  return 0;
}
