/* SPDX-License-Identifier: Apache-2.0 */

/* [DISC-1 DISC-2 DISC-5] DisconnectEx: one packet with the socket's key and no bytes, and the peer sees a graceful end.
   Afterwards sends are refused, receives go on, and the socket is as connected as before. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 7);
  WSASetLastError(0);
  BOOL answer = disconnect_ex(mine)(mine, &operation[0], 0, 0);
  say("DisconnectEx %s", accepted(answer));
  packet("disconnected", port);
  no_packet("no more", port);
  get("the peer", peer);
  transmit("send", mine, 1, "x");
  struct sockaddr_in address = loopback();
  address.sin_port = htons(9);
  SAY_SOCK("connect", connect(mine, (struct sockaddr *)&address, sizeof address));
  put(peer, "still there");
  get("receive", mine);
  SAY_BOOL("without OVERLAPPED", disconnect_ex(peer)(peer, NULL, 0, 0));
  get("this end", mine);
  return 0;
}
