/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-13 CLOSE-7 SOCK-10 SOCK-9] Reset versus graceful close: linger with 0 seconds resets, and the pending
   receive of the peer fails; without it the peer reads the end of the stream, and after half a close it may go on
   sending. */

#include "connections.h"

int main(void) {
  SOCKET mine, peer;
  start();
  HANDLE port = new_port(0);
  connected_pair(&mine, &peer);
  associate(port, mine, 1);
  receive("reset", mine, 0, 16);
  close_with_reset(peer);
  packet("reset", port);
  say_record("reset", &operation[0]);

  connected_pair(&mine, &peer);
  associate(port, mine, 2);
  receive("graceful", mine, 1, 16);
  closesocket(peer);
  packet("graceful", port);

  connected_pair(&mine, &peer);
  associate(port, mine, 3);
  receive("half", mine, 2, 16);
  shutdown(peer, SD_SEND);
  packet("half", port);
  transmit("half", mine, 3, "still there");
  packet("half", port);
  get("the peer", peer);
  shutdown(mine, SD_SEND);
  get("the peer", peer);
  return 0;
}
