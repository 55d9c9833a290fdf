/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-13] Closing with unread data, or with SO_LINGER {1, 0}, resets: the peer's receive ends with 64. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  HANDLE port = new_port(0);
  connected_pair(&mine, &peer);
  associate(port, peer, 1);
  put(peer, "never read");
  until_readable(mine);
  receive("the peer waits", peer, 0, 16);
  SAY_SOCK("close with unread data", closesocket(mine));
  packet("the peer", port);

  connected_pair(&mine, &peer);
  associate(port, peer, 2);
  receive("the peer waits", peer, 1, 16);
  close_with_reset(mine);
  packet("the peer", port);
  return 0;
}
