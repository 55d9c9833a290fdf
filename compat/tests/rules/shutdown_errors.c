/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-35] shutdown of a socket that is not connected: 10057; with an unknown direction: 10022. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  SOCKET fresh = stream();
  SAY_SOCK("fresh, SD_SEND", shutdown(fresh, SD_SEND));
  SAY_SOCK("fresh, SD_RECEIVE", shutdown(fresh, SD_RECEIVE));
  SAY_SOCK("fresh, SD_BOTH", shutdown(fresh, SD_BOTH));
  SAY_SOCK("direction 3", shutdown(mine, 3));
  SAY_SOCK("direction -1", shutdown(mine, -1));
  put(peer, "alive");
  get("still connected", mine);
  SAY_SOCK("SD_BOTH", shutdown(mine, SD_BOTH));
  SAY_SOCK("SD_BOTH again", shutdown(mine, SD_BOTH));
  get("at the peer", peer);
  return 0;
}
