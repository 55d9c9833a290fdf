/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-27] P2 hands off: an OVERLAPPED may be used again once its packet was dequeued, as it is. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  operation[0].Offset = 0xdeadbeef;
  operation[0].OffsetHigh = 0xdeadbeef;
  for (int i = 0; i < 2; i++) {
    receive("receive", mine, 0, 16);
    put(peer, i ? "second" : "first");
    packet("received", port);
    transmit("send", mine, 0, "x");
    packet("sent", port);
  }
  receive("cancelled", mine, 0, 16);
  CancelIoEx((HANDLE)mine, &operation[0]);
  packet("cancelled", port);
  operation[0].Internal = 0xC0000120;
  receive("after a failure", mine, 0, 16);
  put(peer, "third");
  packet("received", port);
  say("offsets kept: %d", operation[0].Offset == 0xdeadbeef && operation[0].OffsetHigh == 0xdeadbeef);
  return 0;
}
