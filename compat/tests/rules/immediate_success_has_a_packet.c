/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-3 SOCK-4] P1 exactly once: what succeeds at once tells its count at once, and has a packet all the same. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 6);
  put(peer, "already there");
  until_readable(mine);
  receive("receive", mine, 0, 64);
  say("its data: '%.13s'", data[0]);
  packet("receive", port);
  transmit("send", mine, 1, "fits");
  packet("send", port);
  get("peer", peer);
  no_packet("no more", port);
  return 0;
}
