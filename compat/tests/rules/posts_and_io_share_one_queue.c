/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-4] P7 fair: posts and the packets of operations leave in the order they were queued. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  PostQueuedCompletionStatus(port, 10, 2, &operation[10]);
  transmit("send", mine, 0, "a");
  PostQueuedCompletionStatus(port, 11, 2, &operation[11]);
  transmit("send", mine, 1, "bc");
  put(peer, "data");
  until_readable(mine);
  receive("receive", mine, 2, 16);
  PostQueuedCompletionStatus(port, 12, 2, &operation[12]);
  for (int i = 0; i < 6; i++) packet("next", port);
  no_packet("empty", port);
  return 0;
}
