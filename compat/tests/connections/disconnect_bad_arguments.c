/* SPDX-License-Identifier: Apache-2.0 */

/* [DISC-3 ERR-1 ERR-2] What DisconnectEx refuses, by its page at Microsoft Learn: nothing is queued, and the
   connection stays. Without an OVERLAPPED it is synchronous. Wine 8 looks at none of the arguments. */

#include "connections.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  LPFN_DISCONNECTEX call = disconnect_ex(mine);
  SOCKET idle = stream(), datagrams = socket(AF_INET, SOCK_DGRAM, 0);
  SAY_BOOL("no socket", call((SOCKET)0x7ffffffc, &operation[0], 0, 0));
  SAY_BOOL("not connected", call(idle, &operation[0], 0, 0));
  SAY_BOOL("datagrams", call(datagrams, &operation[0], 0, 0));
  SAY_BOOL("reserved", call(mine, &operation[0], 0, 1));
  no_packet("nothing", port);
  put(mine, "alive");
  get("the peer", peer);
  SAY_BOOL("synchronous", call(mine, NULL, 0, 0));
  get("the peer", peer);
  no_packet("nothing", port);
  return 0;
}
