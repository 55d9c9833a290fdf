/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-1] P1 exactly once: AcceptEx pends, and its one packet has the listener's key and its OVERLAPPED. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 11);
  SOCKET s = stream();
  associate(port, s, 22);
  SAY_BOOL("AcceptEx", accepting(l, s, 3, 0));
  no_packet("nobody there", port);
  SOCKET client = connected_to(&address);
  packet("a client", port);
  no_packet("no more", port);
  receive("the connection", s, 4, 16);
  put(client, "hello");
  packet("has its own key", port);
  return 0;
}
