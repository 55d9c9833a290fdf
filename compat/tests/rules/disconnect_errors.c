/* SPDX-License-Identifier: Apache-2.0 */

/* [DISC-3 SOCK-22] DisconnectEx of what is not connected: 10057; of what is no socket: 10038. No packet. */

#include "../trace.h"

int main(void) {
  SOCKET l, fresh;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  fresh = stream();
  associate(port, fresh, 2);
  LPFN_DISCONNECTEX call = disconnect_ex(fresh);
  SAY_BOOL("fresh", call(fresh, &operation[0], 0, 0));
  SAY_BOOL("fresh, synchronous", call(fresh, NULL, 0, 0));
  SAY_BOOL("listening", call(l, &operation[1], 0, 0));
  closesocket(fresh);
  SAY_BOOL("closed", call(fresh, &operation[2], 0, 0));
  SAY_BOOL("a port", call((SOCKET)port, &operation[2], 0, 0));
  SAY_BOOL("INVALID_SOCKET", call(INVALID_SOCKET, &operation[2], 0, 0));
  no_packet("none", port);
  return 0;
}
