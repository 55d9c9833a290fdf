/* SPDX-License-Identifier: Apache-2.0 */

/* [DISC-1 DISC-2 DISC-5] DisconnectEx without reuse: one packet with the socket's key and 0 bytes; the peer sees
   the end of the stream. Afterwards sending gives 10058 and connecting 10056; receiving goes on. */

#include "connections.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  transmit("before", mine, 0, "last words");
  packet("before", port);
  disconnecting("the socket", mine, 1, 0);
  packet("the socket", port);
  get("the peer", peer);
  get("the peer", peer);
  SAY_SOCK("send", send(mine, "x", 1, 0));
  transmit("after", mine, 2, "x");
  struct sockaddr_in address;
  SOCKET l = listener(&address);
  SAY_SOCK("connect", connect(mine, (struct sockaddr *)&address, sizeof address));
  receive("after", mine, 3, 16);
  put(peer, "answer");
  packet("after", port);
  closesocket(l);
  return 0;
}
