/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-14 ERR-4] After shutdown(SD_RECEIVE) a receive is refused with 10058 and has no packet; sending works. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  SAY_SOCK("shutdown", shutdown(mine, SD_RECEIVE));
  receive("overlapped", mine, 0, 16);
  get("blocking", mine);
  no_packet("none", port);
  transmit("sending", mine, 1, "still works");
  packet("sending", port);
  get("peer", peer);
  return 0;
}
