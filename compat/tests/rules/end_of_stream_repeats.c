/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-9 ERR-10] When the peer has closed its side, data comes first, then 0 bytes, again and again; sending goes
   on. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  for (int i = 0; i < 3; i++) receive("pending", mine, i, 16);
  put(peer, "last words");
  packet("data", port);
  SAY_SOCK("the peer shuts down", shutdown(peer, SD_SEND));
  packet("end", port);
  packet("end", port);
  for (int i = 3; i < 6; i++) {
    receive("after the end", mine, i, 16);
    packet("end again", port);
  }
  get("blocking receive", mine);
  transmit("still open", mine, 6, "answer");
  packet("sent", port);
  get("at the peer", peer);
  return 0;
}
