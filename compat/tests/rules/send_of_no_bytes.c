/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-29] A send of no bytes succeeds, queues a packet and sends nothing. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF none = {0, NULL};
  DWORD bytes = 9;
  SAY_SOCK("send", WSASend(mine, &none, 1, &bytes, 0, &operation[0], NULL));
  say("count %u", (unsigned)bytes);
  packet("no bytes", port);
  transmit("send", mine, 1, "after");
  packet("some bytes", port);
  get("at the peer", peer);
  return 0;
}
