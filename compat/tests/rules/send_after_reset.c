/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-24 LIVE-14] Once the peer's reset has arrived every send and receive fails at once with 10054.

   Wine 8 reads 0 bytes once the reset was told; its own sock.c, on Windows, expects 10054. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  close_with_reset(peer);
  until_readable(mine);
  transmit("after the reset", mine, 0, "x");
  receive("after the reset", mine, 1, 16);
  SAY_SOCK("send", send(mine, "x", 1, 0));
  SAY_SOCK("recv", recv(mine, data[0], 1, 0));
  transmit("once more", mine, 0, "x");
  receive("once more", mine, 1, 16);
  no_packet("refused", port);
  return 0;
}
