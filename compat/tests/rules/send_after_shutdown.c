/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-13] After shutdown(SD_SEND) a send is refused, the peer reads the end of the stream, receiving goes on. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  receive("pending", mine, 0, 16);
  SAY_SOCK("shutdown", shutdown(mine, SD_SEND));
  SAY_SOCK("shutdown again", shutdown(mine, SD_SEND));
  transmit("after it", mine, 1, "x");
  SAY_SOCK("send", send(mine, "x", 1, 0));
  get("at the peer", peer);
  no_packet("refused", port);
  put(peer, "hello");
  packet("receiving goes on", port);
  put(peer, "again");
  get("blocking receive", mine);
  SAY_SOCK("the peer's shutdown", shutdown(peer, SD_SEND));
  get("both have ended", mine);
  SAY_SOCK("shutdown of both directions", shutdown(mine, SD_BOTH));
  get("after that", mine);
  return 0;
}
