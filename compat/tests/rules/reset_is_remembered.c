/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-14] The pending receive that saw the reset is not the only one: nobody reads 0 bytes afterwards.

   Wine 8 reads 0 bytes once the reset was told; its own sock.c, on Windows, expects 10054. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  receive("first", mine, 0, 16);
  receive("second", mine, 1, 16);
  close_with_reset(peer);
  packet("reset", port);
  packet("reset", port);
  receive("later", mine, 2, 16);
  transmit("later", mine, 3, "x");
  SAY_SOCK("recv", recv(mine, data[0], 1, 0));
  SAY_SOCK("recv again", recv(mine, data[0], 1, 0));
  no_packet("refused", port);

  connected_pair(&mine, &peer);
  close_with_reset(peer);
  until_readable(mine);
  SAY_SOCK("a blocking receive sees it first", recv(mine, data[0], 1, 0));
  associate(port, mine, 2);
  receive("then an overlapped one", mine, 4, 16);
  SAY_SOCK("and another", recv(mine, data[0], 1, 0));
  no_packet("refused", port);
  return 0;
}
