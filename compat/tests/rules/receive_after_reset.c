/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-11 SOCK-22] A receive issued after the reset arrived is refused with 10054 and has no packet.

   Wine 8 answers 0 bytes, at once and with a packet; its own sock.c, on Windows, expects 10054. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 3);
  close_with_reset(peer);
  until_readable(mine);
  receive("after the reset", mine, 0, 16);
  no_packet("none", port);
  receive("and again", mine, 1, 16);
  no_packet("none", port);
  return 0;
}
