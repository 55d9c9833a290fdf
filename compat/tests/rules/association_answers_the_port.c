/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-2 PORT-3] An association answers the port it was given, or a new one if it was given none. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(1);
  say("the same value: %d", CreateIoCompletionPort((HANDLE)mine, port, 7, 999) == port);
  HANDLE both = CreateIoCompletionPort((HANDLE)peer, NULL, 8, 0);
  say("a new port: %d", both != NULL && both != port && both != INVALID_HANDLE_VALUE);
  transmit("one end", mine, 0, "to the peer");
  packet("its port", port);
  receive("the other end", peer, 1, 32);
  packet("its port", both);
  no_packet("no more", port);
  no_packet("no more", both);
  return 0;
}
