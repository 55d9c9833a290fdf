/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-12] A close with nothing pending queues nothing, be the socket fresh, listening, or used. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer, fresh, l;
  struct sockaddr_in address;
  HANDLE port = open_connection(&mine, &peer, 1);
  fresh = stream();
  associate(port, fresh, 2);
  l = listener(&address);
  associate(port, l, 3);
  transmit("used", mine, 0, "x");
  packet("used", port);
  SAY_SOCK("used", closesocket(mine));
  SAY_SOCK("fresh", closesocket(fresh));
  SAY_SOCK("listening", closesocket(l));
  no_packet("none", port);
  return 0;
}
