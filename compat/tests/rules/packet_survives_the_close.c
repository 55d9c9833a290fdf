/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-4] A packet that was queued before its socket is closed comes unchanged. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 6);
  put(peer, "hello");
  until_readable(mine);
  receive("receive", mine, 0, 16);
  transmit("send", mine, 1, "bye");
  SAY_SOCK("close", closesocket(mine));
  packet("after the close", port);
  packet("after the close", port);
  say_record("receive", &operation[0]);
  no_packet("no more", port);
  say("'%s'", data[0]);
  get("at the peer", peer);
  get("at the peer", peer);
  return 0;
}
