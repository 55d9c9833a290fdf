/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-8] WSAEventSelect on a stream: FD_WRITE at once, FD_READ once until recv was called, again while data is
   left, FD_CLOSE at the end. The record is cleared by WSAEnumNetworkEvents. */

#include "network_events.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  WSAEVENT event = WSACreateEvent();
  SAY_SOCK("WSAEventSelect", WSAEventSelect(mine, event, FD_READ | FD_WRITE | FD_CLOSE));
  happened("at once", mine, event);
  quiet("once only", event);
  put(peer, "abcdef");
  happened("data", mine, event);
  put(peer, "ghi");
  quiet("not again before recv", event);
  SAY_SOCK("recv", recv(mine, data[0], 4, 0));
  happened("data is left", mine, event);
  SAY_SOCK("recv", recv(mine, data[0], 16, 0));
  quiet("nothing is left", event);
  SAY_SOCK("recv", recv(mine, data[0], 16, 0));
  put(peer, "more");
  happened("more", mine, event);
  SAY_SOCK("recv", recv(mine, data[0], 16, 0));
  closesocket(peer);
  happened("end", mine, event);
  return 0;
}
