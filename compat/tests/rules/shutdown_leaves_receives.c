/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-6] shutdown(SD_SEND) leaves a pending receive alone; the peer sees the end and may still answer. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  receive("pending", mine, 0, 16);
  SAY_SOCK("shutdown", shutdown(mine, SD_SEND));
  get("the peer", peer);
  no_packet("still pending", port);
  put(peer, "goodbye");
  packet("its data", port);
  receive("and the end", mine, 1, 16);
  closesocket(peer);
  packet("and the end", port);
  return 0;
}
