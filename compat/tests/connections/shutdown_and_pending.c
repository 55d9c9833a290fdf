/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-6 SOCK-13 SOCK-14] What a shutdown does to pending operations: SD_SEND leaves a receive alone;
   WSASendDisconnect and WSARecvDisconnect are shutdowns, and take no data with them. */

#include "connections.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  receive("pending", mine, 0, 16);
  SAY_SOCK("WSASendDisconnect", WSASendDisconnect(mine, NULL));
  get("the peer", peer);
  put(peer, "later");
  packet("pending", port);
  transmit("after", mine, 1, "x");
  SAY_SOCK("WSARecvDisconnect", WSARecvDisconnect(mine, NULL));
  receive("after", mine, 2, 16);
  no_packet("nothing", port);
  SAY_SOCK("no socket", WSASendDisconnect((SOCKET)0x7ffffffc, NULL));
  SOCKET idle = stream();
  SAY_SOCK("not connected", WSARecvDisconnect(idle, NULL));
  return 0;
}
