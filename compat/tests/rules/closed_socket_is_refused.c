/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-15 SOCK-22] P4 no stale I/O: a closed socket is answered with 10038 by every call, and queues nothing. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  SAY_SOCK("close", closesocket(mine));
  receive("closed", mine, 0, 16);
  transmit("closed", mine, 1, "x");
  SAY_SOCK("recv", recv(mine, data[0], 1, 0));
  SAY_SOCK("send", send(mine, "x", 1, 0));
  SAY_SOCK("shutdown", shutdown(mine, SD_BOTH));
  SAY_SOCK("listen", listen(mine, 1));
  receive("INVALID_SOCKET", INVALID_SOCKET, 2, 16);
  transmit("INVALID_SOCKET", INVALID_SOCKET, 3, "x");
  no_packet("refused", port);
  return 0;
}
