/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-10] Many sockets on one port: each packet has the key of its own. */

#include "../trace.h"

enum { PAIRS = 8 };

int main(void) {
  SOCKET mine[PAIRS], peer[PAIRS];
  start();
  HANDLE port = new_port(0);
  for (int i = 0; i < PAIRS; i++) {
    connected_pair(&mine[i], &peer[i]);
    associate(port, mine[i], 100 + (ULONG_PTR)i);
    receive("socket", mine[i], i, 8);
  }
  for (int i = PAIRS - 1; i >= 0; i--) put(peer[i], i % 2 ? "odd" : "even");
  packets("packet", port, PAIRS);
  no_packet("no more", port);
  return 0;
}
