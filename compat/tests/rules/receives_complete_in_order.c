/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-7] P5 order: several receives pending on a stream are filled, and their packets queued, as they were issued. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  for (int i = 0; i < 5; i++) receive("pending", mine, i, 4);
  put(peer, "aaaabbbbccccdddd");
  put(peer, "ee");
  for (int i = 0; i < 5; i++) packet("next", port);
  for (int i = 0; i < 5; i++) say("'%.4s'", data[i]);
  no_packet("empty", port);
  return 0;
}
