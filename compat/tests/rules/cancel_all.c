/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-3] P1 exactly once: CancelIoEx(h, NULL) cancels every pending operation; each has its own packet.

   Wine 8 answers TRUE to CancelIoEx for all of a handle that has nothing pending; Microsoft Learn, "CancelIoEx",
   says ERROR_NOT_FOUND. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer, other, other_peer;
  start();
  connected_pair(&mine, &peer);
  connected_pair(&other, &other_peer);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  associate(port, other, 2);
  for (int i = 0; i < 3; i++) receive("pending", mine, i, 16);
  receive("on another socket", other, 3, 16);
  SAY_BOOL("cancel all", CancelIoEx((HANDLE)mine, NULL));
  packets("cancelled", port, 3);
  SAY_BOOL("nothing is left", CancelIoEx((HANDLE)mine, NULL));
  no_packet("no more", port);
  put(other_peer, "hello");
  packet("the other socket", port);
  return 0;
}
