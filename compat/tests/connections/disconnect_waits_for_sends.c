/* SPDX-License-Identifier: Apache-2.0 */

/* [DISC-1 SOCK-8] P5 order: DisconnectEx takes its turn behind a send that waits: the peer gets every byte, then
   the end. Wine 8 disconnects first. */

#include "connections.h"

enum { LARGE = 16 << 20 };

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  char *text = calloc(1, LARGE);
  WSABUF all = {LARGE, text};
  SAY_SOCK("WSASend", WSASend(mine, &all, 1, NULL, 0, &operation[0], NULL));
  SAY_BOOL("DisconnectEx", disconnect_ex(mine)(mine, &operation[1], 0, 0));
  long long got = 0;
  int count;
  static char into[65536];
  while ((count = recv(peer, into, sizeof into, 0)) > 0) got += count;
  say("the peer got %d, then %d", got == LARGE, count);
  packet("sent", port);
  packet("disconnected", port);
  free(text);
  return 0;
}
