/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-8 SOCK-20 SOCK-25] Selected events and overlapped operations on one socket: a pending receive takes the
   data, and nothing is recorded for it; without one FD_READ is. A socket with a port that nobody waits on is looked
   after, too. */

#include "network_events.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  WSAEVENT event = WSACreateEvent();
  WSAEventSelect(mine, event, FD_READ | FD_CLOSE);
  associate(port, mine, 5);
  receive("pending", mine, 0, 16);
  put(peer, "taken");
  packet("pending", port);
  quiet("nothing to read", event);
  put(peer, "left");
  happened("nobody took it", mine, event);
  receive("at once", mine, 1, 16);
  packet("at once", port);
  closesocket(peer);
  happened("end", mine, event);
  return 0;
}
